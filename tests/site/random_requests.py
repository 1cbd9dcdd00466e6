"""Random requests, the same for a seed, put to the quick start and to CPython.

Usage: python tests/site/random_requests.py [--count 100000] [--seed 1]

Every function, both languages, profiles from hardly a fact to nearly all, and what is no proper request. The answers must be the same
bytes; a part of the interpreter that is not there ends the run with its error.
"""

from __future__ import annotations

import argparse
import json
import random
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "bench"), str(ROOT / "tools")]

import environment  # noqa: E402
import fuzz  # noqa: E402
import samples  # noqa: E402

import pycore  # noqa: E402
from pycore.boundary import FUNCTIONS, OPTIONAL  # noqa: E402
from pycore.wording.messages import LOCALES  # noqa: E402

AT_ONCE = 1000
DEEPEST = (
    2000  # deeper nesting exhausts the stack of JavaScript before that of Python, and no engine in a page answers it
)
WRONG = 0.05  # of the requests are such as a program in error may send


def requests(seed: int) -> Iterator[str]:
    """Without end."""
    chance = random.Random(seed)
    profiles = samples.stream(sys.maxsize, seed)
    odd = (text for text in fuzz.inputs(sys.maxsize, seed) if is_answered(text))
    while True:
        if chance.random() < WRONG:
            yield next(odd)
            continue
        name = chance.choice(sorted(FUNCTIONS))
        request = {"v": 1, "do": name, "locale": chance.choice(LOCALES)}
        for argument in FUNCTIONS[name][1]:
            if argument not in OPTIONAL:
                request[argument] = next(profiles)
            elif chance.random() < 0.5:
                request[argument] = chance.randint(1, 60)
        yield json.dumps(request)


def is_answered(text: str) -> bool:
    """Whether the page can hand it on: no half characters, not nested beyond any use."""
    return text.encode(errors="ignore").decode() == text and text.count("[") + text.count("{") <= DEEPEST


def differing(asked: list[str], node: Path, site: Path) -> list[str]:
    """The requests among these that the quick start of the built site answers otherwise than CPython does.

    What is no JSON is refused in the words and within the limits of Python's own reader, which are newer in the page than here: there
    the plain start, a whole CPython, decides.
    """
    answers = dict(zip(asked, answered(asked, node, site, "quick"), strict=True))
    wrong = [request for request in asked if answers[request] != pycore.answer(request)]
    unread = [request for request in wrong if not is_json(request)]
    plain = dict(zip(unread, answered(unread, node, site, "plain"), strict=True)) if unread else {}
    return [request for request in wrong if answers[request] != plain.get(request)]


def answered(asked: list[str], node: Path, site: Path, start: str) -> list[str]:
    """What a start of the built site answers."""
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder, "questions.json"), Path(folder, "answers.json")
        source.write_text(json.dumps(asked))
        subprocess.run(
            [node, ROOT / "tests" / "js" / "answers.mjs", source, target, start], check=True, cwd=site.parent
        )
        answers: list[str] = json.loads(target.read_text())
    return answers


def is_json(text: str) -> bool:
    """Whether Python here reads it."""
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return False
    return True


def main() -> None:
    """Ask, and end with 1 at the first answers that differ."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    stream = islice(requests(options.seed), options.count)
    done = 0
    while asked := list(islice(stream, AT_ONCE)):
        if wrong := differing(asked, environment.find_node(), ROOT / "site"):
            print(f"{len(wrong)} answers differ; the first is to\n{wrong[0]}", file=sys.stderr)
            sys.exit(1)
        done += len(asked)
        print(f"{done:,} of {options.count:,} the same", file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
