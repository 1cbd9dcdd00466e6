"""What every page of the guidance has around its own text: the answer with both uses, the sources, the history, the foot."""

from __future__ import annotations

import posixpath
import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from html import escape
from pathlib import Path
from typing import Any

from pycore.law.rules import Law, Rules, Version, load
from pycore.law.sources import Source
from pycore.wording.messages import Words, words

HISTORY = "guide/history.md"
HERE = Path(__file__).resolve().parent
STALE_AFTER_DAYS = 90
WORDS = ("counts", "does-not-count", "unclear", "not-yet-known")
ICONS = {
    "counts": "M4.5 12.8l5 5 10-11.3",
    "does-not-count": "M6 6l12 12M18 6L6 18",
    "unclear": "M4 12c2.5-4 5.5-4 8 0s5.5 4 8 0",
    "not-yet-known": "M7 8a5 5 0 1 1 7.4 4.4c-1.6 1-2.4 1.8-2.4 3.6M12 20.4v.1",
}
SOURCES_PAGE = "reference/sources.md"
CHECK_PAGE = "check.md"


class PageError(Exception):
    """A page asks for something that the data do not have."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """All that the pages of one language draw on: the law, the words of the results, the words of the pages."""

    locale: str
    law: Law
    words: Words
    texts: Mapping[str, str]
    today: date
    verified: date
    rules: Rules
    citing: Mapping[str, tuple[tuple[str, str], ...]]

    @staticmethod
    def read(locale: str, docs: Path, today: date, names: Mapping[str, str] | None = None) -> Shelf:
        """The shelf of one language. `rules` are those of the day of the last verification, whatever day it is now.

        `names` has what the navigation calls a page, where that is shorter than its title.
        """
        law = load()
        verified = max(version.verified for parameter in law.parameters.values() for version in parameter.versions)
        texts = _flat(tomllib.loads((HERE / f"pages.{locale}.toml").read_text(encoding="utf-8")))
        return Shelf(locale, law, words(locale), texts, today, verified, law.on(verified), _citing(docs, names or {}))

    def text(self, key: str, **facts: Any) -> str:
        """A text of the pages, with its facts put in. Raises PageError for a key that is not there."""
        if key not in self.texts:
            raise PageError(f"no text is named {key!r} in pages.{self.locale}.toml")
        return self.texts[key].format(**facts)

    def day(self, day: date) -> str:
        """A day as the language writes it."""
        return self.words.write(day, "date")

    def whole_day(self, day: date) -> str:
        """A day that stays on one line, for the cells of tables."""
        return self.day(day).replace(" ", "\u00a0")


@dataclass(slots=True)
class Writer:
    """One page being written: where it is, and what it has used so far."""

    shelf: Shelf
    path: str
    used: dict[str, Version] = field(default_factory=dict)
    cited: list[str] = field(default_factory=list)

    def version(self, name: str, on: date | None = None) -> Version:
        """The version of a parameter in force on a day (default: the day of the last verification); remembered for the foot."""
        law = self.shelf.law
        if name not in law.parameters:
            raise PageError(f"no rule is named {name!r}")
        rules = law.on(on) if on else self.shelf.rules
        found = rules.version(name)
        self.used[name] = found
        self.cite(found.cite)
        return found

    def cite(self, ids: Iterable[str]) -> None:
        """Add sources to the list at the end of the page, once each. Raises PageError for an id that is not there."""
        for id in ids:
            if id not in self.shelf.law.sources:
                raise PageError(f"no source is named {id!r}")
            if id not in self.cited:
                self.cited.append(id)

    def link(self, target: str) -> str:
        """A path inside the site's Markdown, relative to this page."""
        return posixpath.relpath(target, posixpath.dirname(self.path) or ".")


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


