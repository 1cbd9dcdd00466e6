"""The 67-point grid of federal skilled workers: six factors, each a sum of tables under its maximum. IRPR 76 to 83.

Which factors, tables and maxima there are is data (`selection-grid`). Points are of 100; worlds are `facts.Facts`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from operator import attrgetter
from typing import Any, NamedTuple

from ..law.rules import Rules
from ..wording.messages import Words
from ..wording.reasons import sources_shown
from .bounds import Corner
from .crs import Look, look_up, table_of
from .world import NO_LANGUAGE, Abilities, Facts

ENGLISH, FRENCH = "en", "fr"
_total = attrgetter("total")


def _yes(value: bool) -> str:
    return "yes" if value else "no"


def _partner_lowest(facts: Facts) -> int:
    return max(min(facts.partner_english), min(facts.partner_french)) if facts.partner_eligible else 0


def skilled_years(facts: Facts) -> float:
    """Canadian and foreign skilled years together, in full-time years. IRPR 80(1)."""
    return round(facts.canadian_years + facts.foreign_years, 9)


def measures(facts: Facts, first: Abilities, second: Abilities) -> dict[str, Any]:
    """What every measure of the grid's tables is in one world, with one official language taken as the first."""
    with_partner = facts.partner_eligible
    return {
        "best": facts.best,
        "level": facts.level,
        "first-language": first,
        "second-language-lowest": min(second),
        "skilled-years": skilled_years(facts),
        "age": facts.age,
        "arranged-employment": _yes(facts.arranged_employment),
        "partner-language-lowest": _partner_lowest(facts),
        "studied": _yes(facts.studied_two_years),
        "partner-studied": _yes(with_partner and facts.partner_studied_two_years),
        "canadian-years": facts.canadian_years,
        "partner-canadian-years": facts.partner_canadian_years if with_partner else 0,
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
        "canadian_years",
        "foreign_years",
        "age",
        "arranged_employment",
        "relative",
        "studied_two_years",
    ]
) | {"partner_english", "partner_french", "partner_canadian_years", "partner_studied_two_years", "partner_eligible"}


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


def select(corners: Sequence[Corner], rules: Rules) -> Selection:
    """The grid over every world that a profile leaves open; the worst one must reach the pass mark. IRPR 76(2)."""
    known: dict[tuple[object, ...], Grid] = {}
    found = tuple([_best(corner, rules, known) for corner in corners])
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


def selection_result(selection: Selection, rules: Rules, words: Words) -> dict[str, Any]:
    """The grid as a result shows it: {total, range, pass_mark, passes, because, sources, factors}, in one language."""
    low, high, mark = selection.sure.total, selection.total_most, selection.pass_mark
    form = rules.value("selection-grid")
    return {
        "total": low,
        "range": [low, high],
        "pass_mark": mark,
        "passes": selection.passes,
        "because": words.say(
            f"selection.passes.{selection.passes}",
            {"points": low, "most": high, "total": form["total"], "pass_mark": mark},
        ),
        "sources": sources_shown(rules.cite("selection-grid"), rules, words),
        "factors": [_factor_result(factor, selection, rules, words) for factor in form["factors"]],
    }


def first_language(facts: Facts, found: Grid) -> Abilities:
    """The levels in the language that a grid took as the first official one."""
    return facts.english if found.first == ENGLISH else facts.french


def _best(corner: Corner, rules: Rules, known: dict[tuple[object, ...], Grid]) -> tuple[Facts, Grid]:
    """The language results that give the most are the ones used. Worlds that differ in `best` alone share one grid."""
    found = []
    for facts in corner.variants:
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


def _forms(rules: Rules) -> list[tuple[str, int, list[tuple[str, Look]]]]:
    """The factors in force, made ready: id, maximum, and each table with how it is looked up."""
    forms: list[tuple[str, int, list[tuple[str, Look]]]] | None = rules.memo.get("selection-grid")
    if forms is None:
        forms = [
            (form["id"], form["max"], [(name, look_up(table_of(name, rules), False)) for name in form["tables"]])
            for form in rules.value("selection-grid")["factors"]
        ]
        rules.memo["selection-grid"] = forms
    return forms


def _factor_result(form: Mapping[str, Any], selection: Selection, rules: Rules, words: Words) -> dict[str, Any]:
    name, most = form["id"], form["max"]
    low, high = selection.sure.factors[name], selection.most[name]
    code, facts, tables = _reason(name, form["tables"], selection, rules, words)
    return {
        "id": name,
        "points": low,
        "max": most,
        "range": [low, high],
        "because": words.say(f"selection.{name}.{code}", {**facts, "points": low, "most": high, "max": most}),
        "sources": sources_shown(tuple(source for table in tables for source in rules.cite(table)), rules, words),
    }


def _reason(
    name: str, tables: Sequence[str], selection: Selection, rules: Rules, words: Words
) -> tuple[str, dict[str, Any], Sequence[str]]:
    """Why a factor gives what it gives: the ending of its message, the person's figures, the tables that decided."""
    facts, sure = selection.facts, selection.sure
    is_open = selection.most[name] > sure.factors[name]
    if name == "adaptability":
        return _adaptability(tables, selection, is_open, words)
    if is_open:
        return "open", {}, tables
    if name == "education":
        return ("none" if facts.level == "none" else "sure"), {"level": facts.level}, tables
    if name == "languages":
        return _languages(tables, selection, rules)
    if name == "experience":
        shown = {"years": skilled_years(facts), "canadian": facts.canadian_years, "foreign": facts.foreign_years}
        return "sure", shown, tables
    if name == "age":
        return ("sure", {"age": facts.age}, tables) if facts.age is not None else ("open", {}, tables)
    return _yes(facts.arranged_employment), {}, tables


def _languages(tables: Sequence[str], selection: Selection, rules: Rules) -> tuple[str, dict[str, Any], Sequence[str]]:
    facts, sure = selection.facts, selection.sure
    first = first_language(facts, sure)
    if first == NO_LANGUAGE:
        return "none", {}, tables
    in_first, in_second = (sure.tables[table] for table in tables)
    shown = {"first": sure.first, "in_first": in_first, "in_second": in_second}
    minimum = rules.value("fsw-language")
    if min(first) < minimum:
        return "below", {**shown, "lowest": min(first), "minimum": minimum}, tables
    return "sure", shown, tables


def _adaptability(
    tables: Sequence[str], selection: Selection, is_open: bool, words: Words
) -> tuple[str, dict[str, Any], Sequence[str]]:
    earned = [table for table in tables if selection.sure.tables[table]]
    waiting = [table for table in tables if table in selection.open_tables]
    parts = [words.say("selection.part", {"part": table, "points": selection.sure.tables[table]}) for table in earned]
    together = sum(selection.sure.tables[table] for table in earned)
    facts = {
        "parts": parts,
        "sum": together,
        "waiting": [words.term("selection-part", table) for table in waiting],
    }
    if is_open:
        return ("open-more" if earned else "open"), facts, [*earned, *waiting]
    if not earned:
        return "none", facts, tables
    return ("capped" if together > selection.sure.factors["adaptability"] else "sure"), facts, earned
