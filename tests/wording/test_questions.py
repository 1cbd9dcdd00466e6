"""What is asked, in which words and order, and the points of the score and of the grid that hang on each answer."""

from __future__ import annotations

import copy
import random
from itertools import product
from typing import Any

import pytest
from known import ALONE, NOTHING, PARTNER, told

from pycore import evaluate
from pycore.messages.words import words
from pycore.profile.facts import ABILITIES

ON, LATER = "2026-10-23", "2026-11-15"
SETTLED: dict[str, Any] = {
    **NOTHING,
    "worked_in_canada_one_year": False,
    "occupation": {"noc": "21231", "wage_tier": "none"},
}
OF_COUPLE: dict[str, Any] = {**PARTNER, "studied_in_canada_two_years": False, "worked_in_canada_one_year": False}


def questions(partner: dict[str, Any] | None, profile: dict[str, Any], applicant: dict[str, Any]) -> list[Any]:
    whole = {"as_of": ON, **ALONE, "applicant": told({**SETTLED, **applicant}), **profile}
    if partner is not None:
        whole["partner"] = told({**OF_COUPLE, **partner})
    found: list[Any] = evaluate(told(whole))["questions"]
    return found


def asked(
    partner: dict[str, Any] | None = None, profile: dict[str, Any] | None = None, **applicant: Any
) -> dict[str, tuple[int, int]]:
    """Where each question stands, in order, and what hangs on it in the score and in the grid."""
    found = questions(partner, profile or {}, applicant)
    assert all(list(one) == ["path", "question", "could_add", "could_add_fsw"] for one in found)
    assert found == sorted(found, key=lambda one: (-one["could_add"], -one["could_add_fsw"], one["path"]))
    return {one["path"]: (one["could_add"], one["could_add_fsw"]) for one in found}


def words_of(
    path: str, partner: dict[str, Any] | None = None, profile: dict[str, Any] | None = None, **applicant: Any
) -> str:
    found = questions(partner, profile or {}, applicant)
    text: str = next(one["question"] for one in found if one["path"] == path)
    return text


def levels(language: str, **more: Any) -> dict[str, Any]:
    return {"language": language, "taken_on": "2026-02-01", "clb": dict.fromkeys(ABILITIES, 9), **more}


EN = levels("en")
UNDATED_FR = {"language": "fr", "clb": dict.fromkeys(ABILITIES, 8)}


def test_where_all_is_told_nothing_is_asked() -> None:
    assert asked() == asked(partner={}) == {}


# The one fact left out, its question's name, and what hangs on it.
OF_APPLICANT = [
    ({"age": ...}, "/applicant/age", "age", (110, 12)),
    ({"credentials": ...}, "/applicant/credentials", "applicant.credentials", (180, 25)),
    ({"languages": ...}, "/applicant/languages", "applicant.languages", (210, 28)),
    ({"work": {"foreign_years": 0}}, "/applicant/work/canadian_years", "canadian-years", (80, 15)),
    ({"work": {"canadian_years": 0}}, "/applicant/work/foreign_years", "foreign-years", (0, 15)),
    (
        {"certificate_of_qualification": ..., "languages": [EN]},
        "/applicant/certificate_of_qualification",
        "certificate",
        (50, 0),
    ),
    ({"studied_in_canada_two_years": ...}, "/applicant/studied_in_canada_two_years", "studied", (0, 5)),
    (
        {"worked_in_canada_one_year": ..., "work": {"canadian_years": 1, "foreign_years": 0}},
        "/applicant/worked_in_canada_one_year",
        "worked",
        (0, 10),
    ),
]


@pytest.mark.parametrize(("facts", "path", "code", "points"), OF_APPLICANT)
def test_one_fact_of_the_applicant(facts: dict[str, Any], path: str, code: str, points: tuple[int, int]) -> None:
    assert asked(**facts) == {path: points}
    assert words_of(path, **facts) == words("en").say(f"question.{code}", {})


OF_PROFILE = [
    ({"provincial_nomination": ...}, "/provincial_nomination", "nomination", (600, 0)),
    ({"arranged_employment": ...}, "/arranged_employment", "arranged-employment", (0, 15)),
    ({"sibling_in_canada": ...}, "/sibling_in_canada", "sibling.own", (15, 5)),
    ({"sibling_in_canada": ..., "relative_in_canada": True}, "/sibling_in_canada", "sibling.own", (15, 0)),
    ({"relative_in_canada": ...}, "/relative_in_canada", "relative.own", (0, 5)),
    ({"job_offer": ..., "as_of": "2024-10-23"}, "/job_offer", "job-offer", (200, 0)),
    ({"partner": ...}, "/partner", "partner", (30, 10)),
]


