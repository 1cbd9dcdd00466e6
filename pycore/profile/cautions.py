"""Facts that are unlikely together, or that the law sets against an answer given: told beside the answer, never refused.

Each pair is a record of `agreement` in the rules, with the provisions that it rests on.
"""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from math import ceil
from typing import Any, NamedTuple

from ..dates import WEEK, Days, months_between, months_later, overlaps, reach, years_between
from ..law.rules import Rules
from .facts import ABILITIES, PEOPLE, Credential, Person, Profile, WorkPeriod, age_on, shortest, study_reach, told_start

CANADA = "CA"
ONE_DAY = timedelta(days=1)
_EXACT = 9  # decimals beyond which a difference is only that of reckoning


class Caution(NamedTuple):
    """Facts that are unlikely together: the pair's name, and what fills its message."""

    id: str
    facts: Mapping[str, Any]


def cautions(profile: Profile, rules: Rules) -> Iterator[tuple[str, Caution]]:
    """What is unlikely together, or what the law sets against an answer given: whose it is, and the pair."""
    people = zip(PEOPLE, (profile.applicant, profile.partner), strict=True)
    for who, person in people:
        for found in (
            *_work_and_study(person, profile.as_of, rules),
            *_work_before_completion(person),
            *_work_to_come(person, profile.as_of),
            *_skilled_occupation(person, rules),
            *_years_of_work(person, profile.as_of, rules),
            *_counts_of_work(person),
            *_counts_against_jobs(person, profile.as_of, rules),
            *_stated_year(person, profile.as_of, rules),
            *_study(person, profile.as_of, rules),
            *_assessments(person),
            *_places(person, rules),
            *_scales(person, rules),
        ):
            yield who, found
    scored = profile.partnered and profile.partner.accompanying is not False and profile.partner.canadian is not True
    if profile.sibling_in_canada and profile.sibling_of == "partner" and not scored:
        yield "applicant", Caution("sibling-not-counted", {})


def _work_and_study(person: Person, on: date, rules: Rules) -> Iterator[Caution]:
    """A job in Canada surely inside full-time study, now or later, unless it is said to be one or the other. MI 15(7)(a)."""
    held = person.credentials or ()
    jobs = [job for job in person.work.periods or () if job.country == CANADA and job.full_time_student is None]
    now = [job for job in jobs if any(_inside(shortest(job), one, on) for one in held)]
    later = [job for job in jobs if any(goes_into(shortest(job), study_to_come(one, on, rules)) for one in held)]
    if now:
        yield Caution("work-during-study", {"from": told_start(now[0])})
    elif later:
        yield Caution("work-into-study", {"from": told_start(later[0])})


def _work_before_completion(person: Person) -> Iterator[Caution]:
    """A job in Canada begun after the last day of study and before the credential: no text says when study ends. MI 15(7)(a)."""
    for job in person.work.periods or ():
        if job.country == CANADA and job.full_time_student is None:
            for one in person.credentials or ():
                ended, completed = reach(one.study_to, one.study_to_in), reach(one.completed_on, one.completed_in)
                if ended and completed and ended.last < job.start and shortest(job).start < completed.first:
                    yield Caution("work-before-completion", {"from": told_start(job), "completed_on": completed})
                    return


def _work_to_come(person: Person, on: date) -> Iterator[Caution]:
    """A job that begins after the day of the score: none of its days counts yet. MI 15(3)(c)."""
    for job in person.work.periods or ():
        if job.start > on:
            yield Caution("work-to-come", {"from": told_start(job), "as_of": on})


def _inside(job: WorkPeriod, credential: Credential, on: date) -> bool:
    """Whether a job shares a day with the study, whichever days of their months it began and ended on."""
    start, end = study_reach(credential)
    ended_somewhen = end is None and credential.completed
    if start is None or start.last > on or credential.full_time_months == 0 or ended_somewhen:
        return False
    return overlaps(job.start, job.end or on, start.last, min(on if end is None else end.first, on))


def study_to_come(credential: Credential, on: date, rules: Rules) -> Days | None:
    """The days of full-time study that surely lie after a day; None where there is none, or none is known.

    Where its beginning is not told, it is reckoned from its end: so many months as are full time, or as the length by design has.
    """
    start, end = study_reach(credential)
    months = credential.full_time_months
    ended = not credential.planned if end is None else end.first <= on
    if months == 0 or credential.left_unfinished or ended:
        return None
    tomorrow = min(on, date.max - ONE_DAY) + ONE_DAY
    if start is not None:
        return Days(max(start.last, tomorrow), date.max if end is None else end.first)
    if months is None and credential.program_years is not None:
        months = credential.program_years * rules.value("academic-year-months")["least"]
    if end is None or months is None:
        return None
    return Days(max(months_later(end.first, -int(months)), tomorrow), end.first)


def goes_into(job: WorkPeriod, study: Days | None) -> bool:
    """Whether a job shares a day with study to come; one whose end is not told goes on."""
    return study is not None and overlaps(job.start, job.end or date.max, study.first, study.last)


def _skilled_occupation(person: Person, rules: Rules) -> Iterator[Caution]:
    """Years told as skilled, in an occupation that is not. MI 15(3)(a)."""
    main, skilled, work = person.occupation.noc, rules.value("skilled-teer"), person.work
    unnamed = [job for job in work.periods or () if job.noc is None]
    counted = ((work.canadian_noc or main, work.canadian_years), (main, work.foreign_years), (main, unnamed))
    for noc, years in counted:
        if noc and years and skilled is not None and int(noc[1]) not in skilled:
            yield Caution("unskilled-occupation", {"noc": noc, "teer": int(noc[1])})
            return


