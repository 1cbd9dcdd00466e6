"""The browser's own way back: a page that was put aside whole shows what is there by now, and loses nothing."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from copy import deepcopy
from typing import Any

import pytest
from check_form import SLOW, answer, total, unfold
from check_form import settled as check_settled
from conftest import in_firefox
from playwright.sync_api import BrowserContext, BrowserType, Error, Page, expect
from test_decision_guide import asked, start
from test_plan_page import PLANS, PROFILE, cells, fragment, row, settled

from pycore import evaluate, plan

pytestmark = pytest.mark.browser
ASIDE = "--disable-back-forward-cache"  # what the driver asks of Chromium, which keeps pages whole otherwise
LOADED = {"fission.bfcacheInParent": False}
BACK = "addEventListener('pageshow', ({ persisted }) => { globalThis.whole = persisted; });"
AGED = {**deepcopy(PROFILE), "applicant": {**deepcopy(PROFILE["applicant"]), "age": 45}}
del AGED["applicant"]["birth_date"]


@pytest.fixture
def tab(
    browser_type: BrowserType,
    browser_type_launch_args: dict[str, Any],
    watch: Callable[[BrowserContext], BrowserContext],
) -> Iterator[Page]:
    """A tab of a browser that puts pages aside whole, as everybody's does.

    Firefox tells its driver nothing of a page that is come back to whole, and the driver waits for it to load, for ever: there the page is
    loaded anew here, and the last test of this file asks the page alone.
    """
    with_pages = {"firefox_user_prefs": LOADED} if in_firefox() else {"ignore_default_args": [ASIDE]}
    browser = browser_type.launch(**browser_type_launch_args, **with_pages)
    context = watch(browser.new_context())
    context.add_init_script(BACK)
    yield context.new_page()
    browser.close()


def go(tab: Page, steps: int, page: str) -> Page:
    """By the browser's own way, to a page that was put aside whole, which is not loaded again: the page itself says where it is."""
    whole = "false" if in_firefox() else "true"
    tab.evaluate(f"setTimeout(() => history.go({steps}), 0)")
    return until(tab, f"location.pathname.includes('/{page}/') && globalThis.whole === {whole}")


def until(tab: Page, holds: str) -> Page:
    """Ask the page that is there again and again until something holds."""
    for _ in range(900):
        with suppress(Error):  # between two pages there is nobody to ask
            if tab.evaluate(f"() => {holds}"):
                return tab
        tab.wait_for_timeout(100)
    raise AssertionError(f"never so: {holds}")


def at_rest(tab: Page) -> None:
    """Until the service worker has come: pages put aside before it comes are thrown away."""
    tab.wait_for_function("() => navigator.serviceWorker.controller !== null", timeout=SLOW)


def at_check(tab: Page, base_url: str, profile: dict[str, Any]) -> None:
    tab.goto(f"{base_url}check/{fragment(profile)}")
    total(tab, str(evaluate(profile)["crs"]["total"]))
    at_rest(tab)


def to_plan(tab: Page) -> None:
    tab.locator(".cp-tools").get_by_role("link", name="Plan", exact=True).click()
    tab.wait_for_url(re.compile("/plan/"))
    settled(tab)


def with_sibling(profile: dict[str, Any]) -> dict[str, Any]:
    return {**profile, "sibling_in_canada": True}


@pytest.mark.firefox
def test_what_each_page_changed_is_on_the_other_when_that_is_come_back_to(tab: Page, base_url: str) -> None:
    at_check(tab, base_url, PROFILE)
    to_plan(tab)
    tab.get_by_role("button", name="Duplicate: Online analytics").click()
    settled(tab)
    check_settled(go(tab, -1, "check"))
    total(tab, str(evaluate(PROFILE)["crs"]["total"]))
    answer(unfold(tab, "more"), "sibling_in_canada", "Yes")
    total(tab, str(evaluate(with_sibling(PROFILE))["crs"]["total"]))
    settled(go(tab, 1, "plan"))
    expect(tab.locator("thead [data-plan]")).to_have_count(2)
    steps = [{"do": "complete", "place": 1}]
    done = plan(with_sibling(PROFILE), steps)["after"]["crs"]["total"]
    assert cells(row(tab, "total"))[0] == str(evaluate(with_sibling(PROFILE))["crs"]["total"])
    assert cells(row(tab, "total"))[1].startswith(str(done))
    tab.reload()
    settled(tab)
    expect(tab.locator("thead [data-plan]")).to_have_count(2)
    assert cells(row(tab, "total"))[1].startswith(str(done))


def test_where_nothing_was_changed_the_page_is_as_it_was_left(tab: Page, base_url: str) -> None:
    """In Chromium alone: in Firefox the page is loaded anew here."""
    at_check(tab, base_url, PROFILE)
    tab.locator("#section-credentials").get_by_role("button", name="Edit").last.click()
    title = tab.locator('#section-credentials [data-key="title"] input').last
    expect(title).to_be_visible()
    to_plan(tab)
    check_settled(go(tab, -1, "check"))
    expect(title).to_be_visible()
    total(tab, str(evaluate(PROFILE)["crs"]["total"]))
    answer(unfold(tab, "more"), "sibling_in_canada", "Yes")
    total(
        tab, str(evaluate(with_sibling(PROFILE))["crs"]["total"])
    )  # the engine, stopped when the page was left, has begun anew


