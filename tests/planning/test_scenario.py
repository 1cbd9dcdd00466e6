"""The reform proposal of 2026 as a scenario: never law, in ranges, and apart from every score."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import pytest
from known import CERTIFICATE, clb

from pycore import evaluate
from pycore.errors import ProfileError
from pycore.law.loading import law
from pycore.messages.words import words
from pycore.planning.scenario import scenario

IN_PERSON: dict[str, Any] = {**CERTIFICATE, "completed_on": "2024-04-30", "taught_in": "CA"}
PROFILE: dict[str, Any] = {
    "as_of": "2026-11-23",
    "partner": None,
    "sibling_in_canada": True,
    "provincial_nomination": False,
    "job_offer": None,
    "applicant": {
        "age": 29,
        "certificate_of_qualification": False,
        "credentials": [
            {
                "country": "US",
                "kind": "bachelors",
                "program_years": 4,
                "completed_on": "2019-05-01",
                "eca": {"organization": "WES", "issued_on": "2025-12-01", "outcome": "three-year"},
            },
            IN_PERSON,
        ],
        "languages": [
            {
                "language": "en",
                "taken_on": "2026-01-01",
                "clb": clb(9),
            }
        ],
        "work": {"canadian_years": 1, "foreign_years": 3},
    },
}


def with_study(**facts: Any) -> dict[str, Any]:
    profile = deepcopy(PROFILE)
    profile["applicant"]["credentials"][1].update(facts)
    return profile


def factors(profile: dict[str, Any], locale: str = "en") -> dict[str, dict[str, Any]]:
    return {factor["id"]: factor for factor in scenario(profile, locale)["factors"]}


def test_it_says_that_it_is_not_law_and_gives_the_score_in_force_beside_it() -> None:
    found = scenario(PROFILE)
    assert found["law"] is False
    assert "not law" in found["title"]
    assert "not law" in found["notice"]
    today = evaluate(PROFILE)
    assert (found["total"], found["range"]) == (today["crs"]["total"], today["crs"]["range"])


def test_study_in_canada_may_be_lost_or_kept_and_the_level_stays() -> None:
    found = factors(PROFILE)
    assert (found["canadian-study"]["today"], found["canadian-study"]["proposed"]) == ([15, 15], [0, 15])
    assert found["education"]["today"] == found["education"]["proposed"] == [128, 128]
    assert scenario(PROFILE)["education"]["today"] == [143, 143]
    assert scenario(PROFILE)["education"]["proposed"] == [128, 143]
    assert scenario(PROFILE)["education"]["because"].startswith(
        "Level of education and study in Canada together: 143 points today, 128 to 143 points"
    )


@pytest.mark.parametrize(("kind", "level"), [("masters", 135), ("doctorate", 150)])
def test_a_graduate_degree_from_canada_keeps_its_points(kind: str, level: int) -> None:
    found = factors(with_study(kind=kind))
    assert found["canadian-study"]["today"] == found["canadian-study"]["proposed"] == [30, 30]
    assert "graduate degrees" in found["canadian-study"]["because"]
    assert found["education"]["proposed"] == [level, level]


def test_a_bachelors_degree_from_canada_is_not_a_graduate_one() -> None:
    found = factors(with_study(kind="bachelors", program_years=4))
    assert (found["canadian-study"]["today"], found["canadian-study"]["proposed"]) == ([30, 30], [0, 30])


def test_what_earns_nothing_today_earns_nothing_then() -> None:
    found = factors(with_study(institution="not-recognized"))
    assert found["canadian-study"]["today"] == found["canadian-study"]["proposed"] == [0, 0]


def test_the_factors_that_may_shrink_run_down_to_nothing() -> None:
    found = factors(PROFILE)
    assert (found["sibling"]["today"], found["sibling"]["proposed"]) == ([15, 15], [0, 15])
    assert found["selection-education"]["proposed"] == [0, 0]
    holder = deepcopy(PROFILE)
    holder["applicant"]["certificate_of_qualification"] = True
    certificate = factors(holder)["certificate-language"]
    assert (certificate["today"], certificate["proposed"]) == ([50, 50], [0, 50])


def test_new_factors_have_no_figures() -> None:
    found = factors(PROFILE)
    for name in ("high-wage", "job-offer"):
        assert found[name]["proposed"] is None
        assert "not known" in found[name]["because"]


def test_no_source_of_the_proposal_is_given_as_read_law() -> None:
    found = scenario(PROFILE)
    for part in (found, found["entry"], *found["factors"]):
        assert part["sources"]
        assert {source["certainty"] for source in part["sources"]} == {"secondary"}


def test_an_unknown_fact_leaves_a_range_on_both_sides() -> None:
    open_profile = with_study()
    open_profile["applicant"]["credentials"][1].pop("months_in_canada")
    study = factors(open_profile)["canadian-study"]
    assert (study["today"], study["proposed"]) == ([0, 15], [0, 15])
    assert "0 to 15 points today" in study["because"]


def test_factors_that_were_not_in_force_have_no_line() -> None:
    earlier = factors({**PROFILE, "rules_on": "2016-01-01"})
    assert "canadian-study" not in earlier
    assert "sibling" not in earlier
    assert "education" in earlier


def test_without_an_accompanying_partner_the_partners_education_has_no_line() -> None:
    assert "partner-education" not in factors(PROFILE)
    both = {**PROFILE, "partner": {"accompanying": True, "canadian": False}}
    assert factors(both)["partner-education"]["today"] == [0, 10]


def test_an_empty_profile_is_answered_in_both_languages_and_a_broken_one_refused() -> None:
    for locale in ("en", "fr"):
        found = scenario({"as_of": "2026-11-23"}, locale)
        for factor in found["factors"]:
            assert factor["because"].endswith(".")
            if factor["proposed"] is not None:
                assert factor["proposed"][0] <= factor["proposed"][1]
    with pytest.raises(ProfileError):
        scenario({"as_of": 3})


def test_every_factor_named_is_known_and_every_source_resolves() -> None:
    known = law()
    version = known.parameters["reform-2026-factors"].versions[-1]
    new = {"high-wage"}
    for record in version.data["records"]:
        assert record["factor"] in known.parameters or record["factor"] in new
        assert set(record["cite"]) <= set(known.sources)


def test_the_dated_wordings_of_the_tool_are_guidance_with_words_in_both_languages() -> None:
    notes = law().parameters["distance-note"].versions
    assert [(note.start.year, note.data["value"]["seen"]) for note in notes] == [(2018, "on"), (2020, "by")]
    for locale in ("en", "fr"):
        texts = {words(locale).say(note.data["value"]["text"], {}) for note in notes}
        texts.add(words(locale).say(law().parameters["distance-law"].versions[-1].data["value"]["text"], {}))
        assert len(texts) == 3
