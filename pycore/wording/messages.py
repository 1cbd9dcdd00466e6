"""Every sentence a reader sees, by language, from messages/*.toml; nothing here knows a rule.

A template holds `{name}` or `{name:kind}`. Kinds write a value the way the language does: number, percent, share, date, points,
years, months, days, hours, list, in-country; any other kind is a group of terms, so `{level:level}` looks up `level.<value>`.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from datetime import date
from functools import cache
from operator import itemgetter
from pathlib import Path
from typing import Any, NamedTuple

from ..errors import RulesError

DIRECTORY = Path(__file__).parents[1] / "messages"
LOCALES = ("en", "fr")
KEPT = 128  # sentences of one template kept at most

Part = tuple[str, str, str]  # text before, name of the fact, kind ("" for plain text at the end)


class Said(NamedTuple):
    """The sentences that one template has made: editing one answer repeats most of them. `pick` takes its facts from all."""

    pick: Callable[[Mapping[str, Any]], Any]
    sentences: dict[Any, str]


class Words(NamedTuple):
    """The messages of one language. `say` fills a template, `term` looks up a noun."""

    locale: str
    templates: Mapping[str, tuple[Part, ...]]
    sources: Mapping[str, str]
    said: Mapping[str, str | Said]  # a sentence without a placeholder is its own

    def say(self, code: str, facts: Mapping[str, Any]) -> str:
        """The sentence of a code with its facts filled in. Raises RulesError for a code or a fact that is not there."""
        said = self.said.get(code)
        if isinstance(said, str):
            return said
        if said is None:
            raise RulesError(f"{self.locale}: no message is named {code!r}")
        pick, sentences = said
        try:
            key = pick(facts)
            known = sentences.get(key)
        except (KeyError, TypeError):  # a fact is missing, or is a list
            return self._fill(code, facts)
        if known is None:
            if len(sentences) >= KEPT:
                sentences.clear()
            known = sentences[key] = self._fill(code, facts)
        return known

    def _fill(self, code: str, facts: Mapping[str, Any]) -> str:
        out = []
        for before, name, kind in self.templates[code]:
            out.append(before)
            if name:
                try:
                    out.append(self.write(facts[name], kind))
                except KeyError as error:
                    raise RulesError(f"{self.locale}: message {code!r} lacks {error}") from error
        return "".join(out)

    def term(self, group: str, value: Any) -> str:
        """The noun for a value of a group, as in term("level", "one-year")."""
        return self.say(f"{group}.{value}", {})

    def write(self, value: Any, kind: str) -> str:
        """One value in the language's own typography."""
        writer = _WRITERS.get(kind)
        if writer is not None:
            return writer(value, self)
        return self.term(kind, str(value).lower() if isinstance(value, bool) else value)


@cache
def words(locale: str) -> Words:
    """The messages of a language, read once. Raises RulesError for a language that is not kept."""
    if locale not in LOCALES:
        raise RulesError(f"no messages in {locale!r}; there are {', '.join(LOCALES)}")
    texts: dict[str, str] = {}
    for path in sorted((DIRECTORY / locale).glob("*.toml")):
        for key, text in _flat(tomllib.loads(path.read_text(encoding="utf-8"))).items():
            if key in texts:
                raise RulesError(f"{path.name}: {key!r} is defined twice")
            texts[key] = text
    templates = {key: parse_template(text) for key, text in texts.items()}
    return Words(locale, templates, texts, {key: _said(parts) for key, parts in templates.items()})


@cache
def places(locale: str) -> Mapping[str, str]:
    """Where each country is, by code, as it stands in a sentence: "in Qatar", "aux États-Unis". Read when one first does."""
    return tomllib.loads((DIRECTORY / "countries" / f"{locale}.toml").read_text(encoding="utf-8"))


def _said(parts: tuple[Part, ...]) -> str | Said:
    names = [name for _, name, _ in parts if name]
    return Said(itemgetter(*names), {}) if names else parts[0][0]


def parse_template(text: str) -> tuple[Part, ...]:
    """A template cut at its placeholders. Raises RulesError for a brace that does not close."""
    parts: list[Part] = []
    rest = text
    while "{" in rest:
        before, _, rest = rest.partition("{")
        inside, closed, rest = rest.partition("}")
        if not closed:
            raise RulesError(f"a placeholder does not close in {text!r}")
        name, _, kind = inside.partition(":")
        parts.append((before, name, kind or "text"))
    if rest or not parts:
        parts.append((rest, "", ""))
    return tuple(parts)


def _flat(table: Mapping[str, Any], prefix: str = "") -> dict[str, str]:
    flat: dict[str, str] = {}
    for key, value in table.items():
        name = f"{prefix}{key}"
        if isinstance(value, dict):
            flat.update(_flat(value, f"{name}."))
        elif isinstance(value, str):
            flat[name] = value
        else:
            raise RulesError(f"message {name!r} must be text")
    return flat


def _number(value: Any, words: Words) -> str:
    if isinstance(value, float):
        value = int(value) if value.is_integer() else round(value, 2)
    text = str(value)
    separator = words.sources["format.decimal"]
    if isinstance(value, float) and separator != ".":
        text = text.replace(".", separator)
    if isinstance(value, int) and abs(value) > 999:
        text = f"{value:,}".replace(",", words.sources["format.thousands"])
    return text


def _text(value: Any, words: Words) -> str:
    return value if isinstance(value, str) else _number(value, words)


def _percent(value: Any, words: Words) -> str:
    return _number(round(value * 100, 1), words) + words.sources["format.percent"]


def _share(value: Any, words: Words) -> str:
    """A share in words where it is half, as a percentage otherwise."""
    return words.sources["format.half"] if value + value == 1 else _percent(value, words)


def _date(value: date, words: Words) -> str:
    day = words.sources["format.first-day"] if value.day == 1 else str(value.day)
    return words.say(
        "format.date", {"day": day, "month": words.sources[f"format.month.{value.month}"], "year": str(value.year)}
    )


def _counted(unit: str) -> Callable[[Any, Words], str]:
    def write(value: Any, words: Words) -> str:
        return words.say("unit." + unit + (".one" if _is_singular(value, words.locale) else ".many"), {"n": value})

    return write


def _is_singular(value: float, locale: str) -> bool:
    """English: exactly one, and parts of one (0.3 year); French: everything below two."""
    size = abs(value)
    return size < 2 if locale == "fr" else value == 1 or 0 < size < 1


def _in_country(value: str, words: Words) -> str:
    return places(words.locale).get(value) or words.say("format.country", {"code": value})


def _list(value: Any, words: Words) -> str:
    items = [_text(item, words) for item in value]
    if len(items) < 2:
        return "".join(items)
    return ", ".join(items[:-1]) + words.sources["format.and"] + items[-1]


_WRITERS: dict[str, Callable[[Any, Words], str]] = {
    "text": _text,
    "number": _number,
    "percent": _percent,
    "share": _share,
    "date": _date,
    "list": _list,
    "in-country": _in_country,
    **{unit: _counted(unit) for unit in ("points", "years", "months", "days", "hours", "credits", "questions")},
}
