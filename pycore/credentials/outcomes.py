"""The official table of assessment results: which level a report's own words amount to, in either language.

A phrase is compared by its plain words: no case, accents, apostrophes, hyphens, brackets or spacing, and "four" is "4".
"""

import re
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from ..law.rules import Rules
from ..profile.facts import LEVELS
from ..remember import by_facts, by_rules

SECOND_ONLY = "second-only"
LISTED, DOUBTFUL, YEARS_OF_STUDY, UNLISTED = "listed", "doubtful", "years-of-study", "unlisted"

_PARAMETERS = ("eca-outcomes", "eca-outcomes-paired", "eca-outcomes-doubtful", "eca-outcome-words")
_PLACEHOLDER = re.compile(r"\[[^\]]*\]|\bX\b")
_WORD = re.compile("[a-z0-9]+")
_GRAM = len("gra")
_LETTERS = str.maketrans("àâäáãçéèêëîïíôöóõùûüúÿñ", "aaaaaceeeeiiioooouuuuyn", "'’‘ʼ`´′＇.")
_LETTERS |= str.maketrans({"œ": "oe", "æ": "ae", "ᵉ": "e"})  # type: ignore[arg-type]
_LETTERS |= dict.fromkeys(range(ord("\u0300"), ord("\u0370")))  # accents written apart from their letter


class Row(NamedTuple):
    """One row of the table as printed. `levels` holds one level, SECOND_ONLY, or two where the wording is doubtful."""

    phrase: str
    locale: str
    levels: tuple[str, ...]
    field: str | None = None


class Outcome(NamedTuple):
    """What a phrase amounts to: LISTED, DOUBTFUL, YEARS_OF_STUDY or UNLISTED, and the level at least and at most.

    `second_only`: no level alone, but the second credential of "two or more". An unlisted phrase may be anything.
    """

    reading: str
    low: str
    high: str
    second_only: bool = False
    row: Row | None = None


class _Pattern(NamedTuple):
    regex: re.Pattern[str]
    row: Row
    guarded: bool  # whether words of a credential or of unfinished study may not stand for the placeholder
    pairs: frozenset[str]  # levels that the bracketed result of a pair may have; empty for every other row


class _Table(NamedTuple):
    words: Mapping[str, Any]
    exact: Mapping[str, Row]  # by plain phrase, in the order of the table
    rows: tuple[Row, ...]
    patterns: tuple[_Pattern, ...]
    years: re.Pattern[str]


def outcome_of(phrase: str, rules: Rules) -> Outcome:
    """The level that a report's own words amount to in the official table, whatever their spelling; never a guess.

    A phrase that counts years of study and names no completed credential gives no level. One that is not in the table
    is UNLISTED: between no level and the highest. Source: IRCC, educational credential assessment, table of results.
    """
    return _read(phrase, _home(rules))


def nearest_outcomes(phrase: str, rules: Rules, count: int | None = None) -> tuple[Row, ...]:
    """The rows most like a phrase, likest first; at most `count`, or what the data say. There may be none."""
    home = _home(rules)
    return _likest(phrase, home)[: _table(home).words["nearest"]["count"] if count is None else count]


def find_outcomes(text: str, rules: Rules, locale: str | None = None) -> tuple[Row, ...]:
    """The rows that hold every word of a search text, or a word beginning so; without a text, all rows in their order.

    Rows that begin with the text come first, then the shortest. `locale` limits the search to rows printed in it.
    """
    table = _table(_home(rules))
    sought = plain(text, table.words)
    wanted = [f" {word}" for word in sought.split()]
    found = [
        (key, row)
        for key, row in table.exact.items()
        if locale in (None, row.locale) and all(word in f" {key}" for word in wanted)
    ]
    if wanted:
        found.sort(key=lambda entry: (not entry[0].startswith(sought), len(entry[0])))
    return tuple(row for _, row in found)


def plain(text: str, words: Mapping[str, Any]) -> str:
    """The words of a text in plain small letters, numbers as digits: what phrases are compared by."""
    joined = " ".join(words["digits"].get(word, word) for word in _WORD.findall(text.lower().translate(_LETTERS)))
    for apart, together in words["joined"].items():
        if apart in joined:
            joined = joined.replace(apart, together)
    return joined


@by_facts
def _likest(phrase: str, home: Rules) -> tuple[Row, ...]:
    """Every row that is alike enough, likest first."""
    table, (by_gram, sizes) = _table(home), _index(home)
    grams = _grams(plain(phrase, table.words))
    shared: dict[int, int] = {}
    for gram in grams:
        for index in by_gram.get(gram, ()):
            shared[index] = shared.get(index, 0) + 1
    least = table.words["nearest"]["share"]
    scored = ((common / (len(grams) + sizes[index] - common), -index) for index, common in shared.items())
    best = sorted((entry for entry in scored if entry[0] >= least), reverse=True)
    return tuple(table.rows[-index] for _, index in best)


