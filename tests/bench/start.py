"""How soon the first answer is there: python3 tests/bench/start.py [--rounds 7] [--json FILE]

Drives the real calculator page in Chromium, beside two pages of the same markup without the form's modules: `stock`, Pyodide as
it comes from npm with the core's sources in a zip, and `floor`, which only fetches, compiles and instantiates Pyodide's WebAssembly.
All are visited in turn, round after round, so that whatever else the machine does falls on all of them alike. Nothing here is a
test: it passes no judgement, and prints medians, and ratios to the floor and to stock.
"""

from __future__ import annotations

import argparse
import json
import lzma
import os
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "support")]

from tools.lib import environment as env  # noqa: E402

if __name__ == "__main__":
    env.install("site")
    env.inside_venv("tests")

import bench_site  # noqa: E402
from line import Line, LineHandler  # noqa: E402
from playwright.sync_api import BrowserContext, Page, Playwright, sync_playwright  # noqa: E402

from tools.lib import samples  # noqa: E402
from tools.site.server import MAX_AGE, serve  # noqa: E402

VARIANTS = ("this build", "stock", "floor")
MEGABIT = 1_000_000 / 8
# A phone on a poor line, and on a fair one: megabits a second, and seconds before every answer.
SLOW = {"1.6 Mbit/s 150 ms": (1.6, 0.15), "10 Mbit/s 60 ms": (10.0, 0.06)}
SLOW_ROUNDS = 2  # a minute and a half each, however fast the machine
KEYSTROKES = 20
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
        self.line.rate = self.line.delay = 0.0  # nobody measures what comes after
        settle(page)
        page.close()
        return result


def settle(page: Page) -> None:
    """Let a service worker that is being installed finish, and keep the whole site."""
    page.evaluate(
        """async () => {
            const pause = (time) => new Promise((resolve) => setTimeout(resolve, time));
            await pause(300);
            const registration = await navigator.serviceWorker?.getRegistration();
            if (!registration) return;
            const { scope } = await navigator.serviceWorker.ready;
            while (!(await caches.match(`${scope}hashes-of-what-is-kept`))) await pause(100);
            await pause(1000);
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
    """One round of first visits over each slow line, whose rate leaves little to chance: a few rounds are enough."""
    if any(len(each) >= SLOW_ROUNDS for name, each in figures["this build"].items() if name.endswith(tuple(SLOW))):
        return
    for name, (megabits, delay) in SLOW.items():
        for variant in VARIANTS:
            with bench.visitor() as context:
                bench.line.rate, bench.line.delay = megabits * MEGABIT, delay
                first = bench.visit(context, variant)
                note(figures, variant, f"bytes, {name}", first["bytes"])
                note(figures, variant, f"cold, {name}", first["ms"])


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


PAINTED = """() => {
    bench.paints = [];
    let typed = 0;
    addEventListener("input", () => { typed = performance.now(); }, true);
    new MutationObserver(() => {
        const figure = document.querySelector("#result .cp-total__number")?.textContent;
        if (!typed || figure === bench.figure) return;
        bench.figure = figure;
        const from = typed;
        typed = 0;
        requestAnimationFrame(() => {
            const { port1, port2 } = new MessageChannel();
            port1.onmessage = () => bench.paints.push(performance.now() - from);
            port2.postMessage(null); // comes once the frame is painted
        });
    }).observe(document.getElementById("result"), { subtree: true, childList: true, characterData: true });
    bench.figure = document.querySelector("#result .cp-total__number").textContent;
}"""


def keystrokes(bench: Bench, figures: Figures) -> None:
    """From the last keystroke in the age to the painted total that it makes, one after the other in one page."""
    with bench.visitor() as context:
        page = context.new_page()
        page.goto(bench.address + bench_site.PAGES["this build"])
        page.wait_for_selector("#result .cp-total__number")
        settle(page)
        page.evaluate(PAINTED)
        page.locator("#section-you > summary").click()
        field = page.locator('#section-you [data-key="age"] input').first
        for number in range(KEYSTROKES):
            field.fill("4")
            page.wait_for_timeout(REST * 200)  # the page has answered, and is at rest
            before = page.evaluate("bench.paints.length")
            field.press("End")
            field.press(str(number % 5))  # from 40 to 44 years, each with another total
            page.wait_for_function("count => bench.paints.length > count", arg=before)
            note(figures, "this build", "keystroke to painted total", page.evaluate("bench.paints.at(-1)"))


def parts(folder: Path) -> str:
    """How many bytes the parts of the quick start have, as they are sent over a slow line, and unpacked."""
    engine = json.loads((folder / "build.json").read_text())["engine"]["snapshot"]
    rows = [["bytes of the quick start", "xz", "unpacked"]]
    for name in ("memory", "wasm"):
        address = engine[name]
        packed = (folder / f"{address}.xz").read_bytes()
        rows.append([name, f"{len(packed):,}", f"{len(lzma.decompress(packed)):,}"])
    return "\n".join(f"{name.ljust(26)}{sent:>12}{whole:>14}" for name, sent, whole in rows)


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
        if name.startswith("keystroke") and len(every := sorted(figures["this build"][name])) > 1:
            late = statistics.quantiles(every, n=20, method="inclusive")[-1]
            rows.append([f"{name}, 95th percentile", written(name, late), *[""] * (len(rows[0]) - 2)])
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
    arguments.add_argument("--only", choices=["fast", "slow", "one-core", "running", "keystrokes"], action="append")
    arguments.add_argument("--json", type=Path, metavar="FILE", help="also write every single figure")
    options = arguments.parse_args()
    works = {
        "fast": visits,
        "slow": slow_visits,
        "one-core": one_core_visits,
        "running": running,
        "keystrokes": keystrokes,
    }
    chosen = [work for name, work in works.items() if not options.only or name in options.only]
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
    print(f"\n{parts(ROOT / 'site')}")


if __name__ == "__main__":
    main()
