"""The decision guide through the real page: one question at a time, both verdicts, and the answers taken over."""

import re

import pytest
from check_form import SLOW, a_year_ago, fill_date
from guided import PAGE, asked, choose, expect_verdicts, fill, start
from playwright.sync_api import Page, Request, expect

pytestmark = pytest.mark.browser


def without_engine(page: Page, base_url: str) -> None:
    page.route(f"{base_url}engine/**", lambda route: route.abort())


def expect_answers(page: Page, *answers: str) -> None:
    expect(page.locator(".cp-guide__answers dd span")).to_have_text(list(answers))


def after(page: Page, id: str) -> None:
    """Wait for what comes after a question: the next one, or the verdicts."""
    page.locator(f'.cp-guide__result, .cp-guide__form:not([data-question="{id}"])').first.wait_for(timeout=SLOW)


def test_the_online_year_is_decided_and_taken_over(page: Page, base_url: str) -> None:
    start(page, base_url, "CA", "Certificate")
    choose(page, "status", "Planned or under way")
    choose(page, "institution", "Public university, college, polytechnic, CEGEP, trade or technical school")
    fill(page, "program_years", "1")
    expect(page.locator(".cp-guide__so-far")).to_contain_text("Counts")
    fill(page, "distance_share", "100")

    # Nothing more can change either verdict: months, language study and awards are not asked.
    expect_verdicts(page, "Counts", "Does not count")
    study = page.locator('[data-use="canadian_study"]')
    expect(study).to_contain_text("100 %")
    expect(study.locator("> .cp-sources a").first).to_be_visible()
    study.locator("summary").filter(has_text="Every condition").click()
    expect(study.locator(".cp-test--not-met")).to_be_visible()
    expect_answers(
        page, "Canada", "Certificate", "Planned or under way", re.compile("^Public"), "1 academic year", "100 %"
    )

    page.get_by_role("link", name="Open in the calculator").click()
    page.locator("#check[data-ready]").wait_for()
    card = page.locator("#section-credentials .cp-card")
    expect(card).to_have_count(1)
    line = card.locator(".cp-use").filter(has_text="Study in Canada").first
    expect(line).to_contain_text("Does not count", timeout=SLOW)
    assert "#" not in page.url


def test_a_foreign_degree_without_an_assessment_is_decided_at_once(page: Page, base_url: str) -> None:
    start(page, base_url, "US", "Bachelor’s degree")
    choose(page, "status", "Finished")
    fill(page, "completed_on", "2012-05-15")
    choose(page, "assessed", "No")
    expect_verdicts(page, "Does not count", "Does not apply")


def test_a_planned_foreign_degree_waits_for_what_its_assessment_would_say(page: Page, base_url: str) -> None:
    start(page, base_url, "US", "Bachelor’s degree")
    choose(page, "status", "Planned or under way")
    asked(page, "eca/outcome")
    page.get_by_role("button", name="I don’t know").click()
    expect_verdicts(page, "Not yet known", "Does not apply")


def test_every_answer_may_be_unknown_and_the_questions_end(page: Page, base_url: str) -> None:
    start(page, base_url, "CA", "Diploma")
    choose(page, "status", "Planned or under way")
    for id in (
        "institution",
        "program_years",
        "distance_share",
        "full_time_months",
        "months_in_canada",
        "language_study_share",
    ):
        asked(page, id)
        page.get_by_role("button", name="I don’t know").click()
    choose(page, "return_scholarship", "No")
    expect_verdicts(page, "Not yet known", "Not yet known")
    expect(page.locator(".cp-guide__open li")).to_have_count(6)
    page.locator("summary").filter(has_text="Whom to ask").click()
    registrar = page.locator(".cp-ask").first
    expect(registrar.get_by_role("button", name="Copy the text")).to_be_visible()
    assert registrar.get_by_role("link", name="Open in mail").get_attribute("href").startswith("mailto:?subject=")


# The words of a part of a date, and its field, as far as they stand on different lines.
PARTED = """() => [...document.querySelectorAll(".cp-guide .cp-date label")].filter((one) =>
    document.getElementById(one.htmlFor).getBoundingClientRect().top > one.getBoundingClientRect().bottom
).map((one) => one.textContent)"""


def test_days_of_study_settle_what_the_months_leave_open(page: Page, base_url: str) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    start(page, base_url, "CA", "Diploma")
    choose(page, "status", "Finished")
    fill(page, "completed_on", "2024-07-02")
    choose(page, "institution", "Public university, college, polytechnic, CEGEP, trade or technical school")
    fill(page, "program_years", "2")
    fill(page, "distance_share", "0")
    asked(page, "full_time_months")
    page.get_by_role("button", name="I don’t know").click()
    asked(page, "study_from")
    expect(page.locator(".cp-guide__help")).to_contain_text("can settle what the months leave open")
    assert page.locator(".cp-guide .cp-date label").count() == 2
    assert page.evaluate(PARTED) == []
    fill(page, "study_from", "2024-01-08")
    expect_verdicts(page, "Counts", "Does not count")
    expect(page.locator('[data-use="canadian_study"]')).to_contain_text("7 months")


