"""The package's law with a made-up rule set added to it: figures may change only on the day of a rule set."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from pycore.law.loading import law, load
from pycore.law.rules import Law


def amended(folder: Path, on: date, changed: str, source: str = "mi-8-2") -> Law:
    """A law with a rule set from a day: the last one again, but for the parameters given as TOML, `{head}` where a version begins."""
    head = f'from = {on}\nverified = 2026-11-23\ncite = ["{source}"]\n'
    value = law().parameters["rule-set"].on(on).data["value"]
    file = folder / "amended.toml"
    file.write_text(
        f"[[rule-set.versions]]\n{head}value = {inline(value)}\n{changed.format(head=head)}\n", encoding="utf-8"
    )
    return load(extra=[file])


def inline(value: Any) -> str:
    """A value in one line of TOML."""
    if isinstance(value, dict):
        return "{" + ", ".join(f'"{key}" = {inline(inner)}' for key, inner in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(inline, value)) + "]"
    return str(value) if isinstance(value, int) else f'"{value}"'
