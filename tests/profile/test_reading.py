"""A profile as it is read: every field in its place, what is left out as not known, months as the days they may be."""

from __future__ import annotations

import copy
from datetime import date
from typing import Any

import pytest

from pycore import ProfileError
from pycore.dates import Days
from pycore.law.loading import law
from pycore.messages.words import words
from pycore.profile.facts import (
    Credential,
    Eca,
    LanguageResult,
    Occupation,
    Person,
    Profile,
    Work,
    WorkPeriod,
    age_on,
    at_least_and_most,
    longest,
    shortest,
    study_reach,
    told_start,
)
from pycore.profile.reading import read_profile

TODAY = date(2026, 11, 27)


def read(told: Any, today: date | None = TODAY) -> Profile:
    return read_profile(told, law(), words("en"), today)


def month(year: int, number: int, last: int) -> Days:
    return Days(date(year, number, 1), date(year, number, last))


def test_of_a_profile_that_tells_nothing_nothing_is_known() -> None:
    assert read({}) == Profile(TODAY, TODAY)
    assert read({}, None).as_of == date.today()
    assert read({"as_of": "2025-02-01"}) == Profile(date(2025, 2, 1), date(2025, 2, 1))
    assert read({"as_of": "2025-02-01", "rules_on": "2017-06-06"}).rules_on == date(2017, 6, 6)
    assert read({"rules_on": "2017-06-06"}).as_of == TODAY


@pytest.mark.parametrize(
    ("told", "partnered", "partner"),
    [
        ({}, None, Person()),
        ({"partner": None}, False, Person()),
        ({"partner": {}}, True, Person()),
        ({"partner": {"age": 30, "accompanying": True}}, True, Person(age=30, accompanying=True)),
    ],
)
def test_no_partner_is_another_thing_than_one_of_whom_nothing_is_told(
    told: Any, partnered: Any, partner: Person
) -> None:
    found = read(told)
    assert (found.partnered, found.partner) == (partnered, partner)


@pytest.mark.parametrize(
    ("told", "offer"), [({}, None), ({"job_offer": None}, "none"), ({"job_offer": "other"}, "other")]
)
def test_no_job_offer_is_another_thing_than_one_that_is_not_told(told: Any, offer: str | None) -> None:
    assert read(told).job_offer == offer


def test_every_field_of_the_profile() -> None:
    told = {
        "sibling_in_canada": True,
        "sibling_of": "applicant",
        "provincial_nomination": False,
        "arranged_employment": True,
        "relative_in_canada": True,
        "settlement_funds": False,
        "outside_quebec": True,
    }
    assert read(told) == Profile(TODAY, TODAY, **told)


def test_every_field_of_a_person() -> None:
    told = {
        "age": 30.0,
        "birth_date": "1996-03-02",
        "certificate_of_qualification": False,
        "studied_in_canada_two_years": True,
        "worked_in_canada_one_year": False,
        "occupation": {"noc": "21231", "needs_licence": False, "wage_tier": "1.3"},
        "work": {"canadian_years": 1, "foreign_years": 2, "primary_continuous_years": 1},
        "credentials": [],
        "languages": [],
    }
    found = read({"applicant": told}).applicant
    assert found == Person(
        birth_date=date(1996, 3, 2),
        age=30,
        credentials=(),
        languages=(),
        work=Work(canadian_years=1, foreign_years=2, primary_continuous_years=1),
        certificate_of_qualification=False,
        studied_in_canada_two_years=True,
        worked_in_canada_one_year=False,
        occupation=Occupation("21231", False, "1.3"),
    )
    assert type(found.age) is int
    assert read({"applicant": {}}).applicant == Person()


