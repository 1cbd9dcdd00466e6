"""Conditions of a credential: every pair of changes is told in full, and what each condition says and rests on."""

from __future__ import annotations

from typing import Any

import pytest
from verdicts import AWAY, CANADIAN, FACTS, FIELDS, FOREIGN, GONE, changed, judged, judgements_of, passes

from pycore.credentials.condition import Condition, answer_of, deciding, word_of
from pycore.messages.words import words


def test_the_two_good_credentials_count_for_everything_they_can():
    verdicts = judged(CANADIAN, FOREIGN)
    passes(verdicts["level"], "one-year")
    passes(verdicts["two_or_more"], "second")
    passes(verdicts["canadian_study"], 15)
    assert verdicts["missing"] == verdicts["confirm_with"] == []
    verdicts = judged(FOREIGN, CANADIAN)
    passes(verdicts["level"], "three-year")
    passes(verdicts["two_or_more"], "long")
    assert verdicts["missing"] == verdicts["confirm_with"] == []


def test_what_decides_a_yes_is_everything_that_is_met():
    tests = [
        Condition(name, outcome, "code") for name, outcome in (("a", "met"), ("b", "not-applicable"), ("c", "met"))
    ]
    assert [test.id for test in deciding(tests, "yes")] == ["a", "c"]


# Every branch: changes two at a time.

CHANGES: list[dict[str, Any]] = [
    {},
    *(
        {"kind": kind}
        for kind in ("secondary", "diploma", "bachelors", "masters", "professional", "trade", "licence", GONE)
    ),
    {"kind": "professional", "professional_field": "law"},
    {"kind": "professional", "professional_field": "other"},
    *({"country": country} for country in ("US", GONE)),
    *({"program_years": years} for years in (0.5, 1.5, 2, 3, GONE)),
    *({"institution": school} for school in ("private-degree", "private-quebec-vocational", "private-other", GONE)),
    {"institution": "not-recognized"},
    *({"completed_on": day} for day in ("2026-11-24", GONE)),
    {"study_from": "2015-09-01", "study_to": "2016-08-31", "completed_on": "2016-08-31"},
    {"study_from": "2021-01-11", "study_to": "2022-01-31", "completed_on": "2022-01-31"},
    {"completed_on": GONE, "planned": True},
    {"completed_on": GONE, "left_unfinished": True},
    {"honorary": True},
    *({"taught_in": country} for country in ("AE", GONE)),
    *({"distance_share": share} for share in (0, 1, GONE)),
    {"distance_share": 0.9, "distance_share_in_canada": 0.5},
    *({"language_study_share": share} for share in (0.75, GONE)),
    *({"full_time_months": months} for months in (0, GONE)),
    *({"months_in_canada": months} for months in (0, GONE)),
    *({"return_scholarship": held} for held in (True, GONE)),
    {"study_from": GONE, "study_to": GONE},
    {"study_from": GONE},
    {"study_to": GONE},
    {"study_from": "2020-09-01", "study_to": "2021-08-31"},
    {"study_from": "2022-09-01", "study_to": GONE},
    {"study_from": "2021-09-01", "study_to": GONE},
    {"hours": 900, "credits": 30, "for_credit": False},
    AWAY,
]
ASSESSED: list[dict[str, Any]] = [
    {},
    *({"eca": eca} for eca in (None, GONE, {})),
    *({"eca/organization": body} for body in ("wes ", "NNAS", "MCC", "CACB", GONE)),
    *({"eca/issued_on": day} for day in ("2013-04-16", "2021-11-23", "2026-11-24", GONE)),
    *({"eca/outcome": outcome} for outcome in ("none", "secondary", "second-only", "unlisted", "doctoral", GONE)),
    *(
        {"eca/outcome": GONE, "eca/phrases": phrases}
        for phrases in (
            ["Bachelor's degree (four years)"],
            ["Dual Bachelor's degree (four years)"],
            ["Two years of undergraduate study"],
            ["Nobody has heard of it", "One-year certificate"],
            ["Nobody has heard of it"],
            ["Post-Bachelor's Certificate", "Juris Doctor"],
        )
    ),
    {"eca/purpose": "general"},
    {"for_occupation": True},
    {"professional_field": "medicine"},
]