@by_rules
def _home(rules: Rules) -> Rules:
    """The rules of the day on which the table last changed: all days since have the same one."""
    return rules.law.on(max(rules.version(name).start for name in _PARAMETERS))


@by_rules
def _table(rules: Rules) -> _Table:
    """The table ready for use."""
    words = rules.value("eca-outcome-words")
    exact: dict[str, Row] = {}
    patterns: list[_Pattern] = []
    for record in (*rules.records("eca-outcomes"), *rules.records("eca-outcomes-paired")):
        for phrase in record["phrases"]:
            row = Row(phrase, record["locale"], (record["level"],), record.get("field"))
            exact.setdefault(plain(phrase, words), row)
            if _PLACEHOLDER.search(phrase):
                patterns.append(_pattern(row, words, frozenset(record.get("with", ()))))
    for record in rules.records("eca-outcomes-doubtful"):
        for phrase in record["phrases"]:
            row = Row(phrase, record["locale"], tuple(record["levels"]))
            if _PLACEHOLDER.search(phrase):
                patterns.append(_pattern(row, words))
            else:
                exact[plain(phrase, words)] = row
    patterns.sort(key=lambda pattern: (_is_settled(pattern.row), -len(pattern.regex.pattern)))
    years = rf"\b\d+ (?:(?:{'|'.join(words['between'])}) )*(?:{'|'.join(words['years'])})\b"
    return _Table(words, exact, tuple(exact.values()), tuple(patterns), re.compile(years))


def _pattern(row: Row, words: Mapping[str, Any], pairs: frozenset[str] = frozenset()) -> _Pattern:
    fixed = [plain(part, words) for part in _PLACEHOLDER.split(row.phrase)]
    parts = [fixed[0]]
    for part in fixed[1:]:
        parts += ["(.+)", part]
    text = " ".join(part for part in parts if part)
    return _Pattern(re.compile(text), row, "[x " not in row.phrase, pairs)


@by_facts
def _read(phrase: str, home: Rules) -> Outcome:
    table = _table(home)
    key = plain(phrase, table.words)
    row = _row(key, table)
    if row is None:
        if _counts_years(key, table):
            return Outcome(YEARS_OF_STUDY, LEVELS[0], LEVELS[0])
        return Outcome(UNLISTED, LEVELS[0], LEVELS[-1])
    if row.levels == (SECOND_ONLY,):
        return Outcome(LISTED, LEVELS[0], LEVELS[0], True, row)
    return Outcome(LISTED if _is_settled(row) else DOUBTFUL, row.levels[0], row.levels[-1], False, row)


def _row(key: str, table: _Table) -> Row | None:
    """The row that a phrase is, or the most particular one whose placeholders it fills."""
    row = table.exact.get(key)
    if row is None:
        for pattern in table.patterns:
            match = pattern.regex.fullmatch(key)
            if match is not None and _fills(match.groups(), pattern, table):
                return pattern.row
    return row


def _fills(texts: Iterable[str], pattern: _Pattern, table: _Table) -> bool:
    if pattern.pairs:
        inner = [_row(text, table) for text in texts]
        return all(row is not None and pattern.pairs.issuperset(row.levels) for row in inner)
    if not pattern.guarded:
        return True
    for text in texts:
        found = text.split()
        if found and found[-1] in table.words["closing"]:
            found.pop()
        if not found and _is_settled(pattern.row):
            return False
        if not set(found).isdisjoint((*table.words["credential"], *table.words["unfinished"])):
            return False
    return True


def _is_settled(row: Row) -> bool:
    return len(row.levels) == 1


def _counts_years(key: str, table: _Table) -> bool:
    found = set(key.split())
    words = table.words
    if table.years.search(key) is None or found.isdisjoint(words["study"]):
        return False
    return found.isdisjoint(words["credential"]) and found.isdisjoint(words["program"])


@by_rules
def _index(home: Rules) -> tuple[Mapping[str, list[int]], list[int]]:
    """The rows by each run of letters in them, and how many runs each has."""
    by_gram: dict[str, list[int]] = {}
    sizes: list[int] = []
    for index, key in enumerate(_table(home).exact):
        grams = _grams(key)
        sizes.append(len(grams))
        for gram in grams:
            by_gram.setdefault(gram, []).append(index)
    return by_gram, sizes


def _grams(key: str) -> set[str]:
    """Every run of three letters, the text's ends included: what likeness is counted in."""
    padded = f" {key} "
    return {padded[start : start + _GRAM] for start in range(len(padded) - _GRAM + 1)}
