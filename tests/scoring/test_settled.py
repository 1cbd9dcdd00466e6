"""Which unanswered questions are settled: each alone, where a figure or a program hangs on it, and where none does."""

from __future__ import annotations

import copy
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from amended import inline
from known import PARTNER

from pycore import evaluate
from pycore.law.loading import law, load
from pycore.profile.facts import ABILITIES

ON = "2026-10-23"
ANSWERS: dict[str, Any] = {
    "/sibling_in_canada": False,
    "/provincial_nomination": False,
    "/applicant/certificate_of_qualification": False,
    "/job_offer": None,
    "/arranged_employment": False,
    "/relative_in_canada": False,
    "/applicant/studied_in_canada_two_years": False,
    "/applicant/worked_in_canada_one_year": False,
    "/settlement_funds": True,
    "/outside_quebec": True,
    "/applicant/occupation/wage_tier": "none",
    "/partner/studied_in_canada_two_years": False,
    "/partner/worked_in_canada_one_year": False,
}
NOBODY: dict[str, Any] = {
    "age": 30,
    "credentials": [],
    "languages": [],
    "work": {"canadian_years": 0, "foreign_years": 0},
    "occupation": {"noc": "21231"},
}
ABLE = {
    **NOBODY,
    "languages": [{"language": "en", "clb": dict.fromkeys(ABILITIES, 9), "still_valid": True}],
    "work": {"canadian_years": 1, "foreign_years": 3},
}
PASSING = {
    **ABLE,
    "credentials": [{"country": "CA", "kind": "masters", "institution": "public", "completed_on": "2016-05-15"}],
    "work": {"canadian_years": 0, "foreign_years": 6, "primary_continuous_years": 6},
}
FULL = {"/applicant/worked_in_canada_one_year": True}  # ten points of adaptability, which has no more


def settled(
    left_out: set[str],
    person: dict[str, Any] = NOBODY,
    partner: dict[str, Any] | None = None,
    on: str = ON,
    answers: dict[str, Any] | None = None,
    **more: Any,
) -> list[str]:
    """What is settled of the questions left out, where all others are answered."""
    profile = copy.deepcopy({"as_of": on, "applicant": person, "partner": partner})
    for path, answer in {**ANSWERS, **(answers or {})}.items():
        *way, name = path.split("/")[1:]
        if path not in left_out and (partner is not None or way[:1] != ["partner"]):
            place = profile
            for step in way:
                place = place.setdefault(step, {})
            place[name] = answer
    found: list[str] = evaluate(profile, **more)["settled"]
    return found


NEVER = {"/provincial_nomination", "/arranged_employment"}


@pytest.mark.parametrize(
    ("path", "open_where", "settled_where"),
    [
        ("/sibling_in_canada", {}, {"on": "2016-10-23", "answers": FULL}),
        ("/sibling_in_canada", {"on": "2016-10-23"}, {"on": "2016-10-23", "answers": {"/relative_in_canada": True}}),
        ("/sibling_in_canada", {"answers": FULL}, {"on": "2017-06-05", "answers": FULL}),
        ("/applicant/certificate_of_qualification", {"person": ABLE}, {}),
        ("/job_offer", {"on": "2025-03-24"}, {"on": "2025-03-25"}),
        ("/relative_in_canada", {}, {"answers": FULL}),
        ("/relative_in_canada", {}, {"answers": {"/sibling_in_canada": True}}),
        ("/applicant/studied_in_canada_two_years", {}, {"answers": FULL}),
        ("/applicant/worked_in_canada_one_year", {"person": ABLE}, {}),
        (
            "/applicant/worked_in_canada_one_year",
            {"person": ABLE},
            {
                "person": ABLE,
                "answers": {"/relative_in_canada": True, "/applicant/studied_in_canada_two_years": True},
            },
        ),
        (
            "/settlement_funds",
            {"person": PASSING},
            {},
        ),
        ("/outside_quebec", {"person": ABLE}, {}),
        ("/partner/studied_in_canada_two_years", {"partner": PARTNER}, {"partner": PARTNER, "answers": FULL}),
        ("/partner/worked_in_canada_one_year", {"partner": PARTNER}, {"partner": PARTNER, "answers": FULL}),
    ],
)
def test_a_question_alone(path: str, open_where: dict[str, Any], settled_where: dict[str, Any]) -> None:
    assert settled({path}, **open_where) == []
    assert settled({path}, **settled_where) == [path]


