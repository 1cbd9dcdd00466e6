"""Jobs that began and ended in one month, of which no day is told: at the least each lasted a day, whichever counts least."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise, product

from ..dates import Days
from ..profile.facts import Work, WorkPeriod, at_least_and_most

Count = Callable[[Work], float]

_MOST = 1000  # choices of days within one month that are tried; of a month with more, its jobs count nothing for sure


def least_of(work: Work, count: Count) -> float:
    """The least that a count of days makes of the work, whichever days the months told allow.

    Days are added up, so that each month can be looked at for itself. Which day of it counts least hangs on the other jobs.
    """
    held = at_least_and_most(work)[0]
    for month, places in _single_months(work.periods or ()):
        days = _days_that_differ(month, held.periods or (), len(places))
        if len(days) ** len(places) <= _MOST:
            held = min((_placed(held, places, chosen) for chosen in product(days, repeat=len(places))), key=count)
    return count(held)


def _single_months(jobs: Sequence[WorkPeriod]) -> Iterator[tuple[Days, list[int]]]:
    """The months within which jobs lie of which no day is told, each with the places of those jobs."""
    found: dict[Days, list[int]] = {}
    for place, job in enumerate(jobs):
        if job.start_in is not None and job.start_in == job.end_in:
            found.setdefault(job.start_in, []).append(place)
    yield from found.items()


def _placed(work: Work, places: Sequence[int], days: Sequence[date]) -> Work:
    """The work with some jobs of a single day."""
    jobs = list(work.periods or ())
    for place, day in zip(places, days, strict=True):
        jobs[place] = jobs[place]._replace(start=day, end=day)
    return work._replace(periods=tuple(jobs))


def _days_that_differ(month: Days, jobs: Iterable[WorkPeriod], most: int) -> list[date]:
    """So many days of each stretch of the month through which the same jobs are held, and its last day.

    The first days and the last of the month are among them: what counts days up to one, or from one on, leaves them out first.
    """
    after = month.last + timedelta(days=1)
    edges = {month.first, after}
    for job in jobs:
        if job.end is None or job.start <= job.end:
            edges.update((job.start, after if job.end is None else job.end + timedelta(days=1)))
    found: set[date] = {month.last}
    for first, end in pairwise(sorted(edge for edge in edges if month.first <= edge <= after)):
        found.update(first + timedelta(days=n) for n in range(min(most, (end - first).days)))
    return sorted(found)
