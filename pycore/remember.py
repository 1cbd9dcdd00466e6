"""The one memory: what was worked out before is given again, and what has not been asked for longest is let go.

A remembered function is pure: its arguments tell all that its result is made of, and nobody changes the result. Rules, law
and words are equal only to themselves, and so stand for themselves among the arguments.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, lru_cache
from typing import Any, ParamSpec, TypeVar, cast

Given = ParamSpec("Given")
Result = TypeVar("Result")

# How many results of one function are kept at most.
RULES = 1024  # what is made ready of the rules of a day, by name
DAYS = 1024  # one profile asks for the same days several times
FACTS = 32  # an edit leaves most credentials and results as they were
WORLDS = 16  # one edits a profile, or reads many once
TEXTS = 4096  # sentences, and parts of results as text

_memories: list[Any] = []
_of_rules: list[Any] = []  # those that know nothing of a person


def once(function: Callable[Given, Result]) -> Callable[Given, Result]:
    """Remember for good what is read from the package's own files."""
    return cast(Callable[Given, Result], cache(function))


def by_rules(function: Callable[Given, Result]) -> Callable[Given, Result]:
    """Remember what is derived from the rules of a day."""
    memory = _remembered(function, RULES)
    _of_rules.append(memory)
    return memory


def by_days(function: Callable[Given, Result]) -> Callable[Given, Result]:
    """Remember what is reckoned from days."""
    return _remembered(function, DAYS)


def by_facts(function: Callable[Given, Result]) -> Callable[Given, Result]:
    """Remember what is derived from single facts of a person under the rules of a day."""
    return _remembered(function, FACTS)


def by_worlds(function: Callable[Given, Result]) -> Callable[Given, Result]:
    """Remember what is derived from all the worlds of a profile."""
    return _remembered(function, WORLDS)


def by_texts(function: Callable[Given, Result]) -> Callable[Given, Result]:
    """Remember what is written."""
    return _remembered(function, TEXTS)


def forget(*functions: Any) -> None:
    """Empty the memory of some functions; of all but what reads files, as in a process that has answered nothing yet."""
    for one in functions or _memories:
        one.cache_clear()


def forget_persons() -> None:
    """Empty the memory of all that was made of a person's facts; what was made ready of the rules stays."""
    forget(*(one for one in _memories if one not in _of_rules))


def _remembered(function: Callable[Given, Result], most: int) -> Callable[Given, Result]:
    memory = lru_cache(maxsize=most)(function)
    _memories.append(memory)
    return cast(Callable[Given, Result], memory)


@by_facts
def recalled(make: Callable[..., Any], *given: Any) -> Any:
    """What is made from the facts given, made once."""
    return make(*given)
