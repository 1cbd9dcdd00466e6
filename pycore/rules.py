"""The law as dated data: strict loading of rules/*.toml, and the rules in force on a day.

Every top-level table is a parameter with a shape (value, table, grid, records) and dated versions. A version starts on
its `from`; the next one's `from` ends it; asking before the first raises NotInForce. Each version carries the
provisions it rests on and the day they were verified; the loader refuses data without them, and unknown keys too.
"""

from __future__ import annotations

import tomllib
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from .errors import CredpointsError, NotInForce, RulesError
from .sources import Source, load_sources

DIRECTORY = Path(__file__).with_name("rules")

_PARAMETER_KEYS = {
    "value": set(),
    "table": {"measure", "each", "unit"},
    "grid": {"row", "column", "unit"},
    "records": {"fields"},
}
_VERSION_KEYS = {
    "value": {"value"},
    "table": {"rows", "steps", "max"},
    "grid": {"rows", "columns", "max"},
    "records": {"records"},
}
_EVERY_VERSION = {"from", "verified", "cite", "in_force", "note"}


class Version(NamedTuple):
    """One dated state of one parameter: in force from `start` until the next version starts."""

    start: date
    verified: date
    cite: tuple[str, ...]
    in_force: bool
    data: Mapping[str, Any]
    note: str | None = None


class Parameter(NamedTuple):
    """A rule's figures through time. `form` holds what does not change: shape, measures, allowed fields, labels."""

    name: str
    shape: str
    form: Mapping[str, Any]
    starts: tuple[date, ...]
    versions: tuple[Version, ...]

    def on(self, day: date) -> Version:
        """The version in force on a day; before the first: NotInForce, never the nearest one."""
        index = bisect_right(self.starts, day)
        if not index:
            raise self.too_early(day)
        return self.versions[index - 1]

    def too_early(self, day: date) -> NotInForce:
        """The refusal of a day before the first version."""
        return NotInForce(f"{self.name}: nothing is recorded before {self.starts[0]}, and {day} was asked for")


class Rules(NamedTuple):
    """The law resolved to one day. Ask by parameter name; `memo` keeps what rule modules derive from it."""

    day: date
    law: Law
    versions: Mapping[str, Version]
    values: Mapping[str, Any]
    cites: Mapping[str, tuple[str, ...]]
    memo: dict[Any, Any]

    def version(self, name: str) -> Version:
        """The version of a parameter in force on this day. Raises NotInForce before its first start."""
        try:
            return self.versions[name]
        except KeyError:
            raise self._absent(name) from None

    def value(self, name: str) -> Any:
        """The value of a `value` parameter in force; None where the data say that there is no such rule on this day."""
        try:
            return self.values[name]
        except KeyError:
            raise self._absent(name) from None

    def records(self, name: str) -> list[Mapping[str, Any]]:
        """The records of a `records` parameter in force on this day."""
        version = self.version(name)
        return version.data["records"] if version.in_force else []

    def cite(self, name: str) -> tuple[str, ...]:
        """The provisions on which the version in force rests."""
        try:
            return self.cites[name]
        except KeyError:
            raise self._absent(name) from None

    def _absent(self, name: str) -> CredpointsError:
        """Why nothing is found under a name: there is no such parameter, it starts later, or it holds no single value."""
        parameter = self.law.parameters.get(name)
        if parameter is None:
            return RulesError(f"no parameter is named {name!r}")
        if self.day < parameter.starts[0]:
            return parameter.too_early(self.day)
        return RulesError(f"{name!r} is a {parameter.shape}, not a value")


class Law(NamedTuple):
    """Everything recorded, through all time: parameters by name, sources by id, the days on which anything changes."""

    parameters: Mapping[str, Parameter]
    sources: Mapping[str, Source]
    days_of_change: tuple[date, ...]
    resolved: dict[int, Rules]

    def on(self, day: date) -> Rules:
        """The rules of a day. Days between the same two changes share one resolved object."""
        index = bisect_right(self.days_of_change, day)
        if not index:
            raise NotInForce(f"no rule is recorded before {self.days_of_change[0]}, and {day} was asked for")
        rules = self.resolved.get(index)
        if rules is None:
            rules = self.resolved[index] = _resolve(self, self.days_of_change[index - 1])
        return rules


def _resolve(law: Law, day: date) -> Rules:
    """Every parameter that has started by a day, at its version in force."""
    versions = {name: parameter.on(day) for name, parameter in law.parameters.items() if parameter.starts[0] <= day}
    values = {
        name: version.data["value"] if version.in_force else None
        for name, version in versions.items()
        if law.parameters[name].shape == "value"
    }
    return Rules(day, law, versions, values, {name: version.cite for name, version in versions.items()}, {})


