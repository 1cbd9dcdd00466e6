"""On paper: one sheet with who, when, answers, verdicts and score; the reasons on further pages if they are asked for."""

from __future__ import annotations

import re
from typing import Any

import pytest
from check_form import answered, opened, settled
from conftest import in_firefox
from playwright.sync_api import Page, expect

from tools.lib.share import share_code

pytestmark = pytest.mark.browser

PAGE = re.compile(rb"/Type\s*/Page\b")
NUMBER = re.compile(r"\b\d+\b")
# What the answer says under the form: each condition, each factor, each note; their sources and signs stand in elements of their own.
SENTENCES = """(report) => [...report.querySelectorAll(".cp-test__text, .cp-factor__why, #notes li")].map((one) =>
    [...one.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE).map((node) => node.data).join("").trim())"""


def printed(page: Page) -> None:
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")


def pages_of(page: Page) -> int:
    """The pages of the PDF that the browser makes."""
    return len(PAGE.findall(page.pdf(format="Letter")))


@pytest.mark.parametrize("locale", ["", "fr/"])
def test_the_sheet_says_who_when_what_and_by_which_rules(page: Page, base_url: str, locale: str) -> None:
    opened(page, f"{base_url}{locale}", "#example=online-year")
    answered(page)
    page.get_by_role("button", name="Imprimer" if locale else "Print", exact=True).click()
    page.locator("#cp-who").fill("A. Tremblay")
    printed(page)
    sheet = page.locator(".cp-sheet")
    for text in (
        "A. Tremblay",
        "482",
        "502",
        *(
            ("Une estimation, et non une décision", "en vigueur depuis le 25 mars 2025", "Compte", "Au moins deux")
            if locale
            else ("An estimate, not a decision", "in force since 25 March 2025", "Does not count", "Two or more")
        ),
    ):
        expect(sheet).to_contain_text(text)
    expect(sheet.locator(".cp-sheet__answers")).to_have_count(6)
    expect(sheet.locator(".cp-sheet__answers").nth(1)).to_contain_text("100")
    expect(sheet.locator(".cp-sheet__answers").nth(1)).to_contain_text(re.compile(r" 1\s(year|an)\b"))
    expect(sheet).not_to_contain_text("[1]")
    for hidden in (".cp-columns", ".cp-report", ".cp-bar", ".md-header", ".cp-intro"):
        expect(page.locator(hidden)).to_be_hidden()
    expect(page.locator("#cp-site")).to_be_visible()  # of the foot, that alone
    expect(page.locator(".md-footer a:visible")).to_have_count(0)
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    page.emulate_media(media="screen")
    expect(sheet).to_be_hidden()
    expect(page.locator(".cp-columns")).to_be_visible()


@pytest.mark.parametrize("locale", ["", "fr/"])
def test_it_is_one_page_and_more_only_where_reasons_are_asked_for(page: Page, base_url: str, locale: str) -> None:
    if in_firefox():
        pytest.skip("only Chromium makes a PDF")
    opened(page, f"{base_url}{locale}", "#example=online-year")
    answered(page)
    assert pages_of(page) == 1
    page.get_by_role("button", name="Imprimer" if locale else "Print", exact=True).click()
    page.locator("#cp-reasons").check()
    assert 3 <= pages_of(page) <= 6


@pytest.mark.parametrize("locale", ["", "fr/"])
def test_every_reason_is_there_once_and_names_its_sources_by_number(page: Page, base_url: str, locale: str) -> None:
    opened(page, f"{base_url}{locale}", "#example=online-year")
    answered(page)
    for _ in ("sections", "factors"):
        page.evaluate("for (const one of document.querySelectorAll('#report details')) one.open = true")
        page.wait_for_timeout(200)
    told = page.locator(".cp-report").evaluate(SENTENCES)
    assert len(told) > 50
    page.get_by_role("button", name="Imprimer" if locale else "Print", exact=True).click()
    page.locator("#cp-reasons").check()
    printed(page)
    sheet = page.locator(".cp-sheet")
    text = sheet.evaluate("(sheet) => sheet.textContent")
    assert [one for one in told if one not in text] == []
    assert "http" not in text
    listed = sheet.locator(".cp-sheet__sources b").all_text_contents()
    numbers = [int(one[1:-1]) for one in listed if one.startswith("[")]
    assert numbers == list(range(1, len(numbers) + 1))
    cited = {int(one) for node in sheet.locator(".cp-sheet__cite").all_text_contents() for one in NUMBER.findall(node)}
    assert cited == set(numbers)
    expect(sheet.locator(".cp-sheet__sources")).to_contain_text("lu le" if locale else "read ")
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    page.emulate_media(media="screen")
    expect(sheet).to_be_hidden()


def test_a_part_of_the_grid_that_is_open_is_a_range(page: Page, base_url: str) -> None:
    opened(page, base_url, "#example=online-year")
    answered(page)
    page.locator("#grid > summary").click()
    expect(page.locator("[data-disclosure=fsw-arranged-employment]")).to_contain_text("0 to 10 of 10")


def test_the_name_of_one_person_is_on_no_other_s_sheet(page: Page, base_url: str) -> None:
    opened(page, base_url, "#example=online-year")
    answered(page)
    page.get_by_role("button", name="Print", exact=True).click()
    page.locator("#cp-who").fill("A. Tremblay")
    page.evaluate("location.hash = 'example=in-person-year'")
    expect(page.locator("#cp-who")).to_be_hidden()
    settled(page)
    page.get_by_role("button", name="Print", exact=True).click()
    expect(page.locator("#cp-who")).to_have_value("")


def test_without_a_total_it_says_what_is_sure_and_what_is_open(page: Page, base_url: str) -> None:
    profile: dict[str, Any] = {"applicant": {"age": 29, "credentials": [{"country": "CA", "kind": "certificate"}]}}
    opened(page, base_url, f"#p={share_code(profile)}")
    answered(page)
    printed(page)
    sheet = page.locator(".cp-sheet")
    expect(sheet).to_contain_text("answers to a total")
    expect(sheet).to_contain_text("Has a province or territory nominated you?")
    expect(sheet).not_to_contain_text("1,1")
