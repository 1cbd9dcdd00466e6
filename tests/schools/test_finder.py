"""What finding a school answers: shape, languages, what is asked, and how the page hands the directory over."""

from __future__ import annotations

import copy
import json

import pytest
from jsonschema import Draft202012Validator

import pycore
from pycore import CredpointsError, ProfileError, answer, schools
from pycore.profile.schema import read_schema
from pycore.schools import directory as directory_module
from pycore.schools import finder
from pycore.schools.directory import comes_with_the_package
from pycore.schools.finder import handed_over

RESULT = Draft202012Validator(read_schema("schools"), format_checker=Draft202012Validator.FORMAT_CHECKER)
DIRECTORY = comes_with_the_package()


@pytest.fixture
def without_a_file(monkeypatch, tmp_path):
    """As in the page: nothing of the package can be read, and nothing was handed over yet."""
    monkeypatch.setattr(directory_module, "FILE", tmp_path / "directory.json")
    monkeypatch.setattr(finder, "_handed", {})
    finder.own.cache_clear()
    yield
    finder.own.cache_clear()


def first(text: str, locale: str = "en") -> dict:
    return schools(text, locale)["matches"][0]


@pytest.mark.parametrize("locale", ["en", "fr"])
def test_every_school_can_be_shown(locale):
    for school in DIRECTORY["schools"]:
        result = schools(school["name"]["en"], locale)
        RESULT.validate(result)
        [shown] = [match for match in result["matches"] if match["id"] == school["id"]]
        assert shown["standing"] == school["standing"]
        assert shown["note"] == " ".join(reason["text"] for reason in shown["reasons"])
        assert "{" not in shown["note"] + shown["basis"]
        assert [reason["id"] for reason in shown["reasons"] if reason["id"] != "namesake-abroad"] == [
            reason["id"] for reason in school["reasons"]
        ]
        assert shown["ask"] is not None if school["standing"] is None or school["confidence"] == "low" else True


def test_a_sure_school_says_what_it_rests_on():
    shown = first("Ryerson")
    assert (shown["id"], shown["kind"], shown["standing"]) == (
        "toronto-metropolitan-university",
        "public-university",
        "public",
    )
    assert (shown["name"], shown["found_by"]) == ("Toronto Metropolitan University", "Ryerson")
    assert (shown["confidence"], shown["ask"]) == ("high", None)
    assert shown["source"]["url"].startswith("https://")
    assert {one["id"] for one in shown["evidence"]} >= {"esdc-2021", "ror"}
    assert "Ryerson University until 2022." in shown["note"]


def test_french_is_french():
    shown = first("ryerson", "fr")
    assert shown["name"] == "Université métropolitaine de Toronto"
    assert shown["description"] == "Université publique, Ontario"
    assert "Nom jusqu’en 2022\u00a0: Ryerson University." in shown["note"]
    assert "seen" not in json.dumps(first("Lambton College in Toronto", "fr")["note"])


def test_what_is_not_settled_is_said():
    said = {
        "Fanshawe College at ILAC": (None, "partnership", "Whether it counts as a public school’s is not settled"),
        "University Canada West": ("private-degree", "consent-or-act", "was not seen"),
        "Collège LaSalle": ("private-same-rules", "subsidy-by-program", "ask whether yours was subsidized"),
        "Fairleigh Dickinson University": ("private-degree", "us-degree", "is not settled"),
        "triOS": ("private-other", "registration-not-seen", "was not seen"),
    }
    for text, (standing, code, words) in said.items():
        shown = first(text)
        assert shown["standing"] == standing, text
        assert code in {reason["id"] for reason in shown["reasons"]}, text
        assert words in shown["note"], text


def test_low_confidence_and_open_standing_are_asked_about():
    assert "not settled" in first("Six Nations Polytechnic")["ask"]
    assert "not certain" in first("Le Cordon Bleu Ottawa")["ask"]
    assert first("University of Toronto")["ask"] is None


