"""Two credentials that count for everything they can, what is changed of them, and what a verdict must show."""

from __future__ import annotations

from typing import Any

from known import ALONE, NOTHING

from pycore import evaluate
from pycore.credentials.level import Judged, judge_all
from pycore.law.loading import law
from pycore.messages.words import words
from pycore.profile.reading import read_profile

ON = "2026-11-23"
CANADIAN: dict[str, Any] = {
    "country": "CA",
    "kind": "certificate",
    "program_years": 1,
    "completed_on": "2024-08-31",
    "institution": "public",
    "taught_in": "CA",
    "distance_share": 0.5,
    "language_study_share": 0.5,
    "full_time_months": 8,
    "months_in_canada": 8,
    "study_from": "2023-09-01",
    "study_to": "2024-08-31",
    "return_scholarship": False,
}
FOREIGN: dict[str, Any] = {
    "country": "US",
    "kind": "bachelors",
    "completed_on": "2019-05-15",
    "eca": {"organization": "WES", "issued_on": "2022-06-01", "outcome": "three-year"},
}
RELIEVED = {"study_from": "2020-09-01", "study_to": "2021-08-31", "completed_on": "2021-08-31"}
AWAY = {"distance_share": 1, "full_time_months": 0, "months_in_canada": 0}
FIELDS = {*CANADIAN, *FOREIGN, "hours", "professional_field", "for_occupation"}
FIELDS |= {f"eca/{name}" for name in ("organization", "issued_on", "outcome", "phrase")} | {"/applicant/occupation/noc"}
LIFTED = {"distance", "full-time-months", "months-in-canada"}
GONE = object()


def changed(credential: dict[str, Any], change: dict[str, Any]) -> dict[str, Any]:
    """A credential with some facts changed; GONE takes one away; "eca/…" reaches into the assessment."""
    found = {**credential, **({"eca": {**credential["eca"]}} if credential.get("eca") else {})}
    for path, value in change.items():
        place, key = (found["eca"], path.removeprefix("eca/")) if path.startswith("eca/") else (found, path)
        if value is GONE:
            place.pop(key, None)
        else:
            place[key] = value
    return found


# Nothing else is open, so that an evaluation has one world to score.

REST: dict[str, Any] = {**ALONE, "applicant": NOTHING}

# Every test that a verdict may show: a name that is not here is a slip, or a new rule that needs its row below.

TESTS = {
    *("country", "kind", "completed", "honorary", "institution", "canadian-program", "trade-program", "program-length"),
    *("professional-field", "language-program", "mode", "hours", "credits", "for-credit"),
    *("eca-present", "eca-designated", "eca-for-occupation", "eca-purpose", "eca-valid", "eca-outcome", "eca-level"),
    *(
        "counts-for-level",
        "second-credential-length",
        "post-secondary",
        "companion",
        "three-years",
        "second-only",
        "concurrent",
    ),
    *("in-force", "canadian-credential", "relief", "place", "distance", "full-time-months", "months-in-canada"),
    *("language-study", "return-award", "applicant-only"),
}

# The facts that sentences may name; None of them is ever given under another name.

FACTS = {
    *("as_of", "completed_on", "country", "from", "to", "start", "end", "years", "minimum", "level", "limit"),
    *(
        "kind",
        "institution",
        "field",
        "share",
        "inside",
        "abroad",
        "months",
        "hours",
        "year_hours",
        "weeks",
        "least",
        "credits",
    ),
    *("organization", "body", "since", "on", "issued_on", "noc", "before", "outcome", "result", "nearest"),
    *("count", "given", "results", "low", "high"),
}


def judged(credential: dict[str, Any], *others: dict[str, Any], on: str = ON, **applicant: Any) -> dict[str, Any]:
    """The verdicts of the first of some credentials; every test of every one has its name, its outcome, its source."""
    person = {**REST["applicant"], "credentials": [credential, *others], **applicant}
    found = evaluate({**REST, "as_of": on, "applicant": person})["credentials"]
    for one in found:
        for use in ("level", "two_or_more", "canadian_study"):
            names = [test["id"] for test in one[use]["tests"]]
            assert set(names) <= TESTS
            assert len(set(names)) == len(names)
            for test in one[use]["tests"]:
                assert test["outcome"] in ("met", "not-met", "unknown", "not-applicable")
                assert test["sources"], test["id"]
                assert not test["contested"] or test["outcome"] == "unknown"
    return found[0]


def judgements_of(*held: dict[str, Any], locale: str = "en") -> tuple[Judged, ...]:
    """What the core knows of some credentials before it is put into words."""
    profile = read_profile({"as_of": ON, "applicant": {"credentials": list(held)}}, law(), words(locale))
    rules = law().on(profile.as_of)
    return judge_all(profile.applicant, profile.applicant.occupation, profile.as_of, rules) or ()


def with_outcome(verdict: dict[str, Any], outcome: str) -> list[str]:
    return [test["id"] for test in verdict["tests"] if test["outcome"] == outcome]


def fails_by(verdict: dict[str, Any], reason: str) -> None:
    """A plain no: this one test failed, none is open, and its sentence is the reason given, with a source."""
    assert with_outcome(verdict, "not-met") == [reason]
    assert with_outcome(verdict, "unknown") == []
    assert (verdict["answer"], verdict["word"]) == ("no", "does-not-count")
    [test] = [test for test in verdict["tests"] if test["id"] == reason]
    assert verdict["because"] == test["because"]
    assert test["sources"]


def open_by(verdict: dict[str, Any], reason: str, word: str) -> None:
    """Unclear: this one test is open, none failed, and its sentence is the reason given."""
    assert with_outcome(verdict, "unknown") == [reason]
    assert with_outcome(verdict, "not-met") == []
    assert (verdict["answer"], verdict["word"]) == ("unclear", word)
    [test] = [test for test in verdict["tests"] if test["id"] == reason]
    assert verdict["because"] == test["because"]
    assert test["contested"] is (word == "unclear")
    assert test["sources"]


def passes(verdict: dict[str, Any], value: Any) -> None:
    assert with_outcome(verdict, "not-met") == with_outcome(verdict, "unknown") == []
    assert (verdict["answer"], verdict["word"], verdict["value"]) == ("yes", "counts", value)
    assert verdict["would_change"] == []


def report(*lines: str) -> dict[str, Any]:
    """A foreign credential whose report names several."""
    return changed(FOREIGN, {"eca/outcome": GONE, "eca/phrases": list(lines)})


BACHELOR, YEAR, STUDY = "Bachelor's degree (four years)", "One-year certificate", "Two years of undergraduate study"
PAIRED, SCHOOL, UNHEARD = "Post-Bachelor's Certificate", "Secondary School Diploma", "Nobody has heard of it"
