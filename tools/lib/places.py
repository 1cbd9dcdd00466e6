"""Where things are: the folders of the repository, and those that the tools make."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
TOOLS = ROOT / "tools"
DOCS = ROOT / "docs"
RULES = ROOT / "pycore" / "rules"
ROUNDS = ROOT / "pycore" / "invitations" / "data"
CASES = ROOT / "tests" / "cases"
REQUIREMENTS = TOOLS / "requirements"

# Git does not keep these.
BUILD = ROOT / "build"
SITE = ROOT / "site"
VENV = ROOT / ".venv"
