"""Work from its periods: what counts where, what counts once, what is left out, and what no figure of the score can show."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from known import ALONE, PARTNER, clb

from pycore import evaluate
from pycore.dates import Days
from pycore.law.loading import law
from pycore.profile.facts import Work, WorkPeriod
from pycore.scoring.work import (
    UNBOUNDED,
    calendar_years,
    canadian_years,
    foreign_years,
    full_time_year_in_canada,
    full_time_years,
    full_time_years_in_canada,
    open_days,
    partner_canadian_years,
    skilled_years,
    unbroken_years,
)

ON = date(2026, 11, 26)
RULES = law().on(ON)
ENGINEER, SERVER = "21231", "65200"
UNTIMED = settings(deadline=None, derandomize=True, database=None)


def job(start: str, end: str | None = None, hours: float = 40, country: str = "CA", **more: Any) -> WorkPeriod:
    last = None if end is None else date.fromisoformat(end)
    return WorkPeriod(country, date.fromisoformat(start), last, hours, **more)


def result(periods: list[dict[str, Any]] | None = None, **changes: Any) -> dict[str, Any]:
    person = {
        "age": 30,
        "credentials": [],
        "languages": [
            {
                "language": "en",
                "taken_on": "2026-06-01",
                "clb": clb(6),
            }
        ],
        "work": {"canadian_years": 0, "foreign_years": 0} if periods is None else {"periods": periods},
        "studied_in_canada_two_years": False,
        **changes.pop("applicant", {}),
    }
    return evaluate({"as_of": ON.isoformat(), "applicant": person, **ALONE, **changes})


def adaptability(found: dict[str, Any]) -> list[int]:
    return next(factor["range"] for factor in found["fsw"]["factors"] if factor["id"] == "adaptability")


def requirement(found: dict[str, Any], program: str, name: str) -> dict[str, Any]:
    [one] = [one for one in found["programs"] if one["id"] == program]
    return next(test for test in one["requirements"] if test["id"] == name)


DAYS = st.dates(date(2015, 1, 1), ON)


@UNTIMED
@given(DAYS, DAYS, DAYS, st.floats(1, 80), st.sampled_from(["CA", "IN"]))
def test_a_job_told_in_two_parts_gives_the_same_years(first, second, cut, hours, country):
    start, end = sorted((first, second))
    whole = [WorkPeriod(country, start, end, hours)]
    if not start < cut <= end:
        return
    parts = [WorkPeriod(country, start, cut - timedelta(days=1), hours), WorkPeriod(country, cut, end, hours)]
    for count in (canadian_years, foreign_years, skilled_years, partner_canadian_years):
        in_one, in_two = count(Work(periods=tuple(whole)), ON, RULES), count(Work(periods=tuple(parts)), ON, RULES)
        assert in_one == pytest.approx(in_two)
    for skilled in (True, False):
        answers = [
            full_time_year_in_canada(None, Work(periods=tuple(jobs)), ON, RULES, skilled) for jobs in (whole, parts)
        ]
        assert answers[0] == answers[1]


@UNTIMED
@given(DAYS, DAYS, st.floats(1, 80))
def test_work_in_two_countries_at_once_counts_once_in_the_grid(first, second, hours):
    start, end = sorted((first, second))
    here, there = (WorkPeriod(country, start, end, hours) for country in ("CA", "IN"))
    both, _ = skilled_years(Work(periods=(here, there)), ON, RULES)
    assert both == pytest.approx(full_time_years([here, there], ON, RULES))
    alone, _ = skilled_years(Work(periods=(here,)), ON, RULES)
    assert both <= alone * 2 + 1e-9
    if hours >= 30:
        assert both == pytest.approx(alone)


def test_years_told_as_figures_are_added():
    assert skilled_years(Work(canadian_years=1, foreign_years=3), ON, RULES) == (4, 4)
    assert skilled_years(Work(canadian_years=1), ON, RULES) == (1, float("inf"))


@pytest.mark.parametrize(
    "more", [{"self_employed": True}, {"full_time_student": True}, {"authorized": False}, {"noc": SERVER}]
)
def test_what_is_left_out_of_work_in_canada(more):
    work = Work(periods=(job("2024-01-01", "2025-12-31", **more),))
    assert canadian_years(work, ON, RULES) == (0, 0)
    low, high = partner_canadian_years(work, ON, RULES)
    assert low == 0
    assert (high > 0) is ("noc" not in more)  # no text seen extends the exclusions to a partner


def test_neither_study_nor_self_employment_excludes_work_abroad():
    own = job("2024-01-01", "2025-12-31", country="IN", self_employed=True, full_time_student=True)
    assert foreign_years(Work(periods=(own,)), ON, RULES)[0] > 1.9
    assert foreign_years(Work(periods=(own._replace(noc=SERVER),)), ON, RULES) == (0, 0)


def test_a_full_time_year_in_canada_is_no_sum_of_part_time_work():
    part_time = Work(periods=(job("2020-01-01", hours=15),))
    assert canadian_years(part_time, ON, RULES)[0] > 3
    assert full_time_year_in_canada(None, part_time, ON, RULES, True) is False
    two_jobs = Work(periods=(job("2024-01-01", "2025-06-30", 15), job("2024-01-01", "2025-06-30", 15)))
    assert full_time_year_in_canada(None, two_jobs, ON, RULES, True) is True


def test_a_full_time_year_in_canada_has_no_window_and_may_be_of_several_jobs():
    long_ago = Work(periods=(job("2010-01-01", "2010-06-30"), job("2012-01-01", "2012-07-31")))
    assert canadian_years(long_ago, ON, RULES) == (0, 0)
    assert full_time_year_in_canada(None, long_ago, ON, RULES, True) is True
    without = Work(periods=tuple(one._replace(authorized=False) for one in long_ago.periods or ()))
    assert full_time_year_in_canada(None, without, ON, RULES, True) is False


def test_a_partners_full_time_year_need_not_be_skilled():
    work = Work(periods=(job("2023-01-01", "2024-12-31", noc=SERVER),))
    assert full_time_year_in_canada(None, work, ON, RULES, False) is True
    assert full_time_year_in_canada(None, work, ON, RULES, True) is False


def test_the_years_of_the_score_do_not_show_a_full_time_year():
    assert adaptability(result(applicant={"work": {"canadian_years": 2, "foreign_years": 0}})) == [0, 10]
    assert adaptability(result(applicant={"work": {"canadian_years": 0, "foreign_years": 0}})) == [0, 0]
    told = {"work": {"canadian_years": 2, "foreign_years": 0}, "worked_in_canada_one_year": True}
    assert adaptability(result(applicant=told)) == [10, 10]
    long_ago = {"work": {"canadian_years": 0, "foreign_years": 0}, "worked_in_canada_one_year": True}
    assert adaptability(result(applicant=long_ago)) == [10, 10]


def test_whether_it_was_full_time_is_asked_where_points_hang_on_it():
    found = result(applicant={"work": {"canadian_years": 2, "foreign_years": 0}})
    [question] = [one for one in found["questions"] if one["path"] == "/applicant/worked_in_canada_one_year"]
    assert (question["could_add"], question["could_add_fsw"]) == (0, 10)


COUPLE = {**PARTNER, "studied_in_canada_two_years": False}


def test_a_partners_skilled_years_do_not_settle_the_grid():
    assert adaptability(result(partner=COUPLE)) == [0, 5]
    assert adaptability(result(partner={**COUPLE, "worked_in_canada_one_year": True})) == [5, 5]
    assert adaptability(result(partner={**COUPLE, "worked_in_canada_one_year": False})) == [0, 0]


@pytest.mark.parametrize(("sibling", "relative", "points"), [(True, False, 5), (False, True, 5), (True, True, 5)])
def test_a_sibling_is_a_relative(sibling, relative, points):
    found = result(sibling_in_canada=sibling, relative_in_canada=relative)
    assert adaptability(found) == [points, points]


def test_a_sibling_is_never_asked_for_twice():
    open_ones = {one["path"] for one in result(sibling_in_canada=True, relative_in_canada=None or False)["questions"]}
    assert not open_ones & {"/sibling_in_canada", "/relative_in_canada"}


@pytest.mark.parametrize(
    ("answers", "counted"),
    [({"accompanying": True, "canadian": False}, True), ({"accompanying": False}, False), ({"canadian": True}, False)],
)
def test_a_partners_sibling_counts_where_the_partner_is_scored(answers, counted):
    partner = {**PARTNER, "worked_in_canada_one_year": False, **answers}
    found = result(partner=partner, sibling_in_canada=True, sibling_of="partner")
    factors = {one["id"]: one["points"] for section in found["crs"]["sections"] for one in section["factors"]}
    assert (factors["sibling"], adaptability(found)[0]) == ((15, 5) if counted else (0, 0))
    for whose in ("applicant", "both"):
        found = result(partner=partner, sibling_in_canada=True, sibling_of=whose)
        assert adaptability(found)[0] == 5


def test_the_experience_class_goes_by_the_occupation_of_the_work_in_canada():
    """The engineer abroad cooked in Canada: level 5 is enough; had it been the reverse, level 7 is asked for."""
    abroad = {"country": "IN", "from": "2018-01-01", "to": "2022-12-31", "hours_per_week": 40}
    here = {"country": "CA", "from": "2024-06-01", "hours_per_week": 40}
    primary = {"applicant": {"occupation": {"noc": ENGINEER}}}
    for nocs, language, occupation in (
        ((ENGINEER, "63200"), "met", "met"),
        (("63200", ENGINEER), "not-met", "met"),
        ((ENGINEER, SERVER), "not-applicable", "not-met"),
    ):
        told = [{**one, "noc": noc} for one, noc in zip((abroad, here), nocs, strict=True)]
        found = result(told, **primary)
        assert requirement(found, "cec", "language")["outcome"] == language
        assert requirement(found, "cec", "occupation")["outcome"] == occupation
    unnamed = result([abroad, here], **primary)
    assert requirement(unnamed, "cec", "language")["outcome"] == "unknown"
    assert requirement(unnamed, "cec", "language")["missing"] == ["/applicant/work/canadian_noc"]


def test_of_two_occupations_in_canada_the_one_with_more_experience_decides():
    jobs = [
        {"country": "CA", "from": "2024-01-01", "to": "2024-05-31", "hours_per_week": 40, "noc": ENGINEER},
        {"country": "CA", "from": "2024-06-01", "to": "2026-10-31", "hours_per_week": 40, "noc": "63200"},
    ]
    assert requirement(result(jobs), "cec", "language")["outcome"] == "met"
    jobs[0]["from"] = "2023-12-01"
    jobs[0]["to"], jobs[1]["from"] = "2026-01-31", "2026-02-01"
    assert requirement(result(jobs), "cec", "language")["outcome"] == "not-met"


def test_the_experience_class_leaves_out_what_its_text_does():
    for more in ({"self_employed": True}, {"full_time_student": True}, {"authorized": False}):
        told = [{"country": "CA", "from": "2024-06-01", "hours_per_week": 40, "noc": ENGINEER, **more}]
        assert requirement(result(told), "cec", "experience")["outcome"] == "not-met"
    told = [{"country": "CA", "from": "2024-06-01", "hours_per_week": 40, "noc": ENGINEER}]
    assert requirement(result(told), "cec", "experience")["outcome"] == "met"


@pytest.mark.parametrize(
    ("jobs", "days"),
    [
        ([], 0),
        ([job("2024-01-01", "2024-06-30")], 182),
        ([job("2024-01-01", "2024-06-30", country="IN"), job("2024-07-01", "2024-12-31")], 366),
        ([job("2024-07-01", "2024-12-31"), job("2024-01-01", "2024-06-30", country="IN")], 366),
        ([job("2024-01-01", "2024-06-30"), job("2024-07-02", "2024-12-31")], 183),
        ([job("2024-07-02", "2024-12-31"), job("2024-01-01", "2024-06-30", country="IN")], 183),
        ([job("2024-01-01", "2024-06-30"), job("2024-07-01", "2024-07-10", 0), job("2024-07-11", "2024-12-31")], 182),
        ([job("2024-01-01", "2024-12-31"), job("2024-03-01", "2024-03-31"), job("2025-01-01", "2025-01-10")], 376),
        ([job("2026-01-01"), job("2020-01-01", "2020-01-31")], 329),
    ],
)
def test_unbroken_work_is_that_of_jobs_with_no_day_between_them(jobs, days):
    assert unbroken_years(jobs, ON, RULES) == pytest.approx(days / 364)


@pytest.mark.parametrize(("last", "years"), [("2023-12-30", 1), ("2023-12-29", 363 / 364), ("2024-12-28", 2)])
def test_a_full_time_year_is_52_weeks_of_days(last, years):
    held = Work(periods=(job("2023-01-01", last, 30),))
    assert full_time_years_in_canada(held, ON, RULES, True) == pytest.approx((years, years))
    assert full_time_year_in_canada(None, held, ON, RULES, True) is (years >= 1)


def test_a_year_by_the_hours_is_a_day_less_than_one_of_the_calendar():
    assert calendar_years(1, RULES) == pytest.approx(364 / 365)
    assert calendar_years(365 / 364, RULES) == 1


MARCH = Days(date(2020, 3, 1), date(2020, 3, 31))
JUNE = Days(date(2022, 6, 1), date(2022, 6, 30))


def of_months(start_in: Days | None, end_in: Days | None, country: str = "CA") -> WorkPeriod:
    """A job from March 2020 to June 2022, of whose days the months may be all that is told."""
    return job("2020-03-01", "2022-06-30", country=country, start_in=start_in, end_in=end_in)


@pytest.mark.parametrize(
    ("on", "since", "found"),
    [
        ("2026-11-26", None, ("from", "to")),
        ("2026-11-26", "2016-11-26", ("from", "to")),
        ("2026-11-26", "2020-03-31", ("from", "to")),
        ("2026-11-26", "2020-04-01", ("to",)),
        ("2026-11-26", "2022-06-30", ("to",)),
        ("2026-11-26", "2022-07-01", ()),
        ("2022-06-02", None, ("from", "to")),
        ("2022-06-01", None, ("from",)),
        ("2020-03-02", None, ("from",)),
        ("2020-03-01", None, ()),
    ],
)
def test_days_are_open_of_which_the_month_alone_is_told_within_the_time_that_counts(on, since, found):
    work = Work(periods=(of_months(None, None), of_months(MARCH, JUNE), of_months(MARCH, JUNE, "IN")))
    day, start = date.fromisoformat(on), since and date.fromisoformat(since)
    days = open_days(work, day, start, lambda job: job.country == "CA")
    assert days == tuple(f"periods/1/{name}" for name in found)


def test_only_the_days_that_are_not_told_are_open():
    work = Work(periods=(of_months(MARCH, None), of_months(None, JUNE)))
    assert open_days(work, ON, None, lambda job: True) == ("periods/0/from", "periods/1/to")
    assert open_days(Work(), ON, None, lambda job: True) == open_days(work, ON, None, lambda job: False) == ()


def test_a_full_time_year_that_hangs_on_the_days_of_a_month_is_open():
    month = Days(date(2025, 11, 1), date(2025, 11, 30))
    for start, found in ((date(2025, 11, 1), None), (date(2025, 6, 1), True), (date(2026, 6, 1), False)):
        told = job(start.isoformat(), start_in=month if found is None else Days(start, start))
        assert full_time_year_in_canada(None, Work(periods=(told,)), date(2026, 11, 15), RULES, True) is found


def test_years_that_are_told_as_so_many_or_more_have_no_most() -> None:
    here = Work(canadian_years=2, foreign_years=3, canadian_years_or_more=True)
    assert canadian_years(here, ON, RULES) == partner_canadian_years(here, ON, RULES) == (2, UNBOUNDED)
    assert foreign_years(here, ON, RULES) == (3, 3)
    assert skilled_years(here, ON, RULES) == (5, UNBOUNDED)
    abroad = Work(canadian_years=0, foreign_years=3, foreign_years_or_more=True)
    assert foreign_years(abroad, ON, RULES) == (3, UNBOUNDED)
    assert canadian_years(abroad, ON, RULES) == partner_canadian_years(abroad, ON, RULES) == (0, 0)
    assert skilled_years(abroad, ON, RULES) == (3, UNBOUNDED)


def test_none_or_more_in_canada_leaves_open_whether_a_year_was_full_time() -> None:
    none = Work(canadian_years=0)
    assert full_time_year_in_canada(None, none, ON, RULES, True) is False
    assert full_time_year_in_canada(None, none._replace(canadian_years_or_more=True), ON, RULES, True) is None
