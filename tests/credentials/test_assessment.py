"""The tests of an assessment: body, occupation, purpose, age, result. MI 11, IRPR 75(2)(e), 75(2.1), 75(4)."""

from datetime import date, timedelta

import pytest

from pycore.credentials import assessment, condition, validity
from pycore.dates import parse_month
from pycore.law.loading import law
from pycore.messages.words import LOCALES, words
from pycore.profile.facts import Credential, Eca, Occupation

DAY = date(2026, 11, 23)
ONE = timedelta(days=1)
MET, NOT_MET, UNKNOWN, NOT_APPLICABLE = condition.MET, condition.NOT_MET, condition.UNKNOWN, condition.NOT_APPLICABLE
BACHELORS = "Bachelor's degree (four years)"
GOOD = Eca("WES", date(2025, 5, 3), lines=(BACHELORS,))
NO_OCCUPATION = Occupation()


def credential(eca: Eca | None = GOOD, **facts) -> Credential:
    """A foreign bachelor's degree with a report."""
    return Credential(country="US", **{"kind": "bachelors", "assessed": eca is not None, **facts}, eca=eca)


def judged(eca: Eca | None = GOOD, occupation: Occupation | None = NO_OCCUPATION, on: date = DAY, **facts):
    """The tests of a report by their ids."""
    tests = assessment.tests_of_assessment(credential(eca, **facts), occupation, on, law().on(on))
    assert len({test.id for test in tests if test.id != "eca-level"}) == len([t for t in tests if t.id != "eca-level"])
    for test in tests:
        assert test.cite, test
        assert test.code.startswith("eca-")
        if test.missing:
            assert test.outcome == UNKNOWN
    return {test.id: test for test in tests}


def levels(*lines: str, **facts):
    """The lines of a report in its own words."""
    return assessment.levels_of_assessment(credential(GOOD._replace(lines=lines), **facts), law().on(DAY))


def outcomes(tests) -> dict[str, str]:
    """What each test came to."""
    return {id: test.outcome for id, test in tests.items()}


def test_a_good_report_meets_every_test_without_an_occupation():
    assert outcomes(judged()) == {
        "eca-present": MET,
        "eca-designated": MET,
        "eca-for-occupation": NOT_APPLICABLE,
        "eca-purpose": MET,
        "eca-valid": MET,
        "eca-outcome": MET,
    }
    assert levels(BACHELORS) == (("three-year", "three-year", False),)


def test_no_report():
    tests = assessment.tests_of_assessment(credential(None), NO_OCCUPATION, DAY, law().on(DAY))
    assert [(test.id, test.outcome, test.missing) for test in tests] == [("eca-present", NOT_MET, ())]
    assert assessment.levels_of_assessment(credential(None), law().on(DAY)) == (("none", "none", False),)


def test_it_is_not_known_whether_there_is_a_report():
    unknown = credential(None, assessed=None)
    tests = assessment.tests_of_assessment(unknown, NO_OCCUPATION, DAY, law().on(DAY))
    assert [(test.id, test.outcome, test.missing) for test in tests] == [("eca-present", UNKNOWN, ("eca",))]
    assert assessment.levels_of_assessment(unknown, law().on(DAY)) == (("none", "masters-or-professional", False),)


def test_a_report_of_which_nothing_is_known_asks_for_each_fact():
    tests = judged(Eca())
    assert {id: test.missing for id, test in tests.items() if test.missing} == {
        "eca-designated": ("eca/organization",),
        "eca-valid": ("eca/issued_on",),
        "eca-outcome": ("eca/outcome",),
    }
    assert assessment.levels_of_assessment(credential(Eca()), law().on(DAY)) == (
        ("none", "masters-or-professional", False),
    )


# --- who issued it ---

DESIGNATED = {
    "CES": date(2013, 4, 17),
    "ICAS": date(2013, 4, 17),
    "WES": date(2013, 4, 17),
    "MCC": date(2013, 4, 17),
    "PEBC": date(2014, 1, 6),
    "IQAS": date(2015, 8, 6),
    "ICES": date(2015, 8, 6),
    "CACB": date(2024, 5, 20),
}


