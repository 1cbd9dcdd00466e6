"""What a change would give: hypothetical facts scored on the same day, under the same rules, all else left as it is.

Which changes are tried stands in rules/levers.toml. Each replaces a few facts of the worst worlds, so that a gain is
that of the sure part. Nothing here says what to do: what gives nothing is shown beside what gives most, with the reason.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from ..credentials.canadian import CANADA, LEVEL_OF_KIND, length_level
from ..credentials.condition import NOT_MET, Condition, answer_of, deciding
from ..credentials.level import Judged, highest_study, judge, level_of_education
from ..evaluation import Assessment, assess
from ..law.loading import law
from ..law.rules import Law, Rules
from ..profile.facts import Credential, Eca, Person
from ..profile.reading import read_profile
from ..scoring.bounds import columns
from ..scoring.ranges import having
from ..scoring.world import Abilities
from ..wording.citations import sources_shown
from ..wording.messages import Words, words
from ..wording.verdict_words import study_value
from ..wording.warnings import revived_since
from .lever_reasons import Reason, gains, obstacles

APPLICANT, PARTNER = "applicant", "partner"
NONE = "none"
ANSWERED_NO = (None, False, NONE)
ASSESSMENT_FAULTS = frozenset(("eca-designated", "eca-purpose", "eca-valid"))  # what a new report would mend


class Change(NamedTuple):
    """One hypothetical change: its steps in words, the facts of the worst worlds it replaces, and what is known beforehand.

    `already` stops it before anything is scored; `without` says why it gives nothing where no factor moves; `notes`
    belong to it in any case.
    """

    id: str
    steps: tuple[Reason, ...]
    facts: Mapping[str, object]
    already: Reason | None = None
    without: tuple[Reason, ...] = ()
    notes: tuple[Reason, ...] = ()


def levers(
    profile: Any, locale: str | Words = "en", today: date | None = None, source: Law | None = None
) -> dict[str, Any]:
    """Hypothetical changes by what each adds to the sure points, most first; and those that add nothing, each with the reason.

    {levers: [{id, steps, gain, total, because, sources}], nothing: [{id, steps, because, sources}]}. Raises ProfileError
    like `evaluate`.
    """
    book, known = words(locale), source or law()
    assessed = assess(read_profile(profile, known, book, today), known)
    found: list[dict[str, Any]] = []
    nothing: list[dict[str, Any]] = []
    for change in _changes(assessed, book):
        if change.already is not None:
            nothing.append(_shown(change, [change.already], assessed, book))
            continue
        after = having(assessed.scores, change.facts, {})
        gain = after.total[0] - assessed.outcome.total[0]
        moved = gains(assessed.outcome, after, assessed.rules, book)
        if gain > 0:
            shown = _shown(change, [*moved, *change.notes], assessed, book)
            found.append({**shown, "gain": gain, "total": after.total[0]})
        else:
            same = Reason("lever.same", {"total": assessed.outcome.total[0]})
            reasons = [*(moved or change.without or (same,)), *change.notes]
            nothing.append(_shown(change, reasons, assessed, book))
    nothing += _order(assessed, book)
    return {"levers": sorted(found, key=lambda one: -one["gain"]), "nothing": nothing}


def _shown(change: Change, reasons: Sequence[Reason], assessed: Assessment, book: Words) -> dict[str, Any]:
    cite = tuple(source for part in (reasons, change.steps) for reason in part for source in reason.cite)
    return {
        "id": change.id,
        "steps": [book.say(step.code, step.facts) for step in change.steps],
        "because": " ".join(book.say(reason.code, reason.facts) for reason in reasons),
        "sources": sources_shown(tuple(dict.fromkeys(cite)), assessed.rules, book),
    }


def _changes(assessed: Assessment, book: Words) -> Iterator[Change]:
    """Every change that is tried for this person, in the order of the data; the partner's only where they are scored along."""
    people = [APPLICANT]
    if assessed.profile.partnered:
        scored = columns(assessed.profile)
        if scored == (True,):
            people.append(PARTNER)
        else:
            code = "lever.partner-open" if True in scored else "measure.not-accompanied"
            cite = assessed.rules.cite("partner-education")
            yield Change(PARTNER, (), {}, Reason(code, {}, cite))
    for who in people:
        yield from _own_credentials(who, assessed, book)
        yield from _new_credentials(who, assessed)
        yield from _languages(who, assessed)
        yield from _work(who, assessed)
    yield from _answers(assessed)


def _order(assessed: Assessment, book: Words) -> Iterator[dict[str, Any]]:
    """To swap the two official languages gives nothing: the order that gives the most is the one scored."""
    sure = assessed.outcome.sure
    if any(sure.english) and any(sure.french):
        cite = assessed.rules.cite("first-language")
        reason = Reason("lever.order", {"language": assessed.outcome.sure_score.first_language}, cite)
        yield _shown(Change("language-order", (), {}), [reason], assessed, book)


