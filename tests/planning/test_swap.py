"""The roles of a couple exchanged: the total is that of the profile written the other way round, and what stays is said."""

from __future__ import annotations

from copy import deepcopy
from datetime import date
from typing import Any

import pytest

from pycore import ProfileError, evaluate, swap
from pycore.messages.words import LOCALES
from pycore.planning.swap import exchanged
from pycore.profile.facts import Person, Profile

ABILITIES = ("listening", "reading", "writing", "speaking")
DAY = date(2026, 11, 23)
FACTS = ("age", "credentials", "languages", "work/canadian_years", "work/foreign_years")


def degree(kind: str, outcome: str) -> dict[str, Any]:
    eca = {"organization": "WES", "issued_on": "2025-12-01", "outcome": outcome}
    return {"country": "IN", "kind": kind, "completed_on": "2018-05-01", "eca": eca}


def spoken(level: int) -> list[dict[str, Any]]:
    return [{"language": "en", "taken_on": "2026-09-01", "clb": dict.fromkeys(ABILITIES, level)}]


STUDY: dict[str, Any] = {
    "country": "CA",
    "kind": "diploma",
    "institution": "public",
    "program_years": 2,
    "completed_on": "2024-04-30",
    "distance_share": 0,
    "language_study_share": 0,
    "full_time_months": 16,
    "months_in_canada": 16,
    "return_scholarship": False,
}
PROFILE: dict[str, Any] = {
    "as_of": "2026-11-23",
    "sibling_in_canada": False,
    "provincial_nomination": False,
    "job_offer": None,
    "applicant": {
        "age": 41,
        "certificate_of_qualification": False,
        "credentials": [degree("bachelors", "three-year")],
        "languages": spoken(8),
        "work": {"canadian_years": 0, "foreign_years": 3},
    },
    "partner": {
        "accompanying": True,
        "canadian": False,
        "age": 30,
        "certificate_of_qualification": False,
        "credentials": [degree("masters", "masters-or-professional")],
        "languages": spoken(9),
        "work": {"canadian_years": 1, "foreign_years": 2},
    },
}


def couple(**facts: Any) -> dict[str, Any]:
    """The couple with some facts of the profile changed; `partner__…` and `applicant__…` are theirs."""
    profile = deepcopy(PROFILE)
    for name, value in facts.items():
        who, _, key = name.rpartition("__")
        (profile[who] if who else profile)[key] = value
    return profile


def the_other_way(profile: dict[str, Any]) -> dict[str, Any]:
    """The profile as the partner would write it."""
    applicant, partner = deepcopy(profile["partner"]), deepcopy(profile["applicant"])
    del applicant["accompanying"], applicant["canadian"]
    return {**profile, "applicant": applicant, "partner": {**partner, "accompanying": True, "canadian": False}}


def notes(profile: dict[str, Any]) -> str:
    return " ".join(note["text"] for note in swap(profile)["notes"])


def totals(figures: dict[str, Any]) -> dict[str, Any]:
    """The figures of one way round without the programs."""
    return {name: figures[name] for name in ("total", "range")}


@pytest.mark.parametrize(
    "profile",
    [
        couple(),
        couple(sibling_in_canada=True, provincial_nomination=True),
        couple(partner__credentials=[STUDY]),
        couple(applicant__credentials=[STUDY, degree("bachelors", "three-year")]),
        couple(job_offer="other", rules_on="2020-11-01"),
        couple(partner__certificate_of_qualification=True, partner__languages=[]),
    ],
)
def test_it_is_the_profile_written_the_other_way_round(profile: dict[str, Any]) -> None:
    found, now, then = swap(profile), evaluate(profile)["crs"], evaluate(the_other_way(profile))["crs"]
    assert found["possible"] is True
    assert totals(found["before"]) == {"total": now["total"], "range": now["range"]}
    assert totals(found["after"]) == {"total": then["total"], "range": then["range"]}
    assert found["difference"]["total"] == then["total"] - now["total"]
    moved = {one["id"]: one["after"] for one in found["difference"]["factors"]}
    points = {one["id"]: one["points"] for section in then["sections"] for one in section["factors"]}
    before = {one["id"]: one["points"] for section in now["sections"] for one in section["factors"]}
    assert moved == {name: value for name, value in points.items() if before[name] != value}


