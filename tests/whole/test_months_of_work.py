"""Jobs told by months: at least and at most as over all days that the months leave open. Checked against every one of them."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import product
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pycore import ProfileError, evaluate, timeline
from pycore.dates import Days, parse_day, parse_month
from pycore.law.loading import law
from pycore.messages.words import words
from pycore.profile.facts import Work, WorkPeriod
from pycore.profile.reading import read_profile
from pycore.scoring.canadian_experience import recent_years
from pycore.scoring.work import (
    canadian_years,
    foreign_years,
    full_time_year_in_canada,
    full_time_years_in_canada,
    partner_canadian_years,
    skilled_years,
)

ON = date(2026, 11, 27)
RULES = law().on(ON)
COUNTS = (
    canadian_years,
    foreign_years,
    skilled_years,
    partner_canadian_years,
    recent_years,
    lambda work, on, rules: full_time_years_in_canada(work, on, rules, True),
)
ABILITIES = ("listening", "reading", "writing", "speaking")


def profile(*jobs: dict[str, Any], as_of: str = ON.isoformat(), **facts: Any) -> dict[str, Any]:
    spoken = {"language": "en", "clb": dict.fromkeys(ABILITIES, 9), "taken_on": "2026-06-01"}
    return {
        "as_of": as_of,
        "partner": None,
        "sibling_in_canada": False,
        "relative_in_canada": False,
        "provincial_nomination": False,
        "job_offer": None,
        "arranged_employment": False,
        "settlement_funds": True,
        "outside_quebec": True,
        "applicant": {
            "age": 29,
            "credentials": [],
            "languages": [spoken],
            "work": {"periods": list(jobs)},
            "certificate_of_qualification": False,
            "studied_in_canada_two_years": False,
            "occupation": {"noc": "21231", "wage_tier": "none"},
            **facts,
        },
    }


def job(start: str, end: str | None = None, country: str = "CA", hours: float = 40, **more: Any) -> dict[str, Any]:
    told = {"country": country, "from": start, "hours_per_week": hours, **more}
    return told if end is None else {**told, "to": end}


def read(*jobs: dict[str, Any]) -> Work:
    return read_profile(profile(*jobs), law(), words("en"), ON).applicant.work


def days_of(told: str | None) -> list[date | None]:
    """Some days that a date may be: both ends of a month and what lies about its middle."""
    if told is None:
        return [None]
    month = parse_month(told)
    if month is None:
        return [parse_day(told)]
    return [month.first, month.first.replace(day=2), month.first.replace(day=15), month.last]


def on_days(jobs: tuple[dict[str, Any], ...]) -> list[Work]:
    """The same jobs on every choice of those days, first to last."""
    each = []
    for one in jobs:
        spans = product(days_of(one["from"]), days_of(one.get("to")))
        each.append(
            [
                WorkPeriod(one["country"], start, end, one["hours_per_week"])
                for start, end in spans
                if start is not None and (end is None or start <= end)
            ]
        )
    return [Work(periods=chosen) for chosen in product(*each)]


MONTHS = st.tuples(st.integers(2015, 2026), st.integers(1, 12)).map(lambda one: f"{one[0]}-{one[1]:02}")
DATES = st.one_of(MONTHS, MONTHS, st.dates(date(2015, 1, 1), date(2026, 12, 31)).map(date.isoformat))
JOBS = st.tuples(
    DATES, st.one_of(st.none(), DATES), st.sampled_from(("CA", "CA", "IN")), st.sampled_from((15, 20, 30))
).map(lambda one: job(*one))
TWO = st.lists(JOBS, min_size=1, max_size=2).map(tuple)


def is_in_order(one: dict[str, Any]) -> bool:
    """Ends after it began, whichever days these are: of one month, it may have been a day of it."""
    return (
        "to" not in one
        or one["to"][:7] > one["from"][:7]
        or (len(one["to"]) == len(one["from"]) == 10 and one["to"] >= one["from"])
    )


@settings(max_examples=100, derandomize=True, database=None, deadline=None)
@given(TWO.filter(lambda jobs: all(map(is_in_order, jobs))))
def test_months_reach_from_the_least_to_the_most_of_their_days(jobs):
    told, each = read(*jobs), on_days(jobs)
    for count in COUNTS:
        found = [count(work, ON, RULES) for work in each]
        least, most = count(told, ON, RULES)
        assert (least, most) == (min(low for low, _ in found), max(high for _, high in found))
    years = {full_time_year_in_canada(None, work, ON, RULES, True) for work in each}
    assert full_time_year_in_canada(None, told, ON, RULES, True) is (years.pop() if len(years) == 1 else None)


@pytest.mark.parametrize(
    ("jobs", "as_of"),
    [
        ([job("2025-11")], "2026-10-30"),
        ([job("2025-11")], "2026-10-31"),
        ([job("2025-11")], "2026-11-27"),
        ([job("2025-11")], "2026-11-28"),
        ([job("2025-11")], "2026-11-29"),
        ([job("2024-06", "2025-05")], "2026-11-27"),
        ([job("2024-06", "2025-06")], "2026-11-27"),
        ([job("2024-06-03", "2025-06")], "2026-11-27"),
        ([job("2024-06", "2025-06-15")], "2026-11-27"),
        ([job("2016-11", "2017-11")], "2026-11-27"),
        ([job("2016-11", "2017-12")], "2026-11-27"),
        ([job("2015-03", "2018-01", "IN"), job("2025-11")], "2026-11-27"),
        ([job("2025-06", "2025-11"), job("2025-11", "2026-06")], "2026-11-27"),
        ([job("2024-12", "2026-11")], "2026-11-27"),
        ([job("2024-12", "2026-12")], "2026-11-27"),
        ([job("2025-12")], "2026-11-27"),
    ],
)
def test_the_score_reaches_from_the_least_to_the_most_of_all_days(jobs, as_of):
    """Each day of each month, where one is open; both ends of them where several are."""
    every = len([day for one in jobs for day in (one["from"], one.get("to", "")) if len(day) == 7]) == 1

    def choices(told: str | None) -> list[str | None]:
        month = parse_month(told or "")
        if month is None:
            return [told]
        days = [month.first.replace(day=n) for n in range(1, month.last.day + 1)] if every else list(month)
        return [day.isoformat() for day in days]

    spans = [
        [
            {**one, "from": start, **({"to": end} if end else {})}
            for start in choices(one["from"])
            for end in choices(one.get("to"))
        ]
        for one in jobs
    ]
    each = [evaluate(profile(*chosen, as_of=as_of), today=ON) for chosen in product(*spans)]
    found = evaluate(profile(*jobs, as_of=as_of), today=ON)
    for part in ("crs", "fsw"):
        ends = [tuple(one[part]["range"]) for one in each]
        assert tuple(found[part]["range"]) == (min(low for low, _ in ends), max(high for _, high in ends))
    for place, program in enumerate(found["programs"]):
        answers = {one["programs"][place]["answer"] for one in each}
        assert program["answer"] in ("unclear", *(answers if len(answers) == 1 else ()))
        if program["id"] == "cec":
            assert program["answer"] == (answers.pop() if len(answers) == 1 else "unclear")


@pytest.mark.parametrize(
    ("start", "end", "most"), [("2026-03", "2026-03", 31), ("2026-03-10", "2026-03", 22), ("2026-03", "2026-03-10", 10)]
)
def test_a_job_within_one_month_is_at_most_so_many_days_of_it(start, end, most):
    """At least it lasted a day, whichever that was."""
    least, greatest = canadian_years(read(job(start, end, hours=30)), ON, RULES)
    assert least == pytest.approx(1 / 364)
    assert greatest == pytest.approx(most / 364)


WITHIN = (
    "2026-11",
    "2023-11",
    "2016-11",
    "2025-02",
    "2025-03",
)  # about the day, the days that windows begin on, and neither
HOURS = st.sampled_from((5, 10, 15, 20, 29, 30, 45))
HERE = st.sampled_from(("CA", "CA", "IN"))
IN_ONE_MONTH = st.builds(
    lambda month, country, hours: job(month, month, country, hours), st.sampled_from(WITHIN), HERE, HOURS
)
ABOUT = st.tuples(st.sampled_from(WITHIN), st.integers(-20, 50)).map(
    lambda one: (date.fromisoformat(f"{one[0]}-01") + timedelta(days=one[1])).isoformat()
)
DATED = st.builds(
    lambda ends, country, hours: job(min(ends), max(ends), country, hours), st.tuples(ABOUT, ABOUT), HERE, HOURS
)


def on_single_days(jobs: list[dict[str, Any]]) -> list[Work]:
    """The jobs on every choice of one day for each that lies within a month, and on its own days each of the others."""
    each = []
    for one in jobs:
        month = parse_month(one["from"])
        first = parse_day(one["from"]) if month is None else month.first
        last = parse_day(one["to"]) if month is None else month.last
        days = [first + timedelta(days=n) for n in range((last - first).days + 1)]
        spans = [(first, last)] if month is None else [(day, day) for day in days]
        each.append([WorkPeriod(one["country"], *span, one["hours_per_week"]) for span in spans])
    return [Work(periods=chosen) for chosen in product(*each)]


@settings(max_examples=60, derandomize=True, database=None, deadline=None)
@given(st.lists(IN_ONE_MONTH, min_size=1, max_size=2), st.lists(DATED, max_size=3))
def test_jobs_within_a_month_count_at_least_what_they_do_on_the_days_that_count_least(within, others):
    """A job of more days counts no less, so that single days are enough to try."""
    jobs = [*within, *others]
    told, each = read(*jobs), on_single_days(jobs)
    for count in COUNTS:
        assert count(told, ON, RULES)[0] == min(count(work, ON, RULES)[0] for work in each)


def test_a_day_more_completes_the_year_that_other_jobs_lack_a_day_of():
    """Without a day in common, it is surely a year; where the day may be one of the others', it is not."""

    def years(*jobs: dict[str, Any]) -> tuple[float, float]:
        return canadian_years(read(*jobs), ON, RULES)

    almost = job("2025-01-01", "2025-12-29")  # 363 days of full-time work
    assert years(almost)[1] < 1 <= years(almost, job("2026-03", "2026-03"))[0]
    assert years(almost, job("2025-12", "2025-12"))[0] < 1
    two = [job("2026-03", "2026-03", hours=15), job("2026-03", "2026-03", hours=15)]
    assert years(almost, *two)[0] == 1


