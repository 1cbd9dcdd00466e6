"""What the core says after the first answers of the decision guide, worked out once: the page looks it up and waits for no engine.

Every path is followed whose answers can be chosen, from a list or as a figure that is offered. Where another figure or a day is typed,
the engine goes on.
"""

from __future__ import annotations

import json
import subprocess
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pycore import ProfileError, evaluate
from pycore.law.loading import law
from tools.lib import environment as env
from tools.lib.editions import LOCALES
from tools.lib.places import BUILD, ROOT
from tools.lib.stamps import digest, once

QUESTIONS = Path(__file__).with_name("guide_questions.mjs")
USES = ("level", "canadian_study")
SHOWN = ("missing", "confirm_with", "when_completed", *USES)  # of a credential, at the end of the guide
LONG = 60  # characters of what is worth saying once

Answers = list[dict[str, Any]]
Point = tuple[
    list[Any], Answers, list[str] | None, dict[str, Any]
]  # a node, what led there, what is missing, the profile


def guide_modules() -> dict[str, bytes]:
    """The browser's modules with the paths and with the verdicts at their ends, by name."""
    made = BUILD / "guide-paths.json"

    def work() -> None:
        made.write_text(json.dumps(modules()), encoding="utf-8")

    key = digest([ROOT / "pycore", ROOT / "site_js" / "guide", ROOT / "site_js" / "form", QUESTIONS, Path(__file__)])
    once(BUILD / "guide-paths.stamp", key, work, needs=[made])
    return {name: text.encode() for name, text in json.loads(made.read_text(encoding="utf-8")).items()}


def modules() -> dict[str, str]:
    """Follow the paths, and write what was found as JavaScript."""
    env.say("following the decision guide through every answer that can be chosen")
    first = law().days_of_change[-1]
    start, ends = followed(first.isoformat())
    found = {"guide/paths.js": f"export const PATHS = {written({'from': first.isoformat(), 'start': start})};\n"}
    for locale in LOCALES:
        shown = [judged(profile, first.isoformat(), locale) for profile in ends]
        found[f"guide/ends/{locale}.js"] = f"export const ENDS = {written(once_each(shown))};\n"
    return found


def followed(day: str) -> tuple[list[Any], list[dict[str, Any]]]:
    """All that can be chosen, as site_js/guide/paths.js has it, and the profile at each end."""
    start: list[Any] = ["", "", ""]
    ends: list[dict[str, Any]] = []
    todo: list[Point] = [(start, [], None, {})]
    while todo:
        questions = questions_after([(answers, missing) for _, answers, missing, _ in todo])
        further: list[Point] = []
        for (node, _, _, profile), question in zip(todo, questions, strict=True):
            if question is None:
                node[2] = len(ends)
                ends.append(profile)
                continue
            node[2] = question["id"]
            after: dict[str, list[Any]] = {}
            for one in question["after"]:
                if (said := said_of(one["profile"], day)) is None:
                    continue
                words, missing = said
                after[json.dumps(one["answers"][-1]["value"])] = reached = [*words, ""]
                further.append((reached, one["answers"], missing, one["profile"]))
            if after:
                node.append(after)
        todo = further
    return start, ends


def questions_after(asked: list[tuple[Answers, list[str] | None]]) -> list[dict[str, Any] | None]:
    """What the page itself asks next."""
    done = subprocess.run(
        [env.find_node(), QUESTIONS], input=json.dumps(asked), capture_output=True, text=True, check=True
    )
    questions: list[dict[str, Any] | None] = json.loads(done.stdout)
    return questions


def said_of(profile: dict[str, Any], day: str) -> tuple[list[str], list[str]] | None:
    """The words of both verdicts, and what is missing; None where the core refuses the answers, and says why."""
    try:
        [credential] = evaluate({**profile, "as_of": day})["credentials"]
    except ProfileError:
        return None
    verdicts = [(credential["when_completed"] or credential)[use] for use in USES]
    return [one["word"] if one["applies"] else "not-applicable" for one in verdicts], credential["missing"]


def judged(profile: dict[str, Any], day: str, locale: str) -> dict[str, Any]:
    """What the guide shows of a credential, in the words of a language."""
    [credential] = evaluate({**profile, "as_of": day}, locale=locale)["credentials"]
    return {name: credential[name] for name in SHOWN}


def once_each(ends: list[Any]) -> dict[str, list[Any]]:
    """What several have in common stands in a list, and its number in its places."""
    count = Counter(json.dumps(part) for part in parts(ends))
    numbers: dict[str, int] = {}
    shared: list[Any] = []

    def put(value: Any) -> Any:
        if not isinstance(value, dict | list):
            return value
        text = json.dumps(value)
        if text in numbers:
            return {"$": numbers[text]}
        inner = [put(one) for one in value] if isinstance(value, list) else {k: put(one) for k, one in value.items()}
        if count[text] == 1 or len(text) < LONG:
            return inner
        numbers[text] = len(shared)
        shared.append(inner)
        return {"$": numbers[text]}

    return {"ends": [put(end) for end in ends], "shared": shared}


def parts(value: Any) -> Iterator[Any]:
    """Every list and object in a value."""
    if isinstance(value, dict | list):
        yield value
        for one in value.values() if isinstance(value, dict) else value:
            yield from parts(one)


def written(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
