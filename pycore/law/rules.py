"""The law as dated data: strict loading of rules/*.toml, and the rules in force on a day.

Every top-level table is a parameter with a shape (value, table, grid, records) and dated versions. A version starts on
its `from`; the next one's `from` ends it; asking before the first raises NotInForce. Each version carries the
provisions it rests on and the day they were verified; the loader refuses data without them, and unknown keys too.
"""

from __future__ import annotations

import tomllib
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

from ..errors import CredpointsError, NotInForce, RulesError
from .loading import EVERY_VERSION, check_parameter, check_version, check_versions
from .sources import Source, load_sources

DIRECTORY = Path(__file__).parents[1] / "rules"
KEPT = 256  # of what one rule module worked out before, at most


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
    shown: Mapping[str, dict[tuple[str, ...], list[dict[str, str]] | str]]  # lists of sources by locale

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

    def kept(self, name: str, most: int = KEPT) -> dict[Any, Any]:
        """What was worked out before under these rules, by what it was worked out from; forgotten when it has grown long."""
        found: dict[Any, Any] = self.memo.setdefault(name, {})
        if len(found) >= most:
            found.clear()
        return found

    def _absent(self, name: str) -> CredpointsError:
        """Why nothing is found under a name: there is no such parameter, it starts later, or it holds no single value."""
        parameter = self.law.parameters.get(name)
        if parameter is None:
            return RulesError(f"no parameter is named {name!r}")
        if self.day < parameter.starts[0]:
            return parameter.too_early(self.day)
        return RulesError(f"{name!r} is a {parameter.shape}, not a value")


class Law(NamedTuple):
    """Everything recorded, through all time: parameters by name, sources by id, the days on which anything changes.

    `by_reference`: results under this law go out as text, and show their sources as references until then.
    """

    parameters: Mapping[str, Parameter]
    sources: Mapping[str, Source]
    days_of_change: tuple[date, ...]
    resolved: dict[int, Rules]
    by_reference: bool = False

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
    cites = {name: version.cite for name, version in versions.items()}
    return Rules(day, law, versions, values, cites, {}, defaultdict(dict))


def load(directory: Path = DIRECTORY, extra: Iterable[Path] = ()) -> Law:
    """Read every rules file of a directory, then `extra` files, which add parameters, and versions to known ones.

    Raises RulesError naming file, table and key for anything that is not exactly the format.
    """
    tables: dict[str, tuple[str, dict[str, Any]]] = {}
    documents: list[tuple[str, dict[str, Any]]] = []
    for path in sorted(directory.glob("*.toml")):
        for name, table in _contents(path, documents):
            if name in tables:
                raise RulesError(f"{path.name}: [{name}] is defined twice, also in {tables[name][0]}")
            check_parameter(f"{path.name}: [{name}]", table)
            tables[name] = (path.name, table)
    for path in extra:
        for name, table in _contents(path, documents):
            where = f"{path.name}: [{name}]"
            if name not in tables:
                check_parameter(where, table)
                tables[name] = (path.name, table)
                continue
            if not isinstance(table, dict) or set(table) != {"versions"}:
                raise RulesError(f"{where}: only versions can be added to a known parameter, not {_keys(table)}")
            check_versions(where, table["versions"])
            known = tables[name][1]
            tables[name] = (path.name, {**known, "versions": [*known["versions"], *table["versions"]]})
    sources = load_sources(documents)
    parameters = {name: _parameter(f"{file}: [{name}]", name, table, sources) for name, (file, table) in tables.items()}
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


def _contents(path: Path, documents: list[tuple[str, dict[str, Any]]]) -> Iterable[tuple[str, Any]]:
    """The parameters of a file; its sources and documents are set aside in `documents`."""
    content = _parse(path)
    documents.append((path.name, {key: content.pop(key) for key in ("source", "document") if key in content}))
    return content.items()


def _keys(table: Any) -> str:
    return ", ".join(sorted(set(table) - {"versions"})) or "nothing" if isinstance(table, dict) else repr(table)


def _parameter(where: str, name: str, table: Mapping[str, Any], sources: Mapping[str, Source]) -> Parameter:
    form = {key: value for key, value in table.items() if key not in ("shape", "versions")}
    for index, entry in enumerate(table["versions"]):
        check_version(f"{where}.versions[{index}]", table, entry, sources)
    versions = tuple(map(_version, table["versions"]))
    starts = tuple(version.start for version in versions)
    if any(later <= earlier for earlier, later in pairwise(starts)):
        raise RulesError(f"{where}: `from` must rise from one version to the next")
    return Parameter(name, table["shape"], form, starts, versions)


def _version(entry: Mapping[str, Any]) -> Version:
    data = {key: value for key, value in entry.items() if key not in EVERY_VERSION}
    return Version(
        entry["from"], entry["verified"], tuple(entry["cite"]), entry.get("in_force", True), data, entry.get("note")
    )
