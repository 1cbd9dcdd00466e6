"""The 67-point grid of federal skilled workers: six factors, each a sum of tables under its maximum. IRPR 76 to 83.

Which factors, tables and maxima there are is data (`selection-grid`). Points are of 100; worlds are `facts.Facts`.
"""

from collections.abc import Mapping, Sequence
from operator import attrgetter
from typing import Any, NamedTuple

from ..law.rules import Rules
from ..remember import by_rules
from .bounds import Bound
from .tables import Look, look_up, table_of
from .world import NO_LANGUAGE, Abilities, Facts

ENGLISH, FRENCH = "en", "fr"
_total = attrgetter("total")


def _yes(value: bool) -> str:
    return "yes" if value else "no"


def _partner_lowest(facts: Facts) -> int:
    return max(min(facts.partner_english), min(facts.partner_french)) if facts.partner_eligible else 0


def measures(facts: Facts, first: Abilities, second: Abilities) -> dict[str, Any]:
    """What every measure of the grid's tables is in one world, with one official language taken as the first."""
    with_partner = facts.partner_eligible
    return {
        "best": facts.best,
        "level": facts.level,
        "first-language": first,
        "second-language-lowest": min(second),
        "skilled-years": round(facts.skilled_years, 9),
        "age": facts.age,
        "arranged-employment": _yes(facts.arranged_employment),
        "partner-language-lowest": _partner_lowest(facts),
        "studied": _yes(facts.studied_two_years),
        "partner-studied": _yes(with_partner and facts.partner_studied_two_years),
        "worked-in-canada": _yes(facts.worked_one_year),
        "partner-worked-in-canada": _yes(with_partner and facts.partner_worked_one_year),
        "relative": _yes(facts.relative),
    }


MEASURES = frozenset(measures(Facts(best=False, accompanied=False), NO_LANGUAGE, NO_LANGUAGE)) - {"best"}

# The facts that those measures read.
READS = frozenset(
    [
        "best",
        "level",
        "english",
        "french",
        "skilled_years",
        "worked_one_year",
        "age",
        "arranged_employment",
        "relative",
        "studied_two_years",
    ]
) | {"partner_english", "partner_french", "partner_worked_one_year", "partner_studied_two_years", "partner_eligible"}


class Grid(NamedTuple):
    """One world's points: in all, by factor, by table; `first` is the language taken as the first official one."""

    total: int
    factors: Mapping[str, int]
    tables: Mapping[str, int]
    first: str


class Selection(NamedTuple):
    """The grid over all worlds of a profile: each one, the sure one with its facts, the most each factor can reach."""

    worlds: tuple[tuple[Facts, Grid], ...]
    sure: Grid
    facts: Facts
    most: Mapping[str, int]
    open_tables: frozenset[str]
    total_most: int
    pass_mark: int
    passes: str


def grid(facts: Facts, rules: Rules, first: str | None = None) -> Grid:
    """The points of one world; the first official language is the one named, or the better one. IRPR 76(1), 79."""
    if first is None and facts.french == NO_LANGUAGE:
        first = ENGLISH
    elif first is None and facts.english == NO_LANGUAGE:
        first = FRENCH
    if first is not None:
        return _grid(facts, rules, first)
    return max(_grid(facts, rules, ENGLISH), _grid(facts, rules, FRENCH), key=_total)


def select(bounds: Sequence[Bound], rules: Rules) -> Selection:
    """The grid over every world that a profile leaves open; the worst one must reach the pass mark. IRPR 76(2)."""
    known: dict[tuple[object, ...], Grid] = {}
    found = tuple([_best(bound, rules, known) for bound in bounds])
    facts, sure = min(found, key=lambda pair: pair[1].total)
    grids = [one for _, one in found]
    mark = rules.value("selection-grid")["pass_mark"]
    total_most, most, open_tables = sure.total, sure.factors, frozenset[str]()
    if any(one is not sure for one in grids):
        total_most = max([one.total for one in grids])
        most = {name: max([one.factors[name] for one in grids]) for name in sure.factors}
        open_tables = frozenset(
            [name for name, points in sure.tables.items() if any(one.tables[name] > points for one in grids)]
        )
    passes = "yes" if sure.total >= mark else "no" if total_most < mark else "unclear"
    return Selection(found, sure, facts, most, open_tables, total_most, mark, passes)


def first_language(facts: Facts, found: Grid) -> Abilities:
    """The levels in the language that a grid took as the first official one."""
    return facts.english if found.first == ENGLISH else facts.french


def _best(bound: Bound, rules: Rules, known: dict[tuple[object, ...], Grid]) -> tuple[Facts, Grid]:
    """The language results that give the most are the ones used. Worlds that differ in `best` alone share one grid."""
    found = []
    for facts in bound.variants:
        key = facts if facts.age is None else facts[1:]
        if key not in known:
            known[key] = grid(facts, rules)
        found.append((facts, known[key]))
    return found[0] if len(found) == 1 else max(found, key=lambda pair: pair[1].total)


def _grid(facts: Facts, rules: Rules, order: str) -> Grid:
    first, second = (facts.english, facts.french) if order == ENGLISH else (facts.french, facts.english)
    values = measures(facts, first, second)
    tables: dict[str, int] = {}
    factors: dict[str, int] = {}
    for name, most, parts in _forms(rules):
        points = 0
        for part, look in parts:
            tables[part] = found = look(values)
            points += found
        factors[name] = points if points < most else most
    return Grid(sum(factors.values()), factors, tables, order)


@by_rules
def _forms(rules: Rules) -> list[tuple[str, int, list[tuple[str, Look]]]]:
    """The factors in force, made ready: id, maximum, and each table with how it is looked up."""
    return [
        (form["id"], form["max"], [(name, look_up(table_of(name, rules), False)) for name in form["tables"]])
        for form in rules.value("selection-grid")["factors"]
    ]
