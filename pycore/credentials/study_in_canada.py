"""Does a Canadian credential earn the points for study in Canada? Section 30 of the Instructions, since 19 November 2016."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import partial
from math import ceil
from typing import Any

from ..dates import add_years
from ..law.rules import Rules
from ..profile.facts import LEVELS, Credential, study_reach
from .canadian import (
    CANADA,
    DEFINITION,
    DEPENDS_ON_KIND,
    LEVEL_OF_KIND,
    institution_standing,
    is_canadian,
    is_listed_professional,
    is_place_in_doubt,
    may_be_canadian,
    read_as_academic,
)
from .condition import MET, NOT_APPLICABLE, NOT_MET, UNKNOWN, Condition
from .length import length_level, months_meant, most_by_length, study_span
from .standing import completion_test

Facts = Mapping[str, Any]

FOREIGN, PARTNER = "study.foreign", "study.partner"
GRADUATE = frozenset(("masters", "professional", "doctorate"))


def study_tests(credential: Credential, on: date, rules: Rules, as_if_completed: bool) -> tuple[Condition, ...]:
    """Every condition of MI 30 for one credential; a foreign one fails the first, and nothing else is asked of it."""
    if not rules.version("canadian-study").in_force:
        since = next(one.start for one in rules.law.parameters["canadian-study"].versions if one.in_force)
        return (Condition("in-force", NOT_MET, "study.not-in-force", {"since": since}, rules.cite("canadian-study")),)
    if credential.kind == "licence" and (credential.country is None or may_be_canadian(credential)):
        return (_post_secondary_test(credential, rules),)
    if credential.country is None:
        return (
            Condition("canadian-credential", UNKNOWN, "country.unknown", cite=("mi-30-3-a",), missing=("country",)),
        )
    if not may_be_canadian(credential):
        return (
            Condition(
                "canadian-credential",
                NOT_MET,
                FOREIGN,
                {"country": credential.country},
                ("mi-30-3-a", "mi-30-2"),
            ),
        )
    tests = [_canadian_test(credential), _post_secondary_test(credential, rules)]
    if not as_if_completed:
        tests.append(completion_test(credential, on))
    if credential.honorary:
        tests.append(Condition("honorary", NOT_MET, "honorary.not-met", cite=DEFINITION))
    relief = relief_test(credential, rules)
    lifted = rules.value("study-relief") if relief is not None and relief.outcome == MET else None
    if relief is not None:
        tests.append(relief)
    months_of = partial(_months_test, span=study_span(credential), lifted=lifted, rules=rules)
    tests += [
        _institution_test(credential, rules),
        _place_test(credential),
        _length_test(credential, rules),
        _distance_test(credential, lifted, rules),
        months_of("full-time-months", credential.full_time_months, "study-full-time-months"),
        months_of("months-in-canada", credential.months_in_canada, "study-present-months"),
        _language_test(credential, rules),
        _return_test(credential, rules),
    ]
    if relief is not None and relief.outcome == UNKNOWN:
        tests = _hangs_on_relief(tests)
    return tuple(tests)


def _canadian_test(credential: Credential) -> Condition:
    cite = ("mi-30-3-a",)
    if is_canadian(credential):
        return Condition("canadian-credential", MET, "study.canadian", cite=cite)
    facts = {"country": credential.country}
    return Condition("canadian-credential", UNKNOWN, "study.campus-here", facts, (*cite, *DEFINITION))


def partner_study_tests() -> tuple[Condition, ...]:
    """The points for study in Canada are for the applicant's own credential. MI 30."""
    return (Condition("applicant-only", NOT_MET, PARTNER, cite=("mi-30-applicant-only", "mi-30-1", "irpr-83-1-b-1")),)


def study_levels(credential: Credential, answer: str, rules: Rules) -> tuple[str, str]:
    """The level that the points follow, at the least and at the most: none where a condition fails. MI 30(1)."""
    if answer == "no":
        return "none", "none"
    if is_listed_professional(credential, rules):
        best = LEVEL_OF_KIND["masters"]
    elif credential.kind in GRADUATE and credential.kind != "professional":
        best = LEVEL_OF_KIND[credential.kind]
    elif credential.kind == "professional" and credential.professional_field != "other":
        best = LEVEL_OF_KIND["masters"]
    elif credential.kind is None or credential.program_years is None:
        best = LEVELS[-1]
    else:
        best = most_by_length(credential.program_years, rules)
    sure = best
    if credential.kind == "professional" and credential.professional_field is None:
        sure = length_level(credential.program_years, rules)
    return (sure if answer == "yes" else "none"), best


