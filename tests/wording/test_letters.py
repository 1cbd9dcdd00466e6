"""The question ready to send: short, about what is open, with a place for whatever the recipient needs and nobody has typed."""

from __future__ import annotations

from typing import Any

import pytest

from pycore import evaluate
from pycore.credentials.condition import MET, NOT_APPLICABLE, NOT_MET, UNKNOWN, Condition
from pycore.messages.words import words
from pycore.profile.facts import Credential, Eca
from pycore.wording.letters import Letter, confirm_with, is_final, unsettled

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


def judged(**outcomes: str) -> list[Condition]:
    """Conditions by name, each with a provision of its own; a dash is written as a low line."""
    return [
        Condition(name.replace("_", "-"), outcome, "no.message", {}, (f"of-{name}", "of-all"))
        for name, outcome in outcomes.items()
    ]


def asked(credential: Credential, *tests: Condition) -> dict[str, list[str]]:
    """Who is asked, and the provisions of what is asked."""
    found = {}
    for letter in confirm_with(credential, tests, words("en")):
        found[letter.who] = [name.removeprefix("of-") for name in letter.cite]
    return found


HERE, ABROAD = Credential(country="CA", kind="diploma"), Credential(country="US", kind="diploma")
REGISTRAR = "The registrar of the school"
PROVINCE = "The provincial authority that recognizes schools (the directory of CICIC names it)"
ASSESSOR = "The organization that assesses the credential"


def test_the_letter_to_a_registrar_in_full() -> None:
    credential = HERE._replace(**NAMED)
    tests = judged(
        distance=UNKNOWN, program_length=NOT_MET, hours=MET, completed=UNKNOWN, language_study=NOT_APPLICABLE
    )
    assert confirm_with(credential, tests, words("en")) == (
        Letter(
            "The registrar of North College",
            "Confirmation about Web design",
            "Hello,\n\nI would like a short written confirmation for an immigration application (Express Entry).\n\n"
            "Program: Web design\nName and student number: …\n\n"
            "- How long is the program as designed, in full-time academic years?\n"
            "- What share of the program is taught at a distance?\n\n"
            "A letter or an email on the registrar’s behalf is enough. Thank you.",
            ("of-program_length", "of-all", "of-distance"),
        ),
    )


def test_the_letter_to_a_province_in_full() -> None:
    [_, letter] = confirm_with(HERE._replace(planned=True), judged(institution=UNKNOWN), words("en"))
    assert letter == Letter(
        PROVINCE,
        "Recognition of a school",
        "Hello,\n\nI would like to know the legal standing of a school, for an immigration application (Express Entry).\n\n"
        "School: …\nProgram: …\n\n"
        "- Is the school recognized, authorized for certain credentials, or only registered? Does it operate under the same rules"
        " as public institutions?\n\n"
        "Thank you.",
        ("of-institution", "of-all"),
    )


def test_the_letter_to_an_assessor_in_full() -> None:
    tests = judged(eca_valid=UNKNOWN, country=NOT_MET, eca_purpose=MET, eca_outcome=NOT_MET, eca_level=NOT_APPLICABLE)
    [letter] = confirm_with(ABROAD._replace(eca=Eca()), tests, words("en"))
    assert letter == Letter(
        ASSESSOR,
        "Question about the assessment of a program of study",
        "Hello,\n\nI have a question about an educational credential assessment for immigration.\n\n"
        "Credential: …\nFile number: …\n\n"
        "- On what day was the report issued, and can it be issued anew?\n"
        "- To which completed Canadian credential is this credential equivalent, in the words of your report?\n\n"
        "Thank you.",
        ("of-eca_valid", "of-all", "of-eca_outcome"),
    )


@pytest.mark.parametrize(
    "name",
    ["eca-outcome", "eca-valid", "eca-purpose", "eca-designated", "eca-present", "eca-level", "second-only"],
)
@pytest.mark.parametrize(
    ("outcome", "is_asked"), [(NOT_MET, True), (UNKNOWN, True), (MET, False), (NOT_APPLICABLE, False)]
)
def test_an_assessor_is_asked_for_what_is_open_or_failed_of_its_report(name: str, outcome: str, is_asked: bool) -> None:
    found = asked(ABROAD, Condition(name, outcome, "no.message"))
    assert found == ({ASSESSOR: []} if is_asked else {})
    for letter in confirm_with(ABROAD, [Condition(name, outcome, "no.message")], words("en")):
        assert letter.ask.count("\n- ") == 1


@pytest.mark.parametrize(
    "name", ["program-length", "distance", "full-time-months", "institution", "language-study", "hours"]
)
@pytest.mark.parametrize("outcome", [NOT_MET, UNKNOWN, MET, NOT_APPLICABLE])
def test_a_registrar_is_asked_for_the_same_of_the_program_and_the_province_for_the_school(
    name: str, outcome: str
) -> None:
    found = asked(HERE, Condition(name, outcome, "no.message"))
    expected = {REGISTRAR} if outcome in (NOT_MET, UNKNOWN) else set()
    assert set(found) == expected | ({PROVINCE} if name == "institution" and outcome == UNKNOWN else set())


