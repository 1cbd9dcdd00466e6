"""What each kind of round asked of a person beside points: met, not met, or not known, and which facts would settle it."""

from __future__ import annotations

from typing import Any

import pytest
from known import clb

from pycore import rounds

DAY = "2026-10-01"
NINE = clb(9)
SEVEN = clb(7)
NURSE, WELDER, PHYSICIAN, CLERK = "31301", "72106", "31102", "14100"
# Someone in the pool by the Canadian Experience Class, whatever else is changed.
PERSON: dict[str, Any] = {
    "as_of": DAY,
    "applicant": {
        "age": 30,
        "credentials": [],
        "languages": [{"language": "en", "taken_on": "2026-03-01", "clb": NINE}],
        "occupation": {"noc": NURSE},
        "work": {
            "periods": [{"country": "CA", "from": "2025-01-01", "hours_per_week": 40, "noc": NURSE}],
        },
    },
    "partner": None,
    "settlement_funds": False,
    "arranged_employment": False,
    "provincial_nomination": False,
    "outside_quebec": True,
}


def job(
    start: str, end: str | None = None, noc: str | None = None, country: str = "CA", hours: float = 40
) -> dict[str, Any]:
    given = {"country": country, "from": start, "to": end, "hours_per_week": hours, "noc": noc}
    return {key: value for key, value in given.items() if value is not None}


def person(
    jobs: list[dict[str, Any]] | None = None, work: dict[str, Any] | None = None, **facts: Any
) -> dict[str, Any]:
    applicant = dict(PERSON["applicant"])
    if jobs is not None:
        applicant["work"] = {"periods": jobs, "canadian_years_last_three": 2}
    if work is not None:
        applicant["work"] = work
    for key in ("languages", "credentials"):
        if key in facts:
            applicant[key] = facts.pop(key)
    return {**PERSON, **facts, "applicant": applicant}


def kind(profile: dict[str, Any], name: str, version: str | None = None) -> dict[str, Any]:
    return next(one for one in rounds(profile)["kinds"] if (one["id"], one["version"]) == (name, version))


def requirement(
    profile: dict[str, Any], name: str, test: str, version: str | None = None
) -> tuple[str, list[str], str]:
    found = next(one for one in kind(profile, name, version)["requirements"] if one["id"] == test)
    return found["outcome"], found["missing"], found["because"]


def test_the_person_is_in_the_pool_by_one_program() -> None:
    outcome, missing, because = requirement(PERSON, "cec", "program")
    assert (outcome, missing) == ("met", [])
    assert "Canadian Experience Class" in because
    assert requirement(PERSON, "french", "pool", "2026-2")[0] == "met"


def test_nobody_is_in_a_round_without_a_program() -> None:
    """All three programs fail: no round is left, and none is shown."""
    outside = person(work={"canadian_years": 0, "foreign_years": 0})
    result = rounds(outside)
    assert {one["answer"] for one in result["kinds"]} == {"no"}
    assert all(one["rounds"] == [] and one["held"] > 0 for one in result["kinds"])
    assert requirement(outside, "healthcare", "pool", "2026-3")[0] == "not-met"


def test_what_is_not_known_of_the_programs_is_asked_for() -> None:
    unknown = {"as_of": DAY}
    outcome, missing, _ = requirement(unknown, "cec", "program")
    assert outcome == "unknown"
    assert "/applicant/languages" in missing
    outcome, missing, _ = requirement(unknown, "french", "pool", "2026-2")
    assert outcome == "unknown"
    assert len(missing) == len(set(missing)) > 3


@pytest.mark.parametrize(
    ("nominated", "outcome", "missing"),
    [(True, "met", []), (False, "not-met", []), (None, "unknown", ["/provincial_nomination"])],
)
def test_a_nomination(nominated: bool | None, outcome: str, missing: list[str]) -> None:
    profile = {
        key: value
        for key, value in person(provincial_nomination=nominated).items()
        if value is not None or key == "partner"
    }
    assert requirement(profile, "pnp", "nomination")[:2] == (outcome, missing)
    assert kind(profile, "pnp")["answer"] == {"met": "yes", "not-met": "no", "unknown": "unclear"}[outcome]


def test_a_nominee_must_be_in_the_pool_too() -> None:
    outside = person(work={"canadian_years": 0, "foreign_years": 0}, provincial_nomination=True)
    assert kind(outside, "pnp")["answer"] == "no"


