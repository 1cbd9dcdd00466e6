"""Educational credential assessments (ECA): who issued the report, for which occupation, when, and what it says.

MI 11(3) and (5), IRPR 73(1), 75(2)(e), 75(2.1), 75(4). The words of a report are read by `outcomes`.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple

from ..dates import add_years, reach
from ..law.rules import Rules
from ..profile.facts import LEVELS, Credential, Eca, Occupation
from .awarded import highest_outcome
from .bodies import body_of
from .condition import MET, NO_FACTS, NOT_APPLICABLE, NOT_MET, UNKNOWN, Condition
from .outcomes import (
    DOUBTFUL,
    SECOND_ONLY,
    UNLISTED,
    YEARS_OF_STUDY,
    find_outcomes,
    nearest_outcomes,
    outcome_of,
)
from .validity import valid_test

__all__ = [
    "AssessedLine",
    "find_outcomes",
    "levels_of_assessment",
    "nearest_outcomes",
    "outcome_of",
    "tests_of_assessment",
]

NONE = LEVELS[0]
NOC = "/applicant/occupation/noc"
NEEDS_LICENCE = "/applicant/occupation/needs_licence"


class AssessedLine(NamedTuple):
    """One assessed credential of a report: its level at least and at most, or that it is only ever a second one."""

    low: str
    high: str
    second_only: bool = False


def tests_of_assessment(
    credential: Credential, occupation: Occupation | None, on: date, rules: Rules, as_if_completed: bool = False
) -> list[Condition]:
    """A foreign credential counts when a designated body assessed it for immigration, under five years ago.

    Tests, in this order: eca-present; and where there is a report eca-designated, eca-for-occupation, eca-purpose,
    eca-valid, eca-outcome; then eca-level, only where the report surely gives something and the level itself is open.
    `occupation` is the applicant's primary one; None for a partner, whose occupation does not matter. `missing` holds
    paths inside the credential ("eca/issued_on"), or JSON Pointers into the profile (NOC, NEEDS_LICENCE).
    `as_if_completed` takes a planned one as completed and assessed too, and asks what the assessment would say.
    MI 11(3), 11(5), IRPR 75(2)(e), 75(2.1).
    """
    cite = rules.cite("eca-required")
    if as_if_completed and credential.eca is None:
        return [_test("eca-present", UNKNOWN, "to-come", cite=cite, missing=("eca/outcome",))]
    if credential.assessed is None:
        return [_test("eca-present", UNKNOWN, "unknown", cite=cite, missing=("eca",))]
    if credential.eca is None:
        return [_test("eca-present", NOT_MET, "no", cite=cite)]
    eca = credential.eca
    return [
        _test("eca-present", MET, "yes", cite=cite),
        _designated_test(eca, on, rules),
        _occupation_test(credential, eca, occupation, rules),
        _purpose_test(eca, rules),
        valid_test(eca, on, rules),
        *_outcome_tests(eca, rules),
    ]


def levels_of_assessment(
    credential: Credential, rules: Rules, as_if_completed: bool = False
) -> tuple[AssessedLine, ...]:
    """What the report says, one line per assessed credential, whoever issued it and whenever; no report, no level.

    A line whose level is not known runs from none to the most that could follow from what was awarded. Judge it together
    with the tests of the assessment.
    """
    if credential.assessed is None or (as_if_completed and credential.eca is None):
        return (AssessedLine(NONE, highest_outcome(credential, rules)),)
    if credential.eca is None:
        return (AssessedLine(NONE, NONE),)
    return _lines(credential, credential.eca, rules)


def _test(
    id: str,
    outcome: str,
    code: str,
    facts: Mapping[str, Any] = NO_FACTS,
    cite: tuple[str, ...] = (),
    missing: tuple[str, ...] = (),
) -> Condition:
    """A test whose message is named after it."""
    return Condition(id, outcome, f"{id}.{code}", facts, cite, missing)


def _designated_test(eca: Eca, on: date, rules: Rules) -> Condition:
    """The body was designated by the day of the report. IRPR 75(4)."""
    cite = rules.cite("eca-bodies")
    if eca.organization is None:
        return _test("eca-designated", UNKNOWN, "unknown", cite=cite, missing=("eca/organization",))
    body = body_of(eca, rules)
    if body is None:
        return _test("eca-designated", NOT_MET, "not-listed", {"organization": eca.organization.strip()}, cite)
    since = body["designated"]
    facts = {"body": body["id"], "since": since, "on": on}
    if since > on:
        return _test("eca-designated", NOT_MET, "not-yet", facts, cite)
    issued = reach(eca.issued_on, eca.issued_in)
    if issued is not None and issued.last < since:
        return _test("eca-designated", NOT_MET, "issued-before", {**facts, "issued_on": issued}, cite)
    oldest = add_years(on, -rules.value("eca-validity")["years"])
    if issued.first < since if issued is not None else oldest is not None and since > oldest:
        return _test("eca-designated", UNKNOWN, "issue-unknown", facts, cite, ("eca/issued_on",))
    return _test("eca-designated", MET, "yes", facts, cite)


def _occupation_test(credential: Credential, eca: Eca, occupation: Occupation | None, rules: Rules) -> Condition:
    """Doctors, pharmacists and architects need their professional body's report for that credential. IRPR 75(2.1)."""
    cite = rules.cite("eca-occupations")
    if occupation is None or occupation.noc is None:
        return _unstated_occupation_test(credential, eca, occupation, rules)
    need = next((record for record in rules.records("eca-occupations") if record["noc"] == occupation.noc), None)
    if need is None:
        return _test("eca-for-occupation", NOT_APPLICABLE, "any-body", {"noc": occupation.noc}, cite)
    facts = {"noc": need["noc"], "body": need["body"]}

    def test(outcome: str, code: str, missing: tuple[str, ...] = ()) -> Condition:
        read = ("eca-occupation-score",) if outcome in (NOT_MET, UNKNOWN) else ()
        return _test("eca-for-occupation", outcome, code, facts, (*read, *cite), missing)

    relevant = _is_for_occupation(credential, need, rules)
    if relevant is False:
        return test(NOT_APPLICABLE, "other-credential")
    if need["licensed"] and occupation.needs_licence is False:
        return test(NOT_APPLICABLE, "no-licence")
    body = body_of(eca, rules)
    if body is not None and body["id"] == need["body"]:
        return test(MET, "yes")
    if eca.organization is None:
        return test(UNKNOWN, "organization-unknown", ("eca/organization",))
    facts["organization"] = eca.organization.strip()
    before = need.get("others_before")
    if before is not None:
        facts["before"] = before
        issued = reach(eca.issued_on, eca.issued_in)
        if issued is not None and issued.last < before:
            return test(MET, "earlier-report")
        if issued is None or issued.first < before:
            return test(UNKNOWN, "issue-unknown", ("eca/issued_on",))
    if need["licensed"] and occupation.needs_licence is None:
        return test(UNKNOWN, "licence-unknown", (NEEDS_LICENCE,))
    if relevant is None:
        return test(UNKNOWN, "credential-unknown", ("for_occupation",))
    return test(NOT_MET, "no")


