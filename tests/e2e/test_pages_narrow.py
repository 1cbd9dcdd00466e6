"""Every page at the narrowest width: nothing runs out of it, no heading makes an empty line, no word of a table is cut off."""

from pathlib import Path

import pytest
from playwright.sync_api import Page

pytestmark = pytest.mark.browser

FAULTS = """() => {
    const found = [];
    if (document.documentElement.scrollWidth > innerWidth) found.push(`wider than the screen: ${document.documentElement.scrollWidth}`);
    for (const one of document.querySelectorAll("[data-stack]")) {
        if (one.scrollWidth > one.parentElement.clientWidth + 1) found.push(`cut off: ${one.textContent.trim().slice(0, 40)}`);
    }
    for (const one of document.querySelectorAll(".md-content :is(h1, h2, h3)")) {
        const text = document.createRange();
        text.selectNodeContents(one);
        const last = [...one.querySelectorAll(".headerlink")].at(-1);
        if (last) text.setEndBefore(last);
        const lines = text.getBoundingClientRect();
        if (lines.height && one.clientHeight > lines.height * 1.4 + 8) found.push(`an empty line: ${one.textContent.trim()}`);
    }
    return found;
}"""


def test_at_320_pixels_every_page_keeps_to_its_width(page: Page, base_url: str, site: Path) -> None:
    """In French, whose words and sentences are the longer ones."""
    page.set_viewport_size({"width": 320, "height": 640})
    folder = site / "fr"
    pages = sorted(path.parent.relative_to(folder).as_posix() for path in folder.rglob("index.html"))
    assert len(pages) > 30
    faults = {}
    for path in pages:
        page.goto(f"{base_url}fr/{'' if path == '.' else path + '/'}", wait_until="domcontentloaded")
        if found := page.evaluate(FAULTS):
            faults[path] = found
    assert faults == {}
