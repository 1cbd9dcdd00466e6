"""The open dataset: what is published says what the core computes with, fits its schemas, and is the same at every build."""

import csv
import hashlib
import io
import itertools
import json
import re
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import dataset
import pytest
from jsonschema import Draft202012Validator

from pycore.law.rules import load


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    return dataset.contents()


def rows(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode())))


def schema(files: dict[str, bytes], name: str) -> Draft202012Validator:
    found = json.loads(files[f"schemas/{name}.schema.json"])
    Draft202012Validator.check_schema(found)
    return Draft202012Validator(found, format_checker=Draft202012Validator.FORMAT_CHECKER)


def test_every_published_json_fits_its_schema(files: dict[str, bytes]) -> None:
    for name in ("sources", "law-changes", "index"):
        schema(files, name).validate(json.loads(files[f"{name}.json"]))
    rules = schema(files, "rules")
    published = [name for name in files if name.startswith("rules/") and name.endswith(".json")]
    assert published
    for name in published:
        rules.validate(json.loads(files[name]))


def test_the_rules_schema_refuses_what_the_loader_refuses(files: dict[str, bytes]) -> None:
    rules = schema(files, "rules")
    good = json.loads(files["rules/additional.json"])
    for spoil in (
        lambda table: table["versions"][0].pop("cite"),
        lambda table: table["versions"][0].pop("verified"),
        lambda table: table["versions"][0].update(rate=1),
        lambda table: table["versions"][0].pop("rows"),
        lambda table: table["versions"][2].update(rows={"none": 0}),
        lambda table: table.update(shape="list"),
        lambda table: table.pop("measure"),
    ):
        bad = json.loads(json.dumps(good))
        spoil(bad["parameters"]["job-offer"])
        assert not rules.is_valid(bad)


def test_a_case_fits_the_published_schema_of_profiles(files: dict[str, bytes]) -> None:
    profiles = schema(files, "profile")
    for case in json.loads(files["cases.json"])["cases"]:
        profiles.validate(case["profile"])


def test_every_rule_is_published_with_all_its_versions(files: dict[str, bytes]) -> None:
    published: dict[str, Any] = {}
    for name, content in files.items():
        if name.startswith("rules/") and name.endswith(".json"):
            published |= json.loads(content)["parameters"]
    law = load()
    assert set(published) == set(law.parameters)
    for name, parameter in law.parameters.items():
        versions = published[name]["versions"]
        assert [one["from"] for one in versions] == [start.isoformat() for start in parameter.starts]
        for earlier, later in itertools.pairwise(versions):
            assert date.fromisoformat(earlier["until"]) + timedelta(days=1) == date.fromisoformat(later["from"])
        assert versions[-1]["until"] is None


def test_the_tables_say_what_the_core_scores_with(files: dict[str, bytes]) -> None:
    for name, parameter in load().parameters.items():
        if parameter.shape not in dataset.TABLES:
            assert f"tables/{name}.csv" not in files
            continue
        listed = rows(files[f"tables/{name}.csv"])
        expected = sum(
            len(version.data.get("rows", version.data.get("steps"))) * len(version.data.get("columns", dataset.PAIR))
            for version in parameter.versions
            if version.in_force
        )
        assert len(listed) == expected
        assert all(row["cites"] and row["verified"] and row["row"] for row in listed)


@pytest.mark.parametrize(
    ("name", "row", "column", "on", "points"),
    [
        ("canadian-study", "one-year", "single", "2026-11-23", "15"),
        ("canadian-study", "three-year", "accompanied", "2016-11-19", "30"),
        ("education", "two-or-more", "single", "2015-01-01", "128"),
        ("education", "two-or-more", "accompanied", "2026-11-23", "119"),
        ("education-language", "two-or-more", "9", "2026-11-23", "50"),
        ("job-offer", "major-group-00", "single", "2025-03-24", "200"),
        ("french", "7", "5", "2020-10-19", "30"),
        ("french", "7", "5", "2020-10-20", "50"),
    ],
)
def test_a_figure_on_a_day(files: dict[str, bytes], name: str, row: str, column: str, on: str, points: str) -> None:
    found = [
        one["points"]
        for one in rows(files[f"tables/{name}.csv"])
        if (one["row"], one["column"]) == (row, column) and one["from"] <= on <= (one["until"] or "9999")
    ]
    assert found == [points]


