"""One profile in, one explained result out."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from .credentials.canadian import is_to_come
from .credentials.level import Judged, judge
from .law.rules import Law, Rules, law
from .output.text import keep_named_parts, keep_parts, known_part
from .profile.facts import Person, Profile
from .profile.reading import read_profile
from .scoring.bounds import Corner, Judgements, corners, corners_of_grid, judgements
from .scoring.grid import Selection, select
from .scoring.programs import program_tests
from .scoring.ranges import Outcome, Scores, having, scores_of
from .wording.citations import sources_shown
from .wording.effects import effect_of
from .wording.grid_words import selection_result
from .wording.messages import Words, words
from .wording.program_words import programs_result
from .wording.questions import open_questions
from .wording.reasons import sections_shown
from .wording.verdict_words import USES, confirmations, credential_verdicts, missing_facts
from .wording.warnings import reported_change, warnings

EDITS = 16  # what belongs to whole worlds is kept for as many at most: one edits a profile, or reads many once


class Assessment(NamedTuple):
    """A profile judged and scored under the rules of a day, before any word is written."""

    profile: Profile
    rules: Rules
    judged: Judgements
    scores: Scores
    outcome: Outcome


def evaluate(profile: Any, locale: str = "en", today: date | None = None, source: Law | None = None) -> dict[str, Any]:
    """The explained result of a profile in its JSON form.

    `today` stands in where as_of is absent; `source` is the law, the package's own by default. Single sources are
    shared between results: copy one before changing it. Raises ProfileError listing every problem of a profile that
    breaks the schema or reaches back before the rules begin.
    """
    book = words(locale)
    return result_of(assess(read_profile(profile, source or law(), book, today), source or law()), book)


def assess(profile: Profile, source: Law) -> Assessment:
    """Judge every credential and score every world that the profile leaves open."""
    rules = source.on(profile.rules_on)
    judged = judgements(profile, rules)
    worlds = tuple(corners(profile, judged, rules))
    known = rules.kept("scores", EDITS)  # many an edit changes no world
    scores = known.get(worlds)
    if scores is None:
        scores = known[worlds] = scores_of(worlds, rules)
    return Assessment(profile, rules, judged, scores, having(scores, {}, {}))


def selected(grid: tuple[Corner, ...], rules: Rules) -> Selection:
    """The 67-point grid over its worlds, reckoned once for the same ones."""
    known = rules.kept("selections", EDITS)
    found: Selection | None = known.get(grid)
    if found is None:
        found = known[grid] = select(grid, rules)
    return found


def result_of(assessed: Assessment, book: Words) -> dict[str, Any]:
    """An assessment in one language, in the shape of the published result schema."""
    profile, rules, found = assessed.profile, assessed.rules, assessed.outcome
    grid = tuple(corners_of_grid(profile, assessed.judged, assessed.scores.corners, rules))
    selection = selected(grid, rules)
    sections, selection_shown = _figures_shown(assessed, grid, selection, book)
    return {
        "as_of": profile.as_of.isoformat(),
        "rules": rules_shown(rules, book),
        "crs": {
            "total": found.total[0],
            "range": list(found.total),
            "max": rules.value("rule-set")["total"],
            "sections": sections,
        },
        "education": {
            **education_figures(found, selection),
            "level_name": book.term("level", found.sure.level),
        },
        "credentials": _credentials(assessed, profile.applicant, assessed.judged.applicant, book),
        "partner_credentials": _credentials(assessed, profile.partner, assessed.judged.partner, book),
        "fsw": selection_shown,
        "programs": programs_result(
            program_tests(profile, assessed.judged, assessed.scores.corners, selection, rules, grid), rules, book
        ),
        "warnings": warnings(profile, found.sure, found.most, rules, book),
        "questions": open_questions(profile, assessed.judged, assessed.scores, found, rules, book),
    }


def rules_shown(rules: Rules, book: Words) -> dict[str, Any]:
    """Which rule set was applied, since when, how sure it is, and when it was verified."""
    version = rules.version("rule-set")
    change = reported_change(rules)
    cite = version.cite if change is None else (*version.cite, *rules.cite("reported-change"))
    notice = None if change is None else book.say(change["notice"], {"from": rules.version("reported-change").start})
    return {
        "id": version.start.isoformat(),
        "in_force_from": version.start.isoformat(),
        "status": "verified" if change is None else "superseded-unverified",
        "notice": notice,
        "verified_on": version.verified.isoformat(),
        "sources": sources_shown(cite, rules, book),
    }


def _figures_shown(
    assessed: Assessment, grid: tuple[Corner, ...], selection: Selection, book: Words
) -> tuple[Any, Any]:
    """The sections of the score and the 67-point grid: the same worlds on the same day are shown again as before."""
    rules, on = assessed.rules, assessed.profile.as_of
    key = (assessed.scores.corners, grid, on, rules.day, book.locale)
    known = None if rules.law.by_reference else rules.kept("figures", EDITS)
    shown: Any = known_part(key) if known is None else known.get(key)
    if shown is None:
        shown = sections_shown(assessed.outcome, rules, book, on), selection_result(selection, rules, book)
        if known is None:
            shown = keep_parts(key, shown)
        else:
            known[key] = shown
    sections, of_grid = shown
    if known is None:
        return sections, of_grid
    return [_factors_copy(one) for one in sections], {**_factors_copy(of_grid), "sources": of_grid["sources"].copy()}


def _factors_copy(whole: Mapping[str, Any]) -> dict[str, Any]:
    factors = [
        {**factor, "range": factor["range"].copy(), "sources": factor["sources"].copy()} for factor in whole["factors"]
    ]
    return {**whole, "range": whole["range"].copy(), "factors": factors}


def education_figures(found: Outcome, selection: Selection) -> dict[str, Any]:
    """The heart of the result restated: the level, and the points that it gives in each place, sure and at most."""
    study = found.factors.get("canadian-study", (0, 0))
    in_grid = selection.sure.factors["education"], selection.most["education"]
    return {
        "level": found.sure.level,
        "level_at_most": found.most.level,
        "points": found.factors["education"][0],
        "range": list(found.factors["education"]),
        "fsw_points": in_grid[0],
        "fsw_range": list(in_grid),
        "canadian_study_points": study[0],
        "canadian_study_range": list(study),
    }


def taken_as_completed(
    index: int, judged: Sequence[Judged], person: Person, own: bool, on: date, rules: Rules
) -> Judged | None:
    """A credential still to be completed, judged as if it were; None for any other."""
    credential = judged[index].credential
    if not is_to_come(credential, on):
        return None
    return judge(credential, person.occupation if own else None, on, rules, as_if_completed=True, own=own)


def with_it(index: int, judged: Sequence[Judged], completed: Judged | None) -> Sequence[Judged]:
    """All credentials of a person, with what a planned one would be in its place."""
    return judged if completed is None else [*judged[:index], completed, *judged[index + 1 :]]


def _credentials(
    assessed: Assessment, person: Person, judged: Sequence[Judged] | None, book: Words
) -> list[dict[str, Any]]:
    rules, on, own = assessed.rules, assessed.profile.as_of, person is assessed.profile.applicant
    held = judged or ()
    completed = [taken_as_completed(index, held, person, own, on, rules) for index in range(len(held))]
    said = _said(held, completed, (on, own, own and person.occupation, person.credentials), rules, book)
    return [
        {
            "title": one.credential.title,
            "planned": bool(one.credential.planned),
            **said[index],
            "effect": effect_of(index, held, completed[index], assessed.scores, rules, book) if own else None,
        }
        for index, one in enumerate(held)
    ]


def _said(
    judged: Sequence[Judged], completed: Sequence[Judged | None], about: Hashable, rules: Rules, book: Words
) -> Sequence[Mapping[str, Any]]:
    """All that is said of a person's credentials but their effects: what was said of the same ones before is said again."""
    key = (about, rules.day, book.locale)
    known = None if rules.law.by_reference else rules.kept("said")
    said: list[Mapping[str, Any]] | None = known_part(key) if known is None else known.get(key)
    if said is None:
        said = [_told(index, judged, one, rules, book) for index, one in enumerate(completed)]
        if known is None:
            return keep_named_parts(key, said)
        known[key] = said
    return said if known is None else [_own_copy(one) for one in said]


def _told(
    index: int, judged: Sequence[Judged], completed: Judged | None, rules: Rules, book: Words
) -> Mapping[str, Any]:
    if_completed = with_it(index, judged, completed)
    return {
        **credential_verdicts(index, judged, rules, book),
        "when_completed": credential_verdicts(index, if_completed, rules, book) if completed else None,
        "missing": [*missing_facts(index, if_completed, rules)],
        "confirm_with": confirmations(index, if_completed, rules, book),
    }


def _own_copy(said: Mapping[str, Any]) -> dict[str, Any]:
    """What was said of a credential, for a reader who may change it; single sources are shared by all."""
    planned = said["when_completed"]
    return {
        **{use: _verdict_copy(said[use]) for use in USES},
        "when_completed": planned and {use: _verdict_copy(planned[use]) for use in USES},
        "missing": said["missing"].copy(),
        "confirm_with": [{**one, "sources": one["sources"].copy()} for one in said["confirm_with"]],
    }


def _verdict_copy(verdict: Mapping[str, Any]) -> dict[str, Any]:
    return {
        **verdict,
        "tests": [{**test, "sources": test["sources"].copy()} for test in verdict["tests"]],
        "would_change": verdict["would_change"].copy(),
    }
