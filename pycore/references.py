"""Results on their way out as text: each list of sources travels as a short reference, and is written out at the end.

The same few lists of sources stand in a result a hundred times over and make most of its text; each is turned into JSON
once and then copied.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache, lru_cache

from .rules import Law, law

# Half of a surrogate pair is no character: a profile that holds one is refused, so that no text can pass for a reference.
MARK = "\udfff"
KEPT = 4096  # lists kept as text at most


@cache
def law_by_reference() -> Law:
    """The law that comes with the package, for results that go out as text: its sources are shown as references."""
    return law()._replace(resolved={}, by_reference=True)


def reference(cite: Sequence[str], locale: str) -> str:
    """What stands in for the list of these sources in a language until the result is written."""
    return f"{MARK}{locale} {' '.join(cite)}{MARK}"


def written_out(text: str) -> str:
    """A JSON text with every reference in it replaced by its list of sources."""
    if MARK not in text:
        return text
    pieces = text.replace(f'"{MARK}', MARK).replace(f'{MARK}"', MARK).split(MARK)
    pieces[1::2] = map(_listed, pieces[1::2])
    return "".join(pieces)


@lru_cache(maxsize=KEPT)
def _listed(inside: str) -> str:
    locale, *cite = inside.split(" ")
    shown = [law().sources[source].shown(locale) for source in cite]
    return json.dumps(shown, ensure_ascii=False, separators=(",", ":"))
