"""The published schemas: valid as schemas, run by the core exactly as the jsonschema package reads them, and whole."""

from __future__ import annotations

import json
import math
import random
from collections.abc import Iterator
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from referencing import Registry, Resource

from pycore import evaluate, figures
from pycore.boundary import FUNCTIONS
from pycore.errors import RulesError
from pycore.profile.schema import checker, compile_schema, read_schema
from tools.lib import malformed

INPUTS = 1_500
SEED = 11
# Each function of the boundary, and figures beside them, with the schema of what it returns; `evaluate` came first.
RETURNED = {name: "result" if name == "evaluate" else name for name in FUNCTIONS} | {"figures": "figures"}
GIVEN = ("profile", "changes")  # what goes in
NAMES = (*GIVEN, *RETURNED.values())
PROFILE = Draft202012Validator(read_schema("profile"), format_checker=Draft202012Validator.FORMAT_CHECKER)
RESULT = Draft202012Validator(read_schema("result"), format_checker=Draft202012Validator.FORMAT_CHECKER)
PUBLISHED = Registry().with_resources(
    (f"{name}.schema.json", Resource.from_contents(read_schema(name))) for name in sorted(set(NAMES))
)


def nodes(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
        for inner in value.values():
            yield from nodes(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from nodes(inner)


@pytest.mark.parametrize("name", NAMES)
def test_a_published_schema_is_a_schema(name):
    schema = read_schema(name)
    Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["$id"] == f"{name}.schema.json"


@pytest.mark.parametrize("name", NAMES)
def test_objects_are_closed_and_every_field_is_explained(name):
    schema = read_schema(name)
    used = {node["$ref"] for node in nodes(schema) if "$ref" in node}
    assert {one for one in used if one.startswith("#")} == {f"#/$defs/{key}" for key in schema["$defs"]}
    whole = {f"{other}.schema.json" for other in NAMES}
    borrowed = {f"{other}.schema.json#/$defs/{key}" for other in NAMES for key in read_schema(other)["$defs"]}
    assert {one for one in used if not one.startswith("#")} <= {*whole, *borrowed}
    for node in nodes(schema):
        if isinstance(node.get("properties"), dict) and "additionalProperties" in node:
            assert node["additionalProperties"] is False
            for field in node["properties"].values():
                assert "$ref" in field or field.get("description"), field
        elif node.get("type") in ("object", ["object", "null"]):
            pytest.fail(f"an open object: {node}")


@pytest.mark.parametrize("name", RETURNED.values())
def test_a_result_has_every_field_it_promises(name):
    schema = read_schema(name)
    for node in nodes(schema):
        if "additionalProperties" in node:
            assert set(node["required"]) == set(node["properties"])


def plain(value: Any) -> bool:
    """Inputs on which the two may be compared: JSON itself, and text that every JSON tool can carry.

    The core also refuses lone surrogates. The package reads `$` in a pattern as Python does, before a final line feed.
    """
    if isinstance(value, str):
        return value.isprintable() and not any("\ud800" <= letter <= "\udfff" for letter in value)
    if isinstance(value, float):
        return math.isfinite(value)
    if isinstance(value, dict):
        return all(plain(key) and plain(inner) for key, inner in value.items())
    return all(map(plain, value)) if isinstance(value, list) else True


def broken_at(value: Any) -> set[str]:
    """Where the jsonschema package finds a value broken, as JSON Pointers in the core's way."""
    found = set()
    for error in PROFILE.iter_errors(value):
        path = "".join(f"/{str(step).replace('~', '~0').replace('/', '~1')}" for step in error.absolute_path)
        if error.validator == "additionalProperties":
            known = error.schema["properties"]
            extra = (key for key in error.instance if key not in known)
            found |= {f"{path}/{key.replace('~', '~0').replace('/', '~1')}" for key in extra}
        elif error.validator == "required":
            lacking = (key for key in error.validator_value if key not in error.instance)
            found |= {f"{path}/{key}" for key in lacking}
        else:
            found.add(path)
    return found


def profiles_of_all_kinds() -> Iterator[Any]:
    """Malformed, half-right and right profiles of the fuzzer, as the boundary would read them."""
    chance = random.Random(SEED)
    makers = (
        malformed.mutated_profile,
        malformed.random_profile,
        malformed.mutated_profile,
        malformed.random_profile,
        malformed.odd_json,
    )
    while True:
        try:
            found = json.loads(chance.choice(makers)(chance))
        except ValueError:
            continue
        yield found.get("profile", found.get("before", found)) if isinstance(found, dict) else found


def test_both_readers_of_the_schema_agree():
    """Not only whether a profile is valid, but every place where it is not."""
    check, seen, valid = checker("profile"), 0, 0
    for value in profiles_of_all_kinds():
        if not plain(value):
            continue
        problems: list[Any] = []
        check(value, "", problems)
        own, theirs = {path for path, _, _ in problems}, broken_at(value)
        assert own == theirs, (own ^ theirs, value)
        seen, valid = seen + 1, valid + (not theirs)
        if seen == INPUTS:
            break
    assert INPUTS * 0.05 < valid < INPUTS * 0.95


EDGES: list[tuple[dict[str, Any], bool]] = [
    ({"applicant": {"age": 1.0}}, True),
    ({"applicant": {"age": 1.5}}, False),
    ({"applicant": {"age": True}}, False),
    ({"applicant": {"age": 130}}, True),
    ({"applicant": {"age": 131}}, False),
    ({"applicant": {"age": -0.0}}, True),
    ({"applicant": {"credentials": [{}] * 40}}, True),
    ({"applicant": {"credentials": [{}] * 41}}, False),
    ({"applicant": {"credentials": [{"title": "x" * 500}]}}, True),
    ({"applicant": {"credentials": [{"title": "x" * 501}]}}, False),
    ({"applicant": {"credentials": [{"title": "💥" * 500}]}}, True),
    ({"applicant": {"credentials": [{"country": "CA"}]}}, True),
    ({"applicant": {"credentials": [{"country": "CAN"}]}}, False),
    ({"applicant": {"credentials": [{"country": "ca"}]}}, False),
    ({"applicant": {"credentials": [{"country": "ÇA"}]}}, False),
    ({"applicant": {"credentials": [{"distance_share": 1}]}}, True),
    ({"applicant": {"credentials": [{"distance_share": 1.0000001}]}}, False),
    ({"applicant": {"credentials": [{"eca": None}]}}, True),
    ({"applicant": {"credentials": [{"eca": {"phrases": []}}]}}, False),
    ({"applicant": {"credentials": [{"eca": {"phrases": ["x"] * 10}}]}}, True),
    ({"applicant": {"credentials": [{"eca": {"phrases": ["x"] * 11}}]}}, False),
    ({"applicant": {"occupation": {"noc": "31102"}}}, True),
    ({"applicant": {"occupation": {"noc": "٣١١٠٢"}}}, False),
    ({"partner": None}, True),
    ({"applicant": None}, False),
    ({"job_offer": None}, True),
    ({"job_offer": "none"}, False),
    ({"as_of": "2024-02-29"}, True),
    ({"as_of": "2023-02-29"}, False),
    ({"as_of": "9999-12-31"}, True),
    ({"as_of": "10000-01-01"}, False),
]


@pytest.mark.parametrize(("value", "valid"), EDGES, ids=lambda value: json.dumps(value)[:60])
def test_edges_of_the_schema(value, valid):
    problems: list[Any] = []
    checker("profile")(value, "", problems)
    assert (not problems) is PROFILE.is_valid(value) is valid


@pytest.mark.parametrize("text", ["CA\n", "C\u0000", " CA"])
def test_a_pattern_means_the_whole_text(text):
    problems: list[Any] = []
    checker("profile")({"applicant": {"credentials": [{"country": text}]}}, "", problems)
    assert [path for path, _, _ in problems] == ["/applicant/credentials/0/country"]


@pytest.mark.parametrize("text", ["\ud800", "a\udfff", "\ud83d"])
def test_text_that_no_json_can_carry_is_refused(text):
    for field in ("title", "institution_name"):
        problems: list[Any] = []
        checker("profile")({"applicant": {"credentials": [{field: text}]}}, "", problems)
        assert [path for path, _, _ in problems] == [f"/applicant/credentials/0/{field}"]


@pytest.mark.parametrize(
    "schema",
    [
        {"type": "string", "minLength": 1},
        {"type": "object", "properties": {}, "additionalProperties": False, "minProperties": 1},
        {"type": "array", "items": {"type": "string"}, "maxItems": 1, "uniqueItems": True},
        {"type": "number", "minimum": 0, "maximum": 1, "multipleOf": 2},
        {"enum": ["a"], "type": "string"},
        {"$ref": "#/$defs/a", "type": "string"},
        {"type": "object", "properties": {}, "additionalProperties": True},
    ],
)
def test_a_keyword_that_would_have_no_effect_is_refused(schema):
    with pytest.raises(RulesError):
        compile_schema(schema, {"a": {"type": "string"}})


@pytest.mark.parametrize("locale", ["en", "fr"])
@pytest.mark.parametrize("profile", [malformed.FULL, malformed.SMALL, {}], ids=["full", "small", "empty"])
def test_results_fit(profile, locale):
    assert [error.message for error in RESULT.iter_errors(evaluate(profile, locale))] == []


@pytest.mark.parametrize(
    "change",
    [
        {"extra": 1},
        {"as_of": "today"},
        {"crs": {}},
        {"warnings": [{"id": "x"}]},
        {"credentials": None},
    ],
)
def test_the_schema_of_a_result_can_refuse(change):
    assert not RESULT.is_valid(evaluate(malformed.SMALL) | change)


def validator(name: str) -> Draft202012Validator:
    """The schema of what a function returns, with the others that it refers to."""
    schema = read_schema(RETURNED[name])
    return Draft202012Validator(schema, registry=PUBLISHED, format_checker=Draft202012Validator.FORMAT_CHECKER)


def returned(name: str, profile: dict[str, Any], locale: str = "en") -> Any:
    """What a function returns for a profile, as the boundary gives it; a comparison is with an empty profile."""
    function, names = FUNCTIONS.get(name, (figures, ("profile",)))
    others = {
        "before": {},
        "months": 24,
        "data": None,
        "text": "Lambton College",
        "directory": None,
        "changes": CHANGES,
    }
    given = {one: others.get(one, profile) for one in names}
    return json.loads(json.dumps(function(**given, locale=locale)))


CHANGES = [{"do": "nomination"}, {"do": "credential", "on": "2028-04-30", "credential": {"country": "CA"}}]


def couple(**partner: Any) -> dict[str, Any]:
    facts = {"age": 30, "credentials": [], "languages": [], "work": {"canadian_years": 1, "foreign_years": 2}}
    person = {"accompanying": True, "canadian": False, **facts, **partner}
    return {**malformed.SMALL, "sibling_in_canada": True, "provincial_nomination": True, "partner": person}


SHOWN = {
    "full": malformed.FULL,
    "small": malformed.SMALL,
    "empty": {},
    "couple": couple(),
    "half": {"partner": {"accompanying": True}},
}


@pytest.mark.parametrize("locale", ["en", "fr"])
@pytest.mark.parametrize("profile", SHOWN.values(), ids=SHOWN)
@pytest.mark.parametrize("name", RETURNED)
def test_what_every_function_returns_fits_its_schema(name, profile, locale):
    assert [error.message for error in validator(name).iter_errors(returned(name, profile, locale))] == []


# What stands whole in an answer and has a schema of its own, tested by itself; what goes in may lack any field.
WHOLE = {"compare": ("before", "after"), "plan": ("profile", "after"), "levers": ("changes",), "pairs": ("changes",)}


def places(value: Any, apart: tuple[str, ...] = ()) -> Iterator[tuple[Any, Any]]:
    """Every holder and key inside a result, but for what stands apart in it; of a list the first and the last entry."""
    keys = list(value) if isinstance(value, dict) else sorted({0, len(value) - 1}) if value else []
    for key in keys:
        yield value, key
        if isinstance(value[key], dict | list) and key not in apart:
            yield from places(value[key], apart)


@pytest.mark.parametrize("name", [name for name in RETURNED if name != "evaluate"])
def test_the_schema_of_every_function_refuses_what_it_would_not_return(name):
    """Every value in turn made something of another kind, every field taken away, and one added."""
    check, found = validator(name), returned(name, couple())
    assert check.is_valid(found)
    own = list(places(found, WHOLE.get(name, ())))
    for holder, key in own:
        kept = holder[key]
        holder[key] = {"other": 1}
        assert not check.is_valid(found), key
        holder[key] = kept
        if isinstance(holder, dict):
            del holder[key]
            assert not check.is_valid(found), key
            holder[key] = kept
            holder["unheard_of"] = 1
            assert not check.is_valid(found), key
            del holder["unheard_of"]
