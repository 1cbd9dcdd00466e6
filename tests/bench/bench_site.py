"""The three pages of the benchmark: the real one, and two with its markup and another script, which starts as early."""

from __future__ import annotations

import json
import re
import shutil
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
PREFIX = "/credpoints/"
PAGES = {"this build": "check/#example=online-year", "stock": "check/stock.html", "floor": "check/floor.html"}

PAGE = """const worker = new Worker(new URL("{name}-worker.js", import.meta.url), {{ type: "module" }});
worker.onmessage = () => {{}};
"""
STOCK = """import { loadPyodide } from "../pyodide-stock/pyodide.mjs";
const [pyodide, core, question] = await Promise.all([
    loadPyodide(),
    fetch(new URL("core.zip", import.meta.url)).then((response) => response.arrayBuffer()),
    fetch(new URL("question.json", import.meta.url)).then((response) => response.text()),
]);
pyodide.unpackArchive(core, "zip");
const { answer } = pyodide.pyimport("pycore");
self.postMessage({ type: "answer", text: answer(question) });
"""
FLOOR = """const { module } = await WebAssembly.compileStreaming(fetch(new URL("../pyodide-stock/pyodide.asm.wasm", import.meta.url)))
    .then((module) => ({ module }));
const imports = {};
for (const { module: from, name, kind } of WebAssembly.Module.imports(module)) {
    imports[from] ??= {};
    if (kind === "function") imports[from][name] = () => 0;
    else if (kind === "global") imports[from][name] = new WebAssembly.Global({ value: "i32", mutable: true }, 0);
    else if (kind === "memory") imports[from][name] = new WebAssembly.Memory({ initial: 512 });
    else if (kind === "table") imports[from][name] = new WebAssembly.Table({ initial: 16384, element: "anyfunc" });
    else imports[from][name] = new WebAssembly.Tag({ parameters: ["i32"] });
}
await WebAssembly.instantiate(module, imports);
self.postMessage({ type: "answer" });
"""


def prepare(folder: Path) -> None:
    """Copy the built site and add the two pages."""
    shutil.copytree(ROOT / "site", folder, dirs_exist_ok=True)
    stock = folder / "pyodide-stock"
    stock.mkdir()
    for name in ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip", "pyodide-lock.json"):
        shutil.copyfile(ROOT / "node_modules" / "pyodide" / name, stock / name)
    scripts = folder / "bench"
    scripts.mkdir()
    for name, worker in {"stock": STOCK, "floor": FLOOR}.items():
        (scripts / f"{name}.js").write_text(PAGE.format(name=name))
        (scripts / f"{name}-worker.js").write_text(worker)
        page = (folder / "check" / "index.html").read_text(encoding="utf-8")
        # As early as the real page starts its engine, and without the form, which would only be in the way.
        page, early = re.subn(r'src="[^"]*app/[0-9a-f]+/engine/start\.js"', f'src="../bench/{name}.js"', page)
        page, form = re.subn(r'<script type="module" async src="[^"]*app/[0-9a-f]+/check\.js"></script>', "", page)
        page = re.sub(r'<link rel="modulepreload"[^>]*>', "", page)  # nothing in these pages uses them
        if (early, form) != (1, 1):
            raise SystemExit("the calculator's page does not load start.js and check.js as expected")
        (folder / "check" / f"{name}.html").write_text(page, encoding="utf-8")
    with zipfile.ZipFile(scripts / "core.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted((ROOT / "pycore").rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                archive.write(path, path.relative_to(ROOT))
    question(folder, json.dumps({}))


def question(folder: Path, text: str) -> None:
    """What the stock page asks: the same as the real one."""
    (folder / "bench" / "question.json").write_text(text, encoding="utf-8")
