"""A result without its words: only figures and answers, each where the whole result has it; for many profiles at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from .credentials.condition import answer_of
from .credentials.level import Judged
from .evaluation import Assessment, assess, education_figures, selected, taken_as_completed, with_it
from .law.loading import law
from .law.rules import Law
from .messages.words import Words, words
from .profile.facts import Person
from .profile.reading import read_profile
from .scoring.bounds import bounds_of_grid
from .scoring.crs import sections_of
from .scoring.programs import program_tests
from .wording.verdict_words import missing_facts, verdict_figures
from .wording.warnings import reported_change


def figures(
    profile: Any, locale: str | Words = "en", today: date | None = None, source: Law | None = None
) -> dict[str, Any]:
    """The figures and answers of a profile in its JSON form, as `evaluate` gives them, without sentences and sources.

    `locale` is the language of a refusal. Raises ProfileError like `evaluate`.
    """
    known = source or law()
    return figures_of(assess(read_profile(profile, known, words(locale), today), known))


def figures_of(assessed: Assessment) -> dict[str, Any]:
    """An assessment in the shape of the published schema of figures: names and places are those of the whole result."""
    profile, rules, found = assessed.profile, assessed.rules, assessed.outcome
    grid = tuple(bounds_of_grid(profile, assessed.judged, assessed.scores.bounds, rules))
    selection = selected(grid, rules)
    programs = program_tests(profile, assessed.judged, assessed.scores.bounds, selection, rules, grid)
    return {
        "as_of": profile.as_of.isoformat(),
        "rules": {
            "id": rules.version("rule-set").start.isoformat(),
            "status": "verified" if reported_change(rules) is None else "superseded-unverified",
        },
        "crs": {
            "total": found.total[0],
            "range": list(found.total),
            "sections": [
                {
                    "id": section["id"],
                    "points": found.sections[section["id"]][0],
                    "range": list(found.sections[section["id"]]),
                    "factors": [_factor(name, found.factors) for name in section["factors"]],
                }
                for section in sections_of(rules)
            ],
        },
        "education": education_figures(found, selection),
        "credentials": _credentials(assessed, profile.applicant, assessed.judged.applicant),
        "partner_credentials": _credentials(assessed, profile.partner, assessed.judged.partner),
        "fsw": {
            "total": selection.sure.total,
            "range": [selection.sure.total, selection.total_most],
            "pass_mark": selection.pass_mark,
            "passes": selection.passes,
        },
        "programs": [{"id": program, "answer": answer_of(tests)} for program, tests in programs.items()],
    }


def _factor(name: str, factors: Mapping[str, tuple[int, int]]) -> dict[str, Any]:
    return {"id": name, "points": factors[name][0], "range": list(factors[name])}


def _credentials(assessed: Assessment, person: Person, judged: Sequence[Judged] | None) -> list[dict[str, Any]]:
    rules, on, own = assessed.rules, assessed.profile.as_of, person is assessed.profile.applicant
    held, occupation = judged or (), person.occupation if own else None
    shown = []
    for index, one in enumerate(held):
        completed = taken_as_completed(one, occupation, on, rules, own)
        if_completed = with_it(index, held, completed)
        shown.append(
            {
                "title": one.credential.title,
                "planned": bool(one.credential.planned),
                **verdict_figures(index, held, rules),
                "when_completed": verdict_figures(index, if_completed, rules) if completed else None,
                "missing": [*missing_facts(index, if_completed)],
            }
        )
    return shown
