"""Would it have been enough? Points against the cut-offs of twelve months, with the rule set of each round, in both languages."""

from __future__ import annotations

import json
import re
from datetime import date, timedelta
from typing import Any

import pytest
from known import clb

from pycore import ProfileError, answer, evaluate, rounds
from pycore.invitations.enough import PACKAGED
from pycore.invitations.rounds_files import document, packaged_rounds
from pycore.law.loading import law

NINE = clb(9)
MASTERS = {
    "country": "CA",
    "kind": "masters",
    "program_years": 2,
    "institution": "public",
    "completed_on": "2024-05-01",
    "distance_share": 0,
    "full_time_months": 16,
    "months_in_canada": 16,
    "language_study_share": 0,
    "return_scholarship": False,
}
# A nurse with one job in Canada; nothing is left open.
NURSE: dict[str, Any] = {
    "as_of": "2026-10-01",
    "applicant": {
        "age": 29,
        "credentials": [MASTERS],
        "languages": [{"language": "en", "taken_on": "2026-03-01", "clb": NINE}],
        "occupation": {"noc": "31301"},
        "work": {"periods": [{"country": "CA", "from": "2024-06-03", "hours_per_week": 38, "noc": "31301"}]},
        "certificate_of_qualification": False,
    },
    "partner": None,
    "settlement_funds": True,
    "outside_quebec": True,
    "provincial_nomination": False,
    "sibling_in_canada": False,
    "arranged_employment": False,
    "relative_in_canada": False,
    "job_offer": None,
}

# The same nurse sixteen months before, on a day whose twelve months begin under other rules.
IN_2025: dict[str, Any] = {
    **NURSE,
    "as_of": "2025-06-05",
    "applicant": {**NURSE["applicant"], "languages": [{"language": "en", "taken_on": "2025-03-01", "clb": NINE}]},
}


def kinds(result: dict[str, Any]) -> dict[tuple[str, str | None], dict[str, Any]]:
    return {(one["id"], one["version"]): one for one in result["kinds"]}


def notes(result: dict[str, Any]) -> dict[str, str]:
    return {one["id"]: one["text"] for one in result["notes"]}


def of(number: str, result: dict[str, Any]) -> dict[str, Any]:
    return next(one for kind in result["kinds"] for one in kind["rounds"] if one["number"] == number)


def with_cutoff(number: str, cutoff: int) -> dict[str, Any]:
    """The published document with another cut-off of one round."""
    data = document()
    data["rounds"] = [{**one, "cutoff": cutoff} if one["number"] == number else one for one in data["rounds"]]
    return data


def test_the_nurse_against_the_rounds_for_health_care() -> None:
    result = rounds(NURSE)
    assert result["total"] == evaluate(NURSE)["crs"]["total"]
    assert (result["from"], result["to"]) == ("2025-10-02", "2026-10-01")
    total = result["total"]
    found = kinds(result)["healthcare", "2026-3"]
    assert (found["answer"], found["held"], found["name"]) == ("yes", 3, "Healthcare and social services")
    assert [(one["number"], one["on"], one["cutoff"]) for one in found["rounds"]] == [
        ("441", "2026-09-04", 475),
        ("422", "2026-06-25", 475),
        ("398", "2026-02-20", 467),
    ]
    assert [one["sure"] for one in found["rounds"]] == [total - 475, total - 475, total - 467]
    assert all(one["sure"] == one["most"] for one in found["rounds"])


def test_what_a_result_says_of_itself() -> None:
    """The points, at least and at most; the time looked at; what is recorded at all."""
    told, held = {"as_of": "2026-09-30"}, packaged_rounds().rounds
    result, scored = rounds(told), evaluate(told)
    notes_of, kinds_of = result.pop("notes"), result.pop("kinds")
    assert notes_of and kinds_of
    assert result == {
        "as_of": "2026-09-30",
        "rules": scored["rules"],
        "total": scored["crs"]["range"][0],
        "range": scored["crs"]["range"],
        "from": "2025-10-01",
        "to": "2026-09-30",
        "recorded": {"from": "2015-01-31", "to": held[-1].on.isoformat(), "last": held[-1].number},
    }
    assert scored["crs"]["range"][0] < scored["crs"]["range"][1]


