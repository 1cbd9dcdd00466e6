"""The days on which a profile may be worth another score: birthdays, completions, lapses, anniversaries of work."""

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from ..credentials.validity import expires_within as assessment_ends
from ..dates import WEEK, Days, add_years, reach
from ..law.rules import Law, Rules
from ..profile.facts import Credential, LanguageResult, Profile, Work, at_least_and_most
from ..scoring.canadian_experience import recent_years
from ..scoring.crs import sections_of
from ..scoring.languages import expires_within as result_ends
from ..scoring.programs import longest_work
from ..scoring.tables import table_of
from ..scoring.work import (
    Years,
    canadian_years,
    foreign_years,
    full_time_years_in_canada,
    partner_canadian_years,
    skilled_years,
)

ONE_DAY = timedelta(days=1)
PEOPLE = ("applicant", "partner")
AGE, CREDENTIAL, LANGUAGE, RULES = "age", "credential", "language", "rules"
# The measures that grow with work, whose they are, and how they are counted.
WORK = (
    ("canadian-years", "applicant", canadian_years),
    ("foreign-years", "applicant", foreign_years),
    ("partner-canadian-years", "partner", partner_canadian_years),
)
YearsOnDay = Callable[[date], float]


class Part(NamedTuple):
    """One part of a profile that the day bears on, in its place among its like; `days`: those on which it may begin or cease to count."""

    kind: str
    who: str
    place: int
    days: frozenset[date]


class Course(NamedTuple):
    """A profile whose day moves; its rules move along unless it names a day for them."""

    profile: Profile
    source: Law
    moving: bool

    def rules_on(self, day: date) -> Rules:
        """The rules of a day, or those of the day that the profile fixes."""
        return self.source.on(day if self.moving else self.profile.rules_on)


def parts_of(course: Course, end: date) -> Iterator[Part]:
    """Every part of the profile that the day bears on, with every day up to the end on which it may matter."""
    profile, spans = course.profile, stretches(course, end)
    start, regimes = profile.as_of, [rules for _, _, rules in spans]
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
            yield Part(LANGUAGE, who, index, _days(_result_days(result, regimes)))
    for measure, who, count in WORK:
        work = getattr(profile, who).work
        if work.periods:
            found = (
                day
                for first, after, rules in spans
                for at_most in (False, True)
                for day in _crossings(
                    _counted(work, count, at_most, rules), thresholds(measure, rules), first, after, rules
                )
            )
            yield Part(measure, who, 0, _days(found))
    if course.moving:
        yield Part(RULES, "", 0, _days(first for first, _, _ in spans[1:]))


def program_days(course: Course, end: date) -> frozenset[date]:
    """Further days on which a requirement of a program may turn: those on which work reaches or falls below what it asks."""
    found: set[date] = set()
    profile = course.profile
    if not profile.applicant.work.periods:
        return frozenset()
    for first, after, rules in stretches(course, end):
        for years, minima in _program_work(profile, rules):
            found.update(_crossings(years, minima, first, after, rules))
    return frozenset(found)


def _program_work(profile: Profile, rules: Rules) -> Iterator[tuple[YearsOnDay, Sequence[float]]]:
    """The years of work that programs and the 67-point grid count, on any day, and the figures that matter. IRPR 75, 80, 87.1."""
    work = profile.applicant.work
    grid_minima = [minimum for minimum in table_of("selection-experience", rules).minima if minimum]
    for at_most in _ends_of(work):
        yield _counted(work, skilled_years, at_most, rules), grid_minima
        yield _counted(work, recent_years, at_most, rules), [rules.value("cec-work")["years"]]
    yield lambda day: longest_work(profile._replace(as_of=day), rules), [rules.value("fsw-work")]
    for person, skilled_only in ((profile.applicant, True), (profile.partner, False)):
        if person.work.periods:
            for at_most in _ends_of(person.work):
                yield _full_time_in_canada(person.work, skilled_only, at_most, rules), [1.0]


def _ends_of(work: Work) -> tuple[bool, ...]:
    """At least alone, or at most too where some day of the jobs is not told."""
    return (False, True)[: len(at_least_and_most(work))]


def _full_time_in_canada(work: Work, skilled_only: bool, at_most: bool, rules: Rules) -> YearsOnDay:
    return lambda day: full_time_years_in_canada(work, day, rules, skilled_only)[at_most]


def stretches(course: Course, end: date) -> list[tuple[date, date, Rules]]:
    """The window cut where the rules change: the first day of each stretch, the first day after it, its rules."""
    start = course.profile.as_of
    changes = [day for day in course.source.days_of_change if start < day <= end] if course.moving else []
    firsts = [start, *changes]
    return [(day, after, course.rules_on(day)) for day, after in zip(firsts, [*changes, end], strict=True)]


def _days(days: Iterator[date | None] | Sequence[date | None]) -> frozenset[date]:
    return frozenset(day for day in days if day is not None)


def _result_days(result: LanguageResult, regimes: Sequence[Rules]) -> Iterator[date | None]:
    """When results are dated, and when they lapse under the rules of each stretch."""
    yield from _ends(reach(result.taken_on, result.taken_in))
    for rules in regimes:
        yield from result_ends(result, rules)


def _ends(reached: Days | None) -> tuple[date, ...]:
    """The first and the last of the days that a day may be."""
    return () if reached is None else (reached.first, reached.last)


def _credential_days(credential: Credential, rules: Rules) -> Iterator[date | None]:
    """When it is completed; when its assessment is issued, when it lapses, and when the day of designation decides."""
    yield from _ends(reach(credential.completed_on, credential.completed_in))
    if credential.eca is None:
        return
    yield from _ends(reach(credential.eca.issued_on, credential.eca.issued_in))
    yield from assessment_ends(credential.eca, rules)
    name = (credential.eca.organization or "").strip().upper()
    for body in rules.records("eca-bodies"):
        if body["id"] == name:
            yield body["designated"]
            settled = add_years(body["designated"], rules.value("eca-validity")["years"])
            if (
                settled is not None
            ):  # an anniversary of a day that stands beside 29 February may come a day early or late
                yield from (settled - ONE_DAY, settled, settled + ONE_DAY)


def thresholds(measure: str, rules: Rules) -> list[float]:
    """The figures above none at which some table of the rule set goes on to its next row or column."""
    found: set[float] = set()
    for name in factors_reading(measure, rules):
        table = table_of(name, rules)
        found.update(table.minima if table.row == measure else table.columns or ())
    return sorted(figure for figure in found if figure > 0)


def factors_reading(measure: str, rules: Rules) -> list[str]:
    """The factors of the rule set whose tables ask for a measure."""
    names = (name for section in sections_of(rules) for name in section["factors"])
    return [name for name in names if measure in (table_of(name, rules).row, table_of(name, rules).column)]


def _counted(work: Work, count: Callable[[Work, date, Rules], Years], at_most: bool, rules: Rules) -> YearsOnDay:
    return lambda day: count(work, day, rules)[at_most]


def _crossings(years: YearsOnDay, thresholds: Sequence[float], first: date, last: date, rules: Rules) -> Iterator[date]:
    """The days after the first, up to the last, on which other thresholds are reached than on the day before.

    A day adds no more than full time and takes no more away than two days of it (where a 29 February leaves the window);
    as many days as cannot reach a threshold are passed over.
    """
    pace = rules.value("full-time-hours") / (rules.value("full-time-year-hours") * WEEK)
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
