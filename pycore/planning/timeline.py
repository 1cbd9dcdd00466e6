"""How the points change as the days pass and nothing else does: birthdays, anniversaries, expiries, completions, rules.

The score depends on the day through a few parts of a profile only. Each part knows the days on which it may begin or
cease to count; those days alone are scored, and so the steps are exact. A part is a cause of a step where the figure
of that day would have been another one, had this part alone stayed as it was the day before.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Any, NamedTuple

from ..credentials.assessment import expires_on as assessment_end
from ..credentials.condition import MET, NOT_MET, UNKNOWN
from ..credentials.level import Judged, judge
from ..dates import add_years
from ..errors import ProfileError
from ..law.loading import law
from ..law.rules import Law, Rules
from ..profile.facts import Credential, LanguageResult, Person, Profile, Work, read_profile
from ..profile.schema import Problem, compile_schema, shown
from ..scoring.bounds import Judgements, age_on, corners
from ..scoring.crs import sections_of, table_of
from ..scoring.languages import POINTS, is_valid, language_of
from ..scoring.languages import expires_on as result_end
from ..scoring.ranges import Range, outcome
from ..scoring.work import canadian_years, foreign_years
from ..wording.messages import Words, words
from ..wording.reasons import sources_shown
from ..wording.warnings import reported_change

MONTHS = {"type": "integer", "minimum": 0, "maximum": 120}
ONE_DAY = timedelta(days=1)
PEOPLE = ("applicant", "partner")
AGE, CREDENTIAL, LANGUAGE, RULES = "age", "credential", "language", "rules"
# The measures that grow with work, whose they are, and how they are counted.
WORK = (
    ("canadian-years", "applicant", canadian_years),
    ("foreign-years", "applicant", foreign_years),
    ("partner-canadian-years", "partner", canadian_years),
)
# What it means that a test of a credential comes out differently from one day to the next.
TURNS = {
    ("completed", MET): "credential-completed",
    ("eca-valid", MET): "assessment-issued",
    ("eca-valid", NOT_MET): "assessment-lapsed",
    ("eca-designated", MET): "assessment-designated",
    ("eca-designated", UNKNOWN): "assessment-designated",
}

Years = Callable[[date], float]
Cause = tuple[str, Mapping[str, Any], tuple[str, ...]]  # id, facts of its message, source ids


class Part(NamedTuple):
    """One part of a profile that the day bears on, in its place among its like; `days`: those on which it may begin or cease to count."""

    kind: str
    who: str
    place: int
    days: frozenset[date]


class Course(NamedTuple):
    """A profile whose day moves; its rules move along unless it names a day for them. `judged` keeps what was judged before."""

    profile: Profile
    source: Law
    moving: bool
    judged: dict[Any, Judged]

    def rules_on(self, day: date) -> Rules:
        """The rules of a day, or those of the day that the profile fixes."""
        return self.source.on(day if self.moving else self.profile.rules_on)


def timeline(
    profile: Any, months: Any = 36, locale: str = "en", today: date | None = None, source: Law | None = None
) -> dict[str, Any]:
    """Every day up to so many months ahead on which the total or its range differs from the day before, and what made it so.

    {from, to, steps: [{on, total, range, causes: [{id, text, sources}]}], notices: [{on, text, sources}]}. The first step
    is as_of, without causes; notices are the changes of the rules that are reported and not encoded. Raises
    ProfileError like `evaluate`, and for months that are not a whole number from 0 to 120.
    """
    book, known = words(locale), source or law()
    read = _read(profile, months, known, book, today)
    course = Course(read, known, "rules_on" not in profile, {})
    end = _months_later(read.as_of, int(months))
    parts = list(_parts(course, end))
    now = _range(course, read.as_of, ())
    steps = [_step(read.as_of, now, (), course, book)]
    for day in sorted({day for part in parts for day in part.days if read.as_of < day <= end}):
        then = _range(course, day, ())
        if then != now:
            steps.append(
                _step(day, then, _causes([part for part in parts if day in part.days], day, now, course), course, book)
            )
            now = then
    return {
        "from": read.as_of.isoformat(),
        "to": end.isoformat(),
        "steps": steps,
        "notices": list(_notices(course, end, book)),
    }


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
    for start, _, rules in _stretches(course, end):
        change, version = reported_change(rules), rules.version("reported-change")
        if change is not None and (start == course.profile.as_of or version.start == start):
            text = book.say(change["notice"], {"from": version.start})
            yield {"on": version.start.isoformat(), "text": text, "sources": sources_shown(version.cite, rules, book)}


def _stretches(course: Course, end: date) -> list[tuple[date, date, Rules]]:
    """The window cut where the rules change: the first day of each stretch, the first day after it, its rules."""
    start = course.profile.as_of
    changes = [day for day in course.source.days_of_change if start < day <= end] if course.moving else []
    firsts = [start, *changes]
    return [(day, after, course.rules_on(day)) for day, after in zip(firsts, [*changes, end], strict=True)]


def _parts(course: Course, end: date) -> Iterator[Part]:
    """Every part of the profile that the day bears on, with every day up to the end on which it may matter."""
    profile, stretches = course.profile, _stretches(course, end)
    start, regimes = profile.as_of, [rules for _, _, rules in stretches]
    birth = profile.applicant.birth_date
    if birth is not None:
        years = range(start.year - birth.year, end.year - birth.year + 1)
        yield Part(AGE, "applicant", 0, _days(add_years(birth, n) for n in years))
    for who in PEOPLE:
        person = getattr(profile, who)
        for index, credential in enumerate(person.credentials or ()):
            yield Part(
                CREDENTIAL, who, index, _days(day for rules in regimes for day in _credential_days(credential, rules))
            )
        for index, result in enumerate(person.languages or ()):
            yield Part(
                LANGUAGE, who, index, _days((result.taken_on, *(result_end(result, rules) for rules in regimes)))
            )
    for measure, who, count in WORK:
        work = getattr(profile, who).work
        if work.periods:
            found = (
                day
                for first, after, rules in stretches
                for day in _crossings(_counted(work, count, rules), _thresholds(measure, rules), first, after, rules)
            )
            yield Part(measure, who, 0, _days(found))
    if course.moving:
        yield Part(RULES, "", 0, _days(first for first, _, _ in stretches[1:]))


def _days(days: Iterator[date | None] | Sequence[date | None]) -> frozenset[date]:
    return frozenset(day for day in days if day is not None)


def _credential_days(credential: Credential, rules: Rules) -> Iterator[date | None]:
    """When it is completed; when its assessment is issued, when it lapses, and when the day of designation decides."""
    yield credential.completed_on
    if credential.eca is None:
        return
    yield credential.eca.issued_on
    yield assessment_end(credential.eca, rules)
    name = (credential.eca.organization or "").strip().upper()
    for body in rules.records("eca-bodies"):
        if body["id"] == name:
            yield body["designated"]
            settled = add_years(body["designated"], rules.value("eca-validity")["years"])
            if (
                settled is not None
            ):  # an anniversary of a day that stands beside 29 February may come a day early or late
                yield from (settled - ONE_DAY, settled, settled + ONE_DAY)


def _thresholds(measure: str, rules: Rules) -> list[float]:
    """The figures above none at which some table of the rule set goes on to its next row or column."""
    found: set[float] = set()
    for name in _factors_reading(measure, rules):
        table = table_of(name, rules)
        found.update(table.minima if table.row == measure else table.columns or ())
    return sorted(figure for figure in found if figure > 0)


def _factors_reading(measure: str, rules: Rules) -> list[str]:
    names = (name for section in sections_of(rules) for name in section["factors"])
    return [name for name in names if measure in (table_of(name, rules).row, table_of(name, rules).column)]


def _counted(work: Work, count: Callable[[Work, date, Rules], float | None], rules: Rules) -> Years:
    return lambda day: count(work, day, rules) or 0.0


def _crossings(years: Years, thresholds: Sequence[float], first: date, last: date, rules: Rules) -> Iterator[date]:
    """The days after the first, up to the last, on which other thresholds are reached than on the day before.

    A day adds no more than full time and takes no more away than two days of it (where a 29 February leaves the window);
    as many days as cannot reach a threshold are passed over.
    """
    pace = rules.value("full-time-hours") / (rules.value("full-time-year-hours") * 7)
    day, now = first, years(first)
    while day < last:
        band = bisect_right(thresholds, now)
        safe = float((last - day).days)
        if band < len(thresholds):
            safe = min(safe, (thresholds[band] - now) / pace - 1)
        if band:
            safe = min(safe, (now - thresholds[band - 1]) / pace - 3)
        day += timedelta(days=max(1, int(safe)))
        now = years(day)
        if bisect_right(thresholds, now) != band:
            yield day


def _range(course: Course, day: date, held: Collection[Part]) -> Range:
    """The total on a day, at least and at most, with the parts held left as they were the day before."""
    profile = course.profile
    rules = course.rules_on(day - ONE_DAY if any(part.kind == RULES for part in held) else day)
    people: dict[str, Any] = {who: _held_back(getattr(profile, who), who, held, day, rules) for who in PEOPLE}
    moved = profile._replace(as_of=day, **people)
    judged = [_judged(course, who, held, day, rules) for who in PEOPLE]
    return outcome(corners(moved, Judgements(judged[0], judged[1]), rules), rules).total


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
        years = {count: count(person.work, on, rules) for count, on in counts.items()}
        changes["work"] = person.work._replace(
            periods=None, canadian_years=years[canadian_years], foreign_years=years.get(foreign_years)
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
    key = (who, index, on, rules.day)
    found = course.judged.get(key)
    if found is None:
        person: Person = getattr(course.profile, who)
        occupation = person.occupation if who == "applicant" else None
        found = course.judged[key] = judge(
            (person.credentials or ())[index], occupation, on, rules, own=who == "applicant"
        )
    return found


def _causes(parts: Sequence[Part], day: date, before: Range, course: Course) -> list[Cause]:
    """What the parts that really made the figure of a day did on it.

    Undone alone it would have left another figure; where none would, since one makes up for the other, done alone it
    would have changed the figure of the day before.
    """
    found = _range(course, day, ())
    real = [part for part in parts if _range(course, day, (part,)) != found] if len(parts) > 1 else parts
    if not real:
        real = [part for part in parts if _range(course, day, [one for one in parts if one is not part]) != before]
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
        thresholds = _thresholds(part.kind, rules)
        before, after = (bisect_right(thresholds, count(person.work, on, rules) or 0) for on in (eve, day))
        if before != after:
            turn = "reached" if after > before else "lost"
            facts = {"years": thresholds[max(before, after) - 1], "window": rules.value("work-window-years")}
            cite = tuple(source for name in _factors_reading(part.kind, rules) for source in rules.cite(name))
            yield f"{part.kind}-{turn}", facts, cite


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
    return "language-lapsed", {"language": language, "taken_on": result.taken_on, "years": limit["years"]}


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
