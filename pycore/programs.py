"""The minimum requirements of the three programs: federal skilled workers, Canadian experience class, skilled trades.

Each requirement is a `Test`. Years are full-time years, levels CLB or NCLC. IRPR 75, 76, 87.1, 87.2.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from operator import ge
from typing import Any

from .credentials import RANK, SECOND_ONLY, is_canadian
from .dates import add_years
from .education import Judged
from .factors import test_shown
from .facts import Abilities, Facts
from .messages import Words
from .profile import ABILITIES, Profile
from .rules import Rules
from .selection import ENGLISH, FRENCH, Grid, Selection, first_language, grid, skilled_years
from .verdicts import MET, NOT_APPLICABLE, NOT_MET, UNKNOWN, Test, answer_of
from .work import CANADA, full_time_years
from .worlds import Corner, Judgements

Held = bool | None

LANGUAGES = "/applicant/languages"
NOC = "/applicant/occupation/noc"
OF_LENGTH = frozenset(("program-length", "professional-field"))


def program_tests(
    profile: Profile,
    judged: Judgements,
    corners: Sequence[Corner],
    selection: Selection,
    rules: Rules,
    grid_corners: Sequence[Corner] | None = None,
) -> dict[str, tuple[Test, ...]]:
    """Every minimum requirement of every program, by program id, in the order of the Regulations.

    `grid_corners` are those of `selection`, where they are not those of the score.
    """
    worlds = corners if grid_corners is None else grid_corners
    of_grid, corners = _distinct(worlds), _distinct(corners)
    return {
        "fsw": (
            fsw_education(judged.applicant, of_grid, rules),
            assessment_body(profile, judged.applicant, rules),
            fsw_language(of_grid, rules),
            fsw_work(profile, of_grid, rules),
            occupation(profile, rules),
            fsw_points(worlds, selection, rules),
            funds(profile, "fsw", rules),
            residence(profile, "fsw", rules),
        ),
        "cec": (
            cec_work(profile, corners, rules),
            occupation(profile, rules, ("irpr-87-1-2-a",)),
            cec_language(profile, corners, rules),
            residence(profile, "cec", rules),
        ),
        "fst": (
            fst_trade(profile, rules),
            fst_work(profile, corners, rules),
            fst_language(corners, rules),
            fst_qualification(profile, rules),
            funds(profile, "fst", rules),
            residence(profile, "fst", rules),
        ),
    }


def programs_result(tests: Mapping[str, Sequence[Test]], rules: Rules, words: Words) -> list[dict[str, Any]]:
    """The programs as a result shows them: [{id, answer, requirements: [{id, outcome, because, sources, missing}]}]."""
    return [
        {
            "id": program,
            "answer": answer_of(requirements),
            "requirements": [
                test_shown(test, words.say(f"program.{test.code}", test.facts), rules, words, True)
                for test in requirements
            ],
        }
        for program, requirements in tests.items()
    ]


def fsw_education(judged: Sequence[Judged] | None, corners: Sequence[Corner], rules: Rules) -> Test:
    """A Canadian credential, of any length, or a foreign one with a valid assessment. IRPR 73(1), 75(2)(e)."""
    cite, code = rules.cite("fsw-education"), "fsw.education"
    minimum = RANK[rules.value("fsw-education")]
    held = _over(corners, lambda facts: RANK[facts.level] >= minimum)
    if held is True:
        level = min((corner.variants[0].level for corner in corners), key=RANK.__getitem__)
        return Test("education", MET, f"{code}.met", {"level": level}, cite)
    if judged is None:
        return Test("education", UNKNOWN, f"{code}.unknown", cite=cite, missing=("/applicant/credentials",))
    canadian = {_canadian_credential(one) for one in judged if is_canadian(one.credential)}
    if "yes" in canadian:
        return Test("education", MET, f"{code}.canadian", cite=(*cite, "irpr-73-1"))
    if any(line.low == SECOND_ONLY for one in judged for line in one.standing.lines):
        return Test("education", UNKNOWN, f"{code}.second-only", cite=cite)
    if held is None or "unclear" in canadian:
        missing = tuple(path for index, one in enumerate(judged) for path in _missing(index, one.standing.tests))
        return Test(
            "education", UNKNOWN, f"{code}.open" if missing else f"{code}.contested", cite=cite, missing=missing
        )
    return Test("education", NOT_MET, f"{code}.not-met", cite=cite)


def assessment_body(profile: Profile, judged: Sequence[Judged] | None, rules: Rules) -> Test:
    """In some occupations only the professional body's report on the foreign credential is accepted. IRPR 75(2.1)."""
    cite, code = rules.cite("eca-occupations"), "fsw.assessment-body"
    job = profile.applicant.occupation
    need = next((one for one in rules.records("eca-occupations") if one["noc"] == job.noc), None)
    if any(is_canadian(one.credential) and _canadian_credential(one) == "yes" for one in judged or ()):
        return Test("assessment-body", NOT_APPLICABLE, f"{code}.canadian", cite=cite)
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
            return Test("assessment-body", UNKNOWN, f"{code}.occupation", cite=cite, missing=missing)
        return Test("assessment-body", NOT_APPLICABLE, f"{code}.any", cite=cite)
    facts = {"noc": need["noc"], "body": need["body"]}
    if need["licensed"] and job.needs_licence is False:
        return Test("assessment-body", NOT_APPLICABLE, f"{code}.no-licence", facts, cite)
    if MET in outcomes:
        return Test("assessment-body", MET, f"{code}.met", facts, cite)
    if judged is None:
        return Test("assessment-body", UNKNOWN, f"{code}.unknown", facts, cite, ("/applicant/credentials",))
    if missing:
        return Test("assessment-body", UNKNOWN, f"{code}.unknown", facts, cite, missing)
    return Test("assessment-body", NOT_MET, f"{code}.not-met", facts, cite)


