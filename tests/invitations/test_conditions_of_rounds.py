"""Every condition of a kind of round in full: its outcome, its message and figures, its sources, and what would settle it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from pycore.credentials.condition import MET, NOT_MET, UNKNOWN, Condition
from pycore.dates import Days
from pycore.invitations.membership import Candidate, membership
from pycore.invitations.rounds import Category, Experience, Kind, Language, Service
from pycore.law.loading import law
from pycore.profile.facts import Person, Profile, Work, WorkPeriod
from pycore.scoring.bounds import Bound
from pycore.scoring.world import Facts

ON = date(2026, 10, 1)
OF_KIND, OF_CATEGORY = ("of-the-kind",), ("of-the-category",)
NURSE, CLERK = "31301", "14100"
YES = [Condition("work", MET, "met")]
NO = [Condition("work", NOT_MET, "not-met"), Condition("funds", UNKNOWN, "unknown", missing=("/funds",))]
OPEN = [
    Condition("work", UNKNOWN, "unknown", missing=("/work", "/noc")),
    Condition("language", MET, "met", missing=("/never",)),
    Condition("points", UNKNOWN, "unknown", missing=("/noc", "/points")),
]
POOL = Condition("pool", MET, "pool.met", {"program": "cec"}, OF_KIND)


def kind(basis: str) -> Kind:
    return Kind("kind", basis, ("cec",), (), OF_KIND, ON)


def candidate(
    worlds: tuple[tuple[Facts, ...], ...] = (), work: Work | None = None, programs: Any = None, **facts: Any
) -> Candidate:
    profile = Profile(ON, ON, Person(work=work or Work()), **facts)
    bounds = tuple(Bound(best, variants) for best, variants in zip((False, True), worlds, strict=False))
    return Candidate(profile, law().on(ON), bounds, {"fsw": NO, "cec": YES} if programs is None else programs)


def category(**asked: Any) -> Category:
    none = dict.fromkeys(("work", "language", "service", "level", "occupations"))
    return Category(
        **{"kind": "kind", "version": "1", "seen": ON, "cite": OF_CATEGORY, "verified": ON, **none, **asked}
    )


def of_category(asked: Category, who: Candidate) -> list[Condition]:
    pool, *found = membership(kind("category"), asked, who)
    assert pool == POOL
    return found


@pytest.mark.parametrize(
    ("programs", "found"),
    [
        ({"fsw": NO, "cec": YES}, POOL),
        ({"fsw": OPEN, "cec": YES}, POOL),
        ({"fsw": NO, "cec": NO}, Condition("pool", NOT_MET, "pool.not-met", {}, OF_KIND)),
        # Of a program that is out of reach nothing is asked.
        (
            {"fsw": NO, "cec": OPEN},
            Condition("pool", UNKNOWN, "pool.unknown", {}, OF_KIND, ("/work", "/noc", "/points")),
        ),
    ],
)
def test_the_pool_in_every_kind_of_round(programs: Any, found: Condition) -> None:
    who = candidate(programs=programs)
    assert membership(kind("general"), None, who) == (found,)
    for basis in ("nomination", "category"):
        assert found in membership(kind(basis), None, who)


@pytest.mark.parametrize(
    ("tests", "outcome", "missing"),
    [(YES, MET, ()), (NO, NOT_MET, ()), (OPEN, UNKNOWN, ("/work", "/noc", "/points"))],
)
def test_the_program_of_a_round(tests: list[Condition], outcome: str, missing: tuple[str, ...]) -> None:
    found = membership(kind("program"), None, candidate(programs={"fsw": YES, "cec": tests}))
    assert found == (Condition("program", outcome, f"program.{outcome}", {"program": "cec"}, OF_KIND, missing),)


@pytest.mark.parametrize(
    ("held", "outcome", "missing"),
    [(True, MET, ()), (False, NOT_MET, ()), (None, UNKNOWN, ("/provincial_nomination",))],
)
def test_a_nomination_and_the_pool(held: bool | None, outcome: str, missing: tuple[str, ...]) -> None:
    found = membership(kind("nomination"), None, candidate(provincial_nomination=held))
    assert found == (Condition("nomination", outcome, f"nomination.{outcome}", {}, OF_KIND, missing), POOL)


def test_a_category_that_is_not_recorded_is_not_known() -> None:
    found = membership(kind("category"), None, candidate())
    assert found == (POOL, Condition("category", UNKNOWN, "category.unknown", {}, OF_KIND))


def speaks(*levels: tuple[int, int], best: bool = False) -> tuple[Facts, ...]:
    """A world for each choice of results: the lowest level of French, and that of English."""
    return tuple(Facts(best, False, french=(french, 9, 9, 9), english=(9, 9, 9, english)) for french, english in levels)


@pytest.mark.parametrize(
    ("of", "worst", "most", "outcome", "code", "lowest"),
    [
        ("fr", [(7, 0)], [(9, 0)], MET, "met", 7),
        ("fr", [(5, 9)], [(6, 9)], NOT_MET, "not-met", 6),  # what is not known is not too low
        ("fr", [(0, 9)], [(0, 9)], NOT_MET, "none", 0),
        ("fr", [(6, 9)], [(7, 9)], UNKNOWN, "unknown", 6),
        ("fr", [(7, 5), (5, 7)], [(7, 5), (5, 7)], MET, "met", 7),  # the better of two results
        ("en", [(0, 7)], [(0, 9)], MET, "met", 7),
        ("en", [(9, 5)], [(9, 6)], NOT_MET, "not-met", 6),
    ],
)
def test_the_language_of_a_category(of: str, worst: Any, most: Any, outcome: str, code: str, lowest: int) -> None:
    who = candidate((speaks(*worst), speaks(*most, best=True)))
    missing = ("/applicant/languages",) if outcome == UNKNOWN else ()
    facts = {"language": of, "level": 7, "lowest": lowest}
    assert of_category(category(language=Language(of, 7)), who) == [
        Condition("language", outcome, f"language.{code}", facts, OF_CATEGORY, missing)
    ]


@pytest.mark.parametrize(
    ("least", "most", "outcome"),
    [
        ("two-year", "two-year", MET),
        ("three-year", "masters-or-professional", MET),
        ("one-year", "one-year", NOT_MET),
        ("one-year", "two-year", UNKNOWN),
    ],
)
def test_what_is_asked_of_military_recruits(least: str, most: str, outcome: str) -> None:
    """Service and the offer are no facts of a profile: they stay open, with nothing to ask for."""
    who = candidate(((Facts(False, False, level=least),), (Facts(True, False, level=most),)))
    missing = ("/applicant/credentials",) if outcome == UNKNOWN else ()
    assert of_category(category(service=Service(10, 3), level="two-year"), who) == [
        Condition("service", UNKNOWN, "service.unknown", {"years": 10, "offer_years": 3}, OF_CATEGORY),
        Condition("education", outcome, f"education.{outcome}", {"level": "two-year"}, OF_CATEGORY, missing),
    ]


def job(start: str, end: str | None, noc: str | None = NURSE, country: str = "CA", **more: Any) -> WorkPeriod:
    last = None if end is None else date.fromisoformat(end)
    return WorkPeriod(country, date.fromisoformat(start), last, 30, noc, **more)


def of_months(start: str, end: str, **more: Any) -> WorkPeriod:
    """A job from one month to another, of whose days none is told."""
    first, last = (Days(date.fromisoformat(f"{told}-01"), date.fromisoformat(f"{told}-28")) for told in (start, end))
    return WorkPeriod("CA", first.first, last.last, 30, start_in=first, end_in=last, **more)


PERIODS = "/applicant/work/periods"


@pytest.mark.parametrize(
    ("work", "where", "outcome", "code", "months", "most", "missing"),
    [
        (Work(periods=()), "anywhere", NOT_MET, "none", 0, 1, ()),
        (Work(periods=(job("2025-01-01", None),)), "canada", MET, "met", 21, 21, ()),
        (Work(periods=(job("2025-01-01", None, country="IN"),)), "canada", NOT_MET, "none", 0, 1, ()),
        (Work(periods=(job("2026-01-01", None),)), "anywhere", NOT_MET, "not-met", 9, 9, ()),
        # The first day of the three years is one of them, and the day before is not.
        (Work(periods=(job("2020-01-01", "2023-10-01"),)), "anywhere", NOT_MET, "not-met", 0, 1, ()),
        (Work(periods=(job("2020-01-01", "2023-09-30"),)), "anywhere", NOT_MET, "none", 0, 1, ()),
        # In no occupation that is told, nothing is sure.
        (
            Work(periods=(job("2025-01-01", None, noc=None),)),
            "anywhere",
            UNKNOWN,
            "unknown",
            0,
            21,
            (f"{PERIODS}/0/noc",),
        ),
        (Work(periods=(job("2025-01-01", None, noc=CLERK),)), "anywhere", NOT_MET, "none", 0, 1, ()),
        # Counts of years never show the occupation.
        (Work(canadian_years=2, foreign_years=0), "anywhere", UNKNOWN, "unknown", 0, 24, (PERIODS,)),
        (Work(canadian_years=0.5, foreign_years=0), "anywhere", NOT_MET, "not-met", 0, 6, ()),
        # The days of a month that may lie within the three years, and before the day, would settle it; others would not.
        (
            Work(periods=(of_months("2025-10", "2026-10", noc=NURSE),)),
            "canada",
            UNKNOWN,
            "unknown",
            11,
            12,
            (f"{PERIODS}/0/from",),
        ),
        (
            Work(periods=(of_months("2022-10", "2024-09", noc=NURSE),)),
            "anywhere",
            UNKNOWN,
            "unknown",
            11,
            12,
            (f"{PERIODS}/0/to",),
        ),
    ],
)
def test_the_work_of_a_category(
    work: Work, where: str, outcome: str, code: str, months: int, most: int, missing: tuple[str, ...]
) -> None:
    asked = category(work=Experience(12, 3, False, where), occupations=(NURSE,))
    facts = {"needed": 12, "within": 3, "months": months, "most": most, "seen": ON}
    assert of_category(asked, candidate(work=work)) == [
        Condition("experience", outcome, f"experience.{where}.{code}", facts, OF_CATEGORY, missing)
    ]


def test_a_list_that_was_not_to_be_had_leaves_open_what_the_months_do_not_rule_out() -> None:
    asked = category(work=Experience(12, 3, False, "anywhere"), seen=None)
    facts = {"needed": 12, "within": 3, "months": 0, "most": 21, "seen": None}
    assert of_category(asked, candidate(work=Work(periods=(job("2025-01-01", None),)))) == [
        Condition("experience", UNKNOWN, "experience.no-list", facts, OF_CATEGORY)
    ]
