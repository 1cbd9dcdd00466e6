"""What the page of the rounds rests on: its style sheet knows every kind, and its words are those of the data."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from pycore.invitations.rounds_files import packaged_rounds
from tools.pages.rounds import spread
from tools.pages.shelf import Shelf

HELD = packaged_rounds()
TODAY = date(2026, 11, 24)


def test_the_style_sheet_narrows_to_every_kind(root: Path) -> None:
    """Without a script, one rule for each kind hides what is of another."""
    rules = (root / "docs" / "theme" / "assets" / "rounds.css").read_text(encoding="utf-8")
    for kind in HELD.kinds:
        found = re.search(rf"#round-kind-{kind}:checked[^{{]*", rules)
        assert found, kind
        assert set(re.findall(r'data-kind="([^"]*)"', found[0])) == {kind}


@pytest.mark.parametrize(
    ("folder", "list_word"), [("", "occupations, as listed on"), ("fr", "professions, selon la liste du")]
)
def test_the_page_lists_every_category_with_its_day(site: Path, folder: str, list_word: str) -> None:
    text = (site / folder / "reference" / "rounds" / "index.html").read_text(encoding="utf-8")
    listed = [one for one in HELD.categories.values() if one.occupations]
    assert text.count(list_word) == len(listed)
    for one in listed:
        assert ", ".join(one.occupations or ()) in text


@pytest.mark.parametrize(("locale", "whole"), [("en", "462 to 476 (3)"), ("fr", "de 462 à 476 (3)")])
def test_a_single_cut_off_is_no_range(root: Path, locale: str, whole: str) -> None:
    shelf = Shelf.read(locale, root / "docs" / locale, TODAY)
    assert spread(shelf, [470, 462, 476]) == whole
    assert spread(shelf, [470]) == "470 (1)"
    assert spread(shelf, [368, 368]) == "368 (2)"
