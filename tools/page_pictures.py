"""Pictures drawn from the data when the site is built: the line of rule sets, and which credential counts for which use."""

from __future__ import annotations

import json
from datetime import date
from html import escape
from typing import Any

from tools.page_parts import PageError, Writer, verdict

STUDIES: dict[str, dict[str, Any]] = {
    "canadian-in-person": {"program_years": 1, "institution": "public"},
    "canadian-online": {
        "program_years": 1,
        "institution": "public",
        "distance_share": 1.0,
        "full_time_months": 8,
        "months_in_canada": 0,
    },
    "canadian-part-time": {"program_years": 1, "institution": "public", "full_time_months": 0, "months_in_canada": 24},
    "canadian-short": {"program_years": 0.3, "institution": "public", "full_time_months": 4, "months_in_canada": 4},
    "canadian-private": {
        "program_years": 2,
        "institution": "private-other",
        "full_time_months": 16,
        "months_in_canada": 20,
    },
    "canadian-secondary": {"kind": "secondary", "program_years": 4, "institution": "public"},
    "foreign-assessed": {"country": "IN", "kind": "bachelors", "eca": {"organization": "WES", "outcome": "three-year"}},
    "foreign-unassessed": {"country": "IN", "kind": "bachelors", "eca": None},
    "licence": {"kind": "licence"},
}


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


def uses_diagram(writer: Writer) -> str:
    """Which credential counts for which use: a grid of signs with their words, answered by the core for each kind of credential."""
    shelf = writer.shelf
    head = "".join(
        f'<th scope="col">{escape(shelf.text(f"use.{use}"))}</th>' for use in ("level", "two_or_more", "study")
    )
    lines = [
        f'<div class="cp-scroll" role="region" tabindex="0" aria-label="{escape(shelf.text("uses-caption"), quote=True)}">',
        f'<table class="cp-matrix"><caption>{escape(shelf.text("uses-caption"))}</caption>',
        f'<thead><tr><th scope="col">{escape(shelf.text("head.credential"))}</th>{head}</tr></thead><tbody>',
    ]
    for name in STUDIES:
        cells = "".join(f"<td>{verdict(shelf, word)}</td>" for word in _words(writer, name))
        lines.append(f'<tr><th scope="row">{escape(shelf.text(f"study.{name}"))}</th>{cells}</tr>')
    return "\n".join([*lines, "</tbody></table>", "</div>"])


def _words(writer: Writer, name: str) -> list[str]:
    """The verdict words of one kind of credential: level, second one beside a bachelor's degree, study in Canada."""
    from pycore import evaluate

    day = writer.shelf.verified
    facts: dict[str, Any] = {
        "country": "CA",
        "kind": "certificate",
        "completed_on": date(day.year - 1, 6, 1).isoformat(),
        "distance_share": 0.0,
        "full_time_months": 8,
        "months_in_canada": 8,
        "language_study_share": 0.0,
        "return_scholarship": False,
    }
    facts.update(STUDIES[name])
    if facts["country"] != "CA":
        facts = {key: value for key, value in facts.items() if key in ("country", "kind", "completed_on", "eca")}
        if facts["eca"]:
            facts["eca"] = {**facts["eca"], "issued_on": date(day.year - 1, 9, 1).isoformat()}
    beside = {"country": "US", "kind": "bachelors", "completed_on": date(day.year - 5, 6, 1).isoformat()}
    beside_eca = {"organization": "WES", "issued_on": date(day.year - 1, 9, 1).isoformat(), "outcome": "three-year"}
    profile = {"as_of": day.isoformat(), "applicant": {"credentials": [facts, {**beside, "eca": beside_eca}]}}
    judged = evaluate(json.loads(json.dumps(profile)), writer.shelf.locale)["credentials"][0]
    for use in ("level", "two_or_more", "canadian_study"):
        if use not in judged:
            raise PageError(f"the core gives no verdict for {use}")
    return [judged[use]["word"] for use in ("level", "two_or_more", "canadian_study")]
