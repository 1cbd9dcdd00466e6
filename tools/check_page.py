"""The MkDocs hook of the calculator, of the decision guide and of the home page: what the build works out for them.

The calculator and the decision guide get the official wordings of assessment reports, for the field that searches them.
The home page gets its examples answered, so that they stand in the HTML itself; each opens the same example in the
calculator.
"""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))  # MkDocs takes it away again once the hook is loaded

from pycore import evaluate  # noqa: E402
from pycore.law.rules import load  # noqa: E402
from pycore.wording.messages import words  # noqa: E402

OUTCOMES = ROOT / "pycore" / "rules" / "outcomes.toml"
USES = ("level", "canadian_study")


def on_page_context(context: dict[str, Any], page: Any, config: Any, nav: Any) -> dict[str, Any]:
    """Give the calculator and a page that asks for them the phrases, and the home page its answered examples."""
    locale = str(config.theme["language"])
    if page.meta.get("template") == "check.html" or page.meta.get("phrases"):
        context["eca_phrases"] = phrases(locale)
    if page.meta.get("template") == "home.html":
        context["examples"] = [example(one, page.meta["uses"], locale) for one in page.meta["examples"]]
    return context


def phrases(locale: str) -> list[tuple[str, str]]:
    """Every wording of the latest version of the table, once, with its language; those of the page's own language first."""
    with OUTCOMES.open("rb") as file:
        records = tomllib.load(file)["eca-outcomes"]["versions"][-1]["records"]
    found: dict[str, str] = {}
    for record in sorted(records, key=lambda one: bool(one["locale"] != locale)):
        for phrase in record["phrases"]:
            found.setdefault(phrase, record["locale"])
    return list(found.items())


def example(shown: Mapping[str, str], uses: Mapping[str, str], locale: str) -> dict[str, Any]:
    """One example of the home page, answered: its title, its change of the score, a verdict for each use.

    `shown` names one of PROFILES and gives its title; `uses` gives each use its name in the page's language.
    """
    credential = evaluate(profile(shown["name"], verified()), locale)["credentials"][-1]
    judged = credential["when_completed"]
    verdicts = [
        {"use": uses[use], "code": judged[use]["word"], "word": words(locale).term("word", judged[use]["word"])}
        for use in USES
    ]
    return {
        "name": shown["name"],
        "title": shown["title"],
        "change": credential["effect"]["total"],
        "points": words(locale).write(abs(credential["effect"]["total"]), "points"),
        "verdicts": verdicts,
    }


def verified() -> date:
    """The day on which the rules were last verified: the same for every build of the same sources."""
    return max(version.verified for parameter in load().parameters.values() for version in parameter.versions)


def profile(name: str, today: date) -> dict[str, Any]:
    """The person of the calculator's examples (site_js/examples.js), with one certificate planned beside a foreign degree."""
    last_year = today.replace(year=today.year - 1, day=min(today.day, 28)).isoformat()
    degree = {
        "country": "US",
        "kind": "bachelors",
        "completed_on": "2019-05-15",
        "eca": {"organization": "WES", "issued_on": last_year, "outcome": "three-year"},
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
            "languages": [{"language": "en", "taken_on": last_year, "clb": dict.fromkeys(ABILITIES, 9)}],
            "work": {"canadian_years": 1, "foreign_years": 3},
            "certificate_of_qualification": False,
        },
        "partner": None,
        "sibling_in_canada": False,
        "provincial_nomination": False,
        "job_offer": None,
    }


ABILITIES = ("listening", "reading", "writing", "speaking")
ABROAD = {"distance_share": 1, "distance_share_in_canada": 0, "months_in_canada": 0}
PROGRAMS: dict[str, dict[str, Any]] = {
    "online-short": {**ABROAD, "program_years": 0.3, "full_time_months": 0},
    "online-year": {**ABROAD, "program_years": 1, "full_time_months": 8},
    "in-person-year": {"distance_share": 0, "program_years": 1, "full_time_months": 8, "months_in_canada": 8},
}
