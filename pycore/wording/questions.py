"""What is not known and matters: each open question with what its answer could add, most first."""

from collections.abc import Callable, Container, Hashable, Iterator, Sequence
from typing import Any

from ..credentials.level import judge
from ..credentials.standing import is_to_come
from ..law.rules import Rules
from ..messages.words import Words
from ..profile.facts import Profile
from ..scoring.bounds import Bound, Judgements, columns
from ..scoring.crs import measured_facts
from ..scoring.grid import READS, grid
from ..scoring.ranges import Outcome, Scores, best_variant, outcome_with, total_at_most
from ..scoring.world import Facts
from .open_answers import Told, asked_at, open_answers
from .verdict_words import missing_facts

NOMINATED: Told = {"nomination": True}
NOT_NOMINATED: Told = {"nomination": False}


def open_questions(
    profile: Profile, judged: Judgements, scores: Scores, outcome: Outcome, rules: Rules, words: Words
) -> list[dict[str, Any]]:
    """{path, question, could_add, could_add_fsw}: the most points that hang on each unanswered fact.

    What would settle a planned credential is asked too, though no point of today hangs on it.
    """
    shown: list[dict[str, Any]] = []
    known: dict[Hashable, tuple[int, int]] = {}
    in_grid = grid(outcome.sure, rules).total, grid(outcome.most, rules).total
    for question in open_answers(profile, judged, rules):
        key = (*question.worst.items(), question.best)
        if key not in known:
            known[key] = (
                _score_loss(scores, outcome, question.worst, rules)
                or _score_gain(scores, outcome, question.best, rules),
                _grid_loss(outcome.most, in_grid[1], question.worst, rules)
                or _grid_gain(outcome, in_grid[0], question.best, rules),
            )
        crs, fsw = known[key]
        if crs or fsw:
            shown.append(
                {
                    "path": question.path,
                    "question": words.say(question.code),
                    "could_add": crs,
                    "could_add_fsw": fsw,
                }
            )
    if profile.partnered is None or (profile.partnered and len(columns(profile)) > 1):
        shown.append(_partner_question(profile, scores.bounds, outcome.total[0], in_grid[0], rules, words))
    listed = {one["path"] for one in shown}
    for path, code in _planned_questions(profile, judged, rules):
        if path not in listed:
            shown.append({"path": path, "question": words.say(code), "could_add": 0, "could_add_fsw": 0})
    shown.sort(key=lambda one: (-one["could_add"], -one["could_add_fsw"], one["path"]))
    return shown


def _score_loss(scores: Scores, outcome: Outcome, worst: Told, rules: Rules) -> int:
    """What the score loses at most where an answer is the worst it can be.

    A nomination fills its section, and no answer adds to a full one. So while it is open, an answer is also weighed
    without it, and the nomination itself where nothing else is sure.
    """
    scored = measured_facts(rules)
    in_score = {name: value for name, value in worst.items() if name in scored}
    if not in_score:
        return 0
    loss = outcome.total[1] - max(outcome.total[0], total_at_most(scores, in_score))
    if not outcome.most.nomination or outcome.sure.nomination:
        return loss
    if in_score.keys() == NOT_NOMINATED.keys():
        return max(loss, outcome_with(scores, NOMINATED, {}).total[0] - outcome.total[0])
    return max(loss, total_at_most(scores, NOT_NOMINATED) - total_at_most(scores, {**in_score, **NOT_NOMINATED}))


def _score_gain(scores: Scores, outcome: Outcome, best: Callable[[], Told] | None, rules: Rules) -> int:
    """What an answer alone adds to the sure score where it takes nothing from the most: another open answer gives as much."""
    least, most = outcome.total
    if best is None or least == most:
        return 0
    changes = _differing(outcome, best(), measured_facts(rules))
    return outcome_with(scores, changes, {}).total[0] - least if changes else 0


def _grid_loss(most: Facts, points: int, worst: Told, rules: Rules) -> int:
    """What the 67-point grid loses at most of its points in the best world."""
    changes: dict[str, Any] = {
        name: value for name, value in worst.items() if name in READS and getattr(most, name) != value
    }
    return points - grid(most._replace(**changes), rules).total if changes else 0


def _grid_gain(outcome: Outcome, points: int, best: Callable[[], Told] | None, rules: Rules) -> int:
    """What an answer alone adds to the sure points of the grid."""
    changes = _differing(outcome, best(), READS) if best else {}
    return grid(outcome.sure._replace(**changes), rules).total - points if changes else 0


def _differing(outcome: Outcome, told: Told, read: Container[str]) -> dict[str, Any]:
    """Of some facts those that are read, and are not the same in the worst and the best world: the rest is settled."""
    return {
        name: value
        for name, value in told.items()
        if name in read and getattr(outcome.sure, name) != getattr(outcome.most, name)
    }


def _partner_question(
    profile: Profile, bounds: Sequence[Bound], least: int, least_in_grid: int, rules: Rules, words: Words
) -> dict[str, Any]:
    """Whether there is a partner who is scored: what the columns differ by at most, or what a known column makes sure."""
    worlds = [(bound.best, *best_variant(bound, rules)) for bound in bounds]
    points = [(best, scored.total, grid(facts, rules).total) for best, facts, scored in worlds]
    (crs, fsw), (sure, sure_in_grid) = (
        [[one[at] for one in points if one[0] is best] for at in (1, 2)] for best in (True, False)
    )
    if profile.partnered is None:
        path, code = "/partner", "question.partner"
    elif profile.partner.accompanying is None:
        path, code = "/partner/accompanying", "question.partner.accompanying"
    else:
        path, code = "/partner/canadian", "question.partner.canadian"
    return {
        "path": path,
        "question": words.say(code),
        "could_add": max(crs) - min(crs) or max(sure) - least,
        "could_add_fsw": max(fsw) - min(fsw) or max(sure_in_grid) - least_in_grid,
    }


def _planned_questions(profile: Profile, judged: Judgements, rules: Rules) -> Iterator[tuple[str, str]]:
    """Where an answer about a planned credential is missing, if it is taken as completed, and what the question is called."""
    person, held = profile.applicant, judged.applicant or ()
    for index, one in enumerate(held):
        if is_to_come(one.credential, profile.as_of):
            completed = judge(one.credential, person.occupation, profile.as_of, rules, as_if_completed=True)
            for name in missing_facts(index, [*held[:index], completed]):
                yield asked_at("applicant", index, name)
