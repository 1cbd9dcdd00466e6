"""Puts pages, dataset, engine and browser code together into the folder that is served."""

from __future__ import annotations

import hashlib
import json
import shutil
import tomllib
from pathlib import Path

from pycore.schools.finder import handed_over
from tools.dataset import dataset
from tools.lib import environment as env
from tools.lib.editions import EDITIONS
from tools.lib.places import BUILD, RULES, SITE
from tools.lib.stamps import SHORT, digest, short
from tools.site.app import SELDOM, join_style_sheets, place_app, point_to_app
from tools.site.identity import identity, sign
from tools.site.policy import seal
from tools.site.search import place_search
from tools.site.service_worker import place_service_worker
from tools.site.web_manifest import place_manifests

FORMAT = 3  # of build.json's "engine"; engine/engine.js knows the same number
PYODIDE_FILES = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm")


def assemble(engine: Path, pages: dict[str, Path]) -> None:
    """Lay out site/ anew beside the old one, then swap the two."""
    new = BUILD / "site.new"
    shutil.rmtree(new, ignore_errors=True)
    new.mkdir(parents=True)
    searches: list[Path] = []
    for locale, folder in pages.items():  # the one at the root comes first, before others are in it
        shutil.copytree(folder, new / EDITIONS[locale].folder, dirs_exist_ok=True)
        searches += place_search(new / EDITIONS[locale].folder)
    join_style_sheets(new)
    running = identity()
    dataset.write(new / "data", running.plain())
    rules = rules_stamp(RULES)
    manifest = {**place_engine(engine, new), "rules": rules["verified"]}
    app = place_app(manifest, new)
    for page in new.rglob("*.html"):
        point_to_app(page, new, app)
        sign(page, "fr" if page.is_relative_to(new / EDITIONS["fr"].folder) else "en", running)
        seal(page)
    place_manifests(new)
    build = {"site": running.plain(), "engine": manifest, "app": app, "rules": rules}
    content = json.dumps(build, indent=2, sort_keys=True) + "\n"
    (new / "build.json").write_text(content)
    modules = sorted(path for path in (new / app).rglob("*") if path.is_file())
    seldom = {new / app / name for name in SELDOM}
    place_service_worker(new, [*(path for path in modules if path not in seldom), *searches], content)
    old = BUILD / "site.old"
    shutil.rmtree(old, ignore_errors=True)
    if SITE.exists():
        SITE.rename(old)
    new.rename(SITE)
    shutil.rmtree(old, ignore_errors=True)


def place_engine(engine: Path, site: Path) -> dict[str, object]:
    """Copy interpreter and archives under names that hold their hash; returns what engine.js must know of them."""
    pyodide = env.node_modules() / "pyodide"
    lock = json.loads((pyodide / "pyodide-lock.json").read_text())
    contents = b"".join(hashlib.sha256((pyodide / name).read_bytes()).digest() for name in PYODIDE_FILES)
    folder = f"engine/pyodide-{env.pyodide_version()}-{short(contents)}/"
    (site / folder).mkdir(parents=True)
    for name in PYODIDE_FILES:
        shutil.copyfile(pyodide / name, site / folder / name)
    manifest: dict[str, object] = {"format": FORMAT, "pyodide": folder, "lock": {"info": lock["info"], "packages": {}}}
    for name in ("stdlib", "core"):
        content = (engine / f"{name}.zip.gz").read_bytes()
        manifest[name] = f"engine/{name}-{short(content)}.zip.gz"
        (site / str(manifest[name])).write_bytes(content)
    small, image = (engine / "restored.wasm").read_bytes(), (engine / "memory.bin").read_bytes()
    wasm = f"engine/restored-{env.pyodide_version()}-{short(small)}.wasm"
    (site / wasm).write_bytes(small)
    shutil.copyfile(engine / "restored.wasm.xz", site / f"{wasm}.xz")
    manifest["schools"] = {locale: place_schools(locale, site) for locale in EDITIONS}
    memory = f"engine/memory-{short(image)}.bin"
    for packed in ("gz", "xz"):
        shutil.copyfile(engine / f"memory.bin.{packed}", site / f"{memory}.{packed}")
    size = sum((site / f"{name}.xz").stat().st_size for name in (wasm, memory))
    manifest["snapshot"] = {"wasm": wasm, "memory": memory, "size": size}
    return manifest


def place_schools(locale: str, site: Path) -> str:
    """Write what the page hands to the engine where a reader looks for a school; returns its name."""
    content = json.dumps(handed_over(locale), ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode()
    name = f"engine/schools-{short(content)}.{locale}.json"
    (site / name).write_bytes(content)
    return name


def rules_stamp(folder: Path) -> dict[str, str]:
    """Which rules these are: a hash of the data, and the day on which the latest of them was verified."""
    files = sorted(folder.glob("*.toml"))
    days = [
        str(version["verified"])
        for path in files
        for table in tomllib.loads(path.read_text(encoding="utf-8")).values()
        if isinstance(table, dict)
        for version in table.get("versions", [])
        if "verified" in version
    ]
    return {"version": digest(files)[:SHORT], "verified": max(days, default="")}
