"""Which school: found by name, it fills the kind of school and says what that rests on."""

import re
from collections.abc import Callable

import pytest
from check_form import SLOW, answer, card, opened, question, settled, verdict
from playwright.sync_api import BrowserContext, Locator, Page, Route, expect

pytestmark = pytest.mark.browser


def certificate(page: Page) -> Locator:
    page.get_by_role("button", name="Add a credential").first.click()
    held = card(page, 0)
    answer(held, "country", "CA")
    answer(held, "kind", "certificate")
    return held


def line(held: Locator) -> Locator:
    return held.get_by_role("combobox", name="Which school?")


def options(held: Locator) -> Locator:
    return held.locator("[role=option]")


def kind(held: Locator) -> Locator:
    return question(held, "institution").locator("select")


def test_a_school_is_found_by_keyboard_and_fills_its_kind(page: Page, base_url: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    held = certificate(opened(page, base_url))
    assert not any("/schools-" in url for url in asked), "the names are loaded before anybody looks for one"
    line(held).focus()
    page.keyboard.type("univercity of calgary")
    found = options(held)
    expect(found.first).to_contain_text("University of Calgary", timeout=SLOW)
    expect(line(held)).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("ArrowDown")
    expect(found.first).to_have_attribute("aria-selected", "true")
    page.wait_for_function(
        """() => {
            const { id } = document.querySelector("[role=option]") ?? {};
            return id && document.activeElement.getAttribute("aria-activedescendant") === id;
        }"""
    )
    page.keyboard.press("Enter")
    expect(line(held)).to_have_value("University of Calgary")
    expect(line(held)).to_have_attribute("aria-expanded", "false")
    expect(kind(held)).to_have_value("public")
    told = held.locator(".cp-school")
    expect(told).to_contain_text("Public university, Alberta")
    expect(told).to_contain_text("certainty: high")
    expect(told.get_by_role("link").first).to_have_attribute("href", re.compile("^https://"))
    expect(told).to_contain_text("2026")
    assert sum("/schools-" in url for url in asked) == 1


def test_two_schools_of_one_name_are_told_apart_by_mouse(page: Page, base_url: str) -> None:
    held = certificate(opened(page, base_url))
    line(held).fill("Yorkville University")
    expect(options(held)).to_have_count(2, timeout=SLOW)
    expect(held.get_by_role("status").first).to_contain_text("More than one school")
    options(held).filter(has_text="Ontario").click()
    expect(kind(held)).to_have_value("private-degree")
    line(held).fill("Somewhere else")
    expect(kind(held)).to_have_value("")
    expect(held.locator(".cp-school")).to_be_hidden()


def test_a_school_whose_kind_is_not_settled_asks(page: Page, base_url: str) -> None:
    held = certificate(opened(page, base_url))
    line(held).fill("Cambrian College at Hanson")
    options(held).first.click(timeout=SLOW)
    expect(kind(held)).to_have_value("")
    expect(held.locator(".cp-school__ask")).to_contain_text("Two readings are open")
    kind(held).select_option("private-other")
    expect(verdict(page, 0, "Level of education")).to_contain_text("Unclear")
    expect(held.locator(".cp-school__ask")).to_be_visible()


def test_of_a_campus_with_a_private_partner_it_is_said_which_kinds_to_choose(page: Page, base_url: str) -> None:
    held = certificate(opened(page, base_url))
    line(held).fill("Lambton College in Toronto")
    options(held).first.click(timeout=SLOW)
    asks = held.locator(".cp-school__ask")
    expect(asks).to_contain_text("the kind of the public college that awards the credential")
    expect(asks).to_contain_text("another private school")
    expect(kind(held)).to_have_value("")
    for chosen in ("public", "private-other"):  # as the card says
        kind(held).select_option(chosen)
        settled(page)
        expect(asks).to_be_visible()
    expect(verdict(page, 0, "Study in Canada")).to_contain_text("Does not count", timeout=SLOW)


def test_a_school_that_is_not_in_the_list_gets_examples_and_the_directory(page: Page, base_url: str) -> None:
    held = certificate(opened(page, base_url))
    line(held).fill("Sorbonne")
    expect(held.get_by_role("status").first).to_contain_text("Nothing in this list", timeout=SLOW)
    expect(held.get_by_role("link", name="CICIC’s directory")).to_be_visible()
    page.keyboard.press("Escape")
    line(held).fill("University of Oxford")
    expect(held.get_by_role("status").first).to_contain_text("United Kingdom")
    settled(page)


@pytest.mark.console_errors
def test_without_the_names_the_kind_is_chosen(new_context: Callable[..., BrowserContext], base_url: str) -> None:
    """A service worker that has kept them would answer in the host's place."""
    page = new_context(service_workers="block").new_page()

    def refuse(route: Route) -> None:
        route.abort()

    held = certificate(opened(page, base_url))
    page.route(re.compile("/schools-"), refuse)
    line(held).fill("McGill")
    expect(held.get_by_role("status").first).to_contain_text("cannot be looked up", timeout=SLOW)
    page.unroute(re.compile("/schools-"))
    line(held).fill("McGill Univ")
    expect(options(held).first).to_contain_text("McGill University", timeout=SLOW)
