"""The rules data: what the loader refuses, with file, table and key; and what must hold of the data that come with it."""

from __future__ import annotations

import ast
import re
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from pycore.errors import NotInForce, RulesError
from pycore.law.rules import DIRECTORY, law, load
from pycore.profile.facts import LEVELS
from pycore.scoring.crs import MEASURES, sections_of
from pycore.scoring.grid import MEASURES as GRID_MEASURES
from pycore.scoring.tables import ready_table, table_of
from pycore.wording import reasons

SOURCES = """
[[document]]
id = "doc"
title = { en = "A document", fr = "Un document" }
url = { en = "https://example.org/en", fr = "https://example.org/fr" }
[[source]]
id = "one"
document = "doc"
section = { en = "s. 1", fr = "art. 1" }
checked_on = 2026-01-01
certainty = "primary"
"""
GOOD = """
[limit]
shape = "value"
[[limit.versions]]
from = 2015-01-01
verified = 2026-01-01
cite = ["one"]
value = 8
[[limit.versions]]
from = 2020-01-01
verified = 2026-01-01
cite = ["one"]
in_force = false

[points]
shape = "table"
measure = "level"
label = { en = "Level.", fr = "Niveau." }
[[points.versions]]
from = 2015-01-01
verified = 2026-01-01
cite = ["one"]
max = [9, 8]
rows = { none = 0, secondary = [3, 2] }

[steps]
shape = "table"
measure = "age"
[[steps.versions]]
from = 2015-01-01
verified = 2026-01-01
cite = ["one"]
steps = [[0, 0, 0], [18, 9, 8]]

[crossed]
shape = "grid"
row = "level"
column = "canadian-years"
[[crossed.versions]]
from = 2015-01-01
verified = 2026-01-01
cite = ["one"]
columns = [0, 1, 2]
rows = { none = [0, 0, 0], secondary = [0, 1, 2] }

[list]
shape = "records"
fields = ["id", "since?"]
[[list.versions]]
from = 2015-01-01
verified = 2026-01-01
cite = ["one"]
records = [{ id = "a" }, { id = "b", since = 2020-01-01 }]
"""


def folder(path: Path, rules: str = GOOD, sources: str = SOURCES) -> Path:
    (path / "sources.toml").write_text(sources, encoding="utf-8")
    (path / "rules.toml").write_text(rules, encoding="utf-8")
    return path


def refusal(path: Path, rules: str = GOOD, sources: str = SOURCES) -> str:
    with pytest.raises(RulesError) as caught:
        load(folder(path, rules, sources))
    return str(caught.value)


def test_the_example_itself_is_accepted(tmp_path):
    rules = load(folder(tmp_path)).on(date(2016, 1, 1))
    assert rules.value("limit") == 8
    assert rules.cite("limit") == ("one",)
    assert [record["id"] for record in rules.records("list")] == ["a", "b"]
    assert rules.law.on(date(2020, 1, 1)).value("limit") is None
    with pytest.raises(NotInForce):
        rules.law.on(date(2014, 12, 31))
    with pytest.raises(RulesError):
        rules.value("absent")


