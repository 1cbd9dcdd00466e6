"""The 67-point grid: every row, every boundary, every maximum of sections 78 to 83 of the Regulations."""

from __future__ import annotations

from datetime import date
from itertools import product

import pytest

from pycore.law.loading import law
from pycore.law.rules import Rules
from pycore.messages.words import words
from pycore.profile.facts import Work
from pycore.scoring.bounds import Bound
from pycore.scoring.grid import MEASURES, Selection, grid
from pycore.scoring.grid import select as select_bounds
from pycore.scoring.work import skilled_years
from pycore.scoring.world import Facts
from pycore.wording.grid_words import selection_result

TODAY = date(2026, 11, 23)
NOBODY = Facts(best=False, accompanied=False)
EIGHTS = (8, 8, 8, 8)


def select(worlds: list[Facts], rules: Rules) -> Selection:
    return select_bounds([Bound(facts.best, (facts,)) for facts in worlds], rules)


def points(name: str, on: date = TODAY, **facts: object) -> int:
    return grid(NOBODY._replace(**facts), law().on(on)).factors[name]


@pytest.mark.parametrize(
    ("level", "expected"),
    [
        ("none", 0),
        ("secondary", 5),
        ("one-year", 15),
        ("two-year", 19),
        ("three-year", 21),
        ("two-or-more", 22),
        ("masters-or-professional", 23),
        ("doctoral", 25),
    ],
)
def test_education_gives_the_points_of_the_highest_level(level: str, expected: int) -> None:
    assert points("education", level=level) == expected


@pytest.mark.parametrize(("ability", "expected"), [(0, 0), (4, 0), (6, 0), (7, 4), (8, 5), (9, 6), (10, 6)])
def test_each_ability_of_the_first_language_gives_its_own_points(ability: int, expected: int) -> None:
    assert points("languages", english=(ability,) * 4) == expected * 4
    assert points("languages", english=(ability, 0, 0, 0)) == expected


def test_an_ability_below_seven_gives_nothing_and_the_others_still_count() -> None:
    assert points("languages", english=(9, 9, 9, 6)) == 18


@pytest.mark.parametrize(("lowest", "expected"), [(0, 0), (4, 0), (5, 4), (9, 4)])
def test_the_second_language_gives_four_in_all_from_level_five_in_every_ability(lowest: int, expected: int) -> None:
    assert points("languages", english=(9, 9, 9, 9), french=(lowest, 9, 9, 9)) == 24 + expected


def test_an_only_language_is_the_first_and_never_the_second() -> None:
    for only in ("english", "french"):
        assert points("languages", **{only: (6, 5, 6, 5)}) == 0
        assert points("languages", **{only: (7, 5, 6, 5)}) == 4


def test_either_language_may_be_the_first() -> None:
    facts = NOBODY._replace(english=(5, 5, 5, 5), french=(9, 9, 9, 9))
    found = grid(facts, law().on(TODAY))
    assert (found.factors["languages"], found.first) == (28, "fr")
    assert grid(facts, law().on(TODAY), "en").factors["languages"] == 4


@pytest.mark.parametrize(
    ("years", "expected"),
    [(0, 0), (0.99, 0), (1, 9), (1.99, 9), (2, 11), (3.99, 11), (4, 13), (5.99, 13), (6, 15), (10, 15)],
)
def test_experience_goes_by_all_skilled_years(years: float, expected: int) -> None:
    assert points("experience", skilled_years=years) == expected


def test_tenths_of_years_add_up_exactly() -> None:
    for tenths, whole in product(range(1, 10), (1, 2, 4, 6)):
        stated = Work(canadian_years=tenths / 10, foreign_years=whole - tenths / 10)
        years, _ = skilled_years(stated, TODAY, law().on(TODAY))
        assert points("experience", skilled_years=years) == points("experience", skilled_years=whole)


@pytest.mark.parametrize(
    ("age", "expected"),
    [(17, 0), (18, 12), (35, 12)] + [(35 + year, 12 - year) for year in range(1, 12)] + [(47, 0), (60, 0)],
)
def test_age_loses_a_point_a_year_after_thirty_five(age: int, expected: int) -> None:
    assert points("age", age=age) == expected


def test_an_unknown_age_gives_nothing_at_worst_and_everything_at_best() -> None:
    assert points("age") == 0
    assert points("age", best=True) == 12


def test_arranged_employment_gives_ten_and_five_more_for_adaptability() -> None:
    assert points("arranged-employment", arranged_employment=True) == 10
    assert points("adaptability", arranged_employment=True) == 5
    assert points("arranged-employment") == points("adaptability") == 0


