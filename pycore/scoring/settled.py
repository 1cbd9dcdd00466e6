"""What is not told and can change nothing any more: no points of the score, none of the grid, no answer of a program.

A figure that is the same in every world that the answers leave open stays so whatever is answered: what it reads is settled.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from ..credentials.condition import Condition, answer_of
from ..law.rules import Rules
from ..profile.facts import Profile
from ..remember import by_facts
from .crs import measures as measures_of_score
from .grid import Selection
from .grid import measures as measures_of_grid
from .ranges import Outcome
from .tables import table_of
from .world import NO_LANGUAGE, Facts

_ROOMS = {"score": measures_of_score, "grid": measures_of_grid}
_ANYONE = Facts(best=False, accompanied=True, partner_eligible=True)


class _Question(NamedTuple):
    """A question of few answers: where its answer stands, what it is, and the facts of a world that hang on it."""

    path: str
    answer: Any
    facts: tuple[str, ...] = ()


def settled_questions(
    profile: Profile,
    outcome: Outcome,
    selection: Selection,
    programs: Mapping[str, Sequence[Condition]],
    rules: Rules,
) -> list[str]:
    """The paths of unanswered questions whose answer can change nothing any more."""
    asked = {
        name for tests in programs.values() if answer_of(tests) == "unclear" for test in tests for name in test.missing
    }
    open_ones = _open_measures(outcome, selection, rules)
    return [
        one.path
        for one in _questions(profile)
        if one.answer is None and one.path not in asked and not open_ones & _measures(*one.facts)
    ]


def _questions(profile: Profile) -> Iterator[_Question]:
    person, partner = profile.applicant, profile.partner
    yield _Question("/sibling_in_canada", profile.sibling_in_canada, ("sibling", "relative"))
    yield _Question("/provincial_nomination", profile.provincial_nomination, ("nomination",))
    yield _Question("/applicant/certificate_of_qualification", person.certificate_of_qualification, ("certificate",))
    yield _Question("/job_offer", profile.job_offer, ("job_offer",))
    yield _Question("/arranged_employment", profile.arranged_employment, ("arranged_employment",))
    yield _Question("/relative_in_canada", profile.relative_in_canada, ("relative",))
    yield _Question(
        "/applicant/studied_in_canada_two_years", person.studied_in_canada_two_years, ("studied_two_years",)
    )
    yield _Question("/applicant/worked_in_canada_one_year", person.worked_in_canada_one_year, ("worked_one_year",))
    yield _Question("/settlement_funds", profile.settlement_funds)
    yield _Question("/outside_quebec", profile.outside_quebec)
    yield _Question("/applicant/occupation/wage_tier", person.occupation.wage_tier, ("wage_tier",))
    if profile.partnered:
        studied, worked = partner.studied_in_canada_two_years, partner.worked_in_canada_one_year
        yield _Question("/partner/studied_in_canada_two_years", studied, ("partner_studied_two_years",))
        yield _Question("/partner/worked_in_canada_one_year", worked, ("partner_worked_one_year",))


@by_facts
def _measures(*facts: str) -> frozenset[str]:
    """The measures, of the score and of the grid, that read one of these facts."""
    changes: dict[str, Any] = dict.fromkeys(facts, True)
    told = _valued(_ANYONE._replace(**changes))
    return frozenset(name for name, value in _valued(_ANYONE).items() if told[name] != value)


def _valued(world: Facts) -> dict[str, Any]:
    return {
        f"{room}/{name}": value
        for room, measures in _ROOMS.items()
        for name, value in measures(world, NO_LANGUAGE, NO_LANGUAGE).items()
    }


def _open_measures(outcome: Outcome, selection: Selection, rules: Rules) -> frozenset[str]:
    """The measures that a figure reads which is not the same in every world."""
    tables = [("score", name) for name, (low, high) in outcome.factors.items() if low != high]
    tables += [
        ("grid", table)
        for form in rules.value("selection-grid")["factors"]
        if len({found.factors[form["id"]] for _, found in selection.worlds}) > 1
        for table in form["tables"]
    ]
    read = [(room, table_of(name, rules)) for room, name in tables]
    return frozenset(f"{room}/{name}" for room, table in read for name in (table.row, table.column) if name)
