"""What an assessment can find in what was awarded: the most by its kind, its length and its field, and what is likely."""

from __future__ import annotations

from datetime import date

import pytest

from pycore.credentials.awarded import highest_outcome, likely_outcome, likely_outcomes
from pycore.law.loading import law
from pycore.profile.facts import Credential

RULES = law().on(date(2026, 11, 27))
PROFESSIONAL = "masters-or-professional"


def found(**told: object) -> tuple[str, str, tuple[str, str]]:
    """The most, what is likely, and between which levels."""
    held = Credential(country="IN", **told)
    return highest_outcome(held, RULES), likely_outcome(held, RULES), likely_outcomes(held, RULES)


@pytest.mark.parametrize(
    ("kind", "level"),
    [
        ("secondary", "secondary"),
        ("licence", "none"),
        ("masters", PROFESSIONAL),
        ("professional", PROFESSIONAL),
        ("doctorate", "doctoral"),
    ],
)
@pytest.mark.parametrize("years", [None, 0.5, 1, 4])
@pytest.mark.parametrize("field", [None, "medicine", "other"])
def test_a_kind_that_has_one_row_of_the_table_has_its_level_whatever_its_length_and_field(kind, level, years, field):
    told = {"kind": kind, "program_years": years, "professional_field": field}
    assert found(**told) == (level, level, (level, level))


@pytest.mark.parametrize("kind", ["certificate", "diploma", "trade"])
@pytest.mark.parametrize(
    ("years", "most", "likely", "between"),
    [
        (None, "three-year", "none", ("one-year", "three-year")),
        (0, "one-year", "none", ("none", "one-year")),
        (0.5, "one-year", "none", ("none", "one-year")),
        (0.99, "one-year", "none", ("none", "one-year")),
        (1, "one-year", "one-year", ("one-year", "one-year")),
        (1.01, "two-year", "one-year", ("one-year", "two-year")),
        (2, "two-year", "two-year", ("two-year", "two-year")),
        (2.5, "three-year", "two-year", ("two-year", "three-year")),
        (3, "three-year", "three-year", ("three-year", "three-year")),
        (7, "three-year", "three-year", ("three-year", "three-year")),
    ],
)
def test_a_program_counts_by_its_length_and_at_most_its_begun_years(kind, years, most, likely, between):
    assert found(kind=kind, program_years=years) == (most, likely, between)
    assert found(kind=kind, program_years=years, professional_field="medicine") == (most, likely, between)


@pytest.mark.parametrize("years", [None, 2, 5])
@pytest.mark.parametrize(
    ("field", "most", "likely"),
    [
        (None, PROFESSIONAL, "three-year"),
        ("other", "three-year", "three-year"),
        ("nursing", "three-year", "three-year"),
        ("medicine", PROFESSIONAL, PROFESSIONAL),
        ("law", PROFESSIONAL, PROFESSIONAL),
    ],
)
def test_a_bachelors_degree_counts_by_its_field(years, field, most, likely):
    told = {"kind": "bachelors", "program_years": years, "professional_field": field}
    assert found(**told) == (most, likely, (likely, likely))


@pytest.mark.parametrize("told", [{}, {"program_years": 4}, {"professional_field": "medicine"}])
def test_of_what_nothing_is_known_anything_can_be_found_and_nothing_is_likely(told):
    assert found(**told) == ("doctoral", "none", ("none", "none"))