@pytest.mark.parametrize(("body", "since"), DESIGNATED.items())
def test_a_report_counts_from_the_day_its_body_was_designated(body, since):
    on = max(since + timedelta(days=30), date(2015, 1, 1) + timedelta(days=30))
    for issued, outcome in ((since - ONE, NOT_MET), (since, MET), (since + ONE, MET)):
        test = judged(GOOD._replace(organization=body, issued_on=issued), on=on)["eca-designated"]
        assert test.outcome == outcome, issued
        assert test.code == ("eca-designated.yes" if outcome == MET else "eca-designated.issued-before")


@pytest.mark.parametrize("body", ["IQAS", "ICES", "CACB"])
def test_before_its_designation_a_body_does_not_count(body):
    since = DESIGNATED[body]
    for on, outcome in ((since - ONE, NOT_MET), (since, MET), (since + ONE, MET)):
        test = judged(GOOD._replace(organization=body, issued_on=min(on, since)), on=on)["eca-designated"]
        assert test.outcome == (outcome if on >= since else NOT_MET)
    assert judged(GOOD._replace(organization=body, issued_on=None), on=since - ONE)["eca-designated"].code == (
        "eca-designated.not-yet"
    )


@pytest.mark.parametrize("body", ["NNAS", "NDEB", "My university", "World Bank", "Canada", ""])
def test_other_bodies_are_not_designated(body):
    test = judged(GOOD._replace(organization=body))["eca-designated"]
    assert (test.outcome, test.code, test.facts["organization"]) == (NOT_MET, "eca-designated.not-listed", body)


@pytest.mark.parametrize(
    "body",
    [
        "wes",
        " WES ",
        "W.E.S.",
        "World Education Services",
        "World Education Services (WES)",
        "the Comparative Education Service",
        "Conseil medical du Canada",
        "Le Conseil médical du Canada",
        "Bureau des examinateurs en pharmacie du Canada (BEPC)",
        "WorldEducationServices",
        "The WES",
        "L'IQAS",
        "L’IQAS",
    ],
)
def test_a_body_is_known_by_its_initials_and_by_its_full_name(body):
    assert judged(GOOD._replace(organization=body))["eca-designated"].outcome == MET


def test_without_a_day_of_issue_the_designation_is_asked_only_where_it_matters():
    report = GOOD._replace(organization="CACB", issued_on=None)
    since = DESIGNATED["CACB"]
    for on, outcome in (
        (since, UNKNOWN),
        (date(2029, 5, 19), UNKNOWN),
        (date(2029, 5, 20), MET),
        (date(2029, 5, 21), MET),
    ):
        test = judged(report, on=on)["eca-designated"]
        assert test.outcome == outcome, on
        assert test.missing == (("eca/issued_on",) if outcome == UNKNOWN else ())
    assert judged(GOOD._replace(issued_on=None))["eca-designated"].outcome == MET


def test_of_a_month_of_issue_every_day_counts():
    """The board of architects was designated within a month, and within one other reports ended."""
    for month, outcome in (("2024-04", NOT_MET), ("2024-05", UNKNOWN), ("2024-06", MET)):
        report = GOOD._replace(organization="CACB", issued_on=None, issued_in=parse_month(month))
        assert judged(report)["eca-designated"].outcome == outcome
    for month, outcome in (("2024-09", MET), ("2024-10", UNKNOWN), ("2024-11", NOT_MET)):
        report = GOOD._replace(issued_on=None, issued_in=parse_month(month))
        assert for_occupation(report, ARCHITECT, True, for_occupation=True).outcome == outcome


# --- for which occupation ---

DOCTORS = ("31100", "31101", "31102")


def for_occupation(eca: Eca = GOOD, noc: str | None = None, licence: bool | None = None, on: date = DAY, **facts):
    """The occupation test alone."""
    return judged(eca, Occupation(noc, licence), on, **facts)["eca-for-occupation"]


