"""What each world holds: an open answer is the worst in one and the best in the other, and a partner counts only beside."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from pycore.law.loading import law
from pycore.messages.words import words
from pycore.profile.facts import LanguageResult
from pycore.profile.reading import read_profile
from pycore.scoring.bounds import ANY_LANGUAGE, UNBOUNDED, bounds, bounds_of_grid, judgements, language_choices
from pycore.scoring.world import NO_LANGUAGE, Facts

ABILITIES = ("listening", "reading", "writing", "speaking")
ON = "2026-11-23"
RULES = law().on(date.fromisoformat(ON))
BEST = Facts(
    best=True,
    accompanied=False,
    age=None,
    level="doctoral",
    canadian_study_level="doctoral",
    english=ANY_LANGUAGE,
    french=ANY_LANGUAGE,
    canadian_years=UNBOUNDED,
    foreign_years=UNBOUNDED,
    skilled_years=UNBOUNDED,
    worked_one_year=True,
    certificate=True,
    nomination=True,
    job_offer=None,
    sibling=True,
    wage_tier=None,
    arranged_employment=True,
    relative=True,
    studied_two_years=True,
)
WORST = Facts(best=False, accompanied=False, job_offer=None, wage_tier=None)
# What a partner of whom nothing is known may bring at most.
PARTNER_AT_BEST = {
    "partner_level": "doctoral",
    "partner_canadian_years": UNBOUNDED,
    "partner_worked_one_year": True,
    "partner_studied_two_years": True,
    "partner_eligible": True,
}


def worlds(**profile: Any) -> list[tuple[Facts, ...]]:
    """The variants of every bound: worst and best alone, then worst and best accompanied, as far as they are possible."""
    found = read_profile({"as_of": ON, **profile}, law(), words("en"))
    return [bound.variants for bound in bounds(found, judgements(found, RULES), RULES)]


def english(*levels: int | None, taken_on: str = "2026-06-01") -> dict[str, Any]:
    known = {name: level for name, level in zip(ABILITIES, levels, strict=True) if level is not None}
    return {"language": "en", "taken_on": taken_on, "clb": known}


def test_of_someone_of_whom_nothing_is_known():
    """Both columns are possible; the partner's language is one of the two, whichever gives more."""
    together = BEST._replace(accompanied=True, **PARTNER_AT_BEST)
    assert worlds() == [
        (WORST,),
        (BEST,),
        (WORST._replace(accompanied=True, partner_eligible=True),),
        (together._replace(partner_english=ANY_LANGUAGE), together._replace(partner_french=ANY_LANGUAGE)),
    ]
    assert worlds(partner=None) == [(WORST,), (BEST,)]


CREDENTIAL = {"country": "CA", "kind": "masters", "institution": "public", "completed_on": "2020-01-01"}
PARTNER: dict[str, Any] = {
    "credentials": [CREDENTIAL],
    "languages": [english(9, 8, 7, 6)],
    "work": {"periods": [{"country": "CA", "from": "2023-01-02", "to": "2023-12-31", "hours_per_week": 30}]},
    "studied_in_canada_two_years": True,
}


@pytest.mark.parametrize("answers", [{"accompanying": False}, {"accompanying": True, "canadian": True}])
def test_a_partner_who_stays_or_is_canadian_is_in_no_world(answers):
    assert worlds(partner={**PARTNER, **answers}) == [(WORST,), (BEST,)]


def test_a_partner_who_comes_is_in_every_world_with_what_is_known():
    theirs = {
        "accompanied": True,
        "partner_level": "masters-or-professional",
        "partner_english": (9, 8, 7, 6),
        "partner_canadian_years": 1,
        "partner_worked_one_year": True,
        "partner_studied_two_years": True,
        "partner_eligible": True,
    }
    found = worlds(partner={**PARTNER, "accompanying": True, "canadian": False})
    assert found == [(WORST._replace(**theirs),), (BEST._replace(**theirs),)]


def test_a_partner_who_comes_and_of_whom_nothing_is_known():
    low, high = worlds(partner={"accompanying": True, "canadian": False})
    assert low == (WORST._replace(accompanied=True, partner_eligible=True),)
    assert {facts._replace(partner_english=NO_LANGUAGE, partner_french=NO_LANGUAGE) for facts in high} == {
        BEST._replace(accompanied=True, **PARTNER_AT_BEST)
    }


IELTS = {"test": "ielts-general", "taken_on": "2026-06-01", **dict(zip(ABILITIES, (8, 6.5, 7, 6), strict=True))}


