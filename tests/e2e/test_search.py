"""The search box finds the words that people look for at the page that answers them, in both languages."""

import json
import os
import re
from pathlib import Path

import pytest
from conftest import PREFIX
from playwright.sync_api import Locator, Page, expect

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
        "etudes au canada": "guide/study-in-canada/",
        "a distance": "guide/online-certificate/",
        "evaluation expiree": "guide/eca-validity/",
        "echange": "guide/",
        "ECA": "guide/foreign-credential/",
        "one-year program": "guide/one-year-program/",
        "two or more": "guide/two-or-more/",
        "CRS": "reference/point-tables/",
        "PGWP": "guide/private-college/",
        "CLB 9": "guide/language-results/",
        "licence": "guide/level-of-education/",
        "master": "guide/level-of-education/",
        "BTS": "guide/level-of-education/",
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


def first_result(page: Page) -> Locator:
    return page.locator(".md-search-result__link").first


def leads_to(place: str, words: str) -> re.Pattern[str]:
    """The address of a result for all these words, and not only for the first letters of them, which come up before."""
    return re.compile(rf"{re.escape(place)}\?h={re.escape(words.lower())}(#|$)")


@pytest.mark.parametrize("folder", WANTED)
def test_the_search_box_finds_the_right_page_first(page: Page, base_url: str, folder: str) -> None:
    page.goto(base_url + folder)
    box = page.locator(".md-search__input")
    box.click()
    for words, wanted in WANTED[folder].items():
        for typed in ("", words):  # nothing in between, so that what comes up is for these words
            box.fill(typed)
            box.press("Shift")
            expect(page.locator(".md-search-result__meta")).to_have_text(
                re.compile(READY[folder] if not typed else r"\d"), timeout=30_000
            )
        expect(first_result(page)).to_have_attribute(
            "href", re.compile(rf"{re.escape(PREFIX + folder + wanted)}([?#]|$)")
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
    expect(first_result(page)).to_have_attribute("href", leads_to(PREFIX + folder + wanted, words))
    assert fetched(asked) == {"workers/theme.js", "index.json", *LUNR[folder]}
    page.keyboard.press("ArrowDown")
    expect(first_result(page)).to_be_focused()
    page.locator(".md-search__input").fill("")
    page.keyboard.press("Shift")
    expect(meta).to_have_text(READY[folder])


@pytest.mark.parametrize(("folder", "words", "wanted"), FIRST)
def test_the_keyboard_stays_in_the_list_that_an_answer_draws_anew(
    page: Page, base_url: str, folder: str, words: str, wanted: str
) -> None:
    page.goto(base_url + folder)
    page.keyboard.press("/")
    page.keyboard.type(words[:-1])
    expect(first_result(page)).to_have_attribute("href", re.compile(rf"\?h={words[:-1].lower()}(#|$)"))
    in_the_list = page.evaluate(
        """(words) => {
            const box = document.querySelector(".md-search__input");
            box.value = words;
            box.dispatchEvent(new KeyboardEvent("keyup", { bubbles: true }));
            box.dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowDown", bubbles: true }));
            return document.activeElement.matches(".md-search-result__link");
        }""",
        words,
    )
    assert in_the_list, "before the answer to the last letter is there"
    expect(first_result(page)).to_have_attribute("href", leads_to(PREFIX + folder + wanted, words))
    expect(first_result(page)).to_be_focused()
    page.keyboard.press("Enter")
    expect(page).to_have_url(leads_to(PREFIX + folder + wanted, words))


def test_of_letters_typed_at_one_go_only_the_last_words_are_looked_for(page: Page, base_url: str) -> None:
    page.goto(base_url)
    page.keyboard.press("/")
    page.keyboard.type("x")
    meta = page.locator(".md-search-result__meta")
    expect(meta).to_have_text(re.compile("^(No|0|\\d+) "))
    page.evaluate(
        """() => {
            const list = document.querySelector(".md-search-result__list");
            window.drawn = [];
            new MutationObserver(() => window.drawn.push(list.querySelector("a")?.href)).observe(list, { childList: true });
            const box = document.querySelector(".md-search__input");
            for (const words of ["W", "WE", "WES"]) {
                box.value = words;
                box.dispatchEvent(new KeyboardEvent("keyup", { bubbles: true }));
            }
        }"""
    )
    expect(first_result(page)).to_have_attribute("href", leads_to("foreign-credential/", "WES"))
    drawn = page.evaluate("window.drawn.filter(Boolean)")
    assert {re.search(r"h=(\w+)", address)[1] for address in drawn} == {"wes"}


@pytest.mark.parametrize(("folder", "words", "wanted"), FIRST)
def test_a_link_that_carries_words_searches_for_them(
    page: Page, base_url: str, folder: str, words: str, wanted: str
) -> None:
    page.goto(f"{base_url}{folder}?q={words}")
    expect(first_result(page)).to_have_attribute("href", leads_to(PREFIX + folder + wanted, words))
    page.keyboard.press("Enter")
    expect(page.locator("mark[data-md-highlight]").first).to_have_text(words)


@pytest.mark.parametrize(
    "typed", ["etudes au canada", "études au Canada", "E\N{COMBINING ACUTE ACCENT}TUDES AU CANADA"]
)
def test_words_are_found_and_marked_with_their_accents_and_without(page: Page, base_url: str, typed: str) -> None:
    page.goto(f"{base_url}fr/")
    page.keyboard.press("/")
    box = page.locator(".md-search__input")
    box.fill(typed)
    box.press("Shift")
    expect(first_result(page)).to_have_attribute("href", re.compile(r"/fr/guide/study-in-canada/\?h=%C3%A9tudes\+"))
    expect(first_result(page).locator("mark").first).to_have_text("Études")
    box.press("Enter")
    expect(page.locator("h1 mark[data-md-highlight]").first).to_have_text("Études au Canada")


@pytest.mark.console_errors
def test_a_search_that_could_not_start_starts_with_the_next_words(page: Page, base_url: str) -> None:
    page.goto(base_url, wait_until="networkidle")
    page.context.set_offline(True)
    page.keyboard.press("/")
    with page.expect_event("requestfailed"):
        page.keyboard.type("W")
    page.context.set_offline(False)
    page.keyboard.type("ES")
    expect(first_result(page)).to_have_attribute("href", leads_to("foreign-credential/", "WES"))


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
    expect(first_result(page)).to_have_attribute("href", leads_to("foreign-credential/", "WES"))
