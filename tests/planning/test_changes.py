"""One thing changed: it is changed for the person meant, everything else stays, and an assessment is assumed only where one is missing."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from pycore.law.loading import law
from pycore.planning.changes import likely_assessed, with_answer, with_credentials, with_language
from pycore.profile.facts import Credential, Eca, LanguageResult, Person, Profile

ON = date(2026, 11, 27)
RULES = law().on(ON)
OWN, THEIRS = Person(age=30, languages=(LanguageResult(language="en"),)), Person(age=40)
COUPLE = Profile(ON, ON, OWN, True, THEIRS)
MASTERS = Credential(country="IN", kind="masters", completed_on=date(2018, 5, 1))
ASSESSED = Eca("WES", ON, "masters-or-professional")


def test_other_credentials_are_those_of_the_person_meant() -> None:
    held = (MASTERS,)
    assert with_credentials(COUPLE, "applicant", held) == COUPLE._replace(applicant=OWN._replace(credentials=held))
    assert with_credentials(COUPLE, "partner", held) == COUPLE._replace(partner=THEIRS._replace(credentials=held))


def test_a_result_of_the_day_stands_beside_those_that_are_there() -> None:
    levels = (9, 8, 7, 6)
    result = LanguageResult(language="fr", taken_on=ON, levels=levels)
    both = OWN._replace(languages=(LanguageResult(language="en"), result))
    assert with_language(COUPLE, "applicant", "fr", levels) == COUPLE._replace(applicant=both)
    assert with_language(COUPLE, "partner", "fr", levels) == COUPLE._replace(
        partner=THEIRS._replace(languages=(result,))
    )


@pytest.mark.parametrize(
    ("fact", "value", "then"),
    [
        ("certificate", True, {"applicant": OWN._replace(certificate_of_qualification=True)}),
        ("nomination", True, {"provincial_nomination": True}),
        ("arranged_employment", True, {"arranged_employment": True}),
        ("job_offer", "teer-0-1-2-3", {"job_offer": "teer-0-1-2-3"}),
    ],
)
def test_another_answer_changes_that_answer_alone(fact: str, value: Any, then: dict[str, Any]) -> None:
    assert with_answer(COUPLE, fact, value) == COUPLE._replace(**then)


@pytest.mark.parametrize(
    "change",
    [
        {"country": "CA"},
        {"country": None},
        {"eca": Eca("WES", ON, "three-year")},
        {"planned": True},
        {"completed_on": date(2026, 11, 28)},
        {"left_unfinished": True},
        {"honorary": True},
        {"kind": "licence"},
        {"kind": None},
    ],
)
def test_what_needs_no_assessment_or_would_get_no_level_is_left_as_it_is(change: dict[str, Any]) -> None:
    other = MASTERS._replace(**change)
    found = likely_assessed(OWN._replace(credentials=(other, MASTERS)), ON, RULES)
    assert found == OWN._replace(credentials=(other, MASTERS._replace(eca=ASSESSED, assessed=True)))


@pytest.mark.parametrize("change", [{"completed_on": ON}, {"assessed": False}, {"completed_on": None}])
def test_a_completed_foreign_credential_is_assessed_on_the_day_at_what_is_likely(change: dict[str, Any]) -> None:
    held = MASTERS._replace(**change)
    [found] = likely_assessed(OWN._replace(credentials=(held,)), ON, RULES).credentials or ()
    assert found == held._replace(eca=ASSESSED, assessed=True)


def test_of_credentials_that_are_not_known_none_is_assessed() -> None:
    assert likely_assessed(OWN, ON, RULES) == OWN