def answer_box(writer: Writer, meta: Mapping[str, Any]) -> str:
    """The answer in two sentences, and under it both uses side by side."""
    shelf = writer.shelf
    lines = [
        '<div class="cp-answer" markdown="1">',
        "",
        str(meta["answer"]).strip(),
        "",
        '<div class="cp-uses" markdown="1">',
        "",
    ]
    for use in ("level", "study"):
        lines += ['<div class="cp-use-box" markdown="1">', "", f"**{shelf.text(f'use.{use}')}**{{ .cp-use-name }}", ""]
        entries = meta.get(use)
        if not isinstance(entries, list) or not entries:
            raise PageError(f"{use}: a list of verdict words with their reasons is needed")
        for entry in entries:
            if not isinstance(entry, dict) or len(entry) != 1 or next(iter(entry)) not in WORDS:
                raise PageError(f"{use}: each entry is one of {', '.join(WORDS)} with its reason")
            word, reason = next(iter(entry.items()))
            lines += [f"{verdict(shelf, word)} {str(reason).strip()}", ""]
        lines += ["</div>", ""]
    lines += ["</div>", "", "</div>"]
    if "concerns" in meta:
        lines += [
            "",
            f'<p class="cp-concerns" markdown="span"><strong>{shelf.text("concerns")}</strong> {meta["concerns"].strip()} '
            f"[{shelf.text('check-yours')}]({writer.link(CHECK_PAGE)})</p>",
        ]
    return "\n".join(lines)


def onward(writer: Writer, following: tuple[str, str] | None) -> str:
    """Where to go from here: to the calculator, and to the page that follows in the guide."""
    shelf = writer.shelf
    links = [f"[{shelf.text('check-yours')}]({writer.link(CHECK_PAGE)})"]
    if following:
        title, path = following
        links.append(f"{shelf.text('next')} [{_plain(title)}]({writer.link(path)})")
    return f'<p class="cp-onward" markdown="span">{" · ".join(links)}</p>'


def icon(word: str) -> str:
    """The sign of a verdict word; the word beside it says the same, so screen readers skip it."""
    return (
        f'<svg class="cp-icon cp-icon--{word}" viewBox="0 0 24 24" aria-hidden="true" focusable="false">'
        f'<path d="{ICONS[word]}"/></svg>'
    )


def verdict(shelf: Shelf, word: str) -> str:
    """One of the four verdict words with its sign."""
    if word not in WORDS:
        raise PageError(f"{word!r} is not one of {', '.join(WORDS)}")
    return f'<span class="cp-verdict cp-verdict--{word}">{icon(word)} {escape(shelf.words.term("word", word))}</span>'


def source_list(writer: Writer) -> str:
    """The sources of a page: the provision, the day it was read, and how sure the reading is; a document once.

    What most sections of a document share is said beside its name, and a section says only what differs.
    """
    shelf, locale = writer.shelf, writer.shelf.locale
    lines = [f"## {shelf.text('heading.sources')} {{ #sources data-search-exclude }}", ""]
    documents: dict[str, list[Source]] = {}
    for id in writer.cited:
        source = shelf.law.sources[id]
        documents.setdefault(source.title[locale], []).append(source)
    for title, sources in documents.items():
        addresses = {source.url[locale] for source in sources}
        name = f"[{_plain(title)}]({addresses.pop()})" if len(addresses) == 1 else _plain(title)
        if len(sources) == 1:
            lines.append(
                f"- {name}{shelf.text('separator')}{_plain(sources[0].section[locale])} "
                + _read(writer, _note(shelf, sources[0]), sources[0].id)
            )
            continue
        notes = [_note(shelf, source) for source in sources]
        shared, times = Counter(notes).most_common(1)[0]
        said = f" {_read(writer, shared, f'document-{sources[0].document}')}" if times > 1 else ""
        lines.append(f"- {name}{said}")
        for source, note in zip(sources, notes, strict=True):
            section = _plain(source.section[locale])
            section = section if name.startswith("[") else f"[{section}]({source.url[locale]})"
            lines.append(f"    - {section}" + ("" if said and note == shared else f" {_read(writer, note, source.id)}"))
    return "\n".join(lines)


def source_line(writer: Writer, source: Source) -> str:
    """One source in the list of all of them: its section to the source itself, its day and its certainty."""
    shelf = writer.shelf
    section = _plain(source.section[shelf.locale])
    return f'[{section}]({source.url[shelf.locale]}) <span class="cp-read">{_note(shelf, source)}</span>'


