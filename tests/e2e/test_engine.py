"""The engine in a real browser, apart from any page's own form: stages, fallback, and every way in which a start can go wrong."""

import gzip
import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from asking import QUESTION, expected
from playwright.sync_api import Page, Request, Route

from pycore import answer

pytestmark = [pytest.mark.browser, pytest.mark.firefox]
without_firefox = pytest.mark.skipif(
    os.environ.get("CREDPOINTS_BROWSER") == "firefox", reason="Playwright reaches no service worker there"
)


def test_the_page_gives_the_answer_of_the_library(ask: Callable[..., dict[str, Any]]) -> None:
    got = ask()
    assert got["stages"] == ["downloading", "starting", "ready"]
    assert got["answer"] == expected()


def test_the_plain_start_gives_the_same_answer(ask: Callable[..., dict[str, Any]]) -> None:
    got = ask(snapshot=False)
    assert got["answer"] == expected()
    assert got["report"]["restored"] is False


@pytest.mark.parametrize("snapshot", [True, False])
def test_the_directory_of_schools_is_handed_over_once_and_not_before(
    page: Page, base_url: str, ask: Callable[..., dict[str, Any]], build: dict[str, Any], snapshot: bool
) -> None:
    asked: list[str] = []

    def note(request: Request) -> None:
        if not request.service_worker:  # what that keeps is its own affair
            asked.append(request.url)

    page.context.on("request", note)
    assert ask(snapshot=snapshot)["answer"] == expected()
    name = build["engine"]["schools"]["en"]
    assert not any(name in address for address in asked)
    got = page.evaluate(
        """async (address) => {
            const ask = (more) => globalThis.engine.ask({ v: 1, do: "schools", locale: "en", ...more });
            const early = snapshotless(globalThis.engine) ? await ask({ text: "ryerson" }) : null;
            const directory = await (await fetch(address)).json();
            const answers = [await ask({ text: "ryerson", directory }), await ask({ text: "University of York" })];
            return { early, answers, restored: globalThis.engine.report.restored };
            function snapshotless(engine) { return !engine.report.restored; }
        }""",
        base_url + name,
    )
    own = [json.dumps({"v": 1, "do": "schools", "text": text}) for text in ("ryerson", "University of York")]
    assert got["answers"] == [json.loads(answer(one)) for one in own]
    assert got["restored"] is snapshot
    if not snapshot:
        assert [problem["path"] for problem in got["early"]["problems"]] == ["/directory"]


def test_the_quick_start_works_and_says_so(ask: Callable[..., dict[str, Any]]) -> None:
    report = ask()["report"]
    assert (report["restored"], report["setback"]) == (True, "")


def test_the_smaller_packing_for_far_hosts_gives_the_same_answer(
    page: Page, ask: Callable[..., dict[str, Any]]
) -> None:
    page.add_init_script("performance.getEntriesByType = () => []")
    asked: list[str] = []
    page.context.on("request", lambda request: asked.append(request.url))
    got = ask()
    assert got["answer"] == expected()
    assert got["report"]["restored"] is True
    assert any(address.endswith(".wasm.xz") for address in asked)


@pytest.mark.console_errors
@pytest.mark.parametrize("file", ["**/memory-*", "**/restored-*.wasm*"])
@pytest.mark.parametrize("sabotage", ["gone", "cut", "spoiled"])
def test_whatever_is_wrong_with_the_quick_start_the_plain_one_answers(
    page: Page, ask: Callable[..., dict[str, Any]], file: str, sabotage: str
) -> None:
    page.context.route(file, {"gone": gone, "cut": cut, "spoiled": spoiled}[sabotage])
    got = ask()
    assert got["answer"] == expected()
    assert got["report"]["restored"] is False
    assert got["report"]["setback"]


