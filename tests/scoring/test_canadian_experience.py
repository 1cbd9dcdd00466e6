"""Whose occupation the Canadian experience class goes by: that of the work in Canada, which is known, named by the jobs, or asked for."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from pycore.credentials.condition import MET, NOT_MET, UNKNOWN, Condition
from pycore.dates import parse_month
from pycore.law.loading import law
from pycore.profile.facts import Occupation, Person, Profile, Work, WorkPeriod
from pycore.scoring.bounds import Bound
from pycore.scoring.canadian_experience import canadian_occupation, cec_occupation, cec_work, recent_years
from pycore.scoring.world import Facts

ON = date(2026, 11, 26)
RULES = law().on(ON)
ENGINEER, COOK, SERVER = "21231", "63200", "65200"


def job(country: str, start: str, end: str | None = None, noc: str | None = None) -> WorkPeriod:
    return WorkPeriod(country, date.fromisoformat(start), None if end is None else date.fromisoformat(end), 40, noc)


def person(primary: str | None, *jobs: WorkPeriod, on: date = ON, **counts: Any) -> Profile:
    work = Work(**counts) if counts else Work(periods=jobs)
    return Profile(on, on, Person(work=work, occupation=Occupation(primary)))


HERE, ABROAD = "2024-06-01", "2018-01-01"
FOUND: list[tuple[Profile, str | None]] = [
    # Told by figures.
    (person(ENGINEER, canadian_years=1, foreign_years=0), ENGINEER),
    (person(ENGINEER, canadian_years=1), ENGINEER),
    (person(ENGINEER, canadian_years=1, foreign_years=2), None),
    (person(ENGINEER, canadian_years=1, foreign_years=2, canadian_noc=COOK), COOK),
    # Told by jobs.
    (person(ENGINEER), ENGINEER),
    (person(ENGINEER, job("CA", HERE)), ENGINEER),
    (person(None, job("CA", HERE)), None),
    (person(ENGINEER, job("CA", HERE, noc=COOK)), COOK),
    (person(ENGINEER, job("CA", HERE), job("CA", "2024-01-01", "2024-05-31", ENGINEER)), ENGINEER),
    (person(ENGINEER, job("CA", HERE), job("CA", "2024-01-01", "2024-05-31", COOK)), None),
    (person(ENGINEER, job("CA", HERE), job("IN", ABROAD, "2022-12-31")), None),
    (person(ENGINEER, job("IN", ABROAD)), None),
    (person(ENGINEER, job("CA", HERE, noc=COOK), job("IN", ABROAD, None, ENGINEER)), COOK),
    (person(None, job("CA", HERE, noc=SERVER), job("CA", "2024-01-01", "2024-05-31", COOK)), COOK),
    (person(ENGINEER, job("CA", HERE, noc=SERVER)), SERVER),
    # The three years before the day: a job that ended before them is none, and only their days weigh.
    (person(ENGINEER, job("CA", "2020-01-01", "2023-11-26", COOK)), COOK),
    (person(ENGINEER, job("CA", "2020-01-01", "2023-11-25", COOK)), ENGINEER),
    (person(None, job("CA", "2017-01-02", "2024-06-30", COOK), job("CA", "2024-07-01", None, ENGINEER)), ENGINEER),
    (person(None, job("CA", "2023-11-26", "2025-06-30", COOK), job("CA", "2025-07-01", None, ENGINEER)), COOK),
]


@pytest.mark.parametrize(("profile", "noc"), FOUND)
def test_the_occupation_of_the_work_in_canada(profile, noc):
    assert canadian_occupation(profile, RULES) == noc


CLASS, SKILLED = "irpr-87-1-2-a", RULES.cite("skilled-teer")
JUDGED: list[tuple[Profile, str, str, tuple[str, ...], tuple[str, ...]]] = [
    (person(ENGINEER, job("CA", HERE)), MET, "met", (CLASS, *SKILLED), ()),
    (person(ENGINEER, job("CA", HERE, noc=SERVER)), NOT_MET, "not-met", (CLASS, *SKILLED), ()),
    (person(ENGINEER, canadian_years=1, foreign_years=2), MET, "met", (CLASS, *SKILLED), ()),
    (person(SERVER, canadian_years=1), NOT_MET, "not-met", (CLASS, *SKILLED), ()),
    (
        person(SERVER, canadian_years=1, foreign_years=2),
        UNKNOWN,
        "unknown-in-canada",
        SKILLED,
        ("/applicant/work/canadian_noc",),
    ),
    (person(None, canadian_years=1), UNKNOWN, "unknown-in-canada", SKILLED, ("/applicant/occupation/noc",)),
    (person(None, job("CA", HERE)), UNKNOWN, "unknown-in-canada", SKILLED, ("/applicant/work/canadian_noc",)),
    (person(ENGINEER, job("CA", HERE), on=date(2020, 1, 1)), UNKNOWN, "earlier", None, ()),
]


@pytest.mark.parametrize(("profile", "outcome", "code", "cite", "missing"), JUDGED)
def test_whether_that_occupation_is_skilled(profile, outcome, code, cite, missing):
    rules = law().on(profile.as_of)
    found = cec_occupation(profile, rules)
    assert (found.id, found.outcome, found.code) == ("occupation", outcome, f"occupation.{code}")
    assert found.cite == (rules.cite("skilled-teer") if cite is None else cite)
    assert found.missing == missing


def by_month(start: str, end: str | None = None, noc: str | None = None) -> WorkPeriod:
    """A job in Canada whose days are told, or by their months alone."""
    first, last = parse_month(start), None if end is None else parse_month(end)
    whole = job("CA", start if first is None else first.first.isoformat(), noc=noc)
    known = None if end is None or last is not None else date.fromisoformat(end)
    return whole._replace(start_in=first, end=known if last is None else last.last, end_in=last)


@pytest.mark.parametrize(
    ("on", "jobs", "years", "outcome", "code", "missing"),
    [
        ("2026-11-26", [by_month("2025-11")], (361, 390), UNKNOWN, "within-months", ("0/from",)),
        ("2026-11-29", [by_month("2025-11")], (364, 393), MET, "at-least", ()),
        ("2026-11-28", [by_month("2025-11")], (363, 392), UNKNOWN, "within-months", ("0/from",)),
        ("2026-10-31", [by_month("2025-11")], (335, 364), UNKNOWN, "within-months", ("0/from",)),
        ("2026-10-30", [by_month("2025-11")], (334, 363), NOT_MET, "at-most", ()),
        # The three years begin on 26 November 2023: the first day of a job before them decides nothing, its last may.
        ("2026-11-26", [by_month("2019-03", "2024-11")], (342, 371), UNKNOWN, "within-months", ("0/to",)),
        ("2026-11-26", [by_month("2019-03", "2024-10")], (311, 341), NOT_MET, "at-most", ()),
        (
            "2026-11-26",
            [by_month("2025-06", "2025-07", SERVER), by_month("2025-11")],
            (361, 390),
            UNKNOWN,
            "within-months",
            ("1/from",),
        ),
    ],
)
def test_a_year_of_work_of_whose_days_the_months_alone_are_told(on, jobs, years, outcome, code, missing):
    profile = person(ENGINEER, *jobs, on=date.fromisoformat(on))
    least, most = (days / 364 for days in years)
    found = recent_years(profile.applicant.work, profile.as_of, RULES)
    assert found == (pytest.approx(least), pytest.approx(most))
    facts = {"years": found[0], "most": found[1], "needed": 1, "window": 3}
    places = tuple(f"/applicant/work/periods/{place}" for place in missing)
    assert cec_work(profile, [], RULES) == Condition(
        "experience", outcome, f"cec.experience.{code}", facts, RULES.cite("cec-work"), places
    )


OTHER_ENGINEER = "21232"


@pytest.mark.parametrize(
    ("jobs", "noc"),
    [
        # From 306 to 365 days, beside 361.
        ([by_month("2024-12", "2025-11", ENGINEER), job("CA", "2025-12-01", noc=COOK)], None),
        ([by_month("2024-12", "2025-11", ENGINEER), job("CA", "2025-12-01", noc=OTHER_ENGINEER)], OTHER_ENGINEER),
        ([by_month("2025-01", "2025-11", ENGINEER), job("CA", "2025-12-01", noc=COOK)], COOK),
        # From 275 to 334, beside 311 to 341.
        ([by_month("2025-01", "2025-11", ENGINEER), by_month("2019-03", "2024-10", COOK)], None),
        # As many days of the one as of the other.
        ([job("CA", "2025-01-01", "2025-03-31", COOK), job("CA", "2025-04-01", "2025-06-29", ENGINEER)], None),
        ([job("CA", "2025-01-01", "2025-03-31", COOK), job("CA", "2025-04-01", "2025-06-28", ENGINEER)], COOK),
    ],
)
def test_of_several_occupations_the_one_that_surely_has_more(jobs, noc):
    for order in (jobs, jobs[::-1]):
        assert canadian_occupation(person(None, *order), RULES) == noc


def test_a_year_of_work_whose_days_are_told_or_that_is_a_figure() -> None:
    for profile, outcome in (
        (person(ENGINEER, by_month("2025-11-27")), MET),
        (person(ENGINEER, by_month("2025-11-28")), NOT_MET),
        (person(ENGINEER, canadian_years_last_three=1), MET),
        (person(ENGINEER, canadian_years_last_three=0.99), NOT_MET),
    ):
        found = cec_work(profile, [Bound(best, (Facts(best, False),)) for best in (False, True)], RULES)
        assert (found.id, found.outcome, found.missing) == ("experience", outcome, ())
