"""For each use of a credential: every condition failing alone gives exactly that reason, every unknown exactly its name."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from amended import amended

from pycore import evaluate
from pycore.credentials.condition import Condition, answer_of, deciding
from pycore.credentials.level import judge, judge_all, two_or_more_tests
from pycore.credentials.study_in_canada import relief_test
from pycore.law.loading import law
from pycore.profile.reading import read_profile
from pycore.wording.messages import words

ON = "2026-11-23"
CANADIAN: dict[str, Any] = {
    "country": "CA",
    "kind": "certificate",
    "program_years": 1,
    "completed_on": "2024-08-31",
    "institution": "public",
    "taught_in": "CA",
    "distance_share": 0.5,
    "language_study_share": 0.5,
    "full_time_months": 8,
    "months_in_canada": 8,
    "study_from": "2023-09-01",
    "study_to": "2024-08-31",
    "return_scholarship": False,
}
FOREIGN: dict[str, Any] = {
    "country": "US",
    "kind": "bachelors",
    "completed_on": "2019-05-15",
    "eca": {"organization": "WES", "issued_on": "2022-06-01", "outcome": "three-year"},
}
RELIEVED = {"study_from": "2020-09-01", "study_to": "2021-08-31", "completed_on": "2021-08-31"}
AWAY = {"distance_share": 1, "full_time_months": 0, "months_in_canada": 0}
FIELDS = {*CANADIAN, *FOREIGN, "hours", "professional_field", "for_occupation"}
FIELDS |= {f"eca/{name}" for name in ("organization", "issued_on", "outcome", "phrase")} | {"/applicant/occupation/noc"}
LIFTED = {"distance", "full-time-months", "months-in-canada"}
GONE = object()


def changed(credential: dict[str, Any], change: dict[str, Any]) -> dict[str, Any]:
    """A credential with some facts changed; GONE takes one away; "eca/…" reaches into the assessment."""
    found = {**credential, **({"eca": {**credential["eca"]}} if credential.get("eca") else {})}
    for path, value in change.items():
        place, key = (found["eca"], path.removeprefix("eca/")) if path.startswith("eca/") else (found, path)
        if value is GONE:
            place.pop(key, None)
        else:
            place[key] = value
    return found


# Nothing else is open, so that an evaluation has one world to score.
REST: dict[str, Any] = {
    "applicant": {
        "age": 30,
        "languages": [],
        "work": {"canadian_years": 0, "foreign_years": 0},
        "certificate_of_qualification": False,
        "studied_in_canada_two_years": False,
    },
    "partner": None,
    **dict.fromkeys(("sibling_in_canada", "provincial_nomination", "arranged_employment", "relative_in_canada"), False),
    "job_offer": None,
}
# Every test that a verdict may show: a name that is not here is a slip, or a new rule that needs its row below.
TESTS = {
    *("country", "kind", "completed", "honorary", "institution", "canadian-program", "trade-program", "program-length"),
    *("professional-field", "language-program", "mode", "hours", "credits", "for-credit"),
    *("eca-present", "eca-designated", "eca-for-occupation", "eca-purpose", "eca-valid", "eca-outcome", "eca-level"),
    *(
        "counts-for-level",
        "second-credential-length",
        "post-secondary",
        "companion",
        "three-years",
        "second-only",
        "concurrent",
    ),
    *("in-force", "canadian-credential", "relief", "place", "distance", "full-time-months", "months-in-canada"),
    *("language-study", "return-award", "applicant-only"),
}
# The facts that sentences may name; None of them is ever given under another name.
FACTS = {
    *("as_of", "completed_on", "country", "from", "to", "start", "end", "years", "minimum", "level", "limit"),
    *(
        "kind",
        "institution",
        "field",
        "share",
        "inside",
        "abroad",
        "months",
        "hours",
        "year_hours",
        "weeks",
        "least",
        "credits",
    ),
    *("organization", "body", "since", "on", "issued_on", "noc", "before", "outcome", "result", "nearest"),
    *("count", "given", "results", "low", "high"),
}


def judged(credential: dict[str, Any], *others: dict[str, Any], on: str = ON, **applicant: Any) -> dict[str, Any]:
    """The verdicts of the first of some credentials; every test of every one has its name, its outcome, its source."""
    person = {**REST["applicant"], "credentials": [credential, *others], **applicant}
    found = evaluate({**REST, "as_of": on, "applicant": person})["credentials"]
    for one in found:
        for use in ("level", "two_or_more", "canadian_study"):
            names = [test["id"] for test in one[use]["tests"]]
            assert set(names) <= TESTS
            assert len(set(names)) == len(names)
            for test in one[use]["tests"]:
                assert test["outcome"] in ("met", "not-met", "unknown", "not-applicable")
                assert test["sources"], test["id"]
                assert not test["contested"] or test["outcome"] == "unknown"
    return found[0]


def with_outcome(verdict: dict[str, Any], outcome: str) -> list[str]:
    return [test["id"] for test in verdict["tests"] if test["outcome"] == outcome]


def fails_by(verdict: dict[str, Any], reason: str) -> None:
    """A plain no: this one test failed, none is open, and its sentence is the reason given, with a source."""
    assert with_outcome(verdict, "not-met") == [reason]
    assert with_outcome(verdict, "unknown") == []
    assert (verdict["answer"], verdict["word"]) == ("no", "does-not-count")
    [test] = [test for test in verdict["tests"] if test["id"] == reason]
    assert verdict["because"] == test["because"]
    assert test["sources"]


def open_by(verdict: dict[str, Any], reason: str, word: str) -> None:
    """Unclear: this one test is open, none failed, and its sentence is the reason given."""
    assert with_outcome(verdict, "unknown") == [reason]
    assert with_outcome(verdict, "not-met") == []
    assert (verdict["answer"], verdict["word"]) == ("unclear", word)
    [test] = [test for test in verdict["tests"] if test["id"] == reason]
    assert verdict["because"] == test["because"]
    assert test["contested"] is (word == "unclear")
    assert test["sources"]


def passes(verdict: dict[str, Any], value: Any) -> None:
    assert with_outcome(verdict, "not-met") == with_outcome(verdict, "unknown") == []
    assert (verdict["answer"], verdict["word"], verdict["value"]) == ("yes", "counts", value)
    assert verdict["would_change"] == []


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
    *({"completed_on": day} for day in ("2026-11-24", "2016-08-31", "2022-01-31", GONE)),
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
    if credential.get("study_to", "9999") < credential.get("study_from", "0000"):
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
        profile = read_profile({"as_of": ON, "applicant": {"credentials": [own]}}, law(), words("fr"))
        [one] = judge_all(profile.applicant, profile.applicant.occupation, profile.as_of, law().on(profile.as_of)) or ()
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
    ("study", {"kind": "licence"}, "program-length", "study.length.not-asked", ("mi-30-1",), {}, ()),
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
    own = changed(CANADIAN, change)
    profile = read_profile({"as_of": ON, "applicant": {"credentials": [own]}}, law(), words("en"))
    [one] = judge_all(profile.applicant, profile.applicant.occupation, profile.as_of, law().on(profile.as_of)) or ()
    [test] = [test for test in (one.standing.tests if use == "level" else one.study_tests) if test.id == name]
    assert (test.code, test.cite, dict(test.facts), test.missing) == (code, cite, facts, missing)
    is_open = bool(missing) or code.endswith((".contested", ".quebec"))
    assert (test.outcome == "unknown") is is_open


def test_what_is_said_of_a_foreign_credential_as_such():
    """Its kind is the assessment's affair; for study in Canada it is only foreign."""
    profile = read_profile(
        {"as_of": ON, "applicant": {"credentials": [changed(FOREIGN, {"kind": GONE})]}}, law(), words("en")
    )
    [one] = judge_all(profile.applicant, profile.applicant.occupation, profile.as_of, law().on(profile.as_of)) or ()
    kind = one.standing.tests[0]
    assert (kind.id, kind.outcome, kind.code) == ("kind", "not-applicable", "kind-test.assessed")
    assert (kind.cite, kind.missing) == (DEFINITION, ())
    [foreign] = one.study_tests
    assert (foreign.code, dict(foreign.facts)) == ("study.foreign", {"country": "US"})


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


