"""A worked case answers what it asks: its page shows what the case is about, in both languages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from pycore import evaluate, levers, timeline
from pycore.messages.words import words
from tools.lib.cases import cases

MARKUP = re.compile(r"<[^>]*>")


def shown(page: Path) -> str:
    """The text of a page, with plain spaces and without what keeps its words on one line."""
    text = unescape(MARKUP.sub("", page.read_text(encoding="utf-8")))
    return " ".join(text.replace("\N{WORD JOINER}", "").split())


BOTH = pytest.mark.parametrize(("locale", "folder"), [("en", ""), ("fr", "fr/")])


def page_of(site: Path, folder: str, case: Mapping[str, Any]) -> str:
    group = case["file"].removesuffix(".toml").replace("_", "-")
    return shown(site / folder / "reference/cases" / group / "index.html")


def about(case: Mapping[str, Any], locale: str) -> Iterator[str]:
    """Every sentence and figure that the page of a case has to show, by what the case expects."""
    expected = case["expect"]
    result = evaluate(case["profile"], locale)
    write = words(locale).write
    yield from (one["text"] for one in result["warnings"] if one["id"] in expected.get("warnings", ()))
    yield from (one["question"] for one in result["questions"] if one["path"] in expected.get("questions", ()))
    for program in result["programs"]:
        named = expected.get("requirements", {}).get(program["id"], ())
        yield from (test["because"] for test in program["requirements"] if test["id"] in named)
        if program["id"] in expected.get("programs", {}):
            open_for = {"no": "not-met", "unclear": "unknown", "yes": ""}[program["answer"]]
            yield from (test["because"] for test in program["requirements"] if test["outcome"] == open_for)
    for factor in result["fsw"]["factors"]:
        if factor["id"] in expected.get("fsw_ranges", ()):
            yield factor["because"]
    if "rules" in expected:
        yield write(date.fromisoformat(result["rules"]["in_force_from"]), "date")
    if named := expected.get("levers"):
        for step in levers(case["profile"], locale=locale)["levers"]:
            if step["id"] in named:
                assert step["gain"] == step["gain_at_most"]
                yield from (f"+{write(step['gain'], 'points')}", step["because"])
    if expected.keys() & {"timeline", "timeline_says"}:
        ahead = timeline(case["profile"], locale=locale)
        for step in ahead["steps"]:
            if step["on"] in {str(day) for day in expected.get("timeline", ())}:
                yield from (write(date.fromisoformat(step["on"]), "date"), write(step["total"], "points"))
        if "timeline_says" in expected:
            yield from (turn["text"] for turn in ahead["programs"])


@BOTH
def test_the_page_of_a_case_shows_what_it_is_about(site: Path, locale: str, folder: str) -> None:
    seen = 0
    for id, case in cases(locale).items():
        told = [" ".join(sentence.split()) for sentence in about(case, locale)]
        page = page_of(site, folder, case) if told else ""
        assert [sentence for sentence in told if sentence not in page] == [], id
        seen += bool(told)
    assert seen > 45


@BOTH
def test_no_points_are_said_to_be_none_while_an_answer_is_open(site: Path, locale: str, folder: str) -> None:
    case = cases(locale)["tef-new-scale"]
    factors = {
        one["id"]: one for part in evaluate(case["profile"], locale)["crs"]["sections"] for one in part["factors"]
    }
    high = factors["first-language"]["range"][1]
    span = f"de 0 à {high} points" if locale == "fr" else f"0 to {high} points"
    because = " ".join(factors["first-language"]["because"].split())
    assert f"{span} {because}" in page_of(site, folder, case)


@BOTH
def test_a_partner_who_is_not_scored_has_no_answers(site: Path, locale: str, folder: str) -> None:
    case = cases(locale)["partner-stays-home"]
    page = page_of(site, folder, case)
    here = page[page.rindex(" ".join(case["question"][locale].split())) :]
    here = here[: here.index(" ".join(case["note"][locale].split()))]
    assert ("Conjoint" if locale == "fr" else "Partner") not in here
