"""Whether a person could have been in a kind of round: in the pool by a program, nominated, or in a category, on one day.

Months are whole months of full-time work or as much part-time, levels CLB or NCLC. IRPA 10.3(1)(h.1), (h.2); IRCC's pages on rounds.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from ..credentials.condition import MET, NOT_MET, UNKNOWN, Condition, answer_of
from ..credentials.standing import RANK
from ..dates import add_years
from ..law.rules import Rules
from ..profile.facts import Profile, WorkPeriod, at_least_and_most
from ..scoring.bounds import Bound
from ..scoring.requirements import over_worlds
from ..scoring.single_months import least_of
from ..scoring.work import CANADA, full_time_years, is_excluded, open_days
from ..scoring.world import Facts
from .rounds import MONTHS, Category, Experience, Kind, Language

WORK = "/applicant/work"
FRENCH = "fr"
IN_CANADA = "canada"


class Candidate(NamedTuple):
    """A person on one day: the facts, the worlds that they leave open, and the requirements of each program, judged."""

    profile: Profile
    rules: Rules
    bounds: tuple[Bound, ...]
    programs: Mapping[str, Sequence[Condition]]


def membership(kind: Kind, category: Category | None, candidate: Candidate) -> tuple[Condition, ...]:
    """Everything that a kind of round asked of a person beside points. `category` is None where none is recorded by that name."""
    if kind.basis == "general":
        return (in_pool(kind, candidate),)
    if kind.basis == "program":
        return (of_program(kind, candidate),)
    if kind.basis == "nomination":
        return nominated(kind, candidate), in_pool(kind, candidate)
    if category is None:
        return in_pool(kind, candidate), Condition("category", UNKNOWN, "category.unknown", cite=kind.cite)
    return in_pool(kind, candidate), *in_category(category, candidate)


def in_pool(kind: Kind, candidate: Candidate) -> Condition:
    """A person is in the pool who meets the minimum requirements of one of the three programs; a nomination alone does not do."""
    answers = {name: answer_of(tests) for name, tests in candidate.programs.items()}
    met = [name for name, answer in answers.items() if answer == "yes"]
    if met:
        return Condition("pool", MET, "pool.met", {"program": met[0]}, kind.cite)
    if all(answer == "no" for answer in answers.values()):
        return Condition("pool", NOT_MET, "pool.not-met", cite=kind.cite)
    missing = _missing(test for name, tests in candidate.programs.items() if answers[name] != "no" for test in tests)
    return Condition("pool", UNKNOWN, "pool.unknown", cite=kind.cite, missing=missing)


def of_program(kind: Kind, candidate: Candidate) -> Condition:
    """A program-specific round invites those alone who meet the minimum requirements of its program."""
    name = kind.programs[0]
    outcome = {"yes": MET, "no": NOT_MET, "unclear": UNKNOWN}[answer_of(candidate.programs[name])]
    missing = _missing(candidate.programs[name]) if outcome == UNKNOWN else ()
    return Condition("program", outcome, f"program.{outcome}", {"program": name}, kind.cite, missing)


def nominated(kind: Kind, candidate: Candidate) -> Condition:
    """A round for provincial nominees invites those alone whom a province or territory has nominated."""
    held = candidate.profile.provincial_nomination
    outcome = UNKNOWN if held is None else MET if held else NOT_MET
    missing = ("/provincial_nomination",) if held is None else ()
    return Condition("nomination", outcome, f"nomination.{outcome}", cite=kind.cite, missing=missing)


def in_category(category: Category, candidate: Candidate) -> tuple[Condition, ...]:
    """What a version of a category asks for: a language, work in a listed occupation, or military service and education."""
    if category.language is not None:
        return (language(category, category.language, candidate),)
    if category.work is not None:
        return (experience(category, category.work, candidate),)
    found = []
    if category.service is not None:
        facts = category.service._asdict()
        found.append(Condition("service", UNKNOWN, "service.unknown", facts, category.cite))
    if category.level is not None:
        found.append(education(category, category.level, candidate))
    return tuple(found)


def language(category: Category, asked: Language, candidate: Candidate) -> Condition:
    """The level of the category in each of the four abilities of its official language."""

    def lowest(facts: Facts) -> int:
        return min(facts.french if asked.of == FRENCH else facts.english)

    held = over_worlds(candidate.bounds, lambda facts: lowest(facts) >= asked.level)
    worlds = [max(map(lowest, bound.variants)) for bound in candidate.bounds]
    shown = max(worlds) if held is False else min(worlds)  # what is not known is not too low
    facts = {"language": asked.of, "level": asked.level, "lowest": shown}
    if held is None:
        return Condition("language", UNKNOWN, "language.unknown", facts, category.cite, ("/applicant/languages",))
    if not held and not shown:
        return Condition("language", NOT_MET, "language.none", facts, category.cite)
    outcome = MET if held else NOT_MET
    return Condition("language", outcome, f"language.{outcome}", facts, category.cite)


def education(category: Category, level: str, candidate: Candidate) -> Condition:
    """A recognized level of education, foreign credentials assessed."""
    held = over_worlds(candidate.bounds, lambda facts: RANK[facts.level] >= RANK[level])
    outcome = UNKNOWN if held is None else MET if held else NOT_MET
    missing = ("/applicant/credentials",) if held is None else ()
    return Condition("education", outcome, f"education.{outcome}", {"level": level}, category.cite, missing)


def experience(category: Category, asked: Experience, candidate: Candidate) -> Condition:
    """So many months of work in one of the listed occupations within the years before the day; it need not be the primary one."""
    least, most = months_in_occupation(category, asked, candidate)
    facts = {
        "needed": asked.months,
        "within": asked.within_years,
        "months": int(least),
        "most": max(int(most), 1),  # less than a month is at most one
        "seen": category.seen,
    }
    place = f"experience.{asked.where}"
    if most < asked.months:
        return Condition("experience", NOT_MET, f"{place}.{'not-met' if most else 'none'}", facts, category.cite)
    if category.occupations is None:
        return Condition("experience", UNKNOWN, "experience.no-list", facts, category.cite)
    if least >= asked.months and not asked.continuous:
        return Condition("experience", MET, f"{place}.met", facts, category.cite)
    return Condition("experience", UNKNOWN, f"{place}.unknown", facts, category.cite, _unasked(candidate, asked))


def months_in_occupation(category: Category, asked: Experience, candidate: Candidate) -> tuple[float, float]:
    """The months surely worked in one listed occupation within the years, and the most that the answers leave open.

    Whether work that is left out of Canadian work experience counts here, is not known.
    """
    on = candidate.profile.as_of
    start = add_years(on, -asked.within_years) or date.min
    work = candidate.profile.applicant.work
    if work.periods is None:
        return 0, _counted(asked, candidate)
    recent = _recent(at_least_and_most(work)[-1].periods or (), asked, start)

    def months(periods: Iterable[WorkPeriod]) -> float:
        return full_time_years(periods, on, candidate.rules) * MONTHS

    def surely(code: str) -> float:
        return least_of(work, lambda held: months(_in_occupation(_recent(held.periods or (), asked, start), code)))

    listed = category.occupations
    named = {one.noc for one in recent if one.noc is not None and (listed is None or one.noc in listed)}
    sure = max(map(surely, named), default=0.0) if listed else 0.0
    most = max(months(one for one in recent if one.noc in (code, None)) for code in (*named, None))
    return sure, most


def _in_occupation(jobs: Iterable[WorkPeriod], code: str) -> list[WorkPeriod]:
    """The jobs in an occupation that surely count."""
    return [one for one in jobs if one.noc == code and (one.country != CANADA or not is_excluded(one))]


def _recent(jobs: Iterable[WorkPeriod], asked: Experience, start: date) -> list[WorkPeriod]:
    """The jobs, where they are asked for, from a day on."""
    return [
        one._replace(start=max(one.start, start))
        for one in jobs
        if (one.end is None or one.end >= start) and (asked.where != IN_CANADA or one.country == CANADA)
    ]


def _counted(asked: Experience, candidate: Candidate) -> float:
    """The most months that counts of years leave open, where the jobs themselves are not told."""
    work = candidate.profile.applicant.work
    canadian, recent = work.canadian_years, work.canadian_years_last_three
    if recent is not None and candidate.rules.value("cec-work")["window"] == asked.within_years:
        canadian = recent
    elif work.canadian_years_or_more:
        canadian = None
    foreign = None if work.foreign_years_or_more else work.foreign_years
    counts = (canadian,) if asked.where == IN_CANADA else (canadian, foreign)
    known = [count for count in counts if count is not None]
    years = asked.within_years if len(known) < len(counts) else min(sum(known), asked.within_years)
    return years * MONTHS


def _unasked(candidate: Candidate, asked: Experience) -> tuple[str, ...]:
    """The facts that would settle it: the jobs, or the occupations of those that have none, and the days told by their month alone."""
    on, work = candidate.profile.as_of, candidate.profile.applicant.work
    if work.periods is None:
        return (f"{WORK}/periods",)

    def counts(one: WorkPeriod) -> bool:
        return asked.where != IN_CANADA or one.country == CANADA

    unnamed = [f"periods/{index}/noc" for index, one in enumerate(work.periods) if one.noc is None and counts(one)]
    days = open_days(work, on, add_years(on, -asked.within_years), counts)
    return tuple(f"{WORK}/{name}" for name in (*unnamed, *days))


def _missing(tests: Iterable[Condition]) -> tuple[str, ...]:
    """The facts that open requirements miss, each once."""
    return tuple(dict.fromkeys(name for test in tests if test.outcome == UNKNOWN for name in test.missing))
