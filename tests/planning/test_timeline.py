"""The points over the days ahead: exactly the days on which they change, and only what really changed them."""

from __future__ import annotations

import io
import json
from copy import deepcopy
from datetime import date, timedelta
from typing import Any

import dated
import pytest
from known import CERTIFICATE as COURSE
from known import LICENCE, clb, graduate

from pycore import ProfileError, answer, evaluate, timeline
from pycore.__main__ import main
from pycore.evaluation import assess
from pycore.law.loading import law
from pycore.messages.words import words
from pycore.profile.reading import read_profile

NINE = clb(9)
CERTIFICATE: dict[str, Any] = {**COURSE, "title": "Certificate", "completed_on": "2027-04-30"}
PROFILE = graduate(level=9, foreign_years=2)


def outcome_with(**facts: Any) -> dict[str, Any]:
    """The profile with other facts of the applicant."""
    profile = deepcopy(PROFILE)
    profile["applicant"].update(facts)
    return profile


def by_birth(born: str, **facts: Any) -> dict[str, Any]:
    profile = outcome_with(birth_date=born, **facts)
    del profile["applicant"]["age"]
    return profile


def causes(profile: dict[str, Any], months: int = 36, locale: str = "en") -> dict[str, list[str]]:
    """The ids of the causes of every step after the first, by day."""
    steps = timeline(profile, months, locale)["steps"][1:]
    return {step["on"]: [cause["id"] for cause in step["causes"]] for step in steps}


def every_day(profile: dict[str, Any], months: int) -> list[tuple[str, list[int]]]:
    """The same by brute force: each day of the window scored, and those that differ from the day before kept."""
    read = read_profile(profile, law(), words("en"))
    found = timeline(profile, months)
    day, end = date.fromisoformat(found["from"]), date.fromisoformat(found["to"])
    steps: list[tuple[str, list[int]]] = []
    while day <= end:
        on = read._replace(as_of=day, rules_on=read.rules_on if "rules_on" in profile else day)
        figures = list(assess(on, law()).outcome.total)
        if not steps or steps[-1][1] != figures:
            steps.append((day.isoformat(), figures))
        day += timedelta(days=1)
    return steps


# Seeds whose profiles between them hold every kind of cause; the first is the whole window, the others the year that decides.
@pytest.mark.parametrize(("seed", "months"), [(7, 36), *((seed, 14) for seed in range(100, 124))])
def test_the_steps_are_those_of_every_single_day(seed: int, months: int) -> None:
    profile = dated.profile(seed)
    found = timeline(profile, months)["steps"]
    assert [(step["on"], step["range"]) for step in found] == every_day(profile, months)
    assert all(step["total"] == step["range"][0] for step in found)
    assert all(step["causes"] for step in found[1:])
    assert found[0]["causes"] == []


def test_the_first_step_is_the_result_of_the_day() -> None:
    found, result = timeline(PROFILE), evaluate(PROFILE)["crs"]
    assert (found["from"], found["to"]) == ("2026-11-23", "2029-11-23")
    first = found["steps"][0]
    assert (first["on"], first["total"], first["range"]) == ("2026-11-23", result["total"], result["range"])


@pytest.mark.parametrize(
    ("as_of", "months", "to"),
    [
        ("2026-11-23", 0, "2026-11-23"),
        ("2026-11-30", 3, "2027-02-28"),
        ("2027-11-30", 3, "2028-02-29"),
        ("2026-12-31", 1, "2027-01-31"),
        ("9998-06-15", 36, "9999-12-31"),
    ],
)
def test_the_window_ends_so_many_months_later(as_of: str, months: int, to: str) -> None:
    assert timeline({"as_of": as_of}, months)["to"] == to


def test_a_birthday_changes_the_points_where_the_table_does() -> None:
    assert causes(by_birth("1997-01-10", languages=[])) == {
        "2027-01-10": ["birthday"],
        "2028-01-10": ["birthday"],
        "2028-12-01": ["assessment-lapsed"],
        "2029-01-10": ["birthday"],
    }
    assert causes(by_birth("2001-01-10", languages=[], credentials=[])) == {}
    assert causes(by_birth("1996-02-29", languages=[], credentials=[]), 18) == {
        "2027-03-01": ["birthday"],
        "2028-02-29": ["birthday"],
    }


def test_an_age_alone_never_grows() -> None:
    assert causes(outcome_with(languages=[], credentials=[])) == {}


