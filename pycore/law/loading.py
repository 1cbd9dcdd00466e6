"""What the loader refuses in a rules file: each refusal names the file, the table and the key."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from itertools import pairwise
from typing import Any

from ..errors import RulesError

COLUMNS = 2  # without and with an accompanying partner

PARAMETER_KEYS: Mapping[str, frozenset[str]] = {
    "value": frozenset(),
    "table": frozenset(("measure", "each", "unit")),
    "grid": frozenset(("row", "column", "unit")),
    "records": frozenset(("fields",)),
}
REQUIRED_KEYS: Mapping[str, tuple[str, ...]] = {
    "value": (),
    "table": ("measure",),
    "grid": ("row", "column"),
    "records": ("fields",),
}
VERSION_KEYS: Mapping[str, frozenset[str]] = {
    "value": frozenset(("value",)),
    "table": frozenset(("rows", "steps", "max")),
    "grid": frozenset(("rows", "columns", "max")),
    "records": frozenset(("records",)),
}
EVERY_VERSION = frozenset(("from", "verified", "cite", "in_force", "note"))


def check_parameter(where: str, table: Any) -> None:
    """A parameter has a shape, what that shape needs, a label in both languages if any, and a list of versions."""
    if not isinstance(table, dict) or table.get("shape") not in PARAMETER_KEYS:
        raise RulesError(f"{where}: shape must be one of {', '.join(PARAMETER_KEYS)}")
    shape = table["shape"]
    _only(where, table, PARAMETER_KEYS[shape] | {"shape", "versions", "label"})
    for key in REQUIRED_KEYS[shape]:
        if key not in table:
            raise RulesError(f"{where}: {key} is missing")
    for key in ("measure", "row", "column"):
        if key in table and not isinstance(table[key], str):
            raise RulesError(f"{where}: {key} must be a name")
    if "fields" in table and not _is_texts(table["fields"]):
        raise RulesError(f"{where}: fields must be a list of names")
    if "label" in table and not (isinstance(table["label"], dict) and set(table["label"]) == {"en", "fr"}):
        raise RulesError(f"{where}: label must be given in en and fr")
    check_versions(where, table.get("versions"))


def check_versions(where: str, versions: Any) -> None:
    """There is at least one version, and each is a table."""
    if not isinstance(versions, list) or not versions:
        raise RulesError(f"{where}: versions must list at least one version")
    for index, entry in enumerate(versions):
        if not isinstance(entry, dict):
            raise RulesError(f"{where}.versions[{index}]: must be a table")


def check_version(where: str, form: Mapping[str, Any], entry: Mapping[str, Any], sources: Collection[str]) -> None:
    """A version has its dates, its provisions, and exactly the data of its shape, or none where it is not in force."""
    shape = form["shape"]
    _only(where, entry, EVERY_VERSION | VERSION_KEYS[shape])
    for key in ("from", "verified"):
        if type(entry.get(key)) is not date:
            raise RulesError(f"{where}: {key} must be a date")
    cite = entry.get("cite")
    if not _is_texts(cite) or not cite:
        raise RulesError(f"{where}: cite must list at least one source id")
    for source in cite:
        if source not in sources:
            raise RulesError(f"{where}: cite {source!r} is not in the sources")
    in_force = entry.get("in_force", True)
    data = {key: value for key, value in entry.items() if key not in EVERY_VERSION}
    if in_force is not True and (in_force is not False or data):
        raise RulesError(f"{where}: in_force is true, or false with nothing beside it")
    if in_force:
        _CHECKS[shape](where, form, data)


def _check_value(where: str, form: Mapping[str, Any], data: Mapping[str, Any]) -> None:
    if "value" not in data:
        raise RulesError(f"{where}: value is missing")


def _check_records(where: str, form: Mapping[str, Any], data: Mapping[str, Any]) -> None:
    records = data.get("records")
    if not isinstance(records, list) or not records:
        raise RulesError(f"{where}: records must list at least one record")
    required = {name for name in form["fields"] if not name.endswith("?")}
    allowed = {name.rstrip("?") for name in form["fields"]}
    for index, record in enumerate(records):
        _only(f"{where}.records[{index}]", record, allowed)
        if lacking := required - set(record):
            raise RulesError(f"{where}.records[{index}]: {', '.join(sorted(lacking))} missing")


def _check_table(where: str, form: Mapping[str, Any], data: Mapping[str, Any]) -> None:
    if ("rows" in data) == ("steps" in data):
        raise RulesError(f"{where}: either rows or steps")
    _check_rows(where, data.get("rows", data.get("steps")), COLUMNS)
    _check_max(where, data)


def _check_grid(where: str, form: Mapping[str, Any], data: Mapping[str, Any]) -> None:
    if "columns" not in data or "rows" not in data:
        raise RulesError(f"{where}: columns and rows are needed")
    _check_rising(f"{where}.columns", data["columns"])
    _check_rows(where, data["rows"], len(data["columns"]))
    _check_max(where, data)


_CHECKS = {"value": _check_value, "records": _check_records, "table": _check_table, "grid": _check_grid}


def _check_rows(where: str, rows: Any, width: int) -> None:
    """Rows by name hold `width` figures (or one for all columns); rows by minimum hold the minimum first, rising."""
    if isinstance(rows, dict):
        bodies = [[row] * width if type(row) is int else row for row in rows.values()]
    elif isinstance(rows, list) and rows and all(isinstance(row, list) and row for row in rows):
        bodies = [row[1:] for row in rows]
        _check_rising(where, [row[0] for row in rows])
    else:
        raise RulesError(f"{where}: rows must be a table of rows, or a list of them")
    for body in bodies:
        if not isinstance(body, list) or len(body) != width or any(type(points) is not int for points in body):
            raise RulesError(f"{where}: each row needs {width} whole figures, not {body!r}")


def _check_rising(where: str, minima: Any) -> None:
    if not isinstance(minima, list) or any(type(one) not in (int, float) for one in minima):
        raise RulesError(f"{where}: minima must be figures, not {minima!r}")
    if any(later <= earlier for earlier, later in pairwise(minima)):
        raise RulesError(f"{where}: minima must rise")


def _check_max(where: str, data: Mapping[str, Any]) -> None:
    stated = data.get("max", 0)
    both = [stated] if type(stated) is int else stated
    if not isinstance(both, list) or len(both) > COLUMNS or any(type(points) is not int for points in both):
        raise RulesError(f"{where}: max must be a whole figure, or one for each column")


def _is_texts(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(one, str) for one in value)


def _only(where: str, table: Any, allowed: Collection[str]) -> None:
    if not isinstance(table, dict):
        raise RulesError(f"{where}: must be a table")
    if unknown := set(table) - set(allowed):
        raise RulesError(f"{where}: unknown key {', '.join(sorted(unknown))}")
