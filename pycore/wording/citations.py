"""Where an answer rests: sources and conditions as a result shows them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ..credentials.condition import UNKNOWN, Condition
from ..law.rules import Law, Rules
from ..messages.words import Words
from ..remember import by_rules


def sources_shown(cite: tuple[str, ...], rules: Rules, words: Words) -> Any:
    """Source ids as a result shows them, each once, in the order given; one part of the result."""
    return words.part(_sources, cite, rules.law, words.locale)


Row = tuple[str, str, str, tuple[str, ...], bool]  # of a condition: id, outcome, because, cite, contested


def rows_of(tests: Iterable[Condition], words: Words) -> tuple[Row, ...]:
    """Conditions in words. One is contested where it is open, though no answer is missing."""
    return tuple(
        [
            (
                test.id,
                test.outcome,
                words.say(test.code, test.facts),
                test.cite,
                test.outcome == UNKNOWN and not test.missing,
            )
            for test in tests
        ]
    )


def rows_shown(rows: Iterable[Row], rules: Rules, words: Words) -> list[Any]:
    """Conditions as a result shows them, {id, outcome, because, sources, contested}, each one part of the result."""
    part, law = words.part, rules.law
    return [part(_row, *row, law, words) for row in rows]


def asked(tests: Iterable[Condition], group: str, rules: Rules, words: Words) -> list[Any]:
    """Conditions that ask for what is missing: {id, outcome, because, sources, missing}, each one part of the result."""
    part, law = words.part, rules.law
    return [
        part(_asked, id, outcome, words.say(f"{group}.{code}", facts), cite, missing, law, words)
        for id, outcome, code, facts, cite, missing in tests
    ]


def _row(
    id: str, outcome: str, because: str, cite: tuple[str, ...], contested: bool, law: Law, words: Words
) -> dict[str, Any]:
    sources = words.part(_sources, cite, law, words.locale)
    return {"id": id, "outcome": outcome, "because": because, "sources": sources, "contested": contested}


def _asked(
    id: str, outcome: str, because: str, cite: tuple[str, ...], missing: tuple[str, ...], law: Law, words: Words
) -> dict[str, Any]:
    sources = words.part(_sources, cite, law, words.locale)
    return {"id": id, "outcome": outcome, "because": because, "sources": sources, "missing": [*missing]}


def _sources(cite: tuple[str, ...], law: Law, locale: str) -> list[dict[str, str]]:
    return list(map(dict.copy, _listed(cite, law, locale)))


@by_rules
def _listed(cite: tuple[str, ...], law: Law, locale: str) -> tuple[dict[str, str], ...]:
    return tuple(law.sources[source].shown(locale) for source in dict.fromkeys(cite))
