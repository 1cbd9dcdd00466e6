"""What is a reading and no text is marked beside an answer that rests on it, as the page on what is not modelled promises."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from pycore import evaluate
from pycore.law.loading import law

ON = "2026-11-23"
DEGREE = {
    "country": "US",
    "kind": "bachelors",
    "completed_on": "2018-05-15",
    "eca": {"organization": "WES", "issued_on": "2025-10-01", "outcome": "three-year"},
}
CERTIFICATE: dict[str, Any] = {
    "country": "CA",
    "kind": "certificate",
    "institution": "public",
    "program_years": 1,
    "completed_on": "2025-04-30",
    "distance_share": 0,
    "language_study_share": 0,
    "full_time_months": 8,
    "months_in_canada": 8,
    "return_scholarship": False,
}
ENGLISH, FRENCH = (
    {
        "language": language,
        "taken_on": "2026-02-01",
        "clb": dict.fromkeys(("listening", "reading", "writing", "speaking"), 7),
    }
    for language in ("en", "fr")
)
MIXED = {**ENGLISH, "clb": {**ENGLISH["clb"], "speaking": 4}}
HERE = {"accompanying": True, "canadian": True, "languages": [ENGLISH]}
COMING = {"accompanying": True, "canadian": False, "credentials": [CERTIFICATE]}


def degree(**changes: Any) -> dict[str, Any]:
    return {**DEGREE, **changes}


def canadian(**changes: Any) -> dict[str, Any]:
    return {**CERTIFICATE, **changes}


def of(*credentials: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"as_of": ON, "applicant": {"age": 30, "credentials": [*credentials], **more}}


def on(day: str) -> dict[str, Any]:
    return {**of(languages=[ENGLISH], work={"canadian_years": 1, "foreign_years": 1}), "as_of": day, "rules_on": day}


DOCTOR = of(degree(professional_field="medicine"), occupation={"noc": "31102"})
# For each source of the page's table: a profile whose result rests on it, and words that say so where the page promises a sentence.
SHOWN: dict[str, tuple[dict[str, Any], str]] = {
    "mi-10": (of(), ""),
    "mi-25-continuous": (of(work={"foreign_years": 2}), "with or without a break"),
    "mi-15-continuous": (on("2015-05-29"), ""),
    "score-1560-hours": (
        of(work={"periods": [{"country": "CA", "from": "2025-11-24", "hours_per_week": 30}]}),
        "Two counts.",
    ),
    "mi-25-remote": (of(work={"canadian_years": 1}), ""),
    "mi-15-7-b": (of(work={"canadian_years": 1}), ""),
    "mi-15-7-c": (of(work={"canadian_years": 1}), ""),
    "mi-first-language-choice": (of(languages=[ENGLISH, FRENCH]), "the order that gives the most"),
    "mi-french-mixed": (of(languages=[MIXED, FRENCH]), "between them it is silent"),
    "partner-resident-abroad": ({**of(), "partner": HERE}, "a permanent resident who lives outside Canada"),
    "irpr-78-length-academic": (of(canadian()), "our reading"),
    "irpr-78-rounding": (of(canadian(program_years=1.5)), "our reading"),
    "study-year-weeks": (of(canadian(hours=300)), "our reckoning"),
    "irpr-73-1": (of(canadian()), "taken as issued then"),
    "concurrent-programs": (
        of(degree(completed_on="2025-04-30"), canadian()),
        "by our reading, two credentials that were both issued are two",
    ),
    "practice-second-credential": (of(degree(), canadian(program_years=0.5)), "could be argued"),
    "esl-level": (of(canadian(language_study_share=1)), "not settled"),
    "eca-occupation-score": (DOCTOR, "our reading"),
    "mi-30-applicant-only": ({**of(), "partner": COMING}, "our reading"),
    "mi-30-relief": (of(canadian(study_from="2021-09-01", completed_on="2022-04-30")), "IRCC’s notice of 2022"),
    "mi-30-relief-distance": (
        of(canadian(study_from="2021-09-01", completed_on="2022-04-30", distance_share=1)),
        "By one account of the text",
    ),
    "relief-start-inferred": (of(canadian(distance_share=1)), "no part is taken to fall"),
    "mi-2015-tiers": (on("2016-11-18"), ""),
    "irpr-79-earlier": (on("2016-11-18"), ""),
    "irpr-83-earlier": (on("2016-11-18"), ""),
    "irpr-87-earlier": (on("2022-11-15"), ""),
}


def answers(value: Any) -> Iterator[tuple[str, frozenset[str]]]:
    """Every sentence of a result with the sources that stand beside it."""
    if isinstance(value, dict):
        if "sources" in value:
            sources = frozenset(one["id"] for one in value["sources"])
            yield value.get("because") or value.get("text") or "", sources
        for inner in value.values():
            yield from answers(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from answers(inner)


def listed(root: Path, locale: str) -> list[str]:
    text = (root / "docs" / locale / "reference" / "not-modelled.md").read_text(encoding="utf-8")
    table = text.partition("{ #readings }")[2]
    return [id for call in re.findall(r"\{\{ source\((.*?)\) \}\}", table) for id in re.findall(r'"([^"]+)"', call)]


@pytest.mark.parametrize("id", SHOWN)
def test_a_reading_is_marked_beside_an_answer_that_rests_on_it(id: str) -> None:
    profile, words = SHOWN[id]
    beside = [text for text, sources in answers(evaluate(profile)) if id in sources]
    assert beside
    assert any(words in text for text in beside), beside


@pytest.mark.parametrize("locale", ["en", "fr"])
def test_the_page_lists_what_is_tried_here(root: Path, locale: str) -> None:
    assert listed(root, locale) == list(SHOWN)


def test_every_reading_of_the_rules_and_of_the_code_is_on_the_page(root: Path) -> None:
    """Whatever a result may rest on that is our reading, or general knowledge."""
    cited = {
        source for parameter in law().parameters.values() for version in parameter.versions for source in version.cite
    }
    code = "".join(path.read_text(encoding="utf-8") for path in sorted((root / "pycore").rglob("*.py")))
    rests = {id for id in law().sources if id in cited or f'"{id}"' in code}
    readings = {id for id in rests if law().sources[id].certainty in ("inferred", "general")}
    # When a change was published decides no answer; of section 18 the number alone is general knowledge.
    assert readings - set(SHOWN) == {"reported-2026-11-03-window", "mi-18"}


def test_a_reading_that_decides_nothing_is_not_told() -> None:
    settled = of(
        degree(), canadian(full_time_months=12, study_from="2024-09-01", study_to="2025-04-30"), languages=[ENGLISH]
    )
    sources = {id for _, ids in answers(evaluate(settled)["credentials"]) for id in ids}
    assert not sources & {"concurrent-programs", "irpr-78-length-academic", "irpr-78-rounding", "mi-30-relief-distance"}
    for partner in ({**HERE, "canadian": False}, {**HERE, "accompanying": False}, {**HERE, "languages": []}, None):
        told = evaluate({**of(), "partner": partner})["warnings"]
        assert all(one["id"] != "partner-resident-abroad" for one in told)


@pytest.mark.parametrize(
    ("start", "told"), [("2025-11-23", False), ("2025-11-24", True), ("2025-11-25", False), ("2024-11-25", True)]
)
@pytest.mark.parametrize(("country", "place"), [("CA", "canadian"), ("IN", "foreign")])
def test_two_ways_to_count_a_year_of_work_are_told_where_they_differ(
    country: str, place: str, start: str, told: bool
) -> None:
    """364 days of 30 hours are 1,560 hours, and not yet 365 days."""
    jobs = {"periods": [{"country": country, "from": start, "hours_per_week": 30}]}
    found = [one["id"] for one in evaluate(of(work=jobs))["warnings"]]
    assert (f"applicant-{place}-work-hours" in found) is told


def test_years_given_as_years_are_not_told_of() -> None:
    told = evaluate(of(work={"canadian_years": 0.998, "foreign_years": 1}))["warnings"]
    assert not any("work-hours" in one["id"] for one in told)
