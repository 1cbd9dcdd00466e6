"""A second, independent implementation of the point tables, for comparison only; it shares no data with pycore/rules.

Written from the provisions as the research dossiers report them: Ministerial Instructions 8 to 30 with their amendments
of 2016-11-19, 2017-06-06, 2020-10-20 and 2025-03-25, and sections 76 to 83 of the Regulations. It is deliberately built
another way round than the core: plain functions with the figures in them, no tables by date, no notion of a parameter.
Levels are level codes, abilities are CLB or NCLC levels (four of them), years are full-time years.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

SETS = (date(2015, 1, 1), date(2016, 11, 19), date(2017, 6, 6), date(2020, 10, 20), date(2025, 3, 25))
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
NOBODY = (0, 0, 0, 0)


@dataclass(frozen=True)
class Case:
    """The facts of one settled person."""

    day: date = date(2025, 3, 25)
    spouse: bool = False
    age: int = 0
    level: str = "none"
    english: tuple[int, ...] = NOBODY
    french: tuple[int, ...] = NOBODY
    canadian: float = 0
    foreign: float = 0
    certificate: bool = False
    spouse_level: str = "none"
    spouse_language: tuple[int, ...] = NOBODY
    spouse_canadian: float = 0
    nomination: bool = False
    offer: str = "none"
    study: str = "none"
    sibling: bool = False


# Core, sections 10 to 15.


def age_points(age: int, spouse: bool) -> int:
    """MI 10: nothing below 18, the most from 20 to 29, nothing from 45."""
    if age < 18 or age > 44:
        return 0
    if 20 <= age <= 29:
        return 100 if spouse else 110
    alone = {18: 99, 19: 105, 30: 105, 31: 99, 32: 94, 33: 88, 34: 83, 35: 77, 36: 72, 37: 66, 38: 61, 39: 55}
    alone |= {40: 50, 41: 39, 42: 28, 43: 17, 44: 6}
    both = {18: 90, 19: 95, 30: 95, 31: 90, 32: 85, 33: 80, 34: 75, 35: 70, 36: 65, 37: 60, 38: 55, 39: 50}
    both |= {40: 45, 41: 35, 42: 25, 43: 15, 44: 5}
    return (both if spouse else alone)[age]


def education_points(level: str, spouse: bool) -> int:
    """MI 11(1)."""
    figures = (0, 28, 84, 91, 112, 119, 126, 140) if spouse else (0, 30, 90, 98, 120, 128, 135, 150)
    return figures[LEVELS.index(level)]


def first_language_points(abilities: Sequence[int], spouse: bool) -> int:
    """MI 13: each ability by its own level."""
    points = 0
    for level in abilities:
        if level >= 10:
            points += 32 if spouse else 34
        elif level == 9:
            points += 29 if spouse else 31
        elif level == 8:
            points += 22 if spouse else 23
        elif level == 7:
            points += 16 if spouse else 17
        elif level == 6:
            points += 8 if spouse else 9
        elif level >= 4:
            points += 6
    return points


def second_language_points(abilities: Sequence[int], spouse: bool) -> int:
    """MI 14: at most 22 with a spouse."""
    points = sum(6 if level >= 9 else 3 if level >= 7 else 1 if level >= 5 else 0 for level in abilities)
    return min(points, 22) if spouse else points


def canadian_work_points(years: float, spouse: bool) -> int:
    """MI 15: full years only."""
    full = min(int(years), 5)
    return (0, 35, 46, 56, 63, 70)[full] if spouse else (0, 40, 53, 64, 72, 80)[full]


# Spouse, sections 17 to 19.


def spouse_education_points(level: str) -> int:
    """MI 17(1)."""
    return (0, 2, 6, 7, 8, 9, 10, 10)[LEVELS.index(level)]


def spouse_language_points(abilities: Sequence[int]) -> int:
    """MI 18."""
    return sum(5 if level >= 9 else 3 if level >= 7 else 1 if level >= 5 else 0 for level in abilities)


def spouse_work_points(years: float) -> int:
    """MI 19."""
    return (0, 5, 7, 8, 9, 10)[min(int(years), 5)]


# Skill transferability, sections 20 to 27.


def education_tier(level: str) -> int:
    """0 up to secondary, 1 for one post-secondary credential, 2 from two or more."""
    return 0 if LEVELS.index(level) < 2 else 1 if LEVELS.index(level) < 5 else 2


def foreign_tier(years: float) -> int:
    """0 under one year, 1 up to three, 2 from three."""
    return 0 if years < 1 else 1 if years < 3 else 2


def language_step(abilities: Sequence[int]) -> int:
    """0 where one ability is under 7, 1 where all reach 7, 2 where all reach 9."""
    return 2 if min(abilities) >= 9 else 1 if min(abilities) >= 7 else 0


def work_step(years: float) -> int:
    """0 under one Canadian year, 1 with one, 2 from two."""
    return min(int(years), 2)


def crossed(tier: int, step: int) -> int:
    """The same figures in four of the five tables: 13 and 25, then 25 and 50."""
    if not tier or not step:
        return 0
    return (13, 25, 50)[tier + step - 2]


def certificate_points(holds: bool, abilities: Sequence[int]) -> int:
    """MI 26: 25 from CLB 5, 50 from CLB 7, in all four."""
    if not holds or min(abilities) < 5:
        return 0
    return 50 if min(abilities) >= 7 else 25


# Additional factors, sections 28 to 32.


def nomination_points(nominated: bool) -> int:
    """MI 28."""
    return 600 if nominated else 0


def offer_points(offer: str, day: date) -> int:
    """MI 29: 600 at first, 200 or 50 from 2016-11-19, nothing from 2025-03-25."""
    if offer == "none" or day >= date(2025, 3, 25):
        return 0
    if day < date(2016, 11, 19):
        return 600
    return 200 if offer == "major-group-00" else 50


def study_points(level: str, day: date) -> int:
    """MI 30: nothing before 2016-11-19 and for secondary school; 15 up to two years, 30 from three."""
    if day < date(2016, 11, 19) or level in ("none", "secondary"):
        return 0
    return 15 if level in ("one-year", "two-year") else 30


def sibling_points(has: bool, day: date) -> int:
    """15 since 2017-06-06."""
    return 15 if has and day >= date(2017, 6, 6) else 0


def french_points(french: Sequence[int], english: Sequence[int], day: date) -> int:
    """NCLC 7 in all four; more where English reaches 5 in all four (a mixed English result gets the lower award)."""
    if day < date(2017, 6, 6) or min(french) < 7:
        return 0
    low, high = (15, 30) if day < date(2020, 10, 20) else (25, 50)
    return high if min(english) >= 5 else low


# The whole score, section 8.


def factors(case: Case, first: Sequence[int], second: Sequence[int]) -> dict[str, int]:
    """Every factor by the contract's id, with one language taken as the first."""
    spouse, day = case.spouse, case.day
    return {
        "age": age_points(case.age, spouse),
        "education": education_points(case.level, spouse),
        "first-language": first_language_points(first, spouse),
        "second-language": second_language_points(second, spouse),
        "canadian-work": canadian_work_points(case.canadian, spouse),
        "partner-education": spouse_education_points(case.spouse_level) if spouse else 0,
        "partner-language": spouse_language_points(case.spouse_language) if spouse else 0,
        "partner-work": spouse_work_points(case.spouse_canadian) if spouse else 0,
        "education-language": crossed(education_tier(case.level), language_step(first)),
        "education-canadian-work": crossed(education_tier(case.level), work_step(case.canadian)),
        "foreign-work-language": crossed(foreign_tier(case.foreign), language_step(first)),
        "foreign-work-canadian-work": crossed(foreign_tier(case.foreign), work_step(case.canadian)),
        "certificate-language": certificate_points(case.certificate, first),
        "nomination": nomination_points(case.nomination),
        "job-offer": offer_points(case.offer, day),
        "canadian-study": study_points(case.study, day),
        "sibling": sibling_points(case.sibling, day),
        "french": french_points(case.french, case.english, day),
    }


