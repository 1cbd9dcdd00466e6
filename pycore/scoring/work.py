"""Skilled work in full-time years, from the two counts or from the jobs themselves."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from operator import attrgetter

from ..dates import WEEK, add_years
from ..law.rules import Rules
from ..profile.facts import Work, WorkPeriod, at_least_and_most
from ..remember import by_facts
from .single_months import Count, least_of

CANADA = "CA"
UNBOUNDED = float("inf")
UNKNOWN_YEARS = (0.0, UNBOUNDED)
_EXACT = 12  # decimals beyond which a difference is only that of reckoning

Years = tuple[float, float]  # at least and at most; the same where nothing is open


def full_time_years(periods: Iterable[WorkPeriod], on: date, rules: Rules) -> float:
    """Hours up to full time, jobs at the same time counted once, within the ten years before the day, over the hours of a year.

    Full years and parts; an unfinished job runs to the day before `on`. Source: MI 15(3), 15(5), 15(6); the hours of a year are guidance.
    """
    return _remembered_years(tuple(periods), on, rules)


def _full_time_years(periods: tuple[WorkPeriod, ...], on: date, rules: Rules) -> float:
    full_time = rules.value("full-time-hours")
    window = add_years(on, -rules.value("work-window-years"))
    hours_by_day: float = sum(min(weekly, full_time) * days for weekly, days in _stretches(periods, on, window))
    hours_of_year: float = rules.value("full-time-year-hours")
    return round(hours_by_day / (hours_of_year * WEEK), _EXACT)


_remembered_years = by_facts(_full_time_years)


def calendar_years(years: float, rules: Rules) -> float:
    """Years counted by hours as they are by the calendar, where so many days of full-time work make one."""
    by_hours: float = rules.value("full-time-year-hours") * WEEK
    by_days: float = rules.value("full-time-hours") * rules.value("calendar-year-days")
    return round(years * by_hours / by_days, _EXACT)


def _stretches(periods: Iterable[WorkPeriod], on: date, window: date | None = None) -> Iterator[tuple[float, int]]:
    """The days before `on` cut wherever a job begins or ends: the hours a week of all jobs together, and how many days."""
    edges: set[date] = set()
    spans = []
    for period in periods:
        start = max(period.start, window) if window else period.start
        end = min(period.end + timedelta(days=1), on) if period.end and period.end < on else on
        if start < end:
            spans.append((start, end, period.hours_per_week))
            edges.update((start, end))
    for start, end in itertools.pairwise(sorted(edges)):
        yield sum(hours for first, after, hours in spans if first <= start and end <= after), (end - start).days


def unbroken_years(jobs: Iterable[WorkPeriod], on: date, rules: Rules) -> float:
    """Full-time years of the longest work with no day between one job and the next, whoever it was for and wherever."""
    longest, run, last = 0.0, list[WorkPeriod](), date.min
    for job in sorted((job for job in jobs if job.hours_per_week), key=attrgetter("start")):
        if job.start > last + timedelta(days=1):
            run, last = [], job.start
        run.append(job)
        last = max(last, on if job.end is None else job.end)
        longest = max(longest, full_time_years(run, on, rules))
    return longest


def teer(noc: str) -> int:
    """The TEER category of an occupation, the second digit of its five-digit code."""
    return int(noc[1])


def is_skilled(period: WorkPeriod, rules: Rules) -> bool:
    """Skilled work is work in TEER 0 to 3; a job without an occupation is one that the person calls skilled. MI 15(3)(a)."""
    skilled = rules.value("skilled-teer")
    return period.noc is None or skilled is None or teer(period.noc) in skilled


def is_excluded(period: WorkPeriod) -> bool:
    """Work in Canada that is left out: while studying full time, self-employed, without permission. MI 15(7); IRPR 87.1(3)."""
    return period.full_time_student is True or period.self_employed is True or period.authorized is False


def counts_in_canada(job: WorkPeriod, rules: Rules) -> bool:
    """Whether a job counts as Canadian work experience: in Canada, skilled, and not left out. MI 15(3), 15(7)."""
    return job.country == CANADA and is_skilled(job, rules) and not is_excluded(job)


def canadian_jobs(work: Work, rules: Rules) -> list[WorkPeriod]:
    """The jobs in Canada that count as Canadian work experience."""
    return [job for job in work.periods or () if counts_in_canada(job, rules)]


def open_days(work: Work, on: date, since: date | None, counts: Callable[[WorkPeriod], bool]) -> tuple[str, ...]:
    """The days of jobs that count, in the time that does, of which the month alone is told: their paths inside the work."""
    return tuple(
        f"periods/{place}/{name}"
        for place, job in enumerate(work.periods or ())
        if counts(job)
        for name, month in (("from", job.start_in), ("to", job.end_in))
        if month and month.first < on and (since is None or month.last >= since)
    )


def skilled_jobs(work: Work, rules: Rules) -> list[WorkPeriod]:
    """The jobs in skilled work, wherever they were."""
    return [job for job in work.periods or () if is_skilled(job, rules)]


def _foreign_jobs(work: Work, rules: Rules) -> list[WorkPeriod]:
    return [job for job in skilled_jobs(work, rules) if job.country != CANADA]


def skilled_jobs_in_canada(work: Work, rules: Rules) -> list[WorkPeriod]:
    """The jobs in skilled work in Canada, also those that are left out of Canadian work experience."""
    return [job for job in skilled_jobs(work, rules) if job.country == CANADA]


def years_of(work: Work, counted: Callable[[Work], Iterable[WorkPeriod]], on: date, rules: Rules) -> Years:
    """Full-time years of those jobs that count, at least and at most."""
    return _reached(work, lambda held: full_time_years(counted(held), on, rules))


def _reached(work: Work, count: Count) -> Years:
    """What a count makes of the work, at least and at most: no day more of a job makes it less."""
    told = at_least_and_most(work)
    most = count(told[-1])
    return most if len(told) == 1 else least_of(work, count), most


def canadian_years(work: Work, on: date, rules: Rules) -> Years:
    """Years of skilled work in Canada on a day, at least and at most. MI 15."""
    if work.periods is None:
        return _told_in_canada(work)
    return years_of(work, lambda held: canadian_jobs(held, rules), on, rules)


def partner_canadian_years(work: Work, on: date, rules: Rules) -> Years:
    """A partner's years in Canada: whether the exclusions of the applicant hold for a partner too is not known. MI 19."""
    if work.periods is None:
        return _told_in_canada(work)
    least, _ = canadian_years(work, on, rules)
    _, most = years_of(work, lambda held: skilled_jobs_in_canada(held, rules), on, rules)
    return least, most


