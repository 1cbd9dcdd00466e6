"""The page of plans, as people plan: columns with exact figures, suggested steps, the days ahead, and past rounds."""

from __future__ import annotations

import re
from collections.abc import Callable
from copy import deepcopy
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from check_form import SLOW, answer, opened
from playwright.sync_api import BrowserContext, Locator, Page, expect
from test_check_looks import faults

from pycore import evaluate, history, levers, pairs, plan, rounds, scenario, timeline
from pycore.invitations.rounds_files import packaged_rounds
from tools.lib.share import share_code

pytestmark = [pytest.mark.browser, pytest.mark.axe]
ABILITIES = ("listening", "reading", "writing", "speaking")
TODAY = date(2026, 11, 23).isoformat()
CERTIFICATE: dict[str, Any] = {
    "country": "CA",
    "kind": "certificate",
    "institution": "public",
    "program_years": 1,
    "distance_share": 1,
    "distance_share_in_canada": 0,
    "language_study_share": 0,
    "full_time_months": 8,
    "months_in_canada": 0,
    "return_scholarship": False,
}
DEGREE: dict[str, Any] = {
    "title": "Licence",
    "country": "FR",
    "kind": "bachelors",
    "program_years": 3,
    "completed_on": "2019-05-01",
    "eca": {"organization": "WES", "issued_on": "2026-05-01", "outcome": "three-year"},
}
PROFILE: dict[str, Any] = {
    "as_of": TODAY,
    "sibling_in_canada": False,
    "provincial_nomination": False,
    "job_offer": None,
    "partner": None,
    "applicant": {
        "birth_date": "1996-05-10",
        "certificate_of_qualification": False,
        "credentials": [DEGREE, {**CERTIFICATE, "title": "Online analytics", "planned": True}],
        "languages": [{"language": "en", "taken_on": "2026-09-01", "clb": dict.fromkeys(ABILITIES, 8)}],
        "work": {"canadian_years": 1, "foreign_years": 1},
    },
}
HERE = {**CERTIFICATE, "title": "In person", "distance_share": 0, "months_in_canada": 8}
FRENCH = {"language": "fr", "clb": dict.fromkeys(ABILITIES, 7)}
PLANS: list[dict[str, Any]] = [
    {"name": "Online", "changes": [{"do": "complete", "place": 1}]},
    {"name": "In person", "changes": [{"do": "credential", "on": "2028-04-30", "credential": HERE}]},
    {"name": "French", "changes": [{"do": "language", "on": "2027-06-01", "language": FRENCH}]},
]


def fragment(profile: dict[str, Any], plans: list[dict[str, Any]] | None = None) -> str:
    return f"#p={share_code(profile)}" + (f"&plans={share_code(plans)}" if plans else "")  # type: ignore[arg-type]


def settled(page: Page) -> None:
    """Wait until the table answers what was changed last, and nothing under it is worked out any more."""
    page.locator("#plan[data-ready]:not([data-waiting])").wait_for(timeout=SLOW)
    page.locator("#plan:not(:has([data-working]))").wait_for(timeout=SLOW)


def at(page: Page, base_url: str, plans: list[dict[str, Any]] | None = None, locale: str = "", **other: Any) -> Page:
    page.goto(f"{base_url}{locale}plan/{fragment({**deepcopy(PROFILE), **other}, plans)}")
    settled(page)
    return page


def row(page: Page, key: str, id: str | None = None) -> Locator:
    return page.locator(f'tr[data-row="{key}"]' + (f'[data-id="{id}"]' if id else ""))


def cells(one: Locator) -> list[str]:
    return [text.strip() for text in one.first.locator("td").all_inner_texts()]


def shown(points: list[int], locale: str = "en") -> str:
    low, high = points
    words = [str(low), "to", str(high)] if locale == "en" else ["de", str(low), "à", str(high)]
    return str(low) if low == high else "\N{NO-BREAK SPACE}".join(words)


def signed(points: int) -> str:
    return f"+{points}" if points >= 0 else f"\N{MINUS SIGN}{-points}"


