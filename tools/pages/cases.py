"""Worked cases in the pages: each is a test case of tests/cases, computed when the site is built, and opens in the calculator."""

from __future__ import annotations

import base64
import json
import zlib
from collections.abc import Mapping
from functools import cache
from html import escape
from tomllib import TOMLDecodeError
from typing import Any

from tools.lib.cases import CaseError, cases
from tools.pages.frame import PageError, Shelf, Writer, verdict

SHARE_VERSION = "1"
CASES = "reference/cases"
SAYS_NOTHING = 600  # points between the least and the most: next to nothing but the credential was given


def find(id: str, locale: str = "en") -> Mapping[str, Any]:
    """A case by its id. Raises PageError for one that is missing."""
    try:
        known = cases(locale)
    except (CaseError, TOMLDecodeError) as error:
        raise PageError(str(error)) from error
    if id not in known:
        raise PageError(f"no case is named {id!r}")
    return known[id]


def share_code(facts: Mapping[str, Any]) -> str:
    """A profile as the calculator's link carries it: version, dot, base64url without padding of the raw-deflated JSON."""
    text = json.dumps(facts, ensure_ascii=False, separators=(",", ":"))
    squeezer = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = squeezer.compress(text.encode()) + squeezer.flush()
    return f"{SHARE_VERSION}.{base64.urlsafe_b64encode(packed).decode().rstrip('=')}"


@cache
def result(id: str, locale: str) -> Mapping[str, Any]:
    """What the core answers for a case, in one language."""
    from pycore import evaluate

    return evaluate(find(id, locale)["profile"], locale)


def case(writer: Writer, id: str) -> str:
    """A worked case: its question, the verdicts of each credential, the score, its note, and the way into the calculator."""
    return _shown(writer, id)


def case_card(writer: Writer, id: str) -> str:
    """A short case: question, verdict words, score; the whole of it one link into the calculator."""
    shelf = writer.shelf
    answer = result(id, shelf.locale)
    lines = [
        f'<a class="cp-case cp-case--card" href="{_calculator(writer)}#p={share_code(find(id, shelf.locale)["profile"])}">'
    ]
    lines.append(f'<span class="cp-case-title">{escape(find(id)["question"][shelf.locale])}</span>')
    for credential in answer["credentials"][-1:]:
        for when, judged in _moments(shelf, credential):
            lines += [f"<span>{escape(when)}</span>"] if when else []
            for use, name in (("level", "level"), ("canadian_study", "study")):
                lines.append(f"<span>{escape(shelf.text(f'use.{name}'))} {verdict(shelf, judged[use]['word'])}</span>")
    lines.append(f'<span class="cp-case-score">{escape(_score(writer, answer))}</span></a>')
    return "".join(lines)


def case_value(writer: Writer, id: str, path: str) -> str:
    """One figure of a case's result, by its path: "crs.total"."""
    value: Any = result(id, writer.shelf.locale)
    for key in path.split("."):
        value = value[int(key) if isinstance(value, list) else key]
    return writer.shelf.words.write(value, "number") if isinstance(value, int | float) else str(value)


def groups(locale: str) -> dict[str, list[str]]:
    """The ids of the worked cases, by the name of the page that shows them: one page for each file of cases."""
    found: dict[str, list[str]] = {}
    for id, record in cases(locale).items():
        found.setdefault(record["file"].removesuffix(".toml").replace("_", "-"), []).append(id)
    return found


def group_title(shelf: Shelf, group: str) -> str:
    """What the cases of one page are about."""
    return shelf.text(f"cases.{group.replace('-', '_')}")


def case_list(writer: Writer) -> str:
    """The question of every worked case, each leading to its answer on the page of its group."""
    shelf = writer.shelf
    parts = []
    for group, ids in groups(shelf.locale).items():
        lines = [f"## [{group_title(shelf, group)}]({writer.link(f'{CASES}/{group}.md')}) {{ #{group} }}", ""]
        for id in ids:
            question = find(id)["question"][shelf.locale]
            lines.append(f'- <span id="{id}"></span>[{question}]({writer.link(f"{CASES}/{group}.md")}#{id})')
        parts.append("\n".join(lines))
    return "\n\n".join(parts)


def cases_of(writer: Writer, group: str) -> str:
    """Every worked case of one group, with its sources."""
    shelf = writer.shelf
    parts = []
    for id in groups(shelf.locale)[group]:
        found = find(id)
        parts.append(f"## {found['question'][shelf.locale]} {{ #{id} }}\n\n{_shown(writer, id, heading=False)}")
        parts.append(f'<p class="cp-read">{_case_sources(writer, found)}</p>')
    return "\n\n".join(parts)


def _case_sources(writer: Writer, found: Mapping[str, Any]) -> str:
    """The sources of a case, each leading to its place in the list of sources."""
    shelf = writer.shelf
    links = []
    for id in found["source"]:
        if id not in shelf.law.sources:
            raise PageError(f"case {found['id']!r}: no source is named {id!r}")
        source = shelf.law.sources[id]
        links.append(
            f'<a href="{_site(writer)}reference/sources/#{id}">'
            f"{escape(source.title[shelf.locale])}, {escape(source.section[shelf.locale])}</a>"
        )
    return f"{escape(shelf.text('heading.sources'))}{escape(shelf.text('separator'))}{'; '.join(links)}"


