"""The guidance: English and French at parity, every figure from the data, nothing said that may not be said."""

from __future__ import annotations

import base64
import json
import re
import shutil
import subprocess
import sys
import tomllib
import zlib
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml
from markdown import Markdown
from markupsafe import escape

from pycore.messages.words import words
from tools.checks import prose
from tools.lib.cases import cases
from tools.lib.share import share_code
from tools.pages import calls, changes, frame, sources, tables, values, verdicts
from tools.pages import cases as page_cases
from tools.pages.errors import PageError
from tools.pages.processors import Guidance
from tools.pages.shelf import Shelf, Writer

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
LOCALES = ("en", "fr")
PAGES = sorted(path.relative_to(DOCS / "en").as_posix() for path in (DOCS / "en").rglob("*.md"))
GUIDES = [path for path in PAGES if path.startswith("guide/")]
TODAY = date(2026, 11, 24)

# What people search with: each has to be the title of a page.
SEARCHED = [
    "Online certificate for CRS points: does it count?",
    "Two or more certificates, diplomas or degrees: which option do I choose?",
    "How do I know if my private college counts for PR?",
    "Is an eight-month program a one-year program for Express Entry?",
    "Does a six-month diploma count?",
    "Studying more than 50 % online: do I lose the Canadian education points?",
    "Part-time study in Canada: do I still get 15 points?",
    "My WES result says three years of undergraduate study: what now?",
    "Is my ECA still valid after five years, and must my spouse have one?",
    "Is my law, accounting or nursing degree a professional degree?",
]
# Rules that no page names: how sentences are matched, and what is beside the law.
UNNAMED = {
    "rule-set",
    "reported-change",
    "eca-outcome-words",
    "warning-days",
    "study-spread-years",
    "distance-note",
    "distance-law",
    "reform-2026",
    "reform-2026-entry",
    "reform-2026-factors",
}


def parts(locale: str, path: str) -> tuple[dict[str, Any], str]:
    """A page's front matter and its text."""
    _, head, body = (DOCS / locale / path).read_text(encoding="utf-8").split("---\n", 2)
    return yaml.safe_load(head), body


def calls_of(text: str) -> list[str]:
    """The calls of a text, with one kind of quotation mark, in a fixed order."""
    found = ("".join(match.split()) for match in re.findall(r"\{\{(.*?)\}\}", text, re.DOTALL))
    return sorted(match.replace("'", '"') for match in found)


def flat(table: dict[str, Any], prefix: str = "") -> dict[str, str]:
    found: dict[str, str] = {}
    for key, value in table.items():
        found |= flat(value, f"{prefix}{key}.") if isinstance(value, dict) else {f"{prefix}{key}": value}
    return found


def test_every_page_is_in_both_languages() -> None:
    french = sorted(path.relative_to(DOCS / "fr").as_posix() for path in (DOCS / "fr").rglob("*.md"))
    assert french == PAGES


@pytest.mark.parametrize("path", PAGES)
def test_a_page_has_the_same_parts_in_both_languages(path: str) -> None:
    (head, body), (tete, corps) = parts("en", path), parts("fr", path)
    assert list(head) == list(tete)
    for key in ("date_modified", "sources", "history", "template", "hide"):
        assert head.get(key) == tete.get(key), key
    for use in ("level", "study"):
        assert [list(entry) for entry in head.get(use, ())] == [list(entry) for entry in tete.get(use, ())], use
    assert [(c["day"], c.get("sources"), "when" in c) for c in head.get("changes", ())] == [
        (c["day"], c.get("sources"), "when" in c) for c in tete.get("changes", ())
    ]
    assert calls_of(body) == calls_of(corps)
    outline = r"^(#+) .*?(\{ ?#[\w-]+ ?\})?$"
    assert re.findall(outline, body, re.MULTILINE) == re.findall(outline, corps, re.MULTILINE)
    links = r"\]\(([^)\s]+)\)"
    assert sorted(re.findall(links, body)) == sorted(re.findall(links, corps))
    for sign in ("- [ ] ", "\n| ", "\n- ", "\n1. "):
        assert body.count(sign) == corps.count(sign), sign


