"""What each requirement of the three programs says, with its figures, what it rests on and what is missing."""

from __future__ import annotations

from typing import Any

import pytest
from requirements import RESTS_ON, certificate, changed, degree, jobs, judged, levels, shown

from pycore.credentials.condition import MET, NOT_MET, UNKNOWN

UNDATED = degree()
del UNDATED["eca"]["issued_on"]
DOCTOR, PHARMACIST = {"noc": "31102", "body": "MCC"}, {"noc": "31120", "body": "PEBC"}
NO_JOB: dict[str, Any] = {"applicant__occupation": {}, "applicant__work__canadian_noc": ...}
CERTIFICATE = "applicant__certificate_of_qualification"
UNSTATED_WORK: dict[str, Any] = {"applicant__work": {"canadian_years": 1, "foreign_years": 3}}
OFFER = {"years": 1, "employers": 2}


def in_years(years: float | None, needed: int, window: int) -> dict[str, Any]:
    return {"years": years, "needed": needed, "window": window}


# (program, requirement, changes, outcome, code, facts, missing)
SAID: list[tuple[str, str, dict[str, Any], str, str, dict[str, Any], tuple[str, ...]]] = [
    (
        "fsw",
        "education",
        {"applicant__credentials": ...},
        UNKNOWN,
        "fsw.education.unknown",
        {},
        ("/applicant/credentials",),
    ),
    (
        "fsw",
        "education",
        {"applicant__credentials": [certificate(institution="not-recognized"), UNDATED]},
        UNKNOWN,
        "fsw.education.open",
        {},
        ("/applicant/credentials/1/eca/issued_on",),
    ),
    (
        "fsw",
        "education",
        {"applicant__credentials": [certificate(institution="private-other")]},
        UNKNOWN,
        "fsw.education.contested",
        {},
        (),
    ),
    (
        "fsw",
        "education",
        {"applicant__credentials": [degree(eca={"outcome": "secondary"})]},
        MET,
        "fsw.education.met",
        {"level": "secondary"},
        (),
    ),
    # The level that is sure, whatever may be open above it, and however the words for the two compare.
    (
        "fsw",
        "education",
        {"applicant__credentials": [degree(), {**UNDATED, "eca": {**UNDATED["eca"], "outcome": "doctoral"}}]},
        MET,
        "fsw.education.met",
        {"level": "three-year"},
        (),
    ),
    (
        "fsw",
        "assessment-body",
        {
            **NO_JOB,
            "applicant__credentials": [
                certificate(institution="not-recognized"),
                degree(professional_field="medicine"),
            ],
        },
        UNKNOWN,
        "fsw.assessment-body.occupation",
        {},
        ("/applicant/occupation/noc",),
    ),
    (
        "fsw",
        "assessment-body",
        {"applicant__occupation": {"noc": "31102"}, "applicant__credentials": ...},
        UNKNOWN,
        "fsw.assessment-body.unknown",
        DOCTOR,
        ("/applicant/credentials",),
    ),
    (
        "fsw",
        "assessment-body",
        {"applicant__occupation": {"noc": "31102"}, "applicant__credentials": [certificate(honorary=True), degree()]},
        UNKNOWN,
        "fsw.assessment-body.unknown",
        DOCTOR,
        ("/applicant/credentials/1/for_occupation",),
    ),
    (
        "fsw",
        "assessment-body",
        {"applicant__occupation": {"noc": "31120"}, "applicant__credentials": [degree(for_occupation=True)]},
        UNKNOWN,
        "fsw.assessment-body.unknown",
        PHARMACIST,
        ("/applicant/occupation/needs_licence",),
    ),
    ("fsw", "language", {"applicant__languages": []}, NOT_MET, "language.none", shown("en", 0, 7, 7), ()),
    (
        "fsw",
        "language",
        {"applicant__languages": ...},
        UNKNOWN,
        "language.unknown",
        shown("en", 0, 7, 7),
        ("/applicant/languages",),
    ),
    (
        "fsw",
        "language",
        {"applicant__languages": [levels(6, 7, 7, 7)]},
        NOT_MET,
        "language.not-met",
        shown("en", 6, 7, 7),
        (),
    ),
    (
        "fsw",
        "language",
        {"applicant__languages": [levels(6, 7, 7, 7, "fr")]},
        NOT_MET,
        "language.not-met",
        shown("fr", 6, 7, 7),
        (),
    ),
    (
        "fsw",
        "language",
        {"applicant__languages": [levels(5, 5, 5, 5), levels(7, 8, 9, 10, "fr")]},
        MET,
        "language.met",
        shown("fr", 7, 7, 7),
        (),
    ),
    (
        "fsw",
        "language",
        {"applicant__languages": [levels(7, 7, 7, 7), levels(7, 7, 7, 7, "fr")]},
        MET,
        "language.met",
        shown("en", 7, 7, 7),
        (),
    ),
    # Of two results the one with the better lowest ability; of two worlds, the one without the undated result.
    (
        "fsw",
        "language",
        {"applicant__languages": [levels(10, 10, 10, 5), levels(6, 6, 6, 6)]},
        NOT_MET,
        "language.not-met",
        shown("en", 6, 7, 7),
        (),
    ),
    (
        "fsw",
        "language",
        {"applicant__languages": [levels(5, 6, 6, 6), {**levels(9, 9, 9, 9), "taken_on": ...}]},
        UNKNOWN,
        "language.unknown",
        shown("en", 5, 7, 7),
        ("/applicant/languages",),
    ),
    # An ability that is not told is not too low: the one that is told decides, and its language is named.
    (
        "fsw",
        "language",
        {"applicant__languages": [{**levels(9, 6, 9, 9, "fr"), "clb": {"reading": 6, "writing": 9, "speaking": 9}}]},
        NOT_MET,
        "language.not-met",
        shown("fr", 6, 7, 7),
        (),
    ),
    (
        "cec",
        "language",
        {
            **NO_JOB,
            "applicant__languages": [{**levels(9, 6, 9, 9), "clb": {"reading": 6, "writing": 9, "speaking": 9}}],
        },
        UNKNOWN,
        "cec.language.open",
        shown("en", 6, 7, 5, most=7),
        ("/applicant/occupation/noc", "/applicant/languages"),
    ),
    ("cec", "language", {}, MET, "language.met", shown("en", 9, 5, 5), ()),
    (
        "cec",
        "language",
        {**NO_JOB, "applicant__languages": [levels(6, 6, 6, 6)]},
        UNKNOWN,
        "cec.language.occupation",
        shown("en", 6, 7, 5, most=7),
        ("/applicant/occupation/noc",),
    ),
    (
        "cec",
        "language",
        {**NO_JOB, "applicant__languages": ...},
        UNKNOWN,
        "cec.language.open",
        shown("en", 0, 7, 5, most=7),
        ("/applicant/occupation/noc", "/applicant/languages"),
    ),
    # Level 5 is sure and level 7 is not: the undated result may settle it whatever the occupation.
    (
        "cec",
        "language",
        {**NO_JOB, "applicant__languages": [levels(6, 6, 6, 6), {**levels(9, 9, 9, 9), "taken_on": ...}]},
        UNKNOWN,
        "cec.language.open",
        shown("en", 6, 7, 5, most=7),
        ("/applicant/occupation/noc", "/applicant/languages"),
    ),
    ("fst", "language", {}, MET, "fst.language.met", shown("en", 9, 5, 4), ()),
    (
        "fst",
        "language",
        {"applicant__languages": [levels(4, 4, 4, 4)]},
        NOT_MET,
        "fst.language.not-met",
        shown("en", 4, 5, 4),
        (),
    ),
    ("fst", "language", {"applicant__languages": []}, NOT_MET, "fst.language.none", shown("en", 0, 5, 4), ()),
    ("fsw", "experience", {}, MET, "fsw.experience.met", in_years(2, 1, 0), ()),
    (
        "fsw",
        "experience",
        UNSTATED_WORK,
        UNKNOWN,
        "fsw.experience.unknown",
        in_years(None, 1, 0),
        ("/applicant/work/primary_continuous_years",),
    ),
    ("fsw", "experience", jobs(), NOT_MET, "fsw.experience.none", in_years(0, 1, 0), ()),
    ("cec", "experience", jobs(), NOT_MET, "cec.experience.none", in_years(0, 1, 3), ()),
    ("fst", "experience", jobs(), NOT_MET, "fst.experience.none", in_years(0, 2, 5), ()),
    (
        "fsw",
        "experience",
        jobs(("US", "2026-01-01", "2026-06-30")),
        NOT_MET,
        "fsw.experience.too-few",
        in_years(pytest.approx(181 / 364), 1, 0),
        (),
    ),
    (
        "fsw",
        "experience",
        jobs(("US", "2020-01-01", "2020-12-29"), ("US", "2021-01-01", "2021-02-01")),
        MET,
        "fsw.experience.by-jobs",
        {"years": 1, "needed": 1},
        (),
    ),
    (
        "fsw",
        "experience",
        jobs(("US", "2022-01-03", "2022-07-03"), ("US", "2023-09-04", "2024-05-05")),
        UNKNOWN,
        "fsw.experience.jobs-apart",
        {"years": pytest.approx(245 / 364), "needed": 1},
        ("/applicant/work/primary_continuous_years",),
    ),
    ("cec", "experience", {}, MET, "cec.experience.met", in_years(1, 1, 3), ()),
    (
        "cec",
        "experience",
        UNSTATED_WORK,
        UNKNOWN,
        "cec.experience.unknown",
        in_years(None, 1, 3),
        ("/applicant/work/canadian_years_last_three",),
    ),
    (
        "cec",
        "experience",
        {"applicant__work": {"canadian_years": 0.5, "foreign_years": 3}},
        NOT_MET,
        "cec.experience.too-few",
        in_years(0.5, 1, 3),
        (),
    ),
    (
        "cec",
        "experience",
        {"applicant__work": {"canadian_years": 4, "canadian_years_last_three": 0.5}},
        NOT_MET,
        "cec.experience.not-met",
        in_years(0.5, 1, 3),
        (),
    ),
    (
        "fsw",
        "experience",
        {"applicant__work": {"foreign_years": 6, "primary_continuous_years": 0.5}},
        NOT_MET,
        "fsw.experience.not-met",
        in_years(0.5, 1, 0),
        (),
    ),
    (
        "fst",
        "experience",
        {"applicant__work": {"canadian_years": 1, "foreign_years": 0}},
        NOT_MET,
        "fst.experience.too-few",
        in_years(1, 2, 5),
        (),
    ),
    (
        "cec",
        "experience",
        jobs(
            ("CA", "2019-01-01", "2023-10-01"), ("CA", "2025-10-03", None)
        ),  # a day of the window, and 52 weeks less one
        MET,
        "cec.experience.met",
        in_years(1, 1, 3),
        (),
    ),
    ("fst", "experience", {}, MET, "fst.experience.met", in_years(2, 2, 5), ()),
    (
        "fst",
        "experience",
        UNSTATED_WORK,
        UNKNOWN,
        "fst.experience.unknown",
        in_years(None, 2, 5),
        ("/applicant/work/trade_years_last_five",),
    ),
    ("fsw", "points", {}, MET, "fsw.points.met", {"points": 80, "most": 80, "pass_mark": 67}, ()),
    # The points and the level of the language are two requirements.
    (
        "fsw",
        "points",
        {"applicant__languages": [levels(10, 10, 10, 6)]},
        MET,
        "fsw.points.met",
        {"points": 74, "most": 74, "pass_mark": 67},
        (),
    ),
    (
        "fsw",
        "points",
        {"applicant__languages": [levels(6, 6, 6, 6)]},
        NOT_MET,
        "fsw.points.not-met",
        {"points": 56, "most": 56, "pass_mark": 67},
        (),
    ),
    ("fsw", "occupation", {}, MET, "occupation.met", {"noc": "72310", "teer": 2}, ()),
    ("cec", "occupation", {}, MET, "occupation.met", {"noc": "72310", "teer": 2}, ()),
    ("fsw", "occupation", NO_JOB, UNKNOWN, "occupation.unknown", {}, ("/applicant/occupation/noc",)),
    ("fst", "trade", {}, MET, "fst.trade.met", {"noc": "72310"}, ()),
    ("fst", "trade", NO_JOB, UNKNOWN, "fst.trade.unknown", {}, ("/applicant/occupation/noc",)),
    *(
        (program, "funds", change, outcome_, f"funds.{code}", {}, missing)
        for program in ("fsw", "fst")
        for change, outcome_, code, missing in (
            ({}, MET, "met", ()),
            ({"settlement_funds": False}, NOT_MET, "not-met", ()),
            ({"settlement_funds": False, "arranged_employment": True}, UNKNOWN, "offer", ()),
            ({"settlement_funds": ..., "arranged_employment": True}, UNKNOWN, "offer", ("/settlement_funds",)),
            ({"settlement_funds": ...}, UNKNOWN, "unknown", ("/settlement_funds",)),
            ({"settlement_funds": False, "arranged_employment": ...}, UNKNOWN, "unknown", ("/arranged_employment",)),
        )
    ),
    *(
        (program, "residence", change, outcome_, f"residence.{outcome_}", {}, missing)
        for program in ("fsw", "cec", "fst")
        for change, outcome_, missing in (
            ({}, MET, ()),
            ({"outside_quebec": False}, NOT_MET, ()),
            ({"outside_quebec": ...}, UNKNOWN, ("/outside_quebec",)),
        )
    ),
    ("fst", "qualification", {}, MET, "fst.qualification.met", OFFER, ()),
    ("fst", "qualification", {CERTIFICATE: False}, NOT_MET, "fst.qualification.not-met", OFFER, ()),
    (
        "fst",
        "qualification",
        {CERTIFICATE: False, "job_offer": "other"},
        UNKNOWN,
        "fst.qualification.offer",
        OFFER,
        (),
    ),
    (
        "fst",
        "qualification",
        {CERTIFICATE: ..., "arranged_employment": True},
        UNKNOWN,
        "fst.qualification.offer",
        OFFER,
        ("/applicant/certificate_of_qualification",),
    ),
    (
        "fst",
        "qualification",
        {CERTIFICATE: ..., "arranged_employment": ..., "job_offer": ...},
        UNKNOWN,
        "fst.qualification.unknown",
        OFFER,
        ("/applicant/certificate_of_qualification", "/arranged_employment", "/job_offer"),
    ),
]


@pytest.mark.parametrize(("program", "name", "change", "outcome_", "code", "facts", "missing"), SAID)
def test_what_a_requirement_says_and_rests_on(
    program: str,
    name: str,
    change: dict[str, Any],
    outcome_: str,
    code: str,
    facts: dict[str, Any],
    missing: tuple[str, ...],
) -> None:
    profile = changed(**change)
    for result in profile["applicant"].get("languages", ()):
        if result["taken_on"] is ...:
            del result["taken_on"]
    test = judged(profile)[program][name]
    assert (test.outcome, test.code, test.cite) == (outcome_, code, RESTS_ON[program, name])
    assert (dict(test.facts), test.missing) == (facts, missing)
