"""The calculator at the narrowest width, for assistive technology, and in both colour schemes."""

from pathlib import Path
from typing import Any

import pytest
from check_form import SLOW, answer, answered, card, focused, opened, settled, unfold
from playwright.sync_api import Page, expect

from tools.lib.share import share_code

pytestmark = [pytest.mark.browser, pytest.mark.axe]

ABILITIES = ("listening", "reading", "writing", "speaking")
# Of the theme, not of these pages, and a habit rather than a criterion: its folded menu names one list twice.
KNOWN = {"landmark-unique"}


def faults(page: Page, root: Path) -> list[str]:
    page.add_script_tag(path=root / "node_modules/axe-core/axe.min.js")
    found = page.evaluate("axe.run(document, { resultTypes: ['violations'] })")["violations"]
    return [
        f"{one['id']}: {node['target']} {node['html'][:120]}"
        for one in found
        if one["id"] not in KNOWN
        for node in one["nodes"]
    ]


def unfold_all(page: Page) -> None:
    page.evaluate("for (const one of document.querySelectorAll('#check details')) one.open = true")
    for n in range(page.locator("#section-credentials .cp-card").count()):
        button = card(page, n).get_by_role("button", name="Edit")
        if button.count():
            button.click()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_hinders_assistive_technology(page: Page, base_url: str, root: Path, scheme: Any) -> None:
    page.emulate_media(color_scheme=scheme)
    opened(page, base_url)
    expect(page.locator("#result")).to_contain_text("No answers yet")
    assert faults(page, root) == []
    page.goto(f"{base_url}404.html")
    opened(page, base_url, "#example=online-year")
    answered(page)
    unfold_all(page)
    assert faults(page, root) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_hinders_it_on_the_home_page_nor_in_french_nor_in_the_sheet(
    page: Page, base_url: str, root: Path, scheme: Any
) -> None:
    page.emulate_media(color_scheme=scheme)
    page.goto(base_url)
    assert faults(page, root) == []
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(f"{base_url}fr/check/#example=in-person-year")
    answered(page)
    assert faults(page, root) == []
    page.locator(".cp-bar__button").click()
    assert faults(page, root) == []


