"""Links and kept answers as they come from anywhere: looked at before anything is replaced, and never a page that stops."""

import json
import os
from collections import Counter
from pathlib import Path

import pytest
from check_form import SLOW, answered, card, opened, settled, total
from playwright.sync_api import Page, expect

from tools.lib import odd_links
from tools.lib.cases import cases
from tools.lib.share import share_code

pytestmark = [pytest.mark.browser, pytest.mark.firefox]
SEED = 20261128
COUNT = int(os.environ.get("CREDPOINTS_ODD_PAGES", "50"))
MINE = {"credentials": [{"country": "FR", "title": "Mine"}]}
KEY = "credpoints.check.v1"
KEPT = f"sessionStorage.getItem('{KEY}')"
LEFT_OUT = "Opened without what could not be read"


def with_mine(page: Page, base_url: str) -> None:
    """The calculator with answers of one's own."""
    page.goto(f"{base_url}404.html")
    page.evaluate("([key, kept]) => sessionStorage.setItem(key, kept)", [KEY, json.dumps(MINE)])
    opened(page, base_url)
    expect(card(page, 0)).to_contain_text("Mine")
    settled(page)


def follow(page: Page, fragment: str) -> str:
    """Follow a link within the page; the state that it ended in."""
    page.evaluate("(fragment) => { location.hash = fragment; }", fragment)
    page.wait_for_function("() => location.hash === ''", timeout=SLOW)
    settled(page)
    note = page.locator("#form > .cp-note").text_content() or ""
    return "not opened" if "Nothing was changed" in note else "left out" if LEFT_OUT in note else "opened"


def test_the_smallest_that_broke_it(page: Page, base_url: str) -> None:
    """What they hold is never more than the form can, and where nothing is opened, nothing is changed."""
    with_mine(page, base_url)
    for profile in odd_links.SMALLEST:
        before = page.evaluate(KEPT)
        state = follow(page, f"#p={share_code(profile)}")
        assert page.locator("#section-credentials .cp-card").count() <= 40
        assert page.locator("#result").text_content()
        if state == "not opened":
            assert page.evaluate(KEPT) == before, profile


def test_a_page_that_opens_with_a_link_too_long_goes_on(page: Page, base_url: str) -> None:
    with_mine(page, base_url)
    page.goto(f"{base_url}404.html")
    opened(page, base_url, f"#p={share_code({'applicant': {'credentials': [{'country': 'CA'}] * 5000}})}")
    answered(page)
    expect(page.locator("#section-credentials .cp-card")).to_have_count(40)
    page.reload()
    answered(page)


def test_an_example_that_there_is_not(page: Page, base_url: str) -> None:
    with_mine(page, base_url)
    for name in odd_links.EXAMPLES:
        assert follow(page, f"#example={name}") == "not opened"
        expect(page.locator("#form > .cp-note")).to_contain_text("no example of that name. Nothing was changed")
        expect(card(page, 0)).to_contain_text("Mine")


def test_what_the_rules_refuse_is_left_out_and_named(page: Page, base_url: str) -> None:
    with_mine(page, base_url)
    odd = {"applicant": {"age": 29, "credentials": [{"country": "CA", "program_years": 99, "title": "Theirs"}]}, "x": 1}
    assert follow(page, f"#p={share_code(odd)}") == "left out"
    note = page.locator("#form > .cp-note")
    for text in ("Credential 1, ", "99 is out of range", "/x"):
        expect(note).to_contain_text(text)
    expect(card(page, 0)).to_contain_text("Theirs")
    assert "Theirs" in page.evaluate(KEPT)
    note.get_by_role("button", name="Undo").click()
    expect(card(page, 0)).to_contain_text("Mine")
    assert "Theirs" not in page.evaluate(KEPT)


