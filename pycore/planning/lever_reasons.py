"""Why a hypothetical change gives what it gives: the factors that rise, and the maximum or the condition that stops them."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from ..law.rules import Rules
from ..messages.words import Words
from ..scoring.crs import measures, sections_of
from ..scoring.ranges import Outcome
from ..scoring.tables import Table, table_of
from ..scoring.world import Facts
from ..wording.effects import changed_factors


class Reason(NamedTuple):
    """One sentence: the key of its message, the facts that fill it, the provisions it rests on."""

    code: str
    facts: Mapping[str, Any]
    cite: tuple[str, ...] = ()


def gains(before: Outcome, after: Outcome, rules: Rules, words: Words) -> list[Reason]:
    """Each factor that changes, with its points; the first language where that changes; and a maximum that stops some."""
    changes = changed_factors(before, after)
    if not changes:
        return []
    texts = [
        words.say("lever.change", {"factor": one["id"], "before": one["before"], "after": one["after"]})
        for one in changes
    ]
    cite = tuple(source for one in changes for source in rules.cite(one["id"]))
    reasons = [Reason("lever.changes", {"changes": "; ".join(texts)}, cite)]
    language = after.sure_score.first_language
    if language != before.sure_score.first_language:
        reasons.append(Reason("lever.first-language", {"language": language}, rules.cite("first-language")))
    added = sum(one["after"] - one["before"] for one in changes)
    if added > after.total[0] - before.total[0]:
        reasons += _maxima({one["id"] for one in changes}, after, rules, words)
    return reasons


def _maxima(changed: set[str], after: Outcome, rules: Rules, words: Words) -> Iterator[Reason]:
    """The maxima that the factors of a change have passed: of a family, of a section, of all."""
    cite, total = rules.cite("rule-set"), 0
    for section in sections_of(rules):
        points = {name: after.factors[name][0] for name in section["factors"]}
        together = sum(points.values())
        for group in section.get("groups", ()):
            family = sum(points[name] for name in group["factors"])
            if family > group["max"]:
                together -= family - group["max"]
                if changed.intersection(group["factors"]):
                    names = [words.term("factor", name) for name in group["factors"]]
                    yield Reason("lever.family-maximum", {"factors": "; ".join(names), "max": group["max"]}, cite)
        most = section["max"][after.sure.accompanied]
        if together > most and changed.intersection(points):
            yield Reason("lever.section-maximum", {"section": section["id"], "max": most}, cite)
        total += min(together, most)
    most = rules.value("rule-set")["total"]
    if total > most:
        yield Reason("lever.total-maximum", {"max": most}, cite)


def obstacles(measure: str, before: Any, after: Any, outcome: Outcome, rules: Rules) -> list[Reason]:
    """Why more of one measure changes no factor: another measure is too low for it, the next step lies further on, or there is none."""
    needs: dict[str, Reason] = {}
    ahead: list[tuple[float, tuple[str, ...]]] = []
    names = [name for section in sections_of(rules) for name in section["factors"]]
    read = [name for name in names if measure in (table_of(name, rules).row, table_of(name, rules).column)]
    for name in read:
        table, cite = table_of(name, rules), rules.cite(name)
        own, other = _axis(table, table.row == measure), _axis(table, table.row != measure)
        low, high = _index(own, before), _index(own, after)
        if low == high:
            ahead += [(own[high + 1], cite)] if high + 1 < len(own) else []
            continue
        points = table.rows if table.row == measure else tuple(zip(*table.rows, strict=True))
        least = next(
            (one for one, lower, higher in zip(other, points[low], points[high], strict=False) if higher > lower), None
        )
        beside = table.column if table.row == measure else table.row
        if least is not None and beside is not None and beside not in needs:
            sure, most = (_value(beside, outcome, facts) for facts in (outcome.sure, outcome.most))
            code = "lever.needs-open" if sure != most else "lever.needs" if sure else "lever.needs-none"
            needs[beside] = Reason(f"{code}.{beside}", {"least": least, "value": sure}, cite)
    if needs:
        return list(needs.values())
    if ahead:
        step, cite = min(ahead)
        return [Reason("lever.next-step", {"after": after, "next": step}, cite)]
    cite = tuple(source for name in read for source in rules.cite(name))
    return [Reason("lever.last-step", {"before": before, "after": after}, cite)]


def _axis(table: Table, rows: bool) -> tuple[Any, ...]:
    """What the rows or the columns of a table stand for: names, or the minimum of each."""
    if not rows:
        return table.columns or ()
    return table.minima if table.named is None else tuple(table.named)


def _index(axis: tuple[Any, ...], value: Any) -> int:
    if isinstance(value, bool):
        return axis.index("yes" if value else "no")
    return bisect_right(axis, value) - 1


def _value(measure: str, outcome: Outcome, facts: Facts) -> Any:
    """What a measure is in one world, in the order of languages of the sure score."""
    english_first = outcome.sure_score.first_language == "en"
    first, second = (facts.english, facts.french) if english_first else (facts.french, facts.english)
    return measures(facts, first, second)[measure]
