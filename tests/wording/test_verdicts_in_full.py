"""Verdicts, conditions and requirements in the shape of a result, with every word, provision and missing fact in its place."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from verdicts import BACHELOR, CANADIAN, FOREIGN, GONE, ON, SCHOOL, changed, judgements_of, report

from pycore import evaluate
from pycore.credentials.condition import MET, NOT_APPLICABLE, NOT_MET, UNKNOWN, Condition
from pycore.law.loading import law
from pycore.messages.words import words
from pycore.wording.citations import asked, rows_of, rows_shown, sources_shown
from pycore.wording.program_words import programs_result
from pycore.wording.verdict_words import (
    USES,
    confirmations,
    credential_verdicts,
    missing_facts,
    study_value,
    verdict_figures,
    verdicts_shown,
)

RULES, WORDS = law().on(date.fromisoformat(ON)), words("en")
FAILED = Condition("place", NOT_MET, "study.place.unknown", {}, ("mi-30-place", "mi-30-1", "mi-30-place"))
OPEN = Condition("hours", UNKNOWN, "study.lifted", RULES.value("study-relief"), ("mi-30-1",), ("hours", "credits"))


def test_sources_are_shown_once_each_in_their_order() -> None:
    shown = sources_shown(("mi-30-place", "mi-30-1", "mi-30-place"), RULES, WORDS)
    known = law().sources
    assert [*shown] == [known["mi-30-place"].shown("en"), known["mi-30-1"].shown("en")]
    assert [*sources_shown((), RULES, WORDS)] == []
    french = sources_shown(("mi-30-1",), RULES, words("fr"))
    assert [*french] == [known["mi-30-1"].shown("fr")]


def test_conditions_in_words() -> None:
    contested = OPEN._replace(missing=())
    said = [WORDS.say(FAILED.code, {}), WORDS.say(OPEN.code, OPEN.facts)]
    rows = rows_of([FAILED, OPEN, contested], WORDS)
    assert rows == (
        ("place", NOT_MET, said[0], FAILED.cite, False),
        ("hours", UNKNOWN, said[1], OPEN.cite, False),
        ("hours", UNKNOWN, said[1], OPEN.cite, True),
    )
    known = law().sources
    assert rows_shown(rows[::2], RULES, WORDS) == [
        {
            "id": "place",
            "outcome": NOT_MET,
            "because": said[0],
            "sources": [known["mi-30-place"].shown("en"), known["mi-30-1"].shown("en")],
            "contested": False,
        },
        {
            "id": "hours",
            "outcome": UNKNOWN,
            "because": said[1],
            "sources": [known["mi-30-1"].shown("en")],
            "contested": True,
        },
    ]


def test_requirements_in_words_ask_for_what_is_missing() -> None:
    code = "funds.unknown"
    found = asked([OPEN._replace(code=code, facts={})], "program", RULES, WORDS)
    assert found == [
        {
            "id": "hours",
            "outcome": UNKNOWN,
            "because": WORDS.say(f"program.{code}", {}),
            "sources": [law().sources["mi-30-1"].shown("en")],
            "missing": ["hours", "credits"],
        }
    ]
    met = Condition("funds", MET, code, {}, ("mi-30-1",))
    [fsw, cec] = programs_result({"fsw": [met, met._replace(outcome=NOT_MET)], "cec": [met]}, RULES, WORDS)
    assert (fsw["id"], fsw["answer"], [one["outcome"] for one in fsw["requirements"]]) == ("fsw", "no", [MET, NOT_MET])
    assert (cec["id"], cec["answer"], [one["id"] for one in cec["requirements"]]) == ("cec", "yes", ["funds"])
    assert list(cec) == ["id", "answer", "requirements"]


# Of one credential: what is changed; for each use answer, word, value, whether it is a question at all, and the name of what decides.
VERDICTS: list[tuple[dict[str, Any], dict[str, tuple[Any, ...]]]] = [
    (
        {},
        {
            "level": ("yes", "counts", "one-year", True, None),
            "two_or_more": ("no", "does-not-count", None, False, "companion"),
            "canadian_study": ("yes", "counts", 15, True, None),
        },
    ),
    (
        {"distance_share": 1},
        {
            "level": ("yes", "counts", "one-year", True, None),
            "two_or_more": ("no", "does-not-count", None, False, "companion"),
            "canadian_study": ("no", "does-not-count", 0, True, "distance"),
        },
    ),
    (
        {"distance_share": GONE},
        {
            "level": ("yes", "counts", "one-year", True, None),
            "two_or_more": ("no", "does-not-count", None, False, "companion"),
            "canadian_study": ("unclear", "not-yet-known", 0, True, "distance"),
        },
    ),
    (
        {"institution": GONE},
        {
            "level": ("unclear", "not-yet-known", "none", True, "institution"),
            "two_or_more": ("no", "does-not-count", None, False, "companion"),
            "canadian_study": ("unclear", "not-yet-known", 0, True, "institution"),
        },
    ),
    (
        {"program_years": 0.3},
        {
            "level": ("no", "does-not-count", "none", True, "program-length"),
            "two_or_more": ("no", "does-not-count", None, True, "second-credential-length"),
            "canadian_study": ("no", "does-not-count", 0, True, "program-length"),
        },
    ),
]


@pytest.mark.parametrize(("change", "expected"), VERDICTS)
def test_the_verdicts_of_one_credential(change: dict[str, Any], expected: dict[str, tuple[Any, ...]]) -> None:
    held = judgements_of(changed(CANADIAN, change))
    verdicts = credential_verdicts(0, held, RULES, WORDS)
    shown = verdicts_shown(verdicts, RULES, WORDS)
    assert tuple(shown) == USES
    for use, (answer, word, value, applies, reason) in expected.items():
        found = shown[use]
        assert list(found) == ["answer", "word", "value", "applies", "because", "tests", "would_change"]
        assert (found["answer"], found["word"], found["value"], found["applies"]) == (answer, word, value, applies)
        assert verdict_figures(0, held, RULES)[use] == {"answer": answer, "word": word, "value": value}
        assert verdicts[use].figures == {"answer": answer, "word": word, "value": value}
        if reason is not None:
            [test] = [one for one in found["tests"] if one["id"] == reason]
            assert found["because"] == test["because"]


def test_why_each_use_counts() -> None:
    found = credential_verdicts(0, judgements_of(CANADIAN, FOREIGN), RULES, WORDS)
    level = {"level": "one-year"}
    assert found["level"].because == WORDS.say("verdict.level.yes", level)
    assert found["two_or_more"].because == WORDS.say("verdict.two_or_more.yes", {})
    assert found["canadian_study"].because == WORDS.say("verdict.canadian_study.yes", {"points": 15})
    assert {use: one.would_change for use, one in found.items()} == dict.fromkeys(USES, ())
    assert found["two_or_more"].figures["value"] == "second"
    other = credential_verdicts(1, judgements_of(CANADIAN, FOREIGN), RULES, WORDS)
    assert other["two_or_more"].figures["value"] == "long"


def test_what_rests_on_another_credential_says_so() -> None:
    paired = changed(FOREIGN, {"eca/outcome": GONE, "eca/phrase": "Post-Bachelor's Certificate", "kind": "certificate"})
    found = credential_verdicts(1, judgements_of(FOREIGN, paired), RULES, WORDS)
    assert found["level"].figures == {"answer": "yes", "word": "counts", "value": "none"}
    assert found["level"].because == WORDS.say("verdict.level.second-only", {})


def test_of_several_levels_the_highest_is_the_value() -> None:
    held = judgements_of(report(SCHOOL, "Earned Doctorate Degree", BACHELOR))
    assert credential_verdicts(0, held, RULES, WORDS)["level"].figures["value"] == "doctoral"


def test_a_level_that_is_open_gives_the_points_that_are_sure() -> None:
    """A professional degree of one year, of a field that is not told: of one year for sure, or a professional degree."""
    held = judgements_of(changed(CANADIAN, {"kind": "professional"}))
    found = credential_verdicts(0, held, RULES, WORDS)
    assert found["canadian_study"].figures == {"answer": "yes", "word": "counts", "value": 15}
    told = judgements_of(changed(CANADIAN, {"kind": "professional", "professional_field": "medicine"}))
    assert credential_verdicts(0, told, RULES, WORDS)["canadian_study"].figures["value"] == 30


def changes(change: dict[str, Any], use: str) -> tuple[str, ...]:
    return credential_verdicts(0, judgements_of(changed(CANADIAN, change)), RULES, WORDS)[use].would_change


def test_what_would_change_an_answer_is_told_of_what_failed_and_of_what_is_open_only_where_nothing_failed() -> None:
    tests = judgements_of(changed(CANADIAN, {"distance_share": 1, "institution": GONE}))[0].study_tests
    by_name = {test.id: test for test in tests}
    distance = WORDS.say("change.distance", by_name["distance"].facts)
    assert distance in changes({"distance_share": 1}, "canadian_study")
    assert changes({"distance_share": 1, "institution": GONE}, "canadian_study") == changes(
        {"distance_share": 1}, "canadian_study"
    )
    institution = WORDS.say("change.institution", by_name["institution"].facts)
    assert changes({"institution": GONE}, "canadian_study") == (institution,)
    assert changes({"institution": GONE}, "level") == (institution,)
    assert changes({}, "canadian_study") == ()


def test_what_is_asked_of_a_credential_and_which_use_it_settles() -> None:
    def missing(**change: Any) -> dict[str, tuple[bool, bool]]:
        return missing_facts(0, judgements_of(changed(CANADIAN, change)))

    assert missing() == {}
    assert missing(distance_share=GONE) == {"distance_share": (False, True)}
    assert missing(institution=GONE) == {"institution": (True, True)}
    assert list(missing(institution=GONE, distance_share=GONE)) == ["institution", "distance_share"]
    assert missing(distance_share=GONE, months_in_canada=0, full_time_months=0) == {}
    assert missing(institution=GONE, distance_share=1) == {"institution": (True, False)}


def test_who_is_asked_about_what_no_longer_decides() -> None:
    """Where study has failed, what is open of it is not asked; the level, which has not, is still asked about."""
    [own] = judgements_of(changed(CANADIAN, {"distance_share": 1, "institution": GONE}))
    registrar, province = confirmations(0, [own], WORDS)
    assert "of the program is taught at a distance?" in registrar.ask
    assert "recognized by the province" in registrar.ask
    assert "Is the school recognized" in province.ask
    [only] = confirmations(
        0, judgements_of(changed(CANADIAN, {"distance_share": 1, "language_study_share": GONE})), WORDS
    )
    assert only.ask.count("\n- ") == 1


@pytest.mark.parametrize(("level", "points"), [("none", 0), ("secondary", 0), ("two-year", 15), ("three-year", 30)])
def test_the_points_of_a_level_for_study_in_canada_in_force_or_not(level: str, points: int) -> None:
    assert study_value(level, RULES) == points
    assert study_value(level, law().on(date(2016, 11, 18))) == 0


def test_outcomes_of_other_conditions_leave_the_word_of_a_use() -> None:
    """What does not apply decides nothing."""
    [own] = judgements_of(CANADIAN)
    tests = (*own.study_tests, Condition("relief", NOT_APPLICABLE, "study.lifted", RULES.value("study-relief")))
    found = credential_verdicts(0, [own._replace(study_tests=tests)], RULES, WORDS)["canadian_study"]
    assert (found.figures["answer"], found.conditions[-1][1]) == ("yes", NOT_APPLICABLE)


def test_of_two_open_conditions_that_which_is_contested_is_not_the_reason_where_one_can_be_answered() -> None:
    [own] = judgements_of(CANADIAN)
    contested = Condition("place", UNKNOWN, "study.place.unknown", {}, ("mi-30-place",))
    missing = Condition("relief", UNKNOWN, "study.lifted", RULES.value("study-relief"), (), ("study_from",))
    for tests in ((contested, missing), (missing, contested)):
        found = credential_verdicts(0, [own._replace(study_tests=tests)], RULES, WORDS)["canadian_study"]
        assert found.because == WORDS.say(missing.code, missing.facts)


def test_a_result_carries_them() -> None:
    profile = {"as_of": ON, "applicant": {"credentials": [CANADIAN]}}
    [found] = evaluate(profile)["credentials"]
    held = judgements_of(CANADIAN)
    shown = verdicts_shown(credential_verdicts(0, held, RULES, WORDS), RULES, WORDS)
    assert {use: found[use] for use in USES} == shown
