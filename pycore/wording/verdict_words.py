"""The verdicts of one credential in words: for each use the answer, why, every test, and what would change it."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from ..credentials.condition import NOT_MET, UNKNOWN, Condition, answer_of, deciding, word_of
from ..credentials.level import ALONE, Judged, level_tests, role, two_or_more_tests
from ..credentials.standing import RANK, SECOND_ONLY
from ..credentials.study_in_canada import FOREIGN, PARTNER
from ..law.rules import Rules
from ..messages.words import Words
from ..scoring.tables import table_of
from .citations import Row, rows_of, rows_shown
from .letters import Letter, change_code, confirm_with, is_final, unsettled

USES = ("level", "two_or_more", "canadian_study")


class Verdict(NamedTuple):
    """The verdict on one use in words; `figures` are {answer, word, value}."""

    figures: Mapping[str, Any]
    applies: bool
    because: str
    conditions: tuple[Row, ...]
    would_change: tuple[str, ...]


def credential_verdicts(index: int, judged: Sequence[Judged], rules: Rules, words: Words) -> dict[str, Verdict]:
    """One verdict for each use."""
    return {
        use: _verdict(use, figures, tests, facts, words)
        for use, (figures, tests, facts) in _uses(index, judged, rules).items()
    }


def verdicts_shown(verdicts: Mapping[str, Verdict], rules: Rules, words: Words) -> dict[str, dict[str, Any]]:
    """The verdicts as a result shows them, for each use: {answer, word, value, applies, because, tests, would_change}."""
    return {
        use: {
            **figures,
            "applies": applies,
            "because": because,
            "tests": rows_shown(conditions, rules, words),
            "would_change": [*would_change],
        }
        for use, (figures, applies, because, conditions, would_change) in verdicts.items()
    }


def verdict_figures(index: int, judged: Sequence[Judged], rules: Rules) -> dict[str, dict[str, Any]]:
    """The verdicts without their words, for each use: {answer, word, value}."""
    return {use: figures for use, (figures, _, _) in _uses(index, judged, rules).items()}


def study_value(level: str, rules: Rules) -> int:
    """The points that a level earns for study in Canada under the rules in force; 0 where they have none."""
    if not rules.version("canadian-study").in_force:
        return 0
    return table_of("canadian-study", rules).pick(level)[0]


def missing_facts(index: int, judged: Sequence[Judged]) -> dict[str, tuple[bool, bool]]:
    """The unanswered facts of one credential that would settle a use still open, in the order they are asked.

    Each with whether it settles the level of education, and whether study in Canada.
    """
    own = judged[index]
    level, study = (
        [name for test in tests if test.outcome == UNKNOWN for name in test.missing]
        if answer_of(tests) == "unclear"
        else []
        for tests in (own.standing.tests, own.study_tests)
    )
    return {name: (name in level, name in study) for name in (*level, *study)}


def confirmations(index: int, judged: Sequence[Judged], words: Words) -> tuple[Letter, ...]:
    """Who decides what is open or failed, and the words to send them."""
    own = judged[index]
    open_ones = [*unsettled(own.standing.tests, words), *unsettled(own.study_tests, words)]
    return confirm_with(own.credential, open_ones, words)


_LEVELS = frozenset(RANK) - {SECOND_ONLY}

Figures = dict[str, Any]


def _uses(
    index: int, judged: Sequence[Judged], rules: Rules
) -> dict[str, tuple[Figures, Sequence[Condition], Mapping[str, Any]]]:
    """For each use what is answered, the tests that answer it, and the facts of a yes."""
    own = judged[index]
    level = max((line.low for line in own.standing.lines), key=RANK.__getitem__)
    points = study_value(own.study[0], rules)
    tests, pair = level_tests(index, judged), two_or_more_tests(index, judged, rules)
    answer = answer_of(tests)
    shown = level if level in _LEVELS else "none"
    return {
        "level": ({"answer": answer, "word": word_of(tests, answer), "value": shown}, tests, {"level": level}),
        "two_or_more": (_where_yes(pair, role(own), None), pair, {}),
        "canadian_study": (_where_yes(own.study_tests, points, 0), own.study_tests, {"points": points}),
    }


def _where_yes(tests: Sequence[Condition], value: Any, nothing: Any) -> Figures:
    answer = answer_of(tests)
    return {"answer": answer, "word": word_of(tests, answer), "value": value if answer == "yes" else nothing}


def _verdict(use: str, figures: Figures, tests: Sequence[Condition], facts: Mapping[str, Any], words: Words) -> Verdict:
    answer = figures["answer"]
    if answer == "yes":
        paired = facts.get("level") == SECOND_ONLY
        because = words.say(f"verdict.{use}.{SECOND_ONLY if paired else 'yes'}", facts)
    else:
        decided = min(deciding(tests, answer), key=lambda test: not test.missing)
        because = words.say(decided.code, decided.facts)
    changes = _changes(tests, answer, words)
    return Verdict(figures, _applies(tests), because, rows_of(tests, words), changes)


_OUT_OF_PLACE = frozenset((ALONE, FOREIGN, PARTNER))


def _applies(tests: Sequence[Condition]) -> bool:
    """Whether the use is a question at all: one credential alone has no pair to fail, a foreign one no study in Canada."""
    failed = {test.code for test in tests if test.outcome == NOT_MET}
    return not failed or bool(failed - _OUT_OF_PLACE)


def _changes(tests: Sequence[Condition], answer: str, words: Words) -> tuple[str, ...]:
    """One sentence for each failed test that something could change; for an open one only where nothing failed.

    Where one has failed for good, a change of the others would be in vain, and none is named.
    """
    if is_final(tests, words):
        return ()
    wanted = NOT_MET if answer == "no" else UNKNOWN
    said = (
        words.say(code, test.facts)
        for test in tests
        if test.outcome == wanted and (code := change_code(test, words)) is not None
    )
    return tuple(dict.fromkeys(said))
