"""Results on their way out as text: what repeats travels as a short reference, and is written out at the end.

The same few lists of sources stand in a result a hundred times over and make most of its text, and an edit leaves most
tests as they were. Each is turned into JSON once and then copied.
"""

from __future__ import annotations

import json
import re
from collections.abc import Hashable, Iterable, Mapping, Sequence
from functools import cache, lru_cache
from typing import Any

from ..law.rules import Law, law

# Half of a surrogate pair is no character: a profile that holds one is refused, so that no text can pass for a reference.
MARK = "\udfff"
PART = "#"
REFERENCE = re.compile(f'"{MARK}([^{MARK}]*){MARK}"')
KEPT = 4096  # lists of sources, and parts of results, kept as text at most

_ENCODER = json.JSONEncoder(ensure_ascii=False, allow_nan=False, check_circular=False, separators=(",", ":"))
_references: dict[Hashable, Any] = {}
_parts: dict[str, str] = {}


@cache
def law_by_reference() -> Law:
    """The law that comes with the package, for results that go out as text: what repeats is shown as references."""
    return law()._replace(resolved={}, by_reference=True)


def reference(cite: Sequence[str], locale: str) -> str:
    """What stands in for the list of these sources in a language until the result is written."""
    return f"{MARK}{locale} {' '.join(cite)}{MARK}"


def known_part(key: Hashable) -> Any:
    """What stands in for what is kept under a key that tells all it is made of; None where nothing is."""
    return _references.get(key)


def keep_part(key: Hashable, value: Any) -> str:
    """Keep a part of a result as text under a key; what stands in for it until the result is written."""
    found = _references[key] = _kept(value)
    return found


def keep_parts(key: Hashable, values: Iterable[Any]) -> tuple[str, ...]:
    """The same for several parts under one key."""
    found = _references[key] = tuple([_kept(value) for value in values])
    return found


def keep_named_parts(key: Hashable, values: Iterable[Mapping[str, Any]]) -> Sequence[Mapping[str, str]]:
    """The same for the parts of several things under one key."""
    found = _references[key] = [{name: _kept(value) for name, value in parts.items()} for parts in values]
    return found


def _kept(value: Any) -> str:
    name = f"{PART}{len(_parts)}"
    _parts[name] = _written_out(_ENCODER.encode(value))
    return f"{MARK}{name}{MARK}"


def as_text(value: Any) -> str:
    """A result as JSON text, with every reference in it replaced by what it stands for.

    It may then be forgotten: no reference outlives the writing of the result that it was made for.
    """
    text = _written_out(_ENCODER.encode(value))
    if len(_parts) > KEPT:
        _references.clear()
        _parts.clear()
    return text


def _written_out(text: str) -> str:
    pieces = REFERENCE.split(text)
    pieces[1::2] = [_parts[name] if name[0] == PART else _listed(name) for name in pieces[1::2]]
    return "".join(pieces)


@lru_cache(maxsize=KEPT)
def _listed(inside: str) -> str:
    locale, *cite = inside.split(" ")
    return _ENCODER.encode([law().sources[source].shown(locale) for source in cite])