def fsw_language(corners: Sequence[Corner], rules: Rules) -> Test:
    """Level 7 or more in each of the four abilities, in one official language. IRPR 75(2)(d)."""
    minimum = rules.value("fsw-language")
    return _language("language", corners, dict.fromkeys(ABILITIES, minimum), rules.cite("fsw-language"))


def fsw_work(profile: Profile, corners: Sequence[Corner], rules: Rules) -> Test:
    """One continuous year in the primary occupation within ten years; one job of a year shows it. IRPR 75(2)(a)."""
    needed, work = rules.value("fsw-work"), profile.applicant.work
    years = work.primary_continuous_years
    if years is None and work.periods is not None:
        longest = max((full_time_years([one], profile.as_of, rules) for one in work.periods), default=0.0)
        years = longest if longest >= needed else None
    return _years("fsw.experience", years, needed, corners, rules.cite("fsw-work"), "primary_continuous_years")


def fsw_points(corners: Sequence[Corner], selection: Selection, rules: Rules) -> Test:
    """The pass mark of the grid, with a first official language that meets its own requirement. IRPR 76(1), 76(2)."""
    cite = rules.cite("selection-grid")
    facts = {"points": selection.sure.total, "most": selection.total_most, "pass_mark": selection.pass_mark}
    held: Held = {"yes": True, "no": False}.get(selection.passes)
    if held is not False and _over(corners, lambda world: _lowest(world) >= rules.value("fsw-language")):
        found = [
            _passes(corner, *world, selection.pass_mark, rules)
            for corner, world in zip(corners, selection.worlds, strict=True)
        ]
        held = True if all(found) else None if any(found) else False
    return _test("points", "fsw.points", held, facts, cite)


def occupation(profile: Profile, rules: Rules, also: tuple[str, ...] = ()) -> Test:
    """Skilled work is work in TEER category 0, 1, 2 or 3, the second digit of the code. IRPR 75(2)(a), 87.1(2)."""
    cite, noc, skilled = rules.cite("skilled-teer"), profile.applicant.occupation.noc, rules.value("skilled-teer")
    if skilled is None:
        return Test("occupation", UNKNOWN, "occupation.earlier", cite=cite)
    if noc is None:
        return Test("occupation", UNKNOWN, "occupation.unknown", cite=cite, missing=(NOC,))
    return _test("occupation", "occupation", teer(noc) in skilled, {"noc": noc, "teer": teer(noc)}, (*also, *cite))


def teer(noc: str) -> int:
    """The TEER category of an occupation, the second digit of its five-digit code."""
    return int(noc[1])


def funds(profile: Profile, program: str, rules: Rules) -> Test:
    """Settlement funds, or arranged employment of a kind that comes with a work permit. IRPR 76(1)(b), 87.2."""
    cite, has, offer = rules.cite(f"{program}-funds"), profile.settlement_funds, profile.arranged_employment
    if has:
        return Test("funds", MET, "funds.met", cite=cite)
    if offer:
        return Test("funds", UNKNOWN, "funds.offer", cite=cite, missing=() if has is False else ("/settlement_funds",))
    missing = tuple(
        name for name, value in (("/settlement_funds", has), ("/arranged_employment", offer)) if value is None
    )
    return Test(
        "funds", UNKNOWN if missing else NOT_MET, f"funds.{UNKNOWN if missing else NOT_MET}", cite=cite, missing=missing
    )


