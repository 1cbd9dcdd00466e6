"""What is said of a factor whose fact is that there is none: neither a level nobody has, nor a zero for an answer not given."""

from __future__ import annotations

from typing import Any

import pytest

from pycore import evaluate

SETTLED: dict[str, Any] = {"age": 30, "work": {"canadian_years": 1, "foreign_years": 0}, "languages": []}
REFUSED = {"country": "IN", "kind": "bachelors", "completed_on": "2018-05-15", "eca": None}
OPEN = {"country": "CA", "kind": "masters", "completed_on": "2020-05-15"}


def said(id: str, locale: str = "en", partner: dict[str, Any] | None = None, **applicant: Any) -> str:
    profile = {"as_of": "2026-10-23", "partner": partner, "applicant": {**SETTLED, **applicant}}
    sections = evaluate(profile, locale)["crs"]["sections"]
    found: str = next(one["because"] for part in sections for one in part["factors"] if one["id"] == id)
    return found


@pytest.mark.parametrize(
    ("credentials", "sentence"),
    [
        ([], "No credential gives a level of education."),
        ([REFUSED], "No credential gives a level of education."),
        (
            [OPEN],
            "No level of education is sure yet. At most, once the open questions are settled: master’s or professional degree.",
        ),
        ([{**OPEN, "institution": "public"}], "Level of education: master’s or professional degree."),
    ],
)
def test_a_level_that_nobody_has_is_not_given_to_anybody(credentials, sentence):
    assert said("education", credentials=credentials) == sentence
    assert said("education-canadian-work", credentials=credentials) == f"{sentence} Skilled work in Canada: 1 year."


def test_of_the_partner_too():
    partner = {"accompanying": True, "canadian": False}
    assert said("partner-education", partner={**partner, "credentials": [REFUSED]}) == (
        "No credential of the partner’s gives a level of education."
    )
    assert said("partner-education", partner={**partner, "credentials": [OPEN]}) == (
        "No level of education of the partner’s is sure yet. At most: master’s or professional degree."
    )


@pytest.mark.parametrize("partner", [None, {"accompanying": False}, {"accompanying": True, "canadian": True}])
def test_a_partner_who_is_not_scored_along_is_told_by_the_definition(partner):
    profile = {"as_of": "2026-10-23", "partner": partner, "applicant": SETTLED}
    for locale, neither in (
        ("en", "neither a citizen nor"),
        ("fr", "sans être citoyen canadien ni résident permanent"),
    ):
        for factor in evaluate(profile, locale)["crs"]["sections"][1]["factors"]:
            assert neither in factor["because"]
            assert factor["sources"][0]["id"] == "mi-1-accompanying"


def test_without_a_result_there_is_no_level_and_no_zero():
    english = {"language": "en", "taken_on": "2026-02-01", "clb": dict.fromkeys(("listening", "reading", "writing"), 9)}
    assert said("french") == "No level in French counts on this day. No level in English counts on this day."
    assert said("certificate-language", certificate_of_qualification=False) == (
        "No certificate of qualification in a trade. No level in a first official language counts on this day."
    )
    low = {**english, "clb": {**english["clb"], "speaking": 3}}
    assert said("french", languages=[low]) == (
        "No level in French counts on this day. Lowest of the four abilities in English: 3."
    )
    assert said("french", languages=[english]) == (
        "No level in French counts on this day. The lowest of the four abilities in English is not known."
    )


@pytest.mark.parametrize("language", ["en", "fr"])
def test_where_no_result_is_sure_the_one_that_is_open_is_the_first_language(language: str) -> None:
    undated = {"language": language, "clb": dict.fromkeys(("listening", "reading", "writing", "speaking"), 9)}
    assert said("first-language", languages=[undated]) == "The level in the first official language is not known."
    assert said("second-language", languages=[undated]) == "No result in a second official language counts on this day."
    assert said("foreign-work-language", languages=[undated]).endswith(
        "The lowest of the four abilities in the first official language is not known."
    )


def test_in_french():
    assert said("education", "fr", credentials=[]) == "Aucun diplôme ne donne de niveau de scolarité."
    assert said("french", "fr") == (
        "Aucun niveau en français ne compte à la date de la note. "
        "Aucun niveau en anglais ne compte à la date de la note."
    )


@pytest.mark.parametrize(
    ("locale", "sentence"),
    [
        ("en", "Skilled work in Canada: 1 year at least; the rest is not known."),
        ("fr", "Travail qualifié au Canada\u00a0: 1\u00a0an au moins; le reste n’est pas connu."),
    ],
)
def test_of_so_many_years_or_more_what_is_sure_is_told(locale: str, sentence: str) -> None:
    work = {"canadian_years": 1, "canadian_years_or_more": True, "foreign_years": 0}
    assert said("canadian-work", locale, work=work).startswith(sentence)
