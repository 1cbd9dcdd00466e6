"""The minimum requirements of the three programs: federal skilled workers, Canadian experience class, skilled trades.

Each requirement is a `Condition`. Years are full-time years, levels CLB or NCLC. IRPR 75, 76, 87.1, 87.2.
"""

from __future__ import annotations

from collections.abc import Sequence

from ..credentials.canadian import may_be_canadian
from ..credentials.condition import MET, NOT_APPLICABLE, NOT_MET, UNKNOWN, Condition, answer_of
from ..credentials.level import Judged
from ..credentials.standing import RANK, SECOND_ONLY
from ..law.rules import Rules
from ..profile.facts import ABILITIES, Profile, at_least_and_most
from .bounds import Bound, Judgements
from .canadian_experience import cec_language, cec_occupation, cec_work
from .grid import ENGLISH, FRENCH, Grid, Selection, first_language, grid
from .requirements import (
    NOC,
    Held,
    distinct,
    funds,
    judged_condition,
    language_condition,
    lowest_level,
    occupation,
    over_worlds,
    residence,
    years_condition,
)
from .work import full_time_years, unbroken_years
from .world import Facts

OF_LENGTH = frozenset(("program-length", "professional-field"))


def program_tests(
    profile: Profile,
    judged: Judgements,
    bounds: Sequence[Bound],
    selection: Selection,
    rules: Rules,
    grid_bounds: Sequence[Bound],
) -> dict[str, tuple[Condition, ...]]:
    """Every minimum requirement of every program, by program id, in the order of the Regulations.

    `bounds` are those of the score, `grid_bounds` those of `selection`.
    """
    of_grid, bounds = distinct(grid_bounds), distinct(bounds)
    return {
        "fsw": (
            fsw_education(judged.applicant, of_grid, rules),
            assessment_body(profile, judged.applicant, rules),
            fsw_language(of_grid, rules),
            fsw_work(profile, of_grid, rules),
            occupation(profile, rules),
            fsw_points(grid_bounds, selection, rules),
            funds(profile, "fsw", rules),
            residence(profile, "fsw", rules),
        ),
        "cec": (
            cec_work(profile, bounds, rules),
            cec_occupation(profile, rules),
            cec_language(profile, bounds, rules),
            residence(profile, "cec", rules),
        ),
        "fst": (
            fst_trade(profile, rules),
            fst_work(profile, bounds, rules),
            fst_language(bounds, rules),
            fst_qualification(profile, rules),
            funds(profile, "fst", rules),
            residence(profile, "fst", rules),
        ),
    }


def fsw_education(judged: Sequence[Judged] | None, bounds: Sequence[Bound], rules: Rules) -> Condition:
    """A Canadian credential, of any length, or a foreign one with a valid assessment. IRPR 73(1), 75(2)(e)."""
    cite, code = rules.cite("fsw-education"), "fsw.education"
    minimum = RANK[rules.value("fsw-education")]
    held = over_worlds(bounds, lambda facts: RANK[facts.level] >= minimum)
    if held is True:
        level = min((bound.variants[0].level for bound in bounds), key=RANK.__getitem__)
        return Condition("education", MET, f"{code}.met", {"level": level}, cite)
    if judged is None:
        return Condition("education", UNKNOWN, f"{code}.unknown", cite=cite, missing=("/applicant/credentials",))
    canadian = {_canadian_credential(one) for one in judged if may_be_canadian(one.credential)}
    if "yes" in canadian:
        return Condition("education", MET, f"{code}.canadian", cite=(*cite, "irpr-73-1"))
    if any(line.low == SECOND_ONLY for one in judged for line in one.standing.lines):
        return Condition("education", UNKNOWN, f"{code}.second-only", cite=cite)
    if held is None or "unclear" in canadian:
        missing = tuple(path for index, one in enumerate(judged) for path in _missing(index, one.standing.tests))
        return Condition(
            "education", UNKNOWN, f"{code}.open" if missing else f"{code}.contested", cite=cite, missing=missing
        )
    return Condition("education", NOT_MET, f"{code}.not-met", cite=cite)


