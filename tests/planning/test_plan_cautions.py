"""A plan whose work in Canada overlaps with its own study says so, with the provision; one whose work lies outside does not."""

from __future__ import annotations

from typing import Any

import pytest
from test_plan import CERTIFICATE, couple, person

from pycore import plan
from pycore.law.loading import law

TO_COME = {**CERTIFICATE, "planned": True, "completed_on": "2028-04-30"}
STUDY = {"do": "credential", "credential": CERTIFICATE, "on": "2028-04-30"}  # eight months: from the end of August 2027
COMPLETE = {"do": "complete", "place": 0}
PART_TIME = {**CERTIFICATE, "full_time_months": 0}
NO_LENGTH = {key: value for key, value in CERTIFICATE.items() if key not in ("full_time_months", "program_years")}
IN, BESIDE = "work-in-study", "work-beside-study"


def work(on: str | None = None, **more: Any) -> dict[str, Any]:
    return {"do": "work", "where": "canada", "years": 1, **({"on": on} if on else {}), **more}


def undated(step: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in step.items() if key != "on"}


def said(changes: list[dict[str, Any]], profile: dict[str, Any] | None = None) -> list[str]:
    profile = profile or person(credentials=[TO_COME])
    return [one["id"] for one in plan({"as_of": "2026-11-27", **profile}, changes)["cautions"]]


APART: list[list[dict[str, Any]]] = [
    [STUDY],
    [work("2028-04-30")],
    [work()],
    [STUDY, work("2027-08-29")],  # the day before the study
    [STUDY, work("2029-04-30")],  # the 52 weeks after it
    [STUDY, work("2028-04-30", where="abroad")],
    [STUDY, work("2028-04-30", years=0)],
    [{**STUDY, "credential": PART_TIME}, work("2028-04-30")],
    [undated({**STUDY, "credential": PART_TIME}), work()],
    [undated(STUDY), work(where="abroad")],
    [COMPLETE, work("2027-08-29")],
    # Of study without a length, the last day alone is sure.
    [{**STUDY, "credential": NO_LENGTH}, work("2028-04-29")],
    [{**STUDY, "credential": {**NO_LENGTH, "study_to": "2028-03-31"}}, work("2028-03-30")],
    [{**STUDY, "credential": {**NO_LENGTH, "study_to": "2028-03"}}, work("2028-02-29")],
    [STUDY, {**STUDY, "on": "2030-04-30", "credential": PART_TIME}, work("2030-04-30")],
    [STUDY, {"do": "language", "language": {"language": "en"}, "on": "2028-04-30"}],
]
TOGETHER: list[tuple[list[dict[str, Any]], str]] = [
    ([STUDY, work("2028-04-30")], IN),
    ([STUDY, work("2027-08-30")], IN),
    ([STUDY, work("2029-04-28")], IN),
    ([STUDY, work("2028-04", years=0.5)], IN),
    ([COMPLETE, work("2028-01-31")], IN),
    ([{**STUDY, "on": "2035-04-30"}, STUDY, work("2028-04-30")], IN),
    ([{**STUDY, "credential": {**CERTIFICATE, "study_from": "2027-01-11"}}, work("2027-01-11")], IN),
    ([{**STUDY, "credential": NO_LENGTH}, work("2028-04-30")], IN),
    ([{**STUDY, "credential": {**NO_LENGTH, "study_to": "2028-03-31"}}, work("2028-03-31")], IN),
    ([{**STUDY, "credential": {**NO_LENGTH, "study_to": "2028-03"}}, work("2028-03-01")], IN),
    ([work("2028-04-30"), STUDY], IN),
    # Of two credentials of the plan, each is looked at for itself.
    (
        [
            {**STUDY, "on": "2030-04-30", "credential": PART_TIME},
            {**STUDY, "on": "2030-04-30"},
            work("2030-04-30"),
        ],
        IN,
    ),
    ([undated(STUDY), work()], BESIDE),
    ([undated(STUDY), work("2028-04-30")], BESIDE),
    ([STUDY, work()], BESIDE),
    ([COMPLETE, work()], BESIDE),
]


@pytest.mark.parametrize("changes", APART)
def test_work_outside_study_needs_no_caution(changes: list[dict[str, Any]]) -> None:
    assert said(changes) == []


@pytest.mark.parametrize(("changes", "code"), TOGETHER)
def test_work_within_study_is_told_as_such(changes: list[dict[str, Any]], code: str) -> None:
    assert said(changes) == [f"applicant-{code}"]


@pytest.mark.parametrize(
    ("job", "changes", "found"),
    [
        ({}, [COMPLETE], ["applicant-job-in-study"]),
        ({}, [STUDY], ["applicant-job-in-study"]),
        ({"to": "2027-08-30"}, [STUDY], ["applicant-job-in-study"]),
        ({"to": "2027-08-29"}, [STUDY], []),
        ({"from": "2028-05-02"}, [STUDY], []),
        ({"full_time_student": True}, [STUDY], []),
        ({"full_time_student": False}, [STUDY], []),
        ({"country": "IN"}, [STUDY], []),
        ({}, [undated(STUDY)], []),  # done at once, before anything goes on
        ({}, [], []),
        ({}, [STUDY, work("2029-06-30")], []),  # the years are told as counts then, of which no day is known
    ],
)
def test_a_job_that_goes_on_into_the_plans_study(
    job: dict[str, Any], changes: list[dict[str, Any]], found: list[str]
) -> None:
    held = {"country": "CA", "from": "2025-03-03", "hours_per_week": 37, **job}
    assert said(changes, person(credentials=[TO_COME], work={"periods": [held]})) == found


def test_where_only_the_end_of_study_is_known_its_length_is_reckoned_from_the_design() -> None:
    unsaid = {key: value for key, value in CERTIFICATE.items() if key != "full_time_months"}
    for years, found in ((1, []), (2, [f"applicant-{IN}"])):
        assert said([{**STUDY, "credential": {**unsaid, "program_years": years}}, work("2027-08-29")]) == found


def test_it_is_said_in_the_persons_figures_and_rests_on_the_provision() -> None:
    profile = {"as_of": "2026-11-27", **person(credentials=[TO_COME])}
    sources = next(
        one["sources"]
        for one in law().parameters["agreement"].versions[-1].data["records"]
        if one["id"] == "work-during-study"
    )
    for locale, told in (
        ("en", "1 year of skilled work in Canada, done in one stretch up to 30 April 2028, would overlap"),
        ("fr", "1 an de travail qualifié au Canada, d’affilée jusqu’au 30 avril 2028"),
    ):
        [caution] = plan(profile, [STUDY, work("2028-04-30")], locale)["cautions"]
        assert caution["text"].replace("\N{NO-BREAK SPACE}", " ").startswith(told)
        assert [one["id"] for one in caution["sources"]] == list(sources)


def test_the_partners_steps_are_theirs_and_of_two_people_each_has_their_own() -> None:
    theirs = [{**STUDY, "who": "partner"}, work("2028-04-30", who="partner")]
    [caution] = plan({"as_of": "2026-11-27", **couple()}, theirs)["cautions"]
    assert caution["id"] == f"partner-{IN}" and caution["text"].startswith("Your partner: ")
    assert said([STUDY, work("2028-04-30", who="partner")], couple()) == []
    # The steps name the two as they are before the roles are exchanged.
    assert said([*theirs, {"do": "exchange"}], couple()) == [f"partner-{IN}"]
