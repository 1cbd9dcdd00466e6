"""Lengths of time as people say them: years with months, weeks or days in place of decimals; part of an academic year as a part.

A year is cut as the rules count one of work, in 52 weeks. What is not a whole number of years is never written as one, and
what is near one is written to the day. Where one length of a sentence is two others together, so is what is written. No text in
force says how long an academic year is, so a part of one is never months: it is a half, a third, a quarter or a percentage of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import permutations
from math import floor

EXACT = 12  # decimals beyond which a difference is only that of reckoning
MONTHS, WEEKS, WEEK = 12, 52, 7  # of a year, of a year, and days of a week
NEAR = 0.0045  # of a year: what two decimals lose of so many months
PARTS = {"half": 1 / 2, "third": 1 / 3, "two-thirds": 2 / 3, "quarter": 1 / 4, "three-quarters": 3 / 4}

Piece = tuple[str, float]  # a unit, and how many of it
DAYS: Mapping[str, float] = {"whole-years": WEEKS * WEEK, "months": WEEKS * WEEK / MONTHS, "weeks": WEEK, "days": 1}


def pieces_of(years: float, detail: int) -> tuple[Piece, ...]:
    """A length in years, cut as it is said: with months where they come out whole, with weeks otherwise, to the day near a year.

    `detail` is 0 for that, 1 for days in any case, and more for so many decimals of a day less one: what differs can be told apart.
    """
    years = round(years, EXACT)
    whole = floor(years)
    part = round(years - whole, EXACT)
    if not part:
        return (("whole-years", whole),)
    before: tuple[Piece, ...] = (("whole-years", whole),) if whole else ()
    days = round(part * WEEKS * WEEK, EXACT - 3)
    months = round(part * MONTHS)
    if not detail and 0 < months < MONTHS and abs(part - months / MONTHS) <= NEAR:
        return (*before, ("months", months))
    if not detail and WEEK <= days <= (WEEKS - 1) * WEEK:
        return (*before, ("weeks", round(days / WEEK)))
    fine = 10 ** max(0, detail - 1)
    days = floor(days * fine) / fine
    weeks, rest = divmod(days, WEEK)
    rest = int(rest) if rest == int(rest) else round(rest, detail)
    after = tuple((unit, count) for unit, count in (("weeks", int(weeks)), ("days", rest)) if count)
    if after:
        return (*before, *after)
    return (*before, ("under-a-day", days)) if before else (("days", 1),)


def detail_of(lengths: Iterable[float]) -> int:
    """How finely the lengths of one sentence are cut for those that differ to be written differently."""
    apart = {round(length, EXACT) for length in lengths}
    cuts = (detail for detail in range(EXACT) if len({pieces_of(length, detail) for length in apart}) == len(apart))
    return next(cuts, EXACT)


def lengths_of(told: Mapping[str, float]) -> tuple[Mapping[str, float], int]:
    """The lengths of one sentence as they are written, by name, and how finely they are cut: so that those written add up too.

    Where they would not, they are cut to the day, and what the days lose of two parts stands with one of them.
    """
    detail = detail_of(told.values())
    if all(_adds_up(told, names, detail) for names in _sums(told)):
        return told, detail
    detail = max(detail, 1)
    unit = 10 ** (detail - 1) * WEEKS * WEEK  # of a year
    for whole, one, other in _sums(told):
        for kept, moved in ((one, other), (other, one)):
            left = (floor(round(told[whole] * unit, EXACT - 3)) - floor(round(told[kept] * unit, EXACT - 3))) / unit
            if floor(left) == floor(told[moved]) and (left > floor(left) or left == told[moved]):
                return {**told, moved: left}, detail
    return told, detail


def _sums(told: Mapping[str, float]) -> Iterator[tuple[str, str, str]]:
    """A length by name, and the two, in their order, that are as long together."""
    order = list(told)
    for whole, one, other in permutations(order, 3):
        parts = told[one], told[other]
        if all(parts) and order.index(one) < order.index(other) and abs(sum(parts) - told[whole]) < 10 ** (2 - EXACT):
            yield whole, one, other


def _adds_up(told: Mapping[str, float], names: tuple[str, str, str], detail: int) -> bool:
    """Whether two lengths and the one that they are together add up as they are written; months beside weeks do so nearly."""
    cuts = [pieces_of(told[name], detail) for name in names]
    units = {unit for cut in cuts for unit, _ in cut}
    whole, *parts = (sum(DAYS.get(unit, 0) * count for unit, count in cut) for cut in cuts)
    return abs(whole - sum(parts)) <= (WEEK / 2 if {"months", "weeks"} <= units else NEAR)


def part_of(years: float) -> tuple[int, str | None]:
    """The whole academic years of a length, and the half, third or quarter beside them by name; None for any other part."""
    whole = floor(round(years, EXACT))
    return whole, next((name for name, part in PARTS.items() if abs(years - whole - part) <= NEAR), None)
