"""Run every test: python3 tools/test.py [pytest's own arguments]

Installs what the tests need (packages, and a browser where there is none), builds the site, and hands over to pytest.
"""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

import environment as env
from environment import ROOT, TOOLS, say

CHROMIUM = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")


def chromium() -> str:
    """A Chromium: the machine's own, Debian's through apt, or Playwright's. Empty means Playwright's own place."""
    found = next(filter(None, map(shutil.which, CHROMIUM)), "")
    if found:
        return found
    apt = shutil.which("apt-get")
    root = [] if hasattr(os, "geteuid") and os.geteuid() == 0 else ["sudo", "-n"]
    if apt and (not root or shutil.which("sudo")):
        say("installing Debian's chromium")
        try:
            env.run([*root, apt, "update"], quiet=True)
            env.run([*root, apt, "install", "-y", "--no-install-recommends", "chromium"], quiet=True)
        except env.ToolError as error:
            say(f"apt did not install it ({error}); trying Playwright's own")
        found = next(filter(None, map(shutil.which, CHROMIUM)), "")
    if not found:
        say("installing Playwright's chromium")
        env.run([env.in_venv("python"), "-m", "playwright", "install", "chromium"])
    return found


def firefox() -> str:
    """Debian's firefox-esr with a Playwright that can drive it, or an empty string: those tests are then skipped."""
    found = shutil.which("firefox-esr") or ""
    if found:
        env.install("firefox", ROOT / ".venv-firefox")
    return found


def main() -> None:
    env.install("site")
    env.install("tests")
    places = {"CREDPOINTS_CHROMIUM": chromium(), "CREDPOINTS_FIREFOX": firefox()}
    env.run([env.in_venv("python"), TOOLS / "build.py"])
    python = env.in_venv("python")
    os.chdir(ROOT)
    sys.stdout.flush()
    os.execve(python, [str(python), "-m", "pytest", *sys.argv[1:]], {**os.environ, **places})


if __name__ == "__main__":
    try:
        main()
    except env.ToolError as error:
        sys.exit(f"test: {error}")
