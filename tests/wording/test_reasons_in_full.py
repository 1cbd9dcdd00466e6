"""Why each factor gives its points, in full: the fact as it is, where there is none, where it is open, and what caps it."""

from __future__ import annotations

from typing import Any

import pytest

from pycore import evaluate
from pycore.profile.facts import ABILITIES

SETTLED: dict[str, Any] = {
    "age": 30,
    "credentials": [],
    "languages": [],
    "work": {"canadian_years": 1, "foreign_years": 0},
    "certificate_of_qualification": False,
    "studied_in_canada_two_years": False,
}
NO = dict.fromkeys(("sibling_in_canada", "provincial_nomination", "arranged_employment", "relative_in_canada"), False)
ALONE: dict[str, Any] = {"as_of": "2026-10-23", "partner": None, "job_offer": None, **NO}
PARTNER: dict[str, Any] = {
    "accompanying": True,
    "canadian": False,
    "credentials": [],
    "languages": [],
    "work": {"canadian_years": 0},
}


def levels(language: str, *found: int | None, taken_on: str | None = "2026-02-01") -> dict[str, Any]:
    clb = {ability: level for ability, level in zip(ABILITIES, found, strict=True) if level is not None}
    return {"language": language, "clb": clb, **({"taken_on": taken_on} if taken_on else {})}


def without(facts: dict[str, Any]) -> dict[str, Any]:
    """The facts but those that are not told, which are marked by dots."""
    return {name: value for name, value in facts.items() if value is not ...}


def factor(id: str, *, profile: dict[str, Any] | None = None, locale: str = "en", **applicant: Any) -> dict[str, Any]:
    told = without({**ALONE, "applicant": without({**SETTLED, **applicant}), **(profile or {})})
    sections = evaluate(told, locale)["crs"]["sections"]
    found: dict[str, Any] = next(one for part in sections for one in part["factors"] if one["id"] == id)
    return {**found, "because": found["because"].replace("\N{NO-BREAK SPACE}", " ")}


def said(id: str, **facts: Any) -> str:
    text: str = factor(id, **facts)["because"]
    return text


def of_partner(id: str, **facts: Any) -> str:
    return said(id, profile={"partner": without({**PARTNER, **facts})})


EN, FR = levels("en", 9, 8, 7, 10), levels("fr", 5, 6, 7, 4)
EN_LOW, FR_HIGH = levels("en", 4, 4, 4, 4), levels("fr", 9, 9, 9, 9)
EN_PART, FR_PART = levels("en", 9, 8, 7, None), levels("fr", 5, 6, 7, None)
EN_UNDATED, FR_UNDATED = levels("en", 9, 8, 7, 10, taken_on=None), levels("fr", 5, 6, 7, 4, taken_on=None)
IN_ENGLISH = "listening 9, reading 8, writing 7, speaking 10"
IN_FRENCH = "listening 5, reading 6, writing 7, speaking 4"
CHOSEN = "taken as the first official language, the order that gives the most"


@pytest.mark.parametrize(
    ("languages", "first", "second"),
    [
        ([], "No language result counts on this day.", "No result in a second official language counts on this day."),
        (
            ...,
            "The level in the first official language is not known.",
            "The level in the second official language is not known.",
        ),
        (
            [EN],
            f"English, first official language: {IN_ENGLISH}.",
            "No result in a second official language counts on this day.",
        ),
        (
            [FR],
            f"French, first official language: {IN_FRENCH}.",
            "No result in a second official language counts on this day.",
        ),
        ([EN, FR], f"English, {CHOSEN}: {IN_ENGLISH}.", f"French, second official language: {IN_FRENCH}."),
        ([FR, EN], f"English, {CHOSEN}: {IN_ENGLISH}.", f"French, second official language: {IN_FRENCH}."),
        (
            [EN_LOW, FR_HIGH],
            f"French, {CHOSEN}: listening 9, reading 9, writing 9, speaking 9.",
            "English, second official language: listening 4, reading 4, writing 4, speaking 4.",
        ),
        (
            [EN_PART],
            "English, first official language, at least: listening 9, reading 8, writing 7, speaking 0; the rest is not settled.",
            "No result in a second official language counts on this day.",
        ),
        (
            [EN, FR_PART],
            f"English, {CHOSEN}: {IN_ENGLISH}.",
            "French, second official language, at least: listening 5, reading 6, writing 7, speaking 0; the rest is not settled.",
        ),
        (
            [EN, FR_UNDATED],
            f"English, first official language: {IN_ENGLISH}.",
            "The level in the second official language is not known.",
        ),
        # Where English counts it comes first: what is told of French alone is not all.
        (
            [EN_UNDATED, FR],
            f"French, first official language, at least: {IN_FRENCH}; the rest is not settled.",
            "The level in the second official language is not known.",
        ),
    ],
)
def test_the_first_and_the_second_official_language(languages: Any, first: str, second: str) -> None:
    assert said("first-language", languages=languages) == first
    assert said("second-language", languages=languages) == second


