"""Minimum requirements of the three programs: each condition on its own, each boundary, each way of not being known."""

from __future__ import annotations

from typing import Any

import pytest
from requirements import (
    AS_OF,
    FULL,
    NEVER_IN_CANADA,
    RESTS_ON,
    certificate,
    changed,
    conditions_of,
    degree,
    jobs,
    judged,
    levels,
    outcome,
    shown,
)

from pycore.credentials.condition import MET, NOT_APPLICABLE, NOT_MET, UNKNOWN
from pycore.law.loading import law
from pycore.messages.words import words
from pycore.scoring.work import teer
from pycore.wording.program_words import programs_result


def test_the_full_profile_meets_every_requirement_of_every_program() -> None:
    for listed in judged(FULL).values():
        assert {test.outcome for test in listed.values()} <= {MET, NOT_APPLICABLE}


def test_an_empty_profile_fails_nothing_and_names_what_is_missing() -> None:
    for listed in judged({"as_of": AS_OF}).values():
        for test in listed.values():
            assert test.outcome in (UNKNOWN, NOT_APPLICABLE)
            assert test.missing or test.outcome == NOT_APPLICABLE or test.id == "points"


class TestFederalSkilledWorkers:
    def test_a_foreign_credential_needs_a_valid_assessment(self) -> None:
        assert outcome("fsw", "education") == MET
        assert outcome("fsw", "education", applicant__credentials=[degree(eca={"issued_on": "2021-10-02"})]) == MET
        assert outcome("fsw", "education", applicant__credentials=[degree(eca={"issued_on": "2021-10-01"})]) == NOT_MET
        assert outcome("fsw", "education", applicant__credentials=[{**degree(), "eca": None}]) == NOT_MET
        assert outcome("fsw", "education", applicant__credentials=[]) == NOT_MET

    def test_any_completed_canadian_credential_will_do_even_a_short_one(self) -> None:
        assert outcome("fsw", "education", applicant__credentials=[certificate()]) == MET
        assert outcome("fsw", "education", applicant__credentials=[certificate(program_years=1)]) == MET
        secondary = {"country": "CA", "kind": "secondary", "institution": "public", "completed_on": "2015-06-30"}
        assert outcome("fsw", "education", applicant__credentials=[secondary]) == MET

    def test_a_canadian_credential_needs_no_length_but_a_recognized_school(self) -> None:
        short = certificate()
        short.pop("program_years")
        assert outcome("fsw", "education", applicant__credentials=[short]) == MET
        for institution, expected in (("private-other", UNKNOWN), ("not-recognized", NOT_MET)):
            held = [certificate(program_years=2, institution=institution)]
            assert outcome("fsw", "education", applicant__credentials=held) == expected

    def test_a_planned_credential_does_not_meet_it(self) -> None:
        planned = certificate(program_years=2, planned=True)
        planned.pop("completed_on")
        assert outcome("fsw", "education", applicant__credentials=[planned]) == NOT_MET

    def test_an_open_fact_of_the_assessment_leaves_it_open_and_is_named_by_its_path(self) -> None:
        no_day = degree()
        no_day["eca"].pop("issued_on")
        test = judged(changed(applicant__credentials=[certificate(institution="not-recognized"), no_day]))["fsw"]
        assert test["education"].outcome == UNKNOWN
        assert "/applicant/credentials/1/eca/issued_on" in test["education"].missing

    def test_a_result_that_is_only_ever_a_second_one_is_contested_alone(self) -> None:
        test = judged(changed(applicant__credentials=[degree(eca={"outcome": "second-only"})]))["fsw"]["education"]
        assert (test.outcome, test.missing) == (UNKNOWN, ())

    @pytest.mark.parametrize(
        ("abilities", "expected"), [((7, 7, 7, 7), MET), ((7, 7, 7, 6), NOT_MET), ((6, 10, 10, 10), NOT_MET)]
    )
    def test_level_seven_in_every_ability(self, abilities: tuple[int, int, int, int], expected: str) -> None:
        assert outcome("fsw", "language", applicant__languages=[levels(*abilities)]) == expected

    def test_either_official_language_will_do(self) -> None:
        both = [levels(5, 5, 5, 5), levels(7, 7, 7, 7, "fr")]
        assert outcome("fsw", "language", applicant__languages=both) == MET

    def test_no_result_is_not_met_and_no_answer_is_unknown(self) -> None:
        assert outcome("fsw", "language", applicant__languages=[]) == NOT_MET
        assert outcome("fsw", "language", applicant__languages=...) == UNKNOWN

    @pytest.mark.parametrize(("years", "expected"), [(0, NOT_MET), (0.99, NOT_MET), (1, MET), (4, MET)])
    def test_one_continuous_year(self, years: float, expected: str) -> None:
        assert outcome("fsw", "experience", applicant__work__primary_continuous_years=years) == expected

    def test_fewer_years_in_all_than_one_decide_without_the_question(self) -> None:
        work = {"canadian_years": 0.4, "foreign_years": 0.5}
        assert outcome("fsw", "experience", applicant__work=work) == NOT_MET
        assert outcome("fsw", "experience", applicant__work={"canadian_years": 1, "foreign_years": 3}) == UNKNOWN

    @pytest.mark.parametrize(
        ("periods", "expected"),
        [
            ([("2020-01-01", "2021-06-30", 30)], MET),
            ([("2020-01-01", "2020-06-30", 30), ("2021-01-01", "2022-06-30", 15)], UNKNOWN),
            ([("2020-01-01", "2022-06-30", 15)], MET),
            ([("2020-01-01", "2020-06-30", 30)], NOT_MET),
            ([("2014-01-01", "2016-06-30", 30)], NOT_MET),
        ],
    )
    def test_a_single_job_of_a_year_within_ten_shows_it(
        self, periods: list[tuple[str, str, int]], expected: str
    ) -> None:
        jobs = [{"country": "US", "from": start, "to": end, "hours_per_week": hours} for start, end, hours in periods]
        assert outcome("fsw", "experience", applicant__work={"periods": jobs}) == expected

    @pytest.mark.parametrize(("years", "expected"), [(0.5, NOT_MET), (1, MET)])
    def test_what_is_said_of_the_continuous_year_goes_before_what_the_jobs_show(
        self, years: float, expected: str
    ) -> None:
        """Of the jobs, not every day need have been paid, or in the main duties of the occupation."""
        job = {"country": "US", "from": "2020-01-01", "to": "2021-06-30", "hours_per_week": 30}
        work = {"periods": [job], "primary_continuous_years": years}
        found = judged(changed(applicant__work=work))["fsw"]["experience"]
        assert (found.outcome, found.facts["years"]) == (expected, years)

    @pytest.mark.parametrize(
        ("second", "expected"),
        [
            ({"from": "2020-07-01"}, MET),  # the day after the first one ended
            ({"from": "2020-06-01"}, MET),
            ({"from": "2020-07-02"}, UNKNOWN),  # a day lies between
            ({"from": "2020-07-01", "country": "CA"}, MET),  # in Canada or abroad
            ({"from": "2020-07-01", "noc": "21234"}, UNKNOWN),  # another occupation
            ({"from": "2020-07-01", "noc": None}, UNKNOWN),  # perhaps another occupation
        ],
    )
    def test_jobs_in_the_primary_occupation_without_a_break_are_one_work(
        self, second: dict[str, str | None], expected: str
    ) -> None:
        base = {"country": "US", "to": "2021-01-15", "hours_per_week": 30, "noc": "21231"}
        first = {**base, "from": "2020-01-01", "to": "2020-06-30"}
        then = {name: value for name, value in {**base, **second}.items() if value is not None}
        for held in ([first, then], [then, first]):
            work = {"applicant__work": {"periods": held}, "applicant__occupation": {"noc": "21231"}}
            assert outcome("fsw", "experience", **work) == expected

    def test_sixty_seven_points(self) -> None:
        # 21 education, 24 languages, 13 experience, 12 age, 10 work in Canada
        assert judged(FULL)["fsw"]["points"].facts["points"] == 80
        low = {"applicant__languages": [levels(7, 7, 7, 7)], **NEVER_IN_CANADA}
        assert outcome("fsw", "points", **low) == NOT_MET  # 21 + 16 + 11 + 12
        assert outcome("fsw", "points", **low, arranged_employment=True) == MET  # and 10 + 5
        assert outcome("fsw", "points", **low, arranged_employment=...) == UNKNOWN

    def test_the_points_count_with_a_first_language_that_meets_its_own_requirement(self) -> None:
        both = [levels(10, 10, 10, 6), levels(7, 7, 7, 7, "fr")]
        base = {"applicant__languages": both, **NEVER_IN_CANADA, "relative_in_canada": True}
        work = {"applicant__work__foreign_years": 4, "applicant__age": 34, "applicant__credentials": [degree()]}
        # English first: 18 + 4, French first: 16 + 4; 21 + 13 + 12 + 5 beside them
        found = judged(changed(**base, **work))["fsw"]
        assert found["points"].facts["points"] == 73
        assert found["points"].outcome == MET
        older = judged(changed(**base, **work | {"applicant__age": 42}))["fsw"]["points"]  # 66, or 64 as it must be
        assert (older.facts["points"], older.outcome) == (66, NOT_MET)
        between = judged(changed(**base, **work | {"applicant__age": 41}))["fsw"]["points"]  # 67, or 65 as it must be
        assert (between.facts["points"], between.outcome) == (67, NOT_MET)

    @pytest.mark.parametrize(("age", "expected"), [(35, MET), (36, NOT_MET)])
    def test_exactly_the_pass_mark_is_enough(self, age: int, expected: str) -> None:
        # 21 education, 16 languages, 13 experience, 12 age, 5 relative
        work = {**NEVER_IN_CANADA, "applicant__work__foreign_years": 4, "relative_in_canada": True}
        given = {**work, "applicant__languages": [levels(7, 7, 7, 7)], "applicant__age": age}
        assert outcome("fsw", "points", **given) == expected

    @pytest.mark.parametrize(("age", "expected"), [(39, MET), (40, NOT_MET)])
    def test_exactly_the_pass_mark_is_enough_in_the_language_that_counts(self, age: int, expected: str) -> None:
        # French first, as it must be: 21 education, 20 languages, 13 experience, 8 age, 5 relative; English first has two more
        both = [levels(10, 10, 10, 6), levels(7, 7, 7, 7, "fr")]
        work = {**NEVER_IN_CANADA, "applicant__work__foreign_years": 4, "relative_in_canada": True}
        assert outcome("fsw", "points", **work, applicant__languages=both, applicant__age=age) == expected

    def test_funds_or_arranged_employment_with_a_permit(self) -> None:
        assert outcome("fsw", "funds") == MET
        assert outcome("fsw", "funds", settlement_funds=False) == NOT_MET
        contested = judged(changed(settlement_funds=False, arranged_employment=True))["fsw"]["funds"]
        assert (contested.outcome, contested.missing) == (UNKNOWN, ())
        unasked = judged(changed(settlement_funds=..., arranged_employment=...))["fsw"]["funds"]
        assert unasked.missing == ("/settlement_funds", "/arranged_employment")
        assert judged(changed(settlement_funds=...))["fsw"]["funds"].missing == ("/settlement_funds",)

    @pytest.mark.parametrize("program", ["fsw", "cec", "fst"])
    def test_outside_quebec(self, program: str) -> None:
        assert outcome(program, "residence") == MET
        assert outcome(program, "residence", outside_quebec=False) == NOT_MET
        assert outcome(program, "residence", outside_quebec=...) == UNKNOWN

    @pytest.mark.parametrize(
        ("noc", "licence", "body", "field", "expected"),
        [
            ("31102", ..., "WES", "medicine", NOT_MET),
            ("31102", ..., "MCC", "medicine", MET),
            ("31120", True, "WES", "pharmacy", NOT_MET),
            ("31120", True, "PEBC", "pharmacy", MET),
            ("31120", False, "WES", "pharmacy", NOT_APPLICABLE),
            ("31120", ..., "WES", "pharmacy", UNKNOWN),
            ("21200", True, "CACB", ..., MET),
            ("21231", ..., "WES", ..., NOT_APPLICABLE),
        ],
    )
    def test_some_occupations_need_their_professional_body(
        self, noc: str, licence: Any, body: str, field: Any, expected: str
    ) -> None:
        job = {"noc": noc} if licence is ... else {"noc": noc, "needs_licence": licence}
        own = degree(eca={"organization": body}, for_occupation=True)
        if field is not ...:
            own["professional_field"] = field
        given = {"applicant__occupation": job, "applicant__credentials": [own]}
        assert outcome("fsw", "assessment-body", **given) == expected

    def test_a_canadian_credential_makes_the_professional_body_unnecessary(self) -> None:
        given = {"applicant__occupation": {"noc": "31102"}, "applicant__credentials": [certificate(), degree()]}
        assert outcome("fsw", "assessment-body", **given) == NOT_APPLICABLE

    def test_without_credentials_a_licensed_occupation_leaves_the_body_open(self) -> None:
        given = {"applicant__occupation": {"noc": "31102"}, "applicant__credentials": ...}
        assert outcome("fsw", "assessment-body", **given) == UNKNOWN


