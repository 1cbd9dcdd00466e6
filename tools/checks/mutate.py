"""Change the rule modules one small way at a time, and see whether a test notices: python3 -m tools.checks.mutate [module …]

A command, not part of the ordinary run: all modules take some minutes. Each module is changed in a copy under
build/mutation, one change at a time (tools/checks/mutation_run.py). It prints how many changes the tests noticed, then the ones
that they did not, as diffs. Those that tests/mutation_survivors.md explains, under a heading with the function that they
are in, are expected. Exit status 1 where there are others, where an explained one is noticed after all, or where fewer
than 95 % were noticed.

--again runs only what survived the last time, with the tests as they are now; --look only judges the last run.
"""

from __future__ import annotations

import argparse
import json
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from tools.lib import environment as env
from tools.lib.environment import say
from tools.lib.places import BUILD, ROOT
from tools.lib.stamps import digest

VENV = ROOT / ".venv-mutation"
PLACE = BUILD / "mutation"
KNOWN = ROOT / "tests" / "mutation_survivors.md"
LEAST = 0.95
# Each module with the tests that state its rules; what is slow in them only repeats in width what the others look at.
MODULES: Mapping[str, tuple[str, ...]] = {
    "profile.agreement": ("profile/test_agreement_told", "profile/test_agreement", "profile/test_schema"),
    "profile.cautions": ("profile/test_cautions",),
    "profile.facts": ("profile/test_reading", "whole/test_months_of_work"),
    "profile.reading": ("profile/test_reading", "whole/test_months_of_work"),
    "credentials.study_in_canada": (
        "credentials/test_study_in_canada",
        "credentials/test_condition",
        "credentials/test_conditions_in_full",
        "credentials/test_standing",
    ),
    "credentials.level": (
        "credentials/test_level",
        "credentials/test_condition",
        "credentials/test_conditions_in_full",
        "credentials/test_standing",
        "credentials/test_study_in_canada",
        "whole/test_remember",
        "whole/test_exhaustive",
        "scoring/test_crs",
    ),
    "credentials.length": ("credentials/test_length", "credentials/test_conditions_in_full", "credentials/test_level"),
    "credentials.standing": (
        "credentials/test_standing",
        "credentials/test_condition",
        "credentials/test_conditions_in_full",
        "credentials/test_level",
    ),
    "credentials.canadian": (
        "credentials/test_canadian",
        "credentials/test_standing",
        "credentials/test_condition",
        "credentials/test_study_in_canada",
        "credentials/test_conditions_in_full",
        "credentials/test_length",
        "whole/test_remember",
    ),
    "credentials.assessment": ("credentials/test_assessment", "whole/test_remember", "credentials/test_standing"),
    "credentials.validity": ("credentials/test_assessment", "whole/test_months"),
    "credentials.bodies": ("credentials/test_assessment",),
    "credentials.awarded": ("credentials/test_awarded",),
    "credentials.outcomes": ("credentials/test_outcomes", "whole/test_remember"),
    "scoring.languages": ("scoring/test_languages", "scoring/test_language_months"),
    "scoring.work": ("scoring/test_work", "scoring/test_crs"),
    "scoring.single_months": ("scoring/test_single_months", "whole/test_months_of_work"),
    "scoring.bounds": ("scoring/test_bounds", "scoring/test_crs", "scoring/test_work"),
    "scoring.crs": ("scoring/test_crs", "whole/test_remember", "whole/test_exhaustive", "law/test_future_rules"),
    "scoring.tables": ("scoring/test_crs", "scoring/test_grid", "whole/test_exhaustive", "law/test_future_rules"),
    "scoring.ranges": ("scoring/test_ranges", "scoring/test_crs", "law/test_future_rules"),
    "scoring.grid": ("scoring/test_grid", "whole/test_remember", "whole/test_exhaustive"),
    "scoring.programs": ("scoring/test_programs", "scoring/test_requirements"),
    "scoring.requirements": ("scoring/test_requirements", "scoring/test_programs"),
    "scoring.canadian_experience": (
        "scoring/test_canadian_experience",
        "scoring/test_requirements",
        "scoring/test_programs",
        "scoring/test_work",
    ),
    "scoring.settled": ("scoring/test_settled",),
    "planning.plan_cautions": ("planning/test_plan_cautions",),
    "invitations.enough": ("invitations/test_enough", "invitations/test_membership"),
    "invitations.membership": ("invitations/test_conditions_of_rounds", "invitations/test_membership"),
    "wording.citations": ("wording/test_verdicts_in_full", "wording/test_verdict_words"),
    "wording.effects": ("wording/test_effects", "scoring/test_crs"),
    "wording.grid_words": ("wording/test_grid_words", "scoring/test_grid"),
    "wording.letters": ("wording/test_letters",),
    "wording.program_words": ("wording/test_verdicts_in_full",),
    "wording.open_answers": ("wording/test_questions", "scoring/test_crs", "law/test_future_rules"),
    "wording.questions": ("wording/test_questions", "scoring/test_crs", "law/test_future_rules"),
    "wording.reasons": ("wording/test_reasons_in_full", "wording/test_reasons", "law/test_future_rules"),
    "wording.verdict_words": ("wording/test_verdicts_in_full", "wording/test_verdict_words"),
    "wording.warnings": ("wording/test_warnings", "profile/test_cautions"),
    "credentials.condition": ("credentials/test_condition",),
    "dates": ("whole/test_dates", "scoring/test_crs"),
}
SLOW = (
    "interacts",
    "crossed",
    "whole_evaluations",
    "each_set",
    "four_abilities",
    "few_changes",
    "abilities_ages",
    "every_age",
    "told_in_full",
    "still_fit",
    "would_not_return",
)
COPIED = ("pycore", "tests", "tools", "pyproject.toml")
SETTINGS = """
[tool.mutmut]
source_paths = ["pycore"]
"""
NOTICED = ("killed", "timeout")
HEADING = re.compile(r"^#+ `([\w.]+)`$", re.MULTILINE)
BLOCK = re.compile(r"```diff\n(.*?)\n```", re.DOTALL)