@pytest.mark.parametrize(
    ("languages", "lowest"),
    [
        ([], "No level in a first official language counts on this day."),
        (..., "The lowest of the four abilities in the first official language is not known."),
        ([EN], "Lowest of the four abilities in the first official language: 7."),
        ([FR_HIGH, EN_LOW], "Lowest of the four abilities in the first official language: 9."),
        ([EN_PART], "The lowest of the four abilities in the first official language is not known."),
    ],
)
def test_the_lowest_ability(languages: Any, lowest: str) -> None:
    assert said("education-language", languages=languages) == f"No credential gives a level of education. {lowest}"
    assert said("certificate-language", languages=languages) == f"No certificate of qualification in a trade. {lowest}"


@pytest.mark.parametrize(
    ("languages", "because"),
    [
        ([EN, FR], "Lowest of the four abilities in French: 4. Lowest of the four abilities in English: 7."),
        (
            [EN_PART, FR_PART],
            "The lowest of the four abilities in French is not known. The lowest of the four abilities in English is not known.",
        ),
        ([EN], "No level in French counts on this day. Lowest of the four abilities in English: 7."),
    ],
)
def test_the_lowest_in_each_language(languages: Any, because: str) -> None:
    assert said("french", languages=languages) == because


@pytest.mark.parametrize(
    ("languages", "because"),
    [
        ([], "No language result of the partner counts on this day."),
        (..., "The partner’s level in an official language is not known."),
        ([FR], f"The partner’s French: {IN_FRENCH}."),
        ([EN, FR], f"The partner’s English: {IN_ENGLISH}."),
        (
            [EN_PART],
            "The partner’s English, at least: listening 9, reading 8, writing 7, speaking 0; the rest is not settled.",
        ),
        (
            [FR_PART],
            "The partner’s French, at least: listening 5, reading 6, writing 7, speaking 0; the rest is not settled.",
        ),
        ([FR_UNDATED], "The partner’s level in an official language is not known."),
    ],
)
def test_a_partners_language(languages: Any, because: str) -> None:
    assert of_partner("partner-language", languages=languages) == because


@pytest.mark.parametrize(
    ("facts", "because"),
    [
        ({}, "Age 30 on 23 October 2026."),
        ({"age": ...}, "The age is not known."),
        ({"age": ..., "birth_date": "1990-10-24"}, "Age 35 on 23 October 2026."),
    ],
)
def test_an_age_on_the_day_of_the_score(facts: dict[str, Any], because: str) -> None:
    assert said("age", **facts) == because


MASTERS = {"country": "CA", "kind": "masters", "completed_on": "2020-05-15"}
SECONDARY = {"country": "CA", "kind": "secondary", "completed_on": "2012-05-15", "institution": "public"}
STUDIED = {
    "country": "CA",
    "kind": "diploma",
    "program_years": 2,
    "completed_on": "2025-06-30",
    "study_from": "2023-09-01",
    "institution": "public",
    "distance_share": 0,
    "language_study_share": 0,
    "full_time_months": 16,
    "months_in_canada": 16,
    "return_scholarship": False,
}
SURE = {**MASTERS, "institution": "public"}


