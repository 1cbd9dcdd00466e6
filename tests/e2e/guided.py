"""Driving the decision guide: one question at a time, up to the verdicts."""

from __future__ import annotations

from check_form import SLOW, fill_date
from playwright.sync_api import Page, expect

PAGE = "guide/your-credential/"


def asked(page: Page, id: str) -> None:
    """Wait for a question; the keyboard stands on its heading."""
    form = page.locator(f'.cp-guide__form[data-question="{id}"]')
    form.wait_for(timeout=SLOW)
    expect(form.get_by_role("heading", level=3)).to_be_focused()


def choose(page: Page, id: str, answer: str) -> None:
    asked(page, id)
    page.locator("#decision-guide").get_by_role("radio", name=answer, exact=True).check()
    page.get_by_role("button", name="Next").click()


def fill(page: Page, id: str, answer: str) -> None:
    asked(page, id)
    form = page.locator(".cp-guide__form")
    if form.locator(".cp-date").count():
        fill_date(form, answer)
    else:
        form.locator("input").fill(answer)
    page.get_by_role("button", name="Next").click()


def start(page: Page, base_url: str, country: str, kind: str) -> None:
    page.goto(base_url + PAGE)
    page.locator("#decision-guide[data-ready]").get_by_role("button", name="Start").click()
    asked(page, "country")
    page.locator(".cp-guide__form select").select_option(country)
    page.get_by_role("button", name="Next").click()
    choose(page, "kind", kind)


def expect_verdicts(page: Page, level: str, study: str) -> None:
    page.locator(".cp-guide__result").wait_for(timeout=SLOW)
    expect(page.locator('[data-use="level"] h4')).to_contain_text(level)
    expect(page.locator('[data-use="canadian_study"] h4')).to_contain_text(study)