def asked(*jobs: dict[str, Any], **facts: Any) -> list[str]:
    return [one["path"] for one in evaluate(profile(*jobs, **facts), today=ON)["questions"]]


def test_the_day_is_asked_where_it_decides_and_only_there():
    start = "/applicant/work/periods/0/from"
    assert asked(job("2025-11")) == [start]
    assert asked(job("2025-11-03")) == asked(job("2025-06")) == []
    assert asked(job("2019-03", "2023-06", "IN"), job("2025-11")) == ["/applicant/work/periods/1/from"]
    assert asked(job("2024-12", "2025-11")) == [start, "/applicant/work/periods/0/to"]
    assert asked(job("2024-12", "2025-11", noc="65201")) == []


def test_a_full_time_year_of_long_ago_is_settled_by_its_days():
    """It lies before the ten years of the score, and gives ten points of the grid."""
    long_ago = job("2010-01", "2011-02")
    assert asked(long_ago) == []
    assert asked(job("2010-01", "2010-12")) == ["/applicant/work/periods/0/from", "/applicant/work/periods/0/to"]
    assert asked(job("2010-01", "2010-12"), worked_in_canada_one_year=True) == []


def test_a_requirement_that_hangs_on_a_day_names_it():
    def requirement(*jobs: dict[str, Any]) -> tuple[str, str, list[str]]:
        [program] = [one for one in evaluate(profile(*jobs), today=ON)["programs"] if one["id"] == "cec"]
        [found] = [one for one in program["requirements"] if one["id"] == "experience"]
        return found["outcome"], found["because"].replace("\N{NO-BREAK SPACE}", " "), found["missing"]

    outcome, because, missing = requirement(job("2025-11"))
    assert (outcome, missing) == ("unknown", ["/applicant/work/periods/0/from"])
    assert "depending on the days in the months given" in because
    outcome, because, missing = requirement(job("2025-06"))
    assert (outcome, missing) == ("met", [])
    assert because.startswith("At least 1 year and ")
    outcome, because, missing = requirement(job("2026-06"))
    assert (outcome, missing) == ("not-met", [])
    assert because.startswith("At most ")