def test_what_is_told_of_a_round() -> None:
    result = rounds(NURSE)
    found, total = of("441", result), result["total"]
    assert found.pop("because").startswith(f"{total} points: ")
    assert found == {
        "number": "441",
        "on": "2026-09-04",
        "name": "Healthcare and Social Services Occupations, 2026-Version 3",
        "invitations": 3500,
        "cutoff": 475,
        "tie_break": "2026-05-26T00:26:14Z",
        "sure": total - 475,
        "most": total - 475,
        "rules": {"id": "2025-03-25", "status": "verified"},
        "other_rules": False,
    }


def test_a_profile_is_read_as_by_every_other_function() -> None:
    assert rounds({}, today=date(2026, 9, 30))["as_of"] == "2026-09-30"
    for locale in ("en", "fr"):
        problems = []
        for function in (rounds, evaluate):
            with pytest.raises(ProfileError) as caught:
                function({"as_of": "today"}, locale)
            problems.append(caught.value.problems)
        assert problems[0] == problems[1] != []


def test_every_round_of_the_time_is_in_one_kind_and_no_other_is() -> None:
    result = rounds({**NURSE, "provincial_nomination": True})
    wanted = [one for one in packaged_rounds().rounds if date(2025, 10, 2) <= one.on <= date(2026, 10, 1)]
    assert sum(one["held"] for one in result["kinds"]) == len(wanted) > 60
    shown = {one["number"] for kind in result["kinds"] for one in kind["rounds"]}
    refused = {(kind["id"], kind["version"]) for kind in result["kinds"] if kind["answer"] == "no"}
    assert shown == {one.number for one in wanted if (one.kind, one.version) not in refused}


def test_those_that_were_open_come_first_and_the_newest_first_in_each() -> None:
    result = rounds(NURSE)
    answers = [one["answer"] for one in result["kinds"]]
    assert answers == sorted(answers, key=["yes", "unclear", "no"].index)
    assert {"yes", "unclear", "no"} == set(answers)
    for kind in result["kinds"]:
        days = [one["on"] for one in kind["rounds"]]
        assert days == sorted(days, reverse=True)
        assert (kind["answer"] == "no") == (not days)


@pytest.mark.parametrize(
    ("as_of", "first", "last"),
    [
        ("2026-10-01", "2025-10-02", "2026-10-01"),
        ("2026-09-30", "2025-10-01", "2026-09-30"),
        ("2024-02-29", "2023-03-02", "2024-02-29"),
        ("2015-02-10", "2014-02-11", "2015-02-10"),
        ("2015-01-01", "2014-01-02", "2015-01-01"),
    ],
)
def test_twelve_months_end_on_the_day_of_the_points(as_of: str, first: str, last: str) -> None:
    result = rounds({"as_of": as_of, "applicant": {"age": 29}})
    assert (result["from"], result["to"]) == (first, last)
    assert all(first <= one["on"] <= last for kind in result["kinds"] for one in kind["rounds"])
    assert "ends" not in notes(result)


def test_after_the_last_round_the_twelve_months_end_with_the_data() -> None:
    last = packaged_rounds().rounds[-1]
    for as_of in (last.on + timedelta(days=1), date(2031, 5, 1)):
        result = rounds({**NURSE, "as_of": as_of.isoformat()})
        assert result["to"] == result["recorded"]["to"] == last.on.isoformat()
        assert last.number in notes(result)["ends"]


def test_before_the_first_round_there_is_none() -> None:
    result = rounds({"as_of": "2015-01-30"})
    assert result["kinds"] == []
    assert "none" in notes(result)
    result = rounds({"as_of": "2015-01-31"})
    assert [one["held"] for one in result["kinds"]] == [1]


def test_what_is_said_to_everybody() -> None:
    said = notes(rounds(NURSE))
    assert "promise nothing" in said["past"]
    assert "1 October 2026" in said["scored"]
    assert "25 March 2025" in said["scored"]
    sources = {one["id"]: [source["id"] for source in one["sources"]] for one in rounds(NURSE)["notes"]}
    assert sources["past"] == []
    assert sources["scored"] == list(law().on(date(2026, 10, 1)).cite("rule-set")) != []