def residence(profile: Profile, program: str, rules: Rules) -> Test:
    """The intention to live outside Quebec, which selects its own workers. IRPR 75(1), 87.1(2), 87.2(3)."""
    return _test(
        "residence", "residence", profile.outside_quebec, {}, rules.cite(f"{program}-residence"), ("/outside_quebec",)
    )


def cec_work(profile: Profile, corners: Sequence[Corner], rules: Rules) -> Test:
    """One year of skilled work in Canada within the three years before. IRPR 87.1(2)(a), 87.1(3)."""
    rule, work = rules.value("cec-work"), profile.applicant.work
    years = work.canadian_years_last_three
    start = add_years(profile.as_of, -rule["window"])
    if years is None and work.periods is not None and start is not None:
        recent = [
            one._replace(start=max(one.start, start))
            for one in work.periods
            if one.country == CANADA and (one.end is None or one.end >= start)
        ]
        years = full_time_years(recent, profile.as_of, rules)
    cite = rules.cite("cec-work")
    code, field = "cec.experience", "canadian_years_last_three"
    return _years(code, years, rule["years"], corners, cite, field, lambda facts: facts.canadian_years, rule["window"])


def cec_language(profile: Profile, corners: Sequence[Corner], rules: Rules) -> Test:
    """Level 7 in TEER 0 and 1, level 5 in TEER 2 and 3, in each ability. IRPR 87.1(2)."""
    levels, noc, cite = rules.value("cec-language"), profile.applicant.occupation.noc, rules.cite("cec-language")
    if noc is not None and rules.value("skilled-teer") is not None:
        needed = levels.get(str(teer(noc)))
        if needed is None:
            return Test("language", NOT_APPLICABLE, "cec.language.unskilled", {"teer": teer(noc)}, cite)
        return _language("language", corners, dict.fromkeys(ABILITIES, needed), cite)
    least, most = min(levels.values()), max(levels.values())
    strict = _language("language", corners, dict.fromkeys(ABILITIES, most), cite)
    if strict.outcome == MET:
        return strict
    easy = _language("language", corners, dict.fromkeys(ABILITIES, least), cite)
    if easy.outcome == NOT_MET:
        return easy
    facts = {**strict.facts, "least": least, "most": most}
    missing = () if noc is not None else (NOC,)
    open_ones = strict.missing or easy.missing
    code = "cec.language.open" if open_ones else "cec.language.occupation"
    return Test("language", UNKNOWN, code, facts, cite, (*missing, *open_ones))


def fst_trade(profile: Profile, rules: Rules) -> Test:
    """An occupation in one of the listed groups of trades. IRPR 87.2(1)."""
    cite, noc, trades = rules.cite("fst-trades"), profile.applicant.occupation.noc, rules.value("fst-trades")
    if trades is None:
        return Test("trade", UNKNOWN, "occupation.earlier", cite=cite)
    if noc is None:
        return Test("trade", UNKNOWN, "fst.trade.unknown", cite=cite, missing=(NOC,))
    listed = noc.startswith(tuple(trades["groups"])) and not noc.startswith(tuple(trades["except"]))
    return _test("trade", "fst.trade", listed, {"noc": noc}, cite)


def fst_work(profile: Profile, corners: Sequence[Corner], rules: Rules) -> Test:
    """Two years in the trade within the five years before, after qualifying to practise it. IRPR 87.2(3)(b)."""
    rule, years = rules.value("fst-work"), profile.applicant.work.trade_years_last_five
    cite = rules.cite("fst-work")
    return _years("fst.experience", years, rule["years"], corners, cite, "trade_years_last_five", window=rule["window"])


def fst_language(corners: Sequence[Corner], rules: Rules) -> Test:
    """Level 5 in speaking and listening, level 4 in reading and writing. IRPR 87.2(3)(a)."""
    return _language("fst.language", corners, rules.value("fst-language"), rules.cite("fst-language"))


