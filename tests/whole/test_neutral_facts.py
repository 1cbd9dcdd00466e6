"""What is neutral in law changes no answer, what can only help lowers none, and an unknown reaches no further than its answers."""

from __future__ import annotations

import copy
from datetime import date, timedelta
from typing import Any

import oracle
import profiles
import pytest
from hypothesis import given
from hypothesis import strategies as st
from known import ALONE
from test_properties import look, within

from pycore import evaluate, levers
from pycore.credentials.awarded import highest_outcome
from pycore.law.loading import law
from pycore.messages.words import words
from pycore.profile.facts import LEVELS, Credential, Work, WorkPeriod
from pycore.profile.reading import read_profile
from pycore.scoring.work import canadian_years, foreign_years, full_time_years_in_canada, skilled_years

ON = date(2026, 11, 26)
RULES = law().on(ON)


def counted(result: dict[str, Any]) -> tuple[Any, ...]:
    """The figures and the answers of a result, without what is said of them."""
    uses = ("level", "two_or_more", "canadian_study")
    return (
        result["crs"]["range"],
        result["fsw"]["range"],
        {name: value for name, value in result["education"].items() if "because" not in name},
        [[one[use]["answer"] for use in uses] for one in (*result["credentials"], *result["partner_credentials"])],
        [(program["id"], program["answer"]) for program in result["programs"]],
    )


# Facts of a credential that no text gives any weight: shown back, or evidence about a length that is stated.
NEUTRAL = {"title": "Diploma", "institution_name": "A school", "credits": 30, "for_credit": False}


@given(profiles.profiles(), st.sampled_from(sorted(NEUTRAL)))
@look(100)
def test_a_fact_that_is_neutral_in_law_never_changes_an_answer(profile, name):
    held = [{**one, name: NEUTRAL[name]} for one in profile["applicant"].get("credentials", ())]
    more = {**profile["applicant"], "credentials": held} if held else profile["applicant"]
    assert counted(evaluate({**profile, "applicant": more})) == counted(evaluate(profile))


@given(profiles.profiles(), st.sampled_from(("self_employed", "full_time_student")))
@look(60)
def test_what_is_left_out_in_canada_alone_changes_nothing_abroad(profile, name):
    jobs = profile["applicant"].get("work", {}).get("periods", ())
    abroad = [{**job, name: True} if job["country"] != "CA" else job for job in jobs]
    work = {**profile["applicant"].get("work", {}), "periods": abroad} if jobs else {}
    given_work = {"work": work} if jobs else {}
    changed = {**profile, "applicant": {**profile["applicant"], **given_work}}
    assert counted(evaluate(changed)) == counted(evaluate(profile))


@given(profiles.profiles(), st.sampled_from((None, "applicant", "both")))
@look(120)
def test_a_sibling_never_lowers_the_score_or_the_grid(profile, whose):
    of = {} if whose is None else {"sibling_of": whose}
    without = evaluate({**profile, "sibling_in_canada": False})
    found = evaluate({**profile, "sibling_in_canada": True, **of})
    for name in ("crs", "fsw"):
        assert found[name]["range"][0] >= without[name]["range"][0]
        assert found[name]["range"][1] >= without[name]["range"][1]


@given(profiles.profiles(), st.sampled_from(("self_employed", "full_time_student")))
@look(80)
def test_work_that_is_left_out_never_adds(profile, name):
    jobs = profile["applicant"].get("work", {}).get("periods")
    if jobs:
        work = {**profile["applicant"]["work"], "periods": [{**job, name: True} for job in jobs]}
        changed = evaluate({**profile, "applicant": {**profile["applicant"], "work": work}})
        assert changed["crs"]["range"][0] <= evaluate(profile)["crs"]["range"][0]


days = st.integers(0, 4500).map(lambda back: ON - timedelta(days=back))
jobs = st.builds(
    lambda country, start, length, hours: WorkPeriod(country, start, start + timedelta(days=length), hours),
    st.sampled_from(("CA", "CA", "IN")),
    days,
    st.integers(0, 1500),
    st.sampled_from((10.0, 15.0, 20.0, 30.0, 37.5, 60.0)),
)


def years_of(periods: list[WorkPeriod]) -> tuple[Any, ...]:
    work = Work(periods=tuple(periods))
    counts = tuple(count(work, ON, RULES) for count in (canadian_years, foreign_years, skilled_years))
    return (*counts, full_time_years_in_canada(work, ON, RULES, skilled_only=True)[0])


