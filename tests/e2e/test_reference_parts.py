"""Long reference pages: contents under the title on a phone, and a filter that leaves what is looked for."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from test_check_looks import faults

pytestmark = [pytest.mark.browser, pytest.mark.axe]


@pytest.mark.parametrize("locale", ["", "fr/"])
def test_the_contents_of_a_page_are_under_its_title_on_a_phone(page: Page, base_url: str, locale: str) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(f"{base_url}{locale}reference/point-tables/")
    contents = page.locator(".cp-contents")
    expect(contents.locator("summary")).to_be_in_viewport()
    contents.locator("summary").click()
    link = contents.get_by_role("link").nth(3)
    box = link.bounding_box()
    assert box is not None
    assert box["height"] >= 43.5
    place = str(link.get_attribute("href")).split("#")[1]
    link.click()
    expect(page.locator(f"[id='{place}']")).to_be_in_viewport()
    page.set_viewport_size({"width": 1440, "height": 900})
    expect(contents).to_be_hidden()


def test_a_table_is_found_by_its_name(page: Page, base_url: str) -> None:
    page.goto(f"{base_url}reference/point-tables/")
    heads = page.locator(".md-content h2:visible")
    every = heads.count()
    page.locator("#table-filter").fill("partner")
    assert 0 < heads.count() < every
    expect(page.locator("h2#partner")).to_be_visible()
    expect(page.locator("h2#age")).to_be_hidden()
    page.locator("#table-filter").fill("nothing of the kind")
    expect(heads).to_have_count(0)
    expect(page.locator(".cp-filter [role=status]")).to_contain_text("No table")
    page.locator("#table-filter").fill("")
    expect(heads).to_have_count(every)


@pytest.mark.parametrize(("locale", "words"), [("", "online"), ("fr/", "en ligne")])
def test_a_case_is_found_by_its_words(page: Page, base_url: str, locale: str, words: str) -> None:
    page.goto(f"{base_url}{locale}reference/cases/")
    cases = page.locator(".md-content h2 + ul > li:visible")
    every = cases.count()
    page.locator("#case-filter").fill(words.upper())
    left = cases.all_inner_texts()
    assert 0 < len(left) < every
    assert all(words.split()[-1] in one.lower() for one in left)
    expect(page.locator(".cp-filter [role=status]")).to_contain_text(str(len(left)))
    assert page.locator(".md-content h2:visible").count() <= len(left)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_open_drawer_and_the_contents_hinder_nobody(page: Page, base_url: str, root: Path, scheme: Any) -> None:
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(f"{base_url}reference/point-tables/")
    page.locator(".cp-contents summary").click()
    assert faults(page, root) == []
    page.locator("button.cp-menu").click()
    expect(page.locator(".md-nav--primary .md-nav__title").first).to_be_visible()
    assert faults(page, root) == []


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 360)])
@pytest.mark.parametrize("locale", ["", "fr/"])
def test_the_rounds_hinder_nobody_with_their_chart_and_one_kind_of_them(
    page: Page, base_url: str, root: Path, scheme: Any, width: int, locale: str
) -> None:
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{base_url}{locale}reference/rounds/")
    page.locator("#cutoffs").scroll_into_view_if_needed()
    page.locator("#cutoffs svg[role=img]").wait_for()
    assert faults(page, root) == []
    page.locator("#round-kind-french").check()
    page.evaluate("for (const one of document.querySelectorAll('article details')) one.open = true")
    assert faults(page, root) == []