def test_a_level_that_is_open_above_a_sure_one() -> None:
    held = [{**STUDIED, "return_scholarship": True}, MASTERS]
    assert said("education", credentials=held) == (
        "Level of education: two-year program for sure, up to master’s or professional degree once the open questions are settled."
    )
    assert of_partner("partner-education", credentials=held) == (
        "The partner’s level of education: two-year program for sure, up to master’s or professional degree."
    )
    assert of_partner("partner-education", credentials=[SURE]) == (
        "The partner’s level of education: master’s or professional degree."
    )


@pytest.mark.parametrize(
    ("credentials", "because"),
    [
        ([], "No credential meets every condition of study in Canada."),
        ([MASTERS], "Whether a credential meets every condition of study in Canada is not settled."),
        ([STUDIED], "Highest credential that meets every condition of study in Canada: two-year program."),
        ([STUDIED, MASTERS], "Whether a credential meets every condition of study in Canada is not settled."),
    ],
)
def test_study_in_canada(credentials: list[dict[str, Any]], because: str) -> None:
    assert said("canadian-study", credentials=credentials) == because


HERE = (
    "Full time, or as much part time. Self-employment, work during full-time study and work without authorization do not count:"
    " if you enter years, leave them out; if you enter jobs, say which are of that kind."
    " Work done in Canada for an employer abroad is contested; it counts here where you enter it."
)
ABROAD = (
    "Self-employment counts. Work done abroad for an employer in Canada is generally taken as work outside Canada, though no text"
    " seen says so; work done in Canada for an employer abroad is contested, and counts here where you enter it."
)
NO_LANGUAGE = "No level in a first official language counts on this day."
BREAK = "with or without a break; the last text seen asks for continuous work"


def job(country: str) -> dict[str, Any]:
    """A year and some weeks, of whose days the months alone are told."""
    return {"periods": [{"country": country, "from": "2024-03", "to": "2025-06", "hours_per_week": 30}]}


@pytest.mark.parametrize(
    ("work", "because"),
    [
        ({"canadian_years": 2.5, "foreign_years": 0}, f"Skilled work in Canada: 2 years and 6 months. {HERE}"),
        ({"canadian_years": 0, "foreign_years": 3}, "No skilled work in Canada."),
        ({"foreign_years": 0}, f"The years of skilled work in Canada are not known. {HERE}"),
        (job("CA"), f"Skilled work in Canada: 1 year and 9 weeks at least, 1 year and 18 weeks at most. {HERE}"),
        (job("IN"), "No skilled work in Canada."),
    ],
)
def test_work_in_canada(work: dict[str, Any], because: str) -> None:
    assert said("canadian-work", work=work) == because


@pytest.mark.parametrize(
    ("work", "because", "hint"),
    [
        ({"canadian_years": 1, "foreign_years": 0}, "No skilled work outside Canada.", ""),
        ({"canadian_years": 1, "foreign_years": 2}, f"Skilled work outside Canada: 2 years, {BREAK}.", f" {ABROAD}"),
        ({"canadian_years": 1}, "The years of skilled work outside Canada are not known.", f" {ABROAD}"),
        (
            job("IN"),
            f"Skilled work outside Canada: 1 year and 9 weeks at least, 1 year and 18 weeks at most, {BREAK}.",
            f" {ABROAD}",
        ),
    ],
)
def test_work_abroad(work: dict[str, Any], because: str, hint: str) -> None:
    assert said("foreign-work-language", work=work) == f"{because} {NO_LANGUAGE}{hint}"
    here = "No skilled work in Canada." if "periods" in work else "Skilled work in Canada: "
    assert said("foreign-work-canadian-work", work=work).startswith(f"{because} {here}")


