"""What is said of facts that exclude each other or cannot be, where, and what is expected; and that the nearest that can be is answered."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from pycore import ProfileError, evaluate

ON, TODAY = "2026-11-26", date(2026, 11, 27)
IELTS = {"test": "ielts-general", "taken_on": "2026-01-10", "listening": 8, "reading": 7, "writing": 6.5, "speaking": 7}
LEVELS = {"language": "en", "taken_on": "2026-01-10", "clb": {"listening": 9}}
DEGREE = {"country": "IN", "kind": "bachelors", "completed_on": "2018-06-01"}
COURSE = {"country": "CA", "kind": "diploma"}
JOB = {"country": "IN", "from": "2019-01-07", "hours_per_week": 40}
EITHER = "one of the two"


def credential(fact: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"applicant": {"credentials": [fact | more]}}


def language(fact: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"applicant": {"languages": [fact | more]}}


def work(**facts: Any) -> dict[str, Any]:
    return {"applicant": {"work": facts}}


# the profile, where the problem is below the only fact of its kind, what is said, and what is expected
TOLD: list[tuple[dict[str, Any], str, str, str]] = [
    (
        {"as_of": "2014-12-31"},
        "/as_of",
        "31 December 2014 is before the rules begin.",
        "a day on or after 1 January 2015",
    ),
    (
        {"rules_on": "2014-12-31"},
        "/rules_on",
        "31 December 2014 is before the rules begin.",
        "a day on or after 1 January 2015",
    ),
    (
        {"as_of": "2014-12-31", "rules_on": "2016-01-01"},
        "/as_of",
        "31 December 2014 is before the rules begin.",
        "a day on or after 1 January 2015",
    ),
    *(
        (
            work(periods=[JOB], **{name: 1}),
            "/applicant/work/periods",
            "periods and canadian_years, foreign_years exclude each other.",
            EITHER,
        )
        for name in ("canadian_years", "foreign_years")
    ),
    (
        work(periods=[JOB | {"to": "2019-01-06"}]),
        "/applicant/work/periods/0/to",
        "6 January 2019 is before 7 January 2019.",
        "a day on or after 7 January 2019",
    ),
    (
        work(canadian_years=1, canadian_years_last_three=1.5),
        "/applicant/work/canadian_years_last_three",
        "A part of 1 year and 6 months is more than the whole, 1 year.",
        "at most 1 year",
    ),
    *(
        (
            {"applicant": {"age": 30, "work": {name: 31}}},
            f"/applicant/work/{name}",
            "31 years of work is more than the age, 30.",
            "fewer years than the person has lived",
        )
        for name in ("canadian_years", "foreign_years", "primary_continuous_years")
    ),
    (
        credential(DEGREE, study_from="2018-06-02"),
        "/applicant/credentials/0/completed_on",
        "1 June 2018 is before 2 June 2018.",
        "a day on or after 2 June 2018",
    ),
    (
        credential(DEGREE, study_from="2014-09-01", study_to="2014-08-31"),
        "/applicant/credentials/0/study_to",
        "31 August 2014 is before 1 September 2014.",
        "a day on or after 1 September 2014",
    ),
    (
        credential(DEGREE, distance_share=0.5, distance_share_in_canada=0.6),
        "/applicant/credentials/0/distance_share_in_canada",
        "A part of 60\u00a0% is more than the whole, 50\u00a0%.",
        "at most 50\u00a0%",
    ),
    (
        language({"listening": 7}),
        "/applicant/languages/0",
        "None of test and language is given.",
        "one of test and language",
    ),
    (
        language(IELTS, listening=9.5),
        "/applicant/languages/0/listening",
        "9.5 is no score of this test.",
        "a figure that the test prints: at most 9, in steps of 0.5",
    ),
    (
        language(IELTS, taken_on="2026-11-28"),
        "/applicant/languages/0/taken_on",
        "The result is dated 28 November 2026, after 27 November 2026.",
        "the date of results that have been issued",
    ),
    (
        {"applicant": {"birth_date": "2026-11-27"}},
        "/applicant/birth_date",
        "27 November 2026 is after the day of the score, 26 November 2026.",
        "a day on or before 26 November 2026",
    ),
    (
        {"applicant": {"birth_date": "1895-11-25"}},
        "/applicant/birth_date",
        "25 November 1895 is more than 130 years before 26 November 2026.",
        "a date of birth in the last 130 years",
    ),
    (
        {"applicant": {"birth_date": "2000-05-20", "credentials": [DEGREE | {"study_from": "1999-09-01"}]}},
        "/applicant/credentials/0/study_from",
        "1 September 1999 is not after the date of birth, 20 May 2000.",
        "a day after the date of birth",
    ),
    (
        {"applicant": {"age": 30, "credentials": [DEGREE | {"completed_on": "1995-11-26"}]}},
        "/applicant/credentials/0/completed_on",
        "26 November 1995 is before the birth of a person aged 30 on 26 November 2026.",
        "a day of the person’s life",
    ),
    # Months where no day is told.
    (
        credential(DEGREE, completed_on="2018-05", study_from="2018-06"),
        "/applicant/credentials/0/completed_on",
        "May 2018 is before June 2018.",
        "a day on or after June 2018",
    ),
    (
        credential(DEGREE, study_to="2018-05", study_from="2018-06"),
        "/applicant/credentials/0/study_to",
        "May 2018 is before June 2018.",
        "a day on or after June 2018",
    ),
    (
        {"applicant": {"birth_date": "2000-03-05", "credentials": [{**DEGREE, "study_to": "2000-02"}]}},
        "/applicant/credentials/0/study_to",
        "February 2000 is not after the date of birth, 5 March 2000.",
        "a day after the date of birth",
    ),
    (
        language(IELTS, taken_on="2026-12"),
        "/applicant/languages/0/taken_on",
        "The result is dated December 2026, after 27 November 2026.",
        "the date of results that have been issued",
    ),
]
# two answers to one question: the profile, where, and the two
EXCLUDING: list[tuple[dict[str, Any], str, str]] = [
    (credential(DEGREE, eca={"phrase": "a", "phrases": ["a"]}), "credentials/0/eca/phrase", "phrase and phrases"),
    *(
        (
            credential(DEGREE, eca={"outcome": "three-year", **lines}),
            "credentials/0/eca/outcome",
            "outcome and phrase, phrases",
        )
        for lines in ({"phrase": "a"}, {"phrases": ["a"]})
    ),
    (
        credential(DEGREE, eca={"issued_on": "2024-01-01", "still_valid": True}),
        "credentials/0/eca/still_valid",
        "still_valid and issued_on",
    ),
    (
        credential(DEGREE, left_unfinished=True),
        "credentials/0/left_unfinished",
        "left_unfinished and completed_on",
    ),
    *(
        (credential(DEGREE, completed=stated), "credentials/0/completed_on", "completed_on and completed")
        for stated in (True, False)
    ),
    (
        credential(COURSE, planned=True, left_unfinished=True),
        "credentials/0/planned",
        "planned and left_unfinished",
    ),
    (credential(COURSE, planned=True, completed=True), "credentials/0/planned", "planned and completed"),
    (
        credential(COURSE, left_unfinished=True, completed=True),
        "credentials/0/left_unfinished",
        "left_unfinished and completed",
    ),
    (language(LEVELS, still_valid=True), "languages/0/still_valid", "still_valid and taken_on"),
    *(
        (language(IELTS, **more), "languages/0/test", "test and language, clb")
        for more in ({"language": "en"}, {"clb": {"listening": 9}})
    ),
    (
        language(LEVELS, listening=7),
        "languages/0/language",
        "clb and listening, reading, writing, speaking",
    ),
]
ANSWERED: list[dict[str, Any]] = [
    {"as_of": "2015-01-01"},
    {"rules_on": "2015-01-01"},
    work(periods=[JOB | {"to": "2019-01-07"}]),
    work(canadian_years=1, canadian_years_last_three=1),
    credential(DEGREE, study_from="2018-06-01", study_to="2018-06-01"),
    credential(DEGREE, distance_share=0.5, distance_share_in_canada=0.5),
    credential(DEGREE, eca={"phrase": "Bachelor's degree"}),
    credential(DEGREE, eca={"phrases": ["Bachelor's degree", "Diploma"]}),
    credential(DEGREE, eca={"issued_on": "2024-01-01", "outcome": "three-year"}),
    credential(COURSE, planned=True, completed_on="2027-06-01"),
    credential(COURSE, planned=True, completed=False),
    credential(COURSE, completed=True),
    credential(DEGREE, eca={"still_valid": True}),
    language({"language": "en", "still_valid": True}),
    language(IELTS, taken_on="2026-11-27"),
    language(IELTS, taken_on="2026-11"),
    credential(DEGREE, completed_on="2018-06", study_from="2018-06", study_to="2018-06"),
    credential(DEGREE, completed_on="2018-06", completed=True),
    {"applicant": {"birth_date": "2000-03-05", "credentials": [{**DEGREE, "study_to": "2000-03"}]}},
]


def problems(profile: dict[str, Any]) -> list[tuple[str, str, str]]:
    with pytest.raises(ProfileError) as caught:
        evaluate({"as_of": ON, **profile}, "en", TODAY)
    return [(one["path"], one["problem"], one["expected"]) for one in caught.value.problems]


@pytest.mark.parametrize(("profile", "path", "problem", "expected"), TOLD)
def test_what_cannot_be_is_told_in_its_own_figures(profile, path, problem, expected):
    assert problems(profile) == [(path, problem, expected)]


@pytest.mark.parametrize(("profile", "place", "two"), EXCLUDING)
def test_two_answers_to_one_question_are_refused_at_one_of_them(profile, place, two):
    assert problems(profile) == [(f"/applicant/{place}", f"{two} exclude each other.", EITHER)]


@pytest.mark.parametrize("profile", ANSWERED)
def test_the_nearest_that_can_be_is_answered(profile):
    assert evaluate({"as_of": ON, **profile}, "en", TODAY)["credentials"] is not None
