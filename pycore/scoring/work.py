"""Skilled work in full-time years, from the two counts or from the jobs themselves."""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from datetime import date, timedelta

from ..dates import add_years
from ..law.rules import Rules
from ..profile.facts import Work, WorkPeriod

CANADA = "CA"
_WEEK = 7


def full_time_years(periods: Iterable[WorkPeriod], on: date, rules: Rules) -> float:
    """Hours up to full time, jobs at the same time counted once, within the ten years before the day, over the hours of a year.

    Full years and parts; an unfinished job runs to the day before `on`. Source: MI 15(3), 15(5), 15(6); the hours of a year are guidance.
    """
    window = add_years(on, -rules.value("work-window-years"))
    full_time = rules.value("full-time-hours")
    edges: set[date] = set()
    spans = []
    for period in periods:
        start = max(period.start, window) if window else period.start
        end = min(period.end + timedelta(days=1), on) if period.end and period.end < on else on
        if start < end:
            spans.append((start, end, period.hours_per_week))
            edges.update((start, end))
    ordered = sorted(edges)
    hours_by_day = 0.0
    for start, end in itertools.pairwise(ordered):
        weekly = sum(hours for first, after, hours in spans if first <= start and end <= after)
        hours_by_day += min(weekly, full_time) * (end - start).days
    hours_of_year: float = rules.value("full-time-year-hours")
    return hours_by_day / (hours_of_year * _WEEK)


def canadian_years(work: Work, on: date, rules: Rules) -> float | None:
    """Years of skilled work in Canada on a day; None is unknown."""
    if work.periods is None:
        return work.canadian_years
    return full_time_years((p for p in work.periods if p.country == CANADA), on, rules)


def foreign_years(work: Work, on: date, rules: Rules) -> float | None:
    """Years of skilled work outside Canada on a day; None is unknown."""
    if work.periods is None:
        return work.foreign_years
    return full_time_years((p for p in work.periods if p.country != CANADA), on, rules)
