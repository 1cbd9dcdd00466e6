"""Tables of the guidance, drawn from the dated data: points by one measure, points by two, plain values, test scores."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from html import escape
from typing import Any

from pycore.law.rules import Parameter, Version
from tools.page_parts import PageError, Shelf, Writer

ABILITIES = ("speaking", "listening", "reading", "writing")
FRACTIONS = ("study-distance-limit", "study-language-limit", "language-study-doubt")


def parameter(writer: Writer, name: str) -> Parameter:
    """A parameter by name. Raises PageError where there is none."""
    found = writer.shelf.law.parameters.get(name)
    if found is None:
        raise PageError(f"no rule is named {name!r}")
    return found


def points_table(writer: Writer, name: str, on: date | None = None, caption: str | None = None) -> str:
    """The point table of a parameter as in force on a day (default: the day of the last verification)."""
    shelf = writer.shelf
    found = parameter(writer, name)
    version = writer.version(name, on)
    caption = caption or shelf.text(f"parameter.{name}")
    if not version.in_force:
        ended = shelf.text("not-in-force", day=shelf.day(version.start))
        return f"<p>{escape(caption)}{escape(shelf.text('separator'))}{escape(ended)}</p>"
    if found.shape == "table":
        return _one_measure(writer, found, version, caption)
    if found.shape == "grid":
        return _two_measures(writer, found, version, caption)
    raise PageError(f"{name} is not a table of points")


def every_version(writer: Writer, name: str) -> str:
    """All versions of a point table, the newest first, each with the days on which it is in force; once where no figure moved."""
    found = parameter(writer, name)
    label = writer.shelf.text(f"parameter.{name}")
    parts = []
    last = len(found.versions) - 1
    for index in range(last, -1, -1):
        version = found.versions[index]
        if index and version.in_force and found.versions[index - 1].data == version.data:
            writer.cite(version.cite)
            continue
        caption = f"{label}{writer.shelf.text('separator')}{span(writer.shelf, found, index, last)}"
        last = index - 1
        if version.in_force:
            parts.append(points_table(writer, name, version.start, caption))
        elif index:
            writer.cite(version.cite)
            parts.append(
                f"<p>{escape(caption)}{escape(writer.shelf.text('separator'))}{escape(writer.shelf.text('no-such-rule'))}</p>"
            )
    return "\n\n".join(parts)


def span(shelf: Shelf, found: Parameter, index: int, last: int | None = None) -> str:
    """From when until when a version is in force, or it and those that follow it up to the last."""
    start, following = found.starts[index], (index if last is None else last) + 1
    if following == len(found.starts):
        return shelf.text("since", day=shelf.day(start))
    return shelf.text("from-to", start=shelf.day(start), end=shelf.day(found.starts[following] - timedelta(days=1)))


def describe_version(writer: Writer, name: str, index: int) -> str:
    """What a version of a parameter brought: a new rule, its end, other figures, or another value."""
    shelf = writer.shelf
    found = parameter(writer, name)
    version = found.versions[index]
    before = found.versions[index - 1] if index else None
    writer.cite(version.cite)
    if not version.in_force:
        return shelf.text("change.ended")
    if before is None or not before.in_force:
        # What is recorded from the first day of Express Entry may be older than that day.
        new = "first" if version.start == shelf.law.days_of_change[0] else "new"
        note = f" {shelf.text(f'change-note.{name}')}" if f"change-note.{name}" in shelf.texts else ""
        if found.shape == "value" and version.data["value"] is not True and _short(version.data["value"]):
            return shelf.text(f"change.{new}-value", value=shown(shelf, name, version.data["value"])) + note
        return shelf.text(f"change.{new}") + note
    if before.data == version.data:
        return shelf.text("change.confirmed")
    if found.shape == "value" and _short(version.data["value"]):
        return shelf.text(
            "change.value",
            before=shown(shelf, name, before.data["value"]),
            after=shown(shelf, name, version.data["value"]),
        )
    if found.shape in ("table", "grid") and (moved := _moved(shelf, found, before, version)):
        return shelf.text("change.figures", figures=moved)
    return shelf.text("change.other")


def shown(shelf: Shelf, name: str, value: Any, kind: str | None = None) -> str:
    """One value of the data as the language writes it."""
    if kind:
        return shelf.words.write(value, kind)
    if isinstance(value, bool):
        return shelf.text(f"yes-no.{str(value).lower()}")
    if isinstance(value, date):
        return shelf.day(value)
    if isinstance(value, dict):
        if set(value) == {"years"}:
            return shelf.words.write(value["years"], "years")
        return (" " if set(value) == {"from", "to"} else ", ").join(
            f"{shelf.text(f'field.{key}')} {shown(shelf, name, inner)}" for key, inner in value.items()
        )
    if isinstance(value, list):
        return ", ".join(shown(shelf, name, inner) for inner in value)
    if isinstance(value, str):
        return shelf.texts.get(f"term.{value}", value)
    if name in FRACTIONS:
        return shelf.words.write(value, "percent")
    unit = shelf.texts.get(f"unit.{name}")
    return shelf.words.write(value, unit) if unit else shelf.words.write(value, "number")


def points_of(writer: Writer, name: str, row: Any, column: Any = "single", on: str | None = None) -> int:
    """One figure of a table or a grid, by row name or by a number that falls in a step."""
    version = writer.version(name, date.fromisoformat(on) if on else None)
    if not version.in_force:
        return 0
    rows = version.data.get("rows", version.data.get("steps"))
    if isinstance(rows, dict):
        if row not in rows:
            raise PageError(f"{name} has no row {row!r}")
        found = rows[row]
    else:
        found = max((line for line in rows if line[0] <= row), key=lambda line: line[0])[1:]
    if isinstance(found, int):
        return found
    if "columns" in version.data:
        index = max(i for i, low in enumerate(version.data["columns"]) if low <= column)
        return int(found[index])
    return int(found[{"single": 0, "partner": 1}[column]])


def values_table(writer: Writer, names: Iterable[str]) -> str:
    """Several values of the rules with the day since when each holds."""
    shelf = writer.shelf
    rows = []
    for name in names:
        version = writer.version(name)
        value = shown(shelf, name, version.data["value"]) if version.in_force else shelf.text("no-such-rule")
        rows.append([shelf.text(f"parameter.{name}"), value, shelf.whole_day(version.start)])
    return html_table(
        shelf.text("caption.values"),
        [shelf.text("head.condition"), shelf.text("head.value"), shelf.text("head.since")],
        rows,
        numbers=False,
    )


def language_table(writer: Writer, test: str) -> str:
    """The least score of a language test for each level of the benchmarks, ability by ability."""
    shelf = writer.shelf
    name = f"language-test-{test}"
    version = writer.version(name)
    value = version.data["value"]
    levels: Sequence[int] = value["levels"]
    head = [
        shelf.text("head.clb" if value["language"] == "en" else "head.nclc"),
        *(shelf.text(f"ability.{ability}") for ability in ABILITIES),
    ]
    rows = []
    for index in range(len(levels) - 1, -1, -1):
        level = shelf.text("or-more", value=levels[index]) if index + 1 == len(levels) else str(levels[index])
        rows.append([level, *(_score(shelf, value[ability][index]) for ability in ABILITIES)])
    caption = shelf.text("caption.language", test=shelf.text(f"test.{test}"))
    return html_table(caption, head, rows)


def _score(shelf: Shelf, score: float) -> str:
    text = f"{score:.1f}" if isinstance(score, float) else str(score)
    return text.replace(".", ",") if shelf.locale == "fr" else text


def html_table(
    caption: str, head: Sequence[str], rows: Iterable[Sequence[str]], numbers: bool = True, over: str = ""
) -> str:
    """A table that scrolls inside itself, with its caption; cells are text, the first of a row its heading.

    `over` is what all columns but the first have in common: said once above them, it leaves their own headings short.
    """
    kind = "cp-points" if numbers else "cp-words"
    columns = [f'<th scope="col">{escape(cell)}</th>' for cell in head]
    if over:
        columns[0] = columns[0].replace(">", ' rowspan="2">', 1)
        columns[1:1] = [f'<th scope="colgroup" colspan="{len(head) - 1}">{escape(over)}</th></tr><tr>']
    repeated = ' class="cp-said"' if caption == head[0] else ""  # the first column's heading says it already
    lines = [
        f'<div class="cp-scroll" role="region" tabindex="0" aria-label="{escape(caption, quote=True)}">',
        f'<table class="{kind}"><caption{repeated}>{escape(caption)}</caption>',
        f"<thead><tr>{''.join(columns)}</tr></thead>",
        "<tbody>",
    ]
    for first, *rest in rows:
        lines.append(
            f'<tr><th scope="row">{escape(first)}</th>' + "".join(f"<td>{escape(cell)}</td>" for cell in rest) + "</tr>"
        )
    return "\n".join([*lines, "</tbody></table>", "</div>"])


def _one_measure(writer: Writer, found: Parameter, version: Version, caption: str) -> str:
    shelf = writer.shelf
    rows = [(label, _pair(row)) for label, row in _labelled(shelf, found.form["measure"], version)]
    split = any(single != accompanied for _, (single, accompanied) in rows)
    partner_only = split and not any(single for _, (single, _accompanied) in rows)
    over = ""
    if partner_only:
        head, body = [shelf.text("head.points")], [[label, str(accompanied)] for label, (_, accompanied) in rows]
    elif split:
        over = shelf.text("head.partner")
        head = [shelf.text("head.single"), shelf.text("head.accompanied")]
        body = [[label, str(single), str(accompanied)] for label, (single, accompanied) in rows]
    else:
        head, body = [shelf.text("head.points")], [[label, str(single)] for label, (single, _) in rows]
    if found.form.get("each"):
        caption = f"{caption}{shelf.text('separator')}{shelf.text('each-ability')}"
    maximum = version.data.get("max")
    highest = [max(figures) for figures in zip(*(pair for _, pair in rows), strict=True)]
    if maximum and [*_pair(maximum)] != highest:
        high = _pair(maximum)
        shown_maximum = [str(high[1])] if partner_only else [str(high[0]), str(high[1])] if split else [str(high[0])]
        body.append([shelf.text("maximum"), *shown_maximum])
    return html_table(caption, [shelf.text(f"measure.{found.form['measure']}"), *head], body, over=over)


def _two_measures(writer: Writer, found: Parameter, version: Version, caption: str) -> str:
    shelf = writer.shelf
    head = [shelf.text(f"measure.{found.form['row']}"), *ranges(shelf, version.data["columns"])]
    rows = [[label, *(str(points) for points in row)] for label, row in _labelled(shelf, found.form["row"], version)]
    return html_table(caption, head, rows, over=shelf.text(f"column.{found.form['column']}"))


def _labelled(shelf: Shelf, measure: str, version: Version) -> list[tuple[str, Any]]:
    rows = version.data.get("rows", version.data.get("steps"))
    if isinstance(rows, Mapping):
        return [(row_label(shelf, measure, key), row) for key, row in rows.items()]
    return list(zip(ranges(shelf, [row[0] for row in rows]), [row[1:] for row in rows], strict=True))


def row_label(shelf: Shelf, measure: str, key: str) -> str:
    """The name of a row: a level of education, yes or no, or a word of its own."""
    if key in ("yes", "no"):
        return shelf.text(f"yes-no.{'true' if key == 'yes' else 'false'}")
    if f"level.{key}" in shelf.words.templates and measure != "job-offer":
        text = shelf.words.term("level", key)
        return text[:1].upper() + text[1:]
    return shelf.text(f"row.{measure}.{key}")


def ranges(shelf: Shelf, minima: Sequence[float]) -> list[str]:
    """Minima as a reader says them: less than 18, 18, 20 to 29, 45 or more."""
    labels = []
    for index, low in enumerate(minima):
        following = minima[index + 1] if index + 1 < len(minima) else None
        if following is None:
            labels.append(shelf.text("or-more", value=low))
        elif index == 0 and low == 0:
            labels.append(shelf.text("less-than", value=following))
        elif following - low == 1:
            labels.append(str(low))
        else:
            labels.append(shelf.text("range", low=low, high=following - 1))
    return labels


def _pair(row: Any) -> tuple[int, int]:
    return (row, row) if isinstance(row, int) else (row[0], row[1])


def _short(value: Any) -> bool:
    if isinstance(value, dict):
        return all(isinstance(inner, bool | int | float | date) for inner in value.values())
    return isinstance(value, bool | int | float)


def _moved(shelf: Shelf, found: Parameter, before: Version, after: Version) -> str:
    """The figures that moved, as row: before → after; empty where the rows themselves are others."""
    measure = found.form.get("measure") or found.form["row"]
    old, new = dict(_labelled(shelf, measure, before)), dict(_labelled(shelf, measure, after))
    if set(old) != set(new):
        return ""
    moved = []
    for label, row in new.items():
        if old[label] != row:
            was, now = (
                " / ".join(map(str, dict.fromkeys(r if isinstance(r, list) else [r]))) for r in (old[label], row)
            )
            # A proper name, as Major Group 00 is in English, keeps its capital.
            said = label if label[1:] != label[1:].lower() else label.lower()
            moved.append(f"{said}{shelf.text('separator')}{was} → {now}")
    return "; ".join(moved)
