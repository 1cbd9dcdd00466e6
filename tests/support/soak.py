"""A page that is used for long: edits of one page, starts and stops of its engine, and what the browser holds after each lot."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from statistics import median, quantiles
from typing import Any, NamedTuple

from playwright.sync_api import Page

# In the engine's worker: how large the interpreter's memory is, for whoever asks on the channel.
WORKER = """
    const channel = new BroadcastChannel("soak");
    let memory;
    for (const name of ["instantiate", "instantiateStreaming"]) {
        const own = WebAssembly[name];
        WebAssembly[name] = async (...given) => {
            const made = await own.apply(WebAssembly, given);
            memory = (made.instance ?? made).exports.memory ?? memory;
            return made;
        };
    }
    channel.onmessage = ({ data }) => data === "size" && memory && channel.postMessage({ size: memory.buffer.byteLength });
"""
HOOKED = f"""{{
    const Blobs = window.Blob;
    window.Blob = function (parts, options) {{
        return new Blobs(options?.type === "text/javascript" ? [...parts, {WORKER!r}] : parts, options);
    }};
}}"""
SIZE = """() => new Promise((resolve) => {
    const channel = new BroadcastChannel("soak");
    channel.onmessage = ({ data }) => { channel.close(); resolve(data.size); };
    channel.postMessage("size");
})"""
# Each edit is answered before the next: ages, a card's title, its length, another credential and its removal, sections open and shut.
EDITS = """async ([from, count]) => {
    const root = document.getElementById("check");
    const answered = () => new Promise((resolve) => {
        const look = () => root.dataset.waiting === undefined && (watch.disconnect(), resolve());
        const watch = new MutationObserver(look);
        watch.observe(root, { attributes: true });
        look();
    });
    const type = (selector, text) => {
        const input = root.querySelector(selector);
        input.value = text;
        input.dispatchEvent(new Event("input", { bubbles: true }));
    };
    const add = "#section-credentials .cp-cardlist > .cp-actions .cp-button--add";
    const cards = () => [...root.querySelectorAll("#section-credentials .cp-card")];
    const kinds = [
        (n) => type('#section-you [data-key="age"] input', 20 + (n % 25)),
        (n) => type('#section-work [data-key="foreign_years"] input', n % 4),
        (n) => type('#section-you [data-key="age"] input', 45 - (n % 20)),
        () => root.querySelector(add).click(),
        (n) => type('.cp-card--open [data-key="title"] input', `Number ${n}`),
        () => cards().at(-1).querySelector(".cp-card__buttons button:last-child").click(),
        (n) => type('#section-work [data-key="canadian_years"] input', n % 3),
        () => root.querySelector("#section-languages > summary").click(),
    ];
    const times = [];
    for (let n = from; n < from + count; n += 1) {
        const before = performance.now();
        kinds[n % kinds.length](n);
        await answered();
        times.push(performance.now() - before);
    }
    return times;
}"""
STARTS = """async ([address, question, count]) => {
    const { createEngine } = await import(address);
    globalThis.kept ??= createEngine();
    const times = [];
    for (let n = 0; n < count; n += 1) {
        const before = performance.now();
        const answer = await globalThis.kept.ask(question);
        if (!answer.ok) throw new Error(JSON.stringify(answer));
        times.push(performance.now() - before);
        if (n < count - 1) globalThis.kept.stop();
    }
    return times;
}"""


class Held(NamedTuple):
    """What the browser holds after so many, in megabytes where it is memory; milliseconds of each of the last lot."""

    after: int
    heap: float
    nodes: int
    listeners: int
    worker: float
    process: float
    times: list[float]

    def row(self) -> list[str]:
        late = quantiles(self.times, n=20, method="inclusive")[-1] if len(self.times) > 1 else 0.0
        sizes = [f"{size:.1f}" for size in (self.heap, self.worker, self.process)]
        return [
            f"{self.after:,}",
            *sizes,
            str(self.nodes),
            str(self.listeners),
            f"{median(self.times):.1f}",
            f"{late:.1f}",
        ]


HEAD = ["after", "page, MB", "worker, MB", "process, MB", "nodes", "listeners", "median, ms", "95th, ms"]


def held(page: Page, after: int, times: list[float]) -> Held:
    """Once what nobody holds any more is collected."""
    client = page.context.new_cdp_session(page)
    for _ in range(2):
        client.send("HeapProfiler.collectGarbage")
        page.wait_for_timeout(200)
    client.send("Performance.enable")
    metrics = {one["name"]: one["value"] for one in client.send("Performance.getMetrics")["metrics"]}
    client.detach()
    size = page.evaluate(SIZE) / 2**20
    return Held(
        after,
        metrics["JSHeapUsedSize"] / 2**20,
        int(metrics["Nodes"]),
        int(metrics["JSEventListeners"]),
        size,
        resident(page),
        times,
    )


def resident(page: Page) -> float:
    """The renderers' resident memory in megabytes; 0 where the system does not say."""
    browser = page.context.browser
    session: Any = browser.new_browser_cdp_session() if browser else page.context.new_cdp_session(page)
    found = session.send("SystemInfo.getProcessInfo")["processInfo"]
    session.detach()
    statuses = [Path(f"/proc/{one['id']}/status") for one in found if one["type"] == "renderer"]
    lines = [line for status in statuses if status.exists() for line in status.read_text().splitlines()]
    return max((int(line.split()[1]) for line in lines if line.startswith("VmRSS")), default=0) / 1024


def edits(page: Page, address: str, count: int, lots: int) -> Iterator[Held]:
    """Edit one calculator page so often, in lots; after the first lot all that is made once is made."""
    page.add_init_script(HOOKED)
    page.goto(f"{address}check/#example=online-year")
    page.locator("#check[data-ready]:not([data-waiting]) #result .cp-total__number").wait_for(timeout=90_000)
    page.evaluate("for (const one of document.querySelectorAll('#form details')) one.open = true")
    for lot in range(lots):
        times = page.evaluate(EDITS, [lot * count // lots, count // lots])
        yield held(page, (lot + 1) * count // lots, times)


def starts(page: Page, address: str, app: str, question: dict[str, Any], count: int, lots: int) -> Iterator[Held]:
    """Start one page's engine so often, ask it, and stop it."""
    page.add_init_script(HOOKED)
    page.goto(f"{address}404.html")
    for lot in range(lots):
        times = page.evaluate(STARTS, [f"{address}{app}/engine/engine.js", question, count // lots])
        yield held(page, (lot + 1) * count // lots, times)
        page.evaluate("() => globalThis.kept.stop()")
