"""A newer build is published: whoever comes back gets its pages, its scripts and its rules, or all of the one before, and never a mix."""

from collections.abc import Callable

import next_build
import pytest
from check_form import SLOW, answered, opened, settled, total
from kept import wait_until_kept
from line import Line
from playwright.sync_api import BrowserContext, Page, expect

pytestmark = pytest.mark.browser


def seen(page: Page) -> dict[str, bool]:
    """Is it of the next build: the page, its scripts, and the core that answered?"""
    answered(page)
    page.locator("#factors > summary").click()
    report = page.locator("#report")
    expect(report).to_contain_text(" 29 on ")
    core, script = (words[1].decode().strip() for words in (next_build.CORE, next_build.SCRIPT))
    return {
        "page": page.locator("#cp-site").get_attribute("data-next") is not None,
        "script": script in (page.locator("#check").text_content() or ""),
        "core": f"{core} 29" in (report.text_content() or ""),
    }


def visited(page: Page, base_url: str) -> Page:
    """The calculator as the host has it: a host that a busy machine makes too late has what is kept stand in for it, and is asked again."""
    for _ in range(20):
        page.goto("about:blank")
        answer = page.goto(f"{base_url}check/#example=online-year")
        page.locator("#check[data-ready]").wait_for(timeout=SLOW)
        if answer is not None and answer.header_value("x-offline") is None:
            return page
    raise AssertionError("the host is never in time")


def all_of_it(is_next: bool) -> dict[str, bool]:
    return dict.fromkeys(("page", "script", "core"), is_next)


@pytest.mark.console_errors
@pytest.mark.firefox
def test_the_next_visit_runs_the_next_build_and_so_does_one_without_a_connection(
    page: Page, base_url: str, line: Line, publish: Callable[..., None]
) -> None:
    opened(page, base_url, "#example=online-year")
    assert seen(page) == all_of_it(False)
    first = wait_until_kept(page)
    publish()
    assert seen(visited(page, base_url)) == all_of_it(True)
    wait_until_kept(page, other_than=first)
    page.goto("about:blank")
    line.cut()
    opened(page, base_url, "#example=online-year")
    assert seen(page) == all_of_it(True)
    expect(page.locator(".cp-stage")).to_contain_text("Offline")


@pytest.mark.console_errors
@pytest.mark.firefox
def test_a_visit_too_short_to_keep_the_next_build_leaves_the_one_before_whole(
    page: Page, base_url: str, line: Line, publish: Callable[..., None]
) -> None:
    """The service worker of the build before is still in charge, and has seen pages of the next one go by."""
    opened(page, base_url, "#example=online-year")
    answered(page)
    wait_until_kept(page)
    publish("sw.js")
    for place in ("", "fr/", "guide/online-certificate/"):
        page.goto(f"{base_url}{place}")
        expect(page.locator("#cp-site[data-next]")).to_be_attached()
    page.goto("about:blank")
    line.cut()
    opened(page, base_url, "#example=online-year")
    assert seen(page) == all_of_it(False)
    page.goto(base_url)
    expect(page.locator("#cp-site:not([data-next])")).to_be_attached()


@pytest.mark.console_errors
@pytest.mark.parametrize("cached", [True, False], ids=["cached", "expired"])
def test_back_to_a_page_of_the_build_before_where_nothing_is_kept(
    new_context: Callable[..., BrowserContext], base_url: str, line: Line, publish: Callable[..., None], cached: bool
) -> None:
    """What the browser still has of it may do; what is gone from the host is said to be outdated, and loading again mends it.

    In Chromium alone: as Firefox is driven here, it does not tell of a page that it had put aside.
    """
    page = new_context(service_workers="block").new_page()
    line.max_age = 600 if cached else 0
    opened(page, base_url, "#example=online-year")
    total(page, "482")
    page.goto(f"{base_url}about/privacy/")
    publish()
    page.evaluate("history.back()")
    page.wait_for_url("**/check/**")
    page.locator("#check[data-ready]").wait_for(timeout=SLOW)
    settled(page)
    again = page.get_by_role("button", name="Load again")
    expect(page.locator("#result .cp-total__number, .cp-box--failed").first).to_be_visible()
    if again.is_visible():
        expect(page.locator(".cp-box--failed")).to_contain_text("There is a newer version of this page")
        again.click()
        expect(page.locator("#cp-site[data-next]")).to_be_attached()
        page.locator("#check[data-ready]").wait_for(timeout=SLOW)
        assert seen(page) == all_of_it(True)
    total(page, "482")
