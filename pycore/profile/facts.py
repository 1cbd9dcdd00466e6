"""The facts of one person, read strictly. None is *unknown* everywhere; a known "no" is False, "none" or an empty tuple."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

from ..dates import parse_day
from ..errors import ProfileError
from ..law.rules import Law
from ..wording.messages import Words
from .schema import Problem, checker, pointer, shown

ABILITIES = ("listening", "reading", "writing", "speaking")
LEVELS = (
    "none",
    "secondary",
    "one-year",
    "two-year",
    "three-year",
    "two-or-more",
    "masters-or-professional",
    "doctoral",
)


class Eca(NamedTuple):
    """An educational credential assessment. `lines` are the report's own words, one per assessed credential."""

    organization: str | None = None
    issued_on: date | None = None
    outcome: str | None = None
    lines: tuple[str, ...] = ()
    purpose: str = "immigration"


class Credential(NamedTuple):
    """One credential. `assessed` False says that there is no assessment; None that it is not known."""

    title: str | None = None
    institution_name: str | None = None
    country: str | None = None
    kind: str | None = None
    program_years: float | None = None
    completed_on: date | None = None
    planned: bool | None = None
    left_unfinished: bool | None = None
    honorary: bool | None = None
    institution: str | None = None
    taught_in: str | None = None
    distance_share: float | None = None
    distance_share_in_canada: float | None = None
    language_study_share: float | None = None
    full_time_months: float | None = None
    months_in_canada: float | None = None
    study_from: date | None = None
    study_to: date | None = None
    return_scholarship: bool | None = None
    for_credit: bool | None = None
    credits: float | None = None
    hours: float | None = None
    professional_field: str | None = None
    for_occupation: bool | None = None
    eca: Eca | None = None
    assessed: bool | None = None


class LanguageResult(NamedTuple):
    """One test result (scores as printed), or levels given directly. Scores and levels follow ABILITIES; None is unknown."""

    test: str | None = None
    language: str | None = None
    taken_on: date | None = None
    scores: tuple[float | None, ...] = (None, None, None, None)
    levels: tuple[int | None, ...] | None = None


class WorkPeriod(NamedTuple):
    """One skilled, paid job; `end` None while it goes on."""

    country: str
    start: date
    end: date | None
    hours_per_week: float


class Work(NamedTuple):
    """Skilled paid work: two counts in full-time years, or the jobs they are derived from."""

    canadian_years: float | None = None
    foreign_years: float | None = None
    periods: tuple[WorkPeriod, ...] | None = None
    primary_continuous_years: float | None = None
    canadian_years_last_three: float | None = None
    trade_years_last_five: float | None = None


class Occupation(NamedTuple):
    """The primary occupation: its five-digit code, whether it needs a licence, the tier of its median wage."""

    noc: str | None = None
    needs_licence: bool | None = None
    wage_tier: str | None = None


class Person(NamedTuple):
    """The applicant, or the partner (who alone has `accompanying` and `canadian`)."""

    birth_date: date | None = None
    age: int | None = None
    credentials: tuple[Credential, ...] | None = None
    languages: tuple[LanguageResult, ...] | None = None
    work: Work = Work()
    certificate_of_qualification: bool | None = None
    studied_in_canada_two_years: bool | None = None
    occupation: Occupation = Occupation()
    accompanying: bool | None = None
    canadian: bool | None = None


class Profile(NamedTuple):
    """Everything asked of one person. `partnered` False: no partner; None: not known whether there is one."""

    as_of: date
    rules_on: date
    applicant: Person = Person()
    partnered: bool | None = None
    partner: Person = Person()
    sibling_in_canada: bool | None = None
    provincial_nomination: bool | None = None
    job_offer: str | None = None
    arranged_employment: bool | None = None
    relative_in_canada: bool | None = None
    settlement_funds: bool | None = None
    outside_quebec: bool | None = None


