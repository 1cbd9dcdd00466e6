"""The hypothetical changes that are tried: credentials, assessments, languages, work and answers. Which ones is data."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from ..credentials.awarded import likely_outcome, likely_outcomes
from ..credentials.canadian import CANADA
from ..credentials.condition import NOT_MET, Condition, answer_of, deciding
from ..credentials.level import Judged, highest_study, judge, level_of_education
from ..credentials.standing import is_to_come
from ..evaluation import Assessment
from ..law.rules import Rules
from ..messages.words import Words
from ..profile.facts import ABILITIES, Credential, Eca, Person, Profile
from ..scoring.bounds import columns
from ..scoring.crs import measured_facts
from ..scoring.ranges import outcome_with
from ..scoring.world import Abilities
from ..wording.verdict_words import study_value
from ..wording.warnings import revived_since
from .changes import with_answer, with_credentials, with_language, with_work
from .lever_reasons import Reason, obstacles
from .lever_steps import language_step, whose, work_step

APPLICANT, PARTNER = "applicant", "partner"
NONE = "none"
ANSWERED_NO = (None, False, NONE)
ASSESSMENT_FAULTS = frozenset(("eca-designated", "eca-purpose", "eca-valid"))  # what a new report would mend


class Change(NamedTuple):
    """One hypothetical change: its steps in words, the facts of the worst worlds it replaces, and what is known beforehand.

    `profile` is the whole profile with it, for the programs; `most` are the facts where an assumption leaves two ends.

    `changes` are the same as the steps of a plan.

    `already` stops it before anything is scored; `without` says why it gives nothing where no factor moves; `notes`
    belong to it in any case.
    """

    id: str
    steps: tuple[Reason, ...]
    facts: Mapping[str, object]
    profile: Profile | None = None
    already: Reason | None = None
    without: tuple[Reason, ...] = ()
    notes: tuple[Reason, ...] = ()
    most: Mapping[str, object] | None = None
    changes: tuple[Mapping[str, Any], ...] = ()


def gain_of(facts: Mapping[str, object], assessed: Assessment) -> int:
    """The sure points that some facts of the worst worlds would add."""
    return outcome_with(assessed.scores, facts, {}).total[0] - assessed.outcome.total[0]


def changes_of(assessed: Assessment, book: Words) -> Iterator[Change]:
    """Every change that is tried for this person, in the order of the data; the partner's only where they are scored along."""
    people = [APPLICANT]
    if assessed.profile.partnered:
        scored = columns(assessed.profile)
        if scored == (True,):
            people.append(PARTNER)
        else:
            code = "lever.partner-open" if True in scored else "measure.not-accompanied"
            cite = assessed.rules.cite("partner-education")
            yield Change(PARTNER, (), {}, already=Reason(code, {}, cite))
    for who in people:
        yield from _own_credentials(who, assessed, book)
        yield from _new_credentials(who, assessed)
        yield from _languages(who, assessed)
        yield from _work(who, assessed)
    yield from _answers(assessed)


def _new_credentials(who: str, assessed: Assessment) -> Iterator[Change]:
    """A credential beside those held, as the data describe it, as if completed."""
    rules, judged = assessed.rules, _judged(who, assessed)
    for record in rules.records("lever-credentials"):
        if record["who"] == who:
            credential = Credential(planned=True, **record["credential"])
            new = judge(credential, None, assessed.profile.as_of, rules, as_if_completed=True, own=who == APPLICANT)
            step = Reason(f"lever.step.{_of(who, 'credential')}", record["credential"], rules.cite("lever-credentials"))
            done = credential._replace(planned=None, completed_on=assessed.profile.as_of)
            changed = with_credentials(assessed.profile, who, (*(_person(who, assessed).credentials or ()), done))
            change = {"do": "credential", **whose(who), "credential": dict(record["credential"])}
            made = _education(record["id"], who, (step,), [*judged, new], new, assessed)
            yield made._replace(profile=changed, changes=(change,))


def _own_credentials(who: str, assessed: Assessment, book: Words) -> Iterator[Change]:
    """Each planned credential completed; each foreign one assessed that has no assessment, or none that counts."""
    for index in range(len(_person(who, assessed).credentials or ())):
        change = _own_credential(who, index, assessed, book)
        if change is not None:
            yield change