def _years_of_work(person: Person, on: date, rules: Rules) -> Iterator[Caution]:
    """More years than the window has, or more than lie between childhood and now. MI 15(3)(c)."""
    work, window = person.work, rules.value("work-window-years")
    total = (work.canadian_years or 0) + (work.foreign_years or 0)
    if total > window:
        yield Caution("work-over-window", {"years": total, "window": window})
    age = age_on(person, on)
    longest = max([total, *(years_between(shortest(job).start, on) for job in work.periods or ())])
    adult = rules.value("youngest-worker")
    if age is not None and longest and age - longest < adult:
        yield Caution("work-before-adult", {"years": longest, "age": age})


def _counts_of_work(person: Person) -> Iterator[Caution]:
    """A count for one program that is more than all skilled years: only what the score leaves out can make it up."""
    work = person.work
    if work.canadian_years is None or work.foreign_years is None:
        return
    total = work.canadian_years + work.foreign_years
    for name, part in (
        ("primary-over-counted", work.primary_continuous_years),
        ("trade-over-counted", work.trade_years_last_five),
    ):
        if part is not None and part > total:
            yield Caution(name, {"years": part, "total": total})


def _counts_against_jobs(person: Person, on: date, rules: Rules) -> Iterator[Caution]:
    """A count for one program that is more than there were days for since the first of the jobs. IRPR 75(2)(a), 87.2(3)(b), 87.1(2)(a)."""
    work, abroad_too = person.work, person.work.periods or ()
    year = rules.value("full-time-year-hours") / rules.value("full-time-hours") * WEEK
    for years, jobs in (
        (work.primary_continuous_years, abroad_too),
        (work.trade_years_last_five, abroad_too),
        (work.canadian_years_last_three, [job for job in abroad_too if job.country == CANADA]),
    ):
        days = (on - min((job.start for job in jobs), default=on)).days
        if work.periods is not None and years and years * year > days:
            yield Caution("count-over-jobs", {"years": years})
            return


def _stated_year(person: Person, on: date, rules: Rules) -> Iterator[Caution]:
    """No full-time year in Canada by the answer, and one by the jobs. IRPR 83(1)(c), 83(1)(c.1)."""
    if person.worked_in_canada_one_year is not False:
        return
    for job in person.work.periods or ():
        sure = shortest(job)
        full_time = job.hours_per_week >= rules.value("full-time-hours") and job.authorized is not False
        if job.country == CANADA and full_time and years_between(sure.start, min(sure.end or on, on)) > 0:
            yield Caution("no-year-against-jobs", {"from": told_start(job)})
            return


def _study(person: Person, on: date, rules: Rules) -> Iterator[Caution]:
    """Months, days and an age at completion that a program hardly has. MI 30(3)(b), 30(3)(c), IRPR 73(1)."""
    age, year = age_on(person, on), rules.value("academic-year-months")["calendar"]
    for credential in person.credentials or ():
        start, end = study_reach(credential)
        full_time, completed = credential.full_time_months or 0, reach(credential.completed_on, credential.completed_in)
        ended = reach(credential.study_to, credential.study_to_in)
        most = max(full_time, credential.months_in_canada or 0)
        if start is not None and end is not None and most > (span := months_between(start.first, end.last)):
            yield Caution("months-over-study", {"months": most, "span": span})
        elif credential.program_years and full_time > ceil(round(credential.program_years * year, _EXACT)):
            yield Caution("months-over-program", {"months": full_time, "years": credential.program_years})
        if completed is not None and ended is not None and completed.last < ended.first:
            yield Caution("completed-before-end", {"completed_on": completed, "study_to": ended})
        if age is not None and completed is not None and credential.kind != "secondary" and completed.last <= on:
            then = age - years_between(completed.last, on)
            if then < rules.value("youngest-worker"):
                yield Caution("completed-in-childhood", {"completed_on": completed, "age": then})


def _assessments(person: Person) -> Iterator[Caution]:
    """A report dated before the credential that it assesses was completed. IRPR 73(1)."""
    for credential in person.credentials or ():
        eca, completed = credential.eca, reach(credential.completed_on, credential.completed_in)
        issued = None if eca is None else reach(eca.issued_on, eca.issued_in)
        if issued and completed and issued.last < completed.first:
            yield Caution("assessed-before-completed", {"issued_on": issued, "completed_on": completed})


def _places(person: Person, rules: Rules) -> Iterator[Caution]:
    """The letters of a province taken for a country, where the kind of the school or its name shows that it is in Canada. ISO 3166-1."""
    names = {record["code"]: record["names"] for record in rules.records("province-codes")}
    for one in person.credentials or ():
        told = [text.casefold() for text in (one.institution_name, one.title) if text]
        for code in (one.country, one.taught_in):
            here = one.institution is not None or (code == one.taught_in and one.country == CANADA)
            if code in names and (here or any(name in text for name in names[code] for text in told)):
                yield Caution("country-or-province", {"code": code})
                break


def _scales(person: Person, rules: Rules) -> Iterator[Caution]:
    """Scores that fit two scales of one test: which of the two was read is said."""
    for result in person.languages or ():
        table = None if result.test is None else rules.value(f"language-test-{result.test}")
        scale = None if table is None else table.get("other_scale")
        if table is None or scale is None:
            continue
        scores = zip(ABILITIES, result.scores, strict=True)
        known = [(ability, score) for ability, score in scores if score is not None]
        if known and all(score <= table["maximum"][ability] for ability, score in known):
            yield Caution("two-scales", {"scale": scale})
