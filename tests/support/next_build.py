"""A site as its next build would have it: pages, scripts and core each say one thing differently, and the rules are a day newer."""

from __future__ import annotations

import gzip
import json
import lzma
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tools.lib.stamps import short
from tools.site.service_worker import place_service_worker

CORE = (b"Age ", b"AGE ")  # of what it says of an age, and as long as before
SCRIPT = (b"Keep on this device", b"KEEP on this device")
PAGE = (b' id="cp-site" ', b' id="cp-site" data-next="" ')
VERIFIED = "2099-01-01"
XZ = [{"id": lzma.FILTER_LZMA2, "preset": 1, "dict_size": 16 << 20}]


def made(site: Path, folder: Path) -> Path:
    """A copy of the site that is the next build of it; as the host does, it has nothing of the build before."""
    shutil.copytree(site, folder)
    build = json.loads((folder / "build.json").read_text(encoding="utf-8"))
    renamed = _core(folder, build["engine"]) | _scripts(folder, build)

    def current(text: bytes) -> bytes:
        for before, after in renamed.items():
            text = text.replace(before.encode(), after.encode())
        return text

    for path in (*(folder / renamed[build["app"]]).rglob("*.js"), *folder.rglob("*.html")):
        path.write_bytes(current(path.read_bytes()).replace(*PAGE))
    build["rules"]["verified"] = build["engine"]["rules"] = VERIFIED
    content = current(json.dumps(build, indent=2).encode()).decode()
    (folder / "build.json").write_text(content, encoding="utf-8")
    files = re.search(rb"const FILES = (\[.*?\]);", (folder / "sw.js").read_bytes())
    assert files
    place_service_worker(folder, [folder / name for name in json.loads(current(files[1]))], content)
    return folder


def _core(folder: Path, engine: dict[str, Any]) -> dict[str, str]:
    """Have both ways of starting say the new words; returns what is named differently."""
    memory, core = engine["snapshot"]["memory"], engine["core"]
    image = gzip.decompress((folder / f"{memory}.gz").read_bytes())
    archive = gzip.decompress((folder / core).read_bytes())
    assert CORE[0] in image and CORE[0] in archive
    image, archive = image.replace(*CORE), archive.replace(*CORE)
    packed: list[tuple[str, Callable[[bytes], bytes], bytes]] = [
        (f"{memory}.gz", _gzipped, image),
        (f"{memory}.xz", _xz, image),
        (core, _gzipped, archive),
    ]
    renamed = {}
    for name, pack, content in packed:
        stem = re.sub(r"\.(gz|xz)$", "", name) if name != core else core
        renamed[stem] = re.sub(r"[0-9a-f]{12}", short(content), stem)
        (folder / name).unlink()
        (folder / name.replace(stem, renamed[stem])).write_bytes(pack(content))
    return renamed


def _gzipped(content: bytes) -> bytes:
    return gzip.compress(content, 1)


def _xz(content: bytes) -> bytes:
    return lzma.compress(content, check=lzma.CHECK_CRC32, filters=XZ)


def _scripts(folder: Path, build: dict[str, Any]) -> dict[str, str]:
    """Have the scripts say the new words, and name the newer rules; returns what is named differently."""
    app = build["app"]
    after = re.sub(r"[0-9a-f]{12}", lambda found: found[0][::-1], app)
    (folder / app).rename(folder / after)
    rules = re.compile(rb'(rules["\']?:\s*["\'])' + re.escape(build["engine"]["rules"]).encode())
    found = 0
    for path in (folder / after).rglob("*.js"):
        text, times = rules.subn(rb"\g<1>" + VERIFIED.encode(), path.read_bytes())
        path.write_bytes(text.replace(*SCRIPT))
        found += times
    assert found, "no script names its rules"
    return {app: after}
