"""Profiles for tests: strategies that follow the meaning of the schema, and the facts whose absence is an unknown.

What hypothesis draws here is always valid. Days lie around the days on which rules change, programs have lengths near
the limits, reports carry rows of the official table beside phrases that are not in it.
"""

from __future__ import annotations

import copy
import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from tools.lib.samples import offered

MONTH = len("YYYY-MM")
ABILITIES = ("listening", "reading", "writing", "speaking")
KINDS = offered("credential", "kind")
SCHOOLS = offered("credential", "institution")
FIELDS = offered("credential", "professional_field")
BODIES = ("WES", "ICAS", "CES", "IQAS", "ICES", "MCC", "PEBC", "CACB", " wes", "NNAS")
NOCS = ("31100", "31102", "31120", "21200", "21231", "72310", "63200", "00012")
PHRASES = (
    "Bachelor’s degree (four years)",
    "BACHELOR'S DEGREE",
    "University Diploma",
    "College Diploma",
    "Master's Degree",
    "Juris Doctor",
    "Post-Bachelor's Certificate",
    "Dual Bachelor's degree (four years)",
    "Two years of undergraduate study",
    "Secondary School Diploma",
    "Earned Doctorate Degree",
    "A thing nobody has heard of",
)
# Scores of each language test, around those that begin a level: for listening and reading, for writing and speaking.
SCORES = {
    "ielts-general": ((3.5, 4, 5, 6, 6.5, 7, 8.5, 9),) * 2,
    "celpip-general": ((3, 4, 7, 9, 12),) * 2,
    "pte-core": ((20, 51, 68, 84, 90),) * 2,
    "tef-canada": ((120, 207, 263, 298, 400),) * 2,
    "tcf-canada": ((331, 453, 523, 549, 699), (4, 10, 16, 20)),
}
DAYS = tuple(
    map(
        date.fromisoformat,
        (
            "2015-01-01",
            "2016-02-29",
            "2016-11-18",
            "2016-11-19",
            "2017-06-06",
            "2018-05-01",
            "2020-10-20",
            "2022-08-31",
            "2024-05-20",
            "2025-03-25",
            "2026-11-23",
            "2027-03-01",
        ),
    )
)
# Facts whose absence has a stated meaning, so that giving them may change an answer and not only narrow it:
# where the campus was, an honour, the purpose of a report, a language program, online study from within Canada,
# evidence about length, the occupation, and the marks of a program that is not finished.
PRESUMED = frozenset(
    (
        "taught_in",
        "honorary",
        "purpose",
        "language_study_share",
        "distance_share_in_canada",
        "hours",
        "credits",
        "for_credit",
        "noc",
        "planned",
        "left_unfinished",
        "study_from",
        "study_to",
        "title",
        "as_of",
        "rules_on",
        "test",
        "language",
    )
)


def back(on: date, years: int) -> st.SearchStrategy[str]:
    """A day up to so many years before a day, the round anniversaries among them."""
    days = st.integers(0, years * 366).map(lambda n: on - timedelta(days=n))
    round_ones = st.integers(0, years).map(lambda n: on - timedelta(days=round(n * 365.25)))
    return st.one_of(days, round_ones).map(date.isoformat)


def told(on: date, years: int) -> st.SearchStrategy[str]:
    """A day up to so many years before a day, or its month alone."""
    return st.one_of(back(on, years), back(on, years), back(on, years).map(lambda day: day[:MONTH]))


