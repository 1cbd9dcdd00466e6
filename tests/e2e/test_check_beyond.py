"""What stands folded under the result: the proposal, earlier rules, the roles exchanged; asked only while it is open."""

from __future__ import annotations

import base64
import json
import zlib
from pathlib import Path
from typing import Any

import pytest
from check_form import SLOW, answer, answered, opened, settled, total, unfold
from playwright.sync_api import Locator, Page, expect
from test_check_looks import faults
from test_plan_page import cells, row, shown
from test_plan_page import settled as planned

from pycore import evaluate, history, scenario, swap

pytestmark = [pytest.mark.browser, pytest.mark.axe]


PARTS = ("scenario", "history", "swap")
ABILITIES = ("listening", "reading", "writing", "speaking")
# Counts the questions that the page puts to its worker, by name.
WATCH = """() => {
    const post = Worker.prototype.postMessage;
    globalThis.asked = [];
    Worker.prototype.postMessage = function (message, ...rest) {
        const text = typeof message === "string" ? message : JSON.stringify(message);
        const found = text.match(/do[^a-z]+(evaluate|timeline|levers|scenario|history|swap)/);
        if (found) globalThis.asked.push(found[1]);
        return post.call(this, message, ...rest);
    };
}"""


def degree(kind: str, outcome: str) -> dict[str, Any]:
    eca = {"organization": "WES", "issued_on": "2025-12-01", "outcome": outcome}
    return {"country": "IN", "kind": kind, "completed_on": "2018-05-01", "eca": eca}


def person(level: int, credential: dict[str, Any]) -> dict[str, Any]:
    clb = dict.fromkeys(ABILITIES, level)
    spoken = [{"language": "en", "taken_on": "2026-09-01", "clb": clb}]
    return {"credentials": [credential], "languages": spoken, "work": {"canadian_years": 1}}


PROFILE: dict[str, Any] = {
    "as_of": "2026-11-23",
    "sibling_in_canada": True,
    "provincial_nomination": False,
    "job_offer": None,
    "applicant": {"age": 41, "certificate_of_qualification": False, **person(8, degree("bachelors", "three-year"))},
    "partner": {"accompanying": True, "canadian": False, **person(9, degree("masters", "masters-or-professional"))},
}
PROFILE["applicant"]["work"]["foreign_years"] = 3


def link(profile: dict[str, Any]) -> str:
    deflate = zlib.compressobj(wbits=-15)
    packed = deflate.compress(json.dumps(profile).encode()) + deflate.flush()
    return "#p=1." + base64.urlsafe_b64encode(packed).decode().rstrip("=")


def at(page: Page, base_url: str, profile: dict[str, Any], locale: str = "") -> Page:
    page.add_init_script(f"({WATCH})()")
    opened(page, f"{base_url}{locale}", link(profile))
    answered(page)
    return page


def part(page: Page, name: str) -> Locator:
    found = page.locator(f'[data-beyond="{name}"]').and_(page.locator("details"))
    found.wait_for()
    return found


def test_nothing_is_asked_before_it_is_opened(page: Page, base_url: str) -> None:
    at(page, base_url, PROFILE)
    for name in PARTS:
        expect(part(page, name)).not_to_have_attribute("open", "")
    assert set(page.evaluate("asked")) == {"evaluate"}


def test_steps_and_days_have_their_place_on_plan_with_the_same_answers(page: Page, base_url: str) -> None:
    at(page, base_url, PROFILE)
    page.locator("#further").get_by_role("link", name="Plan: what would add points, and when").click()
    planned(page)
    assert cells(row(page, "total"))[0] == shown(evaluate(PROFILE)["crs"]["range"])
    expect(page.locator("[data-lever]").first).to_be_visible()


@pytest.mark.parametrize("locale", ["en", "fr"])
def test_the_proposal_is_told_in_the_persons_own_figures_and_as_no_law(page: Page, base_url: str, locale: str) -> None:
    at(page, base_url, PROFILE, "" if locale == "en" else "fr/")
    proposal = part(page, "scenario")
    proposal.locator("summary").first.press("Enter")
    found = scenario(PROFILE, locale)
    expect(proposal).to_contain_text(found["education"]["because"], timeout=SLOW)
    expect(proposal).to_contain_text(found["notice"])
    expect(proposal).to_contain_text("Not law" if locale == "en" else "Sans force de loi")
    for head in ("Proposed", "Reported", "Not known") if locale == "en" else ("Proposé", "Annoncé", "Inconnu"):
        expect(proposal.locator("h3").filter(has_text=head)).to_have_count(1)
    sibling = next(one for one in found["factors"] if one["id"] == "sibling")
    expect(proposal).to_contain_text(sibling["because"])
    expect(proposal.get_by_role("link").filter(has_text=found["sources"][0]["title"]).first).to_be_visible()
    expect(proposal.locator('a[href*="guide/reform-2026"]')).to_have_count(1)


