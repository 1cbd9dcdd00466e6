"""Facts that cannot be at all: what the schema cannot say, each with its place and the code of its problem.

Facts that are only unlikely together are told beside the answer: `cautions`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from ..dates import Days, add_years, reach
from ..law.rules import Law
from .facts import ABILITIES, PEOPLE, Credential, LanguageResult, Person, Profile, Work, age_on, told_start
from .schema import Problem, read_schema


def check_agreement(data: Mapping[str, Any], profile: Profile, law: Law, today: date, problems: list[Problem]) -> None:
    """What cannot be at all: facts that exclude each other, days out of order or to come, figures that nothing prints.

    A result may be dated after the day of the score, which may lie in the past, but not after `today` as well.
    """
    floor = law.parameters["rule-set"].starts[0]
    for name, day in (("as_of", profile.as_of), ("rules_on", profile.rules_on)):
        if day < floor and (name == "as_of" or "rules_on" in data):
            problems.append((f"/{name}", "before-rules", {"day": day, "floor": floor}))
    latest = max(profile.as_of, today)
    for name, person in zip(PEOPLE, (profile.applicant, profile.partner), strict=True):
        path, given = f"/{name}", data.get(name) or {}
        _check_life(path, given, person, profile.as_of, problems)
        _check_countries(path, given, law, problems)
        _check_work(f"{path}/work", given, person.work, problems)
        for index, credential in enumerate(person.credentials or ()):
            _check_credential(f"{path}/credentials/{index}", given["credentials"][index], credential, problems)
        for index, result in enumerate(person.languages or ()):
            place = f"{path}/languages/{index}"
            _check_language(place, result, problems)
            _check_scores(place, result, law, problems)
            taken = reach(result.taken_on, result.taken_in)
            if taken and taken.first > latest:
                problems.append((f"{place}/taken_on", "to-come", {"day": taken, "today": latest}))


def _check_life(path: str, given: Mapping[str, Any], person: Person, on: date, problems: list[Problem]) -> None:
    """A birth within a life before the day, and nothing that is told before the birth or longer than the life."""
    born, age, oldest = person.birth_date, age_on(person, on), _oldest()
    if born is not None and born > on:
        problems.append((f"{path}/birth_date", "after-as-of", {"day": born, "as_of": on}))
    elif born is not None and age is not None and age > oldest:
        problems.append((f"{path}/birth_date", "too-early", {"day": born, "as_of": on, "years": oldest}))
    elif age is not None:
        for place, day in _days(person, given):
            if born is not None and day.last <= born:
                problems.append((f"{path}/{place}", "before-birth", {"day": day, "birth": born}))
            elif born is None and day.last <= (add_years(on, -age - 1) or date.min):
                problems.append((f"{path}/{place}", "before-age", {"day": day, "age": age, "as_of": on}))
        for name in ("canadian_years", "foreign_years", "primary_continuous_years"):
            years = getattr(person.work, name)
            if years is not None and years >= age + 1:
                problems.append((f"{path}/work/{name}", "years-over-age", {"years": years, "age": age}))


def _oldest() -> int:
    """The greatest age that the published schema accepts."""
    most: int = read_schema("profile")["$defs"]["applicant"]["properties"]["age"]["maximum"]
    return most


def _days(person: Person, given: Mapping[str, Any]) -> Iterator[tuple[str, Days]]:
    """The days, or the months, that are told of a person's life, each with its place."""
    found: list[tuple[str, Days | None]] = []
    for index, one in enumerate(person.credentials or ()):
        place = f"credentials/{index}"
        found.append((f"{place}/study_from", reach(one.study_from, one.study_from_in)))
        found.append((f"{place}/study_to", reach(one.study_to, one.study_to_in)))
        found.append((f"{place}/completed_on", reach(one.completed_on, one.completed_in)))
        if one.eca is not None:
            found.append((f"{place}/eca/issued_on", reach(one.eca.issued_on, one.eca.issued_in)))
    for index, result in enumerate(person.languages or ()):
        found.append((f"languages/{index}/taken_on", reach(result.taken_on, result.taken_in)))
    for index, job in zip(_places(given), person.work.periods or (), strict=True):
        found.append((f"work/periods/{index}/from", job.start_in or Days(job.start, job.start)))
    return ((place, day) for place, day in found if day is not None)


def _places(given: Mapping[str, Any]) -> list[int]:
    """Where the jobs stand that were read, among those given."""
    return [index for index, job in enumerate(given.get("work", {}).get("periods") or ()) if job]


