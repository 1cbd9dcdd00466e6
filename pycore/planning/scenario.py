"""The 2026 reform proposal applied to one person: clearly not law, in ranges, because what would change is not settled.

Source: reports of the consultation of April and May 2026; see rules/scenarios.toml. Points; no score rests on this.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from ..credentials.level import Judged
from ..evaluation import Assessment, assess
from ..law.loading import law
from ..law.rules import Law, Rules
from ..messages.words import Words, words
from ..profile.reading import read_profile
from ..scoring.bounds import bounds_of_grid
from ..scoring.grid import select
from ..scoring.ranges import Range
from ..wording.citations import sources_shown

PROPOSAL = "reform-2026"
STUDY = "canadian-study"
EDUCATION = ("education", STUDY)


def scenario(
    profile: Any, locale: str | Words = "en", today: date | None = None, source: Law | None = None
) -> dict[str, Any]:
    """What the proposal, as reported, would do to this person's points: each factor today, and then as a range or null.

    Raises ProfileError like `evaluate`. `law` is always false: nothing in the result is a rule in force.
    """
    book, known = words(locale), source or law()
    assessed = assess(read_profile(profile, known, book, today), known)
    proposal = known.on(known.parameters[PROPOSAL].starts[-1])
    facts = proposal.value(PROPOSAL)
    ranges = _today(assessed)
    changes = [
        (record, ranges.get(record["factor"]), _then(record, ranges, assessed))
        for record in proposal.records(f"{PROPOSAL}-factors")
        if record["effect"] == "new" or _concerns(record, ranges.get(record["factor"]))
    ]
    return {
        "id": PROPOSAL,
        "law": False,
        "title": book.say("scenario.title", {}),
        "notice": book.say("scenario.notice", facts),
        "rules": assessed.rules.version("rule-set").start.isoformat(),
        "total": assessed.outcome.total[0],
        "range": list(assessed.outcome.total),
        "education": _education(changes, book),
        "factors": [_shown(record, now, then, proposal, book) for record, now, then in changes],
        "entry": {
            "because": book.say("scenario.entry", proposal.value(f"{PROPOSAL}-entry")),
            "sources": sources_shown(proposal.cite(f"{PROPOSAL}-entry"), proposal, book),
        },
        "sources": sources_shown(proposal.cite(PROPOSAL), proposal, book),
    }


def _concerns(record: Mapping[str, Any], now: Range | None) -> bool:
    """A factor of the rules applied; one that gives nothing and stays as it is needs no line."""
    return now is not None and (any(now) or record["effect"] != "not-named")


def _today(assessed: Assessment) -> dict[str, Range]:
    """The points of every factor of the score, and of education in the 67-point grid, under the rules applied."""
    selection = select(
        bounds_of_grid(assessed.profile, assessed.judged, assessed.scores.bounds, assessed.rules), assessed.rules
    )
    grid = (selection.sure.factors["education"], selection.most["education"])
    return {**assessed.outcome.factors, "selection-education": grid}


def _then(record: Mapping[str, Any], ranges: Mapping[str, Range], assessed: Assessment) -> Range | None:
    """The points of a factor under the proposal; None where no figure is known."""
    effect = record["effect"]
    if effect == "new":
        return None
    low, high = ranges[record["factor"]]
    if effect == "not-named":
        return low, high
    if effect == "ended":
        return 0, 0
    kept = record.get("kept", ())
    return (min(low, _kept_points(assessed.judged.applicant or (), kept, assessed.rules)) if kept else 0), high


def _kept_points(judged: Sequence[Judged], kinds: Sequence[str], rules: Rules) -> int:
    """What study in Canada surely earns today with the kinds of credential that are reported to stay."""
    rows = rules.version(STUDY).data["rows"]
    return max((rows[one.study[0]] for one in judged if one.credential.kind in kinds), default=0)


def _shown(
    record: Mapping[str, Any], now: Range | None, then: Range | None, proposal: Rules, book: Words
) -> dict[str, Any]:
    if then is None or now is None:
        because = book.say(f"scenario.new.{record['factor']}", record)
    else:
        kept = record["effect"] == "reduced" and then[0] > 0
        facts = {"now": _phrase(now, book), "then": _phrase(then, book)}
        because = book.say(f"scenario.effect.{'kept' if kept else record['effect']}", facts)
    return {
        "id": record["factor"],
        "effect": record["effect"],
        "today": list(now or (0, 0)),
        "proposed": None if then is None else list(then),
        "because": because,
        "sources": sources_shown(tuple(record["cite"]), proposal, book),
    }


def _education(changes: Sequence[tuple[Mapping[str, Any], Range | None, Range | None]], book: Words) -> dict[str, Any]:
    """The level of education and study in Canada together, today and under the proposal."""
    own = [(now, then) for record, now, then in changes if record["factor"] in EDUCATION and now and then]
    now = (sum(pair[0][0] for pair in own), sum(pair[0][1] for pair in own))
    then = (sum(pair[1][0] for pair in own), sum(pair[1][1] for pair in own))
    facts = {"now": _phrase(now, book), "then": _phrase(then, book)}
    return {"today": list(now), "proposed": list(then), "because": book.say("scenario.education", facts)}


def _phrase(points: Range, book: Words) -> str:
    low, high = points
    return book.say("scenario.sure" if low == high else "scenario.open", {"low": low, "high": high})