@pytest.mark.parametrize("noc", DOCTORS)
def test_doctors_need_the_medical_council_for_their_medical_degree(noc):
    wes, mcc = GOOD, GOOD._replace(organization="MCC")
    assert for_occupation(mcc, noc, for_occupation=True).outcome == MET
    assert for_occupation(wes, noc, for_occupation=True).outcome == NOT_MET
    assert for_occupation(wes, noc, licence=False, for_occupation=True).outcome == NOT_MET
    assert for_occupation(wes, noc, for_occupation=False).code == "eca-for-occupation.other-credential"
    assert for_occupation(wes, noc, kind="secondary").outcome == NOT_APPLICABLE
    open_one = for_occupation(wes, noc)
    assert (open_one.outcome, open_one.missing) == (UNKNOWN, ("for_occupation",))
    for test in (open_one, for_occupation(wes, noc, for_occupation=True)):
        assert "eca-occupation-score" in test.cite  # that it holds for the score, too, is our reading
    assert "eca-occupation-score" not in for_occupation(mcc, noc).cite
    assert for_occupation(mcc, noc).outcome == MET
    assert for_occupation(wes, noc, professional_field="medicine").outcome == NOT_MET
    assert for_occupation(wes, noc, professional_field="law").outcome == NOT_APPLICABLE
    assert for_occupation(wes, noc, professional_field="law", for_occupation=True).outcome == NOT_APPLICABLE
    assert for_occupation(wes, noc, professional_field="medicine", for_occupation=False).outcome == NOT_APPLICABLE
    assert for_occupation(wes, noc, professional_field="other").missing == ("for_occupation",)
    first_degree = wes._replace(lines=("First professional degree in medicine",))
    assert for_occupation(first_degree, noc).outcome == NOT_MET
    unnamed = for_occupation(wes._replace(organization=None), noc, for_occupation=True)
    assert (unnamed.outcome, unnamed.missing) == (UNKNOWN, ("eca/organization",))
    assert for_occupation(wes._replace(organization="PEBC"), noc, for_occupation=True).outcome == NOT_MET


def test_pharmacists_need_the_board_only_where_they_need_a_licence():
    pebc = GOOD._replace(organization="PEBC")
    assert for_occupation(pebc, "31120", True, for_occupation=True).outcome == MET
    assert for_occupation(pebc, "31120", None).outcome == MET
    assert for_occupation(GOOD, "31120", True, for_occupation=True).outcome == NOT_MET
    assert for_occupation(GOOD, "31120", True, professional_field="pharmacy").outcome == NOT_MET
    assert for_occupation(GOOD, "31120", False, for_occupation=True).code == "eca-for-occupation.no-licence"
    unknown = for_occupation(GOOD, "31120", None, for_occupation=True)
    assert (unknown.outcome, unknown.missing) == (UNKNOWN, (assessment.NEEDS_LICENCE,))
    assert for_occupation(GOOD, "31120", True).missing == ("for_occupation",)
    assert for_occupation(GOOD, "31120", None, for_occupation=False).outcome == NOT_APPLICABLE


ARCHITECT = "21200"


def test_architects_before_the_board_was_designated():
    since = DESIGNATED["CACB"]
    report = GOOD._replace(issued_on=date(2023, 6, 1))
    for on, code in ((since - ONE, "any-body"), (since, "earlier-report"), (since + ONE, "earlier-report")):
        test = for_occupation(report, ARCHITECT, True, on, for_occupation=True)
        assert test.code == f"eca-for-occupation.{code}", on


@pytest.mark.parametrize(
    ("issued", "outcome"),
    [(date(2024, 10, 30), MET), (date(2024, 10, 31), NOT_MET), (date(2024, 11, 1), NOT_MET), (None, UNKNOWN)],
)
def test_architects_with_an_earlier_report_of_another_body(issued, outcome):
    test = for_occupation(GOOD._replace(issued_on=issued), ARCHITECT, True, for_occupation=True)
    assert test.outcome == outcome
    assert test.missing == (("eca/issued_on",) if outcome == UNKNOWN else ())


def test_architects_need_the_board_only_where_they_need_a_licence():
    cacb = GOOD._replace(organization="CACB")
    assert for_occupation(cacb, ARCHITECT, True, for_occupation=True).outcome == MET
    assert for_occupation(GOOD, ARCHITECT, False, for_occupation=True).outcome == NOT_APPLICABLE
    assert for_occupation(GOOD, ARCHITECT, None, for_occupation=True).missing == (assessment.NEEDS_LICENCE,)
    assert for_occupation(GOOD, ARCHITECT, True, professional_field="other").missing == ("for_occupation",)
    assert for_occupation(GOOD, ARCHITECT, True, professional_field="law").outcome == NOT_APPLICABLE