Change = dict[str, str]  # name, function, diff, outcome
Survivor = tuple[str, str]  # the function, and the changed lines


def try_changes(module: str, wanted: Sequence[Survivor] | None) -> list[Change]:
    """Try every change of a module, or only those wanted, in a copy of the project with its own settings."""
    place = PLACE / module
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir(parents=True)
    for name in COPIED:
        source, target = ROOT / name, place / name
        if source.is_dir():
            shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__", "e2e", "bench"))
        else:
            shutil.copy(source, target)
    settings = place / "pyproject.toml"
    settings.write_text(settings.read_text(encoding="utf-8") + SETTINGS, encoding="utf-8")
    request = {
        "module": module,
        "tests": [f"tests/{name}.py" for name in MODULES[module]],
        "skip": SLOW,
        "wanted": wanted,
        "result": "result.json",
    }
    (place / "request.json").write_text(json.dumps(request), encoding="utf-8")
    command = [str(env.in_venv("python", VENV)), str(ROOT / "tools" / "checks" / "mutation_run.py"), "request.json"]
    if subprocess.run(command, cwd=place, check=False).returncode:
        raise env.ToolError(f"{module}: the run was cut off")
    found: list[Change] = read(place / "result.json")
    shutil.rmtree(place)
    return found


def read(path: Path) -> Any:
    """What was written by a run."""
    if not path.exists():
        raise env.ToolError(f"{path.stem} has not been run yet")
    return json.loads(path.read_text(encoding="utf-8"))


