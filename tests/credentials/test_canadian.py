"""What makes a credential Canadian: the program and the recognition of the school, not the school's seat. IRPR 73(1), MI 30(3)(a)."""

from __future__ import annotations

from typing import Any

import pytest

from pycore import evaluate

ON = "2026-11-26"
BACHELORS = {
    "country": "CA",
    "kind": "bachelors",
    "program_years": 4,
    "completed_on": "2018-06-30",
    "institution": "public",
    "distance_share": 0,
    "language_study_share": 0,
    "full_time_months": 32,
    "months_in_canada": 32,
    "study_from": "2014-09-02",
    "study_to": "2018-05-30",
    "return_scholarship": False,
}
ASSESSED = {"organization": "WES", "issued_on": "2025-01-15", "phrase": "Master's degree"}


def judged(**facts: Any) -> dict[str, Any]:
    held = {name: value for name, value in {**BACHELORS, **facts}.items() if value is not ...}
    [one] = evaluate({"as_of": ON, "applicant": {"credentials": [held]}})["credentials"]
    return one


def outcome(verdict: dict[str, Any], name: str) -> str:
    return next(test["outcome"] for test in verdict["tests"] if test["id"] == name)


@pytest.mark.parametrize("share", [0, 0.4])
def test_a_campus_is_not_taken_to_be_in_canada_where_no_month_was_spent_here(share):
    found = judged(months_in_canada=0, distance_share=share)
    assert found["level"]["answer"] == "unclear"
    assert outcome(found["canadian_study"], "place") == "unknown"
    assert "taught_in" in found["missing"]


def test_with_the_campus_named_or_months_here_nothing_is_in_doubt():
    assert judged(months_in_canada=0, taught_in="EG")["canadian_study"]["answer"] == "no"
    assert outcome(judged(months_in_canada=0, taught_in="CA")["canadian_study"], "place") == "met"
    assert outcome(judged(months_in_canada=8)["canadian_study"], "place") == "met"
    assert outcome(judged(months_in_canada=0, distance_share=1)["canadian_study"], "place") == "met"
    assert outcome(judged(months_in_canada=0, distance_share=...)["canadian_study"], "place") == "met"


def test_no_points_are_sure_for_a_campus_that_may_be_abroad_whatever_the_relief_lifts():
    """A degree earned wholly in person with no month in Canada, in the years of the relief."""
    held = {**BACHELORS, "months_in_canada": 0, "study_from": "2018-09-02", "study_to": "2022-05-30"}
    held["completed_on"] = "2022-06-30"
    education = evaluate({"as_of": ON, "applicant": {"credentials": [held]}})["education"]
    assert education["canadian_study_points"] == 0
    assert education["canadian_study_range"] == [0, 30]


def test_a_foreign_schools_campus_in_canada_is_contested():
    here = {"country": "US", "kind": "masters", "program_years": 2, "taught_in": "CA", "institution": "private-degree"}
    found = judged(**here)
    for use in ("level", "canadian_study"):
        assert (found[use]["answer"], found[use]["word"]) == ("unclear", "unclear")
    assert judged(**{**here, "taught_in": ...})["canadian_study"]["answer"] == "no"
    assert judged(**{**here, "institution": "not-recognized"})["level"]["answer"] != "yes"


def test_an_assessment_of_such_a_degree_settles_the_level():
    found = judged(country="US", kind="masters", taught_in="CA", institution="private-degree", eca=ASSESSED)
    assert (found["level"]["answer"], found["level"]["value"]) == ("yes", "masters-or-professional")
    assert found["canadian_study"]["answer"] == "unclear"


@pytest.mark.parametrize("kind", ["bachelors", "masters", "professional", "doctorate"])
@pytest.mark.parametrize("field", ["medicine", "pharmacy", "dentistry", "law"])
def test_a_professional_degree_counts_as_one_whatever_it_is_called(kind, field):
    found = judged(kind=kind, professional_field=field)
    assert found["level"]["value"] == "masters-or-professional"
    assert outcome(found["level"], "professional-field") == "met"
    [length] = [test for test in found["level"]["tests"] if test["id"] == "program-length"]
    assert length["because"] == "A professional degree has a level of its own, whatever its length."
    assert found["canadian_study"]["answer"] == "yes"


def test_other_degrees_keep_their_own_level():
    assert judged(kind="doctorate")["level"]["value"] == "doctoral"
    assert judged(kind="doctorate", professional_field="other")["level"]["value"] == "doctoral"
    assert judged(kind="bachelors", professional_field="other")["level"]["value"] == "three-year"
    assert judged(kind="certificate", program_years=1, professional_field="law")["level"]["value"] == "one-year"


def test_a_planned_foreign_credential_is_never_said_to_add_nothing():
    planned = {"country": "IN", "kind": "bachelors", "planned": True, "eca": None}
    [one] = evaluate({"as_of": ON, "applicant": {"credentials": [planned]}})["credentials"]
    assert one["when_completed"]["level"]["answer"] == "unclear"
    assert "eca/outcome" in one["missing"]
    low, high = one["effect"]["with"]["range"]
    assert low < high


def test_trade_training_and_a_certificate_of_qualification_are_told_apart():
    trade = {"country": "CA", "kind": "trade", "completed_on": "2025-10-01"}
    [one] = evaluate({"as_of": ON, "applicant": {"credentials": [trade]}})["credentials"]
    said = " ".join(test["because"] for test in one["level"]["tests"])
    assert "is a licence" in said
    assert "is an educational credential." not in said