@pytest.mark.parametrize(
    ("work", "because"),
    [
        ({"canadian_years": 0}, "The partner has no skilled work in Canada."),
        ({"canadian_years": 2.5}, "The partner’s skilled work in Canada: 2 years and 6 months."),
        (..., "The partner’s years of skilled work in Canada are not known."),
        (job("CA"), "The partner’s skilled work in Canada: 1 year and 9 weeks at least, 1 year and 18 weeks at most."),
    ],
)
def test_a_partners_work_in_canada(work: Any, because: str) -> None:
    assert of_partner("partner-work", work=work) == because


@pytest.mark.parametrize(
    ("id", "name", "sentences"),
    [
        (
            "nomination",
            "provincial_nomination",
            {
                True: "Nominated by a province or territory.",
                False: "No nomination by a province or territory.",
                ...: "It is not known whether there is a nomination.",
            },
        ),
        (
            "sibling",
            "sibling_in_canada",
            {
                True: "A qualifying brother or sister lives in Canada.",
                False: "No qualifying brother or sister in Canada.",
                ...: "It is not known whether a qualifying brother or sister lives in Canada.",
            },
        ),
        (
            "job-offer",
            "job_offer",
            {
                None: "No qualifying job offer.",
                "other": "A qualifying job offer.",
                "major-group-00": "A qualifying job offer in Major Group 00.",
                ...: "It is not known whether there is a qualifying job offer.",
            },
        ),
    ],
)
def test_a_fact_whose_every_answer_has_its_sentence(id: str, name: str, sentences: dict[Any, str]) -> None:
    found = {answer: said(id, profile={"as_of": "2024-10-23", name: answer}) for answer in sentences}
    assert found == sentences


def test_a_certificate_of_qualification() -> None:
    assert said("certificate-language", certificate_of_qualification=True, languages=[EN]) == (
        "You have a certificate of qualification in a trade. Lowest of the four abilities in the first official language: 7."
    )
    assert said("certificate-language", certificate_of_qualification=...).startswith(
        "It is not known whether you have a certificate of qualification."
    )


CAP = " With the other factor of its group, at most 50 points."


@pytest.mark.parametrize(("level", "years", "capped"), [(9, 2, True), (8, 2, True), (8, 1, False), (9, 0, False)])
def test_what_two_factors_of_a_family_give_together_is_capped(level: int, years: int, capped: bool) -> None:
    facts = {
        "credentials": [SURE],
        "languages": [levels("en", *[level] * 4)],
        "work": {"canadian_years": years, "foreign_years": 0},
    }
    for id in ("education-language", "education-canadian-work"):
        assert said(id, **facts).endswith(CAP) is capped
        assert factor(id, **facts)["max"] == 50
    assert not said("foreign-work-language", **facts).endswith(CAP)


def test_a_cap_is_told_of_what_is_sure_and_not_of_what_may_be() -> None:
    facts = {"credentials": [SURE], "languages": ..., "work": {"canadian_years": 1, "foreign_years": 0}}
    assert factor("education-canadian-work", **facts)["range"] == [25, 25]
    assert factor("education-language", **facts)["range"] == [0, 50]
    assert not said("education-canadian-work", **facts).endswith(CAP)


def sizes(partner: Any, **applicant: Any) -> dict[str, Any]:
    """Of each section and factor the points, at least and at most, and its maximum."""
    told = without({**ALONE, "partner": partner, "applicant": without({**SETTLED, **applicant})})
    sections = evaluate(told)["crs"]["sections"]
    return {one["id"]: (*one["range"], one["max"]) for part in sections for one in (part, *part["factors"])}


CORE = {"age": 110, "education": 150, "first-language": 136, "second-language": 24, "canadian-work": 80, "core": 500}
CORE_WITH = {
    "age": 100,
    "education": 140,
    "first-language": 128,
    "second-language": 22,
    "canadian-work": 70,
    "core": 460,
}
OF_PARTNER = {"partner-education": 10, "partner-language": 20, "partner-work": 10, "partner": 40}


