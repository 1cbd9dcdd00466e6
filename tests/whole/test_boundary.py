"""The boundary: whatever comes in, text or Python object, only the listed error comes out."""

from __future__ import annotations

import itertools
import json
import random
import subprocess
import sys
from collections import UserDict
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

from pycore import CredpointsError, ProfileError, RulesError, answer, compare, evaluate, history
from pycore.boundary import FUNCTIONS
from pycore.profile.schema import MOST_LISTED
from tools.checks import fuzz
from tools.lib import malformed

SEED = 20261123
COUNT = 2_000


def test_malformed_requests_never_escape():
    """The ordinary run's share of tools/checks/fuzz.py, always the same inputs."""
    escaped = [(text[:200], wrong) for text in malformed.inputs(COUNT, SEED) if (wrong := fuzz.fault(text)) is not None]
    assert not escaped, escaped[:5]


def test_the_inputs_are_malformed_and_reach_every_layer():
    """Neither all refused at the first letter nor all fine: the fuzzing would otherwise prove little."""
    replies = [json.loads(answer(text)) for text in itertools.islice(malformed.inputs(COUNT, SEED), 800)]
    problems = {problem["problem"] for reply in replies for problem in reply.get("problems", ())}
    accepted = sum(reply["ok"] for reply in replies)
    assert len(replies) * 0.05 < accepted < len(replies) * 0.5
    assert len(problems) > 100


def test_the_fuzzer_sees_a_defect(monkeypatch):
    """It can fail: an error of ours, a raise, a number that is not JSON, a refusal without problems."""
    good = malformed.request(malformed.SMALL, random.Random(1))
    assert fuzz.fault(good) is None
    replies = [
        '{"ok":false,"problems":[{"path":"","problem":"KeyError points.py:12","expected":""}]}',
        '{"ok":false,"problems":[{"path":"","problem":"ZeroDivisionError ","expected":""}]}',
        '{"ok":false,"problems":[{"path":"age","problem":"This is text.","expected":""}]}',
        '{"ok":false,"problems":[{"path":"","problem":"This is text."}]}',
        '{"ok":false,"problems":[]}',
        '{"ok":true,"result":NaN}',
        '{"ok":true}',
        "{",
        "\ud800",
    ]
    for reply in replies:
        monkeypatch.setattr(fuzz, "answer", lambda text, reply=reply: reply)
        assert fuzz.fault(good) is not None, reply

    def raises(text):
        raise KeyError(text)

    monkeypatch.setattr(fuzz, "answer", raises)
    assert fuzz.fault(good) is not None


def test_a_defect_of_ours_is_told_without_the_facts(monkeypatch):
    """Where the core itself fails, the page learns the kind and the place, and nothing the person typed."""

    def fails(profile, locale):
        raise ZeroDivisionError(str(profile))

    monkeypatch.setitem(sys.modules["pycore.boundary"].FUNCTIONS, "evaluate", (fails, ("profile",)))
    reply = json.loads(answer('{"v":1,"do":"evaluate","profile":{"applicant":{"age":"secret"}}}'))
    [problem] = reply["problems"]
    assert reply["ok"] is False
    assert problem["path"] == problem["expected"] == ""
    assert problem["problem"].startswith("ZeroDivisionError test_boundary.py:")
    assert "secret" not in json.dumps(reply)


def test_the_command_runs_and_repeats(root):
    command = [sys.executable, "-m", "tools.checks.fuzz", "--count", "200", "--seed", "7"]
    first, second = (subprocess.run(command, capture_output=True, text=True) for _ in range(2))
    assert first.returncode == second.returncode == 0, first.stdout + first.stderr
    assert "200 inputs" in first.stdout
    assert first.stderr == ""  # progress only where standard error is a terminal
    assert list(malformed.inputs(50, 7)) == list(malformed.inputs(50, 7))
    assert list(malformed.inputs(50, 7)) != list(malformed.inputs(50, 8))


class Shouting(dict):
    """A dictionary that is none of JSON's."""


class Odd:
    """An object without any meaning, whose printing fails."""

    def __str__(self) -> str:
        raise RuntimeError("no words")

    __repr__ = __str__


class Text(str):
    """Text of another class."""


class Whole(int):
    """A number of another class."""


NESTED: list = []
NESTED.append(NESTED)
LOOP: dict = {}
LOOP["applicant"] = LOOP

