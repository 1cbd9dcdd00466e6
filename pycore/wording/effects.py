"""What one credential does to the whole score: the total with it and without it, factor by factor."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ..credentials.level import Judged, highest_study, level_of_education
from ..law.rules import Rules
from ..messages.words import Words
from ..scoring.crs import sections_of
from ..scoring.ranges import Outcome, Scores, outcome_with
from .verdict_words import study_value

STUDY = "canadian-study"
OPEN = "effect.open"


def effect_of(
    index: int, judged: Sequence[Judged], completed: Judged | None, scores: Scores, rules: Rules, words: Words
) -> dict[str, Any]:
    """{without, with, total, factors, because}: `total` is the change of the sure part. A planned credential is taken as completed."""
    others = [one for i, one in enumerate(judged) if i != index]
    without = outcome_with(scores, *_facts(others, rules))
    with_it = (
        outcome_with(scores, {}, {})
        if completed is None
        else outcome_with(scores, *_facts([*others, completed], rules))
    )
    return {
        "without": {"total": without.total[0], "range": list(without.total)},
        "with": {"total": with_it.total[0], "range": list(with_it.total)},
        "total": with_it.total[0] - without.total[0],
        "factors": changed_factors(without, with_it),
        "because": _said(without, with_it, _may_add(completed or judged[index], others, rules), rules, words),
    }


def changed_factors(before: Outcome, after: Outcome) -> list[dict[str, Any]]:
    """The factors whose sure points differ: {id, before, after}."""
    if before is after:
        return []
    names = {**before.factors, **after.factors}
    pairs = [(name, before.factors.get(name, (0, 0))[0], after.factors.get(name, (0, 0))[0]) for name in names]
    return [{"id": name, "before": low, "after": high} for name, low, high in pairs if low != high]


def _facts(judged: Sequence[Judged], rules: Rules) -> tuple[Mapping[str, object], Mapping[str, object]]:
    low, high = (
        {"level": level_of_education(judged, best, rules), "canadian_study_level": highest_study(judged, best)}
        for best in (False, True)
    )
    return low, high


def _may_add(own: Judged, others: Sequence[Judged], rules: Rules) -> bool:
    """Whether an open credential may give more than the settled ones: another that is open may give as much, and may not."""
    settled = [one for one in others if not _is_open(one, rules)]
    return _is_open(own, rules) and _facts([*settled, own], rules)[True] != _facts(settled, rules)[True]


def _is_open(one: Judged, rules: Rules) -> bool:
    low, most = _facts([one], rules)
    return low != most


def _said(without: Outcome, with_it: Outcome, may_add: bool, rules: Rules, words: Words) -> str:
    """The reason; where a total is open, that the figures are its sure points."""
    code, facts = _because(without, with_it, may_add, rules)
    because = words.say(code, facts)
    known = all(low == high for low, high in (without.total, with_it.total))
    return because if known or code == OPEN else f"{because} {words.say('effect.sure-so-far')}"


def _because(without: Outcome, with_it: Outcome, may_add: bool, rules: Rules) -> tuple[str, dict[str, Any]]:
    before, after = without.sure, with_it.sure
    low, high = without.total[0], with_it.total[0]
    study = study_value(after.canadian_study_level, rules) - study_value(before.canadian_study_level, rules)
    facts = {"before": before.level, "after": after.level, "low": low, "high": high, "total": low, "points": study}
    if high == low and with_it.total[1] > (high if may_add else max(without.total[1], high)):
        return OPEN, {**facts, "most": with_it.total[1]}
    if high == low and study:
        return "effect.capped", facts
    if before.level == after.level:
        return "effect.study" if study else "effect.same", facts
    if high == low:
        return "effect.level-no-points", facts
    if not study:
        return "effect.level", facts
    return "effect.level-and-capped" if _study_is_capped(with_it, rules) else "effect.level-and-study", facts


def _study_is_capped(outcome: Outcome, rules: Rules) -> bool:
    """Whether the section that study in Canada is in has more points than it may have."""
    [section] = [one for one in sections_of(rules) if STUDY in one["factors"]]
    together = sum([outcome.factors[name][0] for name in section["factors"]])
    most: int = section["max"][outcome.sure.accompanied]
    return together > most
