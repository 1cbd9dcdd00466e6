"""Would it have been enough? The rounds of the last twelve months that a person could have been in, and their cut-offs.

Past cut-offs against the points of one day: no promise, and no forecast. Points; days are whole days.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple

from ..credentials.condition import Condition, answer_of
from ..dates import add_years
from ..errors import ProfileError, RulesError
from ..evaluation import Assessment, assess, rules_shown, selected
from ..law.loading import law
from ..law.rules import Law, Rules
from ..messages.words import Words, words
from ..profile.reading import read_profile
from ..scoring.bounds import bounds_of_grid
from ..scoring.programs import program_tests
from ..wording.citations import asked, sources_shown
from ..wording.warnings import reported_change
from .membership import Candidate, membership
from .rounds import Category, Kind, Round, Rounds
from .rounds_loading import read_rounds

PACKAGED = Path(__file__).with_name("data").is_dir()  # a page has no such files, and hands the data over
ORDER = ("yes", "unclear", "no")
TIE = ("rounds-tie",)


class Group(NamedTuple):
    """The rounds of one kind and version that lie in the time looked at, the newest first, and what they asked of the person."""

    kind: Kind
    version: str | None
    category: Category | None
    tests: tuple[Condition, ...]
    rounds: tuple[Round, ...]


def rounds(
    profile: Any, locale: str = "en", today: date | None = None, source: Law | None = None, data: Any = None
) -> dict[str, Any]:
    """The rounds of the twelve months before the day of the profile, or before the last one recorded, beside the person's points.

    `data` is the published document of rounds, rounds.json of the dataset; the package's own where it is left out. Raises
    ProfileError like `evaluate`, and for data that are not exactly of that form.
    """
    book, known = words(locale), source or law()
    assessed = assess(read_profile(profile, known, book, today), known)
    held = _held(data, known, book)
    first, last = _time(assessed.profile.as_of, held)
    found = sorted(_groups(held, first, last, _candidate(assessed)), key=lambda group: ORDER.index(_answer(group)))
    return {
        "as_of": assessed.profile.as_of.isoformat(),
        "rules": rules_shown(assessed.rules, book),
        "total": assessed.outcome.total[0],
        "range": list(assessed.outcome.total),
        "from": first.isoformat(),
        "to": last.isoformat(),
        "recorded": {
            "from": held.rounds[0].on.isoformat(),
            "to": held.rounds[-1].on.isoformat(),
            "last": held.rounds[-1].number,
        },
        "notes": [_note(*note, assessed, book) for note in _notes(assessed, held, found, first, last)],
        "kinds": [_shown(group, assessed, book) for group in found],
    }


def _held(data: Any, known: Law, book: Words) -> Rounds:
    """The rounds handed over, or those of the package."""
    try:
        if data is not None:
            return read_rounds(data, known.sources)
        if PACKAGED:
            from .rounds_files import packaged_rounds

            return packaged_rounds()
        raise RulesError("data")
    except RulesError as error:
        facts = {"detail": str(error)}
        problem, expected = book.say("problem.rounds-data", facts), book.say("expected.rounds-data")
        raise ProfileError([{"path": "/data", "problem": problem, "expected": expected}]) from None


def _time(as_of: date, held: Rounds) -> tuple[date, date]:
    """The first and the last day of the twelve months looked at."""
    last = min(as_of, held.rounds[-1].on)
    before = add_years(last, -1)
    return (last if before is None else before + timedelta(days=1)), last


def _candidate(assessed: Assessment) -> Candidate:
    profile, rules, judged = assessed.profile, assessed.rules, assessed.judged
    grid = tuple(bounds_of_grid(profile, judged, assessed.scores.bounds, rules))
    tests = program_tests(profile, judged, assessed.scores.bounds, selected(grid, rules), rules, grid)
    return Candidate(profile, rules, assessed.scores.bounds, tests)


def _groups(held: Rounds, first: date, last: date, candidate: Candidate) -> Iterable[Group]:
    """The rounds of a time by kind and version; the kind with the newest round comes first."""
    by_kind: dict[tuple[str, str | None], list[Round]] = {}
    for one in reversed(held.between(first, last)):
        by_kind.setdefault((one.kind, one.version), []).append(one)
    for (name, version), found in by_kind.items():
        kind, category = held.kinds[name], held.categories.get((name, version))
        yield Group(kind, version, category, membership(kind, category, candidate), tuple(found))


def _answer(group: Group) -> str:
    return answer_of(group.tests)


def _shown(group: Group, assessed: Assessment, book: Words) -> dict[str, Any]:
    """A kind with what it asked; its rounds only where the person could have been in them, or where that is not known."""
    rules, answer = assessed.rules, _answer(group)
    cited = dict.fromkeys(source for one in group.rounds for source in one.cite)
    return {
        "id": group.kind.id,
        "version": group.version,
        "name": book.term("round-kind", group.kind.id),
        "answer": answer,
        "because": book.say(f"rounds.answer.{answer}"),
        "requirements": asked(group.tests, "rounds", rules, book),
        "occupations": None if group.category is None else _listed(group.category),
        "held": len(group.rounds),
        "rounds": [] if answer == "no" else [_round(one, assessed, book) for one in group.rounds],
        "sources": sources_shown(tuple(cited), rules, book),
    }


def _listed(category: Category) -> dict[str, Any] | None:
    """The occupations of a category, and the day as of which the list stands."""
    if category.occupations is None or category.seen is None:
        return None
    return {"as_of": category.seen.isoformat(), "noc": list(category.occupations)}


def _round(one: Round, assessed: Assessment, book: Words) -> dict[str, Any]:
    low, high = assessed.outcome.total
    then = assessed.rules.law.on(one.on)
    code, facts = _against(one, low, high)
    return {
        "number": one.number,
        "on": one.on.isoformat(),
        "name": one.name,
        "invitations": one.invitations,
        "cutoff": one.cutoff,
        "tie_break": one.tie_break,
        "sure": low - one.cutoff,
        "most": high - one.cutoff,
        "because": book.say(f"rounds.cutoff.{code}", facts),
        "rules": {"id": _rule_set(then).isoformat(), "status": _status(then)},
        "other_rules": _other_rules(one, assessed),
    }


def _against(one: Round, low: int, high: int) -> tuple[str, Mapping[str, Any]]:
    """The message for the points, sure and possible, against a cut-off, and its facts."""
    facts: dict[str, Any] = {
        "low": low,
        "high": high,
        "cutoff": one.cutoff,
        "by_low": abs(low - one.cutoff),
        "by_high": abs(high - one.cutoff),
    }
    side = _side(low, one.cutoff)
    if low != high:
        return f"open.{'-'.join(dict.fromkeys((side, _side(high, one.cutoff))))}", facts
    if side == "at" and one.tie_break and not one.tie_break.startswith("-"):
        moment = datetime.fromisoformat(one.tie_break)
        return "at-tie", {**facts, "day": moment.date(), "clock": moment.time().isoformat()}
    return side, facts


def _side(points: int, cutoff: int) -> str:
    return "above" if points > cutoff else "at" if points == cutoff else "under"


def _rule_set(rules: Rules) -> date:
    return rules.version("rule-set").start


def _status(rules: Rules) -> str:
    return "verified" if reported_change(rules) is None else "superseded-unverified"


def _other_rules(one: Round, assessed: Assessment) -> bool:
    """Whether a round was held under another rule set than the one applied, or under one whose text is not known."""
    then = assessed.rules.law.on(one.on)
    return _rule_set(then) != _rule_set(assessed.rules) or reported_change(then) is not None


def _notes(
    assessed: Assessment, held: Rounds, groups: Sequence[Group], first: date, last: date
) -> Iterable[tuple[str, Mapping[str, Any], tuple[str, ...]]]:
    """What goes for all of it: the id of each note, its facts and its sources."""
    rules, end = assessed.rules, held.rounds[-1]
    yield "past", {}, ()
    yield "scored", {"as_of": assessed.profile.as_of, "rules": _rule_set(rules)}, rules.cite("rule-set")
    if assessed.profile.as_of > end.on:
        yield "ends", {"number": end.number, "last": end.on}, end.cite
    if reported_change(rules) is not None:
        change = rules.version("reported-change")
        code = "reported" if end.on < change.start else "reported-held"
        yield code, {"from": change.start, "rules": _rule_set(rules)}, change.cite
    if not groups:
        yield "none", {"first": first, "last": last}, ()
    shown = [one for group in groups if _answer(group) != "no" for one in group.rounds]
    if others := sum(_other_rules(one, assessed) for one in shown):
        yield "other-rules", {"number": others}, ()
    if any(one.cutoff in assessed.outcome.total for one in shown):
        yield "tie", {}, TIE


def _note(
    name: str, facts: Mapping[str, Any], cite: tuple[str, ...], assessed: Assessment, book: Words
) -> dict[str, Any]:
    text = book.say(f"rounds.note.{name}", facts)
    return {"id": name, "text": text, "sources": sources_shown(cite, assessed.rules, book)}
