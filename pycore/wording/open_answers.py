"""What is not told: each open answer, with the facts of a world where it is the worst, and of one where it alone is the best."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any, NamedTuple

from ..credentials.condition import answer_of
from ..credentials.level import Judged, highest_study, level_of_education
from ..credentials.study_in_canada import study_levels
from ..dates import add_years
from ..law.rules import Rules
from ..profile.facts import ABILITIES, LanguageResult, Profile, Work, WorkPeriod, longest
from ..scoring.bounds import Judgements, columns, counted_sibling, education_facts, language_choices
from ..scoring.languages import is_valid, levels_of
from ..scoring.tables import table_of
from ..scoring.work import (
    CANADA,
    canadian_years,
    foreign_years,
    full_time_year_in_canada,
    is_skilled,
    open_days,
    partner_canadian_years,
    skilled_jobs_in_canada,
    skilled_years,
    years_of,
)
from .verdict_words import missing_facts

Told = Mapping[str, object]

FIELD = "professional_field"


class Open(NamedTuple):
    """An unanswered fact: where it stands in the profile, its question, and the facts of a world where its answer is the worst.

    `best` makes those where it alone of all open answers is the best, if another answer can do as much.
    """

    path: str
    code: str
    worst: Told
    best: Callable[[], Told] | None = None


def open_answers(profile: Profile, judged: Judgements, rules: Rules) -> Iterator[Open]:
    """Every fact that is not told and on which points could hang, each with what its answers come to."""
    person, work, on = profile.applicant, profile.applicant.work, profile.as_of
    if person.birth_date is None and person.age is None:
        youngest = table_of("age", rules).minima[0]  # of whom no table gives points
        yield Open("/applicant/age", "question.age", {"age": youngest})
    yield from _credential_questions("applicant", judged.applicant, rules)
    yield from _language_questions("applicant", person.languages, profile, rules)
    if work.periods is None:
        for name, count in (("canadian_years", canadian_years), ("foreign_years", foreign_years)):
            least, most = count(work, on, rules)
            if least != most:
                known: dict[str, Any] = {name: least, f"{name}_or_more": None}
                told = work._replace(**known)
                fewer = {name: least, "skilled_years": skilled_years(told, on, rules)[1]}
                more = partial(_most_years, work, name, most, on, rules)
                yield Open(f"/applicant/work/{name}", f"question.{name.replace('_', '-')}", fewer, more)
    yield from _work_days("applicant", profile, rules)
    plain = (
        (person.certificate_of_qualification, "/applicant/certificate_of_qualification", "certificate", "certificate"),
        (person.studied_in_canada_two_years, "/applicant/studied_in_canada_two_years", "studied", "studied_two_years"),
        (profile.provincial_nomination, "/provincial_nomination", "nomination", "nomination"),
        (profile.arranged_employment, "/arranged_employment", "arranged-employment", "arranged_employment"),
    )
    for value, path, code, fact in plain:
        if value is None:
            yield _yes_or_no(path, code, fact)
    yield from _family_questions(profile)
    if work.periods is None and person.worked_in_canada_one_year is None:
        yield _yes_or_no("/applicant/worked_in_canada_one_year", "worked", "worked_one_year")
    if profile.job_offer is None:
        yield Open("/job_offer", "question.job-offer", {"job_offer": "none"})
    if person.occupation.wage_tier is None:
        yield Open("/applicant/occupation/wage_tier", "question.wage-tier", {"wage_tier": "none"})
    if profile.partnered:
        yield from _partner_questions(profile, judged, rules)


def _yes_or_no(path: str, code: str, fact: str) -> Open:
    return Open(path, f"question.{code}", {fact: False}, partial(dict, [(fact, True)]))


def _most_years(work: Work, name: str, most: float, on: date, rules: Rules) -> Told:
    told: dict[str, Any] = {name: most, f"{name}_or_more": None}
    return {name: most, "skilled_years": skilled_years(work._replace(**told), on, rules)[0]}


def _family_questions(profile: Profile) -> Iterator[Open]:
    """A sibling is a relative too; a partner's family counts where the partner may be scored. MI 31; IRPR 83(5)(a)."""
    both, related = "" if True in columns(profile) else ".own", bool(profile.relative_in_canada)
    if profile.sibling_in_canada is None and any(counted_sibling(profile, one, True) for one in columns(profile)):
        yield Open(
            "/sibling_in_canada",
            f"question.sibling{both}",
            {"sibling": False, "relative": related},
            partial(dict, sibling=True, relative=True),
        )
    if profile.relative_in_canada is None and not profile.sibling_in_canada:
        yield _yes_or_no("/relative_in_canada", f"relative{both}", "relative")


def _partner_questions(profile: Profile, judged: Judgements, rules: Rules) -> Iterator[Open]:
    partner = profile.partner
    yield from _credential_questions("partner", judged.partner, rules)
    yield from _language_questions("partner", partner.languages, profile, rules)
    least, most = partner_canadian_years(partner.work, profile.as_of, rules)
    if partner.work.periods is None and least != most:
        yield Open("/partner/work/canadian_years", "question.partner.canadian-years", {"partner_canadian_years": least})
    worked = partner.worked_in_canada_one_year
    if partner.work.periods is None and worked is None:
        yield _yes_or_no("/partner/worked_in_canada_one_year", "partner.worked", "partner_worked_one_year")
    yield from _work_days("partner", profile, rules)
    if partner.studied_in_canada_two_years is None:
        yield _yes_or_no("/partner/studied_in_canada_two_years", "partner.studied", "partner_studied_two_years")


