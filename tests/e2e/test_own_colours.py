"""Where the reader's own colours replace the site's, and where a finger points."""

from collections.abc import Callable

import pytest
from check_form import card, opened, question
from playwright.sync_api import BrowserContext, expect

pytestmark = pytest.mark.browser
BACKGROUND = "(one) => getComputedStyle(one).backgroundColor"


def test_a_chosen_answer_looks_chosen_in_the_readers_own_colours(
    new_context: Callable[..., BrowserContext], base_url: str
) -> None:
    page = new_context(forced_colors="active").new_page()
    opened(page, base_url, "#example=online-year")
    card(page, 1).get_by_role("button", name="Edit").click()
    choices = question(card(page, 1), "status").locator(".cp-choice")
    chosen = choices.filter(has=page.locator("input:checked")).locator("span")
    others = choices.filter(has_not=page.locator("input:checked")).locator("span")
    expect(chosen).to_have_count(1)
    assert chosen.evaluate(BACKGROUND) != others.first.evaluate(BACKGROUND)
    pills = question(card(page, 1), "program_years")
    pressed, free = pills.locator("[aria-pressed=true]"), pills.locator("[aria-pressed=false]")
    assert pressed.first.evaluate(BACKGROUND) != free.first.evaluate(BACKGROUND)


def test_a_control_is_as_large_as_a_finger(new_context: Callable[..., BrowserContext], base_url: str) -> None:
    page = new_context(viewport={"width": 390, "height": 800}, has_touch=True).new_page()
    opened(page, base_url, "#example=online-year")
    card(page, 1).get_by_role("button", name="Edit").click()
    small = page.evaluate(
        """() => matchMedia("(pointer: coarse)").matches
            ? [...document.querySelectorAll(".cp-form :is(button, select, summary, input[type=text], .cp-choice span)")]
                .filter((one) => one.checkVisibility() && one.getBoundingClientRect().height < 43.9)
                .map((one) => one.outerHTML.slice(0, 80))
            : ["no finger points here"]"""
    )
    assert small == []
