"""What a person types and what a school calls itself are compared as words: without accents, capitals, points and little words.

A word that says only what kind of school it is has one form for both languages, so that “Université Laval” is “Laval University”.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_PLAIN = dict(
    zip("àáâãäåāçćčèéêëēęìíîïīñńòóôõöøōśšùúûüūýÿźžł", "aaaaaaaccceeeeeeiiiiinnooooooossuuuuuyyzzl", strict=True)
)
_FOLDED = str.maketrans({**_PLAIN, "œ": "oe", "æ": "ae", "ß": "ss", "’": "'", "‘": "'", "ʼ": "'", "`": "'", "´": "'"})
_COMBINING = re.compile(r"[\u0300-\u036f]")
_ELISION = re.compile(r"\b[ld]'(?=\w)")
_WORD = re.compile(r"[a-z0-9]+")

LITTLE = frozenset("a and at au aux d de des du en et for in l la le les of on the to".split())
_SHORT = {
    "coll": "college",
    "inst": "institute",
    "mt": "mount",
    "st": "saint",
    "ste": "sainte",
    "tech": "technology",
    "uni": "university",
    "univ": "university",
}
ONE_FORM = {
    **_SHORT,
    "academie": "academy",
    "cegep": "college",
    "centre": "center",
    "conservatoire": "conservatory",
    "ecole": "school",
    "faculte": "faculty",
    "institut": "institute",
    "polytechnique": "polytechnic",
    "seminaire": "seminary",
    "universite": "university",
}
# What kind of school it is, and other words that many names share: alone they name no school.
KIND = frozenset(
    "academy campus center college conservatory faculty institute polytechnic school seminary university".split()
)
GENERIC = KIND | frozenset(
    "advanced applied arts bible business canada canadian career christian collegial community continuing design education formation "
    "health higher international learning management national online professional regional science sciences studies technical "
    "technology theological theology training vocational".split()
)


def folded(text: str) -> str:
    """Text in small letters without accents; a French elided article is parted from its word."""
    plain = _COMBINING.sub("", text.lower().translate(_FOLDED))
    return _ELISION.sub(" ", plain).replace("'", "")


def pieces(text: str) -> list[str]:
    """Every word of a text, folded, as it is written."""
    return _WORD.findall(folded(text))


def words_of(written: Iterable[str]) -> tuple[str, ...]:
    """The words that count, each in its one form."""
    return tuple(ONE_FORM.get(word, word) for word in written if word not in LITTLE)


def as_written(written: Iterable[str]) -> str:
    """The letters of all words run together, as in “uoft” or “simonfraser”; a shortened word is the whole one, as St. is Saint."""
    return "".join(_SHORT.get(word, word) for word in written)


def errors(one: str, other: str, most: int) -> int:
    """How many typing errors lie between two words: a letter too many, too few, wrong, or two exchanged; `most` + 1 for more."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    start, end_one, end_other = 0, len(one), len(other)
    while start < end_one and start < end_other and one[start] == other[start]:
        start += 1
    while end_one > start and end_other > start and one[end_one - 1] == other[end_other - 1]:
        end_one -= 1
        end_other -= 1
    left, right = one[start:end_one], other[start:end_other]
    if not left or not right:
        return len(left) + len(right)
    if most == 1:
        return 1 if len(left) == len(right) == 1 or (left == right[::-1] and len(left) == len(right) == 2) else 2
    return min(_distance(left, right), most + 1)


def _distance(one: str, other: str) -> int:
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        above, row, further = row, [i], before
        for j, wanted in enumerate(other, 1):
            cost = min(above[j] + 1, row[j - 1] + 1, above[j - 1] + (letter != wanted))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == wanted:
                cost = min(cost, further[j - 2] + 1)
            row.append(cost)
        before = above
    return row[-1]
