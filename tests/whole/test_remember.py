"""What is derived is derived once, whatever was asked before nothing else comes out, and a result is its reader's own."""

import json
import subprocess
import sys
from datetime import date
from itertools import chain
from pathlib import Path

import pytest

from pycore import compare, evaluate, figures, history, levers, remember, scenario, swap, timeline
from pycore.credentials.level import judge
from pycore.law.loading import law, load
from pycore.profile.facts import Credential
from tools.lib import samples

ABILITIES = ("listening", "reading", "writing", "speaking")
RULES_ALONE = (
    "canadian._standings",
    "bodies._bodies",
    "outcomes._table",
    "crs.measured",
    "crs.measured_facts",
    "crs._plan",
    "tables.table_of",
    "grid._forms",
    "reasons._forms",
)
OTHERS = (compare, figures, history, levers, scenario, swap, timeline)


def profile(completed_on: str, english: int = 9) -> dict[str, object]:
    """Two people of whom much is open; another day makes other credentials of theirs, another level other worlds."""
    return {
        "as_of": "2026-11-23",
        "applicant": {
            "credentials": [
                {"country": "CA", "kind": "diploma", "institution": "public", "completed_on": completed_on},
                {
                    "country": "US",
                    "completed_on": completed_on,
                    "eca": {"organization": "WES", "issued_on": "2022-06-01", "phrase": "One-year certificate"},
                },
            ],
            "languages": [{"language": "en", "taken_on": "2026-06-01", "clb": dict.fromkeys(ABILITIES, english)}],
        },
        "partner": {"accompanying": True, "canadian": False},
    }


def misses() -> dict[str, int]:
    """How often each function had to work something out, by module and name."""
    return {
        f"{one.__module__.rpartition('.')[2]}.{one.__name__}": one.cache_info().misses for one in remember._memories
    }


def test_a_second_evaluation_derives_nothing_of_the_rules_anew():
    remember.forget()
    evaluate(profile("2019-05-15"))
    before = misses()
    assert before.keys() >= set(RULES_ALONE)
    assert all(before[name] for name in RULES_ALONE)
    evaluate(profile("2018-05-15", 7))
    after = misses()
    assert {name: after[name] for name in RULES_ALONE} == {name: before[name] for name in RULES_ALONE}
    evaluate(profile("2018-05-15", 7))
    assert misses() == after


def test_what_is_forgotten_is_worked_out_again():
    told = profile("2019-05-15")
    first = evaluate(told)
    remember.forget()
    assert not any(misses().values())
    assert evaluate(told) == first
    assert any(misses().values())


def test_no_memory_grows_without_end():
    assert all(one.cache_info().maxsize for one in remember._memories)


def test_a_credential_is_judged_once():
    rules = law().on(date(2026, 11, 23))
    one, same, other = Credential(country="CA"), Credential(country="CA"), Credential(country="US")
    first = judge(one, None, rules.day, rules)
    assert judge(same, None, rules.day, rules) is first
    assert judge(other, None, rules.day, rules) != first
    assert judge(one, None, date(2026, 11, 24), rules) is not first
    assert judge(one, None, rules.day, rules, own=False) is not first
    assert judge(one, None, rules.day, load().on(date(2026, 11, 23))) is not first
    assert judge(one, None, rules.day, rules) is first


def test_rules_and_law_are_equal_only_to_themselves():
    one, other = load(), load()
    day = date(2026, 11, 23)
    assert one != other
    assert one.on(day) != other.on(day)
    assert one.on(day) is one.on(day)


def spoil(value: object) -> None:
    """Change every list and every table of a result, at every depth."""
    if isinstance(value, list):
        for inner in value:
            spoil(inner)
        value.reverse()
        value.append("spoilt")
    elif isinstance(value, dict):
        for inner in value.values():
            spoil(inner)
        for key in value:
            value[key] = "spoilt"
        value["spoilt"] = True


def everything(told: dict[str, object], locale: str) -> list[object]:
    """What every function says of a profile."""
    found = [evaluate(told, locale)]
    return [*found, *(f(told, told, locale) if f is compare else f(told, locale=locale) for f in OTHERS)]


@pytest.mark.parametrize("locale", ["en", "fr"])
def test_a_result_is_its_readers_own(locale):
    """However it is changed, at any depth, the next one is as from a process that has answered nothing yet."""
    profiles = [samples.journey(), samples.fullest(), profile("2018-05-15"), {"as_of": "2026-11-23"}]
    code = "import json, sys, test_remember as t; print(json.dumps([t.everything(p, sys.argv[1]) for p in json.load(sys.stdin)]))"
    paths = [*sys.path, str(Path(__file__).parent)]
    fresh = subprocess.run(
        [
            sys.executable,
            "-c",
            f"import sys; sys.path[:0] = {paths!r}; {code}",
            locale,
        ],
        input=json.dumps(profiles),
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    for _ in range(2):
        for told in profiles:
            for found in everything(told, locale):
                spoil(found)
    assert [everything(told, locale) for told in profiles] == json.loads(fresh)


def test_whatever_was_asked_before_nothing_else_comes_out():
    """Each sample after all the others, and after nothing."""
    many = list(chain(samples.edits(40), samples.stream(60, seed=3)))
    after_others = [json.dumps(evaluate(told)) for _ in range(2) for told in many][len(many) :]
    for told, found in zip(many, after_others, strict=True):
        remember.forget()
        assert json.dumps(evaluate(told)) == found


def test_the_same_worlds_are_told_by_day_and_language():
    told = {"as_of": "2026-11-23", "applicant": {"birth_date": "1997-03-05", "credentials": []}}
    later = {**told, "as_of": "2026-11-24"}
    for one, locale in ((told, "en"), (later, "en"), (later, "fr"), (told, "fr"), (told, "en")):
        assert evaluate(one, locale) == evaluate(one, locale, source=load())