@given(st.lists(jobs, min_size=1, max_size=4), st.data())
@look(300)
def test_a_period_split_in_two_at_any_day_gives_the_same_years(periods, data):
    at = data.draw(st.integers(0, len(periods) - 1))
    job = periods[at]
    end = job.end or ON
    cut = data.draw(st.integers(0, (end - job.start).days))
    first = job._replace(end=job.start + timedelta(days=cut))
    second = job._replace(start=job.start + timedelta(days=cut + 1))
    parts = [first] if second.start > end else [first, second]
    for one, other in zip(years_of([*periods[:at], *parts, *periods[at + 1 :]]), years_of(periods), strict=True):
        assert one == pytest.approx(other)


@given(st.lists(jobs, min_size=1, max_size=4))
@look(200)
def test_work_at_the_same_time_counts_once(periods):
    """The same jobs held twice give the same; both countries together are never more than the two counts, nor than the days."""
    assert years_of(periods * 2)[2] >= years_of(periods)[2]
    full = [job._replace(hours_per_week=40.0) for job in periods]
    assert years_of(full * 2) == years_of(full)
    canada, abroad, both, _ = years_of(periods)
    assert both[0] <= canada[0] + abroad[0] + 1e-9
    last = max(min(job.end or ON, ON) for job in periods)
    assert both[0] <= ((last - min(job.start for job in periods)).days + 1) / 364 + 1e-9


@given(st.lists(jobs, min_size=1, max_size=1))
@look(60)
def test_part_time_work_alone_makes_no_full_time_year(periods):
    part = [job._replace(hours_per_week=29.9, country="CA") for job in periods]
    assert years_of(part)[3] == 0


told_jobs = st.builds(
    oracle.Job,
    st.sampled_from(("CA", "CA", "IN")),
    days,
    days,
    st.sampled_from((10.0, 15.0, 20.0, 30.0, 37.5, 60.0)),
    st.sampled_from((0, 1, 3, 4, 5)),
    *([st.booleans()] * 3),
).filter(lambda job: job.first <= job.last)


@given(st.lists(told_jobs, max_size=4), st.booleans())
@look(40)
def test_years_of_work_are_those_that_every_day_gives(held, sibling):
    """By the second implementation, which looks at each day for itself; the grid's relative, too."""
    periods = [
        {
            "country": job.country,
            "from": job.first.isoformat(),
            "to": job.last.isoformat(),
            "hours_per_week": job.hours,
            "noc": f"2{job.teer}000",
            "self_employed": job.self_employed,
            "full_time_student": job.student,
            "authorized": not job.unauthorized,
        }
        for job in held
    ]
    work = read_profile({"applicant": {"work": {"periods": periods}}}, law(), words("en"), ON).applicant.work
    here = [job for job in held if oracle.scored_in_canada(job)]
    abroad = [job for job in held if oracle.scored_abroad(job)]
    skilled = [job for job in held if job.teer <= 3]
    for count, jobs_counted in ((canadian_years, here), (foreign_years, abroad), (skilled_years, skilled)):
        assert count(work, ON, RULES)[0] == pytest.approx(oracle.full_time_years(jobs_counted, ON))
    year = oracle.full_time_year_in_canada(held, ON)
    assert (full_time_years_in_canada(work, ON, RULES, skilled_only=True)[0] >= 1) is year
    applicant = {**WHOLE["applicant"], "work": {"periods": periods}}
    del applicant["worked_in_canada_one_year"]
    found = evaluate({**WHOLE, "applicant": applicant, "sibling_in_canada": sibling})
    adaptability = {factor["id"]: factor["points"] for factor in found["fsw"]["factors"]}["adaptability"]
    assert adaptability == oracle.grid_adaptability(0, False, False, year, False, False, False, sibling)