def report(*lines: str) -> dict[str, Any]:
    """A foreign credential whose report names several."""
    return changed(FOREIGN, {"eca/outcome": GONE, "eca/phrases": list(lines)})


BACHELOR, YEAR, STUDY = "Bachelor's degree (four years)", "One-year certificate", "Two years of undergraduate study"
PAIRED, SCHOOL, UNHEARD = "Post-Bachelor's Certificate", "Secondary School Diploma", "Nobody has heard of it"
MI_11, BOTH = ("mi-11-1-two-or-more",), ("mi-11-1-two-or-more", "irpr-78-1-e")
SHORT = changed(CANADIAN, {"program_years": 0.5})
CONTESTED = changed(CANADIAN, {"institution": "private-other", "program_years": 3})
WAITING = changed(FOREIGN, {"eca/issued_on": GONE})
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
    ([HIGH_SCHOOL | {"honorary": True}, FOREIGN], "post-secondary", "not-met", "pair.secondary", MI_11, ()),
    ([CANADIAN | {"honorary": True}, FOREIGN], "counts-for-level", "not-met", "pair.no-level", ("mi-11-3",), ()),
    ([WAITING, FOREIGN], "counts-for-level", "unknown", "pair.open", ("mi-11-3",), ("eca/issued_on",)),
    ([CONTESTED, FOREIGN], "counts-for-level", "unknown", "pair.open", ("mi-11-3",), ()),
    ([CANADIAN, WAITING], "companion", "unknown", "pair.companion.open", BOTH, ("credentials",)),
    ([CANADIAN, WAITING], "three-years", "unknown", "pair.long.open", BOTH, ("credentials",)),
    ([CANADIAN, CONTESTED], "companion", "unknown", "pair.companion.open", BOTH, ()),
    ([CANADIAN, CONTESTED], "three-years", "unknown", "pair.long.open", BOTH, ()),
    ([CANADIAN, CANADIAN], "three-years", "not-met", "pair.long.none", BOTH, ()),
    ([FOREIGN], "companion", "not-met", "pair.companion.alone", BOTH, ()),
    (
        [FOREIGN, changed(CANADIAN, {"completed_on": GONE, "planned": True})],
        "companion",
        "not-met",
        "pair.companion.alone",
        BOTH,
        (),
    ),
    ([FOREIGN, HIGH_SCHOOL], "companion", "not-met", "pair.companion.none", BOTH, ()),
]


