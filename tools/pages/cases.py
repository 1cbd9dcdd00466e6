"""Worked cases in the pages: each is a test case of tests/cases, computed when the site is built, and opens in the calculator."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from tomllib import TOMLDecodeError
from typing import Any, NamedTuple

from markupsafe import Markup

from pycore import evaluate
from tools.lib.cases import CaseError, cases
from tools.lib.share import share_code
from tools.pages.errors import PageError
from tools.pages.shelf import USES, Shelf, Writer

CASES = "reference/cases"
GRID_FILE = "selection_grid.toml"
SAYS_NOTHING = 600  # points between the least and the most: next to nothing but the credential was given
NAMES = {"level": "level", "two_or_more": "pair", "study": "study"}  # how a case names each use


class Answer(NamedTuple):
    """One line of a case: what it is about, the answer, and why."""

    name: str
    answer: str
    because: str


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
    found = find(id)
    answer = result(id, shelf.locale)
    return shelf.part(
        "case.html",
        heading=_question(shelf, id) if heading else "",
        credentials=list(_credentials(shelf, answer)),
        figures=list(_figures(shelf, found, answer)),
        grid=answer["fsw"] if found["file"] == GRID_FILE else None,
        programs=list(_programs(shelf, found, answer)),
        warnings=_warnings(found, answer),
        note=found.get("note", {}).get(shelf.locale),
        score=_score(shelf, answer),
        address=f"{writer.edition}check/#p={share_code(find(id, shelf.locale)['profile'])}",
    )


def _credentials(shelf: Shelf, answer: Mapping[str, Any]) -> Iterator[Credential]:
    alone = len(answer["credentials"]) < 2
    for whose in ("credentials", "partner_credentials"):
        for credential in answer.get(whose, ()):
            name = credential.get("title") or shelf.text("untitled")
            if whose == "partner_credentials":
                name = shelf.said(shelf.text("section.partner"), name)
            moments = [Moment(when, _answers(shelf, judged, alone)) for when, judged in _moments(shelf, credential)]
            planned = credential.get("when_completed") and credential["effect"]
            yield Credential(name, moments, credential["effect"]["because"] if planned else "")


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
    shown += [(shelf.text(f"factor.{id}"), grid[id]) for id in expected.get("fsw_factors", ()) if id in grid]
    for name, factor in shown:
        yield Answer(name, shelf.words.write(factor["points"], "points"), factor["because"])


def _programs(shelf: Shelf, found: Mapping[str, Any], answer: Mapping[str, Any]) -> Iterator[Answer]:
    """The programs that the case is about, each with its answer and the requirements that the case names, those that decide first.

    Where it names none, only those that decide.
    """
    asked = found["expect"].get("requirements", {})
    for program in answer["programs"]:
        id = program["id"]
        if id not in {**found["expect"].get("programs", {}), **asked}:
            continue
        decides = {test["id"] for test in program["requirements"] if test["outcome"] in ("not-met", "unknown")}
        named = set(asked.get(id, decides))
        told = [test for test in program["requirements"] if test["id"] in named]
        because = " ".join(test["because"] for test in sorted(told, key=lambda test: test["id"] not in decides))
        yield Answer(shelf.words.term("program-name", id), shelf.text(f"case-program-{program['answer']}"), because)


def _warnings(found: Mapping[str, Any], answer: Mapping[str, Any]) -> list[str]:
    """What is said of the answers as a whole, as far as the case is about it."""
    return [one["text"] for one in answer["warnings"] if one["id"] in found["expect"].get("warnings", ())]


def _score(shelf: Shelf, answer: Mapping[str, Any]) -> str:
    low, high = answer["crs"]["range"]
    if high - low > SAYS_NOTHING:
        return shelf.text("score-open")
    total = shelf.words.write(low, "points") if low == high else shelf.text("score-range", low=low, high=high)
    return shelf.text("case-score", total=total)