@pytest.mark.console_errors
def test_a_memory_that_is_not_what_it_was_leads_to_the_plain_start(
    page: Page, ask: Callable[..., dict[str, Any]], site: Path, build: dict[str, Any]
) -> None:
    """The image is whole and unpacks, and the interpreter in it is broken."""
    image = bytearray(gzip.decompress((site / f"{build['engine']['snapshot']['memory']}.gz").read_bytes()))
    image[len(image) // 4 :: 97] = bytes(len(image[len(image) // 4 :: 97]))
    page.context.route(
        "**/memory-*", lambda route: route.fulfill(body=bytes(image), content_type="application/octet-stream")
    )
    got = ask()
    assert got["answer"] == expected()
    assert got["report"]["restored"] is False


def gone(route: Route) -> None:
    route.fulfill(status=404, body="gone")


def cut(route: Route) -> None:
    route.abort()


def spoiled(route: Route) -> None:
    route.fulfill(status=200, body=b"\0asm\1\0\0\0 and then nonsense", content_type="application/wasm")


@pytest.mark.console_errors
@pytest.mark.parametrize("sabotage", [gone, cut, spoiled])
def test_a_bad_download_of_the_interpreter_is_a_failure_that_retry_mends(
    page: Page, ask: Callable[..., dict[str, Any]], sabotage: Callable[[Route], None]
) -> None:
    page.context.route("**/*.wasm*", sabotage)
    got = ask()
    assert got["reason"] == "download"
    assert got["stages"] == ["downloading", "failed"]
    page.context.unroute("**/*.wasm*")
    again = page.evaluate("(q) => (engine.retry(), engine.ask(q))", QUESTION)
    assert again == expected()


def test_an_older_page_starts_the_newest_build(
    page: Page, ask: Callable[..., dict[str, Any]], build: dict[str, Any]
) -> None:
    """The names baked into a cached script are gone from the host; build.json says the new ones."""
    stale = {**build["engine"], "core": "engine/core-000000000000.zip.gz"}
    got = ask(manifest=stale)
    assert got["answer"] == expected()


@without_firefox
@pytest.mark.console_errors
def test_a_second_visit_works_without_a_network_and_says_so(page: Page, ask: Callable[..., dict[str, Any]]) -> None:
    ask()
    page.evaluate(
        """async () => {
            await navigator.serviceWorker.ready;
            const kept = async () => (await (await caches.open("credpoints-engine")).keys()).length === 2;
            const page = async () => Boolean(await caches.match(location.href));
            while (!((await kept()) && (await page()) && navigator.serviceWorker.controller)) {
                await new Promise((resolve) => setTimeout(resolve, 100));
            }
        }"""
    )
    page.reload()
    page.context.set_offline(True)
    got = ask()
    assert got["answer"] == expected()
    assert (got["report"]["offline"], got["report"]["restored"]) == (True, True)


@without_firefox
@pytest.mark.console_errors
def test_the_first_page_can_be_gone_back_to_without_a_network_and_keeps_its_looks(page: Page, base_url: str) -> None:
    page.goto(f"{base_url}check/#example=online-year")
    page.evaluate(
        """async () => {
            await navigator.serviceWorker.ready;
            const page = location.href.split("#", 1)[0];
            const looks = [...document.querySelectorAll("link[rel=stylesheet]")].map((one) => one.href);
            const kept = async () => (await Promise.all([page, ...looks].map((one) => caches.match(one)))).every(Boolean);
            while (!(await kept())) await new Promise((resolve) => setTimeout(resolve, 100));
        }"""
    )
    page.context.set_offline(True)
    page.reload()
    assert (
        page.evaluate(
            "[...document.styleSheets].length >= 4 && getComputedStyle(document.querySelector('.md-header')).position"
        )
        == "sticky"
    )


@pytest.mark.console_errors
def test_without_a_network_the_failure_is_told(page: Page, base_url: str, ask: Callable[..., dict[str, Any]]) -> None:
    page.context.route(f"{base_url}engine/**", cut)
    page.context.route("**/build.json", cut)
    assert ask()["reason"] == "download"
