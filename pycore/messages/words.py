"""Every sentence a reader sees, by language, from the files beside this one; nothing here knows a rule.

A template holds `{name}` or `{name:kind}`. Kinds write a value the way the language does: number, percent, share, date, points
and the other UNITS, list, in-country; any other kind is a group of terms, so `{level:level}` looks up `level.<value>`.
Figures and lengths are rounded, but never to a whole one that they are not, nor two of one sentence to the same: a limit that
is missed by a day is seen to be missed.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from operator import call
from pathlib import Path
from typing import Any

from ..dates import Days
from ..errors import RulesError
from ..remember import by_texts, once, recalled
from .lengths import EXACT, lengths_of, part_of, pieces_of
from .templates import Part, Pick, flat, parse_template, pick_of

DIRECTORY = Path(__file__).parent
LOCALES = ("en", "fr")
DIGITS = 2  # decimals of a figure where they are enough

_LENGTHS = ("years", "academic-years")
UNITS = ("points", "years", "academic-years", "months", "weeks", "days", "hours", "credits", "questions")

Writer = Callable[..., str]  # (value, words, digits)
Make = Callable[..., Any]
_NO_FACTS: Mapping[str, Any] = {}


class Words:
    """The messages of one language, equal only to itself. `say` fills a template, `term` looks up a noun.

    What repeats from one result to the next is made by `recalled`, which remembers it, and put into the result by `part` and
    `parts`, anew for each reader. Where results go out as text, it is the text of the parts that is remembered.
    """

    __slots__ = ("locale", "part", "parts", "picks", "recalled", "sources", "templates")

    def __init__(
        self,
        locale: str,
        sources: Mapping[str, str],
        templates: Mapping[str, tuple[Part, ...]],
        picks: Mapping[str, str | Pick],
        part: Make = call,
        parts: Make = call,
        recalled: Make = recalled,
    ) -> None:
        self.locale = locale
        self.sources = sources
        self.templates = templates
        self.picks = picks
        self.part = part
        self.parts = parts
        self.recalled = recalled

    def say(self, code: str, facts: Mapping[str, Any] = _NO_FACTS) -> str:
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
        parts = self.templates[code]
        digits = _digits(facts.get(name) for _, name, kind in parts if kind not in _LENGTHS)
        lengths = {name: facts[name] for _, name, kind in parts if kind in _LENGTHS and name in facts}
        written, detail = lengths_of(lengths) if lengths else ({}, 0)
        facts = {**facts, **written} if written != lengths else facts
        out = []
        for before, name, kind in parts:
            out.append(before)
            if name:
                try:
                    out.append(self.write(facts[name], kind, DIGITS + detail if kind in _LENGTHS else digits))
                except KeyError as error:
                    raise RulesError(f"{self.locale}: message {code!r} lacks {error}") from error
        return "".join(out)

    def term(self, group: str, value: Any) -> str:
        """The noun for a value of a group, as in term("level", "one-year")."""
        return self.say(f"{group}.{value}")

    def write(self, value: Any, kind: str, digits: int = DIGITS) -> str:
        """One value in the language's own typography, a part of a number with so many decimals or more where they are needed."""
        writer = _WRITERS.get(kind)
        if writer is not None:
            return writer(value, self, digits)
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
        for key, text in flat(tomllib.loads(path.read_text(encoding="utf-8"))).items():
            if key in texts:
                raise RulesError(f"{path.name}: {key!r} is defined twice")
            texts[key] = text
    templates = {key: parse_template(text) for key, text in texts.items()}
    return Words(locale, texts, templates, {key: pick_of(cut) for key, cut in templates.items()})


def texts_apart(subject: str, locale: str) -> dict[str, str]:
    """The messages of a subject in a folder of its own, which are read only where that subject is asked for."""
    return flat(tomllib.loads((DIRECTORY / subject / f"{locale}.toml").read_text(encoding="utf-8")))


def with_texts(book: Words, texts: Mapping[str, str]) -> Words:
    """The messages of a language together with others. Raises RulesError for a text that is no template."""
    templates = {key: parse_template(text) for key, text in texts.items()}
    picks = {key: pick_of(cut) for key, cut in templates.items()}
    return Words(
        book.locale,
        {**book.sources, **texts},
        {**book.templates, **templates},
        {**book.picks, **picks},
        book.part,
        book.parts,
        book.recalled,
    )


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


def _digits(values: Iterable[Any]) -> int:
    """How many decimals the figures of a sentence need for those that differ to be written differently."""
    figures = {round(value, EXACT) for value in values if isinstance(value, (int, float))}
    digits = DIGITS
    while digits < EXACT and len({round(figure, digits) for figure in figures}) < len(figures):
        digits += 1
    return digits


