"""The score over every world that a profile leaves open: the sure part, and the range."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from .facts import Facts
from .points import Score, capped, score
from .rules import Rules
from .worlds import Corner

Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Outcome:
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
    scored = [(corner, *best_variant(corner, rules)) for corner in corners]
    lows = [(facts, found) for corner, facts, found in scored if not corner.best]
    highs = [(facts, found) for corner, facts, found in scored if corner.best]
    worst, worst_score = min(lows, key=lambda pair: pair[1].total)
    most, _ = max(highs, key=lambda pair: pair[1].total)
    sure_factors = {name: min(found.factors[name] for _, found in lows) for name in worst_score.factors}
    sure_sections = worst_score.sections if len(lows) == 1 else capped(sure_factors, worst.accompanied, rules)
    total = min(sum(sure_sections.values()), rules.value("rule-set")["total"])
    return Outcome(
        (total, max(total, *(found.total for _, found in highs))),
        {name: (low, max(low, *(found.sections[name] for _, found in highs))) for name, low in sure_sections.items()},
        {name: (low, max(low, *(found.factors[name] for _, found in highs))) for name, low in sure_factors.items()},
        worst,
        worst_score,
        most,
    )


def total_with(corners: Sequence[Corner], rules: Rules, low: Mapping[str, object], high: Mapping[str, object]) -> Outcome:
    """The outcome with some facts replaced: `low` in the worst worlds, `high` in the best."""
    changed = [
        Corner(
            corner.best,
            corner.accompanied,
            tuple(replace(facts, **(high if corner.best else low)) for facts in corner.variants),  # type: ignore[arg-type]
        )
        for corner in corners
    ]
    return outcome(changed, rules)