def test_what_gives_points_whatever_else_is_true_is_never_settled() -> None:
    for path in NEVER:
        assert settled({path}) == settled({path}, ABLE, PARTNER, answers=FULL) == []


def test_of_an_occupation_no_rule_of_the_package_asks_for_its_tier(tmp_path: Path) -> None:
    """The made-up rule set does, whose file the tests of future rules have too."""
    path, day = "/applicant/occupation/wage_tier", date(law().days_of_change[-1].year + 1, 1, 1)
    file = tmp_path / "future_rules.toml"
    made_up = (Path(__file__).parents[1] / "data" / file.name).read_text(encoding="utf-8")
    file.write_text(made_up.replace("2027-01-01", day.isoformat()), encoding="utf-8")
    assert settled({path}, ABLE, on=day.isoformat()) == [path]
    assert settled({path}, ABLE, on=day.isoformat(), source=load(extra=[file])) == []


@pytest.mark.parametrize("partner", [None, ...])
def test_nothing_is_settled_of_a_partner_who_is_not_there(partner: Any) -> None:
    left_out = {path for path in ANSWERS if path.startswith("/partner")}
    assert settled(left_out, answers=FULL) == []
    assert set(settled(left_out, partner=PARTNER, answers=FULL)) == left_out
    told = {"as_of": ON, "applicant": NOBODY, **({} if partner is ... else {"partner": partner})}
    assert not any(path.startswith("/partner") for path in evaluate(told)["settled"])


def test_they_stand_in_the_order_of_the_questions() -> None:
    left_out = set(ANSWERS) - NEVER - set(FULL)
    found = settled(left_out, partner=PARTNER, on="2026-10-23", answers={**FULL, "/relative_in_canada": True})
    assert found == [
        path for path in ANSWERS if path in left_out and path not in ("/sibling_in_canada", "/partner", *NEVER)
    ]


def test_a_grid_that_is_open_in_a_factor_settles_nothing_that_it_reads() -> None:
    """A partner's study moves adaptability, and with it all that its tables read; a partner who is not scored moves nothing."""
    left_out = {"/partner/studied_in_canada_two_years", "/relative_in_canada"}
    assert settled(left_out, partner=PARTNER) == []
    assert settled(left_out, partner=PARTNER, answers={"/sibling_in_canada": True}) == []
    left_out = {"/partner/studied_in_canada_two_years"}
    assert settled(left_out, partner={**PARTNER, "accompanying": False}) == list(left_out)
    assert settled(left_out, partner={**PARTNER, "canadian": True}) == list(left_out)


def test_a_rule_set_and_a_grid_that_give_nothing_for_them_settle_all_that_no_program_asks_for(tmp_path: Path) -> None:
    """One without the factors of a nomination, a sibling and a certificate, and a grid in which arranged employment gives nothing."""
    known, day = law().on(date.fromisoformat(ON)), date(2026, 6, 1)
    rule_set, grid = copy.deepcopy(known.value("rule-set")), copy.deepcopy(known.value("selection-grid"))
    for section in rule_set["sections"]:
        gone = ("nomination", "sibling", "certificate-language")
        section["factors"] = [name for name in section["factors"] if name not in gone]
    for factor in grid["factors"]:
        factor["max"] = 0 if factor["id"] in ("arranged-employment", "adaptability") else factor["max"]
    head = f'from = {day}\nverified = 2026-11-23\ncite = ["mi-8-2"]\n'
    file = tmp_path / "poorer.toml"
    texts = [
        f"[[{name}.versions]]\n{head}value = {inline(value)}\n"
        for name, value in (("rule-set", rule_set), ("selection-grid", grid))
    ]
    file.write_text("".join(texts), encoding="utf-8")
    left_out = set(ANSWERS)
    assert settled(left_out, partner=PARTNER, source=load(extra=[file])) == list(ANSWERS)
