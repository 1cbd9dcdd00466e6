"""Many profiles, one a line: results stream out, bad lines are named and the rest goes on."""

from __future__ import annotations

import json
from collections.abc import Iterable
from time import monotonic
from typing import TextIO

from .boundary import parse_json, to_json
from .errors import ProfileError
from .evaluation import evaluate
from .figures import figures
from .output.text import law_by_reference

REFUSED = 2
BETWEEN_REPORTS = 0.2


def run_lines(
    lines: Iterable[str], out: TextIO, err: TextIO, as_of: str | None, locale: str, brief: bool = False
) -> int:
    """Evaluate each line as one profile, one in memory at a time; `brief` leaves only the figures and answers of each.

    Refused lines go to `err` as {line, problems}. Returns 2 if there was one, else 0.
    """
    bad = done = 0
    result = figures if brief else evaluate
    progress = _Progress(err)
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            profile = parse_json(line, locale)
            if as_of is not None and isinstance(profile, dict):
                profile["as_of"] = as_of
            out.write(to_json(result(profile, locale, source=law_by_reference())) + "\n")
            done += 1
        except ProfileError as error:
            bad += 1
            progress.clear()
            err.write(json.dumps({"line": number, "problems": error.problems}, ensure_ascii=False) + "\n")
        progress.show(done, bad)
    progress.clear()
    return REFUSED if bad else 0


class _Progress:
    """A line on the terminal that says how far it is; nothing where standard error is not a terminal."""

    def __init__(self, err: TextIO) -> None:
        self._err = err
        self._on = err.isatty()
        self._start = self._last = monotonic()
        self._shown = False

    def show(self, done: int, bad: int) -> None:
        now = monotonic()
        if self._on and now - self._last >= BETWEEN_REPORTS:
            self._last, self._shown = now, True
            rate = (done + bad) / max(now - self._start, BETWEEN_REPORTS)
            self._err.write(f"\r\x1b[K{done + bad:,} ({bad:,} refused), {rate:,.0f}/s")
            self._err.flush()

    def clear(self) -> None:
        if self._shown:
            self._err.write("\r\x1b[K")
            self._err.flush()
            self._shown = False
