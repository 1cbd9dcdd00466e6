"""The plans and the rounds on paper: charts as wide as the sheet, what each plan is said once, who, when and by which rules."""

from __future__ import annotations

import re
from typing import Any

import pytest
from check_form import SLOW
from playwright.sync_api import Locator, Page, expect
from test_plan_page import PLANS, PROFILE, at, fragment, settled

from pycore import plan

pytestmark = pytest.mark.browser  # Firefox where nothing looks as on paper: its driver does not print
SHEET = "680"  # pixels between the margins of A4
SIZES = {"phone": {"width": 360, "height": 740}, "wide": {"width": 1440, "height": 900}}


def printed(page: Page) -> None:
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")


def on_screen(page: Page) -> None:
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    page.emulate_media(media="screen")


def width_of(place: Locator) -> str:
    return str(place.evaluate("(one) => one.clientWidth"))


@pytest.mark.firefox
@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES)
def test_charts_of_plans_are_drawn_for_the_sheet_and_for_the_screen_again(
    page: Page, base_url: str, size: dict[str, Any]
) -> None:
    page.set_viewport_size(size)
    at(page, base_url, PLANS)
    for part in ("time", "rules"):
        page.locator(f"#{part}").evaluate("(one) => { one.open = true; }")
        chart = page.locator(f"#{part} .cp-chart")
        expect(chart.locator("svg[role=img]")).to_have_attribute("width", width_of(chart))
    printed(page)
    for part in ("time", "rules"):
        expect(page.locator(f"#{part} svg[role=img]")).to_have_attribute("width", SHEET)
    on_screen(page)
    for part in ("time", "rules"):
        chart = page.locator(f"#{part} .cp-chart")
        expect(chart.locator("svg[role=img]")).to_have_attribute("width", width_of(chart))


@pytest.mark.parametrize("locale", ["en", "fr"])
def test_what_a_plan_is_stands_once_above_the_table_whose_head_holds_names(
    page: Page, base_url: str, locale: str
) -> None:
    at(page, base_url, PLANS, "" if locale == "en" else "fr/")
    printed(page)
    for place, one in enumerate(PLANS):
        expect(page.locator(f'thead [data-plan="{place}"]')).to_have_text(one["name"], use_inner_text=True)
        about = page.locator(f'.cp-plans__about > [data-plan="{place}"]')
        expect(about).to_contain_text(one["name"])
        for step in plan(PROFILE, one["changes"], locale)["steps"]:
            expect(about).to_contain_text(step["text"])
            expect(page.locator(".cp-plans li:visible", has_text=step["text"])).to_have_count(1)
    on_screen(page)
    expect(page.locator(".cp-plans__about")).to_be_hidden()


@pytest.mark.parametrize("locale", ["en", "fr"])
def test_the_sheets_say_who_when_and_by_which_rules_and_no_raw_address(page: Page, base_url: str, locale: str) -> None:
    folder = "" if locale == "en" else "fr/"
    at(page, base_url, PLANS, folder)
    page.get_by_role("button", name="Print" if locale == "en" else "Imprimer", exact=True).click()
    page.locator("#cp-who").fill("A. Tremblay")
    printed(page)
    sheet = page.locator(".cp-sheet")
    for text in (
        "A. Tremblay",
        *(
            ("An estimate, not a decision", "23 November 2026", "in force since 25 March 2025")
            if locale == "en"
            else ("Une estimation, et non une décision", "23 novembre 2026", "en vigueur depuis le 25 mars 2025")
        ),
    ):
        expect(sheet).to_contain_text(text)
    text = page.locator("#plan").inner_text()
    assert "http" not in text
    for hidden in (".cp-plan > .cp-actions", ".cp-plan-paper", ".cp-plan-into", ".cp-bars .cp-button"):
        expect(page.locator(hidden).first).to_be_hidden()
    expect(page.locator('[data-disclosure="plan-more"] .cp-bars')).to_be_visible()  # a count of steps has them all
    on_screen(page)
    expect(sheet).to_be_hidden()
    page.goto("about:blank")
    page.goto(f"{base_url}{folder}plan/")
    settled(page)
    printed(page)
    expect(sheet).to_contain_text("2026")
    expect(sheet).not_to_contain_text("Tremblay")


@pytest.mark.firefox
def test_the_name_of_one_person_is_on_no_other_s_sheet(page: Page, base_url: str) -> None:
    at(page, base_url, PLANS)
    page.get_by_role("button", name="Print", exact=True).click()
    page.locator("#cp-who").fill("A. Tremblay")
    other = {**PROFILE, "applicant": {**PROFILE["applicant"], "birth_date": "1990-01-31"}}
    page.evaluate("(hash) => { location.hash = hash; }", fragment(other, PLANS[:1]))
    expect(page.locator("thead [data-plan]")).to_have_count(1)
    settled(page)
    printed(page)
    expect(page.locator(".cp-sheet")).to_contain_text("23 November 2026")
    expect(page.locator(".cp-sheet")).not_to_contain_text("Tremblay")


@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES)
@pytest.mark.parametrize("locale", ["", "fr/"])
def test_the_chart_of_rounds_is_drawn_for_the_sheet_and_every_year_is_there(
    page: Page, base_url: str, size: dict[str, Any], locale: str
) -> None:
    page.set_viewport_size(size)
    page.goto(f"{base_url}{locale}reference/rounds/")
    chart = page.locator("#cutoffs .cp-chart")
    chart.scroll_into_view_if_needed()
    drawn = chart.locator("svg[role=img]")
    expect(drawn).to_have_attribute("width", width_of(chart), timeout=SLOW)
    printed(page)
    expect(drawn).to_have_attribute("width", SHEET)
    expect(page.locator(".cp-year table:visible")).to_have_count(page.locator(".cp-year").count())
    kinds = page.locator(".cp-choice label:has(svg)")
    expect(page.locator(".cp-choice label:visible")).to_have_count(kinds.count())  # the key of the signs
    expect(page.locator(".cp-choice input:visible")).to_have_count(0)
    on_screen(page)
    kinds.nth(1).click()
    printed(page)
    expect(page.locator(".cp-choice label:visible")).to_have_text([re.compile(r"\w")])
    on_screen(page)
    expect(drawn).to_have_attribute("width", width_of(chart))
