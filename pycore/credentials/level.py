"""The level of education, derived from the credentials and never asked: the highest one, or two or more. MI 11, IRPR 78."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from ..law.rules import Rules
from ..profile.facts import LEVELS, Credential, Occupation, Person, study_reach
from ..remember import by_facts
from .condition import MET, NOT_APPLICABLE, NOT_MET, UNKNOWN, Condition, answer_of
from .standing import RANK, SECOND_ONLY, Line, Standing, most_if_it_counted, standing
from .study_in_canada import partner_study_tests, study_levels, study_tests

TWO_OR_MORE = "two-or-more"
ALONE = "pair.companion.alone"
LONG = "three-year"
SHORTEST = "one-year"


class Judged(NamedTuple):
    """One credential judged for the level and for study in Canada; `study` is the level its points follow, least and most."""

    credential: Credential
    standing: Standing
    study_tests: tuple[Condition, ...]
    study: tuple[str, str]


@by_facts
def judge(
    credential: Credential,
    occupation: Occupation | None,
    on: date,
    rules: Rules,
    as_if_completed: bool = False,
    own: bool = True,
) -> Judged:
    """Put one credential through every test of both uses. `own` False: the partner's, which has no occupation."""
    found = standing(credential, occupation, on, rules, as_if_completed)
    tests = study_tests(credential, on, rules, as_if_completed) if own else partner_study_tests()
    return Judged(credential, found, tests, study_levels(credential, answer_of(tests), rules))


def judge_all(
    person: Person, occupation: Occupation | None, on: date, rules: Rules, own: bool = True
) -> tuple[Judged, ...] | None:
    """Every credential of a person, in input order; None where it is not known which ones there are."""
    if person.credentials is None:
        return None
    return tuple(judge(credential, occupation, on, rules, own=own) for credential in person.credentials)


def level_of_education(judged: Iterable[Judged], best: bool, rules: Rules) -> str:
    """The highest level that the credentials give; `best` takes what is open at its most. MI 11(1), 11(2)."""
    return _level([line for one in judged for line in one.standing.lines], best, rules)


def highest_study(judged: Iterable[Judged], best: bool) -> str:
    """The highest level among the credentials that earn points for study in Canada; they are not added up. MI 30(2)."""
    return max([one.study[best] for one in judged], key=RANK.__getitem__, default="none")


def level_tests(index: int, judged: Sequence[Judged]) -> tuple[Condition, ...]:
    """The tests of one credential for the level; a result that the table only pairs is open without a long companion."""
    own = judged[index].standing
    if not any(line.low == SECOND_ONLY for line in own.lines) or any(
        RANK[line.low] >= RANK[SHORTEST] for line in own.lines
    ):
        return own.tests
    others = [line for i, one in enumerate(judged) for line in one.standing.lines if i != index]
    if any(_is_long(line.low) for line in others):
        return own.tests
    return (*own.tests, Condition("second-only", UNKNOWN, "pair.second-only-alone", cite=("two-or-more-table",)))


def two_or_more_tests(index: int, judged: Sequence[Judged], rules: Rules) -> tuple[Condition, ...]:
    """Two post-secondary credentials count, one of them from a program of three years or more. MI 11(1)(a)(vi).

    Nothing longer is asked for where the credential itself, which does not count as yet, may be the long one.
    """
    own = judged[index]
    first, *rest = sorted(own.standing.lines, key=lambda line: (RANK[line.low], RANK[line.high]), reverse=True)
    companions = [one for i, one in enumerate(judged) if i != index]
    others = [*rest, *(line for one in companions for line in one.standing.lines)]
    countable, companion = _countable_test(own, rules), _companion_test(others, companions, bool(rest), rules)
    tests = [countable, companion]
    long_itself = countable.outcome == NOT_MET and _is_long(most_if_it_counted(own.credential, rules))
    if companion.outcome != NOT_MET and not long_itself:
        tests.append(_long_test([first, *others], companions, rules))
    at_once = any(_at_once(own.credential, one.credential) for one in companions)
    if at_once and answer_of(tests) != "no":
        tests.append(Condition("concurrent", NOT_APPLICABLE, "pair.concurrent", cite=("concurrent-programs",)))
    return tuple(tests)


def _at_once(one: Credential, other: Credential) -> bool:
    """Whether two credentials were earned in study of the same days, or completed on the same one. No text speaks of it."""
    if one.completed_on is not None and one.completed_on == other.completed_on:
        return True
    (start, end), (begin, close) = (study_reach(credential) for credential in (one, other))
    if start is None or end is None or begin is None or close is None:
        return False
    return start.last <= close.first and begin.last <= end.first  # whichever day of a month it was


