"""Ask whether a pinned package has a known weakness: python3 -m tools.checks.watch_packages [--report FILE]

Prints, as Markdown, what pip-audit says of every Python pin and npm of package-lock.json. What they find leaves the exit code at
0: a scheduled workflow puts the report into one issue. Where they cannot ask, the exit code says so.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from tools.lib import environment as env
from tools.lib.places import REQUIREMENTS, ROOT

AUDIT = ROOT / ".venv-audit"


class Weakness(NamedTuple):
    """One known weakness of one pinned package; `mended` lists the versions without it, or says that there is none."""

    pins: str
    package: str
    id: str
    mended: str


def of_python(pins: str, answer: Mapping[str, Any]) -> list[Weakness]:
    """What pip-audit's JSON says of one requirements file. Raises ToolError where it left a package out."""
    left_out = [one["name"] for one in answer["dependencies"] if "skip_reason" in one]
    if left_out:
        raise env.ToolError(f"pip-audit could not ask after these packages of {pins}: {', '.join(left_out)}")
    return [
        Weakness(
            pins, f"{one['name']} {one['version']}", found["id"], ", ".join(found["fix_versions"]) or "no version yet"
        )
        for one in answer["dependencies"]
        for found in one["vulns"]
    ]


def of_npm(pins: str, answer: Mapping[str, Any]) -> list[Weakness]:
    """What npm audit's JSON says. A package that only depends on a weak one is left to that one. Raises ToolError without an answer."""
    if "vulnerabilities" not in answer:
        raise env.ToolError(f"npm could not ask after {pins}: {answer.get('message', 'no answer')}")
    return [
        Weakness(
            pins, f"{name} {found['range']}", found["url"], "an update" if one["fixAvailable"] else "no version yet"
        )
        for name, one in answer["vulnerabilities"].items()
        for found in one["via"]
        if isinstance(found, dict)
    ]


def report(found: Iterable[Weakness]) -> str:
    """The report as Markdown; empty when there is nothing to say."""
    lines = [f"- {one.package} ({one.pins}): {one.id}. Mended by: {one.mended}." for one in sorted(set(found))]
    return "\n".join(["## Pinned packages with a known weakness", "", *lines, ""]) if lines else ""


def answer_of(command: Sequence[str | Path]) -> dict[str, Any]:
    """The JSON that a command prints, whatever its exit code: both tools end with 1 when they find something."""
    done = subprocess.run(list(map(str, command)), cwd=ROOT, capture_output=True, text=True, check=False)
    try:
        answer = json.loads(done.stdout)
    except ValueError:
        raise env.ToolError(f"{Path(command[0]).name} gave no answer: {done.stderr.strip()[-500:]}") from None
    return answer if isinstance(answer, dict) else {}


def look() -> list[Weakness]:
    """Every known weakness of every pin."""
    env.install("audit", AUDIT)
    ask = [
        env.in_venv("pip-audit", AUDIT),
        "--format",
        "json",
        "--progress-spinner",
        "off",
        "--disable-pip",
        "--require-hashes",
    ]
    found = [
        one
        for path in sorted(REQUIREMENTS.glob("*.txt"))
        for one in of_python(path.name, answer_of([*ask, "-r", path]))
    ]
    return found + of_npm("package-lock.json", answer_of([env.find_npm(), "audit", "--package-lock-only", "--json"]))


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--report", type=Path, metavar="FILE", help="write the report here as well")
    options = arguments.parse_args()
    text = report(look())
    print(text or "No pinned package has a known weakness.")
    if options.report:
        options.report.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    try:
        main()
    except env.ToolError as error:
        sys.exit(f"watch_packages: {error}")
