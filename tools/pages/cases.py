"""Worked cases in the pages: each is a test case of tests/cases, computed when the site is built, and opens in the calculator."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from tomllib import TOMLDecodeError
from typing import Any, NamedTuple

from markupsafe import Markup

from pycore import evaluate
from tools.lib.cases import CaseError, cases
from tools.lib.share import share_code
from tools.pages.case_lines import Answer, days, points, programs, steps
from tools.pages.errors import PageError
from tools.pages.shelf import USES, Shelf, Writer

CASES = "reference/cases"
GRID_FILE = "selection_grid.toml"
SAYS_NOTHING = 600  # points between the least and the most: next to nothing but the credential was given
NAMES = {"level": "level", "two_or_more": "pair", "study": "study"}  # how a case names each use


class Moment(NamedTuple):
    """The answers on a credential at one moment; a planned one has those of today and those once completed."""

    when: str
    answers: list[Answer]


class Credential(NamedTuple):
    """One credential of a case, and the effect of completing it where it is planned."""

    name: str
    moments: list[Moment]
    effect: str


def find(id: str, locale: str = "en") -> Mapping[str, Any]:
    """A case by its id. Raises PageError for one that is missing."""
    try:
        known = cases(locale)
    except (CaseError, TOMLDecodeError) as error:
        raise PageError(str(error)) from error
    if id not in known:
        raise PageError(f"no case is named {id!r}")
    return known[id]


@cache
def result(id: str, locale: str) -> Mapping[str, Any]:
    """What the core answers for a case, in one language."""
    return evaluate(find(id, locale)["profile"], locale)


def case(writer: Writer, id: str) -> Markup:
    """A worked case: its question, the verdicts of each credential, the score, its note, and the way into the calculator."""
    return _shown(writer, id, heading=True)


def groups(locale: str) -> dict[str, list[str]]:
    """The ids of the worked cases, by the name of the page that shows them: one page for each file of cases."""
    found: dict[str, list[str]] = {}
    for id, record in cases(locale).items():
        found.setdefault(record["file"].removesuffix(".toml").replace("_", "-"), []).append(id)
    return found


def group_title(shelf: Shelf, group: str) -> str:
    """What the cases of one page are about."""
    return shelf.text(f"cases.{group.replace('-', '_')}")


def group_page(shelf: Shelf, group: str) -> str:
    """The whole page of one group, with a call that shows its cases."""
    return shelf.part("case_page.md", group=group, title=group_title(shelf, group))


def case_list(writer: Writer) -> Markup:
    """The question of every worked case, each leading to its answer on the page of its group."""
    shelf = writer.shelf
    listed = [
        (
            group,
            group_title(shelf, group),
            writer.link(f"{CASES}/{group}.md"),
            [(id, _question(shelf, id)) for id in ids],
        )
        for group, ids in groups(shelf.locale).items()
    ]
    return shelf.part("case_list.md", groups=listed)


def cases_of(writer: Writer, group: str) -> Markup:
    """Every worked case of one group, with its sources."""
    shelf = writer.shelf
    listed = [
        (id, _question(shelf, id), _shown(writer, id, heading=False), list(_sources(shelf, id)))
        for id in groups(shelf.locale)[group]
    ]
    return shelf.part("cases.md", cases=listed, edition=writer.edition)


def _question(shelf: Shelf, id: str) -> str:
    return str(find(id)["question"][shelf.locale])


def _sources(shelf: Shelf, id: str) -> Iterator[tuple[str, str, str]]:
    """The sources of a case: the id of each, its document and its section."""
    for source in find(id)["source"]:
        if source not in shelf.law.sources:
            raise PageError(f"case {id!r}: no source is named {source!r}")
        found = shelf.law.sources[source]
        yield source, found.title[shelf.locale], found.section[shelf.locale]


def _shown(writer: Writer, id: str, heading: bool) -> Markup:
    shelf = writer.shelf
    found = find(id, shelf.locale)
    answer = result(id, shelf.locale)
    return shelf.part(
        "case.html",
        heading=_question(shelf, id) if heading else "",
        credentials=list(_credentials(shelf, found["profile"], answer)),
        lines=[*_figures(shelf, found, answer), *programs(shelf, found, answer), *_ahead(shelf, found)],
        grid=_grid(shelf, found, answer),
        remarks=[*_warnings(found, answer), *_asked(shelf, found, answer), *_rules(shelf, found, answer)],
        note=found.get("note", {}).get(shelf.locale),
        score=_score(shelf, answer),
        address=f"{writer.edition}check/#p={share_code(found['profile'])}",
    )


def _credentials(shelf: Shelf, profile: Mapping[str, Any], answer: Mapping[str, Any]) -> Iterator[Credential]:
    alone = len(answer["credentials"]) < 2
    people = {"credentials": "applicant"} | ({"partner_credentials": "partner"} if _partner_is_scored(answer) else {})
    for whose, person in people.items():
        for given, credential in zip((profile[person] or {}).get("credentials", ()), answer[whose], strict=True):
            name = credential["title"] or _kind(shelf, given)
            if whose == "partner_credentials":
                name = shelf.said(shelf.text("section.partner"), name)
            moments = [Moment(when, _answers(shelf, judged, alone)) for when, judged in _moments(shelf, credential)]
            planned = credential.get("when_completed") and credential["effect"]
            yield Credential(name, moments, credential["effect"]["because"] if planned else "")


def _kind(shelf: Shelf, given: Mapping[str, Any]) -> str:
    """What a credential without a title is called: its kind."""
    kind = given.get("kind")
    name = shelf.words.term("kind", kind) if kind else shelf.text("untitled")
    return f"{name[0].upper()}{name[1:]}"


def _moments(shelf: Shelf, credential: Mapping[str, Any]) -> list[tuple[str, Mapping[str, Any]]]:
    """The verdicts on a credential, each with its moment: a planned one has those of today and those once completed."""
    later = credential.get("when_completed")
    if not later:
        return [("", credential)]
    return [(shelf.text("case-today"), credential), (shelf.text("case-completed"), later)]


def _answers(shelf: Shelf, judged: Mapping[str, Any], alone: bool) -> list[Answer]:
    """One line for each use; "two or more" where there is another credential, or one report names several that make it."""
    paired = not alone or judged["two_or_more"]["word"] == "counts"
    return [
        Answer(shelf.text(f"use.{NAMES[use]}"), shelf.verdict(_word(judged[key])), judged[key]["because"])
        for use, key in USES.items()
        if use != "two_or_more" or paired
    ]


def _word(verdict: Mapping[str, Any]) -> str:
    word: str = verdict["word"] if verdict["applies"] else "not-applicable"
    return word


def _figures(shelf: Shelf, found: Mapping[str, Any], answer: Mapping[str, Any]) -> Iterator[Answer]:
    """The factors that the case is about, of the score and of the 67-point grid, each with its points and its reason."""
    expected = found["expect"]
    score = {factor["id"]: factor for section in answer["crs"]["sections"] for factor in section["factors"]}
    grid = {factor["id"]: factor for factor in answer["fsw"]["factors"]}
    shown = [(shelf.rule(id), score[id]) for id in expected.get("factors", ()) if id in score]
    graded = [*expected.get("fsw_factors", ()), *expected.get("fsw_ranges", ())]
    in_grid = shelf.text("case-in-grid")
    shown += [(shelf.said(in_grid, shelf.text(f"factor.{id}")), grid[id]) for id in graded if id in grid]
    for name, factor in shown:
        yield Answer(name, points(shelf, factor["range"]), factor["because"])
    for section in answer["crs"]["sections"]:
        if section["id"] in expected.get("sections", ()):
            yield Answer(shelf.words.term("section", section["id"]), points(shelf, section["range"]), "")


def _grid(shelf: Shelf, found: Mapping[str, Any], answer: Mapping[str, Any]) -> str:
    """What the 67-point grid comes to, in a case about it."""
    if found["file"] != GRID_FILE:
        return ""
    low, high = answer["fsw"]["range"]
    total = str(low) if low == high else shelf.text("range", low=low, high=high)
    return shelf.text("case-grid", total=total, mark=answer["fsw"]["pass_mark"])


def _ahead(shelf: Shelf, found: Mapping[str, Any]) -> Iterator[Answer]:
    yield from steps(shelf, found)
    yield from days(shelf, found)


def _warnings(found: Mapping[str, Any], answer: Mapping[str, Any]) -> list[str]:
    """What is said of the answers as a whole, as far as the case is about it."""
    return [one["text"] for one in answer["warnings"] if one["id"] in found["expect"].get("warnings", ())]


def _asked(shelf: Shelf, found: Mapping[str, Any], answer: Mapping[str, Any]) -> Iterator[str]:
    """The questions that a case about them leaves to be asked."""
    named = set(found["expect"].get("questions", ()))
    if questions := [one["question"] for one in answer["questions"] if one["path"] in named]:
        yield shelf.text("case-asked", questions=" ".join(questions))


def _rules(shelf: Shelf, found: Mapping[str, Any], answer: Mapping[str, Any]) -> Iterator[str]:
    """Since when the rules of the score are in force, in a case about that."""
    if "rules" in found["expect"]:
        yield shelf.text("case-rules", day=shelf.day(date.fromisoformat(answer["rules"]["in_force_from"])))


def _partner_is_scored(answer: Mapping[str, Any]) -> bool:
    """Whether the studies of a partner can give anything: not those of one who does not come, or is Canadian."""
    return any(section["id"] == "partner" and section["max"] > 0 for section in answer["crs"]["sections"])


def _score(shelf: Shelf, answer: Mapping[str, Any]) -> str:
    low, high = answer["crs"]["range"]
    if high - low > SAYS_NOTHING:
        return shelf.text("score-open")
    return shelf.text("case-score", total=points(shelf, (low, high)))