SKILLED_WORK = {"canadian_years": 1, "foreign_years": 3, "skilled_years": 4, "worked_one_year": True}
PARTNER = {"accompanied": True, "partner_eligible": True}


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"studied_two_years": True}, 5),
        ({"worked_one_year": True}, 10),
        ({"canadian_years": 5}, 0),
        ({"relative": True}, 5),
        ({"partner_english": (4, 4, 4, 4), **PARTNER}, 5),
        ({"partner_french": (4, 4, 4, 4), **PARTNER}, 5),
        ({"partner_english": (9, 9, 9, 3), **PARTNER}, 0),
        ({"partner_english": (4, 4, 3, 4), "partner_french": (4, 4, 4, 3), **PARTNER}, 0),
        ({"partner_studied_two_years": True, **PARTNER}, 5),
        ({"partner_worked_one_year": True, **PARTNER}, 5),
        ({"partner_canadian_years": 5, **PARTNER}, 0),
    ],
)
def test_each_element_of_adaptability_on_its_own(facts: dict[str, object], expected: int) -> None:
    assert points("adaptability", **facts) == expected


@pytest.mark.parametrize(
    "facts", [{"partner_english": EIGHTS}, {"partner_studied_two_years": True}, {"partner_worked_one_year": True}]
)
def test_a_partner_who_stays_or_is_canadian_adds_nothing(facts: dict[str, object]) -> None:
    assert points("adaptability", accompanied=True, partner_eligible=False, **facts) == 0


def test_adaptability_stops_at_ten_for_every_combination() -> None:
    elements = [
        {"studied_two_years": True},
        {"worked_one_year": True},
        {"relative": True},
        {"arranged_employment": True},
        {"partner_english": EIGHTS},
        {"partner_studied_two_years": True},
        {"partner_worked_one_year": True},
    ]
    worth = [5, 10, 5, 5, 5, 5, 5]
    for chosen in product((False, True), repeat=len(elements)):
        facts: dict[str, object] = dict(PARTNER)
        for element, taken in zip(elements, chosen, strict=True):
            facts.update(element if taken else {})
        expected = min(10, sum(value for value, taken in zip(worth, chosen, strict=True) if taken))
        assert points("adaptability", **facts) == expected


def test_every_factor_can_reach_its_maximum_and_they_make_one_hundred() -> None:
    best = Facts(
        best=True,
        accompanied=False,
        age=30,
        level="doctoral",
        english=(10,) * 4,
        french=(10,) * 4,
        skilled_years=6,
        worked_one_year=True,
        arranged_employment=True,
    )
    found = grid(best, law().on(TODAY))
    forms = law().on(TODAY).value("selection-grid")["factors"]
    assert found.factors == {form["id"]: form["max"] for form in forms}
    assert found.total == 100


def test_the_grid_gives_the_same_points_on_every_day_since_2015() -> None:
    facts = NOBODY._replace(
        age=36, level="one-year", english=(7, 8, 9, 10), french=(5,) * 4, skilled_years=1, worked_one_year=True
    )
    totals = {grid(facts, law().on(day)).total for day in law().days_of_change}
    assert totals == {15 + 21 + 4 + 9 + 11 + 10}


PASSING = NOBODY._replace(age=36, level="three-year", english=(9, 9, 9, 8), skilled_years=3)  # 21 + 23 + 11 + 11


@pytest.mark.parametrize(
    ("facts", "total", "passes"), [({}, 66, "no"), ({"age": 35}, 67, "yes"), ({"level": "one-year"}, 60, "no")]
)
def test_sixty_seven_passes_and_sixty_six_does_not(facts: dict[str, object], total: int, passes: str) -> None:
    found = select([PASSING._replace(**facts)], law().on(TODAY))
    assert (found.sure.total, found.passes) == (total, passes)


def test_between_a_low_and_a_high_world_the_answer_is_unclear() -> None:
    found = select([PASSING, PASSING._replace(best=True, age=None)], law().on(TODAY))
    assert (found.sure.total, found.total_most, found.passes) == (66, 67, "unclear")


