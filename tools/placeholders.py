"""The calls a page of the guidance may hold, as in {{ points("canadian-study", "one-year") }}: each returns Markdown or HTML."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from html import escape
from typing import Any

from tools import page_assessments, page_cases, page_data, page_pictures, page_scales, page_verdicts
from tools.page_parts import REFORM, SOURCES_PAGE, PageError, Writer, source_line, verdict
from tools.page_tables import (
    describe_version,
    every_version,
    html_table,
    language_table,
    parameter,
    points_of,
    points_table,
    shown,
    values_table,
)


def points(writer: Writer, name: str, row: Any, column: Any = "single", on: str | None = None) -> str:
    """Points of one row of a table, as a bare figure. `column`: "single" or "partner" for a table, a number for a grid."""
    return str(points_of(writer, name, row, column, on))


def counted(writer: Writer, name: str, row: Any, column: Any = "single", on: str | None = None) -> str:
    """The same with its unit: "15 points"."""
    return writer.shelf.words.write(points_of(writer, name, row, column, on), "points")


def gain(writer: Writer, name: str, low: Any, high: Any, column: Any = "single", on: str | None = None) -> str:
    """How many points lie between two rows of a table."""
    return str(points_of(writer, name, high, column, on) - points_of(writer, name, low, column, on))


def maximum(writer: Writer, name: str, column: str = "single", on: str | None = None) -> str:
    """The most that a table, or a section of the score, can give, as a bare figure."""
    side = {"single": 0, "partner": 1}[column]
    rule_set = writer.version("rule-set", _day(on)).data["value"]
    for section in rule_set["sections"]:
        if section["id"] == name:
            return str(section["max"][side])
        for group in section.get("groups", ()):
            if name in group["factors"] and len(group["factors"]) > 1 and column == "group":
                return str(group["max"])
    if name == "total":
        return writer.shelf.words.write(rule_set["total"], "number")
    high = writer.version(name, _day(on)).data["max"]
    return str(high[side] if isinstance(high, list) else high)


def family_maximum(writer: Writer, factor: str) -> str:
    """The most that the family of factors to which this one belongs can give together."""
    for section in writer.version("rule-set").data["value"]["sections"]:
        for group in section.get("groups", ()):
            if factor in group["factors"]:
                return str(group["max"])
    raise PageError(f"{factor} belongs to no family with a maximum")


def value(writer: Writer, name: str, kind: str | None = None, on: str | None = None) -> str:
    """A value of the rules, written as percent, months, years, date, number … `name` may lead inside: "study-relief.from"."""
    name, *inside = name.split(".")
    version = writer.version(name, _day(on))
    if not version.in_force:
        raise PageError(f"{name} is not in force on that day")
    found = version.data["value"]
    for key in inside:
        found = found[int(key) if isinstance(found, list) else key]
    return shown(writer.shelf, name, found, kind)


def since(writer: Writer, name: str) -> str:
    """The day from which the version of a rule in force holds."""
    return writer.shelf.day(writer.version(name).start)


def day(writer: Writer, iso: str) -> str:
    """A day as the language writes it."""
    return writer.shelf.day(date.fromisoformat(iso))


def level(writer: Writer, code: str) -> str:
    """The name of a level of education."""
    return writer.shelf.words.term("level", code)


def word(writer: Writer, code: str) -> str:
    """One of the four verdict words with its sign."""
    return verdict(writer.shelf, code)


def table(writer: Writer, name: str, on: str | None = None) -> str:
    """A point table as in force on a day (default: the day of the last verification)."""
    return points_table(writer, name, _day(on))


def versions(writer: Writer, name: str) -> str:
    """Every version of a point table, the newest first."""
    return every_version(writer, name)


def values(writer: Writer, *names: str) -> str:
    """A table of several values of the rules, and since when each holds."""
    return values_table(writer, names)


def source(writer: Writer, *ids: str) -> str:
    """Short references to sources within a sentence; the sources also join the list at the end."""
    writer.cite(ids)
    links = []
    for id in ids:
        found = writer.shelf.law.sources[id]
        section = found.section[writer.shelf.locale]
        short = writer.shelf.texts.get(f"document.{found.document}")
        text = (
            f"{short}, {section.split(',')[0]}"
            if short and section.startswith(("s. ", "ss. ", "art. ", "par. ", "al. ", "sous-al. "))
            else section
        )
        certainty = (
            ""
            if found.certainty in ("primary", "reproduced")
            else f" ({writer.shelf.words.term('certainty', found.certainty)})"
        )
        links.append(f"[{text}{certainty}]({writer.link(SOURCES_PAGE)}#{id})")
    return f'<span class="cp-cite">{", ".join(links)}</span>'


def history(writer: Writer, *names: str) -> str:
    """Every dated version of some rules in one list, oldest first."""
    shelf = writer.shelf
    lines = []
    for name in names:
        found = parameter(writer, name)
        for index, version in enumerate(found.versions):
            if index or version.in_force:
                label = shelf.text(f"parameter.{name}")
                described = f"{label}{shelf.text('separator')}{describe_version(writer, name, index)}"
                text = f"**{shelf.day(version.start)}**{shelf.text('separator')}{described}"
                lines.append((version.start, f"- {text}"))
    return "\n".join(line for _, line in sorted(lines, key=lambda line: line[0]))


def law_changes(writer: Writer) -> str:
    """Everything that began, ended or moved in the score, by day, the newest first; conditions and points alike."""
    shelf = writer.shelf
    by_day: dict[date, list[str]] = {}
    for name, found in shelf.law.parameters.items():
        label = shelf.texts.get(f"parameter.{name}")
        if label is None:
            continue
        for index, version in enumerate(found.versions):
            if (
                index
                and version.in_force
                and found.versions[index - 1].in_force
                and version.data == found.versions[index - 1].data
            ):
                continue
            if index and (version.in_force or found.versions[index - 1].in_force):
                by_day.setdefault(version.start, []).append(
                    f"- {label}{shelf.text('separator')}{describe_version(writer, name, index)}"
                )
            elif not index and version.in_force and version.start > shelf.law.days_of_change[0]:
                by_day.setdefault(version.start, []).append(
                    f"- {label}{shelf.text('separator')}{describe_version(writer, name, 0)}"
                )
    parts = []
    for start in sorted(by_day, reverse=True):
        parts.append("\n".join([f"## {shelf.day(start)} {{ #d{start.isoformat()} }}", "", *by_day[start]]))
    return "\n\n".join(parts)


def all_sources(writer: Writer) -> str:
    """Every source: document by document, each provision with its day, its certainty, the rules it supports, the pages that use it."""
    shelf = writer.shelf
    supports: dict[str, list[str]] = {}
    for name, found in shelf.law.parameters.items():
        label = shelf.texts.get(f"parameter.{name}")
        if label is None:
            continue
        for id in dict.fromkeys(id for version in found.versions for id in version.cite):
            supports.setdefault(id, []).append(label)
    documents: dict[str, list[Any]] = {}
    for found_source in sorted(shelf.law.sources.values(), key=lambda one: _rank(one.document)):
        documents.setdefault(found_source.document, []).append(found_source)
    from tools.pages import fill

    parts = []
    for document, listed in documents.items():
        lines = [f"## {listed[0].title[shelf.locale]} {{ #document-{document} }}", ""]
        for item in sorted(listed, key=lambda one: _natural(one.section[shelf.locale])):
            lines.append(f'- <span id="{item.id}"></span>{source_line(writer, item)}')
            if item.id in supports:
                named = shelf.text("supports", rules="; ".join(supports[item.id]))
                lines.append(f'    <br><span class="cp-read">{named}</span>')
            pages = [(path, title) for path, title in shelf.citing.get(item.id, ()) if path != writer.path]
            if pages:
                links = "; ".join(f"[{fill(writer, title)}]({writer.link(path)})" for path, title in pages)
                lines.append(f'    <br><span class="cp-read">{shelf.text("used-on", pages=links)}</span>')
        parts.append("\n".join(lines))
    return "\n\n".join(parts)


def _rank(document: str) -> int:
    """The law first, then the instructions, then the administration's pages, then everything else in the order of the data."""
    order = ("irpr", "irpa", "mi")
    if document in order:
        return order.index(document)
    return 3 if document.startswith("mi-2") else 4


