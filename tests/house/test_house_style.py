"""The house's own rules about the code: law in data, words in messages, logic in Python; small modules that say what they do."""

from __future__ import annotations

import ast
import json
import re
import sys
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from pycore.messages import words as writing
from pycore.messages.templates import parse_template
from pycore.messages.words import LOCALES, texts_apart, words

ROOT = Path(__file__).resolve().parents[2]
CORE = ROOT / "pycore"
MODULES = sorted(CORE.rglob("*.py"))
MOST_LINES = 400
# Modules that apply rules: whatever is a figure, a day or a sentence in them belongs in the data or the messages.
RULE_MODULES = [
    *sorted(
        path.relative_to(CORE).with_suffix("").as_posix()
        for room in ("credentials", "scoring", "planning")
        for path in (CORE / room).glob("*.py")
    ),
    "invitations/enough",
    "invitations/membership",
    "wording/warnings",
]
# Numbers that are structure and no rule: two columns, two to compare, four abilities, seven days in a week, twelve months in a year,
# digits kept of a sum, days of caution where work is looked ahead, how far a timeline looks ahead unless told, and at most.
STRUCTURAL = {
    ("scoring/single_months", 1000),
    ("scoring/tables", 2),
    ("scoring/bounds", 2),
    ("scoring/bounds", 4),
    ("scoring/work", 7),
    ("scoring/work", 12),
    ("scoring/grid", 9),
    ("planning/timeline_days", 3),
    ("planning/timeline_days", 7),
    ("planning/timeline", 12),
    ("planning/timeline", 36),
    ("planning/timeline", 120),
}
SENTENCE = re.compile(r"[A-ZÀ-Ý]\w* \w+|\w+ \w+.*[.!?:]\s*$|\w+ \w+ \w+ \w+ \w+")


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), path.name)


def by_name(module: Path) -> str:
    return module.relative_to(CORE).as_posix()


def docstrings(root: ast.AST) -> set[int]:
    """The constants that are docstrings, by identity."""
    homes = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    return {
        id(node.body[0].value)
        for node in ast.walk(root)
        if isinstance(node, homes) and node.body and isinstance(node.body[0], ast.Expr)
    }


def raised(root: ast.AST) -> set[int]:
    """The constants inside a `raise`: messages for whoever edits the data, never for a reader of a result."""
    return {id(node) for part in ast.walk(root) if isinstance(part, ast.Raise) for node in ast.walk(part)}


def constants(path: Path) -> Iterator[ast.Constant]:
    root = tree(path)
    skipped = docstrings(root) | raised(root)
    for node in ast.walk(root):
        if isinstance(node, ast.Constant) and id(node) not in skipped:
            yield node


@pytest.mark.parametrize("name", RULE_MODULES)
def test_rule_modules_hold_no_number(name):
    for node in constants(CORE / f"{name}.py"):
        if type(node.value) in (int, float, complex) and node.value not in (0, 1):
            assert (name, node.value) in STRUCTURAL, f"{name}.py:{node.lineno}: {node.value}"


@pytest.mark.parametrize("name", RULE_MODULES)
def test_rule_modules_hold_no_date(name):
    for node in ast.walk(tree(CORE / f"{name}.py")):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "date":
            assert not all(isinstance(argument, ast.Constant) for argument in node.args), f"{name}.py:{node.lineno}"
    for node in constants(CORE / f"{name}.py"):
        if isinstance(node.value, str):
            assert not re.search(r"\d{4}-\d{2}-\d{2}", node.value), f"{name}.py:{node.lineno}"


@pytest.mark.parametrize("name", RULE_MODULES)
def test_rule_modules_hold_no_sentence(name):
    for node in constants(CORE / f"{name}.py"):
        if isinstance(node.value, str):
            assert not SENTENCE.search(node.value), f"{name}.py:{node.lineno}: {node.value!r}"


def test_the_check_itself_sees_numbers_dates_and_sentences(tmp_path):
    source = '"""Doc 8."""\nfrom datetime import date\nLIMIT = 8\nSTART = date(2016, 11, 19)\nTEXT = "It counts."\n'
    path = tmp_path / "made_up.py"
    path.write_text(source, encoding="utf-8")
    found = {node.value for node in constants(path)}
    assert found == {8, 2016, 11, 19, "It counts."}
    for text in ("It counts.", "Not known", "il faut un an :", "more than half at a distance"):
        assert SENTENCE.search(text)
    for text in ("study.distance.met", "mi-30-3-b", "english french", "eca/issued_on", ", "):
        assert not SENTENCE.search(text)


