"""A school is found by any of its names, short forms and former names, in whatever order its words come and with a typing error.

Every word that was typed must be accounted for by one name: a word that no school here has is a sign that one abroad is meant.
A school abroad that fits better than any here rules them out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from .directory import KINDS, Abroad, Directory, School
from .spelling import GENERIC, KIND, LITTLE, as_written, errors, pieces, words_of

MOST_LETTERS, SHORTEST = 120, 2
# What the difference between a text and a name costs. It is 0 for a name as it is written.
OTHER_LANGUAGE = 0.2  # université for university, of for de
SHORTENED = 0.4
OTHER_ORDER = 0.5
ADDED = 0.6
LITTLE_ERROR = 0.7
KIND_TO_COME = 1.0
INITIALS = 2.0
WORD_TO_COME = 3.0
ANY_SUCH = 5.0
INSIDE = 9.0
TYPING_ERROR = 100.0  # more than all else together

MOST_ERRORS = 1
# Letters from which a word may hold an error, a name may, the beginning of a word of kind stands for it, a word inside a name names
# it, and a name may be begun without its spaces.
ERROR_FROM, NAME_FROM, ABBREVIATED, INSIDE_FROM, JOINED_FROM = 4, 6, 3, 5, 8
BESIDE = frozenset("campus canada continue continuing education extension formation online studies".split())  # a name


class Entry(NamedTuple):
    """One name of one school. `bearer` is a school's id; of a school abroad its place in the list."""

    bearer: str | int
    name: str
    words: tuple[str, ...]


class Match(NamedTuple):
    """A school that may be meant, the name by which, and what the difference costs. `whole`: no word of that name is still to come."""

    school: School
    name: str
    cost: float
    whole: bool


class Found(NamedTuple):
    """The schools that may be meant, best first, and the school abroad that has the same name, or rules them out."""

    matches: tuple[Match, ...]
    abroad: Abroad | None


class Index(NamedTuple):
    """Every name by its words, by its letters and by its initials."""

    directory: Directory
    entries: tuple[Entry, ...]
    by_word: Mapping[str, Sequence[int]]
    by_length: Mapping[int, Sequence[str]]
    by_letters: Mapping[str, Sequence[tuple[int, float]]]
    by_initials: Mapping[str, Sequence[int]]
    beginnings: frozenset[int]  # names that any such name begins with


def index(directory: Directory) -> Index:
    """The names of a directory, ready to be searched."""
    entries: list[Entry] = []
    by_word: dict[str, list[int]] = defaultdict(list)
    by_letters: dict[str, list[tuple[int, float]]] = defaultdict(list)
    by_initials: dict[str, list[int]] = defaultdict(list)
    for bearer, name in _names(directory):
        written = pieces(name)
        words = words_of(written)
        number = len(entries)
        entries.append(Entry(bearer, name, words))
        for word in dict.fromkeys(words) if len(words) >= ABBREVIATED or not GENERIC.issuperset(words) else ():
            by_word[word].append(number)
        by_letters[as_written(written)].append((number, 0.0))
        if words:
            by_letters["".join(words)].append((number, OTHER_LANGUAGE))
        if len(words) >= ABBREVIATED:
            by_initials["".join(word[0] for word in words)].append(number)
    by_length: dict[int, list[str]] = defaultdict(list)
    for word in by_word:
        by_length[len(word)].append(word)
    begin = {school.id for school in directory.schools.values() if school.begins}
    beginnings = frozenset(number for number, entry in enumerate(entries) if entry.bearer in begin)
    return Index(directory, tuple(entries), by_word, by_length, by_letters, by_initials, beginnings)


def _names(directory: Directory) -> Iterator[tuple[str | int, str]]:
    for school in directory.schools.values():
        for name in dict.fromkeys((*school.name.values(), *school.names)):
            yield school.id, name
            before, opened, _ = name.partition(" (")
            if opened and before not in school.names:
                yield school.id, before
    for place, abroad in enumerate(directory.abroad):
        yield place, abroad.name


def find(text: str, names: Index, most: int) -> Found:
    """The schools whose name a text may be, best first, at most `most`; none where a school abroad fits better."""
    written = pieces(text[:MOST_LETTERS])
    if sum(map(len, written)) < SHORTEST:
        return Found((), None)
    costs: dict[int, tuple[float, bool]] = {}
    for number, cost in (*_by_letters(written, names), *_by_words(words_of(written), names)):
        costs[number] = min(cost, costs.get(number, cost))
    return _best(costs, names, most)


def _best(costs: Mapping[int, tuple[float, bool]], names: Index, most: int) -> Found:
    here: dict[str, Match] = {}
    away: tuple[float, Abroad] | None = None
    for number, (cost, whole) in costs.items():
        bearer, name, _ = names.entries[number]
        if isinstance(bearer, int):
            if whole and (away is None or cost < away[0]):
                away = cost, names.directory.abroad[bearer]
        elif bearer not in here or (cost, name) < (here[bearer].cost, here[bearer].name):
            here[bearer] = Match(names.directory.schools[bearer], name, cost, whole)
    matches = sorted(here.values(), key=_order)
    if matches and matches[0].cost < TYPING_ERROR:
        matches = [match for match in matches if match.cost < TYPING_ERROR]
    if away is None or (matches and matches[0].cost < away[0]):
        return Found(tuple(matches[:most]), None)
    return Found(tuple(match for match in matches if match.cost <= away[0])[:most], away[1])


def _order(match: Match) -> tuple[float, int, str]:
    return match.cost, KINDS.index(match.school.kind), match.school.name["en"]


