"""What is settled stays so: an answer that the page no longer asks for changes no points, no verdict and no program."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from profiles import facts_of, profiles, without

from pycore import evaluate

# Asked for study in Canada alone, and for the level too, as on the page; what a credential is stays asked.
OF_STUDY = ("distance_share", "full_time_months", "months_in_canada", "return_scholarship")
OF_ALL = ("completed_on", "institution", "program_years", "professional_field", "eca/organization", "eca/issued_on")
USES = ("level", "two_or_more", "canadian_study")


def figures(result: dict[str, Any]) -> Any:
    """All that an answer can change."""
    credentials = [*result["credentials"], *result["partner_credentials"]]
    return (
        result["crs"]["range"],
        [factor["range"] for section in result["crs"]["sections"] for factor in section["factors"]],
        result["fsw"]["range"],
        result["fsw"]["passes"],
        [program["answer"] for program in result["programs"]],
        [[(one[use]["answer"], one[use]["value"]) for use in USES] for one in credentials],
    )


def is_settled(profile: dict[str, Any], result: dict[str, Any], path: tuple[Any, ...]) -> bool:
    """Whether the page no longer asks for a fact that is left out."""
    if path[:2] != ("applicant", "credentials") or len(path) < 4:
        return "/" + "/".join(map(str, path)) in result["settled"]
    credential, name = result["credentials"][path[2]], "/".join(path[3:])
    uses = credential["when_completed"] or credential
    decided = {use: uses[use]["answer"] != "unclear" for use in ("level", "canadian_study")}
    held = profile["applicant"]["credentials"][path[2]]
    if name in credential["missing"] or (name == "professional_field" and held.get("kind") != "professional"):
        return False  # of any other kind, a field is asked for under what is less common
    if name in OF_STUDY:
        return decided["canadian_study"]
    return name in OF_ALL and all(decided.values())


@settings(
    max_examples=100,
    derandomize=True,
    database=None,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much],
)
@given(profiles())
def test_what_is_settled_changes_nothing(profile):
    for path in facts_of(profile):
        left = without(profile, [path])
        result = evaluate(left)
        if is_settled(left, result, path):
            assert figures(result) == figures(evaluate(profile)), path


ABILITIES = ("listening", "reading", "writing", "speaking")
DEGREE = {
    "country": "CA",
    "kind": "bachelors",
    "completed_on": "2020-06-01",
    "institution": "public",
    "program_years": 4,
    "distance_share": 0,
    "full_time_months": 32,
    "months_in_canada": 32,
    "language_study_share": 0,
    "return_scholarship": False,
}


def settled(**facts: Any) -> list[str]:
    person = {
        "age": 29,
        "credentials": [DEGREE],
        "languages": [{"language": "en", "clb": dict.fromkeys(ABILITIES, 9), "still_valid": True}],
        "work": {"canadian_years": 1, "foreign_years": 3},
        **facts.pop("applicant", {}),
    }
    profile = {"as_of": "2026-11-27", "partner": None, "applicant": person, **facts}
    found: list[str] = evaluate(profile)["settled"]
    return found


RELATIVE = ["/relative_in_canada", "/applicant/studied_in_canada_two_years"]


@pytest.mark.parametrize(
    ("facts", "paths"),
    [
        ({"applicant": {"worked_in_canada_one_year": True}}, RELATIVE),
        ({"applicant": {"worked_in_canada_one_year": False}}, []),
        ({"arranged_employment": True, "applicant": {"studied_in_canada_two_years": True}}, ["/relative_in_canada"]),
    ],
)
def test_a_full_family_of_the_grid_asks_for_no_more(facts, paths):
    found = settled(**facts)
    assert [path for path in found if path in RELATIVE] == paths


def test_where_no_program_is_open_its_own_questions_are_settled():
    nobody = {"languages": [], "work": {"canadian_years": 0, "foreign_years": 0}}
    own = {"/settlement_funds", "/outside_quebec", "/job_offer"}
    assert own <= set(settled(applicant=nobody))
    assert not own & set(settled())
    assert "/provincial_nomination" not in settled(applicant=nobody)


def test_a_job_offer_is_asked_for_where_it_gives_points_and_else_where_a_program_needs_it():
    offer, trade = "/job_offer", {"occupation": {"noc": "21231", "wage_tier": "none"}}
    assert offer in settled(applicant=trade)
    assert offer not in settled(applicant=trade, as_of="2025-03-24")
    welder = {"occupation": {"noc": "72106"}, "certificate_of_qualification": False}
    assert offer not in settled(applicant=welder)


def test_what_was_answered_is_not_listed():
    assert settled(relative_in_canada=False, applicant={"worked_in_canada_one_year": True}) == [
        path for path in settled(applicant={"worked_in_canada_one_year": True}) if path != "/relative_in_canada"
    ]