@pytest.mark.parametrize("locale", ["en", "fr"])
def test_every_factor_says_why_with_sources_in_both_languages(locale: str) -> None:
    rules = law().on(TODAY)
    earned = Facts(
        best=False,
        accompanied=True,
        age=29,
        level="three-year",
        english=(9, 9, 9, 9),
        french=(5, 5, 5, 5),
        canadian_years=1,
        foreign_years=3,
        skilled_years=4,
        worked_one_year=True,
        arranged_employment=True,
        relative=True,
        partner_eligible=True,
    )
    variants = [
        [earned],
        [NOBODY],
        [NOBODY, earned._replace(best=True, age=None)],
        [
            earned,
            earned._replace(best=True, canadian_years=2, skilled_years=5, level="two-or-more", studied_two_years=True),
        ],
        [NOBODY._replace(relative=True), earned._replace(best=True)],
        [
            earned._replace(
                english=(9, 9, 9, 6),
                canadian_years=0,
                worked_one_year=False,
                skilled_years=3,
                arranged_employment=False,
            )
        ],
    ]
    for worlds in variants:
        shown = selection_result(select(worlds, rules), rules, words(locale))
        forms = rules.value("selection-grid")["factors"]
        assert [factor["id"] for factor in shown["factors"]] == [form["id"] for form in forms]
        assert shown["total"] == sum(factor["points"] for factor in shown["factors"])
        for factor in shown["factors"]:
            assert factor["because"].endswith(".")
            assert factor["sources"]
            low, high = factor["range"]
            assert 0 <= low == factor["points"] <= high <= factor["max"]


def test_the_reason_names_the_persons_own_figures() -> None:
    rules = law().on(TODAY)
    facts = NOBODY._replace(english=(9, 9, 9, 6), **SKILLED_WORK, relative=True)
    shown = {f["id"]: f["because"] for f in selection_result(select([facts], rules), rules, words("en"))["factors"]}
    assert shown["languages"].startswith("Your lowest ability in English is level 6; below level 7")
    assert "4 years, 1 year in Canada and 3 years abroad" in shown["experience"]
    assert "your work in Canada (10) and a relative in Canada (5) make 15" in shown["adaptability"]


@pytest.mark.parametrize(
    ("canadian", "foreign", "says"),
    [
        (0, 0, "No skilled work counts: 0 points of 15."),
        (2, 0, "Your skilled work comes to 2 years, all of it in Canada: 11 points of 15."),
        (0, 2, "Your skilled work comes to 2 years, all of it outside Canada: 11 points of 15."),
    ],
)
def test_years_that_are_all_in_one_place_are_told_once(canadian: float, foreign: float, says: str) -> None:
    rules = law().on(TODAY)
    facts = NOBODY._replace(canadian_years=canadian, foreign_years=foreign, skilled_years=canadian + foreign)
    shown = {f["id"]: f["because"] for f in selection_result(select([facts], rules), rules, words("en"))["factors"]}
    assert shown["experience"] == says


def test_a_reason_cites_only_the_elements_that_count() -> None:
    rules = law().on(TODAY)
    shown = selection_result(select([NOBODY._replace(relative=True)], rules), rules, words("en"))["factors"]
    adaptability = next(factor for factor in shown if factor["id"] == "adaptability")
    assert [source["id"] for source in adaptability["sources"]] == ["irpr-83-1-d", "irpr-83-5"]


SKILLED = NOBODY._replace(age=29, level="three-year", english=(9,) * 4, french=(5,) * 4, **SKILLED_WORK, relative=True)
IN_FRENCH = NOBODY._replace(age=29, english=(5,) * 4, french=(7,) * 4, relative=True)
SENTENCES = [
    ([NOBODY], "education", "No credential gives a level of education on this day: 0 points of 25."),
    ([SKILLED], "education", "Your level of education, program of three years or more, gives 21 points of 25."),
    (
        [IN_FRENCH, IN_FRENCH._replace(best=True, level="doctoral")],
        "education",
        "Your credentials give from 0 to 25 points of 25: an answer about them is open.",
    ),
    ([NOBODY], "languages", "No language result counts on this day: 0 points of 28."),
    (
        [SKILLED],
        "languages",
        "English as the first official language gives 24 points, the second official language 4 points: 28 of 28.",
    ),
    (
        [IN_FRENCH],
        "languages",
        "French as the first official language gives 16 points, the second official language 4 points: 20 of 28.",
    ),
    (
        [IN_FRENCH._replace(french=(9, 9, 9, 6))],
        "languages",
        "Your lowest ability in French is level 6; below level 7 an ability gives nothing."
        " Languages give 22 points of 28.",
    ),
    ([SKILLED], "age", "Your age, 29 years, gives 12 points of 12."),
    (
        [SKILLED._replace(age=None), SKILLED._replace(age=None, best=True)],
        "age",
        "Your age gives from 0 to 12 points of 12: it is not known yet.",
    ),
    ([SKILLED], "arranged-employment", "No arranged employment: 0 points of 10."),
    (
        [SKILLED._replace(arranged_employment=True)],
        "arranged-employment",
        "Arranged employment gives 10 points of 10.",
    ),
    ([NOBODY], "adaptability", "Nothing counts for adaptability: 0 points of 10."),
    ([IN_FRENCH], "adaptability", "Adaptability comes from a relative in Canada (5): 5 points of 10."),
    (
        [SKILLED._replace(relative=False)],
        "adaptability",
        "Adaptability comes from your work in Canada (10): 10 points of 10.",
    ),
    (
        [SKILLED],
        "adaptability",
        "Adaptability: your work in Canada (10) and a relative in Canada (5) make 15;"
        " the factor gives at most 10, so 10 points.",
    ),
    (
        [NOBODY, NOBODY._replace(best=True, worked_one_year=True)],
        "adaptability",
        "Adaptability gives from 0 to 10 points of 10: an answer is open on your work in Canada.",
    ),
    (
        [IN_FRENCH, IN_FRENCH._replace(best=True, studied_two_years=True)],
        "adaptability",
        "Adaptability, sure so far: a relative in Canada (5). It gives from 5 to 10 points of 10:"
        " an answer is open on your study in Canada.",
    ),
]