def _unstated_occupation_test(
    credential: Credential, eca: Eca, occupation: Occupation | None, rules: Rules
) -> Condition:
    """Without an occupation the question is open only for a credential that points to one of these occupations."""
    cite = rules.cite("eca-occupations")
    body = body_of(eca, rules)
    general = body is not None and "occupations" not in body
    needs = rules.records("eca-occupations") if general and occupation is not None else ()
    if body is not None and any(_is_for_occupation(credential, need, rules) for need in needs):
        cite = ("eca-occupation-score", *cite)
        return _test("eca-for-occupation", UNKNOWN, "noc-unknown", {"body": body["id"]}, cite, (NOC,))
    return _test("eca-for-occupation", NOT_APPLICABLE, "partner" if occupation is None else "not-stated", cite=cite)


def _is_for_occupation(credential: Credential, need: Mapping[str, Any], rules: Rules) -> bool | None:
    """Whether the occupation's licence rests on a credential: as stated, else by its field; None where neither says."""
    field = _field(credential, rules)
    if field is not None and field != need["field"] and field in rules.value("professional-fields"):
        return False
    if credential.for_occupation is not None:
        return credential.for_occupation
    if credential.kind == "secondary":
        return False
    return True if field == need["field"] else None


def _field(credential: Credential, rules: Rules) -> str | None:
    """The professional field of a credential: as stated, else that of the report's row."""
    if credential.professional_field is not None or credential.eca is None:
        return credential.professional_field
    rows = (outcome_of(line, rules).row for line in credential.eca.lines)
    return next((row.field for row in rows if row is not None and row.field is not None), None)


