"""Which credential counts for which use, as tables of verdict words: every word is answered by the core, for one typical case."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from markupsafe import Markup

from pycore import evaluate
from tools.pages.shelf import BOTH, USES, Writer
from tools.pages.tables import html_table

IN_PERSON = {
    "country": "CA",
    "kind": "certificate",
    "program_years": 1,
    "institution": "public",
    "distance_share": 0.0,
    "full_time_months": 8,
    "months_in_canada": 8,
    "language_study_share": 0.0,
    "return_scholarship": False,
}
ASSESSED = {"organization": "WES", "outcome": "three-year"}
RELIEF = {"study_from": "2020-09-08", "study_to": "2021-04-30", "completed_on": "2021-05-31"}

# Each table: its columns, and its rows by the key of their name, with the facts that differ from a year in person.
TABLES: dict[str, tuple[tuple[str, ...], dict[str, Mapping[str, Any]]]] = {
    "uses": (
        ("level", "two_or_more", "study"),
        {
            "canadian-in-person": {},
            "canadian-online": {"distance_share": 1.0, "months_in_canada": 0},
            "canadian-part-time": {"full_time_months": 0, "months_in_canada": 24},
            "canadian-short": {"program_years": 0.3, "full_time_months": 4, "months_in_canada": 4},
            "canadian-private": {
                "program_years": 2,
                "institution": "private-other",
                "full_time_months": 16,
                "months_in_canada": 20,
            },
            "canadian-secondary": {"kind": "secondary", "program_years": 4},
            "foreign-assessed": {"country": "IN", "kind": "bachelors", "eca": ASSESSED},
            "foreign-unassessed": {"country": "IN", "kind": "bachelors", "eca": None},
            "licence": {"kind": "licence"},
        },
    ),
    "institutions": (
        BOTH,
        {
            "school-public": {},
            "school-same-rules": {"institution": "private-same-rules"},
            "school-degree": {
                "institution": "private-degree",
                "kind": "bachelors",
                "program_years": 4,
                "full_time_months": 32,
            },
            "school-degree-diploma": {"institution": "private-degree", "kind": "diploma", "program_years": 2},
            "school-career": {"institution": "private-other", "kind": "diploma", "program_years": 2},
            "school-quebec-public": {"institution": "public-quebec-vocational", "kind": "diploma"},
            "school-quebec": {"institution": "private-quebec-vocational", "kind": "diploma", "hours": 900},
            "school-not-recognized": {"institution": "not-recognized"},
            "school-secondary": {"kind": "secondary", "program_years": 4},
            "school-abroad": {"taught_in": "AE", "months_in_canada": 0},
        },
    ),
    "distance": (
        BOTH,
        {
            "distance-none": {},
            "distance-half": {"distance_share": 0.5},
            "distance-over": {"distance_share": 0.51},
            "distance-all": {"distance_share": 1.0, "months_in_canada": 0},
            "distance-in-canada": {"distance_share": 1.0, "distance_share_in_canada": 1.0},
            "distance-relief": {"distance_share": 1.0, "months_in_canada": 0, **RELIEF},
        },
    ),
    "part-time": (
        BOTH,
        {
            "part-time-all": {"full_time_months": 0, "months_in_canada": 24},
            "part-time-half": {"program_years": 2, "full_time_months": 8, "months_in_canada": 20},
            "part-time-end": {"full_time_months": 8, "months_in_canada": 12},
            "part-time-relief": {"full_time_months": 0, **RELIEF},
        },
    ),
}


def verdict_table(writer: Writer, name: str) -> Markup:
    """One of the tables above. The words are the core's; the names of the rows are among the words of the pages."""
    shelf = writer.shelf
    uses, facts = TABLES[name]
    head = [shelf.text(f"verdicts.{name}-head"), *(shelf.text(f"use.{use}") for use in uses)]
    rows = [
        [shelf.text(f"study.{row}"), *(shelf.verdict(word) for word in words_for(writer, given, uses))]
        for row, given in facts.items()
    ]
    return html_table(shelf, shelf.text(f"verdicts.{name}"), head, rows, "matrix")


def uses_diagram(writer: Writer) -> Markup:
    """Which credential counts for which use."""
    return verdict_table(writer, "uses")


def words_for(writer: Writer, facts: Mapping[str, Any], uses: tuple[str, ...]) -> list[str]:
    """The verdict words of one credential for each use; whether it makes two or more is asked beside a bachelor's degree."""
    day = writer.shelf.verified
    completed, issued = date(day.year - 1, 6, 1).isoformat(), date(day.year - 1, 9, 1).isoformat()
    asked = {**IN_PERSON, "completed_on": completed, **facts}
    if asked["country"] != "CA":
        asked = {key: asked[key] for key in ("country", "kind", "completed_on", "eca")}
    if asked.get("eca"):
        asked["eca"] = {**asked["eca"], "issued_on": issued}
    beside = {
        "country": "US",
        "kind": "bachelors",
        "completed_on": "2015-06-01",
        "eca": {**ASSESSED, "issued_on": issued},
    }
    profile = {"as_of": day.isoformat(), "applicant": {"credentials": [asked, beside]}}
    judged = evaluate(profile, writer.shelf.locale)["credentials"][0]
    return [judged[USES[use]]["word"] for use in uses]
