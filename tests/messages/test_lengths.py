"""Lengths as people say them: read back they are what they were, and on its side of every whole year."""

from __future__ import annotations

import json
import random
import re
from itertools import pairwise
from math import ceil, floor
from pathlib import Path

import pytest

from pycore.messages.lengths import detail_of, pieces_of
from pycore.messages.words import LOCALES, words
from tests.support.lengths import academic_years_read, years_read

STEPS = [
    step / 1092 for step in range(6 * 1092 + 1)
]  # three to a day, twelve years' halves, thirds and quarters among them
TWO_DECIMALS = [step / 100 for step in range(601)]
CLOSE = [whole + side * 10**-far for whole in range(1, 7) for side in (-1, 1) for far in range(2, 12)]
DECIMAL = re.compile(r"\d[.,]\d")
WEEK = 7 / 364


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("years", [STEPS, TWO_DECIMALS, CLOSE], ids=["steps", "typed", "close"])
def test_a_length_says_what_it_is(locale: str, years: list[float]) -> None:
    book = words(locale)
    for value in years:
        said = book.write(value, "years")
        read = years_read(said)
        assert not DECIMAL.search(said), said
        assert abs(read - value) <= WEEK / 2 + 1e-9, (value, said)
        assert floor(read + 1e-9) == floor(round(value, 11)) and ceil(read - 1e-9) == ceil(round(value, 11)), (
            value,
            said,
        )


def test_a_longer_length_is_never_said_to_be_shorter() -> None:
    book = words("en")
    read = [years_read(book.write(value, "years")) for value in sorted({*STEPS, *TWO_DECIMALS, *CLOSE})]
    assert all(before <= after + 1e-9 for before, after in pairwise(read))


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("years", [STEPS, TWO_DECIMALS, CLOSE], ids=["steps", "typed", "close"])
def test_a_part_of_an_academic_year_is_a_part_of_one(locale: str, years: list[float]) -> None:
    book = words(locale)
    for value in years:
        said = book.write(value, "academic-years")
        read = academic_years_read(said)
        assert abs(read - value) <= 0.0051, (value, said)
        assert floor(read) == floor(round(value, 11)) and ceil(read) == ceil(round(value, 11)), (value, said)
        assert value > 1 or not re.search(r"\d[.,]\d+\W(academic|année)", said), said


SUM = re.compile(r"Your skilled work comes to (.*) \((.*) in Canada and (.*) abroad\): .*")


@pytest.mark.parametrize("locale", LOCALES)
def test_lengths_of_one_sentence_that_differ_are_written_differently(locale: str) -> None:
    chance, book = random.Random(5), words(locale)
    for _ in range(2000):
        value = chance.uniform(0, 6)
        other = abs(value + chance.choice((-1, 1)) * 10 ** chance.uniform(-7, 0))
        said = [book.write(one, "years", 2 + detail_of([value, other])) for one in (value, other)]
        assert said[0] != said[1], (value, other)


def test_parts_and_what_they_are_together_add_up_as_they_are_written() -> None:
    chance, book = random.Random(9), words("en")
    for step in (7, 364, 1000, None):  # weeks, days and thousandths of a year, and anything
        for _ in range(1000):
            one, other = (
                round(chance.uniform(0, 5) * 52 * 7) / 364
                if step == 364
                else round(chance.uniform(0, 5) * 52) / 52
                if step == 7
                else round(chance.uniform(0, 5), 3 if step else 12)
                for _ in range(2)
            )
            if not one or not other:
                continue
            facts = {"years": one + other, "canadian": one, "foreign": other, "points": 9, "max": 15}
            said = book.say("selection.experience.sure", facts)
            whole, first, second = SUM.fullmatch(said).groups()  # type: ignore[union-attr]
            read = [years_read(text) for text in (whole, first, second)]
            apart = abs(read[0] - read[1] - read[2]) * 52 * 7
            near = 3.51 if "month" in said and "week" in said else 0.51 if "less than a day" in said else 0.01
            assert apart < near, said
            for value, shown in zip((one + other, one, other), read, strict=True):
                assert floor(shown) == floor(round(value, 11)), (value, said)
                assert abs(value - shown) * 52 * 7 < 3.6, (value, said)


def test_parts_that_add_up_in_weeks_are_not_cut_to_the_day() -> None:
    book = words("en")
    facts = {"canadian": 0.4, "foreign": 0.45, "points": 9, "max": 15}
    assert "44 weeks (21 weeks in Canada and 23 weeks abroad)" in book.say(
        "selection.experience.sure", {**facts, "years": 0.85}
    )
    facts |= {"canadian": 0.6, "foreign": 0.7}
    cut = "1 year, 15 weeks and 4 days (31 weeks and 1 day in Canada and 36 weeks and 3 days abroad)"
    assert cut in book.say("selection.experience.sure", {**facts, "years": 1.3})
    # Of what is no sum each is written as ever.
    assert "1 year and 10 weeks (31 weeks in" in book.say("selection.experience.at-once", {**facts, "years": 1.2})


@pytest.mark.parametrize(
    ("value", "english", "french"),
    [
        (0, "0 years", "0 an"),
        (0.001, "1 day", "1 jour"),
        (0.25, "3 months", "3 mois"),
        (0.3, "16 weeks", "16 semaines"),
        (0.83, "10 months", "10 mois"),
        (0.997, "51 weeks and 5 days", "51 semaines et 5 jours"),
        (1, "1 year", "1 an"),
        (1.0001, "1 year and less than a day", "1 an et moins d’un jour"),
        (1.5, "1 year and 6 months", "1 an et 6 mois"),
        (2.49, "2 years and 25 weeks", "2 ans et 25 semaines"),
        (5.999, "5 years, 51 weeks and 6 days", "5 ans, 51 semaines et 6 jours"),
    ],
)
def test_lengths_as_people_say_them(value: float, english: str, french: str) -> None:
    assert [words(locale).write(value, "years").replace("\u00a0", " ") for locale in LOCALES] == [english, french]


@pytest.mark.parametrize(
    ("value", "english", "french"),
    [
        (0.3, "30 % of an academic year", "30 % d’une année d’études"),
        (0.33, "a third of an academic year", "un tiers d’année d’études"),
        (0.5, "half an academic year", "une demi-année d’études"),
        (0.999, "99.9 % of an academic year", "99,9 % d’une année d’études"),
        (1, "1 academic year", "1 année d’études"),
        (1.5, "1 academic year and a half", "1 année d’études et demie"),
        (1.4, "1.4 academic years", "1,4 année d’études"),
        (2.75, "2 academic years and three quarters", "2 années d’études et trois quarts"),
    ],
)
def test_academic_years_as_people_say_them(value: float, english: str, french: str) -> None:
    assert [words(locale).write(value, "academic-years").replace("\u00a0", " ") for locale in LOCALES] == [
        english,
        french,
    ]


def test_the_finest_cut_has_decimals_of_a_day() -> None:
    assert pieces_of(1.3, 1) == (("whole-years", 1), ("weeks", 15), ("days", 4))
    assert pieces_of(1.3, 2) == (("whole-years", 1), ("weeks", 15), ("days", 4.2))


def test_the_page_says_lengths_as_the_core_does(root: Path) -> None:
    """The table that tests/js/lengths.test.mjs holds the page to is what the core says."""
    told = json.loads((root / "tests" / "data" / "lengths.json").read_text(encoding="utf-8"))
    assert len(told) > 100
    for value, english, french, academic, scolaire in told:
        said = [words(locale).write(value, kind) for kind in ("years", "academic-years") for locale in LOCALES]
        assert said == [english, french, academic, scolaire], value
