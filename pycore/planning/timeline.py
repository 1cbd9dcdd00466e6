"""How the points change as the days pass and nothing else does: birthdays, anniversaries, expiries, completions, rules.

The score depends on the day through a few parts of a profile only. Each part knows the days on which it may begin or
cease to count; those days alone are scored, and so the steps are exact. A part is a cause of a step where the figure
of that day would have been another one, had this part alone stayed as it was the day before.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from typing import Any

from ..dates import months_later, reach
from ..errors import ProfileError
from ..law.loading import law
from ..law.rules import Law
from ..messages.words import Words, words
from ..profile.facts import Credential, Person, Profile
from ..profile.reading import read_profile
from ..profile.schema import Problem, compile_schema, shown
from ..scoring.ranges import Range
from ..wording.citations import sources_shown
from ..wording.warnings import reported_change
from .program_turns import Conditions, program_conditions, turn_sources, turn_text, turns
from .step_words import steps_on
from .steps import Plan, days_of, read_plan, with_steps
from .timeline_causes import Cause, causes_of, range_on
from .timeline_days import ONE_DAY, Course, parts_of, program_days, stretches

MONTHS = {"type": "integer", "minimum": 0, "maximum": 120}


def timeline(
    profile: Any,
    months: Any = 36,
    locale: str | Words = "en",
    today: date | None = None,
    source: Law | None = None,
    changes: Any = None,
) -> dict[str, Any]:
    """Every day up to so many months ahead on which the total or its range differs from the day before, and what made it so.

    {from, to, steps: [{on, total, range, causes: [{id, text, sources}]}], notices: [{on, text, sources}], programs: [{on,
    id, before, after, text, sources}]}. The first step is as_of, without causes; notices are the changes of the rules that
    are reported and not encoded; programs are the days on which the answer about one becomes another. `changes` are the
    steps of a plan, each from its day on; a planned credential then waits for its step. Raises ProfileError like
    `evaluate`, and for months that are not a whole number from 0 to 120.
    """
    book, known = words(locale), source or law()
    if changes is None:
        read = _dated(_read(profile, months, known, book, today))
        courses = [Course(read, known, "rules_on" not in profile)]
        steps_of: dict[date, list[str]] = {}
    else:
        plan = _read_plan(profile, months, changes, known, book, today)
        courses = [_course(plan, day) for day in (plan.read.as_of, *days_of(plan))]
        steps_of = {one.profile.as_of: steps_on(plan, one.profile.as_of) for one in courses[1:]}
    start = courses[0].profile.as_of
    end = months_later(start, int(months))
    courses = [one for one in courses if one.profile.as_of <= end]
    return {
        "from": start.isoformat(),
        "to": end.isoformat(),
        "steps": [
            _step(day, found, causes, course, steps_of, book) for day, found, causes, course in _moves(courses, end)
        ],
        "notices": list(_notices(courses[0], end, book)),
        "programs": list(_program_turns(courses, end, book)),
    }


def _course(plan: Plan, day: date) -> Course:
    """The profile from a day on, with the steps of a plan that are there by then."""
    facts = with_steps(plan, day)
    return Course(_dated(read_profile(facts, plan.law, plan.words)), plan.law, "rules_on" not in plan.facts)


def _moves(courses: Sequence[Course], end: date) -> Iterator[tuple[date, Range, Sequence[Cause], Course]]:
    """Each day on which the figure becomes another, with what the days themselves did; each course lasts until the next begins."""
    now: Range | None = None
    before = courses[0]
    for course, last in _lasting(courses, end):
        parts, first = list(parts_of(course, last)), course.profile.as_of
        for day in sorted({first, *(day for part in parts for day in part.days if first < day <= last)}):
            then = range_on(course, day, ())
            if now is None:
                yield day, then, (), course
            elif then != now:
                yield day, then, _causes(before if day == first else course, day, now), course
            now = then
        before = course


def _causes(course: Course, day: date, before: Range) -> Sequence[Cause]:
    """What the day itself did; nothing where the figure is another by the steps of a plan alone."""
    moved = [part for part in parts_of(course, day) if day in part.days]
    return causes_of(moved, day, before, course) if moved and range_on(course, day, ()) != before else ()


def _lasting(courses: Sequence[Course], end: date) -> Iterator[tuple[Course, date]]:
    """Each course with its last day."""
    for course, after in zip(courses, [*courses[1:], None], strict=True):
        yield course, end if after is None else after.profile.as_of - ONE_DAY


def _program_turns(courses: Sequence[Course], end: date, book: Words) -> Iterator[dict[str, Any]]:
    """The days on which the answer about a program becomes another, with the requirements that make it so."""
    before: Conditions | None = None
    for course, last in _lasting(courses, end):
        profile, first = course.profile, course.profile.as_of
        days = {first, *program_days(course, last), *(day for part in parts_of(course, last) for day in part.days)}
        for day in sorted(day for day in days if first <= day <= last):
            rules = course.rules_on(day)
            after = program_conditions(profile._replace(as_of=day), rules)
            for turn in turns(before, after) if before is not None else ():
                yield {
                    "on": day.isoformat(),
                    "id": turn.program,
                    "before": turn.before,
                    "after": turn.after,
                    "text": turn_text("timeline.program", turn, book),
                    "sources": sources_shown(turn_sources(turn), rules, book),
                }
            before = after


def _read(profile: Any, months: Any, known: Law, book: Words, today: date | None) -> Profile:
    with _ahead(months, book):
        return read_profile(profile, known, book, today)


def _read_plan(profile: Any, months: Any, changes: Any, known: Law, book: Words, today: date | None) -> Plan:
    with _ahead(months, book):
        return read_plan(profile, changes, known, book, today)


@contextmanager
def _ahead(months: Any, book: Words) -> Iterator[None]:
    """What is wrong with the months is told together with what is wrong with the profile."""
    found: list[Problem] = []
    compile_schema(MONTHS, {})(months, "/months", found)
    problems = [shown(problem, book) for problem in found]
    try:
        yield
    except ProfileError as error:
        raise ProfileError([*error.problems, *problems]) from None
    if problems:
        raise ProfileError(problems)


def _dated(profile: Profile) -> Profile:
    """A planned credential with an expected day is taken as completed on it; what is stated of one day tells of no other."""

    def dated(held: Credential) -> Credential:
        done = reach(held.completed_on, held.completed_in)
        ahead = done is not None and done.last > profile.as_of
        eca = held.eca and held.eca._replace(still_valid=None)
        return held._replace(planned=None if ahead else held.planned, eca=eca)

    def person(one: Person) -> Person:
        languages = one.languages and tuple(result._replace(still_valid=None) for result in one.languages)
        credentials = one.credentials and tuple(map(dated, one.credentials))
        return one._replace(credentials=credentials, languages=languages)

    return profile._replace(applicant=person(profile.applicant), partner=person(profile.partner))


def _step(
    day: date,
    found: Range,
    causes: Sequence[Cause],
    course: Course,
    steps_of: Mapping[date, Sequence[str]],
    book: Words,
) -> dict[str, Any]:
    rules = course.rules_on(day)
    planned = [{"id": "plan", "text": text, "sources": []} for text in steps_of.get(day, ())]
    return {
        "on": day.isoformat(),
        "total": found[0],
        "range": list(found),
        "causes": [
            *planned,
            *(
                {"id": id, "text": book.say(_code(id, facts), facts), "sources": sources_shown(cite, rules, book)}
                for id, facts, cite in causes
            ),
        ],
    }


def _code(id: str, facts: Mapping[str, Any]) -> str:
    if "notice" in facts:
        return str(facts["notice"])
    return f"timeline.cause.{id}-untitled" if facts.get("title", id) is None else f"timeline.cause.{id}"


def _notices(course: Course, end: date, book: Words) -> Iterator[dict[str, Any]]:
    """The changes reported for a day of the window, or before it and not yet encoded."""
    for start, _, rules in stretches(course, end):
        change, version = reported_change(rules), rules.version("reported-change")
        if change is not None and (start == course.profile.as_of or version.start == start):
            text = book.say(change["notice"], {"from": version.start})
            yield {"on": version.start.isoformat(), "text": text, "sources": sources_shown(version.cite, rules, book)}