@pytest.mark.firefox
def test_what_is_kept_on_the_device_goes_along_and_no_other_tab_is_named(tab: Page, base_url: str) -> None:
    at_check(tab, base_url, PROFILE)
    tab.get_by_label("Keep on this device").check()
    to_plan(tab)
    tab.get_by_role("button", name="Duplicate: Online analytics").click()
    settled(tab)
    check_settled(go(tab, -1, "check"))
    expect(tab.locator(".cp-form > .cp-note")).to_be_hidden()
    expect(tab.get_by_label("Keep on this device")).to_be_checked()
    answer(unfold(tab, "more"), "sibling_in_canada", "Yes")
    check_settled(tab)
    kept = tab.evaluate("JSON.parse(localStorage.getItem('credpoints.check.v1'))")
    assert len(kept["plans"]) == 2
    assert kept["more"]["sibling_in_canada"] is True
    settled(go(tab, 1, "plan"))
    assert cells(row(tab, "total"))[0] == str(evaluate(with_sibling(PROFILE))["crs"]["total"])


@pytest.mark.firefox
def test_a_link_opened_in_between_stands_there_and_ones_own_answers_stay_kept(tab: Page, base_url: str) -> None:
    at_check(tab, base_url, PROFILE)
    tab.goto(f"{base_url}plan/{fragment(AGED, PLANS)}")
    settled(tab)
    total(go(tab, -1, "check"), str(evaluate(AGED)["crs"]["total"]))
    note = tab.locator(".cp-form > .cp-note")
    expect(note).to_contain_text("Your own are kept")
    note.get_by_role("button", name="Undo").click()
    total(tab, str(evaluate(PROFILE)["crs"]["total"]))
    settled(go(tab, 1, "plan"))
    assert cells(row(tab, "total"))[0] == str(evaluate(PROFILE)["crs"]["total"])


@pytest.mark.firefox
def test_it_is_about_whom_the_page_in_between_was_about(tab: Page, base_url: str) -> None:
    at_check(tab, base_url, PROFILE)
    tab.locator("#people summary").first.click()
    tab.get_by_role("button", name="Keep several people").click()
    tab.get_by_role("button", name="Add a person").click()
    check_settled(tab)
    tab.goto(f"{base_url}plan/")
    tab.locator("#plan[data-ready]:not([data-waiting])").wait_for(timeout=SLOW)
    tab.locator("#cp-person").select_option(index=1)
    settled(tab)
    total(go(tab, -1, "check"), str(evaluate(PROFILE)["crs"]["total"]))
    chosen = "(select) => select.selectedIndex"
    assert tab.locator("#cp-person").evaluate(chosen) == 1
    tab.locator("#cp-person").select_option(index=2)
    expect(tab.locator("#section-credentials .cp-card")).to_have_count(0)
    go(tab, 1, "plan")
    expect(tab.locator("#plan .cp-box--quiet")).to_be_visible()
    assert tab.locator("#cp-person").evaluate(chosen) == 2


def test_the_guide_goes_on_where_the_other_language_had_come(tab: Page, base_url: str) -> None:
    """In Chromium alone: in Firefox the page is loaded anew here, and begins with its door."""
    start(tab, base_url, "CA", "Certificate")
    asked(tab, "status")
    at_rest(tab)
    tab.locator("a.cp-language").click()
    tab.locator("html[lang=fr] #decision-guide[data-ready] .md-button--primary").click()
    question = tab.locator('.cp-guide__form[data-question="status"]')
    question.locator("input[type=radio]").first.check()
    question.locator("button[type=submit]").click()
    answers = tab.locator(".cp-guide__answers dd")
    expect(answers).to_have_count(3)
    go(tab, -2, "guide/your-credential")
    expect(tab.locator("html")).to_have_attribute("lang", "en")
    expect(answers).to_have_count(3)


def test_a_page_put_aside_whole_shows_what_the_other_changed(
    browser_type: BrowserType, browser_type_launch_args: dict[str, Any], base_url: str
) -> None:
    """Once more with the page alone to ask, as everybody's Firefox comes back to it."""
    browser = browser_type.launch(
        **browser_type_launch_args, **({} if in_firefox() else {"ignore_default_args": [ASIDE]})
    )
    tab = browser.new_context().new_page()
    tab.add_init_script(BACK)
    at_check(tab, base_url, PROFILE)
    to_plan(tab)
    tab.get_by_role("button", name="Duplicate: Online analytics").click()
    settled(tab)
    back = "setTimeout(() => history.go({}), 0)".format
    tab.evaluate(back(-1))
    until(tab, "location.pathname.endsWith('/check/') && globalThis.whole === true")
    until(tab, "document.querySelector('#check:not([data-waiting])') !== null")
    yes = '#section-more [data-key="sibling_in_canada"] input'
    tab.evaluate("(yes) => document.querySelector(yes).click()", yes)
    score = evaluate(with_sibling(PROFILE))["crs"]["total"]
    until(tab, f"document.querySelector('.cp-total__number')?.textContent === '{score}'")
    tab.evaluate(back(1))
    until(tab, "location.pathname.endsWith('/plan/') && globalThis.whole === true")
    until(tab, f"document.querySelector('[data-row=total] td')?.textContent.trim() === '{score}'")
    assert tab.evaluate("document.querySelectorAll('thead [data-plan]').length") == 2
    browser.close()
