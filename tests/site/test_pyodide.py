"""The shipped core under Pyodide gives, byte for byte, what the sources give here: started plainly, and with its memory put back."""

import json
import subprocess
import sys
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import pytest

import pycore
from tools.cases import LOCALES, requests

sys.path.insert(0, str(Path(__file__).parent))
import random_requests

OTHERS = 2026  # not the seed that the build uses
COUNT = 2000  # python tests/site/random_requests.py asks a hundred thousand


def questions(root: Path) -> Iterator[str]:
    """Every worked case and the build's own exercise, in both languages, plus what is not a question."""
    exercise = json.loads((root / "tools" / "exercise.json").read_text())
    asked = [{"v": 1, "locale": locale, **request} for locale in LOCALES for request in exercise]
    yield from (json.dumps(request) for request in (*asked, *requests()))
    yield from ("", "null", "{", '{"v": 1, "do": "evaluate", "profile": []}')


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
    asked = list(islice(random_requests.requests(OTHERS), COUNT))
    assert not random_requests.differing(asked, node, site)