def _check_countries(path: str, given: Mapping[str, Any], law: Law, problems: list[Problem]) -> None:
    """Two letters that are no country's code are not taken for a country abroad. ISO 3166-1."""
    lists = (("credentials", given.get("credentials")), ("work/periods", given.get("work", {}).get("periods")))
    for place, entries in lists:
        for index, entry in enumerate(entries or ()):
            for name in ("country", "taught_in"):
                code = entry.get(name)
                if code is not None and not _is_country(code, law):
                    problems.append((f"{path}/{place}/{index}/{name}", "country", {"found": code}))


def _is_country(code: str, law: Law) -> bool:
    """Whether a first letter goes with such a second one."""
    lists = [one.data["value"] for one in law.parameters["country-codes"].versions]
    return any(code[1] in seconds.get(code[0], "") for seconds in lists)


def _check_work(path: str, given: Mapping[str, Any], work: Work, problems: list[Problem]) -> None:
    part, whole = work.canadian_years_last_three, work.canadian_years
    if part is not None and whole is not None and part > whole:
        facts = {"part": part, "whole": whole}
        problems.append((f"{path}/canadian_years_last_three", "years-over-whole", facts))
    if work.periods is None:
        return
    if work.canadian_years is not None or work.foreign_years is not None:
        problems.append((f"{path}/periods", "either", {"one": "periods", "other": "canadian_years, foreign_years"}))
    for index, period in zip(_places(given), work.periods, strict=True):
        if period.end is not None and period.end < period.start:
            _order(problems, f"{path}/periods/{index}/to", told_start(period), period.end_in or period.end)


def _check_credential(path: str, given: Mapping[str, Any], credential: Credential, problems: list[Problem]) -> None:
    eca = given.get("eca") or {}
    if "phrase" in eca and "phrases" in eca:
        problems.append((f"{path}/eca/phrase", "either", {"one": "phrase", "other": "phrases"}))
    stated = [name for name in ("planned", "left_unfinished") if getattr(credential, name)]
    dated = credential.completed_on or credential.completed_in
    if dated is not None and not credential.planned:
        stated.append("completed_on")
    if credential.completed or (credential.completed is False and dated is not None):
        stated.append("completed")
    if len(stated) > 1 and not (credential.completed_in and stated == ["completed_on", "completed"]):
        problems.append((f"{path}/{stated[0]}", "either", {"one": stated[0], "other": stated[1]}))
    start = reach(credential.study_from, credential.study_from_in)
    for name, end in (
        ("study_to", reach(credential.study_to, credential.study_to_in)),
        ("completed_on", reach(credential.completed_on, credential.completed_in)),
    ):
        if start and end and end.last < start.first:
            _order(problems, f"{path}/{name}", start, end)
    inside, whole = credential.distance_share_in_canada, credential.distance_share
    if inside is not None and whole is not None and inside > whole:
        problems.append((f"{path}/distance_share_in_canada", "part-over-whole", {"part": inside, "whole": whole}))
    if credential.eca is not None and credential.eca.outcome is not None and credential.eca.lines:
        problems.append((f"{path}/eca/outcome", "either", {"one": "outcome", "other": "phrase, phrases"}))
    if "still_valid" in eca and "issued_on" in eca:
        problems.append((f"{path}/eca/still_valid", "either", {"one": "still_valid", "other": "issued_on"}))


def _check_language(path: str, result: LanguageResult, problems: list[Problem]) -> None:
    if (result.taken_on or result.taken_in) and result.still_valid is not None:
        problems.append((f"{path}/still_valid", "either", {"one": "still_valid", "other": "taken_on"}))
    if result.test is None and result.language is None:
        problems.append((path, "one-needed", {"names": ["test", "language"]}))
    elif result.test is not None and (result.language is not None or result.levels is not None):
        problems.append((f"{path}/test", "either", {"one": "test", "other": "language, clb"}))
    elif result.language is not None and any(score is not None for score in result.scores):
        problems.append(
            (f"{path}/language", "either", {"one": "clb", "other": "listening, reading, writing, speaking"})
        )


def _check_scores(path: str, result: LanguageResult, law: Law, problems: list[Problem]) -> None:
    """A score above every scale that the test has had, or between two of its figures, is none of it."""
    if result.test is None:
        return
    tables = [one.data["value"] for one in law.parameters[f"language-test-{result.test}"].versions if one.in_force]
    step = min(table["step"] for table in tables)
    for ability, score in zip(ABILITIES, result.scores, strict=True):
        most = max(max(table["maximum"][ability], table.get("other_scale", 0)) for table in tables)
        if score is not None and (score > most or score % step):
            problems.append((f"{path}/{ability}", "not-a-score", {"score": score, "most": most, "step": step}))


def _order(problems: list[Problem], path: str, start: date | Days, end: date | Days) -> None:
    problems.append((path, "order", {"start": start, "end": end}))
