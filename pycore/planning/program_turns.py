"""What a day or a step does to the programs: which answer becomes another, and by which requirement."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from ..credentials.condition import NOT_MET, UNKNOWN, Condition, answer_of
from ..law.rules import Rules
from ..messages.words import Words
from ..profile.facts import Profile
from ..scoring.bounds import bounds, bounds_of_grid, judgements
from ..scoring.grid import select
from ..scoring.programs import program_tests

Conditions = Mapping[str, tuple[Condition, ...]]  # by program

BETTER = ("no", "unclear", "yes")


class Turn(NamedTuple):
    """A program whose answer becomes another; `because` are the requirements that come out differently."""

    program: str
    before: str
    after: str
    because: tuple[Condition, ...]

    @property
    def opens(self) -> bool:
        """Whether the answer is better than before."""
        return BETTER.index(self.after) > BETTER.index(self.before)


def program_conditions(profile: Profile, rules: Rules) -> Conditions:
    """Every requirement of every program for a profile on its day."""
    judged = judgements(profile, rules)
    worlds = bounds(profile, judged, rules)
    of_grid = bounds_of_grid(profile, judged, worlds, rules)
    return program_tests(profile, judged, worlds, select(of_grid, rules), rules, of_grid)


def turns(before: Conditions, after: Conditions) -> Iterator[Turn]:
    """The programs whose answer is another than before, in the order of the Regulations."""
    for program, conditions in after.items():
        was, now = answer_of(before[program]), answer_of(conditions)
        if was == now:
            continue
        outcomes = {condition.id: condition.outcome for condition in before[program]}
        changed = tuple(one for one in conditions if one.outcome != outcomes.get(one.id))
        worst = {"no": NOT_MET, "unclear": UNKNOWN}.get(now)
        deciding = tuple(one for one in changed if worst is None or one.outcome == worst)
        yield Turn(program, was, now, deciding or changed)


def turn_text(code: str, turn: Turn, words: Words) -> str:
    """A turn in a sentence: the program, its answer, and each requirement that made it so."""
    reasons = [
        words.say(
            "program-turn.requirement",
            {
                "requirement": words.term("program.requirement", one.id),
                "because": words.say(f"program.{one.code}", one.facts),
            },
        )
        for one in turn.because
    ]
    facts = {"program": words.term("program-name", turn.program), "because": " ".join(reasons)}
    return words.say(f"{code}.{turn.before}-{turn.after}", facts)


def turn_sources(turn: Turn) -> tuple[str, ...]:
    """The provisions of the requirements that made a turn."""
    return tuple(dict.fromkeys(source for one in turn.because for source in one.cite))