def read_profile(data: Any, law: Law, words: Words, today: date | None = None) -> Profile:
    """A profile from its JSON form. Raises ProfileError listing every problem with its JSON Pointer."""
    problems: list[Problem] = []
    checker("profile")(data, "", problems)
    sound = _without(data, [path for path, _, _ in problems]) if problems else data
    if isinstance(sound, dict):
        profile = _profile(sound, today)
        found: list[Problem] = []
        _agreement(sound, profile, law, found)
        if not problems and not found:
            return profile
        broken = tuple(path for path, _, _ in problems)
        problems += [
            (path, code, facts) for path, code, facts in found if code != "one-needed" or not _touches(path, broken)
        ]
    raise ProfileError([shown(problem, words) for problem in problems])


def _touches(path: str, broken: tuple[str, ...]) -> bool:
    """Whether something at or below a path was taken out."""
    return any(other == path or other.startswith(f"{path}/") for other in broken)


def _without(data: Any, paths: list[str]) -> Any:
    """What is left when every part that breaks the schema is taken out, so that the rest can still be checked together.

    An entry of a list becomes an empty one, to keep the places of the others; a job that lacks something is taken out whole.
    """
    broken = set(paths)

    def keep(value: Any, path: str) -> Any:
        if isinstance(value, dict):
            kept = {
                key: keep(item, pointer(path, key)) for key, item in value.items() if pointer(path, key) not in broken
            }
            return {} if any(known.startswith(f"{path}/") for known in broken) and "/periods/" in path else kept
        if isinstance(value, list):
            return [
                {} if f"{path}/{index}" in broken else keep(item, f"{path}/{index}") for index, item in enumerate(value)
            ]
        return value

    return None if "" in broken else keep(data, "")


def _profile(data: Mapping[str, Any], today: date | None) -> Profile:
    plain = dict(data)
    as_of = _day(plain.pop("as_of", None)) or today or date.today()
    rules_on = _day(plain.pop("rules_on", None)) or as_of
    partner = plain.pop("partner", _ABSENT)
    offer = plain.pop("job_offer", _ABSENT)
    return Profile(
        as_of,
        rules_on,
        _person(plain.pop("applicant", {})),
        None if partner is _ABSENT else partner is not None,
        Person() if partner is _ABSENT or partner is None else _person(partner),
        job_offer=None if offer is _ABSENT else offer or "none",
        **plain,
    )


_ABSENT = object()


def _person(data: Mapping[str, Any]) -> Person:
    plain = dict(data)
    credentials = plain.pop("credentials", None)
    languages = plain.pop("languages", None)
    if "age" in plain:
        plain["age"] = int(plain["age"])
    return Person(
        birth_date=_day(plain.pop("birth_date", None)),
        credentials=None if credentials is None else tuple(map(_credential, credentials)),
        languages=None if languages is None else tuple(map(_language, languages)),
        work=_work(plain.pop("work", {})),
        occupation=Occupation(**plain.pop("occupation", {})),
        **plain,
    )


def _credential(data: Mapping[str, Any]) -> Credential:
    plain = dict(data)
    for key in ("completed_on", "study_from", "study_to"):
        if key in plain:
            plain[key] = parse_day(plain[key])
    if "eca" in plain:
        eca = plain["eca"]
        plain["assessed"] = eca is not None
        plain["eca"] = None if eca is None else _eca(eca)
    return Credential(**plain)


def _eca(data: Mapping[str, Any]) -> Eca:
    plain = dict(data)
    phrase, phrases = plain.pop("phrase", None), plain.pop("phrases", ())
    plain["issued_on"] = _day(plain.pop("issued_on", None))
    return Eca(lines=tuple(phrases) if phrase is None else (phrase,), **plain)


def _language(data: Mapping[str, Any]) -> LanguageResult:
    clb = data.get("clb")
    return LanguageResult(
        data.get("test"),
        data.get("language"),
        _day(data.get("taken_on")),
        tuple(data.get(ability) for ability in ABILITIES),
        None if clb is None else tuple(clb.get(ability) for ability in ABILITIES),
    )