def _new_credentials(who: str, assessed: Assessment) -> Iterator[Change]:
    """A credential beside those held, as the data describe it, as if completed."""
    rules, judged = assessed.rules, _judged(who, assessed)
    for record in rules.records("lever-credentials"):
        if record["who"] == who:
            credential = Credential(planned=True, **record["credential"])
            new = judge(credential, None, assessed.profile.as_of, rules, as_if_completed=True, own=who == APPLICANT)
            step = Reason(f"lever.step.{_of(who, 'credential')}", record["credential"], rules.cite("lever-credentials"))
            yield _education(record["id"], who, (step,), [*judged, new], new, assessed)


def _own_credentials(who: str, assessed: Assessment, book: Words) -> Iterator[Change]:
    """Each planned credential completed; each foreign one assessed that has no assessment, or none that counts."""
    rules, person = assessed.rules, _person(who, assessed)
    for index, (credential, own) in enumerate(zip(person.credentials or (), _judged(who, assessed), strict=True)):
        later = credential.completed_on is not None and credential.completed_on > assessed.profile.as_of
        unfinished = bool(credential.planned or later)
        steps: list[Reason] = []
        name = {"title": credential.title or _unnamed(credential, book)}
        if unfinished:
            steps.append(Reason(f"lever.step.{_of(who, 'complete')}", name, rules.cite("institution-standing")))
        eca = None if credential.left_unfinished or credential.honorary else _assessment(credential, own, assessed)
        if eca is not None:
            steps.append(Reason(f"lever.step.{_of(who, 'assess')}", name, rules.cite("lever-assessment")))
            if credential.eca is None:
                steps.append(Reason("lever.step.assumed", {"level": eca.outcome}))
        if not steps:
            continue
        id = f"{_of(who, 'complete' if unfinished else 'assess')}-{index}"
        if eca is not None and eca.outcome == NONE and credential.eca is None:
            yield Change(id, tuple(steps), {}, Reason("lever.no-assumption", name, rules.cite("lever-assessment")))
            continue
        wanted = credential if eca is None else credential._replace(eca=eca, assessed=True)
        occupation = person.occupation if who == APPLICANT and eca is None else None
        new = judge(wanted, occupation, assessed.profile.as_of, rules, as_if_completed=unfinished, own=who == APPLICANT)
        all_of_them = [new if i == index else one for i, one in enumerate(_judged(who, assessed))]
        yield _education(id, who, tuple(steps), all_of_them, new, assessed)


def _assessment(credential: Credential, own: Judged, assessed: Assessment) -> Eca | None:
    """The report assumed for a foreign credential: the same anew where one no longer counts, else the level of its kind and length."""
    if credential.country in (None, CANADA) or credential.kind == "licence":
        return None
    report = {**assessed.rules.value("lever-assessment"), "issued_on": assessed.profile.as_of}
    if credential.eca is not None:
        faults = {test.id for test in own.standing.tests if test.outcome == NOT_MET}
        return credential.eca._replace(**report) if faults & ASSESSMENT_FAULTS else None
    return Eca(outcome=_assumed_level(credential, assessed.rules), **report)


def _assumed_level(credential: Credential, rules: Rules) -> str:
    """The level that kind and length suggest; none where they say nothing."""
    if credential.kind == "professional" and credential.professional_field in rules.value("professional-fields"):
        return LEVEL_OF_KIND["masters"]
    return LEVEL_OF_KIND.get(credential.kind or "") or length_level(credential, rules)


def _education(
    id: str, who: str, steps: tuple[Reason, ...], judged: Sequence[Judged], new: Judged, assessed: Assessment
) -> Change:
    """The facts of one person's credentials taken together, and what the new one does not count for."""
    rules, sure = assessed.rules, assessed.outcome.sure
    level, study = level_of_education(judged, False, rules), highest_study(judged, False)
    failed = _decided(new.standing.tests) if all(line.low == NONE for line in new.standing.lines) else None
    if failed is not None:
        reasons = [Reason(failed.code, failed.facts, failed.cite)]
    else:
        kept, factor = (sure.level, "education") if who == APPLICANT else (sure.partner_level, "partner-education")
        reasons = [Reason(f"lever.{_of(who, 'level-stays')}", {"level": kept}, rules.cite(factor))]
    if who == PARTNER:
        return Change(id, steps, {"partner_level": level}, without=tuple(reasons))
    facts = {"level": level, "canadian_study_level": study}
    notes: list[Reason] = []
    if new.credential.country == CANADA and rules.version("canadian-study").in_force:
        test = _decided(new.study_tests)
        if test is None:
            points = study_value(sure.canadian_study_level, rules)
            reasons.append(Reason("lever.study-stays", {"points": points}, rules.cite("canadian-study")))
        elif failed is None or test.id != failed.id:
            notes = [Reason("lever.study", {}), Reason(test.code, test.facts, test.cite)]
    return Change(id, steps, facts, without=tuple(reasons), notes=tuple(notes))


