"""How long an assessment counts: less than five years from its issue. MI 11(5), 3(4), IRPR 75(2)(e)(ii)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from ..dates import add_years, reach
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
    """The report is less than five years old: its fifth anniversary is too late. MI 11(5), 3(4), IRPR 75(2)(e)(ii).

    Where its month alone is told, what holds of all its days is sure.
    """
    cite, years = rules.cite("eca-validity"), rules.value("eca-validity")["years"]
    issued = reach(eca.issued_on, eca.issued_in)
    if issued is None:
        if eca.still_valid is None or on != eca.stated_on:
            return _test(UNKNOWN, "unknown", {"years": years}, cite, missing=("eca/issued_on",))
        outcome, code = (MET, "stated") if eca.still_valid else (NOT_MET, "stated-too-old")
        return _test(outcome, code, {"years": years, "on": on}, cite)
    end, last_end = expires_within(eca, rules)
    facts = {"issued_on": eca.issued_on or issued, "on": on, "years": years, "end": end or date.max}
    by_month = "" if eca.issued_on else "-by-month"
    if issued.first > on:
        return _test(NOT_MET, "future", facts, cite)
    if last_end is not None and on >= last_end:
        return _test(NOT_MET, "expired" if eca.issued_on and on == end else f"too-old{by_month}", facts, cite)
    if issued.last <= on and (end is None or on < end):
        return _test(MET, f"yes{by_month}", facts, cite)
    return _test(UNKNOWN, "within-month", facts, cite, missing=("eca/issued_on",))


def _test(
    outcome: str, code: str, facts: Mapping[str, Any], cite: tuple[str, ...], missing: tuple[str, ...] = ()
) -> Condition:
    return Condition("eca-valid", outcome, f"eca-valid.{code}", facts, cite, missing)
