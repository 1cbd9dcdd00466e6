"""Every sentence a reader sees, by language, from messages/*.toml; nothing here knows a rule.

A template holds `{name}` or `{name:kind}`. Kinds write a value the way the language does: number, percent, share, date, points,
years, months, days, hours, list, in-country; any other kind is a group of terms, so `{level:level}` looks up `level.<value>`.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from datetime import date
from operator import call, itemgetter
from pathlib import Path
from typing import Any

from ..errors import RulesError
from ..remember import by_texts, once, recalled

DIRECTORY = Path(__file__).parents[1] / "messages"
LOCALES = ("en", "fr")

Part = tuple[str, str, str]  # text before, name of the fact, kind ("" for plain text at the end)
Make = Callable[..., Any]
Pick = Callable[[Mapping[str, Any]], Any]  # takes the facts of a template from all, or its only one


class Words:
    """The messages of one language, equal only to itself. `say` fills a template, `term` looks up a noun.

    What repeats from one result to the next is made by `told`, which remembers it, and put into the result by `part` and
    `parts`, anew for each reader. Where results go out as text, it is the text of the parts that is remembered.
    """

    __slots__ = ("locale", "part", "parts", "picks", "sources", "templates", "told")

    def __init__(
        self,
        locale: str,
        sources: Mapping[str, str],
        templates: Mapping[str, tuple[Part, ...]],
        picks: Mapping[str, str | Pick],
        part: Make = call,
        parts: Make = call,
        told: Make = recalled,
    ) -> None:
        self.locale = locale
        self.sources = sources
        self.templates = templates
        self.picks = picks
        self.part = part
        self.parts = parts
        self.told = told

    def say(self, code: str, facts: Mapping[str, Any]) -> str:
        """The sentence of a code with its facts filled in. Raises RulesError for a code or a fact that is not there."""
        try:
            pick = self.picks[code]
        except KeyError:
            raise RulesError(f"{self.locale}: no message is named {code!r}") from None
        if isinstance(pick, str):
            return pick
        try:
            return _sentence(self, code, pick(facts))
        except (KeyError, TypeError):  # a fact is missing, or is a list
            return self.fill(code, facts)

    def fill(self, code: str, facts: Mapping[str, Any]) -> str:
        """The sentence made anew."""
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


def words(locale: str | Words) -> Words:
    """The messages of a language, or the words handed in. Raises RulesError for a language that is not kept."""
    return locale if isinstance(locale, Words) else _read(locale)


@once
def _read(locale: str) -> Words:
    if locale not in LOCALES:
        raise RulesError(f"no messages in {locale!r}; there are {', '.join(LOCALES)}")
    texts: dict[str, str] = {}
    for path in sorted((DIRECTORY / locale).glob("*.toml")):
        for key, text in _flat(tomllib.loads(path.read_text(encoding="utf-8"))).items():
            if key in texts:
                raise RulesError(f"{path.name}: {key!r} is defined twice")
            texts[key] = text
    templates = {key: parse_template(text) for key, text in texts.items()}
    return Words(locale, texts, templates, {key: _pick(cut) for key, cut in templates.items()})


@once
def places(locale: str) -> Mapping[str, str]:
    """Where each country is, by code, as it stands in a sentence: "in Qatar", "aux États-Unis". Read when one first does."""
    return tomllib.loads((DIRECTORY / "countries" / f"{locale}.toml").read_text(encoding="utf-8"))


@by_texts
def _sentence(words: Words, code: str, facts: Any) -> str:
    """A template with its only fact, or with all in the order of their places: editing one answer repeats most sentences."""
    names = [name for _, name, _ in words.templates[code] if name]
    if len(names) == 1:
        return words.fill(code, {names[0]: facts})
    return words.fill(code, dict(zip(names, facts, strict=True)))


def _pick(parts: tuple[Part, ...]) -> str | Pick:
    """How the facts of a template are taken from all; a sentence without a placeholder is its own."""
    names = [name for _, name, _ in parts if name]
    return itemgetter(*names) if names else parts[0][0]


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
