"""Facts that cannot be at all are refused with their place, in both languages; those a day short of it are not."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from pycore import ProfileError, evaluate, history, timeline

ON, TODAY, TOMORROW = "2026-11-26", date(2026, 11, 27), "2026-11-28"
BORN = "2000-05-20"
IELTS = {"test": "ielts-general", "taken_on": "2026-01-10", "listening": 8, "reading": 7, "writing": 6.5, "speaking": 7}
LEVELS = {"language": "en", "taken_on": "2026-01-10", "clb": {"listening": 9}}
DEGREE = {"country": "IN", "kind": "bachelors", "completed_on": "2018-06-01"}
JOB = {"country": "IN", "from": "2019-01-07", "hours_per_week": 40}
BEFORE = "2000-05-20"


def one(name: str, fact: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {name: [fact | more]}


# (the applicant, where the problem is)
IMPOSSIBLE: list[tuple[dict[str, Any], str]] = [
    *(
        (one("languages", IELTS, listening=score), "languages/0/listening")
        for score in (9.5, 10, 99, 6.3, 6.25, 8.999, 0.4)
    ),
    *(
        (one("languages", {"test": test, ability: score}), f"languages/0/{ability}")
        for test, ability, score in (
            ("celpip-general", "reading", 13),
            ("celpip-general", "reading", 7.5),
            ("pte-core", "speaking", 91),
            ("tcf-canada", "writing", 21),
            ("tcf-canada", "listening", 700),
            ("tef-canada", "reading", 700),
            ("tef-canada", "reading", 250.5),
        )
    ),
    (one("languages", LEVELS, taken_on=TOMORROW), "languages/0/taken_on"),
    (one("languages", IELTS, taken_on="2031-01-01"), "languages/0/taken_on"),
    ({"birth_date": BORN, **one("languages", LEVELS, taken_on=BEFORE)}, "languages/0/taken_on"),
    ({"birth_date": BORN, **one("credentials", DEGREE, completed_on=BEFORE)}, "credentials/0/completed_on"),
    ({"birth_date": BORN, **one("credentials", DEGREE, study_from="1999-09-01")}, "credentials/0/study_from"),
    ({"birth_date": BORN, **one("credentials", DEGREE, eca={"issued_on": BEFORE})}, "credentials/0/eca/issued_on"),
    ({"birth_date": BORN, "work": one("periods", JOB, **{"from": BEFORE})}, "work/periods/0/from"),
    ({"age": 30, **one("credentials", DEGREE, completed_on="1995-11-26")}, "credentials/0/completed_on"),
    ({"birth_date": "1895-11-25"}, "birth_date"),
    ({"birth_date": "2026-11-27"}, "birth_date"),
    (one("credentials", DEGREE, study_from="2018-06-02"), "credentials/0/completed_on"),
    (one("credentials", DEGREE, study_from="2014-09-01", study_to="2014-08-31"), "credentials/0/study_to"),
    ({"work": {"canadian_years": 1, "canadian_years_last_three": 1.5}}, "work/canadian_years_last_three"),
    ({"age": 30, "work": {"canadian_years": 31}}, "work/canadian_years"),
    ({"age": 30, "work": {"foreign_years": 31}}, "work/foreign_years"),
    ({"age": 30, "work": {"primary_continuous_years": 31}}, "work/primary_continuous_years"),
    (one("credentials", DEGREE, program_years=100), "credentials/0/program_years"),
    *(
        (one("credentials", DEGREE, country=code), "credentials/0/country")
        for code in ("UK", "EN", "QC", "ON", "BC", "EU", "XX", "ZZ", "AN")
    ),
    (one("credentials", DEGREE, taught_in="UK"), "credentials/0/taught_in"),
    (one("credentials", DEGREE, taught_in="BC"), "credentials/0/taught_in"),
    ({"work": one("periods", JOB, country="QC")}, "work/periods/0/country"),
]
# The same, as far as it can be.
POSSIBLE: list[dict[str, Any]] = [
    one("languages", IELTS, listening=9),
    one("languages", IELTS, listening=8.5),
    one("languages", {"test": "celpip-general", "reading": 12}),
    one("languages", {"test": "tef-canada", "reading": 699}),
    one("languages", {"test": "tcf-canada", "writing": 20, "listening": 699}),
    one("languages", LEVELS, taken_on=TODAY.isoformat()),
    {"birth_date": BORN, **one("languages", LEVELS, taken_on="2026-01-10")},
    {"birth_date": BORN, **one("credentials", DEGREE, completed_on="2000-05-21")},
    {"age": 30, **one("credentials", DEGREE, completed_on="1995-11-27")},
    {"birth_date": "1896-11-26"},
    {"birth_date": ON},
    one("credentials", DEGREE, study_from="2018-06-01"),
    {"work": {"canadian_years": 1, "canadian_years_last_three": 1}},
    {"age": 30, "work": {"foreign_years": 30.9}},
]


def refused(applicant: dict[str, Any], locale: str = "en", **more: Any) -> dict[str, dict[str, str]]:
    with pytest.raises(ProfileError) as caught:
        evaluate({"as_of": ON, "applicant": applicant, **more}, locale, TODAY)
    return {problem["path"]: problem for problem in caught.value.problems}


@pytest.mark.parametrize("locale", ["en", "fr"])
@pytest.mark.parametrize(("applicant", "place"), IMPOSSIBLE)
def test_what_cannot_be_is_refused_where_it_stands(applicant, place, locale):
    found = refused(applicant, locale)
    assert set(found) == {f"/applicant/{place}"}
    [problem] = found.values()
    assert problem["problem"].endswith(".")
    assert problem["expected"]


@pytest.mark.parametrize("applicant", POSSIBLE)
def test_what_can_be_is_answered(applicant):
    assert evaluate({"as_of": ON, "applicant": applicant}, "en", TODAY)["crs"]["total"] >= 0


@pytest.mark.parametrize("code", ["UK", "QC", "ca", "CAN", "Canada", "C", ""])
def test_what_is_no_code_of_a_country_is_told_which_ones_are(code):
    for locale, said in (("en", "CA for Canada and its provinces"), ("fr", "CA pour le Canada et ses provinces")):
        [problem] = refused(one("credentials", DEGREE, country=code), locale).values()
        assert said in problem["expected"]


def test_every_code_of_a_country_is_taken_and_so_is_that_of_kosovo():
    def told(code: str) -> dict[str, Any]:
        found: dict[str, Any] = evaluate(
            {"as_of": ON, "applicant": one("credentials", DEGREE, country=code)}, "en", TODAY
        )
        return found

    kinds = {code: told(code)["credentials"][0]["canadian_study"]["applies"] for code in ("CA", "GB", "US", "XK", "AX")}
    assert kinds == {"CA": True, "GB": False, "US": False, "XK": False, "AX": False}


def test_a_partners_facts_are_held_to_the_same():
    partner = {"birth_date": BORN, "credentials": [{**DEGREE, "completed_on": BEFORE}], "languages": [IELTS]}
    assert set(refused({}, partner=partner)) == {"/partner/credentials/0/completed_on"}


def test_every_problem_is_told_at_once():
    applicant = {"birth_date": BORN, **one("credentials", DEGREE, completed_on=BEFORE), **one("languages", IELTS)}
    applicant["languages"] += [{**IELTS, "reading": 99, "taken_on": TOMORROW}]
    assert set(refused(applicant)) == {
        "/applicant/credentials/0/completed_on",
        "/applicant/languages/1/reading",
        "/applicant/languages/1/taken_on",
    }


def test_places_are_those_of_the_profile_where_others_are_broken():
    jobs = [{"country": "CA"}, {**JOB, "from": BEFORE}]
    found = refused({"birth_date": BORN, "work": {"periods": jobs}})
    assert "/applicant/work/periods/1/from" in found
    assert "/applicant/work/periods/0/from" in found  # the first lacks it


def test_an_earlier_day_is_asked_about_though_facts_of_today_come_after_it():
    """What was known later is not there yet on such a day: neither refused nor counted."""
    later = {"age": 30, "credentials": [{**DEGREE, "country": "CA", "program_years": 4}], "languages": [IELTS]}
    result = evaluate({"as_of": "2017-01-10", "applicant": later, "partner": None}, "en", TODAY)
    assert result["credentials"][0]["level"]["answer"] == "no"
    assert result["credentials"][0]["when_completed"] is not None
    assert (
        result["crs"]["total"]
        < evaluate({"as_of": ON, "applicant": later, "partner": None}, "en", TODAY)["crs"]["total"]
    )
    assert history({"as_of": ON, "applicant": later}, "en", TODAY)
    assert timeline({"as_of": "2017-01-10", "applicant": later}, 24, "en", TODAY)["steps"]


def test_a_later_day_may_look_ahead_to_a_result():
    ahead = {"as_of": "2027-03-01", "applicant": {"languages": [{**LEVELS, "taken_on": "2027-02-01"}]}}
    assert evaluate(ahead, "en", TODAY)
    with pytest.raises(ProfileError):
        evaluate({**ahead, "as_of": "2027-01-31"}, "en", TODAY)
