"""A rule set published ahead needs no edit of a page: the pages name it, draw it and count with it as the data have it."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from mkdocs.utils import meta

from pycore.law.loading import load
from pycore.law.rules import Law
from tools.pages import pictures, tables
from tools.pages.hooks import compose
from tools.pages.shelf import Shelf, Writer

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
FILE = ROOT / "tests" / "data" / "future_rules.toml"
START = date(2027, 1, 1)
TODAY = date(2026, 11, 24)


def shelf_of(locale: str, law: Law) -> Shelf:
    return Shelf.read(locale, DOCS / locale, TODAY, law=law)


@pytest.fixture(scope="module", params=("en", "fr"))
def shelf(request: pytest.FixtureRequest) -> Shelf:
    return shelf_of(request.param, load(extra=[FILE]))


def with_versions(law: Law, name: str, **changes: Any) -> Law:
    """The law with the last version of one rule changed."""
    found = law.parameters[name]
    versions = (*found.versions[:-1], found.versions[-1]._replace(**changes))
    starts = tuple(version.start for version in versions)
    return Law({**law.parameters, name: found._replace(versions=versions, starts=starts)}, law.sources)


def edges(picture: str) -> list[tuple[float, float]]:
    """Where each bar of a picture begins and ends, in percent."""
    found = re.findall(r"left:([-\d.]+)%;width:([-\d.]+)%", picture)
    return [(float(left), float(left) + float(width)) for left, width in found]


def test_every_page_is_written_with_it(shelf: Shelf) -> None:
    pages = sorted((DOCS / shelf.locale).rglob("*.md"))
    for path in pages:
        text, head = meta.get_data(path.read_text(encoding="utf-8"))
        assert compose(shelf, path.relative_to(DOCS / shelf.locale).as_posix(), head, text), path


def test_its_label_stands_on_the_line(shelf: Shelf) -> None:
    version = shelf.law.parameters["rule-set"].versions[-1]
    assert version.start == START and version.label
    line = pictures.history_line(Writer(shelf, "guide/here.md"))
    assert line.count(version.label[shelf.locale]) == line.count(shelf.day(START)) == 2


def test_one_without_a_label_is_called_what_it_is(shelf: Shelf) -> None:
    bare = shelf_of(shelf.locale, with_versions(shelf.law, "rule-set", label=None))
    assert pictures.history_line(Writer(bare, "guide/here.md")).count(shelf.text("line.set")) == 2


def test_every_rule_set_of_the_package_has_its_label() -> None:
    law = load()
    for name in ("rule-set", "reported-change"):
        assert all(version.label for version in law.parameters[name].versions if version.in_force), name


def test_its_factor_is_named_and_listed(shelf: Shelf) -> None:
    label = shelf.law.parameters["high-wage"].form["label"][shelf.locale].rstrip(".")
    assert shelf.rule("high-wage") == label
    assert tables.uncapitalized(label) in tables.rule_sets(Writer(shelf, "guide/here.md"))
    assert label in pictures.points_through_time(Writer(shelf, "guide/here.md"))


def test_its_bars_are_on_the_axis(shelf: Shelf) -> None:
    picture = pictures.points_through_time(Writer(shelf, "guide/here.md"))
    today = pictures.points_through_time(Writer(shelf_of(shelf.locale, load()), "guide/here.md"))
    assert len(edges(picture)) == len(edges(today)) + 2  # the new factor, and the new points for study
    assert all(0 <= left < right <= 100.01 for left, right in edges(picture))
    assert sum(right < 100 for _, right in edges(picture)) > sum(right < 100 for _, right in edges(today))


def test_a_change_reported_far_ahead_is_marked_on_the_axis(shelf: Shelf) -> None:
    law = with_versions(load(), "reported-change", start=date(2031, 6, 1))
    picture = pictures.points_through_time(Writer(shelf_of(shelf.locale, law), "guide/here.md"))
    mark = re.search(r'cp-spans-mark" style="left:([\d.]+)%"', picture)
    assert mark and 90 < float(mark[1]) < 100
    assert "2030" in picture
