"""On a line that is slow the calculator is waited for as long as bytes arrive; on one that falls silent it says so, and goes on without."""

import gzip
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from asking import QUESTION, expected
from check_form import SLOW, answer, answered, card, opened, total
from conftest import Hold
from kept import wait_until_kept
from line import Line
from playwright.sync_api import Page, expect

pytestmark = [pytest.mark.browser, pytest.mark.firefox]
SILENCE = 4000  # milliseconds that are too long here, of which a page waits ten times as many
LIMITS = {"downloading": SILENCE, "starting": SLOW, "call": SLOW, "build": SILENCE, "slow": SLOW}
FAR, NEAR = "[]", "[{name: location.origin + '/', transferSize: 1, requestStart: 1, responseStart: 2}]"


def as_sent(path: Path) -> int:
    """How many bytes a host sends of a file."""
    packed = path.suffix in {".gz", ".xz"}
    return path.stat().st_size if packed else len(gzip.compress(path.read_bytes(), 6))


@pytest.mark.parametrize(
    ("timing", "snapshot", "files"),
    [
        (FAR, True, ["memory-*.bin.xz", "restored-*.wasm.xz"]),
        (NEAR, True, ["memory-*.bin.gz"]),
        (FAR, False, ["stdlib-*", "core-*", "*/pyodide.asm.*"]),
    ],
    ids=["far", "near", "plain"],
)
def test_a_slow_line_is_waited_for_while_bytes_arrive(
    page: Page,
    site: Path,
    ask: Callable[..., dict[str, Any]],
    line: Line,
    timing: str,
    snapshot: bool,
    files: list[str],
) -> None:
    """Whichever files the start takes, they take twice as long as the line may be silent, and more."""
    page.add_init_script(f"performance.getEntriesByType = () => {timing}")
    size = sum(as_sent(path) for name in files for path in (site / "engine").glob(name))
    line.rate = size / (2.5 * SILENCE / 1000)
    got = ask(limits=LIMITS, snapshot=snapshot)
    assert got.get("answer") == expected(), got
    assert got["report"]["restored"] is snapshot


@pytest.mark.parametrize("snapshot", [True, False])
def test_a_line_that_falls_silent_is_a_failure_that_retry_mends(
    page: Page, ask: Callable[..., dict[str, Any]], line: Line, snapshot: bool
) -> None:
    page.add_init_script(f"performance.getEntriesByType = () => {FAR}")
    line.hang(after=1_000_000)
    got = ask(limits=LIMITS, snapshot=snapshot)
    assert (got.get("reason"), got["stages"]) == ("timeout", ["downloading", "failed"])
    line.mend()
    assert page.evaluate("(question) => (engine.retry(), engine.ask(question))", QUESTION) == expected()


@pytest.mark.parametrize(
    ("locale", "slow", "over"), [("", "longer", "too long"), ("fr/", "plus long", "trop de temps")]
)
def test_the_page_says_what_it_waits_for_and_that_it_waited_in_vain(
    page: Page, base_url: str, hold: Hold, locale: str, slow: str, over: str
) -> None:
    """Its clock runs ahead: slow after some seconds, over after twenty; answers stay, the tables are offered, another try works."""
    page.clock.install()
    hold.part = f"{urlsplit(base_url).path}engine/"
    opened(page, f"{base_url}{locale}", "#example=online-year")
    expect(page.locator(".cp-stage")).to_be_visible()
    page.wait_for_function("() => document.querySelector('#check').dataset.stage === 'downloading'")
    page.clock.fast_forward(13_000)
    expect(page.locator(".cp-stage")).to_contain_text(slow)
    page.clock.fast_forward(20_000)
    failed = page.locator(".cp-box--failed")
    expect(failed).to_contain_text(over)
    expect(failed.get_by_role("link").first).to_be_visible()
    card(page, 1).locator(".cp-card__buttons button").first.click()
    answer(card(page, 1), "title", "Mine")
    hold.part = ""
    hold.free.set()
    failed.get_by_role("button").first.click()
    total(page, "482")
    expect(card(page, 1)).to_contain_text("Mine")


@pytest.mark.console_errors
def test_a_host_that_says_nothing_is_not_waited_for_where_all_is_kept(page: Page, base_url: str, line: Line) -> None:
    """Nothing of the browser's own cache holds any more, and the line hangs: what was kept answers, and says that it did."""
    line.max_age = 0
    opened(page, base_url, "#example=online-year")
    answered(page)
    wait_until_kept(page)
    page.goto("about:blank")
    line.hang()
    opened(page, base_url, "#example=in-person-year")
    total(page, "482")
    expect(page.locator(".cp-stage")).to_contain_text("Offline")
    assert page.evaluate("getComputedStyle(document.querySelector('.md-header')).position") == "sticky"