@pytest.mark.parametrize("module", MODULES, ids=by_name)
def test_everything_public_says_what_it_is(module):
    """A docstring for the module and for each public class, function and method; its first line is a sentence."""
    root = tree(module)
    assert ast.get_docstring(root), module.name
    homes: list[tuple[ast.AST, str]] = [(root, "")]
    homes += [(node, f"{node.name}.") for node in ast.walk(root) if isinstance(node, ast.ClassDef)]
    for home, prefix in homes:
        for node in ast.iter_child_nodes(home):
            if isinstance(node, (ast.FunctionDef, ast.ClassDef)) and not f"{prefix}{node.name}".startswith("_"):
                if node.name.startswith("_"):
                    continue
                said = ast.get_docstring(node)
                assert said, f"{module.name}:{node.lineno}: {prefix}{node.name}"
                assert said.splitlines()[0].rstrip().endswith((".", ":")), (
                    f"{module.name}:{node.lineno}: {prefix}{node.name}"
                )


@pytest.mark.parametrize("module", MODULES, ids=by_name)
def test_every_function_has_its_types(module):
    for node in ast.walk(tree(module)):
        if isinstance(node, ast.FunctionDef):
            every = [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs]
            bare = [one.arg for one in every if one.annotation is None and one.arg not in ("self", "cls")]
            assert not bare, f"{module.name}:{node.lineno}: {bare}"
            assert node.returns is not None, f"{module.name}:{node.lineno}: {node.name}"


@pytest.mark.parametrize("module", MODULES, ids=by_name)
def test_the_core_needs_the_standard_library_alone(module):
    for node in ast.walk(tree(module)):
        names: list[str] = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and not node.level:
            names = [node.module or ""]
        for name in names:
            assert name.partition(".")[0] in sys.stdlib_module_names, f"{module.name}:{node.lineno}: {name}"


def test_modules_are_short():
    """400 lines at most; files of words (site_js/words) are lists, as the messages of the core are."""
    browser = [path for path in sorted((ROOT / "site_js").glob("**/*.js")) if "words" not in path.parts]
    for path in (*MODULES, *browser):
        count = len(path.read_text(encoding="utf-8").splitlines())
        assert count <= MOST_LINES, f"{path.name}: {count} lines"


def test_one_module_remembers():
    """The standard library's memories are asked for in one place, and no module keeps what it found in a global name."""
    for module in MODULES:
        imported = {
            name.name for node in ast.walk(tree(module)) if isinstance(node, ast.ImportFrom) for name in node.names
        }
        assert by_name(module) == "remember.py" or not imported & {"cache", "lru_cache", "cached_property"}, module
        assert not any(isinstance(node, ast.Global) for node in ast.walk(tree(module))), module


def test_errors_are_one_family():
    """What the core raises on purpose is its own; only the parsers' errors are met from outside."""
    own = {"CredpointsError", "RulesError", "NotInForce", "ProfileError"}
    for module in MODULES:
        for node in ast.walk(tree(module)):
            if isinstance(node, ast.Raise) and isinstance(node.exc, ast.Call) and isinstance(node.exc.func, ast.Name):
                name = node.exc.func.id
                assert name in own or name.startswith("_"), f"{module.name}:{node.lineno}: {name}"
            if isinstance(node, ast.ClassDef) and module.stem != "errors":
                bases = [ast.unparse(base) for base in node.bases]
                assert bases in ([], ["NamedTuple"]), f"{module.name}:{node.lineno}: {bases}"


# Messages: every key that the code names exists, in both languages alike, and every message is used.


