"""The rounds of invitations in the open dataset: as one JSON document, and as tables of rounds and of listed occupations."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from pycore.invitations.rounds_files import COLUMNS, document, packaged_rounds, write_row

OCCUPATIONS_HEAD = ("kind", "version", "seen", "noc", "cites", "verified")


def contents() -> dict[str, bytes]:
    """The files of the rounds by their paths. Raises RulesError where the data are not of their form."""
    packaged_rounds()  # nothing is published that the loader refuses
    whole = document()
    return {
        "rounds.json": _json(whole),
        "rounds.csv": _csv(COLUMNS, map(write_row, whole["rounds"])),
        "category-occupations.csv": _csv(OCCUPATIONS_HEAD, _occupations(whole["categories"])),
    }


def _occupations(categories: Iterable[Mapping[str, Any]]) -> Iterator[Sequence[str]]:
    for one in categories:
        for code in one.get("occupations", ()):
            yield one["kind"], one.get("version", ""), one["seen"], code, " ".join(one["cite"]), one["verified"]


def _json(whole: Mapping[str, Sequence[Any]]) -> bytes:
    """A record a line: a page loads this file, and whoever compares two states of it sees what is new."""
    parts = [_part(key, records) for key, records in whole.items()]
    return ("{\n" + ",\n".join(parts) + "\n}\n").encode()


def _part(key: str, records: Iterable[Any]) -> str:
    return f'"{key}": [\n' + ",\n".join(map(_line, records)) + "\n]"


def _line(record: Any) -> str:
    return json.dumps(record, ensure_ascii=False, separators=(",", ":"))


def _csv(head: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(head)
    writer.writerows(rows)
    return text.getvalue().encode()
