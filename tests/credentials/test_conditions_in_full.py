"""Conditions in full: outcome, message, figures, provisions and what would settle them, where an answer is open or lifted."""

from __future__ import annotations

from datetime import date

import pytest
from verdicts import AWAY, CANADIAN, FOREIGN, GONE, ON, RELIEVED, changed, judgements_of

from pycore.credentials.condition import MET, NOT_APPLICABLE, NOT_MET, UNKNOWN, Condition
from pycore.credentials.length import length_level, months_meant
from pycore.credentials.level import two_or_more_tests
from pycore.credentials.study_in_canada import relief_test
from pycore.dates import parse_month
from pycore.law.loading import law
from pycore.profile.facts import Credential

DAY = date.fromisoformat(ON)
RULES = law().on(DAY)
HERE = changed(FOREIGN, {"taught_in": "CA", "eca": GONE, "program_years": 4, "institution": "private-degree"})
MONTHS = RULES.value("academic-year-months")["least"]
WINDOW = RULES.value("study-relief")


def named(tests: tuple[Condition, ...], name: str) -> Condition:
    [found] = [test for test in tests if test.id == name]
    return found


IN_STUDY = [
    (HERE, "canadian-credential", UNKNOWN, "study.campus-here", {"country": "US"}, {"mi-30-3-a"}, ()),
    (
        changed(CANADIAN, {"taught_in": GONE, "months_in_canada": 0, "distance_share": 0}),
        "place",
        UNKNOWN,
        "study.place.unknown",
        {},
        {"mi-30-place"},
        ("taught_in",),
    ),
    (
        changed(CANADIAN, {"program_years": 0.83}),
        "program-length",
        UNKNOWN,
        "program-length.fraction",
        {"years": 0.83, "minimum": 1, "months": 10, "least": MONTHS},
        {"mi-30-1", *RULES.cite("academic-year-months")},
        (),
    ),
    (changed(CANADIAN, RELIEVED), "distance", NOT_APPLICABLE, "study.lifted", WINDOW, {"mi-30-relief"}, ()),
    (
        changed(CANADIAN, {**RELIEVED, **AWAY}),
        "distance",
        NOT_APPLICABLE,
        "study.distance.lifted",
        WINDOW,
        {"mi-30-relief", "mi-30-relief-distance"},
        (),
    ),
]


@pytest.mark.parametrize(("credential", "name", "outcome", "code", "facts", "cite", "missing"), IN_STUDY)
def test_a_condition_of_study_in_canada(credential, name, outcome, code, facts, cite, missing):
    found = named(judgements_of(credential)[0].study_tests, name)
    assert (found.outcome, found.code, dict(found.facts), found.missing) == (outcome, code, dict(facts), missing)
    assert cite <= set(found.cite) <= set(law().sources)


PLANNED = {"planned": True, "completed": GONE}
COMPLETION = [
    (changed(CANADIAN, {**PLANNED, "completed_on": "2026-11-23"}), NOT_MET, "completed.expected"),
    (
        changed(CANADIAN, {**PLANNED, "completed_on": "2026-11-24", "study_to": "2026-11-24"}),
        NOT_MET,
        "completed.later",
    ),
    (changed(CANADIAN, {"completed_on": "2026-11-23"}), MET, "completed.met"),
]


@pytest.mark.parametrize(("credential", "outcome", "code"), COMPLETION)
def test_completion_on_the_day_itself_and_the_day_after(credential, outcome, code):
    found = named(judgements_of(credential)[0].standing.tests, "completed")
    assert (found.outcome, found.code) == (outcome, code)
    assert found.facts["completed_on"] == date.fromisoformat(credential["completed_on"])
    assert found.cite and set(found.cite) <= set(law().sources)


def test_a_trade_credential_is_not_judged_by_its_name():
    found = named(judgements_of(changed(CANADIAN, {"kind": "trade"}))[0].standing.tests, "kind")
    assert (found.outcome, found.code) == (NOT_APPLICABLE, "kind-test.trade")


