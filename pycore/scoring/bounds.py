"""From a profile to worlds: for each column that is possible, the worst and the best facts that it leaves open."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import product
from typing import NamedTuple

from ..credentials.level import Judged, highest_study, judge_all, level_of_education, unknown_level
from ..law.rules import Rules
from ..profile.facts import LEVELS, LanguageResult, Profile, age_on
from .languages import POINTS, SKILLED_WORKER, Levels, is_valid, language_of, levels_of
from .work import (
    UNBOUNDED,
    Years,
    canadian_years,
    foreign_years,
    full_time_year_in_canada,
    partner_canadian_years,
    skilled_years,
)
from .world import NO_LANGUAGE, Abilities, Facts

ANY_LANGUAGE: Abilities = (UNBOUNDED,) * 4  # type: ignore[assignment]
LANGUAGES = ("en", "fr")


class Bound(NamedTuple):
    """The worst or the best of one column. `variants` differ in which language results are used; the best for the total is taken."""

    best: bool
    variants: tuple[Facts, ...]


class Judgements(NamedTuple):
    """The credentials of both people, judged; None where it is not known which there are."""

    applicant: tuple[Judged, ...] | None
    partner: tuple[Judged, ...] | None


def judgements(profile: Profile, rules: Rules) -> Judgements:
    """Every credential of the profile through every test, on its day."""
    partner: tuple[Judged, ...] | None = None
    if profile.partnered:
        partner = judge_all(profile.partner, None, profile.as_of, rules, own=False)
    return Judgements(judge_all(profile.applicant, profile.applicant.occupation, profile.as_of, rules), partner)


def bounds(profile: Profile, judged: Judgements, rules: Rules, validity: str = POINTS) -> list[Bound]:
    """The bounds of all columns that the answers about the partner leave possible: low and high of each.

    `validity` is the rule that says for how long language results are used.
    """
    reckoned = _reckoned(profile, rules, validity)
    return [
        Bound(best, _variants(profile, judged, reckoned, accompanied, best, rules))
        for accompanied in columns(profile)
        for best in (False, True)
    ]


def bounds_of_grid(profile: Profile, judged: Judgements, scored: Sequence[Bound], rules: Rules) -> Sequence[Bound]:
    """The bounds for the 67-point grid: those of the score, but where its rule on old language results is another. IRPR 79(2)."""
    if rules.value(SKILLED_WORKER) == rules.value(POINTS):
        return scored
    return bounds(profile, judged, rules, SKILLED_WORKER)


def columns(profile: Profile) -> tuple[bool, ...]:
    """Scored as accompanied: a partner who is coming and is neither citizen nor permanent resident. MI 1."""
    partner = profile.partner
    if profile.partnered is False or (
        profile.partnered and (partner.accompanying is False or partner.canadian is True)
    ):
        return (False,)
    if profile.partnered and partner.accompanying and partner.canadian is False:
        return (True,)
    return (False, True)


class _Reckoned(NamedTuple):
    """What is reckoned from the profile for every bound alike."""

    age: int | None
    canadian_years: Years
    foreign_years: Years
    skilled_years: Years
    partner_canadian_years: Years
    worked_one_year: bool | None
    partner_worked_one_year: bool | None
    languages: tuple[_Usable, ...] | None
    partner_languages: tuple[_Usable, ...] | None


def _reckoned(profile: Profile, rules: Rules, validity: str) -> _Reckoned:
    on, applicant, partner = profile.as_of, profile.applicant, profile.partner
    return _Reckoned(
        age_on(applicant, on),
        canadian_years(applicant.work, on, rules),
        foreign_years(applicant.work, on, rules),
        skilled_years(applicant.work, on, rules),
        partner_canadian_years(partner.work, on, rules),
        full_time_year_in_canada(applicant.worked_in_canada_one_year, applicant.work, on, rules, True),
        full_time_year_in_canada(partner.worked_in_canada_one_year, partner.work, on, rules, False),
        _usable(applicant.languages, on, rules, validity),
        _usable(partner.languages, on, rules, validity),
    )


def _variants(
    profile: Profile, judged: Judgements, reckoned: _Reckoned, accompanied: bool, best: bool, rules: Rules
) -> tuple[Facts, ...]:
    """The facts of one bound, once for each choice of language results that is not worse in every ability."""
    applicant, partner = profile.applicant, profile.partner
    level, study = education_facts(judged.applicant, best, rules)
    partner_level = education_facts(judged.partner, best, rules)[0] if accompanied else "none"
    own = _choices(reckoned.languages, best)
    theirs = _choices(reckoned.partner_languages, best) if accompanied else {}
    sibling = counted_sibling(profile, accompanied, best)
    shared = {
        "best": best,
        "accompanied": accompanied,
        "age": reckoned.age,
        "level": level,
        "canadian_study_level": study,
        "canadian_years": reckoned.canadian_years[best],
        "foreign_years": reckoned.foreign_years[best],
        "skilled_years": reckoned.skilled_years[best],
        "certificate": _bool(applicant.certificate_of_qualification, best),
        "partner_level": partner_level,
        "partner_canadian_years": reckoned.partner_canadian_years[best] if accompanied else 0,
        "nomination": _bool(profile.provincial_nomination, best),
        "job_offer": profile.job_offer,
        "sibling": sibling,
        "wage_tier": applicant.occupation.wage_tier,
        "arranged_employment": _bool(profile.arranged_employment, best),
        "relative": sibling or _bool(profile.relative_in_canada, best),
        "worked_one_year": _bool(reckoned.worked_one_year, best),
        "partner_worked_one_year": _bool(reckoned.partner_worked_one_year, best) if accompanied else False,
        "studied_two_years": _bool(applicant.studied_in_canada_two_years, best),
        "partner_studied_two_years": _bool(partner.studied_in_canada_two_years, best) if accompanied else False,
        "partner_eligible": accompanied,
    }
    return tuple(
        Facts(english=english, french=french, partner_english=in_english, partner_french=in_french, **shared)  # type: ignore[arg-type]
        for english, french, (in_english, in_french) in product(own["en"], own["fr"], _own_best(theirs))
    )


def counted_sibling(profile: Profile, accompanied: bool, best: bool) -> bool:
    """A brother or sister in Canada of the applicant, or of a partner who is scored. MI 31; IRPR 83(5)(a)."""
    if profile.sibling_of == "partner" and not accompanied:
        return False
    return _bool(profile.sibling_in_canada, best)


def education_facts(judged: Sequence[Judged] | None, best: bool, rules: Rules) -> tuple[str, str]:
    """The level of education and the level that study in Canada earns points for, at the least or at the most."""
    if judged is None:
        return (LEVELS[-1], LEVELS[-1]) if best else (unknown_level()[0], LEVELS[0])
    return level_of_education(judged, best, rules), highest_study(judged, best)


def language_choices(
    results: Iterable[LanguageResult] | None, on: date, best: bool, rules: Rules
) -> dict[str, list[Abilities]]:
    """For each official language the results that can be used on a day; a missing answer is the worst or the best it can be."""
    return _choices(_usable(results, on, rules, POINTS), best)


class _Usable(NamedTuple):
    """A language result that may be used; `sure` where the day of the test is known or does not matter."""

    language: str
    sure: bool
    levels: Levels


def _usable(
    results: Iterable[LanguageResult] | None, on: date, rules: Rules, validity: str
) -> tuple[_Usable, ...] | None:
    """The results that are not too old; None where it is not known which there are."""
    if results is None:
        return None
    found = []
    for result in results:
        valid, language = is_valid(result, on, rules, validity), language_of(result, rules)
        if language is not None and valid is not False:
            found.append(_Usable(language, valid is True, levels_of(result, rules)))
    return tuple(found)


def _choices(results: tuple[_Usable, ...] | None, best: bool) -> dict[str, list[Abilities]]:
    if results is None:
        return {language: [ANY_LANGUAGE if best else NO_LANGUAGE] for language in LANGUAGES}
    found: dict[str, list[Abilities]] = {language: [] for language in LANGUAGES}
    for language, sure, levels in results:
        if sure or best:
            open_level = UNBOUNDED if best else 0
            known = tuple([open_level if level is None else level for level in levels])
            found[language].append(known)  # type: ignore[arg-type]
    return {language: _undominated(choices) for language, choices in found.items()}


def _own_best(choices: dict[str, list[Abilities]]) -> list[tuple[Abilities, Abilities]]:
    """The partner is scored in one official language, whichever is theirs: one choice for each result."""
    pairs = [(levels, NO_LANGUAGE) for levels in choices.get("en", ()) if any(levels)]
    pairs += [(NO_LANGUAGE, levels) for levels in choices.get("fr", ()) if any(levels)]
    return pairs or [(NO_LANGUAGE, NO_LANGUAGE)]


def _undominated(choices: list[Abilities]) -> list[Abilities]:
    if len(choices) < 2:
        return choices or [NO_LANGUAGE]
    unique = list(dict.fromkeys(choices))
    return [
        one for one in unique if not any(o != one and all(a >= b for a, b in zip(o, one, strict=True)) for o in unique)
    ]


def _bool(value: bool | None, best: bool) -> bool:
    return best if value is None else value
