"""WCAG 2.2, A and AA, as far as axe can tell, on every page and in every state of those that answer; and 400 % zoom, which is 320 px.

In the ordinary run each page and state is looked at in one or two ways; CREDPOINTS_EVERY_LOOK=1 looks at all of them in all eight.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from check_form import SLOW, answer, answered, card, fill_date, opened, settled, unfold
from conftest import Hold
from looks import Look, addresses, dressed, looks_at, violations, with_axe
from playwright.sync_api import Page, expect
from test_plan_page import PLANS, PROFILE, fragment
from test_plan_page import settled as planned

from tools.lib.share import share_code

pytestmark = pytest.mark.browser
DEGREE = {"country": "IN", "kind": "bachelors", "eca": {"organization": "WES", "issued_on": "2019-05-01"}}
FEW = {"applicant": {"age": 31, "credentials": [DEGREE, {"country": "CA", "kind": "certificate", "planned": True}]}}
ALL_OPEN = "for (const one of document.querySelectorAll('#check details, #plan details')) one.open = true"


def check_empty(page: Page, place: str) -> None:
    opened(page, place)
    settled(page)


def check_wide(page: Page, place: str) -> None:
    """So much is open that no total is named."""
    opened(page, place, f"#p={share_code(FEW)}")
    settled(page)
    expect(page.locator("#result .cp-progress")).to_be_visible()


def check_filled(page: Page, place: str) -> None:
    opened(page, place, "#example=online-year")
    answered(page)
    page.evaluate(ALL_OPEN)
    for n in range(2):
        card(page, n).locator(".cp-card__buttons button").first.click()
    settled(page)


def check_refused(page: Page, place: str) -> None:
    opened(page, place, "#example=online-year")
    answered(page)
    answer(unfold(page, "you"), "age", "young")
    settled(page)
    expect(page.locator(".cp-summary")).to_be_visible()


def check_failed(page: Page, place: str) -> None:
    page.route("**/engine/**", lambda route: route.abort() if "/app/" not in route.request.url else route.continue_())
    opened(page, place, "#example=online-year")
    expect(page.locator(".cp-box--failed")).to_be_visible(timeout=SLOW)


def check_sheet(page: Page, place: str) -> None:
    opened(page, place, "#example=in-person-year")
    answered(page)
    bar = page.locator(".cp-bar__button")
    if bar.is_visible():
        bar.click()


def plan_empty(page: Page, place: str) -> None:
    page.goto(f"{place}plan/")
    planned(page)


def plan_filled(page: Page, place: str) -> None:
    page.goto(f"{place}plan/{fragment(PROFILE, PLANS)}")
    planned(page)
    page.locator('[data-keep="edit-0"]:visible').click()
    page.evaluate(ALL_OPEN)
    page.locator(".cp-plans__open").first.click()
    planned(page)
    page.evaluate("scrollTo(0, 0)")  # or the bar at the top lies over whatever was scrolled to


# Removes a plan, and stops what it sets off as soon as that can be stopped: a quick machine leaves a hand no time.
STOPPED = """() => new Promise((done, missed) => {
    document.querySelector('[data-keep="remove-0"]').click();
    const until = performance.now() + 30_000;
    (function look() {
        const stop = document.querySelector("#steps .cp-plan-progress button");
        if (stop?.checkVisibility()) done(stop.click());
        else if (performance.now() < until) setTimeout(look);
        else missed(new Error("nothing was there to stop"));
    })();
})"""


def people_open(page: Page) -> None:
    """Several people are kept, of whom the one shown has the answers that stand there."""
    page.locator("#people summary").first.click()
    page.locator("#people .cp-actions button").first.click()
    page.locator(".cp-people .cp-button--add").click()
    page.locator("#cp-person-name").fill("Anne-Sophie de la Rochefoucauld-Liancourt")
    page.locator("#cp-person").select_option(index=1)


def check_people(page: Page, place: str) -> None:
    opened(page, place, f"#p={share_code(PROFILE)}")
    answered(page)
    people_open(page)
    answered(page)
    page.evaluate(ALL_OPEN)
    settled(page)


def plan_people(page: Page, place: str) -> None:
    """Four plans, of which one cannot be; every reason is open, and one plan is being changed."""
    wrong = {"name": "Gone", "changes": [{"do": "complete", "place": 7}]}
    page.goto(f"{place}plan/{fragment(PROFILE, [*PLANS, wrong])}")
    planned(page)
    people_open(page)
    planned(page)
    page.locator('[data-keep="edit-0"]:visible').click()
    page.evaluate(ALL_OPEN)
    page.evaluate("for (const one of document.querySelectorAll('.cp-plans__open')) one.click()")
    planned(page)
    page.evaluate(ALL_OPEN)


def plan_stopped(page: Page, place: str) -> None:
    """What is long was stopped, a plan was removed."""
    page.goto(f"{place}plan/{fragment(PROFILE, PLANS)}")
    planned(page)
    page.locator("#steps").evaluate("(part) => (part.open = true)")  # on a narrow page it is folded
    page.evaluate(STOPPED)
    expect(page.locator("#steps")).to_contain_text(re.compile("Stopped|Arrêté"))
    planned(page)


def guide_asks(page: Page, place: str) -> None:
    page.goto(f"{place}guide/your-credential/")
    page.locator("#decision-guide[data-ready] .md-button--primary").click()
    page.locator(".cp-guide__form select").select_option("US")
    page.locator(".cp-guide__form button[type=submit]").click()
    page.locator('.cp-guide__form[data-question="kind"]').wait_for(timeout=SLOW)


def guide_decides(page: Page, place: str) -> None:
    """The first of the answers, or a day long past, until nothing more is asked."""
    guide_asks(page, place)
    asked = page.locator(".cp-guide__form")
    while not page.locator(".cp-guide__result").count():
        id = asked.get_attribute("data-question")
        if asked.locator("input[type=radio]").count():
            asked.locator("input[type=radio]").first.check()
        elif asked.locator("select").count():
            fill_date(asked, "2012-05")
        else:
            asked.locator("input").first.fill("1")
        asked.locator("button[type=submit]").click()
        page.locator(f'.cp-guide__result, .cp-guide__form:not([data-question="{id}"])').first.wait_for(timeout=SLOW)


def search_open(page: Page, place: str) -> None:
    page.goto(place, wait_until="networkidle")
    page.keyboard.press("/")
    expect(page.locator(".md-search__input")).to_be_focused()
    page.keyboard.type("CRS" if "/fr/" not in place else "études")
    page.locator(".md-search-result__link").first.wait_for()
    page.keyboard.press("ArrowDown")


def menu_open(page: Page, place: str) -> None:
    page.goto(f"{place}guide/online-certificate/", wait_until="networkidle")
    menu = page.locator("button.cp-menu")
    if menu.is_visible():
        menu.click()
        expect(page.locator(".md-nav--primary .md-nav__title").first).to_be_visible()


STATES = [
    check_empty,
    check_wide,
    check_filled,
    check_refused,
    check_failed,
    check_sheet,
    check_people,
    plan_empty,
    plan_filled,
    plan_people,
    plan_stopped,
    guide_asks,
    guide_decides,
    search_open,
    menu_open,
]
WAYS = [
    pytest.param(
        state, look, id=f"{state.__name__} {look}", marks=[pytest.mark.console_errors] * (state is check_failed)
    )
    for place, state in enumerate(STATES)
    for look in looks_at(place, 2)
]


@pytest.mark.parametrize(("state", "look"), WAYS)
def test_no_state_hinders_anybody(
    page: Page, base_url: str, root: Path, state: Callable[[Page, str], None], look: Look
) -> None:
    with_axe(page.context, root)
    state(dressed(page, look), base_url + look.folder)
    assert violations(page) == []


@pytest.mark.parametrize("look", looks_at(STATES.index(check_failed), 2), ids=str)
def test_a_calculator_that_is_awaited_hinders_nobody(
    page: Page, base_url: str, root: Path, hold: Hold, look: Look
) -> None:
    with_axe(page.context, root)
    hold.part = ".wasm"
    opened(dressed(page, look), base_url + look.folder, "#example=online-year")
    expect(page.locator(".cp-stage")).to_be_visible()
    assert violations(page) == []


def test_no_page_hinders_anybody(page: Page, base_url: str, root: Path, site: Path) -> None:
    with_axe(page.context, root)
    pages = addresses(site)
    assert len(pages) > 50
    found = {}
    for place, address in enumerate(pages):
        for look in looks_at(place):
            dressed(page, look).goto(base_url + look.folder + address)
            if faults := violations(page):
                found[f"{address} {look}"] = faults
    assert found == {}