def _own_credential(who: str, index: int, assessed: Assessment, book: Words) -> Change | None:
    """One credential completed, or assessed, or both; None where neither is to be done."""
    rules, person, on = assessed.rules, _person(who, assessed), assessed.profile.as_of
    held = person.credentials or ()
    credential, own = held[index], _judged(who, assessed)[index]
    unfinished = is_to_come(credential, on)
    steps: list[Reason] = []
    name = {"title": credential.title or _unnamed(credential, book)}
    if unfinished:
        steps.append(Reason(f"lever.step.{_of(who, 'complete')}", name, rules.cite("institution-standing")))
    eca = None if credential.left_unfinished or credential.honorary else _assessment(credential, own, assessed)
    low = most = None if eca is None else eca.outcome
    if eca is not None:
        steps.append(Reason(f"lever.step.{_of(who, 'assess')}", name, rules.cite("lever-assessment")))
    if eca is not None and credential.eca is None:
        low, most = likely_outcomes(credential, rules)
        code = "lever.step.assumed" if low == most else "lever.step.assumed-range"
        steps.append(Reason(code, {"level": low, "most": most}))
    if not steps:
        return None
    id = f"{_of(who, 'complete' if unfinished else 'assess')}-{index}"
    if eca is not None and most == NONE and credential.eca is None:
        return Change(id, tuple(steps), {}, already=Reason("lever.no-assumption", name, rules.cite("lever-assessment")))
    occupation = person.occupation if who == APPLICANT and eca is None else None

    def with_outcome(outcome: str | None) -> Change:
        wanted = credential if eca is None else credential._replace(eca=eca._replace(outcome=outcome), assessed=True)
        new = judge(wanted, occupation, on, rules, as_if_completed=unfinished, own=who == APPLICANT)
        beside = [new if i == index else one for i, one in enumerate(_judged(who, assessed))]
        done = wanted._replace(planned=None, completed_on=on) if unfinished else wanted
        every = tuple(done if i == index else one for i, one in enumerate(held))
        changed = with_credentials(assessed.profile, who, every)
        return _education(id, who, tuple(steps), beside, new, assessed)._replace(profile=changed)

    done = [name for name, wanted in (("complete", unfinished), ("assess", eca is not None)) if wanted]
    change = with_outcome(low)._replace(changes=tuple({"do": name, **whose(who), "place": index} for name in done))
    return change if low == most else change._replace(most=with_outcome(most).facts)


def _assessment(credential: Credential, own: Judged, assessed: Assessment) -> Eca | None:
    """The report assumed for a foreign credential: the same anew where one no longer counts, else the level of its kind and length."""
    if credential.country in (None, CANADA) or credential.kind == "licence":
        return None
    report = {**assessed.rules.value("lever-assessment"), "issued_on": assessed.profile.as_of}
    if credential.eca is not None:
        faults = {test.id for test in own.standing.tests if test.outcome == NOT_MET}
        return credential.eca._replace(**report) if faults & ASSESSMENT_FAULTS else None
    return Eca(outcome=likely_outcome(credential, assessed.rules), **report)


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
        changed = with_language(assessed.profile, who, language, then)
        yield Change(record["id"], (step,), {fact: then}, changed, already, changes=language_step(who, language, then))
        if who == APPLICANT and record["alone"]:
            yield from _each_ability(record, language, fact, now, assessed)


def _each_ability(
    record: Mapping[str, Any], language: str, fact: str, now: Abilities, assessed: Assessment
) -> Iterator[Change]:
    """One ability alone, at the first higher level that adds points while the others stay."""
    if not any(now):
        return
    for place, ability in enumerate(ABILITIES):
        for level in range(now[place] + 1, record["level"] + 1):
            then: Abilities = (*now[:place], level, *now[place + 1 :])  # type: ignore[assignment]
            if gain_of({fact: then}, assessed) > 0:
                facts = {"language": language, "ability": ability, "level": level, "now": now[place]}
                step = Reason("lever.step.ability", facts, assessed.rules.cite("lever-languages"))
                changed = with_language(assessed.profile, APPLICANT, language, then)
                planned = language_step(APPLICANT, language, then)
                yield Change(f"{record['id']}-{ability}", (step,), {fact: then}, changed, changes=planned)
                break


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
            window = assessed.rules.value("work-window-years")
            after = before + record["years"]
            if after > window:
                continue
            facts = {"years": record["years"], "before": before, "after": after}
            told = "" if getattr(assessed.outcome.most, fact) == before else ".open"
            step = Reason(f"lever.step.{record['id']}{told}", facts, assessed.rules.cite("lever-work"))
            without = obstacles(fact.replace("_", "-"), before, after, assessed.outcome, assessed.rules)
            changed = with_work(assessed.profile, who, fact, after, assessed.rules)
            more = work_step(who, fact, record["years"])
            yield Change(record["id"], (step,), {fact: after}, changed, without=tuple(without), changes=more)


def _answers(assessed: Assessment) -> Iterator[Change]:
    """Another answer to a question of yes or no."""
    rules = assessed.rules
    for record in rules.records("lever-answers"):
        id, fact = record["id"], record["fact"]
        version = rules.version(record["factor"])
        step = Reason(f"lever.step.{id}", {}, rules.cite("lever-answers"))
        before = getattr(assessed.outcome.sure, fact)
        already: Reason | None = None
        without: tuple[Reason, ...] = ()
        if not version.in_force:
            already = _not_in_force(record["factor"], rules)
        elif before not in ANSWERED_NO:
            already = Reason(f"lever.already.{id}", {}, version.cite)
        elif fact not in measured_facts(rules):
            without = (Reason("lever.grid-only", {}, version.cite),)
        elif isinstance(before, bool):
            without = tuple(obstacles(fact, before, record["value"], assessed.outcome, rules))
        changed = None if already and version.in_force else with_answer(assessed.profile, fact, record["value"])
        yield Change(id, (step,), {fact: record["value"]}, changed, already, without, changes=({"do": id},))


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
