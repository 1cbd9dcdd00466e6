"""The core against the second implementation (oracle.py), over the whole discretised domain of facts.

The domain is cut only where nothing interacts, and each cut is a test of its own: abilities add up one by one, the
partner's factors meet the rest only in a sum, the tables of three sections are the same on every day. What interacts
is crossed in full: level, column, age, both languages, Canadian and foreign work, the trade certificate; and on every
day of change everything that the additional factors look at.
"""

from __future__ import annotations

import random
from datetime import date, timedelta
from functools import cache
from itertools import product

import oracle
import pytest
from oracle import LEVELS, NOBODY, SETS, Case

from pycore.evaluation import evaluate
from pycore.law.rules import law
from pycore.profile.facts import LEVELS as CORE_LEVELS
from pycore.scoring.crs import Score, score, sections_of
from pycore.scoring.grid import grid
from pycore.scoring.tables import table_of
from pycore.scoring.world import Facts

COLUMNS = (False, True)
AGES = range(17, 46)
BANDS = (3, 4, 5, 6, 7, 8, 9, 10)
SECOND_BANDS = (0, 4, 5, 7, 9)
YEARS = range(6)
FOREIGN = (0, 1, 3)
STUDY_LEVELS = tuple(level for level in LEVELS if level != "two-or-more")  # the level of one credential
REPORTED = date(2026, 11, 3)
DAYS = (*SETS, REPORTED)
LAST = SETS[-1]


def facts(case: Case) -> Facts:
    """The same person in the core's terms."""
    return Facts(
        best=False,
        accompanied=case.spouse,
        age=case.age,
        level=case.level,
        canadian_study_level=case.study,
        english=case.english,
        french=case.french,
        canadian_years=case.canadian,
        foreign_years=case.foreign,
        skilled_years=case.canadian + case.foreign,
        certificate=case.certificate,
        partner_level=case.spouse_level,
        partner_english=case.spouse_language,
        partner_canadian_years=case.spouse_canadian,
        nomination=case.nomination,
        job_offer=case.offer,
        sibling=case.sibling,
    )


def core(case: Case) -> Score:
    """The core's score of a case under the rules of its day."""
    return score(facts(case), law().on(case.day))


def check(case: Case) -> None:
    """Every factor, every section and the total are the same in both implementations."""
    found = core(case)
    orders = {"en": (case.english, case.french), "fr": (case.french, case.english)}
    expected = oracle.factors(case, *orders[found.first_language])
    assert {name: points for name, points in found.factors.items() if points or name in expected} == {
        name: points for name, points in expected.items() if name in found.factors
    }, case
    assert not any(points for name, points in expected.items() if name not in found.factors), case
    assert dict(found.sections) == oracle.sections(expected, case.spouse), case
    assert found.total == oracle.total(case), case


def all_four(level: int) -> tuple[int, ...]:
    return (level,) * 4


def test_both_know_the_same_levels_and_sets():
    assert CORE_LEVELS == LEVELS
    assert law().parameters["rule-set"].starts == SETS


@pytest.mark.parametrize("spouse", COLUMNS)
def test_everything_that_interacts_crossed_in_full(spouse):
    """Level × age × first and second language × Canadian and foreign years × certificate, in both columns."""
    rules, points = law().on(LAST), score
    core_points = {
        (age, level, years): oracle.age_points(age, spouse)
        + oracle.education_points(level, spouse)
        + oracle.canadian_work_points(years, spouse)
        for age, level, years in product(AGES, LEVELS, YEARS)
    }

    @cache
    def language_points(first: int, second: int) -> int:
        return oracle.first_language_points(all_four(first), spouse) + oracle.second_language_points(
            all_four(second), spouse
        )

    @cache
    def transferability(level: str, first: int, years: int, foreign: int, certificate: bool) -> int:
        step, work = oracle.language_step(all_four(first)), oracle.work_step(years)
        tier, abroad = oracle.education_tier(level), oracle.foreign_tier(foreign)
        return min(
            100,
            min(50, oracle.crossed(tier, step) + oracle.crossed(tier, work))
            + min(50, oracle.crossed(abroad, step) + oracle.crossed(abroad, work))
            + oracle.certificate_points(certificate, all_four(first)),
        )

    @cache
    def french(english: int, spoken: int) -> int:
        return oracle.french_points(all_four(spoken), all_four(english), LAST)

    wrong = []
    for level, english, spoken, years, foreign, certificate in product(
        LEVELS, BANDS, SECOND_BANDS, YEARS, FOREIGN, COLUMNS
    ):
        orders = [
            (language_points(first, second), transferability(level, first, years, foreign, certificate))
            for first, second in ((english, spoken), (spoken, english))
        ]
        bonus = french(english, spoken)
        for age in AGES:
            expected = max(core_points[age, level, years] + language + crossed for language, crossed in orders) + bonus
            world = Facts(
                False, spouse, age, level, "none", all_four(english), all_four(spoken), years, foreign, certificate
            )
            found = points(world, rules).total
            if found != expected:
                wrong.append((level, age, english, spoken, years, foreign, certificate, found, expected))
    assert not wrong, f"{len(wrong)} differ, first {wrong[0]}"


