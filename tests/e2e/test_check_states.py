"""Every state of the calculator page: nothing, unknowns, contested, planned, expired, errors, links, failures."""

import json
import re
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from check_form import SLOW, answer, answered, card, effect, opened, question, settled, total, unfold, verdict
from conftest import Hold
from playwright.sync_api import BrowserContext, Page, Route, expect

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def shared(new_module_page: Callable[[], Page], base_url: str) -> Page:
    """One page with a started engine for all tests that do not spoil it."""
    page = opened(new_module_page(), base_url, "#example=online-year")
    answered(page)
    return page


@pytest.fixture(scope="module")
def new_module_page(browser: Any) -> Any:
    contexts: list[BrowserContext] = []

    def make() -> Page:
        context = browser.new_context()
        contexts.append(context)
        return context.new_page()

    yield make
    for context in contexts:
        context.close()


def cleared(page: Page) -> None:
    """Take every answer away, where there is one: without, nothing offers to."""
    settled(page)
    again = page.get_by_role("button", name="Start again")
    for _ in ("a link's answers", "those that were kept beside them"):
        if again.is_visible():
            again.click()
            settled(page)
    expect(again).to_be_hidden()


@pytest.fixture
def blank(shared: Page) -> Page:
    """The shared page with every answer taken away."""
    cleared(shared)
    settled(shared)
    expect(shared.locator("#result")).to_contain_text("No answers yet")
    return shared


def add(page: Page, n: int = 0, **answers: Any) -> None:
    page.locator("#section-credentials").get_by_role("button", name="Add a credential").click()
    for key, value in answers.items():
        answer(card(page, n), key.replace("__", "/"), value)


def test_nothing_entered_says_what_to_do(blank: Page) -> None:
    expect(blank.locator("#result")).to_contain_text("Add a credential, or try an example")
    expect(blank.locator(".cp-card")).to_have_count(0)


def test_a_card_has_its_verdict_before_age_and_language(blank: Page) -> None:
    add(blank, country="US", kind="bachelors", status="I hold it", completed_on="2019-05-15", assessed="No")
    expect(verdict(blank, 0, "Level of education")).to_contain_text("Does not count")
    expect(verdict(blank, 0, "Study in Canada")).to_contain_text("Does not apply")


def test_a_card_asks_only_what_matters(blank: Page) -> None:
    add(blank, country="US")
    expect(question(card(blank, 0), "assessed")).to_be_visible()
    expect(question(card(blank, 0), "institution")).to_be_hidden()
    expect(question(card(blank, 0), "eca/organization")).to_be_hidden()
    answer(card(blank, 0), "assessed", "Yes")
    expect(question(card(blank, 0), "eca/organization")).to_be_visible()
    answer(card(blank, 0), "country", "CA")
    expect(question(card(blank, 0), "assessed")).to_be_hidden()
    expect(question(card(blank, 0), "distance_share")).to_be_visible()
    answer(card(blank, 0), "kind", "licence")
    expect(question(card(blank, 0), "distance_share")).to_be_hidden()


def test_an_unknown_is_a_range_and_a_question_that_leads_to_its_field(blank: Page) -> None:
    add(blank, country="CA", kind="certificate", status="I hold it", completed_on="2025-05-15", institution="public")
    expect(verdict(blank, 0, "Level of education")).to_contain_text("Not yet known")
    expect(blank.locator("#result .cp-progress")).to_contain_text("answers to a total")
    expect(blank.locator("#result .cp-total__number")).to_have_count(0)
    settled(blank)
    card(blank, 0).get_by_role("button", name="Close").click()
    expect(question(card(blank, 0), "program_years")).to_be_hidden()
    asked = blank.locator('[data-keep="question-/applicant/credentials/0/program_years"]')
    expect(asked).to_have_count(1)
    if not asked.is_visible():
        blank.locator("[data-disclosure^=more-questions] > summary").click()
    asked.click()
    expect(question(card(blank, 0), "program_years").locator("input")).to_be_focused()


def test_i_do_not_know_takes_an_answer_back_and_is_one(blank: Page) -> None:
    add(blank, country="CA", kind="certificate", program_years="1")
    field = question(card(blank, 0), "program_years")
    unsure = field.get_by_role("button", name="I don’t know")
    expect(unsure).to_have_attribute("aria-pressed", "false")
    unsure.click()
    expect(field.locator("input")).to_have_value("")
    expect(unsure).to_have_attribute("aria-pressed", "true")
    answer(card(blank, 0), "program_years", "2")
    expect(unsure).to_have_attribute("aria-pressed", "false")
    field.locator("input").fill("")
    expect(unsure).to_have_attribute("aria-pressed", "false")  # unanswered is not "I don't know"


