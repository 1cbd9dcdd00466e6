"""The house's rules about the tools: rooms that lean one way, imports at the top of a file, no file too long to hold in the head."""

from __future__ import annotations

import ast
import re
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
TOOLS = ROOT / "tools"
FILES = sorted(path for path in TOOLS.rglob("*.py") if "__pycache__" not in path.parts)
MOST_LINES = 400
# What each room may import, beside itself. The commands import any, and are imported by none.
BELOW = {
    "lib": set(),
    "engine": {"lib"},
    "dataset": {"lib"},
    "pages": {"lib", "dataset"},
    "site": {"lib", "dataset"},
    "checks": {"lib", "engine"},
}


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).with_suffix("").as_posix().replace("/", ".").removesuffix(".__init__")


MODULES = {name_of(path): path for path in FILES}


def imported(path: Path) -> set[str]:
    """The modules of the tools that a file imports, wherever in it."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            inner = {f"{node.module}.{alias.name}" for alias in node.names} & set(MODULES)
            found |= inner or {node.module}
    return found & set(MODULES)


def test_no_file_imports_one_that_imports_it() -> None:
    try:
        TopologicalSorter({name: imported(path) for name, path in MODULES.items()}).prepare()
    except CycleError as error:
        pytest.fail(" imports ".join(reversed(error.args[1])))


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_a_room_imports_only_those_below_it(path: Path) -> None:
    room = path.relative_to(TOOLS).parts[0]
    if room in BELOW:
        rooms = {name.split(".")[1] for name in imported(path) if name.count(".")}
        assert rooms <= BELOW[room] | {room}


def test_every_room_says_what_it_is_for() -> None:
    rooms = {path.name for path in TOOLS.iterdir() if any(path.glob("*.py"))}
    assert rooms == set(BELOW)
    for room in rooms:
        assert ast.get_docstring(ast.parse((TOOLS / room / "__init__.py").read_text(encoding="utf-8"))), room


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_an_import_inside_a_function_says_why(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    tree = ast.parse("\n".join(lines))
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    for function in functions:
        block: list[int] = []  # one comment may stand for several in a row
        for node in (node for node in ast.walk(function) if isinstance(node, ast.Import | ast.ImportFrom)):
            said = "#" in lines[node.lineno - 1] or lines[node.lineno - 2].lstrip().startswith("#")
            assert said or node.lineno - 1 in block, f"{path.name}:{node.lineno}"
            block.append(node.lineno)


@pytest.mark.parametrize(
    "path", sorted(path for path in TOOLS.rglob("*") if path.suffix in {".py", ".mjs", ".html", ".md"}), ids=name_of
)
def test_a_file_is_short_enough_to_hold_in_the_head(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= MOST_LINES


def test_html_is_made_by_templates_and_not_in_the_code() -> None:
    """A tag in a string of the code is one that nobody escapes: the templates do. What reads HTML looks for it in patterns."""
    allowed = {"processors.py"}
    for path in (TOOLS / "pages").glob("*.py"):
        texts = [
            node.value
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
            if isinstance(node, ast.Constant) and isinstance(node.value, str)
        ]
        tags = [text for text in texts if re.search(r"</?[a-z]+[ >]", text)]
        assert not tags or path.name in allowed, (path.name, tags)


def test_every_template_is_used() -> None:
    code = "".join(path.read_text(encoding="utf-8") for path in (TOOLS / "pages").glob("*.py"))
    for path in (TOOLS / "pages" / "templates").iterdir():
        assert f'"{path.name}"' in code, path.name