def _purpose_test(eca: Eca, rules: Rules) -> Condition:
    """The report was made for immigration, not for study or work in general."""
    outcome, code = (MET, "yes") if eca.purpose in rules.value("eca-purposes") else (NOT_MET, "no")
    return _test("eca-purpose", outcome, code, cite=rules.cite("eca-purposes"))


def _outcome_tests(eca: Eca, rules: Rules) -> Iterator[Condition]:
    """The report names a completed credential of the official table; several lines count each for itself."""
    tests = [_line_test(line, rules) for line in eca.lines] or [_code_test(eca, rules)]
    given = [test for test in tests if test.outcome == MET]
    open_ones = [test for test in tests if test.outcome == UNKNOWN]
    if len(tests) == 1:
        main = tests[0]
    elif given:
        facts = {"count": len(tests), "given": len(given), "results": [test.facts["result"] for test in given]}
        main = _test("eca-outcome", MET, "lines", facts, rules.cite("eca-outcomes"))
    else:
        main = (open_ones or tests)[0]
    yield main
    if main.outcome == MET and open_ones:
        yield open_ones[0]._replace(id="eca-level")
    for test in tests:
        if test.code == "eca-outcome.doubtful":
            yield _test("eca-level", UNKNOWN, "doubtful", test.facts, rules.cite("eca-outcomes-doubtful"))
            break


def _line_test(line: str, rules: Rules) -> Condition:
    found = outcome_of(line, rules)
    cite = rules.cite("eca-outcomes")
    facts: dict[str, Any] = {"result": line.strip()}
    if found.reading == YEARS_OF_STUDY:
        return _test("eca-outcome", NOT_MET, "years-of-study", facts, rules.cite("eca-outcome-words"))
    if found.reading == UNLISTED:
        nearest = [row.phrase for row in nearest_outcomes(line, rules)]
        facts["nearest"] = nearest
        code = "not-listed" if nearest else "not-listed-alone"
        return _test("eca-outcome", UNKNOWN, code, facts, cite, ("eca/phrase",))
    if found.second_only:
        return _test("eca-outcome", MET, "second-only", facts, cite)
    if found.reading == DOUBTFUL:
        return _test("eca-outcome", MET, "doubtful", {**facts, "low": found.low, "high": found.high}, cite)
    return _test("eca-outcome", MET, "listed", {**facts, "level": found.low}, cite)


def _code_test(eca: Eca, rules: Rules) -> Condition:
    cite = rules.cite("eca-outcomes")
    if eca.outcome is None:
        return _test("eca-outcome", UNKNOWN, "unknown", cite=cite, missing=("eca/outcome",))
    if eca.outcome == UNLISTED:
        return _test("eca-outcome", UNKNOWN, "unlisted", cite=cite)
    if eca.outcome == SECOND_ONLY:
        return _test("eca-outcome", MET, "given-second-only", cite=cite)
    facts = {"level": eca.outcome}
    if eca.outcome == NONE:
        return _test("eca-outcome", NOT_MET, "none", facts, cite)
    return _test("eca-outcome", MET, "given", facts, cite)


def _lines(credential: Credential, eca: Eca, rules: Rules) -> tuple[AssessedLine, ...]:
    if eca.lines:
        found = [outcome_of(line, rules) for line in eca.lines]
        most = highest_outcome(credential, rules)
        return tuple(
            AssessedLine(one.low, most if one.reading == UNLISTED else one.high, one.second_only) for one in found
        )
    if eca.outcome is None or eca.outcome == UNLISTED:
        return (AssessedLine(NONE, highest_outcome(credential, rules)),)
    if eca.outcome == SECOND_ONLY:
        return (AssessedLine(NONE, NONE, True),)
    return (AssessedLine(eca.outcome, eca.outcome),)