@pytest.mark.firefox
@pytest.mark.parametrize("locale", ["en", "fr"])
def test_each_plan_stands_beside_things_as_they_are_with_the_figures_of_the_core(
    page: Page, base_url: str, locale: str
) -> None:
    at(page, base_url, PLANS, "" if locale == "en" else "fr/")
    base = evaluate(PROFILE, locale)
    found = [plan(PROFILE, one["changes"], locale) for one in PLANS]
    totals = cells(row(page, "total"))
    assert totals[0] == shown(base["crs"]["range"])
    assert totals[1:] == [
        f"{shown(one['after']['crs']['range'])} {signed(one['difference']['total'])}" for one in found
    ]
    for place, one in enumerate(found):
        head = page.locator(f'thead [data-plan="{place}"]')
        for step in one["steps"]:
            expect(head).to_contain_text(step["text"])
    for factor in ("education", "canadian-study", "french", "age"):
        points = [
            next(
                one["range"]
                for section in result["crs"]["sections"]
                for one in section["factors"]
                if one["id"] == factor
            )
            for result in (base, *(one["after"] for one in found))
        ]
        assert cells(row(page, "factor", factor)) == [shown(one, locale) for one in points]
    dated = cells(row(page, "from"))
    assert dated[1] == "–"
    assert "2028" in dated[2]
    assert "2027" in dated[3]
    then = found[2]["then"]
    assert cells(row(page, "then"))[3].endswith(signed(then["after"]["total"] - then["before"]["total"]))


def test_a_use_that_is_no_question_is_no_failure(page: Page, base_url: str) -> None:
    at(page, base_url, PLANS)
    for use in ("canadian_study", "two_or_more"):
        asked = evaluate(PROFILE)["credentials"][0][use]
        assert (asked["answer"], asked["applies"]) == ("no", False)
        assert cells(row(page, "credential", use).first)[0] == "Does not apply"


def test_what_does_not_differ_is_grey_and_reasons_open_in_place(page: Page, base_url: str) -> None:
    at(page, base_url, PLANS)
    expect(row(page, "factor", "age")).to_have_class(re.compile("--same"))
    expect(row(page, "factor", "education")).not_to_have_class(re.compile("--same"))
    study = row(page, "credential", "canadian_study").nth(1).get_by_role("button")
    study.press("Enter")
    expect(study).to_have_attribute("aria-expanded", "true")
    why = page.locator(f"#{study.get_attribute('aria-controls')}")
    verdict = plan(PROFILE, PLANS[0]["changes"])["after"]["credentials"][1]["canadian_study"]
    expect(why.locator("p", has=page.locator('[data-plan="0"]'))).to_contain_text(verdict["because"])
    reasons = why.locator("p").evaluate_all("(all) => all.map((one) => one.childNodes[2].data)")
    assert len(reasons) == len(set(reasons)) > 1  # each once, whatever plans it is of
    study.press("Enter")
    expect(why).to_be_hidden()


@pytest.mark.firefox
def test_a_planned_credential_is_a_plan_and_one_like_it_is_changed_beside_it(page: Page, base_url: str) -> None:
    at(page, base_url)
    assert cells(row(page, "total"))[1].endswith("+32")
    page.get_by_role("button", name="Duplicate: Online analytics").click()
    settled(page)
    editor = page.locator(".cp-plan-editor")
    editor.get_by_label("Name of the plan").fill("In person")
    editor.get_by_role("button", name="Remove: Completed: Online analytics").click()
    editor.get_by_label("Add a step").select_option(label="One like it, changed: Online analytics")
    answer(editor, "distance_share", 0)
    answer(editor, "months_in_canada", 8)
    answer(editor, "on", "2028-04-30")
    editor.get_by_role("button", name="Done").click()
    settled(page)
    expect(page.get_by_role("button", name="Change: In person")).to_be_focused()
    facts = {**PROFILE["applicant"]["credentials"][1], "distance_share": 0, "months_in_canada": 8}
    changed = [
        {"do": "credential", "on": "2028-04-30", "credential": {k: v for k, v in facts.items() if k != "planned"}}
    ]
    found = plan(PROFILE, changed)
    assert cells(row(page, "total"))[2] == f"{found['after']['crs']['total']} {signed(found['difference']['total'])}"
    assert "30\N{NO-BREAK SPACE}April 2028" in cells(row(page, "from"))[2]
    page.reload()
    settled(page)
    assert cells(row(page, "total"))[2].endswith(signed(found["difference"]["total"]))