def test_a_campus_in_canada_of_a_school_abroad_is_judged_as_canadian_unless_its_report_gives_it_a_level():
    as_here = judgements_of(HERE)[0].standing
    assert "program-length" in {test.id for test in as_here.tests}
    assert as_here.lines[0].low == "none" and as_here.lines[0].high == "three-year"
    assessed = judgements_of(changed(HERE, {"eca": FOREIGN["eca"]}))[0].standing
    assert {test.outcome for test in assessed.tests} <= {MET, NOT_APPLICABLE} and "eca-present" in {
        test.id for test in assessed.tests
    }
    assert assessed.lines[0].low == assessed.lines[0].high == "three-year"
    refused = judgements_of(changed(HERE, {"kind": "certificate", "program_years": 0.25}))[0].standing
    assert "eca-present" in {test.id for test in refused.tests}


APART = {"study_from": "2017-09-01", "study_to": "2018-06-30", "completed_on": "2018-06-30"}
TOGETHER = [
    (CANADIAN, changed(FOREIGN, {"completed_on": CANADIAN["completed_on"]}), True),
    (CANADIAN, changed(FOREIGN, {"study_from": "2015-09-01"}), False),
    (CANADIAN, changed(FOREIGN, {"study_from": "2015-09-01", "completed_on": "2023-09-01"}), True),
    (changed(CANADIAN, APART), changed(FOREIGN, {"study_from": "2015-09-01", "study_to": "2018-06-01"}), True),
    (changed(CANADIAN, APART), changed(FOREIGN, {"study_from": "2018-09-01", "study_to": "2019-05-01"}), False),
    (CANADIAN, FOREIGN, False),
]


@pytest.mark.parametrize(("one", "other", "at_once"), TOGETHER)
def test_two_credentials_earned_at_once_are_marked_as_a_reading(one, other, at_once):
    both = judgements_of(one, other)
    for index in (0, 1):
        assert ("concurrent" in {test.id for test in two_or_more_tests(index, both, RULES)}) is at_once


def test_what_is_no_pair_is_not_marked():
    [first, second] = judgements_of(CANADIAN, changed(CANADIAN, {"program_years": 0.25}))
    assert "concurrent" not in {test.id for test in two_or_more_tests(0, (first, second), RULES)}


@pytest.mark.parametrize(
    ("years", "level"),
    [
        (None, "none"),
        (0.99, "none"),
        (1, "one-year"),
        (1.99, "one-year"),
        (2, "two-year"),
        (2.99, "two-year"),
        (3, "three-year"),
    ],
)
def test_the_level_of_a_length(years, level):
    assert length_level(years, RULES) == level


def test_a_whole_year_stands_for_no_months():
    assert [months_meant(years, RULES) for years in (11 / 12, 0.999, 1)] == [11, None, None]


FIRST, LAST = WINDOW["from"], WINDOW["to"]


@pytest.mark.parametrize(
    ("told", "outcome", "code", "missing"),
    [
        ({"study_from": LAST, "study_to": date(2024, 6, 30)}, MET, "met", ()),
        ({"study_from": date(2018, 9, 1), "study_to": FIRST}, MET, "met", ()),
        ({"study_from_in": parse_month("2022-08"), "study_to_in": parse_month("2024-06")}, MET, "met", ()),
        (
            {"study_from_in": parse_month("2022-09"), "study_to": date(2024, 6, 30)},
            NOT_APPLICABLE,
            "not-applicable",
            (),
        ),
        ({"study_from": date(2018, 9, 1), "study_to_in": parse_month("2020-02")}, NOT_APPLICABLE, "not-applicable", ()),
        ({"study_from": LAST}, UNKNOWN, "unknown", ("study_to",)),
        ({"study_from": date(2018, 9, 1)}, UNKNOWN, "unknown", ("study_to",)),
        ({"study_to": date(2024, 6, 30)}, UNKNOWN, "unknown", ("study_from",)),
        ({"study_from_in": parse_month("2022-09")}, NOT_APPLICABLE, "after", ()),
        ({"study_to_in": parse_month("2020-02")}, NOT_APPLICABLE, "before", ()),
        ({"planned": True}, NOT_APPLICABLE, "planned", ()),
    ],
)
def test_what_of_the_study_may_lie_within_the_relief(told, outcome, code, missing):
    found = relief_test(Credential(country="CA", **told), RULES)
    assert found is not None
    assert (found.id, found.outcome, found.code, found.missing) == ("relief", outcome, f"study.relief.{code}", missing)
    assert dict(found.facts).items() >= {"from": FIRST, "to": LAST}.items()
    assert found.cite == (*RULES.cite("study-relief"), "mi-30-relief-tool")
