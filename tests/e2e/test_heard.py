"""Journeys by keyboard alone, as a screen reader tells them: each change and each refusal is said, once; the log is printed."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from check_form import SLOW, answered, opened, tab_to
from hearing import Hearing
from playwright.sync_api import Page, expect
from test_plan_page import PLANS, PROFILE, fragment
from test_plan_page import settled as planned

pytestmark = pytest.mark.browser


@pytest.fixture
def ears(page: Page) -> Iterator[Hearing]:
    hearing = Hearing(page)
    yield hearing
    print("\n".join(hearing.log))


def once(said: list[str], part: str) -> None:
    """This is said, once, and nothing is said twice."""
    assert len([one for one in said if part in one]) == 1, said
    assert len(said) == len(set(said)), said


@pytest.mark.parametrize(
    ("folder", "age", "total", "refused"),
    [("", "Age$", "Total: 4", "Enter"), ("fr/", "Âge$", "Total : 4", "Inscrivez")],
)
def test_each_total_and_each_refusal_is_said_once(
    page: Page, base_url: str, ears: Hearing, folder: str, age: str, total: str, refused: str
) -> None:
    opened(page, base_url + folder, "#example=online-year")
    answered(page)
    once(ears.said(1), total)
    page.locator("#section-you > summary").focus()
    ears.press("Enter", least=0)
    tab_to(page, age)
    ears.focus()
    page.keyboard.press("Control+a")
    once(ears.press("3", "5"), total)
    assert ears.press("Tab", least=0) == []
    tab_to(page, age, back=True)
    page.keyboard.press("Control+a")
    once(ears.press("x", "y"), refused)
    assert ears.press("z", least=0) == []  # it still cannot be used, for the same reason
    page.keyboard.press("Control+a")
    once(ears.press("3", "5"), total)


@pytest.mark.console_errors
def test_a_failure_is_said_once(page: Page, base_url: str, ears: Hearing) -> None:
    page.route(f"{base_url}engine/**", lambda route: route.abort())
    opened(page, base_url, "#example=online-year")
    expect(page.locator(".cp-box--failed")).to_be_visible(timeout=SLOW)
    once(ears.said(1), "Try again")
    page.locator("#section-you > summary").focus()
    page.keyboard.press("Enter")
    tab_to(page, "Age$")
    assert ears.press("4", least=0) == []
    assert ears.press("0", least=0) == []


def test_a_step_is_tried_by_keyboard(page: Page, base_url: str, ears: Hearing) -> None:
    page.goto(f"{base_url}plan/{fragment(PROFILE, PLANS[:1])}")
    planned(page)
    first = ears.said()
    assert len(first) == len(set(first)), first
    page.locator("#steps h2").evaluate("(one) => { one.tabIndex = -1; one.focus(); }")
    tab_to(page, "Try this")
    ears.focus()
    page.keyboard.press("Enter")
    planned(page)
    said = ears.said(1)
    assert len(said) == len(set(said)), said
    expect(page.locator("thead [data-plan]")).to_have_count(2)


def test_the_guide_decides_by_keyboard(page: Page, base_url: str, ears: Hearing) -> None:
    page.goto(f"{base_url}guide/your-credential/")
    page.locator("#decision-guide[data-ready]").wait_for()
    tab_to(page, "Start")
    page.keyboard.press("Enter")
    place = page.locator(".cp-guide__form")
    ways = {"country": "United States", "kind": "bachelors", "status": "held", "assessed": "no"}
    heard: list[str] = []
    for _ in range(12):
        page.locator(".cp-guide__form, .cp-guide__result").first.wait_for(timeout=SLOW)
        if page.locator(".cp-guide__result").count():
            break
        id = str(place.get_attribute("data-question"))
        expect(place.get_by_role("heading")).to_be_focused()
        ears.focus()
        page.keyboard.press("Tab")
        dated = place.locator(".cp-date").count()
        if dated:
            page.keyboard.type("May")
            ears.focus()
            page.keyboard.press("Tab")
            page.keyboard.type("2012")
        elif place.locator("select").count():
            page.keyboard.type(ways["country"])
        elif place.locator("input[type=radio]").count():
            page.keyboard.press("Space")
        else:
            page.keyboard.type("1")
        ears.focus()
        if place.locator("select").count() and not dated:
            tab_to(page, "Next")
        page.keyboard.press("Enter")
        page.locator(f'.cp-guide__result, .cp-guide__form:not([data-question="{id}"])').first.wait_for(timeout=SLOW)
        said = ears.said()
        assert len(said) == len(set(said)), said
        heard += said
    assert len([one for one in heard if one == "The rules are being loaded. This happens once."]) == 1, heard
    assert not [one for one in heard if "calculator" in one], "its stages are one line"
    expect(page.locator(".cp-guide__result")).to_be_visible()
    ears.focus()


def test_a_search_is_followed_by_keyboard(page: Page, base_url: str, ears: Hearing) -> None:
    page.goto(base_url)
    page.keyboard.press("/")
    ears.focus()
    page.keyboard.type("distance")
    page.locator(".md-search-result__link").first.wait_for()
    said = ears.said(1)  # how many were found
    assert len(said) == len(set(said)), said
    role, name = (ears.press("ArrowDown", least=0), ears.focus())[1]
    assert role == "link" and name
    page.keyboard.press("Enter")
    expect(page).not_to_have_url(base_url)
    settled_at = page.locator("h1").first
    expect(settled_at).to_be_visible()