# What is changed in the example, and what the message must name beside the file.
REFUSED = [
    ("cite is missing", 'cite = ["one"]\nvalue = 8', "value = 8", ("[limit]", "versions[0]", "cite")),
    ("cite is empty", 'cite = ["one"]\nvalue = 8', "cite = []\nvalue = 8", ("[limit]", "cite")),
    ("cite is no list", 'cite = ["one"]\nvalue = 8', 'cite = "one"\nvalue = 8', ("[limit]", "cite")),
    ("cite does not resolve", 'cite = ["one"]\nvalue = 8', 'cite = ["two"]\nvalue = 8', ("[limit]", "cite", "'two'")),
    ("cite is no text", 'cite = ["one"]\nvalue = 8', "cite = [[1]]\nvalue = 8", ("[limit]", "cite")),
    ("verified is missing", "verified = 2026-01-01\n", "", ("[limit]", "versions[0]", "verified")),
    ("verified is text", "verified = 2026-01-01\n", 'verified = "2026"\n', ("[limit]", "verified")),
    ("from is missing", "from = 2015-01-01\n", "", ("[limit]", "versions[0]", "from")),
    ("from has a time", "from = 2015-01-01\n", "from = 2015-01-01T00:00:00\n", ("[limit]", "from")),
    ("from does not rise", "from = 2020-01-01", "from = 2014-01-01", ("[limit]", "from")),
    ("from is repeated", "from = 2020-01-01", "from = 2015-01-01", ("[limit]", "from")),
    ("an unknown key of a version", "value = 8", "value = 8\nvalu = 9", ("[limit]", "versions[0]", "valu")),
    ("a condition in the data", "value = 8", 'value = 8\nwhen = "age > 3"', ("[limit]", "when")),
    ("an unknown key of a parameter", '[limit]\nshape = "value"', '[limit]\nshape = "value"\nunit = "x"', ("unit",)),
    ("a key of another shape", "value = 8", "value = 8\nrows = {}", ("[limit]", "rows")),
    ("value is missing", "value = 8", "", ("[limit]", "value")),
    ("an unknown shape", 'shape = "value"', 'shape = "formula"', ("[limit]", "shape")),
    ("no shape", '[limit]\nshape = "value"', "[limit]", ("[limit]", "shape")),
    ("in force and not", "in_force = false", "in_force = false\nvalue = 1", ("[limit]", "in_force")),
    ("in_force is a number", "in_force = false", "in_force = 0", ("[limit]", "in_force")),
    ("a row too long", "secondary = [3, 2]", "secondary = [3, 2, 1]", ("[points]", "row")),
    ("a row too short", "secondary = [3, 2]", "secondary = [3]", ("[points]", "row")),
    ("half a point", "secondary = [3, 2]", "secondary = [3, 2.5]", ("[points]", "row")),
    ("true as points", "secondary = [3, 2]", "secondary = [3, true]", ("[points]", "row")),
    ("rows are no rows", "rows = { none = 0, secondary = [3, 2] }", "rows = 3", ("[points]",)),
    ("a row is text", "secondary = [3, 2]", 'secondary = "32"', ("[points]",)),
    ("rows and steps", "max = [9, 8]", "steps = [[0, 0, 0]]", ("[points]", "rows", "steps")),
    ("neither rows nor steps", "rows = { none = 0, secondary = [3, 2] }", "", ("[points]", "rows")),
    ("measure is missing", 'measure = "age"', "", ("[steps]", "measure")),
    ("steps do not rise", "[18, 9, 8]", "[0, 9, 8]", ("[steps]", "rise")),
    ("a step too short", "[18, 9, 8]", "[18, 9]", ("[steps]", "row")),
    ("a step that is a number", "[18, 9, 8]", "18", ("[steps]",)),
    ("a step from a word", "[18, 9, 8]", '["x", 9, 8]', ("[steps]",)),
    ("a grid row too short", "secondary = [0, 1, 2]", "secondary = [0, 1]", ("[crossed]", "row")),
    ("columns do not rise", "columns = [0, 1, 2]", "columns = [0, 2, 1]", ("[crossed]", "columns")),
    ("columns are missing", "columns = [0, 1, 2]", "", ("[crossed]", "columns")),
    ("columns are a number", "columns = [0, 1, 2]", "columns = 3", ("[crossed]", "columns")),
    ("the grid's row is missing", 'row = "level"\n', "", ("[crossed]", "row")),
    ("the grid's column is missing", 'column = "canadian-years"\n', "", ("[crossed]", "column")),
    ("a record lacks a field", '{ id = "a" }', "{ since = 2020-01-01 }", ("[list]", "records[0]", "id")),
    ("a record has more", '{ id = "a" }', '{ id = "a", x = 1 }', ("[list]", "records[0]", "x")),
    ("a record is text", '{ id = "a" }', '"a"', ("[list]", "records[0]")),
    ("fields are missing", 'fields = ["id", "since?"]\n', "", ("[list]",)),
    ("fields are no list", 'fields = ["id", "since?"]', "fields = 3", ("[list]", "fields")),
    ("records are no list", 'records = [{ id = "a" }, { id = "b", since = 2020-01-01 }]', "records = 3", ("[list]",)),
    ("no version", "[points]", '[empty]\nshape = "value"\n[points]', ("[empty]", "version")),
    ("a parameter that is no table", "[limit]", "loose = 3\n[limit]", ("[loose]", "shape")),
    ("no TOML", "[limit]", "[limit", ()),
    ("a key twice", "value = 8", "value = 8\nvalue = 9", ()),
]


