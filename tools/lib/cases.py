"""The worked cases of tests/cases: one loader for the tests, the pages and Pyodide. `python -m tools.lib.cases` prints them as JSON.

A case is {id, question: {en, fr}, name, source, profile, expect, note?}. TOML has no null: the text "null" stands for it. A title in
two languages is the title of the language asked for. Profiles come out as JSON would hold them, days as YYYY-MM-DD.
"""

from __future__ import annotations

import json
import sys
import tomllib
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from typing import Any

from tools.lib.editions import LOCALES
from tools.lib.places import CASES

KEYS = frozenset(("id", "question", "name", "source", "note", "profile", "expect"))
REQUIRED = KEYS - {"note"}


class CaseError(ValueError):
    """A case file that does not hold what a case is."""


@cache
def cases(locale: str = "en") -> dict[str, Mapping[str, Any]]:
    """Every case by its id, in the order of the files, with its profile in one language. Raises CaseError."""
    found: dict[str, Mapping[str, Any]] = {}
    for path in sorted(CASES.glob("*.toml")):
        for record in tomllib.loads(path.read_text(encoding="utf-8")).get("case", ()):
            _check(record, path.name)
            if record["id"] in found:
                raise CaseError(f"{path.name}: case {record['id']!r} is defined twice")
            found[record["id"]] = {**record, "file": path.name, "profile": plain(record["profile"], locale)}
    return found


def plain(value: Any, locale: str = "en") -> Any:
    """A value of a case as JSON holds it: "null" is null, a day is its text, a text in two languages is that of one."""
    if isinstance(value, dict):
        if set(value) == set(LOCALES):
            return value[locale]
        return {key: plain(item, locale) for key, item in value.items()}
    if isinstance(value, list):
        return [plain(item, locale) for item in value]
    if isinstance(value, date):
        return value.isoformat()
    return None if value == "null" else value


def requests() -> Iterator[dict[str, Any]]:
    """Every case as a request to `pycore.answer`, in both languages."""
    for locale in LOCALES:
        for case in cases(locale).values():
            yield {"v": 1, "do": "evaluate", "locale": locale, "profile": case["profile"]}


def _check(record: Mapping[str, Any], name: str) -> None:
    where = f"{name}: case {record.get('id')!r}"
    if missing := REQUIRED - set(record):
        raise CaseError(f"{where} lacks {', '.join(sorted(missing))}")
    if unknown := set(record) - KEYS:
        raise CaseError(f"{where} has {', '.join(sorted(unknown))}, which no case has")
    for key in ("question", "note"):
        if key in record and set(record[key]) != set(LOCALES):
            raise CaseError(f"{where}: {key} needs {' and '.join(LOCALES)}")


if __name__ == "__main__":
    json.dump(list(cases().values()), sys.stdout, ensure_ascii=False, indent=1, default=str)
    print()
