"""The programs as a result shows them: each requirement with its sentence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ..credentials.condition import Condition, answer_of
from ..law.rules import Rules
from ..messages.words import Words
from .citations import asked


def programs_result(tests: Mapping[str, Sequence[Condition]], rules: Rules, words: Words) -> list[dict[str, Any]]:
    """The programs as a result shows them: [{id, answer, requirements: [{id, outcome, because, sources, missing}]}]."""
    return [
        {
            "id": program,
            "answer": answer_of(requirements),
            "requirements": asked(requirements, "program", rules, words),
        }
        for program, requirements in tests.items()
    ]