def test_the_fixed_parts_have_the_same_words_in_both_languages() -> None:
    english, french = (
        flat(tomllib.loads((ROOT / f"tools/pages/words.{locale}.toml").read_text(encoding="utf-8")))
        for locale in LOCALES
    )
    assert english.keys() == french.keys()
    for key, text in english.items():
        assert sorted(re.findall(r"\{\w+\}", text)) == sorted(re.findall(r"\{\w+\}", french[key])), key


def test_navigation_lists_the_same_pages_in_both_languages() -> None:
    def listed(name: str) -> list[str]:
        return re.findall(r"([\w/-]+\.md)$", (ROOT / name).read_text(encoding="utf-8"), re.MULTILINE)

    assert listed("mkdocs.yml") == listed("mkdocs.fr.yml")
    assert sorted(listed("mkdocs.yml")) == PAGES


def test_pages_say_nothing_that_they_may_not() -> None:
    assert list(prose.findings()) == []


@pytest.mark.parametrize(
    ("locale", "text"),
    [
        ("en", "It gives 15 points."),
        ("en", "It gives fifteen points."),
        ("en", "You gain +20 for it."),
        ("en", "The 15/30 rule."),
        ("en", "You should study in person."),
        ("en", "Great!"),
        ("fr", "Il donne 15\u00a0points."),
        ("fr", "Vous devriez étudier."),
        ("fr", "Quelle durée ?"),
        ("fr", "La règle : un an"),
        ("fr", "Un «mot»."),
        ("fr", "50 %"),
        ("fr", "l'article"),
        ("fr", "le 23 novembre"),
        ("fr", "Un diplôme — le vôtre"),
    ],
)
def test_the_check_finds(locale: str, text: str) -> None:
    assert list(prose.check(text, locale))


@pytest.mark.parametrize(
    ("locale", "text"),
    [
        ("en", 'It gives {{ pts("canadian-study", "one-year") }}, in the 67-point grid too.'),
        ("en", "![A picture](x.png) and `x != y`"),
        ("fr", "La règle\u00a0: l’article du 23\u00a0novembre\u00a02026, 50\u00a0%, «\u00a0mot\u00a0»."),
        ("fr", "[Page](https://example.org/l'adresse)"),
    ],
)
def test_the_check_leaves_alone(locale: str, text: str) -> None:
    assert not list(prose.check(text, locale))


@pytest.mark.parametrize("path", GUIDES)
@pytest.mark.parametrize("locale", LOCALES)
def test_a_guide_page_has_its_shape(locale: str, path: str) -> None:
    head, body = parts(locale, path)
    assert {"title", "description", "date_modified", "answer", "level", "study", "concerns", "sources"} <= set(head)
    if path != "guide/index.md":
        assert {"history", "changes"} & set(head)
        for anchor in ("#conditions", "#examples", "#unclear"):
            assert f"{{ {anchor} }}" in body, anchor
        assert "{{ case(" in body
        assert "- [ ] " in body


def test_the_questions_people_search_with_are_titles() -> None:
    shelf = Shelf.read("en", DOCS / "en", TODAY)
    titles = {calls.fill(Writer(shelf, path), parts("en", path)[0]["title"]).replace("\u00a0", " ") for path in PAGES}
    assert set(SEARCHED) - titles == set()


def test_every_rule_that_readers_meet_has_a_name(shelf: Shelf) -> None:
    unnamed = {name for name in shelf.law.parameters if shelf.rule_name(name) is None}
    assert {name for name in unnamed if not name.startswith("lever-")} <= UNNAMED


