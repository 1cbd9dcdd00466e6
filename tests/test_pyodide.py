"""The shipped core under Pyodide gives, byte for byte, what the sources give here."""

import json
import subprocess
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pycore


def questions(root: Path) -> Iterator[str]:
    """Every profile of the worked cases and of the build's own exercise, in both languages, plus what is not a question."""
    profiles = [request for request in json.loads((root / "tools" / "exercise.json").read_text())]
    for path in sorted((root / "tests" / "cases").rglob("*.toml")):
        profiles += [{"do": "evaluate", "profile": profile} for profile in _profiles(tomllib.loads(path.read_text(encoding="utf-8")))]
    for locale in ("en", "fr"):
        for request in profiles:
            yield json.dumps({"v": 1, "locale": locale, **request}, default=str)
    yield from ("", "null", "{", '{"v": 1, "do": "evaluate", "profile": []}')


def _profiles(node: Any) -> Iterator[dict[str, Any]]:
    if isinstance(node, dict):
        if isinstance(node.get("profile"), dict):
            yield node["profile"]
        for value in node.values():
            yield from _profiles(value)
    elif isinstance(node, list):
        for value in node:
            yield from _profiles(value)


def test_every_case_is_answered_the_same_in_pyodide(root: Path, site: Path, node: Path, tmp_path: Path) -> None:
    asked = list(questions(root))
    source, target = tmp_path / "questions.json", tmp_path / "answers.json"
    source.write_text(json.dumps(asked))
    subprocess.run([node, root / "tests" / "js" / "answers.mjs", source, target], check=True)
    for question, answer in zip(asked, json.loads(target.read_text()), strict=True):
        assert answer == pycore.answer(question), question