@pytest.mark.parametrize(("worlds", "name", "sentence"), SENTENCES)
def test_why_a_factor_gives_what_it_gives(worlds: list[Facts], name: str, sentence: str) -> None:
    rules = law().on(TODAY)
    shown = selection_result(select(worlds, rules), rules, words("en"))["factors"]
    assert next(factor for factor in shown if factor["id"] == name)["because"] == sentence


def test_the_result_of_the_grid_in_full() -> None:
    rules = law().on(TODAY)
    shown = selection_result(select([IN_FRENCH, SKILLED._replace(best=True)], rules), rules, words("en"))
    [education, *_] = shown.pop("factors")
    sources = shown.pop("sources")
    assert shown == {
        "total": 37,
        "range": [37, 84],
        "pass_mark": 67,
        "passes": "unclear",
        "because": "From 37 to 84 points of 100, around the pass mark of 67: open answers decide.",
    }
    assert [source["id"] for source in sources] == ["irpr-76-1-a", "irpr-76-2", "ee-fsw-pass-mark"]
    assert [source["id"] for source in education.pop("sources")] == ["irpr-78-1", "irpr-78-2"]
    assert education.pop("because")
    assert education == {"id": "education", "points": 0, "range": [0, 21], "max": 25}


def test_the_sure_world_is_that_of_the_fewest_points_wherever_it_stands() -> None:
    """With and without a partner who adds five: the answer about the partner is open."""
    rules = law().on(TODAY)
    alone = PASSING._replace(relative=True)
    together = PASSING._replace(accompanied=True)
    for worlds in ([alone, together], [together, alone]):
        found = select(worlds, rules)
        assert (found.facts, found.sure.total, found.total_most, found.passes) == (together, 66, 71, "unclear")
        assert found.open_tables == {"adaptability-relative"}
        assert [facts for facts, _ in found.worlds] == worlds


def test_an_open_age_is_the_least_in_one_world_and_the_most_in_the_other() -> None:
    open_age = PASSING._replace(age=None)
    found = select([open_age, open_age._replace(best=True)], law().on(TODAY))
    assert (found.sure.total, found.total_most) == (55, 67)


def test_of_two_languages_that_give_the_same_english_is_the_first() -> None:
    found = grid(NOBODY._replace(english=EIGHTS, french=EIGHTS), law().on(TODAY))
    assert (found.first, found.factors["languages"]) == ("en", 24)


def test_of_two_results_in_one_language_the_better_one_is_used() -> None:
    variants = (PASSING._replace(english=(9, 9, 9, 7)), PASSING._replace(english=(9, 9, 8, 9)))
    found = select_bounds([Bound(False, variants)], law().on(TODAY))
    assert (found.sure.total, found.facts) == (66, variants[1])


def test_every_table_of_the_grid_has_a_known_measure_and_its_maximum() -> None:
    for day in law().days_of_change:
        rules = law().on(day)
        for form in rules.value("selection-grid")["factors"]:
            for name in form["tables"]:
                parameter = rules.law.parameters[name]
                assert parameter.form["measure"] in MEASURES
                data = rules.version(name).data
                rows = data.get("steps") or list(data["rows"].values())
                figures = [row[-1] if isinstance(row, list) else row for row in rows]
                assert max(figures) * (4 if parameter.form.get("each") else 1) == data["max"]
