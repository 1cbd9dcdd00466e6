"""Every day on which any rule changes, the day before and the day after: no gap, no surprise, and a floor."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import cycle, pairwise
from typing import Any

import fuzz
import pytest

from pycore import NotInForce, ProfileError, evaluate, history
from pycore.law.rules import Parameter, law
from pycore.scoring.crs import sections_of
from pycore.scoring.tables import table_of

FLOOR = date(2015, 1, 1)
SETS = ("2015-01-01", "2016-11-19", "2017-06-06", "2020-10-20", "2025-03-25")
REPORTED = date(2026, 11, 3)
DAY = timedelta(days=1)
ABILITIES = ("listening", "reading", "writing", "speaking")


def levels(language: str, level: int, taken_on: str) -> dict[str, Any]:
    return {"language": language, "taken_on": taken_on, "clb": dict.fromkeys(ABILITIES, level)}


def spread(on: date) -> Iterator[dict[str, Any]]:
    """Profiles that between them ask for every parameter: unknown, plain, full, accompanied, each test and occupation."""
    recent = (on - timedelta(days=60)).isoformat()
    yield {}
    yield {"applicant": {"credentials": [], "languages": []}, "partner": None}
    full = {key: value for key, value in fuzz.FULL.items() if key != "rules_on"}
    full["applicant"] = {**full["applicant"], "birth_date": "1990-02-28"}
    yield full
    for test, score in (
        ("ielts-general", 7),
        ("celpip-general", 9),
        ("pte-core", 80),
        ("tef-canada", 300),
        ("tcf-canada", 14),
    ):
        language = {"test": test, "taken_on": recent, **dict.fromkeys(ABILITIES, score)}
        yield {"applicant": {"age": 30, "languages": [language], "occupation": {"noc": "72310"}}, "partner": {}}
    for kind, institution in (
        ("certificate", "public"),
        ("bachelors", "private-degree"),
        ("diploma", "private-quebec-vocational"),
        ("professional", "not-recognized"),
        ("trade", "private-other"),
        ("masters", "private-same-rules"),
    ):
        canadian = {"country": "CA", "kind": kind, "institution": institution, "program_years": 1, "hours": 900}
        yield {"applicant": {"credentials": [canadian | {"completed_on": "2014-05-01"}, canadian, {"country": "CA"}]}}
    for body in ("WES", "MCC", "PEBC", "CACB", "IQAS"):
        report = {"organization": body, "issued_on": recent, "phrase": "Three-year Bachelor degree"}
        foreign = {"country": "IN", "completed_on": "2014-05-01", "eca": report, "for_occupation": True}
        for noc in ("31102", "31120", "21200"):
            yield {"applicant": {"credentials": [foreign], "occupation": {"noc": noc, "needs_licence": True}}}
    job = {"country": "CA", "from": "2014-01-01", "hours_per_week": 40}
    yield {
        "applicant": {"work": {"periods": [job, {**job, "country": "IN", "to": "2014-12-31"}]}},
        "job_offer": "other",
    }


def around_changes() -> list[date]:
    days = {change + DAY * step for change in law().days_of_change for step in (-1, 0, 1)}
    return sorted(day for day in days | {FLOOR, FLOOR + DAY, REPORTED - DAY, REPORTED, REPORTED + DAY} if day >= FLOOR)


@pytest.mark.parametrize("on", around_changes(), ids=str)
def test_every_profile_has_a_result_on_every_day_of_change(on):
    for profile, locale in zip(
        spread(on), cycle(("en", "fr"))
    ):  # both languages have the same messages, tested elsewhere
        result = evaluate({**profile, "as_of": on.isoformat()}, locale)
        assert result["as_of"] == on.isoformat()
        assert result["rules"]["id"] == max(start for start in SETS if start <= on.isoformat())
    moved = evaluate({**fuzz.FULL, "as_of": "2027-01-01", "rules_on": on.isoformat()})
    assert moved["rules"]["id"] == result["rules"]["id"]


@pytest.mark.parametrize("on", around_changes(), ids=str)
def test_only_the_reported_change_leaves_a_set_unverified(on):
    rules = evaluate({"as_of": on.isoformat()})["rules"]
    assert rules["status"] == ("superseded-unverified" if on >= REPORTED else "verified")
    assert (rules["notice"] is None) == (on < REPORTED)
    if on >= REPORTED:
        assert {source["certainty"] for source in rules["sources"]} >= {"secondary"}
        warnings = {warning["id"] for warning in evaluate({"as_of": on.isoformat()})["warnings"]}
        assert "rules-superseded" in warnings


@pytest.mark.parametrize("parameter", law().parameters.values(), ids=lambda parameter: parameter.name)
def test_every_change_takes_hold_on_its_own_day(parameter: Parameter):
    """The day before, the earlier version; on the day and the day after, the new one; no version is ever skipped."""
    for earlier, later in pairwise(parameter.versions):
        assert law().on(later.start - DAY).version(parameter.name) is earlier
        assert law().on(later.start).version(parameter.name) is later
        assert law().on(later.start + DAY).version(parameter.name) is later
    first = parameter.versions[0].start
    assert law().on(date.max).version(parameter.name) is parameter.versions[-1]
    with pytest.raises(NotInForce):
        parameter.on(first - DAY)


def test_nothing_that_results_rest_on_begins_after_the_floor_without_a_word():
    """A parameter exists from the floor on, or is only reached where another is in force, or is shown and never used."""
    late = {name for name, parameter in law().parameters.items() if parameter.starts[0] > FLOOR}
    in_force_with_study = {name for name in late if name.startswith("study-")}
    assert all(law().parameters[name].starts[0] == date(2016, 11, 19) for name in in_force_with_study)
    shown_only = {name for name in late if name.startswith(("reform-2026", "distance-"))}
    assert late == in_force_with_study | shown_only


@pytest.mark.parametrize("day", ["2014-12-31", "2014-01-01", "1867-07-01", "0001-01-01"])
@pytest.mark.parametrize("locale", ["en", "fr"])
def test_before_the_first_day_there_is_a_clear_refusal(day, locale):
    for field in ("as_of", "rules_on"):
        with pytest.raises(ProfileError) as caught:
            evaluate({"as_of": "2015-01-01", field: day}, locale)
        [problem] = caught.value.problems
        assert problem["path"] == f"/{field}"
        assert "2015" in problem["problem"] + problem["expected"]


def test_facts_on_a_day_rules_on_a_day():
    """`rules_on` moves the rules alone: the age, the report's validity and what is completed stay those of `as_of`."""
    profile = {
        "as_of": "2026-11-23",
        "applicant": {
            "birth_date": "1996-11-24",
            "credentials": [
                {
                    "country": "IN",
                    "completed_on": "2020-05-01",
                    "eca": {"organization": "WES", "issued_on": "2024-01-01", "outcome": "doctoral"},
                }
            ],
            "languages": [levels("en", 9, "2026-01-01"), levels("fr", 7, "2026-01-01")],
        },
        "partner": None,
        "job_offer": "other",
        "sibling_in_canada": True,
    }
    additional = {}
    for start in SETS:
        result = evaluate({**profile, "rules_on": start})
        sections = {section["id"]: section for section in result["crs"]["sections"]}
        assert sections["core"]["factors"][0]["points"] == 105 or sections["core"]["factors"][0]["points"] == 110
        assert result["education"]["level"] == "doctoral"
        assert result["as_of"] == "2026-11-23"
        additional[start] = sections["additional"]["points"]
    assert additional == {"2015-01-01": 600, "2016-11-19": 50, "2017-06-06": 95, "2020-10-20": 115, "2025-03-25": 65}
    rows = history(profile)
    assert [row["from"] for row in rows] == [*SETS, REPORTED.isoformat()]
    assert [row["rules"]["status"] for row in rows] == ["verified"] * 5 + ["superseded-unverified"]
    for row, start in zip(rows, SETS, strict=False):
        assert row["total"] == evaluate({**profile, "rules_on": start})["crs"]["total"]


