"""JSON Schema as the profile's gate: the published schema itself is run, and every problem is found.

Only the keywords that the published schemas use are understood; any other keyword is refused when the schema is read,
so that nothing in it is silently without effect.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from ..dates import parse_day, parse_month
from ..errors import RulesError
from ..messages.words import Words
from ..remember import once

DIRECTORY = Path(__file__).parents[1] / "schemas"
PROFILE = "profile"  # the schema whose definitions others name too

Problem = tuple[str, str, dict[str, Any]]  # JSON Pointer, message code, facts
Fault = tuple[str, dict[str, Any]]  # a problem before its place is known
Check = Callable[[Any, str, list[Problem]], None]
Single = Callable[[Any], Fault | None]  # the check of a value without parts

MOST_LISTED = 100  # problems of one input that are put into words
MONTH_TOO = "date-or-month"  # a day, or a month alone; the pattern beside it says the same to other readers
SHOWN = 60  # characters of a refused value that are shown back
LONGEST_PATH = 200  # characters of a pointer; only a name that is no field's makes a longer one
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


@once
def read_schema(name: str) -> Mapping[str, Any]:
    """A schema that comes with the package, by its file name without ending."""
    schema: Mapping[str, Any] = json.loads((DIRECTORY / f"{name}.schema.json").read_text(encoding="utf-8"))
    return schema


@once
def checker(name: str) -> Check:
    """The check of a published schema, compiled once."""
    schema = read_schema(name)
    return compile_schema(schema, {**read_schema(PROFILE)["$defs"], **schema.get("$defs", {})})


def listed(problems: list[Problem], words: Words) -> list[dict[str, str]]:
    """Problems as {path, problem, expected} in the reader's language; after MOST_LISTED, one more says how many are left."""
    rest = problems[MOST_LISTED:]
    shortened = [*problems[:MOST_LISTED], ("", "more", {"count": len(rest)})] if rest else problems
    return [shown(problem, words) for problem in shortened]


