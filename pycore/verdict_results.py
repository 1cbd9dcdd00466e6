"""The verdicts of one credential in words: for each use the answer, why, every test, and what would change it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from .credentials import RANK, SECOND_ONLY
from .education import Judged, level_tests, role, two_or_more_tests
from .factors import test_shown
from .letters import confirm_with
from .messages import Words
from .points import table_of
from .rules import Rules
from .verdicts import NOT_MET, UNKNOWN, Test, answer_of, deciding, word_of

USES = ("level", "two_or_more", "canadian_study")


def credential_verdicts(index: int, judged: Sequence[Judged], rules: Rules, words: Words) -> dict[str, dict[str, Any]]:
    """One verdict for each use: {answer, word, value, because, tests, would_change}."""
    own = judged[index]
    lines = own.standing.lines
    level = max((line.low for line in lines), key=RANK.__getitem__)
    tests = level_tests(index, judged, rules)
    pair = two_or_more_tests(index, judged, rules)
    study_points = study_value(own.study[0], rules)
    return {
        "level": _verdict("level", tests, level if level in _LEVELS else "none", {"level": level}, rules, words),
        "two_or_more": _verdict("two_or_more", pair, role(own), {}, rules, words),
        "canadian_study": _verdict(
            "canadian_study", own.study_tests, study_points, {"points": study_points}, rules, words
        ),
    }


def study_value(level: str, rules: Rules) -> int:
    """The points that a level earns for study in Canada under the rules in force; 0 where they have none."""
    if not rules.version("canadian-study").in_force:
        return 0
    return table_of("canadian-study", rules).pick(level)[0]


def missing_facts(index: int, judged: Sequence[Judged], rules: Rules) -> list[str]:
    """The unanswered facts of one credential that would settle a use still open, in the order they are asked."""
    own = judged[index]
    names: dict[str, None] = {}
    for tests in (own.standing.tests, own.study_tests):
        if answer_of(tests) == "unclear":
            names.update(dict.fromkeys(name for test in tests if test.outcome == UNKNOWN for name in test.missing))
    return list(names)


def confirmations(index: int, judged: Sequence[Judged], rules: Rules, words: Words) -> list[dict[str, Any]]:
    """Who decides what is open or failed, and the words to send them."""
    own = judged[index]
    return confirm_with(own.credential, [*own.standing.tests, *own.study_tests], rules, words)


_LEVELS = frozenset(RANK) - {SECOND_ONLY}


def _verdict(
    use: str, tests: Sequence[Test], value: Any, facts: dict[str, Any], rules: Rules, words: Words
) -> dict[str, Any]:
    answer = answer_of(tests)
    if answer == "yes":
        paired = facts.get("level") == SECOND_ONLY
        because = words.say(f"verdict.{use}.{SECOND_ONLY if paired else 'yes'}", facts)
    else:
        decided = deciding(tests, answer)[0]
        because = words.say(decided.code, decided.facts)
    nothing = {"level": "none", "two_or_more": None, "canadian_study": 0}[use]
    return {
        "answer": answer,
        "word": word_of(tests, answer),
        "value": value if answer == "yes" or (use == "level" and value != "none") else nothing,
        "because": because,
        "tests": [test_shown(test, words.say(test.code, test.facts), rules, words) for test in tests],
        "would_change": _changes(tests, answer, words) if answer != "yes" else [],
    }


def _changes(tests: Sequence[Test], answer: str, words: Words) -> list[str]:
    """One sentence for each failed test that something could change; for an open one only where nothing failed."""
    wanted = NOT_MET if answer == "no" else UNKNOWN
    return [
        words.say(f"change.{test.id}", test.facts)
        for test in tests
        if test.outcome == wanted and f"change.{test.id}" in words.templates
    ]