def sections(found: dict[str, int], spouse: bool) -> dict[str, int]:
    """The four parts under their maxima: 500 or 460, 40, 100 with families of 50, 600."""
    core = (
        found["age"] + found["education"] + found["first-language"] + found["second-language"] + found["canadian-work"]
    )
    partner = found["partner-education"] + found["partner-language"] + found["partner-work"]
    transferability = (
        min(50, found["education-language"] + found["education-canadian-work"])
        + min(50, found["foreign-work-language"] + found["foreign-work-canadian-work"])
        + min(50, found["certificate-language"])
    )
    additional = sum(found[name] for name in ("nomination", "job-offer", "canadian-study", "sibling", "french"))
    return {
        "core": min(core, 460 if spouse else 500),
        "partner": min(partner, 40) if spouse else 0,
        "transferability": min(transferability, 100),
        "additional": min(additional, 600),
    }


def total(case: Case) -> int:
    """The better of the two ways to order the official languages."""
    orders = ((case.english, case.french), (case.french, case.english))
    return max(sum(sections(factors(case, *order), case.spouse).values()) for order in orders)


# The 67-point grid, sections 78 to 83 of the Regulations.


def grid_education(level: str) -> int:
    """IRPR 78."""
    return (0, 5, 15, 19, 21, 22, 23, 25)[LEVELS.index(level)]