def test_points_come_from_the_data(writer: Writer) -> None:
    fill = calls.fill
    assert fill(writer, '{{ points("canadian-study", "one-year") }}') == "15"
    assert fill(writer, '{{ points("education", "three-year", "partner") }}') == "112"
    assert fill(writer, '{{ points("education-language", "two-or-more", 8) }}') == "25"
    assert fill(writer, '{{ points("age", 29) }}') == "110"
    assert fill(writer, '{{ points("job-offer", "other", on="2016-11-19") }}') == "50"
    assert fill(writer, '{{ points("job-offer", "other") }}') == "0"
    assert fill(writer, '{{ gain("education", "three-year", "two-or-more") }}') == "8"
    assert fill(writer, '{{ maximum("transferability") }}') == "100"
    assert fill(writer, '{{ family_maximum("education-language") }}') == "50"
    assert fill(writer, '{{ value("selection-grid.pass_mark") }}') == "67"
    assert "50" in fill(writer, '{{ value("study-distance-limit") }}')
    assert set(writer.used) >= {"canadian-study", "education", "age", "job-offer"}


def test_a_table_shows_every_row_and_both_columns(writer: Writer) -> None:
    table = tables.table(writer, "education")
    for points in (90, 84, 98, 91, 120, 112, 128, 119, 135, 126, 150, 140):
        assert f"<td>{points}</td>" in table
    assert tables.table(writer, "canadian-study").count("<tr>") == 1 + 7  # the maximum is one of the rows
    assert tables.table(writer, "first-language").count("<tr>") == 2 + 7 + 1  # for each ability: it is none of them


def test_ranges_are_said_in_words(shelf: Shelf) -> None:
    said = tables.ranges(shelf, [0, 18, 19, 20, 30, 45])
    assert said[1:3] == ["18", "19"]
    assert said[3] == ("20 to 29" if shelf.locale == "en" else "de 20 à 29")
    assert said[-1] == ("45 or more" if shelf.locale == "en" else "45 ou plus")


@pytest.mark.parametrize(
    "call",
    [
        "{{ nothing() }}",
        '{{ points("no-rule", "x") }}',
        '{{ points("education", "no-row") }}',
        "{{ points(1 + }}",
        '{{ case("no-case") }}',
        '{{ source("no-source") }}',
    ],
)
def test_what_cannot_be_resolved_stops_the_build(writer: Writer, call: str) -> None:
    with pytest.raises(PageError):
        calls.fill(writer, call)


def test_the_foot_says_when_the_rules_were_verified(shelf: Shelf) -> None:
    writer = Writer(shelf, "guide/here.md")
    values.points(writer, "education", "one-year")
    foot = frame.foot(writer, date(2026, 11, 23))
    verified = shelf.rules.version("education").verified
    assert f'data-verified="{verified.isoformat()}"' in foot
    assert foot.count(" hidden") == 1
    assert "Date modified" not in frame.foot(writer, None)


def test_an_old_verification_shows_a_notice_at_the_build(shelf: Shelf) -> None:
    day = shelf.rules.version("rule-set").verified + timedelta(days=91)
    late = Shelf(shelf.locale, shelf.law, shelf.words, shelf.texts, day, shelf.verified, shelf.rules, shelf.citing)
    assert frame.foot(Writer(late, "guide/here.md"), date(2026, 11, 23)).count(" hidden") == 0


@pytest.mark.parametrize("path", PAGES)
def test_every_page_says_that_the_reported_text_is_unseen(shelf: Shelf, path: str) -> None:
    """In its status where it has one, else in a line at its foot, with the way to what is known."""
    writer = Writer(shelf, path)
    meta, body = parts(shelf.locale, path)
    page = "\n".join(frame.around(writer, {"foot": True, **meta}, calls.fill(writer, body)))
    said = {shelf.text(key, day=shelf.day(date(2026, 11, 3))) for key in ("reported-change", "reported-short")}
    assert sum(page.count(text) for text in said) == 1
    assert path == "guide/reform-2026.md" or "reform-2026.md" in page