def shown(problem: Problem, words: Words) -> dict[str, str]:
    """One problem in words: what is wrong, and what was expected; of a name too long to repeat, the object it stands in is pointed at."""
    path, code, facts = problem
    return {
        "path": path if len(path) <= LONGEST_PATH else path.rpartition("/")[0],
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
    rest = _resolved(schema, definitions)
    if not _is_single(rest):
        return _composite(rest, definitions)
    single = _single(rest)

    def check(value: Any, path: str, problems: list[Problem]) -> None:
        fault = single(value)
        if fault is not None:
            problems.append((path, *fault))

    return check


def _resolved(schema: Mapping[str, Any], definitions: Mapping[str, Any]) -> dict[str, Any]:
    """A schema's own keywords, or those of the definition that it names."""
    rest = {key: value for key, value in schema.items() if key not in _ANNOTATIONS}
    if "$ref" not in rest:
        return rest
    name = rest.pop("$ref").removeprefix(f"{PROFILE}.schema.json").removeprefix("#/$defs/")
    _nothing_left(rest)
    return _resolved(definitions[name], definitions)


def _is_single(rest: Mapping[str, Any]) -> bool:
    return "enum" in rest or _main(rest["type"]) in _SINGLE


def _main(types: str | list[str]) -> str:
    return types if isinstance(types, str) else next(name for name in types if name != "null")


def _nothing_left(rest: Mapping[str, Any]) -> None:
    if rest:
        raise RulesError(f"schema keyword not understood: {', '.join(sorted(rest))}")


def _composite(rest: dict[str, Any], definitions: Mapping[str, Any]) -> Check:
    types = rest.pop("type")
    main, nullable = _main(types), "null" in types
    inner = _object(rest, definitions) if main == "object" else _array(rest, definitions)
    _nothing_left(rest)
    accepted = dict if main == "object" else list
    expects = f"{main}-or-null" if nullable else main

    def check(value: Any, path: str, problems: list[Problem]) -> None:
        if type(value) is accepted:
            inner(value, path, problems)
        elif value is not None or not nullable:
            problems.append((path, *_wrong_type(expects, value)))

    return check


def _object(rest: dict[str, Any], definitions: Mapping[str, Any]) -> Check:
    singles: dict[str, Single] = {}
    composites: dict[str, Check] = {}
    for key, schema in rest.pop("properties").items():
        field = _resolved(schema, definitions)
        if _is_single(field):
            singles[key] = _single(field)
        else:
            composites[key] = _composite(field, definitions)
    required = tuple(rest.pop("required", ()))
    if rest.pop("additionalProperties") is not False:
        raise RulesError("a schema object must refuse additional properties")
    known = sorted({*singles, *composites})

    def check(value: Any, path: str, problems: list[Problem]) -> None:
        for key, item in value.items():
            plain = type(key) is str
            if plain and key in singles:
                fault = singles[key](item)
                if fault is not None:
                    problems.append((f"{path}/{key}", *fault))
            elif plain and key in composites:
                composites[key](item, f"{path}/{key}", problems)
            else:
                problems.append((pointer(path, key), "unknown-field", {"field": _short(key), "known": known}))
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


def _single(rest: dict[str, Any]) -> Single:
    """The check of a value without parts."""
    if "enum" in rest:
        allowed = rest.pop("enum")
        _nothing_left(rest)
        return _enum(allowed)
    types = rest.pop("type")
    main = _main(types)
    if "null" in types:
        inner = _SINGLE[main](rest, f"{main}-or-null")
        _nothing_left(rest)
        return lambda value: None if value is None else inner(value)
    check = _SINGLE[main](rest, main)
    _nothing_left(rest)
    return check


def _enum(allowed: list[Any]) -> Single:
    texts = frozenset(value for value in allowed if isinstance(value, str))
    null = None in allowed
    shown_values = ["null" if value is None else value for value in allowed]

    def check(value: Any) -> Fault | None:
        if value in texts if type(value) is str else value is None and null:
            return None
        return "enum", {"found": _short(value), "allowed": shown_values}

    return check


def _string(rest: dict[str, Any], expects: str) -> Single:
    expression, most = rest.pop("pattern", None), rest.pop("maxLength", None)
    if rest.get("format") in ("date", MONTH_TOO):
        form = rest.pop("format")
        return lambda value: _day_fault(value, expects, form)
    pattern = re.compile(expression.removesuffix("$") + r"\Z") if expression else None
    fault = rest.pop("format", "pattern")

    def check(value: Any) -> Fault | None:
        if type(value) is not str:
            return _wrong_type(expects, value)
        if pattern is not None and not pattern.match(value):
            return fault, {"found": _short(value), "pattern": pattern.pattern}
        if pattern is None and most is not None and len(value) > most:
            return "too-long", {"found": len(value), "most": most}
        if not value.isascii() and _printable(value) != value:
            return "not-text", {}
        return None

    return check


def _day_fault(value: Any, expects: str, form: str) -> Fault | None:
    if type(value) is not str:
        return _wrong_type(expects, value)
    told = parse_day(value) or (parse_month(value) if form == MONTH_TOO else None)
    return None if told else ("date", {"found": _short(value), "expected": form})


def _number(rest: dict[str, Any], expects: str) -> Single:
    least, most = rest.pop("minimum"), rest.pop("maximum")

    def check(value: Any) -> Fault | None:
        if type(value) is not int and type(value) is not float:
            return _wrong_type(expects, value)
        if not least <= value <= most:
            return "range", {"found": _short(value), "least": least, "most": most}
        return None

    return check


def _integer(rest: dict[str, Any], expects: str) -> Single:
    in_range = _number(rest, expects)

    def check(value: Any) -> Fault | None:
        if type(value) is float and not value.is_integer():
            return "type", {"expected": "integer", "found": "number"}
        return in_range(value)

    return check


def _boolean(_: dict[str, Any], expects: str) -> Single:
    return lambda value: None if type(value) is bool else _wrong_type(expects, value)


_SINGLE = {"string": _string, "number": _number, "integer": _integer, "boolean": _boolean}


def _wrong_type(expects: str, value: Any) -> Fault:
    return "type", {"expected": expects, "found": _kind(value)}


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