@pytest.mark.parametrize(("facts", "path", "code", "points"), OF_PROFILE)
def test_one_fact_of_the_profile(facts: dict[str, Any], path: str, code: str, points: tuple[int, int]) -> None:
    assert asked(profile=facts) == {path: points}
    assert words_of(path, profile=facts) == words("en").say(f"question.{code}", {})


OF_PARTNER = [
    ({"accompanying": ...}, "/partner/accompanying", "partner.accompanying", (10, 0)),
    ({"canadian": ...}, "/partner/canadian", "partner.canadian", (10, 0)),
    ({"accompanying": ..., "canadian": ...}, "/partner/accompanying", "partner.accompanying", (10, 0)),
    ({"credentials": ...}, "/partner/credentials", "partner.credentials", (10, 0)),
    ({"languages": ...}, "/partner/languages", "partner.languages", (20, 5)),
    ({"work": ...}, "/partner/work/canadian_years", "partner.canadian-years", (10, 0)),
    ({"worked_in_canada_one_year": ...}, "/partner/worked_in_canada_one_year", "partner.worked", (0, 5)),
    ({"studied_in_canada_two_years": ...}, "/partner/studied_in_canada_two_years", "partner.studied", (0, 5)),
    ({"languages": [UNDATED_FR]}, "/partner/languages/0/taken_on", "language.taken_on", (12, 5)),
    (
        {"credentials": [{"country": "CA", "kind": "diploma", "program_years": 2, "completed_on": "2025-06-30"}]},
        "/partner/credentials/0/institution",
        "credential.institution",
        (7, 0),
    ),
]


@pytest.mark.parametrize(("facts", "path", "code", "points"), OF_PARTNER)
def test_one_fact_of_the_partner(facts: dict[str, Any], path: str, code: str, points: tuple[int, int]) -> None:
    assert asked(partner=facts) == {path: points}
    assert words_of(path, partner=facts) == words("en").say(f"question.{code}", {})


def test_what_no_figure_reads_is_not_asked() -> None:
    assert asked(profile={"job_offer": ...}) == asked(occupation={}) == {}
    assert asked(profile={"relative_in_canada": ..., "sibling_in_canada": True}) == {}
    assert asked(partner={"accompanying": False, "canadian": ..., "languages": ..., "work": ...}) == {}
    assert asked(work={"canadian_years": 0, "foreign_years": 0}, worked_in_canada_one_year=...) == {}
    assert asked(birth_date="1990-01-01", age=...) == asked(birth_date="1990-01-01") == {}
    assert asked(partner={"work": {"periods": []}, "worked_in_canada_one_year": ...}) == {}
    assert asked(work={"periods": []}, worked_in_canada_one_year=...) == {}
    assert asked(partner={"credentials": [{"country": "CA", "kind": "diploma", "planned": True}]}) == {}


def test_a_sibling_and_a_relative_of_a_partner_who_comes_count_too() -> None:
    family = {"sibling_in_canada": ..., "relative_in_canada": ...}
    points = {"/sibling_in_canada": (15, 5), "/relative_in_canada": (0, 5)}
    for partner, own in (
        (None, ".own"),
        ({"accompanying": False}, ".own"),
        ({}, ""),
        ({"accompanying": ...}, ""),
    ):
        found = asked(partner=partner, profile=family)
        assert {path: found[path] for path in points} == points
        for path, code in (("/sibling_in_canada", "sibling"), ("/relative_in_canada", "relative")):
            expected = words("en").say(f"question.{code}{own}", {})
            assert words_of(path, partner=partner, profile=family) == expected
    of_partner = {**family, "sibling_of": "partner", "sibling_in_canada": True}
    assert "/sibling_in_canada" not in asked(partner={}, profile=of_partner)


def test_a_sibling_of_the_partner_is_asked_for_where_the_partner_comes() -> None:
    family = {"sibling_in_canada": ..., "sibling_of": "partner"}
    assert asked(partner={}, profile=family) == {"/sibling_in_canada": (15, 5)}
    assert asked(partner={"accompanying": False}, profile=family) == {}