@pytest.mark.parametrize(("old", "new", "named"), [row[1:] for row in REFUSED], ids=[row[0] for row in REFUSED])
def test_the_loader_refuses(tmp_path, old, new, named):
    assert old in GOOD
    message = refusal(tmp_path, GOOD.replace(old, new, 1))
    for part in ("rules.toml", *named):
        assert part in message, message


def test_a_parameter_defined_in_two_files_is_refused(tmp_path):
    (tmp_path / "also.toml").write_text(GOOD, encoding="utf-8")
    message = refusal(tmp_path)
    assert "rules.toml" in message
    assert "also.toml" in message
    assert "[limit]" in message


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        ('id = "one"', 'id = "one"\nnote = "x"', ("'one'", "keys")),
        ('certainty = "primary"', 'certainty = "sure"', ("'one'", "certainty")),
        ('certainty = "primary"', "", ("'one'", "keys")),
        ("checked_on = 2026-01-01", 'checked_on = "2026-01-01"', ("'one'", "checked_on")),
        ('document = "doc"', 'document = "other"', ("'one'", "'other'")),
        ('section = { en = "s. 1", fr = "art. 1" }', 'section = "s. 1"', ("'one'", "section")),
        ('section = { en = "s. 1", fr = "art. 1" }', 'section = { en = "s. 1" }', ("'one'", "section")),
        ('section = { en = "s. 1", fr = "art. 1" }', 'section = { en = "s. 1", fr = "" }', ("'one'", "section")),
        ('title = { en = "A document", fr = "Un document" }', 'title = { en = "A document" }', ("'doc'", "title")),
        ('id = "doc"', 'id = "doc"\nx = 1', ("'doc'", "keys")),
        ("[[source]]", '[[source]]\nid = "one"\n[[source]]', ("keys",)),
    ],
)
def test_sources_are_read_as_strictly(tmp_path, old, new, named):
    message = refusal(tmp_path, sources=SOURCES.replace(old, new, 1))
    for part in ("sources.toml", *named):
        assert part in message, message


def test_a_source_or_document_defined_twice_is_refused(tmp_path):
    document, source = SOURCES.split("[[source]]")
    assert "twice" in refusal(tmp_path, sources=f"{SOURCES}[[source]]{source}")
    assert "twice" in refusal(tmp_path, sources=SOURCES + document)


def test_no_rules_at_all_are_refused(tmp_path):
    with pytest.raises(RulesError):
        load(tmp_path)


def test_a_further_file_adds_versions_and_parameters(tmp_path):
    base = tmp_path / "base"
    base.mkdir()
    more = tmp_path / "more.toml"
    head = 'from = 2021-01-01\nverified = 2026-01-01\ncite = ["one"]\nvalue = 9\n'
    more.write_text(f'[[limit.versions]]\n{head}\n[new]\nshape = "value"\n[[new.versions]]\n{head}', encoding="utf-8")
    extended = load(folder(base), extra=[more])
    assert [version.in_force for version in extended.parameters["limit"].versions] == [True, False, True]
    assert extended.on(date(2021, 1, 1)).value("limit") == extended.on(date(2021, 1, 1)).value("new") == 9
    for wrong, named in (
        (f"[[limit.versions]]\n{head.replace('2021', '2016')}", "from"),
        (f'[limit]\nshape = "table"\n[[limit.versions]]\n{head}', "shape"),
        (f'[limit]\nmeasure = "age"\n[[limit.versions]]\n{head}', "measure"),
        ("limit = 3", "limit"),
        ("[limit]\nversions = 3", "versions"),
        (f"[[limit.versions]]\n{head.replace('one', 'two')}", "cite"),
    ):
        more.write_text(wrong, encoding="utf-8")
        with pytest.raises(RulesError) as caught:
            load(base, extra=[more])
        assert "more.toml" in str(caught.value), wrong
        assert named in str(caught.value), wrong


