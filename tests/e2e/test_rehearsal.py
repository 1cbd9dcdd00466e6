"""A rehearsal of the deployment. All browser tests run on what the workflow uploads; here is what is only the host's."""

from pathlib import Path

import pytest
from check_form import effect, total
from playwright.sync_api import Page, expect

pytestmark = [pytest.mark.browser, pytest.mark.firefox]


def test_the_archive_holds_the_whole_site(site: Path, deployed: Path) -> None:
    """The uploading action leaves out what starts with a dot: nothing of the site does."""

    def files(folder: Path) -> dict[str, int]:
        return {
            path.relative_to(folder).as_posix(): path.stat().st_size for path in folder.rglob("*") if path.is_file()
        }

    assert files(deployed) == files(site)


@pytest.mark.console_errors
@pytest.mark.parametrize("missing", ["nothing", "guide/nothing/at/all/", "fr/guide/rien/"])
def test_an_address_that_is_not_there_gets_the_whole_404_page(page: Page, base_url: str, missing: str) -> None:
    answer = page.goto(base_url + missing)
    assert answer and answer.status == 404
    styled = "getComputedStyle(document.querySelector('.md-header')).position"
    assert page.evaluate(styled) == "sticky", "its style sheets are found from any depth"
    page.locator("main").get_by_role("link").first.click()
    page.wait_for_url(lambda address: missing not in address)
    assert page.url.startswith(base_url)
    expect(page.locator("h1").first).to_be_visible()


@pytest.mark.parametrize("folder", ["", "fr/"])
def test_from_the_first_page_to_an_answer(page: Page, base_url: str, folder: str) -> None:
    """Without the closing slash that a person forgets, and by links alone."""
    page.goto((base_url + folder).rstrip("/"))
    assert page.url == base_url + folder
    page.locator(".cp-example").nth(1).click()
    total(page, "482")
    expect(effect(page)).to_contain_text("502")
    assert page.url.startswith(f"{base_url}{folder}check/")
    expect(page.locator("#cp-site")).to_contain_text("Credpoints")


def test_the_host_sends_no_header_that_the_site_could_rest_on(page: Page, base_url: str) -> None:
    sent = page.request.get(f"{base_url}sw.js").headers
    known = {"content-type", "content-length", "content-encoding", "cache-control", "etag", "vary", "server", "date"}
    assert set(sent) <= known
