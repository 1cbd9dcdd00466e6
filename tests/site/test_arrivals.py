"""Answers that come from elsewhere: a worked case by its link is that very case; what nobody made with the page breaks nothing."""

import json
import os
import subprocess
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from pycore import evaluate
from tools.lib import odd_links
from tools.lib.cases import cases
from tools.lib.editions import LOCALES
from tools.lib.impossible import IMPOSSIBLE, Impossible, put
from tools.lib.malformed import FULL
from tools.lib.samples import fullest
from tools.lib.share import share_code

SEED = 20261127
COUNT = int(os.environ.get("CREDPOINTS_ODD_LINKS", "600"))  # the whole set is 20,000
# Two answers of a profile that the form asks for as one: which of them it follows is tested by itself.
ONE_QUESTION = ("/applicant/credentials/3/left_unfinished", "/applicant/work/canadian_years")
DIPLOMA = {"country": "CA", "kind": "diploma", "program_years": 2, "institution": "public"}
STATES = {"opened", "left out", "not opened"}


def ends(given: dict[str, Any], root: Path, node: Path, folder: Path) -> dict[str, list[Any]]:
    source, target = folder / "given.json", folder / "ends.json"
    source.write_text(json.dumps(given))
    subprocess.run([node, root / "tests" / "js" / "arrivals.mjs", source, target], check=True)
    return json.loads(target.read_text())


def to_come(one: Impossible) -> bool:
    """Whether a value is impossible only as long as its day lies ahead."""
    return one.path.endswith("/taken_on") and one.value > "2026-11"


def figures(result: dict[str, Any]) -> dict[str, Any]:
    """What a case is about: every figure, level and verdict of a result, without its sentences."""
    crs, grid = result["crs"], result["fsw"]
    return {
        "crs": (crs["total"], list(crs["range"])),
        "factors": [
            (factor["id"], factor["points"], list(factor["range"]))
            for section in crs["sections"]
            for factor in section["factors"]
        ],
        "grid": (grid["total"], list(grid["range"]), grid["passes"]),
        "level": result["education"]["level"],
        "verdicts": [(one["level"]["answer"], one["canadian_study"]["answer"]) for one in result["credentials"]],
        "programs": [
            [(one["id"], one["outcome"]) for one in program["requirements"]] for program in result["programs"]
        ],
    }


@pytest.mark.parametrize("locale", LOCALES)
def test_every_worked_case_by_its_link_gives_its_own_figures(
    root: Path, site: Path, node: Path, tmp_path: Path, locale: str
) -> None:
    known = cases(locale)
    links = [f"#p={share_code(case['profile'])}" for case in known.values()]
    found = ends({"links": links, "results": True}, root, node, tmp_path)["links"]
    for (name, case), end in zip(known.items(), found, strict=True):
        assert end["state"] == "opened", name
        assert figures(end["result"]) == figures(evaluate(case["profile"])), name


@pytest.mark.parametrize("kind", ["links", "files"])
def test_what_nobody_made_with_the_page_ends_in_a_named_state(
    root: Path, site: Path, node: Path, tmp_path: Path, kind: str
) -> None:
    given = list({"links": odd_links.links, "files": odd_links.files}[kind](COUNT, SEED))
    states = Counter(end["state"] for end in ends({kind: given}, root, node, tmp_path)[kind])
    assert set(states) == STATES, states
    assert sum(states.values()) == COUNT
    assert min(states.values()) > COUNT / 50, states  # each is met


def test_plans_that_nobody_made_with_the_page_end_in_a_named_state(
    root: Path, site: Path, node: Path, tmp_path: Path
) -> None:
    """Each plan is answered or refused with a reason, by the core as it is shipped; in links and in files."""
    given = {
        "planned": list(odd_links.links_with_plans(COUNT, SEED)),
        "plannedFiles": list(odd_links.files_with_plans(COUNT, SEED)),
    }
    found = ends(given, root, node, tmp_path)
    for kind in given:
        states = Counter(end["state"] for end in found[kind])
        assert set(states) == {"opened", "refused", "without", "not opened"}, (kind, states)
        assert sum(states.values()) == COUNT


def test_an_impossible_value_in_a_file_is_left_out_by_name_or_told(
    root: Path, site: Path, node: Path, tmp_path: Path
) -> None:
    """What the core refuses of a profile is left out of the same profile in a file, and nothing is made of it."""
    values = [
        one for one in IMPOSSIBLE if not (isinstance(one.value, dict) or one.path in ONE_QUESTION or to_come(one))
    ]
    assert len(values) > 50
    given = [json.dumps(put(fullest(), one.path, one.value)) for one in values]
    found = ends({"files": given}, root, node, tmp_path)["files"]
    for one, end in zip(values, found, strict=True):
        assert end["state"] == ("opened" if one.told else "left out"), one


@pytest.mark.parametrize(
    ("told", "read"),
    [
        ({"planned": True, "completed": True}, {"planned": True}),
        ({"planned": True, "left_unfinished": True}, {"planned": True}),
        ({"left_unfinished": True, "completed_on": "2024-06-30"}, {"left_unfinished": True}),
        ({"completed": False, "completed_on": "2024-06-30"}, {}),
    ],
)
def test_answers_that_exclude_each_other_are_never_read_as_the_better_one(
    root: Path, site: Path, node: Path, tmp_path: Path, told: dict[str, Any], read: dict[str, Any]
) -> None:
    profile = {"as_of": "2026-11-23", "applicant": {"credentials": [DIPLOMA | told]}}
    code = share_code(profile)
    [end] = ends({"links": [f"#p={code}"], "results": True}, root, node, tmp_path)["links"]
    expected = evaluate({**profile, "applicant": {"credentials": [DIPLOMA | read]}})
    assert figures(end["result"]) == figures(expected)


def test_answers_that_an_older_version_kept_end_in_a_named_state(
    root: Path, site: Path, node: Path, tmp_path: Path
) -> None:
    drafts = ends({"drafts": [FULL, *(case["profile"] for case in cases().values())]}, root, node, tmp_path)["drafts"]
    kept = list(odd_links.kept(drafts, COUNT, SEED))
    states = Counter(end["state"] for end in ends({"kept": kept}, root, node, tmp_path)["kept"])
    assert set(states) == STATES, states


def test_the_same_seed_gives_the_same_links() -> None:
    assert list(odd_links.links(80, 7)) == list(odd_links.links(80, 7)) != list(odd_links.links(80, 8))
