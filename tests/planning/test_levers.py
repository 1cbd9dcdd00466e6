"""Hypothetical changes: each gain is that of the changed profile itself, and what gives nothing says why."""

from __future__ import annotations

import io
import json
import re
from copy import deepcopy
from datetime import date, timedelta
from typing import Any

import dated
import pytest
from known import LICENCE, clb, graduate

from pycore import ProfileError, answer, evaluate, levers
from pycore.__main__ import main
from pycore.law.loading import law
from pycore.law.rules import Law
from pycore.messages.words import LOCALES
from pycore.profile.facts import ABILITIES

# English and French of what no computed sentence says.
ADVICE = re.compile(r"should|recommend|boost|eligible|devriez|recommandons", re.IGNORECASE)


NOT_SCORED_ALONG = (
    "Not applicable: these points exist only where a spouse or common-law partner accompanies you"
    " and is neither a citizen nor a permanent resident of Canada."
)
PROFILE = graduate(level=8, foreign_years=1)
PARTNER: dict[str, Any] = {
    "accompanying": True,
    "canadian": False,
    "credentials": [{"country": "IN", "kind": "masters", "completed_on": "2015-05-05", "eca": None}],
    "languages": [{"language": "fr", "taken_on": "2026-09-01", "clb": clb(6)}],
    "work": {"canadian_years": 0},
}


def outcome_with(**facts: Any) -> dict[str, Any]:
    """The profile with other facts of the applicant."""
    profile = deepcopy(PROFILE)
    profile["applicant"].update(deepcopy(facts))
    return profile


def gained(profile: dict[str, Any]) -> dict[str, int]:
    """The gain of every lever by its id; 0 for those that give nothing."""
    found = levers(profile)
    return {one["id"]: one["gain"] for one in found["levers"]} | {one["id"]: 0 for one in found["nothing"]}


def reasons(profile: dict[str, Any], locale: str = "en") -> dict[str, str]:
    return {one["id"]: one["because"] for one in levers(profile, locale)["nothing"]}


def total(profile: dict[str, Any]) -> int:
    return evaluate(profile)["crs"]["total"]


def new_credentials() -> dict[str, dict[str, Any]]:
    version = law().on(date(2026, 11, 23)).records("lever-credentials")
    return {record["id"]: dict(record["credential"]) for record in version if record["who"] == "applicant"}


def completed(credential: dict[str, Any], on: str) -> dict[str, Any]:
    """A credential completed on a day after a year and more of study that no relief reaches into."""
    return {**credential, "study_from": on, "study_to": on, "completed_on": on}


def changed(profile: dict[str, Any], id: str) -> dict[str, Any] | None:
    """The profile that a lever speaks of, written out by hand; None for one that is not tried here."""
    new = deepcopy(profile)
    person = new["applicant"]
    if id in new_credentials() and "credentials" in person:
        person["credentials"].append(completed(new_credentials()[id], new["as_of"]))
    elif id == "nomination":
        new["provincial_nomination"] = True
    elif id == "certificate-of-qualification":
        person["certificate_of_qualification"] = True
    elif id in ("canadian-work", "foreign-work") and "canadian_years" in person.get("work", {}):
        person["work"]["canadian_years" if id == "canadian-work" else "foreign_years"] += 1
    elif id == "french" and not any(result["language"] == "fr" for result in person.get("languages", ())):
        person.setdefault("languages", []).append({"language": "fr", "taken_on": new["as_of"], "clb": clb(7)})
    else:
        return None
    return new


@pytest.mark.parametrize("seed", range(40))
def test_a_gain_is_what_the_changed_profile_has_more(seed: int) -> None:
    profile = dated.profile(seed)
    if profile["as_of"] == "2022-01-15":
        profile["rules_on"] = "2026-11-23"  # hypothetical study of that day would fall in the relief of 2020 to 2022
        profile["as_of"] = "2026-11-23"
    if seed % 2:
        profile["applicant"]["work"] = {"canadian_years": seed % 7, "foreign_years": seed % 4}
    before, checked = total(profile), 0
    for id, gain in gained(profile).items():
        after = changed(profile, id)
        if after is not None:
            assert total(after) - before == gain, id
            checked += 1
    assert checked >= 5


