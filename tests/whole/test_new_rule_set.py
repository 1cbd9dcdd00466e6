"""A new rule set is data and cases only: one is added to the real files, in a copy, and nothing else is touched.

The copy's own tests then walk through every day of change and every case, the new ones among them. Only the oracle, which
is written from the law by hand, has to be told.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from amended import inline

from pycore.law.loading import law

COPIED = ("pycore", "tests", "tools", "docs", "pyproject.toml")
FROM = law().days_of_change[-1] + timedelta(days=100)
HEAD = f'from = {FROM}\nverified = 2026-11-23\ncite = ["amendment-of-tomorrow"]\n'
SOURCE = """
[[source]]
id = "amendment-of-tomorrow"
document = "{document}"
section = {{ en = "s. 1", fr = "art. 1" }}
checked_on = 2026-11-23
certainty = "primary"
"""
POINTS = (
    "max = 40\n"
    "rows = { none = 0, secondary = 0, one-year = 10, two-year = 10, three-year = 30, "
    "masters-or-professional = 40, doctoral = 40 }\n"
)
CASE = """
[[case]]
id = "tomorrow-{name}"
question.en = "What does a two-year diploma from a public college add {when_en}?"
question.fr = "Qu’ajoute un diplôme de deux ans d’un collège public {when_fr}?"
name = "A diploma of two years {when_en}"
source = ["amendment-of-tomorrow"]
[case.profile]
as_of = {day}
partner = "null"
sibling_in_canada = false
provincial_nomination = false
[case.profile.applicant]
age = 29
languages = []
work = {{ canadian_years = 0, foreign_years = 0 }}
[[case.profile.applicant.credentials]]
title = {{ en = "Diploma", fr = "Diplôme" }}
country = "CA"
kind = "diploma"
program_years = 2
completed_on = 2025-06-30
institution = "public"
distance_share = 0
language_study_share = 0
full_time_months = 16
months_in_canada = 16
return_scholarship = false
[case.expect]
rules = "{rules}"
status = "{status}"
canadian_study_points = {points}
[[case.expect.credentials]]
study_value = {points}
"""


def add_the_set(rules: Path, cases: Path) -> None:
    """What a maintainer writes: the set, the points that it changes, the end of what was only reported, and two cases."""
    last, eve = law().on(FROM), FROM - timedelta(days=1)
    document = next(iter(law().sources.values())).document
    more = {
        "sources.toml": SOURCE.format(document=document),
        "sets.toml": (
            f"\n[[rule-set.versions]]\n{HEAD}value = {inline(last.value('rule-set'))}\n"
            f"\n[[reported-change.versions]]\n{HEAD}in_force = false\n"
        ),
        "additional.toml": f"\n[[canadian-study.versions]]\n{HEAD}{POINTS}",
    }
    for name, text in more.items():
        path = rules / name
        path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8")
    before = "verified" if last.value("reported-change") is None else "superseded-unverified"
    own = last.version("rule-set").start
    [now] = {row for level, row in last.version("canadian-study").data["rows"].items() if level == "two-year"}
    (cases / "tomorrow.toml").write_text(
        CASE.format(
            name="eve", when_en="on the eve", when_fr="la veille", day=eve, rules=own, status=before, points=now
        )
        + CASE.format(
            name="first",
            when_en="on the first day",
            when_fr="le premier jour",
            day=FROM,
            rules=FROM,
            status="verified",
            points=10,
        ),
        encoding="utf-8",
    )


@pytest.fixture(scope="module")
def amended_copy(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project with the rule set added to its rules and cases."""
    copy = tmp_path_factory.mktemp("project")
    ignored = shutil.ignore_patterns("__pycache__", "e2e", "site", "test_new_rule_set.py")
    for name in COPIED:
        source = root / name
        if source.is_dir():
            shutil.copytree(source, copy / name, ignore=ignored)
        else:
            shutil.copy(source, copy / name)
    add_the_set(copy / "pycore" / "rules", copy / "tests" / "cases")
    return copy


def run(copy: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(copy), "PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.run(
        [sys.executable, *arguments], cwd=copy, env=environment, capture_output=True, text=True, check=False
    )


def test_the_copys_own_tests_pass(amended_copy: Path):
    """Cases, days of change, what the loader wants of data, the made-up set of a day still later, withdrawn tests, future dates."""
    tests = (
        "whole/test_cases",
        "whole/test_dates_of_change",
        "law",
        "scoring/test_languages",
        "planning/test_timeline",
    )
    names = [f"tests/{name}.py" if "/" in name else f"tests/{name}" for name in tests]
    done = run(amended_copy, "-m", "pytest", "-q", "-p", "no:cacheprovider", *names)
    assert done.returncode == 0, done.stdout[-4000:]
    assert int(re.findall(r"(\d+) passed", done.stdout)[-1]) > len(law().parameters)


def test_the_answer_is_named_after_it_from_its_day(amended_copy: Path):
    code = "import json, sys, pycore; print(json.dumps([pycore.evaluate({'as_of': on})['rules']['id'] for on in sys.argv[1:]]))"
    days = [(FROM + timedelta(days=step)).isoformat() for step in (-1, 0, 1)]
    done = run(amended_copy, "-c", code, *days)
    assert json.loads(done.stdout) == [law().on(FROM).version("rule-set").start.isoformat(), days[1], days[1]]
