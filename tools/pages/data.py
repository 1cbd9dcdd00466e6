"""The files of the open dataset as the pages list them: what each holds, its size, and a link to it."""

from __future__ import annotations

from functools import cache

from markupsafe import Markup

from tools.dataset import dataset
from tools.pages.shelf import Writer

# The kinds with many files, which fold away under what their names have in common.
FOLDERS = {
    "rules-toml": "rules/*.toml",
    "rules-json": "rules/*.json",
    "tables-csv": "tables/*.csv",
    "schema": "schemas/*.json",
}


@cache
def _files() -> dict[str, list[str]]:
    """The names of the dataset's files by kind."""
    kinds: dict[str, list[str]] = {}
    for name in sorted(dataset.contents()):
        kinds.setdefault(dataset.describe(name), []).append(name)
    return kinds


def data_files(writer: Writer) -> Markup:
    """A list of the dataset's files by kind, each a link; many of one kind fold away."""
    described = dataset.words()["file"]
    kinds = [
        (
            described[kind][writer.shelf.locale],
            FOLDERS.get(kind),
            [(name, name.rpartition("/")[2]) for name in _files()[kind]],
        )
        for kind in described
        if kind in _files()
    ]
    return writer.shelf.part("files.html", kinds=kinds, data=f"{writer.top}data/")
