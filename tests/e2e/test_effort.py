"""How much work an answer takes: clicks and keys from an empty page, counted as a person makes them.

A click is a press of a button, of an answer, of a field to type in, or a choice from a list; a key is one character typed or
one key pressed.
"""

import pytest
from check_form import SLOW, opened, question, settled, total, verdict
from playwright.sync_api import Locator, Page

pytestmark = pytest.mark.browser


class Hands:
    """What a person does at the page, and how often."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.clicks = 0
        self.keys = 0

    def press(self, target: Locator) -> None:
        self.clicks += 1
        target.click()

    def pick(self, scope: Locator, key: str, name: str) -> None:
        field = question(scope, key)
        self.press(
            field.locator("label.cp-choice").filter(has_text=name).or_(field.get_by_role("button", name=name)).first
        )

    def choose(self, scope: Locator, key: str, value: str) -> None:
        self.clicks += 1
        question(scope, key).locator("select").select_option(value)

    def type(self, scope: Locator, key: str, text: str) -> None:
        self.press(question(scope, key).locator("input[type=text]").first)
        self.keys += len(text)
        self.page.keyboard.type(text)


def enter_degree(hands: Hands, section: Locator) -> None:
    """A bachelor's degree from abroad, assessed."""
    hands.press(section.get_by_role("button", name="Add a credential"))
    held = section.locator(".cp-card").last
    hands.pick(held, "status", "I hold it")
    hands.choose(held, "country", "US")
    hands.choose(held, "kind", "bachelors")
    hands.pick(held, "assessed", "Yes")
    hands.choose(held, "eca/organization", "WES")
    hands.pick(held, "eca/issued_on", "Less than 5 years")
    hands.choose(held, "eca/outcome", "three-year")


def enter_levels(hands: Hands, section: Locator) -> None:
    """Level 9 in all four abilities."""
    hands.choose(section, "test", "clb-en")
    question(section, "same_level").wait_for()
    hands.press(question(section, "same_level").get_by_role("button", name="9", exact=True))
    hands.pick(section, "taken_on", "Less than 2 years")


def enter_rest(hands: Hands, with_partner: bool) -> None:
    page = hands.page
    you, work, more = (page.locator(f"#section-{name}") for name in ("you", "work", "more"))
    hands.type(you, "age", "29")
    hands.pick(you, "partner_status", "Yes" if with_partner else "No")
    enter_levels(hands, page.locator("#section-languages"))
    hands.press(question(work, "canadian_years").get_by_role("button", name="1", exact=True))
    hands.press(question(work, "foreign_years").get_by_role("button", name="3", exact=True))
    hands.press(more.get_by_role("button", name="None of these"))


def test_a_credential_whose_facts_are_known_is_answered_after_eight_actions(page: Page, base_url: str) -> None:
    hands = Hands(opened(page, base_url))
    enter_degree(hands, page.locator("#section-credentials"))
    verdict(page, 0, "Level of education").get_by_text("Counts", exact=False).first.wait_for(timeout=SLOW)
    assert hands.clicks + hands.keys <= 8


def test_one_person_reaches_a_total(page: Page, base_url: str) -> None:
    hands = Hands(opened(page, base_url))
    enter_degree(hands, page.locator("#section-credentials"))
    enter_rest(hands, with_partner=False)
    total(page, "482")
    assert hands.clicks <= 16, hands.clicks
    assert hands.keys <= 16, hands.keys


def test_a_couple_reaches_a_total(page: Page, base_url: str) -> None:
    hands = Hands(opened(page, base_url))
    enter_degree(hands, page.locator("#section-credentials"))
    enter_rest(hands, with_partner=True)
    you = page.locator("#section-you")
    hands.pick(you, "accompanying", "Yes")
    hands.pick(you, "canadian", "No")
    enter_degree(hands, you)
    enter_levels(hands, you)
    hands.press(question(you, "work/canadian_years").get_by_role("button", name="0", exact=True))
    settled(page)
    text = page.locator("#result .cp-total__number").inner_text()
    assert text.isdigit(), f"still a range: {text}"
    assert hands.clicks <= 34, hands.clicks
    assert hands.keys <= 30, hands.keys
