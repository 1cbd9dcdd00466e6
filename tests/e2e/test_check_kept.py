"""What is kept stays kept: a link's answers stand beside it, and starting again says what happened."""

from __future__ import annotations

import json
from typing import Any

import pytest
from check_form import answer, answered, card, opened, settled
from playwright.sync_api import Locator, Page, expect

from tools.lib.share import share_code

pytestmark = pytest.mark.browser

LINKED: dict[str, Any] = {"applicant": {"credentials": [{"country": "US", "kind": "bachelors", "title": "Theirs"}]}}


def mine(page: Page, base_url: str) -> None:
    """Answers of the person's own, kept on the device."""
    opened(page, base_url)
    page.locator("#section-credentials").get_by_role("button", name="Add a credential").click()
    answer(card(page, 0), "country", "CA")
    answer(card(page, 0), "title", "Mine")
    page.get_by_label("Keep on this device").check()
    settled(page)


def followed(page: Page, base_url: str, fragment: str) -> Locator:
    """A link opened as from elsewhere; the note above the form."""
    page.goto(f"{base_url}404.html")
    opened(page, base_url, fragment)
    return page.locator(".cp-form > .cp-note")


def kept(page: Page) -> str:
    return json.dumps(page.evaluate("({ ...localStorage })"))


def test_a_link_stands_beside_what_is_kept_and_never_over_it(page: Page, base_url: str) -> None:
    mine(page, base_url)
    note = followed(page, base_url, f"#p={share_code(LINKED)}")
    expect(card(page, 0)).to_contain_text("Theirs")
    expect(note).to_contain_text("Your own are kept")
    expect(page.get_by_label("Keep on this device")).to_be_hidden()
    page.get_by_role("button", name="Edit").click()
    answer(card(page, 0), "title", "Theirs, changed")
    settled(page)
    assert "Mine" in kept(page)
    assert "Theirs" not in kept(page)
    page.reload()
    expect(card(page, 0)).to_contain_text("Theirs, changed")
    note.get_by_role("button", name="Undo").click()
    expect(card(page, 0)).to_contain_text("Mine")
    expect(note).to_be_hidden()
    page.reload()
    expect(card(page, 0)).to_contain_text("Mine")


def test_a_links_answers_can_take_the_place_of_what_is_kept_and_give_it_back(page: Page, base_url: str) -> None:
    mine(page, base_url)
    note = followed(page, base_url, "#example=online-short")
    note.get_by_role("button", name="Keep these instead").click()
    assert "Mine" not in kept(page)
    expect(note).to_contain_text("took the place")
    note.get_by_role("button", name="Undo").click()
    expect(card(page, 0)).to_contain_text("Mine")
    assert "Mine" in kept(page)


def test_a_link_is_simply_opened_where_nothing_is_kept(page: Page, base_url: str) -> None:
    note = followed(page, base_url, f"#p={share_code(LINKED)}")
    answered(page)
    expect(note).to_be_hidden()
    # and the same link again is no stranger
    note = followed(page, base_url, f"#p={share_code(LINKED)}")
    answered(page)
    expect(note).to_be_hidden()


def test_starting_again_says_what_happened_and_can_be_undone(page: Page, base_url: str) -> None:
    mine(page, base_url)
    page.get_by_role("button", name="Start again").click()
    note = page.locator(".cp-form > .cp-note")
    expect(note).to_contain_text("All answers are removed, from this page and from this device")
    expect(page.locator("#cp-said")).to_contain_text("removed")
    assert "Mine" not in kept(page)
    note.get_by_role("button", name="Undo").click()
    expect(card(page, 0)).to_contain_text("Mine")


def test_starting_again_over_a_link_leads_back_to_ones_own(page: Page, base_url: str) -> None:
    mine(page, base_url)
    note = followed(page, base_url, f"#p={share_code(LINKED)}")
    settled(page)
    page.get_by_role("button", name="Start again").click()
    expect(note).to_contain_text("These are your own")
    expect(card(page, 0)).to_contain_text("Mine")
    assert "Mine" in kept(page)


@pytest.mark.console_errors
def test_a_link_that_nothing_has_accepted_yet_goes_with_the_language_too(page: Page, base_url: str) -> None:
    mine(page, base_url)
    page.context.route(f"{base_url}engine/**", lambda route: route.abort())
    followed(page, base_url, f"#p={share_code(LINKED)}")
    page.get_by_role("link", name="Français").click()
    page.locator("html[lang=fr] #check[data-ready]").wait_for()
    expect(card(page, 0)).to_contain_text("Theirs")


def test_a_link_goes_with_the_language_and_so_do_ones_own(page: Page, base_url: str) -> None:
    mine(page, base_url)
    followed(page, base_url, f"#p={share_code(LINKED)}")
    page.get_by_role("link", name="Français").click()
    page.locator("html[lang=fr] #check[data-ready]").wait_for()
    expect(card(page, 0)).to_contain_text("Theirs")
    page.get_by_role("button", name="Annuler").click()
    expect(card(page, 0)).to_contain_text("Mine")
