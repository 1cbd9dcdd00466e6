"""What other checkers say: ruff, mypy, Node's own test runner, and the same browser tests in Firefox."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest


def passes(command: list[str | Path], root: Path, **places: str) -> None:
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, env={**os.environ, **places}, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_ruff_has_nothing_to_say(root: Path) -> None:
    passes([sys.executable, "-m", "ruff", "check", "--quiet"], root)


def test_mypy_accepts_every_type_of_the_core(root: Path) -> None:
    passes([sys.executable, "-m", "mypy", "--no-error-summary"], root)


def test_the_browser_modules_pass_their_tests_in_node(root: Path, node: Path) -> None:
    files = sorted((root / "tests" / "js").glob("*.test.mjs"))
    passes([node, "--test", *files], root)


def test_the_engine_passes_its_tests_in_firefox(root: Path, site: Path) -> None:
    python = root / ".venv-firefox" / "bin" / "python"
    firefox = os.environ.get("CREDPOINTS_FIREFOX") or shutil.which("firefox-esr")
    if not firefox or not python.exists():
        pytest.skip("no firefox-esr, or no .venv-firefox with a Playwright that drives it (tools/test.py makes it)")
    command = [
        python,
        "-m",
        "pytest",
        "-q",
        "-p",
        "no:cacheprovider",
        "--browser",
        "firefox",
        "-m",
        "firefox",
        "tests/e2e",
    ]
    passes(command, root, CREDPOINTS_BROWSER="firefox", CREDPOINTS_FIREFOX=firefox)
