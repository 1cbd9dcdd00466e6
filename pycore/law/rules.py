"""The law as dated data, and the rules in force on a day.

Every top-level table is a parameter with a shape (value, table, grid, records) and dated versions. A version starts on
its `from`; the next one's `from` ends it; asking before the first raises NotInForce. Each version carries the
provisions it rests on and the day they were verified; `loading` refuses data without them, and unknown keys too.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

from ..errors import CredpointsError, NotInForce, RulesError
from ..remember import by_rules
from .sources import Source


class Version(NamedTuple):
    """One dated state of one parameter: in force from `start` until the next version starts.

    `label` says in a few words, by language, what began on that day.
    """

    start: date
    verified: date
    cite: tuple[str, ...]
    in_force: bool
    data: Mapping[str, Any]
    note: str | None = None
    label: Mapping[str, str] | None = None


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


class Rules:
    """The law resolved to one day, equal only to itself. Ask by parameter name."""

    __slots__ = ("cites", "day", "law", "values", "versions")

    def __init__(self, day: date, law: Law) -> None:
        started = {name: one for name, one in law.parameters.items() if one.starts[0] <= day}
        self.day = day
        self.law = law
        self.versions: Mapping[str, Version] = {name: parameter.on(day) for name, parameter in started.items()}
        self.values: Mapping[str, Any] = {
            name: version.data["value"] if version.in_force else None
            for name, version in self.versions.items()
            if started[name].shape == "value"
        }
        self.cites: Mapping[str, tuple[str, ...]] = {name: version.cite for name, version in self.versions.items()}

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


class Law:
    """Everything recorded, through all time, equal only to itself: parameters by name, sources by id, the days of change."""

    __slots__ = ("days_of_change", "parameters", "sources")

    def __init__(self, parameters: Mapping[str, Parameter], sources: Mapping[str, Source]) -> None:
        self.parameters = parameters
        self.sources = sources
        self.days_of_change = tuple(sorted({start for one in parameters.values() for start in one.starts}))

    def on(self, day: date) -> Rules:
        """The rules of a day. Days between the same two changes share one resolved object."""
        index = bisect_right(self.days_of_change, day)
        if not index:
            raise NotInForce(f"no rule is recorded before {self.days_of_change[0]}, and {day} was asked for")
        return _rules_from(self.days_of_change[index - 1], self)


@by_rules
def _rules_from(day: date, law: Law) -> Rules:
    return Rules(day, law)
