"""The Comprehensive Ranking System as arithmetic: tables and grids of the rule set in force, summed under their caps.

Nothing here names a factor: the rule set lists sections, factors and caps, each factor names its table and its measures.
A new factor whose points follow a known measure needs data only.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, NamedTuple

from ..law.rules import Parameter, Rules, Version
from ..profile.facts import ABILITIES
from .world import NO_LANGUAGE, Abilities, Facts

Values = Mapping[str, Any]  # by measure
Look = Callable[[Values], int]


def measures(facts: Facts, first: Abilities, second: Abilities) -> dict[str, Any]:
    """What every measure of a table is in one world, with one official language taken as the first."""
    return {
        "best": facts.best,
        "age": facts.age,
        "level": facts.level,
        "canadian-study-level": facts.canadian_study_level,
        "first-language": first,
        "second-language": second,
        "first-language-lowest": min(first),
        "english-lowest": min(facts.english),
        "french-lowest": min(facts.french),
        "canadian-years": facts.canadian_years,
        "foreign-years": facts.foreign_years,
        "certificate": "yes" if facts.certificate else "no",
        "partner-level": facts.partner_level,
        "partner-language": facts.partner_english if any(facts.partner_english) else facts.partner_french,
        "partner-canadian-years": facts.partner_canadian_years,
        "nomination": "yes" if facts.nomination else "no",
        "sibling": "yes" if facts.sibling else "no",
        "job-offer": facts.job_offer,
        "wage-tier": facts.wage_tier,
    }


MEASURES = frozenset(measures(Facts(best=False, accompanied=False), NO_LANGUAGE, NO_LANGUAGE)) - {"best"}

ORDERED = frozenset(("first-language", "second-language", "first-language-lowest"))  # hang on which one is the first

# The facts behind the measures that are not named like their fact.
_BOTH = "english french"
READS: Mapping[str, str] = {
    "first-language": _BOTH,
    "second-language": _BOTH,
    "first-language-lowest": _BOTH,
    "english-lowest": "english",
    "french-lowest": "french",
    "partner-language": "partner_english partner_french",
}


class Score(NamedTuple):
    """Points of one world: in all, by section, by factor; the language that was taken as the first."""

    total: int
    sections: Mapping[str, int]
    factors: Mapping[str, int]
    first_language: str


def score(facts: Facts, rules: Rules) -> Score:
    """The points of a world under the rule set in force, with the first official language that gives the most. MI 8."""
    plan = _plan(facts.accompanied, rules)
    values = measures(facts, facts.english, facts.french)
    english = _summed({name: look(values) for name, look in plan.looks}, "en", plan)
    if not any(facts.french):
        return english
    values = measures(facts, facts.french, facts.english)
    french = _summed({**english.factors, **{name: look(values) for name, look in plan.by_order}}, "fr", plan)
    if not any(facts.english) or french.total > english.total:
        return french
    return english


def sections_of(rules: Rules) -> list[Mapping[str, Any]]:
    """The sections of the rule set in force: id, max by column, factors, capped groups."""
    sections: list[Mapping[str, Any]] = rules.value("rule-set")["sections"]
    return sections


def measured(rules: Rules) -> frozenset[str]:
    """The measures that the rule set in force asks for."""
    found = rules.memo.get("measured")
    if found is None:
        tables = [table_of(name, rules) for section in sections_of(rules) for name in section["factors"]]
        found = rules.memo["measured"] = frozenset(
            name for table in tables for name in (table.row, table.column) if name
        )
    return found


def measured_facts(rules: Rules) -> frozenset[str]:
    """The facts of a world that the rule set in force reads."""
    found = rules.memo.get("measured-facts")
    if found is None:
        names = [READS.get(measure, measure.replace("-", "_")) for measure in measured(rules)]
        found = rules.memo["measured-facts"] = frozenset(" ".join(names).split()) | {"best"}
    return found


def factor_maximum(name: str, accompanied: bool, rules: Rules) -> int:
    """The most that one factor can give in a column, its group's cap included."""
    return table_of(name, rules).maximum[accompanied]


def capped(factors: Mapping[str, int], accompanied: bool, rules: Rules) -> dict[str, int]:
    """Points by section: a family of factors has one maximum, and so has the section. MI 8(2), 27."""
    return _capped(factors, _plan(accompanied, rules))


def _capped(factors: Mapping[str, int], plan: Plan) -> dict[str, int]:
    sections: dict[str, int] = {}
    for name, most, families, single in plan.sections:
        points = 0
        for members, limit in families:
            together = sum([factors[member] for member in members])
            points += together if together < limit else limit
        for factor in single:
            points += factors[factor]
        sections[name] = points if points < most else most
    return sections


class Plan(NamedTuple):
    """A rule set made ready to score in one column: how each factor is looked up, and how sections add up.

    `by_order` are the factors that depend on which official language is taken as the first.
    """

    looks: tuple[tuple[str, Look], ...]
    by_order: tuple[tuple[str, Look], ...]
    sections: tuple[tuple[str, int, tuple[tuple[tuple[str, ...], int], ...], tuple[str, ...]], ...]
    total: int


def _summed(factors: Mapping[str, int], first_language: str, plan: Plan) -> Score:
    sections = _capped(factors, plan)
    total = sum(sections.values())
    return Score(total if total < plan.total else plan.total, sections, factors, first_language)


def _plan(accompanied: bool, rules: Rules) -> Plan:
    plan: Plan | None = rules.memo.get(("plan", accompanied))
    if plan is None:
        looks: list[tuple[str, Look]] = []
        by_order: list[tuple[str, Look]] = []
        sections = []
        for section in sections_of(rules):
            most = section["max"][accompanied]
            for name in section["factors"]:
                table = table_of(name, rules)
                looks.append((name, look_up(table, accompanied) if most else _nothing))
                if most and (table.row in ORDERED or table.column in ORDERED):
                    by_order.append(looks[-1])
            families = tuple((tuple(group["factors"]), group["max"]) for group in section.get("groups", ()))
            grouped = {name for members, _ in families for name in members}
            single = tuple(name for name in section["factors"] if name not in grouped)
            sections.append((section["id"], most, families, single))
        plan = rules.memo["plan", accompanied] = Plan(
            tuple(looks), tuple(by_order), tuple(sections), rules.value("rule-set")["total"]
        )
    return plan


def _nothing(values: Values) -> int:
    return 0


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
        at = cache(lambda level: steps[bisect_right(minima, level)])  # of so few levels all are soon known

        def by_each(values: Values) -> int:
            points = sum(map(at, values[row]))
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


def table_of(name: str, rules: Rules) -> Table:
    """The table or grid of a factor in force on the rules' day, ready to look up."""
    table = rules.memo.get(("table", name))
    if table is None:
        table = rules.memo["table", name] = ready_table(rules.law.parameters[name], rules.version(name))
    return table


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
