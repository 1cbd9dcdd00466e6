"""Every page at the narrowest width: nothing runs out of it, no heading makes an empty line, no word of a table is cut off."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

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


FOCUSED = """() => {
    const box = document.activeElement.getBoundingClientRect();
    const seen = box.right > 0 && box.left < innerWidth && box.bottom > 0 && box.top < innerHeight;
    return seen || document.activeElement.matches(".md-option, .md-search *") ? "" : document.activeElement.outerHTML;
}"""


@pytest.mark.parametrize("path", ["", "fr/guide/online-certificate/", "reference/cases/trades/"])
def test_by_keyboard_the_focus_is_never_lost_in_the_shut_menu(page: Page, base_url: str, path: str) -> None:
    page.set_viewport_size({"width": 360, "height": 700})
    page.goto(base_url + path)
    content = page.locator(".md-content a:focus, .md-content summary:focus, .md-content button:focus")
    for _ in range(14):
        page.keyboard.press("Tab")
        page.wait_for_function(f"() => !({FOCUSED})()")  # it may be on its way into sight
        if content.count():
            break
    expect(content, "a few steps lead past the header").to_have_count(1)


def test_the_menu_opens_and_shuts_by_keyboard(page: Page, base_url: str) -> None:
    page.set_viewport_size({"width": 360, "height": 700})
    page.goto(f"{base_url}guide/online-certificate/", wait_until="networkidle")
    menu = page.get_by_role("button", name="Navigation")
    inside = page.locator(".md-sidebar--primary :focus")
    for key in ("Enter", " "):
        menu.focus()
        page.keyboard.press(key)
        expect(menu).to_have_attribute("aria-expanded", "true")
        expect(inside).to_have_text("More than half online")
        page.keyboard.press("Escape")
        expect(menu).to_have_attribute("aria-expanded", "false")
        expect(menu).to_be_focused()
    page.keyboard.press("Enter")
    expect(inside).to_be_visible()
    page.keyboard.press("Shift+Tab")
    expect(inside).to_have_text("Studying online")
    page.keyboard.press("Enter")
    expect(page.locator(".md-sidebar--primary .md-nav__title", has_text="Studying online")).to_be_hidden()
    page.keyboard.press("Tab")
    expect(inside, "one level up, the other parts of the guide").to_have_text("Studying in Canada")
    page.set_viewport_size({"width": 1440, "height": 900})
    expect(menu, "a wide screen shows the pages beside the text").to_be_hidden()


LINES = """() => {
    const counts = [];
    for (const one of document.querySelectorAll(".md-content__inner > p, .cp-answer > p, .cp-status p, .cp-case > p")) {
        if (one.matches(".cp-case-score")) continue;
        const text = document.createRange();
        text.selectNodeContents(one);
        const own = parseFloat(getComputedStyle(one).lineHeight);
        const lines = Math.round(text.getBoundingClientRect().height / own);
        if (lines > 2) counts.push([one.textContent.trim().length / lines, one.textContent.trim().slice(0, 60)]);
    }
    return counts;
}"""


@pytest.mark.parametrize(
    "path", ["guide/online-certificate/", "fr/guide/quebec/", "reference/data/", "fr/about/privacy/"]
)
def test_on_a_wide_screen_a_line_has_about_seventy_letters(page: Page, base_url: str, path: str) -> None:
    page.set_viewport_size({"width": 1440, "height": 900})
    page.goto(base_url + path, wait_until="domcontentloaded")
    counts = page.evaluate(LINES)
    assert counts
    assert [line for line in counts if line[0] > 76] == []


# Where a verdict stands beside its reason, it does not run into it.
INTO = """() => [...document.querySelectorAll(".cp-case-uses > div > :not(:last-child)")].filter((one) => {
    const text = document.createRange();
    text.selectNodeContents(one);
    const [mine, next] = [text.getBoundingClientRect(), one.nextElementSibling.getBoundingClientRect()];
    return next.top < mine.bottom && mine.right + 4 > next.left;
}).map((one) => one.textContent.trim())"""


@pytest.mark.parametrize("folder", ["", "fr/"])
@pytest.mark.parametrize("width", [768, 1440])
def test_no_verdict_of_a_case_runs_into_its_reason(page: Page, base_url: str, folder: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    for path in ("reference/cases/trades/", "guide/reading-your-result/"):
        page.goto(f"{base_url}{folder}{path}", wait_until="domcontentloaded")
        assert page.locator(".cp-case-uses").count() > 2
        assert page.evaluate(INTO) == []
