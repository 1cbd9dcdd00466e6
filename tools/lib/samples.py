"""Profiles to measure with: the README's journey, the fullest profile, and as many different ones as wanted."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from tools.lib.places import ROOT

Json = dict[str, Any]

TODAY = date(2026, 11, 23)
SCHEMA: Json = json.loads((ROOT / "pycore" / "schemas" / "profile.schema.json").read_text(encoding="utf-8"))


def offered(record: str, fact: str) -> tuple[str, ...]:
    """What the published schema lets a fact of a record be, in its order."""
    return tuple(SCHEMA["$defs"][record]["properties"][fact]["enum"])


# The highest score of each test.
TESTS = {"ielts-general": 9, "celpip-general": 12, "pte-core": 90, "tef-canada": 450, "tcf-canada": 20}
KINDS = offered("credential", "kind")
SCHOOLS = offered("credential", "institution")
OUTCOMES = offered("eca", "outcome")
PHRASES = (
    "Master's degree",
    "Bachelor's degree (four years)",
    "Two years of undergraduate study",
    "High school diploma and one year of university study",
    "Four-year bachelor's degree and a certificate",
)


def journey() -> Json:
    """The question that the project was born from: a foreign bachelor's degree, and a one-year certificate online."""
    degree = {
        "title": "Bachelor of Arts",
        "country": "US",
        "kind": "bachelors",
        "program_years": 4,
        "completed_on": "2018-05-15",
        "eca": {"organization": "WES", "issued_on": "2025-10-01", "outcome": "three-year"},
    }
    certificate = {
        "title": "Online certificate",
        "country": "CA",
        "kind": "certificate",
        "program_years": 1,
        "completed_on": "2026-06-30",
        "institution": "public",
        "distance_share": 1.0,
        "full_time_months": 0,
        "months_in_canada": 0,
        "language_study_share": 0,
        "return_scholarship": False,
    }
    return {
        "as_of": TODAY.isoformat(),
        "applicant": {
            "age": 29,
            "credentials": [degree, certificate],
            "languages": [_levels("en", (9, 9, 9, 9))],
            "work": {"canadian_years": 1, "foreign_years": 3},
            "certificate_of_qualification": False,
        },
        "partner": None,
        "sibling_in_canada": False,
        "provincial_nomination": False,
        "job_offer": None,
    }


def fullest() -> Json:
    """Every question answered, for both partners: four credentials and one, three language results, jobs by their dates."""
    profile = journey()
    applicant = profile["applicant"]
    del applicant["age"]
    report = {"organization": "WES", "issued_on": "2025-10-01"}
    applicant["birth_date"] = "1997-03-05"
    applicant["credentials"] += [
        {
            "title": "Master of Science",
            "country": "IN",
            "kind": "masters",
            "program_years": 2,
            "completed_on": "2020-05-15",
            "eca": {**report, "phrase": "Master's Degree"},
        },
        {
            "title": "Diploma",
            "country": "CA",
            "kind": "diploma",
            "program_years": 2,
            "institution": "public",
            "completed_on": "2024-06-30",
            "study_from": "2022-09-01",
            "study_to": "2024-06-30",
            "distance_share": 0.2,
            "full_time_months": 16,
            "months_in_canada": 20,
            "language_study_share": 0,
            "return_scholarship": False,
            "hours": 1200,
            "credits": 60,
        },
    ]
    applicant["languages"] = [
        {"test": "ielts-general", "taken_on": "2026-02-01", "listening": 8, "reading": 7, "writing": 7, "speaking": 7},
        _levels("fr", (7, 7, 7, 7)),
    ]
    applicant["work"] = {
        "periods": [
            {"country": "CA", "from": "2024-08-01", "hours_per_week": 40},
            {"country": "IN", "from": "2018-08-01", "to": "2022-08-01", "hours_per_week": 40},
        ]
    }
    applicant["studied_in_canada_two_years"] = True
    applicant["occupation"] = {"noc": "21231", "needs_licence": False, "wage_tier": "none"}
    profile["partner"] = {
        "accompanying": True,
        "canadian": False,
        "credentials": [
            {
                "title": "Bachelor of Commerce",
                "country": "IN",
                "kind": "bachelors",
                "program_years": 3,
                "completed_on": "2018-05-15",
                "eca": {**report, "outcome": "three-year"},
            }
        ],
        "languages": [_levels("en", (7, 7, 7, 7))],
        "work": {"canadian_years": 1},
        "studied_in_canada_two_years": False,
    }
    return profile | {
        "relative_in_canada": False,
        "arranged_employment": False,
        "settlement_funds": True,
        "outside_quebec": True,
    }


