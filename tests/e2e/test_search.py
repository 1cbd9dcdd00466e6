"""The search box finds the words that people look for at the page that answers them, in both languages."""

import json
import re
from pathlib import Path

import pytest
from conftest import PREFIX
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

WANTED = {
    "": {
        "WES": "guide/foreign-credential/",
        "ECA": "guide/foreign-credential/",
        "PGWP": "guide/private-college/",
        "one-year": "guide/one-year-program/",
        "distance": "guide/online-certificate/",
    },
    "fr/": {
        "EDE": "guide/foreign-credential/",
        "WES": "guide/foreign-credential/",
        "PTPD": "guide/private-college/",
        "un an": "guide/one-year-program/",
        "à distance": "guide/online-certificate/",
    },
}


@pytest.mark.parametrize("folder", WANTED)
def test_the_search_box_finds_the_right_page_first(page: Page, base_url: str, folder: str) -> None:
    page.goto(base_url + folder)
    box = page.locator(".md-search__input")
    first = page.locator(".md-search-result__link").first
    for words, wanted in WANTED[folder].items():
        box.click()
        box.fill("")
        box.press_sequentially(words)
        expect(first).to_have_attribute(
            "href", re.compile(f"{re.escape(PREFIX + folder + wanted)}([?#]|$)"), timeout=30_000
        )


@pytest.mark.parametrize("folder", WANTED)
def test_the_index_holds_those_pages_and_no_list_of_sources(site: Path, folder: str) -> None:
    entries = json.loads((site / folder / "search" / "search_index.json").read_text(encoding="utf-8"))["docs"]
    places = {entry["location"].partition("#")[0] for entry in entries}
    assert set(WANTED[folder].values()) <= places
    assert not [
        entry["location"]
        for entry in entries
        if entry["location"].startswith("guide/") and entry["location"].endswith("#sources")
    ]