def test_a_share_code_holds_the_profile() -> None:
    profile = cases("fr")["online-year"]["profile"]
    version, _, packed = share_code(profile).partition(".")
    assert version == "1"
    unpacked = zlib.decompress(base64.urlsafe_b64decode(packed + "=" * (-len(packed) % 4)), -15)
    assert json.loads(unpacked) == profile


def test_a_case_shows_both_uses_and_the_score(writer: Writer) -> None:
    shown = calls.NAMES["case"](writer, "online-year")
    book = words(writer.shelf.locale)
    assert book.write(502, "points") in shown
    for use in ("level", "study"):
        assert writer.shelf.text(f"use.{use}") in shown
    assert 'href="../../check/#p=1.' in shown


def test_a_case_of_one_report_with_several_lines_says_that_they_make_two_or_more(writer: Writer) -> None:
    shown = calls.NAMES["case"](writer, "eca-two-lines")
    assert f"<dt>{writer.shelf.text('use.pair')}</dt>" in shown
    assert f"<dt>{writer.shelf.text('use.pair')}</dt>" not in calls.NAMES["case"](writer, "eca-university-diploma")


def test_a_page_leads_on_to_the_calculator_and_the_next_page(writer: Writer) -> None:
    meta = {"answer": "A.", "level": [{"counts": "B."}], "study": [{"unclear": "C."}], "concerns": "D."}
    page = "\n".join(frame.around(writer, meta, "E", ("Next one", "guide/next-one.md")))
    yours = f"[{writer.shelf.text('check-yours')}](../check.md)"
    assert page.count(yours) == 2
    assert "[Next one](next-one.md)" in page.partition("\nE\n")[2]
    assert "next-one" not in "\n".join(frame.around(writer, meta, "E"))


def test_a_change_says_no_day_that_is_not_known(writer: Writer) -> None:
    """`when` stands instead of the day; a rule of the first day is not called new; a day of convention says that it is one."""
    meta = {
        "changes": [{"day": date(2020, 11, 1), "when": "2020", "text": "A."}],
        "history": ["eca-validity", "study-relief"],
    }
    first, *rest = changes.change_list(writer, meta).splitlines()[2:-2]
    assert first.endswith(
        writer.shelf.text("change.first-value", value=values.value(writer, "eca-validity.years", "years"))
    )
    assert any(line.startswith("- **2020**") for line in rest)
    assert rest[-1].endswith(writer.shelf.text("change-note.study-relief"))


def test_a_planned_credential_is_shown_as_of_today_and_once_completed(writer: Writer) -> None:
    """Every case with one: first that it does not count today, then what it would give."""
    shelf = writer.shelf
    planned = {
        id: credential
        for id in cases(shelf.locale)
        for whose in ("credentials", "partner_credentials")
        for credential in page_cases.result(id, shelf.locale)[whose]
        if credential["when_completed"]
    }
    assert planned
    for id, credential in planned.items():
        shown = calls.NAMES["case"](writer, id)
        _, today, later = re.split("|".join(f">{shelf.text(key)}<" for key in ("case-today", "case-completed")), shown)
        assert "cp-verdict--does-not-count" in today and "cp-verdict--counts" not in today
        assert f"cp-verdict--{credential['when_completed']['level']['word']}" in later
        assert escape(credential["effect"]["because"]) in later


def test_the_diagram_is_answered_by_the_core(writer: Writer) -> None:
    diagram = calls.NAMES["uses_diagram"](writer)
    assert diagram.count("cp-verdict--") == diagram.count("<td ")
    assert "cp-verdict--unclear" in diagram


@pytest.mark.parametrize("name", verdicts.TABLES)
def test_every_verdict_table_is_answered_by_the_core(writer: Writer, name: str) -> None:
    uses, rows = verdicts.TABLES[name]
    table = calls.NAMES["verdicts"](writer, name)
    assert table.count("cp-verdict--") == len(uses) * len(rows)
    assert "cp-verdict--not-yet-known" not in table


