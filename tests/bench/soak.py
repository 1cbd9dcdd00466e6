"""Does a page that is used for long hold more and more? python3 tests/bench/soak.py [--edits 10000] [--starts 200] [--lots 5]

Edits one calculator page, and starts and stops its engine, in Chromium; prints after each lot what page, worker and process hold, and
how long an answer takes. Nothing here is a test: `tests/e2e/test_soak.py` holds a short run of it to bounds.

Heap, nodes and listeners do not show all that a process holds. One that grows while they stay tells what grew in a dump of
its allocators: over a browser session of the DevTools protocol, `Tracing.start` with the category
`disabled-by-default-memory-infra`, `Tracing.requestMemoryDump` and `Tracing.end`, before and after. So it was found that Chromium
holds a table for each name of radio buttons it has ever seen, though none of them is left: some 8 kB an edit, which no collection
and no pressure gives back, and the same without Playwright. What is drawn anew therefore has the names of its place
(`site_js/form/question.js`); of 13 MB for 1,600 edits some 3 are left, which are free pages of the allocators. Ahead of that, the
first lot makes 30 MB: tiles of the picture (9), pages of the heaps, compiled code.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "support")]

from tools.lib import environment as env  # noqa: E402

if __name__ == "__main__":
    env.install("site")
    env.inside_venv("tests")

import soak  # noqa: E402
from playwright.sync_api import sync_playwright  # noqa: E402

from tools.lib import browsers, samples  # noqa: E402
from tools.site.server import serve  # noqa: E402

PREFIX = "/credpoints/"  # as the pages expect it


def show(name: str, lots: Iterable[soak.Held]) -> None:
    print("  ".join(f"{head:>12}" for head in [name, *soak.HEAD[1:]]))
    for one in lots:
        print("  ".join(f"{cell:>12}" for cell in one.row()), flush=True)


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--edits", type=int, default=10_000)
    arguments.add_argument("--starts", type=int, default=200)
    arguments.add_argument("--lots", type=int, default=5)
    options = arguments.parse_args()
    app = json.loads((ROOT / "site" / "build.json").read_text())["app"]
    question = {"v": 1, "do": "evaluate", "locale": "en", "profile": next(iter(samples.edits(1)))}
    server = serve(prefix=PREFIX)
    address = f"http://127.0.0.1:{server.server_port}{PREFIX}"
    flags = ["--disable-background-networking", "--no-first-run", *["--no-sandbox"] * (os.geteuid() == 0)]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browsers.chromium() or None, args=flags)
        show("edits", soak.edits(browser.new_context().new_page(), address, options.edits, options.lots))
        show(
            "starts",
            soak.starts(browser.new_context().new_page(), address, app, question, options.starts, options.lots),
        )
        browser.close()
    server.shutdown()


if __name__ == "__main__":
    main()
