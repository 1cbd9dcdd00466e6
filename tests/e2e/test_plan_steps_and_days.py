"""What stands under the table of plans: each step and each day with what it rests on, and what the answers do not let be seen."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest
from check_form import SLOW
from playwright.sync_api import Page, expect
from test_plan_page import PLANS, PROFILE, at, settled

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
    expect(page.locator("#time tbody tr:not(.cp-plan-why)")).to_have_count(len(course["steps"]))
    explained = [step for step in course["steps"] if step["causes"]]
    assert len(explained) > 2
    for line, step in zip(page.locator("#time .cp-plan-why").all(), explained, strict=True):
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


# The corners of each line of a chart, as they are drawn: those of a step chart lie level or upright to each other.
CORNERS = """(chart) => [...chart.querySelectorAll('g[data-mark="line"] path')].map((line) => {
    const along = line.getAttribute("d");
    const corners = [];
    let [x, y] = [0, 0];
    for (const [, kind, figures] of along.matchAll(/([MLHV])([^MLHVZ]*)/g)) {
        const given = figures.split(",").map(Number);
        if (kind === "H") [x] = given;
        else if (kind === "V") [y] = given;
        else [x, y] = given;
        corners.push([x, y]);
    }
    return corners;
})"""


@pytest.mark.firefox
def test_the_lines_of_the_chart_are_the_days_and_the_sure_points_to_scale(page: Page, base_url: str) -> None:
    at(page, base_url, PLANS)
    courses = [timeline(PROFILE, 36, changes=changes) for changes in ([], *(one["changes"] for one in PLANS))]
    first, last = (date.fromisoformat(courses[0][end]) for end in ("from", "to"))
    drawn = page.locator("#time svg[role=img]").evaluate(CORNERS)
    assert len(drawn) == len(courses)
    level: dict[int, float] = {}
    for corners, course in zip(drawn, courses, strict=True):
        left, right = corners[0][0], corners[-1][0]
        points = {step["on"]: step["range"][0] for step in course["steps"]}
        for day, sure in points.items():
            x = left + (right - left) * (date.fromisoformat(day) - first) / (last - first)
            at_day = [y for found, y in corners if abs(found - x) < 1]
            assert at_day, day
            assert abs(level.setdefault(sure, at_day[-1]) - at_day[-1]) < 0.5  # as high as in every other line
    (low, y_low), (high, y_high) = min(level.items()), max(level.items())
    for sure, y in level.items():
        assert abs(y - (y_low + (sure - low) / (high - low) * (y_high - y_low))) < 0.5


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
        assert str(one["total"]) in re.sub(r"(?<=\d)[,\s](?=\d{3})", "", bar.inner_text())
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


# Counts the questions that the page puts to its worker and their answers; holds those of one kind back, as a slow machine would.
HOLD = """() => {
    const post = Worker.prototype.postMessage;
    const held = [];
    Object.assign(globalThis, { holding: "", asked: [], said: 0 });
    globalThis.release = () => { globalThis.holding = ""; for (const send of held.splice(0)) send(); };
    Worker.prototype.postMessage = function (message, ...rest) {
        if (message?.type === "start") this.addEventListener("message", ({ data }) => { said += data.type === "answer"; });
        if (message?.type !== "ask") return post.call(this, message, ...rest);
        const told = JSON.parse(message.text).do;
        asked.push(told);
        if (told !== holding) return post.call(this, message, ...rest);
        held.push(() => post.call(this, message, ...rest));
    };
}"""
ALL_SAID = "() => said === asked.length"


def days_of(months: int) -> int:
    """The days in the table of the days ahead, of things as they are and of every plan."""
    courses = [timeline(PROFILE, months, changes=changes) for changes in ([], *(one["changes"] for one in PLANS))]
    return len({step["on"] for course in courses for step in course["steps"]})


@pytest.mark.firefox
def test_long_work_says_how_far_it_is_and_is_stopped_while_the_page_answers_to_the_hand(
    page: Page, base_url: str
) -> None:
    page.add_init_script(f"({HOLD})()")
    at(page, base_url, PLANS)
    page.evaluate("() => { asked = []; said = 0; holding = 'timeline'; }")
    time = page.locator("#time")
    lines = time.locator("tbody tr:not(.cp-plan-why)")
    assert days_of(60) != days_of(36)
    page.locator("#cp-plan-months").select_option("60")
    expect(time).to_contain_text(f"Working it out: 1 of {len(PLANS) + 1}.")
    reason = page.locator(".cp-plans__open").first
    reason.click()
    expect(reason).to_have_attribute("aria-expanded", "true")
    assert time.get_attribute("data-working") == ""
    time.get_by_role("button", name="Stop").click()
    expect(time).to_contain_text("Stopped.")
    assert time.get_attribute("data-working") is None
    page.evaluate("release()")
    page.wait_for_function(ALL_SAID, timeout=SLOW)
    assert page.evaluate("asked") == ["timeline"]  # nothing more was asked, and its answer changed nothing
    expect(time).to_contain_text("Stopped.")
    expect(lines).to_have_count(days_of(36))
    time.get_by_role("button", name="Work it out").click()
    settled(page)
    expect(lines).to_have_count(days_of(60))
    expect(time).not_to_contain_text("Stopped.")


@pytest.mark.firefox
def test_a_change_is_answered_before_what_is_long_goes_on(page: Page, base_url: str) -> None:
    page.add_init_script(f"({HOLD})()")
    at(page, base_url, PLANS)
    page.evaluate("() => { asked = []; said = 0; holding = 'timeline'; }")
    page.locator("#cp-plan-months").select_option("60")
    page.wait_for_function("() => asked.length === 1")
    page.get_by_role("button", name="Remove: French").click()
    expect(page.locator("#time").get_by_role("button", name="Stop")).to_be_hidden()
    page.evaluate("release()")
    settled(page)
    left = len(PLANS)  # things as they are, and the plans that are left
    asked = page.evaluate("asked")
    assert asked[: 1 + left] == ["timeline", "evaluate", *["plan"] * (left - 1)]
    assert asked.count("timeline") == 1 + left
    assert page.evaluate("said") == len(asked)
