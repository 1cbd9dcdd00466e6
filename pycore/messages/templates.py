"""How a message file is read and a template is cut: sentences by their code, their parts, and the facts that they take."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from operator import itemgetter
from typing import Any

from ..errors import RulesError

Part = tuple[str, str, str]  # text before, name of the fact, kind ("" for plain text at the end)
Pick = Callable[[Mapping[str, Any]], Any]  # takes the facts of a template from all, or its only one


def parse_template(text: str) -> tuple[Part, ...]:
    """A template cut at its placeholders. Raises RulesError for a brace that does not close."""
    parts: list[Part] = []
    rest = text
    while "{" in rest:
        before, _, rest = rest.partition("{")
        inside, closed, rest = rest.partition("}")
        if not closed:
            raise RulesError(f"a placeholder does not close in {text!r}")
        name, _, kind = inside.partition(":")
        parts.append((before, name, kind or "text"))
    if rest or not parts:
        parts.append((rest, "", ""))
    return tuple(parts)


def flat(table: Mapping[str, Any], prefix: str = "") -> dict[str, str]:
    """The texts of a table by their full names, as in level.one-year. Raises RulesError for what is no text."""
    texts: dict[str, str] = {}
    for key, value in table.items():
        name = f"{prefix}{key}"
        if isinstance(value, dict):
            texts.update(flat(value, f"{name}."))
        elif isinstance(value, str):
            texts[name] = value
        else:
            raise RulesError(f"message {name!r} must be text")
    return texts


def pick_of(parts: tuple[Part, ...]) -> str | Pick:
    """How the facts of a template are taken from all; a sentence without a placeholder is its own."""
    names = [name for _, name, _ in parts if name]
    return itemgetter(*names) if names else parts[0][0]
