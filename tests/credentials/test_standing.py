"""What one credential is worth for the level: every condition failing alone gives that reason, every unknown its name."""

from __future__ import annotations

from datetime import date

import pytest
from verdicts import (
    AWAY,
    CANADIAN,
    FOREIGN,
    GONE,
    ON,
    changed,
    fails_by,
    judged,
    judgements_of,
    open_by,
    passes,
    with_outcome,
)

from pycore.credentials.condition import MET, NOT_MET, UNKNOWN, answer_of
from pycore.credentials.level import judge
from pycore.credentials.standing import Line, completion_test, is_to_come, most_if_it_counted, standing
from pycore.dates import parse_month
from pycore.law.loading import law
from pycore.profile.facts import Credential


def test_a_planned_credential_is_judged_as_if_completed():
    """It earns nothing yet; once completed it would count for what it counts for, and only then its effect is told."""
    planned = changed(CANADIAN, {"completed_on": GONE, "planned": True})
    found = judged(planned, FOREIGN)
    fails_by(found["level"], "completed")
    fails_by(found["canadian_study"], "completed")
    done = found["when_completed"]
    passes(done["level"], "one-year")
    passes(done["two_or_more"], "second")
    passes(done["canadian_study"], 15)
    assert "completed" not in {test["id"] for use in done.values() for test in use["tests"]}
    assert found["effect"]["total"] == (128 - 120) + 15
    assert judged(CANADIAN, FOREIGN)["when_completed"] is None
    never = judged(changed(CANADIAN, {"completed_on": GONE, "left_unfinished": True}))
    assert never["when_completed"] is None
    [credential] = [one.credential for one in judgements_of(planned)]
    rules = law().on(date.fromisoformat(ON))
    assert answer_of(judge(credential, None, rules.day, rules, True).study_tests) == "yes"
    assert answer_of(judge(credential, None, rules.day, rules).study_tests) == "no"


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"kind": "licence"}, "kind"),
        ({"completed_on": "2026-11-24"}, "completed"),
        ({"completed_on": GONE, "planned": True}, "completed"),
        ({"completed_on": GONE, "left_unfinished": True}, "completed"),
        ({"honorary": True}, "honorary"),
        ({"institution": "not-recognized"}, "institution"),
        ({"program_years": 0.99}, "program-length"),
        ({"program_years": 0}, "program-length"),
    ],
)
def test_level_of_a_canadian_credential_fails_by(change, reason):
    verdict = judged(changed(CANADIAN, change))["level"]
    fails_by(verdict, reason)
    assert verdict["value"] == "none"


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"kind": "licence"}, "kind"),
        ({"completed_on": "2026-11-24"}, "completed"),
        ({"completed_on": GONE, "planned": True}, "completed"),
        ({"completed_on": GONE, "left_unfinished": True}, "completed"),
        ({"honorary": True}, "honorary"),
        ({"eca": None}, "eca-present"),
        ({"eca/organization": "NNAS"}, "eca-designated"),
        ({"eca/organization": "CACB", "eca/issued_on": "2024-05-19"}, "eca-designated"),
        ({"eca/organization": "PEBC", "eca/issued_on": "2014-01-05"}, None),
        ({"eca/purpose": "general"}, "eca-purpose"),
        ({"eca/issued_on": "2021-11-23"}, "eca-valid"),
        ({"eca/issued_on": "2026-11-24"}, "eca-valid"),
        ({"eca/outcome": "none"}, "eca-outcome"),
        ({"eca/outcome": GONE, "eca/phrase": "Two years of undergraduate study"}, "eca-outcome"),
    ],
)
def test_level_of_a_foreign_credential_fails_by(change, reason):
    verdict = judged(changed(FOREIGN, change))["level"]
    if reason is None:  # too early for the body and too old: two reasons, both told
        assert with_outcome(verdict, "not-met") == ["eca-designated", "eca-valid"]
        return
    fails_by(verdict, reason)
    assert verdict["value"] == "none"


