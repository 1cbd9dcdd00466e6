"""Where no line ends: between a figure and its unit, which French text is written with and English text gets here."""

from __future__ import annotations

import re

NO_BREAK = "\N{NO-BREAK SPACE}"
UNITS = "points?|years?|months?|weeks?|days?|hours?|credits?|MB"
_PARTED = re.compile(rf"(?<=\d) (?=(?:{UNITS})\b)")
_RANGE = re.compile(r"(?<=\d) (to|à) (?=[+−]?\d)")
_KEPT = re.compile(
    r"(<(?:script|style|pre|code|textarea)\b.*?</(?:script|style|pre|code|textarea)>|<[^>]*>)", re.DOTALL
)
_HEADING = re.compile(r"(?<=>)[^<]+(?=(?:<a class=\"headerlink\"[^>]*>[^<]*</a>)?</h[1-3]>)")
_ASKED = re.compile(r"\w+(?:-t)?-(?:il|elle|on|ils|elles)\b")


def together(html: str) -> str:
    """A page whose figures stay on the line of their units, and both of a range on one; markup and code stay as they are.

    Nor does a line of a heading end inside a verb with its subject (compte-t-il).
    """
    pieces = _KEPT.split(html)
    pieces[::2] = [_RANGE.sub(rf"{NO_BREAK}\1{NO_BREAK}", _PARTED.sub(NO_BREAK, text)) for text in pieces[::2]]
    return _HEADING.sub(_with_whole_verbs, "".join(pieces))


def _with_whole_verbs(heading: re.Match[str]) -> str:
    return _ASKED.sub(r'<span class="cp-nowrap">\g<0></span>', heading[0])
