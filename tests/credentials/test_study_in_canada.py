"""Study in Canada: every condition failing alone gives that reason, every unknown its name; what the relief lifts."""

from __future__ import annotations

from datetime import date

import pytest
from amended import amended
from verdicts import (
    AWAY,
    CANADIAN,
    GONE,
    LIFTED,
    ON,
    RELIEVED,
    REST,
    changed,
    fails_by,
    judged,
    judgements_of,
    open_by,
    passes,
    with_outcome,
)

from pycore import evaluate
from pycore.credentials.study_in_canada import relief_test
from pycore.dates import parse_day, parse_month, reach
from pycore.law.loading import law
from pycore.messages.words import words


@pytest.mark.parametrize(
    ("kind", "years", "met"), [("masters", 0.6, True), ("diploma", 0.6, False), ("masters", 0.5, False)]
)
def test_a_graduate_degree_has_its_own_least_length(tmp_path, kind, years, met):
    """One academic year like the others today; another figure in the data moves it alone."""
    source = amended(tmp_path, date(2026, 6, 1), "[[study-graduate-length.versions]]\n{head}value = 0.6\n")
    credentials = [changed(CANADIAN, {"kind": kind, "program_years": years})]
    result = evaluate({"as_of": ON, "applicant": {"credentials": credentials}}, source=source)
    assert (result["credentials"][0]["canadian_study"]["answer"] == "yes") is met


@pytest.mark.parametrize(
    ("change", "least", "most"),
    [
        ({}, "one-year", "one-year"),
        ({"program_years": 2}, "two-year", "two-year"),
        ({"program_years": 3}, "three-year", "three-year"),
        ({"kind": "masters"}, "masters-or-professional", "masters-or-professional"),
        ({"kind": "doctorate"}, "doctoral", "doctoral"),
        ({"kind": "professional", "professional_field": "law"}, "masters-or-professional", "masters-or-professional"),
        ({"kind": "professional", "professional_field": "other"}, "one-year", "one-year"),
        ({"kind": "professional"}, "one-year", "masters-or-professional"),
        ({"kind": GONE}, "none", "doctoral"),
        ({"program_years": GONE}, "none", "doctoral"),
        ({"kind": "masters", "program_years": GONE}, "none", "masters-or-professional"),
        ({"distance_share": GONE}, "none", "one-year"),
        ({"country": GONE}, "none", "one-year"),
        ({"country": "US", "taught_in": GONE}, "none", "none"),
        ({"country": "US"}, "none", "one-year"),
        ({"return_scholarship": True}, "none", "none"),
        ({"return_scholarship": True, "kind": "masters"}, "none", "none"),
    ],
)
def test_the_level_that_study_points_follow(change, least, most):
    """At the least and at the most: nothing where a condition fails, nothing for sure where one is open."""
    [one] = judgements_of(changed(CANADIAN, change))
    assert one.study == (least, most)


def test_the_highest_level_with_study_points_is_the_one_that_counts():
    """By its rank, whatever the words for it and the order they stand in."""
    two, three = (changed(CANADIAN, {"program_years": years}) for years in (2, 3))
    doctorate = changed(CANADIAN, {"kind": "doctorate", "program_years": 4})
    for held in ((two, three), (three, two), (two, doctorate), (doctorate, three, two)):
        result = evaluate({**REST, "as_of": ON, "applicant": {**REST["applicant"], "credentials": list(held)}})
        assert result["education"]["canadian_study_points"] == 30


def test_a_partners_study_is_not_the_applicants():
    partner = {"accompanying": True, "canadian": False, "credentials": [CANADIAN]}
    result = evaluate({"as_of": ON, "applicant": {"age": 30}, "partner": partner})
    [verdict] = [one["canadian_study"] for one in result["partner_credentials"]]
    fails_by(verdict, "applicant-only")
    assert verdict["value"] == 0
    assert {source["id"] for source in verdict["tests"][0]["sources"]} == {
        "mi-30-applicant-only",
        "mi-30-1",
        "irpr-83-1-b-1",
    }
    passes(result["partner_credentials"][0]["level"], "one-year")