def test_other_occupations_may_use_any_body():
    test = for_occupation(GOOD, "21231", True, for_occupation=True)
    assert (test.outcome, test.code) == (NOT_APPLICABLE, "eca-for-occupation.any-body")
    assert for_occupation(GOOD._replace(organization="MCC"), "21231").outcome == NOT_APPLICABLE


def test_without_an_occupation_only_a_telling_credential_asks_for_one():
    assert for_occupation().code == "eca-for-occupation.not-stated"
    for facts in ({"professional_field": "medicine"}, {"professional_field": "pharmacy"}, {"for_occupation": True}):
        test = for_occupation(**facts)
        assert (test.outcome, test.missing) == (UNKNOWN, (assessment.NOC,)), facts
    by_row = for_occupation(GOOD._replace(lines=("Bachelor of Science in Pharmacy degree",)))
    assert by_row.missing == (assessment.NOC,)
    for facts in (
        {"professional_field": "law"},
        {"professional_field": "law", "for_occupation": True},
        {"professional_field": "medicine", "for_occupation": False},
        {"kind": "secondary"},
    ):
        assert for_occupation(**facts).outcome == NOT_APPLICABLE, facts
    assert for_occupation(GOOD._replace(organization="MCC"), professional_field="medicine").outcome == NOT_APPLICABLE
    assert for_occupation(GOOD._replace(organization=None), professional_field="medicine").outcome == NOT_APPLICABLE


def test_a_partners_occupation_does_not_matter():
    test = judged(GOOD, None, professional_field="medicine")["eca-for-occupation"]
    assert (test.outcome, test.code) == (NOT_APPLICABLE, "eca-for-occupation.partner")


# --- what for, and when ---


def test_only_a_report_for_immigration_counts():
    assert judged(GOOD._replace(purpose="general"))["eca-purpose"].outcome == NOT_MET
    assert judged(GOOD)["eca-purpose"].outcome == MET


ISSUED = date(2021, 11, 23)
FIFTH = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("on", "outcome", "code"),
    [
        (ISSUED - ONE, NOT_MET, "future"),
        (ISSUED, MET, "yes"),
        (ISSUED + ONE, MET, "yes"),
        (FIFTH - ONE, MET, "yes"),
        (FIFTH, NOT_MET, "expired"),
        (FIFTH + ONE, NOT_MET, "too-old"),
    ],
)
def test_a_report_lasts_until_the_day_before_its_fifth_anniversary(on, outcome, code):
    test = judged(GOOD._replace(issued_on=ISSUED), on=on)["eca-valid"]
    assert (test.outcome, test.code) == (outcome, f"eca-valid.{code}")
    assert test.facts == {"issued_on": ISSUED, "on": on, "years": 5, "end": FIFTH}
    assert validity.expires_on(GOOD._replace(issued_on=ISSUED), law().on(on)) == FIFTH


@pytest.mark.parametrize(("young", "outcome"), [(True, MET), (False, NOT_MET)])
def test_that_a_report_is_young_enough_can_be_said_without_its_day(young, outcome):
    report = GOOD._replace(issued_on=None, still_valid=young, stated_on=DAY)
    assert judged(report)["eca-valid"].outcome == outcome
    later = judged(report, on=DAY + ONE)["eca-valid"]
    assert (later.outcome, later.missing) == (UNKNOWN, ("eca/issued_on",))


def test_a_report_of_29_february_lasts_until_1_march():
    report = GOOD._replace(issued_on=date(2024, 2, 29))
    assert validity.expires_on(report, law().on(DAY)) == date(2029, 3, 1)
    assert judged(report, on=date(2029, 2, 28))["eca-valid"].outcome == MET
    assert judged(report, on=date(2029, 3, 1))["eca-valid"].outcome == NOT_MET


