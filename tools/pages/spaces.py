"""Where no line ends: in a figure with its unit and in a date, which French text is written with and English gets here; in a short word."""

from __future__ import annotations

import re

NO_BREAK = "\N{NO-BREAK SPACE}"
JOINED = "-\N{WORD JOINER}"
UNITS = "points?|years?|months?|weeks?|days?|hours?|credits?|MB"
_PARTED = re.compile(rf"(?<=\d) (?=(?:{UNITS})\b)")
MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_DATE = re.compile(rf"(?<=\d) (?=(?:{MONTHS})\b)")
_PROVISION = re.compile(r"\b((?:ss?|art|par|al)\.) (?=\d)")
_LAST = re.compile(r"(?<=:) (?=\d+\.(?:\s|$))")
_RANGE = re.compile(r"(?<=\d) (to|à) (?=[+−]?\d)")
_KEPT = re.compile(
    r"(<(?:script|style|pre|code|textarea)\b.*?</(?:script|style|pre|code|textarea)>|<[^>]*>)", re.DOTALL
)
_HEADING = re.compile(r"<(/?)h[1-3]\b")
_QUESTION = re.compile(
    r'<(?:(/)(?:a|td|p)\b|a\b|td\b|p class="cp-case-title")'
)  # where a question stands, beside headings
_COLUMN = re.compile(r"<(/?)th\b")
SHORT = 14  # letters of a word with a hyphen that a heading and a narrow column's head do not cut, as in the calculator
_VERSION = re.compile(r"(?<![\w-])\d{4}-\d(?![\w-])")
_HYPHENED = re.compile(r"[^\W_]+(?:-[^\W_]+)+")
_ASKED = re.compile(r"\w+(?:-t)?-(?:ce|je|il|elle|on|nous|vous|ils|elles)\b")


def together(html: str) -> str:
    """A page whose figures stay on the line of their units, both of a range on one, a day on that of its month.

    Markup and code stay as they are. Nor does a line of a heading, a link, a cell or a case's title end inside a verb with its
    subject (compte-t-il), one of a heading or a column's head at the hyphen of a short word (cut-off), or any in the number of a
    version (2026-2).
    """
    pieces = _KEPT.split(html)
    is_heading = is_question = is_column = False
    for at, piece in enumerate(pieces):
        if at % 2:
            found = _HEADING.match(piece)
            is_heading = not found[1] if found else is_heading
            found = _QUESTION.match(piece)
            is_question = not found[1] if found else is_question
            found = _COLUMN.match(piece)
            is_column = not found[1] if found else is_column
            continue
        text = piece
        for pattern in (_PARTED, _DATE, _LAST):
            text = pattern.sub(NO_BREAK, text)
        text = _PROVISION.sub(rf"\1{NO_BREAK}", text)
        text = _RANGE.sub(rf"{NO_BREAK}\1{NO_BREAK}", text)
        text = _VERSION.sub(_joined, text)
        text = _ASKED.sub(_joined, text) if is_heading or is_question else text
        pieces[at] = _HYPHENED.sub(_uncut, text) if is_heading or is_column else text
    return "".join(pieces)


def _joined(verb: re.Match[str]) -> str:
    return verb[0].replace("-", JOINED)


def _uncut(word: re.Match[str]) -> str:
    return _joined(word) if len(word[0]) <= SHORT else word[0]
