"""The Comprehensive Ranking System as arithmetic: tables and grids of the rule set in force, summed under their caps.

Nothing here names a factor: the rule set lists sections, factors and caps, each factor names its table and its measures.
A new factor whose points follow a known measure needs data only.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from ..law.rules import Rules
from .tables import Look, Values, look_up, table_of
from .world import NO_LANGUAGE, Abilities, Facts


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