def test_an_assessment_lapses_on_its_fifth_anniversary_and_a_result_on_its_second() -> None:
    assert causes(PROFILE) == {"2028-09-01": ["language-lapsed"], "2028-12-01": ["assessment-lapsed"]}
    steps = timeline(PROFILE)["steps"]
    texts = [cause["text"] for step in steps for cause in step["causes"]]
    assert texts == [
        "The results in English of 1 September 2026 reach 2 years and no longer count.",
        "The assessment reaches 5 years and no longer counts: Licence.",
    ]
    assert steps[2]["total"] < steps[1]["total"] < steps[0]["total"]


def test_what_was_said_of_one_day_tells_of_no_other() -> None:
    """That a report and results are young enough today says nothing of the days ahead."""
    spoken = {"language": "en", "clb": NINE}
    report = {"organization": "WES", "outcome": "three-year"}
    stated = outcome_with(
        credentials=[{**LICENCE, "eca": {**report, "still_valid": True}}], languages=[{**spoken, "still_valid": True}]
    )
    unknown = outcome_with(credentials=[{**LICENCE, "eca": report}], languages=[spoken])
    assert timeline(stated)["steps"] == timeline(unknown)["steps"]


def test_what_lapses_beside_a_better_one_changes_nothing() -> None:
    longer = {"language": "en", "taken_on": "2026-11-20", "clb": NINE}
    both = outcome_with(languages=[*PROFILE["applicant"]["languages"], longer], credentials=[])
    assert causes(both) == {"2028-11-20": ["language-lapsed"]}


def test_a_partners_assessment_and_result_count_while_they_last() -> None:
    profile = {**PROFILE, "partner": {"accompanying": True, "canadian": False}}
    profile["partner"] |= {
        "credentials": [LICENCE | {"eca": {**LICENCE["eca"], "issued_on": "2022-02-28"}}],
        "languages": [{"language": "fr", "taken_on": "2025-03-01", "clb": NINE}],
        "work": {"periods": [{"country": "CA", "from": "2026-01-01", "hours_per_week": 40}]},
    }
    found = causes(profile, 12)
    assert found == {
        "2026-12-31": ["partner-canadian-years-reached"],
        "2027-02-28": ["partner-assessment-lapsed"],
        "2027-03-01": ["partner-language-lapsed"],
    }


def test_a_credential_counts_from_the_day_it_is_completed() -> None:
    profile = outcome_with(credentials=[LICENCE, CERTIFICATE])
    steps = {step["on"]: step for step in timeline(profile)["steps"]}
    step = steps["2027-04-30"]
    assert [cause["id"] for cause in step["causes"]] == ["credential-completed"]
    assert step["causes"][0]["text"] == "The credential is completed: Certificate."
    assert step["total"] == evaluate({**profile, "as_of": "2027-04-30"})["crs"]["total"]
    planned = {key: value for key, value in CERTIFICATE.items() if key != "completed_on"} | {"planned": True}
    assert "credential-completed" not in str(causes(outcome_with(credentials=[planned])))


def test_a_year_of_work_is_reached_and_lost_to_the_day() -> None:
    """364 full-time days are a year of 1,560 hours; the window of ten years takes old work away again."""
    periods = [
        {"country": "CA", "from": "2026-06-01", "hours_per_week": 37.5},
        {"country": "FR", "from": "2016-01-01", "to": "2018-12-29", "hours_per_week": 40},
    ]
    profile = outcome_with(
        work={"periods": periods}, languages=[{"language": "en", "clb": NINE, "taken_on": "2026-11-23"}]
    )
    assert causes(profile, 20) == {
        "2027-05-31": ["canadian-years-reached"],  # 1 June 2026 and 363 more days lie before it
        "2028-01-01": ["foreign-years-lost"],  # 1 January to 29 December 2018 are 363
        "2028-05-29": ["canadian-years-reached"],
    }


def test_a_rule_set_that_starts_is_named_and_a_fixed_one_never_changes() -> None:
    offered = {**PROFILE, "as_of": "2025-01-01", "job_offer": "other"}
    offered["applicant"] = PROFILE["applicant"] | {"languages": [], "credentials": []}
    assert causes(offered, 6) == {"2025-03-25": ["rule-set"]}
    assert causes({**offered, "rules_on": "2025-01-01"}, 6) == {}


def test_a_test_that_is_accepted_from_a_day_is_a_change_of_the_rules() -> None:
    scores = dict.fromkeys(NINE, 90)
    profile = outcome_with(languages=[{"test": "pte-core", "taken_on": "2024-01-10", **scores}], credentials=[])
    assert causes({**profile, "as_of": "2024-01-15"}, 3) == {"2024-01-30": ["rule"]}


