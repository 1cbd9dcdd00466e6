"""The level that several credentials give together, and two or more: what fails, what is open, what counts."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from verdicts import (
    BACHELOR,
    CANADIAN,
    FOREIGN,
    GONE,
    ON,
    PAIRED,
    REST,
    SCHOOL,
    STUDY,
    UNHEARD,
    YEAR,
    changed,
    fails_by,
    judged,
    judgements_of,
    open_by,
    passes,
    report,
    with_outcome,
)

from pycore import evaluate
from pycore.credentials.level import judge_all, two_or_more_tests
from pycore.law.loading import law
from pycore.profile.facts import Credential, Eca, Occupation, Person


@pytest.mark.parametrize(
    ("base", "change", "low", "high"),
    [
        (CANADIAN, {}, "one-year", "one-year"),
        (CANADIAN, {"country": GONE}, "none", "doctoral"),
        (CANADIAN, {"kind": GONE}, "none", "doctoral"),
        (CANADIAN, {"kind": GONE, "program_years": 0.5}, "none", "doctoral"),
        (CANADIAN, {"program_years": GONE}, "none", "three-year"),
        (CANADIAN, {"institution": GONE}, "none", "one-year"),
        (CANADIAN, {"kind": "professional"}, "one-year", "masters-or-professional"),
        (CANADIAN, {"kind": "professional", "program_years": GONE}, "none", "masters-or-professional"),
        (
            CANADIAN,
            {"kind": "professional", "professional_field": "other", "program_years": GONE},
            "none",
            "three-year",
        ),
        (FOREIGN, {"eca/outcome": GONE}, "none", "masters-or-professional"),
        (FOREIGN, {"eca/issued_on": GONE}, "none", "three-year"),
        (FOREIGN, {"eca": None}, "none", "none"),
    ],
)
def test_the_least_and_the_most_that_one_credential_gives(base, change, low, high):
    result = evaluate({"as_of": ON, "applicant": {"credentials": [changed(base, change)]}})["education"]
    assert (result["level"], result["level_at_most"]) == (low, high)


def test_a_result_that_is_only_paired_gives_no_level_alone():
    result = evaluate({"as_of": ON, "applicant": {"credentials": [report(PAIRED)]}})["education"]
    assert (result["level"], result["level_at_most"]) == ("none", "three-year")


MI_11, BOTH = ("mi-11-1-two-or-more",), ("mi-11-1-two-or-more", "irpr-78-1-e")
SHORT = changed(CANADIAN, {"program_years": 0.5})
CONTESTED = changed(CANADIAN, {"institution": "private-other", "program_years": 3})
WAITING = changed(FOREIGN, {"eca/issued_on": GONE})
PLANNED = changed(CANADIAN, {"completed_on": GONE, "planned": True})
LATER = changed(CANADIAN, {"completed_on": "2027-04-30"})
LEFT = changed(CANADIAN, {"completed_on": GONE, "left_unfinished": True})
HIGH_SCHOOL = changed(CANADIAN, {"kind": "secondary"})
PAIR: list[tuple[list[dict[str, Any]], str, str, str, tuple[str, ...], tuple[str, ...]]] = [
    ([report(BACHELOR, STUDY)], "companion", "not-met", "pair.companion.none", BOTH, ()),
    ([report(STUDY, BACHELOR)], "companion", "not-met", "pair.companion.none", BOTH, ()),
    ([report(YEAR, BACHELOR)], "companion", "met", "pair.companion.met", BOTH, ()),
    ([report("Master of Science degree", SCHOOL)], "companion", "not-met", "pair.companion.none", BOTH, ()),
    ([report(SCHOOL, "Earned Doctorate Degree")], "companion", "not-met", "pair.companion.none", BOTH, ()),
    ([report(YEAR, BACHELOR)], "three-years", "met", "pair.long.met", BOTH, ()),
    ([report(UNHEARD, BACHELOR)], "companion", "unknown", "pair.companion.open", BOTH, ()),
    ([report(SCHOOL, STUDY), FOREIGN], "counts-for-level", "not-met", "pair.no-level", ("mi-11-3",), ()),
    ([report(SCHOOL), FOREIGN], "post-secondary", "not-met", "pair.secondary", MI_11, ()),
    ([report(PAIRED), FOREIGN], "counts-for-level", "met", "pair.counts", MI_11, ()),
    ([HIGH_SCHOOL, FOREIGN], "post-secondary", "not-met", "pair.secondary", MI_11, ()),
    ([changed(FOREIGN, {"kind": "secondary"}), FOREIGN], "post-secondary", "not-met", "pair.secondary", MI_11, ()),
    ([HIGH_SCHOOL | {"honorary": True}, FOREIGN], "honorary", "not-met", "honorary.not-met", ("irpr-73-1",), ()),
    ([CANADIAN | {"honorary": True}, FOREIGN], "honorary", "not-met", "honorary.not-met", ("irpr-73-1",), ()),
    ([WAITING, FOREIGN], "counts-for-level", "unknown", "pair.open", ("mi-11-3",), ("eca/issued_on",)),
    ([CONTESTED, FOREIGN], "counts-for-level", "unknown", "pair.open", ("mi-11-3",), ()),
    ([CANADIAN, WAITING], "companion", "unknown", "pair.companion.open", BOTH, ("credentials",)),
    ([CANADIAN, WAITING], "three-years", "unknown", "pair.long.open", BOTH, ("credentials",)),
    ([CANADIAN, CONTESTED], "companion", "unknown", "pair.companion.open", BOTH, ()),
    ([CANADIAN, CONTESTED], "three-years", "unknown", "pair.long.open", BOTH, ()),
    ([CANADIAN, CANADIAN], "three-years", "not-met", "pair.long.none", BOTH, ()),
    ([FOREIGN], "companion", "not-met", "pair.companion.alone", BOTH, ()),
    ([FOREIGN, PLANNED], "companion", "not-met", "pair.companion.alone", BOTH, ()),
    ([FOREIGN, LATER], "companion", "not-met", "pair.companion.alone", BOTH, ()),
    ([FOREIGN, LEFT], "companion", "not-met", "pair.companion.alone", BOTH, ()),
    ([FOREIGN, PLANNED, HIGH_SCHOOL], "companion", "not-met", "pair.companion.none", BOTH, ()),
    ([FOREIGN, HIGH_SCHOOL], "companion", "not-met", "pair.companion.none", BOTH, ()),
]


@pytest.mark.parametrize(("held", "name", "outcome", "code", "cite", "missing"), PAIR)
def test_what_a_test_of_the_pair_says_and_rests_on(held, name, outcome, code, cite, missing):
    tests = two_or_more_tests(0, judgements_of(*held), law().on(date.fromisoformat(ON)))
    [test] = [test for test in tests if test.id == name]
    assert (test.outcome, test.code, test.cite, test.missing) == (outcome, code, cite, missing)


@pytest.mark.parametrize(
    ("own", "asks_for_longer"),
    [
        (changed(PLANNED, {"program_years": 4}), False),
        (changed(PLANNED, {"kind": "masters"}), False),
        (changed(FOREIGN, {"eca": None}), False),  # a degree abroad, not assessed
        (changed(CANADIAN, {"institution": "not-recognized", "program_years": 4}), False),
        (PLANNED, True),
        (changed(PLANNED, {"program_years": 2.5}), True),
        (changed(FOREIGN, {"kind": "certificate", "program_years": 1, "eca": None}), True),
        (changed(FOREIGN, {"eca/outcome": "one-year"}), True),  # it counts, as what the report says
    ],
)
def test_nobody_is_told_to_study_longer_whose_own_program_may_be_long_enough(own, asks_for_longer):
    verdict = judged(own, CANADIAN)["two_or_more"]
    assert verdict["answer"] == "no"
    assert ("A credential from a program of three years or more." in verdict["would_change"]) is asks_for_longer
    assert ("three-years" in with_outcome(verdict, "not-met")) is asks_for_longer


def test_the_length_of_the_second_is_told_with_its_figures():
    verdict = judged(SHORT, FOREIGN)["two_or_more"]
    fails_by(verdict, "second-credential-length")
    assert {source["id"] for source in verdict["tests"][0]["sources"]} >= {"practice-second-credential"}
    assert "half an academic year long" in verdict["because"]


def test_a_result_that_is_only_paired_counts_beside_a_long_one():
    """Alone it is contested whether it gives a level; beside a long one, or with a level in the same report, it is not."""
    open_by(judged(report(PAIRED))["level"], "second-only", "unclear")
    open_by(judged(report(PAIRED), changed(FOREIGN, {"eca/outcome": "two-year"}))["level"], "second-only", "unclear")
    assert judged(report(PAIRED), FOREIGN)["level"]["answer"] == "yes"
    passes(judged(report(PAIRED, YEAR))["level"], "one-year")
    passes(judged(report(PAIRED, BACHELOR))["level"], "three-year")


@pytest.mark.parametrize(
    ("own", "others", "reason"),
    [
        ({"program_years": 0.99}, [FOREIGN], "second-credential-length"),
        ({"kind": "secondary"}, [FOREIGN], "post-secondary"),
        ({"institution": "not-recognized"}, [FOREIGN], "counts-for-level"),
        ({"kind": "licence"}, [FOREIGN], "kind"),
        ({"completed_on": "2026-11-24"}, [FOREIGN], "counts-for-level"),
        ({}, [], "companion"),
        ({}, [changed(FOREIGN, {"eca/outcome": "none"})], "companion"),
        ({}, [changed(FOREIGN, {"eca/outcome": "secondary"})], "companion"),
        ({}, [changed(CANADIAN, {"program_years": 0.99})], "companion"),
        ({}, [CANADIAN], "three-years"),
        ({"program_years": 2.99}, [changed(FOREIGN, {"eca/outcome": "two-year"})], "three-years"),
    ],
)
def test_two_or_more_fails_by(own, others, reason):
    verdict = judged(changed(CANADIAN, own), *others)["two_or_more"]
    fails_by(verdict, reason)
    assert verdict["value"] is None


def test_nothing_is_said_to_make_a_licence_count():
    for others in ((FOREIGN,), ()):  # a second credential would not make a pair with it either
        verdicts = judged(changed(CANADIAN, {"kind": "licence"}), *others)
        assert [verdicts[use]["would_change"] for use in ("level", "two_or_more", "canadian_study")] == [[], [], []]


def test_nothing_is_said_to_mend_what_has_failed_for_good():
    """Of a school leaving diploma no second credential makes a pair; an award that obliged to return stays one."""
    assert judged(changed(CANADIAN, {"kind": "secondary"}))["two_or_more"]["would_change"] == []
    honorary = judged(changed(CANADIAN, {"honorary": True, "institution": "not-recognized"}))
    assert [honorary[use]["would_change"] for use in ("level", "two_or_more", "canadian_study")] == [[], [], []]
    far = {"distance_share": 1, "months_in_canada": 0}
    assert judged(changed(CANADIAN, far))["canadian_study"]["would_change"] != []
    assert judged(changed(CANADIAN, {**far, "return_scholarship": True}))["canadian_study"]["would_change"] == []


@pytest.mark.parametrize("gone", ["kind", "completed_on", "institution", "program_years"])
def test_two_or_more_waits_for_its_own_facts(gone):
    credential = judged(changed(CANADIAN, {gone: GONE}), FOREIGN)
    open_by(credential["two_or_more"], "counts-for-level", "not-yet-known")
    assert credential["missing"] == [gone]


@pytest.mark.parametrize("gone", ["completed_on", "eca", "eca/outcome", "eca/issued_on"])
def test_two_or_more_waits_for_its_companion(gone):
    verdict = judged(CANADIAN, changed(FOREIGN, {gone: GONE}))["two_or_more"]
    assert with_outcome(verdict, "not-met") == []
    assert with_outcome(verdict, "unknown") == ["companion", "three-years"]
    assert (verdict["answer"], verdict["word"]) == ("unclear", "not-yet-known")


def test_two_or_more_is_contested_where_the_companion_is():
    contested = changed(CANADIAN, {"institution": "private-other", "program_years": 3})
    verdict = judged(CANADIAN, contested)["two_or_more"]
    assert with_outcome(verdict, "unknown") == ["companion", "three-years"]
    assert (verdict["answer"], verdict["word"]) == ("unclear", "unclear")
    own = judged(contested, FOREIGN)["two_or_more"]
    open_by(own, "counts-for-level", "unclear")


def test_two_or_more_with_a_result_that_is_only_ever_a_second():
    paired = changed(FOREIGN, {"eca/outcome": "second-only"})
    passes(judged(paired, FOREIGN)["two_or_more"], "second")
    passes(judged(FOREIGN, paired)["two_or_more"], "long")
    open_by(judged(paired)["level"], "second-only", "unclear")


@pytest.mark.parametrize("paired", [changed(FOREIGN, {"eca/outcome": "second-only"}), report(PAIRED)])
@pytest.mark.parametrize(
    ("locale", "says"), [("en", "Another recognized credential, from"), ("fr", "Un autre diplôme reconnu, d’un")]
)
def test_a_result_that_is_only_ever_a_second_says_what_it_needs(paired, locale, says):
    applicant = {**REST["applicant"], "credentials": [paired]}
    [alone] = evaluate({**REST, "as_of": ON, "applicant": applicant}, locale)["credentials"]
    assert [one for one in alone["level"]["would_change"] if one.startswith(says)] == alone["level"]["would_change"]
    assert alone["level"]["would_change"]
    assert judged(paired, FOREIGN)["level"]["would_change"] == []


def test_the_pair_may_be_canadian_foreign_or_both():
    long = changed(CANADIAN, {"kind": "bachelors", "program_years": 3})
    for pair in ((long, CANADIAN), (FOREIGN, FOREIGN), (FOREIGN, CANADIAN), (long, FOREIGN)):
        passes(judged(*pair)["two_or_more"], "long")
    lines = changed(
        FOREIGN, {"eca/outcome": GONE, "eca/phrases": ["Bachelor's degree (four years)", "One-year certificate"]}
    )
    passes(judged(lines)["two_or_more"], "long")


def test_the_occupation_is_the_applicants_and_study_in_canada_too():
    """A doctor's report of a general body does not count for the applicant; of a partner neither question is asked."""
    eca = Eca("WES", date(2025, 1, 15), "masters-or-professional")
    degree = Credential(country="IN", kind="professional", professional_field="medicine", eca=eca, assessed=True)
    person, doctor, on = Person(credentials=(degree,)), Occupation("31102"), date.fromisoformat(ON)
    [own] = judge_all(person, doctor, on, law().on(on)) or ()
    [theirs] = judge_all(person, None, on, law().on(on), own=False) or ()
    failed = {test.id for test in own.standing.tests if test.outcome == "not-met"}
    assert failed == {"eca-for-occupation"}
    assert [test.code for test in theirs.study_tests] == ["study.partner"]
    assert [test.code for test in own.study_tests] == ["study.foreign"]
    assert not {test.id for test in theirs.standing.tests if test.outcome == "not-met"}
    assert judge_all(Person(), doctor, on, law().on(on)) is None