RELIEF = {"from": date(2020, 3, 1), "to": date(2022, 8, 31)}


def told_as(given):
    """A fact as its condition tells it: of a day or a month, the days that it may be."""
    return reach(parse_day(given), parse_month(given)) if isinstance(given, str) else given


@pytest.mark.parametrize(
    ("facts", "code", "told"),
    [
        ({"study_from": "2020-01-01", "study_to": "2020-03-01"}, "met", {"start", "end"}),
        ({"study_from": "2020-01-01", "completed_on": "2020-03-01"}, "met", {"start", "end"}),
        ({"study_from": "2019-01-01", "study_to": "2020-02-29"}, "not-applicable", {"start", "end"}),
        ({"study_from": "2022-09-01"}, "after", {"start"}),
        ({"study_from": "2022-08-31"}, "unknown", set()),
        ({"study_to": "2020-02-29"}, "before", {"end"}),
        ({"completed_on": "2020-02-29"}, "before", {"end"}),
        ({"study_to": "2020-03-01"}, "unknown", set()),
        ({"planned": True}, "planned", set()),
        ({"planned": True, "study_from": "2022-08-01"}, "unknown", set()),
        ({"study_to": "2024-08-31", "program_years": 1}, "unknown", set()),
        ({"study_to": "2024-09-01", "program_years": 1}, "too-late", {"end", "years"}),
        ({"study_to": "2025-08-31", "program_years": 1.5}, "unknown", set()),
        ({"study_to": "2025-09-01", "program_years": 1.5}, "too-late", {"end", "years"}),
        ({"study_to": "2030-01-01"}, "unknown", set()),
        ({}, "unknown", set()),
        ({"study_from": "2019-09", "study_to": "2020-03"}, "met", {"start", "end"}),
        ({"study_from": "2019-09", "study_to": "2020-02"}, "not-applicable", {"start", "end"}),
        ({"study_from": "2022-09", "study_to": "2023-04"}, "not-applicable", {"start", "end"}),
        ({"study_from": "2022-08", "study_to": "2023-04"}, "met", {"start", "end"}),
        ({"study_from": "2022-09"}, "after", {"start"}),
        ({"study_from": "2022-08"}, "unknown", set()),
        ({"study_to": "2020-02"}, "before", {"end"}),
        ({"study_to": "2020-03"}, "unknown", set()),
        ({"completed_on": "2024-08", "program_years": 1}, "unknown", set()),
        ({"completed_on": "2024-09", "program_years": 1}, "too-late", {"end", "years"}),
    ],
)
def test_how_the_relief_bears_on_what_is_known_of_the_dates(facts, code, told):
    [one] = judgements_of({"country": "CA", **facts})
    credential = one.credential
    test = relief_test(credential, law().on(date.fromisoformat(ON)))
    assert test is not None
    assert test.id == "relief"
    assert test.code == f"study.relief.{code}"
    assert test.outcome == {"met": "met", "unknown": "unknown"}.get(code, "not-applicable")
    assert set(test.facts) == {"from", "to", *told}
    assert RELIEF.items() <= test.facts.items()
    for name, path in (("start", "study_from"), ("years", "program_years")):
        if name in told:
            assert test.facts[name] == told_as(facts[path])
    if "end" in told:
        assert test.facts["end"] == told_as(facts.get("study_to", facts.get("completed_on")))
    assert {"mi-30-relief", "mi-30-relief-tool"} <= set(test.cite)
    assert ("relief-start-inferred" in test.cite) is (code == "too-late")
    expected = ("study_to",) if "study_from" in facts else ("study_from",)
    assert test.missing == (expected if code == "unknown" else ())
    assert relief_test(credential, law().on(date(2022, 6, 30))) is None


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"country": "US", "taught_in": GONE}, "canadian-credential"),
        ({"kind": "secondary"}, "post-secondary"),
        ({"kind": "licence"}, "post-secondary"),
        ({"completed_on": "2026-11-24"}, "completed"),
        ({"completed_on": GONE, "planned": True}, "completed"),
        ({"completed_on": GONE, "left_unfinished": True}, "completed"),
        ({"honorary": True}, "honorary"),
        ({"institution": "private-degree"}, "institution"),
        ({"institution": "private-other"}, "institution"),
        ({"institution": "not-recognized"}, "institution"),
        ({"institution": "private-quebec-vocational", "kind": "bachelors"}, "institution"),
        ({"taught_in": "AE"}, "place"),
        ({"program_years": 0.99}, "program-length"),
        ({"kind": "masters", "program_years": 0.99}, "program-length"),
        ({"distance_share": 0.500001}, "distance"),
        ({"distance_share": 1}, "distance"),
        ({"distance_share": 0.9, "distance_share_in_canada": 0.3}, "distance"),
        ({"full_time_months": 7.9}, "full-time-months"),
        ({"months_in_canada": 7.9}, "months-in-canada"),
        ({"language_study_share": 0.500001}, "language-study"),
        ({"return_scholarship": True}, "return-award"),
    ],
)
def test_study_points_fail_by(change, reason):
    verdict = judged(changed(CANADIAN, change))["canadian_study"]
    fails_by(verdict, reason)
    assert verdict["value"] == 0


