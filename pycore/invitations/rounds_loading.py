"""What is refused in the data of rounds: each refusal names the record and the field."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from datetime import date
from typing import Any

from ..dates import parse_day
from ..errors import RulesError
from ..profile.facts import LEVELS
from .rounds import Category, Experience, Kind, Language, Round, Rounds, Service, named

BASES = ("general", "program", "nomination", "category")
PROGRAMS = ("fsw", "cec", "fst", "pnp")
PLACES = ("anywhere", "canada")
LANGUAGES = ("en", "fr")

IDENTIFIER = re.compile(r"[a-z]+(-[a-z]+)*")
NUMBER = re.compile(r"([1-9]\d*)([a-z]?)")
VERSION = re.compile(r"(20\d\d-)?[1-9]\d*")
OCCUPATION = re.compile(r"\d{5}")
INSTANT = re.compile(r"(\d{4}|-)-\d\d-\d\dT([01]\d|2[0-3]):[0-5]\d:[0-5]\dZ")

_Reader = Callable[[str, Any], Any]


def read_rounds(document: Any, sources: Collection[str]) -> Rounds:
    """The published document {kinds, categories, rounds} as records. Raises RulesError for anything that is not exactly its form."""
    parts = _record("rounds", document, {"kinds": _list, "categories": _list, "rounds": _list})
    cited = _texts(lambda where, value: _one_of(where, value, sources))
    every: dict[str, _Reader] = {"cite": cited, "verified": _day}
    kinds: dict[str, Kind] = {}
    for index, given in enumerate(parts["kinds"]):
        kind = Kind(**_record(f"kinds[{index}]", given, {**KIND, **every}))
        if kind.id in kinds:
            raise RulesError(f"kinds[{index}]: {kind.id!r} is defined twice")
        kinds[kind.id] = kind
    categories: dict[tuple[str, str | None], Category] = {}
    for index, given in enumerate(parts["categories"]):
        category = Category(**_record(f"categories[{index}]", given, {**CATEGORY, **every}))
        _check_category(f"categories[{index}]", category, kinds)
        if (category.kind, category.version) in categories:
            raise RulesError(f"categories[{index}]: {category.kind}, version {category.version}, is defined twice")
        categories[category.kind, category.version] = category
    rounds = []
    for index, given in enumerate(parts["rounds"]):
        where = f"rounds[{index}]"
        if isinstance(given, dict) and isinstance(given.get("number"), str):
            where = f"round {given['number'][:9]}"
        rounds.append(Round(**_record(where, given, {**ROUND, **every})))
        _check_round(where, rounds[-1], kinds)
        _check_order(where, rounds)
    if not rounds:
        raise RulesError("rounds: none is recorded")
    return Rounds(tuple(rounds), kinds, categories)


def _check_category(where: str, category: Category, kinds: Mapping[str, Kind]) -> None:
    if category.kind not in kinds or kinds[category.kind].basis != "category":
        raise RulesError(f"{where}: {category.kind!r} is no kind of category")
    asked = [category.work, category.language, category.service]
    if sum(one is not None for one in asked) != 1:
        raise RulesError(f"{where}: exactly one of work, language and service is needed")
    if category.occupations is None:
        if category.service is not None:
            raise RulesError(f"{where}: occupations is missing")
    elif category.language is not None or category.seen is None or not category.occupations:
        raise RulesError(f"{where}: occupations need a seen day beside them, and no language")
    elif list(category.occupations) != sorted(set(category.occupations)):
        raise RulesError(f"{where}: occupations must rise, each once")
    if category.version is None and category.seen is None:
        raise RulesError(f"{where}: a version or a seen day is needed")


def _check_round(where: str, one: Round, kinds: Mapping[str, Kind]) -> None:
    if named(one.name, kinds.values()) != (one.kind, one.version):
        raise RulesError(f"{where}: the name {one.name!r} is not of kind {one.kind!r}, version {one.version}")
    if (one.pool_on is None) != (one.pool_total is None):
        raise RulesError(f"{where}: pool_on and pool_total go together")
    if one.programs and set(one.programs) != set(kinds[one.kind].programs):
        raise RulesError(f"{where}: the programs are not those of kind {one.kind!r}")


def _check_order(where: str, rounds: list[Round]) -> None:
    """Numbers follow each other without a gap, letters too, and no round was held before the one that it follows."""
    number, letter = number_of(rounds[-1].number)
    if len(rounds) == 1:
        if letter > "a":
            raise RulesError(f"{where}: the first of its number has the letter a")
        return
    before = rounds[-2]
    last, last_letter = number_of(before.number)
    expected = (last, chr(ord(last_letter) + 1)) if last_letter and letter > "a" else (last + 1, letter)
    if (number, letter) != expected or (letter > "a" and not last_letter):
        raise RulesError(f"{where}: does not follow round {before.number}")
    if rounds[-1].on < before.on:
        raise RulesError(f"{where}: was held before round {before.number}")


def number_of(number: str) -> tuple[int, str]:
    """The number of a round in its two parts, as in (91, "a"); the letter is empty where there is none."""
    match = NUMBER.fullmatch(number)
    if match is None:
        raise RulesError(f"{number[:9]!r} is no number of a round")
    return int(match[1]), match[2]


def _record(where: str, given: Any, fields: Mapping[str, _Reader]) -> dict[str, Any]:
    """Exactly these fields, each read; a field may be left out, or null, where its reader takes None."""
    if not isinstance(given, dict):
        raise RulesError(f"{where}: must be a table")
    if unknown := sorted(set(map(str, given)) - set(fields)):
        raise RulesError(f"{where}: {', '.join(unknown)[:60]} not known")
    return {name: read(f"{where}: {name}", given.get(name)) for name, read in fields.items()}


def _optional(read: _Reader) -> _Reader:
    return lambda where, value: None if value is None else read(where, value)


def _text(where: str, value: Any) -> str:
    if not isinstance(value, str) or not value or value != value.strip():
        raise RulesError(f"{where} must be text")
    return value


def _pattern(pattern: re.Pattern[str]) -> _Reader:
    def read(where: str, value: Any) -> str:
        if not pattern.fullmatch(_text(where, value)):
            raise RulesError(f"{where} does not have the form {pattern.pattern}")
        return str(value)

    return read


def _whole(least: int, most: int | None = None) -> _Reader:
    def read(where: str, value: Any) -> int:
        if type(value) is not int or value < least or (most is not None and value > most):
            raise RulesError(f"{where} must be a whole number, at least {least}")
        return value

    return read


def _one_of(where: str, value: Any, allowed: Collection[str]) -> str:
    if not isinstance(value, str) or value not in allowed:
        raise RulesError(f"{where}: {str(value)[:60]!r} is not known")
    return value


def _choice(allowed: Collection[str]) -> _Reader:
    return lambda where, value: _one_of(where, value, allowed)


def _truth(where: str, value: Any) -> bool:
    if type(value) is not bool:
        raise RulesError(f"{where} must be true or false")
    return value


def _day(where: str, value: Any) -> date:
    found = parse_day(value) if isinstance(value, str) else None
    if found is None:
        raise RulesError(f"{where} must be a day written YYYY-MM-DD")
    return found


def _instant(where: str, value: Any) -> str:
    """A moment in UTC; where the year was left out, two hyphens stand for it, and its day may be one of a leap year."""
    text = str(_pattern(INSTANT)(where, value))
    if parse_day(f"2000{text[1:7]}" if text.startswith("--") else text[:10]) is None:
        raise RulesError(f"{where} is no calendar day")
    return text


def _list(where: str, value: Any) -> list[Any]:
    if not isinstance(value, list):
        raise RulesError(f"{where} must be a list")
    return value


def _texts(read: _Reader, least: int = 1) -> _Reader:
    def each(where: str, value: Any) -> tuple[str, ...]:
        found = tuple([read(where, one) for one in _list(where, value)])
        if len(found) < least or len(set(found)) < len(found):
            raise RulesError(f"{where} must list at least {least}, each once")
        return found

    return each


def _part(make: Callable[..., Any], fields: Mapping[str, _Reader]) -> _Reader:
    return _optional(lambda where, value: make(**_record(where, value, fields)))


KIND: Mapping[str, _Reader] = {
    "id": _pattern(IDENTIFIER),
    "basis": _choice(BASES),
    "programs": _texts(_choice(PROGRAMS)),
    "names": _texts(_text, 0),
}
CATEGORY: Mapping[str, _Reader] = {
    "kind": _pattern(IDENTIFIER),
    "version": _optional(_pattern(VERSION)),
    "seen": _optional(_day),
    "work": _part(
        Experience,
        {"months": _whole(1), "within_years": _whole(1), "continuous": _truth, "where": _choice(PLACES)},
    ),
    "language": _part(Language, {"of": _choice(LANGUAGES), "level": _whole(1)}),
    "service": _part(Service, {"years": _whole(1), "offer_years": _whole(1)}),
    "level": _optional(_choice(LEVELS)),
    "occupations": _optional(_texts(_pattern(OCCUPATION))),
}
ROUND: Mapping[str, _Reader] = {
    "number": _pattern(NUMBER),
    "on": _day,
    "kind": _pattern(IDENTIFIER),
    "version": _optional(_pattern(VERSION)),
    "name": _text,
    "programs": _texts(_choice(PROGRAMS), 0),
    "invitations": _whole(1),
    "cutoff": _whole(1),
    "tie_break": _optional(_instant),
    "drawn_at": _optional(_instant),
    "pool_on": _optional(_day),
    "pool_total": _optional(_whole(1)),
}
