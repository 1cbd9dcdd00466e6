"""Days and the arithmetic of days: ages, anniversaries, windows. Whole days only, no clocks."""

from datetime import date, timedelta
from typing import NamedTuple

from .remember import by_days

WEEK = 7  # days

_MONTHS = 12


class Days(NamedTuple):
    """What is known of a day: it is one of these, from the first to the last; the same where it is told, else those of its month."""

    first: date
    last: date


@by_days
def parse_day(text: str) -> date | None:
    """A calendar day written YYYY-MM-DD; None for anything else, also for days that do not exist."""
    if len(text) != 10 or text[4] != "-" or text[7] != "-" or not text.isascii():
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


@by_days
def parse_month(text: str) -> Days | None:
    """The days of a month written YYYY-MM; None for anything else."""
    first = parse_day(f"{text}-01")
    return None if first is None else Days(first, last_of_month(first))


def last_of_month(day: date) -> date:
    """The last day of a day's month."""
    if (day.year, day.month) == (date.max.year, date.max.month):
        return date.max
    year, month = divmod(day.year * _MONTHS + day.month, _MONTHS)
    return date(year, month + 1, 1) - timedelta(days=1)


def reach(day: date | None, month: Days | None) -> Days | None:
    """What is known of a day, told or only by its month; None where it is neither."""
    return month if day is None else Days(day, day)


def years_between(start: date, end: date) -> int:
    """Whole years completed on `end`: an age when `start` is the birth date (29 February completes on 1 March)."""
    return end.year - start.year - ((end.month, end.day) < (start.month, start.day))


@by_days
def add_years(day: date, years: int) -> date | None:
    """The same day `years` later (29 February gives 1 March); None beyond the calendar."""
    year = day.year + years
    if not date.min.year <= year <= date.max.year:
        return None
    try:
        return day.replace(year=year)
    except ValueError:
        return date(year, 3, 1)


def overlaps(start: date, end: date, other_start: date, other_end: date) -> bool:
    """Whether two spans of days, both ends included, share at least one day."""
    return start <= other_end and other_start <= end


def months_between(start: date, end: date) -> int:
    """Calendar months that a span of days touches, both ends included."""
    return (end.year - start.year) * _MONTHS + end.month - start.month + 1
