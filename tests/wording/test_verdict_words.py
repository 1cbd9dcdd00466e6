"""A use that is no question is neither a yes nor a no: one credential alone, one from abroad, a partner's."""

from __future__ import annotations

from typing import Any

import pytest

from pycore import evaluate
from pycore.wording.verdict_words import USES

FOREIGN: dict[str, Any] = {
    "country": "US",
    "kind": "bachelors",
    "completed_on": "2019-05-15",
    "eca": {"organization": "WES", "issued_on": "2025-06-01", "outcome": "three-year"},
}
CANADIAN: dict[str, Any] = {
    "country": "CA",
    "kind": "certificate",
    "program_years": 1,
    "institution": "public",
    "completed_on": "2024-08-31",
    "distance_share": 1,
}
SHORT = {**CANADIAN, "program_years": 0.3}
PLANNED = {**{key: value for key, value in CANADIAN.items() if key != "completed_on"}, "planned": True}


def applying(*credentials: dict[str, Any], whose: str = "applicant", locale: str = "en") -> list[set[str]]:
    """For each credential the uses that apply to it."""
    person = {"credentials": list(credentials)}
    profile = {"as_of": "2026-11-23", "applicant": {}, whose: person}
    key = "credentials" if whose == "applicant" else "partner_credentials"
    return [{use for use in USES if one[use]["applies"]} for one in evaluate(profile, locale)[key]]


@pytest.mark.parametrize("locale", ["en", "fr"])
def test_one_credential_alone_has_no_pair_to_fail_and_a_foreign_one_no_study_in_canada(locale: str) -> None:
    assert applying(FOREIGN, locale=locale) == [{"level"}]
    assert applying(CANADIAN, locale=locale) == [{"level", "canadian_study"}]


def test_beside_another_one_held_the_pair_is_a_question_whatever_its_answer() -> None:
    assert applying(FOREIGN, CANADIAN) == [{"level", "two_or_more"}, set(USES)]
    assert applying(FOREIGN, {**FOREIGN, "eca": None}) == [{"level", "two_or_more"}] * 2


def test_one_that_is_only_planned_makes_no_pair_yet() -> None:
    held, planned = applying(FOREIGN, PLANNED)
    assert "two_or_more" not in held
    assert "two_or_more" in planned
    profile = {"as_of": "2026-11-23", "applicant": {"credentials": [FOREIGN, PLANNED]}}
    once = evaluate(profile)["credentials"][1]["when_completed"]
    assert once["two_or_more"]["applies"]
    assert once["two_or_more"]["answer"] == "yes"


def test_what_fails_for_a_reason_of_its_own_does_not_count_even_alone() -> None:
    assert applying(SHORT) == [set(USES)]


def test_a_partners_study_in_canada_is_no_question_of_these_points() -> None:
    assert applying(CANADIAN, CANADIAN, whose="partner") == [{"level", "two_or_more"}] * 2


def test_what_does_not_apply_is_still_a_no_and_says_why() -> None:
    profile = {"as_of": "2026-11-23", "applicant": {"credentials": [FOREIGN]}}
    [found] = evaluate(profile)["credentials"]
    for use in ("two_or_more", "canadian_study"):
        assert (found[use]["answer"], found[use]["word"]) == ("no", "does-not-count")
        assert not found[use]["because"].startswith("No.")
