"""On a telephone no figure is parted from the other of its range, no word from its rest, and nothing is cut off; in both languages."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from looks import addresses
from playwright.sync_api import Page
from test_accessible import check_filled, check_sheet, check_wide, guide_decides, plan_filled, plan_people

pytestmark = pytest.mark.browser

FAULTS = r"""() => {
    const NUMBER = "[+\u2212]?\\d(?:[\\d.,]|[\u00a0\u202f](?=\\d{3}))*";
    const MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December" +
        "|janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre";
    const RANGE = new RegExp(`${NUMBER}\\s(?:to|à)\\s${NUMBER}(?!\\d|\\s(?:${MONTHS}))`, "g"); // not from day to day
    const found = [];
    const HYPHENED = /[\p{L}\d]+(?:-\u2060?[\p{L}\d]+)+/gu; // a short one is not cut in the head of a column
    const part = (node, start, end) => {
        const range = document.createRange();
        range.setStart(node, start);
        range.setEnd(node, end);
        return range;
    };
    const lines = (range) => new Set([...range.getClientRects()].filter(({ width }) => width > 1).map(({ top }) => Math.round(top))).size;
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
        const node = texts.currentNode;
        const holder = node.parentElement;
        if (!node.data.trim() || holder.closest("svg, script, style, option, .cp-hidden, .md-search, code")) continue;
        if (!holder.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
        for (const { 0: text, index } of node.data.matchAll(RANGE)) {
            if (lines(part(node, index, index + text.length)) > 1) found.push(`a range on two lines: ${text}`);
        }
        for (const { 0: text, index } of holder.closest("th, [role=columnheader]") ? node.data.matchAll(HYPHENED) : []) {
            if (text.length < 15 && lines(part(node, index, index + text.length)) > 1) found.push(`cut at its hyphen: ${text}`);
        }
        const own = part(node, 0, node.data.length).getBoundingClientRect();
        for (let one = holder; one && one !== document.body; one = one.parentElement) {
            const { overflowX, clipPath, position, textOverflow } = getComputedStyle(one);
            if (clipPath !== "none" || position === "fixed" || textOverflow === "ellipsis" || /auto|scroll/.test(overflowX)) break;
            const box = one.getBoundingClientRect();
            if (/hidden|clip/.test(overflowX) && (own.right > box.right + 1.5 || own.left < box.left - 1.5)) {
                found.push(`cut off: ${node.data.trim()}`);
                break;
            }
        }
    }
    for (const one of document.querySelectorAll("svg text")) {
        const [own, picture] = [one, one.ownerSVGElement].map((each) => each.getBoundingClientRect());
        const isOut = own.left < picture.left - 1 || own.right > picture.right + 1;
        if (own.width && isOut) found.push(`cut off in a chart: ${one.textContent}`);
    }
    if (document.documentElement.scrollWidth > innerWidth) found.push(`${document.documentElement.scrollWidth} wide`);
    return [...new Set(found)];
}"""


def on_a_telephone(page: Page) -> Page:
    page.emulate_media(reduced_motion="reduce")
    page.set_viewport_size({"width": 360, "height": 740})
    return page


@pytest.mark.parametrize("locale", ["", "fr/"], ids=["en", "fr"])
@pytest.mark.parametrize(
    "state",
    [check_wide, check_filled, check_sheet, plan_filled, plan_people, guide_decides],
    ids=lambda one: one.__name__,
)
def test_what_is_drawn_stays_whole(page: Page, base_url: str, state: Callable[[Page, str], None], locale: str) -> None:
    state(on_a_telephone(page), base_url + locale)
    assert page.evaluate(FAULTS) == []


@pytest.mark.parametrize("locale", ["", "fr/"], ids=["en", "fr"])
def test_what_is_written_stays_whole(page: Page, base_url: str, site: Path, locale: str) -> None:
    faults: dict[str, Any] = {}
    for address in addresses(site):
        on_a_telephone(page).goto(base_url + locale + address, wait_until="domcontentloaded")
        if found := page.evaluate(FAULTS):
            faults[address] = found
    assert faults == {}
