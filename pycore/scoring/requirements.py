"""Requirements that programs share, and the ways in which a requirement is judged over all worlds."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from operator import attrgetter, ge
from typing import Any

from ..credentials.condition import MET, NOT_MET, UNKNOWN, Condition
from ..law.rules import Rules
from ..profile.facts import ABILITIES, Profile
from .bounds import Bound
from .grid import ENGLISH, FRENCH
from .work import teer
from .world import Abilities, Facts

Held = bool | None
LANGUAGES = "/applicant/languages"
NOC = "/applicant/occupation/noc"
CANADIAN_NOC = "/applicant/work/canadian_noc"


def occupation(profile: Profile, rules: Rules) -> Condition:
    """Skilled work is work in TEER category 0, 1, 2 or 3, the second digit of the code. IRPR 75(2)(a)."""
    cite, noc, skilled = rules.cite("skilled-teer"), profile.applicant.occupation.noc, rules.value("skilled-teer")
    if skilled is None:
        return Condition("occupation", UNKNOWN, "occupation.earlier", cite=cite)
    if noc is None:
        return Condition("occupation", UNKNOWN, "occupation.unknown", cite=cite, missing=(NOC,))
    return judged_condition("occupation", "occupation", teer(noc) in skilled, {"noc": noc, "teer": teer(noc)}, cite)


def funds(profile: Profile, program: str, rules: Rules) -> Condition:
    """Settlement funds, or arranged employment of a kind that comes with a work permit. IRPR 76(1)(b), 87.2."""
    cite, has, offer = rules.cite(f"{program}-funds"), profile.settlement_funds, profile.arranged_employment
    if has:
        return Condition("funds", MET, "funds.met", cite=cite)
    if offer:
        return Condition(
            "funds", UNKNOWN, "funds.offer", cite=cite, missing=() if has is False else ("/settlement_funds",)
        )
    missing = tuple(
        name for name, value in (("/settlement_funds", has), ("/arranged_employment", offer)) if value is None
    )
    return Condition(
        "funds", UNKNOWN if missing else NOT_MET, f"funds.{UNKNOWN if missing else NOT_MET}", cite=cite, missing=missing
    )


def residence(profile: Profile, program: str, rules: Rules) -> Condition:
    """The intention to live outside Quebec, which selects its own workers. IRPR 75(1), 87.1(2), 87.2(3)."""
    return judged_condition(
        "residence", "residence", profile.outside_quebec, {}, rules.cite(f"{program}-residence"), ("/outside_quebec",)
    )


def distinct(bounds: Sequence[Bound]) -> Sequence[Bound]:
    """One bound for all whose facts are the same but for `best`, of which no requirement asks."""
    once = {tuple([facts[1:] for facts in bound.variants]): bound for bound in bounds}
    return list(once.values())


def over_worlds(bounds: Sequence[Bound], holds: Callable[[Facts], bool]) -> Held:
    """Whether a condition holds in every world, in none, or only in some (None). The person chooses among results."""
    found = {any(map(holds, bound.variants)) for bound in bounds}
    return found.pop() if len(found) == 1 else None


def judged_condition(
    name: str, code: str, held: Held, facts: Mapping[str, Any], cite: tuple[str, ...], missing: tuple[str, ...] = ()
) -> Condition:
    """A requirement that is met, not met, or not known (None), with the message of that outcome."""
    outcome = UNKNOWN if held is None else MET if held else NOT_MET
    return Condition(name, outcome, f"{code}.{outcome}", facts, cite, missing if held is None else ())


def language_condition(
    code: str, bounds: Sequence[Bound], needed: Mapping[str, int], cite: tuple[str, ...]
) -> Condition:
    """A level in each of the four abilities, in one official language, over all worlds."""
    wanted = tuple(needed[ability] for ability in ABILITIES)
    held = over_worlds(bounds, lambda facts: _reaches(facts.english, wanted) or _reaches(facts.french, wanted))
    worlds = [max(bound.variants, key=lowest_level) for bound in bounds]
    shown = (
        max(worlds, key=lowest_level) if held is False else min(worlds, key=lowest_level)
    )  # what is not known is not too low
    first = ENGLISH if min(shown.english) >= min(shown.french) else FRENCH
    facts = {"first": first, "lowest": lowest_level(shown), "needed": max(wanted), "least": min(wanted)}
    if held is False and not any(shown.english) and not any(shown.french):
        return Condition("language", NOT_MET, f"{code}.none", facts, cite)
    return judged_condition("language", code, held, facts, cite, (LANGUAGES,))


def lowest_level(facts: Facts) -> int:
    """The level of the weakest ability, in the better of the two official languages."""
    return max(min(facts.english), min(facts.french))


def _reaches(levels: Abilities, wanted: Sequence[int]) -> bool:
    return all(map(ge, levels, wanted))


def years_condition(
    code: str,
    years: float | None,
    needed: int,
    bounds: Sequence[Bound],
    cite: tuple[str, ...],
    field: str,
    counted: Callable[[Facts], float] = attrgetter("skilled_years"),
    window: int = 0,
) -> Condition:
    """Years against those needed; where they are not told, fewer years in all than needed still decide."""
    facts = {"years": years, "needed": needed, "window": window}
    most = max(counted(facts) for bound in bounds for facts in bound.variants)
    if not years and not most:
        return Condition("experience", NOT_MET, f"{code}.none", {**facts, "years": most}, cite)
    if years is not None:
        return judged_condition("experience", code, years >= needed, facts, cite)
    if most < needed:
        return Condition("experience", NOT_MET, f"{code}.too-few", {**facts, "years": most}, cite)
    return Condition("experience", UNKNOWN, f"{code}.unknown", facts, cite, (f"/applicant/work/{field}",))
