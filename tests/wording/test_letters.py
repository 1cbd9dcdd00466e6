"""The question ready to send: short, about what is open, with a place for whatever the recipient needs and nobody has typed."""

from __future__ import annotations

from typing import Any

import pytest

from pycore import evaluate
from pycore.messages.words import words

LOCALES = ("en", "fr")
HELD = {"country": "CA", "kind": "certificate", "completed_on": "2026-06-30"}
NAMED = {"title": "Web design", "institution_name": "North College"}


def letters(locale: str, **credential: Any) -> list[dict[str, Any]]:
    profile = {"as_of": "2026-11-23", "applicant": {"credentials": [credential]}}
    found: list[dict[str, Any]] = evaluate(profile, locale)["credentials"][0]["confirm_with"]
    return found


def said(locale: str, key: str) -> str:
    return words(locale).say(f"letter.{key}", {})


@pytest.mark.parametrize("locale", LOCALES)
def test_the_registrar_is_asked_for_the_facts_that_decide(locale: str) -> None:
    registrar, _ = letters(locale, **HELD)
    asked = [line.removeprefix("- ") for line in registrar["ask"].splitlines() if line.startswith("- ")]
    named = ("program-length", "distance", "full-time-months", "institution", "language-study")
    assert asked == [said(locale, f"school.{name}") for name in named]
    assert len(registrar["ask"].split()) < 140
    assert registrar["sources"]


@pytest.mark.parametrize("locale", LOCALES)
def test_a_program_to_come_is_asked_about_without_a_student(locale: str) -> None:
    registrar, _ = letters(locale, country="CA", kind="certificate", planned=True)
    assert said(locale, "school.full-time-months-planned") in registrar["ask"]
    assert said(locale, "school.full-time-months") not in registrar["ask"]
    assert said(locale, "student") not in registrar["ask"]
    assert said(locale, "student") in letters(locale, **HELD)[0]["ask"]


@pytest.mark.parametrize("locale", LOCALES)
def test_the_school_and_the_program_are_named_where_they_are_known(locale: str) -> None:
    for letter in letters(locale, **HELD, **NAMED):
        assert "Web design" in letter["ask"]
        assert "North College" in letter["who"] + letter["subject"] + letter["ask"]
    registrar, province = letters(locale, **HELD)
    assert registrar["who"] == said(locale, "school.who-unnamed")
    assert province["subject"] == said(locale, "province.subject-unnamed")
    assert province["ask"].count("…") == 2
    assert "…" not in registrar["who"] + registrar["subject"] + province["who"] + province["subject"]


@pytest.mark.parametrize("locale", LOCALES)
def test_an_assessment_has_a_file_number_only_once_there_is_one(locale: str) -> None:
    foreign = {"country": "US", "kind": "bachelors", "completed_on": "2015-06-01"}
    (without,) = letters(locale, **foreign, eca=None)
    (with_report,) = letters(locale, **foreign, eca={"organization": "WES", "outcome": "three-year"})
    assert said(locale, "assessor.eca-present") in without["ask"] and said(locale, "file") not in without["ask"]
    assert said(locale, "assessor.eca-valid") in with_report["ask"] and said(locale, "file") in with_report["ask"]


@pytest.mark.parametrize("locale", LOCALES)
def test_what_is_settled_is_not_asked(locale: str) -> None:
    """At a distance throughout, months change nothing; what is known to be met needs no word."""
    online = {"country": "CA", "kind": "certificate", "planned": True, "institution": "public", "program_years": 1}
    (registrar,) = letters(locale, **online, distance_share=1)
    asked = [line.removeprefix("- ") for line in registrar["ask"].splitlines() if line.startswith("- ")]
    assert asked == [said(locale, "school.distance")]
    (registrar,) = letters(locale, **online, distance_share=0, language_study_share=0)
    asked = [line.removeprefix("- ") for line in registrar["ask"].splitlines() if line.startswith("- ")]
    assert asked == [said(locale, "school.full-time-months-planned")]


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("school", ["public-quebec-vocational", "private-quebec-vocational"])
def test_the_province_is_asked_how_it_ranks_a_vocational_diploma_of_quebec(locale: str, school: str) -> None:
    _, province = letters(locale, **HELD, institution=school, hours=900)
    assert said(locale, "province.post-secondary") in province["ask"]
    assert {"quebec-dep", "mi-30-1"} <= {source["id"] for source in province["sources"]}
    for letter in letters(locale, country="CA"):
        assert said(locale, "province.post-secondary") not in letter["ask"], "what was awarded is not known"