@pytest.mark.parametrize(
    ("gone", "reason"),
    [
        ("country", "canadian-credential"),
        ("kind", "post-secondary"),
        ("completed_on", "completed"),
        ("institution", "institution"),
        ("program_years", "program-length"),
        ("distance_share", "distance"),
        ("full_time_months", "full-time-months"),
        ("months_in_canada", "months-in-canada"),
        ("language_study_share", "language-study"),
        ("return_scholarship", "return-award"),
    ],
)
def test_study_points_wait_for(gone, reason):
    credential = judged(changed(CANADIAN, {gone: GONE}))
    open_by(credential["canadian_study"], reason, "not-yet-known")
    assert credential["missing"] == [gone]
    assert credential["canadian_study"]["value"] == 0


def test_study_points_of_a_public_vocational_centre_in_quebec_hang_on_the_rank_of_its_diplomas():
    """Whether its diplomas are post-secondary decides both whether the school is an accepted one and whether they count."""
    found = judged(changed(CANADIAN, {"institution": "public-quebec-vocational"}))
    assert with_outcome(found["canadian_study"], "unknown") == ["post-secondary", "institution"]
    assert (found["canadian_study"]["word"], found["canadian_study"]["value"], found["missing"]) == ("unclear", 0, [])
    open_by(found["level"], "institution", "unclear")
    for use in ("level", "canadian_study"):
        assert found[use]["would_change"] == [words("en").say("change.study.quebec", {})], (
            "once, and not a public school"
        )


@pytest.mark.parametrize("months", ["full_time_months", "months_in_canada"])
@pytest.mark.parametrize(
    ("start", "end", "answer"),
    [
        ("2025-01-06", "2025-04-28", "no"),  # four months of the calendar
        ("2024-10-01", "2025-04-30", "no"),  # seven
        ("2024-09-30", "2025-04-01", "unclear"),  # eight are touched, however few days
        ("2024-09", "2025-04", "unclear"),
        ("2024-10", "2025-04", "no"),
        ("2024-10-01", GONE, "no"),  # it ends with the completion at the latest
        (GONE, "2025-04-30", "unclear"),
    ],
)
def test_the_days_of_study_show_that_months_not_told_are_too_few(months, start, end, answer):
    told = {"study_from": start, "study_to": end, "completed_on": "2025-04-30", months: GONE}
    found = judged(changed(CANADIAN, told))
    assert found["canadian_study"]["answer"] == answer
    assert (months in found["missing"]) is (answer == "unclear")
    too_few = with_outcome(found["canadian_study"], "not-met")
    assert too_few == ([months.replace("_", "-")] if answer == "no" else []), "and not the months that are told"