def test_of_two_occupations_in_canada_a_month_may_leave_open_which_has_more():
    jobs = [job("2024-12", "2025-11", noc="21231"), job("2025-12-01", noc="63200")]

    def language(level: int, *told: dict[str, Any]) -> str:
        spoken = [{"language": "en", "clb": dict.fromkeys(ABILITIES, level), "still_valid": True}]
        [program] = [
            one for one in evaluate(profile(*told, languages=spoken), today=ON)["programs"] if one["id"] == "cec"
        ]
        return next(one["outcome"] for one in program["requirements"] if one["id"] == "language")

    assert language(6, *jobs) == "unknown"
    assert language(9, *jobs) == "met"
    assert language(6, {**jobs[0], "from": "2024-12-30"}, jobs[1]) == "met"
    assert language(6, {**jobs[0], "from": "2024-09-30", "to": "2025-11"}, jobs[1]) == "not-met"


def test_over_time_a_year_of_work_may_be_reached_before_it_surely_is():
    found = timeline(profile(job("2026-03")), 14, today=ON)
    turns = {one["on"]: [cause["id"] for cause in one["causes"]] for one in found["steps"]}
    assert turns["2027-02-28"] == ["canadian-years-possible"]
    assert turns["2027-03-30"] == ["canadian-years-reached"]


