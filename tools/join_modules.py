"""Join modules of site_js into one file, as each file costs a browser on a slow processor milliseconds, however small it is.

Each module becomes a function that runs once and gives what it exports. The house's modules need no more than this: they import
by name, export at a declaration that is never assigned again, and no two import each other.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

IMPORT = re.compile(r'^import \{([^}]*)\} from "\./([\w.-]+\.js)";\n', re.MULTILINE)
EXPORT = re.compile(r"^export (?=(?:async function|function|class|const)\b)", re.MULTILINE)
NAME = re.compile(r"^export (?:async function|function|class|const) (\w+)", re.MULTILINE)
LATER = re.compile(r'\bimport\("\./([\w.-]+\.js)"\)')
UNREAD = re.compile(r"^(?:import|export)\b.*", re.MULTILINE)


class UnknownShape(Exception):
    """A module is written in a way that joining does not understand."""


def join(entry: str, modules: Mapping[str, str], apart: frozenset[str] = frozenset()) -> str:
    """The module `entry` with all that it imports, also later, but for the modules `apart`, which it goes on importing."""
    order: list[str] = []
    _visit(entry, modules, apart, order, ())
    outside = [name for name in sorted(apart) if any(name in _imported_first(modules[one]) for one in order)]
    parts = [f'import * as {_variable(name)} from "./{name}";' for name in outside]
    parts += [_as_function(name, modules[name], apart) for name in order]
    parts += [f"export const {{ {', '.join(names)} }} = {_variable(entry)};" for names in [NAME.findall(modules[entry])] if names]
    return "\n".join(parts) + "\n"


def _imported_first(text: str) -> list[str]:
    return [name for _, name in IMPORT.findall(text)]


def _imported(text: str) -> list[str]:
    return _imported_first(text) + LATER.findall(text)


def _visit(name: str, modules: Mapping[str, str], apart: frozenset[str], order: list[str], above: tuple[str, ...]) -> None:
    if name in above:
        raise UnknownShape(f"{' → '.join((*above, name))}: modules that import each other")
    if name in order or name in apart:
        return
    for other in _imported(modules[name]):
        _visit(other, modules, apart, order, (*above, name))
    order.append(name)


def _as_function(name: str, text: str, apart: frozenset[str]) -> str:
    given = ", ".join(NAME.findall(text))
    body = IMPORT.sub(lambda found: f"const {{{found[1].replace(' as ', ': ')}}} = {_variable(found[2])};\n", text)
    body = LATER.sub(lambda found: found[0] if found[1] in apart else f"Promise.resolve({_variable(found[1])})", EXPORT.sub("", body))
    unread = UNREAD.search(body)
    if unread:
        raise UnknownShape(f"{name}: {unread[0]}")
    wait = "await " if re.search(r"^(?:const .*= )?await ", body, re.MULTILINE) else ""
    return f"const {_variable(name)} = {wait}({'async ' if wait else ''}() => {{\n{body}return {{ {given} }};\n}})();"


def _variable(name: str) -> str:
    return "from_" + re.sub(r"\W", "_", name.removesuffix(".js"))