def test_no_round_is_known_under_the_rules_reported_for_november_2026() -> None:
    """While the data end before that day; a round held later is marked instead."""
    data = document()
    data["rounds"] = data["rounds"][:448]
    before = rounds({**NURSE, "as_of": "2026-11-27"}, data=data)
    assert before["rules"]["status"] == "superseded-unverified"
    assert "3 November 2026" in notes(before)["reported"]
    assert not any(one["other_rules"] for kind in before["kinds"] for one in kind["rounds"])
    cec = {"number": "448", "on": "2026-11-10", "kind": "cec", "version": None, "name": "Canadian Experience Class"}
    data["rounds"] = [*data["rounds"], {**data["rounds"][-2], **cec}]
    after = rounds({**NURSE, "as_of": "2026-11-27"}, data=data)
    assert "reported" not in notes(after)
    assert "25 March 2025" in notes(after)["reported-held"]
    assert of("448", after)["rules"] == {"id": "2025-03-25", "status": "superseded-unverified"}
    assert of("448", after)["other_rules"] is True
    assert of("446", after)["other_rules"] is False
    data["rounds"] = [
        *data["rounds"][:-1],
        {**data["rounds"][-1], "on": "2026-11-03"},
    ]  # the first day of the rules reported
    assert "reported-held" in notes(rounds({**NURSE, "as_of": "2026-11-27"}, data=data))


def test_a_round_under_another_rule_set_is_marked() -> None:
    result = rounds(IN_2025)
    marked = {one["number"]: one for kind in result["kinds"] for one in kind["rounds"]}
    assert result["rules"]["id"] == "2025-03-25"
    for one in marked.values():
        start = law().on(date.fromisoformat(one["on"])).version("rule-set").start.isoformat()
        assert one["rules"] == {"id": start, "status": "verified"}
        assert one["other_rules"] is (one["on"] < "2025-03-25")
    assert "other-rules" in notes(result)
    assert notes(result)["other-rules"].endswith(f"{sum(one['other_rules'] for one in marked.values())}.")


def test_the_rules_asked_for_are_those_that_count() -> None:
    """The same facts under the rules of another day: every round is then under others."""
    result = rounds({**NURSE, "rules_on": "2024-01-01"})
    assert result["rules"]["id"] == "2020-10-20"
    assert all(one["other_rules"] for kind in result["kinds"] for one in kind["rounds"])


def test_above_at_and_under_a_cut_off() -> None:
    """Round 441 has a tie-breaking time, which only matters at the cut-off itself."""
    total = rounds(NURSE)["total"]
    assert total not in {one.cutoff for one in packaged_rounds().rounds[-80:]}
    for by, words in (
        (-3, f"{total} points: 3 under the cut-off of {total + 3}."),
        (0, f"{total} points: exactly the cut-off. The tie-breaking time was 26 May 2026, 00:26:14 UTC."),
        (2, f"{total} points: 2 above the cut-off of {total - 2}."),
    ):
        result = rounds(NURSE, data=with_cutoff("441", total - by))
        assert (of("441", result)["because"], of("441", result)["sure"]) == (words, by)
        assert ("tie" in notes(result)) is (by == 0)


@pytest.mark.parametrize(
    ("low", "high", "cutoff", "words"),
    [
        (480, 500, 475, "At least 480 points, 5 above the cut-off of 475; up to 500, 25 above it."),
        (475, 500, 475, "At least 475 points, exactly the cut-off; up to 500, 25 above it."),
        (470, 500, 475, "At least 470 points, 5 under the cut-off of 475; up to 500, 25 above it."),
        (470, 475, 475, "At least 470 points, 5 under the cut-off of 475; up to 475, exactly the cut-off."),
        (460, 470, 475, "At least 460 points, 15 under the cut-off of 475; up to 470, 5 under it."),
    ],
)
def test_a_range_against_a_cut_off(low: int, high: int, cutoff: int, words: str) -> None:
    from pycore.invitations.enough import _against
    from pycore.messages.words import words as book

    one = packaged_rounds().rounds[-1]._replace(cutoff=cutoff)
    code, facts = _against(one, low, high)
    assert book("en").say(f"rounds.cutoff.{code}", facts) == words
    assert book("fr").say(f"rounds.cutoff.{code}", facts)


