"""What the pages say and how it stands: wordings as the core reads them, whole sentences around verdict words, figures in their columns."""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from markdown import Markdown

from tools.pages import assessments, frame, scales, tables, values
from tools.pages.errors import PageError
from tools.pages.pictures import history_line
from tools.pages.processors import Guidance, is_figure
from tools.pages.shelf import Shelf, Writer

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
LOCALES = ("en", "fr")
PAGES = sorted(DOCS.glob("??/**/*.md"))
TODAY = date(2026, 11, 24)
# A share that puts a level in doubt is no limit: one source's reading of what the texts leave open.
NO_LIMITS = {"language-study-doubt"}
CALLED = re.compile(r"\{\{ ?assessed\((.*?)\) ?\}\}")
MARK = re.compile(r'\{\{ word\("[\w-]+"\) \}\}(?: \{\{ source\([^}]*\) \}\})*')


def html(text: str) -> str:
    """Markdown as the pages have it, on one line."""
    return Markdown(extensions=["tables", "attr_list", Guidance()]).convert(text).replace("\n", "")


def test_a_wording_has_the_level_that_the_core_reads_in_the_list(writer: Writer) -> None:
    level = writer.shelf.words.term("level", "masters-or-professional")
    assert assessments.assessed(writer, "Doctor of Medicine degree", "Doctorat en médecine") == level
    doubtful = assessments.assessed(writer, "Doctor of Medicine", "Docteur en médecine")
    assert writer.shelf.verdict("unclear") in doubtful
    assert level in doubtful and writer.shelf.words.term("level", "doctoral") in doubtful
    assert {"eca-outcomes", "eca-outcomes-doubtful"} <= writer.used.keys()


@pytest.mark.parametrize(
    "wordings",
    [["Bachelor of Science in Pharmacy"], ["Bachelor of Laws", "Bachelor’s Degree"], ["Graduate Certificate"]],
)
def test_a_page_names_no_level_for_wordings_that_have_no_one_level(writer: Writer, wordings: list[str]) -> None:
    with pytest.raises(PageError):
        assessments.assessed(writer, *wordings)


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.relative_to(DOCS).as_posix())
def test_a_row_with_the_words_of_a_report_asks_the_core_for_their_level(path: Path) -> None:
    for line in path.read_text(encoding="utf-8").splitlines():
        cells = line.split("|")
        if len(cells) < 4 or not re.search(r"\b(?:assessed as|évalué)\b", cells[1]) or "{{ points" in line:
            continue
        quoted = re.findall(r"[“«]\s?(.*?)\s?[”»]", cells[1])
        called = [given for call in CALLED.findall(line) for given in re.findall(r'"(.*?)"', call)]
        assert quoted and set(quoted) <= set(called), line


def test_a_condition_holds_since_its_value_has_been_the_same(shelf: Shelf) -> None:
    found = shelf.parameter("eca-validity")
    first, amended = found.versions
    assert first.data == amended.data and first.start < amended.start
    assert values.held_since(found, amended) == first.start
    pool = shelf.parameter("language-validity-pool")
    assert values.held_since(pool, pool.versions[-1]) == pool.starts[-1], "it was not in force before"
    offers = shelf.parameter("language-test-tef-canada")
    assert values.held_since(offers, offers.versions[-1]) == offers.starts[-1], "its figures moved"
    table = tables.values_table(Writer(shelf, "reference/point-tables.md"), "eca-validity")
    assert shelf.whole_day(first.start) in table and shelf.whole_day(amended.start) not in table


@pytest.mark.parametrize("locale", LOCALES)
def test_every_rule_of_one_measure_is_in_the_table_of_conditions(locale: str) -> None:
    shelf = Shelf.read(locale, DOCS / locale, TODAY)
    measured = set(values.UNITS)
    for name, found in shelf.law.parameters.items():
        version = shelf.rules.version(name)
        if found.shape == "value" and version.in_force and isinstance(version.data["value"], dict):
            measured |= {name} if set(version.data["value"]) == {"years"} else set()
    text = (DOCS / locale / "reference/point-tables.md").read_text(encoding="utf-8")
    listed = set(re.findall(r'"([\w-]+)"', re.findall(r"\{\{ values\((.*?)\) \}\}", text)[0]))
    assert measured - NO_LIMITS == listed


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.relative_to(DOCS).as_posix())
def test_a_verdict_word_ends_in_a_stop_or_goes_on_in_its_sentence(path: Path) -> None:
    for line in path.read_text(encoding="utf-8").splitlines():
        for mark in MARK.finditer(line):
            after = line[mark.end() :]
            cell = line.startswith("|") and after.startswith(" |")
            assert cell or re.match(r"[.,;]|\N{NO-BREAK SPACE}?:| [a-zà-ÿ]", after), line


@pytest.mark.parametrize("stop", [".", ",", ";", "\N{NO-BREAK SPACE}:", ":"])
def test_a_stop_stays_on_the_line_of_its_verdict_word(shelf: Shelf, stop: str) -> None:
    mark = shelf.verdict("unclear").strip()
    assert html(f"A: {mark}{stop} B") == f'<p>A: <span class="cp-kept">{mark}{stop}</span> B</p>'
    assert html(f"{mark} [B](a.md).") == f'<p>{mark} <a href="a.md">B</a>.</p>'


