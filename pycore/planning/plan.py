"""A plan: some steps done, all else left as it is; what it does to the answers, and from which day it is there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from ..evaluation import Assessment, assess, result_of
from ..law.loading import law
from ..law.rules import Law
from ..messages.words import Words, words
from ..profile.facts import Profile
from ..profile.reading import read_profile
from ..wording.citations import sources_shown
from ..wording.effects import changed_factors
from .plan_cautions import plan_cautions
from .program_turns import program_conditions, turn_sources, turn_text, turns
from .step_words import step_text
from .steps import Json, Plan, as_things_are, day_of, days_of, read_plan, with_steps


def plan(
    profile: Any,
    changes: Any = (),
    locale: str | Words = "en",
    today: date | None = None,
    source: Law | None = None,
) -> dict[str, Any]:
    """A profile with the steps of a plan done on its own day, beside the same profile without them.

    {steps: [{do, on, text}], from, profile, after, difference, programs, then, cautions}: `profile` is the one with all steps
    done, and `after` its whole result; `from` is the day on which the last step is there, and `then` both totals on that day,
    both null where nothing lies ahead; `cautions` is what the law sets against the plan itself. Raises ProfileError like
    `evaluate`, with the problems of a step under /changes.
    """
    book, known = words(locale), source or law()
    made = read_plan(profile, list(changes) if isinstance(changes, tuple) else changes, known, book, today)
    facts, days = with_steps(made), days_of(made)
    before, after = _assessed(as_things_are(made), made), _assessed(facts, made)
    last = with_steps(made, days[-1]) if days else facts
    return {
        "steps": [{"do": one["do"], "on": _ahead(made, one), "text": step_text(made, one)} for one in made.changes],
        "from": days[-1].isoformat() if days else None,
        "profile": facts,
        "after": result_of(after, book),
        "difference": {
            "total": after.outcome.total[0] - before.outcome.total[0],
            "factors": changed_factors(before.outcome, after.outcome),
        },
        "programs": list(_turned(made, before, after)),
        "then": _then(made, days),
        "cautions": list(plan_cautions(made, before.profile, _profile(last, made), after.rules)),
    }


def _ahead(made: Plan, change: Mapping[str, Any]) -> str | None:
    day = day_of(made, change)
    return day.isoformat() if day > made.read.as_of else None


def _then(made: Plan, days: Sequence[date]) -> dict[str, Any] | None:
    """Both totals on the day on which the last step is there; None where all are there already."""
    if not days:
        return None
    on = days[-1]
    return {
        "before": _total(_assessed(as_things_are(made, on), made)),
        "after": _total(_assessed(with_steps(made, on), made)),
    }


def _total(assessed: Assessment) -> dict[str, Any]:
    return {"total": assessed.outcome.total[0], "range": list(assessed.outcome.total)}


def _turned(made: Plan, before: Assessment, after: Assessment) -> Iterator[dict[str, Any]]:
    """The programs that the plan opens, or closes where the two exchange their roles: whatever is added closes none."""
    found = (program_conditions(one.profile, one.rules) for one in (before, after))
    exchanged = any(change["do"] == "exchange" for change in made.changes)
    for turn in turns(*found):
        if not turn.opens and not exchanged:
            continue  # an unknown that is taken at its least may seem to
        yield {
            "id": turn.program,
            "before": turn.before,
            "after": turn.after,
            "opens": turn.opens,
            "text": turn_text("lever.program", turn, made.words),
            "sources": sources_shown(turn_sources(turn), after.rules, made.words),
        }


def _assessed(facts: Json, made: Plan) -> Assessment:
    return assess(_profile(facts, made), made.law)


def _profile(facts: Json, made: Plan) -> Profile:
    return read_profile(facts, made.law, made.words)
