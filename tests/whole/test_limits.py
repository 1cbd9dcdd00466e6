"""A figure beside its limit: rounding never contradicts the outcome, in either language, however near the limit is."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial
from typing import Any

import pytest

from pycore import ProfileError, evaluate
from pycore.law.loading import law
from pycore.messages.lengths import EXACT
from pycore.messages.words import LOCALES, UNITS, words
from tests.support.lengths import academic_years_read, number, years_read

ON = date(2026, 11, 2)
FIGURE = re.compile(r"\d+(?:[.,]\d+)?")
FOLLOWS = {"met": lambda value, limit: value >= limit, "not-met": lambda value, limit: value < limit}
WITHIN = {"met": lambda value, limit: value <= limit, "not-met": lambda value, limit: value > limit}
CERTIFICATE: dict[str, Any] = {
    "country": "CA",
    "kind": "certificate",
    "institution": "public",
    "program_years": 1,
    "completed_on": "2025-04-30",
    "study_from": "2024-01-08",
    "distance_share": 0,
    "language_study_share": 0,
    "full_time_months": 24,
    "months_in_canada": 24,
    "return_scholarship": False,
}
QUEBEC = {**CERTIFICATE, "institution": "private-quebec-vocational"}
# Field of a credential, test, the limit in the unit that is shown, how many of that unit are one, and which side is met.
FIELDS = [
    (CERTIFICATE, "program_years", "program-length", 1, 1, FOLLOWS),
    (CERTIFICATE, "full_time_months", "full-time-months", 8, 1, FOLLOWS),
    (CERTIFICATE, "months_in_canada", "months-in-canada", 8, 1, FOLLOWS),
    (CERTIFICATE, "distance_share", "distance", 50, 100, WITHIN),
    (CERTIFICATE, "language_study_share", "language-study", 50, 100, WITHIN),
    (QUEBEC, "hours", "institution", 900, 1, FOLLOWS),
]


def near(limit: float, seed: int, tries: int = 120) -> Iterator[float]:
    """The limit, and random figures on both sides of it, from far to as near as a number typed can be."""
    chance = random.Random(seed)
    yield limit
    for _ in range(tries):
        yield round(limit + chance.choice((-1, 1)) * limit * 10 ** chance.uniform(-9, -0.3), chance.randint(0, 11))


def first_figure(text: str, locale: str) -> float:
    """The first figure of a sentence, its thousands joined; half in words is 50."""
    joined = (
        re.sub(r"(?<=\d)[,\u00a0](?=\d{3}\b)", "", text)
        if locale == "en"
        else re.sub(r"(?<=\d)\u00a0(?=\d{3}\b)", "", text)
    )
    found = FIGURE.search(joined)
    assert found, text
    return number(found[0])


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize(("base", "field", "test", "limit", "scale", "side"), FIELDS, ids=[one[1] for one in FIELDS])
def test_what_a_credential_is_measured_by(locale, base, field, test, limit, scale, side):
    seen = set()
    for value in near(limit / scale, seed=7):
        profile = {"as_of": ON.isoformat(), "applicant": {"age": 30, "credentials": [{**base, field: value}]}}
        try:
            [credential] = evaluate(profile, locale)["credentials"]
        except ProfileError:  # more than the field takes
            continue
        for found in credential["canadian_study"]["tests"] + credential["level"]["tests"]:
            if found["id"] == test and found["outcome"] in side:
                read = academic_years_read if field == "program_years" else partial(first_figure, locale=locale)
                shown = read(found["because"])
                assert side[found["outcome"]](shown, limit), (value, found["because"])
                seen.add(found["outcome"])
    assert seen == {"met", "not-met"}


WORK = [
    ("fsw", "primary_continuous_years", 1, {"foreign_years": 9}),
    ("cec", "canadian_years_last_three", 1, {"canadian_years": 9}),
    ("fst", "trade_years_last_five", 2, {"foreign_years": 9}),
    ("cec", "canadian_years", 1, {}),
]


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize(("program", "field", "needed", "more"), WORK, ids=[one[1] for one in WORK])
def test_years_of_work_beside_those_that_a_program_asks_for(locale, program, field, needed, more):
    seen = set()
    for value in near(needed, seed=11):
        work = {**more, field: value}
        result = evaluate({"as_of": ON.isoformat(), "applicant": {"age": 30, "work": work}}, locale)
        [found] = [
            one
            for each in result["programs"]
            if each["id"] == program
            for one in each["requirements"]
            if one["id"] == "experience"
        ]
        if found["outcome"] in FOLLOWS:
            shown = years_read(found["because"])
            assert FOLLOWS[found["outcome"]](shown, needed), (value, found["because"])
            seen.add(found["outcome"])
    assert seen == ({"not-met"} if field == "canadian_years" else {"met", "not-met"})


@pytest.mark.parametrize("locale", LOCALES)
def test_years_of_work_beside_the_points_they_give(locale):
    """Jobs that end on every day about a whole number of years, and years typed: the figure falls in the row that gives the points."""
    steps = [row[0] for row in law().on(ON).version("canadian-work").data["steps"]]
    points = [row[1] for row in law().on(ON).version("canadian-work").data["steps"]]
    jobs = [
        {
            "periods": [
                {"country": "CA", "from": (ON - timedelta(days=364 * whole + more)).isoformat(), "hours_per_week": 37.5}
            ]
        }
        for whole in range(1, 6)
        for more in range(-3, 4)
    ]
    typed = [{"canadian_years": value} for whole in range(1, 6) for value in near(whole, whole, 40)]
    for work in (*jobs, *typed):
        result = evaluate({"as_of": ON.isoformat(), "partner": None, "applicant": {"age": 30, "work": work}}, locale)
        [factor] = [
            one for each in result["crs"]["sections"] for one in each["factors"] if one["id"] == "canadian-work"
        ]
        shown = years_read(factor["because"])
        assert factor["points"] == max(gives for step, gives in zip(steps, points, strict=True) if step <= shown), (
            work,
            factor["because"],
        )


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("kind", ["number", "percent", *sorted({*UNITS} - {"years", "academic-years"})])
def test_a_part_is_never_written_as_a_whole(locale, kind):
    """Every writer of figures keeps to the side of each whole number on which the figure is, and keeps whole ones whole."""
    chance = random.Random(3)
    book, scale = words(locale), 100 if kind == "percent" else 1
    for whole in (0, 1, 2, 3, 8, 10, 50, 900):
        assert first_figure(book.write(float(whole) / scale, kind), locale) == whole
        for _ in range(200):
            value = whole + chance.choice((-1, 1)) * 10 ** chance.uniform(1 - EXACT, -0.1)
            if value > 0 and value != whole:
                shown = first_figure(book.write(value / scale, kind), locale)
                assert (shown > whole) == (value > whole) and shown != whole, value


def test_what_differs_in_one_sentence_is_written_differently():
    book = words("en")
    said = book.say("problem.part-over-whole", {"part": 0.333334, "whole": 0.333333})
    assert said.replace("\u00a0", " ") == "A part of 33.3334 % is more than the whole, 33.3333 %."
    near_steps = book.say("lever.next-step", {"after": 1.996, "next": 2})
    assert near_steps == "The next step of the table is 2 years; this would bring the total to 1 year, 51 weeks and 5 days."


def test_limits_are_whole_in_the_unit_that_is_shown():
    """What the writers rest on: whoever adds a limit such as 2.5 years has to teach them, or to write it in another unit."""
    shares = ("study-distance-limit", "study-language-limit", "language-study-doubt")
    named = re.compile(r"-(length|limit|months|hours|years|days|count|doubt)$")
    seen = 0
    for name, parameter in law().parameters.items():
        for version in parameter.versions:
            value = version.data.get("value")
            if named.search(name) and isinstance(value, (int, float)):
                seen += 1
                assert float(value * (100 if name in shares else 1)).is_integer(), name
            for row in version.data.get("steps", ()):
                assert float(row[0]).is_integer(), name
    assert seen > 15
