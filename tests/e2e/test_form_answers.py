"""Answers as people give them: what to enter is said at the field, in the unit that they use, and at once."""

import pytest
from check_form import a_year_ago, answer, card, opened, question, settled, unfold, verdict
from playwright.sync_api import Locator, Page, expect

from tools.lib.share import share_code

pytestmark = pytest.mark.browser


def languages(page: Page, test: str) -> Locator:
    section = unfold(page, "languages")
    answer(section, "languages_status", "Yes")
    answer(section, "test", test)
    return section


def remark(scope: Locator, key: str) -> Locator:
    return question(scope, key).locator(".cp-remark")


def test_what_cannot_be_used_says_what_to_enter(page: Page, base_url: str) -> None:
    opened(page, base_url)
    page.get_by_role("button", name="Add a credential").first.click()
    held = card(page, 0)
    answer(held, "country", "CA")
    answer(held, "program_years", "two")
    answer(held, "distance_share", "120")
    you = unfold(page, "you")
    answer(you, "age", "29.5")
    page.keyboard.press("Tab")
    expect(question(you, "age").locator(".cp-error")).to_contain_text("Enter the age in whole years, such as 29")
    expect(question(held, "program_years").locator(".cp-error")).to_have_text(
        "Enter years as a number, such as 2 or 0.7."
    )
    expect(question(held, "distance_share").locator(".cp-error")).to_have_text("Enter a percentage from 0 to 100.")
    for words in ("This is text", "Expected"):
        expect(page.locator("#form")).not_to_contain_text(words)


def test_a_length_is_said_in_the_unit_of_the_school(page: Page, base_url: str) -> None:
    opened(page, base_url)
    page.get_by_role("button", name="Add a credential").first.click()
    held = card(page, 0)
    for key, value in {"country": "CA", "kind": "certificate", "institution": "public"}.items():
        answer(held, key, value)
    answer(held, "status", "I hold it")
    answer(held, "completed_on", "2024-05-15")
    answer(held, "program_years", "7")
    field = question(held, "program_years")
    field.get_by_role("button", name="months", exact=True).click()
    expect(field.locator(".cp-remark")).to_contain_text("87.5\u00a0% of an academic year")
    expect(verdict(page, 0, "Level of education")).to_contain_text("Does not count")
    answer(held, "program_years", "8")
    expect(field.locator(".cp-remark")).to_contain_text("That is 1 academic year, at two terms a year")
    expect(held.locator(".cp-card__subtitle")).to_contain_text("8 months")
    expect(verdict(page, 0, "Level of education")).to_contain_text("Counts")
    page.reload()
    page.locator("#check[data-ready]").wait_for()
    page.get_by_role("button", name="Edit").first.click()
    expect(field.locator("input")).to_have_value("8")
    expect(field.get_by_role("button", name="months", exact=True)).to_have_attribute("aria-pressed", "true")


def test_each_score_has_its_level_and_one_out_of_scale_is_said_at_once(page: Page, base_url: str) -> None:
    opened(page, base_url)
    section = languages(page, "ielts-general")
    answer(section, "listening", "8")
    expect(remark(section, "listening")).to_have_text("CLB 9")
    answer(section, "reading", "9")
    expect(remark(section, "reading")).to_have_text("CLB 10 or higher")
    answer(section, "writing", "65")
    expect(remark(section, "writing")).to_have_text("This test’s scores go from 0 to 9.")
    answer(section, "test", "tef-canada")
    expect(question(section, "listening").locator("input")).to_have_value("")
    answer(section, "listening", "310")
    expect(remark(section, "listening")).to_contain_text("NCLC 9")
    answer(section, "test", "clb-en")
    for ability in ("listening", "reading", "writing", "speaking"):
        expect(question(section, ability).locator("input")).to_have_value("")
    settled(page)


def test_what_earlier_answers_have_settled_folds_into_one_line(page: Page, base_url: str) -> None:
    opened(page, base_url)
    page.get_by_role("button", name="Add a credential").first.click()
    held = card(page, 0)
    answer(held, "status", "I am thinking of it, or doing it")
    for key, value in {"country": "CA", "kind": "certificate", "institution": "public", "program_years": "1"}.items():
        answer(held, key, value)
    settled(page)
    expect(question(held, "full_time_months")).to_be_visible()
    expect(held.locator(".cp-settled")).to_be_hidden()
    question(held, "distance_share").get_by_role("button", name="100").click()
    settled(page)
    expect(held.locator(".cp-settled")).to_contain_text("100 % of the program is at a distance")
    expect(held.locator(".cp-settled")).to_contain_text("Months enrolled full time")
    for key in ("full_time_months", "months_in_canada", "return_scholarship"):
        expect(question(held, key)).to_be_hidden()
    held.get_by_role("button", name="Answer them all the same").click()
    expect(question(held, "full_time_months")).to_be_visible()
    expect(held.locator(".cp-settled")).to_be_hidden()


def test_a_credential_that_counts_for_nothing_asks_for_no_more(page: Page, base_url: str) -> None:
    """Abroad and not assessed, or of a school that is not recognized: what its other answers are changes nothing."""
    opened(page, base_url)
    for n, (facts, folded, because) in enumerate(
        (
            ({"country": "IN", "kind": "professional", "assessed": "No"}, "completed_on", "has no assessment"),
            ({"country": "CA", "kind": "diploma", "institution": "not-recognized"}, "program_years", "not recognized"),
        )
    ):
        page.get_by_role("button", name="Add a credential").first.click()
        held = card(page, n)
        answer(held, "status", "I hold it")
        for key, value in facts.items():
            answer(held, key, value)
        settled(page)
        expect(held.locator(".cp-settled")).to_contain_text(because)
        expect(question(held, folded)).to_be_hidden()
        expect(question(held, "title")).to_be_visible()
        held.get_by_role("button", name="Answer them all the same").click()
        expect(question(held, folded)).to_be_visible()


