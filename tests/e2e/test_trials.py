"""Ten people with ten questions, each at their own width: each types the whole case, and ends in its answer."""

from __future__ import annotations

import re
from typing import Any

import pytest
from check_form import SLOW, answer, answered, card, opened, settled, verdict
from guided import choose, expect_verdicts, fill, start
from playwright.sync_api import Page, expect
from telling import tell_all, tell_credentials

from pycore import evaluate
from tools.lib.share import share_code

pytestmark = pytest.mark.browser

PHONE, TABLET, LAPTOP = {"width": 360, "height": 740}, {"width": 768, "height": 1024}, {"width": 1366, "height": 768}
ABILITIES = ("listening", "reading", "writing", "speaking")
DAY = "2026-11-23"
ASSESSED = {"organization": "WES", "issued_on": "2025-12-01", "outcome": "three-year"}
DEGREE: dict[str, Any] = {"country": "IN", "kind": "bachelors", "completed_on": "2018-05-15", "eca": ASSESSED}
PLANNED: dict[str, Any] = {"country": "CA", "kind": "certificate", "planned": True, "institution": "public"}
REST: dict[str, Any] = {
    "as_of": DAY,
    "partner": None,
    "sibling_in_canada": False,
    "provincial_nomination": False,
    "job_offer": None,
    "arranged_employment": False,
}


def spoken(level: int, on: str = "2026-09-01") -> list[dict[str, Any]]:
    return [{"language": "en", "taken_on": on, "clb": dict.fromkeys(ABILITIES, level)}]


def person(*credentials: dict[str, Any], level: int = 9, on: str = "2026-09-01") -> dict[str, Any]:
    return {
        "age": 29,
        "credentials": list(credentials),
        "languages": spoken(level, on),
        "work": {"canadian_years": 1, "foreign_years": 3},
        "certificate_of_qualification": False,
    }


def typed(page: Page, base_url: str, profile: dict[str, Any], size: Any, locale: str = "") -> dict[str, Any]:
    """A case typed into an empty page, at a width; the core's answer to it."""
    page.set_viewport_size(size)
    opened(page, f"{base_url}{locale}")
    tell_all(page, profile)
    answered(page)
    return evaluate(profile, "fr" if locale else "en")


def test_the_first_question_of_the_project_on_a_phone(page: Page, base_url: str) -> None:
    page.set_viewport_size(PHONE)
    opened(page, base_url)
    short = {**PLANNED, "distance_share": 1, "program_years": 0.3}
    tell_credentials(page, page.locator("#section-credentials"), [short])
    answered(page)
    for use in ("Level of education", "Two or more", "Study in Canada"):
        expect(verdict(page, 0, use)).to_contain_text("Does not count")
    expect(page.locator(".cp-bar .cp-verdict--does-not-count")).to_have_count(3)
    page.locator(".cp-bar__button").click()
    expect(page.locator("#result .cp-planned")).to_contain_text("+0")


def test_three_certificates_compared(page: Page, base_url: str) -> None:
    three = [
        {**PLANNED, "title": name, "program_years": years, "distance_share": distance}
        for name, years, distance in (("Short", 0.3, 0), ("Online", 1, 1), ("Evening", 2, 0.6))
    ]
    result = typed(page, base_url, {**REST, "applicant": person(DEGREE, *three)}, LAPTOP)
    lines = page.locator("#result .cp-planned")
    expect(lines).to_have_count(3)
    for line, credential in zip(lines.all(), result["credentials"][1:], strict=True):
        expect(line).to_contain_text(f"+{credential['effect']['total']}")
        expect(line).to_contain_text(str(credential["effect"]["with"]["total"]))


