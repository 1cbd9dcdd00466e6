"""What to keep an eye on: what has lapsed or will, answers that conflict, offers that no longer count, rules reported to have changed."""

from collections.abc import Iterator, Mapping
from datetime import date
from math import floor
from typing import Any, NamedTuple

from ..credentials.condition import Condition
from ..credentials.validity import expires_within as assessment_ends
from ..dates import Days, years_between
from ..law.rules import Rules
from ..messages.words import Words
from ..profile.cautions import cautions
from ..profile.facts import LanguageResult, Person, Profile
from ..remember import by_facts
from ..scoring.languages import expires_within as result_ends
from ..scoring.languages import language_of, tests_of_language
from ..scoring.tables import table_of
from ..scoring.work import calendar_years, canadian_years, foreign_years
from ..scoring.world import Facts
from .citations import sources_shown

ABROAD = ("partner-resident-abroad", "irpr-83-1-a")
WORKED = {"canadian-work": canadian_years, "foreign-work": foreign_years}
SHOWN = frozenset(
    (
        "language-accepted.not-yet",
        "language-accepted.no-longer",
        "language-scores.other-scale",
        "language-scores.too-high",
        "language-scores.rescored",
        "language-valid.future",
    )
)


class _Caution(NamedTuple):
    """One warning: `code` is the key of its message, `facts` fill it, `cite` are source ids."""

    id: str
    code: str
    facts: Mapping[str, Any]
    cite: tuple[str, ...]


def warnings(profile: Profile, sure: Facts, most: Facts, rules: Rules, words: Words) -> list[dict[str, Any]]:
    """Every warning as {id, text, sources}, the change of the rules first. `sure` and `most` are the worst and the best world."""
    found = [
        *_rule_changes(profile, rules),
        *_conflicts(profile),
        *_agreement(profile, rules),
        *_mixed_english(sure, most, rules),
        *_partner_abroad(profile),
    ]
    for who, person in _people(profile):
        found += _results(person, who, profile.as_of, rules)
        found += _lapses(person, who, profile.as_of, rules)
        found += _years_of_work(person, who, profile.as_of, rules)
    return [
        {"id": one.id, "text": words.say(one.code, one.facts), "sources": sources_shown(one.cite, rules, words)}
        for one in found
    ]


def reported_change(rules: Rules) -> dict[str, Any] | None:
    """The change of the rules that is reported for this day and whose text is not known; None where there is none."""
    change: dict[str, Any] | None = rules.value("reported-change")
    return change


def revived_since(rules: Rules, factor: str) -> date | None:
    """Since when a factor that is no longer in force is reported to be back; None where it is not."""
    change = reported_change(rules)
    revived = change is not None and factor in change["revives"]
    return rules.version("reported-change").start if revived else None


def _people(profile: Profile) -> tuple[tuple[str, Person], ...]:
    return ("applicant", profile.applicant), ("partner", profile.partner)


def _rule_changes(profile: Profile, rules: Rules) -> Iterator[_Caution]:
    change = reported_change(rules)
    if change is not None:
        yield _Caution(
            "rules-superseded",
            change["notice"],
            {"from": rules.version("reported-change").start},
            rules.cite("reported-change"),
        )
    offer = rules.version("job-offer")
    if profile.job_offer not in (None, "none") and not offer.in_force:
        code, facts, cite = "warning.job-offer-not-counted", {"from": offer.start}, offer.cite
        if since := revived_since(rules, "job-offer"):
            code, facts["since"] = f"{code}-reported", since
            cite = (*cite, *rules.cite("reported-change"))
        yield _Caution("job-offer-not-counted", code, facts, cite)


def _conflicts(profile: Profile) -> Iterator[_Caution]:
    for who, person in _people(profile):
        if person.birth_date is not None and person.age is not None:
            age = years_between(person.birth_date, profile.as_of)
            if age != person.age:
                facts = {"age": person.age, "derived": age, "birth_date": person.birth_date}
                yield _Caution(f"{who}-age-conflict", "warning.age-conflict", facts, ("mi-10",))


