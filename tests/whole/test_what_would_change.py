"""What would change an answer, is said to be so, and done: the use is open then at least; where nothing is named, nothing helps."""

from __future__ import annotations

import copy
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import profiles
from hypothesis import given
from test_properties import look

from pycore import evaluate

Json = dict[str, Any]
USES = ("level", "two_or_more", "canadian_study")
LONG = {"country": "CA", "kind": "bachelors", "institution": "public", "program_years": 4}


def day_before(profile: Json) -> str:
    return (date.fromisoformat(profile["as_of"]) - timedelta(days=1)).isoformat()


def completed(profile: Json, own: Json) -> None:
    for fact in ("planned", "left_unfinished", "study_from", "study_to", "completed"):
        own.pop(fact, None)
    own["completed_on"] = day_before(profile)


def given_a_second(profile: Json, own: Json) -> None:
    profile["applicant"]["credentials"].append({**LONG, "completed_on": day_before(profile)})


def assessed(profile: Json, own: Json) -> None:
    own["eca"] = {"organization": "WES", "issued_on": profile["as_of"], "outcome": "three-year"}


def told(**facts: Any) -> Callable[[Json, Json], None]:
    return lambda profile, own: own.update(facts)


# For each condition that can fail, what is done about it, as the sentence says.
DONE: dict[str, Callable[[Json, Json], None]] = {
    "completed": completed,
    "program-length": told(program_years=4),
    "second-credential-length": told(program_years=4),
    "institution": told(institution="public"),
    "distance": told(distance_share=0, distance_share_in_canada=0),
    "full-time-months": told(full_time_months=40),
    "months-in-canada": told(months_in_canada=40),
    "language-study": told(language_study_share=0),
    "place": told(taught_in="CA"),
    "companion": given_a_second,
    "three-years": given_a_second,
    "second-only": given_a_second,
    **dict.fromkeys(
        ("eca-present", "eca-designated", "eca-valid", "eca-purpose", "eca-outcome", "eca-level"), assessed
    ),
}


def failed(verdict: Json) -> list[str]:
    return [test["id"] for test in verdict["tests"] if test["outcome"] == "not-met"]


@given(profiles.profiles())
@look(200)
def test_what_is_said_to_change_a_no_does(profile: Json) -> None:
    profile["applicant"].pop("occupation", None)  # whose body is asked is the subject of its own tests
    credentials = evaluate(profile)["credentials"]
    for place, verdicts in enumerate(credentials):
        for use in USES:
            verdict = verdicts[use]
            if verdict["answer"] != "no":
                continue
            other = copy.deepcopy(profile)
            own = other["applicant"]["credentials"][place]
            names = failed(verdict)
            if "counts-for-level" in names:
                names += failed(verdicts["level"])
            for name in names:
                if name in DONE:
                    DONE[name](other, own)
            answer = evaluate(other)["credentials"][place][use]["answer"]
            assert (answer == "no") == (verdict["would_change"] == []), (use, names, profile["as_of"], own)