@pytest.mark.parametrize("change", [date(2015, 1, 1), date(2017, 6, 6)])
def test_five_years_under_every_rule_set(change):
    for on in (change, change + ONE):
        assert validity.expires_on(GOOD._replace(issued_on=date(2014, 1, 1)), law().on(on)) == date(2019, 1, 1)


def test_days_at_the_end_of_the_calendar_are_no_error():
    report = GOOD._replace(issued_on=date(9998, 1, 1))
    assert validity.expires_on(report, law().on(DAY)) is None
    test = judged(report, on=date(9999, 1, 1))["eca-valid"]
    assert (test.outcome, test.facts["end"]) == (MET, date.max)
    assert validity.expires_on(Eca(), law().on(DAY)) is None


# --- what it says ---


@pytest.mark.parametrize(
    ("code", "outcome", "line"),
    [
        ("none", NOT_MET, ("none", "none", False)),
        ("secondary", MET, ("secondary", "secondary", False)),
        ("one-year", MET, ("one-year", "one-year", False)),
        ("two-year", MET, ("two-year", "two-year", False)),
        ("three-year", MET, ("three-year", "three-year", False)),
        ("two-or-more", MET, ("two-or-more", "two-or-more", False)),
        ("masters-or-professional", MET, ("masters-or-professional", "masters-or-professional", False)),
        ("doctoral", MET, ("doctoral", "doctoral", False)),
        ("second-only", MET, ("none", "none", True)),
        ("unlisted", UNKNOWN, ("none", "masters-or-professional", False)),
        (None, UNKNOWN, ("none", "masters-or-professional", False)),
    ],
)
def test_a_result_given_as_a_code(code, outcome, line):
    report = GOOD._replace(outcome=code, lines=())
    test = judged(report)["eca-outcome"]
    assert test.outcome == outcome
    assert test.missing == (("eca/outcome",) if code is None else ())
    assert test.facts == ({} if code in ("second-only", "unlisted", None) else {"level": code})
    assert assessment.levels_of_assessment(credential(report), law().on(DAY)) == (line,)


def test_one_line_that_is_listed():
    test = judged(GOOD._replace(lines=("COLLEGE DIPLOMA",)))["eca-outcome"]
    assert (test.outcome, test.code) == (MET, "eca-outcome.listed")
    assert test.facts == {"result": "COLLEGE DIPLOMA", "level": "two-year"}


def test_one_line_that_only_adds_a_second_credential():
    tests = judged(GOOD._replace(lines=("Postgraduate Diploma",)))
    assert (tests["eca-outcome"].outcome, tests["eca-outcome"].code) == (MET, "eca-outcome.second-only")
    assert "eca-level" not in tests
    assert levels("Postgraduate Diploma") == (("none", "none", True),)


def test_one_line_that_counts_years():
    tests = judged(GOOD._replace(lines=("Three years of undergraduate study",)))
    assert (tests["eca-outcome"].outcome, tests["eca-outcome"].missing) == (NOT_MET, ())
    assert levels("Three years of undergraduate study") == (("none", "none", False),)


def test_one_line_that_is_not_listed_offers_the_nearest():
    test = judged(GOOD._replace(lines=("Bachlor of Laws",)))["eca-outcome"]
    assert (test.outcome, test.code, test.missing) == (UNKNOWN, "eca-outcome.not-listed", ("eca/phrase",))
    assert test.facts["nearest"][0] == "Bachelor of Laws"
    alone = judged(GOOD._replace(lines=("学士",)))["eca-outcome"]
    assert (alone.outcome, alone.code) == (UNKNOWN, "eca-outcome.not-listed-alone")
    assert levels("Bachlor of Laws") == (("none", "masters-or-professional", False),)


def test_one_line_under_two_levels():
    tests = judged(GOOD._replace(lines=("Certificat collégial",)))
    assert tests["eca-outcome"].outcome == MET
    doubt = tests["eca-level"]
    assert (doubt.outcome, doubt.code, doubt.missing) == (UNKNOWN, "eca-level.doubtful", ())
    assert levels("Certificat collégial") == (("one-year", "two-year", False),)


