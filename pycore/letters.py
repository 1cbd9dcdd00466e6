"""Whom to ask about a credential, and the question ready to send: the registrar, the province, the assessment body."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from .credentials import is_canadian
from .factors import sources_shown
from .messages import Words
from .profile import Credential
from .rules import Rules
from .verdicts import NOT_APPLICABLE, UNKNOWN, Test

# Which tests a recipient can settle, in the order in which their questions stand in the letter.
SCHOOL = ("program-length", "distance", "full-time-months", "institution", "language-study", "completed", "hours")
PROVINCE = ("institution",)
ASSESSOR = ("eca-outcome", "eca-valid", "eca-purpose", "eca-designated", "eca-present", "eca-level", "second-only")


def confirm_with(credential: Credential, tests: Sequence[Test], rules: Rules, words: Words) -> list[dict[str, Any]]:
    """Who decides, with the text to send: {who, ask, sources} for each recipient whom the tests concern."""
    seen: dict[str, Test] = {}
    for test in tests:
        if test.outcome != NOT_APPLICABLE and (test.id not in seen or test.outcome != "met"):
            seen[test.id] = test
    if not is_canadian(credential):
        open_ones = [test for name, test in seen.items() if name in ASSESSOR and test.outcome != "met"]
        return [_letter("assessor", credential, open_ones, rules, words)] if open_ones else []
    found = []
    school = [seen[name] for name in SCHOOL if name in seen and name != "completed"]
    if credential.kind not in ("secondary", "licence") and any(test.outcome != "met" for test in school):
        found.append(_letter("school", credential, school, rules, words))
    if any(name in seen and seen[name].outcome == UNKNOWN for name in PROVINCE):
        found.append(_letter("province", credential, [seen[name] for name in PROVINCE], rules, words))
    return found


def _letter(
    recipient: str, credential: Credential, tests: Sequence[Test], rules: Rules, words: Words
) -> dict[str, Any]:
    title = credential.title or words.say("letter.untitled", {})
    questions = [
        words.say(f"letter.{recipient}.{test.id}", {})
        for test in tests
        if f"letter.{recipient}.{test.id}" in words.templates
    ]
    lines = [words.say(f"letter.{recipient}.opening", {"title": title}), *(f"- {question}" for question in questions)]
    lines.append(words.say(f"letter.{recipient}.closing", {}))
    cite = tuple(dict.fromkeys(source for test in tests for source in test.cite))
    who = words.say(
        f"letter.{recipient}.who",
        {"institution": credential.institution_name or words.say("letter.school-unnamed", {})},
    )
    return {
        "who": who,
        "subject": words.say(f"letter.{recipient}.subject", {"title": title}),
        "ask": "\n".join(lines),
        "sources": sources_shown(cite, rules, words),
    }