def _decided(tests: Sequence[Condition]) -> Condition | None:
    """The first test that a no or an unclear answer rests on; None of a yes."""
    answer = answer_of(tests)
    return None if answer == "yes" else deciding(tests, answer)[0]


def _languages(who: str, assessed: Assessment) -> Iterator[Change]:
    """A level in each of the four abilities of one official language; what is higher stays."""
    sure, rules = assessed.outcome.sure, assessed.rules
    tried: set[tuple[str, Abilities]] = set()
    for record in rules.records("lever-languages"):
        if record["who"] != who:
            continue
        language = _language(record["language"], assessed)
        fact = _of(who, "english" if language == "en" else "french", "_")
        now: Abilities = getattr(sure, fact)
        then = tuple(max(level, record["level"]) for level in now)
        if (fact, then) in tried:
            continue
        tried.add((fact, then))
        facts = {"language": language, "level": record["level"], "lowest": min(now)}
        step = Reason(f"lever.step.{_of(who, 'language')}", facts, rules.cite("lever-languages"))
        already = Reason(f"lever.already.{_of(who, 'language')}", facts, step.cite) if then == now else None
        yield Change(record["id"], (step,), {fact: then}, already)


def _language(name: str, assessed: Assessment) -> str:
    """The language that a record names: by its place in this person's score, or the partner's own, or by itself."""
    sure, first = assessed.outcome.sure, assessed.outcome.sure_score.first_language
    if name == "own":
        return "fr" if any(sure.partner_french) and not any(sure.partner_english) else "en"
    if name == "second":
        return "fr" if first == "en" else "en"
    return first if name == "first" else name


def _work(who: str, assessed: Assessment) -> Iterator[Change]:
    """More full-time years of skilled work than are sure now."""
    for record in assessed.rules.records("lever-work"):
        if record["who"] == who:
            fact: str = record["fact"]
            before: float = getattr(assessed.outcome.sure, fact)
            after = before + record["years"]
            facts = {"years": record["years"], "before": before, "after": after}
            step = Reason(f"lever.step.{record['id']}", facts, assessed.rules.cite("lever-work"))
            without = obstacles(fact.replace("_", "-"), before, after, assessed.outcome, assessed.rules)
            yield Change(record["id"], (step,), {fact: after}, without=tuple(without))


def _answers(assessed: Assessment) -> Iterator[Change]:
    """Another answer to a question of yes or no."""
    rules = assessed.rules
    for record in rules.records("lever-answers"):
        id, fact = record["id"], record["fact"]
        version = rules.version(record["factor"])
        step = Reason(f"lever.step.{id}", {}, rules.cite("lever-answers"))
        before = getattr(assessed.outcome.sure, fact)
        already = without = None
        if not version.in_force:
            already = _not_in_force(record["factor"], rules)
        elif before not in ANSWERED_NO:
            already = Reason(f"lever.already.{id}", {}, version.cite)
        elif isinstance(before, bool):
            without = tuple(obstacles(fact, before, record["value"], assessed.outcome, rules))
        yield Change(id, (step,), {fact: record["value"]}, already, without or ())


def _not_in_force(factor: str, rules: Rules) -> Reason:
    version, since = rules.version(factor), revived_since(rules, factor)
    facts = {"factor": factor, "from": version.start}
    if since is None:
        return Reason("lever.not-in-force", facts, version.cite)
    return Reason("lever.revived", {**facts, "since": since}, (*version.cite, *rules.cite("reported-change")))


def _person(who: str, assessed: Assessment) -> Person:
    return assessed.profile.applicant if who == APPLICANT else assessed.profile.partner


def _judged(who: str, assessed: Assessment) -> tuple[Judged, ...]:
    judged = assessed.judged.applicant if who == APPLICANT else assessed.judged.partner
    return judged or ()


def _unnamed(credential: Credential, book: Words) -> str:
    """What an untitled credential is called: its kind, and its place where that is not known."""
    return book.say("lever.untitled", {}) if credential.kind is None else book.term("kind", credential.kind)


def _of(who: str, name: str, joint: str = "-") -> str:
    """The partner's counterpart of a name."""
    return name if who == APPLICANT else f"{PARTNER}{joint}{name}"