def test_the_line_names_every_rule_set_in_words_too(writer: Writer) -> None:
    line = calls.NAMES["history_line"](writer)
    for version in writer.shelf.law.parameters["rule-set"].versions:
        assert line.count(writer.shelf.day(version.start)) == 2


def test_both_sites_build_strictly_and_search_finds_them(tmp_path: Path) -> None:
    found: dict[str, list[dict[str, str]]] = {}
    for locale, config in (("en", "mkdocs.yml"), ("fr", "mkdocs.fr.yml")):
        out = tmp_path / locale
        command = [sys.executable, "-m", "mkdocs", "build", "--strict", "-f", str(ROOT / config), "-d", str(out)]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=300)
        assert done.returncode == 0, done.stderr[-3000:]
        found[locale] = json.loads((out / "search/search_index.json").read_text(encoding="utf-8"))["docs"]
        shutil.rmtree(out)
    for locale, term, page in [
        ("en", "WES", "guide/foreign-credential/"),
        ("en", "PGWP", "guide/private-college/"),
        ("en", "one-year", "guide/one-year-program/"),
        ("en", "distance", "guide/online-certificate/"),
        ("fr", "WES", "guide/foreign-credential/"),
        ("fr", "PTPD", "guide/private-college/"),
        ("fr", "programme d’un an", "guide/one-year-program/"),
        ("fr", "distance", "guide/online-certificate/"),
    ]:
        assert any(doc["location"].startswith(page) and term in doc["title"] + doc["text"] for doc in found[locale]), (
            locale,
            term,
        )


def test_every_case_is_in_the_list_and_on_one_page() -> None:
    for locale in LOCALES:
        writer = Writer(Shelf.read(locale, DOCS / locale, TODAY), "reference/cases/index.md")
        listed = re.findall(r'id="([\w-]+)"></span>.*?\(([\w-]+)\.md#', page_cases.case_list(writer))
        assert [id for id, _ in listed] == list(cases(locale))
        assert [group for _, group in listed] == [
            group for group, ids in page_cases.groups(locale).items() for _ in ids
        ]


def test_a_list_of_sources_says_once_what_most_sections_share(writer: Writer) -> None:
    law, locale = writer.shelf.law, writer.shelf.locale
    writer.cite(law.sources)
    document, said = "", []
    for line in sources.source_list(writer).splitlines()[2:]:
        found = re.search(r'<span class="cp-read">\[(.*?)\]\(', line)
        note = found[1] if found else ""
        if line.startswith("- "):
            document = note
        else:
            assert note != document, "a section says only what differs"
            assert note or document, "how it was read is said somewhere"
        said.append((line.replace("\\", ""), note or document))
    for source in law.sources.values():
        certainty = writer.shelf.words.term("certainty", source.certainty)
        assert any(certainty in note for line, note in said if source.section[locale] in line), source.id


def test_a_group_of_cases_leads_back_to_the_site(shelf: Shelf) -> None:
    text = page_cases.cases_of(Writer(shelf, "reference/cases/trades.md"), "trades")
    assert set(re.findall(r'href="([./]+)(?:check|reference/sources)/', text)) == {"../../../"}


def html(text: str) -> str:
    """Markdown as the pages have it, on one line."""
    return Markdown(extensions=["tables", "attr_list", Guidance()]).convert(text).replace("\n", "")


def test_a_wide_table_of_words_names_its_column_in_every_cell() -> None:
    wide = html("| A | B *b* <b>c</b> | |\n|---|---|---|\n| 1 | 2 *two* | |")
    assert wide.startswith('<table data-stack="" role="table">')
    assert wide.count('role="row"') == 2 and wide.count('role="columnheader"') == 2 and wide.count('role="cell"') == 4
    assert re.findall(r'data-label="(.*?)"', wide) == ["B b c"]
    assert '<td role="cell"></td></tr></thead>' in wide, "a corner without words is no heading"
    assert '<td data-label="B b c" role="cell"><span>2 <em>two</em></span></td>' in wide, (
        "what a cell holds stays together beside its name"
    )
    assert html("| | B |\n|---|---|\n| 1 | two |").startswith("<table><thead><tr><td></td><th>B</th>")