OBJECTS = [
    None,
    ...,
    object(),
    Odd(),
    Odd,
    len,
    (),
    (1, 2),
    set(),
    frozenset({"age"}),
    b"{}",
    bytearray(b"CA"),
    memoryview(b"x"),
    range(3),
    iter([]),
    (item for item in "ab"),
    1j,
    Decimal("NaN"),
    Fraction(1, 3),
    date(2026, 1, 1),
    Path(),
    UserDict(age=1),
    Shouting(age=29),
    Text("CA"),
    Whole(29),
    10**5000,
    float("nan"),
    NESTED,
    LOOP,
    {1: 2},
    {None: None},
    {Odd(): 1},
    {("a",): 1},
    {Text("age"): 29},
]


def refused(call, *arguments):
    with pytest.raises(ProfileError) as caught:
        call(*arguments)
    assert caught.value.problems
    for problem in caught.value.problems:
        assert set(problem) == {"path", "problem", "expected"}
    json.dumps(caught.value.problems, allow_nan=False)


@pytest.mark.parametrize("odd", OBJECTS, ids=lambda odd: type(odd).__name__)
def test_python_objects_that_are_no_json(odd):
    """Only plain JSON values are taken; whatever else there is in Python is a problem with a place, not a crash."""
    for call in (evaluate, history):
        refused(call, odd)
    refused(compare, odd, {})
    refused(compare, {}, odd)
    places = [
        {"as_of": odd},
        {"applicant": odd},
        {"applicant": {"age": odd}},
        {"applicant": {"credentials": odd}},
        {"applicant": {"credentials": [odd]}},
        {"applicant": {"credentials": [{"country": odd}]}},
        {"applicant": {"credentials": [{"program_years": odd}]}},
        {"applicant": {"credentials": [{"eca": {"phrases": odd}}]}},
        {"applicant": {"credentials": [{"eca": {"outcome": odd}}]}},
        {"applicant": {"languages": [{"language": "en", "clb": {"listening": odd}}]}},
        {"applicant": {"work": {"periods": [odd]}}},
        {"job_offer": odd},
    ]
    for place in places:
        if odd is None and "job_offer" in place:
            continue  # null is an answer there
        refused(evaluate, place)


def test_keys_that_are_no_text():
    for key in (1, None, (), Odd(), 1.5, b"age"):
        refused(evaluate, {key: 1})
        refused(evaluate, {"applicant": {key: 1}})


def test_a_language_that_is_not_kept_is_refused():
    with pytest.raises(CredpointsError):
        evaluate({}, "de")


def test_the_errors_are_one_family():
    assert issubclass(ProfileError, CredpointsError)
    assert issubclass(RulesError, CredpointsError)
    assert issubclass(CredpointsError, ValueError)


def test_a_profile_is_never_changed():
    before = json.dumps(malformed.FULL, sort_keys=True)
    evaluate(malformed.FULL)
    history(malformed.FULL)
    assert json.dumps(malformed.FULL, sort_keys=True) == before


def problems(profile, **more):
    with pytest.raises(ProfileError) as caught:
        evaluate(profile, **more)
    return {problem["path"]: problem for problem in caught.value.problems}


def test_every_problem_is_listed_with_its_place():
    profile = {
        "as_of": "2026-02-30",
        "colour": 1,
        "applicant": {
            "age": "29",
            "credentials": [{"program_years": -1}, 3, {"country": "Canada", "eca": {"outcome": "phd", "note": ""}}],
            "languages": [{"test": "toefl"}],
            "work": {"periods": [{"country": "CA"}]},
            "a/b~c": 1,
        },
        "partner": [],
        "job_offer": True,
    }
    assert set(problems(profile)) == {
        "/as_of",
        "/colour",
        "/applicant/age",
        "/applicant/credentials/0/program_years",
        "/applicant/credentials/1",
        "/applicant/credentials/2/country",
        "/applicant/credentials/2/eca/outcome",
        "/applicant/credentials/2/eca/note",
        "/applicant/languages/0/test",
        "/applicant/work/periods/0/from",
        "/applicant/work/periods/0/hours_per_week",
        "/applicant/a~1b~0c",
        "/partner",
        "/job_offer",
    }


