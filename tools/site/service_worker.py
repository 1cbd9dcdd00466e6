"""The service worker, told which files of this build never change, and what else it keeps: the whole site but its downloads."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from tools.lib.places import ROOT
from tools.lib.stamps import short

# What pages read beside themselves.
READ = ("build.json", "data/rounds.json", "manifest.webmanifest", "fr/manifest.webmanifest")
LOOKS = {".css", ".js", ".svg", ".png", ".woff2"}
APART = ("social", "lunr")  # cards for other sites, and the theme's search in languages that are not here


def place_service_worker(site: Path, unchanging: list[Path], build: str) -> None:
    """Copy sw.js with the list of this build's unchanging files, and of what it keeps beside them, written into it."""
    source = ROOT / "site_js" / "sw.js"
    files = [path.relative_to(site).as_posix() for path in unchanging]
    text = source.read_text(encoding="utf-8")
    known = json.dumps(files)
    pages = json.dumps({name: short(path.read_bytes()) for name, path in kept(site)})
    text = text.replace("const BUILD = null;", f"const BUILD = {json.dumps(short((build + known + pages).encode()))};")
    text = text.replace("const FILES = [];", f"const FILES = {known};")
    text = text.replace("const PAGES = {};", f"const PAGES = {pages};")
    (site / "sw.js").write_text(text, encoding="utf-8")


def kept(site: Path) -> Iterator[tuple[str, Path]]:
    """What is kept for a reader without a connection, by its address in the site; the calculator's pages come first."""
    pages = sorted(site.rglob("index.html"), key=lambda path: (path.parent.name != "check", path.as_posix()))
    for page in pages:
        name = page.parent.relative_to(site).as_posix()
        yield ("" if name == "." else f"{name}/"), page
    for folder in (site / "assets", site / "fr" / "assets"):
        for path in sorted(folder.rglob("*")):
            if path.suffix in LOOKS and not set(path.relative_to(folder).parts) & set(APART):
                yield path.relative_to(site).as_posix(), path
    for path in [*(site / name for name in READ), *sorted((site / "engine").glob("schools-*.json"))]:
        if path.is_file():
            yield path.relative_to(site).as_posix(), path