def test_an_age_and_a_job_offer_that_are_both_open_hang_on_themselves_alone() -> None:
    """Neither has a worst world of its own: of the one nothing is taken away with the other."""
    earlier = {"as_of": "2024-10-23", "job_offer": ...}
    assert asked(profile=earlier, age=...) == {"/job_offer": (200, 0), "/applicant/age": (110, 12)}


def test_of_two_answers_with_the_same_points_in_the_score_that_with_more_in_the_grid_comes_first() -> None:
    found = asked(profile={"arranged_employment": ...}, studied_in_canada_two_years=...)
    assert list(found.items()) == [
        ("/arranged_employment", (0, 15)),
        ("/applicant/studied_in_canada_two_years", (0, 5)),
    ]


def test_what_was_answered_is_not_asked() -> None:
    work = {"canadian_years": 1, "foreign_years": 0}
    assert asked(work=work, worked_in_canada_one_year=True) == {}
    assert asked(partner={"worked_in_canada_one_year": True, "studied_in_canada_two_years": True}) == {}
    assert asked(studied_in_canada_two_years=True, certificate_of_qualification=True) == {}


def test_a_nomination_hides_no_other_answer_while_it_is_open_itself() -> None:
    opened = {"provincial_nomination": ...}
    assert asked(profile=opened, languages=...) == {
        "/provincial_nomination": (600, 0),
        "/applicant/languages": (210, 28),
    }
    # Fifty points for French stand in the section that a nomination fills.
    assert asked(profile={"provincial_nomination": True}, languages=...) == {"/applicant/languages": (160, 28)}
    both = {**opened, "sibling_in_canada": ...}
    assert asked(profile=both) == {"/provincial_nomination": (600, 0), "/sibling_in_canada": (15, 5)}
    assert asked(profile={**both, "provincial_nomination": True}) == {"/sibling_in_canada": (0, 5)}


def test_what_is_open_in_a_result() -> None:
    scores = {"test": "ielts-general", "reading": 7, "writing": 7, "speaking": 7}
    dated = {"taken_on": "2026-02-01"}
    assert asked(languages=[{**scores, "listening": 8}]) == {"/applicant/languages/0/taken_on": (124, 24)}
    assert asked(languages=[{**scores, **dated}]) == {"/applicant/languages/0/listening": (34, 6)}
    part = {"language": "en", "clb": {"reading": 9, "speaking": 9}, **dated}
    assert asked(languages=[part]) == {
        "/applicant/languages/0/clb/listening": (68, 12),
        "/applicant/languages/0/clb/writing": (68, 12),
    }
    assert words_of("/applicant/languages/0/clb/writing", languages=[part]) == "What is the result in writing?"
    assert asked(languages=[EN, UNDATED_FR]) == {"/applicant/languages/1/taken_on": (62, 4)}


def test_the_day_of_a_result_is_asked_only_where_it_decides() -> None:
    path = "/applicant/languages/0/taken_on"
    assert list(asked(languages=[levels("en", taken_on="2024-10")])) == [path]
    for month in ("2024-09", "2024-11", "2026-02"):
        assert asked(languages=[levels("en", taken_on=month)]) == {}
    stated = {key: value for key, value in EN.items() if key != "taken_on"}
    assert list(asked(languages=[stated])) == [path]
    for answer in (True, False):
        assert asked(languages=[{**stated, "still_valid": answer}]) == {}


def test_beside_an_open_result_a_month_that_leaves_nothing_open_is_not_asked_for_its_day() -> None:
    held = [levels("en", taken_on="2026-02"), UNDATED_FR]
    assert asked(languages=held) == {"/applicant/languages/1/taken_on": (62, 4)}


def test_without_a_result_whose_day_is_open_the_best_of_the_others_is_used() -> None:
    """Best is what gives most in all, wherever it is high."""

    def result(language: str, *found: int, **more: Any) -> dict[str, Any]:
        return {"language": language, "clb": dict(zip(ABILITIES, found, strict=True)), **more}

    dated = {"taken_on": "2026-02-01"}
    for spoken, turned in product(("en", "fr"), (1, -1)):
        others = [result(spoken, 9, 4, 4, 4, **dated), result(spoken, 5, 9, 9, 9, **dated)][::turned]
        [(path, points)] = asked(languages=[*others, result(spoken, 10, 10, 10, 10)]).items()
        assert path == "/applicant/languages/2/taken_on"
        for_french = 25 if spoken == "fr" else 0  # level 7 and more in all four abilities
        assert points == (4 * 34 - (6 + 3 * 31) + for_french, 4 * 6 - 3 * 6)


