"""What a plan brings that the law sets against it: work in Canada within its own full-time study."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from ..dates import WEEK, Days, overlaps, reach
from ..law.rules import Rules
from ..profile.cautions import CANADA, goes_into, study_to_come
from ..profile.facts import PEOPLE, Credential, Person, Profile, shortest, told_start
from ..wording.citations import sources_shown
from .changes import APPLICANT
from .steps import Plan, day_of

STUDIED = ("credential", "complete")
RESTS_ON = "work-during-study"  # of what is unlikely together


def plan_cautions(made: Plan, before: Profile, then: Profile, rules: Rules) -> Iterator[dict[str, Any]]:
    """Each as {id, text, sources}: work that the plan counts in Canada, where it overlaps with study of the plan, or may. MI 15(7)(a).

    `before` is the profile on its own day, `then` the one on the day on which all steps are there.
    """
    [cite] = [tuple(one["sources"]) for one in rules.records("agreement") if one["id"] == RESTS_ON]
    for who in PEOPLE:
        work = [one for one in _steps(made, who) if one["do"] == "work" and one["where"] == "canada" and one["years"]]
        study = list(_study(made, who, before, then, rules))
        if found := _overlap(made, work, study, rules) if work else _job(getattr(before, who), study):
            code, facts = found
            text = made.words.say(f"plan.caution.{code}", facts)
            said = text if who == APPLICANT else made.words.say("plan.partners", {"step": text})
            yield {"id": f"{who}-{code}", "text": said, "sources": sources_shown(cite, rules, made.words)}


def _steps(made: Plan, who: str) -> list[Mapping[str, Any]]:
    return [one for one in made.changes if one.get("who", APPLICANT) == who]


def _study(made: Plan, who: str, before: Profile, then: Profile, rules: Rules) -> Iterator[Days | None]:
    """The days of full-time study that the plan's steps bring to an end; None of a step without a day."""
    exchanged = any(one["do"] == "exchange" for one in made.changes)
    person = then.partner if (who == APPLICANT) == exchanged else then.applicant
    held, on = person.credentials or (), before.as_of
    added = len(getattr(before, who).credentials or ())
    for step in _steps(made, who):
        if step["do"] not in STUDIED:
            continue
        place = added if step["do"] == "credential" else step["place"]
        added += step["do"] == "credential"
        one: Credential = held[place]
        if one.full_time_months == 0:
            continue
        if day_of(made, step) <= on:
            yield None
        else:
            last = reach(one.study_to, one.study_to_in) or Days(day_of(made, step), day_of(made, step))
            yield study_to_come(one, on, rules) or last


def _overlap(
    made: Plan, work: list[Mapping[str, Any]], study: list[Days | None], rules: Rules
) -> tuple[str, dict[str, Any]] | None:
    """The first work that surely shares days with study, if it is done in one stretch up to its day; else one that may share some."""
    on = made.read.as_of
    dated = [(step, day_of(made, step)) for step in work if day_of(made, step) > on]
    for step, day in dated:
        start = _begun(day, step["years"], rules)
        for days in study:
            if days is not None and overlaps(start, day, days.first, days.last):
                return "work-in-study", {"years": step["years"], "on": day, "end": days.last}
    if study and (len(dated) < len(work) or None in study):
        return "work-beside-study", {}
    return None


def _job(person: Person, study: list[Days | None]) -> tuple[str, dict[str, Any]] | None:
    """The first job in Canada that goes on into study of the plan, unless it is said whether it is done while studying."""
    for job in person.work.periods or ():
        for days in filter(None, study):
            if job.country == CANADA and job.full_time_student is None and goes_into(shortest(job), days):
                return "job-in-study", {"from": told_start(job), "end": days.last}
    return None


def _begun(day: date, years: float, rules: Rules) -> date:
    """The first day of so many years of full-time work that end on a day."""
    length = years * rules.value("full-time-year-hours") / rules.value("full-time-hours") * WEEK
    return day - timedelta(days=min(int(length), (day - date.min).days))
