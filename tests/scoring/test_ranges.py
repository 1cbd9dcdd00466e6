"""Scores over worlds: which worlds stand for the whole, what is settled, and what replaced facts do to each side."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from known import ALONE, NOTHING, told
from known import PARTNER as COMES

from pycore.law.loading import law
from pycore.messages.words import words
from pycore.profile.reading import read_profile
from pycore.scoring import ranges
from pycore.scoring.bounds import bounds, judgements
from pycore.scoring.ranges import Scores, is_settled, outcome_of, outcome_with, scores_of, total_at_most

ON = "2026-11-23"
RULES = law().on(date.fromisoformat(ON))
PARTNER: dict[str, Any] = {**COMES, "studied_in_canada_two_years": False}
del PARTNER["accompanying"], PARTNER["canadian"]
OPEN_PARTNER = {**PARTNER, "canadian": False}  # it is not said whether they come along
DIPLOMA = {
    "country": "CA",
    "kind": "diploma",
    "program_years": 2,
    "completed_on": "2016-01-01",
    "institution": "public",
}
# One whose school is not named; no points for study in Canada with such a scholarship.
OPEN_MASTERS = {"country": "CA", "kind": "masters", "completed_on": "2016-01-01", "return_scholarship": True}


def scored(partner: dict[str, Any] | None = None, **applicant: Any) -> Scores:
    """The worlds of someone of 30 with nothing (105 points alone, 95 accompanied), some answers changed; `...` takes one away."""
    data = {"as_of": ON, **ALONE, "applicant": told({**NOTHING, **applicant}), "partner": partner}
    profile = read_profile(data, law(), words("en"))
    return scores_of(tuple(bounds(profile, judgements(profile, RULES), RULES)), RULES)


def test_settled_is_one_column_in_which_nothing_that_is_scored_is_open():
    assert is_settled(scored().bounds, RULES)
    comes = {**PARTNER, "accompanying": True, "canadian": False, "worked_in_canada_one_year": False}
    assert is_settled(scored(comes).bounds, RULES)
    assert not is_settled(scored(OPEN_PARTNER).bounds, RULES)
    assert not is_settled(scored(age=...).bounds, RULES)
    assert not is_settled(scored(credentials=[OPEN_MASTERS]).bounds, RULES)
    assert is_settled(scored(occupation={}).bounds, RULES)  # the wage of the occupation is not scored yet


def test_the_outcome_of_worlds_is_that_with_nothing_replaced():
    for scores in (scored(), scored(OPEN_PARTNER), scored(age=...)):
        assert outcome_of(scores.bounds, RULES) == outcome_with(scores, {}, {})
    assert outcome_of(scored(OPEN_PARTNER).bounds, RULES).total == (95, 105)


def test_the_worlds_that_are_shown_are_those_of_the_least_and_the_most_points():
    """Accompanied is the least, unless the partner has points. The sure part is each factor's least in either column."""
    bare = outcome_of(scored(OPEN_PARTNER).bounds, RULES)
    assert (bare.sure.accompanied, bare.sure_score.total, bare.most.accompanied) == (True, 95, False)
    skilled = {**OPEN_PARTNER, "work": {"canadian_years": 5}, "credentials": [{**DIPLOMA, "kind": "masters"}]}
    rich = outcome_of(scored(skilled).bounds, RULES)
    assert rich.total == (95, 95 + 10 + 10)
    assert (rich.sure.accompanied, rich.sure_score.total, rich.most.accompanied) == (False, 105, True)


def test_of_several_results_the_one_of_the_most_points_is_shown():
    def result(*levels: int) -> dict[str, Any]:
        clb = dict(zip(("listening", "reading", "writing", "speaking"), levels, strict=True))
        return {"language": "en", "taken_on": "2026-06-01", "clb": clb}

    for held in ([result(10, 10, 10, 4), result(9, 9, 9, 9)], [result(9, 9, 9, 9), result(10, 10, 10, 4)]):
        found = outcome_of(scored(languages=held).bounds, RULES)
        assert found.sure.english == found.most.english == (9, 9, 9, 9)
        assert found.total == (105 + 124, 105 + 124)


@pytest.mark.parametrize(
    ("low", "high", "total"),
    [
        ({}, {}, (105, 105)),
        ({"level": "none"}, {"level": "none"}, (105, 105)),
        ({"level": "two-year"}, {"level": "two-year"}, (203, 203)),
        ({}, {"level": "two-year"}, (105, 203)),
        ({"level": "one-year"}, {"level": "two-year"}, (195, 203)),
        ({"level": "one-year", "canadian_study_level": "one-year"}, {"level": "two-year"}, (210, 210)),
    ],
)
def test_facts_are_replaced_in_the_worst_and_the_best_world_apart(low, high, total):
    """Also where all was settled before; the most is never under the least."""
    scores = scored()
    assert outcome_with(scores, low, high).total == total
    assert outcome_with(scores, low, high).total == total  # and again
    assert outcome_with(scores, {}, {}).total == (105, 105)


def test_a_fact_that_one_side_has_already_is_still_replaced_in_the_other():
    """An open master's degree: at best it is one already, at worst nothing. A planned one, once completed, makes it sure."""
    scores = scored(credentials=[OPEN_MASTERS])
    assert outcome_with(scores, {}, {}).total == (105, 240)
    assert outcome_with(scores, {"level": "masters-or-professional"}, {}).total == (240, 240)
    assert outcome_with(scores, {}, {"level": "none"}).total == (105, 105)
    assert total_at_most(scores, {"level": "none"}) == 105
    assert total_at_most(scores, {"level": "doctoral"}) == 105 + 150
    assert total_at_most(scores, {}) == 240


def test_what_changes_nothing_is_not_scored_again():
    """Most credentials and answers change nothing: the outcome found before is the one given, and no world is added."""
    scores = scored(OPEN_PARTNER, credentials=[OPEN_MASTERS])
    found = outcome_with(scores, {}, {})
    assert outcome_with(scores, {}, {}) is found
    assert outcome_with(scores, {"level": "none"}, {"level": "masters-or-professional"}) is found
    sides = ranges._side.cache_info().misses
    assert total_at_most(scores, {"level": "masters-or-professional"}) == found.total[1]
    assert outcome_with(scores, {"level": "none"}, {"level": "none"}) is not found
    assert ranges._side.cache_info().misses == sides + 1  # the best worlds without the degree
