"""The answer beside the form and under it: a summary that fits the screen, verdicts before a range, sections with addresses."""

from __future__ import annotations

import re
from typing import Any

import pytest
from check_form import answer, answered, card, opened, settled, total, unfold, verdict
from playwright.sync_api import Page, expect

from pycore import evaluate
from tools.lib.share import share_code

pytestmark = pytest.mark.browser

SECTIONS = ("why", "factors", "grid", "programs", "sources")
DEGREE: dict[str, Any] = {"country": "US", "kind": "bachelors", "title": "Bachelor of Arts"}
PLANNED: dict[str, Any] = {"country": "CA", "kind": "certificate", "planned": True, "institution": "public"}


def certificate(title: str, years: float, distance: float) -> dict[str, Any]:
    return {**PLANNED, "title": title, "program_years": years, "distance_share": distance}


THREE = [
    certificate("Online analytics certificate, Calgary", 1, 1),
    certificate("Project management, Toronto", 0.3, 0),
    certificate("Diploma in business administration, Saskatoon", 2, 0),
]


HELD = {
    **DEGREE,
    "completed_on": "2019-05-15",
    "eca": {"organization": "WES", "issued_on": "2025-12-01", "outcome": "three-year"},
}
LEVELS = dict.fromkeys(("listening", "reading", "writing", "speaking"), 9)
COMPLETE: dict[str, Any] = {
    "as_of": "2026-11-23",
    "partner": None,
    "sibling_in_canada": False,
    "provincial_nomination": False,
    "job_offer": None,
    "applicant": {
        "age": 29,
        "languages": [{"language": "en", "taken_on": "2026-09-01", "clb": LEVELS}],
        "work": {"canadian_years": 1, "foreign_years": 3},
        "certificate_of_qualification": False,
    },
}


def with_credentials(*credentials: dict[str, Any]) -> dict[str, Any]:
    return {"applicant": {"age": 29, "credentials": list(credentials)}}


def linked(page: Page, base_url: str, profile: dict[str, Any], locale: str = "") -> Page:
    opened(page, f"{base_url}{locale}", f"#p={share_code(profile)}")
    answered(page)
    return page


MANY: dict[str, dict[str, Any]] = {
    "one": with_credentials(DEGREE),
    "two": with_credentials(DEGREE, THREE[1]),
    "four": with_credentials(DEGREE, *THREE),
    "eight": with_credentials(DEGREE, *THREE, DEGREE, *THREE),
    "three compared": {**COMPLETE, "applicant": {**COMPLETE["applicant"], "credentials": [HELD, *THREE]}},
}


@pytest.mark.parametrize("locale", ["", "fr/"])
@pytest.mark.parametrize("name", MANY)
def test_the_panel_fits_a_screen_and_has_no_scroller_of_its_own(
    page: Page, base_url: str, locale: str, name: str
) -> None:
    page.set_viewport_size({"width": 1366, "height": 768})
    linked(page, base_url, MANY[name], locale)
    panel = page.locator("#result")
    box = panel.bounding_box()
    assert box is not None
    assert box["height"] <= 600, box
    assert panel.evaluate("node => getComputedStyle(node).overflowY") == "visible"
    assert panel.evaluate("node => node.scrollWidth <= node.clientWidth")


def test_until_the_range_is_narrow_the_verdicts_lead_and_no_range_is_shown(page: Page, base_url: str) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    linked(page, base_url, with_credentials(DEGREE, THREE[1]))
    panel, bar = page.locator("#result"), page.locator(".cp-bar")
    expect(bar).to_contain_text("Level")
    expect(bar).to_contain_text("Does not count")
    expect(bar).to_contain_text("answers to a total")
    for place in (panel, bar):
        expect(place).not_to_contain_text("1,1")
        expect(place).not_to_contain_text(" to 1")
    page.locator(".cp-bar__button").click()
    first = panel.locator(".cp-box").first
    expect(first.locator(".cp-credential")).to_have_count(2)
    expect(first).to_contain_text("Not yet known")
    # the short certificate surely adds nothing: that much is a figure already
    expect(panel.locator(".cp-planned")).to_contain_text("+0")


