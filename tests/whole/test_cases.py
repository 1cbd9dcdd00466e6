"""Each worked case of tests/cases says what the provisions give for a person; the core must say the same.

`total`, `range`, `education_points` … are figures of the result; of a credential, `level` … are answers, `failed` and `open` the
tests not met and unknown of its level and its study in Canada together, `pair_failed` those of "two or more"; `says` are words of
its sentences in English. `levers` are gains of the planner and `timeline` totals of a day, which are asked for where a case
expects them; `levers_say` and `timeline_says` are words of theirs.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

import pytest

from pycore import evaluate, levers, timeline
from pycore.law.loading import law
from tools.lib.cases import LOCALES, cases, plain

CASES = cases()
LEAST = 60
USES = ("level", "two_or_more", "canadian_study")


@cache
def result(slug: str, locale: str) -> Mapping[str, Any]:
    return evaluate(cases(locale)[slug]["profile"], locale)


def outcomes_in(verdicts: Mapping[str, Any], uses: tuple[str, ...], outcome: str) -> list[str]:
    found = [test["id"] for use in uses for test in verdicts[use]["tests"] if test["outcome"] == outcome]
    return sorted(set(found))


def verdict_facts(verdicts: Mapping[str, Any]) -> dict[str, Any]:
    """What a case can expect of the three verdicts on one credential."""
    return {
        **{use: verdicts[use]["answer"] for use in USES},
        "level_value": verdicts["level"]["value"],
        "level_word": verdicts["level"]["word"],
        "study_value": verdicts["canadian_study"]["value"],
        "study_word": verdicts["canadian_study"]["word"],
        "failed": outcomes_in(verdicts, ("level", "canadian_study"), "not-met"),
        "pair_failed": outcomes_in(verdicts, ("two_or_more",), "not-met"),
        "open": outcomes_in(verdicts, ("level", "canadian_study"), "unknown"),
    }


def credential_facts(found: Mapping[str, Any]) -> dict[str, Any]:
    later, effect = found["when_completed"], found["effect"]
    sentences = [found[use]["because"] for use in USES] + ([effect["because"]] if effect else [])
    sentences += [test["because"] for use in USES for test in found[use]["tests"]]
    return {
        **verdict_facts(found),
        "missing": sorted(found["missing"]),
        "effect": effect and effect["total"],
        "when_completed": later and verdict_facts(later),
        "says": " ".join(sentences),
    }


def result_facts(found: Mapping[str, Any]) -> dict[str, Any]:
    """What a case can expect of a whole result, under the names that cases use."""
    education, grid = found["education"], found["fsw"]
    sections = found["crs"]["sections"]
    return {
        "total": found["crs"]["total"],
        "range": found["crs"]["range"],
        "rules": found["rules"]["id"],
        "status": found["rules"]["status"],
        "level": education["level"],
        "level_at_most": education["level_at_most"],
        "education_points": education["points"],
        "fsw_points": education["fsw_points"],
        "canadian_study_points": education["canadian_study_points"],
        "fsw_total": grid["total"],
        "passes": grid["passes"],
        "fsw_ranges": {factor["id"]: factor["range"] for factor in grid["factors"]},
        "fsw_factors": {factor["id"]: factor["points"] for factor in grid["factors"]},
        "factors": {factor["id"]: factor["points"] for section in sections for factor in section["factors"]},
        "sections": {section["id"]: section["points"] for section in sections},
        "programs": {program["id"]: program["answer"] for program in found["programs"]},
        "requirements": {
            program["id"]: {one["id"]: one["outcome"] for one in program["requirements"]}
            for program in found["programs"]
        },
        "warnings": [warning["id"] for warning in found["warnings"]],
        "questions": [question["path"] for question in found["questions"]],
        "credentials": [credential_facts(credential) for credential in found["credentials"]],
        "partner_credentials": [credential_facts(credential) for credential in found["partner_credentials"]],
    }


def planned_facts(profile: Mapping[str, Any], expected: Mapping[str, Any]) -> dict[str, Any]:
    """What a case can expect of the planner and of the days ahead; each is asked for where it does."""
    found: dict[str, Any] = {}
    if expected.keys() & {"levers", "levers_say"}:
        plan = levers(profile)
        found |= {"levers": {one["id"]: one["gain"] for one in plan["levers"]}, "levers_say": " ".join(texts(plan))}
    if expected.keys() & {"timeline", "timeline_says"}:
        ahead = timeline(profile)
        totals = {step["on"]: step["total"] for step in ahead["steps"]}
        found |= {"timeline": totals, "timeline_says": " ".join(texts(ahead))}
    return found


def differences(expected: Any, found: Any, where: str = "") -> list[str]:
    """Every expectation that does not hold: tables name some of what is there; warnings and questions must be among those found."""
    if isinstance(expected, dict):
        if not isinstance(found, dict):
            return [f"{where}: expected {expected}, found {found}"]
        unknown = [f"{where}.{key}: nothing is called so" for key in expected if key not in found]
        inside = [
            line
            for key in expected
            if key in found
            for line in differences(expected[key], found[key], f"{where}.{key}")
        ]
        return unknown + inside
    if where in (".warnings", ".questions", ".levers_say", ".timeline_says") or where.endswith(".says"):
        return [f"{where}: {name} is not there" for name in expected if name not in found]
    if isinstance(expected, list) and expected and isinstance(expected[0], dict):
        if len(expected) != len(found):
            return [f"{where}: expected {len(expected)}, found {len(found)}"]
        pairs = zip(expected, found, strict=True)
        return [line for i, (one, other) in enumerate(pairs) for line in differences(one, other, f"{where}[{i}]")]
    if where.endswith((".failed", ".open", ".pair_failed", ".missing")):
        expected = sorted(expected)
    return [] if expected == found else [f"{where}: expected {expected}, found {found}"]


@pytest.mark.parametrize("slug", CASES)
def test_the_core_says_what_the_provisions_give(slug: str) -> None:
    expected = plain(CASES[slug]["expect"])
    found = result_facts(result(slug, "en")) | planned_facts(CASES[slug]["profile"], expected)
    assert differences(expected, found) == []


def figures(slug: str, locale: str) -> dict[str, Any]:
    """All that a case can expect but its sentences."""
    facts = result_facts(result(slug, locale))
    for credential in (*facts["credentials"], *facts["partner_credentials"]):
        del credential["says"]
    return facts


def test_both_languages_have_the_same_figures() -> None:
    assert [slug for slug in CASES if figures(slug, "en") != figures(slug, "fr")] == []


def test_there_are_enough_cases() -> None:
    assert len(CASES) >= LEAST


def test_every_source_exists() -> None:
    known = law().sources
    missing = {slug: [name for name in case["source"] if name not in known] for slug, case in CASES.items()}
    assert {slug: names for slug, names in missing.items() if names} == {}
    assert [slug for slug, case in CASES.items() if not case["source"]] == []


@pytest.mark.parametrize("locale", LOCALES)
def test_every_question_is_asked_once(locale: str) -> None:
    questions = [case["question"][locale] for case in CASES.values()]
    assert sorted(questions) == sorted(set(questions))
    assert [text for text in questions if not text.endswith("?")] == []
    assert sorted(case["name"] for case in CASES.values()) == sorted({case["name"] for case in CASES.values()})


def test_french_typography() -> None:
    wrong = re.compile(r"[\s][;?]|(?<!\N{NO-BREAK SPACE})[:%»]|«(?!\N{NO-BREAK SPACE})|['!—“”]")
    texts = [text["fr"] for case in CASES.values() for text in (case["question"], case.get("note")) if text]
    assert [text for text in texts if wrong.search(text)] == []


def test_no_case_gives_advice() -> None:
    wrong = re.compile(r"(?i)should|recommend|boost|!|devri|recommand")
    texts = [t for case in CASES.values() for part in (case["question"], case.get("note", {})) for t in part.values()]
    assert [text for text in [*texts, *(case["name"] for case in CASES.values())] if wrong.search(text)] == []


def texts(value: Any) -> Iterator[str]:
    """Every text inside a result."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping | list):
        for inner in value.values() if isinstance(value, Mapping) else value:
            yield from texts(inner)


@pytest.mark.parametrize("locale", LOCALES)
def test_no_sentence_shows_the_code_of_a_country(locale):
    bare = re.compile(r"\([A-Z]{2}\)")
    shown = [text for slug in CASES for text in texts(result(slug, locale)) if bare.search(text)]
    assert shown == []


def test_sentences_name_the_country():
    """Of the campus abroad: where the program was taught stands in the sentence, in both languages."""
    slug = next(
        slug
        for slug, case in CASES.items()
        if any("taught_in" in str(one) for one in case["profile"]["applicant"]["credentials"])
    )
    assert any("taught in Qatar" in text for text in texts(result(slug, "en")))
    assert any("a été donné au Qatar" in text for text in texts(result(slug, "fr")))