def test_what_is_told_of_both_people_is_reckoned_for_each():
    """Two credentials make a level of their own; scores become levels; jobs become years in Canada and abroad."""
    diploma = {**CREDENTIAL, "kind": "diploma", "program_years": 3}
    work = {
        "periods": [
            {"country": "CA", "from": "2023-01-02", "to": "2023-12-31", "hours_per_week": 30},
            {"country": "IN", "from": "2020-01-06", "to": "2022-01-02", "hours_per_week": 30},
        ]
    }
    told = {"credentials": [diploma, {**diploma, "program_years": 1}], "languages": [IELTS], "work": work}
    [(low,), (high,)] = worlds(applicant=told, partner={**told, "accompanying": True, "canadian": False})
    for facts in (low, high):
        assert facts.level == facts.partner_level == "two-or-more"
        assert facts.english == facts.partner_english == (9, 8, 9, 7)
        assert (facts.canadian_years, facts.foreign_years, facts.partner_canadian_years) == (1, 2, 1)


def test_the_occupation_and_study_in_canada_are_the_applicants_own():
    """A doctor's report is the Medical Council's; nobody asks for the partner's occupation, nor for their study."""
    degree = {
        "country": "US",
        "for_occupation": True,
        "completed_on": "2019-05-15",
        "eca": {"organization": "WES", "issued_on": "2022-06-01", "outcome": "three-year"},
    }
    person = {"credentials": [degree], "occupation": {"noc": "31102"}}
    partner = {"credentials": [degree], "accompanying": True, "canadian": False}
    data = {"as_of": ON, "applicant": person, "partner": partner}
    found = judgements(read_profile(data, law(), words("en")), RULES)
    [own], [theirs] = found.applicant or (), found.partner or ()
    outcomes = [{test.id: test.outcome for test in one.standing.tests} for one in (own, theirs)]
    assert [one["eca-for-occupation"] for one in outcomes] == ["not-met", "not-applicable"]
    assert [test.id for test in own.study_tests] == ["canadian-credential"]
    assert [test.id for test in theirs.study_tests] == ["applicant-only"]


@pytest.mark.parametrize(
    ("results", "used"),
    [
        ([(7, 7, 7, 7), (8, 8, 8, 8)], {(8, 8, 8, 8)}),
        ([(8, 8, 8, 8), (7, 8, 8, 8)], {(8, 8, 8, 8)}),  # no better in three, worse in one
        ([(7, 7, 7, 7), (7, 7, 7, 7)], {(7, 7, 7, 7)}),
        ([(9, 7, 7, 7), (7, 7, 7, 9)], {(9, 7, 7, 7), (7, 7, 7, 9)}),
        ([(9, 7, 7, 7), (7, 7, 7, 9), (7, 7, 7, 8)], {(9, 7, 7, 7), (7, 7, 7, 9)}),
        ([], {NO_LANGUAGE}),
    ],
)
def test_a_result_that_is_nowhere_better_is_never_used(results, used):
    for variants in worlds(applicant={"languages": [english(*levels) for levels in results]}, partner=None):
        assert [facts.english for facts in variants] == [
            levels for levels in dict.fromkeys(results or used) if levels in used
        ]
        assert {facts.french for facts in variants} == {NO_LANGUAGE}


@pytest.mark.parametrize(
    ("best", "english", "french"),
    [(False, (9, 8, 0, 7), NO_LANGUAGE), (True, (9, 8, UNBOUNDED, 7), NO_LANGUAGE)],
)
def test_a_missing_ability_is_nothing_at_worst_and_anything_at_best(best, english, french):
    result = LanguageResult(language="en", taken_on=date(2026, 6, 1), levels=(9, 8, None, 7))
    assert language_choices([result], RULES.day, best, RULES) == {"en": [english], "fr": [french]}


def test_without_any_word_of_languages_both_are_open():
    assert language_choices(None, RULES.day, False, RULES) == {"en": [NO_LANGUAGE], "fr": [NO_LANGUAGE]}
    assert language_choices(None, RULES.day, True, RULES) == {"en": [ANY_LANGUAGE], "fr": [ANY_LANGUAGE]}
    assert language_choices([], RULES.day, True, RULES) == {"en": [NO_LANGUAGE], "fr": [NO_LANGUAGE]}


@pytest.mark.parametrize(("on", "same"), [("2016-11-18", False), ("2016-11-19", True), (ON, True)])
def test_the_grid_has_worlds_of_its_own_where_its_limit_on_old_results_is_another(on, same):
    """Both people's results of two years are used in the score, and not in the grid; all other facts are the same."""
    old = [english(9, 9, 9, 9, taken_on="2014-11-18")]
    partner = {"accompanying": True, "canadian": False, "languages": old, "age": 30}
    data = {"as_of": on, "applicant": {"languages": old, "age": 30}, "partner": partner}
    profile, rules = read_profile(data, law(), words("en")), law().on(date.fromisoformat(on))
    judged = judgements(profile, rules)
    scored = bounds(profile, judged, rules)
    of_grid = bounds_of_grid(profile, judged, scored, rules)
    assert (of_grid is scored) is same
    without = {"english": NO_LANGUAGE, "partner_english": NO_LANGUAGE}
    for mine, theirs in zip(scored, of_grid, strict=True):
        assert theirs.best is mine.best
        assert theirs.variants == tuple(facts._replace(**without) for facts in mine.variants)
        assert same or mine.variants[0].english == mine.variants[0].partner_english == (9, 9, 9, 9)
