"""Where no line ends: in a figure with its unit, in a date, a range or a provision, between a verb and its subject; in a short word."""

from __future__ import annotations

import re

NO_BREAK = "\N{NO-BREAK SPACE}"
JOINED = "-\N{WORD JOINER}"
UNITS = (
    "points?|years?|months?|weeks?|days?|hours?|credits?|rounds?|MB|academic|calendar"
    "|ans?|années?|mois|semaines?|jours?|heures?|crédits?|rondes?"
)
MONTHS = (
    "January|February|March|April|May|June|July|August|September|October|November|December"
    "|janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre"
)
BEFORE_FIGURE = (
    "[Ll]evels?|[Nn]iveaux?|CLB|NCLC|TEER|FÉER|listening|reading|writing|speaking|orale?|écrite?|exactly|exactement"
)
PROVISIONS = "ss?|art|par|al|sous-al"
# What a line does not end after, and what then follows it.
_APART = [
    (r"\d", rf"(?:{UNITS})\b"),
    (r"\d(?:er)?", rf"(?:{MONTHS})\b"),
    (rf"\b(?:{PROVISIONS})\.", r"\d"),
    (r"\b(?:MI|IRPR|IRPA|IM|RIPR|LIPR),", rf"(?:{PROVISIONS})\."),
    (r":", r"\d+\.(?:\s|$)"),
]
_PARTED = [re.compile(f"({left}) (?={right})") for left, right in _APART]
_DATED = rf"(?!\d|[ \u00a0](?:{MONTHS})\b)"  # what ends a figure that is no day
_RANGE = re.compile(rf"(?<=\d) (to|à) (?=[+−]?\d[\d.,\u00a0]*{_DATED})")
_EITHER = re.compile(rf"(?<=\d) (or|ou|/|→) (?=[+−]?\d[\d.,\u00a0]*{_DATED}|(?:more|plus|less|moins)\b)")
# Where there is room: not in the cells of a table.
_ROOMY = re.compile(rf"\b({MONTHS}) (?=\d{{4}}\b)|\b({BEFORE_FIGURE}) (?=\d)")
_KEPT = re.compile(
    r"(<(?:script|style|pre|code|textarea)\b.*?</(?:script|style|pre|code|textarea)>|<[^>]*>)", re.DOTALL
)
_LABEL = re.compile(r"<(/?)(?:h[1-3]|th|dt)\b")
_CELL = re.compile(r"<(/?)t[dh]\b")
SHORT = 15  # letters of a word with a hyphen that a heading, a label and a narrow column's head do not cut
_HYPHENED = re.compile(r"[^\W_]+(?:-[^\W_]+)+")
_WHOLE = re.compile(
    r"(?<![\w-])(?:\d{4}-\d|\d+-[^\W\d_]+|sous-al|[^\W\d_]+(?:-t)?-(?:ce|je|il|elle|on|nous|vous|ils|elles)"
    r"|[^\W\d_]+-(?:mêmes?|dessous|dessus))(?![\w-])"
)


def together(html: str) -> str:
    """A page whose figures stay on the line of their units, both of a range on one, a day on that of its month.

    Markup and code stay as they are. Outside the cells of tables years, levels and alternatives stay whole too. Nor does a line
    end inside a verb with its subject (compte-t-il), a figure with its word (67-point) or the number of a version (2026-2);
    nor, in a heading, a label or a column's head, at the hyphen of a short word.
    """
    pieces = _KEPT.split(html)
    is_label = is_cell = False
    for at, piece in enumerate(pieces):
        if at % 2:
            found = _LABEL.match(piece)
            is_label = not found[1] if found else is_label
            found = _CELL.match(piece)
            is_cell = not found[1] if found else is_cell
            continue
        text = piece
        text = _RANGE.sub(rf"{NO_BREAK}\1{NO_BREAK}", text)
        text = text if is_cell else _EITHER.sub(rf"{NO_BREAK}\1{NO_BREAK}", text)
        for parted in _PARTED:
            text = parted.sub(rf"\1{NO_BREAK}", text)
        text = text if is_cell else _ROOMY.sub(lambda found: found[0][:-1] + NO_BREAK, text)
        text = _WHOLE.sub(_joined, text)
        pieces[at] = _HYPHENED.sub(_uncut, text) if is_label else text
    return "".join(pieces)


def _joined(word: re.Match[str]) -> str:
    return word[0].replace("-", JOINED)


def _uncut(word: re.Match[str]) -> str:
    return _joined(word) if len(word[0]) <= SHORT else word[0]