def settled(credential: dict[str, Any]) -> dict[str, Any] | None:
    """A changed credential; None where two changes exclude each other."""
    if min(credential.get(name, "9999") for name in ("study_to", "completed_on")) < credential.get("study_from", ""):
        return None
    if credential.get("completed_on") and (credential.get("planned") or credential.get("left_unfinished")):
        return None
    if credential.get("planned") and credential.get("left_unfinished"):
        return None
    return None if credential.get("distance_share_in_canada", 0) > credential.get("distance_share", 1) else credential


PAIRS = [
    pytest.param(base, changes[at:], id=f"{name} {changes[at] or 'unchanged'}".replace(str(GONE), "gone"))
    for name, base, changes in (("canadian", CANADIAN, CHANGES), ("foreign", FOREIGN, ASSESSED))
    for at in range(len(changes))
]


@pytest.mark.parametrize(("base", "changes"), PAIRS)
def test_every_pair_of_changes_is_told_in_full(base, changes):
    """Names, outcomes and sources of every test (see `judged`), its facts by their names, both languages, one reason."""
    told = 0
    for second in changes:
        try:
            own = settled(changed(changed(base, changes[0]), second))
        except (AttributeError, KeyError, TypeError):
            continue  # nothing to change in an assessment that is not there
        if own is None:
            continue
        told += 1
        verdicts = judged(own, FOREIGN)
        assert all(verdicts[use]["because"] for use in ("level", "two_or_more", "canadian_study"))
        [one] = judgements_of(own, locale="fr")
        for test in (*one.standing.tests, *one.study_tests):
            assert set(test.facts) <= FACTS, test
            assert words("fr").say(test.code, test.facts)
            assert all(path in FIELDS for path in test.missing), test
    assert told or changes[0].get("eca") is not None or changes[0].keys() & {"planned", "left_unfinished", "eca"}


# What single tests rest on and say, where two of one name differ: (use, change, test, its message, sources, facts, missing).

