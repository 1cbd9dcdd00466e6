"""The page of plans on a telephone: its parts are folded, each with what came of it in a line; nothing that differs is."""

from __future__ import annotations

import itertools
import re
from typing import Any

import pytest
from check_form import SLOW, focused
from playwright.sync_api import Locator, Page, expect
from test_plan_page import ABILITIES, PLANS, PROFILE, at, fragment, row, settled, signed

from pycore import history, levers, plan, rounds, timeline

pytestmark = pytest.mark.browser
PHONE = {"width": 360, "height": 740}
PARTS = ("steps", "rounds", "time", "rules")
NAMES = {"en": "As things are", "fr": "Situation actuelle"}
SAID = {"en": "{}: {} of {}", "fr": "{} : {} sur {}"}
# Enough is known of this person that some rounds were open to them for sure.
JOB = {"country": "CA", "from": "2024-06-03", "hours_per_week": 38, "noc": "31301"}
KNOWN: dict[str, Any] = {
    "settlement_funds": True,
    "outside_quebec": True,
    "arranged_employment": False,
    "relative_in_canada": False,
    "applicant": {
        **PROFILE["applicant"],
        "languages": [{"language": "en", "taken_on": "2026-09-01", "clb": dict.fromkeys(ABILITIES, 9)}],
        "occupation": {"noc": "31301"},
        "work": {"periods": [JOB]},
    },
}


@pytest.fixture
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    return {**browser_context_args, "viewport": PHONE, "reduced_motion": "reduce"}


def line(page: Page, part: str) -> Locator:
    return page.locator(f"#{part} > summary .cp-section__line")


def as_written(figure: int, locale: str) -> str:
    return f"{figure:,}".replace(",", "," if locale == "en" else " ")


@pytest.mark.firefox
@pytest.mark.parametrize("locale", ["en", "fr"])
def test_each_part_is_folded_and_says_in_a_line_what_came_of_it(page: Page, base_url: str, locale: str) -> None:
    at(page, base_url, PLANS, "" if locale == "en" else "fr/")
    for part in PARTS:
        expect(page.locator(f"#{part} > .cp-section__body")).to_be_hidden()
    gains = [one["gain"] for one in levers(PROFILE)["levers"] if one["gain"]]
    for gain in (min(gains), max(gains)):
        expect(line(page, "steps")).to_contain_text(signed(gain))
    courses = [timeline(PROFILE, 36, changes=changes) for changes in ([], *(one["changes"] for one in PLANS))]
    days = {step["on"] for course in courses for step in course["steps"]}
    expect(line(page, "time")).to_have_text(re.compile(rf"^{len(days) - 1}\s"))
    expect(line(page, "time")).to_contain_text(min(days - {PROFILE["as_of"]})[:4])
    ranges = [one["range"] for one in history(PROFILE)]
    expect(line(page, "rules")).to_have_text(re.compile(rf"^{len(ranges)}\s"))
    for figure in (min(low for low, _ in ranges), max(high for _, high in ranges)):
        expect(line(page, "rules")).to_contain_text(as_written(figure, locale))


@pytest.mark.parametrize("locale", ["en", "fr"])
def test_the_line_of_the_rules_tells_a_range_where_the_score_is_one(page: Page, base_url: str, locale: str) -> None:
    profile = {key: value for key, value in PROFILE.items() if key != "provincial_nomination"}
    page.goto(f"{base_url}{'' if locale == 'en' else 'fr/'}plan/{fragment(profile, PLANS)}")
    settled(page)
    ranges = [one["range"] for one in history(profile)]
    low, high = min(low for low, _ in ranges), max(high for _, high in ranges)
    assert high - low >= 600  # what a nomination adds, and is not known
    said = f"{as_written(low, locale)} {'to' if locale == 'en' else 'à'} {as_written(high, locale)} points"
    expect(line(page, "rules")).to_contain_text(said)


@pytest.mark.parametrize("locale", ["en", "fr"])
def test_the_line_of_past_rounds_counts_those_whose_cut_off_is_reached(page: Page, base_url: str, locale: str) -> None:
    folder = "" if locale == "en" else "fr/"
    at(page, base_url, PLANS, folder)
    kinds = [one for found in beside(PROFILE) for one in found["kinds"]]
    assert {one["answer"] for one in kinds} == {"unclear", "no"}
    expect(line(page, "rounds")).to_have_text(re.compile("^Not known" if locale == "en" else "^On ne sait pas"))
    at(page, base_url, PLANS, folder, **KNOWN)
    counts = set()
    for name, found in zip([NAMES[locale], *(one["name"] for one in PLANS)], beside({**PROFILE, **KNOWN}), strict=True):
        open_to = [held for kind in found["kinds"] if kind["answer"] == "yes" for held in kind["rounds"]]
        reached = [held for held in open_to if held["sure"] >= 0]
        counts.add((len(reached), len(open_to)))
        expect(line(page, "rounds")).to_contain_text(SAID[locale].format(name, len(reached), len(open_to)))
    assert len(counts) > 1


