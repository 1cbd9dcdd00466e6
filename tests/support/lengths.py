"""Lengths read back from words, in both languages: what a reader understands of "1 year and 25 weeks" or "half an academic year"."""

from __future__ import annotations

import re

YEARS = {
    "year": 1,
    "an": 1,
    "month": 1 / 12,
    "mois": 1 / 12,
    "week": 7 / 364,
    "semaine": 7 / 364,
    "day": 1 / 364,
    "jour": 1 / 364,
}
ALONE = {
    "half an": 1 / 2,
    "a third of an": 1 / 3,
    "two thirds of an": 2 / 3,
    "a quarter of an": 1 / 4,
    "three quarters of an": 3 / 4,
    "une demi-": 1 / 2,
    "un tiers d’": 1 / 3,
    "deux tiers d’": 2 / 3,
    "un quart d’": 1 / 4,
    "trois quarts d’": 3 / 4,
}
BESIDE = {
    "and a half": 1 / 2,
    "and a third": 1 / 3,
    "and two thirds": 2 / 3,
    "and a quarter": 1 / 4,
    "and three quarters": 3 / 4,
    "et demie": 1 / 2,
    "et un tiers": 1 / 3,
    "et deux tiers": 2 / 3,
    "et quart": 1 / 4,
    "et trois quarts": 3 / 4,
}
ACADEMIC = r"(?:academic years?|années? d’études)"
FIGURE = r"\d+(?:[.,]\d+)?"
SPACE = "[ \u00a0]"
PIECE = rf"{FIGURE}{SPACE}(?:{'|'.join(YEARS)})s?\b(?! d’études)"
SPELLED = re.compile(rf"{PIECE}(?:, {PIECE})?(?: (?:and|et) (?:{PIECE}|less than a day|moins d’un jour))?")
SHARE = rf"({FIGURE}){SPACE}% (?:of an|d’une) {ACADEMIC}"
BELOW = re.compile(rf"({'|'.join(ALONE)}) ?(?:{ACADEMIC})|{SHARE}")
WHOLE = re.compile(rf"({FIGURE}){SPACE}{ACADEMIC}(?: ({'|'.join(BESIDE)}))?")


def number(text: str) -> float:
    """A figure in either language."""
    return float(text.replace(",", "."))


def years_read(text: str) -> float:
    """The first length of a sentence in years; less than a day is half of one."""
    found = SPELLED.search(text)
    assert found, text
    pieces = re.findall(rf"({FIGURE}){SPACE}({'|'.join(YEARS)})", found[0])
    little = 0.5 / 364 if re.search("less than|moins d’", found[0]) else 0
    return sum(number(figure) * YEARS[unit] for figure, unit in pieces) + little


def academic_years_read(text: str) -> float:
    """The first length of a sentence in academic years."""
    found = [one for one in (BELOW.search(text), WHOLE.search(text)) if one]
    assert found, text
    first = min(found, key=lambda one: one.start())
    if first.re is BELOW:
        return ALONE[first[1]] if first[1] else number(first[2]) / 100
    return number(first[1]) + BESIDE.get(first[2] or "", 0)
