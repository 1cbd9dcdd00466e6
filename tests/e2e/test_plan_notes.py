"""A plan whose work overlaps with its own study: what the law says of it stands under the table, with the provision."""

from __future__ import annotations

from typing import Any

import pytest
from check_form import SLOW
from playwright.sync_api import Page, expect
from test_plan_page import HERE, at

pytestmark = pytest.mark.browser
STUDY: dict[str, Any] = {"do": "credential", "on": "2028-04-30", "credential": HERE}
WORK: dict[str, Any] = {"do": "work", "where": "canada", "years": 1}


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("", ["1 year of skilled work in Canada", "not a day for each"]),
        ("fr/", ["1 an de travail qualifié au Canada", "n’ont pas de date"]),
    ],
)
def test_each_plan_has_its_caution_under_the_table(page: Page, base_url: str, locale: str, said: list[str]) -> None:
    plans = [
        {"name": "A", "changes": [STUDY, {**WORK, "on": "2028-04-30"}]},
        {"name": "B", "changes": [STUDY, WORK]},
        {"name": "C", "changes": [STUDY, {**WORK, "on": "2029-06-30"}]},
    ]
    at(page, base_url, plans, locale)
    notes = page.locator(".cp-plans__notes li")
    expect(notes).to_have_count(2, timeout=SLOW)
    for place, (name, words) in enumerate(zip("AB", said, strict=True)):
        note = notes.nth(place)
        expect(note.locator("strong")).to_have_text(name)
        expect(note).to_contain_text(words)
        expect(note.locator("a[href*='#']").first).to_be_visible()


def test_without_one_there_is_no_empty_list(page: Page, base_url: str) -> None:
    at(page, base_url, [{"name": "A", "changes": [STUDY]}])
    expect(page.locator(".cp-plans__notes")).to_be_hidden()