def _natural(section: str) -> list[Any]:
    """Sections in the order of their numbers, whatever they are called: s. 9 before s. 10, art. 73 before al. 75."""
    section = re.sub(r"^(?:ss?|sous-al|al|par|art)\. ", "", section)
    return [(0, int(part), "") if part.isdigit() else (1, 0, part) for part in re.split(r"(\d+)", section) if part]


def rules_status(writer: Writer) -> str:
    """Which rules are used, since when, verified when, and the notice of a change that is reported but not known."""
    shelf = writer.shelf
    rule_set = writer.version("rule-set")
    text = shelf.text("status", start=shelf.day(rule_set.start), verified=shelf.day(rule_set.verified))
    reported = shelf.rules.version("reported-change")
    if not reported.in_force:
        return f'<p class="cp-status">{escape(text)}</p>'
    notice = shelf.text("reported-change", day=shelf.day(reported.start))
    if writer.path != REFORM:
        notice += f" [{shelf.text('reported-change-more')}]({writer.link(REFORM)})"
    return f'<div class="cp-status" markdown="1">\n\n{text}\n\n{notice}\n\n</div>'


def professional_fields(writer: Writer) -> str:
    """The fields of professional degrees, as a list in a sentence."""
    fields = [writer.shelf.text(f"term.{field}") for field in writer.version("professional-fields").data["value"]]
    return writer.shelf.words.write(fields, "list")


