"""Which school is meant, what its standing rests on, and what about it is not settled, in words.

The directory comes with the package. The page has no files of the package: it fetches what `handed_over` makes, once a reader
wants to find a school, and gives it with the first question; later ones need not repeat it.
"""

import json
from datetime import date
from typing import Any, NamedTuple

from ..errors import ProfileError, RulesError
from ..messages.words import Words, texts_apart, with_texts, words
from ..profile.schema import Problem, compile_schema, shown
from ..remember import once
from .directory import Directory, School, comes_with_the_package, read
from .matching import Found, Index, Match, find, index

MOST = 4
MOST_CHARACTERS = 200
SUBJECT = "schools"
WORDS = "words"


class Known(NamedTuple):
    """A directory, its names ready to be searched, and the words of one language for it."""

    names: Index
    book: Words


_check_text = compile_schema({"type": "string", "maxLength": MOST_CHARACTERS}, {})
_handed: dict[str, Known] = {}  # by language: what the page gave


def schools(text: Any, locale: str = "en", directory: Any = None, source: object = None) -> dict[str, Any]:
    """The schools in Canada whose name a text may be: {matches, ask}, at most four matches, best first.

    A match says what kind of school it is, its `standing` (a code of a credential's `institution`; None where that is not
    settled), what that rests on, where it is kept, in which lists it was seen, and a note on what is not settled. `ask`, of a
    match or of the whole, is what the person must still be asked. `directory` is what `handed_over` made; without it the
    package's own is used, or the one given last. No provision is cited: `source` is there for the boundary. Raises
    ProfileError for what is no text, and where there is no directory or one that is not as it must be.
    """
    book = words(locale)
    problems: list[Problem] = []
    _check_text(text, "/text", problems)
    if problems:
        raise ProfileError([shown(problem, book) for problem in problems])
    known = _known(book.locale, directory)
    found = find(text, known.names, MOST)
    return {"matches": [_shown(match, found, known) for match in found.matches], "ask": _choice(found, known.book)}


def handed_over(locale: str) -> dict[str, Any]:
    """The directory with the words of one language, as data that the page can fetch and give to `schools`."""
    return {**comes_with_the_package(), WORDS: texts_apart(SUBJECT, locale)}


@once
def own(locale: str) -> Known:
    """The directory that comes with the package, with the words of a language. Raises OSError where it was left out."""
    return _ready(handed_over(locale), locale)


def _known(locale: str, directory: Any) -> Known:
    if directory is not None:
        try:
            _handed[locale] = _ready(directory, locale)
        except RulesError as error:
            detail = str(error).encode("utf-8", "replace").decode()[:MOST_CHARACTERS]
            raise ProfileError([_problem("request", {"detail": detail}, locale)]) from None
    if locale in _handed:
        return _handed[locale]
    try:
        return own(locale)
    except OSError:  # as in the page, which hands it over
        raise ProfileError([_problem("required", {"field": "directory"}, locale)]) from None


def _problem(code: str, facts: dict[str, str], locale: str) -> dict[str, str]:
    return shown(("/directory", code, facts), words(locale))


def _ready(given: Any, locale: str) -> Known:
    texts = given.get(WORDS) if isinstance(given, dict) else None
    if not isinstance(texts, dict) or not all(type(text) is str for text in texts.values()):
        raise RulesError("directory: there must be an object with words")
    directory = read({part: value for part, value in given.items() if part != WORDS})
    try:
        json.dumps(given, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        raise RulesError("directory: there are characters that cannot be written") from None
    book = with_texts(words(locale), texts)
    _check_words(directory, book)
    return Known(index(directory), book)


def _check_words(directory: Directory, book: Words) -> None:
    """Every basis and reason has its sentence, and every reason has exactly the facts of its sentence."""
    for school in directory.schools.values():
        if f"basis.{school.basis}" not in book.templates:
            raise RulesError(f"directory: school {school.id!r}: no words for the basis {school.basis!r}")
        for reason in school.reasons:
            template = book.templates.get(f"reason.{reason['id']}")
            if template is None or {name for _, name, _ in template if name} != set(reason) - {"id"}:
                raise RulesError(f"directory: school {school.id!r}: the reason {reason['id']!r} and its words differ")


def _shown(match: Match, found: Found, known: Known) -> dict[str, Any]:
    school, book, directory = match.school, known.book, known.names.directory
    origin, name = directory.sources[school.source], school.called(book.locale)
    reasons = reasons_of(school, known)
    if found.abroad:
        text = book.say("certainty.namesake", {"country": found.abroad.country})
        reasons = [{"id": "namesake-abroad", "text": text}, *reasons]
    return {
        "id": school.id,
        "name": name,
        "found_by": None if match.name == name else match.name,
        "province": school.province,
        "description": book.say("description.school", {"kind": _kind(school, book), "province": school.province}),
        "kind": school.kind,
        "standing": school.standing,
        "basis": book.say(f"basis.{school.basis}", {}),
        "source": {
            "id": origin.id,
            "title": origin.title[book.locale],
            "url": origin.url[book.locale],
            "seen": origin.seen,
        },
        "evidence": [_evidence(*one, known) for one in school.evidence],
        "seen_on": school.seen_on,
        "confidence": school.confidence,
        "note": " ".join(one["text"] for one in reasons),
        "reasons": reasons,
        "ask": _question(school, book),
    }


def reasons_of(school: School, known: Known) -> list[dict[str, str]]:
    """What is not settled about a school, and what tells it from others: each sentence with its code."""
    found = []
    for reason in school.reasons:
        facts = {
            name: _fact(name, value, known.names.directory, known.book)
            for name, value in reason.items()
            if name != "id"
        }
        found.append({"id": reason["id"], "text": known.book.say(f"reason.{reason['id']}", facts)})
    return found


def _kind(school: School, book: Words) -> str:
    """What kind it is, in a word; a school of no kind of its own by its basis, or else by its standing."""
    by_basis = f"other-{school.basis}"
    if school.kind != "other":
        return school.kind
    return by_basis if f"school-kind.{by_basis}" in book.templates else f"other-{school.standing or 'open'}"


def _evidence(source: str, reference: str, known: Known) -> dict[str, str]:
    seen, locale = known.names.directory.sources[source], known.book.locale
    return {
        "id": seen.id,
        "title": seen.title[locale],
        "url": seen.url[locale],
        "as_of": seen.as_of,
        "reference": reference,
    }


def _fact(name: str, value: Any, directory: Directory, book: Words) -> Any:
    """A fact of a reason as its sentence takes it: a day as a day, schools and provinces by name."""
    if name == "on":
        return date.fromisoformat(value)
    if name == "school":
        return directory.schools[value].called(book.locale)
    if name == "others":
        return [directory.schools[one].called(book.locale) for one in value]
    if name == "provinces":
        return [book.term("province", one) for one in value]
    return value


def _question(school: School, book: Words) -> str | None:
    if school.standing is None:
        return book.say("certainty.open", {})
    return book.say("certainty.low", {}) if school.confidence == "low" else None


def _choice(found: Found, book: Words) -> str | None:
    """Whether a choice is needed between schools of the same name, or the name is that of a school abroad."""
    if not found.matches:
        facts = found.abroad and {"name": found.abroad.name, "country": found.abroad.country}
        return book.say("choice.abroad", facts) if facts else None
    first = found.matches[0]
    same = [match for match in found.matches if match.whole and match.cost == first.cost]
    return book.say("choice.namesakes", {}) if len(same) > 1 else None
