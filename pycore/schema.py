"""JSON Schema as the profile's gate: the published schema itself is run, and every problem is listed.

Only the keywords that the published schemas use are understood; any other keyword is refused when the schema is read,
so that nothing in it is silently without effect.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from .dates import parse_day
from .errors import RulesError
from .messages import Words

DIRECTORY = Path(__file__).with_name("schemas")

Problem = tuple[str, str, dict[str, Any]]  # JSON Pointer, message code, facts
Check = Callable[[Any, str, list[Problem]], None]

SHOWN = 60  # characters of a refused value that are shown back
_ANNOTATIONS = {"$schema", "$id", "title", "description", "$defs"}
_TYPES: dict[str, tuple[type, ...]] = {
    "object": (dict,),
    "array": (list,),
    "string": (str,),
    "boolean": (bool,),
    "null": (type(None),),
    "number": (int, float),
    "integer": (int, float),  # 1.0 is a whole number; _integer refuses 1.5
}


@cache
def read_schema(name: str) -> Mapping[str, Any]:
    """A schema that comes with the package, by its file name without ending."""
    schema: Mapping[str, Any] = json.loads((DIRECTORY / f"{name}.schema.json").read_text(encoding="utf-8"))
    return schema


@cache
def checker(name: str) -> Check:
    """The check of a published schema, compiled once."""
    schema = read_schema(name)
    return compile_schema(schema, schema.get("$defs", {}))


def problems_of(value: Any, name: str, words: Words) -> list[dict[str, str]]:
    """Every way in which a value breaks a schema, as {path, problem, expected} in the reader's language."""
    found: list[Problem] = []
    checker(name)(value, "", found)
    return [shown(problem, words) for problem in found]


def shown(problem: Problem, words: Words) -> dict[str, str]:
    """One problem in words: what is wrong, and what was expected."""
    path, code, facts = problem
    return {
        "path": path,
        "problem": words.say(f"problem.{code}", facts),
        "expected": words.say(f"expected.{facts.get('expected', code)}", facts),
    }


def pointer(path: str, key: Any) -> str:
    """A JSON Pointer one step deeper."""
    text = _text(key)
    if "~" in text or "/" in text:
        text = text.replace("~", "~0").replace("/", "~1")
    return f"{path}/{_printable(text)}"


def compile_schema(schema: Mapping[str, Any], definitions: Mapping[str, Any]) -> Check:
    """Turn a schema into one function that appends each problem it finds. Raises RulesError for a keyword it does not know."""
    rest = dict(schema)
    for key in _ANNOTATIONS:
        rest.pop(key, None)
    if "$ref" in rest:
        name = rest.pop("$ref").removeprefix("#/$defs/")
        _nothing_left(rest)
        return compile_schema(definitions[name], definitions)
    if "enum" in rest:
        allowed = rest.pop("enum")
        _nothing_left(rest)
        return _enum(allowed)
    types = rest.pop("type")
    names = [types] if isinstance(types, str) else list(types)
    main = next(name for name in names if name != "null")
    inner = _INNER[main](rest, definitions)
    _nothing_left(rest)
    nullable = "null" in names
    accepted = _TYPES[main]
    expects = f"{main}-or-null" if nullable else main

    def check(value: Any, path: str, problems: list[Problem]) -> None:
        if type(value) in accepted:
            inner(value, path, problems)
        elif value is not None or not nullable:
            problems.append((path, "type", {"expected": expects, "found": _kind(value)}))

    return check


def _nothing_left(rest: Mapping[str, Any]) -> None:
    if rest:
        raise RulesError(f"schema keyword not understood: {', '.join(sorted(rest))}")


def _enum(allowed: list[Any]) -> Check:
    texts = frozenset(value for value in allowed if isinstance(value, str))
    null = None in allowed
    shown_values = ["null" if value is None else value for value in allowed]

    def check(value: Any, path: str, problems: list[Problem]) -> None:
        if not (value in texts if type(value) is str else value is None and null):
            problems.append((path, "enum", {"found": _short(value), "allowed": shown_values}))

    return check


