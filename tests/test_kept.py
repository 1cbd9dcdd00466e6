"""What is derived from a rule set is derived once: a second evaluation finds everything ready."""

from datetime import date

from pycore import evaluate
from pycore.rules import load

ABILITIES = ("listening", "reading", "writing", "speaking")
PROFILE = {
    "as_of": "2026-11-23",
    "applicant": {
        "credentials": [
            {"country": "CA", "kind": "diploma", "program_years": 2, "institution": "public"},
            {
                "country": "US",
                "completed_on": "2019-05-15",
                "eca": {"organization": "WES", "issued_on": "2022-06-01", "phrase": "One-year certificate"},
            },
        ],
        "languages": [{"language": "en", "taken_on": "2026-06-01", "clb": dict.fromkeys(ABILITIES, 9)}],
    },
    "partner": {"accompanying": True, "canadian": False},
}


def test_a_second_evaluation_derives_nothing_anew():
    law = load()
    first = evaluate(PROFILE, source=law)
    kept = {day: dict(rules.memo) for day, rules in law.resolved.items()}
    rules = law.on(date(2026, 11, 23))
    assert {"measured", "measured-facts", "institution-standing", "eca-bodies", "selection-grid"} <= rules.memo.keys()
    assert {("plan", True), ("table", "education")} <= rules.memo.keys()
    assert None not in rules.memo.values()
    assert evaluate(PROFILE, source=law) == first
    for day, found in kept.items():
        assert law.resolved[day].memo.keys() == found.keys()
        assert all(law.resolved[day].memo[key] is value for key, value in found.items())