DIPLOMA = {"country": "CA", "kind": "diploma", "program_years": 2, "completed_on": "2025-06-30"}
FIELD = "professional_field"
OF_STUDY = ("distance_share", "full_time_months", "language_study_share", "months_in_canada", "return_scholarship")


def test_what_settles_both_uses_of_a_credential_comes_before_what_settles_one() -> None:
    assert asked(credentials=[DIPLOMA]) == {
        "/applicant/credentials/0/institution": (113, 19),
        **{f"/applicant/credentials/0/{name}": (15, 0) for name in OF_STUDY},
    }
    held = [{**DIPLOMA, "institution": "public"}, {**DIPLOMA, "institution": "public", "kind": "masters"}]
    assert asked(credentials=held) == {
        f"/applicant/credentials/{place}/{name}": (15, 0) for place in (0, 1) for name in OF_STUDY
    }


def test_where_several_answers_can_each_give_the_most_all_of_them_are_asked() -> None:
    """None takes from the most while another is open: each is asked for what it gives alone."""
    alike = [{**DIPLOMA, "institution": "public"}] * 2
    assert asked(credentials=alike) == {
        f"/applicant/credentials/{place}/{name}": (15, 0) for place in (0, 1) for name in OF_STUDY
    }
    adaptability: dict[str, Any] = {
        "/applicant/worked_in_canada_one_year": (0, 10),
        "/applicant/studied_in_canada_two_years": (0, 5),
        "/relative_in_canada": (0, 5),
    }
    unknown = {"worked_in_canada_one_year": ..., "studied_in_canada_two_years": ...}
    years = {"canadian_years": 1, "foreign_years": 0}
    assert asked(profile={"relative_in_canada": ...}, work=years, **unknown) == adaptability
    together = asked(
        {"languages": ..., "worked_in_canada_one_year": ..., "studied_in_canada_two_years": ...},
        {"sibling_in_canada": ...},
    )
    assert together == {
        "/partner/languages": (20, 5),
        "/sibling_in_canada": (15, 5),
        "/partner/studied_in_canada_two_years": (0, 5),
        "/partner/worked_in_canada_one_year": (0, 5),
    }
    both = asked(work={})
    assert both["/applicant/work/canadian_years"][1] == both["/applicant/work/foreign_years"][1] == 15


def test_a_partner_of_whom_it_is_open_whether_they_are_scored_is_asked_about_where_both_ways_end_alike() -> None:
    """Alone 110 points for the age; with a partner 100 and 10 for their studies: 110, and not sure until it is told which."""
    young = {"age": 22}
    masters = {"country": "IN", "kind": "masters", "completed_on": "2018-05-01"}
    report = {"organization": "WES", "issued_on": "2025-05-01", "outcome": "masters-or-professional"}
    partner = {"canadian": ..., "credentials": [{**masters, "eca": report}]}
    assert asked(partner, **young) == {"/partner/canadian": (10, 0)}


LEFT_OUT = [
    ("applicant", "age"),
    *(("applicant", name) for name in ("certificate_of_qualification", "studied_in_canada_two_years")),
    *(("applicant", name) for name in ("worked_in_canada_one_year", "languages", "credentials")),
    *(("applicant", "work", name) for name in ("canadian_years", "foreign_years")),
    *(("applicant", "credentials", place, name) for place in (0, 1) for name in ("institution", *OF_STUDY)),
    *(("partner", name) for name in ("accompanying", "canadian", "languages", "worked_in_canada_one_year")),
    *(("partner", name) for name in ("credentials", "studied_in_canada_two_years")),
    ("partner", "work", "canadian_years"),
    *((name,) for name in ALONE),
]


@pytest.mark.parametrize("seed", range(150))
def test_while_a_figure_is_open_something_is_asked_that_would_settle_it(seed: int) -> None:
    chance = random.Random(seed)
    person = {**SETTLED, "credentials": [{**DIPLOMA, "institution": "public"}] * 2, "languages": [EN]}
    whole = {"as_of": ON, **ALONE, "applicant": person, "partner": chance.choice([None, OF_COUPLE])}
    profile = copy.deepcopy(whole)
    for *way, last in chance.sample(LEFT_OUT, chance.randint(1, 6)):
        place: Any = profile
        for step in way:
            known = place is not None and (step in place if isinstance(place, dict) else step < len(place))
            place = place[step] if known else None
        if place is not None:
            place.pop(last, None)
    result = evaluate(profile)
    for figure, weight in (("crs", "could_add"), ("fsw", "could_add_fsw")):
        least, most = result[figure]["range"]
        assert (least < most) == any(one[weight] for one in result["questions"]), figure


