"""Where the reader's own colours replace the site's, and where a finger points."""

from collections.abc import Callable

import pytest
from check_form import card, opened, question
from playwright.sync_api import BrowserContext, Page, expect
from test_accessible import check_filled, guide_asks, guide_decides, menu_open, plan_filled

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
    arrow = "(one) => getComputedStyle(one).appearance"
    assert page.locator("#form select").first.evaluate(arrow) == "auto", "the arrow is the browser's own"


SMALL = """() => matchMedia("(pointer: coarse)").matches
    ? [...document.querySelectorAll(`button, select, summary, input:not([type=radio], [type=checkbox]), .cp-choice span,
            .md-button, .md-header label, .md-header a`)]
        .filter((one) => one.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && !one.closest(".md-search__inner"))
        .map((one) => [one.outerHTML.slice(0, 80), one.getBoundingClientRect()])
        .filter(([, { width, height }]) => width && (width < 43.9 || height < 43.9)).map(([name]) => name)
    : ["no finger points here"]"""
BY_FINGER = [
    check_filled,
    plan_filled,
    guide_asks,
    guide_decides,
    menu_open,
    "",
    "fr/reference/rounds/",
    "reference/cases/",
]


@pytest.mark.parametrize("state", BY_FINGER, ids=lambda state: state if isinstance(state, str) else state.__name__)
def test_a_control_is_as_large_as_a_finger(
    new_context: Callable[..., BrowserContext], base_url: str, state: Callable[[Page, str], None] | str
) -> None:
    page = new_context(viewport={"width": 390, "height": 800}, has_touch=True, reduced_motion="reduce").new_page()
    if isinstance(state, str):
        page.goto(base_url + state, wait_until="networkidle")
    else:
        state(page, base_url)
    assert page.evaluate(SMALL) == []
