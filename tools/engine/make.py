"""Packs the core for the browser: byte-code archives, and the memory of an interpreter that has answered with it."""

from __future__ import annotations

import ast
import json
import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

from tools.engine.probes import exercises, own_exercises, probes
from tools.lib import environment as env
from tools.lib.environment import say
from tools.lib.places import BUILD, CASES, REQUIREMENTS, ROOT, ROUNDS, TOOLS
from tools.lib.stamps import digest, once

HERE = TOOLS / "engine"
PINS = REQUIREMENTS / "pyodide.txt"
# What of the core a page has no use for: the command line, and files that it is handed when it first needs them.
APART = ("__main__.py", "rounds_files.py")
HANDED = ROUNDS.relative_to(ROOT / "pycore").parts
# What the packing runs of the browser's code.
SHARED = [ROOT / "site_js" / "engine" / "archive.js", ROOT / "site_js" / "engine" / "restored.js"]


def make_engine(package: Path) -> Path:
    """Byte-code archives of the core and of the library it stands on; returns the folder that holds them."""
    out = BUILD / "engine"
    modules = env.node_modules()
    packages = pyodide_packages()
    sources = core_files(package)
    lock = json.loads((modules / "pyodide/pyodide-lock.json").read_text())

    def work() -> None:
        say("compiling the core and its part of the standard library, in Pyodide")
        shutil.rmtree(out, ignore_errors=True)
        out.mkdir(parents=True)
        plan = {
            "pyodide": f"{modules / 'pyodide'}{os.sep}",
            "epoch": env.EPOCH,
            "lock": {"info": lock["info"], "packages": {}},
            "core": str(package.parent),
            "coreFiles": [path.relative_to(package.parent).as_posix() for path in sources],
            "packages": str(packages),
            "imports": imports_of(sources),
            "requests": exercises(),
            "first": len(own_exercises()),
            "probes": list(probes()),
            "out": str(out),
        }
        (out / "plan.json").write_text(json.dumps(plan))
        env.run([env.find_node(), HERE / "compile.mjs", out / "plan.json"])
        check_answers(json.loads((out / "report.json").read_text())["answers"])
        say("starting the core once and keeping its memory")
        env.run([env.find_node(), HERE / "snapshot.mjs", out / "plan.json"])

    handed = [path for path in package.rglob("*") if is_of_schools(path, package)]
    made_of = [*sources, ROUNDS, *handed, HERE, TOOLS / "lib", CASES, *SHARED, ROOT / "package-lock.json", PINS]
    once(BUILD / "engine.stamp", digest(made_of), work, needs=[out / "memory.bin"])
    return out


def start_compressing(engine: Path) -> Callable[[], None]:
    """Compress what make_engine made, while the pages are built; call what is returned to wait for it."""
    stamp = BUILD / "compressed.stamp"
    key = digest([engine / "memory.bin", engine / "restored.wasm", HERE / "compress.mjs"])
    if stamp.is_file() and stamp.read_text() == key and (engine / "restored.wasm.xz").exists():
        return lambda: None
    say("compressing the memory and the interpreter, beside the rest")
    stamp.unlink(missing_ok=True)
    work = subprocess.Popen([env.find_node(), HERE / "compress.mjs", engine / "plan.json"])

    def finish() -> None:
        if work.wait():
            raise env.ToolError("compressing failed")
        stamp.write_text(key)

    return finish


def pyodide_packages() -> Path:
    """pyodide-build, unpacked where Pyodide's own interpreter can import it; this machine's Python never runs it."""
    folder = BUILD / "pyodide-packages"

    def work() -> None:
        say("installing pyodide-build, to run inside Pyodide")
        shutil.rmtree(folder, ignore_errors=True)
        flags = [
            "--quiet",
            "--require-hashes",
            "--no-deps",
            "--no-compile",
            "--only-binary=:all:",
            "--ignore-requires-python",
        ]
        env.run([env.in_venv("python"), "-m", "pip", "install", *flags, "--target", folder, "-r", PINS], quiet=True)

    once(BUILD / "pyodide-packages.stamp", digest([PINS]), work, needs=[folder / "pyodide_build"])
    return folder


def core_files(package: Path) -> list[Path]:
    """What of the core goes into the page: its modules but for the command line, and its data but for rounds and schools."""
    kinds = {".py", ".toml", ".json"}
    files = [path for path in package.rglob("*") if path.suffix in kinds and "__pycache__" not in path.parts]
    handed = package.joinpath(*HANDED)
    return sorted(
        path
        for path in files
        if path.name not in APART and not path.is_relative_to(handed) and not is_of_schools(path, package)
    )


def is_of_schools(path: Path, package: Path) -> bool:
    """Whether a file is of the directory of schools or its words, which a page is handed where a reader looks for one."""
    return path.suffix in {".toml", ".json"} and "schools" in path.relative_to(package).parts


def imports_of(files: list[Path]) -> list[str]:
    """Every module named by an import statement of these files, also inside functions."""
    names: set[str] = set()
    for path in files:
        if path.suffix != ".py":
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                names.update(alias.name for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and not node.level and node.module:
                names.add(node.module)
    return sorted(names - {"__future__"})


def check_answers(answers: list[str]) -> None:
    """Stop where the core cannot answer a profile that is right."""
    for request, answer in zip(exercises(), answers, strict=True):
        right = any(f'"do": "{name}"' in request for name in ("evaluate", "rounds")) and '"unknown"' not in request
        if right and not json.loads(answer)["ok"]:
            raise env.ToolError(f"the core refused this exercise: {request[:2000]}\n{answer}")