@pytest.mark.parametrize(
    ("noc", "field", "needs_licence", "body"),
    [
        ("31100", "medicine", None, "MCC"),
        ("31101", "medicine", None, "MCC"),
        ("31102", "medicine", None, "MCC"),
        ("31120", "pharmacy", True, "PEBC"),
    ],
)
def test_level_fails_by_the_body_of_the_occupation(noc, field, needs_licence, body):
    """IRPR 75(2.1): the credential that the licence rests on is assessed by the professional body."""
    occupation = {"noc": noc} | ({} if needs_licence is None else {"needs_licence": needs_licence})
    own = {"professional_field": field, "for_occupation": True}
    verdict = judged(changed(FOREIGN, own), occupation=occupation)["level"]
    fails_by(verdict, "eca-for-occupation")
    assert body in verdict["because"]
    passes(judged(changed(FOREIGN, own | {"eca/organization": body}), occupation=occupation)["level"], "three-year")
    passes(judged(FOREIGN | {"for_occupation": False}, occupation=occupation)["level"], "three-year")
    passes(judged(changed(FOREIGN, own), occupation={"noc": "21231"})["level"], "three-year")
    if needs_licence:
        without = {"noc": noc, "needs_licence": False}
        passes(judged(changed(FOREIGN, own), occupation=without)["level"], "three-year")


@pytest.mark.parametrize(("issued", "outcome"), [("2024-10-30", "yes"), ("2024-10-31", "no"), ("2024-11-01", "no")])
def test_an_architect_may_use_an_earlier_report(issued, outcome):
    own = changed(FOREIGN, {"eca/issued_on": issued, "for_occupation": True})
    verdict = judged(own, occupation={"noc": "21200", "needs_licence": True})["level"]
    assert verdict["answer"] == outcome


@pytest.mark.parametrize(
    ("gone", "reason"),
    [
        ("kind", "kind"),
        ("completed_on", "completed"),
        ("institution", "institution"),
        ("program_years", "program-length"),
    ],
)
def test_level_of_a_canadian_credential_waits_for(gone, reason):
    credential = judged(changed(CANADIAN, {gone: GONE}))
    open_by(credential["level"], reason, "not-yet-known")
    assert credential["missing"] == [gone]
    assert credential["level"]["value"] == "none"


@pytest.mark.parametrize(
    ("gone", "reason"),
    [
        ("completed_on", "completed"),
        ("eca", "eca-present"),
        ("eca/organization", "eca-designated"),
        ("eca/issued_on", "eca-valid"),
        ("eca/outcome", "eca-outcome"),
    ],
)
def test_level_of_a_foreign_credential_waits_for(gone, reason):
    credential = judged(changed(FOREIGN, {gone: GONE}))
    open_by(credential["level"], reason, "not-yet-known")
    assert credential["missing"] == [gone]


@pytest.mark.parametrize(("day", "answer"), [("2026-11-22", "yes"), ("2026-11-23", "yes"), ("2026-11-24", "no")])
def test_a_credential_counts_from_the_day_it_was_issued(day, answer):
    assert judged(changed(CANADIAN, {"completed_on": day}))["level"]["answer"] == answer


def test_level_waits_for_the_country():
    for credential in (CANADIAN, FOREIGN):
        found = judged(changed(credential, {"country": GONE}))
        open_by(found["level"], "country", "not-yet-known")
        assert found["missing"] == ["country"]


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"institution": "private-other"}, "institution"),
        ({"institution": "private-quebec-vocational", "hours": 900}, "institution"),
        ({"institution": "private-degree"}, "institution"),
        ({"taught_in": "AE"}, "canadian-program"),
        ({"kind": "trade"}, "trade-program"),
        ({"language_study_share": 0.500001}, "language-program"),
    ],
)
def test_level_is_contested_by(change, reason):
    """The law is silent or read in two ways: unclear, and no answer of the person's would settle it."""
    credential = judged(changed(CANADIAN, change))
    open_by(credential["level"], reason, "unclear")
    assert credential["missing"] == []