def test_a_couple_with_one_assessment(page: Page, base_url: str) -> None:
    other = {"credentials": [{**DEGREE, "eca": None}], "languages": spoken(7), "work": {"canadian_years": 0}}
    partner = {"accompanying": True, "canadian": False, **other}
    result = typed(page, base_url, {**REST, "partner": partner, "applicant": person(DEGREE)}, TABLET)
    expect(page.locator("#result .cp-total__number")).to_have_text(str(result["crs"]["total"]))
    page.locator("#factors > summary").click()
    [factor] = [one for one in result["crs"]["sections"][1]["factors"] if one["id"] == "partner-education"]
    shown = page.locator("#factors [data-disclosure=factor-partner-education]")
    shown.locator("summary").click()
    expect(shown).to_contain_text(factor["because"])
    assert factor["points"] == 0


def test_a_nurses_results_and_dates(page: Page, base_url: str) -> None:
    applicant = person(DEGREE, on="2024-12-20")
    applicant["occupation"] = {"noc": "31301", "needs_licence": True}
    result = typed(page, base_url, {**REST, "applicant": applicant}, PHONE)
    told = [one for one in result["warnings"] if one["id"] != "rules-superseded"]
    assert told
    notes = page.locator("#notes")
    for one in told:
        expect(notes).to_contain_text(one["text"])
    expect(notes.locator(".cp-read").first).to_contain_text("2026")


def test_a_private_college(page: Page, base_url: str) -> None:
    diploma = {**PLANNED, "kind": "diploma", "institution": "private-other", "program_years": 2, "distance_share": 0}
    typed(page, base_url, {**REST, "applicant": person(diploma)}, LAPTOP)
    expect(verdict(page, 0, "Level of education")).to_contain_text("Unclear")
    expect(verdict(page, 0, "Study in Canada")).to_contain_text("Does not count")
    ask = card(page, 0).locator(".cp-use--ask")
    ask.locator("summary").first.click()
    expect(ask.locator("blockquote").first).not_to_be_empty()


def test_everything_in_french(page: Page, base_url: str) -> None:
    one = {**PLANNED, "program_years": 1, "distance_share": 1}
    result = typed(page, base_url, {**REST, "applicant": person(DEGREE, one)}, LAPTOP, "fr/")
    for id in ("why", "factors", "grid", "programs", "sources"):
        page.locator(f"#{id} > summary").click()
        expect(page.locator(f"#{id} .cp-section__body")).not_to_be_empty()
    text = page.locator("#check").inner_text().replace("\u00a0", " ")
    said = result["credentials"][1]["effect"]["because"].replace("\u00a0", " ")
    for word in ("Compte", "Ne compte pas", "Sans objet", said):
        assert word in text
    left = re.findall(r"\b(?:Counts|Does not|Unclear|Read|Open|Score|points? of|result\.\w+|report\.\w+)\b", text)
    assert left == []


def test_an_advisers_day(page: Page, base_url: str) -> None:
    """The first client is typed, the second comes as a link, and is printed; the first is there again after it."""
    typed(page, base_url, {**REST, "applicant": person({**DEGREE, "title": "The first client"}, level=7)}, LAPTOP)
    first = page.locator("#result .cp-total__number").inner_text()
    second = {**REST, "applicant": person({**DEGREE, "title": "The second client"})}
    page.goto(f"{base_url}404.html")
    opened(page, base_url, f"#p={share_code(second)}")
    answered(page)
    expect(card(page, 0)).to_contain_text("The second client")
    expect(page.locator("#result .cp-total__number")).to_have_text(str(evaluate(second)["crs"]["total"]))
    page.get_by_role("button", name="Print", exact=True).click()
    page.locator("#cp-who").fill("Second")
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(page.locator(".cp-sheet")).to_contain_text("Second")
    expect(page.locator(".cp-sheet")).to_contain_text("23 November 2026")
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    page.emulate_media(media="screen")
    page.locator("#form > .cp-note").get_by_role("button", name="Undo").click()
    expect(card(page, 0)).to_contain_text("The first client")
    settled(page)
    expect(page.locator("#result .cp-total__number")).to_have_text(first)


