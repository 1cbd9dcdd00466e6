"""The directory of schools, read strictly: each record names what its standing rests on, where that is kept, and the day it was seen."""

import json
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from ..dates import parse_day
from ..errors import RulesError

FILE = Path(__file__).with_name("directory.json")

PROVINCES = frozenset("AB BC MB NB NL NS NT NU ON PE QC SK YT".split())
KINDS = (
    "public-university",
    "public-college",
    "cegep",
    "public-institute",
    "private-subsidized-college",
    "private-degree",
    "theological",
    "indigenous-institute",
    "other",
)
STANDINGS = (
    "public",
    "private-same-rules",
    "private-degree",
    "public-quebec-vocational",
    "private-quebec-vocational",
    "private-other",
    "not-recognized",
    None,
)
MONTHS = range(1, 13)
CONFIDENCES = ("high", "medium", "low")
_PARTS = {"places", "sources", "abroad", "schools"}
_SCHOOL = set("id name names province kind standing basis source evidence seen_on confidence reasons".split())


class Evidence(NamedTuple):
    """A list in which the school was seen, and its entry there."""

    source: str
    reference: str


class School(NamedTuple):
    """One school of Canada. `standing` is a code of a credential's `institution`, None where it is not settled.

    `begins`: any name that begins with one of its names is meant.
    """

    id: str
    name: Mapping[str, str]
    names: tuple[str, ...]
    province: str
    kind: str
    standing: str | None
    basis: str
    source: str
    evidence: tuple[Evidence, ...]
    seen_on: str
    confidence: str
    reasons: tuple[Mapping[str, Any], ...]
    begins: bool

    def called(self, locale: str) -> str:
        """Its name in a language; its English one where it has no other."""
        return self.name.get(locale) or self.name["en"]


class Source(NamedTuple):
    """A page or list: title and address by language, whether it was seen, of what day it is, and its licence."""

    id: str
    title: Mapping[str, str]
    url: Mapping[str, str]
    seen: bool
    as_of: str
    licence: str


class Abroad(NamedTuple):
    """A school abroad whose name could be taken for that of a school here."""

    name: str
    country: str


class Directory(NamedTuple):
    """All that is known of schools. `places` are the towns and provinces that people add to a name, with their province."""

    schools: Mapping[str, School]
    sources: Mapping[str, Source]
    abroad: tuple[Abroad, ...]
    places: Mapping[str, str]


def read(data: Any) -> Directory:
    """The directory of its data. Raises RulesError naming the record for whatever is not exactly the format, or missing."""
    if not isinstance(data, dict) or set(data) != _PARTS:
        raise RulesError(f"directory: the parts must be {', '.join(sorted(_PARTS))}")
    sources = {one["id"]: _source(one) for one in _records("source", data["sources"])}
    schools = {one["id"]: _school(one, sources) for one in _records("school", data["schools"])}
    for school in schools.values():
        _check_links(school, schools)
    abroad = tuple(_abroad(one) for one in _list("abroad", data["abroad"]))
    places = data["places"]
    _need(isinstance(places, dict) and _are(_is_text, [*places, *places.values()]), "directory", "places")
    _need(PROVINCES.issuperset(places.values()), "directory", "places")
    return Directory(schools, sources, abroad, places)


def comes_with_the_package() -> dict[str, Any]:
    """The data of the package's own file. Raises OSError where it was left out, as in the page."""
    data: dict[str, Any] = json.loads(FILE.read_text(encoding="utf-8"))
    return data


def _list(what: str, given: Any) -> list[Any]:
    if not isinstance(given, list):
        raise RulesError(f"directory: {what} must be a list")
    return given


def _records(what: str, given: Any) -> Iterable[Mapping[str, Any]]:
    known = set()
    for one in _list(what, given):
        if not isinstance(one, dict) or not _is_text(one.get("id")):
            raise RulesError(f"directory: {what} without an id")
        if one["id"] in known:
            raise RulesError(f"directory: {what} {one['id']!r} is there twice")
        known.add(one["id"])
        yield one


