"""Tables and grids of the rules made ready to look up: rows by name or by minimum, each with its most."""

from bisect import bisect_right
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from ..law.rules import Parameter, Rules, Version
from ..profile.facts import ABILITIES
from ..remember import by_rules

Values = Mapping[str, Any]  # by measure
Look = Callable[[Values], int]


class Table(NamedTuple):
    """A version of a table or a grid made ready to look up: rows by name, or by minimum; `maximum` by column."""

    row: str
    column: str | None
    columns: tuple[int, ...] | None
    each: bool
    named: Mapping[str, tuple[int, ...]] | None
    minima: tuple[float, ...]
    rows: tuple[tuple[int, ...], ...]
    maximum: tuple[int, int]

    def pick(self, value: Any) -> tuple[int, ...]:
        """The row of a value: its own by name, or the last whose minimum it reaches."""
        if self.named is not None:
            return self.named[value]
        index = bisect_right(self.minima, value) - 1
        return self.rows[index] if index >= 0 else (0,) * len(self.rows[0])


@by_rules
def table_of(name: str, rules: Rules) -> Table:
    """The table or grid of a factor in force on the rules' day, ready to look up."""
    return ready_table(rules.law.parameters[name], rules.version(name))


def ready_table(parameter: Parameter, version: Version) -> Table:
    """A table or a grid in force, as a Table."""
    form, data = parameter.form, version.data
    grid = parameter.shape == "grid"
    width = len(data["columns"]) if grid else 2
    rows = data["rows"] if "rows" in data else data["steps"]
    named: Mapping[str, tuple[int, ...]] | None = None
    minima: tuple[float, ...] = ()
    if isinstance(rows, dict):
        named = {key: (row,) * width if isinstance(row, int) else tuple(row) for key, row in rows.items()}
        bodies = tuple(named.values())
    else:
        minima = tuple(row[0] for row in rows)
        bodies = tuple(tuple(row[1:]) for row in rows)
    each = bool(form.get("each"))
    if "max" in data:
        stated = data["max"]
        maximum = (stated, stated) if isinstance(stated, int) else (stated[0], stated[1])
    elif grid:
        maximum = (max(map(max, bodies)),) * 2
    else:
        times = len(ABILITIES) if each else 1
        maximum = (max(row[0] for row in bodies) * times, max(row[1] for row in bodies) * times)
    return Table(
        form["row"] if grid else form["measure"],
        form.get("column"),
        tuple(data["columns"]) if grid else None,
        each,
        named,
        minima,
        bodies,
        maximum,
    )


def look_up(table: Table, column: bool) -> Look:
    """How the points of one table are found in one column, from the values of its measures.

    A fact that is open where no worst and best can be named (None) earns nothing at worst and the most at best.
    """
    row, most, minima = table.row, table.maximum[column], table.minima
    if table.columns is not None and table.column is not None:
        return _crossed(table, row, table.column, table.columns)
    if table.named is not None:
        named = {key: points[column] for key, points in table.named.items()}

        def by_name(values: Values) -> int:
            value = values[row]
            if value is None:
                return most if values["best"] else 0
            return named[value]

        return by_name
    steps = (0, *(points[column] for points in table.rows))
    if table.each:

        def by_each(values: Values) -> int:
            points = sum([steps[bisect_right(minima, level)] for level in values[row]])
            return points if points < most else most

        return by_each

    def by_step(values: Values) -> int:
        value = values[row]
        if value is None:
            return most if values["best"] else 0
        return steps[bisect_right(minima, value)]

    return by_step


def _crossed(table: Table, row: str, column: str, columns: tuple[int, ...]) -> Look:
    """A grid: below the first column or the first minimum it gives nothing."""
    if table.named is not None:
        named = {key: (0, *points) for key, points in table.named.items()}
        return lambda values: named[values[row]][bisect_right(columns, values[column])]
    minima = table.minima
    steps = ((0,) * (len(columns) + 1), *((0, *points) for points in table.rows))
    return lambda values: steps[bisect_right(minima, values[row])][bisect_right(columns, values[column])]