def test_the_total_leads_once_it_is_narrow(page: Page, base_url: str) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    opened(page, base_url, "#example=online-year")
    total(page, "482")
    expect(page.locator("#result .cp-progress")).to_have_count(0)
    expect(page.locator(".cp-bar__figure")).to_have_text("482 points")
    expect(page.locator("#programs .cp-section__line")).to_have_text("Not yet known")


@pytest.mark.parametrize(("locale", "said"), [("", "No program is open"), ("fr/", "Aucun programme ouvert")])
@pytest.mark.parametrize(("dated", "shut"), [("2024-11-20", True), ("2026-09-01", False)])
def test_a_score_without_a_program_says_so_beside_the_figure(
    page: Page, base_url: str, locale: str, said: str, dated: str, shut: bool
) -> None:
    """A nominee whose results lapsed has more points than most, and no program to apply by."""
    results = [{"language": "en", "taken_on": dated, "clb": LEVELS}]
    applicant = {**COMPLETE["applicant"], "credentials": [HELD], "languages": results}
    page.set_viewport_size({"width": 360, "height": 740})
    linked(page, base_url, {**COMPLETE, "applicant": applicant, "provincial_nomination": True}, locale)
    bar, line = page.locator(".cp-bar"), page.locator("#result .cp-total__shut")
    expect(line).to_have_count(int(shut))
    if not shut:
        expect(bar).not_to_contain_text(said)
        return
    expect(bar).to_contain_text(said)
    page.locator(".cp-bar__button").click()
    line.get_by_role("link").click()
    expect(page.locator("#programs")).to_be_in_viewport()


@pytest.mark.parametrize("locale", ["", "fr/"])
def test_who_knows_next_to_nothing_ends_with_what_is_sure_and_three_questions(
    page: Page, base_url: str, locale: str
) -> None:
    linked(page, base_url, with_credentials({"country": "CA"}), locale)
    result = evaluate(with_credentials({"country": "CA"}), "fr" if locale else "en")
    panel = page.locator("#result")
    expect(panel.locator(".cp-credential .cp-verdict")).to_have_count(3)
    expect(panel.locator("ol.cp-open > li")).to_have_count(3)
    expect(panel).not_to_contain_text(str(result["crs"]["range"][1]))
    heaviest = sorted(result["questions"], key=lambda one: -one["could_add"])[0]
    assert heaviest["path"] == "/provincial_nomination"
    panel.locator("ol.cp-open a").first.click()
    field = page.locator('#section-more [data-key="provincial_nomination"]')
    expect(field.locator("input").first).to_be_in_viewport()
    expect(field.locator(":focus")).to_have_count(1)


def test_nothing_settled_is_never_called_plus_nought(page: Page, base_url: str) -> None:
    open_still = {**PLANNED, "title": "Open"}
    linked(page, base_url, with_credentials(DEGREE, open_still))
    expect(card(page, 1)).not_to_contain_text("+0")
    expect(page.locator("#result")).not_to_contain_text("+0")


def test_every_part_of_the_answer_has_an_address(page: Page, base_url: str) -> None:
    opened(page, base_url, "#example=online-year")
    answered(page)
    for id in SECTIONS:
        section = page.locator(f"#{id}")
        expect(section).not_to_have_attribute("open", "")
        page.locator(f'#result a[href="#{id}"]').click()
        expect(section).to_have_attribute("open", "")
        expect(section.locator(".cp-section__body")).not_to_be_empty()
        expect(section.locator("summary").first).to_be_in_viewport()
        expect(page).to_have_url(re.compile(f"#{id}$"))
    factor = page.locator("#factors [data-disclosure=factor-education]")
    factor.locator("summary").click()
    expect(factor).to_contain_text("120")
    # the address alone opens its section, with the answers that are kept
    page.goto(f"{base_url}404.html")
    opened(page, base_url, "#grid")
    answered(page)
    expect(page.locator("#grid")).to_have_attribute("open", "")
    expect(page.locator("#grid .cp-factor").first).to_be_visible()
    expect(page.locator("#why")).not_to_have_attribute("open", "")


