"""The rounds as the package carries them: a line of rounds.csv each, and their kinds and categories. A page is handed the same."""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from ..errors import RulesError
from ..law.loading import law
from ..remember import once
from .rounds import Rounds
from .rounds_loading import ROUND, read_rounds

DIRECTORY = Path(__file__).with_name("data")
COLUMNS = (*ROUND, "cite", "verified")
LISTS = ("programs", "cite")
NUMBERS = ("invitations", "cutoff", "pool_total")


@once
def packaged_rounds() -> Rounds:
    """The rounds that come with the package, read once. Raises RulesError like `read_rounds`."""
    return read_rounds(document(), law().sources)


def document(directory: Path = DIRECTORY) -> dict[str, Any]:
    """The files of a directory as one JSON document, {kinds, categories, rounds}; what it holds is checked by `read_rounds`."""
    return {
        "kinds": _records(directory / "kinds.toml", "kind"),
        "categories": _records(directory / "categories.toml", "category"),
        "rounds": list(_rows(directory / "rounds.csv")),
    }


def write_row(one: Mapping[str, Any]) -> list[str]:
    """A round of the document as the cells of its line in rounds.csv."""
    return [" ".join(value) if name in LISTS else "" if value is None else str(value) for name, value in _ordered(one)]


def _ordered(one: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    return ((name, one[name]) for name in COLUMNS)


def _records(path: Path, key: str) -> list[dict[str, Any]]:
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise RulesError(f"{path.name}: {error}") from error
    if set(content) != {key}:
        raise RulesError(f"{path.name}: only [[{key}]] records belong here")
    return [_plain(record) for record in content[key]]


def _plain(value: Any) -> Any:
    """A value as JSON has it: days as text."""
    if isinstance(value, dict):
        return {key: _plain(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_plain(inner) for inner in value]
    return value.isoformat() if hasattr(value, "isoformat") else value


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    try:
        with path.open(encoding="utf-8", newline="") as stream:
            head, *lines = csv.reader(stream, strict=True)
    except (OSError, ValueError, csv.Error) as error:
        raise RulesError(f"{path.name}: {error}") from error
    if tuple(head) != COLUMNS:
        raise RulesError(f"{path.name}: the columns must be {', '.join(COLUMNS)}")
    for cells in lines:
        if len(cells) != len(COLUMNS):
            raise RulesError(f"{path.name}: {','.join(cells)[:60]} has {len(cells)} cells")
        yield {name: _cell(name, text) for name, text in zip(COLUMNS, cells, strict=True)}


def _cell(name: str, text: str) -> Any:
    """The value of a cell: lists are parted by spaces, digits alone are a number, and an empty cell is null."""
    if name in LISTS:
        return text.split(" ") if text else []
    if name in NUMBERS and text.isascii() and text.isdigit():
        return int(text)
    return text or None
