"""What a step or a day does to the programs is said first, and is what evaluation says of the changed profile or day."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any

import dated
import pytest
from known import ALONE, clb

from pycore import evaluate, levers, timeline
from pycore.law.loading import law
from pycore.messages.words import words
from pycore.planning.changes import with_work
from pycore.profile.reading import read_profile
from pycore.scoring.programs import longest_work


def person(**changes: Any) -> dict[str, Any]:
    applicant = {
        "birth_date": "1989-12-20",
        "credentials": [
            {
                "country": "IN",
                "kind": "bachelors",
                "completed_on": "2018-06-01",
                "eca": {"organization": "WES", "issued_on": "2025-01-15", "phrase": "Bachelor's degree (four years)"},
            }
        ],
        "languages": [
            {
                "language": "en",
                "taken_on": "2026-06-01",
                "clb": clb(9),
            }
        ],
        "work": {"canadian_years": 0, "foreign_years": 2, "primary_continuous_years": 2},
        "certificate_of_qualification": False,
        "studied_in_canada_two_years": False,
        "occupation": {"noc": "21231"},
        **changes.pop("applicant", {}),
    }
    settled = {
        "as_of": "2026-11-26",
        **ALONE,
        "settlement_funds": True,
        "outside_quebec": True,
    }
    return {**settled, "applicant": applicant, **changes}


def test_the_pass_mark_is_lost_on_a_birthday():
    [turn] = [one for one in timeline(person(), 6)["programs"] if one["id"] == "fsw"]
    assert (turn["on"], turn["before"], turn["after"]) == ("2026-12-20", "yes", "no")
    assert "67-point grid: At most 66 points" in turn["text"].replace("\u00a0", " ")


def test_a_turn_is_written_as_its_language_is():
    [turn] = [one for one in timeline(person(), 6, locale="fr")["programs"] if one["id"] == "fsw"]
    assert "Grille de 67\u00a0points\u00a0: Au plus" in turn["text"]
    assert not re.search("[^\u00a0]:", turn["text"])


def test_a_result_that_lapses_takes_the_programs_with_it():
    lapsed = [one for one in timeline(person(), 24)["programs"] if one["on"] == "2028-06-01"]
    assert lapsed == [] or all(one["after"] == "no" for one in lapsed)
    young = person(applicant={"birth_date": "1995-01-01"})
    [turn] = [one for one in timeline(young, 24)["programs"] if one["id"] == "fsw"]
    assert (turn["on"], turn["after"]) == ("2028-06-01", "no")


def test_a_year_of_work_opens_the_experience_class_and_its_age_closes_it():
    job = {"country": "CA", "from": "2026-03-02", "to": "2027-03-31", "hours_per_week": 40, "noc": "21231"}
    found = timeline(person(applicant={"work": {"periods": [job]}}), 60)["programs"]
    days = {one["after"]: one["on"] for one in found if one["id"] == "cec"}
    assert days["yes"] == "2027-03-01"  # 52 weeks after the first day
    assert days["no"] == "2028-06-01"  # the language result lapses first


@pytest.mark.parametrize("seed", range(12))
def test_every_turn_is_what_each_day_says(seed):
    """Between two turns the answers of evaluation stay; on each they are the ones told."""
    profile = {**dated.profile(seed), "settlement_funds": True, "outside_quebec": True}
    found = timeline(profile, 14)
    first, last = date.fromisoformat(found["from"]), date.fromisoformat(found["to"])
    now = {one["id"]: one["answer"] for one in evaluate(profile)["programs"]}
    by_day: dict[str, dict[str, str]] = {}
    for turn in found["programs"]:
        by_day.setdefault(turn["on"], {})[turn["id"]] = turn["after"]
    for ahead in range(1, (last - first).days + 1, 1 if seed < 3 else 5):
        day = (first + timedelta(days=ahead)).isoformat()
        told = dict(now)
        for on in sorted(by_day):
            if on <= day:
                told |= by_day[on]
        moved = {**profile, "as_of": day}
        assert {one["id"]: one["answer"] for one in evaluate(moved)["programs"]} == told, day


TRADES = person(
    applicant={
        "birth_date": "1992-05-05",
        "credentials": [],
        "languages": [
            {
                "language": "en",
                "taken_on": "2026-06-01",
                "clb": clb(6),
            }
        ],
        "work": {
            "canadian_years": 0,
            "foreign_years": 6,
            "primary_continuous_years": 6,
            "trade_years_last_five": 5,
        },
        "occupation": {"noc": "62200"},
    }
)


def test_a_step_that_opens_a_program_says_so_first():
    found = levers(TRADES)
    every = {one["id"]: one for one in (*found["levers"], *found["nothing"])}
    certificate, offer = every["certificate-of-qualification"], every["job-offer"]
    assert [(one["id"], one["after"], one["opens"]) for one in certificate["programs"]] == [("fst", "yes", True)]
    assert certificate["because"].startswith("Opens a program. Federal Skilled Trades Program")
    assert certificate["gain"] == 25
    assert [(one["id"], one["after"]) for one in offer["programs"]] == [("fst", "unclear")]
    assert offer["because"].startswith("Opens the way to a program.")


def test_what_a_step_does_to_the_programs_is_what_evaluation_says():
    after = {**TRADES, "applicant": {**TRADES["applicant"], "certificate_of_qualification": True}}
    answers = {one["id"]: one["answer"] for one in evaluate(after)["programs"]}
    [certificate] = [one for one in levers(TRADES)["levers"] if one["id"] == "certificate-of-qualification"]
    assert {turn["id"]: turn["after"] for turn in certificate["programs"]}.items() <= answers.items()


@pytest.mark.parametrize("locale", ["en", "fr"])
def test_a_planned_credential_with_an_expected_day_is_judged_and_moves_the_timeline(locale):
    planned = {
        "country": "CA",
        "kind": "masters",
        "program_years": 2,
        "completed_on": "2027-12-17",
        "institution": "public",
        "distance_share": 0,
        "language_study_share": 0,
        "full_time_months": 24,
        "months_in_canada": 24,
        "study_from": "2026-01-05",
        "return_scholarship": False,
    }
    for stated in ({}, {"planned": True}):
        profile = person(applicant={"credentials": [{**planned, **stated}]})
        [one] = evaluate(profile, locale)["credentials"]
        assert one["when_completed"]["canadian_study"]["answer"] == "yes"
        assert "2027-12-17" in {step["on"] for step in timeline(profile, 24, locale)["steps"]}
    passed = person(as_of="2028-01-10", applicant={"credentials": [{**planned, "planned": True}]})
    [one] = evaluate(passed, locale)["credentials"]
    assert (one["level"]["answer"], one["when_completed"]["level"]["answer"]) == ("no", "yes")


@pytest.mark.parametrize("begun", ["2023-01-02", "2025-12-15", "2026-11-20"])
def test_more_work_goes_on_from_the_jobs_and_keeps_their_unbroken_year(begun):
    job = {"country": "IN", "from": begun, "hours_per_week": 40, "noc": "21231"}
    profile = person(applicant={"work": {"periods": [job]}})
    every = levers(profile)
    changes = {one["id"]: one for one in (*every["levers"], *every["nothing"])}
    for id in ("canadian-work", "foreign-work"):
        assert "It is not known how long you worked without a break" not in changes[id]["because"]


def test_work_of_less_than_a_year_in_all_leaves_the_unbroken_year_open():
    jobs = [
        {"country": "IN", "from": f"202{year}-01-01", "to": f"202{year}-06-30", "hours_per_week": 15, "noc": noc}
        for year, noc in ((3, "21231"), (1, "21232"), (5, "21234"), (2, "21230"))
    ]
    profile = read_profile(person(applicant={"work": {"periods": jobs}}), law(), words("en"), date(2026, 11, 27))
    rules = law().on(profile.as_of)
    for more, told in ((0.5, None), (0.9, pytest.approx(longest_work(profile, rules) + 0.9))):
        changed = with_work(profile, "applicant", "foreign_years", 181 * 15 * 4 / 7 / 1560 + more, rules)
        assert changed.applicant.work.primary_continuous_years == told
