"""Pictures drawn from the data when the site is built: the line of rule sets."""

from __future__ import annotations

from datetime import date
from html import escape

from tools.page_parts import Writer


def history_line(writer: Writer) -> str:
    """The rule sets since the first as a line of dated points, with the same in words under it."""
    shelf = writer.shelf
    law = shelf.law
    marks: list[tuple[date, str, str]] = []
    for version in law.parameters["rule-set"].versions:
        marks.append((version.start, "set", shelf.text(f"line.{version.start.isoformat()}")))
    relief = next(v for v in law.parameters["study-relief"].versions if v.in_force)
    marks.append((relief.start, "relief", shelf.text("line.relief")))
    reported = next((v for v in law.parameters["reported-change"].versions if v.in_force), None)
    if reported:
        marks.append((reported.start, "reported", shelf.text(f"line.{reported.start.isoformat()}")))
    marks.sort()
    step, left, top = 58, 14, 20
    height = top + step * (len(marks) - 1) + 46
    svg = [
        f'<svg class="cp-line" viewBox="0 0 330 {height}" role="img" aria-labelledby="cp-line-title" focusable="false">',
        f'<title id="cp-line-title">{escape(shelf.text("line-title"))}</title>',
        f'<path class="cp-line-rail" d="M{left} {top}V{top + step * (len(marks) - 1)}"/>',
    ]
    for index, (start, kind, label) in enumerate(marks):
        y = top + step * index
        svg.append(f'<circle class="cp-line-dot cp-line-dot--{kind}" cx="{left}" cy="{y}" r="6"/>')
        svg.append(f'<text class="cp-line-day" x="{left + 18}" y="{y + 1}">{escape(shelf.day(start))}</text>')
        svg.append(f'<text class="cp-line-text" x="{left + 18}" y="{y + 19}">{escape(label)}</text>')
    svg.append("</svg>")
    said = []
    for start, kind, label in marks:
        text = f"{shelf.text('separator')}{label} ({shelf.text(f'line-kind.{kind}')})"
        said.append(f"<li><strong>{escape(shelf.day(start))}</strong>{escape(text)}</li>")
    words = "\n".join(said)
    return (
        f'<figure class="cp-figure">\n{"".join(svg)}\n<figcaption><details><summary>{escape(shelf.text("line-words"))}</summary>\n'
        f"<ol>\n{words}\n</ol></details></figcaption>\n</figure>"
    )