def relief_test(credential: Credential, rules: Rules) -> Condition | None:
    """Study between March 2020 and August 2022, even in part, lifts the distance test and both eight-month tests, nothing else."""
    window = rules.value("study-relief")
    cite = (*rules.cite("study-relief"), "mi-30-relief-tool")
    if window is None:
        return None
    facts: dict[str, Any] = {"from": window["from"], "to": window["to"]}
    start, end = study_reach(credential)
    if start is not None and end is not None:
        shown = {**facts, "start": start, "end": end}
        if start.last <= window["to"] and window["from"] <= end.first:
            return Condition("relief", MET, "study.relief.met", shown, cite)
        if start.first > window["to"] or end.last < window["from"]:
            return Condition("relief", NOT_APPLICABLE, "study.relief.not-applicable", shown, cite)
    if start is not None and start.first > window["to"]:
        return Condition("relief", NOT_APPLICABLE, "study.relief.after", {**facts, "start": start}, cite)
    if end is not None and end.last < window["from"]:
        return Condition("relief", NOT_APPLICABLE, "study.relief.before", {**facts, "end": end}, cite)
    if start is None and credential.planned:
        return Condition("relief", NOT_APPLICABLE, "study.relief.planned", facts, cite)
    earliest = _earliest_start(credential, None if end is None else end.first, rules)
    if start is None and end is not None and earliest is not None and earliest > window["to"]:
        facts |= {"end": end, "years": credential.program_years}
        return Condition(
            "relief", NOT_APPLICABLE, "study.relief.too-late", facts, (*cite, *rules.cite("study-spread-years"))
        )
    missing = ("study_from",) if start is None or start.last > window["to"] else ("study_to",)
    return Condition("relief", UNKNOWN, "study.relief.unknown", facts, cite, missing)


def _earliest_start(credential: Credential, end: date | None, rules: Rules) -> date | None:
    """The earliest start that is reckoned with where only the end is known: the length by design, spread over some more years."""
    if end is None or credential.program_years is None:
        return None
    return add_years(end, -(ceil(credential.program_years) + rules.value("study-spread-years")))


def _hangs_on_relief(tests: list[Condition]) -> list[Condition]:
    """Where the study dates are not known, a failed condition that the relief would lift is open, and no other."""
    liftable = ("distance", "full-time-months", "months-in-canada")
    failed = [test for test in tests if test.id in liftable and test.outcome == NOT_MET]
    if not failed:
        return [test for test in tests if test.id != "relief"]
    relief = next(test for test in tests if test.id == "relief")
    return [
        test._replace(
            outcome=UNKNOWN,
            code=f"{test.code}-unless-relief",
            facts={**test.facts, **relief.facts},
            missing=relief.missing,
        )
        if test in failed
        else test
        for test in tests
        if test.id != "relief"
    ]


def _post_secondary_test(credential: Credential, rules: Rules) -> Condition:
    cite = ("mi-30-1",)
    if credential.kind is None:
        return Condition("post-secondary", UNKNOWN, "kind-test.unknown", cite=cite, missing=("kind",))
    if credential.kind in ("secondary", "licence"):
        return Condition("post-secondary", NOT_MET, f"study.{credential.kind}", cite=cite)
    if institution_standing(credential, "post_secondary", rules) == "contested":
        return Condition("post-secondary", UNKNOWN, "study.quebec", cite=(*cite, "quebec-dep"))
    return Condition("post-secondary", MET, "study.post-secondary", {"kind": credential.kind}, cite)


def _institution_test(credential: Credential, rules: Rules) -> Condition:
    """Public, or private under the same rules, or authorized to confer the degree, or a long Quebec vocational program."""
    cite = ("mi-30-institution",)
    outcome = institution_standing(credential, "study", rules)
    facts = {"institution": credential.institution}
    if outcome is None:
        return Condition("institution", UNKNOWN, "institution.unknown", cite=cite, missing=("institution",))
    if outcome == DEPENDS_ON_KIND:
        return Condition("institution", UNKNOWN, "institution.kind-unknown", facts, cite, ("kind",))
    if outcome == "hours":
        minimum = rules.value("study-quebec-hours")
        if credential.hours is None:
            return Condition(
                "institution", UNKNOWN, "study.quebec-hours.unknown", {"minimum": minimum}, cite, ("hours",)
            )
        outcome = MET if credential.hours >= minimum else NOT_MET
        shown = {"hours": credential.hours, "minimum": minimum}
        return Condition("institution", outcome, f"study.quebec-hours.{outcome}", shown, cite)
    if outcome == "contested":
        return Condition("institution", UNKNOWN, "study.institution.contested", facts, (*cite, "quebec-dep"))
    if outcome == NOT_MET and credential.institution == "private-degree":
        return Condition("institution", NOT_MET, "study.institution.not-a-degree", facts, cite)
    sources = (*cite, "refusal-private-college") if credential.institution == "private-other" else cite
    return Condition("institution", outcome, f"study.institution.{outcome}", facts, sources)


