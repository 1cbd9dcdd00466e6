"""The pages' policy holds: in the worker that has the answers too, for styles, and for what text may become."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from check_form import answered, in_the_worker, opened
from playwright.sync_api import BrowserContext, Page, expect

pytestmark = pytest.mark.browser
ELSEWHERE = "http://127.0.0.2:9/asked"


@pytest.mark.console_errors
@pytest.mark.firefox
def test_the_worker_that_has_the_answers_asks_nobody_else(
    new_context: Callable[..., BrowserContext], base_url: str
) -> None:
    """A request of its own to another place is refused before it leaves; one to the site goes through."""
    context = new_context()
    asked: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    page = context.new_page()
    page.add_init_script(in_the_worker(f"fetch({ELSEWHERE!r}).then(() => 'sent', (error) => String(error))"))
    opened(page, base_url, "#example=online-year")
    answered(page)
    page.wait_for_function("() => window.workerSaid !== undefined && window.workerWhy !== undefined")
    assert "TypeError" in page.evaluate("window.workerSaid")
    assert "refused by the policy" in page.evaluate("window.workerWhy")
    assert ELSEWHERE not in asked


def test_every_page_has_the_policy_and_no_style_that_it_does_not_know(site: Path) -> None:
    for path in site.rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', text)
        assert policy, path
        rules = dict(rule.strip().split(" ", 1) for rule in policy[1].split(";"))
        assert rules["default-src"] == rules["base-uri"] == "'none'", path
        assert "'unsafe-inline'" not in rules["script-src"], path
        assert rules["require-trusted-types-for"] == "'script'", path
        styles = len(set(re.findall(r' style="([^"]*)"', text)))
        if "'unsafe-inline'" not in rules["style-src"]:
            assert rules["style-src"].count("sha256-") == styles, path


@pytest.mark.console_errors
def test_text_never_becomes_markup_that_acts(page: Page, base_url: str) -> None:
    page.goto(base_url)
    harmless = page.evaluate(
        """() => ["<img src=x onerror=alert(1)>", "<script>1</script>", "<svg onload=1>", "<a href='javascript:1'>x</a>",
                  "<p onclick=1>", "<p title=x>", "<iframe srcdoc=x>", "<<p>script>1</script>", "<img src=x onerror=alert(1) ",
                  '<p title=">" onclick=1>', "<!-- <p> --><base href=x>", "<a/onclick=1>"].map((text) => {
            const one = document.createElement("div");
            one.innerHTML = text;
            return [...one.querySelectorAll("*")].every(({ tagName, attributes }) => /^(P|A)$/.test(tagName) && attributes.length === 0);
        })"""
    )
    assert all(harmless), harmless
    expect(page.locator("h1").first).to_be_visible()
    assert (
        page.evaluate(
            "() => { const one = document.createElement('div'); one.innerHTML = '<h1>a <mark>b</mark></h1>'; return one.textContent; }"
        )
        == "a b"
    )
    with pytest.raises(Exception, match="Trusted"):
        page.evaluate("() => { new Worker('https://example.org/x.js'); }")


def test_no_script_of_the_site_writes_markup(root: Path) -> None:
    sinks = re.compile(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|createContextualFragment|DOMParser")
    for path in [*(root / "site_js").rglob("*.js"), *(root / "docs" / "theme" / "assets").glob("*.js")]:
        assert not sinks.search(path.read_text(encoding="utf-8")), path