def fst_qualification(profile: Profile, rules: Rules) -> Test:
    """A certificate of qualification, or an offer of a year's full-time work in the trade. IRPR 87.2(3)(d)."""
    cite, code = rules.cite("fst-qualification"), "fst.qualification"
    certificate = profile.applicant.certificate_of_qualification
    arranged, offer = profile.arranged_employment, profile.job_offer
    facts = dict(rules.value("fst-qualification"))
    if certificate:
        return Test("qualification", MET, f"{code}.met", facts, cite)
    if arranged or offer not in (None, "none"):
        unasked = () if certificate is False else ("/applicant/certificate_of_qualification",)
        return Test("qualification", UNKNOWN, f"{code}.offer", facts, cite, unasked)
    asked = (
        ("/applicant/certificate_of_qualification", certificate),
        ("/arranged_employment", arranged),
        ("/job_offer", offer),
    )
    missing = tuple(name for name, value in asked if value is None)
    outcome = UNKNOWN if missing else NOT_MET
    return Test("qualification", outcome, f"{code}.{outcome}", facts, cite, missing)


def _distinct(corners: Sequence[Corner]) -> Sequence[Corner]:
    """One corner for all whose facts are the same but for `best`, of which no requirement asks."""
    once = {tuple([facts[1:] for facts in corner.variants]): corner for corner in corners}
    return list(once.values())


def _over(corners: Sequence[Corner], holds: Callable[[Facts], bool]) -> Held:
    """Whether a condition holds in every world, in none, or only in some (None). The person chooses among results."""
    found = {any(map(holds, corner.variants)) for corner in corners}
    return found.pop() if len(found) == 1 else None


def _test(
    name: str, code: str, held: Held, facts: Mapping[str, Any], cite: tuple[str, ...], missing: tuple[str, ...] = ()
) -> Test:
    outcome = UNKNOWN if held is None else MET if held else NOT_MET
    return Test(name, outcome, f"{code}.{outcome}", facts, cite, missing if held is None else ())


def _language(code: str, corners: Sequence[Corner], needed: Mapping[str, int], cite: tuple[str, ...]) -> Test:
    wanted = tuple(needed[ability] for ability in ABILITIES)
    held = _over(corners, lambda facts: _reaches(facts.english, wanted) or _reaches(facts.french, wanted))
    worlds = [max(corner.variants, key=_lowest) for corner in corners]
    told = max(worlds, key=_lowest) if held is False else min(worlds, key=_lowest)  # what is not known is not too low
    first = ENGLISH if min(told.english) >= min(told.french) else FRENCH
    facts = {"first": first, "lowest": _lowest(told), "needed": max(wanted), "least": min(wanted)}
    if held is False and not any(told.english) and not any(told.french):
        return Test("language", NOT_MET, f"{code}.none", facts, cite)
    return _test("language", code, held, facts, cite, (LANGUAGES,))


def _lowest(facts: Facts) -> int:
    return max(min(facts.english), min(facts.french))


def _reaches(levels: Abilities, wanted: Sequence[int]) -> bool:
    return all(map(ge, levels, wanted))


def _years(
    code: str,
    years: float | None,
    needed: int,
    corners: Sequence[Corner],
    cite: tuple[str, ...],
    field: str,
    counted: Callable[[Facts], float] = skilled_years,
    window: int = 0,
) -> Test:
    """Years against those needed; where they are not told, fewer years in all than needed still decide."""
    facts = {"years": years, "needed": needed, "window": window}
    if years is not None:
        return _test("experience", code, years >= needed, facts, cite)
    most = max(counted(facts) for corner in corners for facts in corner.variants)
    if most < needed:
        return Test("experience", NOT_MET, f"{code}.too-few", {**facts, "years": most}, cite)
    return Test("experience", UNKNOWN, f"{code}.unknown", facts, cite, (f"/applicant/work/{field}",))


def _passes(corner: Corner, facts: Facts, found: Grid, mark: int, rules: Rules) -> bool:
    """Whether the pass mark is reached with a first official language of the level needed."""
    minimum = rules.value("fsw-language")
    if min(first_language(facts, found)) >= minimum:
        return found.total >= mark
    return any(
        min(levels) >= minimum and grid(one, rules, order).total >= mark
        for one in corner.variants
        for order, levels in ((ENGLISH, one.english), (FRENCH, one.french))
    )


def _canadian_credential(judged: Judged) -> str:
    """Whether it is a Canadian educational credential, whatever the length of its program. IRPR 73(1)."""
    return answer_of(test for test in judged.standing.tests if test.id not in OF_LENGTH)


def _missing(index: int, tests: Sequence[Test]) -> tuple[str, ...]:
    names = [name for test in tests if test.outcome == UNKNOWN for name in test.missing]
    return tuple(name if name.startswith("/") else f"/applicant/credentials/{index}/{name}" for name in names)
