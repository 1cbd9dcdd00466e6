"""A plan: its figures are those of two evaluations, its steps come on their days, and what cannot be done is named."""

from __future__ import annotations

import json
from copy import deepcopy
from datetime import date, timedelta
from typing import Any

import pytest
from known import CERTIFICATE, LICENCE, clb
from test_levers import PARTNER, PROFILE

from pycore import ProfileError, compare, evaluate, levers, pairs, plan, timeline
from tools.lib import samples

ENGLISH = {"do": "language", "language": {"language": "en", "clb": clb(9)}}
STUDY = {"do": "credential", "credential": {**CERTIFICATE, "title": "Certificate"}}


def person(**facts: Any) -> dict[str, Any]:
    profile = deepcopy(PROFILE)
    profile["applicant"].update(deepcopy(facts))
    return profile


def couple() -> dict[str, Any]:
    return {**deepcopy(PROFILE), "partner": deepcopy(PARTNER)}


def refused(profile: dict[str, Any], changes: Any) -> set[str]:
    with pytest.raises(ProfileError) as caught:
        plan(profile, changes)
    return {problem["path"] for problem in caught.value.problems}


PLANS = {
    "none": [],
    "language": [ENGLISH],
    "study": [STUDY],
    "both": [ENGLISH, {**STUDY, "on": "2028-04-30"}],
    "work": [{"do": "work", "where": "canada", "years": 1}, {"do": "work", "where": "abroad", "years": 2}],
    "answers": [{"do": name} for name in ("nomination", "certificate-of-qualification", "job-offer")],
    "partner": [{**ENGLISH, "who": "partner"}, {"do": "assess", "who": "partner", "place": 0}],
    "exchange": [ENGLISH, {"do": "exchange"}],
}


@pytest.mark.parametrize("changes", PLANS.values(), ids=PLANS)
def test_the_difference_is_that_of_two_evaluations(changes: list[dict[str, Any]]) -> None:
    found = plan(couple(), changes)
    both = compare(couple(), found["profile"])
    assert found["after"] == both["after"] == evaluate(found["profile"])
    assert found["difference"] == both["difference"]


@pytest.mark.parametrize("began", ["2028-01-11", "2028-01", "2026-09-07"])
def test_study_that_is_to_begin_is_no_hindrance_to_what_its_completion_would_give(began: str) -> None:
    planned = {**CERTIFICATE, "planned": True, "study_from": began, "completed_on": "2028-12-20"}
    found = plan(person(credentials=[planned]), [{"do": "complete", "place": 0}])
    without = plan(person(credentials=[{**planned, "study_from": "2025-09-02"}]), [{"do": "complete", "place": 0}])
    assert found["difference"] == without["difference"]
    assert found["then"] == without["then"]


@pytest.mark.parametrize(
    "known", [{}, {"canadian_years": 1}, {"foreign_years": 2}], ids=["none", "canadian", "foreign"]
)
@pytest.mark.parametrize("where", ["canada", "abroad"])
def test_work_leaves_unknown_what_is_not_known_of_the_other_years(where: str, known: dict[str, Any]) -> None:
    """A year more in one place says nothing of the other: no requirement fails by it."""
    given = person(work=known)
    found = plan(given, [{"do": "work", "where": where, "years": 1}])
    other = "foreign_years" if where == "canada" else "canadian_years"
    assert found["profile"]["applicant"]["work"].get(other) == known.get(other)
    before = {one["id"]: one["answer"] for one in evaluate(given)["programs"]}
    if other not in known:
        worse = [one["id"] for one in found["after"]["programs"] if one["answer"] == "no" != before[one["id"]]]
        assert not worse
    assert all(one["opens"] for one in found["programs"])


@pytest.mark.parametrize("years", [0.5, 1, 3])
@pytest.mark.parametrize("where", ["canada", "abroad"])
def test_work_added_to_years_that_are_not_known_is_so_much_or_more(where: str, years: float) -> None:
    """No program closes, the most possible stays, the question stays open, and what is added is sure."""
    name = "canadian_years" if where == "canada" else "foreign_years"
    other = {"canadian_years": 1, "foreign_years": 2}
    given = person(work={key: value for key, value in other.items() if key != name})
    before = evaluate(given)
    found = plan(given, [{"do": "work", "where": where, "years": years}])
    after, work = found["after"], found["profile"]["applicant"]["work"]
    assert (work[name], work[f"{name}_or_more"]) == (years, True)
    assert after["crs"]["range"][1] >= before["crs"]["range"][1]
    assert after["fsw"]["range"][1] >= before["fsw"]["range"][1]
    told = evaluate(person(work={**other, name: years}))
    assert (after["crs"]["total"], after["fsw"]["total"]) == (told["crs"]["total"], told["fsw"]["total"])
    assert f"/applicant/work/{name}" in {one["path"] for one in after["questions"]}
    answers = {one["id"]: one["answer"] for one in before["programs"]}
    assert not [one["id"] for one in after["programs"] if one["answer"] == "no" != answers[one["id"]]]
    assert any("at least" in one["because"] for part in after["crs"]["sections"] for one in part["factors"])


