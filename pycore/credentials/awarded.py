"""What an assessment can find in a foreign credential, by what was awarded: the most, and what is likely.

Inferred from the official table, whose rows name the credential; nothing here is a finding.
"""

from __future__ import annotations

from math import ceil

from ..law.rules import Rules
from ..profile.facts import LEVELS, Credential
from .length import length_level

SHORTEST = "one-year"
LONGEST, PROFESSIONAL = "three-year", "masters-or-professional"
BY_LENGTH, BY_FIELD = "by-length", "by-field"


def highest_outcome(credential: Credential, rules: Rules) -> str:
    """The highest level that an assessment could find in what was awarded: none raises a certificate to a doctorate.

    A length counts in whole years, begun ones too. The official table has no such row.
    """
    if credential.kind is None:
        return LEVELS[-1]
    most: str = rules.value("eca-at-most")[credential.kind]
    if most == BY_LENGTH:
        years = credential.program_years
        return LONGEST if years is None else length_level(max(ceil(years), rules.value("one-year-length")), rules)
    if most == BY_FIELD:
        field = credential.professional_field
        listed = field is None or field in rules.value("professional-fields")
        return PROFESSIONAL if listed else LONGEST
    return most


def likely_outcomes(credential: Credential, rules: Rules) -> tuple[str, str]:
    """The levels between which an assessment is likely to find; the same where kind, field and length leave one."""
    low = likely_outcome(credential, rules)
    if credential.kind is None or rules.value("eca-at-most")[credential.kind] != BY_LENGTH:
        return low, low
    return (SHORTEST, LONGEST) if credential.program_years is None else (low, highest_outcome(credential, rules))


def likely_outcome(credential: Credential, rules: Rules) -> str:
    """The level that an assessment is likely to find, where kind, field and length say it; none where they say nothing."""
    if credential.kind is None:
        return LEVELS[0]
    most: str = rules.value("eca-at-most")[credential.kind]
    if most == BY_LENGTH:
        return length_level(credential.program_years, rules)
    if most == BY_FIELD:
        return PROFESSIONAL if credential.professional_field in rules.value("professional-fields") else LONGEST
    return most