def french(**levels: int) -> list[dict[str, Any]]:
    return [{"language": "fr", "taken_on": "2026-03-01", "clb": {**SEVEN, **levels}}]


@pytest.mark.parametrize("version", ["1", "2026-2"])
@pytest.mark.parametrize(
    ("results", "outcome", "shown"),
    [
        (french(), "met", "level 7 in your lowest ability"),
        (french(writing=6), "not-met", "level 6 in your lowest ability"),
        ([], "not-met", "no valid result"),
        ([{"language": "fr", "taken_on": "2024-09-30", "clb": NINE}], "not-met", "no valid result"),  # too old by a day
        (french(writing=6) + french(speaking=6), "not-met", "level 6"),  # one result, not the best of two
    ],
)
def test_french(results: list[dict[str, Any]], outcome: str, shown: str, version: str) -> None:
    profile = person(languages=PERSON["applicant"]["languages"] + results, as_of="2026-10-01")
    found = requirement(profile, "french", "language", version)
    assert found[0] == outcome
    assert shown in found[2]


def test_french_that_is_not_known() -> None:
    open_one = [{"language": "fr", "taken_on": "2026-03-01", "clb": {"listening": 8, "reading": 8}}]
    found = requirement(person(languages=open_one), "french", "language", "2026-2")
    assert found[:2] == ("unknown", ["/applicant/languages"])


@pytest.mark.parametrize(
    ("jobs", "name", "version", "outcome", "shown"),
    [
        # Twelve months are 364 days of full time, up to the day before.
        ([job("2025-10-02", noc=NURSE)], "healthcare", "2026-3", "met", "12 months"),
        ([job("2025-10-03", noc=NURSE)], "healthcare", "2026-3", "not-met", "At most 11 months"),
        # Part-time counts for its share, and more than full time for no more.
        ([job("2024-10-03", noc=NURSE, hours=15)], "healthcare", "2026-3", "met", "12 months"),
        ([job("2025-10-03", noc=NURSE, hours=60)], "healthcare", "2026-3", "not-met", "At most 11 months"),
        # It need not be continuous, nor with one employer, but in one occupation.
        ([job("2024-01-01", "2024-07-01", NURSE), job("2025-01-01", "2025-07-03", NURSE)], "healthcare", "2026-3", "met", "12 months"),
        ([job("2024-01-01", "2024-07-01", NURSE), job("2025-01-01", "2025-07-03", "32101")], "healthcare", "2026-3", "not-met", "most 6"),
        # Within three years: what lies before is not counted.
        ([job("2020-01-01", "2023-09-30", NURSE)], "healthcare", "2026-3", "not-met", "No work"),
        ([job("2020-01-01", "2024-09-28", NURSE)], "healthcare", "2026-3", "met", "12 months"),
        ([job("2020-01-01", "2024-09-27", NURSE)], "healthcare", "2026-3", "not-met", "At most 11 months"),
        # Anywhere, or in Canada alone.
        ([job("2025-01-01", noc=PHYSICIAN, country="IN")], "healthcare", "2026-3", "met", "21 months"),
        ([job("2025-01-01", noc=PHYSICIAN, country="IN")], "physicians", "2026-1", "not-met", "No work in Canada"),
        ([job("2025-01-01", noc=PHYSICIAN)], "physicians", "2026-1", "met", "21 months of work in Canada"),
        # An occupation that is not on the list, and one that is not told.
        ([job("2025-01-01", noc=CLERK)], "trades", "2026-3", "not-met", "No work"),
        ([job("2025-01-01")], "trades", "2026-3", "unknown", "not known"),
        ([job("2026-01-01")], "trades", "2026-3", "not-met", "At most 9 months"),
        ([job("2025-11-01", noc=WELDER), job("2025-09-01", "2025-10-31")], "trades", "2026-3", "unknown", "not known"),
        ([job("2025-11-01", noc=WELDER), job("2025-09-01", "2025-10-31", CLERK)], "trades", "2026-3", "not-met", "At most 11"),
        ([], "trades", "2026-3", "not-met", "No work"),
        ([job("2026-09-25", noc=WELDER)], "trades", "2026-3", "not-met", "At most 1 month of work"),
        # Work that is left out of Canadian work experience may count or not, and is enough to leave it open.
        ([{**job("2025-01-01", noc=PHYSICIAN), "self_employed": True}], "physicians", "2026-1", "unknown", "not known"),
        ([{**job("2025-01-01", noc=PHYSICIAN), "authorized": False}], "healthcare", "2026-3", "unknown", "not known"),
        ([{**job("2025-01-01", noc=PHYSICIAN, country="IN"), "self_employed": True}], "healthcare", "2026-3", "met", "21 months"),
        ([{**job("2026-01-01", noc=PHYSICIAN), "self_employed": True}], "physicians", "2026-1", "not-met", "At most 9"),
        # Two jobs at a time are one.
        ([job("2026-03-01", noc=WELDER), job("2026-03-01", noc=WELDER)], "trades", "2026-3", "not-met", "At most 7 months"),
        # A list that was not to be had: never met, and not met where there was too little work altogether.
        ([job("2025-01-01", noc=NURSE)], "healthcare", "2", "unknown", "later list says nothing"),
        ([job("2026-06-01", noc=NURSE)], "healthcare", "2", "not-met", "At most 4 months"),
    ],
)  # fmt: skip
def test_work_in_a_listed_occupation(
    jobs: list[dict[str, Any]], name: str, version: str, outcome: str, shown: str
) -> None:
    found = requirement(person(jobs), name, "experience", version)
    assert found[0] == outcome
    assert shown in found[2]


