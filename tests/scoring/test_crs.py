"""Days, years of work, columns, and the worlds that a profile leaves open: the small arithmetic beneath every score."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from known import ABILITIES, ALONE, NOTHING

from pycore import evaluate
from pycore.credentials.level import unknown_level
from pycore.dates import add_years, overlaps, parse_day, years_between
from pycore.law.loading import law, load
from pycore.law.rules import Parameter, Version
from pycore.profile.facts import Work, WorkPeriod
from pycore.scoring.crs import factor_maximum, score
from pycore.scoring.tables import Table, look_up, ready_table
from pycore.scoring.work import UNKNOWN_YEARS, canadian_years, foreign_years, full_time_years
from pycore.scoring.world import Facts

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
    assert canadian_years(work, ON, RULES) == (1, 1)
    assert foreign_years(work, ON, RULES) == (0.5, 0.5)
    assert canadian_years(Work(canadian_years=2), ON, RULES) == (2, 2)
    assert foreign_years(Work(foreign_years=3), ON, RULES) == (3, 3)
    assert canadian_years(Work(), ON, RULES) == foreign_years(Work(), ON, RULES) == UNKNOWN_YEARS
    assert canadian_years(Work(periods=()), ON, RULES) == foreign_years(Work(periods=()), ON, RULES) == (0, 0)


# From answers to columns and worlds.

SETTLED: dict[str, Any] = {
    **ALONE,
    "as_of": "2026-11-23",
    "applicant": {**NOTHING, "occupation": {"noc": "21231", "wage_tier": "none"}},
    "settlement_funds": True,
    "outside_quebec": True,
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
        ({}, 105),
        ({"applicant": {"occupation": {}}}, 105),
        ({"applicant": {"studied_in_canada_two_years": ...}}, 105),
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
    found = crs(**changes)
    assert found["range"] == [sure, most]
    assert (sure == most) == all(part["range"][0] == part["range"][1] for part in found["sections"])


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


def test_of_two_languages_that_give_the_same_english_is_shown_as_the_first():
    nines = (9, 9, 9, 9)
    assert score(Facts(False, False, english=nines, french=nines), RULES).first_language == "en"
    assert score(Facts(False, False, english=nines, french=(9, 9, 9, 10)), RULES).first_language == "fr"


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


def test_nobody_knows_which_credentials_there_are():
    """Anything from the lowest level to the highest."""
    assert unknown_level() == ("none", "doctoral")
    assert evaluate({"as_of": "2026-11-23"})["education"]["level_at_most"] == "doctoral"


DOCTORATE = {
    "country": "CA",
    "kind": "doctorate",
    "program_years": 4,
    "completed_on": "2016-01-01",
    "study_from": "2012-01-01",
    "institution": "public",
    "distance_share": 0,
    "language_study_share": 0,
    "full_time_months": 40,
    "months_in_canada": 40,
    "return_scholarship": False,
}


def result(**changes: Any) -> dict[str, Any]:
    applicant = {**SETTLED["applicant"], **changes.pop("applicant", {})}
    profile = {**SETTLED, **changes, "applicant": {key: value for key, value in applicant.items() if value is not ...}}
    return evaluate({key: value for key, value in profile.items() if value is not ...})


def test_what_one_credential_does_in_the_worst_and_the_best_world():
    """Languages unknown: without it 105 to 315; with it also the level, the study points, and at best 50 for the pair."""
    [credential] = result(applicant={"credentials": [DOCTORATE], "languages": ...})["credentials"]
    effect = credential["effect"]
    assert effect["without"] == {"total": 105, "range": [105, 315]}
    assert effect["with"] == {"total": 285, "range": [285, 545]}
    assert effect["total"] == 180
    assert {one["id"]: (one["before"], one["after"]) for one in effect["factors"]} == {
        "education": (0, 150),
        "canadian-study": (0, 30),
    }


def test_what_one_credential_does_where_it_is_itself_open():
    """Nothing for sure; at most the level. Beside a doctorate, nothing at all."""
    open_one = {"country": "CA", "kind": "masters", "institution": "public", "program_years": 1}
    alone = result(applicant={"credentials": [open_one]})["credentials"][0]["effect"]
    assert alone["with"] == {"total": 105, "range": [105, 105 + 135 + 30]}
    assert alone["without"] == {"total": 105, "range": [105, 105]}
    assert (alone["total"], alone["factors"]) == (0, [])
    beside = result(applicant={"credentials": [DOCTORATE, open_one]})["credentials"][1]["effect"]
    assert beside["with"] == beside["without"] == {"total": 285, "range": [285, 285]}


@pytest.mark.parametrize(
    ("changes", "asked"),
    [
        ({}, {}),
        ({"sibling_in_canada": ...}, {"/sibling_in_canada": (15, 5)}),
        ({"applicant": {"languages": ...}}, {"/applicant/languages": (210, 28)}),
        ({"applicant": {"age": ...}}, {"/applicant/age": (110, 12)}),
        (
            {"applicant": {"work": {}}},
            {
                "/applicant/work/canadian_years": (80 + 50, 15),  # either fills the experience of the grid
                "/applicant/work/foreign_years": (50, 15),
                "/applicant/worked_in_canada_one_year": (0, 10),
            },
        ),
        ({"applicant": {"work": {"canadian_years": 0}}}, {"/applicant/work/foreign_years": (0, 15)}),
        ({"provincial_nomination": ...}, {"/provincial_nomination": (600, 0)}),
        # A nomination fills its section; without one the sibling counts, and without the sibling all of the nomination does.
        (
            {"provincial_nomination": ..., "sibling_in_canada": ...},
            {"/provincial_nomination": (600, 0), "/sibling_in_canada": (15, 5)},
        ),
        ({"relative_in_canada": ...}, {"/relative_in_canada": (0, 5)}),
        ({"job_offer": ..., "rules_on": "2018-01-01"}, {"/job_offer": (200, 0)}),
        ({"applicant": {"certificate_of_qualification": ...}}, {}),
    ],
)
def test_what_hangs_on_each_open_answer(changes, asked):
    """Points of the score and of the grid that are lost at most if this answer is the worst, or else added by it alone."""
    found = result(**changes)["questions"]
    assert {one["path"]: (one["could_add"], one["could_add_fsw"]) for one in found} == asked


def test_an_answer_about_one_use_is_not_said_to_hang_on_both():
    """How much is at a distance moves the study points alone; how long the program is, the level too."""
    held = {**DOCTORATE, "kind": "certificate", "distance_share": ..., "program_years": ...}
    applicant = {"credentials": [{key: value for key, value in held.items() if value is not ...}], "languages": []}
    found = result(applicant=applicant)["questions"]
    added = {one["path"].rpartition("/")[2]: one["could_add"] for one in found}
    assert added["distance_share"] == 30
    assert added["program_years"] > 100


def test_what_would_settle_a_planned_credential_is_asked_though_nothing_hangs_on_it_today():
    planned = {**DOCTORATE, "planned": True, "distance_share": ..., "completed_on": ...}
    applicant = {"credentials": [{key: value for key, value in planned.items() if value is not ...}]}
    found = result(applicant=applicant)["questions"]
    assert [(one["path"], one["could_add"], one["could_add_fsw"]) for one in found] == [
        ("/applicant/credentials/0/distance_share", 0, 0)
    ]


# Tables and plans of other forms than those in force.


def table(name: str, form: dict[str, Any], shape: str = "table", **data: Any) -> Table:
    version = Version(ON, ON, ("one",), True, data)
    return ready_table(Parameter(name, shape, form, (ON,), (version,)), version)


def test_a_table_without_a_stated_maximum_has_that_of_its_rows():
    by_name = table("a", {"measure": "level"}, rows={"none": 0, "secondary": [7, 5], "one-year": [6, 9]})
    assert by_name.maximum == (7, 9)
    assert by_name.pick("none") == (0, 0)
    assert by_name.pick("secondary") == (7, 5)
    stepped = table("b", {"measure": "age"}, steps=[[18, 4, 3], [30, 2, 1]])
    assert stepped.maximum == (4, 3)
    assert [stepped.pick(age) for age in (0, 17, 18, 29, 30, 99)] == [(0, 0), (0, 0), (4, 3), (4, 3), (2, 1), (2, 1)]
    four = table("c", {"measure": "first-language", "each": True}, steps=[[0, 0, 0], [7, 3, 2]])
    assert (four.maximum, four.each) == ((12, 8), True)
    assert (by_name.each, by_name.columns, by_name.minima, stepped.minima) == (False, None, (), (18, 30))


def test_a_grid_without_a_stated_maximum_has_its_highest_cell_in_both_columns():
    form = {"row": "level", "column": "canadian-years"}
    grid = table("g", form, "grid", columns=[0, 1, 2], rows={"none": 0, "secondary": [1, 2, 3], "one-year": 5})
    assert grid.maximum == (5, 5)
    assert grid.pick("none") == (0, 0, 0)
    assert grid.pick("one-year") == (5, 5, 5)
    assert (grid.row, grid.column, grid.columns) == ("level", "canadian-years", (0, 1, 2))
    by_name = look_up(table("g", form, "grid", columns=[1, 2], rows={"none": 0, "secondary": [1, 2]}), False)
    found = [by_name({"level": "secondary", "canadian-years": years}) for years in (0, 0.9, 1, 2)]
    assert found == [0, 0, 1, 2]  # nothing below the first column
    stepped = table("h", form, "grid", columns=[0, 2], rows=[[1, 4, 6], [3, 5, 7]])
    assert (stepped.maximum, stepped.minima) == ((7, 7), (1, 3))
    assert stepped.pick(0) == (0, 0)


def test_a_stated_maximum_may_be_one_figure_or_two():
    rows = {"none": 0, "secondary": [7, 5]}
    assert table("a", {"measure": "level"}, rows=rows, max=6).maximum == (6, 6)
    assert table("a", {"measure": "level"}, rows=rows, max=[6, 4]).maximum == (6, 4)


MADE_UP = """
[[document]]
id = "doc"
title = { en = "A", fr = "A" }
url = { en = "https://example.org", fr = "https://example.org" }
[[source]]
id = "one"
document = "doc"
section = { en = "s", fr = "s" }
checked_on = 2026-01-01
certainty = "general"
[rule-set]
shape = "value"
[[rule-set.versions]]
from = 2015-01-01
verified = 2026-01-01
cite = ["one"]
[rule-set.versions.value]
total = 60
[[rule-set.versions.value.sections]]
id = "pairs"
max = [50, 0]
factors = ["lowest", "sibling", "years"]
groups = [{ factors = ["lowest", "sibling"], max = 40 }]
[[rule-set.versions.value.sections]]
id = "four"
max = [30, 30]
factors = ["four"]
[lowest]
shape = "grid"
row = "first-language-lowest"
column = "canadian-years"
[[lowest.versions]]
from = 2015-01-01
verified = 2026-01-01
cite = ["one"]
columns = [1, 3]
rows = [[5, 10, 20], [7, 30, 39]]
[sibling]
shape = "table"
measure = "sibling"
[[sibling.versions]]
from = 2015-01-01
verified = 2026-01-01
cite = ["one"]
rows = { no = 0, yes = 5 }
[years]
shape = "table"
measure = "foreign-years"
[[years.versions]]
from = 2015-01-01
verified = 2026-01-01
cite = ["one"]
steps = [[1, 6, 6], [2, 12, 12]]
[four]
shape = "table"
measure = "first-language"
each = true
[[four.versions]]
from = 2015-01-01
verified = 2026-01-01
cite = ["one"]
max = [25, 25]
steps = [[0, 1, 1], [9, 7, 7]]
"""


@pytest.mark.parametrize(
    ("lowest", "others", "canadian", "foreign", "sibling", "expected"),
    [
        (4, 4, 5, 0, False, (0, 0, 0, 4)),
        (5, 5, 0, 0, False, (0, 0, 0, 4)),  # fewer than the first column
        (5, 5, 1, 0, False, (10, 0, 10, 4)),
        (5, 9, 2.9, 0, True, (10, 5, 15, 22)),
        (7, 9, 3, 0, False, (39, 0, 39, 22)),
        (7, 7, 3, 0, True, (39, 5, 40, 4)),  # the family has a maximum
        (7, 7, 3, 1, True, (39, 5, 46, 4)),
        (7, 7, 3, 2, True, (39, 5, 50, 4)),  # and so has the section
        (9, 9, 1, 0, False, (30, 0, 30, 25)),  # and the table of four abilities
        (9, 9, 3, 2, True, (39, 5, 50, 25)),
    ],
)
def test_a_rule_set_of_another_form(tmp_path, lowest, others, canadian, foreign, sibling, expected):
    """Grids by minima, a family beside a single factor, maxima of family, section, table and total."""
    (tmp_path / "made_up.toml").write_text(MADE_UP, encoding="utf-8")
    rules = load(tmp_path).on(ON)
    first, second = (lowest, others, others, others), (4, 4, 4, 4)
    for english, french in ((first, second), (second, first), (first, (0, 0, 0, 0))):
        world = Facts(
            False,
            False,
            english=english,
            french=french,
            canadian_years=canadian,
            foreign_years=foreign,
            sibling=sibling,
        )
        found = score(world, rules)
        assert (found.factors["lowest"], found.factors["sibling"]) == expected[:2]
        assert (found.sections["pairs"], found.sections["four"]) == expected[2:]
        assert found.total == min(60, sum(expected[2:]))
    accompanied = score(world._replace(accompanied=True), rules)
    assert (accompanied.sections["pairs"], accompanied.factors["lowest"]) == (0, 0)  # a section without a maximum
    assert factor_maximum("lowest", False, rules) == 39
    assert factor_maximum("four", True, rules) == 25