def test_the_figures_of_one_person() -> None:
    assert gained(PROFILE) == {
        "nomination": 600,
        "first-language-9": 56,
        "first-language-10": 68,
        "french": 62,
        "canadian-work": 37,
        "masters-in-canada": 69,
        "certificate-in-canada": 47,
        "diploma-in-canada": 47,
        "certificate-online": 32,
        "certificate-of-qualification": 48,
        "foreign-work": 0,
        "job-offer": 0,
        "arranged-employment": 0,
        "second-language-9": 118,
        **{f"first-language-10-{ability}": 8 for ability in ABILITIES},
    }


def test_the_same_certificate_in_person_and_online_differ_by_the_study_in_canada() -> None:
    found = {one["id"]: one for one in levers(PROFILE)["levers"]}
    there, online = found["certificate-in-canada"], found["certificate-online"]
    assert there["gain"] - online["gain"] == 15
    assert "Level of education from 120 to 128 points" in there["because"]
    assert "Study in Canada from 0 to 15 points" in there["because"]
    assert "Study in Canada: No. 100 % of the program is at a distance" in online["because"].replace("\u00a0", " ")
    assert {source["id"] for source in online["sources"]} >= {"mi-30-distance", "mi-11-1"}


def test_a_second_certificate_of_a_graduate_gives_nothing_and_says_why() -> None:
    masters = outcome_with(credentials=[completed(new_credentials()["masters-in-canada"], "2025-05-01")])
    why = reasons(masters)
    assert why["certificate-in-canada"] == (
        "The level of education stays: master’s or professional degree. "
        "Study in Canada gives 30 points already; credentials are not added up there."
    )
    assert (
        why["certificate-online"]
        .replace("\u00a0", " ")
        .startswith(
            "The level of education stays: master’s or professional degree. Study in Canada: No. 100 % of the program"
        )
    )
    assert "masters-in-canada" in why


def test_a_foreign_credential_without_assessment_is_assumed_at_its_kind_or_length() -> None:
    held = [
        {**LICENCE, "eca": None},
        {"country": "IN", "kind": "diploma", "program_years": 2, "completed_on": "2015-01-01"},
        {
            "country": "IN",
            "kind": "professional",
            "professional_field": "law",
            "completed_on": "2015-01-01",
            "eca": None,
        },
        {"country": "IN", "kind": "certificate", "completed_on": "2015-01-01", "eca": None},
        {"country": "IN", "kind": "licence", "eca": None},
        {"country": "IN", "kind": "doctorate", "left_unfinished": True, "eca": None},
        {"country": "CA", "kind": "diploma", "program_years": 2, "completed_on": "2015-01-01"},
    ]
    found = {one["id"]: one for one in levers(outcome_with(credentials=held))["levers"]}
    assert found["assess-0"]["steps"] == [
        "Assessed for immigration by a designated organization: Licence.",
        "Assumption, by kind and length: the assessment says bachelor’s degree or program of three years or more.",
    ]
    assert found["assess-1"]["steps"][1].endswith("two-year program.")
    assert found["assess-2"]["steps"][1].endswith("master’s or professional degree.")
    assert found["assess-1"]["gain"] == total(
        outcome_with(
            credentials=[{**held[1], "eca": {"organization": "WES", "issued_on": "2026-11-23", "outcome": "two-year"}}]
        )
    ) - total(outcome_with(credentials=held))
    why = reasons(outcome_with(credentials=held))
    assert "assess-3" not in why  # its length would say which level of the table it is
    assert not {"assess-4", "assess-5", "assess-6"} & {*found, *why}


@pytest.mark.parametrize(
    "eca", [{"issued_on": "2021-11-23"}, {"organization": "NNAS"}, {"purpose": "general"}, {"issued_on": "2026-11-24"}]
)
def test_an_assessment_that_does_not_count_is_tried_anew_with_its_own_result(eca: dict[str, Any]) -> None:
    profile = outcome_with(credentials=[{**LICENCE, "eca": {**LICENCE["eca"], **eca}}])
    [lever] = [one for one in levers(profile)["levers"] if one["id"] == "assess-0"]
    assert lever["total"] == total(PROFILE)
    assert len(lever["steps"]) == 1


def test_an_assessment_that_counts_is_no_lever() -> None:
    assert "assess-0" not in gained(PROFILE)


