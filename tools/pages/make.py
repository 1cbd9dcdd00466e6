"""Has MkDocs build the pages of one edition, strictly."""

from __future__ import annotations

import os
from pathlib import Path

from tools.lib import environment as env
from tools.lib.editions import EDITIONS
from tools.lib.environment import say
from tools.lib.places import BUILD, CASES, DOCS, REQUIREMENTS, ROOT, TOOLS
from tools.lib.stamps import digest, once

# What the pages are made of, beside MkDocs's settings: a change in any of these makes them anew.
SOURCES = [DOCS, ROOT / "pycore", CASES, *(TOOLS / room for room in ("pages", "dataset", "lib"))]


def make_pages(locale: str) -> Path:
    """One language's pages, built strictly by MkDocs; returns their folder."""
    config = EDITIONS[locale].config
    out = BUILD / "pages" / locale

    def work() -> None:
        say(f"building the pages: {locale}")
        command = [
            env.in_venv("python"),
            "-m",
            "mkdocs",
            "build",
            "--strict",
            "--config-file",
            config,
            "--site-dir",
            out,
        ]
        fixed = {"NO_MKDOCS_2_WARNING": "1", "PYTHONHASHSEED": "0", "PYTHONPATH": str(ROOT)}
        env.run(command, extra={**fixed, **site_addresses()})

    made_of = [*SOURCES, *ROOT.glob("mkdocs*.yml"), REQUIREMENTS / "site.txt"]
    key = digest(made_of, locale, *site_addresses().values())
    once(BUILD / f"pages-{locale}.stamp", key, work, needs=[out / "index.html"])
    return out


def site_addresses() -> dict[str, str]:
    """Where each language's pages will be, if CREDPOINTS_SITE_URL says it; mkdocs.yml has the words for where it does not."""
    base = os.environ.get("CREDPOINTS_SITE_URL", "").rstrip("/")
    if not base:
        return {}
    return {f"CREDPOINTS_SITE_URL_{locale.upper()}": f"{base}/{edition.folder}" for locale, edition in EDITIONS.items()}