@pytest.mark.parametrize(
    ("told", "read_as"),
    [
        ({}, Credential()),
        ({"eca": None}, Credential(assessed=False)),
        (
            {"completed_on": "2020-05-15", "study_from": "2016-09-01", "study_to": "2020-04-30"},
            Credential(completed_on=date(2020, 5, 15), study_from=date(2016, 9, 1), study_to=date(2020, 4, 30)),
        ),
        (
            {"completed_on": "2020-02", "study_from": "2016-09", "study_to": "2020-01"},
            Credential(
                completed_in=month(2020, 2, 29), study_from_in=month(2016, 9, 30), study_to_in=month(2020, 1, 31)
            ),
        ),
        (
            {"eca": {"organization": "WES", "issued_on": "2021-03-04", "outcome": "three-year"}},
            Credential(
                assessed=True,
                eca=Eca("WES", date(2021, 3, 4), "three-year", stated_on=date(2026, 10, 1)),
            ),
        ),
        (
            {"eca": {"issued_on": "2021-03", "phrase": "Master's Degree", "purpose": "general"}},
            Credential(
                assessed=True,
                eca=Eca(
                    lines=("Master's Degree",),
                    purpose="general",
                    stated_on=date(2026, 10, 1),
                    issued_in=month(2021, 3, 31),
                ),
            ),
        ),
        (
            {"eca": {"phrases": ["Master's Degree", "Bachelor's Degree"]}},
            Credential(
                assessed=True, eca=Eca(lines=("Master's Degree", "Bachelor's Degree"), stated_on=date(2026, 10, 1))
            ),
        ),
        (
            {"eca": {"still_valid": True}},
            Credential(assessed=True, eca=Eca(still_valid=True, stated_on=date(2026, 10, 1))),
        ),
        ({"eca": {}}, Credential(assessed=True, eca=Eca(stated_on=date(2026, 10, 1)))),
    ],
)
def test_a_credential(told: dict[str, Any], read_as: Credential) -> None:
    found = read({"as_of": "2026-10-01", "partner": {"credentials": [told]}, "applicant": {"credentials": [told, {}]}})
    assert found.applicant.credentials == (read_as, Credential())
    assert found.partner.credentials == (read_as,)


@pytest.mark.parametrize(
    ("told", "read_as"),
    [
        ({"test": "ielts-general"}, LanguageResult("ielts-general")),
        (
            {
                "test": "celpip-general",
                "taken_on": "2026-05-06",
                "listening": 9,
                "reading": 8,
                "writing": 7,
                "speaking": 6,
            },
            LanguageResult("celpip-general", taken_on=date(2026, 5, 6), scores=(9, 8, 7, 6)),
        ),
        (
            {"language": "fr", "clb": {"reading": 8, "speaking": 6}, "still_valid": False},
            LanguageResult(language="fr", levels=(None, 8, None, 6), still_valid=False),
        ),
        (
            {"test": "ielts-general", "taken_on": "2026-05"},
            LanguageResult("ielts-general", taken_in=month(2026, 5, 31)),
        ),
    ],
)
def test_a_language_result(told: dict[str, Any], read_as: LanguageResult) -> None:
    found = read({"as_of": "2026-10-01", "applicant": {"languages": [told]}, "partner": {"languages": [told]}})
    stated = read_as._replace(stated_on=date(2026, 10, 1))
    assert found.applicant.languages == found.partner.languages == (stated,)


@pytest.mark.parametrize(
    ("as_of", "today", "last"),
    [
        ("2026-11-20", date(2026, 11, 10), date(2026, 11, 20)),
        ("2026-11-10", date(2026, 11, 20), date(2026, 11, 20)),
        ("2026-11-10", date(2026, 12, 20), date(2026, 11, 30)),
        ("2026-11-01", date(2026, 11, 1), date(2026, 11, 1)),
        ("2026-10-10", date(2026, 11, 1), date(2026, 11, 1)),
    ],
)
def test_results_of_this_month_were_issued_by_today(as_of: str, today: date, last: date) -> None:
    told = {"as_of": as_of, "applicant": {"languages": [{"test": "ielts-general", "taken_on": "2026-11"}]}}
    [found] = read(told, today).applicant.languages or ()
    assert found.taken_in == Days(date(2026, 11, 1), last)


def test_results_of_a_month_to_come_are_refused() -> None:
    told = {"as_of": "2026-10-31", "applicant": {"languages": [{"test": "ielts-general", "taken_on": "2026-11"}]}}
    with pytest.raises(ProfileError) as refused:
        read(told, date(2026, 10, 31))
    assert [one["path"] for one in refused.value.problems] == ["/applicant/languages/0/taken_on"]