def test_the_changelog_tells_before_and_after_with_the_provision(files: dict[str, bytes]) -> None:
    changes = json.loads(files["law-changes.json"])["changes"]
    assert [change["on"] for change in changes] == sorted(change["on"] for change in changes)
    assert not {change["file"] for change in changes} & set(dataset.NOT_LAW)
    by = {(change["on"], change["rule"]): change for change in changes}
    french = by["2020-10-20", "french"]
    assert french["kind"] == "changes"
    assert {"figure": "7 / 5", "before": 30, "after": 50} in french["figures"]
    assert by["2025-03-25", "job-offer"]["kind"] == "ends"
    assert {"figure": "other / single", "before": 50, "after": None} in by["2025-03-25", "job-offer"]["figures"]
    assert by["2016-11-19", "canadian-study"]["kind"] == "begins"
    assert by["2026-11-03", "reported-change"]["kind"] == "reported"
    assert all(change["cite"] for change in changes)
    told = {(row["on"], row["rule"]) for row in rows(files["law-changes.csv"])}
    assert told == set(by)


def test_every_day_of_a_new_rule_set_is_in_the_changelog(files: dict[str, bytes]) -> None:
    days = {change["on"] for change in json.loads(files["law-changes.json"])["changes"]}
    assert {start.isoformat() for start in load().parameters["rule-set"].starts[1:]} <= days


def test_every_source_is_published_and_every_citation_resolves(files: dict[str, bytes]) -> None:
    sources = {one["id"]: one for one in json.loads(files["sources.json"])["sources"]}
    assert set(sources) == set(load().sources) == {row["id"] for row in rows(files["sources.csv"])}
    for name, parameter in load().parameters.items():
        for version in parameter.versions:
            assert all(name in sources[id]["supports"] for id in version.cite)


def test_the_index_lists_every_file_with_its_checksum(files: dict[str, bytes]) -> None:
    index = json.loads(files["index.json"])
    assert {one["path"] for one in index["files"]} == set(files) - {"index.json"}
    for one in index["files"]:
        assert one["sha256"] == hashlib.sha256(files[one["path"]]).hexdigest()
        assert one["bytes"] == len(files[one["path"]])


def test_no_description_is_left_over(files: dict[str, bytes]) -> None:
    assert set(dataset.words()["file"]) == {dataset.describe(name) for name in files}


def test_another_process_makes_the_same_bytes(root: Path, files: dict[str, bytes]) -> None:
    listing = "{name: hashlib.sha256(content).hexdigest() for name, content in dataset.contents().items()}"
    program = f"import sys, hashlib, json; sys.path.insert(0, 'tools'); import dataset; print(json.dumps({listing}))"
    command = [sys.executable, "-c", program]
    made = subprocess.run(command, cwd=root, capture_output=True, text=True, check=True, env={"PYTHONHASHSEED": "7"})
    assert json.loads(made.stdout) == {name: hashlib.sha256(content).hexdigest() for name, content in files.items()}


def test_the_site_carries_it(site: Path, files: dict[str, bytes]) -> None:
    on_site = {path.relative_to(site / "data").as_posix() for path in (site / "data").rglob("*") if path.is_file()}
    assert on_site == set(files)


def test_the_page_of_the_data_links_to_files_that_are_there(site: Path) -> None:
    for page in site.glob("**/reference/data/index.html"):
        links = re.findall(
            r'href="([^"#:]*?\bdata/[^"/]+(?:/[^"]+)?\.(?:json|csv|toml|txt))"', page.read_text(encoding="utf-8")
        )
        assert len(links) >= 8, page
        for link in links:
            assert (page.parent / link).resolve().is_file(), f"{page}: {link}"