@pytest.mark.firefox
@pytest.mark.parametrize("locale", ["en", "fr"])
def test_suggested_steps_are_ranked_and_taken_into_a_plan(page: Page, base_url: str, locale: str) -> None:
    at(page, base_url, [PLANS[2]], "" if locale == "en" else "fr/")
    found = levers(PROFILE, locale)["levers"]
    opening = [one for one in found if any(turn["opens"] for turn in one["programs"])]
    ranked = [*opening, *(one for one in found if one not in opening)]
    bars = page.locator("[data-lever]")
    assert [one.get_attribute("data-lever") for one in bars.all()][-len(ranked) :] == [one["id"] for one in ranked]
    for one in ranked:
        expect(page.locator(f'[data-lever="{one["id"]}"] .cp-bars__figure')).to_have_text(signed(one["gain"]))
    work = next(one for one in found if one["id"] == "canadian-work")
    page.evaluate("for (const one of document.querySelectorAll('#steps details')) one.open = true")
    page.locator('[data-lever="canadian-work"]').get_by_role("button").click()
    settled(page)
    assert cells(row(page, "total"))[2] == f"{work['total']} {signed(work['gain'])}"
    page.locator("#cp-plan-into").select_option("0")
    page.locator('[data-lever="canadian-work"]').get_by_role("button").click()
    settled(page)
    both = plan(PROFILE, [*PLANS[2]["changes"], *work["changes"]])
    assert cells(row(page, "total"))[1] == f"{both['after']['crs']['total']} {signed(both['difference']['total'])}"


@pytest.mark.firefox
def test_two_steps_that_give_more_together_are_told_and_tried(page: Page, base_url: str) -> None:
    low = [{"language": "en", "taken_on": "2026-09-01", "clb": dict.fromkeys(ABILITIES, 6)}]
    profile = {**PROFILE, "applicant": {**PROFILE["applicant"], "languages": low}}
    at(page, base_url, applicant=profile["applicant"])
    found = pairs(profile)
    assert found
    told = page.locator(".cp-pair")
    expect(told).to_have_count(min(len(found), 6))
    expect(told.first).to_contain_text(f"{signed(found[0]['gain'])} together")
    told.first.get_by_role("button").click()
    settled(page)
    assert cells(row(page, "total"))[-1] == f"{found[0]['total']} {signed(found[0]['gain'])}"


@pytest.mark.firefox
@pytest.mark.parametrize("locale", ["en", "fr"])
def test_the_days_ahead_are_a_chart_and_the_same_as_a_table(page: Page, base_url: str, locale: str) -> None:
    at(page, base_url, PLANS, "" if locale == "en" else "fr/")
    courses = [timeline(PROFILE, 36, locale, changes=changes) for changes in ([], *(one["changes"] for one in PLANS))]
    days = sorted({step["on"] for course in courses for step in course["steps"]})
    lines = page.locator("#time tbody tr:not(.cp-plan-why)")
    expect(lines).to_have_count(len(days))
    for day, line in zip(days, lines.all(), strict=True):
        expected = [[step["range"] for step in course["steps"] if step["on"] <= day][-1] for course in courses]
        assert line.locator("td.cp-num").all_inner_texts() == [shown(points, locale) for points in expected]
    chart = page.locator("#time svg[role=img]")
    expect(chart).to_be_visible()
    expect(chart.locator('g[data-mark="line"] path')).to_have_count(len(courses))
    expect(chart.locator("text").filter(has_text="French")).to_have_count(1)
    page.locator("#cp-plan-months").select_option("12")
    settled(page)
    near = [timeline(PROFILE, 12, locale, changes=changes) for changes in ([], *(one["changes"] for one in PLANS))]
    expect(lines).to_have_count(len({step["on"] for course in near for step in course["steps"]}))


# Not in Firefox: its driver is told of no download.
def test_the_days_ahead_are_saved_as_a_calendar(page: Page, base_url: str) -> None:
    at(page, base_url, PLANS)
    with page.expect_download() as waiting:
        page.get_by_role("button", name="calendar file").click()
    text = Path(waiting.value.path()).read_text(encoding="utf-8")
    assert waiting.value.suggested_filename == "credpoints.ics"
    assert text.startswith("BEGIN:VCALENDAR")
    courses = [timeline(PROFILE, 36, changes=changes) for changes in ([], *(one["changes"] for one in PLANS))]
    days = sorted({step["on"] for course in courses for step in course["steps"][1:]})
    turns = {(turn["on"], turn["text"]) for course in courses for turn in course["programs"]}
    starts = re.findall(r"DTSTART;VALUE=DATE:(\d{8})", text)
    assert sorted(starts) == sorted(day.replace("-", "") for day in [*days, *(on for on, _ in turns)])
    unfolded = re.sub(r"\r?\n[ \t]", "", text)
    for day in days:
        given = [[step["range"] for step in course["steps"] if step["on"] <= day][-1] for course in courses]
        names = ["As things are", *(one["name"] for one in PLANS)]
        told = " · ".join(f"{name} {shown(points)}" for name, points in zip(names, given, strict=True))
        assert f"SUMMARY:{told}" in unfolded


