"""A couple's other way round: what the total would be were the partner the principal applicant, and the applicant the partner."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple

from ..credentials.condition import answer_of
from ..evaluation import Assessment, assess
from ..law.loading import law
from ..law.rules import Law
from ..messages.words import Words, words
from ..profile.facts import Person, Profile
from ..profile.reading import read_profile
from ..scoring.bounds import columns
from ..scoring.ranges import Range
from ..wording.citations import sources_shown
from ..wording.effects import changed_factors
from ..wording.reasons import NOT_COUNTED
from .changes import likely_assessed
from .program_turns import program_conditions

NONE = "none"
RANGE_ONLY = "certificate"  # the fact without which there is a total all the same, in a range


class Note(NamedTuple):
    """What must be known beside the figures: a message, its facts, and its provisions."""

    code: str
    facts: Mapping[str, Any]
    cite: tuple[str, ...]


def swap(
    profile: Any, locale: str | Words = "en", today: date | None = None, source: Law | None = None
) -> dict[str, Any]:
    """The total as it is, and with the roles of the two exchanged; all else, the day and the rules included, stays.

    {possible, because, missing: [{path, text}], before, after, difference, if_assessed, notes: [{text, sources}]}; before
    and after are {total, range, programs: [{id, answer}]}. `if_assessed` has before, after and because once more where a
    foreign credential of either has no assessment that counts: as it would be, were each assessed at what is likely. Not possible
    without a partner who is scored along, or while a fact of the partner's that no applicant goes without is missing:
    `after` and `difference` are then null. `missing` also names what only leaves a range. What belongs to the applicant
    alone, as a nomination does, is left in both totals, and a note says so. Raises ProfileError like `evaluate`.
    """
    book, known = words(locale), source or law()
    read = read_profile(profile, known, book, today)
    before = assess(read, known)
    shown: dict[str, Any] = {
        "possible": False,
        "because": "",
        "missing": [],
        "before": _figures(before),
        "after": None,
        "difference": None,
        "if_assessed": None,
        "notes": [],
    }
    obstacle = _obstacle(read)
    if obstacle is not None:
        return {**shown, "because": book.say(obstacle)}
    missing = list(_missing(read.partner))
    shown["missing"] = [{"path": path, "text": book.say(f"swap.fact.{code}")} for path, code in missing]
    if any(code != RANGE_ONLY for _, code in missing):
        return {**shown, "because": book.say("swap.missing", {"facts": [one["text"] for one in shown["missing"]]})}
    after = assess(exchanged(read), known)
    return {
        **shown,
        "possible": True,
        "because": _because(before.outcome.total, after.outcome.total, book),
        "after": _figures(after),
        "difference": {
            "total": after.outcome.total[0] - before.outcome.total[0],
            "factors": changed_factors(before.outcome, after.outcome),
        },
        "if_assessed": _if_assessed(read, known, book),
        "notes": [
            {"text": book.say(note.code, note.facts), "sources": sources_shown(note.cite, before.rules, book)}
            for note in _notes(before, after)
        ],
    }


def exchanged(profile: Profile) -> Profile:
    """The same couple with the roles exchanged. Facts of the couple, a nomination and a job offer stay where they are."""
    own, theirs = profile.applicant, profile.partner
    return profile._replace(
        applicant=theirs._replace(accompanying=None, canadian=None),
        partner=own._replace(accompanying=True, canadian=False),
    )


def _obstacle(profile: Profile) -> str | None:
    if not profile.partnered:
        return "swap.no-partner"
    scored = columns(profile)
    if scored == (True,):
        return None
    return "lever.partner-open" if True in scored else NOT_COUNTED


def _missing(person: Person) -> Iterator[tuple[str, str]]:
    """The facts that an applicant's score rests on and that are not known of the partner, as paths and names."""
    work = person.work
    if person.age is None and person.birth_date is None:
        yield "/partner/age", "age"
    for name in ("credentials", "languages"):
        if getattr(person, name) is None:
            yield f"/partner/{name}", name
    for name in ("canadian_years", "foreign_years"):
        if work.periods is None and getattr(work, name) is None:
            yield f"/partner/work/{name}", name.replace("_", "-")
    if person.certificate_of_qualification is None:
        yield "/partner/certificate_of_qualification", RANGE_ONLY


def _figures(assessed: Assessment) -> dict[str, Any]:
    conditions = program_conditions(assessed.profile, assessed.rules)
    return {
        "total": assessed.outcome.total[0],
        "range": list(assessed.outcome.total),
        "programs": [{"id": program, "answer": answer_of(found)} for program, found in conditions.items()],
    }


def _if_assessed(profile: Profile, known: Law, book: Words) -> dict[str, Any] | None:
    """Both ways round with every foreign credential assessed at what is likely; None where nothing would be another."""
    rules = known.on(profile.rules_on)
    assumed = profile._replace(
        applicant=likely_assessed(profile.applicant, profile.as_of, rules),
        partner=likely_assessed(profile.partner, profile.as_of, rules),
    )
    if assumed == profile:
        return None
    before, after = assess(assumed, known), assess(exchanged(assumed), known)
    totals = before.outcome.total, after.outcome.total
    return {"before": _figures(before), "after": _figures(after), "because": _because(*totals, book, "swap.assessed")}


def _because(before: Range, after: Range, book: Words, code: str = "swap") -> str:
    facts = {"before": _phrase(before, book), "after": _phrase(after, book), "by": abs(after[0] - before[0])}
    settled = before[0] == before[1] and after[0] == after[1]
    if not settled:
        return book.say(f"{code}.open", facts)
    return book.say(f"{code}.more" if after > before else f"{code}.less" if after < before else f"{code}.same", facts)


def _phrase(points: Range, book: Words) -> str:
    low, high = points
    return book.say("scenario.sure" if low == high else "scenario.open", {"low": low, "high": high})


def _notes(before: Assessment, after: Assessment) -> Iterator[Note]:
    profile, rules = before.profile, before.rules
    ranges = after.outcome.factors
    if profile.provincial_nomination:
        yield Note("swap.note.nomination", {"points": ranges["nomination"][0]}, rules.cite("nomination"))
    if profile.job_offer not in (None, NONE) and rules.version("job-offer").in_force:
        yield Note("swap.note.job-offer", {"points": ranges["job-offer"][0]}, rules.cite("job-offer"))
    if profile.sibling_in_canada and "sibling" in ranges:
        yield Note("swap.note.sibling", {"points": ranges["sibling"][0]}, rules.cite("sibling"))
    if "canadian-study" in ranges and (any(ranges["canadian-study"]) or any(before.outcome.factors["canadian-study"])):
        yield Note("swap.note.study", {}, rules.cite("canadian-study"))
    yield Note("swap.note.programs", {}, rules.cite("fsw-education"))
