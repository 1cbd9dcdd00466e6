"""The score over every world that a profile leaves open: the sure part, and the range."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from .facts import Facts
from .points import Score, capped, measured, score
from .rules import Rules
from .worlds import Corner

Range = tuple[int, int]
Changes = tuple[tuple[str, object], ...]

WORLDS = ("worst", "best")  # of each column
NAMED = {"age": "age", "job-offer": "job_offer", "wage-tier": "wage_tier"}  # measures whose fact stays None where it is open


class Outcome(NamedTuple):
    """Ranges by factor, section and in all; `sure` and `most` are the worlds shown in explanations, with their scores."""

    total: Range
    sections: Mapping[str, Range]
    factors: Mapping[str, Range]
    sure: Facts
    sure_score: Score
    most: Facts


def best_variant(corner: Corner, rules: Rules) -> tuple[Facts, Score]:
    """The language results that give the most are the ones used."""
    found = [(facts, score(facts, rules)) for facts in corner.variants]
    return found[0] if len(found) == 1 else max(found, key=lambda pair: pair[1].total)


def outcome(corners: Sequence[Corner], rules: Rules) -> Outcome:
    """The range of every figure over the worlds. The sure part adds up: sections from factors, the total from sections."""
    lows = [best_variant(corner, rules) for corner in corners if not corner.best]
    worst, worst_score = min(lows, key=_total) if len(lows) > 1 else lows[0]
    sure, sections = worst_score.factors, worst_score.sections
    if len(lows) > 1:
        sure = {name: min([found.factors[name] for _, found in lows]) for name in sure}
        sections = capped(sure, worst.accompanied, rules)
    total = min(sum(sections.values()), rules.value("rule-set")["total"])
    if len(lows) == 1 and is_settled(corners, rules):
        ranges = {name: (points, points) for name, points in sure.items()}
        return Outcome((total, total), {name: (p, p) for name, p in sections.items()}, ranges, worst, worst_score, worst)
    highs = [best_variant(corner, rules) for corner in corners if corner.best]
    return Outcome(
        (total, max([total, *(found.total for _, found in highs)])),
        {name: (low, max([low, *(found.sections[name] for _, found in highs)])) for name, low in sections.items()},
        {name: (low, max([low, *(found.factors[name] for _, found in highs)])) for name, low in sure.items()},
        worst,
        worst_score,
        max(highs, key=_total)[0],
    )


def is_settled(corners: Sequence[Corner], rules: Rules) -> bool:
    """Whether one column is left and nothing in it is open: the worst and the best world are the same."""
    if len(corners) > len(WORLDS):
        return False
    low, high = corners
    asked = measured(rules)
    if any(getattr(low.variants[0], fact) is None for measure, fact in NAMED.items() if measure in asked):
        return False
    return [facts[1:] for facts in low.variants] == [facts[1:] for facts in high.variants]  # all but `best`


class Scores(NamedTuple):
    """The worlds of one assessment, and the outcomes found so far: what a credential or an answer changes is often nothing."""

    corners: tuple[Corner, ...]
    rules: Rules
    known: dict[tuple[Changes, Changes], Outcome]


def having(scores: Scores, low: Mapping[str, object], high: Mapping[str, object]) -> Outcome:
    """The outcome with some facts replaced: `low` in the worst worlds, `high` in the best."""
    sides = (_changes(scores.corners, False, low), _changes(scores.corners, True, high))
    found = scores.known.get(sides)
    if found is None:
        found = outcome([_changed(corner, sides[corner.best]) for corner in scores.corners], scores.rules)
        scores.known[sides] = found
    return found


def _changes(corners: Sequence[Corner], best: bool, wanted: Mapping[str, object]) -> Changes:
    """Only the facts that differ from what they are in some world of that side."""
    return tuple(
        [
            (name, value)
            for name, value in wanted.items()
            if any(getattr(facts, name) != value for corner in corners if corner.best is best for facts in corner.variants)
        ]
    )


def _changed(corner: Corner, changes: Changes) -> Corner:
    if not changes:
        return corner
    wanted: dict[str, Any] = dict(changes)
    return Corner(corner.best, corner.accompanied, tuple([facts._replace(**wanted) for facts in corner.variants]))


def _total(pair: tuple[Facts, Score]) -> int:
    return pair[1].total