def edits(count: int) -> Iterator[Json]:
    """The fullest profile with one answer changed at a time, each time to what it has not been: what a reader does who edits."""
    changes = (
        ("applicant/birth_date", lambda n: (date(1980, 1, 1) + timedelta(days=41 * n)).isoformat()),
        ("applicant/credentials/1/distance_share", lambda n: round(n % 100 / 100, 2)),
        ("applicant/languages/0/listening", lambda n: 4 + n % 11 / 2),
        ("applicant/credentials/3/full_time_months", lambda n: n % 60 / 2),
        ("partner/work/canadian_years", lambda n: n % 50 / 10),
        ("applicant/credentials/1/title", lambda n: f"Online certificate {n}"),
        ("applicant/work/periods/1/to", lambda n: (date(2019, 1, 1) + timedelta(days=17 * n)).isoformat()),
        ("applicant/credentials/0/eca/issued_on", lambda n: (date(2021, 1, 1) + timedelta(days=13 * n)).isoformat()),
        ("partner/languages/0/clb/writing", lambda n: 4 + n % 9),
        ("applicant/credentials/3/program_years", lambda n: 1 + n % 30 / 10),
    )
    for number in range(count):
        where, value = changes[number % len(changes)]
        profile = fullest()
        *path, last = where.split("/")
        place: Any = profile
        for name in path:
            place = place[int(name) if name.isdigit() else name]
        place[last] = value(number // len(changes))
        yield profile


def stream(count: int, seed: int = 1) -> Iterator[Json]:
    """Different profiles, the same ones for a seed: from hardly a fact to nearly all, under every rule set."""
    chance = random.Random(seed)
    for _ in range(count):
        yield _profile(chance)


def _levels(language: str, levels: tuple[int, int, int, int]) -> Json:
    abilities = ("listening", "reading", "writing", "speaking")
    return {"language": language, "taken_on": "2026-02-01", "clb": dict(zip(abilities, levels, strict=True))}


def _profile(chance: random.Random) -> Json:
    told = chance.choice((0.5, 0.8, 0.95, 1.0))  # how much this person tells
    as_of = TODAY if chance.random() < 0.7 else date(2015, 1, 1) + timedelta(days=chance.randrange(4700))
    profile: Json = {"as_of": as_of.isoformat(), "applicant": _person(chance, told, as_of)}
    if chance.random() < 0.2:
        profile["rules_on"] = (date(2015, 1, 1) + timedelta(days=chance.randrange(4700))).isoformat()
    if chance.random() < 0.5:
        profile["partner"] = None
    elif chance.random() < 0.9:
        flags = ("accompanying", "canadian")
        profile["partner"] = _person(chance, told, as_of) | _some(
            chance, told, {f: chance.random() < 0.5 for f in flags}
        )
        profile["partner"].pop("occupation", None)
    flags = (
        "sibling_in_canada",
        "provincial_nomination",
        "arranged_employment",
        "relative_in_canada",
        "settlement_funds",
        "outside_quebec",
    )
    profile |= _some(chance, told, {flag: chance.random() < 0.3 for flag in flags})
    return profile | _some(chance, told, {"job_offer": chance.choice((None, None, "other", "major-group-00"))})


def _person(chance: random.Random, told: float, as_of: date) -> Json:
    work: Json = {"canadian_years": chance.randrange(6), "foreign_years": chance.choice((0, 0.5, 1, 2, 3, 5))}
    if chance.random() < 0.3:
        work = {"periods": [_job(chance, as_of) for _ in range(chance.randrange(4))]}
    person = {
        "credentials": [_credential(chance, told, as_of) for _ in range(chance.choice((0, 1, 1, 2, 2, 3)))],
        "languages": [_language(chance, told, as_of) for _ in range(chance.choice((0, 1, 1, 1, 2, 3)))],
        "work": _some(chance, told, work),
        "certificate_of_qualification": chance.random() < 0.1,
        "studied_in_canada_two_years": chance.random() < 0.3,
        "occupation": _some(
            chance,
            told,
            {
                "noc": chance.choice(("21231", "31102", "31120", "72310", "65200", "21200")),
                "needs_licence": chance.random() < 0.5,
                "wage_tier": chance.choice(("none", "1.3", "1.5", "2")),
            },
        ),
    }
    age = chance.randrange(17, 50)
    born = (as_of - timedelta(days=365 * age + chance.randrange(400))).isoformat()
    return _some(chance, told, person) | _some(
        chance, told, {"age": age} if chance.random() < 0.5 else {"birth_date": born}
    )


def _credential(chance: random.Random, told: float, as_of: date) -> Json:
    kind = chance.choice(KINDS)
    years = chance.choice((0.3, 0.5, 1, 1, 1.5, 2, 3, 4))
    end = as_of - timedelta(days=chance.randrange(-200, 4000))
    facts: Json = {"kind": kind, "program_years": years, "title": f"{kind.title()} no. {chance.randrange(100)}"}
    if chance.random() < 0.85:
        facts["completed_on"] = end.isoformat()
    else:
        facts[chance.choice(("planned", "left_unfinished"))] = True
    if kind == "professional":
        facts["professional_field"] = chance.choice(("law", "medicine", "other"))
    if chance.random() < 0.5:
        facts |= {
            "institution": chance.choice((*SCHOOLS, "public", "public")),
            "distance_share": chance.choice((0, 0.2, 0.5, 0.6, 1)),
            "language_study_share": chance.choice((0, 0, 0.3, 0.7)),
            "full_time_months": chance.choice((0, 4, 8, 16)),
            "months_in_canada": chance.choice((0, 7, 8, 20)),
            "return_scholarship": chance.random() < 0.1,
        }
        if chance.random() < 0.5:
            facts |= {"study_from": (end - timedelta(days=int(365 * years))).isoformat(), "study_to": end.isoformat()}
        if chance.random() < 0.2:
            facts |= {"hours": chance.randrange(2000), "credits": chance.randrange(120), "taught_in": "AE"}
        return {"country": "CA", **_some(chance, told, facts)}
    facts["eca"] = _report(chance, told, as_of) if chance.random() < 0.9 else None
    facts["for_occupation"] = chance.random() < 0.3
    return {"country": chance.choice(("US", "IN", "PH", "NG")), **_some(chance, told, facts)}


def _report(chance: random.Random, told: float, as_of: date) -> Json:
    said: Json = {"outcome": chance.choice(OUTCOMES)}
    if chance.random() < 0.3:
        said = {"phrase": chance.choice(PHRASES)}
    elif chance.random() < 0.1:
        said = {"phrases": chance.sample(PHRASES, 2)}
    issued = as_of - timedelta(days=chance.randrange(-50, 2200))
    return _some(
        chance,
        told,
        {"organization": chance.choice(("WES", "IQAS", "MCC", "somebody")), "issued_on": issued.isoformat(), **said},
    )


def _language(chance: random.Random, told: float, as_of: date) -> Json:
    taken = min(as_of - timedelta(days=chance.randrange(-30, 900)), max(as_of, TODAY)).isoformat()  # none is to come
    if chance.random() < 0.5:
        levels = tuple(chance.randrange(3, 12) for _ in range(4))
        found = _levels(chance.choice(("en", "en", "fr")), levels)  # type: ignore[arg-type]
        return found | {"taken_on": taken, "clb": _some(chance, told, found["clb"])}
    test, most = chance.choice(list(TESTS.items()))
    scores = {
        ability: chance.randrange(most // 3, most + 1) for ability in ("listening", "reading", "writing", "speaking")
    }
    return {"test": test, **_some(chance, told, {"taken_on": taken, **scores})}


def _job(chance: random.Random, as_of: date) -> Json:
    start = as_of - timedelta(days=chance.randrange(60, 4500))
    job = {
        "country": chance.choice(("CA", "IN")),
        "from": start.isoformat(),
        "hours_per_week": chance.choice((15, 30, 40)),
    }
    if chance.random() < 0.6:
        job["to"] = (start + timedelta(days=chance.randrange(0, 1500))).isoformat()
    return job


def _some(chance: random.Random, told: float, facts: Json) -> Json:
    """The part of the facts that the person tells; the others stay unknown."""
    return {name: value for name, value in facts.items() if chance.random() < told}