def test_less_than_a_year_more_does_not_make_the_years_of_late_too_few() -> None:
    """Two years in Canada, of which it is not told when: half a year more leaves open whether one is of the last three."""
    given = person(work={"canadian_years": 2, "foreign_years": 1})
    for years, answer in ((0.5, "unknown"), (1, "met")):
        found = plan(given, [{"do": "work", "where": "canada", "years": years}])
        [experience] = [
            one["outcome"]
            for program in found["after"]["programs"]
            for one in program["requirements"]
            if (program["id"], one["id"]) == ("cec", "experience")
        ]
        assert experience == answer


def test_work_added_twice_to_years_that_are_not_known_adds_up() -> None:
    """A year here, one abroad and another here: two or more here, one or more abroad, the same in any order."""
    steps = [{"do": "work", "where": where, "years": 1} for where in ("canada", "abroad", "canada")]
    found = plan(person(work={}), steps)
    work = found["profile"]["applicant"]["work"]
    assert (work["canadian_years"], work["foreign_years"]) == (2, 1)
    assert work["canadian_years_or_more"] and work["foreign_years_or_more"]
    assert found["after"]["crs"]["range"] == plan(person(work={}), steps[::-1])["after"]["crs"]["range"]


def test_a_partners_work_added_to_years_that_are_not_known_is_so_much_or_more() -> None:
    given = couple()
    given["partner"].pop("work", None)
    before = evaluate(given)
    found = plan(given, [{"do": "work", "who": "partner", "where": "canada", "years": 1}])
    assert found["profile"]["partner"]["work"]["canadian_years_or_more"]
    assert found["difference"]["total"] > 0
    assert found["after"]["crs"]["range"][1] == before["crs"]["range"][1]


def test_the_sums_are_those_of_the_tables() -> None:
    """29 years, alone, a three-year degree, level 8, a year here and one abroad; then a one-year certificate in person."""
    found = plan(PROFILE, [STUDY])
    assert evaluate(PROFILE)["crs"]["total"] == 414
    assert found["after"]["crs"]["total"] == 461
    assert found["difference"]["factors"] == [
        {"id": "education", "before": 120, "after": 128},
        {"id": "education-language", "before": 13, "after": 25},
        {"id": "education-canadian-work", "before": 13, "after": 25},
        {"id": "canadian-study", "before": 0, "after": 15},
    ]


@pytest.mark.parametrize("locale", ["en", "fr"])
def test_every_lever_is_a_plan_of_the_same_gain(locale: str) -> None:
    for profile in (PROFILE, couple()):
        found = levers(profile, locale)
        for one in found["levers"]:
            made = plan(profile, one["changes"], locale)
            assert made["difference"]["total"] == one["gain"], one["id"]
            assert made["after"]["crs"]["total"] == one["total"]
            turned = [(turn["id"], turn["before"], turn["after"]) for turn in made["programs"]]
            assert turned == [(turn["id"], turn["before"], turn["after"]) for turn in one["programs"]], one["id"]
        for one in found["nothing"]:
            assert not one["changes"] or plan(profile, one["changes"])["difference"]["total"] <= 0, one["id"]


def test_a_step_is_there_from_its_day_on() -> None:
    found = plan(PROFILE, [{**ENGLISH, "on": "2027-02-01"}, {**STUDY, "on": "2028-04-30"}])
    assert [step["on"] for step in found["steps"]] == ["2027-02-01", "2028-04-30"]
    assert found["from"] == "2028-04-30"
    assert (
        found["then"]["after"]["total"]
        == plan({**PROFILE, "as_of": "2028-04-30"}, [STUDY, ENGLISH])["after"]["crs"]["total"]
    )
    assert found["then"]["before"]["total"] == evaluate({**PROFILE, "as_of": "2028-04-30"})["crs"]["total"]
    assert plan(PROFILE, [ENGLISH])["then"] is None


def test_of_a_month_alone_a_step_is_there_from_the_last_day() -> None:
    by_month = plan(PROFILE, [{**STUDY, "on": "2028-02"}])
    assert by_month["from"] == by_month["steps"][0]["on"] == "2028-02-29"
    assert by_month == plan(PROFILE, [{**STUDY, "on": "2028-02-29"}])
    assert plan(PROFILE, [{**STUDY, "on": PROFILE["as_of"][:7]}])["from"] == "2026-11-30"
    with pytest.raises(ProfileError, match="on"):
        plan(PROFILE, [{**STUDY, "on": "2028-13"}])