def grid_languages(first: Sequence[int], second: Sequence[int]) -> int:
    """IRPR 79: 4, 5 or 6 for each ability in the first, 4 in all for the second."""
    points = sum(0 if level < 7 else min(level, 9) - 3 for level in first)
    return points + (4 if min(second) >= 5 else 0)


def grid_experience(years: float) -> int:
    """IRPR 80."""
    full = int(years)
    return 0 if full < 1 else 9 if full < 2 else 11 if full < 4 else 13 if full < 6 else 15


def grid_age(age: int) -> int:
    """IRPR 81: one point less for each year after 35."""
    if age < 18:
        return 0
    return 12 if age <= 35 else max(0, 47 - age)


def grid_adaptability(
    spouse_lowest: int,
    studied: bool,
    spouse_studied: bool,
    worked: bool,
    spouse_worked: bool,
    relative: bool,
    arranged: bool,
    sibling: bool = False,
) -> int:
    """IRPR 83: at most 10 in all; a sibling is a relative, 83(5)(a)(v). The spouse's parts are 0 where there is none who qualifies."""
    points = 5 * sum((spouse_lowest >= 4, studied, spouse_studied, spouse_worked, relative or sibling, arranged))
    return min(10, points + (10 if worked else 0))


# Work by its days: no edges and no spans, each day looked at for itself.


@dataclass(frozen=True)
class Job:
    """A job of whole days, both ends included; what is not told is none of the things that leave work out."""

    country: str
    first: date
    last: date
    hours: float
    teer: int = 1
    self_employed: bool = False
    student: bool = False
    unauthorized: bool = False


def scored_in_canada(job: Job) -> bool:
    """MI 15(3)(a), 15(7): skilled, not self-employed, not while studying full time, with permission."""
    left_out = job.self_employed or job.student or job.unauthorized
    return job.country == "CA" and job.teer <= 3 and not left_out


def scored_abroad(job: Job) -> bool:
    """MI 25: skilled, outside Canada."""
    return job.country != "CA" and job.teer <= 3


def hours_of(jobs: Sequence[Job], day: date) -> float:
    """The hours a week of the jobs held on a day."""
    return sum(job.hours for job in jobs if job.first <= day <= job.last)


def full_time_years(jobs: Sequence[Job], on: date) -> float:
    """MI 15(3), 15(6): the ten years before the day, no more than 30 hours of any day's week, 1,560 hours a year."""
    day, weekly = on.replace(year=on.year - 10), 0.0
    while day < on:
        weekly += min(30, hours_of(jobs, day))
        day += timedelta(days=1)
    return weekly / 7 / 1560