def _by_letters(written: Sequence[str], names: Index) -> Iterator[tuple[int, tuple[float, bool]]]:
    """Names and short forms that have the very letters of the text, wherever its spaces are, or its letters as initials."""
    for number, cost in names.by_letters.get(as_written(written), ()):
        yield number, (cost, True)
    for number, _ in names.by_letters.get("".join(words_of(written)), ()):
        yield number, (OTHER_LANGUAGE, True)
    if len(written) == 1 or all(len(word) == 1 for word in written):
        letters = "".join(written)
        for number in names.by_initials.get(letters, ()):
            yield number, (INITIALS, True)
        if len(letters) >= JOINED_FROM and not any(word.startswith(letters) for word in GENERIC):
            for joined, numbers in names.by_letters.items():
                if joined.startswith(letters):
                    yield from ((number, (WORD_TO_COME, False)) for number, _ in numbers)


def _by_words(typed: Sequence[str], names: Index) -> Iterator[tuple[int, tuple[float, bool]]]:
    """Names with every word that was typed."""
    last = len(typed) - 1
    readings = [_readings(word, names, last=place == last) for place, word in enumerate(typed)]
    for number in _candidates(typed, readings, names):
        cost = _cost(typed, readings, names.entries[number], names.directory)
        if cost is not None:
            yield number, cost


def _candidates(typed: Sequence[str], readings: Sequence[Mapping[str, float]], names: Index) -> set[int]:
    """The names that have all the words which must be in them: those that tell schools apart and are not a place or the like."""
    sets = [{number for word in known for number in names.by_word[word]} for known in readings]
    telling = [numbers for word, numbers in zip(typed, sets, strict=True) if word not in GENERIC]
    needed = [
        numbers
        for word, numbers in zip(typed, sets, strict=True)
        if word not in GENERIC and word not in BESIDE and word not in names.directory.places and len(word) >= ERROR_FROM
    ]
    if not needed:
        return set[int]().union(*(telling or sets))
    return set.intersection(*needed) | names.beginnings


def _readings(word: str, names: Index, last: bool) -> dict[str, float]:
    """The words of the directory that a typed word may be, and what each costs; the last one may be unfinished."""
    found: dict[str, float] = {}
    if word in names.by_word:
        found[word] = 0.0
    if last:
        for length, known in names.by_length.items():
            if length > len(word) >= SHORTEST:
                found.update((one, SHORTENED) for one in known if one.startswith(word))
    elif len(word) >= ABBREVIATED:
        found.update((one, SHORTENED) for one in GENERIC if one.startswith(word) and one != word and one in names.by_word)
    if len(word) >= ERROR_FROM:
        for length in range(len(word) - MOST_ERRORS, len(word) + MOST_ERRORS + 1):
            for one in names.by_length.get(length, ()):
                if one not in found and errors(word, one, MOST_ERRORS) <= MOST_ERRORS:
                    found[one] = TYPING_ERROR
    return found


def _cost(
    typed: Sequence[str], readings: Sequence[Mapping[str, float]], entry: Entry, directory: Directory
) -> tuple[float, bool] | None:
    """What it costs to read the typed words as this name, and whether all of the name is there; None where they cannot be."""
    words = entry.words
    free = list(range(len(words)))
    order: list[int] = []
    added: list[int] = []
    cost = OTHER_LANGUAGE
    for position, known in enumerate(readings):
        place = min((p for p in free if words[p] in known), key=lambda p: (known[words[p]], p), default=None)
        if place is None:
            added.append(position)
        else:
            free.remove(place)
            order.append(place)
            cost += known[words[place]]
    to_come = [words[place] for place in free if words[place] not in GENERIC]
    exact = cost < TYPING_ERROR
    if not order or (to_come and (added or not exact)):
        return None
    if not exact and (cost >= TYPING_ERROR * (MOST_ERRORS + 1) or sum(map(len, words)) < NAME_FROM):
        return None
    ordered = order == sorted(order)
    if not _fits(order, free, words) or (to_come and not ordered):
        if added or not exact or not all(len(word) >= INSIDE_FROM and word not in GENERIC for word in typed):
            return None
        cost = INSIDE
    cost += WORD_TO_COME * len(to_come) + KIND_TO_COME * (len(free) - len(to_come)) + (0.0 if ordered else OTHER_ORDER)
    extra = _added(added, typed, entry, directory)
    return None if extra is None else (cost + extra, not to_come)


def _fits(order: Sequence[int], to_come: Sequence[int], words: Sequence[str]) -> bool:
    """A name may lack its end and the words of kind before it, nothing between; words of kind alone name no school."""
    if not to_come:
        return True
    if all(words[place] in GENERIC for place in order):
        return False
    first, last = min(order), max(order)
    return last - first + 1 == len(order) and KIND.issuperset(words[:first])


def _added(added: Sequence[int], typed: Sequence[str], entry: Entry, directory: Directory) -> float | None:
    """What words beside the name cost: its place, what is commonly added, a misspelt little word; None where they name another school."""
    if not added:
        return 0.0
    school = directory.schools.get(entry.bearer) if isinstance(entry.bearer, str) else None
    if school is None:
        return None
    if school.begins:
        return ANY_SUCH if added[0] == len(typed) - len(added) else None
    cost = 0.0
    for position in added:
        word = typed[position]
        if word in BESIDE or directory.places.get(word) == school.province:
            cost += ADDED
        elif 0 < position < len(typed) - 1 and SHORTEST <= len(word) < ERROR_FROM and _is_little(word):
            cost += LITTLE_ERROR
        else:
            return None
    return cost


def _is_little(word: str) -> bool:
    return any(errors(word, little, MOST_ERRORS) <= MOST_ERRORS for little in LITTLE)
