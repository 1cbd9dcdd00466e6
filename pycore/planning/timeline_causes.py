"""What made the score of one day another than that of the day before."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from ..credentials.condition import MET, NOT_MET, UNKNOWN
from ..credentials.level import Judged, judge
from ..law.rules import Law, Rules
from ..profile.facts import LanguageResult, Person, age_on
from ..scoring.bounds import Judgements, bounds
from ..scoring.languages import POINTS, is_valid, language_of
from ..scoring.ranges import Range, outcome_of
from ..scoring.work import Years, canadian_years, foreign_years, partner_canadian_years
from ..wording.warnings import reported_change
from .timeline_days import (
    AGE,
    CREDENTIAL,
    LANGUAGE,
    ONE_DAY,
    PEOPLE,
    RULES,
    WORK,
    Course,
    Part,
    factors_reading,
    thresholds,
)

# What it means that a test of a credential comes out differently from one day to the next.
TURNS = {
    ("completed", MET): "credential-completed",
    ("eca-valid", MET): "assessment-issued",
    ("eca-valid", NOT_MET): "assessment-lapsed",
    ("eca-valid", UNKNOWN): "assessment-may-lapse",
    ("eca-designated", MET): "assessment-designated",
    ("eca-designated", UNKNOWN): "assessment-designated",
}
Cause = tuple[str, Mapping[str, Any], tuple[str, ...]]  # id, facts of its message, source ids


def range_on(course: Course, day: date, held: Collection[Part]) -> Range:
    """The total on a day, at least and at most, with the parts held left as they were the day before."""
    profile = course.profile
    rules = course.rules_on(day - ONE_DAY if any(part.kind == RULES for part in held) else day)
    people: dict[str, Any] = {who: _held_back(getattr(profile, who), who, held, day, rules) for who in PEOPLE}
    moved = profile._replace(as_of=day, **people)
    judged = [_judged(course, who, held, day, rules) for who in PEOPLE]
    return outcome_of(bounds(moved, Judgements(judged[0], judged[1]), rules), rules).total


def _held_back(person: Person, who: str, held: Collection[Part], day: date, rules: Rules) -> Person:
    """A person on a day with some parts as they were the day before; credentials are held back where they are judged."""
    own = [part for part in held if part.who == who]
    kinds, eve = {part.kind for part in own}, day - ONE_DAY if own else day
    changes: dict[str, Any] = {}
    if AGE in kinds:
        changes |= {"birth_date": None, "age": age_on(person, eve)}
    if LANGUAGE in kinds:
        back = {part.place for part in own if part.kind == LANGUAGE}
        changes["languages"] = tuple(
            result._replace(taken_on=day) if index in back else result
            for index, result in enumerate(person.languages or ())
            if index not in back or is_valid(result, eve, rules, POINTS)
        )
    if kinds.intersection(measure for measure, _, _ in WORK):
        counts = {count: eve if measure in kinds else day for measure, whose, count in WORK if whose == who}
        years = {count: count(person.work, on, rules)[0] for count, on in counts.items()}
        changes["work"] = person.work._replace(
            periods=None,
            canadian_years=years[canadian_years if who == "applicant" else partner_canadian_years],
            foreign_years=years.get(foreign_years),
        )
    return person._replace(**changes) if changes else person


def _judged(course: Course, who: str, held: Collection[Part], day: date, rules: Rules) -> tuple[Judged, ...] | None:
    person: Person = getattr(course.profile, who)
    if person.credentials is None or (who == "partner" and not course.profile.partnered):
        return None
    back = {part.place for part in held if part.kind == CREDENTIAL and part.who == who}
    return tuple(
        _judge(course, who, index, day - ONE_DAY if index in back else day, rules)
        for index in range(len(person.credentials))
    )


def _judge(course: Course, who: str, index: int, on: date, rules: Rules) -> Judged:
    person: Person = getattr(course.profile, who)
    occupation = person.occupation if who == "applicant" else None
    return judge((person.credentials or ())[index], occupation, on, rules, own=who == "applicant")


def causes_of(parts: Sequence[Part], day: date, before: Range, course: Course) -> list[Cause]:
    """What the parts that really made the figure of a day did on it.

    Undone alone it would have left another figure; where none would, since one makes up for the other, done alone it
    would have changed the figure of the day before.
    """
    found = range_on(course, day, ())
    real = [part for part in parts if range_on(course, day, (part,)) != found] if len(parts) > 1 else parts
    if not real:
        real = [part for part in parts if range_on(course, day, [one for one in parts if one is not part]) != before]
    return [cause for part in real or parts for cause in _turns(part, day, course)]


def _turns(part: Part, day: date, course: Course) -> Iterator[Cause]:
    """What happened to one part on a day, in the person's own figures."""
    rules, eve = course.rules_on(day), day - ONE_DAY
    if part.kind == RULES:
        yield from _rule_changes(day, course.source)
        return
    person: Person = getattr(course.profile, part.who)
    prefix = "partner-" if part.who == "partner" else ""
    if part.kind == AGE:
        yield "birthday", {"age": age_on(person, day)}, rules.cite("age")
    elif part.kind == CREDENTIAL:
        for id, facts, cite in _credential_turns(part, day, course):
            yield f"{prefix}{id}", facts, cite
    elif part.kind == LANGUAGE:
        id, facts = _language_turn((person.languages or ())[part.place], day, rules)
        yield f"{prefix}{id}", facts, rules.cite(POINTS)
    else:
        count = next(count for measure, _, count in WORK if measure == part.kind)
        before, after = (count(person.work, on, rules) for on in (eve, day))
        cite = tuple(source for name in factors_reading(part.kind, rules) for source in rules.cite(name))
        for turn, years in _work_turns(before, after, thresholds(part.kind, rules)):
            yield f"{part.kind}-{turn}", {"years": years, "window": rules.value("work-window-years")}, cite


