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
from case_facts import differences, result_facts

from pycore import evaluate, levers, timeline
from pycore.law.loading import law
from tools.lib.cases import LOCALES, cases, plain

CASES = cases()
LEAST = 60


@cache
def result(slug: str, locale: str) -> Mapping[str, Any]:
    return evaluate(cases(locale)[slug]["profile"], locale)


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


def test_no_case_contradicts_itself() -> None:
    """A published example is not one of which the core says that its figures do not fit together."""
    doubts = re.compile(r"-(?:over|conflict|before|after)\b|-over-")
    found = {slug: [one["id"] for one in result(slug, "en")["warnings"] if doubts.search(one["id"])] for slug in CASES}
    expected = {slug: plain(case["expect"]).get("warnings", []) for slug, case in CASES.items()}
    assert {slug: ids for slug, ids in found.items() if set(ids) - set(expected[slug])} == {}


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