def _rounded(value: float, digits: int) -> int | float:
    """A figure with so many decimals, with more where they would make a whole number of what is none: 0.997, not 1.0.

    The limits of the rules are whole numbers, in the unit that is shown: so a figure never seems to be on their other side.
    """
    value = round(value, EXACT)
    if value.is_integer():
        return int(value)
    return next((shown for more in range(digits, EXACT) if not (shown := round(value, more)).is_integer()), value)


def _number(value: Any, words: Words, digits: int = DIGITS) -> str:
    if isinstance(value, float):
        value = _rounded(value, digits)
    text = str(value)
    separator = words.sources["format.decimal"]
    if isinstance(value, float) and separator != ".":
        text = text.replace(".", separator)
    if isinstance(value, int) and abs(value) > 999:
        text = f"{value:,}".replace(",", words.sources["format.thousands"])
    return text


def _text(value: Any, words: Words, digits: int = DIGITS) -> str:
    return value if isinstance(value, str) else _number(value, words, digits)


def _percent(value: Any, words: Words, digits: int = DIGITS) -> str:
    return _number(float(value * 100), words, digits - 1) + words.sources["format.percent"]


def _share(value: Any, words: Words, digits: int = DIGITS) -> str:
    """A share in words where it is half, as a percentage otherwise."""
    return words.sources["format.half"] if value + value == 1 else _percent(value, words, digits)


def _date(value: date | Days, words: Words, digits: int = DIGITS) -> str:
    """A day, or a month and its year where no more is known of a day."""
    if isinstance(value, Days):
        if _grain(value) == "month":
            month = words.sources[f"format.month.{value.first.month}"]
            return words.say("format.month-of", {"month": month, "year": str(value.first.year)})
        value = value.first
    day = words.sources["format.first-day"] if value.day == 1 else str(value.day)
    return words.say(
        "format.date", {"day": day, "month": words.sources[f"format.month.{value.month}"], "year": str(value.year)}
    )


def _on(value: date | Days, words: Words, digits: int = DIGITS) -> str:
    """When something was, with the preposition that a day or a month takes."""
    return words.say(f"format.on-{_grain(value)}", {"date": _date(value, words)})


def _dated(value: date | Days, words: Words, digits: int = DIGITS) -> str:
    """The date that something bears, with the preposition that it takes."""
    text = _date(value, words)
    elided = text[0] in words.sources["format.elided"]
    return words.say(f"format.dated-{'elided' if elided else _grain(value)}", {"date": text})


def _grain(value: date | Days) -> str:
    return "month" if isinstance(value, Days) and value.first != value.last else "day"


def _counted(unit: str) -> Writer:
    def write(value: Any, words: Words, digits: int = DIGITS) -> str:
        ending = "one" if _is_singular(value, words.locale) else "many"
        return words.say(f"unit.{unit}.{ending}", {"n": _number(value, words, digits)})

    return write


def _years(value: float, words: Words, digits: int = DIGITS) -> str:
    return _joined([words.write(count, unit, digits) for unit, count in pieces_of(value, digits - DIGITS)], words)


def _academic_years(value: float, words: Words, digits: int = DIGITS) -> str:
    """An academic year and a half, 83 % of one; what has no name beside whole ones as a decimal."""
    whole, part = part_of(value)
    if part is not None:
        years = words.write(whole, "whole-academic-years")
        return words.say(f"format.{'part-beside' if whole else 'part-of-year'}.{part}", {"years": years})
    if 0 < value < 1:
        return words.say("format.share-of-year", {"share": _percent(value, words, digits)})
    return words.write(value, "whole-academic-years", digits)


def _is_singular(value: float, locale: str) -> bool:
    """English: exactly one, and parts of one (0.3 month); French: everything below two."""
    value = abs(round(value, EXACT))
    return value < 2 if locale == "fr" else 0 < value <= 1


def _in_country(value: str, words: Words, digits: int = DIGITS) -> str:
    return places(words.locale).get(value) or words.say("format.country", {"code": value})


def _list(value: Any, words: Words, digits: int = DIGITS) -> str:
    return _joined([_text(item, words) for item in value], words)


def _joined(items: Sequence[str], words: Words) -> str:
    if len(items) < 2:
        return "".join(items)
    return ", ".join(items[:-1]) + words.sources["format.and"] + items[-1]


_WRITERS: dict[str, Writer] = {
    "text": _text,
    "number": _number,
    "percent": _percent,
    "share": _share,
    "date": _date,
    "on": _on,
    "dated": _dated,
    "list": _list,
    "in-country": _in_country,
    **{unit: _counted(unit) for unit in UNITS},
    **{f"whole-{unit}": _counted(unit) for unit in _LENGTHS},
    "years": _years,
    "academic-years": _academic_years,
    "under-a-day": lambda value, words, digits=DIGITS: words.sources["format.under-a-day"],
}