class TestCanadianExperienceClass:
    @pytest.mark.parametrize(("years", "expected"), [(0, NOT_MET), (0.99, NOT_MET), (1, MET), (3, MET)])
    def test_one_year_in_canada_within_three(self, years: float, expected: str) -> None:
        work = {**FULL["applicant"]["work"], "canadian_years": 3, "canadian_years_last_three": years}
        assert outcome("cec", "experience", applicant__work=work) == expected

    def test_less_than_a_year_in_ten_decides_without_the_question(self) -> None:
        assert outcome("cec", "experience", applicant__work={"canadian_years": 0.9, "foreign_years": 8}) == NOT_MET
        assert outcome("cec", "experience", applicant__work={"canadian_years": 4, "foreign_years": 0}) == UNKNOWN

    @pytest.mark.parametrize(
        ("country", "start", "end", "expected"),
        [
            ("CA", "2024-01-01", "2025-01-31", MET),
            ("CA", "2022-01-01", "2024-08-31", NOT_MET),
            ("CA", "2022-01-01", "2024-10-31", MET),
            ("CA", "2019-01-01", "2023-09-30", NOT_MET),
            ("US", "2024-01-01", "2025-12-31", NOT_MET),
        ],
    )
    def test_jobs_count_as_far_as_they_fall_in_the_three_years(
        self, country: str, start: str, end: str, expected: str
    ) -> None:
        job = {"country": country, "from": start, "to": end, "hours_per_week": 40}
        assert outcome("cec", "experience", applicant__work={"periods": [job]}) == expected

    @pytest.mark.parametrize(
        ("noc", "lowest", "expected"),
        [
            ("10010", 7, MET),
            ("10010", 6, NOT_MET),
            ("21231", 7, MET),
            ("21231", 6, NOT_MET),
            ("72310", 5, MET),
            ("72310", 4, NOT_MET),
            ("63200", 5, MET),
            ("63200", 4, NOT_MET),
            ("65200", 10, NOT_APPLICABLE),
        ],
    )
    def test_the_level_follows_the_teer_category(self, noc: str, lowest: int, expected: str) -> None:
        given = {"applicant__work__canadian_noc": noc, "applicant__languages": [levels(10, 10, 10, lowest)]}
        assert outcome("cec", "language", **given) == expected

    @pytest.mark.parametrize(("lowest", "expected"), [(4, NOT_MET), (5, UNKNOWN), (6, UNKNOWN), (7, MET)])
    def test_without_an_occupation_only_the_levels_between_are_open(self, lowest: int, expected: str) -> None:
        given = {"applicant__work__canadian_noc": ..., "applicant__languages": [levels(10, 10, 10, lowest)]}
        assert outcome("cec", "language", **given) == expected

    @pytest.mark.parametrize(
        ("noc", "expected"), [("00012", MET), ("21231", MET), ("72310", MET), ("63200", MET), ("64100", NOT_MET)]
    )
    def test_categories_nought_to_three_are_skilled(self, noc: str, expected: str) -> None:
        assert outcome("fsw", "occupation", applicant__occupation={"noc": noc}) == expected
        assert outcome("cec", "occupation", applicant__work__canadian_noc=noc) == expected

    def test_no_education_is_required(self) -> None:
        assert "education" not in judged(FULL)["cec"]


