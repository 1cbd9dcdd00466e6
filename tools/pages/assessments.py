"""Assessments of foreign credentials in the pages: the organizations, and the searchable list of what reports say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import Any, NamedTuple

from markupsafe import Markup

from pycore.credentials.outcomes import DOUBTFUL, LISTED, outcome_of
from tools.pages.errors import PageError
from tools.pages.shelf import Writer
from tools.pages.tables import html_table, row_label
from tools.pages.values import points_of

GRIDS = ("education", "selection-education")
BODY = ("body", "body-name", "designated", "body-for")


class Level(NamedTuple):
    """What wordings come to: a level, whether that is unclear, and its points in the score and in the 67-point grid."""

    name: str
    unclear: bool
    points: tuple[str, str]


def eca_outcomes(writer: Writer) -> Markup:
    """The official wordings of assessment reports with the level of each, in a table that a search field narrows.

    Both languages are listed, the page's own first: a report may be in either.
    """
    return writer.shelf.part("outcomes.html", groups=list(_groups(writer)), locale=writer.shelf.locale)


def _groups(writer: Writer) -> Iterator[tuple[Level, str, list[str]]]:
    """The list, level by level: the highest first, then what only makes a second credential, then what has two readings."""
    order = [*reversed(writer.version("education").data["rows"]), "second-only", "doubtful"]
    records = [
        *writer.version("eca-outcomes").data["records"],
        *({**record, "level": "doubtful"} for record in writer.version("eca-outcomes-doubtful").data["records"]),
    ]
    records.sort(key=lambda one: (one["locale"] != writer.shelf.locale, order.index(one["level"])))
    for (locale, level), alike in groupby(records, key=lambda one: (one["locale"], _level(writer, one))):
        yield level, locale, [phrase for record in alike for phrase in record["phrases"]]


def _level(writer: Writer, record: Mapping[str, Any]) -> Level:
    shelf = writer.shelf
    if record["level"] == "second-only":
        return Level(shelf.text("outcome.second-only"), False, ("–", "–"))
    doubtful = record["level"] == "doubtful"
    levels = record["levels"] if doubtful else [record["level"]]
    name = _either(writer, levels) if doubtful else row_label(shelf, "level", *levels)
    if "field" in record:
        name = f"{name} ({shelf.text('term.' + record['field'])})"
    score, grid = (shelf.text("either").join(str(points_of(writer, table, code)) for code in levels) for table in GRIDS)
    return Level(name, doubtful, (score, grid))


def _either(writer: Writer, levels: Iterable[str]) -> str:
    """The levels that a wording of two readings can come to, as the end of a sentence."""
    return writer.shelf.text("either-level").join(writer.shelf.words.term("level", code) for code in levels)


def assessed(writer: Writer, *phrases: str) -> Markup | str:
    """The level of wordings of a report that come to the same, as the core reads them in the official list.

    Raises PageError for one that is not in the list, or where they differ.
    """
    shelf = writer.shelf
    found = {outcome_of(phrase, shelf.rules)._replace(row=None) for phrase in phrases}
    outcome = found.pop()
    if found or outcome.reading not in (LISTED, DOUBTFUL) or outcome.second_only:
        raise PageError("the list has no one level for these wordings")
    writer.version("eca-outcomes")
    if outcome.reading == LISTED:
        return shelf.words.term("level", outcome.low)
    writer.version("eca-outcomes-doubtful")
    return shelf.verdict("unclear") + shelf.text("separator") + _either(writer, (outcome.low, outcome.high))


def eca_bodies(writer: Writer) -> Markup:
    """The organizations designated to assess foreign credentials, with the day of each designation and what each is for."""
    shelf = writer.shelf
    rows = []
    for record in writer.version("eca-bodies").data["records"]:
        code = record["id"]
        day = shelf.whole_day(record["designated"])
        rows.append([code, shelf.text(f"body.{code}"), day, shelf.text(f"body-for.{code}")])
    return html_table(shelf, shelf.text("caption.bodies"), [shelf.text(f"head.{name}") for name in BODY], rows, "words")