DEFINITION = ("irpr-73-1",)
STANDING = ("irpr-73-1", "letter-institutions")
ONE_YEAR = ("mi-11-1", "irpr-78-1")
ACADEMIC = ("irpr-78-length-academic", "academic-year-eight-months", *ONE_YEAR)
SAID: list[tuple[str, dict[str, Any], str, str, tuple[str, ...], dict[str, Any], tuple[str, ...]]] = [
    ("level", {}, "institution", "institution.met", STANDING, {"institution": "public"}, ()),
    (
        "level",
        {"kind": "secondary"},
        "institution",
        "institution.met-secondary",
        STANDING,
        {"institution": "public"},
        (),
    ),
    (
        "level",
        {"institution": "private-other"},
        "institution",
        "institution.contested",
        ("irpr-73-1-registered", "letter-73-1"),
        {"institution": "private-other"},
        (),
    ),
    (
        "level",
        {"institution": "private-quebec-vocational"},
        "institution",
        "institution.quebec",
        ("quebec-dep", *STANDING),
        {"institution": "private-quebec-vocational"},
        (),
    ),
    (
        "level",
        {"institution": "private-degree", "kind": GONE},
        "institution",
        "institution.kind-unknown",
        STANDING,
        {"institution": "private-degree"},
        ("kind",),
    ),
    (
        "level",
        {"taught_in": "AE"},
        "canadian-program",
        "canadian-program.contested",
        ("campus-abroad",),
        {"country": "AE"},
        (),
    ),
    ("level", {"taught_in": GONE}, "canadian-program", "canadian-program.met", DEFINITION, {}, ()),
    ("level", {"kind": "masters"}, "program-length", "program-length.own-level", ONE_YEAR, {"kind": "masters"}, ()),
    (
        "level",
        {"program_years": GONE},
        "program-length",
        "program-length.unknown",
        ONE_YEAR,
        {"minimum": 1},
        ("program_years",),
    ),
    *(
        (
            "level",
            change,
            "program-length",
            f"program-length.{code}",
            cite,
            facts | {"years": change["program_years"]},
            (),
        )
        for change, code, cite, level in (
            ({"program_years": 0.9, "full_time_months": GONE}, "short", ACADEMIC, "none"),
            ({"program_years": 0.9, "full_time_months": 7.9}, "short", ACADEMIC, "none"),
            ({"program_years": 0.9}, "short-months", ACADEMIC, "none"),
            ({"program_years": 1}, "academic", ACADEMIC, "one-year"),
            ({"program_years": 1, "full_time_months": 11.9}, "academic", ACADEMIC, "one-year"),
            ({"program_years": 1, "full_time_months": 12}, "met", ONE_YEAR, "one-year"),
            ({"program_years": 1, "full_time_months": GONE}, "met", ONE_YEAR, "one-year"),
            ({"program_years": 1.5}, "between", (*ONE_YEAR, "irpr-78-rounding"), "one-year"),
            ({"program_years": 2}, "academic", ACADEMIC, "two-year"),
            ({"program_years": 2, "full_time_months": 24}, "met", ONE_YEAR, "two-year"),
            ({"program_years": 2.5}, "between", (*ONE_YEAR, "irpr-78-rounding"), "two-year"),
            ({"program_years": 3, "full_time_months": 36}, "met", ONE_YEAR, "three-year"),
            ({"program_years": 3.5}, "academic", ACADEMIC, "three-year"),
        )
        for told in ({"academic": {"least": 8}, "short-months": {"least": 8, "months": 8}}.get(code, {}),)
        for facts in ({"minimum": 1, "level": level, **told},)
    ),
    (
        "level",
        {"program_years": 0.5, "kind": GONE},
        "program-length",
        "program-length.short-for-now",
        ONE_YEAR,
        {"years": 0.5, "minimum": 1, "level": "none"},
        ("kind",),
    ),
    (
        "level",
        {"program_years": 0.5, "kind": "professional"},
        "program-length",
        "program-length.short-for-now",
        ONE_YEAR,
        {"years": 0.5, "minimum": 1, "level": "none"},
        ("professional_field",),
    ),
    (
        "level",
        {"hours": 300},
        "hours",
        "evidence.hours",
        ("irpr-83-2", "study-year-weeks", "oqf-hours"),
        {"hours": 300, "weeks": 30, "year_hours": 450},
        (),
    ),
    ("level", {"credits": 12}, "credits", "evidence.credits", ("irpr-78-1-length",), {"credits": 12}, ()),
    ("level", {"for_credit": False}, "for-credit", "evidence.non-credit", ("irpr-78-1-length",), {}, ()),
    ("level", {"distance_share": 1}, "mode", "mode.level", ("mode-of-study", "tool-2020-note"), {"share": 1}, ()),
    (
        "level",
        {"language_study_share": 1},
        "language-program",
        "language-program.contested",
        ("esl-level",),
        {"share": 1},
        (),
    ),
    (
        "level",
        {"kind": "professional", "professional_field": "law"},
        "professional-field",
        "professional-field.met",
        ("professional-fields", "irpr-78-1-f"),
        {"field": "law"},
        (),
    ),
    (
        "level",
        {"kind": "professional", "professional_field": "other"},
        "professional-field",
        "professional-field.other",
        ("professional-fields", "irpr-78-1-f"),
        {"level": "one-year"},
        (),
    ),
    (
        "level",
        {"kind": "professional", "professional_field": "other", "program_years": GONE},
        "professional-field",
        "professional-field.other",
        ("professional-fields", "irpr-78-1-f"),
        {"level": "none"},
        (),
    ),
    *(
        (
            "study",
            {"institution": school},
            "institution",
            f"study.institution.{code}",
            ("mi-30-institution", *more),
            facts,
            (),
        )
        for school, code, more in (
            ("public", "met", ()),
            ("private-degree", "not-a-degree", ()),
            ("private-other", "not-met", ("refusal-private-college",)),
            ("not-recognized", "not-met", ()),
        )
        for facts in ({"institution": school},)
    ),
    (
        "study",
        {"institution": "private-degree", "kind": GONE},
        "institution",
        "institution.kind-unknown",
        ("mi-30-institution",),
        {"institution": "private-degree"},
        ("kind",),
    ),
    ("study", {}, "program-length", "study.length.met", ("mi-30-1",), {"years": 1, "minimum": 1}, ()),
    (
        "study",
        {"kind": "masters"},
        "program-length",
        "study.length.met",
        ("mi-30-graduate", "mi-30-1"),
        {"years": 1, "minimum": 1},
        (),
    ),
    ("study", {"kind": "secondary"}, "program-length", "study.length.not-asked", ("mi-30-1",), {}, ()),
    (
        "study",
        {"distance_share": 0.75, "distance_share_in_canada": 0.5},
        "distance",
        "study.distance.contested",
        ("mi-30-distance", "mi-30-distance-in-canada"),
        {"share": 0.75, "limit": 0.5, "inside": 0.5, "abroad": 0.25},
        (),
    ),
]