@pytest.mark.parametrize(("held", "name", "outcome", "code", "cite", "missing"), PAIR)
def test_what_a_test_of_the_pair_says_and_rests_on(held, name, outcome, code, cite, missing):
    profile = read_profile({"as_of": ON, "applicant": {"credentials": held}}, law(), words("en"))
    rules = law().on(profile.as_of)
    every = judge_all(profile.applicant, profile.applicant.occupation, profile.as_of, rules) or ()
    [test] = [test for test in two_or_more_tests(0, every, rules) if test.id == name]
    assert (test.outcome, test.code, test.cite, test.missing) == (outcome, code, cite, missing)


def test_the_length_of_the_second_is_told_with_its_figures():
    verdict = judged(SHORT, FOREIGN)["two_or_more"]
    fails_by(verdict, "second-credential-length")
    assert {source["id"] for source in verdict["tests"][0]["sources"]} >= {"practice-second-credential"}
    assert "0.5" in verdict["because"]


def test_a_result_that_is_only_paired_counts_beside_a_long_one():
    """Alone it is contested whether it gives a level; beside a long one, or with a level in the same report, it is not."""
    open_by(judged(report(PAIRED))["level"], "second-only", "unclear")
    open_by(judged(report(PAIRED), changed(FOREIGN, {"eca/outcome": "two-year"}))["level"], "second-only", "unclear")
    assert judged(report(PAIRED), FOREIGN)["level"]["answer"] == "yes"
    passes(judged(report(PAIRED, YEAR))["level"], "one-year")
    passes(judged(report(PAIRED, BACHELOR))["level"], "three-year")


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
    own = changed(CANADIAN, change)
    profile = read_profile({"as_of": ON, "applicant": {"credentials": [own]}}, law(), words("en"))
    [one] = judge_all(profile.applicant, profile.applicant.occupation, profile.as_of, law().on(profile.as_of)) or ()
    assert one.study == (least, most)


