"""What a change would give: hypothetical facts scored on the same day, under the same rules, all else left as it is.

Which changes are tried stands in rules/levers.toml. Each replaces a few facts of the worst worlds, so that a gain is
that of the sure part. Nothing here says what to do: what gives nothing is shown beside what gives most, with the reason.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from ..evaluation import Assessment, assess
from ..law.loading import law
from ..law.rules import Law
from ..messages.words import Words, words
from ..profile.reading import read_profile
from ..scoring.ranges import outcome_with
from ..wording.citations import sources_shown
from .lever_changes import Change, changes_of, gain_of
from .lever_reasons import Reason, gains
from .program_turns import Conditions, Turn, program_conditions, turn_sources, turn_text, turns


def levers(
    profile: Any, locale: str | Words = "en", today: date | None = None, source: Law | None = None
) -> dict[str, Any]:
    """Hypothetical changes by what each adds to the sure points, most first; and those that add nothing, each with the reason.

    {levers: [{id, steps, changes, gain, gain_at_most, total, because, programs, sources}], nothing: [{id, steps, changes, because,
    programs, sources}]}; `programs` says first what a change opens, and one that opens a program is a lever though it adds no point.
    Raises ProfileError like `evaluate`.
    """
    book, known = words(locale), source or law()
    assessed = assess(read_profile(profile, known, book, today), known)
    found: list[dict[str, Any]] = []
    nothing: list[dict[str, Any]] = []
    before = program_conditions(assessed.profile, assessed.rules)
    for change in changes_of(assessed, book):
        turned = _opened(before, change, assessed)
        if change.already is not None:
            nothing.append(_shown(change, [change.already], turned, assessed, book))
            continue
        after = outcome_with(assessed.scores, change.facts, {})
        gain = after.total[0] - assessed.outcome.total[0]
        most = gain if change.most is None else gain_of(change.most, assessed)
        moved = gains(assessed.outcome, after, assessed.rules, book)
        if most > 0:
            shown = _shown(change, [*(moved or change.without), *change.notes], turned, assessed, book)
            found.append({**shown, "gain": max(gain, 0), "gain_at_most": max(most, 0), "total": after.total[0]})
        else:
            same = (Reason("lever.same", {"total": assessed.outcome.total[0]}),)
            reasons = [*(moved or change.without or same), *change.notes]
            nothing.append(_shown(change, reasons, turned, assessed, book))
    nothing += _order(assessed, book)
    return {"levers": sorted(found, key=_weight), "nothing": nothing}


def _opened(before: Conditions, change: Change, assessed: Assessment) -> tuple[Turn, ...]:
    """The programs that a change opens: whatever is added closes none, though an unknown that it takes at its least may seem to."""
    if change.profile is None:
        return ()
    return tuple(turn for turn in turns(before, program_conditions(change.profile, assessed.rules)) if turn.opens)


def _weight(shown: Mapping[str, Any]) -> tuple[int, int]:
    return -shown["gain"], -shown["gain_at_most"]


def _shown(
    change: Change, reasons: Sequence[Reason], turned: Sequence[Turn], assessed: Assessment, book: Words
) -> dict[str, Any]:
    cite = tuple(source for part in (reasons, change.steps) for reason in part for source in reason.cite)
    said = [turn_text("lever.program", turn, book) for turn in turned]
    return {
        "id": change.id,
        "steps": [book.say(step.code, step.facts) for step in change.steps],
        "changes": [dict(one) for one in change.changes] if change.already is None else [],
        "because": " ".join([*said, *(book.say(reason.code, reason.facts) for reason in reasons)]),
        "programs": [
            {"id": turn.program, "before": turn.before, "after": turn.after, "opens": turn.opens, "text": text}
            for turn, text in zip(turned, said, strict=True)
        ],
        "sources": sources_shown(
            tuple(dict.fromkeys((*(one for turn in turned for one in turn_sources(turn)), *cite))), assessed.rules, book
        ),
    }


def _order(assessed: Assessment, book: Words) -> Iterator[dict[str, Any]]:
    """To swap the two official languages gives nothing: the order that gives the most is the one scored."""
    sure = assessed.outcome.sure
    if any(sure.english) and any(sure.french):
        cite = assessed.rules.cite("first-language")
        reason = Reason("lever.order", {"language": assessed.outcome.sure_score.first_language}, cite)
        yield _shown(Change("language-order", (), {}), [reason], (), assessed, book)
