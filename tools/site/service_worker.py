"""The service worker, told which files of this build never change."""

from __future__ import annotations

import json
from pathlib import Path

from tools.lib.places import ROOT
from tools.lib.stamps import short


def place_service_worker(site: Path, unchanging: list[Path], build: str) -> None:
    """Copy sw.js with the list of this build's unchanging files written into it."""
    source = ROOT / "site_js" / "sw.js"
    files = [path.relative_to(site).as_posix() for path in unchanging]
    text = source.read_text(encoding="utf-8")
    known = json.dumps(files)
    text = text.replace("const BUILD = null;", f"const BUILD = {json.dumps(short((build + known).encode()))};")
    text = text.replace("const FILES = [];", f"const FILES = {known};")
    (site / "sw.js").write_text(text, encoding="utf-8")
