"""Profiles on which the days bear in every way there is, drawn at random and always the same for a seed."""

from __future__ import annotations

import random
from datetime import date, timedelta
from typing import Any

AS_OF = ("2015-03-10", "2016-10-01", "2019-02-28", "2022-01-15", "2024-02-29", "2026-11-23")
LATELY = date(2026, 1, 1)  # before it a result dated after the day of the score is known today


def near(chance: random.Random, day: date, back: int, ahead: int = 0) -> str:
    """A day from so many days back to so many ahead."""
    return (day + timedelta(days=chance.randint(-back, ahead))).isoformat()


def anniversary(chance: random.Random, day: date, years: int) -> str:
    """A day whose anniversary falls in the three years ahead, sometimes one that only leap years have."""
    if chance.random() < 0.2:
        year = day.year - years + 1
        return f"{year - year % 4}-02-29"
    return near(chance, day - timedelta(days=365 * years), 0, 1000)


def credential(chance: random.Random, day: date) -> dict[str, Any]:
    if chance.random() < 0.4:
        return {
            "title": "Certificate",
            "country": "CA",
            "kind": chance.choice(("certificate", "diploma", "bachelors", "masters")),
            "institution": "public",
            "program_years": chance.choice((1, 2, 3)),
            "completed_on": near(chance, day, 200, 900),
            "distance_share": chance.choice((0, 1)),
            "language_study_share": 0,
            "full_time_months": 8,
            "months_in_canada": 8,
            "return_scholarship": False,
        }
    eca = {
        "organization": chance.choice(("WES", "IQAS", "CACB", "MCC", "NNAS")),
        "issued_on": anniversary(chance, day, 5),
        "outcome": chance.choice(("one-year", "three-year", "two-or-more", "masters-or-professional", "second-only")),
    }
    if chance.random() < 0.15:
        del eca[chance.choice(("issued_on", "outcome"))]
    return {
        "country": "FR",
        "kind": "bachelors",
        "program_years": 3,
        "completed_on": near(chance, day, 4000),
        "eca": eca,
    }


def language(chance: random.Random, day: date) -> dict[str, Any]:
    clb = {name: chance.choice((4, 5, 7, 8, 9, 10)) for name in ("listening", "reading", "writing", "speaking")}
    return {
        "language": chance.choice(("en", "en", "fr")),
        "taken_on": near(chance, day, 900, 200 if day < LATELY else 0),
        "clb": clb,
    }


def period(chance: random.Random, day: date) -> dict[str, Any]:
    start = day + timedelta(days=chance.randint(-4500, 300))
    found = {
        "country": chance.choice(("CA", "CA", "IN")),
        "from": start.isoformat(),
        "hours_per_week": chance.choice((12.3, 15, 20, 30, 37.5)),
    }
    if chance.random() < 0.6:
        found["to"] = (start + timedelta(days=chance.choice((180, 363, 364, 728, 1500)))).isoformat()
    return found


def person(chance: random.Random, day: date) -> dict[str, Any]:
    found: dict[str, Any] = {
        "birth_date": anniversary(chance, day, chance.randint(17, 46)),
        "credentials": [credential(chance, day) for _ in range(chance.randint(0, 3))],
        "languages": [language(chance, day) for _ in range(chance.randint(0, 3))],
        "work": {"periods": [period(chance, day) for _ in range(chance.randint(0, 4))]},
    }
    if chance.random() < 0.15:
        del found[chance.choice(sorted(found))]
    return found


def profile(seed: int) -> dict[str, Any]:
    """One profile: every fifth fixes its rules, a third has a partner who comes along."""
    chance = random.Random(seed)
    as_of = chance.choice(AS_OF)
    day = date.fromisoformat(as_of)
    found: dict[str, Any] = {
        "as_of": as_of,
        "applicant": person(chance, day),
        "partner": None,
        "provincial_nomination": chance.random() < 0.1,
        "sibling_in_canada": chance.random() < 0.3,
        "job_offer": chance.choice((None, "other")),
    }
    if chance.random() < 0.33:
        found["partner"] = {"accompanying": True, "canadian": False, **person(chance, day)}
    if seed % 5 == 0:
        found["rules_on"] = chance.choice(AS_OF)
    return found