JOBS = [
    (
        {"country": "CA", "from": "2020-01-06", "hours_per_week": 37.5},
        WorkPeriod("CA", date(2020, 1, 6), None, 37.5),
    ),
    (
        {
            "country": "IN",
            "from": "2020-02",
            "to": "2021-02",
            "hours_per_week": 20,
            "noc": "21231",
            "self_employed": True,
            "authorized": False,
            "full_time_student": True,
        },
        WorkPeriod(
            "IN",
            date(2020, 2, 1),
            date(2021, 2, 28),
            20,
            "21231",
            self_employed=True,
            authorized=False,
            full_time_student=True,
            start_in=month(2020, 2, 29),
            end_in=month(2021, 2, 28),
        ),
    ),
    (
        {"country": "CA", "from": "2020-02-03", "to": "2021-02-04", "hours_per_week": 40},
        WorkPeriod("CA", date(2020, 2, 3), date(2021, 2, 4), 40),
    ),
]


@pytest.mark.parametrize(("told", "read_as"), JOBS)
def test_a_job(told: dict[str, Any], read_as: WorkPeriod) -> None:
    assert read({"applicant": {"work": {"periods": [told]}}}).applicant.work == Work(periods=(read_as,))


def test_no_jobs_are_another_thing_than_jobs_that_are_not_told() -> None:
    assert read({"applicant": {"work": {"periods": []}}}).applicant.work == Work(periods=())
    assert read({"applicant": {"work": {}}}).applicant.work == Work()


WHOLE: dict[str, Any] = {
    "applicant": {
        "birth_date": "1996-03-02",
        "credentials": [{"country": "CA", "eca": None, "completed_on": "2020-05"}],
        "languages": [{"test": "ielts-general", "taken_on": "2026-05"}],
        "work": {"periods": [JOBS[1][0]]},
    },
    "partner": {"credentials": [{}]},
}


def test_what_is_read_is_not_changed() -> None:
    told = copy.deepcopy(WHOLE)
    read(told)
    assert told == WHOLE


def problems(told: Any) -> list[str]:
    with pytest.raises(ProfileError) as refused:
        read(told)
    return [one["path"] for one in refused.value.problems]


@pytest.mark.parametrize("told", [None, [], "text", 1])
def test_what_is_no_object_is_refused_whole(told: Any) -> None:
    assert problems(told) == [""]


def test_what_is_no_object_is_refused_however_deep_it_is() -> None:
    nested: list[Any] = []
    for _ in range(100_000):
        nested = [nested]
    assert problems(nested) == [""]


def test_what_breaks_the_schema_is_left_out_and_the_rest_is_still_held_together() -> None:
    """A birth after a completion stands beside an age that is no number; a job that lacks its start says nothing more."""
    born = {
        "birth_date": "2021-03-02",
        "credentials": [{"country": 1}, {"country": "CA", "completed_on": "2020-05-15"}],
    }
    assert problems({"applicant": {**born, "age": "x"}, "unheard": 1}) == [
        "/applicant/credentials/0/country",
        "/applicant/age",
        "/unheard",
        "/applicant/credentials/1/completed_on",
    ]
    jobs = [{"country": "CA", "to": "2019-01-01", "hours_per_week": 40}, JOBS[2][0]]
    assert problems({"applicant": {"birth_date": "2021-01-01", "work": {"periods": jobs}}}) == [
        "/applicant/work/periods/0/from",
        "/applicant/work/periods/1/from",
    ]
    assert problems({"applicant": {"birth_date": "2021-01-01", "work": {"periods": [1, JOBS[2][0]]}}}) == [
        "/applicant/work/periods/0",
        "/applicant/work/periods/1/from",
    ]


def test_of_something_that_is_needed_nothing_is_said_where_a_part_of_it_is_wrong() -> None:
    assert problems({"applicant": {"languages": [{"taken_on": "2026-05-01"}]}}) == ["/applicant/languages/0"]
    assert problems({"applicant": {"languages": [{"test": "unheard of"}]}}) == ["/applicant/languages/0/test"]
    assert problems({"applicant": {"languages": [{"test": "unheard of"}, {}]}}) == [
        "/applicant/languages/0/test",
        "/applicant/languages/1",
    ]


