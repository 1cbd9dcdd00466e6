"""The tables of the pages on a telephone: none of them hides a column, and the list of report words narrows by level."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser

HIDDEN = """() => [...document.querySelectorAll(".cp-scroll, .md-typeset__scrollwrap")]
    .filter((box) => box.scrollWidth > box.clientWidth + 1)
    .map((box) => (box.querySelector("caption, th")?.textContent ?? "") + ": " + (box.scrollWidth - box.clientWidth))"""


def test_no_table_hides_a_column_on_a_telephone(browser: Browser, base_url: str, site: Path) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 800}, java_script_enabled=False)
    page = context.new_page()
    hidden = {}
    for folder in ("", "fr/"):
        for path in (
            *(site / folder / "guide").rglob("index.html"),
            *(site / folder / "reference").glob("*/index.html"),
        ):
            address = path.parent.relative_to(site).as_posix()
            page.goto(f"{base_url}{address}/", wait_until="load")
            if found := page.evaluate(HIDDEN):
                hidden[address] = found
    context.close()
    assert hidden == {}


@pytest.mark.parametrize(
    ("folder", "words", "level"),
    [("", "three year bachelor", "three years"), ("fr/", "baccalaureat trois ans", "trois ans")],
)
def test_the_list_of_report_words_narrows(page: Page, base_url: str, folder: str, words: str, level: str) -> None:
    page.goto(f"{base_url}{folder}guide/eca-outcomes/")
    table, field, status = (
        page.locator("#eca-outcomes"),
        page.locator("#eca-filter"),
        page.locator(".cp-filter [role=status]"),
    )
    everything = table.locator("td[colspan]:visible").count()
    field.fill(words)
    expect(table.locator("th[scope=rowgroup]:visible").first).to_contain_text(level)
    found = table.locator("td[colspan]:visible").count()
    assert 0 < found < everything
    expect(table.locator(".cp-outcomes-language:visible")).to_have_count(1)  # the words are of one language
    expect(status).to_contain_text(str(found))
    field.fill("no report says this")
    expect(table).to_be_hidden()
    expect(status).not_to_be_empty()
    field.fill("")
    expect(table.locator("td[colspan]:visible")).to_have_count(everything)
    expect(table.locator(".cp-outcomes-language:visible")).to_have_count(2)