def test_at_320_pixels_nothing_runs_out_of_the_page(page: Page, base_url: str) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    opened(page, base_url, "#example=online-year")
    answered(page)
    unfold_all(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.locator(".cp-bar__button").click()
    assert page.evaluate("document.querySelector('#result').scrollWidth") <= 320


def test_at_320_pixels_long_ranges_stay_inside_too(page: Page, base_url: str) -> None:
    open_answers = {"country": "CA", "kind": "certificate", "planned": True, "title": "Certificat d’études supérieures"}
    expired = {"country": "IN", "kind": "bachelors", "eca": {"organization": "WES", "issued_on": "2019-05-01"}}
    profile = {"applicant": {"age": 31, "credentials": [expired, {"country": "GB", "kind": "masters"}, open_answers]}}
    page.set_viewport_size({"width": 320, "height": 640})
    opened(page, f"{base_url}fr/", f"#p={share_code(profile)}")
    answered(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.locator(".cp-bar__button").click()
    assert page.evaluate("document.querySelector('#result').scrollWidth") <= 320


def test_on_a_narrow_screen_the_bar_opens_the_result_and_gives_the_keyboard_back(page: Page, base_url: str) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    opened(page, base_url, "#example=online-year")
    answered(page)
    bar = page.locator(".cp-bar__button")
    expect(bar).to_contain_text("482")
    expect(bar).to_contain_text("502")
    bar.focus()
    page.keyboard.press("Enter")
    expect(bar).to_have_attribute("aria-expanded", "true")
    expect(page.locator("#result")).to_be_focused()
    assert page.evaluate("document.querySelector('#form').inert")
    page.keyboard.press("Escape")
    expect(bar).to_be_focused()
    assert not page.evaluate("document.querySelector('#form').inert")
    assert focused(page)["kind"].startswith("button")


def test_signs_stand_upright_and_the_uses_of_every_credential_under_each_other(page: Page, base_url: str) -> None:
    held = [{"country": "IN", "kind": "masters"}, {"country": "CA", "kind": "certificate", "planned": True}]
    page.set_viewport_size({"width": 360, "height": 740})
    opened(page, base_url, f"#p={share_code({'applicant': {'age': 31, 'credentials': held}})}")
    settled(page)
    signs = page.locator(".cp-bar .cp-verdict .cp-sign")
    expect(signs).to_have_count(3)
    turned = "(all) => all.map((one) => getComputedStyle(one).transform)"
    assert set(signs.evaluate_all(turned)) == {"none"}
    page.locator(".cp-bar__button").click()
    starts = "(all) => all.map((one) => [...one.children].map((use) => Math.round(use.getBoundingClientRect().left)))"
    first, second = page.locator("#result .cp-brief").evaluate_all(starts)
    assert first == second


def test_every_control_is_large_enough_and_named(page: Page, base_url: str) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    opened(page, base_url, "#example=online-year")
    answered(page)
    unfold_all(page)
    small = page.evaluate(
        """() => [...document.querySelectorAll('#check :is(button, select, summary, input:not([type=radio]))')]
            .filter((one) => one.checkVisibility() && one.type !== "checkbox")
            .map((one) => [one.textContent.slice(0, 30) || one.id, one.getBoundingClientRect()])
            .filter(([, box]) => box.height < 43.5 || box.width < 43.5).map(([name, box]) => `${name} ${box.width}x${box.height}`)"""
    )
    assert small == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_hinders_it_while_a_school_is_looked_for(page: Page, base_url: str, root: Path, scheme: Any) -> None:
    page.emulate_media(color_scheme=scheme)
    opened(page, base_url)
    page.get_by_role("button", name="Add a credential").first.click()
    held = card(page, 0)
    answer(held, "country", "CA")
    line = held.get_by_role("combobox", name="Which school?")
    line.fill("Yorkville University")
    options = held.locator("[role=option]")
    expect(options).to_have_count(2, timeout=SLOW)
    page.keyboard.press("ArrowDown")
    assert faults(page, root) == []
    page.keyboard.press("Enter")
    expect(held.locator(".cp-school")).to_be_visible()
    assert faults(page, root) == []


# Whatever stands in a question stands within it, and no word out of its button.
STANDING_OUT = """() => [...document.querySelectorAll("#form .cp-question")].filter((one) => one.checkVisibility()).flatMap((one) => {
    const { right } = one.getBoundingClientRect();
    return [...one.querySelectorAll("input:not([type=radio]), select, button, label, .cp-unit")]
        .filter((inner) => inner.checkVisibility() && (inner.getBoundingClientRect().right > right + 1
            || (inner.tagName === "BUTTON" && inner.scrollWidth > inner.clientWidth + 1)))
        .map((inner) => `${one.dataset.key}: ${inner.textContent || inner.className}`);
})"""


@pytest.mark.parametrize("width", [360, 768, 1440])
@pytest.mark.parametrize("locale", ["", "fr/"])
def test_nothing_stands_out_of_its_question(page: Page, base_url: str, locale: str, width: int) -> None:
    spoken = {"language": "en", "taken_on": "2026-05-10", "clb": dict.fromkeys(ABILITIES, 8)}
    person = {"credentials": [{"country": "CA", "kind": "certificate"}], "languages": [spoken]}
    page.set_viewport_size({"width": width, "height": 900})
    opened(page, f"{base_url}{locale}", f"#p={share_code({'applicant': person, 'partner': person})}")
    settled(page)
    unfold_all(page)
    edit = page.locator("#section-credentials .cp-card__buttons button").first
    if not page.locator("#section-credentials .cp-question").first.is_visible():
        edit.click()
    expect(page.locator('#form [data-key="taken_on"]')).to_have_count(2)
    assert page.evaluate(STANDING_OUT) == []
    if width > 700:
        date, item = (
            page.locator(one).first.bounding_box() for one in ('#form [data-key="taken_on"]', "#form .cp-item")
        )
        assert date and item
        assert date["width"] > item["width"] / 2, "the day of the results has a line of its own"


def test_a_part_of_which_nothing_is_known_says_so_and_not_that_it_was_passed_over(page: Page, base_url: str) -> None:
    opened(page, base_url)
    line = page.locator("#section-work .cp-section__line")
    expect(line).to_have_text("not answered")
    unfold(page, "work").locator(".cp-pill--unsure").first.click()
    expect(line).to_have_text("I don’t know")
    answer(unfold(page, "work"), "canadian_years", 2)
    expect(line).to_have_text("2 years in Canada")
