"""Pictures drawn from the data when the site is built: the line of rule sets, and what gave points when."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from html import escape

from pycore.law.rules import Parameter
from tools.page_parts import Shelf, Writer
from tools.page_tables import span


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
        f'<figure class="cp-figure">\n{" ".join(svg)}\n<figcaption><details><summary>{escape(shelf.text("line-words"))}</summary>\n'
        f"<ol>\n{words}\n</ol></details></figcaption>\n</figure>"
    )


def points_through_time(writer: Writer) -> str:
    """The level of education and every factor that ever gave additional points, each as a bar from its first day to its last.

    The bars are text in boxes, so that they are as large as the text beside them on every screen, and can be read out.
    """
    shelf = writer.shelf
    law = shelf.law
    sets = law.parameters["rule-set"].versions
    sections = [section for version in sets for section in version.data["value"]["sections"]]
    factors = [factor for section in sections if section["id"] == "additional" for factor in section["factors"]]
    first, last = sets[0].start.year, shelf.verified.year + 1
    days = (date(last, 1, 1) - date(first, 1, 1)).days

    def place(day: date) -> float:
        return round(100 * (day - date(first, 1, 1)).days / days, 2)

    rows = []
    for name in dict.fromkeys(("education", "canadian-study", *factors)):
        found = law.parameters[name]
        bars = "".join(_bar(shelf, found, index, place) for index, one in enumerate(found.versions) if one.in_force)
        rows.append(
            f'<li><span>{escape(shelf.text(f"parameter.{name}"))}</span> <span class="cp-spans-track">{bars}</span></li>'
        )
    years = "".join(f'<span style="left:{place(date(year, 1, 1))}%">{year}</span>' for year in range(first, last, 3))
    note, mark = shelf.text("spans-note"), ""
    reported = next((version for version in law.parameters["reported-change"].versions if version.in_force), None)
    if reported:
        note = f"{note} {shelf.text('spans-reported', day=shelf.day(reported.start))}"
        mark = f'<span class="cp-spans-mark" style="left:{place(reported.start)}%"></span>'
    axis = f'<div class="cp-spans-axis" aria-hidden="true"><span></span><span class="cp-spans-track">{years}{mark}</span></div>'
    lines = [
        '<figure class="cp-figure cp-spans">',
        f"<ul>{''.join(rows)}</ul>",
        axis,
        f"<figcaption>{escape(note)}</figcaption>",
    ]
    return "\n".join([*lines, "</figure>"])


def _bar(shelf: Shelf, found: Parameter, index: int, place: Callable[[date], float]) -> str:
    """One version of a factor: the most it gives, and from when until when, which only a screen reader needs to be told."""
    version = found.versions[index]
    left, most = place(version.start), version.data["max"][0]
    right = place(found.starts[index + 1]) if index + 1 < len(found.starts) else 100
    said = shelf.text("spans-most", points=shelf.words.write(most, "points"), span=span(shelf, found, index))
    return (
        f'<span class="cp-spans-bar" style="left:{left}%;width:{round(right - left, 2)}%" title="{escape(said, quote=True)}">'
        f'<span aria-hidden="true">{most}</span><span class="cp-said">{escape(said)}. </span></span>'
    )
