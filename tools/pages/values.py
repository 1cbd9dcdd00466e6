"""Figures of the rules within a sentence: points, maxima, limits, days, and the names that go with them."""

from __future__ import annotations

from datetime import date
from typing import Any

from markupsafe import Markup

from pycore.law.rules import Parameter, Version
from tools.pages.errors import PageError
from tools.pages.shelf import Shelf, Writer

COLUMNS = {"single": 0, "partner": 1}
# What the value of a rule is counted in, where it is not a bare number.
UNITS = {
    "one-year-length": "academic-years",
    "two-year-length": "academic-years",
    "three-year-length": "academic-years",
    "second-credential-length": "academic-years",
    "study-distance-limit": "percent",
    "study-language-limit": "percent",
    "language-study-doubt": "percent",
    "study-full-time-months": "months",
    "study-present-months": "months",
    "study-quebec-hours": "hours",
    "study-graduate-length": "academic-years",
    "full-time-hours": "hours",
    "full-time-year-hours": "hours",
    "calendar-year-days": "days",
    "work-window-years": "years",
}


def points(writer: Writer, name: str, row: Any, column: Any = "single", on: str | None = None) -> str:
    """Points of one row of a table, as a bare figure. `column`: "single" or "partner" for a table, a number for a grid."""
    return str(points_of(writer, name, row, column, on))


def counted(writer: Writer, name: str, row: Any, column: Any = "single", on: str | None = None) -> str:
    """The same with its unit: "15 points"."""
    return writer.shelf.words.write(points_of(writer, name, row, column, on), "points")


def gain(writer: Writer, name: str, low: Any, high: Any, column: Any = "single", on: str | None = None) -> str:
    """How many points lie between two rows of a table."""
    return str(points_of(writer, name, high, column, on) - points_of(writer, name, low, column, on))


def maximum(writer: Writer, name: str, column: str = "single", on: str | None = None) -> str:
    """The most that a table, or a section of the score, can give, as a bare figure."""
    side = COLUMNS[column]
    rule_set = writer.version("rule-set", day_of(on)).data["value"]
    for section in rule_set["sections"]:
        if section["id"] == name:
            return str(section["max"][side])
    if name == "total":
        return writer.shelf.words.write(rule_set["total"], "number")
    return str(pair(writer.version(name, day_of(on)).data["max"])[side])


def family_maximum(writer: Writer, factor: str) -> str:
    """The most that the family of factors to which this one belongs can give together."""
    for section in writer.version("rule-set").data["value"]["sections"]:
        for group in section.get("groups", ()):
            if factor in group["factors"]:
                return str(group["max"])
    raise PageError(f"{factor} belongs to no family with a maximum")


def value(writer: Writer, name: str, kind: str | None = None, on: str | None = None) -> str:
    """A value of the rules, written as percent, months, years, date, number … `name` may lead inside: "study-relief.from"."""
    name, *inside = name.split(".")
    version = writer.version(name, day_of(on))
    if not version.in_force:
        raise PageError(f"{name} is not in force on that day")
    found = version.data["value"]
    for key in inside:
        found = found[int(key) if isinstance(found, list) else key]
    return shown(writer.shelf, name, found, kind)


def since(writer: Writer, name: str) -> str:
    """The day from which the version of a rule in force holds."""
    return writer.shelf.day(writer.version(name).start)


def held_since(found: Parameter, version: Version) -> date:
    """The day from which a rule has had the value of a version: an amendment that keeps the figure does not begin it anew."""
    start = version.start
    for earlier in reversed(found.versions[: found.versions.index(version)]):
        if not earlier.in_force or earlier.data != version.data:
            break
        start = earlier.start
    return start


def day(writer: Writer, iso: str) -> str:
    """A day as the language writes it."""
    return writer.shelf.day(date.fromisoformat(iso))


def level(writer: Writer, code: str) -> str:
    """The name of a level of education."""
    return writer.shelf.words.term("level", code)


def word(writer: Writer, code: str) -> Markup:
    """One of the four verdict words with its sign."""
    return writer.shelf.verdict(code)


def professional_fields(writer: Writer) -> str:
    """The fields of professional degrees, as a list in a sentence."""
    fields = [writer.shelf.text(f"term.{field}") for field in writer.version("professional-fields").data["value"]]
    return writer.shelf.words.write(fields, "list")


def points_of(writer: Writer, name: str, row: Any, column: Any = "single", on: str | None = None) -> int:
    """One figure of a table or a grid, by row name or by a number that falls in a step."""
    version = writer.version(name, day_of(on))
    if not version.in_force:
        return 0
    rows = version.data.get("rows", version.data.get("steps"))
    if isinstance(rows, dict):
        if row not in rows:
            raise PageError(f"{name} has no row {row!r}")
        found = rows[row]
    else:
        found = max((line for line in rows if line[0] <= row), key=lambda line: line[0])[1:]
    if isinstance(found, int):
        return found
    if "columns" in version.data:
        index = max(i for i, low in enumerate(version.data["columns"]) if low <= column)
        return int(found[index])
    return int(found[COLUMNS[column]])


def shown(shelf: Shelf, name: str, value: Any, kind: str | None = None) -> str:
    """One value of the data as the language writes it."""
    if kind:
        return shelf.words.write(value, kind)
    if isinstance(value, bool):
        return shelf.text(f"yes-no.{str(value).lower()}")
    if isinstance(value, date):
        return shelf.day(value)
    if isinstance(value, dict):
        if set(value) == {"years"}:
            return shelf.words.write(value["years"], "years")
        return (" " if set(value) == {"from", "to"} else ", ").join(
            f"{shelf.text(f'field.{key}')} {shown(shelf, name, inner)}" for key, inner in value.items()
        )
    if isinstance(value, list):
        return ", ".join(shown(shelf, name, inner) for inner in value)
    if isinstance(value, str):
        return shelf.texts.get(f"term.{value}", value)
    return shelf.words.write(value, UNITS.get(name, "number"))


def pair(row: Any) -> tuple[int, int]:
    """The figures of a row without and with an accompanying partner; one figure is that of both."""
    return (row, row) if isinstance(row, int) else (row[0], row[1])


def day_of(iso: str | None) -> date | None:
    """A day from its text, where there is one."""
    return date.fromisoformat(iso) if iso else None