def test_the_highest_level_with_study_points_is_the_one_that_counts():
    """By its rank, whatever the words for it and the order they stand in."""
    two, three = (changed(CANADIAN, {"program_years": years}) for years in (2, 3))
    doctorate = changed(CANADIAN, {"kind": "doctorate", "program_years": 4})
    for held in ((two, three), (three, two), (two, doctorate), (doctorate, three, two)):
        result = evaluate({**REST, "as_of": ON, "applicant": {**REST["applicant"], "credentials": list(held)}})
        assert result["education"]["canadian_study_points"] == 30


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
    [credential] = (
        read_profile({"applicant": {"credentials": [planned]}}, law(), words("en")).applicant.credentials or ()
    )
    rules = law().on(date(2026, 11, 23))
    assert answer_of(judge(credential, None, rules.day, rules, True).study_tests) == "yes"
    assert answer_of(judge(credential, None, rules.day, rules).study_tests) == "no"


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
    ],
)
def test_how_the_relief_bears_on_what_is_known_of_the_dates(facts, code, told):
    own = {"country": "CA", **facts}
    profile = read_profile({"as_of": ON, "applicant": {"credentials": [own]}}, law(), words("en"))
    [credential] = profile.applicant.credentials or ()
    test = relief_test(credential, law().on(profile.as_of))
    assert test is not None
    assert test.id == "relief"
    assert test.code == f"study.relief.{code}"
    assert test.outcome == {"met": "met", "unknown": "unknown"}.get(code, "not-applicable")
    assert set(test.facts) == {"from", "to", *told}
    assert RELIEF.items() <= test.facts.items()
    for name, path in (("start", "study_from"), ("years", "program_years")):
        if name in told:
            assert str(test.facts[name]) == str(facts[path])
    if "end" in told:
        assert str(test.facts["end"]) == facts.get("study_to", facts.get("completed_on"))
    assert {"mi-30-relief", "mi-30-relief-tool"} <= set(test.cite)
    assert ("relief-start-inferred" in test.cite) is (code == "too-late")
    expected = ("study_to",) if "study_from" in facts else ("study_from",)
    assert test.missing == (expected if code == "unknown" else ())
    assert relief_test(credential, law().on(date(2022, 6, 30))) is None


# The level of education.


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


# Two or more.


@pytest.mark.parametrize(
    ("own", "others", "reason"),
    [
        ({"program_years": 0.99}, [FOREIGN], "second-credential-length"),
        ({"kind": "secondary"}, [FOREIGN], "post-secondary"),
        ({"institution": "not-recognized"}, [FOREIGN], "counts-for-level"),
        ({"kind": "licence"}, [FOREIGN], "counts-for-level"),
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
    ("locale", "says"), [("en", "Another recognized credential, from"), ("fr", "Un autre titre reconnu, d’un")]
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


# Study in Canada.


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


# Boundaries of days.


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


def first_language_points(on: str, taken_on: str) -> int:
    levels = dict.fromkeys(("listening", "reading", "writing", "speaking"), 9)
    language = {"language": "en", "taken_on": taken_on, "clb": levels}
    result = evaluate({"as_of": on, "applicant": {"languages": [language]}, "partner": None})
    return next(
        factor["points"]
        for section in result["crs"]["sections"]
        for factor in section["factors"]
        if factor["id"] == "first-language"
    )


@pytest.mark.parametrize(
    ("on", "points"),
    [("2026-11-22", 124), ("2026-11-23", 0), ("2026-11-24", 0), ("2024-11-23", 124), ("2024-11-22", 0)],
)
def test_language_points_stop_after_two_years(on, points):
    assert first_language_points(on, "2024-11-23") == points


@pytest.mark.parametrize(("on", "points"), [("2016-11-18", 124), ("2016-11-19", 0)])
def test_language_points_did_not_stop_before_the_rule_was_added(on, points):
    assert first_language_points(on, "2014-06-01") == points
