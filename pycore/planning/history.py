"""The same facts on the same day under every rule set."""

from __future__ import annotations

from datetime import date
from typing import Any

from ..evaluation import assess, rules_shown
from ..law.loading import law
from ..law.rules import Law
from ..messages.words import Words, words
from ..profile.reading import read_profile


def history(
    profile: Any, locale: str | Words = "en", today: date | None = None, source: Law | None = None
) -> list[dict[str, Any]]:
    """The same facts on the same day under each rule set, in order of their start; a change only reported is the last, marked so."""
    book, known = words(locale), source or law()
    read = read_profile(profile, known, book, today)
    starts = set(known.parameters["rule-set"].starts)
    starts.update(version.start for version in known.parameters["reported-change"].versions if version.in_force)
    rows = []
    for start in sorted(starts):
        assessed = assess(read._replace(rules_on=start), known)
        rows.append(
            {
                "from": start.isoformat(),
                "rules": rules_shown(assessed.rules, book),
                "total": assessed.outcome.total[0],
                "range": list(assessed.outcome.total),
                "canadian_study_points": assessed.outcome.factors.get("canadian-study", (0, 0))[0],
            }
        )
    return rows
