"""Results on their way out as text: what repeats is written once, and copied into every result that has it.

The same few lists of sources stand in a result a hundred times over and make most of its text, and an edit leaves most
tests as they were. Words for text make such a part a mark, which stands for its JSON until the result is written.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from itertools import count
from typing import Any
from weakref import WeakValueDictionary

from ..remember import by_texts, once
from ..wording.messages import Words, words

# Half of a surrogate pair is no character: a profile that holds one is refused, so that no text can pass for a mark.
MARK = "\udfff"
MARKED = re.compile(f'"{MARK}([^{MARK}]*){MARK}"')

_ENCODER = json.JSONEncoder(ensure_ascii=False, allow_nan=False, check_circular=False, separators=(",", ":"))


class Part(str):
    """The mark of a part of a result, and the JSON that it stands for."""

    __slots__ = ("__weakref__", "text")
    text: str


_numbers = count()
_parts: WeakValueDictionary[str, Part] = (
    WeakValueDictionary()
)  # by the inside of the mark, as long as anything has the part


@once
def words_for_text(locale: str) -> Words:
    """The messages of a language for results that go out by `as_text`. Raises RulesError for a language that is not kept."""
    plain = words(locale)
    return Words(plain.locale, plain.sources, plain.templates, plain.picks, part, parts)


@by_texts
def part(make: Callable[..., Any], *given: Any) -> Part:
    """What is made from the facts given, as one part."""
    return _part(make(*given))


@by_texts
def parts(make: Callable[..., Any], *given: Any) -> tuple[Mapping[str, Part], ...]:
    """Several things made from the facts given, everything in each a part of its own."""
    return tuple({name: _part(value) for name, value in one.items()} for one in make(*given))


def as_text(value: Any) -> str:
    """A result as JSON text, with every mark in it replaced by what it stands for."""
    pieces = MARKED.split(_ENCODER.encode(value))
    pieces[1::2] = [_parts[name].text for name in pieces[1::2]]
    return "".join(pieces)


def _part(value: Any) -> Part:
    name = str(next(_numbers))
    found = Part(f"{MARK}{name}{MARK}")
    found.text = as_text(value)
    _parts[name] = found
    return found
