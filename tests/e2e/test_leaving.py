"""Whoever leaves a page while it is still coming hears nothing of what was cut off: the console stays clean, in both browsers."""

from __future__ import annotations

import pytest
from check_form import SLOW, answered, opened
from playwright.sync_api import Error, Page, expect
from test_plan_page import PLANS, PROFILE, fragment

pytestmark = [pytest.mark.browser, pytest.mark.firefox]
PLACES = (
    "",
    "check/#example=online-year",
    f"plan/{fragment(PROFILE, PLANS)}",
    "guide/your-credential/",
    "reference/rounds/",
    "fr/check/#example=in-person-year",
    "fr/guide/online-certificate/",
    f"fr/plan/{fragment(PROFILE, PLANS)}",
)
MOMENTS = (0, 40, 150, 500, 1500)  # milliseconds after the page began to come


def set_out(page: Page, address: str) -> None:
    """Go to a page and do not wait; Firefox may begin anew, for the same page, what its service worker had begun."""
    try:
        page.goto(address, wait_until="commit")
    except Error as error:
        if f'is interrupted by another navigation to "{address}"' not in error.message:
            raise


def hurried(page: Page, base_url: str) -> None:
    """From page to page, each left before all of it is there; where there is a search, with letters in it."""
    for moment in MOMENTS:
        for place in PLACES:
            set_out(page, base_url + place)
            page.wait_for_timeout(moment)
            if moment > MOMENTS[1]:
                page.keyboard.press("/")
                page.keyboard.type("ec")


def test_nothing_is_said_of_a_first_visit_in_a_hurry(page: Page, base_url: str) -> None:
    hurried(page, base_url)
    page.goto(f"{base_url}about/privacy/", wait_until="networkidle")
    expect(page.locator("h1").first).to_be_visible()


def test_nothing_is_said_while_the_site_is_being_kept(page: Page, base_url: str) -> None:
    """The service worker has just come, and answers for every page while it gets all others."""
    opened(page, base_url, "#example=online-year")
    answered(page)
    page.wait_for_function("() => navigator.serviceWorker.controller !== null", timeout=SLOW)
    hurried(page, base_url)
    page.goto(f"{base_url}about/privacy/", wait_until="networkidle")
    expect(page.locator("h1").first).to_be_visible()
