"""Put random requests to the quick start and to CPython: python3 -m tools.checks.same_answers [--count N] [--seed S]

Every function, both languages, profiles from hardly a fact to nearly all, and what is no proper request. The answers must be the
same bytes; a part of the interpreter that is not there ends the run with its error. The built site is what is asked.
"""

from __future__ import annotations

import argparse
import json
import random
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import islice
from pathlib import Path

from pycore.boundary import FUNCTIONS, OPTIONAL, answer
from pycore.schools.finder import handed_over
from tools.engine.probes import ROUNDS, with_data
from tools.lib import environment as env
from tools.lib import malformed, samples
from tools.lib.editions import LOCALES
from tools.lib.places import ROOT, SITE

AT_ONCE = 1000
DEEPEST = 2000  # nested deeper exhausts JavaScript's stack before Python's, and no engine in a page answers it
WRONG = 0.05  # of the requests are such as a program in error may send
SELDOM = {ROUNDS: 0.1, "schools": 1.0}  # beside the other functions, as what is handed over is long
SCHOOLS = "schools"
MOST_MONTHS = 60


def requests(seed: int) -> Iterator[str]:
    """Without end, the same for a seed."""
    chance = random.Random(seed)
    profiles = samples.stream(sys.maxsize, seed)
    odd = (text for text in malformed.inputs(sys.maxsize, seed) if is_answered(text))
    names = sorted(FUNCTIONS)
    weights = [SELDOM.get(name, 1.0) for name in names]
    schools = sorted({name for school in handed_over(LOCALES[0])["schools"] for name in school["names"]})
    while True:
        if chance.random() < WRONG:
            yield as_a_page_asks(next(odd))
            continue
        (name,) = chance.choices(names, weights)
        request: dict[str, object] = {"v": 1, "do": name, "locale": chance.choice(LOCALES)}
        for argument in FUNCTIONS[name][1]:
            if argument == "text":
                request[argument] = mistyped(chance.choice(schools), chance)
            elif argument not in OPTIONAL:
                request[argument] = next(profiles)
            elif argument == "months" and chance.random() < 0.5:
                request[argument] = chance.randint(1, MOST_MONTHS)
        yield json.dumps(with_data(request))


def as_a_page_asks(text: str) -> str:
    """A request with what a page hands over beside it, which CPython finds in its own files."""
    if not is_json(text):
        return text
    request = json.loads(text)
    is_bare = isinstance(request, dict) and request.get("do") == ROUNDS and "data" not in request
    return json.dumps(with_data(request)) if is_bare else text


def mistyped(text: str, chance: random.Random) -> str:
    """A name as it may be typed: cut short, or with a letter too few, too many or wrong."""
    letters = list(text)
    for _ in range(chance.choice((0, 0, 1, 2))):
        at = chance.randrange(len(letters) or 1)
        letters[at : at + chance.randint(0, 1)] = chance.choice(("", "e", "é", " ", "’", "ß", "Q"))
    return "".join(letters)[: chance.choice((3, 12, len(letters)))]


def is_answered(text: str) -> bool:
    """Whether the page can hand it on: no half characters, not nested beyond any use."""
    return text.encode(errors="ignore").decode() == text and text.count("[") + text.count("{") <= DEEPEST


def differing(asked: Sequence[str], node: Path, site: Path = SITE) -> list[str]:
    """The requests among these that the quick start of the built site answers otherwise than CPython does.

    What is no JSON is refused in the words and within the limits of Python's own reader, which are newer in the page than here:
    there the plain start, a whole CPython, decides.
    """
    first = [
        json.dumps({"v": 1, "do": SCHOOLS, "locale": each, "text": "", "directory": handed_over(each)})
        for each in LOCALES
    ]
    asked = [*first, *asked]  # as the page hands over the schools before it asks for one
    day = date.today()
    answers = dict(zip(asked, answered(asked, node, site, "quick"), strict=True))
    wrong = [request for request in asked if answers[request] != answer(request)]
    unread = [request for request in wrong if not is_json(request)]
    plain = dict(zip(unread, answered(unread, node, site, "plain"), strict=True)) if unread else {}
    if wrong and date.today() != day:  # some were answered on one day and some on the next
        return differing(asked, node, site)
    return [request for request in wrong if answers[request] != plain.get(request)]


def answered(asked: Sequence[str], node: Path, site: Path, start: str) -> list[str]:
    """What a start of the built site answers."""
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder, "questions.json"), Path(folder, "answers.json")
        source.write_text(json.dumps(asked))
        answering = ROOT / "tests" / "js" / "answers.mjs"
        subprocess.run([node, answering, source, target, start], check=True, cwd=site.parent)
        answers: list[str] = json.loads(target.read_text())
    return answers


def is_json(text: str) -> bool:
    """Whether Python here reads it."""
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return False
    return True


def main() -> int:
    """Run the command. 1 at the first answers that differ."""
    parser = argparse.ArgumentParser(description="Put random requests to the quick start and to CPython.")
    parser.add_argument("--count", type=int, default=100_000, help="how many (default: %(default)s)")
    parser.add_argument("--seed", type=int, default=1, help="repeat a run (default: %(default)s)")
    options = parser.parse_args()
    stream = islice(requests(options.seed), options.count)
    done = 0
    while asked := list(islice(stream, AT_ONCE)):
        if wrong := differing(asked, env.find_node()):
            print(f"{len(wrong)} answers differ; the first is to\n{wrong[0]}", file=sys.stderr)
            return 1
        done += len(asked)
        print(f"{done:,} of {options.count:,} the same", file=sys.stderr, flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