def test_there_and_back_is_where_it_began() -> None:
    there, back = swap(PROFILE), swap(the_other_way(PROFILE))
    assert (back["before"], back["after"]) == (there["after"], there["before"])
    assert back["difference"]["total"] == -there["difference"]["total"]


def test_the_sentence_has_both_figures_and_the_difference() -> None:
    found = swap(PROFILE)
    total, other, by = found["before"]["total"], found["after"]["total"], found["difference"]["total"]
    assert by > 0
    assert found["because"] == (
        f"With your partner as the applicant the total would be {other} points: {by} more than the {total} points with you."
    )
    assert f"{by} less than" in swap(the_other_way(PROFILE))["because"]
    twins = couple()
    twins["partner"] = {**twins["applicant"], "accompanying": True, "canadian": False}
    assert "would be the same" in swap(twins)["because"]


@pytest.mark.parametrize("fact", FACTS)
@pytest.mark.parametrize("locale", LOCALES)
def test_a_fact_of_the_partner_that_is_missing_is_named_instead_of_guessed(fact: str, locale: str) -> None:
    profile = couple()
    *holders, key = fact.split("/")
    person = profile["partner"]
    for holder in holders:
        person = person[holder]
    del person[key]
    found = swap(profile, locale)
    assert (found["possible"], found["after"], found["difference"]) == (False, None, None)
    assert [one["path"] for one in found["missing"]] == [f"/partner/{fact}"]
    assert found["missing"][0]["text"] in found["because"]


def test_a_day_of_birth_and_jobs_do_as_well() -> None:
    jobs = [{"country": "CA", "from": "2024-01-01", "hours_per_week": 40}]
    profile = couple(partner__work={"periods": jobs})
    profile["partner"]["birth_date"] = "1996-01-01"
    del profile["partner"]["age"]
    assert swap(profile)["possible"] is True


@pytest.mark.parametrize(
    ("profile", "says"),
    [
        (couple(partner=None), "no partner"),
        ({"as_of": "2026-11-23"}, "no partner"),
        (couple(partner__accompanying=False), "only where a spouse or common-law partner accompanies you"),
        (couple(partner__canadian=True), "only where a spouse or common-law partner accompanies you"),
    ],
)
def test_without_a_partner_who_is_scored_along_there_is_nothing_to_exchange(profile: dict[str, Any], says: str) -> None:
    assert says in swap(profile)["because"]


def test_a_partner_who_may_stay_behind_leaves_it_open() -> None:
    profile = couple()
    del profile["partner"]["accompanying"]
    found = swap(profile)
    assert found["possible"] is False
    assert "not settled" in found["because"]


def test_what_is_still_open_is_a_range() -> None:
    profile = couple()
    del profile["partner"]["certificate_of_qualification"]
    found = swap(profile)
    assert found["after"]["range"][0] == found["after"]["total"] < found["after"]["range"][1]
    assert "leaves a range" in found["because"]
    assert [one["path"] for one in found["missing"]] == ["/partner/certificate_of_qualification"]


def test_what_belongs_to_one_of_them_is_left_and_said() -> None:
    assert "nomination" not in notes(PROFILE)
    assert "The nomination stays in both totals, with 600 points" in notes(couple(provincial_nomination=True))
    assert "job offer" not in notes(couple(job_offer="other"))
    assert "The job offer stays in both totals, with 50 points" in notes(
        couple(job_offer="other", rules_on="2020-11-01")
    )
    assert "gives 15 points whichever of you applies" in notes(couple(sibling_in_canada=True))
    assert "brother or sister" not in notes(couple(sibling_in_canada=True, rules_on="2016-12-01"))
    assert "study in Canada" in notes(couple(partner__credentials=[STUDY]))
    assert "study in Canada" not in notes(PROFILE)
    assert "requirements of a program" in notes(PROFILE)


