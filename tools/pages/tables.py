"""Tables of the guidance, drawn from the dated data: points by one measure, points by two, plain values, test scores."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from markupsafe import Markup

from pycore.law.rules import Parameter, Version
from pycore.profile.facts import ABILITIES
from tools.pages.errors import PageError
from tools.pages.processors import FEWEST_COLUMNS, is_figure
from tools.pages.shelf import TEST, Shelf, Writer
from tools.pages.values import day_of, held_since, pair, shown


def html_table(
    shelf: Shelf, caption: str, head: Sequence[str], rows: Iterable[Sequence[str]], kind: str = "points", over: str = ""
) -> Markup:
    """A table that scrolls inside itself, with its caption; the first cell of a row is its heading.

    `kind`: points, words or matrix. On a narrow screen, wide ones of the last two are shown row by row.
    `over` is what all columns but the first have in common: said once above them, it leaves their own headings short.
    """
    stacked = kind != "points" and len(head) >= FEWEST_COLUMNS
    rows = list(rows)
    columns = enumerate(zip(*rows, strict=True))
    figures = [kind == "words" and index > 0 and all(map(is_figure, column)) for index, column in columns]
    facts = {"caption": caption, "head": head, "rows": rows, "figures": figures, "kind": kind, "over": over}
    return shelf.part("table.html", stacked=stacked, **facts)


def table(writer: Writer, name: str, on: str | None = None) -> Markup:
    """A point table as in force on a day (default: the day of the last verification)."""
    return points_table(writer, name, day_of(on))


def points_table(writer: Writer, name: str, on: date | None = None, caption: str | None = None) -> Markup:
    """The point table of a parameter as in force on a day (default: the day of the last verification)."""
    shelf = writer.shelf
    found = shelf.parameter(name)
    version = writer.version(name, on)
    caption = caption or shelf.rule(name)
    if not version.in_force:
        return _no_table(shelf, caption, shelf.text("not-in-force", day=shelf.day(version.start)))
    if found.shape == "table":
        return _one_measure(writer, found, version, caption)
    if found.shape == "grid":
        return _two_measures(writer, found, version, caption)
    raise PageError(f"{name} is not a table of points")


def every_version(writer: Writer, name: str) -> Markup:
    """All versions of a point table, the newest first, each with the days on which it is in force; once where no figure moved."""
    shelf = writer.shelf
    found = shelf.parameter(name)
    tables = []
    last = len(found.versions) - 1
    for index in range(last, -1, -1):
        version = found.versions[index]
        if index and version.in_force and found.versions[index - 1].data == version.data:
            writer.cite(version.cite)
            continue
        caption = shelf.said(shelf.rule(name), span(shelf, found, index, last))
        last = index - 1
        if version.in_force:
            tables.append(points_table(writer, name, version.start, caption))
        elif index:
            writer.cite(version.cite)
            tables.append(_no_table(shelf, caption, shelf.text("no-such-rule")))
    return Markup("\n\n").join(tables)


def _no_table(shelf: Shelf, caption: str, reason: str) -> Markup:
    return shelf.part("no_table.html", caption=caption, reason=reason)


def span(shelf: Shelf, found: Parameter, index: int, last: int | None = None) -> str:
    """From when until when a version is in force, or it and those that follow it up to the last."""
    start, following = found.starts[index], (index if last is None else last) + 1
    if following == len(found.starts):
        return shelf.text("since", day=shelf.day(start))
    return shelf.text("from-to", start=shelf.day(start), end=shelf.day(found.starts[following] - timedelta(days=1)))


def values_table(writer: Writer, *names: str) -> Markup:
    """Several values of the rules with the day since when each has been the same."""
    shelf = writer.shelf
    rows = []
    for name in names:
        version = writer.version(name)
        value = shown(shelf, name, version.data["value"]) if version.in_force else shelf.text("no-such-rule")
        rows.append([shelf.rule(name), value, shelf.whole_day(held_since(shelf.parameter(name), version))])
    head = [shelf.text(f"head.{name}") for name in ("condition", "value", "since")]
    return html_table(shelf, shelf.text("caption.values"), head, rows, "words")


def language_tables(writer: Writer) -> Markup:
    """For every language test in force, the least score for each level of the benchmarks, ability by ability."""
    shelf = writer.shelf
    names = [name for name in shelf.law.parameters if name.startswith(TEST)]
    return Markup("\n\n").join(_language_table(writer, name) for name in names if shelf.rules.version(name).in_force)


def _language_table(writer: Writer, name: str) -> Markup:
    shelf = writer.shelf
    value = writer.version(name).data["value"]
    levels: Sequence[int] = value["levels"]
    benchmark = shelf.text("head.clb" if value["language"] == "en" else "head.nclc")
    head = [benchmark, *(shelf.text(f"ability.{ability}") for ability in ABILITIES)]
    rows = []
    for index in range(len(levels) - 1, -1, -1):
        level = shelf.text("or-more", value=levels[index]) if index + 1 == len(levels) else str(levels[index])
        rows.append([level, *(_score(shelf, value[ability][index]) for ability in ABILITIES)])
    test = shelf.rule(name)
    if note := shelf.texts.get(f"test-note.{name.removeprefix(TEST)}"):
        test = f"{test} ({note})"
    return html_table(shelf, shelf.text("caption.language", test=test), head, rows)


def _score(shelf: Shelf, score: float) -> str:
    text = f"{score:.1f}" if isinstance(score, float) else str(score)
    return text.replace(".", ",") if shelf.locale == "fr" else text


def grid_maxima(writer: Writer) -> Markup:
    """The six factors of the 67-point grid with the most each can give."""
    shelf = writer.shelf
    grid = writer.version("selection-grid").data["value"]
    rows = [[shelf.text(f"factor.{factor['id']}"), str(factor["max"])] for factor in grid["factors"]]
    rows.append([shelf.text("total"), str(grid["total"])])
    return html_table(shelf, shelf.rule("selection-grid"), [shelf.text("head.factor"), shelf.text("maximum")], rows)


def section_maxima(writer: Writer) -> Markup:
    """The sections of the score with the most each can give, without and with an accompanying partner."""
    shelf = writer.shelf
    rule_set = writer.version("rule-set").data["value"]
    rows = [[shelf.text(f"section.{section['id']}"), *map(str, section["max"])] for section in rule_set["sections"]]
    rows.append([shelf.text("total"), *[shelf.words.write(rule_set["total"], "number")] * 2])
    head = [shelf.text(f"head.{name}") for name in ("section", "single", "accompanied")]
    return html_table(shelf, shelf.text("caption.sections"), head, rows, over=shelf.text("head.partner"))


def rule_sets(writer: Writer) -> Markup:
    """Every rule set with the factors of its section of additional points, by the day it came into force."""
    shelf = writer.shelf
    rows = []
    for version in reversed(shelf.law.parameters["rule-set"].versions):
        factors = additional(version)
        rows.append([shelf.whole_day(version.start), _listed(shelf, factors)])
    head = [shelf.text("head.since"), shelf.text("section.additional")]
    return html_table(shelf, shelf.text("caption.rule-sets"), head, rows, "words")


def _listed(shelf: Shelf, factors: Sequence[str]) -> str:
    """Factors as one line: the first with a capital, the others as they are written within a sentence."""
    within = [shelf.texts.get(f"within.{factor}") or uncapitalized(shelf.rule(factor)) for factor in factors]
    return "; ".join([shelf.rule(factors[0]), *within[1:]])


def uncapitalized(label: str) -> str:
    """A name as it is within a sentence: a proper one, as Major Group 00 is in English, keeps its capital."""
    return label if label[1:] != label[1:].lower() else label.lower()


def additional(rule_set: Version) -> list[str]:
    """The factors of a rule set's section of additional points."""
    sections = rule_set.data["value"]["sections"]
    return [factor for section in sections if section["id"] == "additional" for factor in section["factors"]]


