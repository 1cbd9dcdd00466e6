"""The page of the rounds: every round in it and in its chart, one kind at a time without a script, and the rules of their day."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from pycore.invitations.rounds_files import packaged_rounds

pytestmark = pytest.mark.browser

HELD = packaged_rounds()
SOME = ("general", "french", "military")  # many rounds, some under two rule sets, one alone
# Each sign with its words and the middle of what is drawn.
SIGNS = """() => [...document.querySelectorAll('#cutoffs g[data-mark="dot"] > *')].map((sign) => {
    const { x, y, width, height } = sign.getBoundingClientRect();
    return [sign.querySelector("title").textContent, x + width / 2, y + height / 2, sign.getAttribute("d") ?? sign.tagName,
        `${sign.closest("g").getAttribute("fill")} ${sign.closest("g").getAttribute("stroke")}`];
})"""
FOLDERS = pytest.mark.parametrize("folder", ["", "fr/"])


@FOLDERS
def test_every_round_stands_in_its_year_and_under_its_rules(page: Page, base_url: str, folder: str) -> None:
    page.goto(f"{base_url}{folder}reference/rounds/")
    rows = page.locator("tr[data-kind]").evaluate_all(
        """rows => rows.map((row) => [row.cells[0].textContent, row.dataset.kind, row.closest("details").id,
            row.closest("tbody").rows[0].textContent.trim(), row.cells[4].textContent.trim()])"""
    )
    assert [(number, kind, year, cutoff) for number, kind, year, _, cutoff in rows] == [
        (one.number, one.kind, f"y{one.on.year}", str(one.cutoff)) for one in reversed(HELD.rounds)
    ]
    under = {number: rules for number, _, _, rules, _ in rows}
    assert "2025" in under["342"]
    assert "2020" in under["341"]
    assert "2015" in under["1"]


@FOLDERS
def test_without_a_script_there_is_a_word_in_place_of_the_chart(browser: Browser, base_url: str, folder: str) -> None:
    """In Chromium alone: Firefox runs scripts there all the same as it is driven here."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{base_url}{folder}reference/rounds/")
    expect(page.locator("#cutoffs")).to_be_hidden()
    expect(page.locator(".cp-rounds noscript")).to_be_visible()
    context.close()


@pytest.mark.firefox
@FOLDERS
@pytest.mark.parametrize("width", [1280, 320])
def test_one_kind_at_a_time_without_a_script(browser: Browser, base_url: str, folder: str, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800}, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{base_url}{folder}reference/rounds/")
    for kind in SOME:
        page.locator(f"#round-kind-{kind}").check()
        years = sorted({one.on.year for one in HELD.rounds if one.kind == kind}, reverse=True)
        expect(page.locator(".cp-year:visible")).to_have_count(len(years))
        for year in years:
            folded = page.locator(f"#y{year}")
            if folded.get_attribute("open") is None:
                folded.locator("summary").click()
            held = [one for one in HELD.rounds if (one.kind, one.on.year) == (kind, year)]
            expect(folded.locator("tr[data-kind]:visible")).to_have_count(len(held))
            for rules in folded.locator(".cp-under:visible").all():
                expect(rules).to_have_text(re.compile(r"\d{4}"))
            folded.locator("summary").click()
        for year in years[:1]:
            page.locator(f"#y{year} summary").click()
    page.locator("#round-kind-all").check()
    expect(page.locator(".cp-year:visible")).to_have_count(len({one.on.year for one in HELD.rounds}))
    context.close()


@FOLDERS
def test_the_page_says_where_the_data_end_and_promises_nothing(page: Page, base_url: str, folder: str) -> None:
    page.goto(f"{base_url}{folder}reference/rounds/")
    text = page.locator("article").inner_text()
    assert HELD.rounds[-1].number in text
    assert str(HELD.rounds[-1].on.year) in text
    assert ("promise nothing" if not folder else "ne promettent rien") in text


def chart(page: Page, base_url: str, folder: str = "") -> None:
    page.goto(f"{base_url}{folder}reference/rounds/")
    page.locator("#cutoffs").scroll_into_view_if_needed()
    page.locator("#cutoffs svg[role=img]").wait_for()