@pytest.mark.parametrize(
    ("text", "college"),
    [
        ("Fanshawe College at ILAC", "public college"),
        ("Lambton College in Toronto", "public college"),
        ("Collège Notre-Dame-de-Foy, campus BCM", "subsidized college"),
    ],
)
def test_of_a_college_with_a_private_partner_it_is_said_which_kinds_to_choose(text: str, college: str) -> None:
    shown = first(text)
    assert (shown["standing"], shown["confidence"] != "high") == (None, True)
    for words in (college, "another private school", "leaves both open"):
        assert words in shown["ask"], text
    assert "autre établissement privé" in first(text, "fr")["ask"]


@pytest.mark.parametrize(
    "text", ["VCC", "Columbia College", "Saint Mary’s University", "Arctic College", "Northeastern University"]
)
def test_a_name_that_two_schools_bear_asks_which(text):
    result = schools(text)
    assert len(result["matches"]) >= 2
    assert result["ask"] == "More than one school in Canada has this name: choose yours."


def test_a_name_of_one_school_asks_nothing():
    assert schools("McGill University")["ask"] is None
    assert schools("qwertz") == {"matches": [], "ask": None}


def test_a_school_abroad_is_named_as_such():
    assert schools("University of York") == {
        "matches": [],
        "ask": "University of York is a school in the United Kingdom. This list holds schools in Canada only.",
    }
    assert "au Royaume-Uni" in schools("University of York", "fr")["ask"]


def test_a_namesake_abroad_is_told_of():
    shown = first("Trinity College")
    assert shown["reasons"][0]["id"] == "namesake-abroad"
    assert "in Ireland" in shown["note"]


@pytest.mark.parametrize("text", [None, 1, [], {}, True, b"York", "x" * 201, "\ud800"])
def test_what_is_no_name_is_refused(text):
    with pytest.raises(ProfileError) as raised:
        schools(text)
    assert [problem["path"] for problem in raised.value.problems] == ["/text"]


def test_a_language_that_is_not_kept_is_refused():
    with pytest.raises(CredpointsError):
        schools("York", "de")


def ask(**request):
    return json.loads(answer(json.dumps({"v": 1, "do": "schools", **request})))


@pytest.mark.parametrize("locale", ["en", "fr"])
def test_the_page_hands_the_directory_over_once(without_a_file, locale):
    refused = ask(text="York University", locale=locale)
    assert [problem["path"] for problem in refused["problems"]] == ["/directory"]
    given = json.loads(json.dumps(handed(locale)))
    told = ask(text="York University", locale=locale, directory=given)
    assert told["result"]["matches"][0]["id"] == "york-university"
    assert ask(text="York University", locale=locale) == told


def handed(locale: str) -> dict:
    """What the build writes for the page, wherever the package's own file is by now."""
    return {**DIRECTORY, "words": finder.texts_apart(finder.SUBJECT, locale)}


def test_what_is_handed_over_answers_as_the_package_does(monkeypatch):
    monkeypatch.setattr(finder, "_handed", {})
    asked = ["York", "Lambton College", "VCC", "University of York", "mcgil"]
    own = [schools(text, "fr") for text in asked]
    given = [schools(text, "fr", handed_over("fr")) for text in asked]
    assert own == given


@pytest.mark.parametrize(
    "spoil",
    [
        lambda given: given.pop("words"),
        lambda given: given.pop("schools"),
        lambda given: given["words"].pop("basis.cegep"),
        lambda given: given["words"].pop("reason.online"),
        lambda given: given["words"].update({"reason.online": "{what:text}"}),
        lambda given: given["words"].update({"reason.online": 1}),
        lambda given: given["words"].update({"reason.online": "{"}),
        lambda given: given["schools"][0].update(colour="red"),
        lambda given: given["schools"][0]["name"].update(en="\ud800"),
    ],
)
def test_a_directory_that_is_not_as_it_must_be_is_refused(without_a_file, spoil):
    given = copy.deepcopy(handed("en"))
    spoil(given)
    refused = ask(text="York", directory=given)
    assert [problem["path"] for problem in refused["problems"]] == ["/directory"]
    assert refused["problems"][0]["expected"]


@pytest.mark.parametrize("directory", [None, 1, "x", [], {}, {"words": {}}, {"words": []}])
def test_what_is_no_directory_is_refused(directory):
    refused = ask(text="York", directory=directory)
    assert refused["ok"] is (directory is None)


def test_it_is_a_function_of_the_package():
    assert pycore.schools is schools
    assert "schools" in pycore.__all__
