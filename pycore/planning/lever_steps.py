"""What is tried, as steps of a plan."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..profile.facts import ABILITIES
from ..scoring.world import Abilities
from .changes import APPLICANT, FOREIGN


def language_step(who: str, language: str, levels: Abilities) -> tuple[Mapping[str, Any], ...]:
    """One more result, in levels."""
    clb = {ability: int(level) for ability, level in zip(ABILITIES, levels, strict=True)}
    return ({"do": "language", **whose(who), "language": {"language": language, "clb": clb}},)


def work_step(who: str, fact: str, years: float) -> tuple[Mapping[str, Any], ...]:
    """More years of skilled work."""
    return ({"do": "work", **whose(who), "where": "abroad" if fact == FOREIGN else "canada", "years": years},)


def whose(who: str) -> dict[str, str]:
    """The mark of a partner's step; the applicant's has none."""
    return {} if who == APPLICANT else {"who": who}
