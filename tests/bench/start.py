"""How soon the first answer is there: python3 tests/bench/start.py [--rounds 7] [--json FILE]

Drives the real calculator page in Chromium, beside two pages of the same markup without the form's modules: `stock`, Pyodide as
it comes from npm with the core's sources in a zip, and `floor`, which only fetches, compiles and instantiates Pyodide's WebAssembly.
All are visited in turn, round after round, so that whatever else the machine does falls on all of them alike. Nothing here is a
test: it passes no judgement, and prints medians, and ratios to the floor and to stock.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
sys.path.insert(0, str(ROOT))

from tools.lib import environment as env  # noqa: E402

if __name__ == "__main__":
    env.install("site")
    env.inside_venv("tests")

import bench_site  # noqa: E402
from playwright.sync_api import BrowserContext, Page, Playwright, sync_playwright  # noqa: E402

from tools.lib import samples  # noqa: E402
from tools.site.server import MAX_AGE, Handler, serve  # noqa: E402

VARIANTS = ("this build", "stock", "floor")
MEGABIT = 1_000_000 / 8
REST = 2.5  # seconds in which a browser that has just started opens what belongs to itself; no visit to a page has part in that
ANSWERED = "html[data-answered]"
WATCH = """
    globalThis.bench = {};
    globalThis.Worker = class extends Worker {
        constructor(...given) {
            super(...given);
            this.addEventListener("message", ({ data }) => {
                if (data?.type !== "answer" || bench.answered) return;
                bench.answered = performance.now();
                document.documentElement.dataset.answered = "";
            });
        }
        postMessage(message, ...rest) {
            if (message?.type === "ask") bench.asked ??= message.text;
            super.postMessage(message, ...rest);
        }
    };
"""


@dataclass
class Line:
    """What a visitor's line and host are like; the server keeps to it."""

    rate: float = 0.0  # bytes a second, 0 for as fast as can be
    delay: float = 0.0  # seconds before every answer
    max_age: int = MAX_AGE
    sent: int = 0
    free_at: float = 0.0
    lock: threading.Lock = field(default_factory=threading.Lock)

    def wait_for(self, size: int) -> None:
        """Sleep until this many bytes have had their turn on the line, which all connections share."""
        with self.lock:
            self.sent += size
            if not self.rate:
                return
            self.free_at = max(self.free_at, time.monotonic()) + size / self.rate
            until = self.free_at
        time.sleep(max(0.0, until - time.monotonic()))


class LineHandler(Handler):
    """The site's server at the end of a line."""

    line = Line()

    def _send(self, status: Any, content: bytes, kind: str, headers: dict[str, str], body: bool) -> None:
        time.sleep(self.line.delay)
        if "Cache-Control" in headers:
            headers["Cache-Control"] = f"max-age={self.line.max_age}"
        super()._send(status, content, kind, headers, body=False)
        if body:
            for at in range(0, len(content), 16384):
                part = content[at : at + 16384]
                self.line.wait_for(len(part))
                self.wfile.write(part)


@dataclass
class Bench:
    """The served pages, and how a browser is started."""

    playwright: Playwright
    address: str
    line: Line
    chromium: str

    @contextmanager
    def visitor(self, one_core: bool = False) -> Iterator[BrowserContext]:
        """A browser with a new profile."""
        with tempfile.TemporaryDirectory(prefix="credpoints-bench-") as profile:
            path = self.chromium
            if one_core:
                path = str(Path(profile) / "one-core")
                Path(path).write_text(f'#!/bin/sh\nexec taskset -c {os.cpu_count() - 1} {self.chromium} "$@"\n')  # type: ignore[operator]
                Path(path).chmod(0o755)
            flags = [
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--no-first-run",
            ]
            flags += ["--no-sandbox"] if os.geteuid() == 0 else []
            context = self.playwright.chromium.launch_persistent_context(
                str(Path(profile) / "profile"), executable_path=path or None, args=flags
            )
            context.add_init_script(WATCH)
            try:
                time.sleep(REST)
                yield context
            finally:
                context.close()

    def visit(self, context: BrowserContext, variant: str) -> dict[str, float]:
        """Open a variant's page in a new tab: milliseconds from navigation to the first answer, and bytes until then."""
        page = context.new_page()
        before = self.line.sent
        page.goto(self.address + bench_site.PAGES[variant], wait_until="commit")
        page.wait_for_selector(ANSWERED, state="attached", timeout=120_000)
        result = {"ms": page.evaluate("bench.answered"), "bytes": float(self.line.sent - before)}
        settle(page)
        page.close()
        return result


def settle(page: Page) -> None:
    """Let a service worker that is being installed finish."""
    page.evaluate(
        """async () => {
            await new Promise((resolve) => setTimeout(resolve, 300));
            const registration = await navigator.serviceWorker?.getRegistration();
            if (registration) await navigator.serviceWorker.ready;
        }"""
    )


Figures = dict[str, dict[str, list[float]]]


def note(figures: Figures, variant: str, name: str, value: float) -> None:
    figures[variant].setdefault(name, []).append(value)


def visits(bench: Bench, figures: Figures) -> None:
    """One round at full speed: a first visit, a second, and one after the host's ten minutes are over."""
    for variant in VARIANTS:
        with bench.visitor() as context:
            first = bench.visit(context, variant)
            note(figures, variant, "bytes", first["bytes"])
            note(figures, variant, "cold", first["ms"])
            note(figures, variant, "warm", bench.visit(context, variant)["ms"])
        bench.line.max_age = 0
        with bench.visitor() as context:
            bench.visit(context, variant)
            note(figures, variant, "warm, host's cache over", bench.visit(context, variant)["ms"])
        bench.line.max_age = MAX_AGE


