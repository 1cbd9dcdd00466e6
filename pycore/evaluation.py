"""One profile in, one explained result out."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from .credentials.level import Judged, judge
from .credentials.standing import is_to_come
from .law.loading import law
from .law.rules import Law, Rules
from .messages.words import Words, words
from .profile.facts import Credential, Occupation, Person, Profile
from .profile.reading import read_profile
from .remember import by_worlds
from .scoring.bounds import Bound, Judgements, bounds, bounds_of_grid, judgements
from .scoring.grid import Selection, select
from .scoring.programs import program_tests
from .scoring.ranges import Outcome, Scores, outcome_of, outcome_with, scores_of
from .scoring.settled import settled_questions
from .wording.citations import sources_shown
from .wording.effects import effect_of
from .wording.grid_words import selection_result
from .wording.letters import Letter, letter_shown
from .wording.program_words import programs_result
from .wording.questions import open_questions
from .wording.reasons import Section, sections_shown, sections_worded
from .wording.verdict_words import Verdict, confirmations, credential_verdicts, missing_facts, verdicts_shown
from .wording.warnings import reported_change, warnings


class Assessment(NamedTuple):
    """A profile judged and scored under the rules of a day, before any word is written."""

    profile: Profile
    rules: Rules
    judged: Judgements
    scores: Scores
    outcome: Outcome


def evaluate(
    profile: Any, locale: str | Words = "en", today: date | None = None, source: Law | None = None
) -> dict[str, Any]:
    """The explained result of a profile in its JSON form.

    `locale` is a language, or the words to write in; `today` stands in where as_of is absent; `source` is the law, the
    package's own by default. The result is the caller's own. Raises ProfileError listing every problem of a profile
    that breaks the schema or reaches back before the rules begin.
    """
    book = words(locale)
    return result_of(assess(read_profile(profile, source or law(), book, today), source or law()), book)


def assess(profile: Profile, source: Law) -> Assessment:
    """Judge every credential and score every world that the profile leaves open."""
    rules = source.on(profile.rules_on)
    judged = judgements(profile, rules)
    scores = scores_of(tuple(bounds(profile, judged, rules)), rules)
    return Assessment(profile, rules, judged, scores, outcome_with(scores, {}, {}))


@by_worlds
def selected(grid: tuple[Bound, ...], rules: Rules) -> Selection:
    """The 67-point grid over its worlds, reckoned once for the same ones."""
    return select(grid, rules)


def result_of(assessed: Assessment, book: Words) -> dict[str, Any]:
    """An assessment in one language, in the shape of the published result schema."""
    profile, rules, outcome = assessed.profile, assessed.rules, assessed.outcome
    grid = tuple(bounds_of_grid(profile, assessed.judged, assessed.scores.bounds, rules))
    selection = selected(grid, rules)
    programs = program_tests(profile, assessed.judged, assessed.scores.bounds, selection, rules, grid)
    return {
        "as_of": profile.as_of.isoformat(),
        "rules": rules_shown(rules, book),
        "crs": {
            "total": outcome.total[0],
            "range": list(outcome.total),
            "max": rules.value("rule-set")["total"],
            "sections": book.part(_sections, assessed.scores.bounds, profile.as_of, rules, book),
        },
        "education": {
            **education_figures(outcome, selection),
            "level_name": book.term("level", outcome.sure.level),
        },
        "credentials": _credentials(assessed, profile.applicant, assessed.judged.applicant, book),
        "partner_credentials": _credentials(assessed, profile.partner, assessed.judged.partner, book),
        "fsw": book.part(_grid, grid, rules, book),
        "programs": programs_result(programs, rules, book),
        "warnings": warnings(profile, outcome.sure, outcome.most, rules, book),
        "questions": open_questions(profile, assessed.judged, assessed.scores, outcome, rules, book),
        "settled": settled_questions(profile, outcome, selection, programs, rules),
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


def _sections(worlds: tuple[Bound, ...], on: date, rules: Rules, book: Words) -> list[dict[str, Any]]:
    return sections_shown(book.recalled(_sections_worded, worlds, on, rules, book), rules, book)


def _sections_worded(worlds: tuple[Bound, ...], on: date, rules: Rules, book: Words) -> tuple[Section, ...]:
    return sections_worded(outcome_of(worlds, rules), rules, book, on)


def _grid(worlds: tuple[Bound, ...], rules: Rules, book: Words) -> dict[str, Any]:
    return selection_result(selected(worlds, rules), rules, book)


def education_figures(outcome: Outcome, selection: Selection) -> dict[str, Any]:
    """The heart of the result restated: the level, and the points that it gives in each place, sure and at most."""
    study = outcome.factors.get("canadian-study", (0, 0))
    in_grid = selection.sure.factors["education"], selection.most["education"]
    return {
        "level": outcome.sure.level,
        "level_at_most": outcome.most.level,
        "points": outcome.factors["education"][0],
        "range": list(outcome.factors["education"]),
        "fsw_points": in_grid[0],
        "fsw_range": list(in_grid),
        "canadian_study_points": study[0],
        "canadian_study_range": list(study),
    }


def taken_as_completed(
    judged: Judged, occupation: Occupation | None, on: date, rules: Rules, own: bool
) -> Judged | None:
    """A credential still to be completed, judged as if it were; None for any other."""
    if not is_to_come(judged.credential, on):
        return None
    return judge(judged.credential, occupation, on, rules, as_if_completed=True, own=own)


def with_it(index: int, judged: Sequence[Judged], completed: Judged | None) -> Sequence[Judged]:
    """All credentials of a person, with what a planned one would be in its place."""
    return judged if completed is None else [*judged[:index], completed, *judged[index + 1 :]]


def _credentials(
    assessed: Assessment, person: Person, judged: Sequence[Judged] | None, book: Words
) -> list[dict[str, Any]]:
    if not judged:
        return []
    rules, on, own = assessed.rules, assessed.profile.as_of, person is assessed.profile.applicant
    occupation = person.occupation if own else None
    explained = book.parts(_explained_shown, person.credentials, occupation, on, own, rules, book)
    shown = []
    for index, credential in enumerate(judged):
        effect: dict[str, Any] | None = None
        if own:
            completed = taken_as_completed(credential, occupation, on, rules, own)
            effect = effect_of(index, judged, completed, assessed.scores, rules, book)
        title, planned = credential.credential.title, bool(credential.credential.planned)
        shown.append({"title": title, "planned": planned, **explained[index], "effect": effect})
    return shown


class _Explained(NamedTuple):
    """All that is said of a credential but its effect."""

    verdicts: Mapping[str, Verdict]
    when_completed: Mapping[str, Verdict] | None
    missing: tuple[str, ...]
    letters: tuple[Letter, ...]


def _explained_shown(
    credentials: tuple[Credential, ...], occupation: Occupation | None, on: date, own: bool, rules: Rules, book: Words
) -> list[dict[str, Any]]:
    return [
        {
            **verdicts_shown(verdicts, rules, book),
            "when_completed": completed and verdicts_shown(completed, rules, book),
            "missing": [*missing],
            "confirm_with": [letter_shown(letter, rules, book) for letter in letters],
        }
        for verdicts, completed, missing, letters in book.recalled(
            _explained, credentials, occupation, on, own, rules, book
        )
    ]


def _explained(
    credentials: tuple[Credential, ...], occupation: Occupation | None, on: date, own: bool, rules: Rules, book: Words
) -> tuple[_Explained, ...]:
    judged = [judge(credential, occupation, on, rules, own=own) for credential in credentials]
    explained = []
    for index, credential in enumerate(judged):
        verdicts = credential_verdicts(index, judged, rules, book)
        completed = taken_as_completed(credential, occupation, on, rules, own)
        if_completed = with_it(index, judged, completed)
        planned = credential_verdicts(index, if_completed, rules, book) if completed else None
        missing = tuple(missing_facts(index, if_completed))
        explained.append(_Explained(verdicts, planned, missing, confirmations(index, if_completed, book)))
    return tuple(explained)