@pytest.mark.parametrize(("use", "change", "name", "code", "cite", "facts", "missing"), SAID)
def test_what_a_test_says_and_rests_on(use, change, name, code, cite, facts, missing):
    [one] = judgements_of(changed(CANADIAN, change))
    [test] = [test for test in (one.standing.tests if use == "level" else one.study_tests) if test.id == name]
    assert (test.code, test.cite, dict(test.facts), test.missing) == (code, cite, facts, missing)
    is_open = bool(missing) or code.endswith((".contested", ".quebec"))
    assert (test.outcome == "unknown") is is_open


def test_what_is_said_of_a_foreign_credential_as_such():
    """Its kind is the assessment's affair; for study in Canada it is only foreign."""
    [one] = judgements_of(changed(FOREIGN, {"kind": GONE}))
    kind = one.standing.tests[0]
    assert (kind.id, kind.outcome, kind.code) == ("kind", "not-applicable", "kind-test.assessed")
    assert (kind.cite, kind.missing) == (DEFINITION, ())
    [foreign] = one.study_tests
    assert (foreign.code, dict(foreign.facts)) == ("study.foreign", {"country": "US"})


def condition(outcome: str, *missing: str) -> Condition:
    return Condition("one", outcome, "code", missing=missing)


FAILS, HOLDS, ASIDE = condition("not-met"), condition("met"), condition("not-applicable")
ASKS, CONTESTED = condition("unknown", "kind"), condition("unknown")


@pytest.mark.parametrize(
    ("tests", "answer", "decided", "word"),
    [
        ([], "yes", [], "counts"),
        ([HOLDS, ASIDE], "yes", [HOLDS], "counts"),
        ([HOLDS, CONTESTED], "unclear", [CONTESTED], "unclear"),
        ([ASKS, HOLDS], "unclear", [ASKS], "not-yet-known"),
        ([CONTESTED, ASKS, ASIDE], "unclear", [CONTESTED, ASKS], "not-yet-known"),
        ([ASKS, FAILS, HOLDS, FAILS], "no", [FAILS, FAILS], "does-not-count"),
        ([FAILS, CONTESTED], "no", [FAILS], "does-not-count"),
    ],
)
def test_conditions_make_one_answer_and_a_word_for_it(tests, answer, decided, word):
    """One that fails decides; one that is open leaves it open, and waits for a fact or is contested."""
    assert answer_of(tests) == answer
    assert deciding(tests, answer) == decided
    assert word_of(tests, answer) == word
