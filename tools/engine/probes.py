"""What the core is asked while it is packed, so that it is seen which parts of Python it stands on."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from pycore.invitations.rounds_files import document
from pycore.schools.finder import handed_over
from tools.lib import cases, malformed, samples
from tools.lib.editions import LOCALES
from tools.lib.places import TOOLS

OWN = TOOLS / "engine" / "exercise.json"


def exercises() -> list[str]:
    """The questions that the core is put while it is packed: the build's own, in both languages, and the worked cases."""
    worked = list(cases.requests())
    ahead = [{**request, "do": name} for request in worked for name in PLANNER]
    handed = [with_data({**request, "do": ROUNDS}) for request in worked[:: len(worked) // CASES]]
    return [*own_exercises(), *asked_of(own(LATER)), *schools_asked(), *map(json.dumps, [*worked, *ahead, *handed])]


def schools_asked() -> Iterator[str]:
    """Names of schools as people type them; the first question of each language hands the directory over, as the page does."""
    for locale in LOCALES:
        given: dict[str, object] = {"directory": handed_over(locale)}
        for text in SCHOOLS:
            yield json.dumps({"v": 1, "do": "schools", "locale": locale, "text": text, **given})
            given = {}


def own_exercises() -> list[str]:
    """The questions answered before the memory is kept: few, so that it holds nothing of theirs and stays small."""
    return [*asked_of(own(FIRST)), SCHEMA_OF_CHANGES, "", "{", "null", "[1.5e400]", "[" * 2000]


SAMPLES, ODD = 400, 2000  # how many profiles as people may have them, and how many that are wrong

SCHOOLS = (
    "McGill",
    "u of t",
    "univrsité d’otawa",
    "Lambton College",
    "VCC",
    "University of York",
    "Trinity College",
    "saint",
    "",
    "zz",
)

# Refused at once, and has the schema of a plan's steps read: there are no files any more once the memory is kept.
SCHEMA_OF_CHANGES = json.dumps({"v": 1, "do": "plan", "profile": {}, "changes": None})

# What the page asks for its first answer, and what it asks only once a reader opens it.
FIRST = ("evaluate", "none")
PLANNER = ("timeline", "levers")
ROUNDS = "rounds"
LATER = (*PLANNER, "plan", "pairs", "scenario", "history", "swap", ROUNDS)
CASES = 8  # of the worked cases, so many are set beside the rounds


def own(names: Sequence[str]) -> list[dict[str, object]]:
    """The build's own questions of these names."""
    requests = json.loads(OWN.read_text(encoding="utf-8"))
    return [with_data(request) for request in requests if request["do"] in names]


def with_data(request: dict[str, object]) -> dict[str, object]:
    """A question with the data that the page hands over beside it, where it needs any."""
    return {**request, "data": document()} if request["do"] == ROUNDS else request


def asked_of(requests: list[dict[str, object]]) -> list[str]:
    """Questions in both languages."""
    return [json.dumps({"v": 1, "locale": locale, **request}) for locale in LOCALES for request in requests]


def probes() -> Iterator[str]:
    """What is asked only to see what else of Python runs: the build's own exercise with every value, in turn, taken away or made
    something else, and many different profiles, right and wrong.
    """
    others = [None, True, -1, 1e308, 10**40, "", "é ’ 2020-02-30", [], {}, [[]], {"": 0}]
    for locale in LOCALES:
        for request in own(FIRST):
            for holder, key in places(request):
                value = holder[key]
                for other in others:
                    holder[key] = other
                    yield json.dumps({"v": 1, "locale": locale, **request})
                del holder[key]
                yield json.dumps({"v": 1, "locale": locale, **request})
                holder[key] = value
    for locale in LOCALES:
        for profile in samples.stream(SAMPLES):
            yield json.dumps({"v": 1, "do": "evaluate", "locale": locale, "profile": profile})
    yield from (text for text in malformed.inputs(ODD, seed=1) if text.encode(errors="ignore").decode() == text)


def places(node: object) -> list[tuple[dict[str, object], str]]:
    """Every holder and key in nested dictionaries and lists."""
    if isinstance(node, list):
        return [place for item in node for place in places(item)]
    if not isinstance(node, dict):
        return []
    return [(node, key) for key in list(node)] + [place for value in node.values() for place in places(value)]