def test_study_points_of_a_quebec_vocational_school():
    """The school is on the list from 900 hours on; whether its diploma is post-secondary is open whatever the hours."""
    own = changed(CANADIAN, {"institution": "private-quebec-vocational"})
    waiting = judged(own)
    assert with_outcome(waiting["canadian_study"], "unknown") == ["post-secondary", "institution"]
    assert waiting["canadian_study"]["word"] == "not-yet-known"
    assert waiting["missing"] == ["hours"]
    contested, asked = (test for test in waiting["canadian_study"]["tests"] if test["outcome"] == "unknown")
    assert (contested["contested"], asked["contested"]) == (True, False)
    assert waiting["canadian_study"]["because"] == asked["because"], "the word and the sentence speak of the same"
    long_enough = judged(own | {"hours": 900})
    open_by(long_enough["canadian_study"], "post-secondary", "unclear")
    assert (long_enough["missing"], long_enough["canadian_study"]["value"]) == ([], 0)
    short = judged(own | {"hours": 899.9})["canadian_study"]
    assert with_outcome(short, "not-met") == ["institution"]
    assert (short["answer"], short["value"]) == ("no", 0)


@pytest.mark.parametrize("inside", [0.5, 0.75, 1])
def test_study_points_are_contested_by_online_classes_taken_in_canada(inside):
    own = changed(CANADIAN, {"distance_share": 1, "distance_share_in_canada": inside})
    credential = judged(own)
    open_by(credential["canadian_study"], "distance", "unclear")
    assert credential["missing"] == []


@pytest.mark.parametrize(
    "change",
    [
        {},
        {"institution": "private-same-rules"},
        {"institution": "private-degree", "kind": "bachelors"},
        {"institution": "private-degree", "kind": "associate", "program_years": 2},
        {"kind": "associate", "professional_field": "law"},
        {"distance_share": 0},
        {"language_study_share": 0},
        {"taught_in": GONE},
        {"kind": "trade"},
        {"program_years": 2.99},
    ],
)
def test_study_points_are_15(change):
    passes(judged(changed(CANADIAN, change))["canadian_study"], 15)


@pytest.mark.parametrize(
    "change",
    [
        {"program_years": 3},
        {"kind": "masters"},
        {"kind": "doctorate", "program_years": 4},
        {"kind": "professional", "professional_field": "law"},
    ],
)
def test_study_points_are_30(change):
    passes(judged(changed(CANADIAN, change))["canadian_study"], 30)


def test_study_points_of_a_professional_degree_in_another_field_follow_its_length():
    own = changed(CANADIAN, {"kind": "professional", "professional_field": "other"})
    passes(judged(own)["canadian_study"], 15)
    passes(judged(own | {"program_years": 3})["canadian_study"], 30)
    unknown = judged(changed(own, {"professional_field": GONE}))["canadian_study"]
    assert (unknown["answer"], unknown["value"]) == ("yes", 15)


@pytest.mark.parametrize(("on", "reason"), [("2016-11-18", "in-force"), ("2016-11-19", None), ("2016-11-20", None)])
def test_study_points_exist_since_they_were_added(on, reason):
    own = changed(CANADIAN, {"study_from": "2014-09-01", "study_to": "2015-08-31", "completed_on": "2015-08-31"})
    verdict = judged(own, on=on)["canadian_study"]
    if reason:
        fails_by(verdict, reason)
    else:
        passes(verdict, 15)


# The relief of March 2020 to August 2022.