@pytest.mark.parametrize("partner", [None, {"accompanying": False}, {"accompanying": True, "canadian": True}])
def test_the_maximum_of_each_part_alone(partner: Any) -> None:
    found = sizes(partner)
    assert {name: found[name][2] for name in CORE} == CORE
    assert {found[name] for name in OF_PARTNER} == {(0, 0, 0)}
    assert (found["transferability"][2], found["additional"][2]) == (100, 600)


def test_the_maximum_of_each_part_with_a_partner() -> None:
    for partner in (PARTNER, {"accompanying": True, "canadian": False}):
        found = sizes(partner)
        assert {name: found[name][2] for name in CORE_WITH} == CORE_WITH
        assert {name: found[name][2] for name in OF_PARTNER} == OF_PARTNER
    assert {name: found[name] for name in OF_PARTNER} == {name: (0, most, most) for name, most in OF_PARTNER.items()}


def test_where_it_is_open_whether_a_partner_is_scored_no_part_gives_more_than_its_maximum() -> None:
    """With less at worst in the column of couples that is the sure one, though more can be had in the other."""
    found = sizes(...)
    assert {name: found[name] for name in ("age", "canadian-work", "core")} == {
        "age": (95, 105, 105),
        "canadian-work": (35, 40, 70),
        "core": (130, 145, 460),
    }
    assert {name: found[name] for name in OF_PARTNER} == {name: (0, most, most) for name, most in OF_PARTNER.items()}


def test_where_the_sure_world_is_that_of_one_alone_a_partners_parts_are_told_as_they_may_be() -> None:
    held = {"accompanying": True, "languages": [FR_HIGH], "credentials": [SURE], "work": {"canadian_years": 5}}
    old = {"age": 60, "work": {"canadian_years": 0, "foreign_years": 0}}
    found = sizes(held, **old)
    assert {name: found[name] for name in OF_PARTNER} == {name: (0, most, most) for name, most in OF_PARTNER.items()}
    assert found["core"] == (0, 0, 500)
    none = sizes({**held, "languages": []}, **old)
    assert none["partner-language"] == (0, 0, 0)
    because = said("partner-work", profile={"partner": held}, **old)
    assert because == "The partner’s skilled work in Canada: 0 years at least, 5 years at most."


def test_of_one_who_may_be_scored_along_a_maximum_is_that_of_the_column_of_couples() -> None:
    """Also where less can be had, and where the sure world is that of one alone."""
    held = {
        "accompanying": True,
        "languages": [levels("fr", 5, 5, 5, 5)],
        "credentials": [],
        "work": {"canadian_years": 1},
    }
    found = sizes(held, age=60, work={"canadian_years": 0, "foreign_years": 0})
    assert {name: found[name] for name in OF_PARTNER} == {
        "partner-education": (0, 0, 0),
        "partner-language": (0, 4, 20),
        "partner-work": (0, 5, 10),
        "partner": (0, 9, 40),
    }


def test_where_nothing_is_known_a_section_reaches_what_the_better_column_gives() -> None:
    found = {part["id"]: (part["points"], part["range"], part["max"]) for part in evaluate({})["crs"]["sections"]}
    assert found["core"] == (0, [0, 500], 500)
    assert found["partner"] == (0, [0, 40], 40)
    known = {part["id"]: part["points"] for part in evaluate({**ALONE, "applicant": SETTLED})["crs"]["sections"]}
    assert known == {"core": 145, "partner": 0, "transferability": 0, "additional": 0}


def test_what_a_factor_rests_on() -> None:
    counted, not_counted = factor("partner-work", profile={"partner": PARTNER}), factor("partner-work")
    assert [one["id"] for one in not_counted["sources"]] == [
        "mi-1-accompanying",
        *[one["id"] for one in counted["sources"]],
    ]
    assert not_counted["because"] == (
        "Not applicable: these points exist only where a spouse or common-law partner accompanies you and is neither a citizen"
        " nor a permanent resident of Canada."
    )


def test_in_french() -> None:
    assert said("age", locale="fr") == "30 ans le 23 octobre 2026."
    assert said("nomination", locale="fr", profile={"provincial_nomination": True}) != said("nomination", locale="fr")