def test_a_tie_without_its_time_says_so() -> None:
    from pycore.invitations.enough import _against

    for tie in (None, "--10-07T16:38:21Z"):
        one = packaged_rounds().rounds[-1]._replace(tie_break=tie)
        assert _against(one, one.cutoff, one.cutoff)[0] == "at"


def test_unknown_facts_leave_a_range_and_open_rounds() -> None:
    result = rounds({"as_of": "2026-10-01"})
    assert {one["answer"] for one in result["kinds"]} == {"unclear"}
    low, high = result["range"]
    assert low < high
    for kind in result["kinds"]:
        assert any(one["missing"] for one in kind["requirements"])
        for one in kind["rounds"]:
            assert (one["sure"], one["most"]) == (low - one["cutoff"], high - one["cutoff"])


def test_both_languages_say_the_same_figures() -> None:
    def bare(value: Any) -> Any:
        if isinstance(value, dict):
            return {
                key: bare(inner)
                for key, inner in value.items()
                if key not in ("text", "because", "sources", "name", "notice")
            }
        return [bare(inner) for inner in value] if isinstance(value, list) else value

    english, french = rounds(NURSE, "en"), rounds(NURSE, "fr")
    assert bare(english) == bare(french)
    text = json.dumps(french, ensure_ascii=False)
    assert "Ils ne promettent rien" in text
    assert " seuil de " in text


def test_no_promise_is_made_in_either_language() -> None:
    """No sentence says that somebody would, will, should or may be invited, or how likely it is."""
    for locale, banned in (
        ("en", r"would (?:have|be)|will be|should|likely|chance|probab|predict|eligible"),
        ("fr", r"serait invité|sera|devrait|chance|probab|prédi|éligible"),
    ):
        for profile in (NURSE, {"as_of": "2026-11-27"}, IN_2025):
            result = rounds(profile, locale)
            said = [one["text"] for one in result["notes"]]
            said += [
                text
                for kind in result["kinds"]
                for text in (kind["because"], *(one["because"] for one in (*kind["rounds"], *kind["requirements"])))
            ]
            for text in said:
                assert not re.search(banned, text, re.IGNORECASE), text


def test_the_page_hands_over_the_published_document() -> None:
    """The data beside the question give what the package's own give; without them a page asks for them at one place."""
    request = {"v": 1, "do": "rounds", "locale": "fr", "profile": NURSE}
    assert PACKAGED
    assert answer(json.dumps({**request, "data": document()})) == answer(json.dumps(request))
    for data in ({}, [], {**document(), "more": 1}):
        said = json.loads(answer(json.dumps({**request, "data": data})))
        assert [problem["path"] for problem in said["problems"]] == ["/data"]
        assert all(problem["problem"] and problem["expected"] for problem in said["problems"])


def test_a_package_without_its_files_asks_for_the_data(monkeypatch: pytest.MonkeyPatch) -> None:
    import pycore.invitations.enough as module

    own = rounds(NURSE)
    monkeypatch.setattr(module, "PACKAGED", False)
    with pytest.raises(ProfileError) as caught:
        rounds(NURSE)
    [problem] = caught.value.problems
    assert (problem["path"], problem["problem"]) == ("/data", "The rounds cannot be used: data.")
    assert problem["expected"] == "the document of rounds, as it is published"
    assert rounds(NURSE, data=document()) == own


def test_what_is_wrong_with_the_data_is_said() -> None:
    data = document()
    with pytest.raises(ProfileError) as caught:
        rounds(NURSE, data={**data, "kinds": [*data["kinds"], data["kinds"][0]]})
    [problem] = caught.value.problems
    assert problem["problem"].endswith("'general' is defined twice.")


def test_a_plan_is_a_profile_like_any_other() -> None:
    """More points by the same rounds: each round's distance grows by the gain, and only by it."""
    first = {
        **NURSE,
        "applicant": {
            **NURSE["applicant"],
            "languages": [{"language": "en", "taken_on": "2026-03-01", "clb": {**NINE, "writing": 8}}],
        },
    }
    before, after = rounds(first), rounds(NURSE)
    gain = after["total"] - before["total"]
    assert gain > 0
    for number in ("441", "446"):
        assert of(number, after)["sure"] - of(number, before)["sure"] == gain