def test_a_table_from_a_template_says_the_same_of_its_parts_as_one_written_by_hand(writer: Writer) -> None:
    drawn = tables.html_table(writer.shelf, "C", ["A", "B", "D"], [["1", "2", "3"]], "words")
    written = html("| A | B | D |\n|---|---|---|\n| 1 | 2 | 3 |")
    parts = re.compile(r"<(table|thead|tbody|tr)\b.*? (role=\"\w+\")>")
    assert parts.findall(drawn.replace("\n", "")) == parts.findall(written)
    label = re.compile(r'data-label="(\w)".*?><span>(\d)</span></td>')
    assert label.findall(drawn) == label.findall(written) == [("B", "2"), ("D", "3")]
    assert (
        "role=" not in tables.html_table(writer.shelf, "C", ["A", "B", "D"], [["1", "2", "3"]]).partition("<table")[2]
    )


@pytest.mark.parametrize("text", ["- [ ] Some *words*.\n- [ ] Others.", "- [ ] Some *words*.\n\n- [ ] Others."])
def test_a_condition_can_be_ticked(text: str) -> None:
    tick = '<li class="cp-tick"><label><input type="checkbox" /> <span>{}</span></label></li>'
    assert html(text) == f"<ul>{tick.format('Some <em>words</em>.')}{tick.format('Others.')}</ul>"
    assert "cp-tick" not in html("- [x] Some\n- [link](a.md)")


def test_a_list_of_report_words_shows_each_once_under_its_level(writer: Writer) -> None:
    version = writer.version("eca-outcomes")
    groups = calls.NAMES["eca_outcomes"](writer).split("<tbody>")[1:]
    phrases = [phrase for group in groups for phrase in re.findall(r'<td colspan="3".*?>(.*?)</td>', group)]
    assert all(group.count("rowgroup") == 1 and group.count("<td") >= 3 for group in groups)
    assert (
        len(phrases) == len(set(phrases)) and len(phrases) > sum(len(r["phrases"]) for r in version.data["records"]) - 1
    )


def test_the_picture_of_what_gave_points_says_each_version_in_words(writer: Writer) -> None:
    picture = calls.NAMES["points_through_time"](writer)
    law, words = writer.shelf.law, re.findall(r'cp-said">(.*?)</span>', picture)
    named = ("education", "canadian-study", "nomination", "job-offer", "sibling", "french")
    versions = [version for name in named for version in law.parameters[name].versions if version.in_force]
    assert len(words) == picture.count("cp-spans-bar") == len(versions)
    assert all(str(version.data["max"][0]) in said for version, said in zip(versions, words, strict=True))
    edges = re.findall(r"left:([\d.]+)%;width:([\d.]+)%", picture)
    assert all(float(left) >= 0 and float(left) + float(width) <= 100.01 for left, width in edges)


def test_the_pictures_of_limits_take_figures_from_the_data_and_words_from_the_core(writer: Writer) -> None:
    distance = calls.NAMES["scale"](writer, "distance")
    assert re.findall(r"cp-scale-part--([\w-]+)", distance) == ["counts", "counts", "does-not-count"]
    study = calls.NAMES["study_scales"](writer)
    words = re.findall(r"cp-scale-part--([\w-]+)", study)
    assert words == ["does-not-count", "counts"] * 2 + ["counts", "does-not-count"] * 2
    limit = writer.version("study-full-time-months").data["value"]
    assert f"flex-basis:{limit / 12:.2%}" in study and study.count("<dt>") == 4
