"""The Comprehensive Ranking System as arithmetic: tables and grids of the rule set in force, summed under their caps.

Nothing here names a factor: the rule set lists sections, factors and caps, each factor names its table and its measures.
A new factor whose points follow a known measure needs data only.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from .facts import Abilities, Facts
from .profile import ABILITIES
from .rules import Parameter, Rules, Version

Measure = Callable[[Facts, Abilities, Abilities], Any]
Look = Callable[[Facts, Abilities, Abilities], int]


def _yes(value: bool) -> str:
    return "yes" if value else "no"


def _partner_language(facts: Facts) -> Abilities:
    return facts.partner_english if any(facts.partner_english) else facts.partner_french


MEASURES: Mapping[str, Measure] = {
    "age": lambda facts, first, second: facts.age,
    "level": lambda facts, first, second: facts.level,
    "canadian-study-level": lambda facts, first, second: facts.canadian_study_level,
    "first-language": lambda facts, first, second: first,
    "second-language": lambda facts, first, second: second,
    "first-language-lowest": lambda facts, first, second: min(first),
    "english-lowest": lambda facts, first, second: min(facts.english),
    "french-lowest": lambda facts, first, second: min(facts.french),
    "canadian-years": lambda facts, first, second: facts.canadian_years,
    "foreign-years": lambda facts, first, second: facts.foreign_years,
    "certificate": lambda facts, first, second: _yes(facts.certificate),
    "partner-level": lambda facts, first, second: facts.partner_level,
    "partner-language": lambda facts, first, second: _partner_language(facts),
    "partner-canadian-years": lambda facts, first, second: facts.partner_canadian_years,
    "nomination": lambda facts, first, second: _yes(facts.nomination),
    "sibling": lambda facts, first, second: _yes(facts.sibling),
    "job-offer": lambda facts, first, second: facts.job_offer,
    "wage-tier": lambda facts, first, second: facts.wage_tier,
}


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
    english = _score(facts, facts.english, facts.french, "en", rules)
    if not any(facts.french):
        return english
    french = _score(facts, facts.french, facts.english, "fr", rules)
    if not any(facts.english) or french.total > english.total:
        return french
    return english


def sections_of(rules: Rules) -> list[Mapping[str, Any]]:
    """The sections of the rule set in force: id, max by column, factors, capped groups."""
    return rules.value("rule-set")["sections"]


def measured(rules: Rules) -> frozenset[str]:
    """The measures that the rule set in force asks for."""
    found = rules.memo.get("measured")
    if found is None:
        tables = [table_of(name, rules) for section in sections_of(rules) for name in section["factors"]]
        found = rules.memo["measured"] = frozenset(name for table in tables for name in (table.row, table.column) if name)
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
    key = ("maximum", name, accompanied)
    found = rules.memo.get(key)
    if found is None:
        found = rules.memo[key] = table_of(name, rules).maximum[accompanied]
    return found


def capped(factors: Mapping[str, int], accompanied: bool, rules: Rules) -> dict[str, int]:
    """Points by section: a family of factors has one maximum, and so has the section. MI 8(2), 27."""
    sections: dict[str, int] = {}
    for name, most, families, single in _plan(accompanied, rules).sections:
        points = 0
        for members, limit in families:
            together = sum([factors[member] for member in members])
            points += together if together < limit else limit
        for factor in single:
            points += factors[factor]
        sections[name] = points if points < most else most
    return sections


class Plan(NamedTuple):
    """A rule set made ready to score in one column: how each factor is looked up, and how sections add up."""

    looks: tuple[tuple[str, Look], ...]
    sections: tuple[tuple[str, int, tuple[tuple[tuple[str, ...], int], ...], tuple[str, ...]], ...]
    total: int


def _score(facts: Facts, first: Abilities, second: Abilities, first_language: str, rules: Rules) -> Score:
    plan = _plan(facts.accompanied, rules)
    factors = {name: look(facts, first, second) for name, look in plan.looks}
    sections = capped(factors, facts.accompanied, rules)
    total = sum(sections.values())
    return Score(total if total < plan.total else plan.total, sections, factors, first_language)


def _plan(accompanied: bool, rules: Rules) -> Plan:
    plan: Plan | None = rules.memo.get(("plan", accompanied))
    if plan is None:
        looks: list[tuple[str, Look]] = []
        sections = []
        for section in sections_of(rules):
            most = section["max"][accompanied]
            looks += [(name, _look(table_of(name, rules), accompanied) if most else _nothing) for name in section["factors"]]
            families = tuple((tuple(group["factors"]), group["max"]) for group in section.get("groups", ()))
            grouped = {name for members, _ in families for name in members}
            single = tuple(name for name in section["factors"] if name not in grouped)
            sections.append((section["id"], most, families, single))
        plan = rules.memo["plan", accompanied] = Plan(tuple(looks), tuple(sections), rules.value("rule-set")["total"])
    return plan


def _nothing(facts: Facts, first: Abilities, second: Abilities) -> int:
    return 0


def _look(table: Table, column: bool) -> Look:
    """How one factor is looked up: its measures, then its table; an open named fact is nothing at worst and the most at best."""
    row, most = MEASURES[table.row], table.maximum[column]
    if table.columns is not None and table.column is not None:
        across, columns = MEASURES[table.column], table.columns

        def grid(facts: Facts, first: Abilities, second: Abilities) -> int:
            index = bisect_right(columns, across(facts, first, second)) - 1
            return table.pick(row(facts, first, second))[index] if index >= 0 else 0

        return grid
    if table.each:

        def each(facts: Facts, first: Abilities, second: Abilities) -> int:
            points = 0
            for value in row(facts, first, second):
                points += table.pick(value)[column]
            return points if points < most else most

        return each

    def one(facts: Facts, first: Abilities, second: Abilities) -> int:
        value = row(facts, first, second)
        if value is None:
            return most if facts.best else 0
        return table.pick(value)[column]

    return one


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