def _one_measure(writer: Writer, found: Parameter, version: Version, caption: str) -> Markup:
    shelf = writer.shelf
    rows = [(label, pair(row)) for label, row in labelled(shelf, found.form["measure"], version)]
    most = [pair(version.data["max"])] if version.data.get("max") else []
    split = any(single != accompanied for single, accompanied in (*(figures for _, figures in rows), *most))
    partner_only = split and not any(single for _, (single, _accompanied) in rows)
    sides = (1,) if partner_only else (0, 1) if split else (0,)
    over = shelf.text("head.partner") if len(sides) > 1 else ""
    head = [shelf.text("head.single"), shelf.text("head.accompanied")] if over else [shelf.text("head.points")]
    if found.form.get("each"):
        caption = f"{caption}, {shelf.text('each-ability')}"
    body = [[label, *(str(figures[side]) for side in sides)] for label, figures in rows]
    highest = tuple(max(figures) for figures in zip(*(figures for _, figures in rows), strict=True))
    if most and most[0] != highest:
        body.append([shelf.text("maximum"), *(str(most[0][side]) for side in sides)])
    return html_table(shelf, caption, [shelf.text(f"measure.{found.form['measure']}"), *head], body, over=over)


def _two_measures(writer: Writer, found: Parameter, version: Version, caption: str) -> Markup:
    shelf = writer.shelf
    head = [shelf.text(f"measure.{found.form['row']}"), *ranges(shelf, version.data["columns"])]
    rows = [[label, *(str(points) for points in row)] for label, row in labelled(shelf, found.form["row"], version)]
    return html_table(shelf, caption, head, rows, over=shelf.text(f"column.{found.form['column']}"))


def labelled(shelf: Shelf, measure: str, version: Version) -> list[tuple[str, Any]]:
    """The rows of a table or grid, each with its name."""
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