def test_several_lines_are_several_credentials():
    lines = ("Secondary School Diploma", "Completion of College-level certificate", BACHELORS)
    test = judged(GOOD._replace(lines=lines))["eca-outcome"]
    assert (test.outcome, test.code) == (MET, "eca-outcome.lines")
    assert test.facts == {"count": 3, "given": 3, "results": list(lines)}
    assert [line.low for line in levels(*lines)] == ["secondary", "one-year", "three-year"]


def test_several_lines_of_which_one_is_open():
    lines = ("Bachlor of Laws", BACHELORS, "Two years of undergraduate study")
    tests = judged(GOOD._replace(lines=lines))
    assert tests["eca-outcome"].facts == {"count": 3, "given": 1, "results": [BACHELORS]}
    assert (tests["eca-level"].outcome, tests["eca-level"].missing) == (UNKNOWN, ("eca/phrase",))
    assert levels(*lines) == (
        ("none", "masters-or-professional", False),
        ("three-year", "three-year", False),
        ("none", "none", False),
    )


def test_several_lines_of_which_none_is_listed():
    open_one = judged(GOOD._replace(lines=("Two years of undergraduate study", "Bachlor of Laws")))
    assert open_one["eca-outcome"].outcome == UNKNOWN
    assert "eca-level" not in open_one
    failed = judged(GOOD._replace(lines=("Two years of undergraduate study", "One year of study")))
    assert failed["eca-outcome"].outcome == NOT_MET


def test_several_lines_of_which_one_is_doubtful():
    tests = judged(GOOD._replace(lines=("Secondary School Diploma", "Certificat collégial")))
    assert tests["eca-outcome"].code == "eca-outcome.lines"
    assert tests["eca-level"].code == "eca-level.doubtful"


# --- the sentences ---


def reports():
    """Reports that between them bring out every sentence: (report, occupation, day, further facts)."""
    doctor, pharmacist, architect = Occupation("31102"), Occupation("31120"), Occupation(ARCHITECT, True)
    own = {"for_occupation": True}
    yield GOOD, NO_OCCUPATION, DAY, {}
    yield GOOD, None, DAY, {}
    for young in (True, False):
        yield GOOD._replace(issued_on=None, still_valid=young, stated_on=DAY), None, DAY, {}
    for month in ("2025-03", "2021-11", "2018-01"):
        yield GOOD._replace(issued_on=None, issued_in=parse_month(month)), None, DAY, {}
    yield None, NO_OCCUPATION, DAY, {}
    yield None, NO_OCCUPATION, DAY, {"assessed": None}
    yield Eca(), doctor, DAY, own
    yield GOOD._replace(organization="NNAS", purpose="general", issued_on=ISSUED), Occupation("21231"), FIFTH, {}
    yield GOOD._replace(organization="CACB", issued_on=date(2024, 5, 19)), architect, date(2024, 6, 1), own
    yield GOOD._replace(organization="CACB", issued_on=None), architect, date(2024, 5, 19), own
    yield GOOD._replace(organization="CACB", issued_on=None), architect, date(2024, 6, 1), own
    yield GOOD._replace(issued_on=date(2023, 6, 1)), architect, DAY, own
    yield GOOD._replace(issued_on=None), architect, DAY, own
    yield GOOD._replace(issued_on=DAY + ONE), doctor, DAY, own
    yield GOOD._replace(issued_on=date(2020, 1, 1)), doctor, DAY, {"for_occupation": False}
    yield GOOD._replace(organization="MCC"), doctor, DAY, {}
    yield GOOD, doctor, DAY, {}
    yield GOOD, pharmacist, DAY, own
    yield GOOD, pharmacist._replace(needs_licence=False), DAY, own
    yield GOOD, NO_OCCUPATION, DAY, own
    for line in ("Postgraduate Diploma", "Three years of study", "Bachlor of Laws", "学士", "Certificat collégial"):
        yield GOOD._replace(lines=(line,)), NO_OCCUPATION, DAY, {}
    yield GOOD._replace(lines=(BACHELORS, "College Diploma")), NO_OCCUPATION, DAY, {}
    for code in ("none", "three-year", "second-only", "unlisted"):
        yield GOOD._replace(lines=(), outcome=code), NO_OCCUPATION, DAY, {}


