"""Does a credential count for the level of education? Canadian ones by the Regulations' definition, foreign ones by their assessment."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from ..dates import reach
from ..law.rules import Rules
from ..profile.facts import LEVELS, Credential, Occupation
from .assessment import levels_of_assessment, tests_of_assessment
from .awarded import highest_outcome
from .canadian import DEFINITION, canadian_levels, canadian_tests, is_campus_in_canada, is_canadian
from .condition import MET, NO_FACTS, NOT_APPLICABLE, NOT_MET, UNKNOWN, Condition, answer_of

SECOND_ONLY = "second-only"
PAIRED_AT_MOST = "three-year"  # a result that the table only pairs: alone it may be worth a long program, or nothing
LEVEL_ONLY = frozenset(("professional-field", "eca-level"))  # tests that decide which level, not whether there is one
RANK: Mapping[str, int] = {level: rank for rank, level in enumerate(LEVELS)} | {SECOND_ONLY: 0}


class Line(NamedTuple):
    """One assessed credential: the level it surely gives and the most it may give; `second-only` gives none alone."""

    low: str
    high: str


class Standing(NamedTuple):
    """What one credential is worth for the level of education: the tests it went through, and its lines (several in one report)."""

    tests: tuple[Condition, ...]
    lines: tuple[Line, ...]


def standing(
    credential: Credential, occupation: Occupation | None, on: date, rules: Rules, as_if_completed: bool
) -> Standing:
    """A credential counts when it was completed, is a credential, and is Canadian under IRPR 73(1) or validly assessed. MI 11(3)."""
    if credential.kind == "licence":  # nothing else is asked of what is no credential
        return _bounded([kind_test(credential)], (Line("none", "none"),))
    if credential.country is None:
        unknown = Condition("country", UNKNOWN, "country.unknown", cite=DEFINITION, missing=("country",))
        return Standing((unknown,), (Line("none", LEVELS[-1]),))
    tests = [kind_test(credential)]
    if not as_if_completed:
        tests.append(completion_test(credential, on))
    if credential.honorary:
        tests.append(Condition("honorary", NOT_MET, "honorary.not-met", cite=DEFINITION))
    if is_canadian(credential):
        return _canadian(credential, tests, rules)
    assessed = [*tests, *tests_of_assessment(credential, occupation, on, rules, as_if_completed)]
    lines = tuple(
        Line(SECOND_ONLY, PAIRED_AT_MOST) if line.second_only else Line(line.low, line.high)
        for line in levels_of_assessment(credential, rules, as_if_completed)
    )
    foreign = _bounded(assessed, lines)
    if not is_campus_in_canada(credential) or answer_of(foreign.tests) == "yes":
        return foreign
    here = _canadian(credential, tests, rules)
    return foreign if answer_of(here.tests) == "no" else here


def _canadian(credential: Credential, tests: list[Condition], rules: Rules) -> Standing:
    return _bounded([*tests, *canadian_tests(credential, rules)], (Line(*canadian_levels(credential, rules)),))


def most_if_it_counted(credential: Credential, rules: Rules) -> str:
    """The highest level that a credential could give if nothing stood in its way: completed, recognized, assessed."""
    if is_canadian(credential):
        return canadian_levels(credential, rules)[1]
    return highest_outcome(credential, rules)


def kind_test(credential: Credential) -> Condition:
    """A licence, a membership or an exam is no educational credential. IRPR 73(1)."""
    if credential.kind == "licence":
        return Condition("kind", NOT_MET, "kind-test.not-met", cite=DEFINITION)
    if credential.kind == "trade":
        return Condition("kind", NOT_APPLICABLE, "kind-test.trade", cite=DEFINITION)
    if credential.kind is None and is_canadian(credential):
        return Condition("kind", UNKNOWN, "kind-test.unknown", cite=DEFINITION, missing=("kind",))
    if credential.kind is None:
        return Condition("kind", NOT_APPLICABLE, "kind-test.assessed", cite=DEFINITION)
    return Condition("kind", MET, "kind-test.met", {"kind": credential.kind}, DEFINITION)


def is_to_come(credential: Credential, on: date) -> bool:
    """Whether a credential is planned, or its completion lies ahead; one given up is neither."""
    done = reach(credential.completed_on, credential.completed_in)
    ahead = done is not None and done.first > on
    return bool(credential.planned or ahead) and not credential.left_unfinished


def completion_test(credential: Credential, on: date) -> Condition:
    """Only a completed program gives a credential: issued on completion, on or before the day. IRPR 73(1).

    Of a month alone, the day may be any: within it, only what is stated tells whether the program is completed.
    """
    if credential.left_unfinished:
        return Condition("completed", NOT_MET, "completed.left", cite=DEFINITION)
    done = reach(credential.completed_on, credential.completed_in)
    facts = NO_FACTS if done is None else {"completed_on": credential.completed_on or done, "as_of": on}
    if done is not None and done.first > on:
        return Condition("completed", NOT_MET, "completed.later", facts, DEFINITION)
    over = done is not None and done.last <= on
    if credential.planned:
        code = "completed.expected" if over else "completed.planned"
        return Condition("completed", NOT_MET, code, facts, DEFINITION)
    if over:
        return Condition("completed", MET, "completed.met", facts, DEFINITION)
    if credential.completed is not None:
        outcome, code = (MET, "completed.stated") if credential.completed else (NOT_MET, "completed.planned")
        return Condition("completed", outcome, code, cite=DEFINITION)
    code = "completed.unknown" if done is None else "completed.this-month"
    return Condition("completed", UNKNOWN, code, facts, DEFINITION, ("completed_on",))


def _bounded(tests: list[Condition], lines: tuple[Line, ...]) -> Standing:
    """A failed test leaves nothing; an open one leaves the best in doubt, except where it only decides which level."""
    outcomes = {test.outcome for test in tests if test.id not in LEVEL_ONLY}
    if NOT_MET in outcomes:
        return Standing(tuple(tests), tuple(Line("none", "none") for _ in lines))
    if UNKNOWN in outcomes:
        lines = tuple(Line("none", line.high) for line in lines)
    return Standing(tuple(tests), lines)
