"""What the running site says of itself: its version, the commit it was built from, and that commit's day.

The day is the commit's own, in UTC, and not the clock's: two builds of one commit are the same, wherever and whenever.
"""

from __future__ import annotations

import html
import subprocess
import tomllib
from datetime import UTC, date, datetime
from pathlib import Path
from typing import NamedTuple

from pycore.messages.words import words
from tools.lib.environment import ToolError
from tools.lib.places import ROOT, TOOLS

PLACE = b"<!-- site identity -->"  # where docs/theme/partials/copyright.html wants it
SHORT = 10  # of a commit's forty digits


class Identity(NamedTuple):
    """`commit` and `day` are None where there is no commit to tell; `changed` says that the sources are no longer that commit's."""

    version: str
    commit: str | None
    day: date | None
    changed: bool

    def plain(self) -> dict[str, object]:
        """As JSON has it."""
        return {**self._asdict(), "day": self.day and self.day.isoformat()}

    def sentence(self, locale: str) -> str:
        """As a reader gets it."""
        texts = tomllib.loads((TOOLS / "pages" / f"words.{locale}.toml").read_text(encoding="utf-8"))
        if self.commit is None or self.day is None:
            return str(texts["built-unknown"]).format(version=self.version)
        text = str(texts["built-changed" if self.changed else "built"])
        return text.format(version=self.version, commit=self.commit[:SHORT], day=words(locale).write(self.day, "date"))


def identity(root: Path = ROOT) -> Identity:
    """Of the sources in a folder: the version from pyproject.toml, the rest from git, if they are in a repository of their own."""
    version = str(tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"])
    head = _git(root, "log", "-1", "--format=%H %ct") if (root / ".git").exists() else ""
    if not head:
        return Identity(version, None, None, changed=False)
    commit, seconds = head.split()
    return Identity(
        version, commit, datetime.fromtimestamp(int(seconds), UTC).date(), bool(_git(root, "status", "--porcelain"))
    )


def _git(root: Path, *words: str) -> str:
    """What git prints; nothing where there is no git, or none that may read here."""
    try:
        done = subprocess.run(
            ["git", "--no-optional-locks", *words], cwd=root, capture_output=True, text=True, check=True
        )
    except (OSError, subprocess.CalledProcessError):
        return ""
    return done.stdout.strip()


def sign(page: Path, locale: str, site: Identity) -> None:
    """Put the identity at a page's foot, where scripts read it too. Raises ToolError where a page with a foot has no place for it."""
    before = page.read_bytes()
    if PLACE not in before:
        if b"md-footer" in before:
            raise ToolError(f"{page}: the foot has no place for what the site says of itself")
        return
    told = {"version": site.version, "commit": site.commit or "", "day": site.day or ""}
    data = "".join(f' data-{name}="{html.escape(str(value))}"' for name, value in told.items())
    data += ' data-changed=""' if site.changed else ""
    page.write_bytes(before.replace(PLACE, f'<p id="cp-site"{data}>{html.escape(site.sentence(locale))}</p>'.encode()))
