"""The steps of a plan: what each asks for, from which day it is there, and the profile with those that are.

A plan is a list of changes in the shape of the published schema. The profile that comes out is one like any other: it can
be evaluated, compared and handed on, and whoever does so gets the plan's own figures.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from ..credentials.awarded import likely_outcome
from ..dates import parse_month
from ..errors import ProfileError
from ..law.rules import Law, Rules
from ..messages.words import Words
from ..profile.facts import Profile
from ..profile.reading import read_profile
from ..profile.schema import Problem, checker, listed
from ..scoring.work import canadian_years, foreign_years
from .changes import APPLICANT, CANADIAN, FOREIGN, with_work

Json = dict[str, Any]
PARTNER = "partner"
PLACED = ("complete", "assess")  # of a credential that is there
OWN_FACTS = frozenset(("accompanying", "canadian"))  # of a partner alone
NEEDED = {"credential": ("credential",), "language": ("language",), "work": ("where", "years")}
ANSWERS: Mapping[str, tuple[str, Any]] = {
    "nomination": ("provincial_nomination", True),
    "arranged-employment": ("arranged_employment", True),
    "job-offer": ("job_offer", "other"),
}
STUDIED = ("study_from", "study_to")
FINDINGS = ("outcome", "phrase", "phrases")  # what a report says, in one of these
COUNTS = (
    "canadian_years",
    "canadian_years_or_more",
    "foreign_years",
    "foreign_years_or_more",
    "canadian_years_last_three",
    "primary_continuous_years",
)


class Plan(NamedTuple):
    """A profile in its JSON form, read once, with the steps of a plan for it."""

    facts: Mapping[str, Any]
    read: Profile
    changes: Sequence[Mapping[str, Any]]
    law: Law
    words: Words


def read_plan(profile: Any, changes: Any, known: Law, book: Words, today: date | None) -> Plan:
    """A profile and the steps of a plan, both checked. Raises ProfileError with every problem of either, those of a step under /changes."""
    problems: list[dict[str, str]] = []
    found: list[Problem] = []
    read: Profile | None = None
    try:
        read = read_profile(profile, known, book, today)
    except ProfileError as error:
        problems += error.problems
    checker("changes")(changes, "/changes", found)
    if not found and read is not None:
        found += [fault for index, change in enumerate(changes) for fault in _faults(index, change, profile)]
    problems += listed(found, book)
    if problems or read is None:
        raise ProfileError(problems)
    return Plan(profile, read, changes, known, book)


def _faults(index: int, change: Mapping[str, Any], profile: Mapping[str, Any]) -> list[Problem]:
    """What one step lacks, or asks of what is not there."""
    path, kind = f"/changes/{index}", change["do"]
    if kind == "exchange":
        return [] if profile.get(PARTNER) else [(f"{path}/do", "plan-partner", {})]
    if change.get("who") == PARTNER and not profile.get(PARTNER):
        return [(f"{path}/who", "plan-partner", {})]
    needed = ("place",) if kind in PLACED else NEEDED.get(kind, ())
    lacking: list[Problem] = [(f"{path}/{name}", "required", {"field": name}) for name in needed if name not in change]
    if lacking or kind not in PLACED:
        return lacking
    held = profile.get(_who(change), {}).get("credentials") or ()
    return [] if change["place"] < len(held) else [(f"{path}/place", "plan-place", {"count": len(held)})]


def day_of(plan: Plan, change: Mapping[str, Any]) -> date:
    """The day from which a step is there; never before the day of the profile."""
    named = change.get("on") or (change.get("credential") or {}).get("completed_on")
    if named is None and change["do"] == "complete":
        named = _held(plan.facts, change).get("completed_on")
    return plan.read.as_of if named is None else max(_surely(named), plan.read.as_of)


def _surely(text: str) -> date:
    """The day told; of a month its last, on which what is done in it is surely done."""
    month = parse_month(text)
    return date.fromisoformat(text) if month is None else month.last


def days_of(plan: Plan) -> list[date]:
    """The days after that of the profile on which steps come to be there, in order."""
    return sorted({day_of(plan, change) for change in plan.changes} - {plan.read.as_of})


def as_things_are(plan: Plan, on: date | None = None) -> Json:
    """The profile without any step, on its day or another: what is planned stays planned until a step completes it."""
    facts = {**plan.facts, "as_of": (on or plan.read.as_of).isoformat()}
    for who in (APPLICANT, PARTNER):
        if facts.get(who) and facts[who].get("credentials"):
            facts[who] = {
                **facts[who],
                "credentials": [_waiting(one, plan.read.as_of) for one in facts[who]["credentials"]],
            }
    return facts


def with_steps(plan: Plan, on: date | None = None) -> Json:
    """The profile with its steps: all of them done on its own day, or on another day those that are there by then."""
    facts = as_things_are(plan, on)
    done = [change for change in plan.changes if on is None or day_of(plan, change) <= on]
    for change in sorted(done, key=lambda one: one["do"] == "exchange"):  # the steps name the two as they are now
        day = plan.read.as_of if on is None else day_of(plan, change)
        facts = _with_step(facts, change, day, plan)
    return facts


def _with_step(facts: Json, change: Mapping[str, Any], day: date, plan: Plan) -> Json:
    kind, who = change["do"], _who(change)
    if kind == "exchange":
        return _exchanged(facts)
    if kind in ANSWERS:
        name, value = ANSWERS[kind]
        return {**facts, name: value}
    person = dict(facts.get(who) or {})
    if kind == "certificate-of-qualification":
        person["certificate_of_qualification"] = True
    elif kind == "language":
        taken = min(change["language"].get("taken_on", day.isoformat()), day.isoformat())
        result = {**change["language"], "taken_on": taken}
        person["languages"] = [*(person.get("languages") or ()), result]
    elif kind == "work":
        person["work"] = _more_work(facts, who, change, plan)
    elif kind == "credential":
        person["credentials"] = [*(person.get("credentials") or ()), _completed(change["credential"], day)]
    else:
        held = list(person["credentials"])
        one = held[change["place"]]
        held[change["place"]] = _completed(one, day) if kind == "complete" else _assessed(one, change, day, plan)
        person["credentials"] = held
    return {**facts, who: person}


def _waiting(credential: Mapping[str, Any], on: date) -> Json:
    """A credential whose completion lies ahead, as one that is only planned."""
    if credential.get("left_unfinished") or credential.get("completed_on", "") <= on.isoformat():
        return dict(credential)
    kept = {key: value for key, value in credential.items() if key != "completed_on"}
    return {**kept, "planned": True}


def _completed(credential: Mapping[str, Any], day: date) -> Json:
    """A credential completed on a day: study that would be after it is not told of one taken as done."""
    kept = {key: value for key, value in credential.items() if key not in ("planned", "left_unfinished")}
    late = [key for key in STUDIED if kept.get(key, "") > day.isoformat()]
    return {**{key: value for key, value in kept.items() if key not in late}, "completed_on": day.isoformat()}


def _assessed(credential: Mapping[str, Any], change: Mapping[str, Any], day: date, plan: Plan) -> Json:
    """A credential with the report that a step names; where it names no finding, with the one that is likely by what was awarded."""
    report = {**_rules(plan).value("lever-assessment"), "issued_on": day.isoformat(), **change.get("eca", {})}
    if not report.keys() & set(FINDINGS):
        before = credential.get("eca") or {}
        assumed = {} if before.keys() & set(FINDINGS) else {"outcome": assumed_outcome(plan, change)}
        report |= {key: before[key] for key in FINDINGS if key in before} | assumed
    return {**credential, "eca": report}


def assumed_outcome(plan: Plan, change: Mapping[str, Any]) -> str:
    """The level that an assessment of a credential is likely to find, where kind, field and length say it."""
    held = (getattr(plan.read, _who(change)).credentials or ())[change["place"]]
    return likely_outcome(held, _rules(plan))


def _more_work(facts: Json, who: str, change: Mapping[str, Any], plan: Plan) -> Json:
    """The work of a person in counts, with so many years more."""
    read = read_profile(facts, plan.law, plan.words)
    rules = plan.law.on(read.rules_on)
    abroad, person = change["where"] == "abroad", getattr(read, who)
    before = (foreign_years if abroad else canadian_years)(person.work, read.as_of, rules)[0]
    fact = FOREIGN if abroad else CANADIAN[who == PARTNER]
    work = getattr(with_work(read, who, fact, before + change["years"], rules), who).work
    counts = {name: value for name in COUNTS if (value := getattr(work, name)) is not None}
    kept = {
        key: value
        for key, value in ((facts.get(who) or {}).get("work") or {}).items()
        if key not in (*COUNTS, "periods")
    }
    return {**kept, **counts}


def _exchanged(facts: Json) -> Json:
    """The same couple with the roles exchanged: facts of the couple, a nomination and a job offer stay where they are."""
    own, theirs = facts.get(APPLICANT) or {}, facts.get(PARTNER) or {}
    return {
        **facts,
        APPLICANT: {key: value for key, value in theirs.items() if key not in OWN_FACTS},
        PARTNER: {**own, "accompanying": True, "canadian": False},
    }


def _held(facts: Mapping[str, Any], change: Mapping[str, Any]) -> Mapping[str, Any]:
    held: Mapping[str, Any] = facts[_who(change)]["credentials"][change["place"]]
    return held


def _who(change: Mapping[str, Any]) -> str:
    return str(change.get("who", APPLICANT))


def _rules(plan: Plan) -> Rules:
    return plan.law.on(plan.read.rules_on)