def slow_visits(bench: Bench, figures: Figures) -> None:
    """One round of first visits over 10 Mbit/s with 40 ms."""
    bench.line.rate, bench.line.delay = 10 * MEGABIT, 0.04
    for variant in VARIANTS:
        with bench.visitor() as context:
            first = bench.visit(context, variant)
            note(figures, variant, "bytes, 10 Mbit/s 40 ms", first["bytes"])
            note(figures, variant, "cold, 10 Mbit/s 40 ms", first["ms"])
    bench.line.rate = bench.line.delay = 0.0


def one_core_visits(bench: Bench, figures: Figures) -> None:
    """One round of first visits with the browser held to one core."""
    for variant in VARIANTS:
        with bench.visitor(one_core=True) as context:
            note(figures, variant, "cold, one core", bench.visit(context, variant)["ms"])


LATENCY = """async ([address, first, requests]) => {
    const { createEngine } = await import(address);
    const engine = createEngine();
    for (let n = 0; n < 20; n += 1) await engine.ask(first);
    const times = [];
    for (const request of requests) {
        const from = performance.now();
        await engine.ask(request);
        times.push(performance.now() - from);
    }
    return times;
}"""


def running(bench: Bench, figures: Figures) -> None:
    """How long one answer takes, and how much memory the page's process holds."""
    edits, others = (
        [{"v": 1, "do": "evaluate", "locale": "en", "profile": profile} for profile in profiles]
        for profiles in (samples.edits(200), samples.stream(200))
    )
    app = json.loads((ROOT / "site" / "build.json").read_text())["app"]
    for variant in VARIANTS:
        with bench.visitor() as context:
            page = context.new_page()
            page.goto(bench.address + bench_site.PAGES[variant])
            page.wait_for_selector(ANSWERED, state="attached")
            session = context.browser.new_browser_cdp_session() if context.browser else context.new_cdp_session(page)
            note(figures, variant, "memory, MB", resident(session))
            if variant == "this build":
                page.goto(bench.address + "404.html")
                for name, requests in (("after an edit", edits), ("profiles not seen before", others)):
                    times = page.evaluate(LATENCY, [f"{bench.address}{app}/engine/engine.js", edits[0], requests])
                    note(figures, variant, f"one answer, {name}", statistics.median(times))


def resident(session: Any) -> float:
    """The largest renderer's resident memory in megabytes; 0 where the system does not say."""
    try:
        processes = session.send("SystemInfo.getProcessInfo")["processInfo"]
    except Exception:
        return 0.0
    sizes = [0]
    for process in processes:
        status = Path(f"/proc/{process['id']}/status")
        if process["type"] == "renderer" and status.exists():
            sizes += [int(line.split()[1]) for line in status.read_text().splitlines() if line.startswith("VmRSS")]
    return max(sizes) / 1024


def table(figures: Figures) -> str:
    """The medians, each with its ratio to the floor and to stock."""
    names = list(dict.fromkeys(name for variant in VARIANTS for name in figures[variant]))
    rows = [["", *VARIANTS, "÷ floor", "÷ stock"]]
    for name in names:
        middle = {v: statistics.median(figures[v][name]) for v in VARIANTS if figures[v].get(name)}
        own = middle["this build"]
        shown = [written(name, middle[v]) if v in middle else "" for v in VARIANTS]
        ratios = [f"{own / middle[v]:.2f}" if middle.get(v) else "" for v in ("floor", "stock")]
        rows.append([name, *shown, *ratios])
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    lines = [[cell.rjust(width) for cell, width in zip(row, widths, strict=True)] for row in rows]
    return "\n".join("  ".join([row[0].ljust(widths[0]), *line[1:]]) for row, line in zip(rows, lines, strict=True))


def written(name: str, value: float) -> str:
    if name.startswith("bytes"):
        return f"{value / 1e6:.2f} MB"
    return f"{value:.0f} MB" if name.startswith("memory") else f"{value:.1f} ms"


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--rounds", type=int, default=7)
    arguments.add_argument("--only", choices=["fast", "slow", "one-core", "running"], action="append")
    arguments.add_argument("--json", type=Path, metavar="FILE", help="also write every single figure")
    options = arguments.parse_args()
    parts = {"fast": visits, "slow": slow_visits, "one-core": one_core_visits, "running": running}
    chosen = [work for name, work in parts.items() if not options.only or name in options.only]
    if not shutil.which("taskset") and one_core_visits in chosen:
        chosen.remove(one_core_visits)
    figures: Figures = {variant: {} for variant in VARIANTS}
    chromium = os.environ.get("CREDPOINTS_CHROMIUM") or shutil.which("chromium") or ""
    with tempfile.TemporaryDirectory(prefix="credpoints-bench-") as folder, sync_playwright() as playwright:
        line = Line()
        server = serve(Path(folder), bench_site.PREFIX, handler=type("Handler", (LineHandler,), {"line": line}))
        bench = Bench(playwright, f"http://127.0.0.1:{server.server_port}{bench_site.PREFIX}", line, chromium)
        bench_site.prepare(Path(folder))
        with bench.visitor() as context:  # what the real page asks, for the stock page to ask the same
            page = context.new_page()
            page.goto(bench.address + bench_site.PAGES["this build"])
            page.wait_for_selector(ANSWERED, state="attached")
            bench_site.question(Path(folder), page.evaluate("bench.asked"))
        for number in range(options.rounds):
            for work in chosen:
                work(bench, figures)
            print(f"round {number + 1} of {options.rounds}", file=sys.stderr, flush=True)
            if options.json:
                options.json.write_text(json.dumps(figures, indent=2) + "\n")
        server.shutdown()
    print(f"\nMedians of {options.rounds}; times from navigation to the first answer\n")
    print(table(figures))


if __name__ == "__main__":
    main()
