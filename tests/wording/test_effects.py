"""What one credential does to the whole score, and the sentence that says why."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from amended import amended
from known import ALONE, DIPLOMA, NOTHING

from pycore import evaluate
from pycore.law.rules import Law
from pycore.planning.compare import compare
from pycore.profile.facts import LEVELS

BACHELORS = {
    "country": "US",
    "completed_on": "2019-05-15",
    "eca": {"organization": "WES", "issued_on": "2022-06-01", "outcome": "three-year"},
}
DOCTORATE = {**BACHELORS, "eca": {**BACHELORS["eca"], "outcome": "doctoral"}}
OPEN = {"country": "CA", "kind": "masters", "completed_on": "2016-01-01", "return_scholarship": True}
AWAY = {**DIPLOMA, "return_scholarship": True}  # counts for the level, earns nothing for study in Canada


def effect(
    own: dict[str, Any], *others: dict[str, Any], nominated: bool = False, source: Law | None = None
) -> dict[str, Any]:
    """What the first of some credentials does for someone of 30 with nothing else: 105 points."""
    person = {**NOTHING, "credentials": [own, *others]}
    profile = {"as_of": "2026-11-23", **ALONE, "applicant": person, "provincial_nomination": nominated}
    found: dict[str, Any] = evaluate(profile, source=source)["credentials"][0]["effect"]
    return found


@pytest.mark.parametrize(
    ("held", "nominated", "total", "sentence"),
    [
        (
            [BACHELORS],
            False,
            120,
            "The level of education rises from “less than secondary school” to “bachelor’s degree or program of three years or more”,"
            " and the score from 105 to 225.",
        ),
        (
            [AWAY],
            False,
            98,
            "The level of education rises from “less than secondary school” to “two-year program”, and the score from 105 to 203.",
        ),
        ([DIPLOMA, DOCTORATE], False, 15, "It adds 15 points for study in Canada: the score rises from 255 to 270."),
        (
            [DIPLOMA, BACHELORS],
            False,
            23,
            "The level of education rises from “bachelor’s degree or program of three years or more”"
            " to “two or more credentials, one of three years or more”,"
            " and study in Canada adds 15 points: the score rises from 225 to 248.",
        ),
        (
            [DIPLOMA, DIPLOMA],
            False,
            0,
            "The total stays 218: the level of education and the points for study in Canada are the same with it.",
        ),
        (
            [DIPLOMA, DOCTORATE],
            True,
            0,
            "The study in Canada earns 15 points, and the score stays 855:"
            " the additional points have reached their maximum.",
        ),
        (
            [DIPLOMA, BACHELORS],
            True,
            8,
            "The level of education rises from “bachelor’s degree or program of three years or more”"
            " to “two or more credentials, one of three years or more”,"
            " and the score from 825 to 833. The study in Canada earns 15 points, and the additional points have reached their maximum.",
        ),
        (
            [OPEN],
            False,
            0,
            "Nothing is added for sure yet: the sure part of the score stays 105. "
            "The whole could be as much as 240, depending on what is still open.",
        ),
        (
            [OPEN, DOCTORATE],
            False,
            0,
            "The total stays 255: the level of education and the points for study in Canada are the same with it.",
        ),
        # Open beside an open one that may give as much or more, and may give nothing: then it is this one that counts.
        *(
            (
                [OPEN, {**OPEN, "kind": kind}],
                False,
                0,
                "Nothing is added for sure yet: the sure part of the score stays 105. "
                f"The whole could be as much as {most}, depending on what is still open.",
            )
            for kind, most in (("masters", 240), ("doctorate", 255))
        ),
        # Beside a settled one that it could not better, the same in every case, whatever else is open.
        (
            [OPEN, DOCTORATE, OPEN],
            False,
            0,
            "The total stays 255: the level of education and the points for study in Canada are the same with it.",
        ),
    ],
)
def test_why_the_score_changes_with_a_credential(held, nominated, total, sentence):
    found = effect(*held, nominated=nominated)
    assert (found["total"], found["because"]) == (total, sentence)
    assert found["with"]["total"] - found["without"]["total"] == total


def test_an_open_answer_among_the_additional_points_caps_nothing():
    """A nomination that is not known may fill the section; what is sure is far from its maximum."""
    person = {**NOTHING, "credentials": [DIPLOMA, BACHELORS]}
    found = evaluate({"as_of": "2026-11-23", "applicant": person, "partner": None})["credentials"][0]["effect"]
    assert "and study in Canada adds 15 points: the score rises from 225 to 248." in found["because"]


@pytest.mark.parametrize(
    ("others", "sentence"),
    [
        (
            [DOCTORATE],
            "The total stays 255: the level of education and the points for study in Canada are the same with it."
            " These are the points that are sure so far.",
        ),
        (
            [BACHELORS, AWAY],
            "Nothing is added for sure yet: the sure part of the score stays 233. "
            "The whole could be as much as 840, depending on what is still open.",
        ),
    ],
)
def test_what_an_open_one_may_add_is_what_the_settled_ones_do_not_give(others, sentence):
    """A nomination that is not known leaves the score open, and has nothing to do with the credential."""
    person = {**NOTHING, "credentials": [OPEN, *others]}
    given = {"as_of": "2026-11-23", **ALONE, "applicant": person}
    del given["provincial_nomination"]
    assert evaluate(given)["credentials"][0]["effect"]["because"] == sentence


def test_without_it_the_others_give_what_they_give_for_sure_and_at_most():
    """A diploma beside an open master's degree: alone that may be worth 135 points, and is worth none for sure."""
    found = effect(AWAY, OPEN)
    assert found["without"] == {"total": 105, "range": [105, 240]}
    assert found["with"] == {"total": 203, "range": [203, 240]}
    assert found["factors"] == [{"id": "education", "before": 0, "after": 98}]


