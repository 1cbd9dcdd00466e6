"""What the pages of one edition draw on, and one page while it is written."""

from __future__ import annotations

import posixpath
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from markupsafe import Markup, escape

from pycore.law.loading import load
from pycore.law.rules import Law, Parameter, Rules, Version
from pycore.messages.words import Words, words
from tools.lib.editions import EDITIONS
from tools.pages.citing import Citing, citing
from tools.pages.errors import PageError
from tools.pages.render import WORDS, part

TEST = "language-test-"  # what the rules of language tests are named by
# The uses of a credential: how the pages name each, and where a result has its verdict.
USES = {"level": "level", "two_or_more": "two_or_more", "study": "canadian_study"}
BOTH = ("level", "study")  # those that a page answers beside each other


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
    citing: Citing

    @staticmethod
    def read(
        locale: str, docs: Path, today: date, names: Mapping[str, str] | None = None, law: Law | None = None
    ) -> Shelf:
        """The shelf of one language. `rules` are those of the day of the last verification, whatever day it is now.

        `names` has what the navigation calls a page, where that is shorter than its title.
        """
        law = law or load()
        verified = max(version.verified for parameter in law.parameters.values() for version in parameter.versions)
        file = Path(__file__).with_name(f"words.{locale}.toml")
        texts = _flat(tomllib.loads(file.read_text(encoding="utf-8")))
        pages = citing(docs, names or {})
        return Shelf(locale, law, words(locale), texts, today, verified, law.on(verified), pages)

    def text(self, key: str, **facts: Any) -> str:
        """A text of the pages, with its facts put in; Markup where one of them is. Raises PageError for a key that is not there."""
        if key not in self.texts:
            raise PageError(f"no text is named {key!r} in words.{self.locale}.toml")
        marked = any(isinstance(fact, Markup) for fact in facts.values())
        return (escape(self.texts[key]) if marked else self.texts[key]).format(**facts)

    def rule(self, name: str) -> str:
        """What a rule is called: by the pages, by the core where it is a language test, or by its own label. Raises PageError."""
        if (found := self.rule_name(name)) is None:
            raise PageError(
                f"no text is named 'parameter.{name}' in words.{self.locale}.toml, and the rule has no label"
            )
        return found

    def rule_name(self, name: str) -> str | None:
        """The same; None for a rule that readers never meet."""
        if f"parameter.{name}" in self.texts:
            return self.texts[f"parameter.{name}"]
        if name.startswith(TEST):
            return self.words.term("language-test", name.removeprefix(TEST))
        label = self.law.parameters[name].form.get("label")
        return label[self.locale].rstrip(".") if label else None

    def parameter(self, name: str) -> Parameter:
        """A rule through time. Raises PageError where there is none of this name."""
        found = self.law.parameters.get(name)
        if found is None:
            raise PageError(f"no rule is named {name!r}")
        return found

    def day(self, day: date) -> str:
        """A day as the language writes it."""
        return self.words.write(day, "date")

    def whole_day(self, day: date) -> str:
        """A day that stays on one line, for the cells of tables."""
        return self.day(day).replace(" ", "\u00a0")

    def said(self, *texts: str) -> str:
        """What is said of something after its name, as this language parts the two."""
        return self.texts["separator"].join(texts)

    def verdict(self, code: str) -> Markup:
        """One of the four verdict words with its sign; the word says the same, so screen readers skip the sign."""
        if code not in WORDS:
            raise PageError(f"{code!r} is not one of {', '.join(WORDS)}")
        return self.part("verdict.html", word=code)

    def part(self, name: str, **facts: Any) -> Markup:
        """A part of a page from its template, which has the words of this language too."""
        given = {"text": self.text, "words": self.words, "day": self.day, "verdict": self.verdict}
        return part(name, {**given, **facts})


@dataclass(slots=True)
class Writer:
    """One page being written: where it is, and what it has used so far."""

    shelf: Shelf
    path: str
    used: dict[str, Version] = field(default_factory=dict)
    cited: list[str] = field(default_factory=list)

    def version(self, name: str, on: date | None = None) -> Version:
        """The version of a parameter in force on a day (default: the day of the last verification); remembered for the foot."""
        self.shelf.parameter(name)
        rules = self.shelf.law.on(on) if on else self.shelf.rules
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

    @property
    def edition(self) -> str:
        """The root of this language's pages seen from this page, as the site serves it: directories, not files."""
        here = self.path.removesuffix("index.md").removesuffix(".md").rstrip("/")
        return "../" * (here.count("/") + 1 if here else 0)

    @property
    def top(self) -> str:
        """The site's top folder seen from this page: editions other than the first stand in folders of their own."""
        return self.edition + "../" * EDITIONS[self.shelf.locale].folder.count("/")


def _flat(table: Mapping[str, Any], prefix: str = "") -> dict[str, str]:
    flat: dict[str, str] = {}
    for key, value in table.items():
        if isinstance(value, dict):
            flat.update(_flat(value, f"{prefix}{key}."))
        else:
            flat[f"{prefix}{key}"] = value
    return flat