@pytest.mark.parametrize("seed", range(6))
def test_each_day_of_a_timeline_of_months_is_what_evaluation_says(seed):
    starts = ("2025-03", "2025-12", "2026-02", "2024-06", "2017-01", "2026-11")
    within = ("2024-03", "2024-03")  # a month of which it may have been any day
    asked_of = profile(job(starts[seed]), job("2016-12", "2019-0" + str(seed + 1), "IN"), job(*within, hours=20))
    found = timeline(asked_of, 14, today=ON)
    by_day = {one["on"]: one["range"] for one in found["steps"]}
    now: list[int] = []
    for day in sorted({*by_day, *(f"2027-{month:02}-{day}" for month in range(1, 13) for day in ("02", "17"))}):
        now = by_day.get(day, now)
        assert evaluate({**asked_of, "as_of": day}, today=ON)["crs"]["range"] == now, day


@pytest.mark.parametrize(
    ("told", "path"),
    [
        (job("2024-13"), "/applicant/work/periods/0/from"),
        (job("2024"), "/applicant/work/periods/0/from"),
        (job("2024-06", "2024-05"), "/applicant/work/periods/0/to"),
        (job("2024-06-02", "2024-05"), "/applicant/work/periods/0/to"),
        (job("1996-05"), "/applicant/work/periods/0/from"),
    ],
)
def test_a_month_that_cannot_be_is_refused(told, path):
    for locale in ("en", "fr"):
        with pytest.raises(ProfileError) as error:
            evaluate(profile(told), locale, today=ON)
        assert [one["path"] for one in error.value.problems] == [path]


def test_what_is_unlikely_is_told_only_where_it_is_so_on_all_days():
    held = {
        "country": "CA",
        "kind": "diploma",
        "completed_on": "2025-06-20",
        "study_from": "2023-09-05",
        "study_to": "2025-04-25",
    }

    def told(one: dict[str, Any], locale: str = "en") -> list[str]:
        found = evaluate(profile(one, credentials=[held]), locale, today=ON)["warnings"]
        return [warning["text"] for warning in found if "work-" in warning["id"]]

    assert "A job in Canada from January 2025 falls within" in told(job("2025-01"))[0]
    assert "à partir de janvier 2025" in told(job("2025-01"), "fr")[0]
    assert "à partir d’avril 2024" in told(job("2024-04"), "fr")[0]
    assert told(job("2025-04")) == []  # after the last day of study, or before
    assert "from May 2025" in told(job("2025-05"))[0]


def test_a_month_is_read_as_the_days_it_has():
    assert read(job("2024-02", "2024-04")).periods == (
        WorkPeriod(
            "CA",
            date(2024, 2, 1),
            date(2024, 4, 30),
            40,
            start_in=Days(date(2024, 2, 1), date(2024, 2, 29)),
            end_in=Days(date(2024, 4, 1), date(2024, 4, 30)),
        ),
    )