def test_relief_lifts_exactly_three_tests():
    """Everything else about the same credential is judged as without it."""
    usual = judged(changed(CANADIAN, AWAY))["canadian_study"]
    relieved = judged(changed(CANADIAN, AWAY | RELIEVED))["canadian_study"]
    assert set(with_outcome(usual, "not-met")) == LIFTED
    assert usual["answer"] == "no"
    passes(relieved, 15)
    before = {test["id"]: test["outcome"] for test in usual["tests"] if test["id"] != "relief"}
    after = {test["id"]: test["outcome"] for test in relieved["tests"] if test["id"] != "relief"}
    assert {name for name in before if before[name] != after[name]} == LIFTED
    assert {after[name] for name in LIFTED} == {"not-applicable"}
    assert [test["outcome"] for test in relieved["tests"] if test["id"] == "relief"] == ["met"]


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"kind": "secondary"}, "post-secondary"),
        ({"honorary": True}, "honorary"),
        ({"institution": "private-other"}, "institution"),
        ({"taught_in": "AE"}, "place"),
        ({"program_years": 0.99}, "program-length"),
        ({"language_study_share": 0.500001}, "language-study"),
        ({"return_scholarship": True}, "return-award"),
    ],
)
def test_relief_lifts_nothing_else(change, reason):
    fails_by(judged(changed(CANADIAN, AWAY | RELIEVED | change))["canadian_study"], reason)


def test_relief_needs_no_answer_to_what_it_lifts():
    own = changed(CANADIAN, RELIEVED | dict.fromkeys(AWAY, GONE))
    credential = judged(own)
    passes(credential["canadian_study"], 15)
    assert credential["missing"] == []


@pytest.mark.parametrize(
    ("start", "end", "lifted"),
    [
        ("2018-09-01", "2020-02-29", False),
        ("2018-09-01", "2020-03-01", True),
        ("2020-03-01", "2020-03-02", True),
        ("2021-01-01", "2021-06-30", True),
        ("2022-08-31", "2023-08-31", True),
        ("2022-09-01", "2023-08-31", False),
        ("2019-01-01", "2024-01-01", True),
    ],
)
def test_relief_needs_one_day_of_study_in_its_window(start, end, lifted):
    own = changed(CANADIAN, AWAY | {"study_from": start, "study_to": end, "completed_on": end})
    verdict = judged(own)["canadian_study"]
    assert (verdict["answer"] == "yes") is lifted
    assert set(with_outcome(verdict, "not-met")) == (set() if lifted else LIFTED)


@pytest.mark.parametrize(("on", "lifted"), [("2022-06-30", False), ("2022-07-01", True), ("2022-07-02", True)])
def test_relief_is_in_force_since_its_announcement(on, lifted):
    verdict = judged(changed(CANADIAN, AWAY | RELIEVED), on=on)["canadian_study"]
    assert (verdict["answer"] == "yes") is lifted


def test_relief_waits_for_the_days_of_study_only_where_they_decide():
    undated = {"study_from": GONE, "study_to": GONE, "completed_on": "2023-01-31"}
    waiting = judged(changed(CANADIAN, AWAY | undated))
    assert set(with_outcome(waiting["canadian_study"], "unknown")) == LIFTED
    assert (waiting["canadian_study"]["answer"], waiting["canadian_study"]["word"]) == ("unclear", "not-yet-known")
    assert waiting["missing"] == ["study_from"]
    one = judged(changed(CANADIAN, undated | {"distance_share": 1}))
    open_by(one["canadian_study"], "distance", "not-yet-known")
    assert one["missing"] == ["study_from"]
    assert "2022" in one["canadian_study"]["because"]  # the sentence names the relief, not the failed share alone
    passes(judged(changed(CANADIAN, undated))["canadian_study"], 15)
    failed = judged(changed(CANADIAN, AWAY | undated | {"return_scholarship": True}))["canadian_study"]
    assert with_outcome(failed, "not-met") == ["return-award"]
    late = judged(changed(CANADIAN, AWAY | undated | {"completed_on": "2026-04-30"}))["canadian_study"]
    assert set(with_outcome(late, "not-met")) == LIFTED
    early = judged(changed(CANADIAN, AWAY | undated | {"completed_on": "2020-02-29"}))["canadian_study"]
    assert set(with_outcome(early, "not-met")) == LIFTED
