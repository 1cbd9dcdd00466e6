"""The files of the open dataset as the pages list them: what each holds, its size, and a link to it."""

from __future__ import annotations

from functools import cache
from html import escape

from tools.dataset import dataset
from tools.pages.frame import Writer

FOLDERS = {
    "rules-toml": "rules/*.toml",
    "rules-json": "rules/*.json",
    "tables-csv": "tables/*.csv",
    "schema": "schemas/*.json",
}


@cache
def _files() -> dict[str, bytes]:
    return dataset.contents()


def data_files(writer: Writer) -> str:
    """A list of the dataset's files by kind, each a link; many of one kind fold away."""
    locale = writer.shelf.locale
    described = dataset.words()["file"]
    kinds: dict[str, list[str]] = {}
    for name in sorted(_files()):
        kinds.setdefault(dataset.describe(name), []).append(name)
    lines = ['<dl class="cp-files">']
    for kind in described:
        links = [_link(writer, name) for name in kinds.get(kind, ())]
        if not links:
            continue
        if kind in FOLDERS:
            summary = f"<summary><code>{escape(FOLDERS[kind])}</code> ({len(links)})</summary>"
            links = [f"<details>{summary}<ul>{''.join(f'<li>{link}</li>' for link in links)}</ul></details>"]
        lines.append(f"<dt>{', '.join(links)}</dt><dd>{escape(described[kind][locale])}</dd>")
    return "\n".join([*lines, "</dl>"])


def _link(writer: Writer, name: str) -> str:
    return f'<a href="{_root(writer)}data/{name}"><code>{escape(name.rpartition("/")[2])}</code></a>'


def _root(writer: Writer) -> str:
    """The site's top folder seen from this page, as the site serves it: the other languages stand in folders of their own."""
    here = writer.path.removesuffix("index.md").removesuffix(".md").rstrip("/")
    depth = len(here.split("/")) if here else 0
    return "../" * (depth + (writer.shelf.locale != "en"))
