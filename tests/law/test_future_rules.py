"""The next rule set needs data and cases only: a made-up one, loaded from a file, changes values, factors and a limit."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from known import ABILITIES, DIPLOMA

from pycore import ProfileError, evaluate, history
from pycore.law.loading import law as package_law
from pycore.law.loading import load
from pycore.law.rules import Law
from pycore.profile.schema import read_schema

TEMPLATE = Path(__file__).parents[1] / "data" / "future_rules.toml"
FROM = date(package_law().days_of_change[-1].year + 1, 1, 1)  # after whatever the package knows
EVE = FROM - timedelta(days=1)
STUDIED: dict[str, Any] = {**DIPLOMA, "distance_share": 0.25}


@pytest.fixture(scope="module")
def law(tmp_path_factory: pytest.TempPathFactory) -> Law:
    file = tmp_path_factory.mktemp("rules") / TEMPLATE.name
    file.write_text(TEMPLATE.read_text(encoding="utf-8").replace("2027-01-01", FROM.isoformat()), encoding="utf-8")
    return load(extra=[file])


def profile(on: date, tier: str | None = "1.5", **credential: Any) -> dict[str, Any]:
    languages = [
        {"language": code, "taken_on": (EVE - timedelta(days=90)).isoformat(), "clb": dict.fromkeys(ABILITIES, level)}
        for code, level in (("en", 9), ("fr", 7))
    ]
    return {
        "as_of": on.isoformat(),
        "applicant": {
            "age": 29,
            "credentials": [{**STUDIED, **credential}],
            "languages": languages,
            "work": {"canadian_years": 1, "foreign_years": 0},
            "certificate_of_qualification": False,
            "occupation": {"noc": "21231"} | ({} if tier is None else {"wage_tier": tier}),
        },
        "partner": None,
        "sibling_in_canada": True,
        "provincial_nomination": False,
        "job_offer": "other",
    }


def additional(result: dict[str, Any]) -> dict[str, int]:
    section = next(part for part in result["crs"]["sections"] if part["id"] == "additional")
    return {factor["id"]: factor["points"] for factor in section["factors"]}


def test_the_day_before_everything_is_as_the_package_has_it(law):
    assert evaluate(profile(EVE), source=law) == evaluate(profile(EVE))


@pytest.mark.parametrize("on", [FROM, FROM + timedelta(days=1)])
def test_from_its_day_the_new_set_counts(law, on):
    result = evaluate(profile(on), source=law)
    assert result["rules"]["id"] == FROM.isoformat()
    assert result["rules"]["status"] == "verified"
    assert result["rules"]["notice"] is None
    assert result["crs"]["max"] == 1250
    assert additional(result) == {"nomination": 0, "canadian-study": 10, "high-wage": 35}
    before = evaluate(profile(EVE), source=law)
    assert result["crs"]["total"] == before["crs"]["total"] - sum(additional(before).values()) + 10 + 35
    assert result["education"]["canadian_study_points"] == result["credentials"][0]["canadian_study"]["value"] == 10


def test_the_package_itself_knows_nothing_of_it():
    assert evaluate(profile(FROM))["rules"]["id"] == evaluate(profile(EVE))["rules"]["id"]
    assert "high-wage" not in additional(evaluate(profile(FROM)))


@pytest.mark.parametrize(("tier", "points"), [("none", 0), ("1.3", 20), ("1.5", 35), ("2", 50)])
def test_the_new_factor_follows_the_occupation(law, tier, points):
    for locale, label in (("en", "Occupation with a high median wage."), ("fr", "Profession au salaire médian élevé.")):
        result = evaluate(profile(FROM, tier), locale, source=law)
        factor = result["crs"]["sections"][3]["factors"][2]
        assert (factor["id"], factor["points"], factor["max"], factor["range"]) == (
            "high-wage",
            points,
            50,
            [points] * 2,
        )
        assert factor["because"].startswith(label)
        assert len(factor["because"]) > len(label) + 10  # and the person's own tier
        [source] = factor["sources"]
        assert source["id"] == "made-up-all"


def test_the_new_factor_has_its_own_column_for_two(law):
    together = {**profile(FROM, "2"), "partner": {"accompanying": True, "canadian": False}}
    assert additional(evaluate(together, source=law))["high-wage"] == 45


def test_the_new_factor_unknown_is_a_range_and_a_question(law):
    result = evaluate(profile(FROM, None), source=law)
    known = evaluate(profile(FROM, "none"), source=law)
    assert result["crs"]["range"] == [known["crs"]["total"], known["crs"]["total"] + 50]
    assert {"path": "/applicant/occupation/wage_tier", "could_add": 50}.items() <= result["questions"][0].items()
    assert "/applicant/occupation/wage_tier" not in {
        question["path"] for question in evaluate(profile(EVE, None), source=law)["questions"]
    }


@pytest.mark.parametrize(("share", "answer", "value"), [(0.25, "yes", 10), (0.250001, "no", 0), (0.5, "no", 0)])
def test_a_limit_moves_with_its_figure_in_the_sentence(law, share, answer, value):
    verdict = evaluate(profile(FROM, distance_share=share), source=law)["credentials"][0]["canadian_study"]
    assert (verdict["answer"], verdict["value"]) == (answer, value)
    [test] = [test for test in verdict["tests"] if test["id"] == "distance"]
    assert "25" in test["because"]
    before = evaluate(profile(EVE, distance_share=share), source=law)["credentials"][0]["canadian_study"]
    assert (before["answer"] == "yes") == (share <= package_law().on(EVE).value("study-distance-limit"))


def test_new_values_for_every_level(law):
    values = {}
    for kind, years in (("certificate", 1), ("diploma", 2), ("bachelors", 4), ("masters", 1), ("doctorate", 4)):
        result = evaluate(profile(FROM, kind=kind, program_years=years), source=law)
        values[kind] = additional(result)["canadian-study"]
    assert values == {"certificate": 5, "diploma": 10, "bachelors": 20, "masters": 40, "doctorate": 45}


def test_history_gains_a_row(law):
    rows = history(profile(FROM), source=law)
    assert rows[-1]["from"] == FROM.isoformat()
    assert rows[-1]["rules"]["status"] == "verified"
    assert rows[-1]["canadian_study_points"] == 10


def test_results_still_fit_the_published_schema(law):
    validator = Draft202012Validator(read_schema("result"))
    for one in (profile(FROM), profile(FROM, None), {"as_of": FROM.isoformat()}):
        assert not list(validator.iter_errors(evaluate(one, source=law)))


def test_problems_are_still_those_of_the_profile(law):
    with pytest.raises(ProfileError):
        evaluate({"as_of": "2014-12-31"}, source=law)
