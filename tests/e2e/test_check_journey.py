"""The question that the project was born from, through the real page: by mouse, and by keyboard alone."""

import base64
import json
import zlib

import pytest
from check_form import (
    a_year_ago,
    answer,
    answered,
    card,
    effect,
    focused,
    opened,
    press_choice,
    tab_to,
    total,
    type_date,
    unfold,
    verdict,
)
from playwright.sync_api import BrowserContext, Page, expect

from pycore import evaluate

pytestmark = pytest.mark.browser


def enter_degree(page: Page) -> None:
    page.get_by_role("button", name="Add a credential").first.click()
    degree = card(page, 0)
    answer(degree, "country", "US")
    answer(degree, "kind", "bachelors")
    answer(degree, "title", "Bachelor of Arts")
    answer(degree, "status", "I hold it")
    answer(degree, "completed_on", "2019-05-15")
    answer(degree, "assessed", "Yes")
    answer(degree, "eca/organization", "WES")
    answer(degree, "eca/issued_on", a_year_ago().isoformat())
    answer(degree, "eca/outcome", "three-year")


def enter_certificate(page: Page) -> None:
    page.get_by_role("button", name="Add a credential").first.click()
    certificate = card(page, 1)
    answer(certificate, "country", "CA")
    answer(certificate, "kind", "certificate")
    answer(certificate, "title", "Online certificate")
    answer(certificate, "status", "I am thinking of it, or doing it")
    answer(certificate, "institution", "public")
    answer(certificate, "distance_share", "100")
    answer(certificate, "program_years", "0.3")


def enter_person(page: Page) -> None:
    you = unfold(page, "you")
    answer(you, "age", "29")
    answer(you, "partner_status", "No")
    languages = unfold(page, "languages")
    answer(languages, "languages_status", "Yes")
    answer(languages, "test", "clb-en")
    for ability in ("listening", "reading", "writing", "speaking"):
        answer(languages, ability, "9")
    answer(languages, "taken_on", a_year_ago().isoformat())
    work = unfold(page, "work")
    answer(work, "canadian_years", "1")
    answer(work, "foreign_years", "3")
    more = unfold(page, "more")
    for key in ("sibling_in_canada", "provincial_nomination", "applicant/certificate_of_qualification"):
        answer(more, key, "No")
    answer(more, "job_offer", "none")


def test_the_question_is_answered_by_mouse(page: Page, context: BrowserContext, base_url: str) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(base_url)
    page.get_by_role("link", name="Check a credential").first.click()
    page.locator("#check[data-ready]").wait_for()

    enter_degree(page)
    answered(page)
    expect(verdict(page, 0, "Level of education")).to_contain_text("Counts")
    expect(verdict(page, 0, "Study in Canada")).to_contain_text("Does not apply")

    enter_certificate(page)
    enter_person(page)
    total(page, "482")
    expect(verdict(page, 1, "Level of education")).to_contain_text("Does not count")
    expect(verdict(page, 1, "Level of education")).to_contain_text("30 %")
    expect(effect(page)).to_contain_text("482")
    expect(effect(page)).to_contain_text("+0")

    certificate = card(page, 1)
    answer(certificate, "program_years", "1")
    expect(effect(page)).to_contain_text("502")
    expect(effect(page)).to_contain_text("+20")
    expect(verdict(page, 1, "Level of education")).to_contain_text("Counts")
    expect(verdict(page, 1, "Two or more")).to_contain_text("Counts")
    study = verdict(page, 1, "Study in Canada")
    expect(study).to_contain_text("Does not count")
    expect(study).to_contain_text("100")
    study.locator("summary").first.click()
    expect(study.locator(".cp-test--not-met").first).to_be_visible()
    expect(study.get_by_role("link").first).to_be_visible()
    expect(study).to_contain_text("What would change it")
    asking = certificate.locator(".cp-use--ask")
    asking.locator("summary").first.click()
    asking.get_by_role("button", name="Copy the text").first.click()
    expect(asking.get_by_role("button", name="Copied")).to_be_visible()
    assert "Online certificate" in page.evaluate("navigator.clipboard.readText()")

    answer(certificate, "distance_share", "0")
    answer(certificate, "full_time_months", "8")
    answer(certificate, "months_in_canada", "8")
    answer(certificate, "language_study_share", "0")
    answer(certificate, "return_scholarship", "No")
    expect(effect(page)).to_contain_text("517")
    expect(effect(page)).to_contain_text("+35")
    expect(verdict(page, 1, "Study in Canada")).to_contain_text("Counts")
    total(page, "482")

    page.get_by_role("button", name="Copy a link").click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    code = page.evaluate("navigator.clipboard.readText()").split("#p=1.")[1]
    profile = json.loads(zlib.decompress(base64.urlsafe_b64decode(code + "=" * (-len(code) % 4)), -15))
    result = evaluate(profile)
    assert result["crs"]["total"] == 482
    assert result["credentials"][1]["effect"]["with"]["total"] == 517