@pytest.mark.console_errors
@pytest.mark.parametrize(("locale", "said"), [("", "could not be loaded"), ("fr/", "pas pu être chargé")])
def test_a_calendar_that_cannot_be_made_says_why(
    new_context: Callable[..., BrowserContext], base_url: str, locale: str, said: str
) -> None:
    page = new_context(service_workers="block").new_page()
    page.route("**/plan/calendar.js", lambda route: route.abort())
    at(page, base_url, PLANS, locale)
    page.locator('[data-keep="calendar"]').click()
    expect(page.locator("#time .cp-actions").get_by_role("status")).to_contain_text(said)


@pytest.mark.firefox
def test_past_rounds_stand_beside_each_plan_and_in_the_chart_where_they_are_wanted(page: Page, base_url: str) -> None:
    at(page, base_url, PLANS)
    base = rounds(PROFILE)
    others = [rounds(plan(PROFILE, one["changes"])["profile"]) for one in PLANS]
    held = page.locator("#rounds")
    expect(held).to_contain_text("promise nothing")
    expect(held).to_contain_text(str(packaged_rounds().rounds[-1].on.year))
    for note in base["notes"][1:]:
        expect(held).to_contain_text(note["text"])
    kind = next(one for one in base["kinds"] if one["id"] == "cec")
    folded = held.locator('[data-disclosure^="kind-cec"]')
    folded.locator("summary").first.click()
    expect(folded.locator("tbody tr").first).to_be_visible()
    first = folded.locator("tbody tr").first.locator("td").all_inner_texts()
    newest = [next(one for one in found["kinds"] if one["id"] == "cec")["rounds"][0] for found in (base, *others)]
    assert first[1] == str(kind["rounds"][0]["cutoff"])
    assert first[2:] == [f"{abs(one['sure'])} {'above' if one['sure'] > 0 else 'under'}" for one in newest]
    assert page.locator('#time g[data-mark="dot"] > *').count() == 0
    page.get_by_text("Show past rounds in the chart").click()
    page.locator("#cp-mark-cec").check()
    marked = [one for one in packaged_rounds().rounds if one.kind == "cec" and one.on.isoformat() >= "2025-11-23"]
    expect(page.locator('#time g[data-mark="dot"] > *')).to_have_count(len(marked))


@pytest.mark.firefox
@pytest.mark.parametrize("locale", ["en", "fr"])
def test_the_rules_of_each_time_are_a_chart_and_a_table_and_so_is_the_proposal(
    page: Page, base_url: str, locale: str
) -> None:
    at(page, base_url, PLANS, "" if locale == "en" else "fr/")
    profiles = [PROFILE, *(plan(PROFILE, one["changes"])["profile"] for one in PLANS)]
    columns = [history(profile, locale) for profile in profiles]
    lines = page.locator("#rules tbody tr")
    expect(lines).to_have_count(len(columns[0]))
    for place, line in enumerate(lines.all()):
        expected = [shown(rows[place]["range"], locale) for rows in columns]
        assert line.locator("td").all_inner_texts() == expected
    expect(page.locator('#rules svg g[data-mark="line"] path')).to_have_count(len(columns))
    proposal = page.locator('#rules [data-disclosure="scenario"]')
    proposal.locator("summary").first.click()
    proposed = scenario(PROFILE, locale)
    for told in (proposed["notice"], proposed["education"]["because"], proposed["entry"]["because"]):
        expect(proposal).to_contain_text(told)