def test_three_sections_have_the_same_tables_on_every_day():
    """Why one day stands for all in the test above: core, partner and transferability never changed."""
    days = sorted({*law().days_of_change, *DAYS})
    days = [day for day in days if day >= SETS[0]]
    for section in ("core", "partner", "transferability"):
        forms = [next(part for part in sections_of(law().on(day)) if part["id"] == section) for day in days]
        assert all(form == forms[0] for form in forms), section
        for name in forms[0]["factors"]:
            tables = [table_of(name, law().on(day)) for day in days]
            assert all(table == tables[0] for table in tables), name


@pytest.mark.parametrize("day", DAYS)
def test_each_set_over_levels_languages_work_and_both_columns(day):
    for spouse, level, english, spoken, years, foreign, certificate in product(
        COLUMNS, LEVELS, (0, 4, 7, 9), (0, 5, 7), (0, 1, 2), FOREIGN, COLUMNS
    ):
        check(Case(day, spouse, 29, level, all_four(english), all_four(spoken), years, foreign, certificate))


@pytest.mark.parametrize("spouse", COLUMNS)
@pytest.mark.parametrize("other", [NOBODY, (7, 7, 7, 7)])
def test_every_combination_of_four_abilities(spouse, other):
    """Each ability of the first language at each band: 4,096 combinations, with the tables that look at the lowest."""
    for abilities in product(BANDS, repeat=4):
        check(Case(LAST, spouse, 36, "two-or-more", abilities, other, 1, 3, certificate=True))
    for abilities in product(SECOND_BANDS, repeat=4):
        check(Case(LAST, spouse, 36, "one-year", all_four(8), abilities, 2, 1))


def test_levels_between_and_beyond_the_bands():
    for level, spouse in product(range(13), COLUMNS):
        check(Case(LAST, spouse, 29, "three-year", all_four(level), NOBODY, 1, 3, certificate=True))
        check(Case(LAST, spouse, 29, "three-year", NOBODY, all_four(level), 1, 3, certificate=True))
        check(Case(LAST, spouse, 29, "three-year", all_four(10), all_four(level), 1, 3, certificate=True))


@pytest.mark.parametrize("spouse", COLUMNS)
def test_every_age_and_every_part_of_a_year(spouse):
    for age, day in product(range(131), DAYS):
        check(Case(day, spouse, age))
    parts = sorted({*range(12), *(year - 0.001 for year in range(1, 8)), *(year + 0.5 for year in range(8)), 60})
    for canadian, foreign, theirs in product(parts, parts, (0, 0.99, 1, 4.99, 5)):
        check(Case(LAST, spouse, 29, "doctoral", all_four(9), NOBODY, canadian, foreign, spouse_canadian=theirs))


@pytest.mark.parametrize("spouse", COLUMNS)
def test_partner_crossed_in_full(spouse):
    """The partner's level × each ability × years: what they add alone, and nothing without the accompanied column."""
    for level, years, band, day in product(LEVELS, YEARS, BANDS, DAYS):
        check(
            Case(
                day, spouse, 40, "secondary", spouse_level=level, spouse_language=all_four(band), spouse_canadian=years
            )
        )
    for abilities in product((4, 5, 6, 7, 8, 9, 10), repeat=4):
        check(
            Case(LAST, spouse, 40, "secondary", spouse_level="doctoral", spouse_language=abilities, spouse_canadian=1)
        )


def test_partner_adds_to_the_rest_without_touching_it():
    """Why the partner need not be crossed with the applicant: sections only add up."""
    rules = law().on(LAST)
    for level, band, years in product(LEVELS, BANDS, YEARS):
        own = Facts(False, True, 30, level, "none", all_four(band), NOBODY, years, 1)
        with_both = Facts(
            False,
            True,
            30,
            level,
            "none",
            all_four(band),
            NOBODY,
            years,
            1,
            False,
            "three-year",
            all_four(9),
            NOBODY,
            1,
        )
        assert score(with_both, rules).total == score(own, rules).total + 8 + 20 + 5


