"""Browsers, the site as the host would serve it, and two demands on every page: a clean console, no foreign request."""

import json
import os
import re
import shutil
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import artefact
import next_build
import pytest
from asking import ASK, QUESTION
from line import Line, LineHandler
from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Request, expect

from tools.site.server import MAX_AGE, Server, serve

# Where the pages expect to be: as mkdocs.yml has it, or as the workflow asks for it before it deploys what passed here.
PREFIX = (
    urlsplit(os.environ.get("CREDPOINTS_SITE_URL") or "https://example.github.io/credpoints").path.rstrip("/") + "/"
)
expect.set_options(timeout=30_000)  # on a loaded machine too; what is wrong is found all the same, only later
QUIET = ["--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"]


def in_firefox() -> bool:
    return os.environ.get("CREDPOINTS_BROWSER") == "firefox"


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    """Where the browser is: as tools/test.py found it, or on PATH, or else in Playwright's own place."""
    if in_firefox():
        path = os.environ.get("CREDPOINTS_FIREFOX") or shutil.which("firefox-esr")
        return {"channel": "moz-firefox", "executable_path": path}
    path = os.environ.get("CREDPOINTS_CHROMIUM") or shutil.which("chromium")
    as_root = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    return {"args": [*QUIET, *as_root], **({"executable_path": path} if path else {})}


@pytest.fixture
def browser_context_args(browser_context_args: dict[str, Any], request: pytest.FixtureRequest) -> dict[str, Any]:
    """For a file marked `axe`, which is written into the page: the page's own policy would refuse it."""
    by_axe = {"bypass_csp": True, "reduced_motion": "reduce"} if request.node.get_closest_marker("axe") else {}
    return {**browser_context_args, **by_axe}


@pytest.fixture(scope="session")
def deployed(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site from the archive that the workflow uploads."""
    folder = tmp_path_factory.mktemp("deployed")
    return artefact.unpacked(artefact.packed(site, folder / "artifact.tar"), folder / "github-pages")


class Hold:
    """What the host does not give for now."""

    def __init__(self) -> None:
        self.part = ""  # of the addresses that are held back; nothing holds back none
        self.asked = threading.Event()
        self.free = threading.Event()

    def wait(self, address: str) -> None:
        if self.part and self.part in address:
            self.asked.set()
            self.free.wait()


class HoldingHandler(LineHandler):
    """The site's server, which a test can have hold something back."""

    hold = Hold()

    def do_GET(self) -> None:
        self.hold.wait(self.path)
        super().do_GET()


@pytest.fixture
def hold() -> Iterator[Hold]:
    """Until the end of the test the host gives nothing whose address has `hold.part` in it, before `hold.free` is set."""
    HoldingHandler.hold = Hold()
    yield HoldingHandler.hold
    HoldingHandler.hold.free.set()
    HoldingHandler.hold = Hold()


@pytest.fixture(scope="session")
def server(deployed: Path) -> Iterator[Server]:
    """What the workflow uploads, under a sub-path and with no header of ours, as on GitHub Pages."""
    running = serve(deployed, PREFIX, handler=type("OwnHandler", (HoldingHandler,), {"line": Line()}))
    yield running
    running.shutdown()
    running.server_close()


@pytest.fixture
def line(server: Server) -> Iterator[Line]:
    """The line to the server, for a test to make slow or to let hang; after it all is as it was."""
    found: Line = server.RequestHandlerClass.line  # type: ignore[attr-defined]
    yield found
    found.mend()
    found.max_age = MAX_AGE


@pytest.fixture
def publish(server: Server, deployed: Path, tmp_path: Path) -> Iterator[Callable[..., None]]:
    """Puts the next build in the place of this one; whatever is named stays as it was."""

    def swap(*unchanged: str) -> None:
        folder = next_build.made(deployed, tmp_path / "next")
        for name in unchanged:
            shutil.copy2(deployed / name, folder / name)
        server.RequestHandlerClass.folder = folder  # type: ignore[attr-defined]

    yield swap
    server.RequestHandlerClass.folder = deployed  # type: ignore[attr-defined]


@pytest.fixture
def build(site: Path) -> dict[str, Any]:
    return json.loads((site / "build.json").read_text())


@pytest.fixture
def ask(page: Page, base_url: str, build: dict[str, Any]) -> Callable[..., dict[str, Any]]:
    """Starts an engine on a page of the site and asks it one question; returns stages and the answer or the failure."""

    def start_and_ask(**options: Any) -> dict[str, Any]:
        page.goto(f"{base_url}about/")
        return page.evaluate(ASK, [f"{base_url}{build['app']}/engine/engine.js", QUESTION, options])

    return start_and_ask


@pytest.fixture(scope="session")
def base_url(server: Server) -> str:
    return f"http://127.0.0.1:{server.server_port}{PREFIX}"


# What Firefox says, to the console or as an error of the page, of what was still on its way when the page was left; Chromium says
# nothing of it. What does not come to a page that stays is a failure of the test that waits for it, and an error in Chromium.
CUT_OFF = re.compile(
    r"Failed to load \S+ A ServiceWorker intercepted the request and encountered"
    r"|error loading dynamically imported module: "
    r"|[\s\S]*NS_BINDING_ABORTED"
)


@pytest.fixture
def watch(base_url: str, request: pytest.FixtureRequest) -> Iterator[Callable[[BrowserContext], BrowserContext]]:
    """Watches a context: at the end of the test its console was clean and it asked nobody but the site."""
    errors: list[str] = []
    foreign: list[str] = []

    def note(text: str) -> None:
        if not (in_firefox() and CUT_OFF.match(text)):
            errors.append(text)

    def console(message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            note(message.text)

    def asked(sent: Request) -> None:
        if not f"{sent.url}/".startswith((base_url, "data:", "blob:", "about:")):
            foreign.append(sent.url)

    def attach(context: BrowserContext) -> BrowserContext:
        context.on("console", console)
        context.on("weberror", lambda error: note(str(error.error)))
        context.on("request", asked)
        return context

    yield attach
    assert not foreign, "requests left the site"
    if not request.node.get_closest_marker("console_errors"):
        assert not errors, "the console was not clean"


@pytest.fixture
def context(
    new_context: Callable[..., BrowserContext], watch: Callable[[BrowserContext], BrowserContext]
) -> BrowserContext:
    """A fresh, watched browser context."""
    return watch(new_context())


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return context.new_page()