def test_no_built_page_lets_a_line_begin_with_the_stop_of_a_verdict_word(site: Path) -> None:
    torn = re.compile(
        r'(?<!<span class="cp-kept">)<span class="cp-verdict [^"]*"><svg\b.{0,200}?</svg>[^<]*</span>[.,;:]'
    )
    assert [path for path in site.rglob("*.html") if torn.search(path.read_text(encoding="utf-8"))] == []


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.relative_to(DOCS).as_posix())
def test_what_a_paragraph_names_in_bold_begins_it(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    for before, line in pairwise(lines):
        assert not (line.startswith("**") and before.strip()), line


def test_a_column_of_figures_is_marked_and_no_other() -> None:
    made = html("| A | B | C | D |\n|---|---|---|---|\n| 1 | 2 | 3 more | 1,5 % |\n| 4 | | 5 | 19 001 |")
    assert re.findall(r'<td class="cp-figures".*?>(?:<span>)?(.*?)<', made) == ["2", "1,5 %", "", "19 001"]
    assert re.findall(r'<th class="cp-figures".*?>(.*?)</th>', made) == ["B", "D"]


def test_every_column_of_figures_in_a_built_table_stands_to_the_right(site: Path) -> None:
    left = []
    for path in site.rglob("*.html"):
        for table in re.findall(r"<table\b.*?</table>", path.read_text(encoding="utf-8"), re.DOTALL):
            if re.match(r'<table[^>]* class="cp-(?:points|held|outcomes)"', table):
                continue
            rows = [
                re.findall(r"<t[hd]\b([^>]*)>(.*?)</t[hd]>", row, re.DOTALL) for row in re.split(r"<tr\b", table)[2:]
            ]
            if len({len(row) for row in rows}) != 1:
                continue
            for column in list(zip(*rows, strict=True))[1:]:
                texts = [re.sub(r"<[^>]+>", "", text).strip() for _, text in column]
                if any(texts) and all(is_figure(text) for text in texts if text):
                    left += [(path, texts) for attributes, _ in column[:1] if "cp-figures" not in attributes]
    assert left == []


def test_a_day_that_fills_a_cell_stays_whole() -> None:
    made = html("| A | B |\n|---|---|\n| 25\N{NO-BREAK SPACE}September 2026 | from May 2026 on |\n| 1er mai 2026 | b |")
    assert "25\N{NO-BREAK SPACE}September\N{NO-BREAK SPACE}2026<" in made
    assert "1er\N{NO-BREAK SPACE}mai\N{NO-BREAK SPACE}2026<" in made and "from May 2026 on" in made


def test_long_cells_stand_under_the_name_of_their_column_where_it_is_narrow() -> None:
    assert 'data-stack="long"' in html(f"| A | B | C |\n|---|---|---|\n| 1 | {'word ' * 30} | 3 |")
    assert 'data-stack=""' in html(f"| A | B | C |\n|---|---|---|\n| {'word ' * 30} | 2 | 3 |")


def test_report_words_of_each_language_stand_under_its_name(writer: Writer) -> None:
    shelf = writer.shelf
    made = assessments.eca_outcomes(writer)
    order = sorted(LOCALES, key=lambda locale: locale != shelf.locale)
    assert re.findall(r'<th colspan="3">(.*?)</th>', made) == [shelf.text(f"outcomes-in.{code}") for code in order]
    unclear = re.findall(
        r'<th scope="rowgroup"><span class="cp-verdict[^>]*>(?:(?!</span>).)*</span>\s*?(.*?)</th>', made
    )
    assert unclear
    for name in unclear:
        said = name.removeprefix(shelf.text("separator"))
        assert said != name and said[:1].islower() and shelf.text("either-level") in said
    assert " " not in shelf.text("either"), "two figures stay on one line"


def test_each_chart_of_limits_says_what_its_own_lines_run_between(writer: Writer) -> None:
    shares, all_four = scales.by_use(writer, "distance"), scales.of_study(writer)
    year = "year" if writer.shelf.locale == "en" else "un an"
    note = re.compile(r'cp-scales-note">(.*?)</p>')
    assert year not in note.findall(shares)[0] and year in note.findall(all_four)[0]


def test_both_statements_of_the_foot_are_whole(shelf: Shelf) -> None:
    foot = frame.foot(Writer(shelf, "guide/here.md"), TODAY)
    assert len(re.findall(r"<span>[^<]+</span>", foot)) == 2


def test_every_kind_of_mark_on_the_line_of_rule_sets_is_in_its_key(writer: Writer) -> None:
    line = history_line(writer)
    drawing, key = line.split("<figcaption>")
    kinds = re.compile(r"cp-line-dot--(\w+)")
    assert set(kinds.findall(drawing)) == set(kinds.findall(key)) and len(kinds.findall(key)) == 3


def test_factors_in_a_line_have_one_capital_and_those_of_names(shelf: Shelf) -> None:
    listed = re.findall(r"<td.*?>(?:<span>)?([^<]*;[^<]*)<", tables.rule_sets(Writer(shelf, "guide/history.md")))
    assert listed
    for line in listed:
        assert [word for word in re.findall(r"; ([A-ZÀ-Ý]\w*)", line) if word != "French"] == [], line


def test_the_letter_of_a_section_stays_with_its_title(shelf: Shelf) -> None:
    for source in shelf.law.sources.values():
        assert not re.match(r"[A-Z]\. ", source.section[shelf.locale]), source.id