def beside(profile: dict[str, Any]) -> list[dict[str, Any]]:
    """The rounds for things as they are and for each plan."""
    return [rounds(profile), *(rounds(plan(profile, one["changes"])["profile"]) for one in PLANS)]


@pytest.mark.firefox
def test_a_part_is_unfolded_by_keyboard_and_holds_its_drawing(page: Page, base_url: str) -> None:
    at(page, base_url, PLANS)
    part = page.locator("#time")
    part.locator("summary").first.press("Enter")
    expect(part.locator("svg[role=img]")).to_be_visible()
    expect(part.locator("tbody tr").first).to_be_visible()
    room = part.locator(".cp-chart").evaluate("(one) => one.clientWidth")
    expect(part.locator("svg[role=img]")).to_have_attribute("width", str(room))
    page.locator("#cp-plan-months").select_option("12")
    settled(page)
    expect(part).to_have_attribute("open", "")


@pytest.mark.firefox
def test_an_address_leads_to_its_part(page: Page, base_url: str) -> None:
    at(page, base_url, PLANS)
    page.goto("about:blank")
    page.goto(f"{base_url}plan/#rounds")
    settled(page)
    expect(page.locator("#rounds table").first).to_be_attached()
    expect(page.locator("#rounds > .cp-section__body")).to_be_visible()
    expect(page.locator("#steps > .cp-section__body")).to_be_hidden()
    expect(page.locator("#rounds > summary")).to_be_in_viewport()
    assert focused(page)["name"].startswith("Would it have been enough?")
    page.evaluate("location.hash = 'rules'")
    expect(page.locator("#rules > .cp-section__body")).to_be_visible()


def test_on_paper_nothing_is_folded_and_afterwards_all_is_as_it_was(page: Page, base_url: str) -> None:
    at(page, base_url, PLANS)
    page.locator("#steps > summary").click()
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    for part in PARTS:
        expect(page.locator(f"#{part} > .cp-section__body")).to_be_visible()
    for part in ("time", "rules"):
        expect(page.locator(f"#{part} svg[role=img]")).to_be_visible()
    expect(page.locator("thead [data-plan]:visible")).to_have_count(len(PLANS))
    expect(row(page, "factor", "age")).to_be_visible()
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    page.emulate_media(media="screen")
    assert [page.locator(f"#{part}").get_attribute("open") is not None for part in PARTS] == [True, False, False, False]


@pytest.mark.firefox
def test_what_is_the_same_in_every_plan_is_folded_and_brought_back(page: Page, base_url: str) -> None:
    at(page, base_url, PLANS)
    expect(row(page, "factor", "age")).to_be_hidden()
    expect(row(page, "factor", "education")).to_be_visible()
    for program in page.locator('tr[data-row="program"]').all():
        expect(program).to_be_visible()
    rest = page.get_by_role("button", name="the same: Factors of the score")
    same = page.locator('tbody[data-part="factor"] .cp-plans__row--same')
    expect(rest).to_have_text(f"{same.count()} the same")
    rest.press("Enter")
    expect(rest).to_have_attribute("aria-expanded", "true")
    expect(row(page, "factor", "age")).to_be_visible()
    page.get_by_label("Beside things as they are").select_option("2")
    page.get_by_role("button", name="Remove: French").click()
    settled(page)
    expect(row(page, "factor", "age")).to_be_visible()
    expect(rest).to_have_attribute("aria-expanded", "true")
    rest.press("Enter")
    expect(row(page, "factor", "age")).to_be_hidden()


