"""The words: both languages say the same things, each in its own typography, and none of them gives advice."""

import re
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from pycore.dates import parse_month
from pycore.law.loading import law
from pycore.messages.templates import parse_template
from pycore.messages.words import LOCALES, UNITS, Words, places, words

NBSP = "\N{NO-BREAK SPACE}"
# A day is told, or only its month, also one whose name begins with a vowel in French.
DATES = (date(2026, 11, 1), date(2021, 8, 31), parse_month("2024-06"), parse_month("2024-08"))
SAMPLES: dict[str, tuple[Any, ...]] = {
    "text": ("Bachelor of Arts",),
    "number": (0, 9, 1560, 0.5),
    "percent": (0.3, 1),
    "share": (0.5, 0.4),
    "date": DATES[:2],
    "on": DATES,
    "dated": DATES,
    "in-country": ("QA", "US", "CI", "ZZ"),
    "list": (["WES", "ICAS", "CES"], ["WES"]),
    **dict.fromkeys(UNITS, (0, 0.3, 1, 2, 8, 1350)),
}
ADVICE = {
    "en": ("should", "recommend", "advis", "boost", "congratulat", "unfortunately", "eligible", "potentially", "hurry"),
    "fr": (
        "devriez",
        "devrait",
        "devrions",
        "recommand",
        "conseil de ",
        "conseillons",
        "malheureusement",
        "félicit",
        "potentiellement",
    ),
}
# Words for which the administration has others in French.
NOT_FRENCH = (
    "éligib",
    "degré",
    "nomination",
    "physiquement",
    "e-mail",
    "pointage",
    "crédential",
    "licence d",
    "apprentissage en ligne",
)


def terms(book: Words, group: str) -> list[str]:
    """The values of a group of terms: everything directly below it that needs no facts."""
    below = (key.removeprefix(f"{group}.") for key in book.sources if key.startswith(f"{group}."))
    return [key for key in below if "{" not in book.sources[f"{group}.{key}"]]


def renderings(book: Words, key: str) -> Iterator[str]:
    """A message with plausible facts: every value of a kind in turn, and every pair of terms where it holds two."""
    slots = {name: kind for _, name, kind in parse_template(book.sources[key]) if name}
    if not slots:
        yield book.say(key, {})
        return
    choices = {name: SAMPLES.get(kind) or terms(book, kind) for name, kind in slots.items()}
    grouped = [name for name, kind in slots.items() if kind not in SAMPLES]
    most = max(len(values) for values in choices.values())
    for turn in range(most):
        for pair in product(*(choices[name] for name in grouped)) if len(grouped) == 2 else [None]:
            facts = {name: values[turn % len(values)] for name, values in choices.items()}
            facts |= dict(zip(grouped, pair, strict=True)) if pair else {}
            yield book.say(key, facts)


SENTENCES = [key for key in sorted(words("en").sources) if not key.startswith("format.")]


def offenders(locale: str, pattern: str) -> list[str]:
    """Every message of a language that, with plausible facts, contains the pattern."""
    book, wanted = words(locale), re.compile(pattern)
    shown = ((key, text) for key in SENTENCES for text in renderings(book, key))
    return [
        f"{key}: {text}" for key, text in shown if wanted.search(text if key.startswith("letter.") else text.lower())
    ]


def test_both_languages_have_the_same_messages() -> None:
    english, french = words("en").sources, words("fr").sources
    assert set(english) - set(french) == set()
    assert set(french) - set(english) == set()


def test_both_languages_fill_the_same_facts() -> None:
    slots = [
        {key: sorted(part[1:] for part in words(locale).templates[key] if part[1]) for key in SENTENCES}
        for locale in LOCALES
    ]
    assert [key for key in SENTENCES if slots[0][key] != slots[1][key]] == []


@pytest.mark.parametrize("locale", LOCALES)
def test_every_message_renders_clean(locale: str) -> None:
    bad = r"""[{}!'"—–]|  |[.;:,]{2}|\.\.\.| [.,]|^ | $"""
    assert offenders(locale, bad) == []


@pytest.mark.parametrize("locale", LOCALES)
def test_no_message_gives_advice(locale: str) -> None:
    assert offenders(locale, "|".join(ADVICE[locale])) == []


@pytest.mark.parametrize(
    ("what", "pattern"),
    [
        ("no space before a semicolon or a question mark", r"\s[;?]"),
        ("a no-break space before a colon, a percent sign, a closing quotation mark", rf"(?<!{NBSP})[:%»](?!//)"),
        ("a no-break space after an opening quotation mark", rf"«(?!{NBSP})"),
        ("French quotation marks", "[“”]"),
        ("a decimal comma", r"\d\.\d"),
        ("a no-break space between a number and its unit", r"\d (ans?|mois|jours?|heures?|points?|crédits?)\b"),
        (
            "elision before a vowel",
            r"(?i)\b(de|le|la|que|ne|se|me|te|ce|je|jusque|lorsque|puisque) (?=[aàâeéèêëiîïoôuûœ])",
        ),
        ("the ligature", r"(?i)\b(soeur|oeuvre|coeur)"),
    ],
)
def test_french_typography(what: str, pattern: str) -> None:
    assert offenders("fr", pattern) == [], what


