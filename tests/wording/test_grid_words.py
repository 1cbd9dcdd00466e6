"""Why a factor of the 67-point grid gives its points: every ending of every sentence, and the provisions that decided."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from pycore.law.loading import law
from pycore.messages.words import words
from pycore.scoring.bounds import Bound
from pycore.scoring.grid import Selection, select
from pycore.scoring.world import Facts
from pycore.wording.grid_words import selection_result

RULES = law().on(date(2026, 11, 23))
NOBODY = Facts(best=False, accompanied=False)
PARTNERED = NOBODY._replace(accompanied=True, partner_eligible=True)


def selected(*worlds: Facts) -> Selection:
    return select([Bound(facts.best, (facts,)) for facts in worlds], RULES)


def factor(name: str, *worlds: Facts) -> dict[str, Any]:
    shown = selection_result(selected(*worlds), RULES, words("en"))["factors"]
    found: dict[str, Any] = next(one for one in shown if one["id"] == name)
    return {**found, "because": found["because"].replace("\N{NO-BREAK SPACE}", " ")}


def said(name: str, *worlds: Facts) -> str:
    text: str = factor(name, *worlds)["because"]
    return text


def worked(canadian: float, foreign: float, skilled: float) -> Facts:
    return NOBODY._replace(canadian_years=canadian, foreign_years=foreign, skilled_years=skilled)


@pytest.mark.parametrize(
    ("canadian", "foreign", "skilled", "because"),
    [
        (0, 0, 0, "No skilled work counts: 0 points of 15."),
        (1, 0, 1, "Your skilled work comes to 1 year, all of it in Canada: 9 points of 15."),
        (0, 1, 1, "Your skilled work comes to 1 year, all of it outside Canada: 9 points of 15."),
        (1, 2, 3, "Your skilled work comes to 3 years, 1 year in Canada and 2 years abroad: 11 points of 15."),
        (
            1,
            2,
            2,
            "Your skilled work comes to 2 years, 1 year in Canada and 2 years abroad, what was done at the same time"
            " counted once: 11 points of 15.",
        ),
        (
            1,
            1,
            3,
            "Your skilled work comes to 3 years: 11 points of 15. The grid counts work in Canada that the score leaves out, too.",
        ),
        (
            0,
            0,
            1,
            "Your skilled work comes to 1 year: 9 points of 15. The grid counts work in Canada that the score leaves out, too.",
        ),
    ],
)
def test_years_of_skilled_work(canadian: float, foreign: float, skilled: float, because: str) -> None:
    assert said("experience", worked(canadian, foreign, skilled)) == because


def test_what_is_only_of_reckoning_is_no_work_at_the_same_time() -> None:
    """0.1 and 0.2 are a little more than 0.3 in binary figures."""
    for part in (0.1 + 0.2 - 4e-13, 0.1 + 0.2 + 4e-13):
        assert "at the same time" not in said("experience", worked(0.1, 0.2, part))
        assert "leaves out" not in said("experience", worked(0.1, 0.2, part))
    assert "at the same time" in said("experience", worked(0.1, 0.2, 0.3 - 3e-11))
    assert "leaves out" in said("experience", worked(0.1, 0.2, 0.3 + 3e-11))


def test_years_that_may_be_more_without_a_point_more() -> None:
    sure = worked(1, 0, 1)
    assert said("experience", sure, sure._replace(best=True, skilled_years=1.5)) == (
        "Your skilled work comes to at least 1 year: 9 points of 15."
    )
    assert said("experience", sure, sure._replace(best=True, skilled_years=2)) == (
        "Your skilled work gives from 9 to 11 points of 15: the years are not all known."
    )
    assert said("experience", sure, sure._replace(best=True)).startswith("Your skilled work comes to 1 year, all of it")


@pytest.mark.parametrize(
    ("english", "french", "because"),
    [
        ((0,) * 4, (0,) * 4, "No language result counts on this day: 0 points of 28."),
        (
            (7,) * 4,
            (4,) * 4,
            "English as the first official language gives 16 points, the second official language 0 points: 16 of 28.",
        ),
        (
            (9, 9, 9, 6),
            (0,) * 4,
            "Your lowest ability in English is level 6; below level 7 an ability gives nothing. Languages give 18 points of 28.",
        ),
        (
            (5,) * 4,
            (9, 9, 9, 6),
            "Your lowest ability in French is level 6; below level 7 an ability gives nothing. Languages give 22 points of 28.",
        ),
        (
            (9, 9, 9, 0),
            (0,) * 4,
            "Your lowest ability in English is level 0; below level 7 an ability gives nothing. Languages give 18 points of 28.",
        ),
    ],
)
def test_languages(english: Any, french: Any, because: str) -> None:
    facts = NOBODY._replace(english=english, french=french)
    assert said("languages", facts) == because
    assert said("languages", facts, facts._replace(best=True)) == because


def test_languages_that_are_open() -> None:
    assert said("languages", NOBODY, NOBODY._replace(best=True, english=(9,) * 4)) == (
        "Your languages give from 0 to 24 points of 28: an answer about a language result is open."
    )


def test_an_age_and_arranged_employment() -> None:
    assert said("age", NOBODY._replace(age=40)) == "Your age, 40 years, gives 7 points of 12."
    assert said("age", NOBODY) == "Your age gives from 0 to 0 points of 12: it is not known yet."
    assert said("arranged-employment", NOBODY, NOBODY._replace(best=True, arranged_employment=True)) == (
        "Arranged employment gives from 0 to 10 points: it is not known whether you have it."
    )
    assert said("arranged-employment", NOBODY._replace(arranged_employment=True)) == (
        "Arranged employment gives 10 points of 10."
    )


OF_RELATIVE = ["irpr-83-1-d", "irpr-83-5"]


def sources(*worlds: Facts) -> list[str]:
    return [one["id"] for one in factor("adaptability", *worlds)["sources"]]


def test_adaptability_names_what_is_earned_and_what_is_open_and_cites_both() -> None:
    related = NOBODY._replace(relative=True)
    assert said("adaptability", related) == "Adaptability comes from a relative in Canada (5): 5 points of 10."
    more = related._replace(best=True, studied_two_years=True, worked_one_year=True)
    assert said("adaptability", related, more) == (
        "Adaptability, sure so far: a relative in Canada (5). It gives from 5 to 10 points of 10:"
        " an answer is open on your study in Canada and your work in Canada."
    )
    assert said("adaptability", NOBODY, NOBODY._replace(best=True, relative=True)) == (
        "Adaptability gives from 0 to 5 points of 10: an answer is open on a relative in Canada."
    )
    both = related._replace(studied_two_years=True)
    assert said("adaptability", both) == (
        "Adaptability comes from your study in Canada (5) and a relative in Canada (5): 10 points of 10."
    )
    assert said("adaptability", both._replace(worked_one_year=True)) == (
        "Adaptability: your study in Canada (5), your work in Canada (10) and a relative in Canada (5) make 20;"
        " the factor gives at most 10, so 10 points."
    )
    assert sources(related) == OF_RELATIVE
    earned = [*sources(related), *sources(NOBODY._replace(studied_two_years=True))]
    assert set(sources(both)) == set(earned)
    assert sources(NOBODY, NOBODY._replace(best=True, relative=True)) == OF_RELATIVE
    assert set(sources(related, related._replace(best=True, studied_two_years=True))) == set(earned)
    every = set(sources(NOBODY))
    assert every > set(earned)
    assert said("adaptability", NOBODY) == "Nothing counts for adaptability: 0 points of 10."


def test_a_full_adaptability_is_not_open_though_an_answer_is() -> None:
    full = NOBODY._replace(worked_one_year=True)
    assert said("adaptability", full, full._replace(best=True, relative=True)) == (
        "Adaptability comes from your work in Canada (10): 10 points of 10."
    )


def test_a_partners_part() -> None:
    facts = PARTNERED._replace(partner_english=(4,) * 4, partner_studied_two_years=True)
    assert said("adaptability", facts) == (
        "Adaptability comes from your partner’s language (5) and your partner’s study in Canada (5): 10 points of 10."
    )


def test_the_result_in_full() -> None:
    facts = NOBODY._replace(level="three-year", english=(9,) * 4, age=30, skilled_years=6, foreign_years=6)
    passing = facts._replace(relative=True)
    found = selection_result(selected(passing), RULES, words("en"))
    assert list(found) == ["total", "range", "pass_mark", "passes", "because", "sources", "factors"]
    assert (found["total"], found["range"], found["pass_mark"], found["passes"]) == (77, [77, 77], 67, "yes")
    assert found["because"].replace("\N{NO-BREAK SPACE}", " ") == "77 points of 100: the pass mark is 67."
    old = NOBODY._replace(age=60)
    refused = selection_result(selected(old, old._replace(best=True, relative=True)), RULES, words("en"))
    assert (refused["total"], refused["range"], refused["passes"]) == (0, [0, 5], "no")
    assert refused["because"].replace("\N{NO-BREAK SPACE}", " ") == "At most 5 points of 100: the pass mark is 67."
    education = found["factors"][0]
    assert list(education) == ["id", "points", "max", "range", "because", "sources"]
    assert (education["points"], education["max"], education["range"]) == (21, 25, [21, 21])
    french = selection_result(selected(passing), RULES, words("fr"))
    assert french["because"] != found["because"]
    assert [one["because"] for one in french["factors"]] != [one["because"] for one in found["factors"]]
