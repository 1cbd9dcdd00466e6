"""A school is found by any of its names, short forms and former names, in whatever order its words come and with a typing error.

Every word that was typed must be accounted for by one name: a word that no school here has is a sign that one abroad is meant.
A school abroad that fits better than any here rules them out.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from .directory import KINDS, Abroad, Directory, School
from .spelling import GENERIC, KIND, LITTLE, ONE_FORM, as_written, errors, pieces, words_of

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
        for word in dict.fromkeys(words) if len(words) > 1 or not GENERIC.issuperset(words) else ():
            by_word[word].append(number)
        by_letters[as_written(written)].append((number, 0.0))
        if not GENERIC.issuperset(words) or len(words) > 1:
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
    for number, (cost, whole) in sorted(costs.items()):  # of a school's names that fit alike the first
        bearer, name, _ = names.entries[number]
        if isinstance(bearer, int):
            if whole and (away is None or cost < away[0]):
                away = cost, names.directory.abroad[bearer]
        elif bearer not in here or cost < here[bearer].cost:
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
        found.update(
            (one, SHORTENED) for one in GENERIC if one.startswith(word) and one != word and one in names.by_word
        )
    if len(word) >= SHORTEST:
        for length in range(max(len(word) - MOST_ERRORS, SHORTEST), len(word) + MOST_ERRORS + 1):
            for one in names.by_length.get(length, ()):
                if one not in found and errors(word, one, MOST_ERRORS) <= MOST_ERRORS:
                    found[one] = TYPING_ERROR
        for form, one in ONE_FORM.items():
            if len(form) >= ERROR_FROM and one not in found and errors(word, form, MOST_ERRORS) <= MOST_ERRORS:
                found[one] = TYPING_ERROR
    return found


def _cost(
    typed: Sequence[str], readings: Sequence[Mapping[str, float]], entry: Entry, directory: Directory
) -> tuple[float, bool] | None:
    """What it costs to read the typed words as this name, and whether all of the name is there; None where they cannot be."""
    words = entry.words
    placed = _placed(typed, readings, words)
    order = list(placed.values())
    added = [position for position in range(len(typed)) if position not in placed]
    missing = [place for place in range(len(words)) if place not in order]
    to_come = [words[place] for place in missing if words[place] not in GENERIC]
    wrong = [position for position, place in placed.items() if readings[position][words[place]] >= TYPING_ERROR]
    if not order or (to_come and (added or wrong)):
        return None
    if len(wrong) > MOST_ERRORS or (wrong and not _may_be_wrong(typed, placed, words, directory)):
        return None
    cost = OTHER_LANGUAGE + sum(readings[position][words[place]] for position, place in placed.items())
    ordered = order == sorted(order)
    if not _fits(order, missing, words) or (to_come and not ordered):
        if added or wrong or not all(len(word) >= INSIDE_FROM and word not in GENERIC for word in typed):
            return None
        cost = INSIDE
    cost += (
        WORD_TO_COME * len(to_come) + KIND_TO_COME * (len(missing) - len(to_come)) + (0.0 if ordered else OTHER_ORDER)
    )
    extra = _added(added, typed, entry, directory)
    return None if extra is None else (cost + extra, not to_come)


def _placed(typed: Sequence[str], readings: Sequence[Mapping[str, float]], words: Sequence[str]) -> dict[int, int]:
    """Which word of the name each typed word is, by their places: first the words that are the same, then those that may be."""
    placed: dict[int, int] = {}
    for sure in (True, False):
        for position, (word, known) in enumerate(zip(typed, readings, strict=True)):
            if position in placed:
                continue
            free = [place for place, one in enumerate(words) if place not in placed.values()]
            fits = [place for place in free if (words[place] == word if sure else words[place] in known)]
            if fits:
                placed[position] = min(fits, key=lambda place: known[words[place]])
    return dict(sorted(placed.items()))


def _may_be_wrong(typed: Sequence[str], placed: Mapping[int, int], words: Sequence[str], directory: Directory) -> bool:
    """A typing error is forgiven in a name of some length; in a word of two or three letters only beside another that tells."""
    if not _is_long(words):
        return False
    pairs = [(typed[position], words[place]) for position, place in placed.items()]
    short = [other for one, other in pairs if one != other and len(one) < ERROR_FROM and len(other) < ERROR_FROM]
    if not short or short[0] in directory.places:
        return not short
    telling = [one for one, other in pairs if one == other and one not in GENERIC and one not in directory.places]
    return any(len(one) >= ERROR_FROM for one in telling)


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
        elif 0 < position < len(typed) - 1 and len(word) < ERROR_FROM and _is_little(word) and _is_long(entry.words):
            cost += LITTLE_ERROR
        else:
            return None
    return cost


def _is_long(words: Sequence[str]) -> bool:
    return sum(map(len, words)) >= NAME_FROM


def _is_little(word: str) -> bool:
    return any(errors(word, little, MOST_ERRORS) <= MOST_ERRORS for little in LITTLE)
