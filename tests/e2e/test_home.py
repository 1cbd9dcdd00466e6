"""The home page: what this is, one button, three answers in the HTML itself, each the same in the calculator."""

import re
from pathlib import Path

import pytest
from check_form import SLOW, answered, effect
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser


def test_the_answers_stand_in_the_page_and_are_the_calculators(page: Page, base_url: str) -> None:
    page.goto(base_url)
    changes = page.locator(".cp-example__change").all_inner_texts()
    assert [re.sub(r"\D", "", change) for change in changes] == ["0", "20", "35"]
    for n, change in enumerate(changes):
        page.goto(base_url)
        page.locator(".cp-example").nth(n).click()
        answered(page)
        expect(effect(page)).to_contain_text(change.split()[0], timeout=SLOW)


def test_on_a_telephone_all_of_it_stands_above_the_fold(page: Page, base_url: str) -> None:
    page.set_viewport_size({"width": 360, "height": 780})
    page.goto(base_url)
    expect(page.get_by_role("link", name="Check a credential")).to_be_in_viewport(ratio=1)
    for n in range(3):
        expect(page.locator(".cp-example").nth(n)).to_be_in_viewport(ratio=1)
    expect(page.get_by_text("Unofficial").first).to_be_in_viewport()
    page.set_viewport_size({"width": 320, "height": 640})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_it_needs_no_engine_and_no_script(site: Path, page: Page, base_url: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(base_url, wait_until="networkidle")
    assert not [url for url in asked if "/engine/" in url or "/app/" in url]
    html = (site / "index.html").read_text(encoding="utf-8")
    assert html.count("cp-example__change") == 3


def test_an_address_without_a_page_leads_back_in_both_languages(page: Page, base_url: str) -> None:
    page.goto(f"{base_url}404.html")
    links = page.locator(".md-content section a").evaluate_all("links => links.map((link) => link.href)")
    assert len(links) == 8 and f"{base_url}fr/check/" in links and f"{base_url}guide/online-certificate/" in links
    assert all(page.request.get(link).ok for link in links)