def _work_turns(before: Years, after: Years, borders: Sequence[float]) -> Iterator[tuple[str, float]]:
    """What work surely or perhaps reaches, or falls below, from one day to the next: the ending of its message, and the years."""
    least, most = ([bisect_right(borders, years[end]) for years in (before, after)] for end in (0, 1))
    if least[1] > least[0]:
        yield "reached", borders[least[1] - 1]
    elif most[1] > most[0]:
        yield "possible", borders[most[1] - 1]
    if most[1] < most[0]:
        yield "lost", borders[most[0] - 1]
    elif least[1] < least[0]:
        yield "doubtful", borders[least[0] - 1]


def _credential_turns(part: Part, day: date, course: Course) -> Iterator[Cause]:
    before, after = (
        _judge(course, part.who, part.place, on, course.rules_on(on)).standing.tests for on in (day - ONE_DAY, day)
    )
    outcomes = {test.id: test.outcome for test in before}
    rules = course.rules_on(day)
    credential = (getattr(course.profile, part.who).credentials or ())[part.place]
    facts = {"title": credential.title or None, "years": rules.value("eca-validity")["years"]}
    for test in after:
        id = TURNS.get((test.id, test.outcome))
        if id is not None and outcomes.get(test.id) != test.outcome:
            yield id, facts, test.cite


def _language_turn(result: LanguageResult, day: date, rules: Rules) -> tuple[str, Mapping[str, Any]]:
    language, limit = language_of(result, rules), rules.value(POINTS)
    if is_valid(result, day, rules, POINTS) or limit is None:
        return "language-taken", {"language": language}
    facts = {"language": language, "taken_on": result.taken_on or result.taken_in, "years": limit["years"]}
    return "language-lapsed" if is_valid(result, day, rules, POINTS) is False else "language-may-lapse", facts


def _rule_changes(day: date, source: Law) -> Iterator[Cause]:
    """The rule set that starts, or else the rules that do; and a change that is only reported for this day."""
    rules = source.on(day)
    started = [name for name, parameter in source.parameters.items() if day in parameter.starts]
    if "rule-set" in started:
        yield "rule-set", {"from": day}, rules.cite("rule-set")
    elif "reported-change" not in started or len(started) > 1:
        yield "rule", {"from": day}, tuple(source for name in started for source in rules.cite(name))
    change = reported_change(rules)
    if change is not None and "reported-change" in started:
        yield "reported-change", {"from": day, "notice": change["notice"]}, rules.cite("reported-change")
