"""Facts that cannot be together, or hardly: what the schema cannot say, each pair once, with its place and its message.

What cannot be at all is refused, with the code of a problem. What is unlikely, or what the law sets against an answer
given, is a `Caution` beside the answer; the provisions are those of `agreement` in the rules.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple

from ..dates import months_between, overlaps, years_between
from ..law.rules import Law, Rules
from .facts import ABILITIES, Credential, LanguageResult, Person, Profile, WorkPeriod
from .schema import Problem

PEOPLE = ("applicant", "partner")


class Caution(NamedTuple):
    """Facts that are unlikely together: the pair's name, and what fills its message."""

    id: str
    facts: Mapping[str, Any]


def check_agreement(data: Mapping[str, Any], profile: Profile, law: Law, problems: list[Problem]) -> None:
    """What the schema cannot say: facts that exclude each other, and days before the rules begin."""
    floor = law.parameters["rule-set"].starts[0]
    for name, day in (("as_of", profile.as_of), ("rules_on", profile.rules_on)):
        if day < floor and (name == "as_of" or "rules_on" in data):
            problems.append((f"/{name}", "before-rules", {"day": day, "floor": floor}))
    for path, person in (("/applicant", profile.applicant), ("/partner", profile.partner)):
        if person.birth_date and person.birth_date > profile.as_of:
            problems.append((f"{path}/birth_date", "after-as-of", {"day": person.birth_date, "as_of": profile.as_of}))
        work = person.work
        if work.periods is not None:
            if work.canadian_years is not None or work.foreign_years is not None:
                problems.append(
                    (f"{path}/work/periods", "either", {"one": "periods", "other": "canadian_years, foreign_years"})
                )
            given = data.get(path[1:], {})["work"]["periods"]
            for index, period in zip([i for i, one in enumerate(given) if one], work.periods, strict=True):
                if period.end is not None and period.end < period.start:
                    _order(problems, f"{path}/work/periods/{index}/to", period.start, period.end)
        facts = (data.get(path[1:]) or {}).get("credentials", ())
        for index, credential in enumerate(person.credentials or ()):
            eca = facts[index].get("eca") or {}
            if "phrase" in eca and "phrases" in eca:
                problems.append(
                    (f"{path}/credentials/{index}/eca/phrase", "either", {"one": "phrase", "other": "phrases"})
                )
            _credential_agreement(f"{path}/credentials/{index}", credential, problems)
        for index, result in enumerate(person.languages or ()):
            _language_agreement(f"{path}/languages/{index}", result, problems)


def _credential_agreement(path: str, credential: Credential, problems: list[Problem]) -> None:
    stated = [name for name in ("planned", "left_unfinished") if getattr(credential, name)]
    if credential.completed_on is not None and not credential.planned:
        stated.append("completed_on")
    if credential.completed or (credential.completed is False and credential.completed_on is not None):
        stated.append("completed")
    if len(stated) > 1:
        problems.append((f"{path}/{stated[0]}", "either", {"one": stated[0], "other": stated[1]}))
    start, end = credential.study_from, credential.study_to
    if start and end and end < start:
        _order(problems, f"{path}/study_to", start, end)
    inside, whole = credential.distance_share_in_canada, credential.distance_share
    if inside is not None and whole is not None and inside > whole:
        problems.append((f"{path}/distance_share_in_canada", "part-over-whole", {"part": inside, "whole": whole}))
    eca = credential.eca
    if eca is not None and eca.outcome is not None and eca.lines:
        problems.append((f"{path}/eca/outcome", "either", {"one": "outcome", "other": "phrase, phrases"}))
    if eca is not None and eca.issued_on is not None and eca.still_valid is not None:
        problems.append((f"{path}/eca/still_valid", "either", {"one": "still_valid", "other": "issued_on"}))


def _language_agreement(path: str, result: LanguageResult, problems: list[Problem]) -> None:
    if result.taken_on is not None and result.still_valid is not None:
        problems.append((f"{path}/still_valid", "either", {"one": "still_valid", "other": "taken_on"}))
    if result.test is None and result.language is None:
        problems.append((path, "one-needed", {"names": ["test", "language"]}))
    elif result.test is not None and (result.language is not None or result.levels is not None):
        problems.append((f"{path}/test", "either", {"one": "test", "other": "language, clb"}))
    elif result.language is not None and any(score is not None for score in result.scores):
        problems.append(
            (f"{path}/language", "either", {"one": "clb", "other": "listening, reading, writing, speaking"})
        )


def _order(problems: list[Problem], path: str, start: date, end: date) -> None:
    problems.append((path, "order", {"start": start, "end": end}))


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