def test_a_file_that_is_not_there_is_a_rules_error(tmp_path):
    with pytest.raises(RulesError, match=r"absent\.toml"):
        load(folder(tmp_path), extra=[tmp_path / "absent.toml"])


# The data of the package.

PARAMETERS = tuple(law().parameters.values())
EVERY_DAY = tuple(day for day in law().days_of_change if day >= date(2015, 1, 1))


@pytest.mark.parametrize("parameter", PARAMETERS, ids=lambda parameter: parameter.name)
def test_every_version_says_when_it_was_verified_and_on_what_it_rests(parameter):
    for version in parameter.versions:
        assert date(2026, 11, 1) <= version.verified <= date.today()
        assert version.cite
        assert len(set(version.cite)) == len(version.cite)
    assert parameter.starts[0] >= date(2015, 1, 1)


def test_every_version_differs_from_the_one_before():
    """Two versions alike would be a change that changes nothing; a new source for the same figures is a change."""
    for parameter in PARAMETERS:
        for earlier, later in pairwise(parameter.versions):
            assert (earlier.in_force, earlier.data, earlier.cite) != (later.in_force, later.data, later.cite), (
                parameter.name
            )


@pytest.mark.parametrize("day", EVERY_DAY, ids=str)
def test_maxima_are_what_the_tables_can_give(day):
    """110 + 150 + 136 + 24 + 80 = 500, 100 + 140 + 128 + 22 + 70 = 460, 20 + 10 + 10 = 40; a section is in the total."""
    rules = law().on(day)
    sections = {section["id"]: section for section in sections_of(rules)}
    for column in (0, 1):
        for name in ("core", "partner"):
            section = sections[name]
            if section["max"][column]:
                assert (
                    sum(table_of(factor, rules).maximum[column] for factor in section["factors"])
                    == section["max"][column]
                )
        assert sum(section["max"][column] for section in sections.values()) == rules.value("rule-set")["total"] == 1200
    for section in sections.values():
        for group in section.get("groups", ()):
            assert set(group["factors"]) <= set(section["factors"])
    factors = [factor for section in sections.values() for factor in section["factors"]]
    assert len(set(factors)) == len(factors)
    assert all(rules.version(factor).in_force for factor in factors)


TABLES = [
    (parameter, version)
    for parameter in PARAMETERS
    if parameter.shape in ("table", "grid")
    for version in parameter.versions
    if version.in_force
]


@pytest.mark.parametrize(("parameter", "version"), TABLES, ids=[f"{p.name} {v.start}" for p, v in TABLES])
def test_tables_are_whole_and_never_fall_but_for_age(parameter, version):
    table = ready_table(parameter, version)
    assert table.row in MEASURES | GRID_MEASURES
    assert table.column is None or table.column in MEASURES
    if table.named is None:
        assert table.minima[0] == 0
    if table.row in ("level", "partner-level"):
        assert set(table.named or ()) == set(LEVELS)
        assert list(table.rows) == [table.pick(level) for level in LEVELS]
    if table.row != "age":
        for row, further in pairwise(table.rows):
            assert all(more >= less for less, more in zip(row, further, strict=True))
    for row in table.rows:
        assert all(points >= 0 for points in row)
        if table.columns is not None:
            assert list(row) == sorted(row)
            assert max(row) <= max(table.maximum)
        elif not table.each:
            assert row[0] <= table.maximum[0]
            assert row[1] <= table.maximum[1]


