"""How long an assessment counts: less than five years from its issue. MI 11(5), 3(4), IRPR 75(2)(e)(ii)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from ..dates import Days, add_years, reach
from ..law.rules import Rules
from ..profile.facts import Eca
from .condition import MET, NOT_MET, UNKNOWN, Condition


def expires_on(eca: Eca, rules: Rules) -> date | None:
    """The first day on which a report no longer counts: its fifth anniversary. None without its day of issue."""
    limit = rules.value("eca-validity")
    return None if eca.issued_on is None else add_years(eca.issued_on, limit["years"])


def expires_within(eca: Eca, rules: Rules) -> tuple[date | None, date | None]:
    """The first and the last day on which that may be, where only the month of issue is told."""
    issued, limit = reach(eca.issued_on, eca.issued_in), rules.value("eca-validity")
    return (
        (None, None)
        if issued is None
        else (add_years(issued.first, limit["years"]), add_years(issued.last, limit["years"]))
    )


def valid_test(eca: Eca, on: date, rules: Rules) -> Condition:
    """The report is less than five years old: its fifth anniversary is too late. MI 11(5), 3(4), IRPR 75(2)(e)(ii)."""
    cite = rules.cite("eca-validity")
    years = rules.value("eca-validity")["years"]
    if eca.issued_on is None and eca.issued_in is not None:
        return _valid_month_test(eca, eca.issued_in, on, rules)
    if eca.issued_on is None:
        if eca.still_valid is None or on != eca.stated_on:
            return _test(UNKNOWN, "unknown", {"years": years}, cite, missing=("eca/issued_on",))
        outcome, code = (MET, "stated") if eca.still_valid else (NOT_MET, "stated-too-old")
        return _test(outcome, code, {"years": years, "on": on}, cite)
    end = expires_on(eca, rules)
    facts = {"issued_on": eca.issued_on, "on": on, "years": years, "end": end or date.max}
    if eca.issued_on > on:
        return _test(NOT_MET, "future", facts, cite)
    if end is None or on < end:
        return _test(MET, "yes", facts, cite)
    return _test(NOT_MET, "expired" if on == end else "too-old", facts, cite)


def _valid_month_test(eca: Eca, month: Days, on: date, rules: Rules) -> Condition:
    """Of the month of issue alone, the day may be any: what holds of all its days is sure."""
    cite, years = rules.cite("eca-validity"), rules.value("eca-validity")["years"]
    end, last_end = expires_within(eca, rules)
    facts = {"issued_on": month, "on": on, "years": years, "end": end or date.max}
    if month.first > on:
        return _test(NOT_MET, "future", facts, cite)
    if last_end is not None and on >= last_end:
        return _test(NOT_MET, "too-old-by-month", facts, cite)
    if month.last <= on and (end is None or on < end):
        return _test(MET, "yes-by-month", facts, cite)
    return _test(UNKNOWN, "within-month", facts, cite, missing=("eca/issued_on",))


def _test(
    outcome: str, code: str, facts: Mapping[str, Any], cite: tuple[str, ...], missing: tuple[str, ...] = ()
) -> Condition:
    return Condition("eca-valid", outcome, f"eca-valid.{code}", facts, cite, missing)
