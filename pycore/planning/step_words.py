"""The steps of a plan in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from ..messages.words import Words
from ..profile.facts import ABILITIES, LEVELS
from .changes import APPLICANT
from .steps import FINDINGS, PARTNER, PLACED, Plan, assumed_outcome, day_of

SAID = ("program_years", "distance_share", "months_in_canada", "institution")  # of a credential, where they are known


def steps_on(plan: Plan, day: date) -> list[str]:
    """What the plan brings on a day, a sentence for each step."""
    return [step_text(plan, change) for change in plan.changes if day_of(plan, change) == day]


def step_text(plan: Plan, change: Mapping[str, Any]) -> str:
    """One step in a sentence; the partner's says so."""
    book, kind = plan.words, change["do"]
    facts: dict[str, Any] = {}
    if kind == "credential":
        facts = {"what": ", ".join(_parts(change["credential"], book))}
    elif kind in PLACED:
        held = (getattr(plan.read, change.get("who", APPLICANT)).credentials or ())[change["place"]]
        untitled = book.say("lever.untitled", {}) if held.kind is None else book.term("kind", held.kind)
        facts = {"title": held.title or untitled}
        if kind == "assess":
            kind, facts = _assessment(plan, change, facts)
    elif kind == "language":
        kind, facts = _language(change["language"], book)
    elif kind == "work":
        kind, facts = f"work-{change['where']}", {"years": change["years"]}
    text = book.say(f"plan.step.{kind}", facts)
    return text if change.get("who", APPLICANT) != PARTNER else book.say("plan.partners", {"step": text})


def _parts(credential: Mapping[str, Any], book: Words) -> Iterator[str]:
    """A credential by its title or kind, and what is known of it."""
    kind = credential.get("kind")
    yield credential.get("title") or (book.term("kind", kind) if kind else book.say("lever.untitled", {}))
    for name in SAID:
        if credential.get(name) is not None:
            yield book.say(f"plan.part.{name}", {name: credential[name]})


def _assessment(plan: Plan, change: Mapping[str, Any], facts: dict[str, Any]) -> tuple[str, dict[str, Any]]:
    """The sentence of an assessment: with what the report says, or with what is assumed."""
    eca = change.get("eca", {})
    if eca.get("outcome") in LEVELS:
        return "assess-says", {**facts, "level": eca["outcome"]}
    held = (getattr(plan.read, change.get("who", APPLICANT)).credentials or ())[change["place"]]
    if eca.keys() & set(FINDINGS) or held.eca is not None:
        return "assess", facts
    return "assess-assumed", {**facts, "level": assumed_outcome(plan, change)}


def _language(result: Mapping[str, Any], book: Words) -> tuple[str, dict[str, Any]]:
    """The sentence of a result: by its levels, or by its test and scores."""
    levels = [result.get("clb", result).get(ability) for ability in ABILITIES]
    shown = [book.say("plan.none", {}) if one is None else one for one in levels]
    if "clb" in result and "language" in result:
        return "levels", {"language": result["language"], "levels": shown}
    return ("scores", {"test": result["test"], "levels": shown}) if "test" in result else ("result", {})
