"""A test of a rule against a fact, and how several tests make one answer."""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

MET = "met"
NOT_MET = "not-met"
UNKNOWN = "unknown"
NOT_APPLICABLE = "not-applicable"

NO_FACTS: Mapping[str, Any] = {}


class Condition(NamedTuple):
    """One condition of one provision, judged.

    `code` is the key of the message, `facts` fill it, `cite` are source ids, `missing` names the facts that would settle it.
    An unknown with nothing missing is contested: the law is silent or read in two ways, and the message names both readings.
    """

    id: str
    outcome: str
    code: str
    facts: Mapping[str, Any] = NO_FACTS
    cite: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()


def answer_of(tests: Iterable[Condition]) -> str:
    """Any condition not met: no; otherwise any unknown: unclear; otherwise yes."""
    answer = "yes"
    for test in tests:
        if test.outcome == NOT_MET:
            return "no"
        if test.outcome == UNKNOWN:
            answer = "unclear"
    return answer


def deciding(tests: Iterable[Condition], answer: str) -> list[Condition]:
    """The tests that at present determine the answer: the failed ones of a no, the unknown ones of an unclear, the met ones of a yes."""
    wanted = {"no": NOT_MET, "unclear": UNKNOWN, "yes": MET}[answer]
    return [test for test in tests if test.outcome == wanted]


def word_of(tests: Iterable[Condition], answer: str) -> str:
    """The reader's word for an answer: an unclear one is contested, or waits for an answer of the person's."""
    if answer == "yes":
        return "counts"
    if answer == "no":
        return "does-not-count"
    return "not-yet-known" if any(test.missing for test in tests if test.outcome == UNKNOWN) else "unclear"
