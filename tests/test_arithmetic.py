"""Days, years of work, columns, and the worlds that a profile leaves open: the small arithmetic beneath every score."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from pycore import evaluate
from pycore.dates import add_years, overlaps, parse_day, years_between
from pycore.profile import Work, WorkPeriod
from pycore.rules import law
from pycore.work import canadian_years, foreign_years, full_time_years

ABILITIES = ("listening", "reading", "writing", "speaking")
ON = date(2025, 1, 1)
RULES = law().on(ON)
DAY = 30 / 7 / 1560  # one day of full-time work, in years


@pytest.mark.parametrize(
    ("start", "end", "years"),
    [
        ("1996-11-24", "2026-11-23", 29),
        ("1996-11-24", "2026-11-24", 30),
        ("1996-11-24", "2026-11-25", 30),
        ("1996-11-24", "2026-12-01", 30),
        ("1996-11-24", "2026-10-31", 29),
        ("1996-02-29", "2026-02-28", 29),
        ("1996-02-29", "2026-03-01", 30),
        ("2026-01-01", "2026-01-01", 0),
    ],
)
def test_whole_years_between(start, end, years):
    assert years_between(date.fromisoformat(start), date.fromisoformat(end)) == years


@pytest.mark.parametrize(
    ("day", "years", "then"),
    [
        ("2021-11-23", 5, "2026-11-23"),
        ("2020-02-29", 5, "2025-03-01"),
        ("2020-02-29", 4, "2024-02-29"),
        ("2020-02-29", -10, "2010-03-01"),
        ("9999-01-01", 0, "9999-01-01"),
        ("9998-01-01", 1, "9999-01-01"),
        ("9999-01-01", 1, None),
        ("0002-01-01", -1, "0001-01-01"),
        ("0001-01-01", -1, None),
    ],
)
def test_the_same_day_years_later(day, years, then):
    assert add_years(date.fromisoformat(day), years) == (then and date.fromisoformat(then))


@pytest.mark.parametrize(
    ("text", "there"),
    [
        ("2026-11-23", True),
        ("2024-02-29", True),
        ("0001-01-01", True),
        ("9999-12-31", True),
        ("2023-02-29", False),
        ("0000-01-01", False),
        ("2026-13-01", False),
        ("2026-W01-1", False),
        ("20261123", False),
        ("2026-11-2", False),
        ("2026-11-233", False),
        ("2026/11/23", False),
        ("2026-11/23", False),
        ("2026-1123-", False),
        (" 2026-11-23", False),
        ("２０２６-11-23", False),
        ("+026-11-23", False),
        ("", False),
    ],
)
def test_a_day_as_text(text, there):
    assert parse_day(text) == (date.fromisoformat(text) if there else None)


@pytest.mark.parametrize(
    ("first", "second", "shared"),
    [
        ((1, 5), (5, 9), True),
        ((5, 9), (1, 5), True),
        ((1, 4), (5, 9), False),
        ((6, 9), (1, 5), False),
        ((3, 3), (1, 9), True),
    ],
)
def test_spans_that_share_a_day(first, second, shared):
    assert overlaps(*(date(2020, 1, day) for day in (*first, *second))) is shared


def period(start: str, end: str | None, hours: float = 30, country: str = "CA") -> WorkPeriod:
    return WorkPeriod(country, date.fromisoformat(start), end and date.fromisoformat(end), hours)


def years(*periods: WorkPeriod, on: date = ON) -> float:
    return full_time_years(periods, on, RULES)


@pytest.mark.parametrize(
    ("periods", "days"),
    [
        ([], 0),
        ([("2024-01-01", "2024-01-01")], 1),  # both ends are worked
        ([("2024-01-01", "2024-12-29")], 364),  # 52 weeks are a year
        ([("2024-01-02", None)], 365),  # to the day before the day of the score
        ([("2024-12-31", None)], 1),
        ([("2025-01-01", None)], 0),
        ([("2025-06-01", None)], 0),
        ([("2024-12-30", "2024-12-31")], 2),
        ([("2024-12-31", "2025-01-01")], 1),  # the day itself is not yet worked
        ([("2024-12-31", "2026-01-01")], 1),
        ([("2024-12-31", "2024-12-31")], 1),
        ([("2014-12-30", "2015-01-02")], 2),  # ten years back and no further
        ([("2014-01-01", "2014-12-31")], 0),
        ([("2014-01-01", "2015-01-01")], 1),
        ([("2024-01-01", "2024-01-10"), ("2024-01-05", "2024-01-14")], 14),  # at the same time counts once
        ([("2024-01-01", "2024-01-10"), ("2024-01-11", "2024-01-20")], 20),
        ([("2024-01-01", "2024-01-10"), ("2024-02-01", "2024-02-10")], 20),
        ([("2024-01-01", "2024-01-31"), ("2024-01-10", "2024-01-12")], 31),
    ],
)
def test_days_of_full_time_work(periods, days):
    assert years(*(period(*one) for one in periods)) == pytest.approx(days * DAY, abs=1e-12)


@pytest.mark.parametrize(
    ("hours", "share"),
    [([30], 1), ([60], 1), ([15], 0.5), ([15, 15], 1), ([10, 5], 0.5), ([20, 20], 1), ([0], 0), ([168], 1)],
)
def test_hours_up_to_full_time_count(hours, share):
    jobs = [period("2023-01-02", "2023-12-31", each) for each in hours]
    assert years(*jobs) == pytest.approx(share, abs=1e-12)


def test_part_time_beside_part_time_only_while_both_last():
    jobs = [period("2023-01-02", "2023-12-31", 15), period("2023-07-03", "2023-12-31", 15)]
    assert years(*jobs) == pytest.approx(0.5 + 0.25)
    assert years(*reversed(jobs)) == years(*jobs)


def test_a_year_is_1560_hours_and_not_an_hour_less():
    assert years(period("2023-01-02", "2023-12-31")) == 1
    assert years(period("2023-01-03", "2023-12-31")) < 1


def test_work_in_canada_and_abroad_is_told_apart():
    work = Work(periods=(period("2023-01-02", "2023-12-31"), period("2022-01-03", "2022-07-03", 30, "IN")))
    assert canadian_years(work, ON, RULES) == 1
    assert foreign_years(work, ON, RULES) == 0.5
    assert canadian_years(Work(canadian_years=2), ON, RULES) == 2
    assert foreign_years(Work(foreign_years=3), ON, RULES) == 3
    assert canadian_years(Work(), ON, RULES) is foreign_years(Work(), ON, RULES) is None
    assert canadian_years(Work(periods=()), ON, RULES) == foreign_years(Work(periods=()), ON, RULES) == 0


# From answers to columns and worlds.

SETTLED: dict[str, Any] = {
    "as_of": "2026-11-23",
    "applicant": {
        "age": 30,
        "credentials": [],
        "languages": [],
        "work": {"canadian_years": 0, "foreign_years": 0},
        "certificate_of_qualification": False,
    },
    "partner": None,
    "sibling_in_canada": False,
    "provincial_nomination": False,
    "job_offer": None,
}


def crs(**changes: Any) -> dict[str, Any]:
    """The score of someone of 30 with nothing, and with some answers changed; `applicant` is merged."""
    applicant = {**SETTLED["applicant"], **changes.pop("applicant", {})}
    gone = [key for key, value in changes.items() if value is ...]
    profile = {**SETTLED, **changes, "applicant": {key: value for key, value in applicant.items() if value is not ...}}
    return evaluate({key: value for key, value in profile.items() if key not in gone})["crs"]


def test_nothing_but_an_age():
    assert crs()["range"] == [105, 105]


PARTNER: dict[str, Any] = {"credentials": [], "languages": [], "work": {"canadian_years": 0}}


@pytest.mark.parametrize(
    ("answers", "points"),
    [
        (None, [105, 105]),
        ({"accompanying": True, "canadian": False}, [95, 95]),
        ({"accompanying": False, "canadian": False}, [105, 105]),
        ({"accompanying": True, "canadian": True}, [105, 105]),
        ({"accompanying": False}, [105, 105]),
        ({"canadian": True}, [105, 105]),
        ({"accompanying": True}, [95, 105]),
        ({"canadian": False}, [95, 105]),
        ({}, [95, 105]),
    ],
)
def test_the_column_follows_whether_the_partner_comes_and_is_canadian(answers, points):
    partner = None if answers is None else {**PARTNER, **answers}
    assert crs(partner=partner)["range"] == points


def test_whether_there_is_a_partner_may_be_open():
    """Alone: 105. With one of whom nothing is known: 95, and up to 40 more."""
    assert crs(partner=...)["range"] == [95, 135]
    assert crs(partner={"accompanying": True, "canadian": False})["range"] == [95, 135]


@pytest.mark.parametrize(
    ("changes", "most"),
    [
        ({"applicant": {"credentials": ...}}, 105 + 150 + 30),
        ({"applicant": {"languages": ...}}, 105 + 136 + 24 + 50),
        ({"applicant": {"work": {"foreign_years": 0}}}, 105 + 80),
        ({"applicant": {"work": {"canadian_years": 0}}}, 105),
        ({"applicant": {"work": {}}}, 105 + 80 + 50),
        ({"applicant": {"certificate_of_qualification": ...}}, 105),
        ({"applicant": {"age": ...}}, 110),
        ({"sibling_in_canada": ...}, 120),
        ({"provincial_nomination": ...}, 705),
        ({"job_offer": ...}, 105),
        ({"job_offer": ..., "rules_on": "2020-10-20"}, 305),
        ({"job_offer": ..., "rules_on": "2015-01-01"}, 705),
    ],
)
def test_what_one_open_answer_may_add(changes, most):
    sure = 0 if changes.get("applicant", {}).get("age") is ... else 105
    assert crs(**changes)["range"] == [sure, most]


def english(level: int, taken_on: str | None = "2026-06-01", **other: int) -> dict[str, Any]:
    given = {} if taken_on is None else {"taken_on": taken_on}
    return {"language": "en", **given, "clb": {**dict.fromkeys(ABILITIES, level), **other}}


@pytest.mark.parametrize(
    ("results", "points"),
    [
        ([english(9)], [124, 124]),
        ([english(7), english(9)], [124, 124]),
        ([english(9), english(7)], [124, 124]),
        ([english(10, "2024-11-23"), english(7)], [68, 68]),  # the older one has lapsed
        ([english(10, "2026-11-24"), english(7)], [68, 68]),  # the later one is not there yet
        ([english(10, None), english(7)], [68, 136]),  # undated: at best it counts
        ([english(10, None)], [0, 136]),
        ([english(7, listening=10), english(7, reading=10)], [85, 85]),  # one result is used, never parts of two
        ([english(7, listening=10), english(8)], [92, 92]),
        ([{"language": "en", "taken_on": "2026-06-01"}], [0, 136]),
        ([{"language": "en", "taken_on": "2026-06-01", "clb": dict.fromkeys(ABILITIES[:3], 9)}], [93, 127]),
        ([{**english(9), "language": "fr"}, english(7)], None),
    ],
)
def test_the_result_that_gives_the_most_is_used(results, points):
    sections = crs(applicant={"languages": results})["sections"]
    first = next(factor for factor in sections[0]["factors"] if factor["id"] == "first-language")
    assert first["range"] == (points or [124, 124])


def test_a_later_result_with_a_lower_level_does_not_hide_an_earlier_one():
    """Which result is better is a matter of the total: the mixed one loses the transferability that the even one has."""
    degree = {
        "country": "CA",
        "kind": "doctorate",
        "completed_on": "2020-01-01",
        "institution": "public",
    }
    mixed, even = english(10, listening=6), english(9)
    found = crs(applicant={"languages": [mixed, even], "credentials": [degree]})
    alone = crs(applicant={"languages": [even], "credentials": [degree]})
    assert found["total"] == alone["total"] == 105 + 150 + 124 + 50


def test_the_partner_is_scored_in_one_language():
    both = [english(5), {**english(9), "language": "fr"}]
    partner = {**PARTNER, "accompanying": True, "canadian": False, "languages": both}
    assert crs(partner=partner)["total"] == 95 + 20
    assert crs(partner={**partner, "languages": both[:1]})["total"] == 95 + 4


def test_the_sure_part_adds_up_where_both_columns_are_open():
    """Each factor at its least in either column, and the sections from those factors."""
    found = crs(
        partner={**PARTNER, "canadian": False, "work": {"canadian_years": 5}}, applicant={"languages": [english(9)]}
    )
    points = {factor["id"]: factor["range"] for section in found["sections"] for factor in section["factors"]}
    assert points["age"] == [95, 105]
    assert points["first-language"] == [116, 124]
    assert points["partner-work"] == [0, 10]
    assert found["range"] == [211, 229]


def test_a_birth_date_goes_over_an_age():
    found = evaluate({**SETTLED, "applicant": {**SETTLED["applicant"], "birth_date": "1996-11-23", "age": 44}})
    assert found["crs"]["total"] == 105
    assert [warning["id"] for warning in found["warnings"]] == ["rules-superseded", "applicant-age-conflict"]
