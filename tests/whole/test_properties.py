"""What must hold for every profile: sums, caps, order, monotonicity, and that an answer only narrows a range.

Always the same examples, so that a run never fails by chance; CREDPOINTS_EXAMPLES=2000 looks further, at random.
"""

from __future__ import annotations

import json
import os
from datetime import date
from typing import Any

import profiles
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from known import DIPLOMA

from pycore import ProfileError, answer, evaluate
from pycore.boundary import to_json
from pycore.law.loading import law
from pycore.profile.schema import read_schema
from pycore.scoring.crs import sections_of

EXAMPLES = int(os.environ.get("CREDPOINTS_EXAMPLES", "0"))
RESULT = Draft202012Validator(read_schema("result"), format_checker=Draft202012Validator.FORMAT_CHECKER)
# Keys of a result whose value is told in words, or comes with the language of a source.
WORDS = frozenset(
    ("because", "text", "question", "who", "subject", "ask", "title", "url", "section", "notice", "level_name")
)


def look(examples: int) -> settings:
    return settings(
        max_examples=EXAMPLES or examples,
        derandomize=not EXAMPLES,
        database=None,
        deadline=None,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much],
    )


def figures(value: Any) -> Any:
    """A result without its words: what both languages, and every order of the input, must share."""
    if isinstance(value, dict):
        counted = {"would_change": len(value["would_change"])} if "would_change" in value else {}
        return {key: figures(inner) for key, inner in value.items() if key not in WORDS} | counted
    if isinstance(value, list):
        return [figures(inner) for inner in value]
    return value


def within(inner: list[int], outer: list[int]) -> bool:
    return outer[0] <= inner[0] <= inner[1] <= outer[1]


@given(profiles.profiles())
@look(200)
def test_points_add_up_under_their_caps(profile):
    result = evaluate(profile)
    crs = result["crs"]
    forms = {
        form["id"]: form
        for form in sections_of(law().on(date.fromisoformat(profile.get("rules_on", profile["as_of"]))))
    }
    for section in crs["sections"]:
        points = {factor["id"]: factor["points"] for factor in section["factors"]}
        form = forms[section["id"]]
        assert list(points) == list(form["factors"])
        for group in form.get("groups", ()):
            together = sum(points.pop(name) for name in group["factors"])
            points[group["factors"][0]] = min(group["max"], together)
        assert section["points"] == min(sum(points.values()), section["max"])
    assert crs["total"] == min(sum(section["points"] for section in crs["sections"]), crs["max"])
    fsw = result["fsw"]
    assert fsw["total"] == sum(factor["points"] for factor in fsw["factors"])


@given(profiles.profiles())
@look(200)
def test_every_figure_lies_between_its_least_and_its_most(profile):
    result = evaluate(profile)
    crs, fsw = result["crs"], result["fsw"]
    parts = [part for section in crs["sections"] for part in (section, *section["factors"])]
    for part in (*parts, *fsw["factors"]):
        assert part["points"] == part["range"][0] >= 0, part
        assert part["range"][0] <= part["range"][1] <= part["max"], part
    for whole, most in ((crs, crs["max"]), (fsw, 100)):
        assert whole["total"] == whole["range"][0] >= 0
        assert whole["range"][0] <= whole["range"][1] <= most
    passes = {"yes": fsw["total"] >= fsw["pass_mark"], "no": fsw["range"][1] < fsw["pass_mark"]}
    assert passes.get(fsw["passes"], not any(passes.values()))
    for credential in result["credentials"]:
        effect = credential["effect"]
        assert effect["total"] == effect["with"]["total"] - effect["without"]["total"] >= 0
        assert effect["with"]["range"][1] >= effect["without"]["range"][1]


@given(profiles.profiles())
@look(200)
def test_a_result_is_what_its_factors_and_verdicts_say(profile):
    result = evaluate(profile)
    factors = {factor["id"]: factor for section in result["crs"]["sections"] for factor in section["factors"]}
    education = result["education"]
    assert education["points"] == factors["education"]["points"]
    assert education["range"] == factors["education"]["range"]
    assert education["fsw_points"] == result["fsw"]["factors"][0]["points"]
    assert education["canadian_study_points"] == factors.get("canadian-study", {"points": 0})["points"]
    assert len(result["credentials"]) == len(profile["applicant"].get("credentials", ()))
    assert len(result["partner_credentials"]) == len((profile.get("partner") or {}).get("credentials", ()))
    for credential in (*result["credentials"], *result["partner_credentials"]):
        verdicts = [credential[use] for use in ("level", "two_or_more", "canadian_study")]
        for verdict in verdicts:
            outcomes = {test["outcome"] for test in verdict["tests"]}
            expected = "no" if "not-met" in outcomes else "unclear" if "unknown" in outcomes else "yes"
            assert verdict["answer"] == expected
            assert (verdict["answer"] == "yes") == (verdict["word"] == "counts")
            assert (verdict["answer"] == "no") == (verdict["word"] == "does-not-count")
            assert verdict["would_change"] == [] or verdict["answer"] != "yes"
        assert (verdicts[2]["value"] > 0) <= (verdicts[2]["answer"] == "yes")
    best = max((c["canadian_study"]["value"] for c in result["credentials"]), default=0)
    if "credentials" in profile["applicant"]:
        assert education["canadian_study_points"] == best  # the highest one, and only once