def test_on_a_wide_screen_every_part_is_open_and_what_does_not_differ_is_there(page: Page, base_url: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(f"{base_url}plan/{fragment(PROFILE, PLANS)}")
    page.locator("#plan[data-ready]:not([data-waiting])").wait_for(timeout=SLOW)
    settled(page)
    for part in PARTS:
        expect(page.locator(f"#{part} > .cp-section__body")).to_be_visible()
    expect(row(page, "factor", "age")).to_be_visible()
    expect(page.get_by_role("button", name="the same: Factors of the score")).to_be_hidden()


def test_rows_of_which_the_plan_that_is_shown_says_nothing_are_left_out(page: Page, base_url: str) -> None:
    """No day, and no credential to come: one plan has both, another neither."""
    at(page, base_url, PLANS)
    whose = {"Online": 0, "In person": 1}
    to_come = page.locator('tbody[data-part="credential-2"]')
    for name, place in whose.items():
        page.get_by_label("Beside things as they are").select_option(label=name)
        for shown in (row(page, "from"), row(page, "then"), to_come):
            expect(shown).to_be_visible(visible=bool(place))
    page.set_viewport_size({"width": 1280, "height": 800})
    for shown in (row(page, "from"), row(page, "then"), to_come):
        expect(shown).to_be_visible()


def test_names_at_the_ends_of_lines_lie_apart_and_over_the_days(page: Page, base_url: str) -> None:
    at(page, base_url, PLANS)
    page.locator("#time > summary").click()
    chart = page.locator("#time svg[role=img]")
    boxes = {
        name: chart.locator("text", has_text=re.compile(f"^{name}$")).bounding_box()
        for name in (NAMES["en"], *(one["name"] for one in PLANS))
    }
    days = chart.locator("text", has_text=re.compile(r"20\d\d$")).first.bounding_box()
    assert days is not None
    tops = sorted(box["y"] for box in boxes.values() if box)
    assert len(tops) == len(PLANS) + 1
    assert all(below - above > 10 for above, below in itertools.pairwise(tops))
    assert tops[-1] + 10 < days["y"]


def test_at_the_narrowest_no_word_of_a_program_leaves_its_cell(page: Page, base_url: str) -> None:
    page.set_viewport_size({"width": 320, "height": 256})
    at(page, base_url, PLANS, **KNOWN)
    expect(page.locator(".cp-outcome--yes:visible").first).to_be_visible()
    over = page.locator(".cp-plans__table .cp-outcome:visible").evaluate_all(
        "(all) => all.filter((one) => one.scrollWidth > one.clientWidth).map((one) => one.textContent)"
    )
    assert over == []


def test_the_box_of_a_page_without_answers_is_closed_on_all_sides(page: Page, base_url: str) -> None:
    """In the calculator's panel one box stands on another, and only the last has a line below it; alone, a box has its own."""
    page.goto(f"{base_url}plan/")
    settled(page)
    box = page.locator(".cp-box--quiet")
    for side in ("top", "right", "bottom", "left"):
        expect(box).to_have_css(f"border-{side}-width", "1px")


@pytest.mark.parametrize("locale", ["en", "fr"])
def test_a_reason_is_as_wide_as_a_sentence_and_of_what_is_shown(page: Page, base_url: str, locale: str) -> None:
    at(page, base_url, PLANS, "" if locale == "en" else "fr/")
    head = row(page, "program", "fsw").get_by_role("button")
    head.press("Enter")
    why = page.locator(f"#{head.get_attribute('aria-controls')}")
    reasons = why.locator("p:visible")
    for chosen in range(len(PLANS)):
        page.locator(".cp-plans__choose select").select_option(str(chosen))
        expect(why.locator(f'[data-plan="{chosen}"]')).to_be_visible()
        expect(why.locator("[data-plan]:visible")).to_have_count(1)
        for box in [one.bounding_box() for one in reasons.all()]:
            assert box is not None and box["width"] > 280
    page.set_viewport_size({"width": 1440, "height": 900})
    expect(why.locator("[data-plan]:visible")).to_have_count(len(PLANS))


@pytest.mark.parametrize("locale", ["en", "fr"])
def test_where_there_is_no_room_for_a_new_plan_a_step_goes_to_one_that_stands(
    page: Page, base_url: str, locale: str
) -> None:
    four = [*PLANS, {"name": "Fourth", "changes": []}]
    at(page, base_url, four, "" if locale == "en" else "fr/")
    page.locator("#steps").evaluate("(part) => { part.open = true; }")
    into = page.locator("#steps .cp-plan-into select")
    expect(into).to_have_value("0")
    into.select_option("3")
    page.locator('#steps [data-lever="nomination"]').get_by_role("button").first.click()
    settled(page)
    expect(page.locator('.cp-plans__about > [data-plan="3"] li')).to_have_count(1)
