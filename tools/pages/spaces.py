"""Spaces at which no line ends: between a figure and its unit. French text is written with them; English text gets them here."""

from __future__ import annotations

import re

NO_BREAK = "\N{NO-BREAK SPACE}"
UNITS = "points?|years?|months?|weeks?|days?|hours?|credits?|MB"
_PARTED = re.compile(rf"(?<=\d) (?=(?:{UNITS})\b)")
_RANGE = re.compile(r"(?<=\d) (to|à) (?=[+−]?\d)")
_KEPT = re.compile(
    r"(<(?:script|style|pre|code|textarea)\b.*?</(?:script|style|pre|code|textarea)>|<[^>]*>)", re.DOTALL
)


def together(html: str) -> str:
    """A page whose figures stay on the line of their units, and both of a range on one; markup and code stay as they are."""
    pieces = _KEPT.split(html)
    pieces[::2] = [_RANGE.sub(rf"{NO_BREAK}\1{NO_BREAK}", _PARTED.sub(NO_BREAK, text)) for text in pieces[::2]]
    return "".join(pieces)