def _school(one: Mapping[str, Any], sources: Mapping[str, Source]) -> School:
    where = f"directory: school {one['id']!r}"
    if not _SCHOOL <= set(one) <= {*_SCHOOL, "begins"}:
        raise RulesError(f"{where}: keys must be {', '.join(sorted(_SCHOOL))}, and begins")
    name = one["name"]
    _need(
        isinstance(name, dict) and {"en"} <= set(name) <= {"en", "fr"} and _are(_is_text, name.values()), where, "name"
    )
    _need(_is_list_of(_is_text, one["names"], least=0), where, "names")
    for key, allowed in (
        ("province", PROVINCES),
        ("kind", KINDS),
        ("standing", STANDINGS),
        ("confidence", CONFIDENCES),
    ):
        _need(type(one[key]) in (str, type(None)) and one[key] in allowed, where, key)
    _need(_is_text(one["basis"]), where, "basis")
    _need(_is_text(one["source"]) and one["source"] in sources, where, "source")
    _need(_is_day(one["seen_on"]), where, "seen_on")
    _need(type(one.get("begins", True)) is bool, where, "begins")
    evidence = tuple(_evidence(where, each, sources) for each in _list(f"{where}: evidence", one["evidence"]))
    reasons = _list(f"{where}: reasons", one["reasons"])
    for reason in reasons:
        _need(isinstance(reason, dict) and _is_text(reason.get("id")), where, "reasons")
        wrong = [fact for fact, value in reason.items() if fact not in _FACTS or not _FACTS[fact](value)]
        _need(not wrong, where, f"reason {reason['id']}: {wrong}")
    _need(len({reason["id"] for reason in reasons}) == len(reasons), where, "reasons")
    fields = {**one, "names": tuple(one["names"]), "evidence": evidence, "reasons": tuple(reasons)}
    return School(**{"begins": False, **fields})


def _evidence(where: str, one: Any, sources: Mapping[str, Source]) -> Evidence:
    _need(isinstance(one, dict) and {"source"} <= set(one) <= {"source", "reference"}, where, "evidence")
    source, reference = one["source"], one.get("reference", "")
    _need(_is_text(source) and source in sources and sources[source].seen, where, "evidence")
    _need(type(reference) is str, where, "evidence")
    return Evidence(source, reference)


def _source(one: Mapping[str, Any]) -> Source:
    where = f"directory: source {one['id']!r}"
    _need({"id", "title", "url", "seen"} <= set(one) <= {*Source._fields}, where, "keys")
    for key in ("title", "url"):
        value = one[key]
        _need(isinstance(value, dict) and set(value) == {"en", "fr"}, where, key)
        _need(_are(_is_text if key == "title" else _is_any_text, value.values()), where, key)
    _need(type(one["seen"]) is bool, where, "seen")
    _need(_is_any_text(one.get("as_of", "")) and _is_any_text(one.get("licence", "")), where, "as_of and licence")
    return Source(**{"as_of": "", "licence": "", **one})


def _abroad(one: Any) -> Abroad:
    _need(
        isinstance(one, dict) and set(one) == {"name", "country"} and _are(_is_text, one.values()),
        "directory: abroad",
        "keys",
    )
    return Abroad(one["name"], one["country"])


def _check_links(school: School, schools: Mapping[str, School]) -> None:
    """A reason that speaks of another school by its id speaks of one that is there."""
    for reason in school.reasons:
        named = [*([reason["school"]] if "school" in reason else []), *reason.get("others", ())]
        missing = [one for one in named if one not in schools]
        _need(not missing, f"directory: school {school.id!r}", f"reason {reason['id']}: {missing}")


def _need(holds: bool, where: str, what: str) -> None:
    if not holds:
        raise RulesError(f"{where}: {what} is not as it must be")


def _are(fits: Callable[[Any], bool], values: Iterable[Any]) -> bool:
    return all(map(fits, values))


def _is_any_text(value: Any) -> bool:
    return type(value) is str


def _is_text(value: Any) -> bool:
    return type(value) is str and value.strip() == value != ""


def _is_day(value: Any) -> bool:
    return type(value) is str and parse_day(value) is not None


def _is_list_of(fits: Callable[[Any], bool], value: Any, least: int = 1) -> bool:
    return isinstance(value, list) and len(value) >= least and _are(fits, value)


# What a reason may tell, by the name of the fact: a day, a month, schools by their ids, provinces by their codes, the rest as text.
_FACTS: Mapping[str, Callable[[Any], bool]] = {
    **dict.fromkeys(("id", "school", "year", "former", "name", "place", "form", "country"), _is_text),
    **dict.fromkeys(("others", "names"), partial(_is_list_of, _is_text)),
    "on": _is_day,
    "month": lambda value: type(value) is int and value in MONTHS,
    "provinces": lambda value: _is_list_of(_is_text, value) and PROVINCES.issuperset(value),
}
