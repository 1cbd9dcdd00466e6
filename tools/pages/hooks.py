"""What MkDocs asks of the guidance: fills pages from the law's data, and gives every page the same shape.

A page holds calls in double braces, as in {{ points("education", "one-year") }}; the names are the functions in
`calls.py`. Its front matter holds the answer, both uses, the sources and what changed; these hooks put them where
they belong, with the day the rules were verified at the foot. Anything that cannot be resolved stops the build.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent.parent))  # MkDocs takes it away again once this is loaded

from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File

from tools.pages import calculator, cases, findable, frame
from tools.pages.calls import fill
from tools.pages.errors import PageError
from tools.pages.processors import Guidance
from tools.pages.render import ICONS
from tools.pages.shelf import Shelf, Writer
from tools.pages.spaces import together

_shelves: dict[str, Shelf] = {}  # by language: what MkDocs builds one after the other has nothing else in common
_titles: dict[str, str] = {}  # by the name of the card


def on_config(config: Any) -> Any:
    """Read the law once for each build, so that a page served while writing shows the data as they are."""
    locale = str(config.theme["language"])
    _shelves[locale] = Shelf.read(locale, Path(config.docs_dir), build_day(), dict(_named(config.nav)))
    _titles.clear()
    config.markdown_extensions.append(Guidance())
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
    shelf = _shelf(config)
    listed = []
    for group in cases.groups(shelf.locale):
        path = f"{cases.CASES}/{group}.md"
        files.append(File.generated(config, path, content=cases.group_page(shelf, group)))
        listed.append({cases.group_title(shelf, group): path})
    _below(config.nav, f"{cases.CASES}/index.md", listed)
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
    try:
        return compose(_shelf(config), page.file.src_uri, page.meta, markdown, _following(page))
    except PageError as error:
        raise PluginError(f"{page.file.src_uri}: {error}") from error


def on_page_context(context: dict[str, Any], page: Any, config: Any, nav: Any) -> dict[str, Any]:
    """Give the page its addresses in both languages, that of its card, and what the build works out for its template."""
    name = findable.card_name(page.url)
    _titles[name] = str(page.meta.get("title") or page.title)
    context["addresses"] = findable.addresses_of(config)(page.url)
    context["card"] = f"{config.site_url}{name}"
    context["card_title"] = _titles[name]
    context["icons"] = ICONS
    return context | calculator.context(_shelf(config), page.meta)


def on_template_context(context: dict[str, Any], template_name: str, config: Any) -> dict[str, Any]:
    """Give the site map the addresses of each page in both languages."""
    return context | {"addresses_of": findable.addresses_of(config)}


def on_post_build(config: Any) -> None:
    """Draw the cards of shared links, and write robots.txt."""
    findable.place_cards(config, _titles)
    findable.place_robots(config)


def _shelf(config: Any) -> Shelf:
    return _shelves[str(config.theme["language"])]


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
    meta.update(_filled(writer, meta))
    body = fill(writer, markdown)
    return "\n\n".join(part for part in frame.around(writer, meta, body, following) if part)


def _filled(writer: Writer, value: Any) -> Any:
    if isinstance(value, str):
        return fill(writer, value)
    if isinstance(value, dict):
        return {key: _filled(writer, inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_filled(writer, inner) for inner in value]
    return value


def build_day() -> date:
    """The day on which the pages count as built: SOURCE_DATE_EPOCH where it is set, else today."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    return datetime.fromtimestamp(int(epoch), UTC).date() if epoch else date.today()


def on_post_page(output: str, page: Any, config: Any) -> str:
    """Figures stay beside their units; the list of contents has no label for a switch that the theme leaves out.

    It leaves it out at the first page of a part, where the label is for nothing.
    """
    output = together(output)
    return output if 'id="__toc"' in output else output.replace(' for="__toc"', "")