@given(profiles.profiles(), st.data())
@look(250)
def test_an_answer_only_narrows(profile, data):
    """Take some facts away: every range of the poorer profile holds that of the richer one."""
    facts = list(profiles.facts_of(profile))
    assume(facts)
    taken = data.draw(st.lists(st.sampled_from(facts), min_size=1, max_size=4, unique=True))
    poorer, richer = evaluate(profiles.without(profile, taken)), evaluate(profile)
    for name in ("crs", "fsw"):
        assert within(richer[name]["range"], poorer[name]["range"]), (name, taken)
    for name in ("range", "fsw_range", "canadian_study_range"):
        assert within(richer["education"][name], poorer["education"][name]), (name, taken)


@given(profiles.profiles(), st.data())
@look(250)
def test_the_day_of_a_month_only_narrows(profile, data):
    """Some months told with their day: each range of the poorer profile holds that of the richer one, where days agree."""
    months = list(profiles.months_of(profile))
    assume(months)
    told = data.draw(st.lists(st.sampled_from(months), min_size=1, max_size=4, unique=True))
    days = {path: data.draw(st.integers(1, 31)) for path in told}
    poorer = evaluate(profile)
    try:
        richer = evaluate(profiles.with_days(profile, days))
    except ProfileError:
        assume(False)  # these days cannot be: one is to come, or an end is before its start
    for name in ("crs", "fsw"):
        assert within(richer[name]["range"], poorer[name]["range"]), (name, days)
    for name in ("range", "fsw_range", "canadian_study_range"):
        assert within(richer["education"][name], poorer["education"][name]), (name, days)
    for before, after in zip(poorer["programs"], richer["programs"], strict=True):
        assert before["answer"] in ("unclear", after["answer"]), (after["id"], days)


MET = {name: fact for name, fact in DIPLOMA.items() if name not in ("kind", "program_years")}


@pytest.mark.parametrize(
    ("known", "name", "answers"),
    [
        ({"kind": "diploma"}, "program_years", (0, 1, 2, 3)),
        ({}, "country", ("CA", "US")),
        ({"kind": "diploma"}, "country", ("CA", "US")),
        (MET | {"institution": "private-degree", "program_years": 3}, "kind", profiles.KINDS),
        (MET | {"institution": "private-quebec-vocational", "hours": 900, "program_years": 3}, "kind", profiles.KINDS),
        (MET | {"program_years": 0.5}, "kind", profiles.KINDS),
        (MET, "kind", profiles.KINDS),
        (MET | {"kind": "professional", "program_years": 0.5}, "professional_field", profiles.FIELDS),
        (MET | {"kind": "professional", "program_years": 2}, "professional_field", profiles.FIELDS),
        (MET | {"kind": "professional"}, "professional_field", profiles.FIELDS),
        (MET | {"kind": "masters"}, "program_years", (0, 0.99, 1, 3)),
        (MET | {"kind": "diploma", "institution": "private-quebec-vocational"}, "hours", (0, 899, 900)),
        ({"kind": "diploma", "country": "US"}, "eca", (None, {"outcome": "three-year", "organization": "WES"})),
    ],
)
def test_unknowns_that_hang_on_another_unknown(known, name, answers):
    """What one absent fact leaves open holds every answer to it, also where its absence bears on other tests."""

    def found(credential: dict[str, Any]) -> dict[str, Any]:
        return evaluate({"as_of": "2026-11-23", "applicant": {"credentials": [credential]}, "partner": None})

    open_one = found(known)
    for answer_given in answers:
        settled = found({**known, name: answer_given})
        assert within(settled["crs"]["range"], open_one["crs"]["range"]), answer_given
        for figure in ("range", "fsw_range", "canadian_study_range"):
            assert within(settled["education"][figure], open_one["education"][figure]), (figure, answer_given)


@given(
    profiles.profiles(),
    st.sampled_from(("applicant", "partner")),
    st.sampled_from(("en", "fr")),
    st.lists(st.integers(0, 12), min_size=4, max_size=4),
    st.integers(0, 3),
)
@look(150)
def test_a_better_language_level_never_lowers_the_total(profile, who, language, levels, index):
    """One ability one level higher, in a result that stands beside whatever else there is."""

    def with_levels(levels: list[int]) -> dict[str, Any]:
        result = {"language": language, "clb": dict(zip(profiles.ABILITIES, levels, strict=True))}
        result["taken_on"] = profile["as_of"]
        person = profile.get(who) or {}
        return evaluate({**profile, who: {**person, "languages": [result, *person.get("languages", ())]}})

    before = with_levels(levels)
    levels[index] = min(12, levels[index] + 1)
    better = with_levels(levels)
    for name in ("crs", "fsw"):
        assert better[name]["range"][0] >= before[name]["range"][0]
        assert better[name]["range"][1] >= before[name]["range"][1]


