"""People of whom all that earns points is told, and credentials that count for all they can: a test changes one fact of them."""

from __future__ import annotations

from typing import Any

ABILITIES = ("listening", "reading", "writing", "speaking")
NO = dict.fromkeys(("sibling_in_canada", "provincial_nomination", "arranged_employment", "relative_in_canada"), False)
# What a profile says beside the day and the applicant: nobody comes along, and nothing adds points.
ALONE: dict[str, Any] = {"partner": None, "job_offer": None, **NO}
# 105 points for the age alone.
NOTHING: dict[str, Any] = {
    "age": 30,
    "credentials": [],
    "languages": [],
    "work": {"canadian_years": 0, "foreign_years": 0},
    "certificate_of_qualification": False,
    "studied_in_canada_two_years": False,
}
PARTNER: dict[str, Any] = {
    "accompanying": True,
    "canadian": False,
    "credentials": [],
    "languages": [],
    "work": {"canadian_years": 0},
}
DIPLOMA: dict[str, Any] = {
    "country": "CA",
    "kind": "diploma",
    "program_years": 2,
    "completed_on": "2025-06-30",
    "study_from": "2023-09-01",
    "institution": "public",
    "distance_share": 0,
    "language_study_share": 0,
    "full_time_months": 16,
    "months_in_canada": 16,
    "return_scholarship": False,
}
# Neither completed nor planned: a test says which.
CERTIFICATE: dict[str, Any] = {
    "country": "CA",
    "kind": "certificate",
    "institution": "public",
    "program_years": 1,
    "distance_share": 0,
    "language_study_share": 0,
    "full_time_months": 8,
    "months_in_canada": 8,
    "return_scholarship": False,
}
LICENCE: dict[str, Any] = {
    "title": "Licence",
    "country": "FR",
    "kind": "bachelors",
    "program_years": 3,
    "completed_on": "2019-05-01",
    "eca": {"organization": "WES", "issued_on": "2023-12-01", "outcome": "three-year"},
}


def told(facts: dict[str, Any]) -> dict[str, Any]:
    """The facts but those that are not told, which are marked by dots."""
    return {name: value for name, value in facts.items() if value is not ...}


def clb(level: int) -> dict[str, int]:
    """The same level in every ability."""
    return dict.fromkeys(ABILITIES, level)


def graduate(level: int, foreign_years: int) -> dict[str, Any]:
    """A whole profile: a degree from France, English at a level, a year of work in Canada and some abroad."""
    return {
        "as_of": "2026-11-23",
        "partner": None,
        "sibling_in_canada": False,
        "provincial_nomination": False,
        "job_offer": None,
        "applicant": {
            "age": 29,
            "certificate_of_qualification": False,
            "credentials": [LICENCE],
            "languages": [{"language": "en", "taken_on": "2026-09-01", "clb": clb(level)}],
            "work": {"canadian_years": 1, "foreign_years": foreign_years},
        },
    }