def test_a_condition_of_both_uses_is_asked_of_once_and_by_the_one_that_is_not_met() -> None:
    met, failed, opened = judged(distance=MET) + judged(distance=NOT_MET) + judged(distance=UNKNOWN)
    other = met._replace(outcome=NOT_APPLICABLE)
    for tests in ([met, failed], [failed, met], [other, failed], [failed, other], [opened, failed]):
        assert asked(HERE, *tests) == {REGISTRAR: ["distance", "all"]}
        [letter] = confirm_with(HERE, tests, words("en"))
        assert letter.ask.count("\n- ") == 1
    assert asked(HERE, met, other) == asked(HERE, met, met) == {}


def test_a_school_that_fails_one_use_and_is_open_in_the_other_is_asked_about_as_open() -> None:
    failed, opened = [
        *judged(institution=NOT_MET),
        Condition("institution", UNKNOWN, "no.message", {}, ("of-the-other",)),
    ]
    for tests in ([failed, opened], [opened, failed]):
        assert asked(HERE, *tests) == {REGISTRAR: ["the-other"], PROVINCE: ["the-other"]}
    assert asked(HERE, failed) == {REGISTRAR: ["institution", "all"]}


@pytest.mark.parametrize("kind", ["secondary", "licence"])
def test_of_a_school_leaving_or_a_licence_no_registrar_is_asked(kind: str) -> None:
    tests = judged(institution=UNKNOWN, distance=NOT_MET)
    assert asked(HERE._replace(kind=kind), *tests) == {PROVINCE: ["institution", "all"]}
    assert set(asked(HERE._replace(kind=None), *tests)) == {REGISTRAR, PROVINCE}


def test_of_a_campus_here_of_a_school_abroad_schools_are_asked() -> None:
    campus = ABROAD._replace(taught_in="CA")
    assert set(asked(campus, *judged(distance=UNKNOWN, eca_present=NOT_MET))) == {REGISTRAR}


def test_where_a_use_has_failed_what_is_open_settles_nothing_more() -> None:
    failed, opened, met = judged(distance=NOT_MET, institution=UNKNOWN, hours=MET)
    assert unsettled([failed, opened, met], words("en")) == [failed, met]
    assert unsettled([opened, met], words("en")) == [opened, met]
    assert unsettled([met], words("en")) == [met]


def test_where_a_use_has_failed_for_good_nobody_is_asked_about_it() -> None:
    """What an honorary degree lacks besides would change nothing; that it is honorary cannot be changed."""
    [honorary, failed] = judged(kind=NOT_MET, distance=NOT_MET)
    assert is_final([failed, honorary], words("en")) and not is_final([failed], words("en"))
    assert unsettled([failed, honorary], words("en")) == []
    assert letters("en", country="CA", kind="bachelors", honorary=True, institution="public") == []


@pytest.mark.parametrize("locale", LOCALES)
def test_a_registrar_is_asked_for_the_hours_where_those_are_open(locale: str) -> None:
    """A private vocational program in Quebec needs its hours for study in Canada; elsewhere none are asked for."""
    program = {
        "country": "CA",
        "kind": "diploma",
        "completed_on": "2025-06-01",
        "institution": "private-quebec-vocational",
    }
    registrar = letters(locale, **program)[0]
    assert said(locale, "school.hours") in registrar["ask"]
    for known in ({**program, "hours": 950}, {**program, "institution": "private-degree"}):
        assert all(said(locale, "school.hours") not in letter["ask"] for letter in letters(locale, **known))


def test_a_letter_as_a_result_shows_it() -> None:
    registrar, _ = letters("en", **HELD)
    assert list(registrar) == ["who", "subject", "ask", "sources"]
    assert registrar["who"] == REGISTRAR
    assert registrar["subject"] == "Confirmation about a program of study"
    assert registrar["ask"].startswith("Hello,")
    ids = [source["id"] for source in registrar["sources"]]
    assert len(ids) == len(set(ids)) > 1


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("school", ["public-quebec-vocational", "private-quebec-vocational"])
def test_the_province_is_asked_how_it_ranks_a_vocational_diploma_of_quebec(locale: str, school: str) -> None:
    _, province = letters(locale, **HELD, institution=school, hours=900)
    assert said(locale, "province.post-secondary") in province["ask"]
    assert {"quebec-dep", "mi-30-1"} <= {source["id"] for source in province["sources"]}
    for letter in letters(locale, country="CA"):
        assert said(locale, "province.post-secondary") not in letter["ask"], "what was awarded is not known"
