"""The house's rules about the core: rooms that lean one way, no circle between modules, no module too long to hold in the head."""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
CORE = ROOT / "pycore"
FILES = sorted(CORE.rglob("*.py"))
MOST_LINES = 300
# What each room may import, beside itself and what stands under all of them.
GROUND = {"dates", "errors", "remember", "messages"}
LAW = {"law"}
PROFILE = LAW | {"profile"}
CREDENTIALS = PROFILE | {"credentials"}
SCORING = CREDENTIALS | {"scoring"}
WORDING = SCORING | {"wording", "output"}
RESULT = WORDING | {"evaluation", "figures"}
BELOW = {
    "dates": set(),
    "errors": set(),
    "remember": set(),
    "messages": set(),
    "law": set(),
    "profile": LAW,
    "output": LAW,
    "credentials": PROFILE,
    "scoring": CREDENTIALS,
    "wording": SCORING | {"output"},
    "evaluation": WORDING,
    "figures": RESULT,
    "planning": RESULT,
    "invitations": RESULT,
    "schools": PROFILE,
}
# Who may import every room, and is imported by none but each other.
DOOR = {"", "__main__", "batch", "boundary"}


def name_of(path: Path) -> str:
    """The name of a module inside the core: `law.rules`; nothing for the core's own door."""
    return ".".join(path.relative_to(CORE).with_suffix("").parts).removesuffix("__init__").removesuffix(".")


MODULES = {name_of(path): path for path in FILES}


def room_of(name: str) -> str:
    """The room that a module is in, or its own name where it stands beside the rooms."""
    return name.partition(".")[0]


def imported(path: Path) -> set[str]:
    """The modules of the core that a file imports, wherever in it."""
    return set(_imports(path.relative_to(ROOT).parent.parts, ast.parse(path.read_text(encoding="utf-8"))))


def _imports(package: tuple[str, ...], tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            named = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) - node.level + 1] if node.level else ()
            base = ".".join([*above, *([node.module] if node.module else [])])
            inner = [f"{base}.{alias.name}" for alias in node.names]
            within = [name for name in inner if name.removeprefix("pycore.") in MODULES]
            named = within if len(within) == len(inner) else [*within, base]
        else:
            continue
        yield from (
            name.removeprefix("pycore").removeprefix(".") for name in named if name.partition(".")[0] == "pycore"
        )


IMPORTS = {name: imported(path) for name, path in MODULES.items()}


def test_every_room_has_its_place_and_says_what_it_is_for() -> None:
    assert {room_of(name) for name in MODULES} - {"remember"} == (set(BELOW) | DOOR) - {"remember"}
    for name, path in MODULES.items():
        assert name in DOOR or path.name != "__init__.py" or ast.get_docstring(ast.parse(path.read_text("utf-8"))), name


@pytest.mark.parametrize("name", sorted(set(MODULES) - DOOR))
def test_a_room_imports_only_those_below_it(name: str) -> None:
    allowed = BELOW[room_of(name)] | GROUND | {room_of(name)}
    for other in IMPORTS[name]:
        assert room_of(other) in allowed, f"pycore.{name} imports pycore.{other}"


def test_nothing_but_the_door_imports_planning() -> None:
    for name, others in IMPORTS.items():
        if room_of(name) != "planning" and name not in DOOR:
            assert not [other for other in others if room_of(other) == "planning"], name


def test_no_module_imports_one_that_imports_it() -> None:
    try:
        TopologicalSorter(IMPORTS).prepare()
    except CycleError as error:
        pytest.fail(" imports ".join(reversed(error.args[1])))


@pytest.mark.parametrize("name", sorted(MODULES))
def test_a_module_is_short_enough_to_hold_in_the_head(name: str) -> None:
    count = len(MODULES[name].read_text(encoding="utf-8").splitlines())
    assert count <= MOST_LINES, f"pycore.{name}: {count} lines"


def test_no_two_files_of_tests_have_one_name() -> None:
    names = Counter(path.name for path in (ROOT / "tests").rglob("test_*.py"))
    assert [name for name, count in names.items() if count > 1] == []  # or all of them together are not read


def test_the_check_itself_sees_what_is_imported() -> None:
    source = "from . import dates\nfrom .law.rules import Law\nfrom .planning import levers\nimport json\nimport pycore.errors\n"
    assert set(_imports(("pycore",), ast.parse(source))) == {"dates", "law.rules", "planning.levers", "errors"}
    assert set(_imports(("pycore", "law"), ast.parse("from ..wording import letters"))) == {"wording.letters"}
