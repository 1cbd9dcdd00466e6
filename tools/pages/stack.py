"""Tables of words that a narrow screen shows row by row: each cell below the other, with the heading of its column."""

from __future__ import annotations

import re
from html import escape, unescape

FEWEST_COLUMNS = 3
TABLE = re.compile(r'<table(?: class="cp-(?:words|matrix)")?>.*?</table>', re.DOTALL)
HEAD = re.compile(r"<thead>.*?</thead>", re.DOTALL)
CELL = re.compile(r"<(t[hd])(?=[ >])([^>]*)>(.*?)</\1>", re.DOTALL)
ROW = re.compile(r"<tr>(.*?)</tr>", re.DOTALL)
PARTS = {"table": "table", "thead": "rowgroup", "tbody": "rowgroup", "tr": "row"}


def stackable(html: str) -> str:
    """The page with what the style sheet needs to stack its wide tables of words. What shows on wide screens is the same.

    A stacked table is no table to a browser, so that every part says what it is to a screen reader. A corner without words
    heads nothing, and is no heading.
    """
    return TABLE.sub(lambda found: _marked(found[0].replace("<th></th>", "<td></td>")), html)


def _marked(table: str) -> str:
    head = HEAD.search(table)
    labels = [_plain(inner) for _, _, inner in CELL.findall(head[0])] if head else []
    if not head or len(labels) < FEWEST_COLUMNS:
        return table

    def row(found: re.Match[str]) -> str:
        cells = CELL.findall(found[1])
        return f'<tr role="row">{"".join(map(_cell, labels, cells, range(len(cells))))}</tr>'

    marked_head = CELL.sub(
        lambda cell: (
            f'<{cell[1]}{cell[2]} role="{"columnheader" if cell[1] == "th" else "cell"}">{cell[3]}</{cell[1]}>'
        ),
        head[0],
    )
    marked = f"{table[: head.start()]}{marked_head}{ROW.sub(row, table[head.end() :])}"
    marked = re.sub(
        r"<(table|thead|tbody|tr)(?=[ >])(?![^>]* role=)", lambda part: f'{part[0]} role="{PARTS[part[1]]}"', marked
    )
    return marked.replace("<table", "<table data-stack", 1)


def _cell(label: str, cell: tuple[str, str, str], index: int) -> str:
    tag, attributes, inner = cell
    named = f' data-label="{escape(label, quote=True)}"' if index and label else ""
    inner = f"<span>{inner}</span>" if named and inner else inner
    return f'<{tag}{attributes} role="{"rowheader" if tag == "th" else "cell"}"{named}>{inner}</{tag}>'


def _plain(html: str) -> str:
    return unescape(re.sub(r"<[^>]+>", "", html)).strip()
