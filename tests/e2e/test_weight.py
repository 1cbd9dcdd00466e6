"""A reader of the guidance downloads the page, and nothing of the engine."""

from pathlib import Path

import pytest
from playwright.sync_api import Page

pytestmark = pytest.mark.browser
MOST = 250_000  # bytes transferred for one page, everything it loads included
SENT = """() => [...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")]
    .map(({ name, transferSize }) => [name, transferSize])"""


@pytest.mark.parametrize("locale", ["", "fr/"])
def test_guidance_pages_are_light_and_leave_the_engine_alone(
    page: Page, base_url: str, site: Path, locale: str
) -> None:
    pages = sorted(path.parent.relative_to(site).as_posix() for path in (site / locale).glob("guide/*/index.html"))
    if not pages:
        pytest.skip("no guidance in this language")
    asked: list[str] = []
    page.context.on("request", lambda request: asked.append(request.url))
    for name in (pages[0], pages[len(pages) // 2], pages[-1]):
        page.goto(f"{base_url}{name}/", wait_until="networkidle")
        sent = page.evaluate(SENT)
        assert sum(size for _, size in sent) <= MOST, sent
    assert not [address for address in asked if "/engine" in address]