def _shown(writer: Writer, id: str, heading: bool = True) -> str:
    shelf = writer.shelf
    found = find(id)
    answer = result(id, shelf.locale)
    lines = ['<div class="cp-case">']
    if heading:
        lines.append(f'<p class="cp-case-title">{escape(found["question"][shelf.locale])}</p>')
    items: list[str] = []
    alone = len(answer["credentials"]) < 2
    for whose in ("credentials", "partner_credentials"):
        for credential in answer.get(whose, ()):
            name = credential.get("title") or shelf.text("untitled")
            if whose == "partner_credentials":
                name = f"{shelf.text('section.partner')}{shelf.text('separator')}{name}"
            items.append(f'<li><span class="cp-case-what">{escape(name)}</span>')
            for when, judged in _moments(shelf, credential):
                items += [f'<p class="cp-case-when">{escape(when)}</p>'] if when else []
                items += ['<dl class="cp-case-uses">', *_verdict_rows(shelf, judged, alone), "</dl>"]
            if credential.get("when_completed") and credential["effect"]:
                items.append(f"<p>{escape(credential['effect']['because'])}</p>")
            items.append("</li>")
    if items:
        lines += ["<ul>", *items, "</ul>"]
    lines += _figures(writer, found, answer)
    note = found.get("note", {}).get(shelf.locale)
    if note:
        lines.append(f'<p class="cp-read">{escape(note)}</p>')
    code = share_code(find(id, shelf.locale)["profile"])
    lines.append(
        f'<p class="cp-case-score"><strong>{escape(_score(writer, answer))}</strong> '
        f'<a class="cp-case-open" href="{_calculator(writer)}#p={code}">{escape(shelf.text("open-case"))}</a></p>'
    )
    return "\n".join([*lines, "</div>"])


def _moments(shelf: Shelf, credential: Mapping[str, Any]) -> list[tuple[str, Mapping[str, Any]]]:
    """The verdicts on a credential, each with its moment: a planned one has those of today and those once completed."""
    later = credential.get("when_completed")
    if not later:
        return [("", credential)]
    return [(shelf.text("case-today"), credential), (shelf.text("case-completed"), later)]


def _verdict_rows(shelf: Shelf, judged: Mapping[str, Any], alone: bool) -> list[str]:
    """One line for each use; "two or more" where there is another credential, or one report names several that make it."""
    uses = (("level", "level"), ("two_or_more", "pair"), ("canadian_study", "study"))
    paired = not alone or judged["two_or_more"]["word"] == "counts"
    shown = [(shelf.text(f"use.{word}"), judged[use]) for use, word in uses if use != "two_or_more" or paired]
    return [_row(name, verdict(shelf, given["word"]), given["because"]) for name, given in shown]


def _figures(writer: Writer, found: Mapping[str, Any], answer: Mapping[str, Any]) -> list[str]:
    """The factors that the case is about, each with its points and its reason; then the 67-point grid, where that is its subject."""
    shelf = writer.shelf
    expected = found["expect"]
    score = {factor["id"]: factor for section in answer["crs"]["sections"] for factor in section["factors"]}
    grid = {factor["id"]: factor for factor in answer["fsw"]["factors"]}
    shown = [(f"parameter.{id}", score[id]) for id in expected.get("factors", ()) if id in score]
    shown += [(f"factor.{id}", grid[id]) for id in expected.get("fsw_factors", ()) if id in grid]
    lines = ['<dl class="cp-case-uses">'] if shown else []
    for key, factor in shown:
        points = shelf.words.write(factor["points"], "points")
        lines.append(_row(shelf.text(key), f"<strong>{escape(points)}</strong>", factor["because"]))
    if shown:
        lines.append("</dl>")
    if found["file"] == "selection_grid.toml":
        text = shelf.text("case-grid", total=answer["fsw"]["total"], mark=answer["fsw"]["pass_mark"])
        lines.append(f'<p class="cp-case-score">{escape(text)}</p>')
    return lines


def _row(name: str, answer: str, reason: str) -> str:
    """One line of a case: what it is about, the answer (HTML), and why."""
    return f"<div><dt>{escape(name)}</dt><dd>{answer}</dd><dd>{escape(reason)}</dd></div>"


def _score(writer: Writer, answer: Mapping[str, Any]) -> str:
    shelf = writer.shelf
    low, high = answer["crs"]["range"]
    if high - low > SAYS_NOTHING:
        return shelf.text("score-open")
    total = shelf.words.write(low, "points") if low == high else shelf.text("score-range", low=low, high=high)
    return shelf.text("case-score", total=total)


def _calculator(writer: Writer) -> str:
    """The calculator's address seen from this page."""
    return f"{_site(writer)}check/"


def _site(writer: Writer) -> str:
    """The root of this language's pages seen from this page, as the site serves it (directories, not files)."""
    here = writer.path.removesuffix("index.md").removesuffix(".md").rstrip("/")
    return "../" * (here.count("/") + 1 if here else 0)