def test_what_can_change_no_points_and_no_program_is_no_longer_asked(page: Page, base_url: str) -> None:
    nobody = {"age": 29, "credentials": [], "languages": [], "work": {"canadian_years": 0, "foreign_years": 0}}
    opened(page, base_url, f"#p={share_code({'partner': None, 'applicant': nobody})}")
    more = unfold(page, "more")
    settled(page)
    for key in ("settlement_funds", "outside_quebec", "job_offer"):
        expect(question(more, key)).to_be_hidden()
    expect(question(more, "provincial_nomination")).to_be_visible()
    more.get_by_role("button", name="Answer them all the same").click()
    expect(question(more, "settlement_funds")).to_be_visible()


def test_a_job_is_told_by_its_months_and_asks_for_the_day_that_decides(page: Page, base_url: str) -> None:
    """The year that began in November a year ago: the month leaves it open, its day settles it; then nothing asks for it."""
    clb = dict.fromkeys(("listening", "reading", "writing", "speaking"), 9)
    spoken = {"language": "en", "clb": clb, "taken_on": "2026-06-01"}
    person = {"age": 29, "credentials": [], "languages": [spoken], "certificate_of_qualification": False}
    rest = {"partner": None, "sibling_in_canada": False, "provincial_nomination": False, "job_offer": None}
    opened(page, base_url, f"#p={share_code({'as_of': '2026-11-27', **rest, 'applicant': person})}")
    work = unfold(page, "work")
    question(work, "work_by").locator("label.cp-choice").nth(1).click()
    work.get_by_role("button", name="Add a job").click()
    answer(work, "country", "CA")
    answer(work, "hours_per_week", "40")
    answer(work, "from", "2025-11")
    settled(page)
    expect(page.locator("#result .cp-open")).to_contain_text("Job began")
    answer(work, "from", "2025-11-03")
    settled(page)
    expect(page.locator("#result .cp-open")).not_to_contain_text("Job began")


def test_i_do_not_know_goes_along_with_a_link(page: Page, base_url: str) -> None:
    opened(page, base_url)
    page.get_by_role("button", name="Add a credential").first.click()
    answer(card(page, 0), "country", "CA")
    question(card(page, 0), "program_years").locator(".cp-pill--unsure").click()
    settled(page)
    page.evaluate("() => { navigator.clipboard.writeText = async (text) => { window.copied = text; }; }")
    page.get_by_role("button", name="Copy a link").click()
    link = page.wait_for_function("() => window.copied").json_value()
    assert "&unsure=1." in link
    page.evaluate("sessionStorage.clear(); localStorage.clear()")
    page.goto("about:blank")
    page.goto(link)
    page.locator("#check[data-ready]").wait_for()
    settled(page)
    held = question(card(page, 0), "program_years")
    expect(held).to_have_attribute("data-unsure", "")
    expect(held.locator(".cp-pill--unsure")).to_have_attribute("aria-pressed", "true")


def test_an_occupation_is_found_by_its_name(page: Page, base_url: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    opened(page, base_url)
    more = unfold(page, "more")
    assert not any("/noc" in url for url in asked)
    field = question(more, "applicant/occupation/noc")
    line = field.get_by_role("combobox")
    line.focus()
    page.keyboard.type("software dev")
    expect(field.locator("[role=option]").first).to_contain_text("21232")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(line).to_have_value("21232 Software developers and programmers")
    page.reload()
    page.locator("#check[data-ready]").wait_for()
    unfold(page, "more")
    expect(line).to_have_value("21232 Software developers and programmers")
    line.fill("7231")
    expect(field.locator("[role=option]").first).to_contain_text("7231")
    settled(page)


def test_a_month_and_its_year_are_enough(page: Page, base_url: str) -> None:
    opened(page, base_url)
    page.get_by_role("button", name="Add a credential").first.click()
    held = card(page, 0)
    report = a_year_ago()
    for key, value in {
        "status": "I hold it",
        "country": "US",
        "kind": "bachelors",
        "completed_on": "2019-06",
        "assessed": "Yes",
        "eca/organization": "WES",
        "eca/outcome": "three-year",
    }.items():
        answer(held, key, value)
    field = question(held, "eca/issued_on")
    field.locator(".cp-input--year").fill(str(report.year))
    page.keyboard.press("Tab")
    expect(field.locator(".cp-error")).to_be_hidden()  # half told, and the keyboard is still in it
    question(held, "title").locator("input").focus()
    expect(field.locator(".cp-error")).to_contain_text("Enter the month and the year")
    answer(held, "eca/issued_on", f"{report:%Y-%m}")
    level = verdict(page, 0, "Level of education")
    expect(level).to_contain_text("Counts")
    expect(level).to_contain_text(f"issued in {report:%B %Y}")
    expect(level).to_contain_text("Completed in June 2019")
    expect(field.locator(".cp-error")).to_be_hidden()
    page.reload()
    page.locator("#check[data-ready]").wait_for()
    page.get_by_role("button", name="Edit").first.click()
    expect(field.locator("select")).to_have_value(f"{report:%m}")
    expect(field.locator(".cp-input--year")).to_have_value(str(report.year))
    expect(field.locator(".cp-input--day")).to_have_value("")
    field.get_by_role("button", name="Less than 5 years old").click()
    expect(field.locator("select")).to_have_value("")
    expect(verdict(page, 0, "Level of education")).to_contain_text("as you say")
