"""A worked case answers what it asks: the pages show the programs and the warnings that it is about, in both languages."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest

from pycore import evaluate
from tools.lib.cases import cases

MARKUP = re.compile(r"<[^>]*>")


def shown(page: Path) -> str:
    """The text of a page, with plain spaces and without what keeps its words on one line."""
    text = unescape(MARKUP.sub("", page.read_text(encoding="utf-8")))
    return " ".join(text.replace("\N{WORD JOINER}", "").split())


@pytest.mark.parametrize(("locale", "folder"), [("en", ""), ("fr", "fr/")])
def test_the_page_of_a_case_shows_the_programs_and_warnings_it_is_about(site: Path, locale: str, folder: str) -> None:
    seen = 0
    for id, case in cases(locale).items():
        asked = case["expect"].get("requirements", {})
        warned = case["expect"].get("warnings", ())
        if not (asked or warned):
            continue
        group = case["file"].removesuffix(".toml").replace("_", "-")
        page = shown(site / folder / "reference/cases" / group / "index.html")
        result = evaluate(case["profile"], locale)
        told = [one["text"] for one in result["warnings"] if one["id"] in warned]
        for program in result["programs"]:
            named = asked.get(program["id"], ())
            told += [test["because"] for test in program["requirements"] if test["id"] in named]
        assert told, id
        for sentence in told:
            assert " ".join(sentence.split()) in page, (id, sentence)
        seen += 1
    assert seen > 30
