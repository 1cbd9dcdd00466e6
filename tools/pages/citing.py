"""Which pages name which source: in their front matter, and by calls in their text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from mkdocs.utils import meta

from tools.pages.render import calls_in

# By the id of a source: the path of each page, and what it is called.
Citing = Mapping[str, tuple[tuple[str, str], ...]]


def citing(docs: Path, names: Mapping[str, str]) -> Citing:
    """The pages of a folder by the sources that they name. `names` has what the navigation calls a page, which comes before its title."""
    found: dict[str, dict[str, str]] = {}
    for path in sorted(docs.rglob("*.md")):
        text, head = meta.get_data(path.read_text(encoding="utf-8"))
        place = path.relative_to(docs).as_posix()
        for id in _named([head, text]):
            found.setdefault(id, {})[place] = names.get(place) or str(head.get("title") or path.stem)
    return {id: tuple(pages.items()) for id, pages in found.items()}


def _named(value: Any) -> Iterator[str]:
    """The sources in front matter, in a text, or in what is nested in either."""
    if isinstance(value, str):
        for name, given in calls_in(value):
            yield from given if name == "source" else ()
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _named(inner)
    if isinstance(value, dict):
        yield from value.get("sources") or ()
