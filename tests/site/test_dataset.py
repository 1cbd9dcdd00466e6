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

import pytest
from jsonschema import Draft202012Validator

from pycore.errors import RulesError
from pycore.invitations.rounds_files import packaged_rounds
from pycore.invitations.rounds_loading import read_rounds
from pycore.law.loading import load
from pycore.schools.directory import comes_with_the_package
from tools.dataset import dataset


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
    schema(files, "directory").validate(json.loads(files["schools.json"]))
    rules = schema(files, "rules")
    published = [name for name in files if name.startswith("rules/") and name.endswith(".json")]
    assert published
    for name in published:
        rules.validate(json.loads(files[name]))


def test_the_rounds_are_published_as_the_core_reads_them(files: dict[str, bytes]) -> None:
    whole = json.loads(files["rounds.json"])
    schema(files, "rounds-data").validate(whole)
    assert read_rounds(whole, load().sources) == packaged_rounds()
    listed = rows(files["rounds.csv"])
    assert [row["number"] for row in listed] == [one["number"] for one in whole["rounds"]]
    for row, one in zip(listed, whole["rounds"], strict=True):
        for name, value in one.items():
            assert row[name] == (" ".join(value) if isinstance(value, list) else "" if value is None else str(value))
    occupations = rows(files["category-occupations.csv"])
    expected = [(one["kind"], code) for one in whole["categories"] for code in one.get("occupations", ())]
    assert [(row["kind"], row["noc"]) for row in occupations] == expected
    assert all(row["seen"] and row["cites"] and row["verified"] for row in occupations)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda whole: whole.update(more=[]),
        lambda whole: whole["rounds"][0].pop("cite"),
        lambda whole: whole["rounds"][0].update(odds=1),
        lambda whole: whole["rounds"][0].update(number=1),
        lambda whole: whole["rounds"][0].update(number="1A"),
        lambda whole: whole["rounds"][0].update(on="31 January 2015"),
        lambda whole: whole["rounds"][0].update(invitations="779"),
        lambda whole: whole["rounds"][0].update(tie_break="2015-01-31"),
        lambda whole: whole["rounds"][0].update(programs=["rnip"]),
        lambda whole: whole["kinds"][0].update(basis="luck"),
        lambda whole: whole["categories"][0].update(occupations=["3110"]),
    ],
)
def test_the_schema_of_rounds_refuses_what_the_loader_refuses(files: dict[str, bytes], spoil: Any) -> None:
    whole = json.loads(files["rounds.json"])
    spoil(whole)
    assert not schema(files, "rounds-data").is_valid(whole)
    with pytest.raises(RulesError):
        read_rounds(whole, load().sources)


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


def test_the_directory_of_schools_is_published_whole(files: dict[str, bytes]) -> None:
    """Every school with every name, in both files; each source that asks for it has its licence."""
    directory = comes_with_the_package()
    published = json.loads(files["schools.json"])
    assert [school["id"] for school in published["schools"]] == [school["id"] for school in directory["schools"]]
    assert [row["id"] for row in rows(files["schools.csv"])] == [school["id"] for school in directory["schools"]]
    for school, row in zip(published["schools"], rows(files["schools.csv"]), strict=True):
        assert row["names"] == "; ".join(school["names"])
        assert (row["standing"] or None, row["seen_on"]) == (school["standing"], school["seen_on"])
        assert row["note_fr"] == " ".join(reason["text"]["fr"] for reason in school["reasons"])
    licences = {source["id"]: source["licence"] for source in published["sources"]}
    assert licences["qc-2020"] == "CC BY"
    assert "Données Québec" in files["LICENSE.txt"].decode()


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


def test_the_index_on_the_site_says_which_site_it_is(site: Path, files: dict[str, bytes]) -> None:
    index = json.loads((site / "data" / "index.json").read_text(encoding="utf-8"))
    schema(files, "index").validate(index)
    assert index["site"] == json.loads((site / "build.json").read_text(encoding="utf-8"))["site"]
    assert index["site"]["version"]


def test_no_description_is_left_over(files: dict[str, bytes]) -> None:
    assert set(dataset.words()["file"]) == {dataset.describe(name) for name in files}


def test_another_process_makes_the_same_bytes(root: Path, files: dict[str, bytes]) -> None:
    listing = "{name: hashlib.sha256(content).hexdigest() for name, content in dataset.contents().items()}"
    program = f"import hashlib, json; from tools.dataset import dataset; print(json.dumps({listing}))"
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
