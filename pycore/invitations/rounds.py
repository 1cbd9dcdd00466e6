"""Rounds of invitations as they were held: each with its kind, its cut-off and its day; the kinds; the categories by version."""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

MONTHS = 12  # of a year

VERSION = re.compile(r"(?P<name>.+?),? \(?(?:(?P<year>20\d\d)-)?Version (?P<number>[1-9]\d*)\)?", re.IGNORECASE)


class Kind(NamedTuple):
    """A kind of round: on what it chose (`basis`), the programs whose candidates it could invite, its names in the feed."""

    id: str
    basis: str
    programs: tuple[str, ...]
    names: tuple[str, ...]
    cite: tuple[str, ...]
    verified: date


class Experience(NamedTuple):
    """The work that a category asks for: months of full-time work in one listed occupation within the years before."""

    months: int
    within_years: int
    continuous: bool
    where: str


class Language(NamedTuple):
    """The level that a category asks for in each of the four abilities of an official language."""

    of: str
    level: int


class Service(NamedTuple):
    """What is asked of military recruits: years served in a foreign force, and the years of an offer from the Canadian one."""

    years: int
    offer_years: int


class Category(NamedTuple):
    """A version of a category. `occupations` is None where its list was not to be had; `seen` is the day as of which it stands."""

    kind: str
    version: str | None
    seen: date | None
    work: Experience | None
    language: Language | None
    service: Service | None
    level: str | None
    occupations: tuple[str, ...] | None
    cite: tuple[str, ...]
    verified: date


class Round(NamedTuple):
    """One round. `number` may end in a letter; `cutoff` is the score of the last person invited.

    None is what was not published, or not found. `tie_break` and `drawn_at` are in UTC, written as in ISO 8601; a tie-break whose
    year was left out begins with two hyphens.
    """

    number: str
    on: date
    kind: str
    version: str | None
    name: str
    programs: tuple[str, ...]
    invitations: int
    cutoff: int
    tie_break: str | None
    drawn_at: str | None
    pool_on: date | None
    pool_total: int | None
    cite: tuple[str, ...]
    verified: date


class Rounds(NamedTuple):
    """All rounds recorded, the oldest first; the kinds by id; the categories by kind and version."""

    rounds: tuple[Round, ...]
    kinds: Mapping[str, Kind]
    categories: Mapping[tuple[str, str | None], Category]

    def between(self, first: date, last: date) -> tuple[Round, ...]:
        """The rounds held from one day to another, both included."""
        return tuple([one for one in self.rounds if first <= one.on <= last])


def named(name: str, kinds: Iterable[Kind]) -> tuple[str, str | None] | None:
    """The kind and the version that the name of a round says, as in ("trades", "2026-3"); None for a name that is not known."""
    match = VERSION.fullmatch(name)
    plain, version = name, None
    if match:
        plain, version = match["name"], "-".join(filter(None, (match["year"], match["number"])))
    for kind in kinds:
        if plain.casefold() in (known.casefold() for known in kind.names):
            return (kind.id, version) if (version is not None) == (kind.basis == "category") else None
    return None
