"""The browsers that the tests drive: the machine's own, Debian's through apt, or Playwright's."""

from __future__ import annotations

import os
import shutil
from collections.abc import Sequence

from tools.lib import environment as env
from tools.lib.environment import say
from tools.lib.places import ROOT

CHROMIUM = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
FIREFOX = ("firefox-esr",)


def chromium() -> str:
    """A Chromium: the machine's own, Debian's through apt, or Playwright's. Empty means Playwright's own place."""
    found = which(CHROMIUM) or from_debian("chromium", CHROMIUM)
    if not found:
        say("installing Playwright's chromium")
        env.run([env.in_venv("python"), "-m", "playwright", "install", "chromium"])
    return found


def firefox() -> str:
    """Debian's firefox-esr with a Playwright that can drive it, or an empty string: those tests are then skipped."""
    found = which(FIREFOX) or from_debian("firefox-esr", FIREFOX)
    if found:
        env.install("firefox", ROOT / ".venv-firefox")
    return found


def which(names: Sequence[str]) -> str:
    """The first of some programs that this machine has, or an empty string."""
    return next(filter(None, map(shutil.which, names)), "")


def from_debian(package: str, names: Sequence[str]) -> str:
    """Install a package of Debian's where apt-get may be used; returns its program, or an empty string."""
    apt = shutil.which("apt-get")
    root = [] if hasattr(os, "geteuid") and os.geteuid() == 0 else ["sudo", "-n"]
    if not apt or (root and not shutil.which("sudo")):
        return ""
    say(f"installing Debian's {package}")
    try:
        env.run([*root, apt, "update"], quiet=True)
        env.run([*root, apt, "install", "-y", "--no-install-recommends", package], quiet=True)
    except env.ToolError as error:
        say(f"apt did not install it ({error})")
    return which(names)
