"""The shipped core under Pyodide gives, byte for byte, what the sources give here."""

import json
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pycore
from tools.cases import LOCALES, requests


def questions(root: Path) -> Iterator[str]:
    """Every worked case and the build's own exercise, in both languages, plus what is not a question."""
    exercise = json.loads((root / "tools" / "exercise.json").read_text())
    asked = [{"v": 1, "locale": locale, **request} for locale in LOCALES for request in exercise]
    yield from (json.dumps(request) for request in (*asked, *requests()))
    yield from ("", "null", "{", '{"v": 1, "do": "evaluate", "profile": []}')


def test_every_case_is_answered_the_same_in_pyodide(root: Path, site: Path, node: Path, tmp_path: Path) -> None:
    asked = list(questions(root))
    source, target = tmp_path / "questions.json", tmp_path / "answers.json"
    source.write_text(json.dumps(asked))
    subprocess.run([node, root / "tests" / "js" / "answers.mjs", source, target], check=True)
    for question, answer in zip(asked, json.loads(target.read_text()), strict=True):
        assert answer == pycore.answer(question), question
