"""A profile that meets every requirement of the three programs, what is changed of it, and how it is judged."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from copy import deepcopy
from typing import Any

from pycore.credentials.condition import Condition
from pycore.law.loading import law
from pycore.law.rules import Rules
from pycore.messages.words import words
from pycore.profile.reading import read_profile
from pycore.scoring.bounds import bounds, bounds_of_grid, judgements
from pycore.scoring.grid import select
from pycore.scoring.programs import program_tests
from pycore.wording.program_words import programs_result

AS_OF = "2026-10-01"


def levels(listening: int, reading: int, writing: int, speaking: int, language: str = "en") -> dict[str, Any]:
    clb = {"listening": listening, "reading": reading, "writing": writing, "speaking": speaking}
    return {"language": language, "taken_on": "2026-01-15", "clb": clb}


def degree(**facts: Any) -> dict[str, Any]:
    eca = {"organization": "WES", "issued_on": "2025-10-02", "outcome": "three-year", **facts.pop("eca", {})}
    return {"country": "US", "kind": "bachelors", "program_years": 4, "completed_on": "2019-05-01", "eca": eca, **facts}


def certificate(**facts: Any) -> dict[str, Any]:
    plain = {"country": "CA", "kind": "certificate", "program_years": 0.3, "institution": "public"}
    return {**plain, "completed_on": "2024-04-30", **facts}


FULL: dict[str, Any] = {
    "as_of": AS_OF,
    "partner": None,
    "applicant": {
        "age": 29,
        "credentials": [degree()],
        "languages": [levels(9, 9, 9, 9)],
        "work": {
            "canadian_years": 1,
            "foreign_years": 3,
            "primary_continuous_years": 2,
            "canadian_years_last_three": 1,
            "trade_years_last_five": 2,
            "canadian_noc": "72310",
        },
        "worked_in_canada_one_year": True,
        "certificate_of_qualification": True,
        "studied_in_canada_two_years": False,
        "occupation": {"noc": "72310", "needs_licence": False},
    },
    "arranged_employment": False,
    "relative_in_canada": False,
    "job_offer": None,
    "settlement_funds": True,
    "outside_quebec": True,
}
NEVER_IN_CANADA = {
    "applicant__work__canadian_years": 0,
    "applicant__work__canadian_years_last_three": 0,
    "applicant__worked_in_canada_one_year": False,
}


def changed(**paths: Any) -> dict[str, Any]:
    """The full profile with values put at dotted paths (`__` for the dot); `...` takes a value away."""
    profile = deepcopy(FULL)
    for path, value in paths.items():
        *above, name = path.split("__")
        target = profile
        for step in above:
            target = target[step]
        if value is ...:
            target.pop(name, None)
        else:
            target[name] = value
    return profile


def conditions_of(data: dict[str, Any]) -> tuple[Mapping[str, Sequence[Condition]], Rules]:
    """Every requirement of every program before it is put into words, and the rules of the day."""
    profile = read_profile(data, law(), words("en"))
    rules = law().on(profile.rules_on)
    found = judgements(profile, rules)
    worlds = bounds(profile, found, rules)
    in_grid = bounds_of_grid(profile, found, worlds, rules)
    return program_tests(profile, found, worlds, select(in_grid, rules), rules, in_grid), rules


def judged(data: dict[str, Any]) -> dict[str, dict[str, Condition]]:
    tests, rules = conditions_of(data)
    for locale in ("en", "fr"):
        for program in programs_result(tests, rules, words(locale)):
            assert program["answer"] in ("yes", "no", "unclear")
            for requirement in program["requirements"]:
                assert requirement["because"].endswith(".")
                assert requirement["sources"]
    return {program: {test.id: test for test in listed} for program, listed in tests.items()}


def outcome(program: str, requirement: str, **paths: Any) -> str:
    return judged(changed(**paths))[program][requirement].outcome


# The provisions that each requirement rests on.
RESTS_ON = {
    ("fsw", "education"): ("irpr-75-2-e", "irpr-75-2-e-ii"),
    ("fsw", "assessment-body"): (
        "irpr-75-2-1",
        "eca-occupations",
        "eca-architects",
        "eca-architects-licence",
        "eca-cacb-designated",
    ),
    ("fsw", "language"): ("irpr-75-2-d",),
    ("fsw", "experience"): ("irpr-75-2-a", "guidance-1560-hours"),
    ("fsw", "occupation"): ("irpr-75-2-a-skilled", "amendment-2022-11-16"),
    ("fsw", "points"): ("irpr-76-1-a", "irpr-76-2", "ee-fsw-pass-mark"),
    ("fsw", "funds"): ("irpr-76-1-b", "ee-funds-exemption", "funds-table-2025"),
    ("fsw", "residence"): ("irpr-75-1",),
    ("cec", "language"): ("irpr-87-1-2-d", "irpr-87-1-2-e", "ee-cec-page"),
    ("cec", "experience"): ("irpr-87-1-2-a", "irpr-87-1-3", "guidance-1560-hours"),
    ("cec", "occupation"): ("irpr-87-1-2-a", "irpr-75-2-a-skilled", "amendment-2022-11-16"),
    ("cec", "residence"): ("irpr-87-1-residence",),
    ("fst", "language"): ("irpr-87-2-3-a", "ee-fst-page"),
    ("fst", "experience"): ("irpr-87-2-3-b", "guidance-1560-hours"),
    ("fst", "trade"): ("irpr-87-2-1", "ee-fst-page"),
    ("fst", "qualification"): ("irpr-87-2-3-d",),
    ("fst", "funds"): ("irpr-87-2-funds", "ee-funds-exemption", "funds-table-2025"),
    ("fst", "residence"): ("irpr-87-2-residence",),
}


def shown(first: str, lowest: int, needed: int, least: int, **more: int) -> dict[str, Any]:
    return {"first": first, "lowest": lowest, "needed": needed, "least": least, **more}


def jobs(*periods: tuple[str, str, str | None]) -> dict[str, Any]:
    """Full-time jobs: country, first day, last day or None."""
    listed = [{"country": country, "from": start, "to": end, "hours_per_week": 30} for country, start, end in periods]
    return {"applicant__work": {"periods": [{k: v for k, v in job.items() if v is not None} for job in listed]}}
