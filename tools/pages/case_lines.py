"""Lines of a worked case beside its credentials: the programs, what a step would add, and the days on which the score changes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from pycore import levers, timeline
from tools.pages.shelf import Shelf

DECIDES = {"no": {"not-met"}, "unclear": {"unknown"}, "yes": set()}  # outcomes of requirements that make an answer


class Answer(NamedTuple):
    """One line of a case: what it is about, the answer, and why."""

    name: str
    answer: str
    because: str


def points(shelf: Shelf, span: Sequence[int]) -> str:
    """So many points, or from so many to so many where an answer is open."""
    low, high = span
    return shelf.words.write(low, "points") if low == high else shelf.text("score-range", low=low, high=high)


def programs(shelf: Shelf, found: Mapping[str, Any], answer: Mapping[str, Any]) -> Iterator[Answer]:
    """The programs that a case names, each with its answer and what makes it; of a requirement that it names, its own outcome.

    So a program of which nothing but a met requirement was asked is not called open for what nobody asked about.
    """
    named = found["expect"].get("programs", {})
    asked = found["expect"].get("requirements", {})
    for program in answer["programs"]:
        name = shelf.words.term("program-name", program["id"])
        told: set[str] = set()
        if program["id"] in named:
            made = [one for one in program["requirements"] if one["outcome"] in DECIDES[program["answer"]]]
            told = {one["id"] for one in made}
            because = " ".join(one["because"] for one in made)
            yield Answer(name, shelf.text(f"case-program-{program['answer']}"), because)
        for one in program["requirements"]:
            if one["id"] in asked.get(program["id"], ()) and one["id"] not in told:
                about = shelf.said(name, shelf.words.term("program.requirement", one["id"]))
                yield Answer(about, shelf.text(f"case-requirement-{one['outcome']}"), one["because"])


def steps(shelf: Shelf, found: Mapping[str, Any]) -> Iterator[Answer]:
    """What each step that a case is about would add, and why."""
    named = found["expect"].get("levers", ())
    if not named:
        return
    for step in levers(found["profile"], locale=shelf.locale)["levers"]:
        if step["id"] in named:
            gain = points(shelf, (step["gain"], step["gain_at_most"]))
            yield Answer(step["steps"][0].rstrip("."), shelf.text("case-gain", gain=gain), step["because"])


def days(shelf: Shelf, found: Mapping[str, Any]) -> Iterator[Answer]:
    """The score on each day that a case is about, and what changes then; the days on which a program turns, where it is about those."""
    expected = found["expect"]
    if not expected.keys() & {"timeline", "timeline_says"}:
        return
    ahead = timeline(found["profile"], locale=shelf.locale)
    turns = [turn["on"] for turn in ahead["programs"]] if "timeline_says" in expected else []
    named = {str(day) for day in expected.get("timeline", ())} | set(turns)
    for step in ahead["steps"]:
        if step["on"] in named:
            causes = [cause["text"] for cause in step["causes"]]
            causes += [turn["text"] for turn in ahead["programs"] if turn["on"] == step["on"]]
            name = shelf.day(date.fromisoformat(step["on"]))
            yield Answer(name, points(shelf, step["range"]), " ".join(causes))
