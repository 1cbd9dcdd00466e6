"""Jinja, for both of its uses here: the calls in a page's own text, and the parts of pages, each a template.

What a template is given as text is escaped; what it is given as Markup, the output of another, is not.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, TemplateError, nodes
from markupsafe import Markup

from tools.pages.errors import PageError

# The signs of the verdict words, as paths on a 24 × 24 grid. Pages have these, and the calculator draws the same.
ICONS = {
    "counts": "M4.5 12.8l5 5 10-11.3",
    "does-not-count": "M6 6l12 12M18 6L6 18",
    "unclear": "M4 12c2.5-4 5.5-4 8 0s5.5 4 8 0",
    "not-yet-known": "M7 8a5 5 0 1 1 7.4 4.4c-1.6 1-2.4 1.8-2.4 3.6M12 20.4v.1",
    "not-applicable": "M6 12h12",
}
WORDS = tuple(ICONS)

# In a page `{#` begins no comment: with a space in it, it names a place.
_own_text = Environment(
    undefined=StrictUndefined, keep_trailing_newline=True, comment_start_string="{##", comment_end_string="##}"
)
_parts = Environment(
    loader=FileSystemLoader(Path(__file__).with_name("templates")),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
_parts.globals["icons"] = ICONS


def _plain(text: str) -> str:
    """Text that Markdown leaves alone inside a link."""
    return text.replace("[", "\\[").replace("]", "\\]").replace("*", "\\*")


_parts.filters["plain"] = _plain


def part(name: str, facts: Mapping[str, Any]) -> Markup:
    """A part of a page. Raises PageError where the template asks for what it is not given."""
    try:
        return Markup(_parts.get_template(name).render(facts))
    except TemplateError as error:
        raise PageError(f"{name}: {error}") from error


def answered(text: str, calls: Mapping[str, Callable[..., str]]) -> str:
    """A page's own text with every call in double braces answered. Raises PageError where it cannot be read."""
    if "{{" not in text:
        return text
    try:
        return _own_text.from_string(text).render(calls)
    except TemplateError as error:
        line = f" (line {error.lineno})" if getattr(error, "lineno", None) else ""
        raise PageError(f"{error}{line}") from error


def calls_in(text: str) -> Iterator[tuple[str, list[Any]]]:
    """The calls of a page's own text: each by its name, with what stands in it as it is."""
    for call in _own_text.parse(text).find_all(nodes.Call) if "{{" in text else ():
        if isinstance(call.node, nodes.Name):
            yield call.node.name, [value.value for value in call.args if isinstance(value, nodes.Const)]
