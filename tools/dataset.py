"""The open dataset: the rules as TOML, JSON and CSV, their sources, the changelog of the law, the worked cases, the schemas.

Everything is made from the files of the core and of the tests, in an order of its own, with no clock: the same sources
give the same bytes. `contents` makes it, `write` puts it into the site.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
import sys
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))

from pycore.law.rules import DIRECTORY, Parameter, Version, load  # noqa: E402
from tools.cases import cases, plain  # noqa: E402

SCHEMAS = (ROOT / "pycore" / "schemas", Path(__file__).with_name("schemas"))
WORDS = Path(__file__).with_name("dataset.toml")
LICENCE = "https://creativecommons.org/publicdomain/zero/1.0/"

# What is written beside the law without being it: the tool's notes, what is proposed, what the planner tries.
NOT_LAW = ("guidance", "scenarios", "levers")
REPORTED = "reported-change"
PAIR = ("single", "accompanied")
TABLES = ("table", "grid")

POINTS_HEAD = ("from", "until", "row_measure", "row", "column_measure", "column", "points", "cites", "verified")
BILINGUAL = tuple(f"{key}_{locale}" for key in ("title", "section", "url") for locale in ("en", "fr"))
SOURCES_HEAD = ("id", "document", *BILINGUAL, "checked_on", "certainty", "supports")
CHANGES_HEAD = ("on", "rule", "kind", "figure", "before", "after", "cites", "verified")


def write(folder: Path) -> None:
    """Put the dataset into a folder, which is made where it is not there."""
    for name, content in contents().items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def contents() -> dict[str, bytes]:
    """Every file of the dataset by its path, the index among them."""
    law = load()
    files: dict[str, bytes] = {"LICENSE.txt": words()["licence"]["text"].lstrip().encode()}
    for path in sorted(DIRECTORY.glob("*.toml")):
        files[f"rules/{path.name}"] = path.read_bytes()
    for stem, names in parameters_by_file().items():
        parameters = [law.parameters[name] for name in names]
        files[f"rules/{stem}.json"] = _json({"parameters": {one.name: shown(one) for one in parameters}})
        files |= {f"tables/{one.name}.csv": _csv(POINTS_HEAD, points(one)) for one in parameters if one.shape in TABLES}
    sources = list(_sources())
    files["sources.json"] = _json({"sources": sources})
    files["sources.csv"] = _csv(SOURCES_HEAD, map(_source_row, sources))
    changes = law_changes()
    files["law-changes.json"] = _json({"changes": changes})
    files["law-changes.csv"] = _csv(CHANGES_HEAD, _change_rows(changes))
    files["cases.json"] = _json({"cases": list(_cases())})
    for folder in SCHEMAS:
        for path in sorted(folder.glob("*.schema.json")):
            files[f"schemas/{path.name}"] = path.read_bytes()
    files["index.json"] = _json(
        _index(files, max(version.verified for one in law.parameters.values() for version in one.versions))
    )
    return files


def words() -> dict[str, Any]:
    """The texts of the dataset, in both languages."""
    return tomllib.loads(WORDS.read_text(encoding="utf-8"))


def describe(name: str) -> str:
    """What a file of the dataset is, as the key of its description."""
    folder, _, rest = name.rpartition("/")
    if folder == "rules":
        return "rules-toml" if rest.endswith(".toml") else "rules-json"
    stem = rest.partition(".")[0]
    return {"tables": "tables-csv", "schemas": "schema"}.get(folder) or {"LICENSE": "licence"}.get(stem, stem)


def parameters_by_file() -> dict[str, list[str]]:
    """The names of the rules in each file, in the order of the files; files of sources alone are left out."""
    found = {}
    for path in sorted(DIRECTORY.glob("*.toml")):
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
        if names := [name for name, table in tables.items() if isinstance(table, dict)]:
            found[path.stem] = names
    return found


def shown(found: Parameter) -> dict[str, Any]:
    """One rule through time: its shape, what does not change, and each version with its first and last day."""
    versions = []
    for index, version in enumerate(found.versions):
        days = {"from": version.start, "until": _until(found, index), "verified": version.verified}
        note = {"note": version.note} if version.note else {}
        versions.append({**days, "cite": version.cite, "in_force": version.in_force, **note, **version.data})
    return {"shape": found.shape, **found.form, "versions": versions}


def points(found: Parameter) -> Iterator[Sequence[Any]]:
    """The figures of a table or a grid, a line each. Numeric rows and columns are minima; a version not in force has no line."""
    for index, version in enumerate(found.versions):
        first, last = version.start, _until(found, index)
        for row, column, figure in _figures(found, version):
            measures = (found.form.get("measure") or found.form["row"], found.form.get("column", "partner"))
            yield first, last, measures[0], row, measures[1], column, figure, " ".join(version.cite), version.verified


def law_changes() -> list[dict[str, Any]]:
    """What began, changed or ended after the first day recorded, by day and rule, with the figures before and after."""
    law = load()
    files = parameters_by_file()
    first = law.days_of_change[0]
    found = []
    for file, names in files.items():
        if file in NOT_LAW:
            continue
        for name in names:
            one = law.parameters[name]
            for index, version in enumerate(one.versions):
                before = one.versions[index - 1] if index else None
                if kind := _kind(version, before, first):
                    old, new = (_leaves(one, state) for state in (before, version))
                    moved = [path for path in dict.fromkeys([*old, *new]) if old.get(path) != new.get(path)]
                    found.append(
                        {
                            "on": version.start,
                            "rule": name,
                            "file": file,
                            "kind": "reported" if name == REPORTED else kind,
                            "figures": [
                                {"figure": path, "before": old.get(path), "after": new.get(path)} for path in moved
                            ],
                            "cite": version.cite,
                            "verified": version.verified,
                        }
                    )
    return sorted(found, key=lambda change: (change["on"], change["file"], files[change["file"]].index(change["rule"])))


def _kind(version: Version, before: Version | None, first: date) -> str | None:
    """Whether a version begins, ends or changes its rule; None for the state on the first day, and where no figure moved."""
    if before is None:
        return "begins" if version.in_force and version.start > first else None
    if version.in_force != before.in_force:
        return "begins" if version.in_force else "ends"
    return "changes" if version.data != before.data else None


def _figures(found: Parameter, version: Version) -> Iterator[tuple[Any, Any, int]]:
    rows = version.data.get("rows", version.data.get("steps", {}))
    columns = version.data.get("columns", PAIR)
    for row, figures in rows.items() if isinstance(rows, dict) else ((minimum, rest) for minimum, *rest in rows):
        full = [figures] * len(columns) if isinstance(figures, int) else figures
        for column, figure in zip(columns, full, strict=True):
            yield row, column, figure


def _leaves(found: Parameter, version: Version | None) -> dict[str, Any]:
    """The single figures of a version by their place; a record stands whole, under what tells it from the others."""
    if version is None or not version.in_force:
        return {}
    if found.shape in TABLES:
        leaves: dict[str, Any] = {f"{row} / {column}": figure for row, column, figure in _figures(found, version)}
        return {**leaves, **_spread(version.data.get("max"), "max")}
    if found.shape == "records":
        return {
            f"{key} {_named(record, key)}": _plain(record)
            for key in found.form["fields"][:1]
            for record in version.data["records"]
        }
    return _spread(version.data["value"], "")


def _named(record: Mapping[str, Any], key: str) -> str:
    """A record by its first field; by all of it where that field is no name."""
    return str(record[key]) if key in ("id", "noc", "test", "factor") else _line(record)


def _spread(value: Any, place: str) -> dict[str, Any]:
    """A nested value as single figures: tables by their keys, lists of tables by their ids, other lists whole."""
    if isinstance(value, dict):
        pairs = value.items()
    elif isinstance(value, list) and value and all(isinstance(one, dict) and "id" in one for one in value):
        pairs = ((one["id"], {key: inner for key, inner in one.items() if key != "id"}) for one in value)
    else:
        return {} if value is None else {place or "value": _plain(value)}
    return {
        path: leaf
        for key, inner in pairs
        for path, leaf in _spread(inner, f"{place}.{key}" if place else str(key)).items()
    }


def _change_rows(changes: Iterable[Mapping[str, Any]]) -> Iterator[Sequence[Any]]:
    for change in changes:
        tail = (" ".join(change["cite"]), change["verified"])
        for moved in change["figures"] or [{"figure": "", "before": None, "after": None}]:
            yield (
                change["on"],
                change["rule"],
                change["kind"],
                moved["figure"],
                _cell(moved["before"]),
                _cell(moved["after"]),
                *tail,
            )


def _sources() -> Iterator[dict[str, Any]]:
    law = load()
    supports: dict[str, list[str]] = {}
    for name, one in law.parameters.items():
        for id in dict.fromkeys(id for version in one.versions for id in version.cite):
            supports.setdefault(id, []).append(name)
    for id, source in law.sources.items():
        texts = {"title": dict(source.title), "section": dict(source.section), "url": dict(source.url)}
        seen = {"checked_on": source.checked_on, "certainty": source.certainty}
        yield {"id": id, "document": source.document, **texts, **seen, "supports": supports.get(id, [])}


def _source_row(one: Mapping[str, Any]) -> Sequence[Any]:
    texts = [one[key][locale] for key, locale in (name.split("_") for name in BILINGUAL)]
    return [one["id"], one["document"], *texts, one["checked_on"], one["certainty"], " ".join(one["supports"])]


def _cases() -> Iterator[dict[str, Any]]:
    for case in cases().values():
        yield {**case, "expect": plain(case["expect"])}


def _index(files: Mapping[str, bytes], verified: date) -> dict[str, Any]:
    texts = words()
    listed = []
    for name, content in sorted(files.items()):
        digest = hashlib.sha256(content).hexdigest()
        listed.append({"path": name, "bytes": len(content), "sha256": digest, "holds": texts["file"][describe(name)]})
    return {"title": texts["title"], "licence": LICENCE, "verified": verified, "official": False, "files": listed}


def _until(found: Parameter, index: int) -> date | None:
    """The last day of a version: the day before the next one; None while it goes on."""
    return found.starts[index + 1] - timedelta(days=1) if index + 1 < len(found.starts) else None


def _plain(value: Any) -> Any:
    """A value of the data as JSON has it: dates as text."""
    return json.loads(json.dumps(value, default=str))


def _line(value: Any) -> str:
    return json.dumps(value, default=str, ensure_ascii=False, sort_keys=True)


def _cell(value: Any) -> str:
    return "" if value is None else value if isinstance(value, str) else _line(value)


def _json(value: Any) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1, default=str) + "\n").encode()


def _csv(head: Sequence[str], rows: Iterable[Sequence[Any]]) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(head)
    writer.writerows(rows)
    return text.getvalue().encode()
