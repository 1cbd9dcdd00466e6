"""The search box finds the words that people look for at the page that answers them, in both languages."""

import json
import os
import re
from pathlib import Path

import pytest
from conftest import PREFIX
from playwright.sync_api import Page, expect

pytestmark = [pytest.mark.browser, pytest.mark.firefox]
without_firefox = pytest.mark.skipif(
    os.environ.get("CREDPOINTS_BROWSER") == "firefox", reason="Playwright reaches no service worker there"
)

WANTED = {
    "": {
        "WES": "guide/foreign-credential/",
        "ECA": "guide/foreign-credential/",
        "PGWP": "guide/private-college/",
        "one-year": "guide/one-year-program/",
        "distance": "guide/online-certificate/",
        "eight months": "guide/one-year-program/",
        "expired ECA": "guide/eca-validity/",
        "master's": "guide/level-of-education/",
        "ESL": "guide/study-in-canada/",
    },
    "fr/": {
        "EDE": "guide/foreign-credential/",
        "WES": "guide/foreign-credential/",
        "PTPD": "guide/private-college/",
        "un an": "guide/one-year-program/",
        "à distance": "guide/online-certificate/",
        "huit mois": "guide/one-year-program/",
        "l'évaluation expirée": "guide/eca-validity/",
        "offre d'emploi": "guide/history/",
        "échange": "guide/",
    },
}

FIRST = [("", "WES", "guide/foreign-credential/"), ("fr/", "PTPD", "guide/private-college/")]
READY = {"": "Type to start searching", "fr/": "Taper pour démarrer la recherche"}
LUNR = {"": set(), "fr/": {"lunr/min/lunr.stemmer.support.min.js", "lunr/min/lunr.fr.min.js"}}


def fetched(asked: list[str]) -> set[str]:
    """What was asked for below the search's folder, but for the small worker that every page starts; of the theme, anything."""
    below = {
        re.sub(r"^search/[0-9a-f]{12}/", "", address)
        for address in asked
        if re.search("search/|lunr|workers/", address)
    }
    return below - {"workers/search-later.js", "search/search_index.json"}


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
    index = next((site / folder / "search").glob("*/index.json"))
    entries = json.loads(index.read_text(encoding="utf-8"))["docs"]
    places = {entry["location"].partition("#")[0] for entry in entries}
    assert set(WANTED[folder].values()) <= places
    assert not [
        entry["location"]
        for entry in entries
        if entry["location"].startswith("guide/") and entry["location"].endswith("#sources")
    ]


@pytest.mark.parametrize(("folder", "words", "wanted"), FIRST)
def test_nothing_is_fetched_for_a_search_before_words_are_typed(
    page: Page, base_url: str, folder: str, words: str, wanted: str
) -> None:
    asked: list[str] = []
    page.context.on("request", lambda request: asked.append(request.url.removeprefix(base_url + folder)))
    page.goto(base_url + folder, wait_until="networkidle")
    page.keyboard.press("/")
    expect(page.locator(".md-search__input")).to_be_focused()
    meta = page.locator(".md-search-result__meta")
    expect(meta).to_have_text(READY[folder])
    page.keyboard.type("  ")
    page.wait_for_timeout(500)
    assert not fetched(asked)
    page.keyboard.type(words)
    first = page.locator(".md-search-result__link").first
    expect(first).to_have_attribute("href", re.compile(f"{re.escape(PREFIX + folder + wanted)}([?#]|$)"))
    assert fetched(asked) == {"workers/theme.js", "index.json", *LUNR[folder]}
    page.keyboard.press("ArrowDown")
    expect(first).to_be_focused()
    page.locator(".md-search__input").fill("")
    page.keyboard.press("Shift")
    expect(meta).to_have_text(READY[folder])


@pytest.mark.parametrize(("folder", "words", "wanted"), FIRST)
def test_a_link_that_carries_words_searches_for_them(
    page: Page, base_url: str, folder: str, words: str, wanted: str
) -> None:
    page.goto(f"{base_url}{folder}?q={words}")
    first = page.locator(".md-search-result__link").first
    expect(first).to_have_attribute("href", re.compile(f"{re.escape(PREFIX + folder + wanted)}([?#]|$)"))
    page.keyboard.press("Enter")
    expect(page.locator("mark[data-md-highlight]").first).to_have_text(words)


@pytest.mark.console_errors
def test_a_search_that_could_not_start_starts_with_the_next_words(page: Page, base_url: str) -> None:
    page.goto(base_url, wait_until="networkidle")
    page.context.set_offline(True)
    page.keyboard.press("/")
    with page.expect_event("requestfailed"):
        page.keyboard.type("W")
    page.context.set_offline(False)
    page.keyboard.type("ES")
    expect(page.locator(".md-search-result__link").first).to_have_attribute("href", re.compile("foreign-credential"))


@without_firefox
def test_a_page_whose_network_goes_away_can_still_be_searched(page: Page, base_url: str) -> None:
    page.goto(base_url)
    page.evaluate(
        """async (address) => {
            await navigator.serviceWorker.register(address);
            await navigator.serviceWorker.ready;
            while (!navigator.serviceWorker.controller) await new Promise((resolve) => setTimeout(resolve, 50));
        }""",
        f"{base_url}sw.js",
    )
    page.goto(f"{base_url}guide/", wait_until="networkidle")
    page.context.set_offline(True)
    page.keyboard.press("/")
    page.keyboard.type("WES")
    expect(page.locator(".md-search-result__link").first).to_have_attribute("href", re.compile("foreign-credential"))