def _note(shelf: Shelf, source: Source) -> str:
    """The day a source was read and how sure the reading is."""
    certainty = shelf.words.term("certainty", source.certainty)
    return shelf.text("read-on", day=shelf.day(source.checked_on), certainty=certainty)


def _read(writer: Writer, note: str, place: str) -> str:
    """Such a note, leading to a place in the list of all sources."""
    return f'<span class="cp-read">[{note}]({writer.link(SOURCES_PAGE)}#{place})</span>'


def change_list(writer: Writer, meta: Mapping[str, Any]) -> str:
    """How the rule changed: what the page says by hand, and the dated versions of the parameters it names, oldest first."""
    from tools.page_tables import describe_version

    shelf = writer.shelf
    rows: list[tuple[date, str, str]] = []
    for change in meta.get("changes") or ():
        writer.cite(change.get("sources", ()))
        # `when` names the time where the day itself is not known; `day` then only gives the change its place.
        rows.append((change["day"], str(change.get("when") or shelf.day(change["day"])), str(change["text"]).strip()))
    for name in meta.get("history") or ():
        parameter = shelf.law.parameters.get(name)
        if parameter is None:
            raise PageError(f"no rule is named {name!r}")
        label = shelf.text(f"parameter.{name}")
        for index, version in enumerate(parameter.versions):
            if index == 0 and not version.in_force:
                continue
            described = f"{label}{shelf.text('separator')}{describe_version(writer, name, index)}"
            rows.append((version.start, shelf.day(version.start), described))
    rows.sort(key=lambda row: row[0])
    lines = [f"## {shelf.text('heading.changes')} {{ #changes data-search-exclude }}", ""]
    lines += [f"- **{when}**{shelf.text('separator')}{text}" for _, when, text in rows]
    if writer.path != HISTORY:
        lines += ["", f"[{shelf.text('all-changes')}]({writer.link(HISTORY)}){{ .cp-all-changes }}"]
    return "\n".join(lines)


def foot(writer: Writer, modified: date | None) -> str:
    """The day the rules of this page were verified and the day its text changed, if known; a notice once that is long ago.

    The notice is in the page from the start, hidden; a small script shows it when the page has grown old since the build.
    """
    shelf = writer.shelf
    verified = min(
        (version.verified for version in writer.used.values()), default=shelf.rules.version("rule-set").verified
    )
    old = (shelf.today - verified).days > STALE_AFTER_DAYS
    said = "foot" if modified else "foot-verified"
    text = shelf.text(said, verified=shelf.day(verified), modified=shelf.day(modified) if modified else "")
    return (
        f'<p class="cp-foot" data-verified="{verified.isoformat()}" data-stale-after="{STALE_AFTER_DAYS}">'
        f"{escape(text)}</p>\n"
        f'<p class="cp-stale"{"" if old else " hidden"}>{escape(shelf.text("stale", verified=shelf.day(verified)))}</p>'
    )


def _plain(text: str) -> str:
    """Text that Markdown leaves alone inside a link."""
    return text.replace("[", "\\[").replace("]", "\\]").replace("*", "\\*")


def _flat(table: Mapping[str, Any], prefix: str = "") -> dict[str, str]:
    flat: dict[str, str] = {}
    for key, value in table.items():
        if isinstance(value, dict):
            flat.update(_flat(value, f"{prefix}{key}."))
        else:
            flat[f"{prefix}{key}"] = value
    return flat


def _citing(docs: Path, names: Mapping[str, str]) -> dict[str, tuple[tuple[str, str], ...]]:
    """Which pages name which source: {source id: ((path, name), …)}, from front matter and calls."""
    found: dict[str, dict[str, str]] = {}
    for path in sorted(docs.rglob("*.md")):
        text = path.read_text(encoding="utf-8")
        title = re.search(r'^title:\s*"?(.*?)"?\s*$', text, re.MULTILINE)
        for id in re.findall(
            r"[\w.-]+",
            " ".join(re.findall(r"sources:\s*\[(.*?)\]", text, re.DOTALL) + re.findall(r"source\((.*?)\)", text)),
        ):
            place = path.relative_to(docs).as_posix()
            found.setdefault(id, {})[place] = names.get(place) or (title.group(1) if title else path.stem)
    return {id: tuple(pages.items()) for id, pages in found.items()}
