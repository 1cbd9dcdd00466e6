"""How fast the core is in CPython, beside what is wanted: python tests/bench/evaluate.py [--json] [--core FOLDER].

Processor time of one core, medians. Edits are the fullest profile with one answer changed at a time, as a reader does;
2,000 different profiles are a batch. What stays the same from one to the next is kept, so that the same profile again
is the best case, and different ones the worst. Imports and first evaluations are each measured in a process of their own.
"""

from __future__ import annotations

import argparse
import io
import json
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import process_time
from typing import Any, NamedTuple

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from tools.lib import samples  # noqa: E402

REPEATS = 400
STREAM = 2000
PROCESSES = 9
# Microseconds that one answer may take: to the same profile again, where what is kept hides the law's own work, and to others.
SAME, OTHER = 1000, 500

FRESH = """
import sys, time
sys.path.insert(0, sys.argv[1])
from tools.lib import samples
sys.path.insert(0, sys.argv[2])
profile = samples.fullest()
start = time.process_time()
import pycore
imported = time.process_time()
pycore.evaluate(profile)
print(imported - start, time.process_time() - imported)
"""


class Line(NamedTuple):
    """One measurement; `best` says whether a good figure is a low or a high one. Nothing is wanted where `wanted` is None."""

    name: str
    value: float
    unit: str
    wanted: float | None
    best: str = "low"

    @property
    def reached(self) -> bool | None:
        """Whether the figure is as good as wanted."""
        if self.wanted is None:
            return None
        return self.value <= self.wanted if self.best == "low" else self.value >= self.wanted


def main() -> None:
    """Measure, and print the table or the JSON."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--json", action="store_true", help="print JSON instead of the table")
    parser.add_argument(
        "--core", type=Path, default=ROOT, help="folder that holds the pycore to measure (default: this one)"
    )
    options = parser.parse_args()
    sys.path.insert(0, str(options.core.resolve()))
    lines = measure(options.core.resolve())
    if options.json:
        print(json.dumps([line._asdict() | {"reached": line.reached} for line in lines], indent=1))
    else:
        print(table(lines))


def measure(core: Path) -> list[Line]:
    """Every line of the table, from the core that the path finds."""
    import pycore
    from pycore.batch import run_lines
    from pycore.boundary import to_json

    journey, fullest, many = samples.journey(), samples.fullest(), list(samples.stream(STREAM))
    request = json.dumps({"v": 1, "do": "evaluate", "locale": "en", "profile": fullest})
    result = pycore.evaluate(fullest)
    imported, first = fresh_process(core)
    edited = [json.dumps({"v": 1, "do": "evaluate", "locale": "en", "profile": one}) for one in samples.edits(REPEATS)]
    text = "".join(json.dumps(profile) + "\n" for profile in many)
    batch, brief = (
        seconds(lambda short=short: run_lines(io.StringIO(text), io.StringIO(), io.StringIO(), None, "en", brief=short))
        for short in (False, True)
    )
    return [
        Line("evaluate, the journey", _repeated(lambda: pycore.evaluate(journey)), "µs", SAME),
        Line("evaluate, the fullest profile", _repeated(lambda: pycore.evaluate(fullest)), "µs", SAME),
        Line("the same in French", _repeated(lambda: pycore.evaluate(fullest, "fr")), "µs", SAME),
        Line(f"evaluate, {REPEATS} edits of it", _over(pycore.evaluate, list(samples.edits(REPEATS))), "µs", OTHER),
        Line(f"evaluate, {STREAM:,} different profiles", _over(pycore.evaluate, many), "µs", OTHER),
        Line("to_json, the fullest result", _repeated(lambda: to_json(result)), "µs", None),
        Line("answer, the fullest profile, JSON to JSON", _repeated(lambda: pycore.answer(request)), "µs", None),
        Line(f"answer, {REPEATS} edits of it", _over(pycore.answer, edited), "µs", None),
        Line(f"evaluate --jsonl, {STREAM:,} different profiles", STREAM / batch, "a second", 2000, "high"),
        Line("the same with --brief", STREAM / brief, "a second", 2000, "high"),
        Line("import pycore, in a fresh process", imported * 1e3, "ms", 60),
        Line("first evaluation after it", first * 1e3, "ms", None),
    ]


def table(lines: Sequence[Line]) -> str:
    """The measurements as text: figure, what is wanted, whether it is reached."""
    rows = [f"{'':44} {'median':>16}   {'wanted':>19}"]
    for line in lines:
        sign = "≤" if line.best == "low" else "≥"
        wanted = "" if line.wanted is None else f"{sign} {line.wanted:,.0f} {line.unit}"
        verdict = {None: "", True: "reached", False: "missed"}[line.reached]
        rows.append(f"{line.name:44} {line.value:>7,.0f} {line.unit:8}   {wanted:>19}   {verdict}".rstrip())
    return "\n".join(rows)


def fresh_process(core: Path) -> tuple[float, float]:
    """Seconds to import the core, and to evaluate the first profile with everything still to be read."""
    command = [sys.executable, "-c", FRESH, str(ROOT), str(core)]
    with TemporaryDirectory() as kept:  # byte-code is kept, as wherever the package is installed
        inside = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        inside["PYTHONPYCACHEPREFIX"] = kept
        runs = [
            subprocess.run(command, check=True, capture_output=True, text=True, env=inside).stdout.split()
            for _ in range(1 + PROCESSES)
        ]
    del runs[0]  # it wrote the byte-code
    return median(float(run[0]) for run in runs), median(float(run[1]) for run in runs)


def seconds(run: Callable[[], Any]) -> float:
    """Processor time of one run."""
    start = process_time()
    run()
    return process_time() - start


def _repeated(run: Callable[[], Any]) -> float:
    run()
    return median(seconds(run) for _ in range(REPEATS)) * 1e6


def _over(run: Callable[[Any], Any], values: Sequence[Any]) -> float:
    return median(seconds(lambda one=value: run(one)) for value in values) * 1e6


if __name__ == "__main__":
    main()