def _agreement(profile: Profile, rules: Rules) -> Iterator[_Caution]:
    """Facts that are unlikely together, or that the law sets against each other."""
    sources = {record["id"]: tuple(record["sources"]) for record in rules.records("agreement")}
    for who, found in cautions(profile, rules):
        yield _Caution(f"{who}-{found.id}", f"caution.{found.id}", found.facts, sources[found.id])


def _lapses(person: Person, who: str, on: date, rules: Rules) -> Iterator[_Caution]:
    """Assessments and language results that have lapsed, or will within the days that the data name."""
    ahead = rules.value("warning-days")
    for credential in person.credentials or ():
        end = None if credential.eca is None else _end(*assessment_ends(credential.eca, rules))
        if end is not None and (code := _lapse(end, on, ahead)):
            facts = {"title": credential.title, "end": end}
            if not credential.title:
                code += "-untitled"
            yield _Caution(f"{who}-assessment-{code}", f"warning.assessment-{code}", facts, rules.cite("eca-validity"))
    for result in person.languages or ():
        end = _end(*result_ends(result, rules))
        language = language_of(result, rules)
        if end is not None and language is not None and (code := _lapse(end, on, ahead)):
            yield _Caution(
                f"{who}-language-{code}",
                f"warning.language-{code}",
                {"language": language, "end": end},
                rules.cite("language-validity"),
            )


def _results(person: Person, who: str, on: date, rules: Rules) -> Iterator[_Caution]:
    """Language results that say something else than they seem to: another scale, another day, issued again."""
    for result in person.languages or ():
        for test in _conditions_told(result, on, rules):
            yield _Caution(f"{who}-{test.id}", test.code, test.facts, test.cite)


@by_facts
def _conditions_told(result: LanguageResult, on: date, rules: Rules) -> tuple[Condition, ...]:
    return tuple(test for test in tests_of_language(result, on, rules) if test.code in SHOWN)


def _mixed_english(sure: Facts, most: Facts, rules: Rules) -> Iterator[_Caution]:
    """French earns more beside English at the higher level in all four abilities; in only some of them, no text decides.

    An ability that is not known may still be at that level: only one that is known to be below it makes English mixed.
    """
    if not rules.version("french").in_force:
        return
    table = table_of("french", rules)
    enough = max(table.columns or ())
    lowest = min(most.english)
    if min(sure.french) >= max(table.minima) and lowest < enough <= max(sure.english):
        facts = {"lowest": lowest, "enough": enough}
        yield _Caution("french-mixed-english", "warning.french-mixed-english", facts, ("mi-french-mixed",))


def _years_of_work(person: Person, who: str, on: date, rules: Rules) -> Iterator[_Caution]:
    """The official pages name a year or so many hours; jobs that make a whole year by one count and not by the other are told."""
    if person.work.periods is None:
        return
    for place, count in WORKED.items():
        years, most = count(person.work, on, rules)
        by_days = calendar_years(years, rules)
        if years == most and floor(years) != floor(by_days):
            facts = {
                "years": years,
                "by_days": by_days,
                "whole": floor(years),
                "hours": rules.value("full-time-year-hours"),
                "days": rules.value("calendar-year-days"),
            }
            yield _Caution(f"{who}-{place}-hours", f"warning.{place}-hours", facts, rules.cite("calendar-year-days"))


def _partner_abroad(profile: Profile) -> Iterator[_Caution]:
    """A partner who is a permanent resident and lives abroad may give points in the grid; one in Canada and a citizen do not."""
    partner = profile.partner
    given = partner.languages or partner.studied_in_canada_two_years or partner.work.canadian_years
    if profile.partnered and partner.accompanying and partner.canadian and given:
        yield _Caution("partner-resident-abroad", "warning.partner-resident-abroad", {}, ABROAD)


def _lapse(end: Days, on: date, ahead: int) -> str:
    if end.last <= on:
        return "lapsed"
    return "lapsing" if (end.first - on).days <= ahead else ""


def _end(first: date | None, last: date | None) -> Days | None:
    """The days on which something may lapse; None where it does not, or none of them is known."""
    return None if first is None or last is None else Days(first, last)
