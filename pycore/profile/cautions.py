"""Facts that are unlikely together, or that the law sets against an answer given: told beside the answer, never refused.

Each pair is a record of `agreement` in the rules, with the provisions that it rests on.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple

from ..dates import months_between, overlaps, years_between
from ..law.rules import Rules
from .facts import ABILITIES, PEOPLE, Credential, Person, Profile, WorkPeriod


class Caution(NamedTuple):
    """Facts that are unlikely together: the pair's name, and what fills its message."""

    id: str
    facts: Mapping[str, Any]


def cautions(profile: Profile, rules: Rules) -> Iterator[tuple[str, Caution]]:
    """What is unlikely together, or what the law sets against an answer given: whose it is, and the pair."""
    people = zip(PEOPLE, (profile.applicant, profile.partner), strict=True)
    for who, person in people:
        for found in (
            *_work_and_study(person, profile.as_of),
            *_skilled_occupation(person, rules),
            *_years_of_work(person, profile.as_of, rules),
            *_months_of_study(person),
            *_assessments(person),
            *_scales(person, rules),
        ):
            yield who, found
    scored = profile.partnered and profile.partner.accompanying is not False and profile.partner.canadian is not True
    if profile.sibling_in_canada and profile.sibling_of == "partner" and not scored:
        yield "applicant", Caution("sibling-not-counted", {})


def _work_and_study(person: Person, on: date) -> Iterator[Caution]:
    """A job in Canada inside full-time study, unless it is said to be one or the other. MI 15(7)(a)."""
    for job in person.work.periods or ():
        if (
            job.country == "CA"
            and job.full_time_student is None
            and any(_inside(job, one, on) for one in person.credentials or ())
        ):
            yield Caution("work-during-study", {"from": job.start})
            return


def _inside(job: WorkPeriod, credential: Credential, on: date) -> bool:
    start, end = credential.study_from, credential.study_to or credential.completed_on
    in_person = credential.full_time_months is None or credential.full_time_months > 0
    return bool(start and in_person and overlaps(job.start, job.end or on, start, min(end or on, on)) and start <= on)


def _skilled_occupation(person: Person, rules: Rules) -> Iterator[Caution]:
    """Years told as skilled, in an occupation that is not. MI 15(3)(a)."""
    noc, skilled, work = person.occupation.noc, rules.value("skilled-teer"), person.work
    unnamed = [job for job in work.periods or () if job.noc is None]
    if (
        noc
        and skilled is not None
        and int(noc[1]) not in skilled
        and (work.canadian_years or work.foreign_years or unnamed)
    ):
        yield Caution("unskilled-occupation", {"noc": noc, "teer": int(noc[1])})


def _years_of_work(person: Person, on: date, rules: Rules) -> Iterator[Caution]:
    """More years than the window has, or more than lie between childhood and now. MI 15(3)(c)."""
    work, window = person.work, rules.value("work-window-years")
    total = (work.canadian_years or 0) + (work.foreign_years or 0)
    if total > window:
        yield Caution("work-over-window", {"years": total, "window": window})
    age = person.age if person.birth_date is None else years_between(person.birth_date, on)
    longest = max([total, *(years_between(job.start, on) for job in work.periods or ())])
    adult = rules.value("youngest-worker")
    if age is not None and longest and age - longest < adult:
        yield Caution("work-before-adult", {"years": longest, "age": age})


def _months_of_study(person: Person) -> Iterator[Caution]:
    """More months full time, or in Canada, than lie between the first day and the last. MI 30(3)(b), 30(3)(c)."""
    for credential in person.credentials or ():
        start, end = credential.study_from, credential.study_to or credential.completed_on
        if start is None or end is None or end < start:
            continue
        span = months_between(start, end)
        most = max(credential.full_time_months or 0, credential.months_in_canada or 0)
        if most > span:
            yield Caution("months-over-study", {"months": most, "span": span})


def _assessments(person: Person) -> Iterator[Caution]:
    """A report dated before the credential that it assesses was completed. IRPR 73(1)."""
    for credential in person.credentials or ():
        eca, completed = credential.eca, credential.completed_on
        if eca is not None and eca.issued_on and completed and eca.issued_on < completed:
            yield Caution("assessed-before-completed", {"issued_on": eca.issued_on, "completed_on": completed})


def _scales(person: Person, rules: Rules) -> Iterator[Caution]:
    """Scores that fit two scales of one test: which of the two was read is said."""
    for result in person.languages or ():
        table = None if result.test is None else rules.value(f"language-test-{result.test}")
        scale = 0 if table is None else table.get("other_scale", 0)
        known = [(ability, score) for ability, score in zip(ABILITIES, result.scores, strict=True) if score is not None]
        if (
            table is not None
            and scale
            and known
            and all(score <= table["maximum"][ability] for ability, score in known)
        ):
            yield Caution("two-scales", {"test": result.test, "scale": scale})