def test_an_assessment_and_its_day() -> None:
    held = {"country": "IN", "kind": "bachelors", "completed_on": "2018-05-15"}
    told_of = {**held, "eca": {"organization": "WES", "outcome": "three-year"}}
    assert asked(credentials=[told_of]) == {"/applicant/credentials/0/eca/issued_on": (120, 21)}
    assert asked(credentials=[held]) == {"/applicant/credentials/0/eca": (135, 23)}
    assert (
        words_of("/applicant/credentials/0/eca", credentials=[held]) == "Was the credential assessed for immigration?"
    )


def test_of_one_that_is_planned_what_would_settle_it_is_asked_last() -> None:
    planned = {key: value for key, value in DIPLOMA.items() if key != "completed_on"} | {"planned": True}
    names = (*OF_STUDY[:2], "institution", *OF_STUDY[2:])
    assert asked(credentials=[planned]) == {f"/applicant/credentials/0/{name}": (0, 0) for name in names}
    both = asked(credentials=[planned, DIPLOMA])
    assert next(iter(both)) == "/applicant/credentials/1/institution"
    assert list(both)[-len(names) :] == [f"/applicant/credentials/0/{name}" for name in names]
    path = "/applicant/credentials/0/institution"
    assert words_of(path, credentials=[planned]) == "How does the province recognize the school?"


def test_an_answer_beside_the_credential_is_asked_for_where_it_stands() -> None:
    """Whether an assessment is of the body that an occupation asks for, held or planned."""
    degree = {"country": "IN", "kind": "professional", "professional_field": "pharmacy"}
    report = {"organization": "WES", "issued_on": "2026-02-01", "outcome": "masters-or-professional"}
    planned, held = ({**degree, "eca": report, **more} for more in ({"planned": True}, {"completed_on": "2018-05-15"}))
    for occupation, path in (
        ({}, "/applicant/occupation/noc"),
        ({"noc": "31120"}, "/applicant/occupation/needs_licence"),
    ):
        assert asked(credentials=[planned], occupation=occupation) == {path: (0, 0)}
        assert asked(credentials=[held], occupation=occupation) == {path: (135, 23)}
        assert words_of(path, credentials=[held], occupation=occupation) == (
            words("en").say(f"question.credential.{path.rpartition('/')[2]}")
        )
    assert asked(credentials=[{**planned, "eca": {**report, "organization": "PEBC"}}], occupation={}) == {}


def test_out_of_the_listed_fields_a_degree_loses_what_its_length_does_not_give_in_study_too() -> None:
    held = {"country": "CA", "kind": "professional", "completed_on": "2018-05-15", "institution": "public"}
    field = "/applicant/credentials/0/professional_field"
    studied = {"distance_share": 0, "full_time_months": 16, "months_in_canada": 16}
    settled = {**studied, "language_study_share": 0, "return_scholarship": False}
    for years, points in ((1, (45 + 15, 8)), (2, (37 + 15, 4)), (3, (15, 2))):
        degree = {**held, "program_years": years}
        assert asked(credentials=[degree]) == {
            field: points,
            **{f"/applicant/credentials/0/{name}": (30, 0) for name in OF_STUDY},
        }
        assert asked(credentials=[{**degree, **settled}]) == {field: points}
        # What it says is what the answers do to the total.
        most, least = (
            evaluate(told({**ALONE, "applicant": {**SETTLED, "credentials": [{**degree, **settled, FIELD: one}]}}))
            for one in ("medicine", "other")
        )
        assert most["crs"]["total"] - least["crs"]["total"] == points[0]
    # Where study in Canada is refused, the level alone is left.
    assert asked(credentials=[{**held, "program_years": 2, "return_scholarship": True}]) == {field: (37, 4)}


def test_of_two_credentials_of_the_partner_the_second_may_make_a_pair() -> None:
    held = [{**DIPLOMA, "program_years": 3, "institution": "public"}, DIPLOMA]
    assert asked(partner={"credentials": held}) == {"/partner/credentials/1/institution": (1, 0)}


def job(country: str, start: str, end: str | None = None, **more: Any) -> dict[str, Any]:
    return {"country": country, "from": start, "hours_per_week": 30, **({"to": end} if end else {}), **more}


