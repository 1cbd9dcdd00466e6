"""The length of a program as designed, in full-time academic years, and the level that it gives."""

from __future__ import annotations

from ..dates import months_between
from ..law.rules import Rules
from ..profile.facts import LEVELS, Credential, study_reach


def length_level(years: float | None, rules: Rules) -> str:
    """The level that a program's length by design gives; none below one year. MI 11(1), IRPR 78(1)."""
    if years is None or years < rules.value("one-year-length"):
        return LEVELS[0]
    if years >= rules.value("three-year-length"):
        return "three-year"
    return "two-year" if years >= rules.value("two-year-length") else "one-year"


def months_meant(years: float | None, rules: Rules) -> int | None:
    """The months that a length below one year may stand for, typed as a part of a calendar year; None where it cannot.

    Only months that are an academic year themselves: then the two readings decide differently. 0.83 may be ten months.
    """
    if years is None:
        return None
    academic = rules.value("academic-year-months")
    months = round(years * academic["calendar"])
    whole = academic["least"] <= months < academic["calendar"]
    return months if whole and abs(years * academic["calendar"] - months) <= academic["near"] else None


def most_by_length(years: float | None, rules: Rules) -> str:
    """The level that a length gives at the most: a whole year where months may have been typed as a part of one."""
    return length_level(years if months_meant(years, rules) is None else rules.value("one-year-length"), rules)


def study_span(credential: Credential) -> int | None:
    """The calendar months that the days of study touch, at the most; None where its first day or its last is not told."""
    start, end = study_reach(credential)
    return None if start is None or end is None else months_between(start.first, end.last)