def _place_test(credential: Credential) -> Condition:
    if is_place_in_doubt(credential):
        return Condition("place", UNKNOWN, "study.place.unknown", cite=("mi-30-place",), missing=("taught_in",))
    if credential.taught_in in (None, CANADA):
        return Condition("place", MET, "study.place.met", cite=("mi-30-place",))
    return Condition("place", NOT_MET, "study.place.not-met", {"country": credential.taught_in}, ("mi-30-place",))


def _length_test(credential: Credential, rules: Rules) -> Condition:
    """One year or longer by design; a graduate degree of at least one academic year. MI 30(1)."""
    graduate = credential.kind in GRADUATE or is_listed_professional(credential, rules)
    minimum = rules.value("study-graduate-length" if graduate else "one-year-length")
    cite = ("mi-30-graduate", "mi-30-1") if graduate else ("mi-30-1",)
    years = credential.program_years
    if credential.kind == "secondary":
        return Condition("program-length", NOT_APPLICABLE, "study.length.not-asked", cite=cite)
    if years is None:
        return Condition(
            "program-length", UNKNOWN, "program-length.unknown", {"minimum": minimum}, cite, ("program_years",)
        )
    facts = {"years": years, "minimum": minimum}
    if (months := months_meant(years, rules)) is not None:
        facts |= {"months": months, "least": rules.value("academic-year-months")["least"]}
        return Condition("program-length", UNKNOWN, "program-length.fraction", facts, read_as_academic(cite, rules))
    if years < minimum:
        return Condition("program-length", NOT_MET, "study.length.short", facts, cite)
    return Condition("program-length", MET, "study.length.met", facts, cite)


def _distance_test(credential: Credential, lifted: Facts | None, rules: Rules) -> Condition:
    """A program with more than half at a distance is excluded; exactly half is not."""
    limit, cite = rules.value("study-distance-limit"), rules.cite("study-distance-limit")
    share, inside = credential.distance_share, credential.distance_share_in_canada
    if lifted and share is not None and share <= limit:
        return Condition("distance", NOT_APPLICABLE, "study.lifted", lifted, ("mi-30-relief",))
    if lifted:
        return Condition(
            "distance", NOT_APPLICABLE, "study.distance.lifted", lifted, ("mi-30-relief", "mi-30-relief-distance")
        )
    if share is None:
        return Condition("distance", UNKNOWN, "study.distance.unknown", {"limit": limit}, cite, ("distance_share",))
    facts = {"share": share, "limit": limit}
    if share <= limit:
        return Condition("distance", MET, "study.distance.met", facts, cite)
    if inside and share - inside <= limit:
        facts = {**facts, "inside": inside, "abroad": share - inside}
        return Condition("distance", UNKNOWN, "study.distance.contested", facts, (*cite, "mi-30-distance-in-canada"))
    return Condition("distance", NOT_MET, "study.distance.not-met", facts, cite)


def _months_test(
    name: str, months: float | None, parameter: str, span: int | None, lifted: Facts | None, rules: Rules
) -> Condition:
    """Eight months at least: enrolled full time for one test, physically in Canada for the other. MI 30(3)(b), (c).

    Where the months are not told, the days of study still show that they are fewer.
    """
    minimum, cite = rules.value(parameter), rules.cite(parameter)
    if lifted:
        return Condition(name, NOT_APPLICABLE, "study.lifted", lifted, ("mi-30-relief", "mi-30-relief-tool"))
    if months is None and span is not None and span < minimum:
        return Condition(name, NOT_MET, f"study.{name}.span", {"span": span, "minimum": minimum}, cite)
    if months is None:
        missing = "full_time_months" if name == "full-time-months" else "months_in_canada"
        return Condition(name, UNKNOWN, f"study.{name}.unknown", {"minimum": minimum}, cite, (missing,))
    outcome = MET if months >= minimum else NOT_MET
    return Condition(name, outcome, f"study.{name}.{outcome}", {"months": months, "minimum": minimum}, cite)


def _language_test(credential: Credential, rules: Rules) -> Condition:
    limit, cite = rules.value("study-language-limit"), rules.cite("study-language-limit")
    share = credential.language_study_share
    if share is None:
        return Condition(
            "language-study", UNKNOWN, "study.language-study.unknown", {"limit": limit}, cite, ("language_study_share",)
        )
    outcome = MET if share <= limit else NOT_MET
    return Condition(
        "language-study", outcome, f"study.language-study.{outcome}", {"share": share, "limit": limit}, cite
    )


def _return_test(credential: Credential, rules: Rules) -> Condition:
    cite = rules.cite("study-return-award")
    if credential.return_scholarship is None:
        return Condition(
            "return-award", UNKNOWN, "study.return-award.unknown", cite=cite, missing=("return_scholarship",)
        )
    outcome = NOT_MET if credential.return_scholarship else MET
    return Condition("return-award", outcome, f"study.return-award.{outcome}", cite=cite)
