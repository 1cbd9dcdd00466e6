"""What is derived from a rule set is derived once: later evaluations find it ready, and a credential is judged once."""

from datetime import date

from pycore import evaluate
from pycore.credentials.level import judge
from pycore.law.rules import load
from pycore.profile.facts import Credential

ABILITIES = ("listening", "reading", "writing", "speaking")
DERIVED = {
    "judged",
    "told-of-results",
    "measured",
    "measured-facts",
    "institution-standing",
    "eca-bodies",
    "selection-grid",
    ("plan", True),
    ("table", "education"),
}


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


def test_a_second_evaluation_derives_nothing_anew():
    law = load()
    evaluate(profile("2019-05-15"), source=law)
    rules = law.on(date(2026, 11, 23))
    before = dict(rules.memo)
    assert before.keys() >= DERIVED
    assert None not in before.values()
    evaluate(profile("2018-05-15", 7), source=law)
    assert rules.memo.keys() == before.keys()
    assert all(rules.memo[key] is value for key, value in before.items())


def test_a_credential_is_judged_once():
    rules = load().on(date(2026, 11, 23))
    one, same, other = Credential(country="CA"), Credential(country="CA"), Credential(country="US")
    first = judge(one, None, rules.day, rules)
    assert judge(same, None, rules.day, rules) is first
    assert judge(other, None, rules.day, rules) != first
    assert judge(one, None, date(2026, 11, 24), rules) is not first
    assert judge(one, None, rules.day, rules, own=False) is not first
    assert judge(one, None, rules.day, rules) is first


def spoiled(value: object) -> None:
    """Empty every list and change every figure of a result, down to the single sources, which results share."""
    if isinstance(value, list):
        for one in value:
            spoiled(one)
        value.clear()
    elif isinstance(value, dict) and "checked_on" not in value:
        for one in value.values():
            spoiled(one)
        value.clear()


def test_what_is_shown_again_is_the_readers_own():
    told = profile("2018-05-15")
    law = load()
    pristine = evaluate(told, source=load())
    spoiled(evaluate(told, source=law))
    again = evaluate(told, source=law)
    assert again == pristine
    spoiled(again)
    assert evaluate(told, source=law) == pristine


def test_the_same_worlds_are_told_by_day_and_language():
    law = load()
    told = {"as_of": "2026-11-23", "applicant": {"birth_date": "1997-03-05", "credentials": []}}
    later = {**told, "as_of": "2026-11-24"}
    for one, locale in ((told, "en"), (later, "en"), (later, "fr"), (told, "fr"), (told, "en")):
        assert evaluate(one, locale, source=law) == evaluate(one, locale, source=load())
