"""A month told without its day: what holds of all its days is sure, and what does not is open. No day is taken for it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from pycore import ProfileError, evaluate, timeline
from pycore.dates import parse_month

TODAY = date(2026, 11, 27)
ABILITIES = ("listening", "reading", "writing", "speaking")
REPORT = {"organization": "WES", "outcome": "three-year"}
HELD: dict[str, Any] = {
    "country": "US",
    "kind": "bachelors",
    "completed_on": "2018-05-15",
    "eca": {**REPORT, "still_valid": True},
}


def profile(as_of: str, *, taken: str = "", issued: str = "", completed: str = "", **facts: Any) -> dict[str, Any]:
    credential = {**HELD, **({"completed_on": completed} if completed else {}), **facts}
    if issued:
        credential["eca"] = {**REPORT, "issued_on": issued}
    spoken = {
        "language": "en",
        "clb": dict.fromkeys(ABILITIES, 9),
        **({"taken_on": taken} if taken else {"still_valid": True}),
    }
    return {
        "as_of": as_of,
        "partner": None,
        "sibling_in_canada": False,
        "provincial_nomination": False,
        "job_offer": None,
        "arranged_employment": False,
        "applicant": {
            "age": 29,
            "credentials": [credential],
            "languages": [spoken],
            "work": {"canadian_years": 1, "foreign_years": 3},
            "certificate_of_qualification": False,
        },
    }


def reached(asked: dict[str, Any]) -> tuple[int, int]:
    low, high = evaluate(asked, today=TODAY)["crs"]["range"]
    return low, high


def days_of(month: str, last: date) -> list[str]:
    found = parse_month(month)
    assert found is not None
    days = [found.first + timedelta(days=n) for n in range((found.last - found.first).days + 1)]
    return [day.isoformat() for day in days if day <= last]


@pytest.mark.parametrize(
    ("name", "month", "as_of"),
    [
        ("taken", "2024-06", "2026-05-31"),
        ("taken", "2024-06", "2026-06-01"),
        ("taken", "2024-06", "2026-06-02"),
        ("taken", "2024-06", "2026-06-30"),
        ("taken", "2024-06", "2026-07-01"),
        ("taken", "2024-02", "2026-02-28"),
        ("taken", "2024-02", "2026-03-01"),
        ("taken", "2026-11", "2026-11-27"),
        ("taken", "2026-11", "2026-11-20"),
        ("issued", "2021-06", "2026-05-31"),
        ("issued", "2021-06", "2026-06-01"),
        ("issued", "2021-06", "2026-06-29"),
        ("issued", "2021-06", "2026-06-30"),
        ("issued", "2026-11", "2026-11-27"),
        ("issued", "2026-12", "2026-11-27"),
        ("completed", "2026-10", "2026-11-27"),
        ("completed", "2026-11", "2026-11-27"),
        ("completed", "2026-11", "2026-11-30"),
        ("completed", "2026-12", "2026-11-27"),
    ],
)
def test_a_month_reaches_from_the_least_to_the_most_of_its_days(name: str, month: str, as_of: str) -> None:
    last = TODAY if name == "taken" else date.max
    each = [reached(profile(as_of, **{name: day})) for day in days_of(month, last)]
    low, high = reached(profile(as_of, **{name: month}))
    assert (low, high) == (min(one[0] for one in each), max(one[1] for one in each))


def test_a_month_that_decides_asks_for_the_day_and_one_that_does_not_asks_nothing() -> None:
    def asked(as_of: str, **months: str) -> list[str]:
        """Of the days of studies and of results: the profile leaves what adaptability counts open."""
        paths = [one["path"] for one in evaluate(profile(as_of, **months), today=TODAY)["questions"]]
        return [path for path in paths if "/credentials/" in path or "/languages/" in path]

    assert asked("2026-06-15", taken="2024-06") == ["/applicant/languages/0/taken_on"]
    assert asked("2026-05-31", taken="2024-06") == asked("2026-06-30", taken="2024-06") == []
    assert asked("2026-06-15", issued="2021-06") == ["/applicant/credentials/0/eca/issued_on"]
    assert asked("2026-05-31", issued="2021-06") == asked("2026-06-30", issued="2021-06") == []


def test_of_this_month_what_is_stated_tells_whether_it_is_completed() -> None:
    told = profile("2026-11-27", completed="2026-11")
    low, high = reached(told)
    assert low < high
    for stated, expected in ((True, high), (False, low)):
        credential = {**told["applicant"]["credentials"][0], "completed": stated}
        asked = {**told, "applicant": {**told["applicant"], "credentials": [credential]}}
        assert reached(asked) == (expected, expected)


def test_a_month_is_told_as_a_month_in_both_languages() -> None:
    asked = profile("2026-11-27", issued="2025-08", completed="2018-08")
    for locale, words in (("en", ("in August 2025", "in August 2018")), ("fr", ("en août 2025", "en août 2018"))):
        text = str(evaluate(asked, locale, today=TODAY)["credentials"][0])
        assert all(word in text for word in words)
        assert not any(
            f"{day} {month} {year}" in text.replace("\N{NO-BREAK SPACE}", " ")
            for day in ("1", "1er")
            for month, year in (("août", 2025), ("August", 2025), ("août", 2018), ("August", 2018))
        )


def test_over_time_a_month_may_lapse_from_its_first_day_and_has_lapsed_after_its_last() -> None:
    found = timeline(profile("2026-05-01", taken="2024-06"), 3, today=TODAY)
    turns = {one["on"]: [cause["id"] for cause in one["causes"]] for one in found["steps"]}
    assert turns["2026-06-01"] == ["language-may-lapse"]
    assert all("language-lapsed" not in causes for on, causes in turns.items() if on < "2026-06-30")


@pytest.mark.parametrize(
    ("facts", "path"),
    [
        ({"taken": "2024-13"}, "/applicant/languages/0/taken_on"),
        ({"taken": "2024-6"}, "/applicant/languages/0/taken_on"),
        ({"taken": "2024"}, "/applicant/languages/0/taken_on"),
        ({"taken": "2026-12"}, "/applicant/languages/0/taken_on"),
        ({"completed": "2019-05", "study_from": "2019-06"}, "/applicant/credentials/0/completed_on"),
        ({"completed": "1996-05"}, "/applicant/credentials/0/completed_on"),
    ],
)
def test_a_month_that_cannot_be_is_refused(facts: dict[str, str], path: str) -> None:
    for locale in ("en", "fr"):
        with pytest.raises(ProfileError) as error:
            evaluate(profile("2026-11-27", **facts), locale, today=TODAY)
        assert [one["path"] for one in error.value.problems] == [path]