@pytest.mark.firefox
@FOLDERS
def test_the_chart_shows_every_round_of_the_table_at_its_cut_off_and_follows_the_choice(
    page: Page, base_url: str, folder: str
) -> None:
    chart(page, base_url, folder)
    for kind in ("all", *SOME):
        page.locator(f"#round-kind-{kind}").check()
        held = [one for one in HELD.rounds if kind in ("all", one.kind)]
        drawn = page.locator("#cutoffs svg[role=img]")
        expect(drawn).to_have_attribute("aria-label", re.compile(rf"\({len(held)}\)$"))
        signs = page.evaluate(SIGNS)
        told = {re.split(r"[ \n]", text)[1]: (text, x, y) for text, x, y, *_ in signs}
        assert len(signs) == len(told) == len(held)
        for one in held:
            lines = told[one.number][0].split("\n")
            assert lines[0].endswith(f"· {one.cutoff}")
            assert re.search(r"\b20\d\d\b", lines[2]), "the rules of its day"
        for one, other in pairwise(sorted(held, key=lambda one: one.cutoff)):
            assert told[one.number][2] >= told[other.number][2] - 2, (one.number, other.number)
        for one, other in pairwise(sorted(held, key=lambda one: one.on)):
            assert told[one.number][1] <= told[other.number][1] + 2, (one.number, other.number)


def test_the_height_of_a_sign_is_its_cut_off_to_scale(page: Page, base_url: str) -> None:
    chart(page, base_url)
    middles = {text.split()[1]: y for text, _, y, *_ in page.evaluate(SIGNS)}
    low = min(HELD.rounds, key=lambda one: one.cutoff)
    high = max(HELD.rounds, key=lambda one: one.cutoff)
    scale = (middles[high.number] - middles[low.number]) / (high.cutoff - low.cutoff)
    for one in HELD.rounds:
        assert abs(middles[low.number] + scale * (one.cutoff - low.cutoff) - middles[one.number]) < 2, one.number


def test_kinds_are_told_apart_without_colour_and_each_sign_stands_in_the_choice(page: Page, base_url: str) -> None:
    chart(page, base_url)
    forms: dict[str, set[str]] = {}
    kinds = {one.number: one.kind for one in HELD.rounds}
    for text, _, _, form, painted in page.evaluate(SIGNS):
        filled = "none" if painted.startswith("none") else "filled"
        forms.setdefault(kinds[text.split()[1]], set()).add(f"{form} {filled}")
    assert all(len(some) == 1 for some in forms.values())
    assert len({form for some in forms.values() for form in some}) == len(forms)
    expect(page.locator(".cp-choice label svg")).to_have_count(len(forms))


@pytest.mark.firefox
def test_the_choice_and_the_chart_follow_the_keyboard(page: Page, base_url: str) -> None:
    chart(page, base_url)
    page.locator("#round-kind-all").focus()
    page.keyboard.press("ArrowDown")
    expect(page.locator("#round-kind-general")).to_be_checked()
    held = [one for one in HELD.rounds if one.kind == "general"]
    expect(page.locator('#cutoffs g[data-mark="dot"] > *')).to_have_count(len(held))
    expect(page.locator('tr[data-kind="pnp"]:visible')).to_have_count(0)


def test_what_draws_is_fetched_when_the_chart_is_near(page: Page, base_url: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{base_url}reference/rounds/", wait_until="networkidle")
    page.locator("#cutoffs[data-ready]").wait_for(state="attached")
    assert not [url for url in asked if "chart.js" in url or "/engine" in url]
    page.locator("#cutoffs").scroll_into_view_if_needed()
    page.locator("#cutoffs svg[role=img]").wait_for()
    assert len([url for url in asked if url.endswith("plan/chart.js")]) == 1


@pytest.mark.console_errors
@FOLDERS
def test_without_what_draws_the_tables_stand_and_say_so(
    new_context: Callable[..., BrowserContext], base_url: str, folder: str
) -> None:
    page = new_context(service_workers="block").new_page()
    page.route("**/plan/chart.js", lambda route: route.abort())
    page.goto(f"{base_url}{folder}reference/rounds/")
    page.locator("#cutoffs").scroll_into_view_if_needed()
    expect(page.locator("#cutoffs [role=status]")).to_be_visible()
    page.locator("#round-kind-french").check()
    expect(page.locator(f'#y{HELD.rounds[-1].on.year} tr[data-kind="french"]:visible').first).to_be_visible()
    expect(page.locator('tr[data-kind="general"]:visible')).to_have_count(0)