def test_every_note_has_a_source() -> None:
    found = swap(couple(provincial_nomination=True, sibling_in_canada=True, partner__credentials=[STUDY]))
    assert len(found["notes"]) == 4
    assert all(note["sources"] for note in found["notes"])


def test_a_profile_with_problems_is_refused() -> None:
    with pytest.raises(ProfileError):
        swap({"applicant": {"age": "x"}})


def test_the_programs_are_answered_for_whoever_applies():
    """The partner has no year of work: what the applicant meets, the partner does not."""
    found = swap(couple(partner__work={"canadian_years": 0, "foreign_years": 0}))
    for side, profile in (("before", couple), ("after", None)):
        answers = {one["id"]: one["answer"] for one in found[side]["programs"]}
        assert set(answers) == {"fsw", "cec", "fst"}
        if profile:
            told = evaluate(couple(partner__work={"canadian_years": 0, "foreign_years": 0}))["programs"]
            assert answers == {one["id"]: one["answer"] for one in told}
    assert {one["id"]: one["answer"] for one in found["after"]["programs"]}["fsw"] == "no"


def test_roles_are_compared_with_unassessed_degrees_assessed_too():
    """As things are the partner has no level of education; with the degree assessed, the other way round gives more."""
    unassessed = {"country": "IN", "kind": "masters", "completed_on": "2019-05-01", "eca": None}
    found = swap(couple(partner__credentials=[unassessed]))
    both = found["if_assessed"]
    assert both["after"]["total"] > found["after"]["total"]
    report = {"organization": "WES", "issued_on": couple()["as_of"], "outcome": "masters-or-professional"}
    known = swap(couple(partner__credentials=[{**unassessed, "eca": report}]))
    assert (both["before"], both["after"]) == (known["before"], known["after"])
    assert known["if_assessed"] is None
    assert "assessed at the likely level" in both["because"]


def test_without_a_day_it_is_today() -> None:
    dated = couple(applicant__birth_date="1985-11-23", applicant__age=None)
    del dated["applicant"]["age"]
    undated = {name: value for name, value in dated.items() if name != "as_of"}
    later = date(2027, 11, 23)
    assert swap(undated, today=later) == swap({**dated, "as_of": later.isoformat()}, today=later) != swap(dated)


def test_what_is_said_where_the_roles_cannot_be_exchanged_has_every_part() -> None:
    found = swap(couple(partner=None))
    said, before = found.pop("because"), found.pop("before")
    assert said and before["total"] == before["range"][0]
    empty = {"possible": False, "missing": [], "after": None, "difference": None, "if_assessed": None, "notes": []}
    assert found == empty


def test_an_open_total_is_compared_by_what_is_sure_of_it() -> None:
    """Whether the applicant has a certificate of qualification is open, and counts nothing as the partner's."""
    profile = couple(applicant__languages=spoken(5))
    del profile["applicant"]["certificate_of_qualification"]
    found = swap(profile)
    low, high = found["before"]["range"]
    [least, most] = found["after"]["range"]
    assert low < high and least == most
    assert found["difference"]["total"] == least - low
    assert f"{low} to {high} points" in found["because"]


def test_the_roles_alone_are_exchanged() -> None:
    own, theirs = Person(age=41), Person(age=30, accompanying=True, canadian=False)
    held = Profile(DAY, DAY, own, True, theirs, provincial_nomination=True)
    then = held._replace(applicant=Person(age=30), partner=own._replace(accompanying=True, canadian=False))
    assert exchanged(held) == then


def test_the_applicants_degree_is_assessed_too_where_it_is_not() -> None:
    bare = {**degree("masters", "masters-or-professional"), "eca": None}
    report = {"organization": "WES", "issued_on": PROFILE["as_of"], "outcome": "masters-or-professional"}
    found = swap(couple(applicant__credentials=[bare]))["if_assessed"]
    with_report = evaluate(couple(applicant__credentials=[{**bare, "eca": report}]))
    assert (
        found["before"]["total"]
        == with_report["crs"]["total"]
        > swap(couple(applicant__credentials=[bare]))["before"]["total"]
    )
