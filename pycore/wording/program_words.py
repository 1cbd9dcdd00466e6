"""The programs as a result shows them: each requirement with its sentence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ..credentials.condition import Condition, answer_of
from ..law.rules import Rules
from .citations import condition_shown
from .messages import Words


def programs_result(tests: Mapping[str, Sequence[Condition]], rules: Rules, words: Words) -> list[dict[str, Any]]:
    """The programs as a result shows them: [{id, answer, requirements: [{id, outcome, because, sources, missing}]}]."""
    return [
        {
            "id": program,
            "answer": answer_of(requirements),
            "requirements": [
                condition_shown(test, words.say(f"program.{test.code}", test.facts), rules, words, True)
                for test in requirements
            ],
        }
        for program, requirements in tests.items()
    ]
