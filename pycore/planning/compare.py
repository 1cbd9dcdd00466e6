"""Two profiles side by side: each evaluated, and the difference."""

from __future__ import annotations

from datetime import date
from typing import Any

from ..evaluation import assess, result_of
from ..law.loading import law
from ..law.rules import Law
from ..messages.words import Words, words
from ..profile.reading import read_profile
from ..wording.effects import changed_factors


def compare(
    before: Any, after: Any, locale: str | Words = "en", today: date | None = None, source: Law | None = None
) -> dict[str, Any]:
    """Two profiles evaluated, and the difference of their sure points: in all, and by factor."""
    book, known = words(locale), source or law()
    first, second = (assess(read_profile(profile, known, book, today), known) for profile in (before, after))
    return {
        "before": result_of(first, book),
        "after": result_of(second, book),
        "difference": {
            "total": second.outcome.total[0] - first.outcome.total[0],
            "factors": changed_factors(first.outcome, second.outcome),
        },
    }