class TestFederalSkilledTrades:
    @pytest.mark.parametrize(
        ("noc", "expected"),
        [
            ("72310", MET),
            ("72600", NOT_MET),
            ("73200", MET),
            ("82021", MET),
            ("83110", MET),
            ("92010", MET),
            ("93101", MET),
            ("93200", NOT_MET),
            ("63200", MET),
            ("63201", MET),
            ("63210", NOT_MET),
            ("62200", MET),
            ("62201", NOT_MET),
            ("21231", NOT_MET),
        ],
    )
    def test_the_listed_groups_of_trades(self, noc: str, expected: str) -> None:
        assert outcome("fst", "trade", applicant__occupation={"noc": noc}) == expected

    @pytest.mark.parametrize(("years", "expected"), [(0, NOT_MET), (1.99, NOT_MET), (2, MET), (5, MET)])
    def test_two_years_in_the_trade(self, years: float, expected: str) -> None:
        assert outcome("fst", "experience", applicant__work__trade_years_last_five=years) == expected

    def test_fewer_skilled_years_in_all_than_two_decide_without_the_question(self) -> None:
        assert outcome("fst", "experience", applicant__work={"canadian_years": 1, "foreign_years": 0.9}) == NOT_MET
        assert outcome("fst", "experience", applicant__work={"canadian_years": 1, "foreign_years": 1}) == UNKNOWN

    @pytest.mark.parametrize(
        ("abilities", "expected"),
        [
            ((5, 4, 4, 5), MET),
            ((4, 4, 4, 5), NOT_MET),
            ((5, 3, 4, 5), NOT_MET),
            ((5, 4, 3, 5), NOT_MET),
            ((5, 4, 4, 4), NOT_MET),
        ],
    )
    def test_five_to_speak_and_listen_four_to_read_and_write(
        self, abilities: tuple[int, int, int, int], expected: str
    ) -> None:
        assert outcome("fst", "language", applicant__languages=[levels(*abilities)]) == expected

    def test_a_certificate_of_qualification_or_an_offer(self) -> None:
        assert outcome("fst", "qualification") == MET
        without = {"applicant__certificate_of_qualification": False}
        assert outcome("fst", "qualification", **without) == NOT_MET
        assert outcome("fst", "qualification", **without, job_offer="other") == UNKNOWN
        assert outcome("fst", "qualification", **without, arranged_employment=True) == UNKNOWN
        assert outcome("fst", "qualification", **without, arranged_employment=...) == UNKNOWN
        unknown = judged(changed(applicant__certificate_of_qualification=..., job_offer=...))["fst"]["qualification"]
        assert unknown.missing == ("/applicant/certificate_of_qualification", "/job_offer")


