"""Where an answer rests: sources and conditions as a result shows them."""

from __future__ import annotations

from typing import Any

from ..credentials.condition import UNKNOWN, Condition
from ..law.rules import Law, Rules
from ..remember import by_rules
from .messages import Words


def sources_shown(cite: tuple[str, ...], rules: Rules, words: Words) -> Any:
    """Source ids as a result shows them, each once, in the order given; one part of the result."""
    return words.part(_sources, cite, rules.law, words.locale)


def condition_shown(test: Condition, because: str, rules: Rules, words: Words, asks: bool = False) -> Any:
    """A test as a result shows it; one part of the result.

    {id, outcome, because, sources}, and `missing` where it `asks`; elsewhere `contested`: is it open, though no answer is missing?
    """
    name, outcome, _, _, cite, missing = test
    last: tuple[str, bool | tuple[str, ...]] = ("missing", missing)
    if not asks:
        last = ("contested", outcome == UNKNOWN and not missing)
    return words.part(_condition, name, outcome, because, cite, last, rules.law, words)


def _condition(
    name: str,
    outcome: str,
    because: str,
    cite: tuple[str, ...],
    last: tuple[str, bool | tuple[str, ...]],
    law: Law,
    words: Words,
) -> dict[str, Any]:
    key, value = last
    return {
        "id": name,
        "outcome": outcome,
        "because": because,
        "sources": words.part(_sources, cite, law, words.locale),
        key: [*value] if isinstance(value, tuple) else value,
    }


def _sources(cite: tuple[str, ...], law: Law, locale: str) -> list[dict[str, str]]:
    return list(map(dict.copy, _listed(cite, law, locale)))


@by_rules
def _listed(cite: tuple[str, ...], law: Law, locale: str) -> tuple[dict[str, str], ...]:
    return tuple(law.sources[source].shown(locale) for source in dict.fromkeys(cite))
