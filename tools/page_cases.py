"""Worked cases in the pages: each is a test case of tests/cases, computed when the site is built, and opens in the calculator."""

from __future__ import annotations

import base64
import json
import tomllib
import zlib
from collections.abc import Mapping
from functools import cache
from html import escape
from pathlib import Path
from typing import Any

from tools.page_parts import PageError, Writer, verdict

CASES = Path(__file__).resolve().parent.parent / "tests" / "cases"
SHARE_VERSION = "1"
CALCULATOR = "check.md"


@cache
def cases() -> dict[str, Mapping[str, Any]]:
    """Every case by its slug, in the order of the files. Raises PageError for a slug used twice."""
    found: dict[str, Mapping[str, Any]] = {}
    for path in sorted(CASES.glob("*.toml")):
        for record in tomllib.loads(path.read_text(encoding="utf-8")).get("case", ()):
            if record["id"] in found:
                raise PageError(f"{path.name}: case {record['id']!r} is defined twice")
            found[record["id"]] = record
    return found


def find(slug: str) -> Mapping[str, Any] | None:
    """A case by its slug; None only while there are no cases at all. Raises PageError for one that is missing."""
    known = cases()
    if slug in known:
        return known[slug]
    if known:
        raise PageError(f"no case is named {slug!r}")
    return None


def share_code(profile: Mapping[str, Any]) -> str:
    """A profile as the calculator's link carries it: version, dot, base64url without padding of the raw-deflated JSON."""
    text = json.dumps(profile, ensure_ascii=False, separators=(",", ":"))
    squeezer = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = squeezer.compress(text.encode()) + squeezer.flush()
    return f"{SHARE_VERSION}.{base64.urlsafe_b64encode(packed).decode().rstrip('=')}"


def result(slug: str, locale: str) -> Mapping[str, Any]:
    """What the core answers for a case, in one language."""
    return _result(slug, locale)


@cache
def _result(slug: str, locale: str) -> Mapping[str, Any]:
    from pycore import evaluate

    found = cases()[slug]
    return evaluate(json.loads(json.dumps(found["profile"], default=str)), locale)


def case(writer: Writer, slug: str) -> str:
    """A worked case: its question, the verdict of each credential, the score, and the way into the calculator."""
    found = find(slug)
    return _shown(writer, slug, found) if found else ""


def case_card(writer: Writer, slug: str) -> str:
    """A short case for the home page: question, answer, figures, all one link."""
    found = find(slug)
    return _shown(writer, slug, found, short=True) if found else ""


def case_value(writer: Writer, slug: str, path: str) -> str:
    """One figure of a case's result, by its path: "crs.total"."""
    if not find(slug):
        return "…"
    value: Any = result(slug, writer.shelf.locale)
    for key in path.split("."):
        value = value[int(key) if isinstance(value, list) else key]
    return writer.shelf.words.write(value, "number") if isinstance(value, int | float) else str(value)


def all_cases(writer: Writer) -> str:
    """Every worked case with its sources, for the reference."""
    parts = []
    for slug, found in cases().items():
        title = found["title"][writer.shelf.locale]
        parts.append(f"## {title} {{ #{slug} }}\n\n{_shown(writer, slug, found, heading=False)}")
        writer.cite(found.get("sources", ()))
    return "\n\n".join(parts)


def _shown(writer: Writer, slug: str, found: Mapping[str, Any], short: bool = False, heading: bool = True) -> str:
    shelf = writer.shelf
    answer = result(slug, shelf.locale)
    lines = ['<div class="cp-case">']
    if heading:
        lines.append(f'<p class="cp-case-title">{escape(found["title"][shelf.locale])}</p>')
    lines.append('<ul class="cp-case-verdicts">')
    for credential in answer["credentials"]:
        judged = credential.get("when_completed") or credential
        lines.append(f"<li><span>{escape(credential.get('title') or shelf.text('untitled'))}</span>")
        for use, name in (("level", "level"), ("canadian_study", "study")):
            because = "" if short else f" {escape(judged[use]['because'])}"
            lines.append(f"<br><strong>{escape(shelf.text(f'use.{name}'))}</strong> {verdict(shelf, judged[use]['word'])}{because}")
        lines.append("</li>")
    lines.append("</ul>")
    low, high = answer["crs"]["range"]
    total = shelf.words.write(low, "points") if low == high else shelf.text("score-range", low=low, high=high)
    lines.append(f'<p class="cp-case-score">{escape(shelf.text("case-score", total=total))}</p>')
    href = writer.link(CALCULATOR.removesuffix(".md")).replace("\\", "/")
    lines.append(f'<p><a class="cp-case-open" href="{_calculator(writer)}#p={share_code(found["profile"])}">{escape(shelf.text("open-case"))}</a></p>')
    lines.append("</div>")
    del href
    return "\n".join(lines)


def _calculator(writer: Writer) -> str:
    """The calculator's address seen from this page, as the site serves it (directories, not files)."""
    here = writer.path.removesuffix("index.md").removesuffix(".md").rstrip("/")
    depth = 0 if not here else here.count("/") + 1
    return "../" * depth + "check/"