def some(**fields: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    """Any of the fields, each there or not."""
    return st.fixed_dictionaries({}, optional=fields)


def assessments(on: date) -> st.SearchStrategy[dict[str, Any] | None]:
    common = {
        "organization": st.sampled_from(BODIES),
        "issued_on": told(on, 6),
        "purpose": st.sampled_from(("immigration", "general")),
    }
    return st.one_of(
        st.none(),
        some(**common, outcome=st.sampled_from(offered("eca", "outcome"))),
        some(**common, phrase=st.sampled_from(PHRASES)),
        some(**common, phrases=st.lists(st.sampled_from(PHRASES), min_size=1, max_size=3)),
    )


def foreign(on: date) -> st.SearchStrategy[dict[str, Any]]:
    given = {"country": st.sampled_from(("US", "IN", "FR"))}
    return st.fixed_dictionaries(
        given,
        optional={
            "title": st.sampled_from(("Bachelor of Arts", "BCom")),
            "kind": st.sampled_from(KINDS),
            "program_years": st.sampled_from((1, 2, 3, 4)),
            "completed_on": told(on, 20),
            "professional_field": st.sampled_from(FIELDS),
            "for_occupation": st.booleans(),
            "eca": assessments(on),
        },
    )


def canadian(on: date) -> st.SearchStrategy[dict[str, Any]]:
    share = st.sampled_from((0, 0.25, 0.5, 0.500001, 0.75, 1))
    months = st.sampled_from((0, 7.9, 8, 12, 24))
    return st.fixed_dictionaries(
        {"country": st.just("CA")},
        optional={
            "kind": st.sampled_from(KINDS),
            "program_years": st.sampled_from((0, 0.3, 0.66, 0.99, 1, 1.5, 2, 2.5, 3, 4)),
            "completed_on": told(on, 12),
            "institution": st.sampled_from(SCHOOLS),
            "taught_in": st.sampled_from(("CA", "IN")),
            "distance_share": share,
            "distance_share_in_canada": share,
            "language_study_share": share,
            "full_time_months": months,
            "months_in_canada": months,
            "study_from": told(on, 12),
            "return_scholarship": st.booleans(),
            "hours": st.sampled_from((0, 120, 899, 900)),
            "professional_field": st.sampled_from(FIELDS),
            "honorary": st.booleans(),
            "planned": st.booleans(),
            "left_unfinished": st.booleans(),
        },
    ).map(settled)


def settled(credential: dict[str, Any]) -> dict[str, Any]:
    """Without the facts that exclude each other."""
    if credential.get("completed_on"):
        credential = {key: value for key, value in credential.items() if key not in ("planned", "left_unfinished")}
        if credential.get("study_from", "") > credential["completed_on"]:
            del credential["study_from"]
    elif credential.get("planned") and credential.get("left_unfinished"):
        del credential["left_unfinished"]
    if credential.get("distance_share_in_canada", 0) > credential.get("distance_share", 1):
        del credential["distance_share_in_canada"]
    return credential


def credentials(on: date) -> st.SearchStrategy[dict[str, Any]]:
    return st.one_of(foreign(on), canadian(on), some(program_years=st.just(2), kind=st.just("diploma")))


def languages(on: date) -> st.SearchStrategy[dict[str, Any]]:
    levels = st.sampled_from((0, 3, 4, 5, 6, 7, 8, 9, 10, 12))
    by_level = st.fixed_dictionaries(
        {"language": st.sampled_from(("en", "fr"))},
        optional={"taken_on": told(on, 3), "clb": some(**dict.fromkeys(ABILITIES, levels))},
    )
    by_test = st.one_of(
        *(
            st.fixed_dictionaries(
                {"test": st.just(test)},
                optional={
                    "taken_on": told(on, 3),
                    **dict.fromkeys(ABILITIES[:2], st.sampled_from(heard)),
                    **dict.fromkeys(ABILITIES[2:], st.sampled_from(written)),
                },
            )
            for test, (heard, written) in SCORES.items()
        )
    )
    return st.one_of(by_level, by_level, by_test)


def within(counts: dict[str, Any]) -> dict[str, Any]:
    """Without a count that is more than the one that it is part of."""
    if counts.get("canadian_years_last_three", 0) > counts.get("canadian_years", 3):
        return {key: value for key, value in counts.items() if key != "canadian_years_last_three"}
    return counts


def in_order(job: dict[str, Any]) -> dict[str, Any]:
    """The job from the earlier of its days to the later one; of one month, a day may be any of it."""
    start, end = job["from"], job.get("to", "9999")
    whole = max(MONTH, min(len(start), len(end)))
    return job if start[:whole] <= end[:whole] else {**job, "from": end, "to": start}


def work(on: date) -> st.SearchStrategy[dict[str, Any]]:
    years = st.sampled_from((0, 0.5, 0.99, 1, 1.5, 2, 3, 4, 5, 10))
    period = st.fixed_dictionaries(
        {
            "country": st.sampled_from(("CA", "IN")),
            "from": told(on, 12),
            "hours_per_week": st.sampled_from((0, 15, 30, 60)),
        },
        optional={"to": told(on, 12), "noc": st.sampled_from(NOCS)},
    ).map(in_order)
    return st.one_of(
        some(
            canadian_years=years,
            foreign_years=years,
            primary_continuous_years=years,
            canadian_years_last_three=st.sampled_from((0, 1, 2)),
            trade_years_last_five=st.sampled_from((0, 2)),
        ).map(within),
        some(periods=st.lists(period, max_size=3)),
    )


def people(on: date, **more: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries(
        {},
        optional={
            "credentials": st.lists(credentials(on), max_size=3),
            "languages": st.lists(languages(on), max_size=3),
            "work": work(on),
            "certificate_of_qualification": st.booleans(),
            "studied_in_canada_two_years": st.booleans(),
            "occupation": some(
                noc=st.sampled_from(NOCS),
                needs_licence=st.booleans(),
                wage_tier=st.sampled_from(("none", "1.3", "1.5", "2")),
            ),
            **more,
        },
    )


def lived(person: dict[str, Any], on: date, age: int | None) -> dict[str, Any]:
    """Without the credentials and the jobs that such a young person cannot have had yet."""
    if age is None:
        return person
    born = (on - timedelta(days=round(age * 365.25))).isoformat()
    held = [one for one in person.get("credentials", ()) if min(days_of(one), default=born + "+") > born]
    more = {"credentials": held} if "credentials" in person else {}
    return {**person, **more}


def days_of(credential: dict[str, Any]) -> list[str]:
    days = [credential.get(name) for name in ("study_from", "study_to", "completed_on")]
    return [day for day in (*days, (credential.get("eca") or {}).get("issued_on")) if day]


def with_age(person: dict[str, Any], on: date, age: int | None, by_birth: bool) -> dict[str, Any]:
    if age is None:
        return person
    if by_birth:
        return {**person, "birth_date": (on - timedelta(days=round(age * 365.25))).isoformat()}
    return {**person, "age": age}


@st.composite
def profiles(draw: st.DrawFn) -> dict[str, Any]:
    """A whole profile, some facts absent."""
    on = draw(st.sampled_from(DAYS))
    flags = dict.fromkeys(
        (
            "sibling_in_canada",
            "provincial_nomination",
            "arranged_employment",
            "relative_in_canada",
            "settlement_funds",
            "outside_quebec",
        ),
        st.booleans(),
    )
    partner = people(on, accompanying=st.booleans(), canadian=st.booleans())
    profile = draw(
        some(
            **flags,
            job_offer=st.sampled_from((None, "other", "major-group-00")),
            partner=st.one_of(st.none(), partner),
            rules_on=st.sampled_from(DAYS).map(date.isoformat),
        )
    )
    ages = st.one_of(st.none(), st.integers(17, 46))
    age, by_birth = draw(ages), draw(st.booleans())
    applicant = with_age(lived(draw(people(on)), on, age), on, age, by_birth)
    return {"as_of": on.isoformat(), "applicant": applicant, **profile}


def facts_of(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Every fact of a profile that can be taken away and is then unknown: paths of keys, lists as a whole too."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if key not in PRESUMED and path[-2:-1] != ("periods",):
                yield (*path, key)
            yield from facts_of(inner, (*path, key))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from facts_of(inner, (*path, index))


def months_of(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The paths of every month of a profile that is told without its day."""
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in inside:
        yield from months_of(inner, (*path, key))
    if isinstance(value, str) and re.fullmatch(r"\d{4}-\d{2}", value):
        yield path


def with_days(profile: dict[str, Any], days: dict[tuple[Any, ...], int]) -> dict[str, Any]:
    """The profile with the days of some of its months: each the one of its number, or the last there is."""
    richer = copy.deepcopy(profile)
    for path, number in days.items():
        place: Any = richer
        for key in path[:-1]:
            place = place[key]
        year, month = map(int, place[path[-1]].split("-"))
        place[path[-1]] = f"{place[path[-1]]}-{min(number, monthrange(year, month)[1]):02}"
    return richer


def without(profile: dict[str, Any], paths: list[tuple[Any, ...]]) -> dict[str, Any]:
    """The profile with some facts taken away; paths that went with another one are passed over."""
    left = copy.deepcopy(profile)
    for path in paths:
        place: Any = left
        for key in path[:-1]:
            place = place.get(key) if isinstance(place, dict) else place[key]
            if place is None:
                break
        if isinstance(place, dict):
            place.pop(path[-1], None)
    return left
