"""Results of which only the month is told: what holds of all its days is sure, and of the others the day is asked for."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from pycore.credentials.condition import MET, NOT_MET, UNKNOWN, Condition
from pycore.dates import parse_month
from pycore.law.loading import law
from pycore.profile.facts import LanguageResult
from pycore.scoring import languages
from pycore.scoring.languages import POINTS, POOL, expires_within, is_valid

JUNE = parse_month("2024-06")
RESULT = LanguageResult("ielts-general", scores=(8.0, 7.0, 7.0, 7.0), taken_in=JUNE)
FIRST, LAST = date(2026, 6, 1), date(2026, 6, 30)


def valid(result: LanguageResult, on: date, rule: str = POINTS) -> Condition:
    [found] = [
        test for test in languages.tests_of_language(result, on, law().on(on), rule) if test.id == "language-valid"
    ]
    return found


@pytest.mark.parametrize("rule", [POINTS, POOL])
@pytest.mark.parametrize(
    ("on", "outcome", "code", "more"),
    [
        (date(2024, 5, 31), NOT_MET, "future", None),
        (date(2024, 6, 1), UNKNOWN, "within-month", {}),
        (date(2024, 6, 29), UNKNOWN, "within-month", {}),
        (date(2024, 6, 30), MET, "yes-by-month", {"end": FIRST}),
        (date(2026, 5, 31), MET, "yes-by-month", {"end": FIRST}),
        (FIRST, UNKNOWN, "within-month", {}),
        (date(2026, 6, 29), UNKNOWN, "within-month", {}),
        (LAST, NOT_MET, "too-old", {}),
    ],
)
def test_results_of_a_month(rule: str, on: date, outcome: str, code: str, more: dict[str, Any] | None) -> None:
    rules = law().on(on)
    facts = {"taken_on": JUNE, "on": on, **({} if more is None else {"years": 2, **more})}
    missing = ("taken_on",) if outcome == UNKNOWN else ()
    assert valid(RESULT, on, rule) == (
        "language-valid",
        outcome,
        f"language-valid.{code}",
        facts,
        rules.cite(rule),
        missing,
    )
    assert is_valid(RESULT, on, rules, rule) is {MET: True, NOT_MET: False, UNKNOWN: None}[outcome]


def test_they_may_lapse_from_the_first_of_the_month_and_have_with_its_last() -> None:
    assert expires_within(RESULT, law().on(FIRST)) == (FIRST, LAST)
    assert expires_within(RESULT._replace(taken_in=None), law().on(FIRST)) == (None, None)


def test_what_is_stated_of_the_day_rests_on_the_same_provision() -> None:
    on = date(2026, 6, 15)
    for stated, outcome in ((True, MET), (False, NOT_MET)):
        told = RESULT._replace(taken_in=None, still_valid=stated, stated_on=on)
        found = valid(told, on)
        assert (found.outcome, found.cite) == (outcome, law().on(on).cite(POINTS))


def test_within_its_month_the_day_is_asked_for_also_before_results_lapsed() -> None:
    on = date(2015, 6, 15)
    found = valid(RESULT._replace(taken_in=parse_month("2015-06")), on)
    assert (found.code, found.cite) == ("language-valid.this-month", law().on(on).cite(POINTS))