@pytest.mark.parametrize(
    ("day", "age_points"), [("2026-11-23", 110), ("2026-11-24", 105), ("2026-11-22", 110), ("2014-11-24", None)]
)
def test_the_age_is_that_of_the_day(day, age_points):
    profile = {"as_of": day, "applicant": {"birth_date": "1996-11-24"}, "partner": None}
    if age_points is None:
        with pytest.raises(ProfileError):
            evaluate(profile)
        return
    assert evaluate(profile)["crs"]["sections"][0]["factors"][0]["points"] == age_points


@pytest.mark.parametrize(("day", "points"), [("2025-02-27", 110), ("2025-02-28", 110), ("2025-03-01", 105)])
def test_someone_born_on_29_february_is_a_year_older_on_1_march(day, points):
    profile = {"as_of": day, "applicant": {"birth_date": "1995-03-01"}, "partner": None}
    assert evaluate(profile)["crs"]["sections"][0]["factors"][0]["points"] == points
    leap = {"as_of": "2026-02-28", "applicant": {"birth_date": "1996-02-29"}, "partner": None}
    assert evaluate(leap)["crs"]["sections"][0]["factors"][0]["points"] == 110
    assert evaluate({**leap, "as_of": "2026-03-01"})["crs"]["sections"][0]["factors"][0]["points"] == 105


def test_the_sets_differ_in_exactly_the_factors_that_changed():
    """Tables and sections between one set and the next: only what the dossier's history names."""

    def forms(day: date) -> dict[str, Any]:
        rules = law().on(day)
        names = [name for section in sections_of(rules) for name in section["factors"]]
        return {name: table_of(name, rules) for name in names}

    starts = list(map(date.fromisoformat, SETS))
    changes = []
    for day, after in pairwise(starts):
        old, new = forms(day), forms(after)
        changes.append({name for name in {*old, *new} if old.get(name) != new.get(name)})
    assert changes == [{"job-offer", "canadian-study"}, {"sibling", "french"}, {"french"}, {"job-offer"}]
    assert forms(date(2027, 1, 1)) == forms(starts[-1])
    quiet = [day for day in law().days_of_change if day > FLOOR and day not in starts]
    for day in quiet:
        assert forms(day) == forms(day - DAY), day