def test_the_question_is_answered_by_keyboard_alone(page: Page, base_url: str) -> None:
    opened(page, base_url)
    tab_to(page, "Add a credential")
    page.keyboard.press("Enter")
    assert focused(page)["name"].startswith("Do you hold it")
    page.keyboard.press("Space")
    tab_to(page, "Where is the school")
    page.keyboard.type("United States")
    tab_to(page, "What is awarded")
    page.keyboard.type("Bach")
    type_date(page, "Completed on", a_year_ago().replace(year=2019))
    press_choice(page, "Has it been assessed", 1)
    tab_to(page, "Who assessed it")
    page.keyboard.type("WES")
    type_date(page, "Date of the report", a_year_ago())
    tab_to(page, "What level does the report give")
    page.keyboard.type("Bach")
    tab_to(page, "What do you call it")
    page.keyboard.type("Bachelor of Arts")
    answered(page)
    expect(verdict(page, 0, "Level of education")).to_contain_text("Counts")

    tab_to(page, "Add a credential")
    page.keyboard.press("Enter")
    page.keyboard.press("Space")
    page.keyboard.press("ArrowRight")
    tab_to(page, "Where is the school")
    page.keyboard.type("Canada")
    tab_to(page, "What is awarded")
    page.keyboard.type("Certificate")
    tab_to(page, "What kind of school")
    page.keyboard.type("Public")
    tab_to(page, "Length of the program")
    page.keyboard.type("1")
    tab_to(page, "Share done at a distance")
    page.keyboard.type("100")

    tab_to(page, "Age$")
    page.keyboard.type("29")
    press_choice(page, "Do you have a spouse", 1)
    press_choice(page, "Are there language results", 1)
    tab_to(page, "Test, or levels")
    page.keyboard.type("English")
    for ability in ("Listening", "Reading", "Writing", "Speaking"):
        tab_to(page, ability)
        page.keyboard.type("9")
    type_date(page, "Date of the results", a_year_ago())
    tab_to(page, "Skilled work in Canada")
    page.keyboard.type("1")
    tab_to(page, "Skilled work outside")
    page.keyboard.type("3")
    press_choice(page, "A brother or sister", 2)
    press_choice(page, "A nomination", 2)
    press_choice(page, "A Canadian certificate", 2)
    tab_to(page, "A qualifying job offer")
    page.keyboard.type("No")

    total(page, "482")
    expect(effect(page)).to_contain_text("502")
    expect(page.locator("#cp-said")).to_contain_text("482")
    tab_to(page, "Study in Canada", back=True)
    page.keyboard.press("Enter")
    expect(verdict(page, 1, "Study in Canada").locator(".cp-test--not-met").first).to_be_visible()


def test_the_example_is_answered_at_once(page: Page, base_url: str) -> None:
    opened(page, base_url, "#example=online-year")
    total(page, "482")
    expect(effect(page)).to_contain_text("502")
    assert "#" not in page.url