def foreign_years(work: Work, on: date, rules: Rules) -> Years:
    """Years of skilled work outside Canada on a day; neither study nor self-employment excludes any. MI 25."""
    if work.periods is None:
        return _told_abroad(work)
    return years_of(work, lambda held: _foreign_jobs(held, rules), on, rules)


def skilled_years(work: Work, on: date, rules: Rules) -> Years:
    """Skilled years in all countries, work in two of them at the same time counted once. IRPR 80(1), 80(4)."""
    if work.periods is not None:
        return years_of(work, lambda held: skilled_jobs(held, rules), on, rules)
    canadian, foreign = _told_in_canada(work), _told_abroad(work)
    return canadian[0] + foreign[0], canadian[1] + foreign[1]


def full_time_year_in_canada(
    stated: bool | None, work: Work, on: date, rules: Rules, skilled_only: bool
) -> bool | None:
    """A year of full-time, authorized work in Canada, whenever it was; None is unknown. IRPR 83(1)(c), 83(1)(c.1).

    Part-time work makes no full-time year, so the score's years show nothing but that there is none: of none at all
    in skilled work none is full-time, where only skilled work counts.
    """
    if stated is not None:
        return stated
    if work.periods is None:
        return False if skilled_only and _told_in_canada(work)[1] == 0 else None
    held = {years >= 1 for years in full_time_years_in_canada(work, on, rules, skilled_only)}
    return held.pop() if len(held) == 1 else None


def full_time_years_in_canada(work: Work, on: date, rules: Rules, skilled_only: bool) -> Years:
    """Years of full-time, authorized work in Canada, whenever they were, at least and at most. IRPR 83(1)(c), 73(1)."""
    return _reached(work, lambda held: _full_time_in_canada(held, on, rules, skilled_only))


def _full_time_in_canada(work: Work, on: date, rules: Rules, skilled_only: bool) -> float:
    jobs = [
        job
        for job in work.periods or ()
        if job.country == CANADA and job.authorized is not False and (not skilled_only or is_skilled(job, rules))
    ]
    full_time = rules.value("full-time-hours")
    days = sum(days for weekly, days in _stretches(jobs, on) if weekly >= full_time)
    years: float = days * full_time / (rules.value("full-time-year-hours") * WEEK)
    return years


def _told_in_canada(work: Work) -> Years:
    return _counted(work.canadian_years, work.canadian_years_or_more)


def _told_abroad(work: Work) -> Years:
    return _counted(work.foreign_years, work.foreign_years_or_more)


def _counted(years: float | None, or_more: bool | None) -> Years:
    if years is None:
        return UNKNOWN_YEARS
    return years, UNBOUNDED if or_more else years
