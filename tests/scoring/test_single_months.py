"""Jobs within one month of which no day is told: the day that counts least is found, wherever in the month other jobs leave it."""

from __future__ import annotations

from datetime import date

import pytest

from pycore.dates import Days
from pycore.law.loading import law
from pycore.profile.facts import Work, WorkPeriod
from pycore.scoring.single_months import least_of
from pycore.scoring.work import full_time_years, full_time_years_in_canada

ON = date(2026, 11, 27)
RULES = law().on(ON)
MARCH = Days(date(2026, 3, 1), date(2026, 3, 31))
YEAR = 364  # days


def within(hours: float = 30) -> WorkPeriod:
    """A job of some days of March, none of which is told."""
    return WorkPeriod("CA", *MARCH, hours, start_in=MARCH, end_in=MARCH)


def job(start: str, end: str | None, hours: float = 30) -> WorkPeriod:
    return WorkPeriod("CA", date.fromisoformat(start), None if end is None else date.fromisoformat(end), hours)


def days(*jobs: WorkPeriod) -> float:
    """Days of full-time work at the least, part-time work for its part."""
    return round(least_of(Work(periods=jobs), lambda held: full_time_years(held.periods or (), ON, RULES)) * YEAR, 6)


def full_days(*jobs: WorkPeriod) -> float:
    """Days of full-time work at the least, of which part-time work makes none."""
    return round(full_time_years_in_canada(Work(periods=jobs), ON, RULES, True)[0] * YEAR, 6)


@pytest.mark.parametrize(
    "other",
    [
        job("2026-03-01", "2026-03-01"),
        job("2026-03-12", "2026-03-12"),
        job("2026-03-30", "2026-03-30"),
        job("2026-03-31", "2026-03-31"),
    ],
)
def test_a_day_on_which_another_job_is_full_time_adds_nothing(other):
    assert days(within(), other) == 1
    assert days(within(15), other) == 1


@pytest.mark.parametrize("other", [job("2026-02-28", "2026-02-28"), job("2026-04-01", "2026-04-01")])
def test_the_day_lies_in_its_month_and_not_beside_it(other):
    assert days(within(), other) == 2
    assert days(within(), within(), other) == 2


def test_two_jobs_of_one_month_may_have_been_of_one_day():
    assert days(within(), within()) == 1
    assert days(within(15), within(15)) == 1


@pytest.mark.parametrize(
    ("end", "start", "least"), [("09", "11", 0), ("09", "20", 0), ("29", "31", 0), ("10", "11", 1)]
)
def test_a_part_time_day_may_lie_between_two_jobs_with_each_of_which_it_would_be_a_full_time_one(end, start, least):
    others = job("2026-03-01", f"2026-03-{end}", 20), job(f"2026-03-{start}", None, 20)
    assert full_days(within(15), *others) == least


def test_two_part_time_jobs_are_of_two_days_where_one_day_of_both_would_be_full_time():
    assert full_days(within(15), within(15)) == 0
    assert full_days(within(15), within(15), job("2026-03-01", "2026-03-29", 20)) == 0
    assert full_days(within(15), within(15), job("2026-03-01", "2026-03-30", 20)) == 1
    assert full_days(within(15), within(15), job("2026-03-03", None, 20)) == 0
    assert full_days(within(15), within(15), job("2026-03-02", None, 20)) == 1


def test_of_a_month_with_too_many_choices_of_days_its_jobs_count_nothing_for_sure():
    """Up to a thousand choices are tried."""
    assert days(*(within(),) * 4) == 1  # 5 days that differ, for 4 jobs: 625
    assert days(*(within(),) * 5) == 0
    two = job("2026-03-10", "2026-03-19", 5), job("2026-03-20", None, 5)
    three = job("2026-03-05", "2026-03-09", 5), *two
    for others, jobs_of_the_month in ((two, 25 / 30), (three, 0)):  # 10 days that differ, for 3 jobs: 1000; then 13
        without, together = days(*others), days(*(within(15),) * 3, *others)
        assert together - without == pytest.approx(jobs_of_the_month)