@pytest.mark.parametrize(
    ("profile", "paths"),
    [
        ({"as_of": "2014-12-31"}, {"/as_of"}),
        ({"as_of": "2015-01-01", "rules_on": "2014-12-31"}, {"/rules_on"}),
        ({"as_of": "0001-01-01", "rules_on": "0001-01-01"}, {"/as_of", "/rules_on"}),
        ({"as_of": "2020-01-01", "applicant": {"birth_date": "2020-01-02"}}, {"/applicant/birth_date"}),
        ({"as_of": "2020-01-01", "partner": {"birth_date": "2020-01-02"}}, {"/partner/birth_date"}),
        ({"applicant": {"work": {"periods": [], "canadian_years": 1}}}, {"/applicant/work/periods"}),
        ({"applicant": {"work": {"periods": [], "foreign_years": 1}}}, {"/applicant/work/periods"}),
        (
            {
                "applicant": {
                    "work": {
                        "periods": [{"country": "CA", "from": "2020-01-02", "to": "2020-01-01", "hours_per_week": 1}]
                    }
                }
            },
            {"/applicant/work/periods/0/to"},
        ),
        (
            {"applicant": {"credentials": [{"left_unfinished": True, "completed_on": "2020-01-01"}]}},
            {"/applicant/credentials/0/left_unfinished"},
        ),
        (
            {"applicant": {"credentials": [{"left_unfinished": True, "completed_on": "2020-01-01"}]}},
            {"/applicant/credentials/0/left_unfinished"},
        ),
        (
            {"applicant": {"credentials": [{"left_unfinished": True, "planned": True}]}},
            {"/applicant/credentials/0/planned"},
        ),
        (
            {"applicant": {"credentials": [{"study_from": "2020-01-02", "study_to": "2020-01-01"}]}},
            {"/applicant/credentials/0/study_to"},
        ),
        (
            {"applicant": {"credentials": [{"distance_share": 0.5, "distance_share_in_canada": 0.51}]}},
            {"/applicant/credentials/0/distance_share_in_canada"},
        ),
        (
            {"applicant": {"credentials": [{"eca": {"phrase": "a", "phrases": ["b"]}}]}},
            {"/applicant/credentials/0/eca/phrase"},
        ),
        (
            {"applicant": {"credentials": [{"eca": {"phrase": "a", "outcome": "none"}}]}},
            {"/applicant/credentials/0/eca/outcome"},
        ),
        ({"applicant": {"languages": [{"taken_on": "2020-01-01"}]}}, {"/applicant/languages/0"}),
        ({"applicant": {"languages": [{"test": "pte-core", "language": "en"}]}}, {"/applicant/languages/0/test"}),
        ({"applicant": {"languages": [{"test": "pte-core", "clb": {}}]}}, {"/applicant/languages/0/test"}),
        ({"applicant": {"languages": [{"language": "en", "reading": 5}]}}, {"/applicant/languages/0/language"}),
    ],
)
def test_facts_that_exclude_each_other(profile, paths):
    assert set(problems(profile)) == paths


@pytest.mark.parametrize(
    "profile",
    [
        {"as_of": "2015-01-01"},
        {"as_of": "2020-01-01", "applicant": {"birth_date": "2020-01-01"}},
        {
            "applicant": {
                "work": {"periods": [{"country": "CA", "from": "2020-01-01", "to": "2020-01-01", "hours_per_week": 1}]}
            }
        },
        {"applicant": {"credentials": [{"planned": False, "left_unfinished": False, "completed_on": "2020-01-01"}]}},
        {"applicant": {"credentials": [{"study_from": "2020-01-01", "study_to": "2020-01-01"}]}},
        {"applicant": {"credentials": [{"distance_share": 0.5, "distance_share_in_canada": 0.5}]}},
        {"applicant": {"credentials": [{"distance_share_in_canada": 0.5}]}},
    ],
)
def test_facts_that_only_just_agree(profile):
    evaluate(profile)


def test_text_limits():
    """As long as is allowed, and one character more."""
    padding = 1_000_000 - len('{"v":1,"do":"evaluate","profile":{}}')
    assert json.loads(answer('{"v":1,"do":"evaluate","profile":{' + " " * padding + "}}"))["ok"]
    reply = json.loads(answer('{"v":1,"do":"evaluate","profile":{' + " " * (padding + 1) + "}}"))
    assert not reply["ok"]
    assert reply["problems"][0]["path"] == ""