def test_the_sections_take_the_full_width_under_the_form(page: Page, base_url: str) -> None:
    page.set_viewport_size({"width": 1366, "height": 768})
    opened(page, base_url, "#example=online-year")
    answered(page)
    columns, report = (page.locator(name).bounding_box() for name in (".cp-columns", ".cp-report"))
    assert columns is not None
    assert report is not None
    assert report["width"] == columns["width"]
    assert report["y"] >= columns["y"] + columns["height"]


def test_a_section_follows_the_answers_while_it_is_open(page: Page, base_url: str) -> None:
    opened(page, base_url, "#example=online-year")
    answered(page)
    page.locator("#why > summary").click()
    expect(page.locator("#why .cp-why")).to_have_count(2)
    expect(page.locator("#why")).to_contain_text("100 %")
    card(page, 1).get_by_role("button", name="Edit").click()
    answer(card(page, 1), "distance_share", "40")
    settled(page)
    expect(page.locator("#why")).not_to_contain_text("100 %")
    expect(page.locator("#why")).to_contain_text("40 %")


@pytest.mark.parametrize("locale", ["", "fr/"])
def test_an_answer_that_is_old_says_from_when_it_is(page: Page, base_url: str, locale: str) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    opened(page, f"{base_url}{locale}", "#example=online-year")
    total(page, "482")
    old = page.locator(".cp-old:visible")
    expect(old).to_have_count(0)
    you = unfold(page, "you")
    answer(you, "age", "young")
    settled(page)
    said = "from before" if not locale else "avant"
    for place in ("#report", "#section-credentials .cp-card:first-child"):
        expect(page.locator(place).locator(".cp-old").first).to_contain_text(said)
    expect(page.locator(".cp-bar")).to_contain_text(said)
    page.locator(".cp-bar__button").click()
    expect(page.locator("#result .cp-old")).to_contain_text(said)
    expect(page.locator("#result .cp-old")).to_contain_text(re.compile(r"\d"))
    page.locator(".cp-bar__button").click()
    answer(you, "age", "30")
    settled(page)
    expect(old).to_have_count(0)
    expect(page.locator(".cp-bar")).not_to_contain_text(said)


def test_what_is_refused_before_any_answer_is_said_so(page: Page, base_url: str) -> None:
    opened(page, base_url)
    answer(unfold(page, "you"), "age", "young")
    settled(page)
    expect(page.locator("#result")).to_contain_text("has to be corrected")
    answer(unfold(page, "you"), "age", "29")
    answered(page)
    expect(page.locator("#result .cp-progress")).to_be_visible()


def test_the_empty_page_says_how_long_it_takes_and_what_comes(page: Page, base_url: str) -> None:
    opened(page, base_url)
    settled(page)
    panel = page.locator("#result")
    expect(panel.locator("ol > li")).to_have_count(3)
    expect(panel).to_contain_text("minutes")
    expect(page.locator("#report")).to_be_hidden()


def test_a_verdict_under_its_card_and_in_the_panel_are_the_same(page: Page, base_url: str) -> None:
    linked(page, base_url, with_credentials(DEGREE, *THREE))
    rows = page.locator("#result .cp-signs tbody tr")
    expect(rows).to_have_count(4)
    for n, row in enumerate(rows.all()):
        for use, cell in zip(
            ("Level of education", "Two or more", "Study in Canada"), row.locator("td").all(), strict=True
        ):
            expect(verdict(page, n, use)).to_contain_text(cell.inner_text().strip())