@pytest.mark.parametrize("day", DAYS)
def test_additional_factors_crossed_in_full(day):
    """Nomination × offer × study level × sibling × column; every mix of French at 6 or 7, English at none, 4 or 5."""
    mixes = [*product((6, 7), repeat=4)]
    others = [NOBODY, *product((4, 5), repeat=4), all_four(12)]
    for nomination, offer, study, sibling, spouse in product(
        COLUMNS, ("none", "other", "major-group-00"), STUDY_LEVELS, COLUMNS, COLUMNS
    ):
        for spoken, english in ((NOBODY, NOBODY), (all_four(7), all_four(4)), (all_four(7), all_four(5))):
            check(
                Case(
                    day,
                    spouse,
                    29,
                    "none",
                    english,
                    spoken,
                    nomination=nomination,
                    offer=offer,
                    study=study,
                    sibling=sibling,
                )
            )
    for spoken, english in product(mixes, others):
        check(Case(day, False, 29, "none", english, spoken))


def test_figures_of_the_dossier_by_hand():
    """The hand-worked vector, and the highest score without a nomination."""
    case = Case(LAST, False, 29, "three-year", all_four(9), NOBODY, 1, 3)
    assert core(case).total == oracle.total(case) == 482
    best = Case(LAST, False, 29, "doctoral", all_four(10), all_four(10), 5, 3, True, study="doctoral", sibling=True)
    assert core(best).total == oracle.total(best) == 695
    nominated = Case(LAST, False, 29, "doctoral", all_four(10), all_four(10), 5, 3, True, nomination=True, sibling=True)
    assert core(nominated).total == oracle.total(nominated) == 1200


def grid_facts(case: Case, **more: object) -> Facts:
    return Facts(
        best=False,
        accompanied=case.spouse,
        age=case.age,
        level=case.level,
        english=case.english,
        french=case.french,
        canadian_years=case.canadian,
        foreign_years=case.foreign,
        skilled_years=case.canadian + case.foreign,
        **more,
    )


def test_selection_grid_crossed_in_full():
    """Level × both languages × Canadian and foreign years × every age × arranged employment, for the 67-point grid."""
    rules = law().on(LAST)
    for english, spoken, canadian, foreign in product((6, 7, 8, 9, 10), (4, 5, 7), (0, 1, 2), (0, 0.99, 1, 2, 3, 4, 5)):
        orders = ((english, spoken), (spoken, english))
        languages = max(oracle.grid_languages(all_four(first), all_four(second)) for first, second in orders)
        experience = oracle.grid_experience(canadian + foreign)
        for level, age, arranged in product(LEVELS, (17, 18, 35, *range(36, 49)), COLUMNS):
            adaptability = oracle.grid_adaptability(0, False, False, canadian >= 1, False, False, arranged)
            case = Case(LAST, False, age, level, all_four(english), all_four(spoken), canadian, foreign)
            found = grid(grid_facts(case, arranged_employment=arranged, worked_one_year=canadian >= 1), rules)
            expected = {
                "education": oracle.grid_education(level),
                "languages": languages,
                "experience": experience,
                "age": oracle.grid_age(age),
                "arranged-employment": 10 if arranged else 0,
                "adaptability": adaptability,
            }
            assert dict(found.factors) == expected, case
            assert found.total == sum(expected.values())


def test_selection_grid_over_abilities_ages_and_days():
    for abilities in product((6, 7, 8, 9, 10), repeat=4):
        found = grid(grid_facts(Case(english=abilities)), law().on(LAST)).factors["languages"]
        assert found == oracle.grid_languages(abilities, NOBODY)
    for abilities in product((4, 5, 6), repeat=4):
        found = grid(grid_facts(Case(english=all_four(9), french=abilities)), law().on(LAST)).factors["languages"]
        assert found == oracle.grid_languages(all_four(9), abilities)
    for age, day in product(range(131), DAYS):
        assert grid(grid_facts(Case(age=age)), law().on(day)).factors["age"] == oracle.grid_age(age)