def assessment_body(profile: Profile, judged: Sequence[Judged] | None, rules: Rules) -> Condition:
    """In some occupations only the professional body's report on the foreign credential is accepted. IRPR 75(2.1)."""
    cite, code = rules.cite("eca-occupations"), "fsw.assessment-body"
    job = profile.applicant.occupation
    need = next((one for one in rules.records("eca-occupations") if one["noc"] == job.noc), None)
    if any(may_be_canadian(one.credential) and _canadian_credential(one) == "yes" for one in judged or ()):
        return Condition("assessment-body", NOT_APPLICABLE, f"{code}.canadian", cite=cite)
    found = [
        (index, test)
        for index, one in enumerate(judged or ())
        for test in one.standing.tests
        if test.id == "eca-for-occupation"
    ]
    outcomes = {test.outcome for _, test in found}
    missing = tuple(path for index, test in found for path in _missing(index, (test,)))
    if need is None:
        if UNKNOWN in outcomes:
            return Condition("assessment-body", UNKNOWN, f"{code}.occupation", cite=cite, missing=missing)
        return Condition("assessment-body", NOT_APPLICABLE, f"{code}.any", cite=cite)
    facts = {"noc": need["noc"], "body": need["body"]}
    if need["licensed"] and job.needs_licence is False:
        return Condition("assessment-body", NOT_APPLICABLE, f"{code}.no-licence", facts, cite)
    if MET in outcomes:
        return Condition("assessment-body", MET, f"{code}.met", facts, cite)
    if judged is None:
        return Condition("assessment-body", UNKNOWN, f"{code}.unknown", facts, cite, ("/applicant/credentials",))
    if missing:
        return Condition("assessment-body", UNKNOWN, f"{code}.unknown", facts, cite, missing)
    return Condition("assessment-body", NOT_MET, f"{code}.not-met", facts, cite)


def fsw_language(bounds: Sequence[Bound], rules: Rules) -> Condition:
    """Level 7 or more in each of the four abilities, in one official language. IRPR 75(2)(d)."""
    minimum = rules.value("fsw-language")
    return language_condition("language", bounds, dict.fromkeys(ABILITIES, minimum), rules.cite("fsw-language"))


def fsw_work(profile: Profile, bounds: Sequence[Bound], rules: Rules) -> Condition:
    """One continuous year in the primary occupation within ten years; jobs without a break show it. IRPR 75(2)(a)."""
    needed, work, cite = rules.value("fsw-work"), profile.applicant.work, rules.cite("fsw-work")
    years = work.primary_continuous_years
    longest = longest_work(profile, rules) if years is None else 0.0
    facts = {"years": longest, "needed": needed}
    if longest >= needed:
        return Condition("experience", MET, "fsw.experience.by-jobs", facts, cite)
    found = years_condition("fsw.experience", years, needed, bounds, cite, "primary_continuous_years")
    by_jobs = found.outcome == UNKNOWN and longest
    return found._replace(code="fsw.experience.jobs-apart", facts=facts) if by_jobs else found


def longest_work(profile: Profile, rules: Rules) -> float:
    """The years, at least, of the longest unbroken work in the primary occupation, in Canada or abroad. IRPR 75(2)(a).

    Jobs that name it are one work where no day lies between them; one that names no occupation is only ever its own.
    """
    primary, on = profile.applicant.occupation.noc, profile.as_of
    jobs = at_least_and_most(profile.applicant.work)[0].periods or ()
    alone = [full_time_years([job], on, rules) for job in jobs if job.noc is None]
    return max(unbroken_years([job for job in jobs if job.noc and job.noc == primary], on, rules), *alone, 0.0)