def test_every_planned_credential_is_tried_as_completed() -> None:
    certificate = new_credentials()["certificate-in-canada"]
    planned = outcome_with(
        credentials=[LICENCE, {**certificate, "planned": True}, {**certificate, "completed_on": "2027-04-30"}]
    )
    found = gained(planned)
    assert found["complete-1"] == found["complete-2"] == found["certificate-in-canada"] == 47
    abroad = outcome_with(credentials=[{**LICENCE, "eca": None, "planned": True}])
    del abroad["applicant"]["credentials"][0]["completed_on"]
    [lever] = [one for one in levers(abroad)["levers"] if one["id"] == "complete-0"]
    assert [step.split(":")[0] for step in lever["steps"]] == [
        "Completed",
        "Assessed for immigration by a designated organization",
        "Assumption, by kind and length",
    ]
    short = outcome_with(credentials=[LICENCE, {**certificate, "program_years": 0.3, "planned": True}])
    assert reasons(short)["complete-1"].startswith("No. The program is 30\u00a0% of an academic year long as designed")


def test_a_credential_whose_school_is_not_known_gives_nothing_for_sure() -> None:
    certificate = new_credentials()["certificate-in-canada"]
    del certificate["institution"]
    profile = outcome_with(credentials=[LICENCE, {**certificate, "planned": True}])
    assert reasons(profile)["complete-1"] == "It is not known how the province recognizes the school."


def test_languages_that_are_there_already() -> None:
    both = outcome_with(
        languages=[
            {"language": "en", "taken_on": "2026-09-01", "clb": clb(10)},
            {"language": "fr", "taken_on": "2026-09-01", "clb": {**clb(9), "speaking": 7}},
        ]
    )
    why = reasons(both)
    assert why["first-language-9"] == "The lowest of the four abilities in English is 10 already."
    assert why["french"] == "The lowest of the four abilities in French is 7 already."
    assert why["language-order"].startswith("English is scored as the first official language")
    assert "language-order" not in reasons(PROFILE)


def test_for_a_french_speaker_the_second_language_is_english() -> None:
    french = outcome_with(languages=[{"language": "fr", "taken_on": "2026-09-01", "clb": clb(9)}])
    lever = {one["id"]: one for one in levers(french)["levers"]}["second-language"]
    assert lever["steps"] == ["English: level 7 or more in each of the four abilities."]
    assert lever["gain"] == 12 + 25
    assert "second-language" not in gained(PROFILE)  # for others that is the lever of French itself


def test_french_may_become_the_first_language() -> None:
    weak = outcome_with(languages=[{"language": "en", "taken_on": "2026-09-01", "clb": clb(4)}])
    lever = {one["id"]: one for one in levers(weak)["levers"]}["french"]
    assert "French is then the first official language." in lever["because"]
    after = deepcopy(weak)
    after["applicant"]["languages"].append({"language": "fr", "taken_on": "2026-09-01", "clb": clb(7)})
    assert lever["total"] == total(after)


def test_a_higher_ability_is_never_given_up() -> None:
    uneven = outcome_with(languages=[{"language": "en", "taken_on": "2026-09-01", "clb": {**clb(7), "reading": 10}}])
    after = outcome_with(languages=[{"language": "en", "taken_on": "2026-09-01", "clb": {**clb(9), "reading": 10}}])
    assert gained(uneven)["first-language-9"] == total(after) - total(uneven)


@pytest.mark.parametrize(
    ("facts", "id", "words"),
    [
        ({"work": {"canadian_years": 0, "foreign_years": 3}}, "foreign-work", "there is no further step"),
        (
            {"work": {"canadian_years": 0, "foreign_years": 1}},
            "foreign-work",
            "The next step of the table is 3 years; this would bring the total to 2 years.",
        ),
        (
            {"work": {"canadian_years": 6, "foreign_years": 0}},
            "canadian-work",
            "The table gives the same for 6 years as for 7 years",
        ),
        (
            {"work": {"canadian_years": 0, "foreign_years": 0}, "languages": []},
            "foreign-work",
            "It counts only together with level 7 in each ability of the first official language; in at least one of them "
            "no level counts. It counts only together with 1 year of skilled work in Canada; you have none.",
        ),
        (
            {"languages": [{"language": "en", "clb": clb(9)}]},  # the day of the results is not known
            "certificate-of-qualification",
            "It counts only together with level 5 in each ability of the first official language; which levels you have is "
            "not known yet.",
        ),
        (
            {"languages": [{"language": "en", "taken_on": "2026-09-01", "clb": {**clb(8), "writing": 4}}]},
            "certificate-of-qualification",
            "It counts only together with level 5 in each ability of the first official language; the lowest is 4.",
        ),
        (
            {"certificate_of_qualification": True},
            "certificate-of-qualification",
            "You have a certificate of qualification already.",
        ),
    ],
)
def test_what_stops_a_lever_is_named(facts: dict[str, Any], id: str, words: str) -> None:
    assert words in reasons(outcome_with(**facts))[id]


