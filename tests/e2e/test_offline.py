"""After one visit to the calculator the whole site works without a connection, in both languages, and says so; it can be installed."""

import json
import os
import struct
from pathlib import Path

import pytest
from check_form import SLOW, answered, opened, total
from conftest import Hold
from kept import all_is_kept, wait_until_kept
from playwright.sync_api import Page, expect

from pycore.invitations.rounds_files import packaged_rounds

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(
        os.environ.get("CREDPOINTS_BROWSER") == "firefox", reason="Playwright reaches no service worker there"
    ),
]


@pytest.mark.console_errors
def test_after_one_visit_the_whole_site_works_without_a_connection(page: Page, base_url: str, site: Path) -> None:
    opened(page, base_url, "#example=online-year")
    answered(page)
    wait_until_kept(page)
    page.context.set_offline(True)
    for path in sorted(site.rglob("index.html"))[::9]:
        name = path.parent.relative_to(site).as_posix()
        page.goto(f"{base_url}{'' if name == '.' else f'{name}/'}")
        expect(page.locator("h1").first).to_be_attached()
        line = "Pas de connexion" if name.startswith("fr") else "No connection"
        expect(page.locator(".cp-offline")).to_contain_text(line)
        expect(page.locator(".cp-offline")).to_be_visible()
        assert page.evaluate("getComputedStyle(document.querySelector('.md-header')).position") == "sticky", name
    for locale, said in (("", "Offline"), ("fr/", "Hors ligne")):
        page.goto(f"{base_url}{locale}check/#example=online-year")
        page.locator("#check[data-ready]").wait_for()
        total(page, "482")
        expect(page.locator(".cp-stage")).to_contain_text(said)
        page.goto(f"{base_url}{locale}reference/rounds/")
        page.locator("#round-kind-french").check()
        held = [one for one in packaged_rounds().rounds if one.kind == "french"]
        expect(page.locator('tr[data-kind="french"]')).to_have_count(len(held))
        expect(page.locator('tr[data-kind="general"]:visible')).to_have_count(0)
        page.locator("#cutoffs").scroll_into_view_if_needed()
        expect(page.locator("#cutoffs [role=status]")).to_be_visible()  # what draws was never fetched
    page.goto(f"{base_url}guide/?from=a-mail")
    expect(page.locator("h1").first).not_to_have_text("Offline")
    page.goto(f"{base_url}never-there/")
    expect(page.locator("h1").first).to_have_text("Offline")
    page.get_by_role("link", name="Le calculateur").click()
    page.locator("#check[data-ready]").wait_for(timeout=SLOW)
    page.context.set_offline(False)
    expect(page.locator(".cp-offline")).to_be_hidden()


def test_a_page_opens_while_the_rest_of_the_site_is_still_on_its_way(page: Page, base_url: str, hold: Hold) -> None:
    hold.part = "/cases/"
    opened(page, base_url, "#example=online-year")
    answered(page)
    page.wait_for_function("() => navigator.serviceWorker.controller !== null", timeout=SLOW)
    for _ in range(SLOW // 50):
        if hold.asked.is_set():
            break
        page.wait_for_timeout(50)
    assert hold.asked.is_set(), "the service worker never came to the cases"
    page.goto(f"{base_url}plan/")
    page.locator("#plan").wait_for()
    assert not all_is_kept(page)
    hold.free.set()
    wait_until_kept(page)


def test_the_site_can_be_installed(page: Page, base_url: str, site: Path) -> None:
    for folder in ("", "fr/"):
        page.goto(f"{base_url}{folder}")
        address = page.evaluate("document.querySelector('link[rel=manifest]').href")
        assert address == f"{base_url}{folder}manifest.webmanifest"
        manifest = json.loads((site / folder / "manifest.webmanifest").read_text(encoding="utf-8"))
        assert manifest["display"] == "standalone" and manifest["start_url"] == "check/"
        for icon in manifest["icons"]:
            content = (site / folder / icon["src"]).read_bytes()
            assert icon["sizes"] == "{}x{}".format(*struct.unpack(">II", content[16:24])), icon
    client = page.context.new_cdp_session(page)
    errors = client.send("Page.getInstallabilityErrors")["installabilityErrors"]
    assert [one["errorId"] for one in errors] in ([], ["in-incognito"])  # as the contexts of the tests are