def test_the_envelope():
    good = {"v": 1, "do": "evaluate", "profile": {}}
    assert json.loads(answer(json.dumps(good)))["ok"]
    for change in (
        {"v": 2},
        {"v": True},
        {"v": 1.0},
        {"v": None},
        {"do": "eval"},
        {"do": ["evaluate"]},
        {"locale": "de"},
    ):
        assert not json.loads(answer(json.dumps(good | change)))["ok"], change
    for change in ({"locale": []}, {"before": {}}, {"today": "2020-01-01"}, {"\ud800": 1}):
        assert not json.loads(answer(json.dumps(good | change)))["ok"], change
    french = json.loads(answer(json.dumps(good | {"profile": [], "locale": "fr"})))
    english = json.loads(answer(json.dumps(good | {"profile": []})))
    assert french["problems"] != english["problems"]


def test_the_list_of_problems_is_bounded():
    """However much is wrong, the answer stays small, and says that there is more."""
    request = {"v": 1, "do": "evaluate", "profile": {f"field{number}": number for number in range(20_000)}}
    reply = answer(json.dumps(request))
    problems = json.loads(reply)["problems"]
    assert len(problems) == MOST_LISTED + 1
    assert problems[-1]["path"] == ""
    assert f"{20_000 - MOST_LISTED:,}" in problems[-1]["problem"]
    assert len(reply) < 100_000


def test_a_few_problems_are_all_listed():
    request = {"v": 1, "do": "evaluate", "profile": {f"field{number}": number for number in range(MOST_LISTED)}}
    problems = json.loads(answer(json.dumps(request)))["problems"]
    assert [problem["path"] for problem in problems] == [f"/field{number}" for number in range(MOST_LISTED)]


WRONG = {
    "names of no field": {f"field{number}": number for number in range(30_000)},
    "names as long as can be": {"~/" * 3_400 + str(number): number for number in range(100)},
    "names of no field, in every credential": {
        "applicant": {"credentials": [{f"{number}": 1 for number in range(3_000)}] * 20}
    },
    "values as long as can be": {
        "applicant": {"credentials": [{"kind": "é" * 3_000, "country": "\x01" * 3_000, "eca": [0] * 900}] * 20}
    },
    "too many credentials": {"applicant": {"credentials": [{"kind": 1}] * 50_000}},
    "jobs that lack all": {"applicant": {"work": {"periods": [{"from": 1}] * 50_000}}},
}


@pytest.mark.parametrize("profile", WRONG.values(), ids=WRONG)
@pytest.mark.parametrize("name", [name for name, (_, given) in FUNCTIONS.items() if "profile" in given])
def test_whatever_is_wrong_in_most_of_a_megabyte_the_answer_stays_small(name, profile):
    text = json.dumps({"v": 1, "do": name, "profile": profile})
    assert 300_000 < len(text) < 1_000_000
    reply = answer(text)
    assert json.loads(reply)["problems"]
    assert len(reply) < 100_000


def test_a_name_too_long_to_repeat_is_told_in_short_and_where_it_stands():
    long = "n/" * 100
    for name, path in ((long, "/applicant"), (long[:100], "/applicant/" + "n~1" * 50)):
        with pytest.raises(ProfileError) as refused:
            evaluate({"applicant": {name: 1, "age": 30}})
        [problem] = refused.value.problems
        assert problem["path"] == path
        assert long[:60] in problem["problem"]


@pytest.mark.parametrize("steps", [[{"do": "study", "colour": 1}] * 20_000, {f"step{n}": n for n in range(40_000)}])
def test_however_many_steps_of_a_plan_are_wrong_the_answer_stays_small(steps):
    for name in ("plan", "timeline"):
        reply = answer(json.dumps({"v": 1, "do": name, "profile": {"age": 30}, "changes": steps}))
        assert {problem["path"].split("/")[1] for problem in json.loads(reply)["problems"]} == {"age", "changes"}
        assert len(reply) < 100_000


@pytest.mark.parametrize(
    "text",
    [
        '{"v":1,"do":"evaluate","profile":{"applicant":{"age":29,"age":44}}}',
        '{"v":1,"do":"evaluate","profile":{"age":1,"a\\u0067e":1}}',
        '{"v":1,"v":1,"do":"evaluate","profile":{}}',
    ],
)
def test_a_name_given_twice_is_refused(text):
    """Nobody can say which of the two is meant."""
    [problem] = json.loads(answer(text))["problems"]
    assert "given twice" in problem["problem"]


def test_many_names_given_twice_are_refused_at_once():
    fields = ",".join(f'"f{number}":1' for number in range(40_000))
    [problem] = json.loads(answer(f'{{"v":1,"do":"evaluate","profile":{{{fields},"f39999":2}}}}'))["problems"]
    assert "f39999" in problem["problem"]
