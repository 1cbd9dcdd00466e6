"""A result without its words is the whole result with nothing but its figures and answers left in."""

from __future__ import annotations

import io
import json
from itertools import chain
from typing import Any

import pytest
from bench import samples

from pycore import ProfileError, evaluate, figures
from pycore.__main__ import main
from pycore.batch import run_lines

WORDS = {"because", "sources", "tests", "notice", "title", "text", "question", "level_name"}
PROFILES = list(chain([samples.journey(), samples.fullest(), {"as_of": "2026-11-23"}], samples.stream(120, seed=5)))


def left_in(whole: Any, brief: Any) -> Any:
    """The whole result with only the places that the brief one has."""
    if isinstance(brief, dict):
        return {name: left_in(whole[name], value) for name, value in brief.items()}
    if isinstance(brief, list):
        return [left_in(one, other) for one, other in zip(whole, brief, strict=True)]
    return whole


def test_figures_are_those_of_the_whole_result() -> None:
    for profile in PROFILES:
        brief = figures(profile)
        assert left_in(evaluate(profile), brief) == brief, profile


def test_every_figure_of_the_whole_result_is_there() -> None:
    whole, brief = evaluate(samples.fullest()), figures(samples.fullest())
    assert [one["id"] for one in brief["programs"]] == [one["id"] for one in whole["programs"]]
    for section, short in zip(whole["crs"]["sections"], brief["crs"]["sections"], strict=True):
        assert {one["id"]: one["range"] for one in section["factors"]} == {
            one["id"]: one["range"] for one in short["factors"]
        }
    for credential, short in zip(whole["credentials"], brief["credentials"], strict=True):
        for use in ("level", "two_or_more", "canadian_study"):
            assert {name: credential[use][name] for name in ("answer", "word", "value")} == short[use]


def test_no_sentence_is_left() -> None:
    def names(value: Any) -> set[str]:
        if isinstance(value, dict):
            return set(value).union(*map(names, value.values()))
        return set().union(*map(names, value)) if isinstance(value, list) else set()

    assert names(figures(samples.fullest())) & WORDS == {"title"}


def test_a_profile_is_refused_alike() -> None:
    refused = []
    for function in (figures, evaluate):
        with pytest.raises(ProfileError) as error:
            function({"as_of": "2014-12-31", "colour": 1}, "fr")
        refused.append(error.value.problems)
    assert refused[0] == refused[1]


def test_the_command_line_writes_them(capsys: pytest.CaptureFixture[str], tmp_path: Any) -> None:
    file = tmp_path / "profile.json"
    file.write_text(json.dumps(samples.journey()))
    assert main(["evaluate", str(file), "--brief"]) == 0
    assert json.loads(capsys.readouterr().out) == figures(samples.journey())
    out, err = io.StringIO(), io.StringIO()
    lines = [json.dumps(profile) for profile in PROFILES]
    assert run_lines([*lines, "{"], out, err, None, "en", brief=True) == 2
    assert [json.loads(line) for line in out.getvalue().splitlines()] == [figures(profile) for profile in PROFILES]
    assert json.loads(err.getvalue())["line"] == len(lines) + 1
