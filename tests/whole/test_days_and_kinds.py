"""By the second implementation (oracle.py): months of which any day may be meant, study and licences, unbroken work."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import product
from typing import Any

import oracle
import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_properties import look

from pycore import evaluate
from pycore.law.loading import law
from pycore.messages.words import words
from pycore.profile.reading import read_profile
from pycore.scoring.programs import longest_work
from pycore.scoring.work import canadian_years, foreign_years

ON = date(2026, 11, 27)
RULES = law().on(ON)
DEGREE: dict[str, Any] = {"country": "US", "kind": "bachelors", "completed_on": "2015-05-15"}
SETTLED: dict[str, Any] = {
    "partner": None,
    **dict.fromkeys(("sibling_in_canada", "provincial_nomination", "arranged_employment", "relative_in_canada"), False),
    "job_offer": None,
}
REST = {"age": 30, "work": {"canadian_years": 0, "foreign_years": 0}, "certificate_of_qualification": False}

months = st.tuples(st.integers(2018, 2026), st.integers(1, 12)).filter(lambda month: month <= (ON.year, ON.month))
days = st.integers(0, 3000).map(lambda back: ON - timedelta(days=back))


def answered(on: date, **applicant: Any) -> dict[str, Any]:
    return evaluate({"as_of": on.isoformat(), **SETTLED, "applicant": {**REST, **applicant}}, today=ON)


@given(months, days)
@look(150)
def test_a_report_of_a_month_counts_as_its_days_do(month, on):
    told = f"{month[0]}-{month[1]:02}"
    credential = {**DEGREE, "eca": {"organization": "WES", "issued_on": told, "outcome": "three-year"}}
    [found] = answered(on, credentials=[credential])["credentials"]
    expected = oracle.together([oracle.is_young(day, on, 5) for day in oracle.days_of(*month)])
    assert found["level"]["answer"] == expected


@given(months, days)
@look(150)
def test_results_of_a_month_count_as_its_days_do(month, on):
    nine = dict.fromkeys(("listening", "reading", "writing", "speaking"), 9)
    spoken = {"language": "en", "taken_on": f"{month[0]}-{month[1]:02}", "clb": nine}
    [core, *_] = answered(on, credentials=[], languages=[spoken])["crs"]["sections"]
    [found] = [factor["range"] for factor in core["factors"] if factor["id"] == "first-language"]
    possible = [day for day in oracle.days_of(*month) if day <= ON]  # none is to come
    answer = oracle.together([oracle.is_young(day, on, 2) for day in possible])
    most = oracle.first_language_points((9,) * 4, False)
    assert found == {"yes": [most, most], "unclear": [0, most], "no": [0, 0]}[answer]


@given(months, days)
@look(100)
def test_a_program_completed_in_a_month_is_completed_as_on_its_days(month, on):
    told = f"{month[0]}-{month[1]:02}"
    credential = {"country": "CA", "kind": "diploma", "program_years": 2, "institution": "public", "completed_on": told}
    [found] = answered(on, credentials=[credential])["credentials"]
    assert found["level"]["answer"] == oracle.together([day <= on for day in oracle.days_of(*month)])


KINDS = ("secondary", "certificate", "diploma", "bachelors", "masters", "professional", "doctorate", "trade", "licence")


@pytest.mark.parametrize("kind", KINDS)
def test_what_a_canadian_credential_is_by_its_kind_its_length_and_its_field(kind):
    for years, field in product((0.3, 0.5, 1, 1.5, 2, 2.5, 3, 4), (None, "medicine", "law", "other")):
        credential = {
            "country": "CA",
            "kind": kind,
            "program_years": years,
            "institution": "public",
            "completed_on": "2024-05-01",
            **({} if field is None else {"professional_field": field}),
        }
        found = answered(ON, credentials=[credential])["education"]
        expected = oracle.canadian_levels(kind, years, field)
        assert (found["level"], found["level_at_most"]) == expected, (years, field)


def test_a_certificate_of_qualification_earns_by_itself_and_is_no_study():
    nine = dict.fromkeys(("listening", "reading", "writing", "speaking"), 9)
    spoken = [{"language": "en", "taken_on": "2026-06-01", "clb": nine}]
    licence = {"country": "CA", "kind": "licence", "program_years": 4, "completed_on": "2024-05-01"}
    for held, certificate in product(([], [licence]), (False, True)):
        found = answered(ON, credentials=held, languages=spoken, certificate_of_qualification=certificate)
        case = oracle.Case(LAST, age=30, english=(9,) * 4, certificate=certificate)
        assert found["crs"]["range"] == [oracle.total(case)] * 2


LAST = oracle.SETS[-1]
jobs = st.builds(
    lambda country, first, length, hours: oracle.Job(country, first, first + timedelta(days=length), hours),
    st.sampled_from(("CA", "IN")),
    days,
    st.integers(0, 700),
    st.sampled_from((10.0, 30.0, 40.0)),
)


@given(st.lists(jobs, max_size=5), st.booleans())
@look(80)
def test_the_longest_unbroken_work_is_that_of_days_in_a_row(held, abut):
    if abut and len(held) > 1:  # so that some follow each other, or miss by a day
        held[1] = oracle.Job("IN", held[0].last + timedelta(days=1 + len(held) % 2), held[0].last + timedelta(600), 30)
    periods = [
        {
            "country": job.country,
            "from": job.first.isoformat(),
            "to": job.last.isoformat(),
            "hours_per_week": job.hours,
            "noc": "21231",
        }
        for job in held
    ]
    told = {"as_of": ON.isoformat(), "applicant": {"work": {"periods": periods}, "occupation": {"noc": "21231"}}}
    profile = read_profile(told, law(), words("en"), ON)
    assert longest_work(profile, law().on(ON)) == pytest.approx(oracle.longest_unbroken_work(held, ON))


by_months = st.lists(st.tuples(jobs, st.booleans(), st.booleans()), min_size=1, max_size=2)


@given(by_months, st.booleans())
@look(25)
def test_jobs_told_by_months_count_as_on_the_days_that_count_least_and_most(held, short):
    """Each in its own place: the one that is short may lie within a month of which no day is told."""
    if short:
        one = held[0][0]
        held[0] = (replace(one, last=one.first + timedelta(days=3)), True, True)
    periods = [
        {
            "country": job.country,
            "from": job.first.isoformat()[: 7 if start_by_month else 10],
            "to": job.last.isoformat()[: 7 if end_by_month else 10],
            "hours_per_week": job.hours,
        }
        for job, start_by_month, end_by_month in held
    ]
    told = {"as_of": ON.isoformat(), "applicant": {"work": {"periods": periods}}}
    work = read_profile(told, law(), words("en"), ON).applicant.work
    each = oracle.told_by_months(held)
    for count, scored in ((canadian_years, oracle.scored_in_canada), (foreign_years, oracle.scored_abroad)):
        found = [oracle.full_time_years([job for job in one if scored(job)], ON) for one in each]
        assert count(work, ON, RULES) == pytest.approx((min(found), max(found)))
