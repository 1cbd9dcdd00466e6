"""The 67-point grid as a result shows it: each factor with its reason in the person's own figures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ..law.rules import Rules
from ..messages.lengths import EXACT
from ..messages.words import Words
from ..scoring.grid import Selection, first_language
from ..scoring.world import NO_LANGUAGE, Facts
from .citations import sources_shown


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
        shown = {"years": facts.skilled_years, "canadian": facts.canadian_years, "foreign": facts.foreign_years}
        more = any(world.skilled_years != facts.skilled_years for world, _ in selection.worlds)
        return ("at-least" if more else _experience(facts)), shown, tables
    if name == "age":
        return ("sure", {"age": facts.age}, tables) if facts.age is not None else ("open", {}, tables)
    return ("yes" if facts.arranged_employment else "no"), {}, tables


def _experience(facts: Facts) -> str:
    """Whether the years are those in Canada and abroad together: fewer where they overlap, more where the score leaves some out."""
    apart = round(facts.canadian_years + facts.foreign_years - facts.skilled_years, EXACT - 1)
    if apart > 0:
        return "at-once"
    if apart < 0:
        return "left-out"
    if not facts.skilled_years:
        return "none"
    return "sure" if facts.canadian_years and facts.foreign_years else "abroad" if facts.foreign_years else "in-canada"


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
