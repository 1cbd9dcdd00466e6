"""Assessments of foreign credentials in the pages: the organizations, and the searchable list of what reports say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html import escape
from itertools import groupby
from typing import Any

from tools.pages.frame import Shelf, Writer, verdict
from tools.pages.tables import html_table, points_of, row_label

GRIDS = ("education", "selection-education")


def eca_outcomes(writer: Writer) -> str:
    """The official wordings of assessment reports with the level of each, in a table that a search field narrows.

    Both languages are listed, the page's own first: a report may be in either.
    """
    shelf = writer.shelf
    text = shelf.text
    head = "".join(f'<th scope="col">{escape(text(f"head.{name}"))}</th>' for name in ("phrase", "crs-single", "grid"))
    caption = escape(text("caption.eca"), quote=True)
    said = " ".join(f'data-{name}="{escape(shelf.texts[f"filter-{name}"], quote=True)}"' for name in ("count", "none"))
    return "\n".join(
        [
            f'<div class="cp-filter" {said} data-table="eca-outcomes" hidden>',
            f'<label for="eca-filter">{escape(text("filter-label"))}</label>',
            '<input id="eca-filter" type="search" autocomplete="off" spellcheck="false">',
            '<p role="status"></p>',
            "</div>",
            "",
            f'<div class="cp-scroll" role="region" tabindex="0" aria-label="{caption}">',
            f'<table class="cp-outcomes" id="eca-outcomes"><caption>{caption}</caption><thead><tr>{head}</tr></thead>',
            *_groups(writer),
            "</table>",
            "</div>",
        ]
    )


def _groups(writer: Writer) -> Iterator[str]:
    """The list, level by level: the highest first, then what only makes a second credential, then what has two readings."""
    shelf = writer.shelf
    order = [*reversed(writer.version("education").data["rows"]), "second-only", "doubtful"]
    records = [
        *writer.version("eca-outcomes").data["records"],
        *({**record, "level": "doubtful"} for record in writer.version("eca-outcomes-doubtful").data["records"]),
    ]
    records.sort(key=lambda one: (one["locale"] != shelf.locale, order.index(one["level"])))
    for (locale, level, figures), alike in groupby(records, key=lambda one: (one["locale"], *_level(writer, one))):
        language = "" if locale == shelf.locale else f' lang="{locale}"'
        cells = "".join(f"<td>{escape(figure)}</td>" for figure in figures)
        yield f'<tbody><tr><th scope="rowgroup">{level}</th>{cells}</tr>'
        for record in alike:
            for phrase in record["phrases"]:
                yield f'<tr><td colspan="3"{language}>{escape(phrase)}</td></tr>'
        yield "</tbody>"


def _level(writer: Writer, record: Mapping[str, Any]) -> tuple[str, tuple[str, str]]:
    """The level of a wording as HTML, and its points in the score and in the 67-point grid."""
    shelf = writer.shelf
    if record["level"] == "second-only":
        return escape(shelf.text("outcome.second-only")), ("–", "–")
    if record["level"] == "doubtful":
        levels = record["levels"]
        named = shelf.text("either").join(row_label(shelf, "level", code) for code in levels)
        figures = [shelf.text("either").join(str(points_of(writer, grid, code)) for code in levels) for grid in GRIDS]
        return f"{verdict(shelf, 'unclear')} {escape(named)}", (figures[0], figures[1])
    name = row_label(shelf, "level", record["level"])
    if "field" in record:
        name = f"{name} ({_term(shelf, record['field'])})"
    figures = [str(points_of(writer, grid, record["level"])) for grid in GRIDS]
    return escape(name), (figures[0], figures[1])


def _term(shelf: Shelf, code: str) -> str:
    return shelf.text(f"term.{code}")


def eca_bodies(writer: Writer) -> str:
    """The organizations designated to assess foreign credentials, with the day of each designation and what each is for."""
    shelf = writer.shelf
    records = writer.version("eca-bodies").data["records"]
    rows = []
    for record in records:
        code = record["id"]
        day = shelf.whole_day(record["designated"])
        rows.append([code, shelf.text(f"body.{code}"), day, shelf.text(f"body-for.{code}")])
    head = [shelf.text(f"head.{name}") for name in ("body", "body-name", "designated", "body-for")]
    return html_table(shelf.text("caption.bodies"), head, rows, numbers=False)
