"""The score over every world that a profile leaves open: the sure part, and the range."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from ..law.rules import Rules
from ..remember import by_facts, by_worlds
from .bounds import Bound
from .crs import Score, capped, measured, score
from .world import Facts

Range = tuple[int, int]
Changes = tuple[tuple[str, object], ...]
World = tuple[Facts, Score]

WORLDS = ("worst", "best")  # of each column
NAMED = {
    "age": "age",
    "job-offer": "job_offer",
    "wage-tier": "wage_tier",
}  # measures whose fact stays None where it is open


class Outcome(NamedTuple):
    """Ranges by factor, section and in all; `sure` and `most` are the worlds shown in explanations, with their scores."""

    total: Range
    sections: Mapping[str, Range]
    factors: Mapping[str, Range]
    sure: Facts
    sure_score: Score
    most: Facts
    most_score: Score


class Scores:
    """The worlds of one assessment, equal only to itself; what a credential or an answer changes in it is often nothing."""

    __slots__ = ("bounds", "rules")

    def __init__(self, bounds: tuple[Bound, ...], rules: Rules) -> None:
        self.bounds = bounds
        self.rules = rules


@by_worlds
def scores_of(bounds: tuple[Bound, ...], rules: Rules) -> Scores:
    """The worlds of an assessment: the same ones for the same bounds, so that many an edit scores nothing anew."""
    return Scores(bounds, rules)


def outcome_of(bounds: Iterable[Bound], rules: Rules) -> Outcome:
    """The range of every figure over the worlds."""
    return outcome_with(scores_of(tuple(bounds), rules), {}, {})


def outcome_with(scores: Scores, low: Mapping[str, object], high: Mapping[str, object]) -> Outcome:
    """The outcome with some facts replaced: `low` in the worst worlds, `high` in the best."""
    return _outcome(scores, _changes(scores.bounds, False, low), _changes(scores.bounds, True, high))


def total_at_most(scores: Scores, high: Mapping[str, object]) -> int:
    """The most that the best worlds can give in all with some facts replaced."""
    worlds = _side(scores, True, _changes(scores.bounds, True, high))
    return max([found.total for _, found in worlds])


def best_variant(bound: Bound, rules: Rules) -> World:
    """The language results that give the most are the ones used."""
    found = [(facts, score(facts, rules)) for facts in bound.variants]
    return found[0] if len(found) == 1 else max(found, key=_total)


def is_settled(bounds: Sequence[Bound], rules: Rules) -> bool:
    """Whether one column is left and nothing is open in it: its worst and its best world are the same."""
    if len(bounds) != len(WORLDS):
        return False
    low, high = bounds
    asked = measured(rules)
    if any(getattr(low.variants[0], fact) is None for measure, fact in NAMED.items() if measure in asked):
        return False
    return [facts[1:] for facts in low.variants] == [facts[1:] for facts in high.variants]  # all but `best`


@by_facts
def _outcome(scores: Scores, low: Changes, high: Changes) -> Outcome:
    """The range of every figure over the worlds. The sure part adds up: sections from factors, the total from sections."""
    rules = scores.rules
    lows = _side(scores, False, low)
    worst, worst_score = lows[0]
    sure, sections = worst_score.factors, worst_score.sections
    if len(lows) > 1:
        worst, worst_score = min(lows, key=_total)
        sure = {name: min([found.factors[name] for _, found in lows]) for name in sure}
        sections = capped(sure, worst.accompanied, rules)
    elif low == high and is_settled(scores.bounds, rules):
        total = worst_score.total
        return Outcome((total, total), _settled(sections), _settled(sure), worst, worst_score, worst, worst_score)
    total = min(sum(sections.values()), rules.value("rule-set")["total"])
    highs = _side(scores, True, high)
    return Outcome(
        (total, max([total, *[found.total for _, found in highs]])),
        _ranges(sections, _most([found.sections for _, found in highs])),
        _ranges(sure, _most([found.factors for _, found in highs])),
        worst,
        worst_score,
        *max(highs, key=_total),
    )


@by_facts
def _side(scores: Scores, best: bool, changes: Changes) -> list[World]:
    """The worst or the best world of every column with some facts replaced, scored."""
    bounds = [_changed(bound, changes) for bound in scores.bounds if bound.best is best]
    return [best_variant(bound, scores.rules) for bound in bounds]


def _changes(bounds: Sequence[Bound], best: bool, wanted: Mapping[str, object]) -> Changes:
    """Only the facts that differ from what they are in some world of that side."""
    if not wanted:
        return ()
    worlds = [facts for bound in bounds if bound.best is best for facts in bound.variants]
    return tuple(
        [(name, value) for name, value in wanted.items() if {getattr(facts, name) for facts in worlds} != {value}]
    )


def _changed(bound: Bound, changes: Changes) -> Bound:
    if not changes:
        return bound
    wanted: dict[str, Any] = dict(changes)
    return Bound(bound.best, tuple([facts._replace(**wanted) for facts in bound.variants]))


def _most(figures: Sequence[Mapping[str, int]]) -> Mapping[str, int]:
    """The highest of each figure."""
    if len(figures) == 1:
        return figures[0]
    return {name: max([each[name] for each in figures]) for name in figures[0]}


def _ranges(low: Mapping[str, int], high: Mapping[str, int]) -> dict[str, Range]:
    return {name: (points, most if (most := high[name]) > points else points) for name, points in low.items()}


def _settled(figures: Mapping[str, int]) -> dict[str, Range]:
    return {name: (points, points) for name, points in figures.items()}


def _total(world: World) -> int:
    return world[1].total