def grid_maxima(writer: Writer) -> str:
    """The six factors of the 67-point grid with the most each can give."""
    shelf = writer.shelf
    grid = writer.version("selection-grid").data["value"]
    rows = [[shelf.text("factor." + factor["id"]), str(factor["max"])] for factor in grid["factors"]]
    rows.append([shelf.text("total"), str(grid["total"])])
    return html_table(shelf.text("parameter.selection-grid"), [shelf.text("head.factor"), shelf.text("maximum")], rows)


def section_maxima(writer: Writer) -> str:
    """The sections of the score with the most each can give, without and with an accompanying partner."""
    shelf = writer.shelf
    rule_set = writer.version("rule-set").data["value"]
    rows = [[shelf.text("section." + section["id"]), *map(str, section["max"])] for section in rule_set["sections"]]
    rows.append([shelf.text("total"), *[shelf.words.write(rule_set["total"], "number")] * 2])
    return html_table(
        shelf.text("caption.sections"),
        [shelf.text("head.section"), shelf.text("head.single"), shelf.text("head.accompanied")],
        rows,
        over=shelf.text("head.partner"),
    )


def rule_sets(writer: Writer) -> str:
    """Every rule set with the factors of its section of additional points, by the day it came into force."""
    shelf = writer.shelf
    versions = shelf.law.parameters["rule-set"].versions
    rows = []
    for version in reversed(versions):
        factors = next(
            section["factors"] for section in version.data["value"]["sections"] if section["id"] == "additional"
        )
        rows.append(
            [shelf.whole_day(version.start), "; ".join(shelf.text(f"parameter.{factor}") for factor in factors)]
        )
    return html_table(
        shelf.text("caption.rule-sets"),
        [shelf.text("head.since"), shelf.text("section.additional")],
        rows,
        numbers=False,
    )


def _day(iso: str | None) -> date | None:
    return date.fromisoformat(iso) if iso else None


NAMES: dict[str, Callable[..., str]] = {
    "points": points,
    "pts": counted,
    "gain": gain,
    "maximum": maximum,
    "family_maximum": family_maximum,
    "value": value,
    "since": since,
    "date": day,
    "level": level,
    "word": word,
    "table": table,
    "versions": versions,
    "values": values,
    "source": source,
    "sources": source,
    "history": history,
    "law_changes": law_changes,
    "all_sources": all_sources,
    "rules_status": rules_status,
    "eca_outcomes": page_assessments.eca_outcomes,
    "eca_bodies": page_assessments.eca_bodies,
    "professional_fields": professional_fields,
    "grid_maxima": grid_maxima,
    "section_maxima": section_maxima,
    "rule_sets": rule_sets,
    "language_table": language_table,
    "case": page_cases.case,
    "case_card": page_cases.case_card,
    "case_value": page_cases.case_value,
    "case_list": page_cases.case_list,
    "cases_of": page_cases.cases_of,
    "history_line": page_pictures.history_line,
    "points_through_time": page_pictures.points_through_time,
    "scale": page_scales.by_use,
    "study_scales": page_scales.of_study,
    "uses_diagram": lambda writer: page_verdicts.verdict_table(writer, "uses"),
    "verdicts": page_verdicts.verdict_table,
    "data_files": page_data.data_files,
}