def test_a_planned_credential_is_a_plan_already_with_its_expected_day() -> None:
    planned = {**STUDY["credential"], "planned": True, "completed_on": "2027-12-15"}
    assessed = {**LICENCE, "eca": {**LICENCE["eca"], "issued_on": "2026-05-01"}}
    profile = person(
        credentials=[assessed, planned], languages=[{**PROFILE["applicant"]["languages"][0], "taken_on": "2026-11-20"}]
    )
    found = plan(profile, [{"do": "complete", "place": 1}])
    assert found["from"] == "2027-12-15"
    assert found["difference"]["total"] == evaluate(profile)["credentials"][1]["effect"]["total"] == 47
    waiting = timeline(profile, 18, changes=[])["steps"]
    assert {step["total"] for step in waiting} == {414}
    moved = timeline(profile, 18, changes=[{"do": "complete", "place": 1, "on": "2028-05-01"}])["steps"]
    assert [(step["on"], step["total"]) for step in moved][-1] == ("2028-05-01", 461)


def every_day(profile: dict[str, Any], changes: list[dict[str, Any]], months: int) -> list[tuple[str, list[int]]]:
    """The same by brute force: each day evaluated with the steps that are there, and those that differ from the day before kept."""
    found = timeline(profile, months, changes=changes)
    day, end = date.fromisoformat(found["from"]), date.fromisoformat(found["to"])
    steps: list[tuple[str, list[int]]] = []
    while day <= end:
        there = [
            {**change, "on": change.get("on", profile["as_of"])}
            for change in changes
            if change.get("on", profile["as_of"]) <= day.isoformat()
        ]
        dated = [
            {**change, "language": {"taken_on": change["on"], **change["language"]}} if "language" in change else change
            for change in there
        ]
        figures = plan({**profile, "as_of": day.isoformat()}, dated)["after"]["crs"]["range"]
        if not steps or steps[-1][1] != figures:
            steps.append((day.isoformat(), figures))
        day += timedelta(days=1)
    return steps


def test_the_days_of_a_plan_are_those_of_every_single_day() -> None:
    profile = person(birth_date="1996-01-20")
    del profile["applicant"]["age"]
    changes = [{**ENGLISH, "on": "2027-02-01"}, {**STUDY, "on": "2027-01-20"}, {"do": "nomination", "on": "2027-03-01"}]
    found = timeline(profile, 14, changes=changes)["steps"]
    assert [(step["on"], step["range"]) for step in found] == every_day(profile, changes, 14)
    on_birthday = next(step for step in found if step["on"] == "2027-01-20")
    assert [cause["id"] for cause in on_birthday["causes"]] == ["plan", "birthday"]


def test_pairs_are_whole_evaluations_and_more_than_their_parts() -> None:
    profile = person(languages=[{"language": "en", "taken_on": "2026-09-01", "clb": clb(6)}])
    found = pairs(profile)
    gains = {one["id"]: one["gain"] for one in levers(profile)["levers"]}
    assert found
    for one in found:
        assert plan(profile, one["changes"])["difference"]["total"] == one["gain"]
        assert one["apart"] == sum(gains.get(id, 0) for id in one["ids"])
        assert one["more"] > 0 or one["programs"]


def test_what_a_step_cannot_be_is_named_with_its_place() -> None:
    assert refused(PROFILE, [{"do": "complete", "place": 4}]) == {"/changes/0/place"}
    assert refused(PROFILE, [{"do": "complete"}]) == {"/changes/0/place"}
    assert refused(PROFILE, [{"do": "exchange"}]) == {"/changes/0/do"}
    assert refused(PROFILE, [{**ENGLISH, "who": "partner"}]) == {"/changes/0/who"}
    assert refused(PROFILE, [{"do": "work"}]) == {"/changes/0/where", "/changes/0/years"}
    assert refused(PROFILE, [{"do": "credential", "credential": {"kind": "x"}}]) == {"/changes/0/credential/kind"}
    assert refused({"applicant": {"age": -1}}, [{"do": "fly"}]) == {"/applicant/age", "/changes/0/do"}
    assert refused(PROFILE, [ENGLISH] * 13) == {"/changes"}
    assert refused(PROFILE, None) == {"/changes"}


@pytest.mark.parametrize("locale", ["en", "fr"])
def test_any_person_can_plan(locale: str) -> None:
    """Steps of every kind, for profiles as people have them: what comes out is a profile like any other."""
    for profile in samples.stream(40):
        changes = [
            ENGLISH,
            STUDY,
            {"do": "work", "where": "canada", "years": 1},
            {"do": "nomination", "on": "2029-01-01"},
        ]
        found = plan(profile, changes, locale)
        json.dumps(found)
        assert found["after"] == evaluate(found["profile"], locale)
        assert all(step["text"] for step in found["steps"])
