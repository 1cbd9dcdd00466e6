"""Whom to ask about a credential, and the question ready to send: the registrar, the province, the assessment body."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from ..credentials.canadian import may_be_canadian
from ..credentials.condition import NOT_MET, UNKNOWN, Condition
from ..law.rules import Rules
from ..messages.words import Words
from ..profile.facts import Credential
from .citations import sources_shown

# Which tests a recipient can settle, in the order in which their questions stand in the letter.
SCHOOL = ("program-length", "distance", "full-time-months", "institution", "language-study", "hours")
PROVINCE = ("institution", "post-secondary")
ASSESSOR = ("eca-outcome", "eca-valid", "eca-purpose", "eca-designated", "eca-present", "eca-level", "second-only")


class Letter(NamedTuple):
    """Whom to ask, and the text to send."""

    who: str
    subject: str
    ask: str
    cite: tuple[str, ...]


def confirm_with(credential: Credential, tests: Sequence[Condition], words: Words) -> tuple[Letter, ...]:
    """Who decides, with the text to send about what is open or fails, for each recipient whom the tests concern."""
    seen: dict[
        str, Condition
    ] = {}  # of a condition of both uses that which is open: it failed in one, and decides in the other
    for test in tests:
        subject = _subject(test)
        if test.outcome == UNKNOWN or (test.outcome == NOT_MET and subject not in seen):
            seen[subject] = test
    if not may_be_canadian(credential):
        open_ones = [test for name, test in seen.items() if name in ASSESSOR]
        return (_letter("assessor", credential, open_ones, words),) if open_ones else ()
    found = []
    school = [seen[name] for name in SCHOOL if name in seen]
    if credential.kind not in ("secondary", "licence") and school:
        found.append(_letter("school", credential, school, words))
    province = [seen[name] for name in PROVINCE if name in seen and _is_for_the_province(seen[name])]
    if province:
        found.append(_letter("province", credential, province, words))
    return tuple(found)


def _subject(test: Condition) -> str:
    """What is asked about a test: the fact that is missing where a letter has a question for it, else the test itself."""
    return next((fact for fact in test.missing if fact in SCHOOL), test.id)


def _is_for_the_province(test: Condition) -> bool:
    """Whether the province can settle a test: the school's standing, and the rank of a diploma where no other fact is missing."""
    return test.outcome == UNKNOWN and (test.id == "institution" or not test.missing)


def change_code(test: Condition, words: Words) -> str | None:
    """The message of what would change a test: that of its very code where there is one, else that of its name; none for good."""
    codes = (f"change.{test.code}", f"change.{test.id}")
    return next((code for code in codes if code in words.templates), None)


def is_final(tests: Sequence[Condition], words: Words) -> bool:
    """Whether a use has failed for good: a condition is not met that nothing could change."""
    return any(test.outcome == NOT_MET and change_code(test, words) is None for test in tests)


def unsettled(tests: Sequence[Condition], words: Words) -> list[Condition]:
    """The conditions of a use without those that no longer decide.

    Where one is not met, what is open settles nothing more; where one is not met for good, nothing does.
    """
    if is_final(tests, words):
        return []
    decided = any(test.outcome == NOT_MET for test in tests)
    return [test for test in tests if not (decided and test.outcome == UNKNOWN)]


def letter_shown(letter: Letter, rules: Rules, words: Words) -> dict[str, Any]:
    """A letter as a result shows it: {who, subject, ask, sources}."""
    who, subject, ask, cite = letter
    return {"who": who, "subject": subject, "ask": ask, "sources": sources_shown(cite, rules, words)}


def _letter(recipient: str, credential: Credential, tests: Sequence[Condition], words: Words) -> Letter:
    unnamed = words.say("letter.unnamed")
    facts = {"title": credential.title or unnamed, "institution": credential.institution_name or unnamed}
    opening = words.say(f"letter.{recipient}.opening", facts)
    if recipient == "school" and not credential.planned:
        opening += "\n" + words.say("letter.student")
    if recipient == "assessor" and credential.eca:
        opening += "\n" + words.say("letter.file")
    questions = "\n".join(f"- {question}" for question in _questions(recipient, credential, tests, words))
    closing = words.say(f"letter.{recipient}.closing")
    cite = tuple(dict.fromkeys(source for test in tests for source in test.cite))
    facts["title"] = credential.title or words.say("letter.untitled")
    return Letter(
        _named(f"letter.{recipient}.who", credential, facts, words),
        _named(f"letter.{recipient}.subject", credential, facts, words),
        f"{opening}\n\n{questions}\n\n{closing}",
        cite,
    )


def _questions(recipient: str, credential: Credential, tests: Sequence[Condition], words: Words) -> Iterator[str]:
    """The question of each test that has one; some are others while the program is still to come."""
    for test in tests:
        code = f"letter.{recipient}.{_subject(test)}"
        later = f"{code}-planned"
        if code in words.templates:
            yield words.say(later if credential.planned and later in words.templates else code)


def _named(code: str, credential: Credential, facts: Mapping[str, Any], words: Words) -> str:
    """A line that names the school, in its own words where the school has no name."""
    unnamed = f"{code}-unnamed"
    return words.say(unnamed if unnamed in words.templates and not credential.institution_name else code, facts)