def role(judged: Judged) -> str:
    """What the credential is in a pair: the long one, or the second."""
    return "long" if any(_is_long(line.low) for line in judged.standing.lines) else "second"


def _level(lines: Sequence[Line], best: bool, rules: Rules) -> str:
    levels = [line.high if best else line.low for line in lines]
    highest = max(levels, key=RANK.__getitem__, default="none")
    if RANK[highest] >= RANK[TWO_OR_MORE]:
        return highest
    if highest == SECOND_ONLY:
        highest = LEVELS[0]
    if not _LONG.isdisjoint(levels) and sum(map(_counts, levels)) >= rules.value("two-or-more-count"):
        return TWO_OR_MORE
    return highest


def _counts(level: str) -> bool:
    """Whether a level makes one of the two: a post-secondary credential of a year or more, or one that the table only pairs."""
    return level in _COUNTING


def _is_long(level: str) -> bool:
    return level in _LONG


_LONG = frozenset(level for level, rank in RANK.items() if rank >= RANK[LONG])
_FOR_GOOD = frozenset(("kind", "honorary"))  # conditions that a credential which fails them can never meet
_COUNTING = frozenset(level for level, rank in RANK.items() if rank >= RANK[SHORTEST]) | {SECOND_ONLY}


def _countable_test(own: Judged, rules: Rules) -> Condition:
    for test in own.standing.tests:
        if test.id in _FOR_GOOD and test.outcome == NOT_MET:
            return test  # nothing could make it count
    cite = rules.cite("second-credential-length")
    minimum = rules.value("second-credential-length")
    years = own.credential.program_years
    failed = {test.id for test in own.standing.tests if test.outcome == NOT_MET}
    if failed == {"program-length"} and years is not None:
        return Condition("second-credential-length", NOT_MET, "pair.short", {"years": years, "minimum": minimum}, cite)
    if own.credential.kind == "secondary" or all(line.high == "secondary" for line in own.standing.lines):
        return Condition("post-secondary", NOT_MET, "pair.secondary", cite=("mi-11-1-two-or-more",))
    if any(_counts(line.low) for line in own.standing.lines):
        return Condition("counts-for-level", MET, "pair.counts", cite=("mi-11-1-two-or-more",))
    if any(_counts(line.high) for line in own.standing.lines):
        missing = tuple(name for test in own.standing.tests for name in test.missing if test.outcome == UNKNOWN)
        return Condition("counts-for-level", UNKNOWN, "pair.open", cite=("mi-11-3",), missing=missing)
    return Condition("counts-for-level", NOT_MET, "pair.no-level", cite=("mi-11-3",))


def _asked(companions: Iterable[Judged]) -> tuple[str, ...]:
    """What would settle the level of the other credentials, where an answer about one of them is missing."""
    tests = [test for one in companions for test in one.standing.tests]
    return ("credentials",) if any(test.outcome == UNKNOWN and test.missing for test in tests) else ()


def _is_unfinished(judged: Judged) -> bool:
    """Whether a program is not completed: planned, given up, or to be completed later."""
    return any(test.id == "completed" and test.outcome == NOT_MET for test in judged.standing.tests)


def _companion_test(others: Sequence[Line], companions: Sequence[Judged], named: bool, rules: Rules) -> Condition:
    cite = rules.cite("two-or-more-count")
    if any(_counts(line.low) for line in others):
        return Condition("companion", MET, "pair.companion.met", cite=cite)
    if any(_counts(line.high) for line in others):
        return Condition("companion", UNKNOWN, "pair.companion.open", cite=cite, missing=_asked(companions))
    held = named or not all(map(_is_unfinished, companions))
    return Condition("companion", NOT_MET, "pair.companion.none" if held else ALONE, cite=cite)


def _long_test(lines: Sequence[Line], companions: Sequence[Judged], rules: Rules) -> Condition:
    cite = rules.cite("two-or-more-count")
    if any(_is_long(line.low) for line in lines):
        return Condition("three-years", MET, "pair.long.met", cite=cite)
    if any(_is_long(line.high) for line in lines):
        return Condition("three-years", UNKNOWN, "pair.long.open", cite=cite, missing=_asked(companions))
    return Condition("three-years", NOT_MET, "pair.long.none", cite=cite)


def unknown_level() -> tuple[str, str]:
    """The level where it is not known which credentials there are: anything from the lowest to the highest."""
    return LEVELS[0], LEVELS[-1]