def _object(rest: dict[str, Any], definitions: Mapping[str, Any]) -> Check:
    fields = {key: compile_schema(value, definitions) for key, value in rest.pop("properties").items()}
    required = tuple(rest.pop("required", ()))
    if rest.pop("additionalProperties") is not False:
        raise RulesError("a schema object must refuse additional properties")
    known = sorted(fields)

    def check(value: Any, path: str, problems: list[Problem]) -> None:
        for key, item in value.items():
            field = fields.get(key) if type(key) is str else None
            if field is None:
                problems.append((pointer(path, key), "unknown-field", {"field": _short(key), "known": known}))
            else:
                field(item, f"{path}/{key}", problems)
        for key in required:
            if key not in value:
                problems.append((f"{path}/{key}", "required", {"field": key}))

    return check


def _array(rest: dict[str, Any], definitions: Mapping[str, Any]) -> Check:
    each = compile_schema(rest.pop("items"), definitions)
    least, most = rest.pop("minItems", 0), rest.pop("maxItems")

    def check(value: Any, path: str, problems: list[Problem]) -> None:
        if not least <= len(value) <= most:
            problems.append((path, "length", {"expected": "items", "found": len(value), "least": least, "most": most}))
        for index, item in enumerate(value[:most]):
            each(item, f"{path}/{index}", problems)

    return check


def _string(rest: dict[str, Any], _: Mapping[str, Any]) -> Check:
    is_day = rest.pop("format", None) == "date"
    expression = rest.pop("pattern", None)
    pattern = re.compile(expression.removesuffix("$") + r"\Z") if expression else None
    most = rest.pop("maxLength", None)

    def check(value: Any, path: str, problems: list[Problem]) -> None:
        if is_day:
            if parse_day(value) is None:
                problems.append((path, "date", {"found": _short(value)}))
        elif pattern is not None and not pattern.match(value):
            problems.append((path, "pattern", {"found": _short(value), "pattern": pattern.pattern}))
        elif most is not None and len(value) > most:
            problems.append((path, "too-long", {"found": len(value), "most": most}))
        elif not value.isascii() and _printable(value) != value:
            problems.append((path, "not-text", {}))

    return check


def _number(rest: dict[str, Any], _: Mapping[str, Any]) -> Check:
    least, most = rest.pop("minimum"), rest.pop("maximum")

    def check(value: Any, path: str, problems: list[Problem]) -> None:
        if not least <= value <= most:
            problems.append((path, "range", {"found": _short(value), "least": least, "most": most}))

    return check


def _integer(rest: dict[str, Any], definitions: Mapping[str, Any]) -> Check:
    in_range = _number(rest, definitions)

    def check(value: Any, path: str, problems: list[Problem]) -> None:
        if type(value) is float and not value.is_integer():
            problems.append((path, "type", {"expected": "integer", "found": "number"}))
        else:
            in_range(value, path, problems)

    return check


def _boolean(_rest: dict[str, Any], _: Mapping[str, Any]) -> Check:
    return lambda value, path, problems: None


_INNER = {"object": _object, "array": _array, "string": _string, "number": _number, "integer": _integer, "boolean": _boolean}


def _kind(value: Any) -> str:
    return next((name for name, types in _TYPES.items() if type(value) in types), "other")


def _short(value: Any) -> str:
    return _printable(_text(value)[:SHOWN])


def _text(value: Any) -> str:
    """A plain value as text; of anything else only what kind it is, for its own text may be anything, or fail."""
    if type(value) is str:
        return value
    if type(value) not in (int, float, bool):
        return _kind(value)
    try:
        return str(value)
    except ValueError:  # a whole number too long to print
        return _kind(value)


def _printable(text: str) -> str:
    return text.encode("utf-8", "replace").decode("utf-8")
