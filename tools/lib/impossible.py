"""Values that no test, school, calendar or life has: each is refused where it stands, or told beside the answer."""

from __future__ import annotations

import copy
from typing import Any, NamedTuple

from pycore import ProfileError, evaluate
from tools.lib.samples import TODAY, fullest

Json = dict[str, Any]


class Impossible(NamedTuple):
    """A value put at a place of the fullest profile, and what tells it: nothing where it is refused there."""

    path: str
    value: Any
    told: str = ""


_TEF: Json = {
    "test": "tef-canada",
    "taken_on": "2026-02",
    **dict.fromkeys(("listening", "reading", "writing", "speaking"), 298),
    "reading": 248,
}
_PTE: Json = {
    "test": "pte-core",
    "taken_on": "2024-01",
    **dict.fromkeys(("listening", "reading", "writing", "speaking"), 90),
}
_DIPLOMA: Json = {
    "country": "CA",
    "kind": "diploma",
    "program_years": 2,
    "institution": "public",
    "study_from": "2022-09",
    "study_to": "2024-06",
}
_ASSESSED: Json = {
    "country": "US",
    "kind": "bachelors",
    "eca": {"organization": "WES", "issued_on": "2025-10", "outcome": "three-year"},
}

# Language results: IELTS of the applicant first, levels beside it.
_RESULTS = (
    *(Impossible("/applicant/languages/0/listening", score) for score in (99, 9.5, 6.3, 6.25, 0.1, -1)),
    Impossible("/applicant/languages/0/taken_on", "2027-02-01"),
    Impossible("/applicant/languages/0/taken_on", "2026-02-30"),
    Impossible("/applicant/languages/0/taken_on", "1996-01-01"),
    *(Impossible("/applicant/languages/1/clb/reading", level) for level in (13, 7.5, -1)),
    Impossible("/partner/languages/0/taken_on", "2031-01-01"),
    Impossible("/partner/languages/0/clb/writing", 99),
    *(
        Impossible("/applicant/languages/0", {**_TEF, **score}, told)
        for score, told in (
            ({"listening": 700}, ""),
            ({"writing": 400.5}, ""),
            ({"listening": 361}, "applicant-language-scores"),
            ({}, "applicant-two-scales"),
        )
    ),
    Impossible("/applicant/languages/0", {**_TEF, "still_valid": True}),
    Impossible("/applicant/languages/0", {"test": "toefl", "taken_on": "2026-01"}),
    Impossible("/applicant/languages/0", {**_PTE, "listening": 91}),
    Impossible("/applicant/languages/0", _PTE, "applicant-language-lapsed"),  # before the test was accepted
)
# Months where no day is told: none to come, none before the birth, none that the calendar lacks.
_MONTHS = (
    *(
        Impossible("/applicant/languages/0/taken_on", month)
        for month in ("2026-12", "2027-02", "2026-13", "2026-00", "2026-2", "26-02", "2026-02-", "1997-02")
    ),
    *(Impossible("/applicant/credentials/0/eca/issued_on", month) for month in ("1990-01", "2017-13")),
    Impossible("/applicant/credentials/0/eca/issued_on", "2018-04", "applicant-assessed-before-completed"),
    Impossible("/applicant/credentials/0/eca/issued_on", "2026-12", "eca-valid"),
    *(Impossible("/applicant/credentials/3/completed_on", month) for month in ("2021-06", "2022-08", "1997-02")),
    Impossible("/applicant/credentials/3/completed_on", "2024-05", "applicant-completed-before-end"),
    Impossible("/applicant/credentials/3/completed_on", "2027-01", "completed"),
    Impossible("/applicant/credentials/0/completed_on", "2010-05", "applicant-completed-in-childhood"),
    Impossible("/applicant/credentials/0/completed_on", "2025-11", "applicant-assessed-before-completed"),
    Impossible("/applicant/credentials/3/study_to", "2022-08"),
    Impossible("/applicant/credentials/3/study_to", "2024-07", "applicant-completed-before-end"),
    Impossible("/applicant/credentials/3/study_from", "2024-07"),
    Impossible("/applicant/credentials/3/study_from", "2024-06", "applicant-months-over-study"),
    Impossible("/applicant/work/periods/0/from", "2024-13"),
    Impossible("/as_of", "2026-11"),
)
# What is planned or given up, told as if it were held.
_PLANNED = (
    Impossible("/applicant/credentials/3", {**_DIPLOMA, "planned": True, "completed_on": "2022-08"}),
    Impossible("/applicant/credentials/3", {**_DIPLOMA, "planned": True, "completed_on": "2024-06"}, "completed"),
    Impossible("/applicant/credentials/3", {**_DIPLOMA, "planned": True, "completed": True}),
    Impossible("/applicant/credentials/3", {**_DIPLOMA, "planned": True, "left_unfinished": True}),
    Impossible("/applicant/credentials/3", {**_DIPLOMA, "left_unfinished": True, "completed": True}),
    Impossible("/applicant/credentials/3", {**_DIPLOMA, "completed_on": "2024-06-30", "completed": False}),
    Impossible("/applicant/credentials/0", {**_ASSESSED, "planned": True}, "completed"),
    Impossible(
        "/applicant/credentials/0",
        {**_ASSESSED, "planned": True, "completed_on": "2027-05"},
        "applicant-assessed-before-completed",
    ),
)
# Programs and schools: the Canadian diploma of 2022 to 2024 is the fourth, the foreign degree the first.
_STUDY = (
    *(Impossible("/applicant/credentials/3/program_years", years) for years in (100, 21, -1)),
    Impossible("/applicant/credentials/3/completed_on", "2021-06-30"),
    Impossible("/applicant/credentials/3/study_to", "2022-08-31"),
    *(Impossible("/applicant/credentials/3/distance_share", share) for share in (1.01, 50, -0.1)),
    Impossible("/applicant/credentials/3/distance_share_in_canada", 0.21),
    *(Impossible("/applicant/credentials/3/full_time_months", months) for months in (241, -1)),
    Impossible("/applicant/credentials/3/months_in_canada", 1000),
    Impossible("/applicant/credentials/3/hours", 60_000),
    Impossible("/applicant/credentials/3/credits", 3000),
    Impossible("/applicant/credentials/0/completed_on", "1997-03-05"),
    Impossible("/applicant/credentials/0/eca/issued_on", "1990-01-01"),
    Impossible("/applicant/credentials/3/planned", True, "completed"),
    Impossible("/applicant/credentials/3/left_unfinished", True),
    Impossible("/applicant/credentials/3/full_time_months", 40, "applicant-months-over-study"),
    Impossible("/applicant/credentials/3/months_in_canada", 30, "applicant-months-over-study"),
    Impossible("/applicant/credentials/3/completed_on", "2024-06-29", "applicant-completed-before-end"),
    Impossible("/applicant/credentials/1/full_time_months", 13, "applicant-months-over-program"),
    Impossible("/applicant/credentials/0/completed_on", "2010-05-15", "applicant-completed-in-childhood"),
    Impossible("/applicant/credentials/0/eca/issued_on", "2018-05-14", "applicant-assessed-before-completed"),
    Impossible("/applicant/credentials/0/eca/issued_on", "2027-01-01", "eca-valid"),
    Impossible("/applicant/credentials/1/program_years", 0.83, "program-length"),
)
# A life and its work: two jobs, the first of them still going on.
_LIFE = (
    *(Impossible("/applicant/birth_date", day) for day in ("1850-01-01", "2026-11-24", "2026-13-01", "29 May 1990")),
    *(Impossible("/partner/age", age) for age in (131, -1, 30.5)),
    Impossible("/applicant/work/periods/0/hours_per_week", 169),
    Impossible("/applicant/work/periods/0/from", "1997-03-05"),
    Impossible("/applicant/work/periods/1/to", "2018-07-31"),
    Impossible("/applicant/work/canadian_years", 3),
    Impossible("/partner/work/canadian_years", 61),
    Impossible("/partner/work", {"canadian_years": 1, "canadian_years_last_three": 2}),
    *(Impossible("/applicant/occupation/noc", code) for code in ("9999", "29231", "99999")),  # no TEER category over 5
    Impossible("/applicant/work/periods/0/noc", "26231"),
    Impossible("/partner/work", {"canadian_years": 1, "canadian_noc": "66666"}),
    Impossible("/applicant/work/primary_continuous_years", 9, "applicant-count-over-jobs"),
    Impossible("/applicant/work/canadian_years_last_three", 2.5, "applicant-count-over-jobs"),
    Impossible("/applicant/age", 20, "applicant-age-conflict"),
    Impossible("/applicant/occupation/noc", "65201", "applicant-unskilled-occupation"),
    Impossible("/applicant/work/periods/0/from", "2027-01-11", "applicant-work-to-come"),
    Impossible("/applicant/work/periods/0/from", "2026-12", "applicant-work-to-come"),
    Impossible("/applicant/work/periods/0/from", "2023-08-01", "applicant-work-during-study"),
    Impossible("/applicant/work/periods/1/from", "2003-08-01", "applicant-work-before-adult"),
    Impossible("/applicant/worked_in_canada_one_year", False, "applicant-no-year-against-jobs"),
    Impossible("/partner/work", {"canadian_years": 6, "foreign_years": 6}, "partner-work-over-window"),
)
IMPOSSIBLE: tuple[Impossible, ...] = (*_RESULTS, *_MONTHS, *_STUDY, *_PLANNED, *_LIFE)


