"""What stands under the table of plans: each step and each day with what it rests on, and what the answers do not let be seen."""

from __future__ import annotations

import re
from typing import Any

import pytest
from check_form import SLOW
from playwright.sync_api import Page, expect
from test_plan_page import PLANS, PROFILE, at

from pycore import levers, plan, timeline

pytestmark = pytest.mark.browser
ADVICE = re.compile(r"\b(should|boost|best|advice|recommend|devriez|conseil|meilleur|recommand)", re.IGNORECASE)
ALL_OPEN = "for (const one of document.querySelectorAll('#plan details')) one.open = true"
# Somebody whose age, work and assessment all change within three years.
BORN: dict[str, Any] = {key: value for key, value in PROFILE["applicant"].items() if key != "work"}
AT_WORK: dict[str, Any] = {
    **BORN,
    "birth_date": "1990-02-10",
    "work": {"periods": [{"country": "CA", "from": "2025-06-01", "hours_per_week": 40}]},
}
AGED: dict[str, Any] = {**{key: value for key, value in PROFILE["applicant"].items() if key != "birth_date"}, "age": 41}


def titles(sources: list[dict[str, Any]]) -> list[str]:
    return [f"{one['title']}, {one['section']}" for one in sources]


@pytest.mark.parametrize("locale", ["en", "fr"])
def test_each_day_tells_what_makes_the_score_another_and_what_that_rests_on(
    page: Page, base_url: str, locale: str
) -> None:
    at(page, base_url, [], "" if locale == "en" else "fr/", applicant=AT_WORK)
    course = timeline({**PROFILE, "applicant": AT_WORK}, 36, locale)
    assert len(course["steps"]) > 3
    page.evaluate(ALL_OPEN)
    lines = page.locator("#time tbody tr")
    expect(lines).to_have_count(len(course["steps"]))
    for line, step in zip(lines.all()[1:], course["steps"][1:], strict=True):
        for cause in step["causes"]:
            expect(line).to_contain_text(cause["text"])
            for title in titles(cause["sources"]):
                expect(line.get_by_role("link", name=title, exact=True)).to_be_visible()
    for turn in course["programs"]:
        expect(page.locator("#time")).to_contain_text(turn["text"])
        for title in titles(turn["sources"]):
            expect(page.locator("#time").get_by_role("link", name=title, exact=True).first).to_be_visible()
    notices = [one for one in course["notices"] if one["on"] > course["from"]]
    for one in notices:
        expect(page.locator("#time")).to_contain_text(one["text"])
    expect(page.locator('#time a[href*="reading-your-result"]')).to_be_visible()
    expect(page.locator("#time").get_by_role("link", name=re.compile("birth|naissance"))).to_have_count(0)


def test_what_the_answers_do_not_let_be_seen_leads_to_its_question(page: Page, base_url: str) -> None:
    at(page, base_url, [], applicant=AGED)
    page.locator("#time").get_by_role("link", name="birthdays").click()
    page.locator("#check[data-ready]:not([data-waiting])").wait_for(timeout=SLOW)
    expect(page.locator("#section-you").get_by_role("radio", name="Age in years")).to_be_focused()
    at(page, base_url, [], applicant=AGED)
    page.locator("#time").get_by_role("link", name="work that goes on").click()
    page.locator("#check[data-ready]:not([data-waiting])").wait_for(timeout=SLOW)
    expect(page.locator("#section-work").get_by_role("radio", name="Years", exact=True)).to_be_focused()


def test_where_nothing_changes_the_score_that_is_said(page: Page, base_url: str) -> None:
    kept = {key: value for key, value in AGED.items() if key != "languages"}
    profile = {**PROFILE, "applicant": {**kept, "age": 25, "credentials": []}}
    (only,) = timeline(profile, 36)["steps"]
    assert only["causes"] == []
    at(page, base_url, [], applicant=profile["applicant"])
    expect(page.locator("#time")).to_contain_text("Nothing in these answers changes the score until")


@pytest.mark.parametrize("locale", ["en", "fr"])
def test_each_step_is_told_with_its_total_its_reason_and_what_it_rests_on_and_none_is_advice(
    page: Page, base_url: str, locale: str
) -> None:
    at(page, base_url, PLANS, "" if locale == "en" else "fr/")
    found = levers(PROFILE, locale)
    assert found["levers"]
    assert found["nothing"]
    page.evaluate(ALL_OPEN)
    steps = page.locator("#steps")
    for one in found["levers"]:
        bar = steps.locator(f'[data-lever="{one["id"]}"]')
        expect(bar.locator(".cp-bars__name")).to_have_text(" ".join(one["steps"]))
        expect(bar).to_contain_text(str(one["total"]))
        for turn in one["programs"]:
            expect(bar).to_contain_text(turn["text"])
        for title in titles(one["sources"]):
            expect(bar.get_by_role("link", name=title, exact=True)).to_be_visible()
        assert one["total"] == plan(PROFILE, one["changes"])["after"]["crs"]["total"]
    for one in found["nothing"]:
        told = steps.locator("li").filter(has_text=one["because"]).first
        expect(told).to_contain_text(" ".join(one["steps"]))
        for title in titles(one["sources"]):
            expect(told.get_by_role("link", name=title, exact=True).first).to_be_visible()
    assert not ADVICE.search(re.sub(r"(is|un) (advice|conseil)", "", steps.inner_text()))