MARCH, JUNE = month(2024, 3, 31), month(2024, 6, 30)


def job(start: date | Days, end: date | Days | None) -> WorkPeriod:
    """A job whose days are told, or their months."""
    first, start_in = (start.first, start) if isinstance(start, Days) else (start, None)
    last, end_in = (end.last, end) if isinstance(end, Days) else (end, None)
    return WorkPeriod("CA", first, last, 30, start_in=start_in, end_in=end_in)


@pytest.mark.parametrize(
    ("start", "end", "least", "most"),
    [
        (date(2024, 3, 4), None, (date(2024, 3, 4), None), (date(2024, 3, 4), None)),
        (MARCH, None, (date(2024, 3, 31), None), (date(2024, 3, 1), None)),
        (MARCH, JUNE, (date(2024, 3, 31), date(2024, 6, 1)), (date(2024, 3, 1), date(2024, 6, 30))),
        (MARCH, date(2024, 6, 10), (date(2024, 3, 31), date(2024, 6, 10)), (date(2024, 3, 1), date(2024, 6, 10))),
        (date(2024, 3, 4), JUNE, (date(2024, 3, 4), date(2024, 6, 1)), (date(2024, 3, 4), date(2024, 6, 30))),
        # Within one month a day that is told is worked; of the month alone perhaps not a day between the two.
        (MARCH, date(2024, 3, 10), (date(2024, 3, 10), date(2024, 3, 10)), (date(2024, 3, 1), date(2024, 3, 10))),
        (date(2024, 3, 10), MARCH, (date(2024, 3, 10), date(2024, 3, 10)), (date(2024, 3, 10), date(2024, 3, 31))),
        (MARCH, MARCH, (date(2024, 3, 31), date(2024, 3, 1)), (date(2024, 3, 1), date(2024, 3, 31))),
    ],
)
def test_a_job_at_its_shortest_and_at_its_longest(start: Any, end: Any, least: Any, most: Any) -> None:
    told = job(start, end)
    assert shortest(told) == WorkPeriod("CA", *least, 30)
    assert longest(told) == WorkPeriod("CA", *most, 30)
    assert told_start(told) == start


def test_work_at_least_and_at_most_is_one_where_all_days_are_told() -> None:
    plain, by_start, by_end = job(date(2024, 3, 4), None), job(MARCH, date(2024, 6, 10)), job(date(2024, 3, 4), JUNE)
    for work in (Work(), Work(periods=()), Work(periods=(plain, plain)), Work(canadian_years=2)):
        assert at_least_and_most(work) == (work,)
    for jobs in ((by_start,), (by_end,), (plain, by_end), (by_start, plain)):
        assert at_least_and_most(Work(canadian_noc="21231", periods=jobs)) == (
            Work(canadian_noc="21231", periods=tuple(shortest(one) for one in jobs)),
            Work(canadian_noc="21231", periods=tuple(longest(one) for one in jobs)),
        )


def test_study_reaches_from_its_start_to_its_end_or_to_its_completion() -> None:
    day, later = date(2020, 5, 15), date(2020, 6, 20)
    assert study_reach(Credential()) == (None, None)
    assert study_reach(Credential(study_from=day, completed_on=later)) == (Days(day, day), Days(later, later))
    assert study_reach(Credential(study_from_in=MARCH, completed_in=JUNE)) == (MARCH, JUNE)
    assert study_reach(Credential(study_to=day, completed_on=later)) == (None, Days(day, day))
    assert study_reach(Credential(study_to_in=MARCH, completed_on=later)) == (None, MARCH)


def test_an_age_goes_by_the_date_of_birth_where_it_is_told() -> None:
    on = date(2026, 3, 2)
    assert age_on(Person(), on) is None
    assert age_on(Person(age=44), on) == 44
    assert age_on(Person(birth_date=date(1996, 3, 2), age=44), on) == 30
    assert age_on(Person(birth_date=date(1996, 3, 3)), on) == 29
