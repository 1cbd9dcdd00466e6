"""Every warning, from its first day to its last: what has lapsed or will, answers that conflict, rules that moved."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from pycore import evaluate

ABILITIES = ("listening", "reading", "writing", "speaking")
BEFORE = "2026-11-02"  # the day before the reported change, which has a warning of its own
ISSUED, TAKEN = date(2020, 5, 10), date(2023, 5, 10)
END = date(2025, 5, 10)  # five years after the one, two after the other
AHEAD = timedelta(days=183)
ONE = timedelta(days=1)
EN: dict[str, Any] = {"language": "en", "taken_on": TAKEN.isoformat(), "clb": dict.fromkeys(ABILITIES, 9)}
FR = {**EN, "language": "fr"}


def told(on: str = BEFORE, **profile: Any) -> list[tuple[str, str, list[str]]]:
    """The warnings on a day: id, sentence, sources."""
    found = evaluate({"as_of": on, **profile})["warnings"]
    return [(one["id"], one["text"], [source["id"] for source in one["sources"]]) for one in found]


def ids(on: str = BEFORE, **profile: Any) -> list[str]:
    return [name for name, _, _ in told(on, **profile)]


def assessed(**facts: Any) -> dict[str, Any]:
    eca = {"organization": "WES", "issued_on": ISSUED.isoformat(), "outcome": "three-year"}
    return {"country": "US", "eca": {key: value for key, value in {**eca, **facts}.items() if value is not None}}


REPORTED = [
    "reported-2026-11-03",
    "reported-2026-11-03-guide",
    "crs-criteria-unchanged",
    "reported-2026-11-03-window",
]
DAYS = [
    (END - AHEAD - ONE, ""),
    (END - AHEAD, "lapsing"),
    (END - ONE, "lapsing"),
    (END, "lapsed"),
    (END + ONE, "lapsed"),
]


@pytest.mark.parametrize(("on", "state"), DAYS)
def test_half_a_year_ahead_a_lapse_is_told_and_from_its_day_on_that_it_happened(on, state):
    held = {"credentials": [assessed()], "languages": [EN]}
    expected = [f"assessment-{state}-untitled", f"language-{state}"] if state else []
    assert ids(on.isoformat(), applicant=held) == [f"applicant-{name}" for name in expected]
    partner = {"credentials": [assessed()], "languages": [FR]}
    assert ids(on.isoformat(), partner=partner) == [f"partner-{name}" for name in expected]


def test_what_a_lapse_says_and_rests_on():
    held = {"credentials": [{**assessed(), "title": "Arts"}, assessed()], "languages": [EN, FR]}
    five, two = ["mi-11-3", "irpr-75-2-e-ii", "mi-3-4"], ["mi-12-3"]
    assert told(END.isoformat(), applicant=held) == [
        (
            "applicant-assessment-lapsed",
            "The assessment of “Arts” reached five years on 10 May 2025 and no longer counts.",
            five,
        ),
        (
            "applicant-assessment-lapsed-untitled",
            "An assessment reached five years on 10 May 2025 and no longer counts.",
            five,
        ),
        (
            "applicant-language-lapsed",
            "The results in English reached two years on 10 May 2025 and no longer count.",
            two,
        ),
        (
            "applicant-language-lapsed",
            "The results in French reached two years on 10 May 2025 and no longer count.",
            two,
        ),
    ]


def test_nothing_lapses_of_which_the_day_is_not_known():
    undated = {"language": "en", "clb": EN["clb"]}
    canadian = {"country": "CA", "kind": "diploma"}
    held = {"credentials": [canadian, assessed(issued_on=None)], "languages": [undated]}
    assert ids(applicant=held) == ids(applicant={}) == ids() == ids(partner=None) == []


def test_without_a_limit_of_that_day_no_result_lapses():
    assert ids("2016-06-01", applicant={"languages": [{**EN, "taken_on": "2014-06-01"}]}) == []


@pytest.mark.parametrize("who", ["applicant", "partner"])
def test_an_age_beside_a_birth_date_that_makes_it_another(who):
    person = {"birth_date": "1990-11-02", "age": 35}
    [(name, text, sources)] = told(**{who: person})
    assert (name, sources) == (f"{who}-age-conflict", ["mi-10"])
    assert text.startswith("The age given is 35; the date of birth, 2 November 1990, makes it 36.")
    for settled in ({**person, "age": 36}, {"birth_date": "1990-11-02"}, {"age": 35}):
        assert ids(**{who: settled}) == []


def score(test: str, taken_on: str, *scores: float) -> dict[str, Any]:
    return {"test": test, "taken_on": taken_on, **dict(zip(ABILITIES, scores, strict=True))}


@pytest.mark.parametrize(
    ("on", "result", "name", "words"),
    [
        ("2024-01-29", score("pte-core", "2023-06-01", 50, 50, 50, 50), "accepted", "only since 30 January 2024"),
        (BEFORE, score("tef-canada", "2026-06-01", 500, 250, 400, 400), "scores", "the column out of 699"),
        (
            "2023-12-10",
            score("tef-canada", "2023-06-01", 500, 250, 400, 400),
            "scores",
            "the most that the test gives, 360",
        ),
        ("2024-06-01", score("tef-canada", "2024-02-01", 300, 250, 400, 400), "scores", "issued again"),
        (BEFORE, {**EN, "taken_on": "2026-11-03"}, "valid", "are dated 3 November 2026"),
        (BEFORE, {**EN, "taken_on": BEFORE}, None, ""),
        (BEFORE, score("ielts-general", "2026-06-01", 7, 7, 7, 7), None, ""),
    ],
)
@pytest.mark.parametrize("who", ["applicant", "partner"])
def test_results_that_say_something_else_than_they_seem_to(who, on, result, name, words):
    found = told(on, **{who: {"languages": [result]}})
    found = [one for one in found if not one[0].endswith("-two-scales")]
    assert [one[0] for one in found] == ([] if name is None else [f"{who}-language-{name}"])
    assert all(words in text and sources for _, text, sources in found)


@pytest.mark.parametrize(
    ("english", "french", "mixed"),
    [
        ((5, 5, 5, 5), 7, False),
        ((4, 4, 4, 4), 7, False),
        ((4, 5, 4, 4), 7, True),
        ((4, 5, 4, 4), 6, False),
        ((4, 9, 9, 9), 10, True),
        ((0, 4, 4, 4), 7, False),
    ],
)
def test_english_that_is_at_the_higher_level_in_some_abilities_only(english, french, mixed):
    results = [
        {"language": "en", "taken_on": "2026-06-01", "clb": dict(zip(ABILITIES, english, strict=True))},
        {"language": "fr", "taken_on": "2026-06-01", "clb": dict.fromkeys(ABILITIES, french)},
    ]
    found = told(applicant={"languages": results})
    assert [one[0] for one in found] == (["french-mixed-english"] if mixed else [])
    for _, text, sources in found:
        assert "reaches level 5 in some abilities and only 4 in another" in text
        assert sources == ["mi-french-mixed"]
    assert ids("2016-06-01", applicant={"languages": [{**one, "taken_on": "2016-01-01"} for one in results]}) == []


@pytest.mark.parametrize(("speaking", "lowest"), [(9, None), (5, None), (4, 4), (3, 3)])
def test_an_ability_in_english_that_is_not_known_is_not_called_low(speaking, lowest):
    clb = {"reading": 9, "writing": 9, "speaking": speaking}  # listening is not told
    results = [
        {"language": "en", "taken_on": "2026-06-01", "clb": clb},
        {"language": "fr", "taken_on": "2026-06-01", "clb": dict.fromkeys(ABILITIES, 7)},
    ]
    texts = [text for _, text, _ in told(applicant={"languages": results})]
    assert len(texts) == (lowest is not None)
    assert all(f"and only {lowest} in another" in text for text in texts)


@pytest.mark.parametrize(("on", "told_of"), [("2025-03-24", False), ("2025-03-25", True), (BEFORE, True)])
def test_a_job_offer_that_no_longer_counts(on, told_of):
    for offer in ("other", "major-group-00"):
        found = told(on, job_offer=offer)
        assert [one[0] for one in found] == (["job-offer-not-counted"] if told_of else [])
        assert all("Since 25 March 2025" in text and sources == ["mi-29-removed"] for _, text, sources in found)
    assert ids(on, job_offer=None) == ids(on) == []


def test_a_job_offer_that_is_reported_to_count_again():
    """Since the reported change it can no longer be said that no offer earns points, only that none is counted here."""
    [_, (name, text, sources)] = told("2026-11-03", job_offer="other")
    assert name == "job-offer-not-counted"
    assert "since 3 November 2026 is said to give points again" in text
    assert sources == ["mi-29-removed", *REPORTED]
    assert "is said" not in told("2026-11-02", job_offer="other")[0][1]


def test_the_reported_change_is_told_first_and_from_its_day():
    held = {"languages": [{**EN, "taken_on": "2024-06-01"}]}
    assert ids("2026-11-02", applicant=held) == ["applicant-language-lapsed"]
    (name, text, sources), (after, _, _) = told("2026-11-03", applicant=held)
    assert (name, after) == ("rules-superseded", "applicant-language-lapsed")
    assert "since 3 November 2026" in text
    assert sources == REPORTED


DAY = date.fromisoformat(BEFORE)


def held(days: int, country: str = "CA") -> dict[str, Any]:
    """A full-time job of so many days, up to the day of the score."""
    job = {"country": country, "from": (DAY - timedelta(days=days)).isoformat(), "hours_per_week": 30}
    return {"work": {"periods": [job]}}


@pytest.mark.parametrize(("days", "is_told"), [(363, False), (364, True), (365, False), (728, True), (730, False)])
@pytest.mark.parametrize(("country", "place"), [("CA", "canadian"), ("IN", "foreign")])
@pytest.mark.parametrize("who", ["applicant", "partner"])
def test_a_year_that_only_one_of_two_counts_makes_is_told(days, is_told, country, place, who):
    found = {name: (text, sources) for name, text, sources in told(**{who: held(days, country)})}
    name = f"{who}-{place}-work-hours"
    assert (name in found) is is_told
    if is_told:
        text, sources = found[name]
        assert "At 1,560 hours to a year, your jobs" in text and "at 365 days of full time to a year" in text
        assert f"come to {'1 year' if days == 364 else '2 years'};" in text
        assert sources == ["guidance-1560-hours", "score-1560-hours"]


def test_years_told_as_figures_have_one_count():
    assert not any("work-hours" in name for name in ids(applicant={"work": {"canadian_years": 1, "foreign_years": 2}}))


@pytest.mark.parametrize(
    ("partner", "is_told"),
    [
        ({"accompanying": True, "canadian": True, "languages": [EN]}, True),
        ({"accompanying": True, "canadian": True, "studied_in_canada_two_years": True}, True),
        ({"accompanying": True, "canadian": True, "work": {"canadian_years": 1}}, True),
        ({"accompanying": True, "canadian": True}, False),
        ({"accompanying": True, "canadian": True, "languages": [], "work": {"canadian_years": 0}}, False),
        ({"accompanying": True, "canadian": False, "languages": [EN]}, False),
        ({"accompanying": False, "canadian": True, "languages": [EN]}, False),
    ],
)
def test_a_partner_who_may_be_a_resident_abroad(partner, is_told):
    found = {name: sources for name, _, sources in told(partner=partner)}
    assert ("partner-resident-abroad" in found) is is_told
    if is_told:
        assert found["partner-resident-abroad"][0] == "partner-resident-abroad"
