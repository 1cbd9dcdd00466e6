"""Links with plans that nobody made with the page: each ends in a table or in a sentence, and whoever was there before is there again."""

from __future__ import annotations

import os

import pytest
from check_form import SLOW
from playwright.sync_api import Page
from test_plan_page import PLANS, at, cells, row

from tools.lib import odd_links

pytestmark = pytest.mark.browser
SEED = 20261127
COUNT = int(os.environ.get("CREDPOINTS_ODD_LINKS", "600"))  # of which sixty are followed in a browser
STATE = """() => {
    const shown = (selector) => [...document.querySelectorAll(selector)].some((one) => one.checkVisibility());
    return [shown("#plan table"), shown("#plan .cp-note, #plan .cp-box--quiet")];
}"""


def test_links_with_plans_that_nobody_made_with_the_page(page: Page, base_url: str) -> None:
    at(page, base_url, PLANS)
    before = cells(row(page, "total"))[0]
    columns = set()
    for link in list(odd_links.links_with_plans(COUNT, SEED))[:: max(1, COUNT // 60)]:
        page.evaluate("(link) => { location.hash = link; document.querySelector('#plan').dataset.waiting = ''; }", link)
        page.wait_for_function("() => location.hash === ''", timeout=SLOW)
        page.locator("#plan[data-ready]:not([data-waiting])").wait_for(timeout=SLOW)
        assert any(page.evaluate(STATE)), link
        columns.add(page.locator("#plan thead [data-plan]").count())
    assert {0, 4} & columns and len(columns) > 1, columns
    page.goto("about:blank")  # else it is the same page, and may still show what stood there
    at(page, base_url, PLANS)
    assert cells(row(page, "total"))[0] == before