def test_a_contested_school_is_unclear(blank: Page) -> None:
    add(
        blank,
        country="CA",
        kind="diploma",
        status="I hold it",
        completed_on="2024-05-15",
        institution="private-other",
        program_years="2",
    )
    expect(verdict(blank, 0, "Level of education")).to_contain_text("Unclear")


def test_an_expired_assessment_does_not_count(blank: Page) -> None:
    six_years_ago = date.today().replace(day=1, year=date.today().year - 6).isoformat()
    add(blank, country="IN", kind="bachelors", status="I hold it", completed_on="2012-05-15", assessed="Yes")
    for key, value in (("organization", "WES"), ("outcome", "three-year"), ("issued_on", six_years_ago)):
        answer(card(blank, 0), f"eca/{key}", value)
    expect(verdict(blank, 0, "Level of education")).to_contain_text("Does not count")


def test_the_words_of_a_report_can_be_searched(blank: Page) -> None:
    add(
        blank,
        country="IN",
        kind="bachelors",
        status="I hold it",
        completed_on="2012-05-15",
        assessed="Yes",
        eca__organization="WES",
    )
    answer(card(blank, 0), "eca/issued_on", date.today().replace(day=1, year=date.today().year - 1).isoformat())
    answer(card(blank, 0), "says", "Search the report’s words")
    field = question(card(blank, 0), "eca/phrase").locator("input")
    expect(blank.locator(f"datalist#{field.get_attribute('list')} option").nth(50)).to_be_attached()
    field.fill("bachelor's degree (four years)")
    expect(verdict(blank, 0, "Level of education")).to_contain_text("Counts")


def test_questions_stand_under_the_credential_that_they_settle(blank: Page) -> None:
    """A planned one is asked about too, and how much is at a distance is not said to decide the level."""
    fill = {"country": "CA", "kind": "certificate", "institution": "public"}
    for name, years in (("First", ""), ("Second", "1")):
        blank.get_by_role("button", name="Add a credential").first.click()
        one = card(blank, 0 if name == "First" else 1)
        for key, value in {**fill, "title": name, "program_years": years}.items():
            answer(one, key, value)
    answer(card(blank, 0), "status", "I hold it")
    answer(card(blank, 0), "completed_on", "2026-04-24")
    answer(card(blank, 1), "status", "I am thinking of it, or doing it")
    settled(blank)
    asked = blank.locator("#questions")
    expect(asked.locator("h3")).to_have_text(["First", "Second", "The rest of the score"])
    first, second = asked.locator("ul.cp-list").nth(0), asked.locator("h3", has_text="Second").locator("+ ul")
    share = "What share of the program is at a distance?"
    expect(first.locator("li", has_text=share)).to_contain_text("up to 30 points")
    second.get_by_role("link", name=share).click()
    expect(question(card(blank, 1), "distance_share").locator("input")).to_be_focused()


def test_a_folded_section_says_what_was_answered_in_it(blank: Page) -> None:
    section = unfold(blank, "languages")
    expect(section.locator(".cp-section__line")).to_have_text("not answered")
    answer(section, "languages_status", "Yes")
    answer(section, "test", "tef-canada")
    for ability in ("listening", "reading", "writing", "speaking"):
        answer(section, ability, 300)
    expect(section.locator(".cp-section__line")).to_have_text("TEF Canada 300/300/300/300")


def test_a_removed_card_can_be_taken_back(blank: Page) -> None:
    add(blank, country="CA", title="One")
    card(blank, 0).get_by_role("button", name="Remove").click()
    expect(blank.locator(".cp-card")).to_have_count(0)
    expect(blank.locator("#section-credentials").get_by_role("button", name="Undo")).to_be_focused()
    blank.keyboard.press("Enter")
    expect(card(blank, 0)).to_contain_text("One")


def test_what_cannot_be_used_is_listed_with_links_to_the_fields(blank: Page) -> None:
    add(blank, country="CA", kind="certificate", program_years="two")
    you = unfold(blank, "you")
    answer(you, "age", "young")
    summary = blank.locator(".cp-summary")
    expect(summary.get_by_role("link")).to_have_count(2)
    expect(question(you, "age").locator(".cp-error")).not_to_be_empty()
    expect(question(you, "age").locator("input")).to_have_attribute("aria-invalid", "true")
    blank.keyboard.press("Tab")
    you.locator("summary").first.click()
    summary.get_by_role("link", name="Age").click()
    expect(question(you, "age").locator("input")).to_be_focused()
    answer(you, "age", "29")
    answer(card(blank, 0), "program_years", "2")
    settled(blank)
    expect(summary).to_be_hidden()
    expect(question(you, "age").locator(".cp-error")).to_be_hidden()