def test_what_is_not_known_is_so_in_the_calculator(page: Page, base_url: str) -> None:
    start(page, base_url, "CA", "Diploma")
    choose(page, "status", "Finished")
    open_ones = ("completed_on", "institution", "program_years", "distance_share")
    for id in open_ones:
        asked(page, id)
        page.get_by_role("button", name="I don’t know").click()
    after(page, open_ones[-1])
    while page.locator(".cp-guide__result").count() == 0:
        last = str(page.locator(".cp-guide__form").get_attribute("data-question"))
        open_ones = (*open_ones, last)
        asked(page, last)
        page.get_by_role("button", name="I don’t know").click()
        after(page, last)
    page.get_by_role("link", name="Open in the calculator").click()
    page.locator("#check[data-ready]").wait_for()
    card = page.locator("#section-credentials .cp-card")
    card.get_by_role("button", name="Edit").click()
    expect(card.locator('[data-key="status"] input').first).to_be_checked()  # finished
    for key in open_ones:
        expect(card.locator(f'[data-key="{key}"][data-unsure]:not([hidden])')).to_have_count(1)
    expect(card.locator('[data-key="institution"] select option:checked')).to_have_text("I don’t know")
    expect(card.locator('[data-key="completed_on"]:not([hidden]) .cp-pill--unsure')).to_have_attribute(
        "aria-pressed", "true"
    )


@pytest.mark.parametrize(("locale", "words"), [("", "four years"), ("fr/", "baccalauréat")])
def test_the_words_of_a_report_are_searched_as_in_the_calculator(
    page: Page, base_url: str, locale: str, words: str
) -> None:
    page.goto(base_url + locale + PAGE)
    page.locator("#decision-guide[data-ready] button").first.click()
    page.locator(".cp-guide__form select").select_option("IN")
    # A bachelor's degree, finished, assessed by WES, with the report's own words: by the place of each answer.
    chosen = {"kind": 3, "status": 0, "assessed": 0, "eca/organization": 0, "eca/outcome": 0}
    typed = {"completed_on": "2012-05-15", "eca/issued_on": a_year_ago().isoformat()}
    form = page.locator(".cp-guide__form")
    last = "country"
    for _ in range(len(chosen) + len(typed) + 1):
        form.locator("[type=submit]").click()
        after(page, last)
        last = str(form.get_attribute("data-question"))
        if last == "eca/phrase":
            break
        if last in chosen:
            form.get_by_role("radio").nth(chosen[last]).check()
        else:
            fill_date(form, typed[last])
    field = form.locator("input")
    options = page.locator(f"datalist#{field.get_attribute('list')} option")
    expect(options.nth(50)).to_be_attached()
    assert any(words in str(one).lower() for one in options.evaluate_all("all => all.map((one) => one.value)"))
    field.fill(str(options.first.get_attribute("value")))
    form.locator("[type=submit]").click()
    page.locator(".cp-guide__result").wait_for(timeout=SLOW)


def test_back_and_change_keep_what_was_answered(page: Page, base_url: str) -> None:
    start(page, base_url, "CA", "Certificate")
    choose(page, "status", "Left unfinished")
    expect_verdicts(page, "Does not count", "Does not count")

    page.get_by_role("button", name="Back", exact=True).click()
    asked(page, "status")
    expect(page.get_by_role("radio", name="Left unfinished")).to_be_checked()
    page.go_back()
    asked(page, "kind")
    expect(page.get_by_role("radio", name="Certificate", exact=True)).to_be_checked()
    expect_answers(page, "Canada")
    page.get_by_role("button", name="Next").click()
    choose(page, "status", "Left unfinished")
    expect_verdicts(page, "Does not count", "Does not count")

    page.get_by_role("button", name="Change: Where is the school that awards it?").click()
    asked(page, "country")
    expect(page.locator(".cp-guide__form select")).to_have_value("CA")
    page.locator(".cp-guide__form select").select_option("FR")
    page.get_by_role("button", name="Next").click()
    choose(page, "kind", "Licence, membership or exam")
    expect_verdicts(page, "Does not count", "Does not apply")
    expect_answers(page, "France", "Licence, membership or exam")


def test_an_answer_that_cannot_be_used_is_asked_again_with_the_reason(page: Page, base_url: str) -> None:
    start(page, base_url, "CA", "Certificate")
    choose(page, "status", "Planned or under way")
    choose(page, "institution", "Public university, college, polytechnic, CEGEP, trade or technical school")
    asked(page, "program_years")
    page.get_by_role("button", name="Next").click()
    expect(page.get_by_role("alert")).to_contain_text("Fill in an answer")
    expect(page.locator(".cp-guide__form input")).to_be_focused()
    page.locator(".cp-guide__form input").fill("500")
    page.get_by_role("button", name="Next").click()
    expect(page.get_by_role("alert")).to_contain_text("500")
    fill(page, "program_years", "0,3")
    expect_verdicts(page, "Does not count", "Does not count")
    expect(page.locator('[data-use="level"]')).to_contain_text("30 %")