@pytest.mark.console_errors
def test_a_link_is_not_kept_before_it_was_accepted(page: Page, base_url: str) -> None:
    with_mine(page, base_url)
    page.goto(f"{base_url}404.html")
    page.evaluate(
        """async () => {
            for (const one of await navigator.serviceWorker.getRegistrations()) await one.unregister();
            for (const name of await caches.keys()) await caches.delete(name);
        }"""
    )  # nothing of the first visit is left to start from
    page.route(f"{base_url}engine/**", lambda route: route.abort())
    page.route("**/build.json", lambda route: route.abort())
    link = f"#p={share_code({'applicant': {'credentials': [{'country': 'CA', 'title': 'Theirs'}]}})}"
    opened(page, base_url, link)
    expect(page.locator(".cp-box--failed")).to_be_visible(timeout=SLOW)
    expect(card(page, 0)).to_contain_text("Theirs")
    assert "Mine" in page.evaluate(KEPT)
    assert page.evaluate("location.hash") == link  # a reload tries again
    page.get_by_role("button", name="Undo").click()
    expect(card(page, 0)).to_contain_text("Mine")
    assert page.evaluate("location.hash") == ""


def test_no_credential_can_be_said_and_taken_back(page: Page, base_url: str) -> None:
    red_seal = cases()["red-seal"]
    assert red_seal["profile"]["applicant"]["credentials"] == []
    opened(page, base_url, f"#p={share_code(red_seal['profile'])}")
    total(page, str(red_seal["expect"]["total"]))
    none = page.locator("#section-credentials").get_by_role("button", name="No credential")
    expect(none).to_have_attribute("aria-pressed", "true")
    none.click()
    answered(page)
    expect(page.locator("#result .cp-total__number")).to_have_count(0)  # no total while so much is not known
    none.click()
    total(page, str(red_seal["expect"]["total"]))
    page.locator("#section-credentials").get_by_role("button", name="Add a credential").click()
    expect(none).to_be_hidden()


def test_links_that_nobody_made_with_the_page(page: Page, base_url: str) -> None:
    with_mine(page, base_url)
    states = Counter(follow(page, link) for link in odd_links.links(COUNT, SEED))
    assert states["opened"] + states["left out"] + states["not opened"] == COUNT
    assert min(states.values()) > 0, states


def test_kept_answers_that_nobody_typed(page: Page, base_url: str, root: Path) -> None:
    page.goto(f"{base_url}404.html")
    drafts = [{"credentials": [{"country": "US", "eca": {"phrase": "x"}}], "work": {"periods": [{}]}, "partner": {}}]
    for text in [*odd_links.kept(drafts, COUNT // 6, SEED), "[]", "5", '"x"', '{"credentials":[null]}', "{", "null"]:
        page.evaluate("([key, kept]) => sessionStorage.setItem(key, kept)", [KEY, text])
        opened(page, base_url)
        settled(page)
        assert page.locator("#result").text_content()
        page.goto(f"{base_url}404.html")


@pytest.mark.parametrize("refused", ["#p=1.nonsense", f"#p={share_code({'applicant': {'age': 'x' * 20}})}"])
def test_a_refused_link_leaves_a_way_back_from_anothers_answers(page: Page, base_url: str, refused: str) -> None:
    """Another's answers stand there; what comes next is refused: they stay, and one's own are one press away."""
    with_mine(page, base_url)
    assert (
        follow(page, f"#p={share_code({'applicant': {'credentials': [{'country': 'CA', 'title': 'Theirs'}]}})}")
        == "opened"
    )
    note = page.locator("#form > .cp-note")
    for again in (lambda: follow(page, refused), lambda: opened(page, base_url, refused)):
        again()
        settled(page)
        expect(note).to_contain_text("Nothing was changed")
        expect(note).to_contain_text("Your own are kept")
        expect(card(page, 0)).to_contain_text("Theirs")
        page.goto(f"{base_url}404.html")
        opened(page, base_url)
        expect(card(page, 0)).to_contain_text("Theirs")
    follow(page, refused)
    note.get_by_role("button", name="Undo").click()
    expect(card(page, 0)).to_contain_text("Mine")
