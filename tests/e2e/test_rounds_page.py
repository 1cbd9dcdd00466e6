"""The page of the rounds: every round in it, one kind at a time without a script, and the rules of their day."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from pycore.invitations.rounds_files import packaged_rounds

pytestmark = pytest.mark.browser

HELD = packaged_rounds()
SOME = ("general", "french", "military")  # many rounds, some under two rule sets, one alone
FOLDERS = pytest.mark.parametrize("folder", ["", "fr/"])


@FOLDERS
def test_every_round_stands_in_its_year_and_under_its_rules(page: Page, base_url: str, folder: str) -> None:
    page.goto(f"{base_url}{folder}reference/rounds/")
    rows = page.locator("tr[data-kind]").evaluate_all(
        """rows => rows.map((row) => [row.cells[0].textContent, row.dataset.kind, row.closest("details").id,
            row.closest("tbody").rows[0].textContent.trim(), row.cells[4].textContent.trim()])"""
    )
    assert [(number, kind, year, cutoff) for number, kind, year, _, cutoff in rows] == [
        (one.number, one.kind, f"y{one.on.year}", str(one.cutoff)) for one in reversed(HELD.rounds)
    ]
    under = {number: rules for number, _, _, rules, _ in rows}
    assert "2025" in under["342"]
    assert "2020" in under["341"]
    assert "2015" in under["1"]


@pytest.mark.firefox
@FOLDERS
@pytest.mark.parametrize("width", [1280, 320])
def test_one_kind_at_a_time_without_a_script(browser: Browser, base_url: str, folder: str, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800}, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{base_url}{folder}reference/rounds/")
    for kind in SOME:
        page.locator(f"#round-kind-{kind}").check()
        years = sorted({one.on.year for one in HELD.rounds if one.kind == kind}, reverse=True)
        expect(page.locator(".cp-year:visible")).to_have_count(len(years))
        for year in years:
            folded = page.locator(f"#y{year}")
            if folded.get_attribute("open") is None:
                folded.locator("summary").click()
            held = [one for one in HELD.rounds if (one.kind, one.on.year) == (kind, year)]
            expect(folded.locator("tr[data-kind]:visible")).to_have_count(len(held))
            for rules in folded.locator(".cp-under:visible").all():
                expect(rules).to_have_text(re.compile(r"\d{4}"))
            folded.locator("summary").click()
        for year in years[:1]:
            page.locator(f"#y{year} summary").click()
    page.locator("#round-kind-all").check()
    expect(page.locator(".cp-year:visible")).to_have_count(len({one.on.year for one in HELD.rounds}))
    context.close()


@FOLDERS
def test_the_page_says_where_the_data_end_and_promises_nothing(page: Page, base_url: str, folder: str) -> None:
    page.goto(f"{base_url}{folder}reference/rounds/")
    text = page.locator("article").inner_text()
    assert HELD.rounds[-1].number in text
    assert str(HELD.rounds[-1].on.year) in text
    assert ("promise nothing" if not folder else "ne promettent rien") in text
