"""The built site: names that hold hashes, one build.json that says what is current, and nothing of the engine elsewhere."""

import gzip
import hashlib
import io
import json
import os
import re
import zipfile
from pathlib import Path
from typing import Any

import pytest

from tools.engine.make import APART
from tools.lib.places import ROUNDS


@pytest.fixture(scope="module")
def build(site: Path) -> dict[str, Any]:
    return json.loads((site / "build.json").read_text())


def test_a_packed_file_is_named_by_its_bytes(site: Path, build: dict[str, Any]) -> None:
    engine = build["engine"]
    memory = engine["snapshot"]["memory"]
    contents = {name: (site / name).read_bytes() for name in (engine["stdlib"], engine["core"])}
    contents[memory] = gzip.decompress((site / f"{memory}.gz").read_bytes())
    for name, content in contents.items():
        assert hashlib.sha256(content).hexdigest()[:12] in name


def test_the_core_is_byte_code_and_data_of_every_module(root: Path, site: Path, build: dict[str, Any]) -> None:
    packed = zipfile.ZipFile(io.BytesIO(gzip.decompress((site / build["engine"]["core"]).read_bytes())))
    names = set(packed.namelist())
    core = [path for path in (root / "pycore").rglob("*.*") if ROUNDS not in path.parents]
    modules = {
        str(path.relative_to(root).with_suffix(".pyc"))
        for path in core
        if path.suffix == ".py" and path.name not in APART
    }
    data = {str(path.relative_to(root)) for path in core if path.suffix in {".toml", ".json"}}
    handed = {name for name in data if "/schools/" in name}
    assert len(handed) == 3  # the directory of schools and its words, which the page hands over
    data -= handed
    assert names == modules | data
    assert all(packed.read(name) == (root / name).read_bytes() for name in data)


def test_build_json_carries_the_rules_in_the_build(root: Path, build: dict[str, Any]) -> None:
    from tools.site.assembly import rules_stamp

    assert build["rules"] == rules_stamp(root / "pycore" / "rules")
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", build["rules"]["verified"])


def test_every_module_address_in_a_page_is_of_this_build(site: Path, build: dict[str, Any]) -> None:
    found = 0
    for page in site.rglob("*.html"):
        for address in re.findall(r'(?:src|href)="([^":]*\bapp/[^"]+)"', page.read_text(encoding="utf-8")):
            found += 1
            assert (page.parent / address).resolve().is_relative_to((site / build["app"]).resolve()), (
                f"{page}: {address}"
            )
            assert (page.parent / address).is_file()
    assert found


def test_only_modules_that_a_page_may_load_are_in_the_build(site: Path, build: dict[str, Any]) -> None:
    """And each that one of them names is there: a module that is joined into others is no file of its own."""
    folder = site / build["app"]
    there = {path.relative_to(folder).as_posix() for path in folder.rglob("*.js")}
    named = {
        os.path.normpath(f"{Path(name).parent}/{address}")
        for name in there
        for address in re.findall(r'"(\.\.?/[^"]+\.js)"', (folder / name).read_text(encoding="utf-8"))
    }
    doors = {"engine/start.js", "check.js", "guide.js", "plan.js", "rounds.js"}
    assert there == {name for name in named if not name.startswith("..")} | doors


def test_a_style_sheet_is_sent_whole(site: Path) -> None:
    sheets = list(site.rglob("assets/*.css"))
    assert sheets
    for path in sheets:
        assert "@import" not in path.read_text(encoding="utf-8"), path
    check = (site / "check" / "index.html").read_text(encoding="utf-8")
    assert len(re.findall(r'rel="stylesheet" href="[^"]*/assets/[a-z]+\.css"', check)) == 2
    calculator = (site / "assets" / "calculator.css").read_text(encoding="utf-8")
    assert all(name in calculator for name in (".cp-card", ".cp-panel", ".cp-sheet"))


@pytest.mark.parametrize("name", ["package-lock.json", "tools/requirements/*.txt", "tools/requirements/*.in"])
def test_no_pin_names_a_place_to_download_from(root: Path, name: str) -> None:
    for path in root.glob(name):
        assert not re.search(r'"resolved"|(?<!"url": "https)(?<!"url": "http)://', path.read_text()), path


def test_every_pinned_package_has_its_hash(root: Path) -> None:
    for path in (root / "tools" / "requirements").glob("*.txt"):
        for entry in re.split(r"\n(?=\S)", path.read_text()):
            assert entry.startswith("#") or "--hash=sha256:" in entry, f"{path.name}: {entry}"


def test_every_page_starts_the_worker_that_waits(site: Path) -> None:
    for page in site.rglob("*.html"):
        settings = re.search(r'id="__config".*?</script>', page.read_text(encoding="utf-8"), re.DOTALL)
        if settings:
            worker = re.search(r'"search": "([^"]*)"', settings[0])
            assert worker and worker[1].endswith("workers/search-later.js"), page
            # 404.html is shown at any address, so it names the worker from the host's root.
            assert page.name == "404.html" or (page.parent / worker[1]).is_file(), page


@pytest.mark.parametrize("address", ["assets/javascripts/workers/other.1a2b.min.js", ""])
def test_the_build_stops_where_a_page_names_no_search_worker(tmp_path: Path, address: str) -> None:
    from tools.lib.environment import ToolError
    from tools.site import search

    page = tmp_path / "index.html"
    page.write_text(f'<script id="__config" type="application/json">{{"search": "{address}"}}</script>')
    with pytest.raises(ToolError, match="search worker"):
        search.place_search(tmp_path)