def test_a_planned_one_is_taken_as_completed_with_what_stays_open():
    planned = {**OPEN, "planned": True}
    del planned["completed_on"]
    found = effect(planned, AWAY)
    assert found["without"] == {"total": 203, "range": [203, 203]}
    assert found["with"] == {"total": 203, "range": [203, 240]}
    assert "as much as 240" in found["because"]


def test_a_planned_one_makes_a_pair_with_another():
    planned = {**AWAY, "planned": True}
    del planned["completed_on"]
    found = effect(planned, BACHELORS)
    assert (found["without"]["total"], found["with"]["total"], found["total"]) == (225, 233, 8)


def test_a_level_that_is_worth_no_more_than_the_one_before(tmp_path):
    """There is none today; in a rule set that gives nothing for education, the level rises and the score does not."""
    rows = ", ".join(f"{level} = [0, 0]" for level in LEVELS)
    flat = f"[[education.versions]]\n{{head}}max = [0, 0]\nrows = {{{{ {rows} }}}}\n"
    found = effect(BACHELORS, source=amended(tmp_path, date(2026, 6, 1), flat))
    assert (found["total"], found["because"]) == (
        0,
        "The level of education rises from “less than secondary school” to “bachelor’s degree or program of three years or more”,"
        " which changes no points here: the total stays 105.",
    )


@pytest.mark.parametrize(("nomination", "capped"), [(585, False), (586, True)])
def test_study_is_cut_only_where_the_section_would_pass_its_maximum(tmp_path, nomination, capped):
    rows = f"max = [{nomination}, {nomination}]\nrows = {{{{ no = 0, yes = {nomination} }}}}"
    source = amended(tmp_path, date(2026, 6, 1), f"[[nomination.versions]]\n{{head}}{rows}\n")
    found = effect(DIPLOMA, BACHELORS, nominated=True, source=source)
    assert ("have reached their maximum" in found["because"]) is capped
    assert ("study in Canada adds 15 points" in found["because"]) is not capped


def test_a_factor_that_one_rule_set_does_not_have_gives_nothing_there():
    """The job offer was worth points until 24 March 2025, and is no factor since."""
    with_offer = {"applicant": NOTHING, "partner": None, "job_offer": "other"}
    before, after = {**with_offer, "as_of": "2025-03-24"}, {**with_offer, "as_of": "2025-03-25"}
    assert compare(before, after)["difference"]["factors"] == [{"id": "job-offer", "before": 50, "after": 0}]
    assert compare(after, before)["difference"]["factors"] == [{"id": "job-offer", "before": 0, "after": 50}]
    assert compare(before, before)["difference"]["factors"] == []