def _work(data: Mapping[str, Any]) -> Work:
    plain = dict(data)
    periods = plain.pop("periods", None)
    if periods is not None:
        plain["periods"] = tuple(
            WorkPeriod(p["country"], date.fromisoformat(p["from"]), _day(p.get("to")), p["hours_per_week"])
            for p in periods
            if p
        )
    return Work(**plain)


def _day(text: str | None) -> date | None:
    return None if text is None else parse_day(text)


def _agreement(data: Mapping[str, Any], profile: Profile, law: Law, problems: list[Problem]) -> None:
    """What the schema cannot say: facts that exclude each other, and days before the rules begin."""
    floor = law.parameters["rule-set"].starts[0]
    for name, day in (("as_of", profile.as_of), ("rules_on", profile.rules_on)):
        if day < floor and (name == "as_of" or "rules_on" in data):
            problems.append((f"/{name}", "before-rules", {"day": day, "floor": floor}))
    for path, person in (("/applicant", profile.applicant), ("/partner", profile.partner)):
        if person.birth_date and person.birth_date > profile.as_of:
            problems.append((f"{path}/birth_date", "after-as-of", {"day": person.birth_date, "as_of": profile.as_of}))
        work = person.work
        if work.periods is not None:
            if work.canadian_years is not None or work.foreign_years is not None:
                problems.append(
                    (f"{path}/work/periods", "either", {"one": "periods", "other": "canadian_years, foreign_years"})
                )
            given = data.get(path[1:], {})["work"]["periods"]
            for index, period in zip([i for i, one in enumerate(given) if one], work.periods, strict=True):
                if period.end is not None and period.end < period.start:
                    _order(problems, f"{path}/work/periods/{index}/to", period.start, period.end)
        facts = (data.get(path[1:]) or {}).get("credentials", ())
        for index, credential in enumerate(person.credentials or ()):
            eca = facts[index].get("eca") or {}
            if "phrase" in eca and "phrases" in eca:
                problems.append(
                    (f"{path}/credentials/{index}/eca/phrase", "either", {"one": "phrase", "other": "phrases"})
                )
            _credential_agreement(f"{path}/credentials/{index}", credential, problems)
        for index, result in enumerate(person.languages or ()):
            _language_agreement(f"{path}/languages/{index}", result, problems)


def _credential_agreement(path: str, credential: Credential, problems: list[Problem]) -> None:
    stated = [name for name in ("planned", "left_unfinished") if getattr(credential, name)]
    if credential.completed_on is not None:
        stated.append("completed_on")
    if len(stated) > 1:
        problems.append((f"{path}/{stated[0]}", "either", {"one": stated[0], "other": stated[1]}))
    start, end = credential.study_from, credential.study_to
    if start and end and end < start:
        _order(problems, f"{path}/study_to", start, end)
    inside, whole = credential.distance_share_in_canada, credential.distance_share
    if inside is not None and whole is not None and inside > whole:
        problems.append((f"{path}/distance_share_in_canada", "part-over-whole", {"part": inside, "whole": whole}))
    eca = credential.eca
    if eca is not None and eca.outcome is not None and eca.lines:
        problems.append((f"{path}/eca/outcome", "either", {"one": "outcome", "other": "phrase, phrases"}))


def _language_agreement(path: str, result: LanguageResult, problems: list[Problem]) -> None:
    if result.test is None and result.language is None:
        problems.append((path, "one-needed", {"names": ["test", "language"]}))
    elif result.test is not None and (result.language is not None or result.levels is not None):
        problems.append((f"{path}/test", "either", {"one": "test", "other": "language, clb"}))
    elif result.language is not None and any(score is not None for score in result.scores):
        problems.append(
            (f"{path}/language", "either", {"one": "clb", "other": "listening, reading, writing, speaking"})
        )


def _order(problems: list[Problem], path: str, start: date, end: date) -> None:
    problems.append((path, "order", {"start": start, "end": end}))
