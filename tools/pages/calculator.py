"""What the build works out for the calculator, the decision guide and the home page.

The calculator and the decision guide get the official wordings of assessment reports, for the field that searches them.
The home page gets its examples answered, so that they stand in the HTML itself; each opens the same example in the
calculator.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from pycore import evaluate
from pycore.profile.facts import ABILITIES
from tools.pages.shelf import BOTH, USES, Shelf

# What differs between the examples; site_js has the same in form/examples.js, and a test says so.
ABROAD = {"distance_share": 1, "distance_share_in_canada": 0, "months_in_canada": 0}
PROGRAMS: dict[str, dict[str, Any]] = {
    "online-short": {**ABROAD, "program_years": 0.3, "full_time_months": 0},
    "online-year": {**ABROAD, "program_years": 1, "full_time_months": 8},
    "in-person-year": {**ABROAD, "distance_share": 0, "program_years": 1, "full_time_months": 8, "months_in_canada": 8},
}


def context(shelf: Shelf, meta: Mapping[str, Any]) -> dict[str, Any]:
    """For the template of a page: the phrases where it is the calculator's or asks for them, the answered examples of the home page."""
    found: dict[str, Any] = {}
    if meta.get("template") in ("check.html", "plan.html") or meta.get("phrases"):
        found["eca_phrases"] = phrases(shelf)
    if meta.get("template") == "home.html":
        found["examples"] = [example(shelf, one, meta["uses"]) for one in meta["examples"]]
    return found


def phrases(shelf: Shelf) -> list[tuple[str, str]]:
    """Every wording of the table in force, once, with its language; those of the page's own language first."""
    found: dict[str, str] = {}
    for record in sorted(shelf.rules.records("eca-outcomes"), key=lambda one: bool(one["locale"] != shelf.locale)):
        for phrase in record["phrases"]:
            found.setdefault(phrase, record["locale"])
    return list(found.items())


def example(shelf: Shelf, shown: Mapping[str, str], uses: Mapping[str, str]) -> dict[str, Any]:
    """One example of the home page, answered: its title, its change of the score, a verdict for each use.

    `shown` names one of PROGRAMS and gives its title; `uses` gives each use its name in the page's language.
    """
    credential = evaluate(profile(shown["name"], shelf.verified), shelf.locale)["credentials"][-1]
    words = {key: credential["when_completed"][key]["word"] for key in (USES[use] for use in BOTH)}
    return {
        "name": shown["name"],
        "title": shown["title"],
        "change": credential["effect"]["total"],
        "points": shelf.words.write(abs(credential["effect"]["total"]), "points"),
        "verdicts": [
            {"use": uses[key], "code": code, "word": shelf.words.term("word", code)} for key, code in words.items()
        ],
    }


def profile(name: str, today: date) -> dict[str, Any]:
    """The person of the calculator's examples, with one certificate planned beside a foreign degree."""
    degree = {
        "country": "US",
        "kind": "bachelors",
        "completed_on": _before(today, 6),
        "eca": {"organization": "WES", "issued_on": _before(today, 1), "outcome": "three-year"},
    }
    certificate = {
        "country": "CA",
        "kind": "certificate",
        "planned": True,
        "institution": "public",
        "language_study_share": 0,
        "return_scholarship": False,
        **PROGRAMS[name],
    }
    return {
        "as_of": today.isoformat(),
        "applicant": {
            "age": 29,
            "credentials": [degree, certificate],
            "languages": [{"language": "en", "taken_on": _before(today, 1), "clb": dict.fromkeys(ABILITIES, 9)}],
            "work": {"canadian_years": 1, "foreign_years": 3},
            "certificate_of_qualification": False,
        },
        "partner": None,
        "sibling_in_canada": False,
        "provincial_nomination": False,
        "job_offer": None,
    }


def _before(today: date, years: int) -> str:
    """The same day some years ago, or the day before it where that year has none."""
    return today.replace(year=today.year - years, day=min(today.day, 28)).isoformat()
