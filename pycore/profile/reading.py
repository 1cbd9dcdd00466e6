"""A profile read strictly from its JSON form. None is *unknown* everywhere; a known "no" is False, "none" or an empty tuple."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from ..dates import Days, parse_day, parse_month, reach
from ..errors import ProfileError
from ..law.rules import Law
from ..messages.words import Words
from .agreement import check_agreement
from .facts import ABILITIES, Credential, Eca, LanguageResult, Occupation, Person, Profile, Work, WorkPeriod
from .schema import Problem, checker, listed, pointer

_ABSENT = object()


def read_profile(data: Any, law: Law, words: Words, today: date | None = None) -> Profile:
    """A profile from its JSON form. Raises ProfileError listing every problem with its JSON Pointer."""
    problems: list[Problem] = []
    checker("profile")(data, "", problems)
    sound = _without(data, [path for path, _, _ in problems]) if problems else data
    if isinstance(sound, dict):
        now = today or date.today()
        profile = _profile(sound, now)
        found: list[Problem] = []
        check_agreement(sound, profile, law, now, found)
        if not problems and not found:
            return profile
        broken = tuple(path for path, _, _ in problems)
        problems += [
            (path, code, facts) for path, code, facts in found if code != "one-needed" or not _touches(path, broken)
        ]
    raise ProfileError(listed(problems, words))


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
            return {} if "/periods/" in path and any(known.startswith(f"{path}/") for known in broken) else kept
        if isinstance(value, list):
            return [
                {} if f"{path}/{index}" in broken else keep(item, f"{path}/{index}") for index, item in enumerate(value)
            ]
        return value

    return None if "" in broken else keep(data, "")


def _profile(data: Mapping[str, Any], today: date) -> Profile:
    plain = dict(data)
    as_of = _day(plain.pop("as_of", None)) or today
    rules_on = _day(plain.pop("rules_on", None)) or as_of
    partner = plain.pop("partner", _ABSENT)
    offer = plain.pop("job_offer", _ABSENT)
    return Profile(
        as_of,
        rules_on,
        _person(plain.pop("applicant", {}), as_of, today),
        None if partner is _ABSENT else partner is not None,
        Person() if partner is _ABSENT or partner is None else _person(partner, as_of, today),
        job_offer=None if offer is _ABSENT else offer or "none",
        **plain,
    )


def _person(data: Mapping[str, Any], as_of: date, today: date) -> Person:
    plain = dict(data)
    credentials = plain.pop("credentials", None)
    languages = plain.pop("languages", None)
    if "age" in plain:
        plain["age"] = int(plain["age"])
    return Person(
        birth_date=_day(plain.pop("birth_date", None)),
        credentials=None if credentials is None else tuple(_credential(one, as_of) for one in credentials),
        languages=None if languages is None else tuple(_language(one, as_of, today) for one in languages),
        work=_work(plain.pop("work", {})),
        occupation=Occupation(**plain.pop("occupation", {})),
        **plain,
    )


def _credential(data: Mapping[str, Any], as_of: date) -> Credential:
    plain = dict(data)
    for key in ("completed_on", "study_from", "study_to"):
        plain[key], plain[f"{key.removesuffix('_on')}_in"] = _day_or_month(plain.get(key))
    if "eca" in plain:
        eca = plain["eca"]
        plain["assessed"] = eca is not None
        plain["eca"] = None if eca is None else _eca(eca, as_of)
    return Credential(**plain)


def _eca(data: Mapping[str, Any], as_of: date) -> Eca:
    plain = dict(data)
    phrase, phrases = plain.pop("phrase", None), plain.pop("phrases", ())
    plain["issued_on"], plain["issued_in"] = _day_or_month(plain.get("issued_on"))
    return Eca(lines=tuple(phrases) if phrase is None else (phrase,), stated_on=as_of, **plain)


def _language(data: Mapping[str, Any], as_of: date, today: date) -> LanguageResult:
    clb = data.get("clb")
    taken_on, month = _day_or_month(data.get("taken_on"))
    latest = max(as_of, today)
    if month is not None and month.first <= latest:
        month = month._replace(last=min(month.last, latest))
    return LanguageResult(
        data.get("test"),
        data.get("language"),
        taken_on,
        tuple(data.get(ability) for ability in ABILITIES),
        None if clb is None else tuple(clb.get(ability) for ability in ABILITIES),
        data.get("still_valid"),
        as_of,
        month,
    )


def _work(data: Mapping[str, Any]) -> Work:
    plain = dict(data)
    periods = plain.pop("periods", None)
    if periods is not None:
        plain["periods"] = tuple(_job(job) for job in periods if job)
    return Work(**plain)


def _job(data: Mapping[str, Any]) -> WorkPeriod:
    plain = dict(data)
    start, start_in = _day_or_month(plain.pop("from"))
    end, end_in = _day_or_month(plain.pop("to", None))
    first, last = reach(start, start_in), reach(end, end_in)
    assert first is not None  # the schema has asked for it
    return WorkPeriod(start=first.first, end=last and last.last, start_in=start_in, end_in=end_in, **plain)


def _day_or_month(text: str | None) -> tuple[date | None, Days | None]:
    """The day, or the month where only that is told."""
    return (None, None) if text is None else (parse_day(text), parse_month(text))


def _day(text: str | None) -> date | None:
    return None if text is None else parse_day(text)
