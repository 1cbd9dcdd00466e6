"""Throw malformed requests at the core's one boundary: python3 -m tools.checks.fuzz [--count N] [--seed S]

Every input goes through `pycore.answer`. It must come back as the listed shape: a result, or problems with a path, and
never an error of ours. Before them the list of impossible values (tools/lib/impossible.py): each must be refused at its place,
or told beside the answer. Exit status: 0 nothing escaped, 1 something did (each is printed with the seed that repeats it).
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
from time import monotonic

from pycore.boundary import answer
from tools.lib.impossible import IMPOSSIBLE, untold
from tools.lib.malformed import inputs

MOST_SHOWN = 20
DEFECT = re.compile(r"\w+ (\w+\.py:\d+)?")


def fault(text: str) -> str | None:
    """What is wrong with the answer to a text; None where it has the listed shape."""
    try:
        reply = answer(text)
    except BaseException as error:  # nothing at all may escape
        if isinstance(error, KeyboardInterrupt):
            raise
        return f"raised {type(error).__name__}: {error}"
    try:
        reply.encode("utf-8")
        found = json.loads(reply, parse_constant=_no_constant)
    except ValueError as error:
        return f"the answer is no JSON: {error}"
    if not isinstance(found, dict) or found.get("ok") not in (True, False):
        return "the answer has no ok"
    if found["ok"]:
        return None if set(found) == {"ok", "result"} else f"the answer has {sorted(found)}"
    problems = found.get("problems")
    if set(found) != {"ok", "problems"} or not isinstance(problems, list) or not problems:
        return "a refusal without problems"
    for problem in problems:
        if set(problem) != {"path", "problem", "expected"} or not all(
            isinstance(part, str) for part in problem.values()
        ):
            return f"a problem in another shape: {problem}"
        if problem["path"] and not problem["path"].startswith("/"):
            return f"a path that is no JSON Pointer: {problem['path']!r}"
        if not problem["problem"] or DEFECT.fullmatch(problem["problem"]):
            return f"a defect: {problem['problem']}"
    return None


def _no_constant(name: str) -> None:
    raise ValueError(f"{name} is not JSON")


def main() -> int:
    """Run the command. 1 where anything escaped."""
    parser = argparse.ArgumentParser(description="Throw malformed requests at pycore.answer.")
    parser.add_argument("--count", type=int, default=100_000, help="how many (default: %(default)s)")
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(2**32), help="repeat a run")
    options = parser.parse_args()
    start = last = monotonic()
    escaped = 0
    for one in IMPOSSIBLE:
        if wrong := untold(one):
            escaped += 1
            print(f"{one.path} = {one.value!r}: {wrong}")
    for number, text in enumerate(inputs(options.count, options.seed), start=1):
        wrong = fault(text)
        if wrong is not None:
            escaped += 1
            if escaped <= MOST_SHOWN:
                print(f"\rinput {number} of seed {options.seed}: {wrong}\n  {text[:300]!r}")
        if sys.stderr.isatty() and monotonic() - last > 0.5:
            last = monotonic()
            sys.stderr.write(f"\r{number:,} of {options.count:,}, {escaped} escaped")
            sys.stderr.flush()
    if sys.stderr.isatty():
        sys.stderr.write("\r\x1b[K")
    tried = f"{len(IMPOSSIBLE)} impossible values, {options.count:,} inputs"
    print(f"seed {options.seed}: {tried} in {monotonic() - start:.0f} s, {escaped} escaped")
    return 1 if escaped else 0


if __name__ == "__main__":
    sys.exit(main())
