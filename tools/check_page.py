"""The MkDocs hook of the calculator page: the official wordings of assessment reports, for the field that searches them."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

OUTCOMES = Path(__file__).resolve().parent.parent / "pycore" / "rules" / "outcomes.toml"


def on_page_context(context: dict[str, Any], page: Any, config: Any, nav: Any) -> dict[str, Any]:
    """Give the calculator's template the phrases, those of the page's own language first."""
    if page.meta.get("template") == "check.html":
        context["eca_phrases"] = phrases(str(config.theme["language"]))
    return context


def phrases(locale: str) -> list[tuple[str, str]]:
    """Every wording of the latest version of the table, once, with its language."""
    with OUTCOMES.open("rb") as file:
        records = tomllib.load(file)["eca-outcomes"]["versions"][-1]["records"]
    found: dict[str, str] = {}
    for record in sorted(records, key=lambda one: bool(one["locale"] != locale)):
        for phrase in record["phrases"]:
            found.setdefault(phrase, record["locale"])
    return [(phrase, language) for phrase, language in found.items()]
