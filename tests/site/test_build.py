"""The built site: names that hold hashes, one build.json that says what is current, and nothing of the engine elsewhere."""

import gzip
import hashlib
import io
import json
import re
import zipfile
from pathlib import Path
from typing import Any

import pytest


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
    modules = {str(path.relative_to(root).with_suffix(".pyc")) for path in (root / "pycore").rglob("*.py") if path.stem != "__main__"}
    data = {str(path.relative_to(root)) for path in (root / "pycore").rglob("*.*") if path.suffix in {".toml", ".json"}}
    assert names == modules | data
    assert all(packed.read(name) == (root / name).read_bytes() for name in data)


def test_build_json_carries_the_rules_in_the_build(root: Path, build: dict[str, Any]) -> None:
    import build as builder

    assert build["rules"] == builder.rules_stamp(root / "pycore" / "rules")
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


@pytest.mark.parametrize("name", ["package-lock.json", "tools/requirements-*.txt", "tools/requirements-*.in"])
def test_no_pin_names_a_place_to_download_from(root: Path, name: str) -> None:
    for path in root.glob(name):
        assert "://" not in path.read_text(), path


def test_every_pinned_package_has_its_hash(root: Path) -> None:
    for path in (root / "tools").glob("requirements-*.txt"):
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
    import environment
    import search_later

    page = tmp_path / "index.html"
    page.write_text(f'<script id="__config" type="application/json">{{"search": "{address}"}}</script>')
    with pytest.raises(environment.ToolError, match="search worker"):
        search_later.place_search(tmp_path)
