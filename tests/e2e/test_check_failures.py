"""What goes wrong around the calculator: it is said, with the true reason and a way on, and the answers stay."""

import json
from collections.abc import Callable

import pytest
from check_form import SLOW, answer, answered, card, opened, settled, total
from playwright.sync_api import BrowserContext, Page, expect

pytestmark = [pytest.mark.browser, pytest.mark.firefox]
BLOCKED = """for (const name of ["localStorage", "sessionStorage"]) {
    Object.defineProperty(window, name, { get() { throw new DOMException("closed", "SecurityError"); } });
}"""
FULL = 'Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError"); };'
HOLDING = """const post = Worker.prototype.postMessage;
Worker.prototype.postMessage = function (message, ...rest) {
    if (message.type === "ask" && window.holding) window.held = () => post.call(this, message, ...rest);
    else post.call(this, message, ...rest);
};"""


def add(page: Page, title: str) -> None:
    page.locator("#section-credentials").get_by_role("button", name="Add a credential").click()
    answer(page.locator("#section-credentials .cp-card").last, "title", title)


@pytest.mark.console_errors
def test_a_failure_stays_in_sight_whatever_is_typed(page: Page, base_url: str) -> None:
    page.route(f"{base_url}engine/**", lambda route: route.abort())
    opened(page, base_url)
    failed = page.locator(".cp-box--failed")
    expect(failed).to_be_visible(timeout=SLOW)
    add(page, "Mine")
    settled(page)
    expect(failed.get_by_role("button", name="Try again")).to_be_visible()
    page.get_by_role("button", name="Start again").click()
    settled(page)
    expect(failed.get_by_role("button", name="Try again")).to_be_visible()
    page.get_by_role("button", name="Undo").click()
    settled(page)
    expect(card(page, 0)).to_contain_text("Mine")
    expect(failed).to_have_count(1)
    expect(page.locator("#result")).not_to_contain_text("No answers yet")
    page.unroute(f"{base_url}engine/**")
    answer(card(page, 0), "country", "CA")
    failed.get_by_role("button", name="Try again").click()
    answered(page)


@pytest.mark.console_errors
@pytest.mark.parametrize("script", ["check.js", "engine/start.js", "words/{}/form.js"])
@pytest.mark.parametrize("locale", ["", "fr/"])
def test_without_its_scripts_the_page_says_what_to_do(page: Page, base_url: str, script: str, locale: str) -> None:
    page.route(f"**/{script.format(locale.strip('/') or 'en')}", lambda route: route.fulfill(body="}", status=200))
    page.goto(f"{base_url}{locale}check/")
    expect(page.locator("#check")).to_contain_text("rechargez la page" if locale else "load the page again")
    expect(page.locator("#check p")).to_be_visible()
    expect(page.locator("#cp-without a").first).to_be_visible()


def test_where_nothing_can_be_kept_the_page_says_so(new_context: Callable[..., BrowserContext], base_url: str) -> None:
    for script in (BLOCKED, FULL):
        page = new_context().new_page()
        page.add_init_script(script)
        opened(page, base_url)
        add(page, "Mine")
        page.get_by_label("Keep on this device").click()
        expect(page.locator("#form > .cp-note")).to_contain_text("its storage is full or switched off")
        expect(page.get_by_label("Keep on this device")).not_to_be_checked()
        expect(card(page, 0)).to_contain_text("Mine")


def test_search_and_the_dark_choice_work_where_storage_is_closed(page: Page, base_url: str) -> None:
    page.add_init_script(BLOCKED)
    page.goto(base_url)
    for nth in (1, 2):  # from the system's to light, from light to dark
        page.locator(f"label[for=__palette_{nth}]").click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    page.keyboard.press("/")
    page.keyboard.type("certificate")
    expect(page.locator(".md-search-result__link").first).to_be_visible()


def test_two_tabs_go_the_same_way(context: BrowserContext, base_url: str) -> None:
    """What one tab keeps on the device, the other shows; what one has forgotten, the other does not write back."""
    here, there = context.new_page(), context.new_page()
    opened(here, base_url)
    add(here, "First")
    here.get_by_label("Keep on this device").check()
    opened(there, base_url)
    expect(there.get_by_label("Keep on this device")).to_be_checked()
    expect(card(there, 0)).to_contain_text("First")
    add(there, "Second")
    expect(card(here, 1)).to_contain_text("Second")
    expect(here.locator("#form > .cp-note")).to_contain_text("another tab")
    add(here, "Third")
    expect(card(there, 2)).to_contain_text("Third")
    there.get_by_role("button", name="Start again").click()
    there.get_by_label("Keep on this device").uncheck()
    expect(here.get_by_label("Keep on this device")).not_to_be_checked()
    expect(here.locator("#form > .cp-note")).to_contain_text("stopped keeping")
    add(here, "Fourth")
    settled(here)
    assert "Fourth" not in json.dumps(here.evaluate("({ ...localStorage })"))
    assert "First" not in json.dumps(there.evaluate("({ ...localStorage })"))


def test_a_tab_that_keeps_to_itself_leaves_the_other_alone(context: BrowserContext, base_url: str) -> None:
    here, there = context.new_page(), context.new_page()
    opened(there, base_url)
    add(there, "Mine alone")
    opened(here, base_url)
    add(here, "Kept")
    here.get_by_label("Keep on this device").check()
    add(there, "Mine too")
    there.reload()
    expect(card(there, 0)).to_contain_text("Mine alone")
    expect(there.get_by_label("Keep on this device")).not_to_be_checked()
    assert "Kept" in json.dumps(here.evaluate("({ ...localStorage })"))


def test_an_answer_that_takes_long_is_said_to_be_on_its_way(page: Page, base_url: str) -> None:
    page.add_init_script(HOLDING)
    opened(page, base_url, "#example=in-person-year")
    total(page, "482")
    page.evaluate("window.holding = true")
    card(page, 1).get_by_role("button", name="Edit").click()
    answer(card(page, 1), "title", "Another name")
    expect(page.locator(".cp-stage")).to_contain_text("Still working out")
    page.wait_for_function("() => window.held")
    page.evaluate("window.holding = false; window.held()")
    settled(page)
    expect(page.locator(".cp-stage")).to_be_hidden()
