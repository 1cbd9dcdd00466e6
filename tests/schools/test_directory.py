"""The directory of schools: strict about its format, whole, and true to what the page and the dataset say of it."""

from __future__ import annotations

import copy
import re
from collections import Counter
from typing import Any

import pytest

from pycore.errors import RulesError
from pycore.messages.templates import parse_template
from pycore.messages.words import LOCALES, words
from pycore.schools.directory import KINDS, STANDINGS, comes_with_the_package, read
from pycore.schools.finder import handed_over

DATA = comes_with_the_package()
SCHOOLS = read(DATA).schools


def spoilt(part: str, place: int, **changes: Any) -> dict[str, Any]:
    """The data with some fields of one record changed, or taken away where the new value is `...`."""
    data = copy.deepcopy(DATA)
    record = data[part][place]
    for key, value in changes.items():
        record.pop(key, None)
        if value is not ...:
            record[key] = value
    return data


@pytest.mark.parametrize("key", list(DATA["schools"][0]))
def test_a_school_without_one_of_its_facts_is_refused(key):
    with pytest.raises(RulesError):
        read(spoilt("schools", 0, **{key: ...}))


@pytest.mark.parametrize(
    "changes",
    [
        {"colour": "red"},
        {"kind": "college"},
        {"standing": "unknown"},
        {"standing": []},
        {"confidence": "certain"},
        {"province": "XX"},
        {"seen_on": "2026-02-30"},
        {"seen_on": 20261126},
        {"source": "hearsay"},
        {"source": []},
        {"source": None},
        {"evidence": [{"source": "hearsay"}]},
        {"evidence": [{"source": "cicic-directory"}]},  # it was not seen, and so is no evidence
        {"evidence": [{"source": "ror", "page": "1"}]},
        {"evidence": "ror"},
        {"name": {"fr": "Université"}},
        {"name": {"en": "A", "de": "B"}},
        {"name": {"en": " A"}},
        {"names": "UBC"},
        {"names": [1]},
        {"names": [""]},
        {"basis": ""},
        {"begins": 1},
        {"reasons": {}},
        {"reasons": ["online"]},
        {"reasons": [{"id": "online"}, {"id": "online"}]},
        {"reasons": [{"id": "awarded-by", "school": "nowhere"}]},
        {"reasons": [{"id": "see-also", "others": ["nowhere"]}]},
        {"reasons": [{"id": "see-also", "others": "york-university"}]},
        {"reasons": [{"id": "off-dli", "on": "2026"}]},
        {"reasons": [{"id": "off-dli-month", "month": 13, "year": "2026"}]},
        {"reasons": [{"id": "also-in", "provinces": ["XX"]}]},
        {"reasons": [{"id": "renamed", "year": 2026}]},
        {"reasons": [{"id": "renamed", "colour": "red"}]},
    ],
)
def test_a_school_that_is_not_as_it_must_be_is_refused(changes):
    with pytest.raises(RulesError, match="acsenda"):
        read(spoilt("schools", 0, **changes))


@pytest.mark.parametrize(
    ("part", "changes"),
    [
        ("schools", {"id": "york-university"}),
        ("schools", {"id": 1}),
        ("sources", {"id": "ror"}),
        ("sources", {"seen": "yes"}),
        ("sources", {"title": {"en": "Only one"}}),
        ("sources", {"title": {"en": "", "fr": ""}}),
        ("sources", {"url": "https://example.org"}),
        ("sources", {"as_of": 2026}),
        ("sources", {"colour": "red"}),
        ("abroad", {"country": ...}),
        ("abroad", {"name": 1}),
        ("abroad", {"id": "x"}),
    ],
)
def test_a_record_that_is_not_as_it_must_be_is_refused(part, changes):
    with pytest.raises(RulesError):
        read(spoilt(part, 0, **changes))


@pytest.mark.parametrize(
    "data", [None, [], {}, {**DATA, "more": []}, {**DATA, "schools": {}}, {**DATA, "places": {"x": "XX"}}]
)
def test_data_that_are_no_directory_are_refused(data):
    with pytest.raises(RulesError):
        read(data)


def test_it_is_whole():
    """As many schools, of each kind and standing, as its sources gave: what changes here changes on purpose."""
    assert len(SCHOOLS) == 571
    assert sum(1 + len(school.names) for school in SCHOOLS.values()) > 1800
    assert set(Counter(school.kind for school in SCHOOLS.values())) == set(KINDS)
    standings = Counter(school.standing for school in SCHOOLS.values())
    assert set(standings) == set(STANDINGS) - {"not-recognized"}  # no source that was seen could show that
    assert standings[None] == 63
    assert standings["private-other"] == 151


def test_what_is_open_or_doubtful_says_why():
    """A school whose standing is open has a reason; private colleges are never sure, for the registers were not seen."""
    for school in SCHOOLS.values():
        codes = {reason["id"] for reason in school.reasons}
        assert school.standing is not None or codes, school.id
        assert school.standing != "private-other" or school.confidence != "high", school.id
        assert school.evidence or "general-knowledge" in codes, school.id
        if school.basis in ("consent-bc", "consent-on", "designated-nb"):
            assert "consent-or-act" in codes, school.id
        if school.basis in ("partnership", "partnership-qc"):
            assert school.standing is None, school.id
        if school.kind == "private-subsidized-college":
            assert "subsidy-by-program" in codes, school.id
        if "us-degree" in codes:
            assert "us-campus-only" in codes, school.id


def test_a_public_college_with_a_partner_leads_to_the_campus_and_back():
    campuses = {school.id for school in SCHOOLS.values() if school.basis == "partnership"}
    led_to = {
        other
        for school in SCHOOLS.values()
        for reason in school.reasons
        if reason["id"] == "partnership-campus"
        for other in reason["others"]
    }
    assert campuses <= led_to


def test_every_source_is_used():
    used = {school.source for school in SCHOOLS.values()}
    used |= {one.source for school in SCHOOLS.values() for one in school.evidence}
    assert used == {source["id"] for source in DATA["sources"]}


def test_both_languages_have_the_same_messages_with_the_same_facts_and_all_are_used():
    english, french = (handed_over(locale)["words"] for locale in LOCALES)
    assert sorted(english) == sorted(french)
    for key, text in english.items():
        facts, theirs = ({one[1:] for one in parse_template(each) if one[1]} for each in (text, french[key]))
        assert facts == theirs, key
    said = {f"basis.{school.basis}" for school in SCHOOLS.values()}
    said |= {f"reason.{reason['id']}" for school in SCHOOLS.values() for reason in school.reasons}
    assert {key for key in english if key.startswith(("basis.", "reason."))} == said
    assert not set(english) & set(words("en").sources)


def test_french_is_set_as_french():
    """A no-break space before a colon and inside quotation marks, a typographic apostrophe, no space before ; ? and !."""
    for key, text in handed_over("fr")["words"].items():
        bare = re.sub(r"\{[^}]*\}", "x", text)
        assert not re.search(r"(?<!\u00a0):|«(?!\u00a0)|(?<!\u00a0)»|'|\s[;?!]", bare), (key, text)


def test_every_name_has_a_typographic_apostrophe():
    for school in SCHOOLS.values():
        assert not any("'" in name for name in (*school.name.values(), *school.names)), school.id