def test_a_file_holds_answers_and_plans_and_one_that_is_none_changes_nothing(
    page: Page, base_url: str, tmp_path: Path
) -> None:
    at(page, base_url, PLANS)
    before = cells(row(page, "total"))
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Save as a file").click()
    saved = Path(waiting.value.path()).read_text(encoding="utf-8")
    page.get_by_role("button", name="Remove: French").click()
    settled(page)
    for name, text in (("kept.json", saved), ("wrong.json", '{"v":1,"profile":{"applicant":[null]}}')):
        (tmp_path / name).write_text(text, encoding="utf-8")
        page.locator("#plan input[type=file]:not([multiple])").set_input_files(tmp_path / name)
        if text == saved:
            expect(page.locator("thead [data-plan]")).to_have_count(3)
        else:
            expect(page.locator("#plan")).to_contain_text("could not be read")
        settled(page)
        assert cells(row(page, "total")) == before


def test_it_goes_between_the_two_pages_and_in_a_link(page: Page, base_url: str) -> None:
    at(page, base_url, PLANS)
    before = cells(row(page, "total"))
    page.get_by_role("link", name="Change your answers").click()
    page.locator("#check[data-ready]:not([data-waiting])").wait_for(timeout=SLOW)
    expect(page.locator("#section-credentials .cp-card")).to_have_count(2)
    page.get_by_role("link", name="Plan", exact=True).first.click()
    settled(page)
    assert cells(row(page, "total")) == before
    opened(page, base_url, fragment({"applicant": {"age": 30}}))
    page.get_by_role("button", name="Undo").click()
    page.goto(f"{base_url}plan/")
    settled(page)
    assert cells(row(page, "total")) == before


def test_what_a_plan_cannot_be_is_said_in_its_column_and_the_others_go_on(page: Page, base_url: str) -> None:
    wrong = {"name": "Gone", "changes": [{"do": "complete", "place": 7}]}
    at(page, base_url, [wrong, PLANS[2]])
    expect(page.locator('thead [data-plan="0"]')).to_contain_text("no such credential")
    assert cells(row(page, "total"))[2] == f"471 {signed(plan(PROFILE, PLANS[2]['changes'])['difference']['total'])}"


def test_four_plans_are_the_most_and_a_removal_is_taken_back(page: Page, base_url: str) -> None:
    at(page, base_url, [*PLANS, {"name": "Fourth", "changes": [{"do": "nomination"}]}])
    expect(page.get_by_role("button", name="Add a plan")).to_be_disabled()
    page.get_by_role("button", name="Remove: French").click()
    settled(page)
    expect(page.locator("thead [data-plan]")).to_have_count(3)
    page.get_by_role("button", name="Undo").click()
    settled(page)
    expect(page.locator("thead [data-plan]")).to_have_count(4)


def test_before_anything_is_answered_there_are_examples(page: Page, base_url: str) -> None:
    page.goto(f"{base_url}plan/")
    page.get_by_role("button", name=re.compile("online", re.IGNORECASE)).first.click()
    settled(page)
    expect(page.locator("thead [data-plan]")).to_have_count(1)


def test_on_a_telephone_one_plan_stands_beside_things_as_they_are(page: Page, base_url: str) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    at(page, base_url, PLANS)
    seen = page.locator("thead [data-plan]:visible")
    expect(seen).to_have_count(1)
    page.get_by_label("Beside things as they are").select_option("2")
    expect(seen).to_contain_text("French")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 360)])
@pytest.mark.parametrize("locale", ["", "fr/"])
def test_nothing_hinders_assistive_technology(
    page: Page, base_url: str, root: Path, scheme: Any, width: int, locale: str
) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=scheme)
    page.goto(f"{base_url}{locale}plan/")
    page.locator("#plan[data-ready]:not([data-waiting])").wait_for(timeout=SLOW)
    assert faults(page, root) == []
    page.goto(f"{base_url}404.html")
    at(page, base_url, PLANS, locale)
    page.locator('[data-keep="edit-0"]:visible').click()
    page.evaluate("for (const one of document.querySelectorAll('#plan details')) one.open = true")
    page.locator(".cp-plans__open").first.click()
    assert faults(page, root) == []


def test_the_chart_is_fetched_on_this_page_alone(page: Page, base_url: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))  # what the service worker keeps is its own affair
    opened(page, base_url, "#example=online-year")
    page.locator("#check[data-ready]:not([data-waiting])").wait_for(timeout=SLOW)
    assert not [url for url in asked if "chart" in url or "calendar" in url or "rounds.json" in url]
    at(page, base_url, PLANS)
    page.locator("#time svg").first.wait_for(timeout=SLOW)
    assert [url for url in asked if url.endswith("plan/chart.js")]