def test_a_maximum_that_is_reached_is_named() -> None:
    full = outcome_with(
        credentials=[completed(new_credentials()["masters-in-canada"], "2025-05-01")],
        languages=[{"language": "en", "taken_on": "2026-09-01", "clb": clb(9)}],
        work={"canadian_years": 2, "foreign_years": 3},
    )
    assert reasons(full)["certificate-of-qualification"] == (
        "Certificate of qualification and first official language from 0 to 50 points. "
        "Skill transferability: at most 100 points in all."
    )
    family = outcome_with(
        languages=[{"language": "en", "taken_on": "2026-09-01", "clb": clb(9)}],
        work={"canadian_years": 1, "foreign_years": 2},
    )
    lever = {one["id"]: one for one in levers(family)["levers"]}["foreign-work"]
    assert lever["gain"] == 12
    assert "At most 50 points together: Foreign work experience" in lever["because"]
    nominated = {**PROFILE, "provincial_nomination": True}
    assert reasons(nominated)["nomination"] == "There is a nomination already."
    french = {one["id"]: one for one in levers(nominated)["levers"]}["french"]
    assert french["gain"] == 12
    assert "Additional points: at most 600 points in all." in french["because"]


def test_a_job_offer_counts_under_the_rules_that_count_it() -> None:
    assert reasons({**PROFILE, "rules_on": "2026-11-02"})["job-offer"] == "Job offer: no points since 25 March 2025."
    assert reasons(PROFILE)["job-offer"] == (
        "Job offer: no points since 25 March 2025. The change reported since 3 November 2026 is said to give some again;"
        " its text was not found, and none are counted here."
    )
    assert gained({**PROFILE, "rules_on": "2025-03-24"})["job-offer"] == 50
    assert gained({**PROFILE, "rules_on": "2016-01-01"})["job-offer"] == 600
    held = {**PROFILE, "rules_on": "2025-03-24", "job_offer": "major-group-00"}
    assert reasons(held)["job-offer"] == "There is a qualifying job offer already."


def test_before_study_in_canada_earned_points_no_reason_speaks_of_it() -> None:
    masters = outcome_with(credentials=[completed(new_credentials()["masters-in-canada"], "2025-05-01")])
    why = reasons({**masters, "rules_on": "2016-01-01"})
    assert why["certificate-in-canada"] == "The level of education stays: master’s or professional degree."
    assert why["certificate-online"] == why["certificate-in-canada"]


def test_a_partner_who_comes_along_has_levers_of_their_own() -> None:
    profile = {**PROFILE, "partner": PARTNER}
    found = gained(profile)
    assert {id: gain for id, gain in found.items() if id.startswith("partner")} == {
        "partner-assess-0": 10,
        "partner-certificate": 6,
        "partner-language": 16,
        "partner-work": 5,
    }
    steps = {one["id"]: one["steps"] for one in levers(profile)["levers"]}
    assert steps["partner-language"] == ["French, the partner’s: level 9 or more in each of the four abilities."]


@pytest.mark.parametrize(
    ("partner", "words"),
    [
        ({**PARTNER, "accompanying": False}, NOT_SCORED_ALONG),
        ({**PARTNER, "canadian": True}, NOT_SCORED_ALONG),
        ({}, "It is not settled whether the partner is coming along; there are points here only then."),
    ],
)
def test_a_partner_who_is_not_scored_along_has_none(partner: dict[str, Any], words: str) -> None:
    profile = {**PROFILE, "partner": partner}
    assert {id: why for id, why in reasons(profile).items() if id.startswith("partner")} == {"partner": words}
    assert not any(one["id"].startswith("partner") for one in levers(profile)["levers"])
    assert not any(id.startswith("partner") for id in gained(PROFILE))


def test_unknown_facts_leave_a_gain_of_the_sure_part() -> None:
    unknown = {"as_of": "2026-11-23", "partner": None}
    found = levers(unknown)
    assert total(unknown) == 0
    for lever in found["levers"]:
        assert lever["gain"] == lever["total"]
    assert gained(unknown)["canadian-work"] == 40


