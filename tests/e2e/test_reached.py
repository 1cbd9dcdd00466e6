"""What the keyboard comes to is in sight, and nothing moves where a reader asked for stillness."""

from __future__ import annotations

from pathlib import Path

import pytest
from check_form import answered, opened
from looks import addresses
from playwright.sync_api import Page
from test_accessible import ALL_OPEN

pytestmark = pytest.mark.browser

# Is any of what has the keyboard in sight? A choice shows itself by its words, the scheme of colours by its button.
COVERED = """(() => {
    const shownFor = (one) =>
        one.matches(".cp-choice input") ? one.parentElement
        : one.matches(".md-option") ? one.closest("form").querySelector("label:not([hidden])") : one;
    return (one) => {
        const shown = shownFor(one);
        for (const box of shown.getClientRects()) {
            const left = Math.max(box.left, 0), right = Math.min(box.right, innerWidth);
            const top = Math.max(box.top, 0), bottom = Math.min(box.bottom, innerHeight);
            if (left >= right || top >= bottom) continue;
            for (const across of [0.1, 0.5, 0.9]) {
                for (const down of [0.15, 0.5, 0.85]) {
                    const there = document.elementFromPoint(left + (right - left) * across, top + (bottom - top) * down);
                    if (there && (shown.contains(there) || there.closest("label")?.control === one)) return "";
                }
            }
        }
        return one.outerHTML.slice(0, 120);
    };
})()"""
WALK = f"""() => {{
    const covered = {COVERED};
    const stops = [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex]")].filter(
        (one) => one.tabIndex >= 0 && !one.disabled && one.checkVisibility({{ visibilityProperty: true }})
            && !one.closest("[inert], .md-search")); // that one opens as the keyboard comes
    const found = [];
    for (const one of [...stops, ...stops.toReversed()]) {{
        one.focus();
        if (document.activeElement === one && covered(one)) found.push(covered(one));
    }}
    return [stops.length, found];
}}"""
SMALL = {"width": 320, "height": 256}  # 1280 by 1024 at 400 %


@pytest.mark.parametrize("size", [SMALL, {"width": 1280, "height": 720}], ids=["400 %", "100 %"])
def test_what_the_keyboard_comes_to_is_never_covered(
    page: Page, base_url: str, site: Path, size: dict[str, int]
) -> None:
    """On every page, forth and back."""
    page.set_viewport_size(size)  # type: ignore[arg-type]
    page.emulate_media(reduced_motion="reduce")
    hidden = {}
    for place, address in enumerate(addresses(site)):
        page.goto(base_url + ("fr/" if place % 2 else "") + address, wait_until="load")
        stops, found = page.evaluate(WALK)
        assert stops > 10, address
        if found:
            hidden[address] = found
    assert hidden == {}


@pytest.mark.parametrize("folder", ["", "fr/"])
def test_with_an_answer_nothing_that_the_keyboard_comes_to_is_covered(page: Page, base_url: str, folder: str) -> None:
    """By real presses of Tab, forth and back, with the bar under the form and everything open, at 400 %."""
    page.set_viewport_size(SMALL)  # type: ignore[arg-type]
    page.emulate_media(reduced_motion="reduce")
    opened(page, base_url + folder, "#example=online-year")
    answered(page)
    page.evaluate(ALL_OPEN)
    page.locator(".md-content a, .md-content button").first.focus()
    for key, least in (("Tab", 100), ("Shift+Tab", 0)):
        seen = 0
        for _ in range(150):
            page.keyboard.press(key)
            if page.evaluate("!!document.activeElement.closest('.md-content')"):
                page.wait_for_function(
                    f"() => !({COVERED})(document.activeElement)"
                )  # what comes late may move it for a moment
                seen += 1
        assert seen > least


MOVING = """() => [...document.querySelectorAll("*")].filter((one) => {
    const { transitionDuration, animationName, scrollBehavior } = getComputedStyle(one);
    const moves = transitionDuration.split(",").some((each) => parseFloat(each) > 0.01);
    return one.checkVisibility() && (moves || (animationName !== "none" && animationName !== "cp-late") || scrollBehavior === "smooth");
}).map((one) => one.outerHTML.slice(0, 100))"""


@pytest.mark.parametrize(
    "address", ["", "check/#example=online-year", "plan/", "guide/your-credential/", "fr/reference/rounds/"]
)
def test_nothing_moves_for_who_asked_for_stillness(page: Page, base_url: str, address: str) -> None:
    page.emulate_media(reduced_motion="reduce")
    page.goto(base_url + address, wait_until="load")
    if "check" in address:
        answered(page)
    assert page.evaluate(MOVING) == []
    page.emulate_media(reduced_motion="no-preference")
    assert page.evaluate(MOVING) != []