def test_french_words_are_the_administrations_own() -> None:
    assert offenders("fr", "|".join(NOT_FRENCH)) == []


def test_the_verdict_words() -> None:
    assert [words("en").term("word", word) for word in ("counts", "does-not-count", "unclear", "not-yet-known")] == [
        "Counts",
        "Does not count",
        "Unclear",
        "Not yet known",
    ]
    assert [words("fr").term("word", word) for word in ("counts", "does-not-count", "unclear", "not-yet-known")] == [
        "Compte",
        "Ne compte pas",
        "Incertain",
        "Pas encore connu",
    ]


@pytest.mark.parametrize(
    ("locale", "value", "kind", "written"),
    [
        ("en", 0.3, "months", "0.3 month"),
        ("en", 1, "years", "1 year"),
        ("en", 1.5, "months", "1.5 months"),
        ("en", 0, "points", "0 points"),
        ("fr", 0.3, "days", f"0,3{NBSP}jour"),
        ("fr", 1.5, "days", f"1,5{NBSP}jour"),
        ("fr", 2, "years", f"2{NBSP}ans"),
        ("fr", 0, "points", f"0{NBSP}point"),
        ("fr", 1200, "points", f"1{NBSP}200{NBSP}points"),
        ("fr", 0.5, "percent", f"50{NBSP}%"),
        ("fr", date(2026, 11, 1), "date", f"1er{NBSP}novembre 2026"),
        ("en", date(2026, 11, 1), "on", f"on 1{NBSP}November 2026"),
        ("en", parse_month("2026-08"), "on", "in August 2026"),
        ("en", parse_month("2026-08"), "dated", "August 2026"),
        ("fr", date(2026, 11, 1), "on", f"le 1er{NBSP}novembre 2026"),
        ("fr", date(2026, 11, 1), "dated", f"du 1er{NBSP}novembre 2026"),
        ("fr", parse_month("2026-06"), "on", "en juin 2026"),
        ("fr", parse_month("2026-06"), "dated", "de juin 2026"),
        ("fr", parse_month("2026-08"), "dated", "d’août 2026"),
        ("en", 1560, "hours", "1,560 hours"),
        ("fr", ["a", "b", "c"], "list", "a, b et c"),
    ],
)
def test_units_and_dates(locale: str, value: Any, kind: str, written: str) -> None:
    assert words(locale).write(value, kind).replace(NBSP, " ") == written.replace(NBSP, " ")
    if locale == "fr" and kind != "list":
        assert words(locale).write(value, kind) == written


@pytest.mark.parametrize(
    ("code", "english", "french"),
    [
        ("QA", "in Qatar", "au Qatar"),
        ("US", "in the United States", "aux États-Unis"),
        ("FR", "in France", "en France"),
        ("CU", "in Cuba", "à Cuba"),
        ("CD", "in the Democratic Republic of the Congo", "en République démocratique du Congo"),
        ("ZZ", "in the country with the code ZZ", "dans le pays dont le code est ZZ"),
    ],
)
def test_a_country_is_named_in_a_sentence(code: str, english: str, french: str) -> None:
    assert [words(locale).write(code, "in-country") for locale in LOCALES] == [english, french]


def test_every_country_of_the_page_has_a_name_in_both_languages(root: Path) -> None:
    script = (root / "site_js" / "form" / "countries.js").read_text(encoding="utf-8")
    groups = re.findall(r"\b[A-Z]+\b", script.partition("const CODES =")[2].partition(";")[0])
    offered = {first + second for first, *others in groups for second in others}
    assert {"CA", "US", "ZW"} < offered
    english, french = (places(locale) for locale in LOCALES)
    assert set(english) == set(french) >= offered
    assert len(english) == 250
    codes = law().parameters["country-codes"].versions[-1].data["value"]
    assert set(english) == {first + second for first, others in codes.items() for second in others}
    assert all(re.fullmatch(r"(in|on) [^ ].*[^ .]", name) for name in english.values())
    assert all(
        re.fullmatch(r"(en|au|aux|à|à la|dans|dans le|dans les|dans l’|sur l’) ?[^ ].*[^ .]", name)
        for name in french.values()
    )
    assert not any(
        re.match("(en|au) (les|le|la|l’)|(au|à|en) (Îles|îles)|au [AEIOUYÉÈÎ]", name) and name != "au Yémen"
        for name in french.values()
    )


def test_no_country_is_named_before_a_sentence_needs_one() -> None:
    asked = "import pycore; from pycore.messages.words import places; pycore.evaluate({}); print(places.cache_info().currsize)"
    assert subprocess.run([sys.executable, "-c", asked], check=True, capture_output=True, text=True).stdout == "0\n"
