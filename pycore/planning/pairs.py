"""Two changes that give more together than apart: a level and a language that meet in one table, two credentials that make a pair."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from ..evaluation import Assessment, assess
from ..law.loading import law
from ..law.rules import Law
from ..messages.words import Words, words
from ..profile.reading import read_profile
from .lever_changes import Change, changes_of
from .program_turns import Conditions, Turn, program_conditions, turn_text, turns
from .steps import Plan, read_plan, with_steps


class Tried(NamedTuple):
    """One change or two, as they were scored: the whole total with them, and what they do to the programs."""

    steps: Sequence[Mapping[str, Any]]
    total: int
    turns: tuple[Turn, ...]

    @property
    def opened(self) -> frozenset[str]:
        """The programs whose answer is better than before."""
        return frozenset(f"{turn.program} {turn.after}" for turn in self.turns if turn.opens)


def pairs(
    profile: Any, locale: str | Words = "en", today: date | None = None, source: Law | None = None
) -> list[dict[str, Any]]:
    """Every two of the changes tried that add more sure points together than one by one, or open a program that neither opens alone.

    [{ids, steps, changes, gain, apart, more, total, programs}]: what opens a program first, then by `more`, which is
    `gain` less `apart`. Each is a whole profile, evaluated. Raises ProfileError like `evaluate`.
    """
    book, known = words(locale), source or law()
    plan = read_plan(profile, [], known, book, today)
    now = assess(plan.read, known)
    before = program_conditions(now.profile, now.rules)
    alone = [
        (change, _tried(plan, change.changes, before))
        for change in changes_of(now, book)
        if change.already is None and change.changes
    ]
    found = [
        _shown(one, other, plan, now, before, book)
        for place, one in enumerate(alone, start=1)
        for other in alone[place:]
    ]
    return sorted((one for one in found if one is not None), key=_weight)


def _tried(plan: Plan, steps: Sequence[Mapping[str, Any]], before: Conditions) -> Tried:
    made = plan._replace(changes=steps)
    assessed = assess(read_profile(with_steps(made), plan.law, plan.words), plan.law)
    after = program_conditions(assessed.profile, assessed.rules)
    return Tried(steps, assessed.outcome.total[0], tuple(turns(before, after)))


def _shown(
    one: tuple[Change, Tried],
    other: tuple[Change, Tried],
    plan: Plan,
    now: Assessment,
    before: Conditions,
    book: Words,
) -> dict[str, Any] | None:
    """Two changes together; None where they give no more than apart."""
    both = _tried(plan, [*one[1].steps, *other[1].steps], before)
    total = now.outcome.total[0]
    apart = sum(max(tried.total - total, 0) for _, tried in (one, other))
    new = both.opened - one[1].opened - other[1].opened
    gain = both.total - total
    if gain <= apart and not new:
        return None
    opened = [turn for turn in both.turns if turn.opens and f"{turn.program} {turn.after}" in new]
    return {
        "ids": [one[0].id, other[0].id],
        "steps": [*_said(one[0], book), *_said(other[0], book)],
        "changes": [dict(step) for step in both.steps],
        "gain": gain,
        "apart": apart,
        "more": gain - apart,
        "total": both.total,
        "programs": [turn_text("lever.program", turn, book) for turn in opened],
    }


def _said(change: Change, book: Words) -> Iterator[str]:
    """A change in one line."""
    yield " ".join(book.say(step.code, step.facts) for step in change.steps)


def _weight(shown: Mapping[str, Any]) -> tuple[bool, int, int]:
    return not shown["programs"], -shown["more"], -shown["gain"]
