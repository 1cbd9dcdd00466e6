"""The length of a program, in academic years; months typed as a part of a calendar year are read in both ways."""

from __future__ import annotations

from datetime import date

import pytest
from verdicts import CANADIAN, FOREIGN, changed, judged, open_by

from pycore import evaluate
from pycore.credentials.length import length_level, months_meant, most_by_length, study_span
from pycore.law.loading import law
from pycore.messages.words import words
from pycore.profile.reading import read_profile

RULES = law().on(date(2026, 11, 26))


@pytest.mark.parametrize(
    ("years", "months"),
    [
        (0.66, 8),
        (0.67, 8),
        (8 / 12, 8),
        (0.75, 9),
        (0.83, 10),
        (0.833, 10),
        (0.91, 11),
        (0.92, 11),
        *(
            (years, None)
            for years in (None, 0, 0.25, 0.5, 0.58, 7 / 12, 0.6, 0.65, 0.7, 0.8, 0.9, 0.95, 0.99, 1, 1.5, 1.67)
        ),
    ],
)
def test_which_lengths_may_be_months_of_the_calendar(years, months):
    assert months_meant(years, RULES) == months
    assert most_by_length(years, RULES) == ("one-year" if months else length_level(years, RULES))


@pytest.mark.parametrize("years", [0.67, 0.75, 0.83, 0.92])
def test_months_typed_as_a_part_of_a_year_leave_both_uses_open(years):
    own = changed(CANADIAN, {"program_years": years})
    found = judged(own, FOREIGN)
    for use in ("level", "canadian_study"):
        open_by(found[use], "program-length", "unclear")
        assert "academic year" in found[use]["because"]
    assert found["two_or_more"]["answer"] == "unclear"
    education = evaluate({"as_of": "2026-11-26", "applicant": {"credentials": [own]}})["education"]
    assert (education["level"], education["level_at_most"]) == ("none", "one-year")
    assert education["canadian_study_range"] == [0, 15]


def test_neither_reading_is_surer_than_a_length_that_is_one_of_them():
    """The range of an open length runs from the one reading to the other."""
    totals = []
    for years in (0.5, 0.83, 1):
        profile = {
            "as_of": "2026-11-26",
            "applicant": {"age": 30, "credentials": [changed(CANADIAN, {"program_years": years})]},
        }
        totals.append(evaluate(profile)["crs"]["range"])
    assert totals[1] == [totals[0][0], totals[2][1]]


@pytest.mark.parametrize(
    ("days", "months"),
    [
        ({"study_from": "2024-09-30", "study_to": "2025-04-01"}, 8),
        ({"study_from": "2024-09", "study_to": "2025-04"}, 8),
        ({"study_from": "2024-09-01", "study_to": "2024-09-30"}, 1),
        ({"study_from": "2024-09-01", "study_to": "2025-04-30", "completed_on": "2026-06-30"}, 8),
        ({"study_from": "2024-09-01", "completed_on": "2026-06-30"}, 22),
        ({"study_from": "2024-09-01"}, None),
        ({"study_to": "2025-04-30"}, None),
        ({"completed_on": "2026-06-30"}, None),
    ],
)
def test_study_touches_so_many_months_where_both_its_ends_are_told(days, months):
    applicant = {"credentials": [{"country": "CA", "kind": "diploma", **days}]}
    profile = read_profile({"as_of": "2026-11-26", "applicant": applicant}, law(), words("en"))
    [held] = profile.applicant.credentials
    assert study_span(held) == months


@pytest.mark.parametrize("kind", ["masters", "doctorate"])
def test_a_level_of_its_own_asks_no_length(kind):
    found = judged(changed(CANADIAN, {"kind": kind, "program_years": 0.83}))
    assert found["level"]["answer"] == "yes"
    open_by(found["canadian_study"], "program-length", "unclear")
