"""Ask after every address that the rules cite: python3 tools/watch_sources.py [--report FILE]

Prints, as Markdown, the addresses that no longer answer or have moved, and the sources read longest ago. Somebody else's outage is
never our failure: the exit code is 0 whatever is found. A scheduled workflow puts the report into one issue.
"""

from __future__ import annotations

import argparse
import sys
import time
import tomllib
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import urldefrag
from urllib.request import Request, urlopen

RULES = Path(__file__).resolve().parent.parent / "pycore" / "rules"
AGENT = "Mozilla/5.0 (compatible; Credpoints link check)"
PATIENCE = 30  # seconds for one try
TRIES = 3
STALE = timedelta(days=90)
GONE = {404, 410}


def cited(folder: Path = RULES) -> dict[str, list[str]]:
    """Every cited address, with the ids of the documents and sources that cite it."""
    found: dict[str, list[str]] = defaultdict(list)
    for entry in _entries(folder):
        for address in dict.fromkeys(entry.get("url", {}).values()):
            found[urldefrag(address).url].append(entry["id"])
    return dict(found)


def old(today: date, folder: Path = RULES) -> list[tuple[date, str]]:
    """The sources last read more than ninety days ago, oldest first."""
    read = [(entry["checked_on"], entry["id"]) for entry in _entries(folder) if "checked_on" in entry]
    return sorted((day, name) for day, name in read if today - day > STALE)


def _entries(folder: Path) -> Iterable[Mapping[str, Any]]:
    for path in sorted(folder.glob("sources*.toml")):
        content = tomllib.loads(path.read_text(encoding="utf-8"))
        yield from content.get("document", [])
        yield from content.get("source", [])


def ask(address: str, opener: Callable[..., Any] = urlopen, pause: float = 5) -> str:
    """What is wrong with an address; empty when it answers. A refusal of automatic visitors counts as an answer."""
    trouble = ""
    for attempt in range(TRIES):
        if attempt:
            time.sleep(pause * attempt)
        try:
            with opener(Request(address, headers={"User-Agent": AGENT}), timeout=PATIENCE) as response:
                now = urldefrag(response.geturl()).url
                return "" if _plain(now) == _plain(address) else f"has moved to {now}"
        except HTTPError as error:
            trouble = f"answers {error.code}"
            if error.code in {401, 403, 405, 429}:
                return ""
            if error.code in GONE:
                return trouble
        except (URLError, OSError, ValueError) as error:
            trouble = f"cannot be reached ({error})"
    return trouble


def _plain(address: str) -> str:
    return address.removeprefix("https://").removeprefix("http://").removeprefix("www.").rstrip("/")


def report(troubles: Mapping[str, str], citing: Mapping[str, list[str]], stale: list[tuple[date, str]]) -> str:
    """The report as Markdown; empty when there is nothing to say."""
    lines = []
    if troubles:
        lines += ["## Addresses that do not answer as before", ""]
        lines += [
            f"- <{address}> {trouble}. Cited as {', '.join(citing[address])}." for address, trouble in troubles.items()
        ]
        lines.append("")
    if stale:
        lines += [f"## Sources read more than {STALE.days} days ago", ""]
        lines += [f"- `{name}`: {day}" for day, name in stale]
        lines.append("")
    return "\n".join(lines)


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--report", type=Path, metavar="FILE", help="write the report here as well")
    options = arguments.parse_args()
    citing = cited()
    with ThreadPoolExecutor(max_workers=4) as pool:
        answers = dict(zip(citing, pool.map(ask, citing), strict=True))
    text = report({address: trouble for address, trouble in answers.items() if trouble}, citing, old(date.today()))
    print(text or "Every cited address answers, and every source was read within ninety days.")
    if options.report:
        options.report.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