def test_before_teer_the_level_is_open_whatever_the_code() -> None:
    """No answer would settle it, and the text of that day is cited."""
    earlier = changed(rules_on="2022-11-15", applicant__languages=[levels(6, 6, 6, 6)])
    language = judged(earlier)["cec"]["language"]
    assert (language.code, language.missing) == ("cec.language.occupation", ())
    assert language.cite == ("irpr-87-1-2-d", "irpr-87-earlier")
    assert language.facts == shown("en", 6, 7, 5, most=7)


def test_a_job_that_still_lasts_counts_for_the_canadian_class() -> None:
    for start, expected in (("2025-10-02", MET), ("2025-10-03", NOT_MET)):
        assert outcome("cec", "experience", **jobs(("CA", start, None))) == expected


def test_the_result_of_a_requirement_in_full() -> None:
    tests, rules = conditions_of(changed(settlement_funds=...))
    [first, *_] = programs_result(tests, rules, words("en"))
    funds = next(one for one in first["requirements"] if one["id"] == "funds")
    assert funds.keys() == {"id", "outcome", "because", "sources", "missing"}
    assert (first["id"], funds["outcome"], funds["missing"]) == ("fsw", "unknown", ["/settlement_funds"])
    assert tuple(source["id"] for source in funds["sources"]) == RESTS_ON["fsw", "funds"]