def test_i_do_not_know_to_nearly_everything(page: Page, base_url: str) -> None:
    page.set_viewport_size(PHONE)
    opened(page, base_url)
    page.get_by_role("button", name="Add a credential").first.click()
    unsure = page.locator("#form label.cp-choice:visible:has(input:not(:checked))").filter(has_text="I don’t know")
    expect(page.locator("#form input:checked + .cp-unsure")).to_have_count(0)  # nothing is answered yet
    card(page, 0).locator("label.cp-choice").filter(has_text="I don’t know").first.click()
    answer(card(page, 0), "country", "?")
    answer(card(page, 0), "kind", "?")
    answered(page)
    panel, bar = page.locator("#result"), page.locator(".cp-bar")
    before = given_and_all(bar.inner_text())
    for offered in (unsure, page.locator("#form button.cp-pill--unsure[aria-pressed=false]:visible")):
        while offered.count():  # each may bring other questions, or fold some away
            offered.first.click()
            settled(page)
    given, every = given_and_all(bar.inner_text())
    assert given > before[0], "an answer is counted"
    assert given <= every
    page.reload()
    page.locator("#check[data-ready]").wait_for()
    settled(page)
    assert given_and_all(bar.inner_text()) == (given, every)
    expect(page.locator("#form input:checked + .cp-unsure").first).to_be_attached()
    page.locator(".cp-bar__button").click()
    expect(panel.locator(".cp-verdict").first).to_contain_text("Not yet known")
    expect(panel.locator("ol.cp-open > li")).to_have_count(3)
    expect(panel).not_to_contain_text("1,200")


def given_and_all(text: str) -> tuple[int, int]:
    """How many answers are given, of about how many."""
    found = re.search(r"(\d+) of about (\d+) answers", text)
    assert found, text
    return int(found[1]), int(found[2])


def test_one_number_traced_to_its_law(page: Page, base_url: str) -> None:
    result = typed(page, base_url, {**REST, "applicant": person(DEGREE)}, LAPTOP)
    [education] = [one for one in result["crs"]["sections"][0]["factors"] if one["id"] == "education"]
    source = education["sources"][0]
    page.locator('#result a[href="#factors"]').click()
    factor = page.locator("#factors [data-disclosure=factor-education]")
    factor.locator("summary").click()
    entry = factor.locator(".cp-source").first
    expect(entry.locator(".cp-read")).to_contain_text("read ")
    assert entry.locator(".cp-out").get_attribute("href") == source["url"]
    entry.locator("a").first.click()
    page.wait_for_url(f"**/reference/sources/#{source['id']}")
    place = page.locator("li").filter(has=page.locator(f"[id='{source['id']}']")).first
    expect(place).to_be_in_viewport()
    expect(place).to_contain_text(source["section"])


@pytest.mark.parametrize("locale", ["", "fr/"])
def test_the_guide_alone(page: Page, base_url: str, locale: str) -> None:
    page.set_viewport_size(PHONE)
    page.goto(f"{base_url}{locale}")
    doors = page.locator(".cp-doors li")
    expect(doors).to_have_count(5)
    for n in range(5):
        door = doors.nth(n)
        assert len(door.inner_text().split("\n", 1)[1]) > 20, "a question has its answer beside it"
        door.get_by_role("link").click()
        expect(page.locator("h1").first).to_be_in_viewport(timeout=SLOW)
        assert "/guide/" in page.url
        page.go_back()


def test_the_guide_is_told_the_first_question(page: Page, base_url: str) -> None:
    page.set_viewport_size(PHONE)
    start(page, base_url, "CA", "Certificate")
    choose(page, "status", "Planned or under way")
    choose(page, "institution", "Public university, college, polytechnic, CEGEP, trade or technical school")
    fill(page, "program_years", "0.3")  # nothing more can change a verdict, and nothing more is asked
    expect_verdicts(page, "Does not count", "Does not count")