@pytest.mark.parametrize("seed", range(25))
def test_most_points_first_and_every_reason_in_both_languages(seed: int) -> None:
    profile = dated.profile(seed)
    english, french = levers(profile), levers(profile, "fr")
    now = total(profile)
    gains = [one["gain"] for one in english["levers"]]
    assert gains == sorted(gains, reverse=True)
    assert all(one["gain_at_most"] >= one["gain"] >= 0 < one["gain_at_most"] for one in english["levers"])
    assert all(one["total"] == now + one["gain"] for one in english["levers"])
    for part in ("levers", "nothing"):
        for one, other in zip(english[part], french[part], strict=True):
            assert figures_of(one) == figures_of(other)
            assert [s["id"] for s in one["sources"]] == [s["id"] for s in other["sources"]]
            assert one["sources"]
            for sentence in (*one.get("steps", ()), *other.get("steps", ()), one["because"], other["because"]):
                assert sentence.endswith(".")
                assert not ADVICE.search(sentence)
    ids = [one["id"] for part in english.values() for one in part]
    assert len(ids) == len(set(ids))


def figures_of(shown: dict[str, Any]) -> dict[str, Any]:
    """A change without its words."""
    programs = [{**turn, "text": ""} for turn in shown["programs"]]
    return {**shown, "steps": 0, "because": 0, "sources": 0, "programs": programs}


def test_after_one_change_no_other_makes_less() -> None:
    for id, gain in gained(PROFILE).items():
        after = changed(PROFILE, id)
        if after is not None:
            assert total(after) == total(PROFILE) + gain
            assert all(left >= 0 for left in gained(after).values())


def test_nothing_that_is_tried_stands_in_the_code() -> None:
    """Another record, other levers: the data alone say what is tried."""
    known = law()
    parameter = known.parameters["lever-languages"]
    [version] = parameter.versions
    record = {"id": "english-5", "who": "applicant", "language": "en", "level": 5, "alone": False}
    other = parameter._replace(versions=(version._replace(data={"records": [record]}),))
    source = Law({**known.parameters, "lever-languages": other}, known.sources)
    found = levers(outcome_with(languages=[]), source=source)
    ids = {one["id"] for one in found["levers"]}
    assert "english-5" in ids
    assert not any(id.startswith("first-language") for id in ids)


def test_the_records_are_valid_profiles_and_rest_on_sources() -> None:
    for id, credential in new_credentials().items():
        assert total(outcome_with(credentials=[{**credential, "planned": True}])) >= 0, id
    for name in ("lever-credentials", "lever-assessment", "lever-languages", "lever-work", "lever-answers"):
        for version in law().parameters[name].versions:
            assert set(version.cite) <= set(law().sources)
            assert version.verified >= date(2026, 11, 23) - timedelta(days=1)


def test_the_page_and_the_command_give_the_same(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for locale in LOCALES:
        request = {"v": 1, "do": "levers", "locale": locale, "profile": PROFILE}
        assert json.loads(answer(json.dumps(request))) == {"ok": True, "result": levers(PROFILE, locale)}
        monkeypatch.setattr("sys.stdin", io.StringIO(json.dumps(PROFILE)))
        assert main(["levers", "-", "--locale", locale]) == 0
        assert json.loads(capsys.readouterr().out) == levers(PROFILE, locale)
    with pytest.raises(ProfileError):
        levers({"as_of": 3})


def test_what_is_added_closes_no_program_where_the_years_of_work_are_not_known() -> None:
    """A year more of work, where how much there is was not said, makes no requirement fail that did not fail before."""
    result = levers({"as_of": "2026-10-23", "partner": None, "applicant": {"age": 30}})
    every = [*result["levers"], *result["nothing"]]
    assert {"canadian-work", "foreign-work"} <= {one["id"] for one in every}
    assert all(turn["opens"] for one in every for turn in one["programs"])


@pytest.mark.parametrize(("locale", "between"), [("en", "in place of"), ("fr", "au lieu de")])
def test_a_year_more_of_work_names_the_years_before_only_where_they_are_known(locale: str, between: str) -> None:
    for known in ({"canadian_years": 1, "foreign_years": 1}, {}):
        profile = deepcopy(PROFILE)
        profile["applicant"]["work"] = known
        found = levers(profile, locale)
        steps = {one["id"]: " ".join(one["steps"]) for one in (*found["levers"], *found["nothing"])}
        assert [between in steps[id] for id in ("canadian-work", "foreign-work")] == [bool(known)] * 2