def run(module: str, again: bool) -> None:
    """Try every change of a module, or `again` only those that survived the last time, and keep what became of each."""
    state = state_of(module)  # of what is copied, whatever becomes of the file while its copy is tried
    wanted: list[Survivor] | None = None
    before: list[Change] = []
    if again:
        before = last_run(module)
        wanted = [(one["function"], one["diff"]) for one in before if one["outcome"] not in NOTICED]
    now = {one["name"]: one for one in try_changes(module, wanted)} if wanted != [] else {}
    kept = {"source": state, "changes": [now.get(one["name"], one) for one in before] or list(now.values())}
    (PLACE / f"{module}.json").write_text(json.dumps(kept, indent=1), encoding="utf-8")


def last_run(module: str) -> list[Change]:
    """What became of each change in the last run, which must have been of the module as it is now."""
    kept = read(PLACE / f"{module}.json")
    if kept["source"] != state_of(module):
        raise env.ToolError(f"{module} is another than in its last run: run it once more, without --again or --look")
    changes: list[Change] = kept["changes"]
    return changes


def source_of(module: str) -> Path:
    """The file of a module named with its room, as credentials.level."""
    return (ROOT / "pycore").joinpath(*module.split(".")).with_suffix(".py")


def state_of(module: str) -> str:
    """What tells one state of a module from another."""
    return digest([source_of(module)])


def known() -> Counter[Survivor]:
    """The changes that the list of survivors explains: the diffs under the heading of their function, whatever their number."""
    text = KNOWN.read_text(encoding="utf-8") if KNOWN.exists() else ""
    pieces = HEADING.split(text)
    pairs = zip(pieces[1::2], pieces[2::2], strict=True)
    return Counter((function, block) for function, piece in pairs for block in BLOCK.findall(piece))


def report(found: Mapping[str, Sequence[Change]]) -> int:
    """Print the table and the survivors; what the exit status is to be."""
    left = Counter(
        {one: count for one, count in known().items() if one[0].startswith(tuple(f"{module}." for module in found))}
    )
    new = 0
    for change in (change for changes in found.values() for change in changes if change["outcome"] not in NOTICED):
        survivor = change["function"], change["diff"]
        if left[survivor]:
            left[survivor] -= 1
            continue
        new += 1
        print(f"\n{change['outcome']}: `{survivor[0]}`\n```diff\n{survivor[1]}\n```")
    gone = list(left.elements())
    for function, diff in gone:
        print(f"\nexplained, but noticed, or there no more: `{function}`\n```diff\n{diff}\n```")
    print(f"\n{'module':28} {'changes':>8} {'noticed':>8} {'share':>8}")
    shares = {
        module: (len(changes), sum(one["outcome"] in NOTICED for one in changes)) for module, changes in found.items()
    }
    total, noticed = (sum(figures) for figures in zip(*shares.values(), strict=True))
    for module, (of, caught) in {**shares, "all": (total, noticed)}.items():
        print(f"{module:28} {of:8} {caught:8} {caught / of:8.1%}")
    print(f"{new} survivors are not explained in {KNOWN.name}; {len(gone)} that are explained there are none")
    return 1 if new or gone or noticed / total < LEAST else 0


def main() -> int:
    """Run the command. 0 where enough was noticed and every survivor is explained."""
    parser = argparse.ArgumentParser(description="Mutation testing of the rule modules.")
    parser.add_argument("modules", nargs="*", metavar="module", help=f"of {', '.join(MODULES)} (default: all)")
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--again", action="store_true", help="only what survived the last run, with the tests of now")
    which.add_argument("--look", action="store_true", help="run nothing, judge the last run")
    options = parser.parse_args()
    modules = options.modules or list(MODULES)
    if unknown := set(modules) - set(MODULES):
        parser.error(f"not a rule module: {', '.join(sorted(unknown))}")
    if not options.look:
        env.install("mutation", VENV)
        for module in modules:
            say(f"changing {module}")
            run(module, options.again)
    return report({module: last_run(module) for module in modules})


if __name__ == "__main__":
    try:
        sys.exit(main())
    except env.ToolError as error:
        sys.exit(f"mutate: {error}")
