"""The workflow of the rounds: its own commands, run here with a feed from a file, a repository beside it, and a stand-in for `gh`."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml
from feed import as_feed, entries, recorded_rows

STEPS = ("Read the feed", "Keep one issue", "Propose the new rounds")
GH = """#!/bin/sh
echo "$@" >> "$LOG"
case "$1 $2" in "issue list" | "pr list") cat "$OPEN" ;; esac
"""
# Feed instead of network: the command is the workflow's own but for this option.
TOOL = "tools.checks.watch_rounds"


@pytest.fixture(scope="module")
def steps(root: Path) -> list[dict[str, Any]]:
    """The steps with commands, in their order."""
    job = yaml.safe_load((root / ".github" / "workflows" / "rounds.yml").read_text(encoding="utf-8"))["jobs"]["read"]
    return [step for step in job["steps"] if "run" in step]


class Place:
    """A repository like the one checked out, its remote, and what was asked of `gh`."""

    def __init__(self, folder: Path, root: Path) -> None:
        self.here, self.remote, self.log, self.open = (folder / name for name in ("here", "remote", "log", "open"))
        self.feed, binaries = folder / "feed.json", folder / "bin"
        self.here.mkdir()
        for name in ("pycore", "tools/checks", "tools/lib", "tools/__init__.py"):
            source, target = root / name, self.here / name
            target.parent.mkdir(parents=True, exist_ok=True)
            if source.is_dir():
                shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__"))
            else:
                shutil.copyfile(source, target)
        (self.here / "pycore/invitations/data/rounds.csv").write_text(recorded_rows(), encoding="utf-8")
        binaries.mkdir()
        (binaries / "gh").write_text(GH)
        (binaries / "gh").chmod(0o755)
        self.open.write_text("")
        self.environment = {
            **{key: value for key, value in os.environ.items() if not key.startswith("GIT_")},
            "PATH": f"{binaries}{os.pathsep}{os.environ['PATH']}",
            "LOG": str(self.log),
            "OPEN": str(self.open),
            "GIT_CONFIG_GLOBAL": os.devnull,
            "PYTHONDONTWRITEBYTECODE": "1",
        }
        self.git("init", "--quiet", "--bare", str(self.remote))
        for words in (
            "init --quiet -b main",
            "add -A",
            "-c user.name=x -c user.email=x@example.org commit --quiet -m x",
        ):
            self.git(*words.split())
        self.git("remote", "add", "origin", str(self.remote))

    def git(self, *words: str) -> str:
        done = subprocess.run(
            ["git", *words], cwd=self.here, env=self.environment, capture_output=True, text=True, check=True
        )
        return done.stdout

    def run(self, steps: list[dict[str, Any]]) -> list[str]:
        """Run every step as the hosted service would; returns what was asked of `gh`."""
        self.log.write_text("")
        assert [step["name"] for step in steps] == list(STEPS)
        for step in steps:
            command = step["run"].replace(TOOL, f'{TOOL} --feed "{self.feed}"')
            given = {key: str(value) for key, value in step.get("env", {}).items() if "${{" not in str(value)}
            subprocess.run(
                ["bash", "-eo", "pipefail", "-c", command],
                cwd=self.here,
                env={**self.environment, **given, "GH_REPO": "owner/name"},
                check=True,
            )
        return self.log.read_text().splitlines()


@pytest.fixture
def place(tmp_path: Path, root: Path) -> Place:
    return Place(tmp_path, root)


def new() -> dict[str, str]:
    return {
        **entries()[0],
        "drawNumber": "448",
        "drawDate": "2026-10-14",
        "drawDateFull": "October 14, 2026",
        "drawDateTime": "October 14, 2026 at 14:03:21 UTC",
        "drawText2": "",
    }


def test_nothing_new_asks_for_nothing(place: Place, steps: list[dict[str, Any]]) -> None:
    place.feed.write_text(as_feed(entries()))
    asked = place.run(steps)
    assert [line.split(" --")[0] for line in asked] == ["issue list"]
    assert place.git("ls-remote", "origin") == ""


def test_a_new_round_is_one_pull_request(place: Place, steps: list[dict[str, Any]]) -> None:
    place.feed.write_text(as_feed([new(), *entries()]))
    asked = place.run(steps)
    assert [line.split(" --")[0] for line in asked] == [
        "issue list",
        "auth setup-git",
        "pr list",
        "pr create",
        "workflow run site.yml",
    ]
    assert "refs/heads/rounds-of-invitations" in place.git("ls-remote", "origin")
    assert place.git("diff", "--name-only", "main", "rounds-of-invitations").split() == [
        "pycore/invitations/data/rounds.csv"
    ]
    assert "round 448 of 2026-10-14" in place.git("log", "-1", "--format=%B", "rounds-of-invitations")
    place.git("switch", "--quiet", "main")
    place.git("branch", "-D", "rounds-of-invitations")
    place.open.write_text("7\n")
    assert [line for line in place.run(steps) if line.startswith("pr ")][1].startswith("pr edit 7 ")


def test_a_feed_that_does_not_fit_is_one_issue(place: Place, steps: list[dict[str, Any]]) -> None:
    for text in (as_feed([{**new(), "drawCRS": "?"}, *entries()]), "<html>"):
        place.feed.write_text(text)
        place.open.write_text("")
        asked = place.run(steps)
        assert [line.split(" --")[0] for line in asked] == ["issue list", "issue create"]
        place.open.write_text("12\n")
        assert place.run(steps)[1].startswith("issue edit 12 ")
        assert place.git("status", "--porcelain", "--untracked-files=no") == ""
    place.feed.unlink()
    assert place.run(steps)[1].startswith("issue edit 12 ")
    place.feed.write_text(as_feed(entries()))
    assert place.run(steps)[1].startswith("issue close 12 ")


def test_a_fault_of_the_tool_itself_is_a_failure(place: Place, steps: list[dict[str, Any]]) -> None:
    (place.here / "pycore" / "errors.py").write_text("1 / 0\n")
    place.feed.write_text(json.dumps({}))
    with pytest.raises(subprocess.CalledProcessError):
        place.run(steps)
