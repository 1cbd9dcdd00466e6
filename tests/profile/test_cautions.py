"""Facts that are unlikely together are told beside the answer, each pair with its provision; what is likely is not."""

from __future__ import annotations

from typing import Any

import pytest

from pycore import evaluate
from pycore.law.loading import law

DIPLOMA = {
    "country": "CA",
    "kind": "diploma",
    "program_years": 2,
    "completed_on": "2025-06-15",
    "study_from": "2023-09-05",
    "study_to": "2025-04-20",
    "full_time_months": 16,
    "months_in_canada": 16,
}
JOB = {"country": "CA", "from": "2024-01-08", "to": "2024-12-20", "hours_per_week": 40}
TEF = {
    "test": "tef-canada",
    "taken_on": "2026-02-01",
    "listening": 298,
    "reading": 248,
    "writing": 300,
    "speaking": 300,
}
REPORT = {"organization": "WES", "issued_on": "2018-01-15", "outcome": "three-year"}
DEGREE = {"country": "IN", "kind": "bachelors", "completed_on": "2018-06-01"}
YEAR = {**JOB, "from": "2023-12-20"}
COUNTS = {"canadian_years": 1, "foreign_years": 1}
UNDATED = {name: value for name, value in DIPLOMA.items() if name not in ("study_from", "study_to", "completed_on")}
PAIRS = [
    ("applicant-work-during-study", {"credentials": [DIPLOMA], "work": {"periods": [JOB]}}),
    ("applicant-unskilled-occupation", {"occupation": {"noc": "65201"}, "work": {"canadian_years": 2}}),
    ("applicant-work-over-window", {"work": {"canadian_years": 6, "foreign_years": 6}}),
    ("applicant-work-before-adult", {"age": 20, "work": {"canadian_years": 0, "foreign_years": 8}}),
    ("applicant-months-over-study", {"credentials": [{**DIPLOMA, "full_time_months": 30}]}),
    ("applicant-unskilled-occupation", {"work": {"canadian_years": 2, "canadian_noc": "65201"}}),
    ("applicant-primary-over-counted", {"work": {**COUNTS, "primary_continuous_years": 2.5}}),
    ("applicant-trade-over-counted", {"work": {**COUNTS, "trade_years_last_five": 2.5}}),
    ("applicant-no-year-against-jobs", {"worked_in_canada_one_year": False, "work": {"periods": [YEAR]}}),
    ("applicant-months-over-program", {"credentials": [{**UNDATED, "full_time_months": 24.5}]}),
    ("applicant-completed-before-end", {"credentials": [{**DIPLOMA, "completed_on": "2025-04-19"}]}),
    ("applicant-completed-in-childhood", {"age": 20, "credentials": [{**DEGREE, "completed_on": "2019-11-26"}]}),
    ("applicant-assessed-before-completed", {"credentials": [{**DEGREE, "eca": REPORT}]}),
    ("applicant-two-scales", {"languages": [TEF]}),
]
LIKELY = [
    {"credentials": [DIPLOMA], "work": {"periods": [{**JOB, "from": "2025-05-01", "to": "2026-01-31"}]}},
    {"credentials": [DIPLOMA], "work": {"periods": [{**JOB, "full_time_student": False}]}},
    {"credentials": [DIPLOMA], "work": {"periods": [{**JOB, "country": "IN"}]}},
    {"occupation": {"noc": "21231"}, "work": {"canadian_years": 2}},
    {"age": 30, "work": {"canadian_years": 2, "foreign_years": 8}},
    {"credentials": [DIPLOMA]},
    {"credentials": [{**DEGREE, "eca": {**REPORT, "issued_on": "2025-01-15"}}]},
    {"languages": [{**TEF, "writing": 500}]},
    {"occupation": {"noc": "65201"}, "work": {"canadian_years": 2, "canadian_noc": "21231"}},
    {"work": {**COUNTS, "primary_continuous_years": 2, "trade_years_last_five": 2}},
    {"work": {"canadian_years": 1, "primary_continuous_years": 5}},
    {"worked_in_canada_one_year": False, "work": {"periods": [{**YEAR, "hours_per_week": 20}]}},
    {"worked_in_canada_one_year": False, "work": {"periods": [{**YEAR, "authorized": False}]}},
    {"worked_in_canada_one_year": False, "work": {"periods": [JOB]}},
    {"worked_in_canada_one_year": True, "work": {"periods": [YEAR]}},
    {"credentials": [{**UNDATED, "full_time_months": 24}]},
    {"credentials": [{**DIPLOMA, "completed_on": "2025-04-20"}]},
    {"age": 20, "credentials": [{**DEGREE, "completed_on": "2020-11-26"}]},
    {"age": 20, "credentials": [{**DEGREE, "kind": "secondary", "completed_on": "2019-06-01"}]},
]


def warned(applicant: dict[str, Any], locale: str = "en", **more: Any) -> dict[str, str]:
    profile = {"as_of": "2026-11-26", "applicant": applicant, **more}
    return {one["id"]: one["text"] for one in evaluate(profile, locale)["warnings"]}


def of_agreement(found: dict[str, str]) -> set[str]:
    pairs = {record["id"] for record in law().on(law().days_of_change[-1]).records("agreement")}
    return {id for id in found if id.partition("-")[2] in pairs}


@pytest.mark.parametrize("locale", ["en", "fr"])
@pytest.mark.parametrize(("id", "applicant"), PAIRS)
def test_facts_that_are_unlikely_together_are_told(id, applicant, locale):
    assert of_agreement(warned(applicant, locale)) == {id}


@pytest.mark.parametrize("applicant", LIKELY)
def test_facts_that_go_together_are_not(applicant):
    assert of_agreement(warned(applicant)) == set()


def test_a_sibling_of_a_partner_who_is_not_scored():
    partner = {"accompanying": False, "canadian": False}
    assert "applicant-sibling-not-counted" in warned({}, partner=partner, sibling_in_canada=True, sibling_of="partner")
    comes = {**partner, "accompanying": True}
    assert "applicant-sibling-not-counted" not in warned(
        {}, partner=comes, sibling_in_canada=True, sibling_of="partner"
    )


def test_every_pair_rests_on_sources():
    for version in law().parameters["agreement"].versions:
        for record in version.data["records"]:
            assert set(record["sources"]) <= set(law().sources)