def test_the_jobs_that_lack_an_occupation_are_named() -> None:
    jobs = [
        job("2025-11-01", noc=WELDER),
        job("2024-01-01", "2025-10-31"),
        job("2024-01-01", "2025-10-31", country="IN"),
    ]
    _, missing, _ = requirement(person(jobs), "trades", "experience", "2026-3")
    assert missing == ["/applicant/work/periods/1/noc", "/applicant/work/periods/2/noc"]
    _, missing, _ = requirement(person(jobs), "senior-managers", "experience", "2026-1")
    assert missing == ["/applicant/work/periods/1/noc"]


@pytest.mark.parametrize(
    ("work", "name", "version", "outcome", "missing"),
    [
        ({"canadian_years": 2, "foreign_years": 0}, "trades", "2026-3", "unknown", ["/applicant/work/periods"]),
        ({"canadian_years": 0.5, "foreign_years": 0.4}, "trades", "2026-3", "not-met", []),
        ({"canadian_years": 0.5, "foreign_years": 0.5}, "trades", "2026-3", "unknown", ["/applicant/work/periods"]),
        ({"canadian_years": 0.5}, "trades", "2026-3", "unknown", ["/applicant/work/periods"]),
        ({"canadian_years": 0.5, "foreign_years": 9}, "physicians", "2026-1", "not-met", []),
        *(
            (
                {"canadian_years": 0.5, "foreign_years": 0.4, f"{place}_years_or_more": True},
                "trades",
                "2026-3",
                "unknown",
                ["/applicant/work/periods"],
            )
            for place in ("canadian", "foreign")
        ),
        ({"canadian_years": 5, "canadian_years_last_three": 0.9}, "physicians", "2026-1", "not-met", []),
        ({}, "physicians", "2026-1", "unknown", ["/applicant/work/periods"]),
    ],
)
def test_counts_of_years_can_only_rule_out(
    work: dict[str, Any], name: str, version: str, outcome: str, missing: list[str]
) -> None:
    assert requirement(person(work=work), name, "experience", version)[:2] == (outcome, missing)


def test_military_recruits_are_never_more_than_unclear() -> None:
    """Service and offer are no facts of a profile; the level of education is, and can rule out."""
    degree = [
        {"country": "CA", "kind": "masters", "program_years": 2, "institution": "public", "completed_on": "2024-05-01"}
    ]
    assert kind(person(credentials=degree), "military", "2026-1")["answer"] == "unclear"
    assert kind(person(credentials=[]), "military", "2026-1")["answer"] == "no"
    assert requirement(person(credentials=[]), "military", "education", "2026-1")[0] == "not-met"


def test_a_list_says_as_of_when_it_stands() -> None:
    listed = kind(PERSON, "trades", "2026-3")["occupations"]
    assert listed["as_of"] == "2026-08-14"
    assert WELDER in listed["noc"]
    assert kind(PERSON, "healthcare", "2")["occupations"] is None
    assert kind(PERSON, "cec")["occupations"] is None