def test_the_reported_change_is_said_not_to_be_counted(shared: Page) -> None:
    cleared(shared)
    add(shared, country="CA")
    settled(shared)
    notice = shared.locator("#result .cp-reported")
    expect(notice).to_contain_text("not counted")
    assert str(notice.get_by_role("link").get_attribute("href")).endswith("guide/reform-2026/")


def test_a_change_of_the_total_is_shown_and_said_once(shared: Page, base_url: str) -> None:
    shared.goto(f"{base_url}404.html")
    opened(shared, base_url, "#example=in-person-year")
    total(shared, "482")
    card(shared, 1).get_by_role("button", name="Edit").click()
    answer(card(shared, 1), "status", "I hold it")
    total(shared, "517")
    expect(shared.locator(".cp-total__change")).to_contain_text("+35")
    expect(shared.locator("#cp-said")).to_contain_text("517")
    assert shared.locator("[aria-live=polite]").count() == 1


def test_the_partner_is_asked_what_matters(blank: Page) -> None:
    you = unfold(blank, "you")
    answer(you, "partner_status", "Yes")
    expect(question(you, "accompanying")).to_be_visible()
    expect(you.get_by_role("button", name="Add a credential")).to_be_visible()
    answer(you, "accompanying", "No")
    expect(you.get_by_role("button", name="Add a credential")).to_be_hidden()
    answer(you, "accompanying", "Yes")
    you.get_by_role("button", name="Add a credential").click()
    theirs = you.locator(".cp-card").first
    answer(theirs, "country", "CA")
    expect(question(theirs, "institution")).to_be_visible()
    expect(theirs.locator('[data-key="months_in_canada"]')).to_have_count(0)


def test_what_can_be_done_with_answers_waits_for_one(blank: Page) -> None:
    names = ("Copy a link", "Print", "Start again")
    for name in names:
        expect(blank.get_by_role("button", name=name)).to_be_hidden()
    add(blank, country="CA")
    for name in names:
        expect(blank.get_by_role("button", name=name)).to_be_visible()
    blank.get_by_role("button", name="Start again").click()
    expect(blank.get_by_role("button", name="Start again")).to_be_hidden()
    assert blank.evaluate("document.activeElement?.closest('#form') !== null")


def test_a_part_of_a_year_is_said_as_people_say_it(blank: Page) -> None:
    add(blank, country="CA")
    answer(card(blank, 0), "program_years", "0.3")
    settled(blank)
    expect(card(blank, 0).locator(".cp-card__subtitle")).to_contain_text("30\u00a0% of an academic year")
    expect(card(blank, 0)).not_to_contain_text("0.3 academic year")


def test_what_was_typed_is_kept_for_the_visit_and_longer_only_when_asked(page: Page, base_url: str) -> None:
    opened(page, base_url)
    add(page, country="CA", title="Kept")
    page.reload()
    expect(card(page, 0)).to_contain_text("Kept")
    assert "Kept" not in json.dumps(page.evaluate("({ ...localStorage })"))
    page.get_by_label("Keep on this device").check()
    assert "Kept" in json.dumps(page.evaluate("({ ...localStorage })"))
    page.get_by_role("button", name="Start again").click()
    expect(page.locator(".cp-form > .cp-note")).to_contain_text("All answers are removed")
    page.get_by_label("Keep on this device").uncheck()
    assert "Kept" not in json.dumps(page.evaluate("({ ...localStorage })"))


def test_a_broken_link_says_so_and_loses_nothing(page: Page, base_url: str) -> None:
    opened(page, base_url, "#p=1.broken")
    expect(page.locator("#form")).to_contain_text("could not be read")


def test_hostile_text_stays_text(page: Page, base_url: str) -> None:
    opened(page, base_url)
    add(page, country="CA", kind="certificate", title="<img src=x onerror=alert(1)>")
    answered(page)
    expect(card(page, 0)).to_contain_text("<img src=x")
    assert page.locator("#check img").count() == 0


def test_the_form_works_before_the_engine_does(page: Page, base_url: str) -> None:
    held: list[Route] = []
    page.route("**/*.wasm*", lambda route: held.append(route))
    opened(page, base_url)
    add(page, country="US", kind="bachelors", title="Early")
    expect(page.locator(".cp-stage")).to_contain_text("Loading the calculator")
    expect(page.locator("#result")).to_contain_text("One moment")
    for route in held:
        route.continue_()
    expect(verdict(page, 0, "Level of education")).to_be_visible(timeout=SLOW)


