"""Language results: from the scores of the five approved tests to CLB or NCLC levels, and how long they last.

MI 12, IRPR 73(1), 74(3), 75(2)(d), 79(2).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from datetime import date
from typing import Any

from ..credentials.condition import MET, NO_FACTS, NOT_APPLICABLE, NOT_MET, UNKNOWN, Condition
from ..dates import add_years, reach
from ..law.rules import Rules, Version
from ..profile.facts import ABILITIES, LanguageResult

POINTS = "language-validity"
SKILLED_WORKER = "language-validity-skilled-worker"
POOL = "language-validity-pool"

Levels = tuple[int | None, int | None, int | None, int | None]

_NO_LEVEL: Levels = (0, 0, 0, 0)


def language_of(result: LanguageResult, rules: Rules) -> str | None:
    """The official language that a result proves: "en" or "fr"; None where neither a test nor a language is given.

    A test is of one language, whatever the day: also before it was accepted, and after it no longer is.
    """
    if result.test is None:
        return result.language
    language: str = _accepted_versions(result.test, rules)[0].data["value"]["language"]
    return language


def levels_of(result: LanguageResult, rules: Rules) -> Levels:
    """Each ability has the level whose least score it reaches; a score between two printed ones belongs to the lower.

    Levels stand in the order of profile.ABILITIES. None: the score is missing, or above its scale and so of another.
    Where one of a result is of another scale, so may the others be that fit both, and none is taken for the better one.
    Below the lowest level: 0; from the highest on: that level. A test not accepted on the rules' day proves nothing: 0.
    Source: IRCC, Language test results.
    """
    if result.test is None:
        last = rules.value("language-levels")["last"]
        levels = result.levels or (None,) * len(ABILITIES)
        return tuple(None if level is None else min(level, last) for level in levels)  # type: ignore[return-value]
    table = rules.value(_parameter(result.test))
    if table is None:
        return _NO_LEVEL
    if "other_scale" in table and _is_above(result, table):
        return (None, None, None, None)
    return tuple(_level(score, ability, table) for ability, score in zip(ABILITIES, result.scores, strict=True))  # type: ignore[return-value]


def expires_on(result: LanguageResult, rules: Rules, rule: str = POINTS) -> date | None:
    """The first day on which a result is too old; None where its day is unknown or the rules of this day set no limit.

    `rule`: POINTS (MI 12(3)), SKILLED_WORKER (IRPR 75(2)(d), 79(2)) or POOL (MI 3(4)).
    """
    limit = rules.value(rule)
    return None if limit is None or result.taken_on is None else add_years(result.taken_on, limit["years"])


def expires_within(result: LanguageResult, rules: Rules, rule: str = POINTS) -> tuple[date | None, date | None]:
    """The first and the last day on which that may be, where only the month is told; as `expires_on` where the day is."""
    taken, limit = reach(result.taken_on, result.taken_in), rules.value(rule)
    if limit is None or taken is None:
        return None, None
    return add_years(taken.first, limit["years"]), add_years(taken.last, limit["years"])


def is_valid(result: LanguageResult, on: date, rules: Rules, rule: str = POINTS) -> bool | None:
    """Results count while they are less than two years old; None where the day of the test is unknown and matters.

    Where their date is not given, what was stated of a day holds for that day. Of a month, what holds of all its days is sure.
    """
    taken = reach(result.taken_on, result.taken_in)
    if taken is None:
        stated = result.still_valid if on == result.stated_on else None
        return stated if rules.version(rule).in_force else True
    end, last_end = expires_within(result, rules, rule)
    if taken.first > on or (last_end is not None and on >= last_end):
        return False
    return True if taken.last <= on and (end is None or on < end) else None


def tests_of_language(result: LanguageResult, on: date, rules: Rules, rule: str = POINTS) -> tuple[Condition, ...]:
    """A result counts when its test is accepted, its scores have levels, and it is not too old. MI 12(2), 12(3)."""
    accepted = _accepted_test(result, rules)
    if accepted.outcome == NOT_MET:
        return (accepted,)
    return (accepted, _scores_test(result, rules), _valid_test(result, on, rules, rule))


def _test(
    id: str,
    outcome: str,
    code: str,
    facts: Mapping[str, Any] = NO_FACTS,
    cite: tuple[str, ...] = (),
    missing: tuple[str, ...] = (),
) -> Condition:
    """A test whose message is named after it."""
    return Condition(id, outcome, f"{id}.{code}", facts, cite, missing)


def _parameter(test: str) -> str:
    return f"language-test-{test}"


def _accepted_versions(test: str, rules: Rules) -> list[Version]:
    """Every version of a test, of any day, in which it is accepted."""
    return [version for version in rules.law.parameters[_parameter(test)].versions if version.in_force]


def _level(score: float | None, ability: str, table: Mapping[str, Any]) -> int | None:
    if score is None or score > table["maximum"][ability]:
        return None
    reached = bisect_right(table[ability], score)
    return table["levels"][reached - 1] if reached else 0


def _is_above(result: LanguageResult, table: Mapping[str, Any]) -> bool:
    """Whether a score of a result is above the highest of its ability, and so of another scale."""
    scores = zip(ABILITIES, result.scores, strict=True)
    return any(score is not None and score > table["maximum"][ability] for ability, score in scores)


def _accepted_test(result: LanguageResult, rules: Rules) -> Condition:
    if result.test is None:
        return _test("language-accepted", NOT_APPLICABLE, "levels", cite=rules.cite("language-levels"))
    name = _parameter(result.test)
    facts = {"test": result.test}
    version, since = rules.version(name), _accepted_versions(result.test, rules)[0].start
    if version.in_force:
        return _test("language-accepted", MET, "yes", facts, version.cite)
    if version.start < since:
        return _test("language-accepted", NOT_MET, "not-yet", {**facts, "since": since}, version.cite)
    return _test("language-accepted", NOT_MET, "no-longer", {**facts, "since": version.start}, version.cite)


def _scores_test(result: LanguageResult, rules: Rules) -> Condition:
    levels = levels_of(result, rules)
    missing = tuple(ability for ability, level in zip(ABILITIES, levels, strict=True) if level is None)
    cite = rules.cite("language-levels" if result.test is None else _parameter(result.test))
    facts: dict[str, Any]
    if not missing:
        facts = {"lowest": min(level or 0 for level in levels), "language": language_of(result, rules)}
        window = _rescored(result, rules)
        if window is None:
            return _test("language-scores", MET, "yes", facts, cite)
        return _test("language-scores", MET, "rescored", facts | window, (*rules.cite("language-rescored"), *cite))
    if result.test is not None:
        table = rules.value(_parameter(result.test))
        for ability, score in zip(ABILITIES, result.scores, strict=True):
            most = table["maximum"][ability]
            if score is not None and score > most:
                scale = table.get("other_scale", 0)
                facts = {"ability": ability, "score": score, "maximum": most, "scale": scale}
                code = "other-scale" if score <= scale else "too-high"
                return _test("language-scores", UNKNOWN, code, facts, cite, missing)
    facts = {"ability": missing[0], "count": len(missing)}
    return _test("language-scores", UNKNOWN, "missing", facts, cite, missing)


def _rescored(result: LanguageResult, rules: Rules) -> dict[str, date] | None:
    """The days, if the test was taken on one of them, whose results were issued twice: first with other levels."""
    if result.taken_on is not None:
        for record in rules.records("language-rescored"):
            if record["test"] == result.test and record["first"] <= result.taken_on <= record["last"]:
                return {"first": record["first"], "last": record["last"]}
    return None


def _valid_test(result: LanguageResult, on: date, rules: Rules, rule: str) -> Condition:
    cite, limit, valid = rules.cite(rule), rules.value(rule), is_valid(result, on, rules, rule)
    taken = reach(result.taken_on, result.taken_in)
    if taken is None:
        if rules.version(rule).in_force and valid is not None:
            facts = {"on": on, "years": limit["years"]}
            outcome, code = (MET, "stated") if result.still_valid else (NOT_MET, "stated-too-old")
            return _test("language-valid", outcome, code, facts, cite)
        if valid:
            return _test("language-valid", NOT_APPLICABLE, "no-limit", {"on": on}, cite)
        return _test("language-valid", UNKNOWN, "unknown", cite=cite, missing=("taken_on",))
    facts = {"taken_on": result.taken_on or taken, "on": on}
    if taken.first > on:
        return _test("language-valid", NOT_MET, "future", facts, cite)
    if limit is None:
        if valid is None:
            return _test("language-valid", UNKNOWN, "this-month", facts, cite, ("taken_on",))
        return _test("language-valid", NOT_APPLICABLE, "no-limit", facts, cite)
    facts |= {"years": limit["years"]}
    if valid is None:
        return _test("language-valid", UNKNOWN, "within-month", facts, cite, ("taken_on",))
    if not valid:
        return _test("language-valid", NOT_MET, "too-old", facts, cite)
    code = "yes" if result.taken_on else "yes-by-month"
    end = expires_within(result, rules, rule)[0] or date.max
    return _test("language-valid", MET, code, {**facts, "end": end}, cite)