CANADIAN = {
    "country": "CA",
    "kind": "diploma",
    "program_years": 2,
    "completed_on": "2024-06-30",
    "institution": "public",
    "distance_share": 0,
    "language_study_share": 0,
    "full_time_months": 16,
    "months_in_canada": 16,
    "study_from": "2022-09-06",
    "study_to": "2024-06-20",
    "return_scholarship": False,
}
FOREIGN = {
    "country": "IN",
    "kind": "bachelors",
    "program_years": 4,
    "completed_on": "2018-06-01",
    "eca": {"organization": "WES", "issued_on": "2025-01-15", "outcome": "three-year"},
}
LEVEL_NINE = {"language": "en", "taken_on": "2026-06-01", "clb": dict.fromkeys(profiles.ABILITIES, 9)}
WHOLE: dict[str, Any] = {
    "as_of": ON.isoformat(),
    "applicant": {
        "age": 30,
        "credentials": [FOREIGN, CANADIAN],
        "languages": [LEVEL_NINE],
        "work": {"canadian_years": 1, "foreign_years": 1},
        "certificate_of_qualification": False,
        "studied_in_canada_two_years": False,
        "worked_in_canada_one_year": True,
        "occupation": {"noc": "21231", "needs_licence": False},
    },
    **ALONE,
}
YES_NO = (True, False)
# A fact left out, and every answer to it, or those at which anything changes.
ANSWERS: list[tuple[str, tuple[Any, ...]]] = [
    *(
        (name, YES_NO)
        for name in ("sibling_in_canada", "provincial_nomination", "arranged_employment", "relative_in_canada")
    ),
    *(
        (f"applicant/{name}", YES_NO)
        for name in ("certificate_of_qualification", "studied_in_canada_two_years", "worked_in_canada_one_year")
    ),
    ("applicant/age", tuple(range(17, 60))),
    ("applicant/work/canadian_years", (0, 1, 2, 3, 4, 5, 6)),
    ("applicant/work/foreign_years", (0, 1, 2, 3, 4, 5, 6)),
    ("applicant/languages/0/clb/reading", tuple(range(13))),
    ("applicant/credentials/1/institution", profiles.SCHOOLS),
    ("applicant/credentials/1/distance_share", (0, 0.5, 1)),
    ("applicant/credentials/1/full_time_months", (0, 7.9, 8, 16)),
    ("applicant/credentials/1/months_in_canada", (7.9, 8, 16)),  # none at all speaks of the campus, too
    ("applicant/credentials/1/return_scholarship", YES_NO),
    ("applicant/credentials/1/program_years", (0, 1, 2, 3, 4)),
    ("applicant/credentials/0/eca/issued_on", ("2021-11-26", "2025-01-15")),
    ("applicant/credentials/0/eca/organization", ("WES", "nobody")),
]


def put(path: str, *answer: Any) -> dict[str, Any]:
    """The whole profile with another answer, or with none."""
    profile = copy.deepcopy(WHOLE)
    *above, name = path.split("/")
    place: Any = profile
    for step in above:
        place = place[int(step) if step.isdigit() else step]
    del place[name]
    if answer:
        place[name] = answer[0]
    return profile


@pytest.mark.parametrize(("path", "answers"), ANSWERS)
def test_an_unknown_reaches_from_the_worst_of_its_answers_to_the_best(path, answers):
    """No range is wider than what an answer reaches, and none narrower."""
    unknown = evaluate(put(path))
    found = [evaluate(put(path, one)) for one in answers]
    for name in ("crs", "fsw"):
        ends = [one[name]["range"] for one in found]
        assert unknown[name]["range"] == [min(low for low, _ in ends), max(high for _, high in ends)]


@pytest.mark.parametrize("kind", profiles.KINDS)
@pytest.mark.parametrize("years", [None, 0.5, 1, 2, 3, 4])
@pytest.mark.parametrize("field", [None, "medicine", "other"])
def test_an_unknown_assessment_reaches_what_could_follow_from_what_was_awarded(kind, years, field):
    told = {"kind": kind, "program_years": years, "professional_field": field}
    credential = {"country": "IN", "completed_on": "2018-06-01", **{k: v for k, v in told.items() if v is not None}}

    def with_report(**eca: Any) -> dict[str, Any]:
        held = {**credential, **eca}
        return evaluate({**WHOLE, "applicant": {**WHOLE["applicant"], "credentials": [held]}})

    most = highest_outcome(Credential(**told), RULES)
    found = with_report()
    reached = with_report(eca={"organization": "WES", "issued_on": "2025-01-15", "outcome": most})
    if kind != "licence":
        assert found["education"]["level_at_most"] == reached["education"]["level"]
        assert found["crs"]["range"][1] == reached["crs"]["total"]
    assert LEVELS.index(found["education"]["level_at_most"]) <= LEVELS.index(most)


@given(profiles.profiles())
@look(40)
def test_every_foreign_credential_without_an_assessment_has_its_path(profile):
    held = [{**FOREIGN, "eca": None, "completed_on": profile["as_of"]}, *profile["applicant"].get("credentials", ())]
    paths = [
        one["id"] for one in levers({**profile, "applicant": {**profile["applicant"], "credentials": held}})["levers"]
    ]
    assert "assess-0" in paths


def test_the_reach_of_an_answer_is_looked_at_from_both_ends():
    """The check itself sees a range that is too wide, and one that is too narrow."""
    assert within([0, 1], [0, 2])
    assert not within([0, 3], [0, 2])
