"""The shipped core under Pyodide gives, byte for byte, what the sources give here: started plainly, and with its memory put back."""

import json
import subprocess
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import pytest

import pycore
from pycore.schools.finder import handed_over
from tools.checks.same_answers import differing
from tools.checks.same_answers import requests as random_requests
from tools.engine.probes import ROUNDS, with_data
from tools.lib.cases import LOCALES, requests

OTHERS = 2026  # not the seed that the build uses
COUNT = 2000  # python3 -m tools.checks.same_answers asks a hundred thousand
# As people type the names of schools, with what else may come in between.
NAMES = (
    "York University",
    "Universite de Montreal",
    "unversity of otawa",
    "BCIT",
    "collège de rosemont, montréal",
    "Fairleigh Dickinson University",
    "CFP Pierre-Dupuy",
    "King’s College",
    "university of cambridge",
    "seneca college toronto",
    "ß œ é 🎓 '’`",
    "x" * 300,
    "simonfras",
    "c",
)


def questions(root: Path) -> Iterator[str]:
    """Every worked case and the build's own exercise, in both languages, plus what is not a question."""
    exercise = map(with_data, json.loads((root / "tools" / "engine" / "exercise.json").read_text()))
    asked = [{"v": 1, "locale": locale, **request} for request in exercise for locale in LOCALES]
    yield from (json.dumps(request) for request in (*asked, *requests()))
    yield from ("", "null", "{", '{"v": 1, "do": "evaluate", "profile": []}')
    for locale in LOCALES:
        given = {"directory": handed_over(locale)}
        for text in NAMES:
            yield json.dumps({"v": 1, "do": "schools", "locale": locale, "text": text, **given})
            given = {}


def answers(asked: list[str], root: Path, node: Path, folder: Path, *start: str) -> list[str]:
    source, target = folder / "questions.json", folder / "answers.json"
    source.write_text(json.dumps(asked))
    subprocess.run([node, root / "tests" / "js" / "answers.mjs", source, target, *start], check=True)
    return json.loads(target.read_text())


@pytest.mark.parametrize("start", ["plain", "quick"])
def test_every_case_is_answered_the_same_in_pyodide(
    root: Path, site: Path, node: Path, tmp_path: Path, start: str
) -> None:
    asked = list(questions(root))
    for question, answer in zip(asked, answers(asked, root, node, tmp_path, start), strict=True):
        assert answer == pycore.answer(question), question


def test_the_quick_start_answers_what_the_build_did_not_try(site: Path, node: Path) -> None:
    """It has only the parts of the interpreter that were seen to be used: with one missing, Node would end with its error."""
    assert not differing(list(islice(random_requests(OTHERS), COUNT)), node, site)


@pytest.mark.parametrize("start", ["plain", "quick"])
def test_a_page_has_no_rounds_until_it_hands_them_over(
    root: Path, site: Path, node: Path, tmp_path: Path, start: str
) -> None:
    """Without the data, or with damaged ones, it says where they belong; the core goes on answering."""
    ask = {"v": 1, "do": ROUNDS, "profile": {"as_of": "2026-11-23"}}
    whole = with_data(ask)
    damaged = {**whole, "data": {"rounds": [{"number": 1}]}}
    missing, broken, good = map(
        json.loads, answers([json.dumps(one) for one in (ask, damaged, whole)], root, node, tmp_path, start)
    )
    for refused in (missing, broken):
        assert [problem["path"] for problem in refused["problems"]] == ["/data"]
    assert good["result"]["recorded"]["from"] == "2015-01-31"