def put(profile: Json, path: str, value: Any) -> Json:
    """A copy of a profile with a value at a place."""
    changed = copy.deepcopy(profile)
    *above, name = path.removeprefix("/").split("/")
    place: Any = changed
    for step in above:
        place = place[int(step) if step.isdigit() else step]
    place[int(name) if name.isdigit() else name] = value
    return changed


def untold(one: Impossible) -> str | None:
    """What is wrong where an impossible value is taken without a word; None where it is refused at its place, or told."""
    try:
        found = evaluate(put(fullest(), one.path, one.value), today=TODAY)
    except ProfileError as error:
        paths = [problem["path"] for problem in error.problems]
        if one.told:
            return f"refused, at {', '.join(paths)}"
        near = any(
            path.startswith(one.path) or one.path.rpartition("/")[0] == path.rpartition("/")[0] for path in paths
        )
        return None if near else f"refused elsewhere: {', '.join(paths)}"
    if not one.told:
        return "taken without a word"
    new = {name for _, name in _said(found) - _said(evaluate(fullest(), today=TODAY))}
    return None if one.told in new else f"{one.told} does not tell it"


def _said(result: Json) -> set[tuple[int, str]]:
    """The cautions of a result, and of each credential the conditions that are not simply met."""
    found = {(-1, warning["id"]) for warning in result["warnings"]}
    for index, credential in enumerate(result["credentials"]):
        tests = [test for use in ("level", "canadian_study") for test in credential[use]["tests"]]
        found |= {(index, test["id"]) for test in tests if test["outcome"] in ("unknown", "not-met")}
    return found