def test_every_source_can_be_opened_and_has_been_read():
    for source in law().sources.values():
        for locale in ("en", "fr"):
            assert re.fullmatch(r"https?://\S+", source.url[locale]), source.id
            assert source.title[locale].strip() == source.title[locale]
            assert source.section[locale].strip() == source.section[locale]
        assert date(2024, 1, 1) <= source.checked_on <= date.today()


def test_an_address_in_the_laws_names_the_section_of_its_label():
    """The label begins with the provision; the page of the laws that it leads to is that of the same section."""
    label = re.compile(r"(?:ss?\.|art\.|par\.|al\.|sous-al\.)\s*(\d+(?:\.\d+)?)")
    seen = 0
    for source in law().sources.values():
        for locale in ("en", "fr"):
            address = re.fullmatch(r"https://laws-lois\.justice\.gc\.ca/.*/section-([\d.]+)\.html", source.url[locale])
            section = label.match(source.section[locale])
            if address and section:
                seen += 1
                assert address[1] == section[1], (source.id, locale)
    assert seen > 100


def literals(tree: ast.AST) -> set[str]:
    return {node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)}


def modules() -> dict[str, ast.Module]:
    found = DIRECTORY.parent.rglob("*.py")
    return {path.name: ast.parse(path.read_text(encoding="utf-8")) for path in found}


def test_every_source_is_used_and_every_source_named_in_code_exists(root):
    """From a verdict or a page to the provision and back: no source is orphaned, no code cites what is not there."""
    cited = {source for parameter in PARAMETERS for version in parameter.versions for source in version.cite}
    in_code: set[str] = set()
    for name, tree in modules().items():
        for call in ast.walk(tree):
            if not isinstance(call, ast.Call) or getattr(call.func, "id", "") not in ("Condition", "_test"):
                continue
            given = [word.value for word in call.keywords if word.arg == "cite"] or call.args[4:5]
            for value in given:
                parts = value.elts if isinstance(value, ast.Tuple) else []
                ids = {part.value for part in parts if isinstance(part, ast.Constant)}
                assert ids <= set(law().sources), (name, call.lineno)
        in_code |= literals(tree) & set(law().sources)
    pages = [
        *(root / "docs").rglob("*.md"),
        *(root / "tests" / "cases").glob("*.toml"),
        *(root / "tools").glob("*.toml"),
    ]
    on_pages = {word for path in pages for word in re.findall(r"[a-z0-9][a-z0-9.-]+", path.read_text(encoding="utf-8"))}
    unused = set(law().sources) - cited - in_code - on_pages
    assert not unused, sorted(unused)


def test_every_parameter_is_used_and_every_parameter_named_in_code_exists():
    named: set[str] = set()
    for name, tree in modules().items():
        for call in ast.walk(tree):
            func = call.func if isinstance(call, ast.Call) else None
            if isinstance(func, ast.Attribute) and func.attr in ("value", "version", "records", "cite"):
                for argument in call.args[:1]:
                    if isinstance(argument, ast.Constant):
                        assert argument.value in law().parameters, (name, argument.value)
        named |= literals(tree)
    listed = {
        factor
        for version in law().parameters["rule-set"].versions
        for section in version.data["value"]["sections"]
        for factor in section["factors"]
    }
    listed |= {
        table
        for version in law().parameters["selection-grid"].versions
        for factor in version.data["value"]["factors"]
        for table in factor["tables"]
    }
    prefixes = (
        "language-test-",
        "reform-2026",
        "distance-",
    )  # by the name of a test; scenario; shown on the guide's pages
    endings = ("-funds", "-residence")  # by the name of a program
    rest = law().parameters.keys() - named - listed
    unused = {name for name in rest if not name.startswith(prefixes) and not name.endswith(endings)}
    assert not unused, sorted(unused)


def test_every_measure_of_the_score_has_its_sentence():
    assert set(reasons._READERS) == MEASURES
