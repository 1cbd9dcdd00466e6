"""Change the rule modules one small way at a time, and see whether a test notices: python3 tools/mutate.py [module …]

A command, not part of the ordinary run: it takes an hour and more. It works in a copy under build/mutation, one change
at a time, and prints for each module how many changes the tests noticed, then the ones that they did not, as diffs.
Survivors that are named with a reason in tests/mutation_survivors.md are expected; exit status 1 where there are others,
or where fewer than 95 % were noticed.
"""

from __future__ import annotations

import argparse
import re
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

import environment as env
from environment import ROOT, say

VENV = ROOT / ".venv-mutation"
PLACE = ROOT / "build" / "mutation"
KNOWN = ROOT / "tests" / "mutation_survivors.md"
LEAST = 0.95
MODULES = (
    "canadian_study",
    "education",
    "credentials",
    "points",
    "scoring",
    "worlds",
    "work",
    "assessments",
    "languages",
    "selection",
    "programs",
)
# The fast ones. What is slow in them only repeats in width what the others look at.
TESTS = (
    "tests/test_verdict_matrix.py",
    "tests/test_exhaustive.py",
    "tests/test_arithmetic.py",
    "tests/test_assessments.py",
    "tests/test_languages.py",
    "tests/test_selection.py",
    "tests/test_programs.py",
    "tests/test_future_rules.py",
    "tests/test_cases.py",
)
SLOW = (
    "interacts",
    "crossed",
    "whole_evaluations",
    "each_set",
    "four_abilities",
    "few_changes",
    "abilities_ages",
    "every_age",
)
COPIED = ("pycore", "tests", "tools", "pyproject.toml")
# What the process that runs the tests has worked out before a change is made must not hide the change.
AFRESH = """

@pytest.fixture(scope="session", autouse=True)
def rules_worked_out_afresh():
    from pycore.rules import law

    law().resolved.clear()
"""
LINE = re.compile(r"\s*(\S+__mutmut_\d+): (.+)")
MUTANT = re.compile(r"pycore\.(\w+)\.(?:x_|xǁ)(.+)__mutmut_(\d+)")


def prepare(modules: list[str]) -> None:
    """A copy of what is changed and what notices, with its own settings."""
    shutil.rmtree(PLACE, ignore_errors=True)
    PLACE.mkdir(parents=True)
    for name in COPIED:
        source, target = ROOT / name, PLACE / name
        if source.is_dir():
            shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__", "e2e", "bench"))
        else:
            shutil.copy(source, target)
    conftest = PLACE / "tests" / "conftest.py"
    conftest.write_text(conftest.read_text(encoding="utf-8") + AFRESH, encoding="utf-8")
    settings = PLACE / "pyproject.toml"
    text = settings.read_text(encoding="utf-8").replace('filterwarnings = ["error"]', "")
    chosen = [test for test in TESTS if (PLACE / test).exists()]
    text += "\n[tool.mutmut]\n"
    text += f"source_paths = ['pycore']\nonly_mutate = {[f'pycore/{name}.py' for name in modules]}\n"
    text += f"pytest_add_cli_args_test_selection = {chosen}\n"
    text += f"pytest_add_cli_args = ['-q', '-p', 'no:cacheprovider', '-k', 'not {' and not '.join(SLOW)}']\n"
    text += "also_copy = ['tools']\nuse_git_change_detection = false\ntimeout_multiplier = 30.0\n"
    settings.write_text(text, encoding="utf-8")


def mutmut(*arguments: str, quiet: bool = True) -> str:
    """Run mutmut in the copy, and give what it printed."""
    command = [str(env.in_venv("python", VENV)), "-m", "mutmut", *arguments]
    output = subprocess.PIPE if quiet else None
    done = subprocess.run(command, cwd=PLACE, stdout=output, text=True, check=False)
    return done.stdout or ""


def results() -> dict[str, str]:
    """Every change with what became of it."""
    lines = map(LINE.fullmatch, mutmut("results", "--all", "true").splitlines())
    return {line[1]: line[2] for line in lines if line}


def known() -> set[str]:
    """The changes that the list of survivors explains, by the text of their diff."""
    text = KNOWN.read_text(encoding="utf-8") if KNOWN.exists() else ""
    return {squeezed(block) for block in re.findall(r"```diff\n(.*?)```", text, re.DOTALL)}


def squeezed(diff: str) -> str:
    """The changed lines of a diff alone, whatever stands around them and wherever they are."""
    lines = [line for line in diff.splitlines() if re.match(r"[-+](?![-+])", line)]
    return "\n".join(line[0] + line[1:].strip() for line in lines)


def main() -> int:
    """Run the command. 0 where enough was noticed and every survivor is explained."""
    parser = argparse.ArgumentParser(description="Mutation testing of the rule modules.")
    parser.add_argument("modules", nargs="*", metavar="module", help=f"of {', '.join(MODULES)} (default: all)")
    options = parser.parse_args()
    modules = options.modules or list(MODULES)
    if unknown := set(modules) - set(MODULES):
        parser.error(f"not a rule module: {', '.join(sorted(unknown))}")
    env.install("mutation", VENV)
    prepare(modules)
    say(f"changing {', '.join(modules)}")
    mutmut("run", "--max-children", "1", quiet=False)
    found = results()
    if not found or "not checked" in found.values():
        raise env.ToolError("the tests fail before anything is changed, or the run was cut off")
    return report(found)


def report(found: dict[str, str]) -> int:
    """Print the table and the survivors; what the exit status is to be."""
    tally: dict[str, Counter[str]] = {}
    for name, outcome in found.items():
        module = name.split(".")[1]
        tally.setdefault(module, Counter())[outcome] += 1
    explained, new = known(), 0
    for name, outcome in found.items():
        if outcome not in ("killed", "timeout", "caught by type check"):
            diff = mutmut("show", name)
            if squeezed(diff) in explained:
                continue
            new += 1
            print(f"\n{outcome}: {name}\n{diff}")
    print(f"\n{'module':16} {'changes':>8} {'noticed':>8} {'share':>8}")
    total = noticed = 0
    for module, outcomes in tally.items():
        of, caught = outcomes.total(), outcomes["killed"] + outcomes["timeout"]
        total, noticed = total + of, noticed + caught
        print(f"{module:16} {of:8} {caught:8} {caught / of:8.1%}")
    share = noticed / total if total else 0.0
    print(f"{'all':16} {total:8} {noticed:8} {share:8.1%}\n{new} survivors are not explained in {KNOWN.name}")
    return 1 if new or share < LEAST else 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except env.ToolError as error:
        sys.exit(f"mutate: {error}")