def test_level_of_a_professional_degree_follows_its_field():
    own = changed(CANADIAN, {"kind": "professional", "program_years": 4})
    waiting = judged(own)
    open_by(waiting["level"], "professional-field", "not-yet-known")
    assert waiting["level"]["value"] == "three-year"
    assert waiting["missing"] == ["professional_field"]
    listed = (
        "medicine",
        "veterinary-medicine",
        "dentistry",
        "podiatry",
        "optometry",
        "law",
        "chiropractic",
        "pharmacy",
    )
    for field in listed:
        passes(judged(own | {"professional_field": field})["level"], "masters-or-professional")
    passes(judged(own | {"professional_field": "other"})["level"], "three-year")


@pytest.mark.parametrize(
    ("years", "level"),
    [(1, "one-year"), (1.99, "one-year"), (2, "two-year"), (2.99, "two-year"), (3, "three-year"), (20, "three-year")],
)
def test_level_by_length(years, level):
    passes(judged(changed(CANADIAN, {"program_years": years}))["level"], level)


@pytest.mark.parametrize(
    ("kind", "level"),
    [("secondary", "secondary"), ("masters", "masters-or-professional"), ("doctorate", "doctoral")],
)
def test_level_of_a_kind_that_has_its_own(kind, level):
    """Whatever the length, given or not."""
    for change in ({"program_years": GONE}, {"program_years": 0.5}, {"program_years": 4}):
        passes(judged(changed(CANADIAN, {"kind": kind, **change}))["level"], level)


def test_level_does_not_look_at_how_or_where_the_program_was_followed():
    for change in (AWAY, {"return_scholarship": True}, {"for_credit": False, "hours": 10, "credits": 1}):
        passes(judged(changed(CANADIAN, change))["level"], "one-year")


@pytest.mark.parametrize(
    ("on", "valid"), [("2026-11-22", True), ("2026-11-23", False), ("2026-11-24", False), ("2021-11-22", False)]
)
def test_a_report_lapses_on_its_fifth_anniversary(on, valid):
    own = changed(FOREIGN, {"eca/issued_on": "2021-11-23"})
    verdict = judged(own, on=on)["level"]
    if valid:
        passes(verdict, "three-year")
    else:
        fails_by(verdict, "eca-valid")


@pytest.mark.parametrize(("on", "valid"), [("2025-02-27", True), ("2025-02-28", True), ("2025-03-01", False)])
def test_a_report_of_29_february_lapses_on_1_march(on, valid):
    own = changed(FOREIGN, {"eca/issued_on": "2020-02-29"})
    assert (judged(own, on=on)["level"]["answer"] == "yes") is valid


@pytest.mark.parametrize(("completed", "answer"), [(True, "yes"), (False, "no")])
def test_that_a_program_is_completed_can_be_said_without_its_day(completed: bool, answer: str) -> None:
    for held in (CANADIAN, FOREIGN):
        assert judged(changed(held, {"completed_on": GONE, "completed": completed}))["level"]["answer"] == answer


DAY = date.fromisoformat(ON)
MONTH, BEFORE, NEXT = (parse_month(month) for month in ("2026-11", "2026-10", "2026-12"))


