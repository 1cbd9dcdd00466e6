"""What the scripts put into the pages, as the Nu Html Checker reads it: the calculator answered, the guide asking, a search."""

from pathlib import Path

import pytest
from check_form import answered, opened
from html_checker import KNOWN, KNOWN_DRAWN, errors_of, ours
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser


def test_what_the_scripts_draw_has_no_error_of_ours(page: Page, base_url: str, tmp_path: Path) -> None:
    def keep(name: str) -> None:
        (tmp_path / f"{name}.html").write_text(page.content(), encoding="utf-8")

    for number, folder in enumerate(("", "fr/")):
        opened(page, base_url + folder)
        keep(f"empty-{number}")
        opened(page, base_url + folder, "#example=online-short")
        answered(page)
        parts = page.locator("details[data-beyond]:visible")
        parts.first.wait_for()
        for beyond in parts.all():
            beyond.locator("summary").first.click()
            expect(beyond.locator(".cp-read-more")).to_be_visible()
        page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
        keep(f"answered-{number}")
        page.goto(f"{base_url}{folder}guide/your-credential/")
        page.locator("#decision-guide[data-ready] button").first.click()
        page.locator("#decision-guide input, #decision-guide select").first.wait_for()
        keep(f"guide-{number}")
        page.goto(base_url + folder)
        page.keyboard.press("/")
        page.keyboard.type("CRS")
        page.locator(".md-search-result__link").first.wait_for()
        keep(f"search-{number}")
    found = ours(errors_of(tmp_path), {**KNOWN, **KNOWN_DRAWN})
    assert not found, "\n".join(found)
