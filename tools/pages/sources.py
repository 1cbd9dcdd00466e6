"""Sources on the pages: short references in a sentence, the list at the end of a page, and the list of them all."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from typing import Any

from markupsafe import Markup

from pycore.law.sources import Source
from tools.pages.shelf import Shelf, Writer

SOURCES_PAGE = "reference/sources.md"
NUMBERED = ("s. ", "ss. ", "art. ", "par. ", "al. ", "sous-al. ")  # how the sections of the law begin
CERTAIN = ("primary", "reproduced")
LAW_FIRST = ("irpr", "irpa", "mi")


def source(writer: Writer, *ids: str) -> Markup:
    """Short references to sources within a sentence; the sources also join the list at the end."""
    writer.cite(ids)
    shelf = writer.shelf
    cited = [(_short(shelf, shelf.law.sources[id]), f"{writer.link(SOURCES_PAGE)}#{id}") for id in ids]
    return shelf.part("cite.md", cited=cited)


def _short(shelf: Shelf, found: Source) -> str:
    """A provision by its document's short name and its number; anything else by what it is called; and how sure it is, if not certain."""
    section = found.section[shelf.locale]
    document = shelf.texts.get(f"document.{found.document}")
    text = f"{document}, {section.split(',')[0]}" if document and section.startswith(NUMBERED) else section
    if found.certainty in CERTAIN:
        return text
    return f"{text} ({shelf.words.term('certainty', found.certainty)})"


def source_list(writer: Writer) -> Markup:
    """The sources of a page: the provision, the day it was read, and how sure the reading is; a document once.

    What most sections of a document share is said beside its name, and a section says only what differs.
    """
    shelf, locale = writer.shelf, writer.shelf.locale
    by_title: dict[str, list[Source]] = {}
    for id in writer.cited:
        found = shelf.law.sources[id]
        by_title.setdefault(found.title[locale], []).append(found)
    documents = []
    for title, listed in by_title.items():
        notes = [_note(shelf, one) for one in listed]
        shared, times = Counter(notes).most_common(1)[0]
        addresses = {one.url[locale] for one in listed}
        documents.append(
            {
                "title": title,
                "url": addresses.pop() if len(addresses) == 1 else "",
                "shared": shared if times > 1 else "",
                "place": f"document-{listed[0].document}",
                "sections": [
                    {"id": one.id, "name": one.section[locale], "url": one.url[locale], "note": note}
                    for one, note in zip(listed, notes, strict=True)
                ],
            }
        )
    return shelf.part("sources.md", documents=documents, all_sources=writer.link(SOURCES_PAGE))


def all_sources(writer: Writer, fill: Callable[[Writer, str], str]) -> Markup:
    """Every source: document by document, each provision with its day, its certainty, the rules it supports, the pages that use it.

    `fill` answers the calls in the titles of those pages.
    """
    shelf, locale = writer.shelf, writer.shelf.locale
    supports: dict[str, list[str]] = {}
    for name, parameter in shelf.law.parameters.items():
        if (label := shelf.rule_name(name)) is not None:
            for id in dict.fromkeys(id for version in parameter.versions for id in version.cite):
                supports.setdefault(id, []).append(label)
    documents: dict[str, list[Source]] = {}
    for found in sorted(shelf.law.sources.values(), key=lambda one: _rank(one.document)):
        documents.setdefault(found.document, []).append(found)
    return shelf.part(
        "all_sources.md",
        documents=[
            {
                "id": document,
                "title": listed[0].title[locale],
                "sections": [
                    {
                        "id": one.id,
                        "name": one.section[locale],
                        "url": one.url[locale],
                        "note": _note(shelf, one),
                        "supports": "; ".join(supports.get(one.id, ())),
                        "pages": [
                            (Markup(fill(writer, title)), writer.link(path))
                            for path, title in shelf.citing.get(one.id, ())
                            if path != writer.path
                        ],
                    }
                    for one in sorted(listed, key=lambda one: _natural(one.section[locale]))
                ],
            }
            for document, listed in documents.items()
        ],
    )


def _note(shelf: Shelf, found: Source) -> str:
    """The day a source was read and how sure the reading is."""
    certainty = shelf.words.term("certainty", found.certainty)
    return shelf.text("read-on", day=shelf.day(found.checked_on), certainty=certainty)


def _rank(document: str) -> int:
    """The law first, then the instructions, then the administration's pages, then everything else in the order of the data."""
    if document in LAW_FIRST:
        return LAW_FIRST.index(document)
    return len(LAW_FIRST) + (not document.startswith("mi-2"))


def _natural(section: str) -> list[Any]:
    """Sections in the order of their numbers, whatever they are called: s. 9 before s. 10, art. 73 before al. 75."""
    section = re.sub(r"^(?:ss?|sous-al|al|par|art)\. ", "", section)
    return [(0, int(part), "") if part.isdigit() else (1, 0, part) for part in re.split(r"(\d+)", section) if part]
