"""The tests marked `firefox`, once more in Firefox: Debian's, driven by the Playwright that knows it."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest


def test_what_is_marked_passes_in_firefox_too(root: Path, site: Path) -> None:
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
    places = {"CREDPOINTS_BROWSER": "firefox", "CREDPOINTS_FIREFOX": firefox}
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, env={**os.environ, **places}, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