GROUPS = ("eca-present", "eca-designated", "eca-for-occupation", "eca-purpose", "eca-valid", "eca-outcome", "eca-level")


def to_come() -> condition.Condition:
    """What is said of a planned credential taken as completed, whose report is still to come."""
    [test] = assessment.tests_of_assessment(credential(None), NO_OCCUPATION, DAY, law().on(DAY), as_if_completed=True)
    return test


def test_a_planned_credential_is_taken_as_assessed_too():
    assert (to_come().outcome, to_come().missing) == (UNKNOWN, ("eca/outcome",))
    lines = assessment.levels_of_assessment(credential(None), law().on(DAY), as_if_completed=True)
    assert lines == (("none", "masters-or-professional", False),)


AT_MOST = [
    ({"kind": "secondary"}, "secondary"),
    ({"kind": "certificate", "program_years": 0.5}, "one-year"),
    ({"kind": "certificate", "program_years": 1}, "one-year"),
    ({"kind": "diploma", "program_years": 1.5}, "two-year"),
    ({"kind": "diploma"}, "three-year"),
    ({"kind": "trade", "program_years": 2}, "two-year"),
    ({"kind": "licence"}, "none"),
    ({"kind": "associate"}, "two-year"),
    ({"kind": "associate", "professional_field": "law"}, "two-year"),
    ({"kind": "bachelors"}, "masters-or-professional"),
    ({"kind": "bachelors", "professional_field": "law"}, "masters-or-professional"),
    ({"kind": "bachelors", "professional_field": "other"}, "three-year"),
    ({"kind": "masters"}, "masters-or-professional"),
    ({"kind": "professional"}, "masters-or-professional"),
    ({"kind": "doctorate"}, "doctoral"),
    ({}, "doctoral"),
]


@pytest.mark.parametrize(("awarded", "most"), AT_MOST)
def test_an_assessment_finds_no_more_than_was_awarded(awarded, most):
    held = Credential(country="US", **awarded)
    assert assessment.levels_of_assessment(held, law().on(DAY)) == (("none", most, False),)
    asked = Credential(country="US", eca=Eca(organization="WES"), assessed=True, **awarded)
    assert assessment.levels_of_assessment(asked, law().on(DAY)) == (("none", most, False),)


@pytest.mark.parametrize("locale", LOCALES)
def test_every_sentence_can_be_said(locale):
    language = words(locale)
    said = set()
    for report, occupation, on, facts in reports():
        for test in judged(report, occupation, on, **facts).values():
            text = language.say(test.code, test.facts)
            assert "{" not in text and "None" not in text and "[]" not in text
            assert text.startswith(("No.", "Not yet.", "Non.", "Pas encore.")) == (test.outcome == NOT_MET), text
            said.add(test.code)
    said.add(to_come().code)
    assert said == {key for key in language.sources if key.rpartition(".")[0] in GROUPS}


@pytest.mark.parametrize("locale", LOCALES)
def test_every_body_and_occupation_has_a_name(locale):
    language = words(locale)
    rules = law().on(DAY)
    for record in rules.records("eca-bodies"):
        assert language.term("eca-body", record["id"])
    for record in rules.records("eca-occupations"):
        assert record["noc"] in language.term("eca-occupation", record["noc"])
        assert record["body"] in {body["id"] for body in rules.records("eca-bodies")}


def test_the_sentence_has_the_persons_own_figures():
    test = judged(GOOD._replace(issued_on=date(2020, 5, 3)))["eca-valid"]
    assert words("en").say(test.code, test.facts) == (
        "No. The report was issued on 3 May 2020; on 23 November 2026 it is older than 5 years."
    )
    french = words("fr").say(test.code, test.facts).replace("\u00a0", " ")
    assert french == "Non. Le rapport a été délivré le 3 mai 2020; le 23 novembre 2026, il date de plus de 5 ans."


def test_french_typography():
    for key, text in words("fr").sources.items():
        if key.startswith(("eca-", "language-")):
            assert " :" not in text and " »" not in text and "« " not in text and "'" not in text, key
            assert " ;" not in text and " ?" not in text, key