@pytest.mark.parametrize(
    ("told", "on", "outcome", "code", "shown"),
    [
        ({}, ON, UNKNOWN, "unknown", None),
        ({"planned": True}, ON, NOT_MET, "planned", None),
        ({"left_unfinished": True, "completed_on": DAY}, ON, NOT_MET, "left", None),
        ({"completed": True}, ON, MET, "stated", None),
        ({"completed": False}, ON, NOT_MET, "planned", None),
        ({"completed_on": DAY}, ON, MET, "met", DAY),
        ({"completed_on": DAY}, "2026-11-22", NOT_MET, "later", DAY),
        ({"completed_on": DAY, "planned": True}, ON, NOT_MET, "expected", DAY),
        ({"completed_on": DAY, "planned": True}, "2026-11-22", NOT_MET, "later", DAY),
        ({"completed_in": BEFORE}, ON, MET, "met", BEFORE),
        ({"completed_in": MONTH}, "2026-11-30", MET, "met", MONTH),
        ({"completed_in": MONTH}, "2026-11-29", UNKNOWN, "this-month", MONTH),
        ({"completed_in": MONTH}, "2026-11-01", UNKNOWN, "this-month", MONTH),
        ({"completed_in": MONTH}, "2026-10-31", NOT_MET, "later", MONTH),
        ({"completed_in": NEXT}, ON, NOT_MET, "later", NEXT),
        ({"completed_in": MONTH, "completed": True}, ON, MET, "stated", None),
        ({"completed_in": MONTH, "completed": False}, ON, NOT_MET, "planned", None),
        ({"completed_in": MONTH, "planned": True}, "2026-11-30", NOT_MET, "expected", MONTH),
        ({"completed_in": MONTH, "planned": True}, "2026-11-29", NOT_MET, "planned", MONTH),
        ({"completed_in": NEXT, "planned": True}, ON, NOT_MET, "later", NEXT),
    ],
)
def test_whether_a_program_is_completed_by_its_day_or_its_month(told, on, outcome, code, shown):
    on = date.fromisoformat(on)
    found = completion_test(Credential(**told), on)
    facts = {} if shown is None else {"completed_on": shown, "as_of": on}
    asked = ("completed_on",) if outcome == UNKNOWN else ()
    assert found == ("completed", outcome, f"completed.{code}", facts, ("irpr-73-1",), asked)


@pytest.mark.parametrize(
    ("told", "to_come"),
    [
        ({}, False),
        ({"planned": True}, True),
        ({"completed_on": DAY}, False),
        ({"completed_on": date(2026, 11, 24)}, True),
        ({"completed_in": MONTH}, False),
        ({"completed_in": NEXT}, True),
        ({"completed_in": NEXT, "left_unfinished": True}, False),
        ({"planned": True, "left_unfinished": True}, False),
    ],
)
def test_what_is_still_to_come(told, to_come):
    assert is_to_come(Credential(**told), DAY) is to_come


def test_a_planned_degree_abroad_is_taken_as_completed_and_its_assessment_as_to_come():
    planned = Credential(country="IN", kind="masters", planned=True, assessed=False)
    rules = law().on(DAY)
    found = standing(planned, None, DAY, rules, True)
    assert found.lines == (Line("none", "masters-or-professional"),)
    [open_one] = [test for test in found.tests if test.outcome == UNKNOWN]
    assert (open_one.code, open_one.cite) == ("eca-present.to-come", rules.cite("eca-required"))
    now = standing(planned, None, DAY, rules, False)
    assert now.lines == (Line("none", "none"),)
    assert [test.code for test in now.tests if test.outcome == NOT_MET] == ["completed.planned", "eca-present.no"]


def test_the_highest_level_of_what_counts_only_once_something_is_mended():
    planned = Credential(country="CA", kind="bachelors", program_years=4, planned=True)
    rules = law().on(DAY)
    assert most_if_it_counted(planned, rules) == "three-year"
    assert most_if_it_counted(planned._replace(program_years=2), rules) == "two-year"
    assert most_if_it_counted(planned._replace(country="IN", kind="diploma"), rules) == "three-year"
    assert most_if_it_counted(Credential(country="IN", kind="doctorate", assessed=False), rules) == "doctoral"


@pytest.mark.parametrize(
    ("country", "why"), [("CA", "post-secondary"), (GONE, "post-secondary"), ("IN", "canadian-credential")]
)
def test_nothing_else_is_asked_of_a_licence(country, why):
    """It is no educational credential wherever it is from: no school, length or month would change that."""
    licence = judged({"country": country, "kind": "licence"} if country is not GONE else {"kind": "licence"})
    fails_by(licence["level"], "kind")
    assert with_outcome(licence["canadian_study"], "not-met") == [why]
    assert [len(licence[use]["tests"]) for use in ("level", "canadian_study")] == [1, 1]
    assert licence["missing"] == []