@pytest.mark.console_errors
def test_an_engine_that_fails_says_why_and_can_be_tried_again(page: Page, base_url: str) -> None:
    page.route("**/*.wasm*", lambda route: route.fulfill(status=404, body="gone"))
    opened(page, base_url, "#example=online-year")
    failed = page.locator(".cp-box--failed")
    expect(failed).to_be_visible(timeout=SLOW)
    expect(failed).to_contain_text("What you typed is kept")
    expect(failed.get_by_role("link").first).to_be_visible()
    expect(card(page, 1)).to_contain_text("Online certificate")
    page.unroute("**/*.wasm*")
    failed.get_by_role("button", name="Try again").click()
    total(page, "482")
    expect(effect(page)).to_contain_text("502")


def test_the_language_switch_stays_on_the_page_and_keeps_the_answers(page: Page, base_url: str) -> None:
    opened(page, base_url, "#example=online-year")
    answered(page)
    page.get_by_role("link", name="Français").click()
    page.locator("html[lang=fr] #check[data-ready]").wait_for()
    assert page.url == f"{base_url}fr/check/"
    total(page, "482")
    expect(verdict(page, 1, "Études au Canada")).to_contain_text("Ne compte pas")
    expect(verdict(page, 1, "Études au Canada")).to_contain_text("100\u00a0%")
    page.get_by_role("link", name="English").click()
    page.locator("html[lang=en] #check[data-ready]").wait_for()
    expect(verdict(page, 1, "Study in Canada")).to_contain_text("Does not count")


def test_without_scripts_the_tables_still_answer(new_context: Callable[..., BrowserContext], base_url: str) -> None:
    page = new_context(java_script_enabled=False).new_page()
    page.goto(f"{base_url}check/")
    assert "needs JavaScript" in page.content()
    page.locator("#cp-without").get_by_role("link", name="Point tables").click()
    expect(page.get_by_role("table").first).to_be_visible()


def test_every_module_is_told_of_at_once(page: Page, base_url: str) -> None:
    """A module that is imported and not listed in the page's head would be found late, one import after the other."""
    loaded: set[str] = set()
    page.on("request", lambda request: loaded.add(request.url.rsplit("/", 1)[1]) if "/app/" in request.url else None)
    opened(page, base_url)
    told = set(
        page.evaluate(
            "[...document.querySelectorAll('link[rel=modulepreload]')].map((one) => one.href.split('/').pop())"
        )
    )
    assert {name for name in loaded if name.endswith(".js")} == told


def test_the_core_is_asked_and_answers_before_the_page_is_read(page: Page, base_url: str, hold: Hold) -> None:
    """What stands before all content is still on its way: the answer waits for the page, and not the page for the answer."""
    hold.part = "/assets/palette.js"
    page.add_init_script("""{
        const Workers = window.Worker;
        window.Worker = function (...given) {
            const worker = new Workers(...given);
            worker.addEventListener("message", ({ data }) => { if (data.type === "answer") window.answeredEarly = true; });
            return worker;
        };
    }""")
    page.goto(f"{base_url}check/#example=online-year", wait_until="commit")
    page.wait_for_function("() => window.answeredEarly", timeout=SLOW)
    assert page.evaluate("document.readyState") == "loading"
    expect(page.locator("#check")).to_have_count(0)
    hold.free.set()
    answered(page)
    total(page, "482")
    for place in ("#further", "#result"):  # the address of that page is read out of this one
        expect(page.locator(place).get_by_role("link", name="Plan").first).to_have_attribute("href", "../plan/")


def test_jobs_with_dates_count_as_years(blank: Page) -> None:
    add(blank, country="US", kind="bachelors")
    answered(blank)
    work = unfold(blank, "work")
    answer(work, "work_by", "Jobs with dates")
    work.get_by_role("button", name="Add a job").click()
    job = work.locator(".cp-item").first
    answer(job, "country", "CA")
    answer(job, "from", date.today().replace(day=1, year=date.today().year - 2).isoformat())
    settled(blank)
    expect(blank.locator(".cp-summary")).to_be_hidden()
    answer(job, "hours_per_week", "40")
    settled(blank)
    blank.locator("#factors > summary").click()
    expect(blank.locator("[data-disclosure=factor-canadian-work] .cp-factor__points")).not_to_have_text(
        re.compile("^0")
    )