def test_the_proposal_follows_the_answers_while_it_is_open(page: Page, base_url: str) -> None:
    at(page, base_url, PROFILE)
    proposal = part(page, "scenario")
    proposal.locator("summary").first.click()
    expect(proposal).to_contain_text(scenario(PROFILE)["education"]["because"], timeout=SLOW)
    answer(unfold(page, "more"), "sibling_in_canada", "No")
    settled(page)
    changed = {**PROFILE, "sibling_in_canada": False}
    gone = next(one for one in scenario(PROFILE)["factors"] if one["id"] == "sibling")["because"]
    expect(proposal).not_to_contain_text(gone)
    expect(proposal).to_contain_text(scenario(changed)["education"]["because"])
    proposal.locator("summary").first.click()
    before = page.evaluate("asked.filter((name) => name === 'scenario').length")
    answer(unfold(page, "you"), "age", "30")
    total(page, str(history({**changed, "applicant": {**PROFILE["applicant"], "age": 30}})[-1]["total"]))
    assert page.evaluate("asked.filter((name) => name === 'scenario').length") == before


@pytest.mark.parametrize("locale", ["en", "fr"])
def test_earlier_rules_are_a_table(page: Page, base_url: str, locale: str) -> None:
    at(page, base_url, PROFILE, "" if locale == "en" else "fr/")
    earlier = part(page, "history")
    earlier.locator("summary").first.click()
    rows = history(PROFILE, locale)
    expect(earlier.locator("tbody tr")).to_have_count(len(rows), timeout=SLOW)
    for line, under in zip(earlier.locator("tbody tr").all(), rows, strict=True):
        expect(line.locator("th")).to_contain_text(under["from"][:4])
        expect(line.locator("td").first).to_have_text(str(under["total"]))
        expect(line.locator("td").last).to_contain_text(str(under["range"][1]))
    expect(earlier.locator("tbody tr").last).to_contain_text("not counted" if locale == "en" else "non compté")
    expect(earlier.locator('a[href*="guide/history"]')).to_have_count(1)


def test_a_couple_sees_what_is_missing_and_then_the_roles_exchanged(page: Page, base_url: str) -> None:
    at(page, base_url, PROFILE)
    roles = part(page, "swap")
    roles.locator("summary").first.click()
    expect(roles).to_contain_text(swap(PROFILE)["because"], timeout=SLOW)
    roles.get_by_role("link", name="age", exact=True).click()
    field = page.locator('#section-you [data-base="/partner"] [data-key="age"] input')
    expect(field).to_be_focused()
    field.fill("30")
    foreign = page.locator('#section-you [data-key="work/foreign_years"] input')
    foreign.fill("2")
    complete = json.loads(json.dumps(PROFILE))
    complete["partner"]["age"] = 30
    complete["partner"]["work"]["foreign_years"] = 2
    found = swap(complete)
    assert found["possible"]
    expect(roles).to_contain_text(found["because"])
    for note in found["notes"]:
        expect(roles).to_contain_text(note["text"])
    expect(roles.get_by_role("link", name="certificate of qualification")).to_be_visible()
    expect(roles.locator(".cp-figures__row")).to_have_count(len(found["difference"]["factors"]))


def test_who_is_alone_is_not_told_of_roles(page: Page, base_url: str) -> None:
    at(page, base_url, {**PROFILE, "partner": None})
    part(page, "scenario")
    expect(page.locator("details[data-beyond=swap]")).to_be_hidden()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_hinders_assistive_technology(page: Page, base_url: str, root: Path, scheme: Any) -> None:
    page.emulate_media(color_scheme=scheme)
    at(page, base_url, PROFILE)
    for name in PARTS:
        opening = part(page, name)
        opening.locator("summary").first.click()
        expect(opening.locator(".cp-read-more")).to_be_visible(timeout=SLOW)
    page.evaluate("for (const one of document.querySelectorAll('.cp-beyond details')) one.open = true")
    assert faults(page, root) == []


def test_it_fits_a_narrow_page_and_goes_with_the_answers(page: Page, base_url: str) -> None:
    page.set_viewport_size({"width": 320, "height": 700})
    at(page, base_url, PROFILE)
    earlier = part(page, "history")
    earlier.locator("summary").first.click()
    expect(earlier.locator("tbody tr").first).to_be_visible(timeout=SLOW)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    wide = "document.querySelector('.cp-beyond').scrollWidth <= document.querySelector('.cp-beyond').clientWidth"
    assert page.evaluate(wide)
    page.get_by_role("button", name="Start again").click()
    expect(page.locator(".cp-beyond")).to_be_hidden()