@pytest.mark.parametrize(("rules_on", "expected"), [("2022-11-15", UNKNOWN), ("2022-11-16", MET), ("2022-11-17", MET)])
def test_before_teer_the_code_of_an_occupation_cannot_be_read(rules_on: str, expected: str) -> None:
    found = judged(changed(rules_on=rules_on))
    assert found["fsw"]["occupation"].outcome == expected
    assert found["fst"]["trade"].outcome == expected
    assert found["fst"]["trade"].missing == ()
    assert found["cec"]["language"].outcome == MET
    weaker = judged(changed(rules_on=rules_on, applicant__languages=[levels(6, 6, 6, 6)]))["cec"]["language"]
    assert weaker.outcome == (UNKNOWN if expected == UNKNOWN else MET)


@pytest.mark.parametrize(("taken_on", "expected"), [("2014-11-18", NOT_MET), ("2014-11-19", MET)])
def test_the_regulations_limit_on_old_results_holds_before_that_of_the_score(taken_on: str, expected: str) -> None:
    """On 18 November 2016 a result of two years still earned points; it did not meet 75(2)(d), nor count in the grid."""
    found = judged(changed(as_of="2016-11-18", applicant__languages=[{**levels(9, 9, 9, 9), "taken_on": taken_on}]))
    assert found["fsw"]["language"].outcome == expected
    assert found["fsw"]["language"].code == ("language.none" if expected == NOT_MET else "language.met")
    assert found["cec"]["language"].outcome == found["fst"]["language"].outcome == MET


def test_every_program_is_judged_on_every_day_of_change() -> None:
    for day in law().days_of_change:
        assert set(judged(changed(rules_on=day.isoformat()))) == {"fsw", "cec", "fst"}


@pytest.mark.parametrize(("noc", "expected"), [("00012", 0), ("31102", 1), ("72310", 2), ("65200", 5)])
def test_the_teer_category_is_the_second_digit(noc: str, expected: int) -> None:
    assert teer(noc) == expected


def test_the_answer_of_a_program_follows_its_requirements() -> None:
    def answers(data: dict[str, Any]) -> dict[str, str]:
        return {program["id"]: program["answer"] for program in programs_result(*conditions_of(data), words("en"))}

    assert answers(FULL) == {"fsw": "yes", "cec": "yes", "fst": "yes"}
    assert answers(changed(outside_quebec=False)) == {"fsw": "no", "cec": "no", "fst": "no"}
    assert answers(changed(outside_quebec=...)) == {"fsw": "unclear", "cec": "unclear", "fst": "unclear"}
    assert answers(changed(applicant__languages=[levels(6, 6, 6, 6)])) == {"fsw": "no", "cec": "yes", "fst": "yes"}
