"""Pictures of the limits of study: each a line from nothing to all of it, with the verdict word on either side of the limit.

The limits are the data's, the words on both sides the core's. The names, the limits and the words are text, so that the
picture reads aloud as it looks.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from tools.pages.frame import PageError, Writer, verdict
from tools.pages.verdicts import words_for

USES = ("level", "study")


@dataclass(frozen=True, slots=True)
class Measure:
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


def by_use(writer: Writer, name: str) -> str:
    """What one measure does to each use: two lines, one above the other."""
    if name not in MEASURES:
        raise PageError(f"no measure is named {name!r}")
    lines = [_line(writer, MEASURES[name], use, writer.shelf.text(f"use.{use}")) for use in USES]
    return _figure(writer, writer.shelf.text(f"scale.caption.{name}"), lines)


def of_study(writer: Writer) -> str:
    """Every measure that study in Canada has, a line for each."""
    shelf = writer.shelf
    lines = [_line(writer, measure, "study", shelf.text(f"scale.{name}")) for name, measure in MEASURES.items()]
    return _figure(writer, shelf.text("scale.caption.study"), lines)


def _figure(writer: Writer, caption: str, lines: Sequence[str]) -> str:
    note = f'<p class="cp-scales-note">{escape(writer.shelf.text("scale.note"))}</p>'
    return "\n".join(
        [
            f'<figure class="cp-figure cp-scales"><figcaption>{escape(caption)}</figcaption><dl>',
            *lines,
            f"</dl>{note}</figure>",
        ]
    )


def _line(writer: Writer, measure: Measure, use: str, name: str) -> str:
    """The name, the parts of the line with their words, and under the line its two ends and the limit."""
    shelf = writer.shelf
    limit = writer.version(measure.limit).data["value"]
    inside, outside = (
        words_for(writer, {measure.fact: value}, (use,))[0] for value in (limit, round(limit + measure.past, 4))
    )
    kind = "percent" if measure.end == 1 else "months"
    said = shelf.words.write(limit, kind)
    where = limit / measure.end
    most = measure.past > 0
    low, high = (inside, outside) if most else (outside, inside)
    texts = ("up-to", "over") if most else ("under", "from")
    if low == high:
        parts = [(1.0, low, shelf.text("scale.any"))]
    else:
        parts = [
            (where, low, shelf.text(f"scale.{texts[0]}", limit=said)),
            (1 - where, high, shelf.text(f"scale.{texts[1]}", limit=said)),
        ]
    bars = " ".join(
        f'<span class="cp-scale-part cp-scale-part--{word}" style="flex-basis:{share:.2%}">'
        f'<span class="cp-scale-span">{escape(text)}</span> {verdict(shelf, word)}</span>'
        for share, word, text in parts
    )
    return f'<dt>{escape(name)}</dt><dd class="cp-scale">{bars}</dd>'
