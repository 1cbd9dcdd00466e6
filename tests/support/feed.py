"""IRCC's feed of rounds as it was recorded, in the feed's own words: what each round was, without addresses and layout."""

from __future__ import annotations

import csv
import json
from datetime import date
from functools import cache
from pathlib import Path

from pycore.invitations.rounds_files import packaged_rounds
from tools.checks.watch_rounds import as_csv, read_feed

FILE = Path(__file__).resolve().parent.parent / "data" / "rounds_feed.csv"


@cache
def _entries() -> tuple[dict[str, str], ...]:
    with FILE.open(encoding="utf-8", newline="") as stream:
        return tuple(csv.DictReader(stream))


def entries() -> list[dict[str, str]]:
    """The entries of the recorded feed, the newest first, to be changed at will."""
    return [dict(entry) for entry in _entries()]


def as_feed(listed: object) -> str:
    """A feed with these entries."""
    return json.dumps({"classes": "wb-tables", "rounds": listed})


def recorded_rows() -> str:
    """The lines of rounds.csv as they were when the feed was recorded."""
    return as_csv(read_feed(as_feed(entries()), tuple(packaged_rounds().kinds.values()), date(2026, 11, 26)))
