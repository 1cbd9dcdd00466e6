"""How the points change as the days pass and nothing else does: birthdays, anniversaries, expiries, completions, rules.

The score depends on the day through a few parts of a profile only. Each part knows the days on which it may begin or
cease to count; those days alone are scored, and so the steps are exact. A part is a cause of a step where the figure
of that day would have been another one, had this part alone stayed as it was the day before.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

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
from .program_turns import program_conditions, turn_sources, turn_text, turns
from .timeline_causes import Cause, causes_of, range_on
from .timeline_days import ONE_DAY, Course, parts_of, program_days, stretches

MONTHS = {"type": "integer", "minimum": 0, "maximum": 120}


def timeline(
    profile: Any, months: Any = 36, locale: str | Words = "en", today: date | None = None, source: Law | None = None
) -> dict[str, Any]:
    """Every day up to so many months ahead on which the total or its range differs from the day before, and what made it so.

    {from, to, steps: [{on, total, range, causes: [{id, text, sources}]}], notices: [{on, text, sources}], programs: [{on,
    id, before, after, text, sources}]}. The first step is as_of, without causes; notices are the changes of the rules that
    are reported and not encoded; programs are the days on which the answer about one becomes another. Raises
    ProfileError like `evaluate`, and for months that are not a whole number from 0 to 120.
    """
    book, known = words(locale), source or law()
    read = _dated(_read(profile, months, known, book, today))
    course = Course(read, known, "rules_on" not in profile)
    end = _months_later(read.as_of, int(months))
    parts = list(parts_of(course, end))
    days = {day for part in parts for day in part.days}
    now = range_on(course, read.as_of, ())
    steps = [_step(read.as_of, now, (), course, book)]
    for day in sorted(day for day in days if read.as_of < day <= end):
        then = range_on(course, day, ())
        if then != now:
            steps.append(
                _step(
                    day, then, causes_of([part for part in parts if day in part.days], day, now, course), course, book
                )
            )
            now = then
    return {
        "from": read.as_of.isoformat(),
        "to": end.isoformat(),
        "steps": steps,
        "notices": list(_notices(course, end, book)),
        "programs": list(_program_turns(course, sorted({*days, *program_days(course, end)}), end, book)),
    }


def _program_turns(course: Course, days: Sequence[date], end: date, book: Words) -> Iterator[dict[str, Any]]:
    """The days on which the answer about a program becomes another, with the requirements that make it so."""
    profile = course.profile
    before = program_conditions(profile, course.rules_on(profile.as_of))
    for day in (day for day in days if profile.as_of < day <= end):
        rules = course.rules_on(day)
        after = program_conditions(profile._replace(as_of=day), rules)
        for turn in turns(before, after):
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
    found: list[Problem] = []
    compile_schema(MONTHS, {})(months, "/months", found)
    problems = [shown(problem, book) for problem in found]
    try:
        read = read_profile(profile, known, book, today)
    except ProfileError as error:
        raise ProfileError([*error.problems, *problems]) from None
    if problems:
        raise ProfileError(problems)
    return read


def _dated(profile: Profile) -> Profile:
    """A planned credential with an expected day is taken as completed on it; what is stated of one day tells of no other."""

    def dated(held: Credential) -> Credential:
        ahead = held.completed_on is not None and held.completed_on > profile.as_of
        eca = held.eca and held.eca._replace(still_valid=None)
        return held._replace(planned=None if ahead else held.planned, eca=eca)

    def person(one: Person) -> Person:
        languages = one.languages and tuple(result._replace(still_valid=None) for result in one.languages)
        credentials = one.credentials and tuple(map(dated, one.credentials))
        return one._replace(credentials=credentials, languages=languages)

    return profile._replace(applicant=person(profile.applicant), partner=person(profile.partner))


def _months_later(day: date, months: int) -> date:
    """The same day so many months later, or the last of that month; the calendar's last day where it ends before."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if year > date.max.year:
        return date.max
    first = date(year, month + 1, 1)
    later = first + timedelta(days=day.day - 1)
    while later.month != first.month:
        later -= ONE_DAY
    return later


def _step(day: date, found: Range, causes: Sequence[Cause], course: Course, book: Words) -> dict[str, Any]:
    rules = course.rules_on(day)
    return {
        "on": day.isoformat(),
        "total": found[0],
        "range": list(found),
        "causes": [
            {"id": id, "text": book.say(_code(id, facts), facts), "sources": sources_shown(cite, rules, book)}
            for id, facts, cite in causes
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
