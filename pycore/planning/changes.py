"""A profile with one thing changed: other credentials, another language result, more work, another answer."""

from __future__ import annotations

from datetime import date
from typing import Any

from ..credentials.awarded import likely_outcome
from ..credentials.canadian import CANADA
from ..credentials.standing import is_to_come
from ..law.rules import Rules
from ..profile.facts import LEVELS, Credential, Eca, LanguageResult, Person, Profile, Work
from ..scoring.canadian_experience import recent_years
from ..scoring.programs import longest_work
from ..scoring.work import UNBOUNDED, UNKNOWN_YEARS, canadian_years, foreign_years
from ..scoring.world import Abilities

APPLICANT = "applicant"
CANADIAN, FOREIGN = ("canadian_years", "partner_canadian_years"), "foreign_years"


def with_credentials(profile: Profile, who: str, credentials: tuple[Credential, ...]) -> Profile:
    """The profile with these credentials of the applicant or the partner."""
    return _with(profile, who, credentials=credentials)


def with_language(profile: Profile, who: str, language: str, levels: Abilities) -> Profile:
    """The profile with one more result of the day, in levels."""
    result = LanguageResult(language=language, taken_on=profile.as_of, levels=levels)
    return _with(profile, who, languages=(*(_person(profile, who).languages or ()), result))


def with_work(profile: Profile, who: str, fact: str, years: float, rules: Rules) -> Profile:
    """The profile with so many years of work, in counts; what is added goes on from the primary occupation, in Canada lately.

    What is not known of the other years stays so; unknown ones that are added to are then so many, or more. Of jobs, the longest
    unbroken work is kept where it then shows the continuous year.
    """
    work, on = _person(profile, who).work, profile.as_of
    name = "canadian_years" if fact in CANADIAN else FOREIGN
    changes: dict[str, Any] = {"periods": None}
    added = years
    for count, reckon in (("canadian_years", canadian_years), (FOREIGN, foreign_years)):
        least, most = reckon(work, on, rules)
        if count == name:
            added = years - least
        told = years if count == name else None if (least, most) == UNKNOWN_YEARS else least
        changes |= {count: told, f"{count}_or_more": True if told is not None and most == UNBOUNDED else None}
    changes["canadian_years_last_three"] = _recent(work, added if name != FOREIGN else 0, on, rules)
    continuous = work.primary_continuous_years
    if (
        continuous is None
        and work.periods is not None
        and longest_work(profile, rules) + added >= rules.value("fsw-work")
    ):
        continuous = longest_work(profile, rules)
    if continuous is not None:
        changes["primary_continuous_years"] = continuous + added
    return _with(profile, who, work=work._replace(**changes))


def _recent(work: Work, added: float, on: date, rules: Rules) -> float | None:
    """The years in Canada of late with so many more; None where it is not known of some whether they make up what is asked for."""
    rule, known = rules.value("cec-work"), work.canadian_years_last_three
    if known is None and work.periods is not None:
        known = recent_years(work, on, rules)[0]
    if not added:
        return known
    recent = min((known or 0) + added, rule["window"])
    return recent if known is not None or recent >= rule["years"] else None


def with_answer(profile: Profile, fact: str, value: Any) -> Profile:
    """The profile with another answer to a question of yes or no."""
    if fact == "certificate":
        return _with(profile, APPLICANT, certificate_of_qualification=value)
    if fact == "nomination":
        return profile._replace(provincial_nomination=value)
    if fact == "arranged_employment":
        return profile._replace(arranged_employment=value)
    return profile._replace(job_offer=value)


def likely_assessed(person: Person, on: date, rules: Rules) -> Person:
    """The person with each completed foreign credential that has no assessment assessed at the level that is likely, if any is."""
    if person.credentials is None:
        return person
    report = {**rules.value("lever-assessment"), "issued_on": on}

    def assessed(held: Credential) -> Credential:
        outcome = likely_outcome(held, rules)
        foreign = held.country not in (None, CANADA) and held.eca is None
        if not foreign or is_to_come(held, on) or held.left_unfinished or held.honorary or outcome == LEVELS[0]:
            return held
        return held._replace(eca=Eca(outcome=outcome, **report), assessed=True)

    return person._replace(credentials=tuple(map(assessed, person.credentials)))


def _person(profile: Profile, who: str) -> Person:
    return profile.applicant if who == APPLICANT else profile.partner


def _with(profile: Profile, who: str, **facts: Any) -> Profile:
    person = _person(profile, who)._replace(**facts)
    return profile._replace(applicant=person) if who == APPLICANT else profile._replace(partner=person)
