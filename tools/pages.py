"""The MkDocs hook of the guidance: fills pages from the law's data, and gives every page the same shape.

A page holds calls in double braces, as in {{ points("education", "one-year") }}; the names are the functions in
`placeholders.py`. Its front matter holds the answer, both uses, the sources and what changed; this hook puts them where
they belong, with the day the rules were verified at the foot. Anything that cannot be resolved stops the build.
"""

from __future__ import annotations

import ast
import json
import os
import re
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))

from mkdocs.exceptions import PluginError  # noqa: E402
from mkdocs.structure.files import File  # noqa: E402

from tools import page_cases, page_parts, page_stack, placeholders  # noqa: E402
from tools.page_parts import PageError, Shelf, Writer  # noqa: E402

CALL = re.compile(r"\{\{\s*(\w+)\s*\((.*?)\)\s*\}\}", re.DOTALL)
PARTED = re.compile(r"</(?:caption|th|td|dt|dd|figcaption)>(?=<)|(?<=</span>)</span>(?=<span)")
TICK = re.compile(r"<li>\s*(?:<p>)?\[ \] (.*?)(?:</p>)?\s*</li>", re.DOTALL)

CASES_PAGE = """\
---
title: {}
description: {}
hide: [toc]
foot: true
search:
  exclude: true
---

[{all}](index.md)

{{{{ cases_of("{group}") }}}}
"""

_shelves: dict[str, Shelf] = {}


def on_config(config: Any) -> Any:
    """Read the law once for each build, so that a page served while writing shows the data as they are."""
    locale = str(config.theme["language"])
    _shelves[locale] = Shelf.read(locale, Path(config.docs_dir), build_day(), dict(_named(config.nav)))
    return config


def _named(entries: list[Any]) -> Iterator[tuple[str, str]]:
    """The pages that the navigation gives a name, with it."""
    for entry in entries:
        for name, inner in entry.items() if isinstance(entry, dict) else ():
            if isinstance(inner, list):
                yield from _named(inner)
            else:
                yield inner, name


def on_files(files: Any, config: Any) -> Any:
    """Add a page for each group of worked cases, and name it in the navigation under the list of them all."""
    shelf = _shelves[str(config.theme["language"])]
    listed = []
    for group in page_cases.groups(shelf.locale):
        path, title = f"{page_cases.CASES}/{group}.md", page_cases.group_title(shelf, group)
        quoted = (
            json.dumps(words, ensure_ascii=False)
            for words in (shelf.text("cases-title", title=title), shelf.text("cases-of", title=title))
        )
        text = CASES_PAGE.format(*quoted, group=group, all=shelf.text("all-cases"))
        files.append(File.generated(config, path, content=text))
        listed.append({title: path})
    _below(config.nav, f"{page_cases.CASES}/index.md", listed)
    return files


def _below(entries: list[Any], index: str, pages: list[Any]) -> None:
    """Put pages behind an index page, wherever in the navigation that is; once, since a served site is built again."""
    if index in entries:
        entries[:] = [index, *pages]
        return
    for entry in entries:
        for inner in entry.values() if isinstance(entry, dict) else ():
            if isinstance(inner, list):
                _below(inner, index, pages)


def on_page_markdown(markdown: str, page: Any, config: Any, files: Any) -> str:
    """A page's Markdown with its calls answered and its fixed parts in place."""
    shelf = _shelves[str(config.theme["language"])]
    try:
        return compose(shelf, page.file.src_uri, page.meta, markdown, _following(page))
    except PageError as error:
        raise PluginError(f"{page.file.src_uri}: {error}") from error


def on_page_content(html: str, page: Any, config: Any, files: Any) -> str:
    """Conditions written as `- [ ] text` become boxes that can be ticked, which nothing keeps; wide tables become stackable.

    What stands side by side is parted by a space too, so that the search does not read two words as one.
    """
    ticked = TICK.sub(r'<li class="cp-tick"><label><input type="checkbox"> <span>\1</span></label></li>', html)
    return PARTED.sub(r"\g<0> ", page_stack.stackable(ticked))


def on_post_page(output: str, page: Any, config: Any) -> str:
    """The list of contents has a label for a switch that the theme leaves out at the first page of a part: there it is for nothing."""
    return output if 'id="__toc"' in output else output.replace(' for="__toc"', "")


def _following(page: Any) -> tuple[str, str] | None:
    """The page after this one in the navigation, if it is of the same part of the site: its title there, and its path."""
    after = page.next_page
    if after is None or after.file.src_uri.split("/")[0] != page.file.src_uri.split("/")[0]:
        return None
    return str(after.title), after.file.src_uri


def compose(
    shelf: Shelf, path: str, meta: dict[str, Any], markdown: str, following: tuple[str, str] | None = None
) -> str:
    """The whole Markdown of a page, and its front matter with the calls in it answered. Raises PageError."""
    writer = Writer(shelf, path)
    answered = _answer_meta(writer, meta)
    meta.update(answered)
    body = fill(writer, markdown)
    return "\n\n".join(part for part in page_parts.around(writer, meta, body, following) if part)


def fill(writer: Writer, text: str) -> str:
    """The text with every call replaced by what it stands for. Raises PageError naming the call."""

    def one(match: re.Match[str]) -> str:
        name, arguments = match.groups()
        function = placeholders.NAMES.get(name)
        if function is None:
            raise PageError(f"nothing is called {name!r} (line: {match.group(0)})")
        try:
            call = ast.parse(f"f({arguments})", mode="eval").body
            assert isinstance(call, ast.Call)
            positional = [ast.literal_eval(value) for value in call.args]
            named = {str(word.arg): ast.literal_eval(word.value) for word in call.keywords}
        except (SyntaxError, ValueError) as error:
            raise PageError(f"cannot be read: {match.group(0)}") from error
        try:
            return str(function(writer, *positional, **named))
        except (PageError, KeyError, TypeError, IndexError) as error:
            raise PageError(f"{match.group(0)}: {error}") from error

    if "{{" in (left := CALL.sub("", text)):
        raise PageError(f"a call that does not close: {left[left.index('{{') :][:60]}")
    return CALL.sub(one, text)


def _answer_meta(writer: Writer, value: Any) -> Any:
    if isinstance(value, str):
        return fill(writer, value)
    if isinstance(value, dict):
        return {key: _answer_meta(writer, inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_answer_meta(writer, inner) for inner in value]
    return value


def build_day() -> date:
    """The day on which the pages count as built: SOURCE_DATE_EPOCH where it is set, else today."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    return datetime.fromtimestamp(int(epoch), UTC).date() if epoch else date.today()
