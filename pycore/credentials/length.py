"""The length of a program as designed, in full-time academic years, and the level that it gives."""

from __future__ import annotations

from ..law.rules import Rules
from ..profile.facts import LEVELS


def length_level(years: float | None, rules: Rules) -> str:
    """The level that a program's length by design gives; none below one year. MI 11(1), IRPR 78(1)."""
    if years is None or years < rules.value("one-year-length"):
        return LEVELS[0]
    if years >= rules.value("three-year-length"):
        return "three-year"
    return "two-year" if years >= rules.value("two-year-length") else "one-year"
