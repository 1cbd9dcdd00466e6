"""What is not known and matters: each open question with what its answer could add, most first."""

from collections.abc import Hashable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from ..credentials.condition import answer_of
from ..credentials.level import Judged, highest_study, judge, level_of_education
from ..credentials.standing import is_to_come
from ..credentials.study_in_canada import study_levels
from ..dates import add_years
from ..law.rules import Rules
from ..messages.words import Words
from ..profile.facts import ABILITIES, LanguageResult, Profile, Work, WorkPeriod, longest
from ..scoring.bounds import Bound, Judgements, columns, counted_sibling, education_facts, language_choices
from ..scoring.crs import measured_facts
from ..scoring.grid import READS, grid
from ..scoring.languages import is_valid, levels_of
from ..scoring.ranges import Outcome, Scores, best_variant, outcome_with, total_at_most
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
from ..scoring.world import Facts
from .verdict_words import missing_facts

Worst = Mapping[str, object]

FIELD = "professional_field"
NOMINATED: Worst = {"nomination": True}
NOT_NOMINATED: Worst = {"nomination": False}


class Open(NamedTuple):
    """An unanswered fact: where it stands in the profile, its question, and the facts of a world where its answer is the worst."""

    path: str
    code: str
    worst: Worst


def open_questions(
    profile: Profile, judged: Judgements, scores: Scores, outcome: Outcome, rules: Rules, words: Words
) -> list[dict[str, Any]]:
    """{path, question, could_add, could_add_fsw}: the most points that hang on each unanswered fact.

    What would settle a planned credential is asked too, though no point of today hangs on it.
    """
    shown: list[dict[str, Any]] = []
    known: dict[Hashable, tuple[int, int]] = {}
    in_grid = grid(outcome.most, rules).total
    for question in _open(profile, judged, rules):
        key = tuple(question.worst.items())
        if key not in known:
            known[key] = (
                _score_loss(scores, outcome, question.worst, rules),
                _grid_loss(outcome.most, in_grid, question.worst, rules),
            )
        crs, fsw = known[key]
        if crs or fsw:
            shown.append(
                {
                    "path": question.path,
                    "question": words.say(question.code),
                    "could_add": crs,
                    "could_add_fsw": fsw,
                }
            )
    if profile.partnered is None or (profile.partnered and len(columns(profile)) > 1):
        shown.append(_partner_question(profile, scores.bounds, rules, words))
    listed = {one["path"] for one in shown}
    for path, code in _planned_questions(profile, judged, rules):
        if path not in listed:
            shown.append({"path": path, "question": words.say(code), "could_add": 0, "could_add_fsw": 0})
    shown.sort(key=lambda one: (-one["could_add"], -one["could_add_fsw"], one["path"]))
    return shown


def _score_loss(scores: Scores, outcome: Outcome, worst: Worst, rules: Rules) -> int:
    """What the score loses at most where an answer is the worst it can be.

    A nomination fills its section, and no answer adds to a full one. So while it is open, an answer is also weighed
    without it, and the nomination itself where nothing else is sure.
    """
    scored = measured_facts(rules)
    in_score = {name: value for name, value in worst.items() if name in scored}
    if not in_score:
        return 0
    loss = outcome.total[1] - max(outcome.total[0], total_at_most(scores, in_score))
    if not outcome.most.nomination or outcome.sure.nomination:
        return loss
    if in_score.keys() == NOT_NOMINATED.keys():
        return max(loss, outcome_with(scores, NOMINATED, {}).total[0] - outcome.total[0])
    return max(loss, total_at_most(scores, NOT_NOMINATED) - total_at_most(scores, {**in_score, **NOT_NOMINATED}))


def _grid_loss(most: Facts, points: int, worst: Worst, rules: Rules) -> int:
    """What the 67-point grid loses at most of its points in the best world."""
    changes: dict[str, Any] = {
        name: value for name, value in worst.items() if name in READS and getattr(most, name) != value
    }
    return points - grid(most._replace(**changes), rules).total if changes else 0


def _partner_question(profile: Profile, bounds: Sequence[Bound], rules: Rules, words: Words) -> dict[str, Any]:
    bests = [best_variant(bound, rules)[1].total for bound in bounds if bound.best]
    if profile.partnered is None:
        path, code = "/partner", "question.partner"
    elif profile.partner.accompanying is None:
        path, code = "/partner/accompanying", "question.partner.accompanying"
    else:
        path, code = "/partner/canadian", "question.partner.canadian"
    return {"path": path, "question": words.say(code), "could_add": max(bests) - min(bests), "could_add_fsw": 0}