@given(profiles.profiles(), st.data())
@look(250)
def test_a_further_credential_never_lowers_the_total(profile, data):
    on = date.fromisoformat(profile["as_of"])
    who = data.draw(st.sampled_from(("applicant", "partner"))) if profile.get("partner") else "applicant"
    person, held = profile[who], profile[who].get("credentials", [])
    further = data.draw(profiles.credentials(on))
    at = data.draw(st.integers(0, len(held)))
    before, after = (
        evaluate({**profile, who: {**person, "credentials": credentials}})
        for credentials in (held, [*held[:at], further, *held[at:]])
    )
    for name in ("crs", "fsw"):
        assert after[name]["range"][0] >= before[name]["range"][0]
        assert after[name]["range"][1] >= before[name]["range"][1]


@given(profiles.profiles(), st.sampled_from(("canadian_years", "foreign_years")), st.sampled_from((0.5, 1, 3)))
@look(100)
def test_more_work_never_lowers_the_total(profile, name, more):
    before, after = (
        evaluate({**profile, "applicant": {**profile["applicant"], "work": {"canadian_years": 1, name: years}}})
        for years in (more - 0.5, more)
    )
    assert after["crs"]["total"] >= before["crs"]["total"]
    assert after["fsw"]["total"] >= before["fsw"]["total"]


@given(profiles.profiles(), st.randoms(use_true_random=False))
@look(200)
def test_the_order_of_credentials_and_languages_does_not_matter(profile, chance):
    before = evaluate(profile)
    shuffled = json.loads(json.dumps(profile))
    people = [("credentials", shuffled["applicant"])]
    people += [("partner_credentials", shuffled["partner"])] if shuffled.get("partner") else []
    for shown, person in people:
        order = list(range(len(person.get("credentials", ()))))
        chance.shuffle(order)
        if "credentials" in person:
            person["credentials"] = [person["credentials"][i] for i in order]
            before[shown] = [before[shown][i] for i in order]
        if "languages" in person:
            chance.shuffle(person["languages"])
    after = evaluate(shuffled)
    assert figures(after["credentials"]) == figures(before["credentials"])
    assert figures(after["partner_credentials"]) == figures(before["partner_credentials"])
    assert after["education"] == before["education"]
    assert after["crs"]["range"] == before["crs"]["range"]
    assert after["fsw"]["range"] == before["fsw"]["range"]
    assert [program["answer"] for program in after["programs"]] == [program["answer"] for program in before["programs"]]


@given(profiles.profiles())
@look(150)
def test_both_languages_give_the_same_figures(profile):
    english, french = evaluate(profile, "en"), evaluate(profile, "fr")
    assert figures(french) == figures(english)
    assert (
        french["crs"]["sections"][0]["factors"][0]["because"] != english["crs"]["sections"][0]["factors"][0]["because"]
    )


@given(profiles.profiles())
@look(100)
def test_a_result_is_json_and_always_the_same(profile):
    text = to_json(evaluate(profile))
    assert to_json(evaluate(json.loads(json.dumps(profile)))) == text
    assert json.loads(text) == evaluate(profile)
    request = json.dumps({"v": 1, "do": "evaluate", "profile": profile})
    assert answer(request) == f'{{"ok":true,"result":{text}}}'


@given(profiles.profiles(), st.sampled_from(("en", "fr")))
@look(40)
def test_a_result_fits_its_published_schema(profile, locale):
    problems = [f"{error.json_path}: {error.message}" for error in RESULT.iter_errors(evaluate(profile, locale))]
    assert not problems, problems[:3]


@given(profiles.profiles())
@look(200)
def test_questions_ask_for_what_is_absent_and_matters(profile):
    result = evaluate(profile)
    crs, fsw = result["crs"], result["fsw"]
    for question in result["questions"]:
        place: Any = profile
        steps = question["path"].removeprefix("/").split("/")
        for step in steps[:-1]:
            place = (place or {}).get(step, {}) if isinstance(place, dict) else place[int(step)]
        last = steps[-1]
        if last in profiles.ABILITIES and "test" in place:
            continue  # a score beyond its scale is asked for again
        if not (last == "phrase" or (last == "outcome" and place.get("outcome") == "unlisted")):
            told = list(profiles.months_of(place.get(last)))  # of a month, the day is asked where it decides
            assert told or last not in place, question
        assert 0 <= question["could_add"] <= crs["range"][1], question
        assert 0 <= question["could_add_fsw"] <= fsw["range"][1], question
    added = [question["could_add"] for question in result["questions"]]
    assert added == sorted(added, reverse=True)
    if crs["range"][0] == crs["range"][1] and fsw["range"][0] == fsw["range"][1]:
        assert not any(question["could_add"] for question in result["questions"])