def full_time_year_in_canada(jobs: Sequence[Job], on: date) -> bool:
    """IRPR 83(1)(c): 52 weeks of days on which one worked in Canada 30 hours a week or more, whenever they were."""
    here = [job for job in jobs if job.country == "CA" and job.teer <= 3 and not job.unauthorized]
    if not here:
        return False
    day, count = min(job.first for job in here), 0
    while day < on:
        count += hours_of(here, day) >= 30
        day += timedelta(days=1)
    return count >= 364


def longest_unbroken_work(jobs: Sequence[Job], on: date) -> float:
    """IRPR 75(2)(a): the most full-time years of days that follow each other without one on which no job is held."""
    day, run, longest = on.replace(year=on.year - 10), 0.0, 0.0
    while day < on:
        weekly = hours_of(jobs, day)
        run = run + min(30, weekly) if weekly else 0.0
        longest = max(longest, run)
        day += timedelta(days=1)
    return longest / 7 / 1560


# Days that are told, and months of which any day may be meant.


def is_young(issued: date, on: date, years: int) -> bool:
    """MI 11(5), 12(3): issued by the day, and less than so many years before it; 29 February comes of age on 1 March."""
    leap = (issued.month, issued.day) == (2, 29) and (issued.year + years) % 4
    limit = date(issued.year + years, 3, 1) if leap else issued.replace(year=issued.year + years)
    return issued <= on < limit


def days_of(year: int, month: int) -> list[date]:
    """Every day of a month."""
    day, found = date(year, month, 1), []
    while day.month == month:
        found.append(day)
        day += timedelta(days=1)
    return found


def together(answers: Sequence[bool]) -> str:
    """The answer that all days of a month give: unclear where they differ."""
    return "yes" if all(answers) else "unclear" if any(answers) else "no"


def spans_of(first: Sequence[date], last: Sequence[date]) -> list[tuple[date, date]]:
    """From one of some days to one of others, not before it: the longest span, and each that holds no shorter one."""
    apart = [(first[-1], last[0])] if first[-1] <= last[0] else [(day, day) for day in first if day in last]
    return [(first[0], last[-1]), *apart]


def told_by_months(jobs: Sequence[tuple[Job, bool, bool]]) -> list[list[Job]]:
    """The jobs on every choice of those spans, where of some only the month of the first or of the last day is told."""
    chosen: list[list[Job]] = [[]]
    for job, start_by_month, end_by_month in jobs:
        first = days_of(job.first.year, job.first.month) if start_by_month else [job.first]
        last = days_of(job.last.year, job.last.month) if end_by_month else [job.last]
        on_days = [replace(job, first=start, last=end) for start, end in spans_of(first, last)]
        chosen = [[*held, one] for held in chosen for one in on_days]
    return chosen


# What a completed credential of a public school in Canada is, section 73(1) of the Regulations and MI 11(1).


def level_by_length(years: float) -> str:
    """Academic years as designed; none below one, and nothing is rounded up."""
    return "none" if years < 1 else ("one-year", "two-year", "three-year")[min(int(years), 3) - 1]


def canadian_levels(kind: str, years: float, field: str | None) -> tuple[str, str]:
    """The least and the most: a licence is no study, trade training may be one, a degree in a listed field is professional."""
    listed = field in ("medicine", "law", "pharmacy", "dentistry")
    if kind == "licence":
        return "none", "none"
    if kind == "trade":
        return "none", level_by_length(years)
    if kind in ("bachelors", "masters", "professional", "doctorate") and listed:
        return "masters-or-professional", "masters-or-professional"
    own = {"secondary": "secondary", "masters": "masters-or-professional", "doctorate": "doctoral"}.get(kind)
    if own:
        return own, own
    unsettled = kind == "professional" and field is None
    return level_by_length(years), "masters-or-professional" if unsettled else level_by_length(years)
