"""Facts that cannot be together: what the schema cannot say, each with the place and the code of its message."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from ..law.rules import Law
from .facts import Credential, LanguageResult, Profile
from .schema import Problem


def check_agreement(data: Mapping[str, Any], profile: Profile, law: Law, problems: list[Problem]) -> None:
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
    if credential.completed_on is not None and not credential.planned:
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