def test_adaptability_crossed_in_full():
    """Every combination of the seven elements of section 83; the partner's only where the partner qualifies."""
    rules = law().on(LAST)
    for eligible, lowest, studied, theirs, worked, their_work, relative, arranged in product(
        COLUMNS, (3, 4), COLUMNS, COLUMNS, COLUMNS, COLUMNS, COLUMNS, COLUMNS
    ):
        for language in ("partner_english", "partner_french"):
            case = Case(spouse=eligible)
            world = grid_facts(
                case,
                studied_two_years=studied,
                partner_studied_two_years=theirs,
                worked_one_year=worked,
                partner_worked_one_year=their_work,
                partner_eligible=eligible,
                relative=relative,
                arranged_employment=arranged,
                **{language: all_four(lowest)},
            )
            expected = oracle.grid_adaptability(
                lowest if eligible else 0,
                studied,
                theirs and eligible,
                worked,
                their_work and eligible,
                relative,
                arranged,
            )
            assert grid(world, rules).factors["adaptability"] == expected


def test_the_few_changes_of_points_are_those_of_the_table():
    """What each new set changed, for one person with every additional fact: nothing else moved on any other day."""
    rich = Case(
        SETS[0], False, 29, "three-year", all_four(9), all_four(7), 1, 3, offer="other", study="one-year", sibling=True
    )
    day, seen = SETS[0], {}
    while day <= date(2027, 1, 1):
        found = score(facts(rich), law().on(day)).factors
        seen[day] = {name: points for name, points in found.items() if points}
        day += timedelta(days=1)
    changes = {
        day: {
            name: (seen[day - timedelta(days=1)].get(name, 0), seen[day].get(name, 0))
            for name in {*seen[day], *seen[day - timedelta(days=1)]}
            if seen[day].get(name, 0) != seen[day - timedelta(days=1)].get(name, 0)
        }
        for day in list(seen)[1:]
        if seen[day] != seen[day - timedelta(days=1)]
    }
    assert changes == {
        date(2016, 11, 19): {"job-offer": (600, 50), "canadian-study": (0, 15)},
        date(2017, 6, 6): {"sibling": (0, 15), "french": (0, 30)},
        date(2020, 10, 20): {"french": (30, 50)},
        date(2025, 3, 25): {"job-offer": (50, 0)},
    }


def assessed(outcome: str) -> dict:
    return {
        "country": "IN",
        "completed_on": "2012-05-01",
        "eca": {"organization": "WES", "issued_on": "2013-06-01", "outcome": outcome},
    }


def canadian(kind: str, years: float, **more: object) -> dict:
    """A Canadian credential that meets every condition, for both uses."""
    return {
        "country": "CA",
        "kind": kind,
        "program_years": years,
        "completed_on": "2014-05-01",
        "institution": "public",
        "distance_share": 0,
        "language_study_share": 0,
        "full_time_months": 8,
        "months_in_canada": 8,
        "study_from": "2011-09-01",
        "study_to": "2014-04-30",
        "return_scholarship": False,
        **more,
    }


# Credentials with the level that they give, and the level that their study points follow.
HOLDINGS = (
    ([], "none", "none"),
    ([{"country": "CA", "kind": "licence", "completed_on": "2014-05-01"}], "none", "none"),
    ([assessed("none")], "none", "none"),
    ([assessed("secondary")], "secondary", "none"),
    ([canadian("secondary", 4)], "secondary", "none"),
    ([assessed("one-year")], "one-year", "none"),
    ([canadian("certificate", 1)], "one-year", "one-year"),
    ([canadian("certificate", 1), canadian("certificate", 1)], "one-year", "one-year"),
    ([canadian("diploma", 2), assessed("one-year")], "two-year", "two-year"),
    ([assessed("two-year"), canadian("certificate", 1)], "two-year", "one-year"),
    ([canadian("bachelors", 4)], "three-year", "three-year"),
    ([assessed("three-year"), canadian("certificate", 0.3)], "three-year", "none"),
    ([assessed("three-year"), canadian("certificate", 1)], "two-or-more", "one-year"),
    ([assessed("three-year"), canadian("diploma", 1, distance_share=1)], "two-or-more", "none"),
    ([assessed("three-year"), assessed("second-only")], "two-or-more", "none"),
    ([assessed("two-or-more")], "two-or-more", "none"),
    ([canadian("masters", 1)], "masters-or-professional", "masters-or-professional"),
    (
        [canadian("professional", 4, professional_field="law")],
        "masters-or-professional",
        "masters-or-professional",
    ),
    ([canadian("doctorate", 4), assessed("two-year")], "doctoral", "doctoral"),
    ([assessed("doctoral"), canadian("certificate", 1)], "doctoral", "one-year"),
)