def load(directory: Path = DIRECTORY, extra: Iterable[Path] = ()) -> Law:
    """Read every rules file of a directory, then `extra` files whose versions and parameters are added to them.

    Raises RulesError naming file, table and key for anything that is not exactly the format.
    """
    sources: dict[str, Source] = {}
    tables: dict[str, tuple[str, dict[str, Any]]] = {}
    files = sorted(directory.glob("*.toml")) + list(extra)
    extras = {path.resolve() for path in extra}
    documents: list[tuple[str, dict[str, Any]]] = []
    for path in files:
        content = _parse(path)
        if "source" in content or "document" in content:
            documents.append((path.name, {k: content.pop(k) for k in ("source", "document") if k in content}))
        for name, table in content.items():
            if name in tables and path.resolve() in extras:
                merged = dict(tables[name][1])
                merged["versions"] = [*merged["versions"], *table.get("versions", [])]
                tables[name] = (path.name, merged)
            elif name in tables:
                raise RulesError(f"{path.name}: [{name}] is defined twice, also in {tables[name][0]}")
            else:
                tables[name] = (path.name, table)
    sources = load_sources(documents)
    parameters = {name: _parameter(file, name, table, sources) for name, (file, table) in tables.items()}
    days = sorted({start for parameter in parameters.values() for start in parameter.starts})
    if not days:
        raise RulesError(f"{directory}: no rules found")
    return Law(parameters, sources, tuple(days), {})


@cache
def law() -> Law:
    """The law that comes with the package, read once."""
    return load()


def _parse(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise RulesError(f"{path.name}: {error}") from error


def _parameter(file: str, name: str, table: Any, sources: Mapping[str, Source]) -> Parameter:
    where = f"{file}: [{name}]"
    if not isinstance(table, dict) or table.get("shape") not in _PARAMETER_KEYS:
        raise RulesError(f"{where}: shape must be one of {', '.join(_PARAMETER_KEYS)}")
    shape = table["shape"]
    form = {key: value for key, value in table.items() if key not in ("shape", "versions")}
    _only(where, form, _PARAMETER_KEYS[shape] | {"label"})
    versions = table.get("versions")
    if not isinstance(versions, list) or not versions:
        raise RulesError(f"{where}: at least one version is needed")
    read = tuple(_version(f"{where}.versions[{i}]", shape, form, entry, sources) for i, entry in enumerate(versions))
    starts = tuple(version.start for version in read)
    if any(later <= earlier for earlier, later in zip(starts, starts[1:], strict=False)):
        raise RulesError(f"{where}: `from` must rise from one version to the next")
    for key in {"table": ["measure"], "grid": ["row", "column"], "records": ["fields"]}.get(shape, []):
        if key not in form:
            raise RulesError(f"{where}: {key} is missing")
    return Parameter(name, shape, form, starts, read)


def _version(where: str, shape: str, form: Mapping[str, Any], entry: Any, sources: Mapping[str, Source]) -> Version:
    if not isinstance(entry, dict):
        raise RulesError(f"{where}: must be a table")
    _only(where, entry, _EVERY_VERSION | _VERSION_KEYS[shape])
    for key in ("from", "verified"):
        if type(entry.get(key)) is not date:
            raise RulesError(f"{where}: {key} must be a date")
    cite = entry.get("cite")
    if not isinstance(cite, list) or not cite:
        raise RulesError(f"{where}: cite must list at least one source id")
    for source in cite:
        if source not in sources:
            raise RulesError(f"{where}: cite {source!r} is not in the sources")
    in_force = entry.get("in_force", True)
    data = {key: value for key, value in entry.items() if key not in _EVERY_VERSION}
    if in_force is not True and (in_force is not False or data):
        raise RulesError(f"{where}: in_force is true, or false with nothing beside it")
    if in_force:
        _check_data(where, shape, form, data)
    return Version(entry["from"], entry["verified"], tuple(cite), in_force, data, entry.get("note"))


def _check_data(where: str, shape: str, form: Mapping[str, Any], data: Mapping[str, Any]) -> None:
    if shape == "value":
        if "value" not in data:
            raise RulesError(f"{where}: value is missing")
    elif shape == "records":
        required = {name for name in form.get("fields", ()) if not name.endswith("?")}
        allowed = {name.rstrip("?") for name in form.get("fields", ())}
        for index, record in enumerate(data.get("records", ())):
            _only(f"{where}.records[{index}]", record, allowed)
            if lacking := required - set(record):
                raise RulesError(f"{where}.records[{index}]: {', '.join(sorted(lacking))} missing")
        if not data.get("records"):
            raise RulesError(f"{where}: records is missing")
    elif shape == "table":
        if ("rows" in data) == ("steps" in data):
            raise RulesError(f"{where}: either rows or steps")
        _check_rows(where, data.get("rows", data.get("steps")), 2)
    else:
        if "columns" not in data or "rows" not in data:
            raise RulesError(f"{where}: columns and rows are needed")
        _check_rising(f"{where}.columns", data["columns"])
        _check_rows(where, data["rows"], len(data["columns"]))


def _check_rows(where: str, rows: Any, width: int) -> None:
    """Rows by name hold `width` figures (or one for both columns); rows by minimum hold the minimum first, rising."""
    if isinstance(rows, dict):
        bodies = [[row] * width if type(row) is int else row for row in rows.values()]
    else:
        bodies = [row[1:] for row in rows]
        _check_rising(where, [row[0] for row in rows])
    for body in bodies:
        if len(body) != width or any(type(points) is not int for points in body):
            raise RulesError(f"{where}: each row needs {width} whole figures, not {body!r}")


def _check_rising(where: str, minima: Any) -> None:
    if any(later <= earlier for earlier, later in zip(minima, minima[1:], strict=False)):
        raise RulesError(f"{where}: minima must rise")


def _only(where: str, table: Any, allowed: set[str]) -> None:
    if not isinstance(table, dict):
        raise RulesError(f"{where}: must be a table")
    if unknown := set(table) - allowed:
        raise RulesError(f"{where}: unknown key {', '.join(sorted(unknown))}")