def _open(profile: Profile, judged: Judgements, rules: Rules) -> Iterator[Open]:
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
                yield Open(f"/applicant/work/{name}", f"question.{name.replace('_', '-')}", fewer)
    yield from _work_days("applicant", profile, rules)
    plain = (
        (person.certificate_of_qualification, "/applicant/certificate_of_qualification", "certificate", "certificate"),
        (person.studied_in_canada_two_years, "/applicant/studied_in_canada_two_years", "studied", "studied_two_years"),
        (profile.provincial_nomination, "/provincial_nomination", "nomination", "nomination"),
        (profile.arranged_employment, "/arranged_employment", "arranged-employment", "arranged_employment"),
    )
    for value, path, code, fact in plain:
        if value is None:
            yield Open(path, f"question.{code}", {fact: False})
    yield from _family_questions(profile)
    if work.periods is None and person.worked_in_canada_one_year is None:
        yield Open("/applicant/worked_in_canada_one_year", "question.worked", {"worked_one_year": False})
    if profile.job_offer is None:
        yield Open("/job_offer", "question.job-offer", {"job_offer": "none"})
    if person.occupation.wage_tier is None:
        yield Open("/applicant/occupation/wage_tier", "question.wage-tier", {"wage_tier": "none"})
    if profile.partnered:
        yield from _partner_questions(profile, judged, rules)


def _family_questions(profile: Profile) -> Iterator[Open]:
    """A sibling is a relative too; a partner's family counts where the partner may be scored. MI 31; IRPR 83(5)(a)."""
    both, related = "" if True in columns(profile) else ".own", bool(profile.relative_in_canada)
    if profile.sibling_in_canada is None and any(counted_sibling(profile, one, True) for one in columns(profile)):
        yield Open("/sibling_in_canada", f"question.sibling{both}", {"sibling": False, "relative": related})
    if profile.relative_in_canada is None and not profile.sibling_in_canada:
        yield Open("/relative_in_canada", f"question.relative{both}", {"relative": False})


def _partner_questions(profile: Profile, judged: Judgements, rules: Rules) -> Iterator[Open]:
    partner = profile.partner
    yield from _credential_questions("partner", judged.partner, rules)
    yield from _language_questions("partner", partner.languages, profile, rules)
    least, most = partner_canadian_years(partner.work, profile.as_of, rules)
    if partner.work.periods is None and least != most:
        yield Open("/partner/work/canadian_years", "question.partner.canadian-years", {"partner_canadian_years": least})
    worked = partner.worked_in_canada_one_year
    if partner.work.periods is None and worked is None:
        yield Open("/partner/worked_in_canada_one_year", "question.partner.worked", {"partner_worked_one_year": False})
    yield from _work_days("partner", profile, rules)
    if partner.studied_in_canada_two_years is None:
        yield Open(
            "/partner/studied_in_canada_two_years", "question.partner.studied", {"partner_studied_two_years": False}
        )


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


def _fewest(own: bool, told: Work, work: Work, stated: bool | None, on: date, rules: Rules) -> Worst:
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
        at_worst: dict[tuple[bool, ...], Worst] = {}
        for name, uses in missing_facts(index, judged).items():
            key = (*uses, name == FIELD)
            if key not in at_worst:
                worst = [one if i != index else _at_worst(one, *key, rules) for i, one in enumerate(judged)]
                at_worst[key] = _education(who, level_of_education(worst, True, rules), highest_study(worst, True))
            yield Open(*_asked(who, index, name), at_worst[key])


def _planned_questions(profile: Profile, judged: Judgements, rules: Rules) -> Iterator[tuple[str, str]]:
    """Where an answer about a planned credential is missing, if it is taken as completed, and what the question is called."""
    person, held = profile.applicant, judged.applicant or ()
    for index, one in enumerate(held):
        if is_to_come(one.credential, profile.as_of):
            completed = judge(one.credential, person.occupation, profile.as_of, rules, as_if_completed=True)
            for name in missing_facts(index, [*held[:index], completed]):
                yield _asked("applicant", index, name)


def _asked(who: str, index: int, name: str) -> tuple[str, str]:
    """Where a missing fact of a credential stands in the profile, and what its question is called."""
    path = name if name.startswith("/") else f"/{who}/credentials/{index}/{name}"
    return path, f"question.credential.{name.rpartition('/')[2]}"


def _education(who: str, level: str, study: str) -> Worst:
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


def _language_questions(
    who: str, results: tuple[LanguageResult, ...] | None, profile: Profile, rules: Rules
) -> Iterator[Open]:
    asked = list(_open_results(results, profile.as_of, rules))
    worst = _languages(who, results, profile, rules) if asked else {}
    for path, code in asked:
        yield Open(f"/{who}/languages{path}", f"question.{code or f'{who}.languages'}", worst)


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


def _languages(who: str, results: tuple[LanguageResult, ...] | None, profile: Profile, rules: Rules) -> Worst:
    english, french = ("english", "french") if who == "applicant" else ("partner_english", "partner_french")
    choices = language_choices(results, profile.as_of, False, rules)
    return {english: max(choices["en"], key=sum), french: max(choices["fr"], key=sum)}
