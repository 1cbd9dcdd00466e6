"""What Python-Markdown is taught for the guidance: boxes to tick, figures and days in cells, tables that narrow screens show row by row."""

from __future__ import annotations

import re
from typing import Any
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.extensions import Extension
from markdown.postprocessors import Postprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import HTML_PLACEHOLDER_RE

from tools.pages.spaces import NO_BREAK

FEWEST_COLUMNS = 3
BOX = "[ ] "
AFTER_INLINE = 15  # the words of a cell are elements by then, and nothing has been written out yet
BEFORE_STACKS = AFTER_INLINE + 1
AFTER_PIECES = 5  # the pieces of HTML stand in their places again
STOPPED = re.compile(
    r'(<span class="cp-verdict [^"]*"><svg\b(?:(?!</svg>).)*</svg>[^<]*</span>)([.,;:?!)]+|\N{NO-BREAK SPACE}:)',
    re.DOTALL,
)
DAY = re.compile(r"(?:\d{1,2}(?:er)?\s)?[^\W\d]+\s\d{4}")
FIGURE = re.compile(r"[+−-]?\d[\d\s.,]*(?:\s?[%$])?")
LONG = 120  # characters of a cell that a narrow screen shows under the name of its column, and not beside it


def is_figure(text: str) -> bool:
    """Whether a text is one plain figure, with a percent or dollar sign or without."""
    return FIGURE.fullmatch(text.strip()) is not None


class Guidance(Extension):
    """All of what follows."""

    def extendMarkdown(self, md: Markdown) -> None:
        md.treeprocessors.register(Ticks(md), "credpoints-ticks", AFTER_INLINE)
        md.treeprocessors.register(Figures(md), "credpoints-figures", BEFORE_STACKS)
        md.treeprocessors.register(Days(md), "credpoints-days", BEFORE_STACKS)
        md.treeprocessors.register(Stacks(md), "credpoints-stacks", AFTER_INLINE)
        md.postprocessors.register(Stops(md), "credpoints-stops", AFTER_PIECES)


class Ticks(Treeprocessor):
    """Conditions written as `- [ ] text` become boxes that can be ticked, which nothing keeps."""

    def run(self, root: Element) -> None:
        for item in root.iter("li"):
            holder = item[0] if len(item) and item[0].tag == "p" and not (item.text or "").strip() else item
            if not (holder.text or "").startswith(BOX):
                continue
            children = list(holder)
            label = Element("label")
            box = SubElement(label, "input", {"type": "checkbox"})
            box.tail = " "
            words = SubElement(label, "span")
            words.text = (holder.text or "").removeprefix(BOX)
            words.extend(children)
            for child in list(item):
                item.remove(child)
            item.text = None
            item.set("class", "cp-tick")
            item.append(label)


class Figures(Treeprocessor):
    """A column of nothing but figures is marked, so that it stands as one of the tables drawn from the rules does."""

    def run(self, root: Element) -> None:
        for table in root.iter("table"):
            rows = list(table.iter("tr"))
            for column in list(zip(*rows, strict=True))[1:] if rows else ():
                held = [cell for cell in column[1:] if len(cell) or (cell.text or "").strip()]
                if held and all(not len(cell) and is_figure(cell.text or "") for cell in held):
                    for cell in column:
                        cell.set("class", "cp-figures")


class Days(Treeprocessor):
    """A cell of nothing but a day, or a month of a year, holds it on one line."""

    def run(self, root: Element) -> None:
        for cell in root.iter("td"):
            if not len(cell) and DAY.fullmatch((cell.text or "").strip()):
                cell.text = NO_BREAK.join((cell.text or "").split())


class Stacks(Treeprocessor):
    """Each cell of a wide table names its column, for when it stands below the others and not beside them.

    A stacked table is no table to a browser, so that every part says what it is to a screen reader. A corner without words
    heads nothing, and is no heading. Tables drawn from templates (table.html) say the same themselves.
    """

    def run(self, root: Element) -> None:
        for table in root.iter("table"):
            for cell in table.iter("th"):
                if not len(cell) and not cell.text:
                    cell.tag = "td"
            head, body = table.find("thead"), table.find("tbody")
            labels = [self._words(cell) for cell in head.iter() if cell.tag in ("th", "td")] if head is not None else []
            if head is None or body is None or len(labels) < FEWEST_COLUMNS:
                continue
            table.set("data-stack", "long" if self._is_long(body) else "")
            table.set("role", "table")
            for rows in (head, body):
                rows.set("role", "rowgroup")
                for row in rows.iter("tr"):
                    row.set("role", "row")
            for cell in head.iter():
                if cell.tag in ("th", "td"):
                    cell.set("role", "columnheader" if cell.tag == "th" else "cell")
            for row in body.iter("tr"):
                for index, cell in enumerate(row):
                    _mark(cell, labels[index] if index else "")

    def _is_long(self, body: Element) -> bool:
        return any(len(self._words(cell)) > LONG for row in body.iter("tr") for cell in row[1:])

    def _words(self, cell: Element) -> str:
        """The words of a cell without their markup; pieces of HTML stand in it as numbers of what was put aside."""

        def without_tags(found: re.Match[str]) -> str:
            aside: Any = self.md.htmlStash.rawHtmlBlocks[int(found[1])]
            return re.sub(r"<[^>]+>", "", aside if isinstance(aside, str) else "".join(aside.itertext()))

        return HTML_PLACEHOLDER_RE.sub(without_tags, "".join(cell.itertext())).strip()


def _mark(cell: Element, label: str) -> None:
    cell.set("role", "rowheader" if cell.tag == "th" else "cell")
    if not label:
        return
    cell.set("data-label", label)
    if len(cell) or cell.text:
        inner = Element("span")
        inner.text, cell.text = cell.text, None
        inner.extend(list(cell))
        for child in list(cell):
            cell.remove(child)
        cell.append(inner)


class Stops(Postprocessor):
    """A verdict word keeps the stop, the comma or the colon after it on its line, where a browser may begin another."""

    def run(self, text: str) -> str:
        return STOPPED.sub(r'<span class="cp-kept">\1\2</span>', text)