def profile_of(case: Case, credentials: list, partner_credentials: list) -> dict:
    """The case as a full profile: nothing left unknown."""
    names = ("listening", "reading", "writing", "speaking")

    def languages(english: tuple[int, ...], french: tuple[int, ...]) -> list:
        return [
            {"language": code, "taken_on": "2017-06-01", "clb": dict(zip(names, levels, strict=True))}
            for code, levels in (("en", english), ("fr", french))
            if any(levels)
        ]

    partner = {
        "accompanying": case.spouse,
        "canadian": False,
        "credentials": partner_credentials,
        "languages": languages(NOBODY, case.spouse_language),
        "work": {"canadian_years": case.spouse_canadian},
        "studied_in_canada_two_years": False,
    }
    return {
        "as_of": "2018-01-01",  # facts on a day on which the assessments are valid, rules of each day
        "rules_on": case.day.isoformat(),
        "applicant": {
            "age": case.age,
            "credentials": credentials,
            "languages": languages(case.english, case.french),
            "work": {"canadian_years": case.canadian, "foreign_years": case.foreign},
            "certificate_of_qualification": case.certificate,
            "studied_in_canada_two_years": False,
            "occupation": {"noc": "21231", "wage_tier": "none"},
        },
        "partner": partner,
        "sibling_in_canada": case.sibling,
        "provincial_nomination": case.nomination,
        "job_offer": None if case.offer == "none" else case.offer,
        "arranged_employment": False,
        "relative_in_canada": False,
        "settlement_funds": True,
        "outside_quebec": True,
    }


@pytest.mark.parametrize(("credentials", "level", "study"), HOLDINGS)
def test_the_level_and_the_study_points_of_what_someone_holds(credentials, level, study):
    """In any order, and beside a lower credential that changes nothing."""
    case = Case(LAST, level=level, study=study, age=30)
    for held in (credentials, credentials[::-1], [canadian("licence", 0), *credentials]):
        result = evaluate(profile_of(case, held, []))
        assert result["education"]["level"] == result["education"]["level_at_most"] == level
        assert result["education"]["canadian_study_points"] == oracle.study_points(study, LAST)
        assert result["crs"]["range"] == [oracle.total(case)] * 2


def test_whole_evaluations_agree():
    """Whole profiles, credentials and all, for every level, column and set: factors, sections, totals, the grid."""
    chance = random.Random(20261123)
    bands = (0, 3, 4, 5, 6, 7, 8, 9, 10, 12)
    for day, spouse, (credentials, level, study), (theirs, their_level, _), _ in product(
        DAYS, COLUMNS, HOLDINGS, (HOLDINGS[0], HOLDINGS[4], HOLDINGS[12], HOLDINGS[17]), range(3)
    ):
        case = Case(
            day,
            spouse,
            chance.randrange(16, 50),
            level,
            tuple(chance.choice(bands[1:]) for _ in range(4)),
            tuple(chance.choice(bands[-6:]) for _ in range(4)) if chance.random() < 0.5 else NOBODY,
            chance.choice((0, 0.5, 1, 2, 3, 4, 5, 7.5)),
            chance.choice((0, 0.9, 1, 2, 3, 8)),
            chance.random() < 0.3,
            their_level,
            (chance.choice(bands),) * 4,
            chance.choice((0, 1, 2, 3, 4, 5)),
            chance.random() < 0.1,
            chance.choice(("none", "other", "major-group-00")),
            study,
            chance.random() < 0.3,
        )
        result = evaluate(profile_of(case, credentials, theirs))
        crs = result["crs"]
        assert crs["total"] == oracle.total(case), case
        assert crs["range"] == [crs["total"]] * 2, case
        assert result["education"]["level"] == level, case
        found = {factor["id"]: factor["points"] for section in crs["sections"] for factor in section["factors"]}
        first = max(
            ((case.english, case.french), (case.french, case.english)),
            key=lambda order: sum(oracle.sections(oracle.factors(case, *order), spouse).values()),
        )
        expected = oracle.factors(case, *first)
        assert {name: points for name, points in found.items() if points} == {
            name: points for name, points in expected.items() if points
        }, case
        assert result["fsw"]["factors"][0]["points"] == oracle.grid_education(level), case
        assert result["fsw"]["factors"][3]["points"] == oracle.grid_age(case.age), case