START, END = "/applicant/work/periods/0/from", "/applicant/work/periods/0/to"
OF_DAYS: list[tuple[dict[str, Any], dict[str, tuple[int, int]]]] = [
    ({"work": {"periods": [job("CA", "2025-11")]}, "worked_in_canada_one_year": ...}, {START: (40, 19)}),
    ({"work": {"periods": [job("CA", "2025-11")]}}, {START: (40, 9)}),
    ({"work": {"periods": [job("CA", "2025-11", noc="65201")]}, "worked_in_canada_one_year": ...}, {}),
    (
        {"work": {"periods": [job("CA", "2025-11"), job("IN", "2022-11", "2025-10")]}, "languages": [EN]},
        {
            START: (40, 2),
            "/applicant/work/periods/1/from": (12, 2),
            "/applicant/work/periods/1/to": (12, 2),
        },
    ),
    ({"work": {"periods": [job("IN", "2016-11", "2017-11")]}, "languages": [EN]}, {START: (25, 9), END: (25, 9)}),
    (
        {"work": {"periods": [job("CA", "2014-11", "2015-11")]}, "worked_in_canada_one_year": ...},
        {START: (0, 10), END: (0, 10)},
    ),
    ({"work": {"periods": [job("CA", "2014-11", "2015-11")]}, "worked_in_canada_one_year": True}, {}),
    ({"work": {"periods": [job("CA", "2014-11", "2015-11")]}}, {}),
    # A full-time year of the grid must be skilled.
    (
        {
            "work": {"periods": [job("CA", "2023-01-01", "2024-12-31", noc="65201"), job("CA", "2025-11")]},
            "worked_in_canada_one_year": ...,
        },
        {"/applicant/work/periods/1/from": (40, 19)},
    ),
    # Before the ten years that count, a day decides nothing, though another job's does.
    (
        {"work": {"periods": [job("CA", "2009-03", "2009-06"), job("CA", "2025-11")]}},
        {"/applicant/work/periods/1/from": (40, 9)},
    ),
    (
        {"work": {"periods": [job("IN", "2009-03", "2009-06"), job("IN", "2016-11", "2017-11")]}, "languages": [EN]},
        {"/applicant/work/periods/1/from": (25, 9), "/applicant/work/periods/1/to": (25, 9)},
    ),
]


@pytest.mark.parametrize(("facts", "expected"), OF_DAYS)
def test_the_days_of_jobs(facts: dict[str, Any], expected: dict[str, tuple[int, int]]) -> None:
    assert asked(profile={"as_of": LATER}, **facts) == expected
    for path in expected:
        code = f"question.applicant.work.{path.rpartition('/')[2]}"
        assert words_of(path, profile={"as_of": LATER}, **facts) == words("en").say(code, {})


@pytest.mark.parametrize(
    ("jobs", "worked", "points"),
    [
        ([job("CA", "2025-11")], ..., (5, 5)),
        ([job("CA", "2025-11")], True, (5, 0)),
        ([job("CA", "2025-11", noc="65201")], ..., (0, 5)),  # a partner's year for the grid need not be skilled
        ([job("CA", "2025-11", noc="65201")], False, None),
        ([job("IN", "2025-11")], ..., None),
    ],
)
def test_the_days_of_a_partners_jobs(jobs: list[dict[str, Any]], worked: Any, points: tuple[int, int] | None) -> None:
    path = "/partner/work/periods/0/from"
    facts = {"work": {"periods": jobs}, "worked_in_canada_one_year": worked}
    assert asked(partner=facts, profile={"as_of": LATER}) == ({} if points is None else {path: points})
    if points is not None:
        text = words_of(path, partner=facts, profile={"as_of": LATER})
        assert text == words("en").say("question.partner.work.from", {})


def test_whether_there_is_a_partner_is_asked_beside_what_else_is_open() -> None:
    assert asked(profile={"partner": ...}, languages=[UNDATED_FR]) == {
        "/applicant/languages/0/taken_on": (113, 20),
        "/partner": (26, 10),
    }
    nothing = {"accompanying": ..., "credentials": ..., "languages": ..., "work": ...}
    assert asked(partner=nothing) == {
        "/partner/accompanying": (30, 5),
        "/partner/languages": (20, 5),
        "/partner/credentials": (10, 0),
        "/partner/work/canadian_years": (10, 0),
    }


def test_in_french() -> None:
    [question] = evaluate(told({**ALONE, "applicant": told({**SETTLED, "age": ...})}), "fr")["questions"]
    assert question["question"] == words("fr").say("question.age", {})
