"""Pictures of the limits of study: each a line from nothing to all of it, with the verdict word on either side of the limit.

The limits are the data's, the words on both sides the core's. The names, the limits and the words are text, so that the
picture reads aloud as it looks.
"""

from __future__ import annotations

from typing import NamedTuple

from markupsafe import Markup

from tools.pages.errors import PageError
from tools.pages.shelf import BOTH, Writer
from tools.pages.verdicts import words_for


class Measure(NamedTuple):
    """One fact of study that a rule limits: the fact, the rule, the end of its line, what lies one step past the limit."""

    fact: str
    limit: str
    end: float
    past: float


MEASURES = {
    "full-time": Measure("full_time_months", "study-full-time-months", 12, -1),
    "present": Measure("months_in_canada", "study-present-months", 12, -1),
    "distance": Measure("distance_share", "study-distance-limit", 1, 0.01),
    "language": Measure("language_study_share", "study-language-limit", 1, 0.01),
}


class Piece(NamedTuple):
    """A part of a line: how much of it, the verdict word there, and from where to where it goes."""

    share: float
    word: str
    text: str


def by_use(writer: Writer, name: str) -> Markup:
    """What one measure does to each use: two lines, one above the other."""
    if name not in MEASURES:
        raise PageError(f"no measure is named {name!r}")
    shelf = writer.shelf
    lines = [(shelf.text(f"use.{use}"), _pieces(writer, MEASURES[name], use)) for use in BOTH]
    return shelf.part("scales.html", shows=name, lines=lines)


def of_study(writer: Writer) -> Markup:
    """Every measure that study in Canada has, a line for each."""
    shelf = writer.shelf
    lines = [(shelf.text(f"scale.{name}"), _pieces(writer, measure, "study")) for name, measure in MEASURES.items()]
    return shelf.part("scales.html", shows="study", lines=lines)


def _pieces(writer: Writer, measure: Measure, use: str) -> list[Piece]:
    """The parts of a line with their words: two at the limit, one where the word is the same on both sides of it."""
    shelf = writer.shelf
    limit = writer.version(measure.limit).data["value"]
    inside, outside = (
        words_for(writer, {measure.fact: value}, (use,))[0] for value in (limit, round(limit + measure.past, 4))
    )
    said = shelf.words.write(limit, "percent" if measure.end == 1 else "months")
    where = limit / measure.end
    most = measure.past > 0
    low, high = (inside, outside) if most else (outside, inside)
    texts = ("up-to", "over") if most else ("under", "from")
    if low == high:
        return [Piece(1.0, low, shelf.text("scale.any"))]
    return [
        Piece(where, low, shelf.text(f"scale.{texts[0]}", limit=said)),
        Piece(1 - where, high, shelf.text(f"scale.{texts[1]}", limit=said)),
    ]
