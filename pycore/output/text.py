"""Results on their way out as text: what repeats is written once, and copied into every result that has it.

The same few lists of sources stand in a result a hundred times over and make most of its text, and an edit leaves most
tests as they were. Words for text make of each such part a mark, which stands for its JSON until the result is written.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from operator import call
from typing import Any

from ..messages.words import Words, words
from ..remember import TEXTS, by_texts, forget, once

# Half of a surrogate pair is no character: a profile that holds one is refused, so that no text can pass for a mark.
MARK = "\udfff"
MARKED = re.compile(f'"{MARK}([^{MARK}]*){MARK}"')

_ENCODER = json.JSONEncoder(ensure_ascii=False, allow_nan=False, check_circular=False, separators=(",", ":"))
_written: dict[str, str] = {}  # what each mark stands for, by its inside


@once
def words_for_text(locale: str) -> Words:
    """The messages of a language for results that go out by `as_text`. Raises RulesError for a language that is not kept."""
    plain = words(locale)
    return Words(plain.locale, plain.sources, plain.templates, plain.picks, part, parts, recalled=call)


@by_texts
def part(make: Callable[..., Any], *given: Any) -> str:
    """What is made from the facts given, as one part."""
    return _mark(make(*given))


@by_texts
def parts(make: Callable[..., Any], *given: Any) -> tuple[Mapping[str, str], ...]:
    """Several things made from the facts given, everything in each a part of its own."""
    return tuple([{name: _mark(value) for name, value in one.items()} for one in make(*given)])


def as_text(value: Any) -> str:
    """A result as JSON text, with every mark in it replaced by what it stands for.

    The marks may then be forgotten: none outlives the writing of the result that it was made for.
    """
    text = _write(value)
    if len(_written) > TEXTS:
        forget_parts()
    return text


def forget_parts() -> None:
    """Empty the memory of parts of results, and the marks that stand for them."""
    forget(part, parts)
    _written.clear()


def _mark(value: Any) -> str:
    name = str(len(_written))
    _written[name] = _write(value)
    return f"{MARK}{name}{MARK}"


def _write(value: Any) -> str:
    pieces = MARKED.split(_ENCODER.encode(value))
    pieces[1::2] = [_written[name] for name in pieces[1::2]]
    return "".join(pieces)