@cache
def spoken() -> set[str]:
    """Every piece of text in the code, the schemas and the rules that a key can be put together from."""
    found: set[str] = {"true", "false", "none"}
    for path in MODULES:
        nodes = ast.walk(tree(path))
        found |= {node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)}
    for path in sorted((CORE / "schemas").glob("*.json")):
        found |= set(_texts(json.loads(path.read_text(encoding="utf-8"))))
    for path in (*sorted((CORE / "rules").glob("*.toml")), CORE / "invitations" / "data" / "kinds.toml"):
        found |= set(_texts(tomllib.loads(path.read_text(encoding="utf-8"))))
    return found | {str(number) for number in range(1, 13)}


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield key
            yield from _texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _texts(inner)


@cache
def patterns() -> tuple[re.Pattern[str], ...]:
    """Every f-string that may make a key, its open parts as groups."""
    found = set()
    for path in MODULES:
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.JoinedStr):
                parts = [re.escape(part.value) if isinstance(part, ast.Constant) else "(.+)" for part in node.values]
                if not re.search(r"[ /:\[]", "".join(parts).replace("(.+)", "")):
                    found.add("".join(parts))
    return tuple(map(re.compile, sorted(found)))


def is_spoken(text: str, deep: int = 3) -> bool:
    """Whether a text occurs as it is, or is put together from texts that do, by an f-string of the code or with dots."""
    if text in spoken() or all(part in spoken() for part in text.split(".")):
        return True
    for affix in ("partner-", "-untitled"):
        rest = text.replace(affix, "")
        if rest != text and is_spoken(rest, deep):
            return True
    matches = (one.fullmatch(text) for one in patterns()) if deep else ()
    return any(match and all(is_spoken(part, deep - 1) for part in match.groups()) for match in matches)


def groups_of_terms() -> set[str]:
    """Kinds of placeholders that are groups of terms, and so use every key below them."""
    return {
        kind for locale in LOCALES for text in words(locale).sources.values() for _, _, kind in parse_template(text)
    }


def test_every_message_is_used():
    kinds = groups_of_terms()
    unused = []
    for key in words("en").sources:
        first, _, rest = key.partition(".")
        said = is_spoken(key) or (first in ("measure", "program") and is_spoken(rest))
        if not said and first not in kinds and first not in ("format", "unit"):
            unused.append(key)
    assert not unused, unused


# What stands before the codes of a module's conditions.
PREFIXES = {
    **dict.fromkeys(("programs", "requirements", "canadian_experience"), "program."),
    "membership": "rounds.",
}


def codes() -> Iterator[tuple[str, int, str]]:
    """Every key that stands whole in the code: said at once, or as the code of a test."""
    for path in MODULES:
        prefix = PREFIXES.get(path.stem, "")
        helper = path.stem in ("assessment", "languages")
        for node in ast.walk(tree(path)):
            if not isinstance(node, ast.Call):
                continue
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            first = [argument.value if isinstance(argument, ast.Constant) else None for argument in node.args[:3]]
            if name == "say" and first and first[0]:
                yield path.name, node.lineno, first[0]
            elif name == "Condition" and len(first) == 3 and first[2]:
                yield path.name, node.lineno, prefix + first[2]
            elif name == "_test" and helper and len(first) == 3 and first[0] and first[2]:
                yield path.name, node.lineno, f"{first[0]}.{first[2]}"


def test_every_message_that_the_code_names_exists():
    named = list(codes())
    assert len(named) > 100
    for file, line, code in named:
        for locale in LOCALES:
            known = {**words(locale).templates, **texts_apart("schools", locale)}
            assert code in known, f"{file}:{line}: {code} ({locale})"


def test_both_languages_have_the_same_messages_with_the_same_facts():
    english, french = (words(locale).sources for locale in LOCALES)
    assert sorted(english) == sorted(french)
    for key, text in english.items():
        facts, theirs = ({(name, kind) for _, name, kind in parse_template(one) if name} for one in (text, french[key]))
        names = {name for name, _ in facts}
        assert names == {name for name, _ in theirs}, key


def test_every_fact_that_a_test_gives_can_be_said():
    """Placeholders are names, kinds are known writers or groups of terms that exist."""
    for locale in LOCALES:
        book = words(locale)
        groups = {key.rpartition(".")[0] for key in book.sources}
        for key, text in book.sources.items():
            for _, name, kind in parse_template(text):
                if name:
                    assert re.fullmatch(r"[a-z_]+", name), (locale, key)
                    assert kind in writing._WRITERS or kind in groups, (locale, key, kind)