def fsw_points(bounds: Sequence[Bound], selection: Selection, rules: Rules) -> Condition:
    """The pass mark of the grid, with a first official language that meets its own requirement. IRPR 76(1), 76(2)."""
    cite = rules.cite("selection-grid")
    facts = {"points": selection.sure.total, "most": selection.total_most, "pass_mark": selection.pass_mark}
    held: Held = {"yes": True, "no": False}.get(selection.passes)
    if held is not False and over_worlds(bounds, lambda world: lowest_level(world) >= rules.value("fsw-language")):
        found = [
            _passes(bound, *world, selection.pass_mark, rules)
            for bound, world in zip(bounds, selection.worlds, strict=True)
        ]
        held = True if all(found) else None if any(found) else False
    return judged_condition("points", "fsw.points", held, facts, cite)


def fst_trade(profile: Profile, rules: Rules) -> Condition:
    """An occupation in one of the listed groups of trades. IRPR 87.2(1)."""
    cite, noc, trades = rules.cite("fst-trades"), profile.applicant.occupation.noc, rules.value("fst-trades")
    if trades is None:
        return Condition("trade", UNKNOWN, "occupation.earlier", cite=cite)
    if noc is None:
        return Condition("trade", UNKNOWN, "fst.trade.unknown", cite=cite, missing=(NOC,))
    listed = noc.startswith(tuple(trades["groups"])) and not noc.startswith(tuple(trades["except"]))
    return judged_condition("trade", "fst.trade", listed, {"noc": noc}, cite)


def fst_work(profile: Profile, bounds: Sequence[Bound], rules: Rules) -> Condition:
    """Two years in the trade within the five years before, after qualifying to practise it. IRPR 87.2(3)(b)."""
    rule, years = rules.value("fst-work"), profile.applicant.work.trade_years_last_five
    cite = rules.cite("fst-work")
    return years_condition(
        "fst.experience", years, rule["years"], bounds, cite, "trade_years_last_five", window=rule["window"]
    )


def fst_language(bounds: Sequence[Bound], rules: Rules) -> Condition:
    """Level 5 in speaking and listening, level 4 in reading and writing. IRPR 87.2(3)(a)."""
    return language_condition("fst.language", bounds, rules.value("fst-language"), rules.cite("fst-language"))


def fst_qualification(profile: Profile, rules: Rules) -> Condition:
    """A certificate of qualification, or an offer of a year's full-time work in the trade. IRPR 87.2(3)(d)."""
    cite, code = rules.cite("fst-qualification"), "fst.qualification"
    certificate = profile.applicant.certificate_of_qualification
    arranged, offer = profile.arranged_employment, profile.job_offer
    facts = dict(rules.value("fst-qualification"))
    if certificate:
        return Condition("qualification", MET, f"{code}.met", facts, cite)
    if arranged or offer not in (None, "none"):
        unasked = () if certificate is False else ("/applicant/certificate_of_qualification",)
        return Condition("qualification", UNKNOWN, f"{code}.offer", facts, cite, unasked)
    asked = (
        ("/applicant/certificate_of_qualification", certificate),
        ("/arranged_employment", arranged),
        ("/job_offer", offer),
    )
    missing = tuple(name for name, value in asked if value is None)
    outcome = UNKNOWN if missing else NOT_MET
    return Condition("qualification", outcome, f"{code}.{outcome}", facts, cite, missing)


def _passes(bound: Bound, facts: Facts, found: Grid, mark: int, rules: Rules) -> bool:
    """Whether the pass mark is reached with a first official language of the level needed."""
    minimum = rules.value("fsw-language")
    if min(first_language(facts, found)) >= minimum:
        return found.total >= mark
    return any(
        min(levels) >= minimum and grid(one, rules, order).total >= mark
        for one in bound.variants
        for order, levels in ((ENGLISH, one.english), (FRENCH, one.french))
    )


def _canadian_credential(judged: Judged) -> str:
    """Whether it is a Canadian educational credential, whatever the length of its program. IRPR 73(1)."""
    return answer_of(test for test in judged.standing.tests if test.id not in OF_LENGTH)


def _missing(index: int, tests: Sequence[Condition]) -> tuple[str, ...]:
    names = [name for test in tests if test.outcome == UNKNOWN for name in test.missing]
    return tuple(name if name.startswith("/") else f"/applicant/credentials/{index}/{name}" for name in names)