def test_the_keyboard_alone_is_enough(page: Page, base_url: str) -> None:
    keyboard = page.keyboard
    page.goto(base_url + PAGE)
    page.locator("#decision-guide[data-ready] button").focus()
    keyboard.press("Enter")
    asked(page, "country")
    keyboard.press("Tab")
    keyboard.type("Canada")
    keyboard.press("Tab")
    keyboard.press("Enter")
    asked(page, "kind")
    keyboard.press("Tab")
    keyboard.press("Space")
    keyboard.press("ArrowDown")
    keyboard.press("Enter")
    asked(page, "status")
    keyboard.press("Tab")
    keyboard.press("Space")
    keyboard.press("ArrowDown")
    keyboard.press("Enter")
    asked(page, "institution")
    keyboard.press("Tab")
    keyboard.press("Space")
    keyboard.press("Enter")
    asked(page, "program_years")
    keyboard.press("Tab")
    keyboard.type("0.3")
    keyboard.press("Enter")
    expect_verdicts(page, "Does not count", "Does not count")
    expect(page.locator(".cp-guide__result").get_by_role("heading", level=3)).to_be_focused()
    for _ in range(40):
        keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent") == "Open in the calculator":
            break
    keyboard.press("Enter")
    page.locator("#check[data-ready]").wait_for()


def test_the_other_language_goes_on_with_the_same_answers(page: Page, base_url: str) -> None:
    start(page, base_url, "CA", "Certificate")
    choose(page, "status", "Left unfinished")
    expect_verdicts(page, "Does not count", "Does not count")
    page.get_by_role("link", name="Français").click()
    page.wait_for_url("**/fr/" + PAGE)
    page.get_by_role("button", name="Continuer").click()
    expect_verdicts(page, "Ne compte pas", "Ne compte pas")
    expect_answers(page, "Canada", "Certificat ou attestation", "Abandonné")
    page.get_by_role("button", name="Retour", exact=True).click()
    asked(page, "status")


def test_nothing_of_the_engine_is_loaded_before_the_start(page: Page, base_url: str) -> None:
    loaded: list[str] = []

    def note(request: Request) -> None:
        loaded.append(request.url)

    page.on("request", note)
    page.goto(base_url + PAGE)
    page.locator("#decision-guide[data-ready]").wait_for()
    page.wait_for_load_state("networkidle")
    assert not [
        url for url in loaded if "/engine" in url or url.endswith(("/guide/run.js", "/words/en/form.js", "/build.json"))
    ]


def test_it_fits_the_narrowest_screen_in_both_languages(page: Page, base_url: str) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    start(page, base_url, "CA", "Certificate")
    choose(page, "status", "Planned or under way")
    asked(page, "institution")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    choose(page, "institution", "Not recognized by the province")
    expect_verdicts(page, "Does not count", "Does not count")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.goto(f"{base_url}fr/{PAGE}")
    page.get_by_role("button", name="Continuer").click()
    expect_verdicts(page, "Ne compte pas", "Ne compte pas")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.console_errors
@pytest.mark.parametrize("language", ["", "fr/"])
def test_answers_that_can_be_chosen_lead_to_the_verdict_without_an_engine(
    page: Page, base_url: str, language: str
) -> None:
    without_engine(page, base_url)
    page.goto(f"{base_url}{language}{PAGE}")
    page.locator("#decision-guide[data-ready]").get_by_role("button").first.click()
    asked(page, "country")
    page.locator(".cp-guide__form select").select_option("CA")
    forth = page.locator('.cp-guide__form [type="submit"]')
    forth.click()
    chosen = (
        ("Certificat ou attestation", "Prévu ou en cours", "publi")
        if language
        else ("Certificate", "Planned", "Public")
    )
    for id, answer in zip(("kind", "status", "institution"), chosen, strict=True):
        asked(page, id)
        page.locator(".cp-guide__form label").filter(has_text=answer).first.click()
        forth.click()
    asked(page, "program_years")
    page.locator(".cp-guide__form input").first.fill("1")
    forth.click()
    asked(page, "distance_share")
    page.locator(".cp-guide__form input").first.fill("100")
    forth.click()
    words = ("Compte", "Ne compte pas") if language else ("Counts", "Does not count")
    expect_verdicts(page, *words)
    expect(page.locator('[data-use="canadian_study"]')).to_contain_text("100 %")


@pytest.mark.console_errors
def test_a_day_is_the_engine_s_to_judge_and_its_absence_is_said_there(page: Page, base_url: str) -> None:
    without_engine(page, base_url)
    start(page, base_url, "CA", "Certificate")
    choose(page, "status", "Finished")
    asked(page, "completed_on")
    fill_date(page.locator(".cp-guide__form"), a_year_ago())
    page.get_by_role("button", name="Next").click()
    expect(page.locator("#decision-guide .cp-box--failed")).to_be_visible(timeout=SLOW)
    page.get_by_role("button", name="Change").last.click()
    asked(page, "completed_on")
