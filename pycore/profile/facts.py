"""The facts of one person, read strictly. None is *unknown* everywhere; a known "no" is False, "none" or an empty tuple."""

from datetime import date
from typing import NamedTuple

from ..dates import Days, reach, years_between

PEOPLE = ("applicant", "partner")
ABILITIES = ("listening", "reading", "writing", "speaking")
LEVELS = (
    "none",
    "secondary",
    "one-year",
    "two-year",
    "three-year",
    "two-or-more",
    "masters-or-professional",
    "doctoral",
)


class Eca(NamedTuple):
    """An educational credential assessment. `lines` are the report's own words, one per assessed credential.

    `still_valid` tells of the day `stated_on` alone, where the day of the report is not given. `issued_in` is the month
    where no day of it is told.
    """

    organization: str | None = None
    issued_on: date | None = None
    outcome: str | None = None
    lines: tuple[str, ...] = ()
    purpose: str = "immigration"
    still_valid: bool | None = None
    stated_on: date | None = None
    issued_in: Days | None = None


class Credential(NamedTuple):
    """One credential. `assessed` False says that there is no assessment; None that it is not known.

    `completed_in`, `study_from_in` and `study_to_in` are the months where no day of them is told.
    """

    title: str | None = None
    institution_name: str | None = None
    country: str | None = None
    kind: str | None = None
    program_years: float | None = None
    completed_on: date | None = None
    planned: bool | None = None
    left_unfinished: bool | None = None
    honorary: bool | None = None
    institution: str | None = None
    taught_in: str | None = None
    distance_share: float | None = None
    distance_share_in_canada: float | None = None
    language_study_share: float | None = None
    full_time_months: float | None = None
    months_in_canada: float | None = None
    study_from: date | None = None
    study_to: date | None = None
    return_scholarship: bool | None = None
    for_credit: bool | None = None
    credits: float | None = None
    hours: float | None = None
    professional_field: str | None = None
    for_occupation: bool | None = None
    eca: Eca | None = None
    assessed: bool | None = None
    completed: bool | None = None
    completed_in: Days | None = None
    study_from_in: Days | None = None
    study_to_in: Days | None = None


class LanguageResult(NamedTuple):
    """One test result (scores as printed), or levels given directly. Scores and levels follow ABILITIES; None is unknown.

    `still_valid` tells of the day `stated_on` alone, where the date of the results is not given. `taken_in` is the month
    where no day of it is told; it ends with the last day on which results can have been issued.
    """

    test: str | None = None
    language: str | None = None
    taken_on: date | None = None
    scores: tuple[float | None, ...] = (None, None, None, None)
    levels: tuple[int | None, ...] | None = None
    still_valid: bool | None = None
    stated_on: date | None = None
    taken_in: Days | None = None


class WorkPeriod(NamedTuple):
    """One paid job; `end` None while it goes on. It counts as skilled unless its occupation says otherwise.

    `start_in` and `end_in` are the months where no day of them is told; `start` and `end` are then as far apart as they allow.
    """

    country: str
    start: date
    end: date | None
    hours_per_week: float
    noc: str | None = None
    self_employed: bool | None = None
    authorized: bool | None = None
    full_time_student: bool | None = None
    start_in: Days | None = None
    end_in: Days | None = None


class Work(NamedTuple):
    """Skilled paid work: two counts in full-time years, or the jobs they are derived from; a count may be the least there is."""

    canadian_years: float | None = None
    foreign_years: float | None = None
    periods: tuple[WorkPeriod, ...] | None = None
    primary_continuous_years: float | None = None
    canadian_years_last_three: float | None = None
    trade_years_last_five: float | None = None
    canadian_noc: str | None = None
    canadian_years_or_more: bool | None = None
    foreign_years_or_more: bool | None = None


class Occupation(NamedTuple):
    """The primary occupation: its five-digit code, whether it needs a licence, the tier of its median wage."""

    noc: str | None = None
    needs_licence: bool | None = None
    wage_tier: str | None = None


class Person(NamedTuple):
    """The applicant, or the partner (who alone has `accompanying` and `canadian`)."""

    birth_date: date | None = None
    age: int | None = None
    credentials: tuple[Credential, ...] | None = None
    languages: tuple[LanguageResult, ...] | None = None
    work: Work = Work()
    certificate_of_qualification: bool | None = None
    studied_in_canada_two_years: bool | None = None
    worked_in_canada_one_year: bool | None = None
    occupation: Occupation = Occupation()
    accompanying: bool | None = None
    canadian: bool | None = None


class Profile(NamedTuple):
    """Everything asked of one person. `partnered` False: no partner; None: not known whether there is one."""

    as_of: date
    rules_on: date
    applicant: Person = Person()
    partnered: bool | None = None
    partner: Person = Person()
    sibling_in_canada: bool | None = None
    sibling_of: str | None = None
    provincial_nomination: bool | None = None
    job_offer: str | None = None
    arranged_employment: bool | None = None
    relative_in_canada: bool | None = None
    settlement_funds: bool | None = None
    outside_quebec: bool | None = None


def study_reach(credential: Credential) -> tuple[Days | None, Days | None]:
    """The days on which study may have begun and ended; it ends with the completion where its own end is not told."""
    end = reach(credential.study_to, credential.study_to_in)
    return (
        reach(credential.study_from, credential.study_from_in),
        end or reach(credential.completed_on, credential.completed_in),
    )


def shortest(job: WorkPeriod) -> WorkPeriod:
    """The job as short as what is told of its days allows: of one month alone, of which it may have been a day, nothing."""
    start = job.start_in.last if job.start_in else job.start
    end = job.end_in.first if job.end_in else job.end
    if job.end_in is None and end is not None:
        start = min(start, end)
    if job.start_in is None and end is not None:
        end = max(start, end)
    return job._replace(start=start, end=end, start_in=None, end_in=None)


def longest(job: WorkPeriod) -> WorkPeriod:
    """The job as long as what is told of its days allows."""
    return job._replace(start_in=None, end_in=None)


def told_start(job: WorkPeriod) -> date | Days:
    """When a job began, as it is told: the day, or the month."""
    return job.start_in or job.start


def at_least_and_most(work: Work) -> tuple[Work, ...]:
    """The work with its jobs as short, and as long, as what is told of their days allows; once where all days are told."""
    jobs = work.periods or ()
    if not any(job.start_in or job.end_in for job in jobs):
        return (work,)
    return tuple(work._replace(periods=tuple(map(extent, jobs))) for extent in (shortest, longest))


def age_on(person: Person, on: date) -> int | None:
    """Age in whole years on a day, from the date of birth where it is given; None is unknown."""
    return person.age if person.birth_date is None else years_between(person.birth_date, on)
