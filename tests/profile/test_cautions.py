"""Facts that are unlikely together are told beside the answer, each pair with its provision; what is likely is not."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from pycore import evaluate
from pycore.dates import months_between
from pycore.law.loading import law


def without(fact: dict[str, Any], name: str) -> dict[str, Any]:
    """A fact with one answer left open."""
    return {key: value for key, value in fact.items() if key != name}


DIPLOMA: dict[str, Any] = {
    "country": "CA",
    "kind": "diploma",
    "program_years": 2,
    "completed_on": "2025-06-15",
    "study_from": "2023-09-05",
    "study_to": "2025-04-20",
    "full_time_months": 16,
    "months_in_canada": 16,
}
JOB = {"country": "CA", "from": "2024-01-08", "to": "2024-12-20", "hours_per_week": 40}
TEF = {
    "test": "tef-canada",
    "taken_on": "2026-02-01",
    "listening": 298,
    "reading": 248,
    "writing": 300,
    "speaking": 300,
}
RULES = law().on(law().days_of_change[-1])
ADULT = RULES.value("youngest-worker")
SPAN = months_between(date.fromisoformat(DIPLOMA["study_from"]), date.fromisoformat(DIPLOMA["study_to"]))
MOST = RULES.value("language-test-tef-canada")["maximum"]
REPORT = {"organization": "WES", "issued_on": "2018-01-15", "outcome": "three-year"}
DEGREE = {"country": "IN", "kind": "bachelors", "completed_on": "2018-06-01"}
YEAR = {**JOB, "from": "2023-12-20"}
COUNTS = {"canadian_years": 1, "foreign_years": 1}
UNDATED = {name: value for name, value in DIPLOMA.items() if name not in ("study_from", "study_to", "completed_on")}
ONGOING = without(JOB, "to")
TO_COME = {
    "country": "CA",
    "kind": "certificate",
    "planned": True,
    "completed_on": "2028-04-30",
    "full_time_months": 8,
}
HALFWAY = {**without(TO_COME, "planned"), "completed_on": "2027-03-31"}
PAIRS: list[tuple[str, dict[str, Any]]] = [
    ("applicant-work-during-study", {"credentials": [DIPLOMA], "work": {"periods": [JOB]}}),
    (
        "applicant-work-before-completion",
        {"credentials": [DIPLOMA], "work": {"periods": [{**JOB, "from": "2025-04-21", "to": "2026-01-31"}]}},
    ),
    ("applicant-work-to-come", {"work": {"periods": [{**without(JOB, "to"), "from": "2026-11-27"}]}}),
    (
        "applicant-work-to-come",
        {"work": {"periods": [YEAR, {**JOB, "country": "IN", "from": "2026-12", "to": "2027-12"}]}},
    ),
    ("applicant-unskilled-occupation", {"occupation": {"noc": "65201"}, "work": {"canadian_years": 2}}),
    ("applicant-work-over-window", {"work": {"canadian_years": 6, "foreign_years": 6}}),
    ("applicant-work-before-adult", {"age": 20, "work": {"canadian_years": 0, "foreign_years": 8}}),
    ("applicant-months-over-study", {"credentials": [{**DIPLOMA, "full_time_months": 30}]}),
    ("applicant-unskilled-occupation", {"work": {"canadian_years": 2, "canadian_noc": "65201"}}),
    ("applicant-primary-over-counted", {"work": {**COUNTS, "primary_continuous_years": 2.5}}),
    ("applicant-trade-over-counted", {"work": {**COUNTS, "trade_years_last_five": 2.5}}),
    ("applicant-no-year-against-jobs", {"worked_in_canada_one_year": False, "work": {"periods": [YEAR]}}),
    ("applicant-months-over-program", {"credentials": [{**UNDATED, "full_time_months": 24.5}]}),
    ("applicant-completed-before-end", {"credentials": [{**DIPLOMA, "completed_on": "2025-04-19"}]}),
    ("applicant-completed-in-childhood", {"age": 20, "credentials": [{**DEGREE, "completed_on": "2019-11-26"}]}),
    ("applicant-assessed-before-completed", {"credentials": [{**DEGREE, "eca": REPORT}]}),
    ("applicant-two-scales", {"languages": [TEF]}),
    # The same where only the months are told.
    (
        "applicant-work-before-completion",
        {
            "credentials": [{**DIPLOMA, "completed_on": "2025-06", "study_to": "2025-04"}],
            "work": {"periods": [{**JOB, "from": "2025-05-01", "to": "2026-01-31"}]},
        },
    ),
    (
        "applicant-work-during-study",
        {"credentials": [{**DIPLOMA, "study_from": "2023-09", "study_to": "2025-04"}], "work": {"periods": [JOB]}},
    ),
    ("applicant-completed-before-end", {"credentials": [{**DIPLOMA, "completed_on": "2025-03"}]}),
    ("applicant-assessed-before-completed", {"credentials": [{**DEGREE, "eca": {**REPORT, "issued_on": "2018-05"}}]}),
    (
        "applicant-assessed-before-completed",
        {"credentials": [{**DEGREE, "completed_on": "2018-07", "eca": {**REPORT, "issued_on": "2018-06-30"}}]},
    ),
    ("applicant-completed-before-end", {"credentials": [{**DIPLOMA, "study_to": "2025-07"}]}),
    ("applicant-completed-in-childhood", {"age": 20, "credentials": [{**DEGREE, "completed_on": "2019-10"}]}),
    ("applicant-two-scales", {"languages": [{"test": "ielts-general", "taken_on": "2026-01-10", "listening": 8}, TEF]}),
    ("applicant-work-into-study", {"credentials": [TO_COME], "work": {"periods": [ONGOING]}}),
    ("applicant-work-into-study", {"credentials": [without(TO_COME, "planned")], "work": {"periods": [ONGOING]}}),
    ("applicant-work-into-study", {"credentials": [HALFWAY], "work": {"periods": [{**JOB, "to": "2026-11-27"}]}}),
    # Begun after the study is over, it does not go into it.
    (
        "applicant-work-to-come",
        {
            "credentials": [
                {**TO_COME, "study_from": "2026-12-01", "completed_on": "2027-01-20", "full_time_months": 1}
            ],
            "work": {"periods": [{**ONGOING, "from": "2027-01-21"}]},
        },
    ),
    ("applicant-work-into-study", {"credentials": [TO_COME], "work": {"periods": [{**JOB, "to": "2027-08-30"}]}}),
    (
        "applicant-work-into-study",
        {
            "credentials": [{**without(TO_COME, "full_time_months"), "program_years": 1}],
            "work": {"periods": [{**JOB, "to": "2027-09-30"}]},
        },
    ),
    (
        "applicant-work-into-study",
        {
            "credentials": [{**without(TO_COME, "completed_on"), "study_from": "2026-11-27"}],
            "work": {"periods": [{**JOB, "to": "2026-12-20"}]},
        },
    ),
    ("applicant-country-or-province", {"credentials": [{**UNDATED, "country": "NL", "institution": "public"}]}),
    ("applicant-country-or-province", {"credentials": [{**UNDATED, "taught_in": "SK"}]}),
    ("applicant-country-or-province", {"credentials": [{**DEGREE, "country": "PE", "institution_name": "UPEI"}]}),
    ("applicant-country-or-province", {"credentials": [{**DEGREE, "country": "YT", "title": "BA, Yukon University"}]}),
    ("applicant-country-or-province", {"credentials": [{**DEGREE, "country": "NU", "institution": "public"}]}),
    ("applicant-count-over-jobs", {"work": {"periods": [YEAR], "primary_continuous_years": 3}}),
    ("applicant-count-over-jobs", {"work": {"periods": [YEAR], "trade_years_last_five": 3}}),
    (
        "applicant-count-over-jobs",
        {"work": {"periods": [{**YEAR, "country": "IN"}], "canadian_years_last_three": 0.5}},
    ),
]
NEAR: list[
    tuple[str, dict[str, Any]]
] = [  # on the near side of each border, or with the fact that decides told in another way
    (
        "applicant-work-during-study",
        {"credentials": [DIPLOMA], "work": {"periods": [{**JOB, "from": "2025-04-20", "to": "2026-01-31"}]}},
    ),
    (
        "applicant-work-during-study",
        {"credentials": [without(DIPLOMA, "full_time_months")], "work": {"periods": [JOB]}},
    ),
    ("applicant-work-during-study", {"credentials": [{**DIPLOMA, "full_time_months": 1}], "work": {"periods": [JOB]}}),
    (
        "applicant-work-during-study",
        {"credentials": [DIPLOMA], "work": {"periods": [without(JOB, "to")]}},
    ),
    (
        "applicant-work-during-study",
        {
            "credentials": [{"country": "CA", "kind": "diploma", "planned": True, "study_from": "2026-11-26"}],
            "work": {"periods": [{**without(JOB, "to"), "from": "2026-01-05"}]},
        },
    ),
    (
        "applicant-unskilled-occupation",
        {"occupation": {"noc": "65201"}, "work": {"periods": [{**JOB, "country": "IN"}]}},
    ),
    ("applicant-work-before-adult", {"birth_date": "2006-11-26", "work": {"canadian_years": 0, "foreign_years": 8}}),
    (
        "applicant-no-year-against-jobs",
        {"worked_in_canada_one_year": False, "work": {"periods": [{**YEAR, "hours_per_week": 30}]}},
    ),
    (
        "applicant-completed-in-childhood",
        {"birth_date": "2006-11-26", "credentials": [{**DEGREE, "completed_on": "2019-11-26"}]},
    ),
    ("applicant-completed-in-childhood", {"age": 13, "credentials": [{**DEGREE, "completed_on": "2026-11-26"}]}),
    (
        "applicant-months-over-study",
        {"credentials": [{**without(DIPLOMA, "study_to"), "full_time_months": 30}]},
    ),
    ("applicant-two-scales", {"languages": [{**TEF, **MOST}]}),
]
LIKELY: list[dict[str, Any]] = [
    {"credentials": [DIPLOMA], "work": {"periods": [{**JOB, "from": "2025-06-15", "to": "2026-01-31"}]}},
    {
        "credentials": [DIPLOMA],
        "work": {"periods": [{**JOB, "from": "2025-05-01", "to": "2026-01-31", "full_time_student": False}]},
    },
    {"credentials": [DIPLOMA], "work": {"periods": [{**JOB, "full_time_student": False}]}},
    {"credentials": [DIPLOMA], "work": {"periods": [{**JOB, "country": "IN"}]}},
    {"occupation": {"noc": "21231"}, "work": {"canadian_years": 2}},
    {"age": 30, "work": {"canadian_years": 2, "foreign_years": 8}},
    {"credentials": [DIPLOMA]},
    {"credentials": [{**DEGREE, "eca": {**REPORT, "issued_on": "2025-01-15"}}]},
    {"languages": [{**TEF, "writing": 500}]},
    {"occupation": {"noc": "65201"}, "work": {"canadian_years": 2, "canadian_noc": "21231"}},
    {"work": {**COUNTS, "primary_continuous_years": 2, "trade_years_last_five": 2}},
    {"work": {"canadian_years": 1, "primary_continuous_years": 5}},
    {"worked_in_canada_one_year": False, "work": {"periods": [{**YEAR, "hours_per_week": 20}]}},
    {"worked_in_canada_one_year": False, "work": {"periods": [{**YEAR, "authorized": False}]}},
    {"worked_in_canada_one_year": False, "work": {"periods": [JOB]}},
    {"worked_in_canada_one_year": True, "work": {"periods": [YEAR]}},
    {"credentials": [{**UNDATED, "full_time_months": 24}]},
    {"credentials": [{**DIPLOMA, "completed_on": "2025-04-20"}]},
    {"age": 20, "credentials": [{**DEGREE, "completed_on": "2020-11-26"}]},
    {"age": 20, "credentials": [{**DEGREE, "kind": "secondary", "completed_on": "2019-06-01"}]},
    {"credentials": [{**DIPLOMA, "full_time_months": 0}], "work": {"periods": [JOB]}},
    {"credentials": [DIPLOMA], "work": {"periods": [{**JOB, "from": "2020-01-06", "to": "2020-12-18"}]}},
    {"occupation": {"noc": "65201"}, "work": {"periods": [{**JOB, "noc": "21231"}]}},
    {"credentials": [{**DEGREE, "country": "NL", "institution_name": "Universiteit Leiden"}]},
    {"credentials": [{**DEGREE, "country": "SK", "title": "Bakalár"}, {**DEGREE, "country": "PE"}]},
    {"credentials": [{**DEGREE, "institution": "public", "institution_name": "University of Regina"}]},
    {"credentials": [{**DEGREE, "taught_in": "SK"}]},
    {"credentials": [{**UNDATED, "taught_in": "IN", "institution": "public"}]},
    {"work": {"foreign_years": 10}},
    {"work": {"canadian_years": 10}},
    {"credentials": [{**DIPLOMA, "full_time_months": SPAN, "months_in_canada": SPAN}]},
    {"credentials": [{**DEGREE, "eca": {**REPORT, "issued_on": DEGREE["completed_on"]}}]},
    {"credentials": [{"country": "CA", "kind": "certificate", "program_years": 0.83, "full_time_months": 10}]},
    {"languages": [{"language": "en", "taken_on": "2026-01-10", "clb": {"listening": 9}}]},
    {"languages": [{"test": "ielts-general", "taken_on": "2026-01-10", "listening": 8}]},
    {"age": ADULT + 8, "work": {"canadian_years": 0, "foreign_years": 8}},
    {"credentials": [{**DIPLOMA, "completed_on": "2025-04"}]},
    {"credentials": [{**DIPLOMA, "study_to": "2025-06"}]},
    {
        "credentials": [{**DIPLOMA, "completed_on": "2025-06", "study_to": "2025-04"}],
        "work": {"periods": [{**JOB, "from": "2025-04-30", "to": "2026-01-31"}]},
    },
    {
        "credentials": [{**DIPLOMA, "completed_on": "2025-06", "study_to": "2025-04"}],
        "work": {"periods": [{**JOB, "from": "2025-06-01", "to": "2026-01-31"}]},
    },
    {
        "credentials": [{**DIPLOMA, "study_from": "2024-12", "full_time_months": 5, "months_in_canada": 5}],
        "work": {"periods": [JOB]},  # it ended on the 20th, and the study may have begun after that
    },
    {"age": 20, "credentials": [{**DEGREE, "completed_on": "2020-11"}]},
    {"credentials": [{**DEGREE, "eca": {**REPORT, "issued_on": "2018-06"}}]},  # it may be of the same day
    {"credentials": [{**UNDATED, "program_years": 0.35, "full_time_months": 5}]},
    {"credentials": [UNDATED], "work": {"periods": [JOB]}},
    {
        "credentials": [{"country": "CA", "kind": "diploma", "planned": True, "study_from": "2026-12-21"}],
        "work": {"periods": [{**JOB, "to": "2026-12-20"}]},
    },
    # Of eight months before the end of April 2028 the first is at the end of August 2027.
    {"credentials": [TO_COME], "work": {"periods": [{**JOB, "to": "2027-08-29"}]}},
    {"credentials": [TO_COME], "work": {"periods": [{**ONGOING, "full_time_student": False}]}},
    # What is to come of the study begins on the day after, and study that ends on the day itself is over.
    {"credentials": [HALFWAY], "work": {"periods": [{**JOB, "to": "2026-11-26"}]}},
    {"credentials": [{**HALFWAY, "completed_on": "2026-11-26"}], "work": {"periods": [ONGOING]}},
    {"credentials": [TO_COME], "work": {"periods": [{**ONGOING, "country": "IN"}]}},
    {"credentials": [{**TO_COME, "full_time_months": 0}], "work": {"periods": [ONGOING]}},
    {
        "credentials": [{"country": "CA", "kind": "diploma", "completed": True, "study_from": "2022-09-05"}],
        "work": {"periods": [ONGOING]},
    },
    {"credentials": [without(TO_COME, "completed_on")], "work": {"periods": [ONGOING]}},
    {"credentials": [without(TO_COME, "full_time_months")], "work": {"periods": [JOB]}},
    {"work": {"periods": [{**YEAR, "from": "2025-11-27", "to": "2026-11-25"}], "primary_continuous_years": 1}},
    {"work": {"periods": [{**without(JOB, "to"), "from": "2026-11-26"}, {**without(JOB, "to"), "from": "2026-11"}]}},
    {"work": {"periods": [{**JOB, "from": "2025-11-27", "to": "2027-06-30"}]}},
    {"work": {"periods": [YEAR], "primary_continuous_years": 1, "canadian_years_last_three": 1}},
    {"work": {"canadian_years": 1, "foreign_years": 1, "canadian_years_last_three": 1}},
]


def warned(applicant: dict[str, Any], locale: str = "en", **more: Any) -> dict[str, str]:
    profile = {"as_of": "2026-11-26", "applicant": applicant, **more}
    return {one["id"]: one["text"] for one in evaluate(profile, locale)["warnings"]}


def of_agreement(found: dict[str, str]) -> set[str]:
    pairs = {record["id"] for record in law().on(law().days_of_change[-1]).records("agreement")}
    return {id for id in found if id.partition("-")[2] in pairs}


@pytest.mark.parametrize("locale", ["en", "fr"])
@pytest.mark.parametrize(("id", "applicant"), PAIRS + NEAR)
def test_facts_that_are_unlikely_together_are_told(id, applicant, locale):
    assert of_agreement(warned(applicant, locale)) == {id}


@pytest.mark.parametrize("applicant", LIKELY)
def test_facts_that_go_together_are_not(applicant):
    assert of_agreement(warned(applicant)) == set()


def test_the_category_of_an_occupation_is_said():
    found = warned({"occupation": {"noc": "65201"}, "work": {"canadian_years": 2}})
    assert "65201, is in TEER category 5;" in found["applicant-unskilled-occupation"]


def test_every_job_to_come_is_told_by_its_first_day_or_its_month_whoever_holds_it():
    jobs = [{**without(JOB, "to"), "from": start} for start in ("2027-01-10", "2026-12")]
    for locale, said in (
        ("en", ["begins on 10 January 2027 is still to come", "begins in December 2026 is still to come"]),
        ("fr", ["commence le 10 janvier 2027 est encore à venir", "commence en décembre 2026 est encore à venir"]),
    ):
        profile = {
            "as_of": "2026-11-26",
            "partner": {"work": {"periods": jobs[:1]}},
            "applicant": {"work": {"periods": jobs}},
        }
        found = evaluate(profile, locale)["warnings"]
        texts = {one["id"]: [] for one in found}
        for one in found:
            texts[one["id"]].append(one["text"].replace("\N{NO-BREAK SPACE}", " "))
        assert [words in text for words, text in zip(said, texts["applicant-work-to-come"], strict=True)] == [
            True,
            True,
        ]
        assert said[0] in texts["partner-work-to-come"][0]


def test_letters_of_a_province_that_are_a_countrys_code_are_said_to_be_both_whoever_holds_the_credential():
    held = {"country": "SK", "kind": "diploma", "institution": "public"}
    found = warned({}, partner={"credentials": [held]})["partner-country-or-province"]
    assert "places the school in Slovakia" in found and "stand for Saskatchewan" in found and "country is CA" in found
    french = warned({"credentials": [{**held, "country": "NL"}]}, "fr")["applicant-country-or-province"]
    assert "aux Pays-Bas" in french and "Terre-Neuve-et-Labrador" in french


def test_letters_of_a_province_are_told_of_each_credential_and_once_of_each():
    held = {"kind": "diploma", "institution": "public"}
    credentials = [{**held, "country": "SK", "taught_in": "NL"}, {**held, "country": "NU"}]
    found = evaluate({"as_of": "2026-11-26", "applicant": {"credentials": credentials}})["warnings"]
    told = [one["text"] for one in found if one["id"] == "applicant-country-or-province"]
    assert ["Saskatchewan" in text for text in told] == [True, False]
    assert ["Nunavut" in text for text in told] == [False, True]


def test_a_sibling_of_a_partner_who_is_not_scored():
    partner = {"accompanying": False, "canadian": False}
    assert "applicant-sibling-not-counted" in warned({}, partner=partner, sibling_in_canada=True, sibling_of="partner")
    comes = {**partner, "accompanying": True}
    assert "applicant-sibling-not-counted" not in warned(
        {}, partner=comes, sibling_in_canada=True, sibling_of="partner"
    )


def test_every_pair_rests_on_sources():
    for version in law().parameters["agreement"].versions:
        for record in version.data["records"]:
            assert set(record["sources"]) <= set(law().sources)