def _work_days(who: str, profile: Profile, rules: Rules) -> Iterator[Open]:
    """The first and last days of jobs of which only the month is told: those in Canada together, and those abroad."""
    on, own = profile.as_of, who == "applicant"
    person = profile.applicant if own else profile.partner
    work, stated = person.work, person.worked_in_canada_one_year
    window = add_years(on, -rules.value("work-window-years"))

    def skilled(job: WorkPeriod) -> bool:
        return is_skilled(job, rules)

    def here(job: WorkPeriod) -> bool:
        return job.country == CANADA and (not own or skilled(job))

    def abroad(job: WorkPeriod) -> bool:
        return own and job.country != CANADA and skilled(job)

    for counts, since in ((here, None if stated is None else window), (abroad, window)):
        days = open_days(work, on, since, counts)
        if not days:
            continue
        jobs = [job if counts(job) else longest(job) for job in work.periods or ()]
        worst = _fewest(own, work, work._replace(periods=tuple(jobs)), stated, on, rules)
        for day in days:
            yield Open(f"/{who}/work/{day}", f"question.{who}.work.{day.rpartition('/')[2]}", worst)


def _fewest(own: bool, told: Work, work: Work, stated: bool | None, on: date, rules: Rules) -> Told:
    """What the jobs come to where those of one kind are as short as their months allow; all of them together, where they are all."""
    worked = bool(full_time_year_in_canada(stated, work, on, rules, own))
    if not own:
        years, _ = years_of(work, lambda held: skilled_jobs_in_canada(held, rules), on, rules)
        return {"partner_canadian_years": years, "partner_worked_one_year": worked}
    return {
        "worked_one_year": worked,
        "canadian_years": canadian_years(work, on, rules)[0],
        "foreign_years": foreign_years(work, on, rules)[0],
        "skilled_years": skilled_years(told, on, rules)[0],
    }


def _credential_questions(who: str, judged: tuple[Judged, ...] | None, rules: Rules) -> Iterator[Open]:
    if judged is None:
        low, study = education_facts(None, False, rules)
        yield Open(f"/{who}/credentials", f"question.{who}.credentials", _education(who, low, study))
        return
    for index in range(len(judged)):
        ends: dict[tuple[bool, ...], tuple[Told, Callable[[], Told]]] = {}
        for name, uses in missing_facts(index, judged).items():
            key = (*uses, name == FIELD)
            if key not in ends:
                worst = [one if i != index else _at_worst(one, *key, rules) for i, one in enumerate(judged)]
                told = _education(who, level_of_education(worst, True, rules), highest_study(worst, True))
                ends[key] = told, partial(_at_best_alone, who, index, judged, uses, rules)
            yield Open(*asked_at(who, index, name), *ends[key])


def asked_at(who: str, index: int, name: str) -> tuple[str, str]:
    """Where a missing fact of a credential stands in the profile, and what its question is called."""
    path = name if name.startswith("/") else f"/{who}/credentials/{index}/{name}"
    return path, f"question.credential.{name.rpartition('/')[2]}"


def _education(who: str, level: str, study: str) -> Told:
    return {"level": level, "canadian_study_level": study} if who == "applicant" else {"partner_level": level}


def _at_worst(judged: Judged, level: bool, study: bool, field: bool, rules: Rules) -> Judged:
    """A credential whose open answer is the worst for the uses that it settles. Out of the listed fields, length decides. MI 30(1)."""
    if field:
        other = judged.credential._replace(professional_field="other")
        judged = judged._replace(study=study_levels(other, answer_of(judged.study_tests), rules))
    if level:
        lines = tuple(line._replace(high=line.low) for line in judged.standing.lines)
        judged = judged._replace(standing=judged.standing._replace(lines=lines))
    return judged._replace(study=(judged.study[0],) * 2) if study else judged


def _at_best_alone(who: str, index: int, judged: Sequence[Judged], uses: Sequence[bool], rules: Rules) -> Told:
    """What the studies come to where one credential is the best that it can be for some uses, and all that is open else the worst."""
    level, study, *_ = uses
    one = judged[index]
    if level:
        lines = tuple(line._replace(low=line.high) for line in one.standing.lines)
        one = one._replace(standing=one.standing._replace(lines=lines))
    if study:
        one = one._replace(study=(one.study[1],) * 2)
    told = [*judged[:index], one, *judged[index + 1 :]]
    return _education(who, level_of_education(told, False, rules), highest_study(told, False))


def _language_questions(
    who: str, results: tuple[LanguageResult, ...] | None, profile: Profile, rules: Rules
) -> Iterator[Open]:
    asked = list(_open_results(results, profile.as_of, rules))
    worst = _languages(who, results, profile, False, rules) if asked else {}
    best = partial(_languages, who, results, profile, True, rules)
    for path, code in asked:
        yield Open(f"/{who}/languages{path}", f"question.{code or f'{who}.languages'}", worst, best)


def _open_results(results: tuple[LanguageResult, ...] | None, on: date, rules: Rules) -> Iterator[tuple[str, str]]:
    """Where an answer about language results is missing, and what the question is called; no name for the results at all."""
    if results is None:
        yield "", ""
        return
    for index, result in enumerate(results):
        known = result.taken_in is not None and is_valid(result, on, rules) is not None
        if result.taken_on is None and result.still_valid is None and not known:
            yield f"/{index}/taken_on", "language.taken_on"
        for ability, level in zip(ABILITIES, levels_of(result, rules), strict=True):
            if level is None:
                yield f"/{index}/{ability if result.levels is None else f'clb/{ability}'}", f"language.{ability}"


def _languages(
    who: str, results: tuple[LanguageResult, ...] | None, profile: Profile, best: bool, rules: Rules
) -> Told:
    english, french = ("english", "french") if who == "applicant" else ("partner_english", "partner_french")
    choices = language_choices(results, profile.as_of, best, rules)
    return {english: max(choices["en"], key=sum), french: max(choices["fr"], key=sum)}
