"""The Canadian experience class: a year of skilled work in Canada, and the language that its occupation asks for. IRPR 87.1."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from ..credentials.condition import MET, NOT_APPLICABLE, NOT_MET, UNKNOWN, Condition
from ..dates import add_years
from ..law.rules import Rules
from ..profile.facts import ABILITIES, Profile, Work, WorkPeriod
from .bounds import Bound
from .requirements import CANADIAN_NOC, NOC, judged_condition, language_condition, years_condition
from .work import CANADA, Years, canadian_jobs, counts_in_canada, is_skilled, open_days, teer, years_of


def cec_work(profile: Profile, bounds: Sequence[Bound], rules: Rules) -> Condition:
    """One year of skilled work in Canada within the three years before. IRPR 87.1(2)(a), 87.1(3)."""
    rule, work = rules.value("cec-work"), profile.applicant.work
    years, cite = work.canadian_years_last_three, rules.cite("cec-work")
    code, field = "cec.experience", "canadian_years_last_three"
    if years is None and work.periods is not None:
        years, most = recent_years(work, profile.as_of, rules)
        if years != most:
            facts = {"years": years, "most": most, "needed": rule["years"], "window": rule["window"]}
            days = open_days(
                work, profile.as_of, _window(profile.as_of, rules), lambda job: counts_in_canada(job, rules)
            )
            return _by_month(code, facts, cite, tuple(f"/applicant/work/{day}" for day in days))
    return years_condition(
        code, years, rule["years"], bounds, cite, field, lambda facts: facts.canadian_years, rule["window"]
    )


def _by_month(code: str, facts: Mapping[str, float], cite: tuple[str, ...], missing: tuple[str, ...]) -> Condition:
    """Years that lie between two figures, as of some days only the month is told."""
    if facts["years"] >= facts["needed"]:
        return Condition("experience", MET, f"{code}.at-least", facts, cite)
    if facts["most"] < facts["needed"]:
        return Condition("experience", NOT_MET, f"{code}.at-most", facts, cite)
    return Condition("experience", UNKNOWN, f"{code}.within-months", facts, cite, missing)


def cec_occupation(profile: Profile, rules: Rules) -> Condition:
    """Skilled work is work in TEER category 0, 1, 2 or 3; here that of the work in Canada. IRPR 87.1(2)(a)."""
    cite, primary = ("irpr-87-1-2-a", *rules.cite("skilled-teer")), profile.applicant.occupation.noc
    skilled, noc = rules.value("skilled-teer"), canadian_occupation(profile, rules)
    if skilled is None:
        return Condition("occupation", UNKNOWN, "occupation.earlier", cite=cite[1:])
    if noc is None and (primary is None or teer(primary) not in skilled):
        missing = (NOC,) if primary is None and profile.applicant.work.periods is None else (CANADIAN_NOC,)
        return Condition("occupation", UNKNOWN, "occupation.unknown-in-canada", cite=cite[1:], missing=missing)
    known = noc or primary
    assert known is not None  # the one or the other, as seen above
    return judged_condition(
        "occupation", "occupation", teer(known) in skilled, {"noc": known, "teer": teer(known)}, cite
    )


def cec_language(profile: Profile, bounds: Sequence[Bound], rules: Rules) -> Condition:
    """Level 7 in TEER 0 and 1, level 5 in TEER 2 and 3, in each ability. IRPR 87.1(2)."""
    levels, cite, noc = rules.value("cec-language"), rules.cite("cec-language"), canadian_occupation(profile, rules)
    if noc is not None and rules.value("skilled-teer") is not None:
        needed = levels.get(str(teer(noc)))
        if needed is None:
            return Condition("language", NOT_APPLICABLE, "cec.language.unskilled", {"teer": teer(noc)}, cite)
        return language_condition("language", bounds, dict.fromkeys(ABILITIES, needed), cite)
    least, most = min(levels.values()), max(levels.values())
    strict = language_condition("language", bounds, dict.fromkeys(ABILITIES, most), cite)
    if strict.outcome == MET:
        return strict
    easy = language_condition("language", bounds, dict.fromkeys(ABILITIES, least), cite)
    if easy.outcome == NOT_MET:
        return easy
    facts = {**strict.facts, "least": least, "most": most}
    asked = NOC if profile.applicant.occupation.noc is None else CANADIAN_NOC
    missing = () if noc is not None else (asked,)
    open_ones = strict.missing or easy.missing
    code = "cec.language.open" if open_ones else "cec.language.occupation"
    return Condition("language", UNKNOWN, code, facts, cite, (*missing, *open_ones))


def canadian_occupation(profile: Profile, rules: Rules) -> str | None:
    """The occupation of the work in Canada, the one with more experience of several; None is unknown. IRPR 87.1(2)(e).

    It is the primary occupation where all the work was in Canada. Where two have as much, or may have, it is not known.
    """
    work, primary = profile.applicant.work, profile.applicant.occupation.noc
    if work.canadian_noc is not None:
        return work.canadian_noc
    if work.periods is None:
        return primary if not work.foreign_years else None
    start = _window(profile.as_of, rules)
    recent = [job for job in work.periods if job.country == CANADA and not (start and job.end and job.end < start)]
    counted = [job for job in recent if is_skilled(job, rules)] or recent
    named = {job.noc for job in counted if job.noc is not None}
    if any(job.noc is None for job in counted) or not counted:
        return primary if all(job.country == CANADA for job in work.periods) and not named - {primary} else None
    years = {
        noc: years_of(
            Work(periods=tuple(job for job in counted if job.noc == noc)),
            lambda held: _since(held.periods or (), start),
            profile.as_of,
            rules,
        )
        for noc in sorted(named)
    }
    longest = max(years, key=lambda noc: years[noc][0])
    rivals = {teer(noc) for noc, (_, most) in years.items() if most >= years[longest][0]}
    return longest if rivals <= {teer(longest)} else None


def recent_years(work: Work, on: date, rules: Rules) -> Years:
    """Years of work in Canada that counts, from where the three years before the day begin, at least and at most. IRPR 87.1(2)(a)."""
    start = _window(on, rules)
    return years_of(work, lambda held: _since(canadian_jobs(held, rules), start), on, rules)


def _window(on: date, rules: Rules) -> date | None:
    return add_years(on, -rules.value("cec-work")["window"])


def _since(jobs: Iterable[WorkPeriod], start: date | None) -> list[WorkPeriod]:
    """The jobs from a day on."""
    if start is None:
        return list(jobs)
    return [job._replace(start=max(job.start, start)) for job in jobs if job.end is None or job.end >= start]