def test_a_reported_change_is_told_apart_from_the_points() -> None:
    before = timeline({**PROFILE, "as_of": "2026-10-01"}, 3)
    assert [notice["on"] for notice in before["notices"]] == ["2026-11-03"]
    assert [notice["on"] for notice in timeline(PROFILE)["notices"]] == ["2026-11-03"]
    assert timeline({**PROFILE, "as_of": "2026-10-01"}, 1)["notices"] == []
    assert timeline({**PROFILE, "rules_on": "2025-03-25"})["notices"] == []
    assert before["notices"][0]["sources"]
    assert [step["on"] for step in before["steps"]] == ["2026-10-01"]


def test_of_two_things_on_one_day_only_what_changed_the_figure_is_named() -> None:
    """At 20 to 29 a birthday changes nothing; at 30 it does."""
    young = by_birth("1998-09-01", credentials=[])
    assert causes(young, 24) == {"2028-09-01": ["birthday", "language-lapsed"]}
    younger = by_birth("2000-09-01", credentials=[])
    assert causes(younger, 24) == {"2028-09-01": ["language-lapsed"]}


def test_two_that_fall_together_and_are_both_needed_are_both_named() -> None:
    second = {**CERTIFICATE, "title": "Second", "completed_on": "2027-04-30"}
    both = outcome_with(credentials=[{**CERTIFICATE, "kind": "bachelors", "program_years": 4}, second], languages=[])
    assert causes(both, 12) == {"2027-04-30": ["credential-completed", "credential-completed"]}


def test_two_of_which_either_would_do_are_both_named() -> None:
    """Undone alone neither leaves another figure, since the other one gives the same points."""
    second = {**CERTIFICATE, "title": "Second"}
    both = outcome_with(credentials=[CERTIFICATE, second], languages=[])
    assert causes(both, 12) == {"2027-04-30": ["credential-completed", "credential-completed"]}
    more = outcome_with(credentials=[CERTIFICATE, {**CERTIFICATE, "program_years": 2}], languages=[])
    assert causes(more, 12) == {"2027-04-30": ["credential-completed"]}


def test_an_unknown_fact_keeps_the_range_open_through_the_days() -> None:
    profile = outcome_with(work={"canadian_years": 1})
    for step in timeline(profile)["steps"]:
        assert step["range"][0] == step["total"] < step["range"][1]


def test_both_languages_tell_the_same_steps() -> None:
    for seed in range(6):
        profile = dated.profile(seed)
        english, french = timeline(profile), timeline(profile, locale="fr")
        for one, other in zip(english["steps"], french["steps"], strict=True):
            assert (one["on"], one["range"]) == (other["on"], other["range"])
            assert [c["id"] for c in one["causes"]] == [c["id"] for c in other["causes"]]
            for cause in (*one["causes"], *other["causes"]):
                assert cause["text"].endswith(".")
                assert cause["sources"]


@pytest.mark.parametrize("months", [-1, 121, 1.5, "36", None, True, [], float("nan")])
def test_months_out_of_range_are_refused_with_every_other_problem(months: Any) -> None:
    with pytest.raises(ProfileError) as refused:
        timeline({"as_of": "2014-01-01", "x": 1}, months)
    assert {"/months", "/as_of", "/x"} <= {problem["path"] for problem in refused.value.problems}
    with pytest.raises(ProfileError):
        timeline(PROFILE, months)


def test_the_page_asks_with_or_without_months() -> None:
    request = {"v": 1, "do": "timeline", "profile": PROFILE}
    assert json.loads(answer(json.dumps(request))) == {"ok": True, "result": timeline(PROFILE)}
    assert json.loads(answer(json.dumps({**request, "months": 3, "locale": "fr"})))["result"] == timeline(
        PROFILE, 3, "fr"
    )
    assert json.loads(answer(json.dumps({**request, "months": "3"})))["problems"][0]["path"] == "/months"


def test_the_command_prints_it(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(json.dumps(PROFILE)))
    assert main(["timeline", "-", "--months", "24", "--locale", "fr"]) == 0
    assert json.loads(capsys.readouterr().out) == timeline(PROFILE, 24, "fr")
    monkeypatch.setattr("sys.stdin", io.StringIO(json.dumps(PROFILE)))
    assert main(["timeline", "-", "--months", "500"]) == 2
    assert json.loads(capsys.readouterr().err)["problems"][0]["path"] == "/months"
