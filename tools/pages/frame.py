"""What every page of the guidance has around its own text: the answer with both uses, the sources, the changes, the foot."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from markupsafe import Markup

from tools.pages.changes import change_list
from tools.pages.errors import PageError
from tools.pages.render import WORDS
from tools.pages.shelf import BOTH, Writer
from tools.pages.sources import source_list

STALE_AFTER_DAYS = 90
CHECK_PAGE = "check.md"
REFORM_PAGE = "guide/reform-2026.md"


def around(
    writer: Writer, meta: Mapping[str, Any], body: str, following: tuple[str, str] | None = None
) -> Iterator[str]:
    """The parts of a page in their order, ending in the way to the page that follows: (title, path). Raises PageError."""
    if "title" in meta and not re.search(r"^# ", body, re.MULTILINE) and meta.get("template") is None:
        yield f"# {meta['title']}"
    if "answer" in meta:
        yield answer_box(writer, meta)
    yield body
    writer.cite(meta.get("sources", ()))
    if meta.get("sources"):
        yield source_list(writer)
    if meta.get("history") or meta.get("changes"):
        yield change_list(writer, meta)
    if "answer" in meta:
        yield onward(writer, following)
    if meta.get("date_modified") or meta.get("foot"):
        yield foot(writer, meta.get("date_modified"))
        if 'class="cp-status"' not in body and (notice := reported_notice(writer)):
            yield notice


def answer_box(writer: Writer, meta: Mapping[str, Any]) -> Markup:
    """The answer in two sentences, and under it both uses side by side."""
    shelf = writer.shelf
    uses = [(shelf.text(f"use.{use}"), list(_entries(writer, use, meta.get(use)))) for use in BOTH]
    return shelf.part(
        "answer.md",
        answer=Markup(str(meta["answer"]).strip()),
        uses=uses,
        concerns=Markup(str(meta.get("concerns", "")).strip()),
        check=writer.link(CHECK_PAGE),
    )


def _entries(writer: Writer, use: str, entries: Any) -> Iterator[tuple[Markup, Markup]]:
    """The verdict words of one use, each with its reason as Markdown."""
    if not isinstance(entries, list) or not entries:
        raise PageError(f"{use}: a list of verdict words with their reasons is needed")
    for entry in entries:
        if not isinstance(entry, dict) or len(entry) != 1 or next(iter(entry)) not in WORDS:
            raise PageError(f"{use}: each entry is one of {', '.join(WORDS)} with its reason")
        word, reason = next(iter(entry.items()))
        yield writer.shelf.verdict(word), Markup(str(reason).strip())


def onward(writer: Writer, following: tuple[str, str] | None) -> Markup:
    """Where to go from here: to the calculator, and to the page that follows in the guide."""
    title, path = following or ("", "")
    return writer.shelf.part(
        "onward.md", check=writer.link(CHECK_PAGE), title=title, path=writer.link(path) if path else ""
    )


def rules_status(writer: Writer) -> Markup:
    """Which rules are used, since when, verified when, and the notice of a change that is reported but not known."""
    shelf = writer.shelf
    reported = shelf.rules.version("reported-change")
    more = writer.link(REFORM_PAGE) if writer.path != REFORM_PAGE else ""
    return shelf.part("status.md", rule_set=writer.version("rule-set"), reported=reported, more=more)


def foot(writer: Writer, modified: date | None) -> Markup:
    """The day the rules of this page were verified and the day its text changed, if known; a notice once that is long ago.

    The notice is in the page from the start, hidden; a small script shows it when the page has grown old since the build.
    """
    shelf = writer.shelf
    days = [version.verified for version in writer.used.values()]
    verified = min(days, default=shelf.rules.version("rule-set").verified)
    old = (shelf.today - verified).days > STALE_AFTER_DAYS
    return shelf.part("foot.html", verified=verified, modified=modified, stale_after=STALE_AFTER_DAYS, old=old)


def reported_notice(writer: Writer) -> Markup | None:
    """One line on a change that is reported and whose text is unseen, for a page that has not the whole notice; or nothing."""
    reported = writer.shelf.rules.version("reported-change")
    if not reported.in_force:
        return None
    return writer.shelf.part("reported.html", reported=reported, more=writer.link(REFORM_PAGE))
