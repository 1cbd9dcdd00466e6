"""Where an answer rests: sources and conditions as a result shows them."""

from __future__ import annotations

from typing import Any

from ..credentials.condition import UNKNOWN, Condition
from ..law.rules import Rules
from ..output.text import keep_part, known_part, reference
from .messages import Words

KEPT = 4096  # lists of sources of one language kept at most


def sources_shown(cite: tuple[str, ...], rules: Rules, words: Words) -> list[dict[str, str]] | str:
    """Source ids as a result shows them, each once, in the order given; one reference where the result goes out as text."""
    known = rules.shown[words.locale]
    found = known.get(cite)
    if found is None:
        once = tuple(dict.fromkeys(cite))
        sources = rules.law.sources
        found = (
            reference(once, words.locale)
            if rules.law.by_reference
            else [sources[source].shown(words.locale) for source in once]
        )
        if len(known) >= KEPT:
            known.clear()
        known[cite] = found
    return found if isinstance(found, str) else found.copy()


def condition_shown(
    test: Condition, because: str, rules: Rules, words: Words, asks: bool = False
) -> dict[str, Any] | str:
    """A test as a result shows it; one reference in a text.

    {id, outcome, because, sources}, and `missing` where it `asks`; elsewhere `contested`: is it open, though no answer is missing?
    """
    name, outcome, _, _, cite, missing = test
    by_reference = rules.law.by_reference
    contested = outcome == UNKNOWN and not asks and not missing
    key = (words.locale, name, outcome, because, cite, contested, asks and missing)
    known: str | None = known_part(key) if by_reference else None
    if known is not None:
        return known
    shown: dict[str, Any] = {
        "id": name,
        "outcome": outcome,
        "because": because,
        "sources": sources_shown(cite, rules, words),
    }
    if asks:
        shown["missing"] = [*missing]
    else:
        shown["contested"] = contested
    return keep_part(key, shown) if by_reference else shown
