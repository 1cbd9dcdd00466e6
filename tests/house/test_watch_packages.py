"""The weekly question about pinned packages: what it reads in the two auditors' answers, and that no answer is not a good one."""

import sys
from pathlib import Path
from typing import Any

import pytest

from tools.checks import watch_packages
from tools.lib import environment

PYTHON = {
    "dependencies": [
        {"name": "jinja2", "version": "3.1.2", "vulns": [{"id": "PYSEC-1", "fix_versions": ["3.1.3", "3.2"]}]},
        {"name": "mkdocs", "version": "1.6.1", "vulns": []},
        {"name": "pip", "version": "1", "vulns": [{"id": "PYSEC-2", "fix_versions": []}]},
    ],
    "fixes": [],
}
ADVISORY = {"source": 1, "name": "deep", "title": "A", "url": "https://github.com/advisories/A", "range": "<2"}
NPM = {
    "auditReportVersion": 2,
    "vulnerabilities": {
        "deep": {"severity": "high", "via": [ADVISORY], "effects": ["top"], "range": "<2", "fixAvailable": True},
        "top": {"severity": "high", "via": ["deep"], "effects": [], "range": "*", "fixAvailable": True},
    },
}


def test_every_weakness_of_a_python_pin_is_told_with_what_mends_it() -> None:
    text = watch_packages.report(watch_packages.of_python("site.txt", PYTHON))
    assert "- jinja2 3.1.2 (site.txt): PYSEC-1. Mended by: 3.1.3, 3.2." in text
    assert "- pip 1 (site.txt): PYSEC-2. Mended by: no version yet." in text
    assert "mkdocs" not in text


def test_of_npm_the_weak_package_is_told_and_not_those_that_depend_on_it() -> None:
    text = watch_packages.report(watch_packages.of_npm("package-lock.json", NPM))
    assert text.count("\n- ") == 1
    assert "- deep <2 (package-lock.json): https://github.com/advisories/A. Mended by: an update." in text


def test_nothing_found_is_an_empty_report() -> None:
    assert watch_packages.report([]) == ""
    assert watch_packages.of_npm("package-lock.json", {"auditReportVersion": 2, "vulnerabilities": {}}) == []


@pytest.mark.parametrize(
    ("reader", "answer"),
    [
        (watch_packages.of_python, {"dependencies": [{"name": "x", "skip_reason": "not found"}], "fixes": []}),
        (watch_packages.of_npm, {"message": "405 Method Not Allowed"}),
    ],
)
def test_a_package_that_could_not_be_asked_after_is_not_called_good(reader: Any, answer: dict[str, Any]) -> None:
    with pytest.raises(environment.ToolError, match="could not ask"):
        reader("pins", answer)


def test_an_auditor_that_finds_something_ends_with_1_and_is_read_all_the_same() -> None:
    found = watch_packages.answer_of([sys.executable, "-c", "print('{\"vulnerabilities\": {}}'); raise SystemExit(1)"])
    assert found == {"vulnerabilities": {}}
    with pytest.raises(environment.ToolError, match="gave no answer: no network"):
        watch_packages.answer_of([sys.executable, "-c", "raise SystemExit('no network')"])


def test_every_requirements_file_is_asked_after(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def answer_of(command: list[Any]) -> dict[str, Any]:
        asked.append(Path(command[-1]).name)
        return {"dependencies": [], "vulnerabilities": {}}

    monkeypatch.setattr(watch_packages, "answer_of", answer_of)
    monkeypatch.setattr(environment, "install", lambda *_: None)
    assert watch_packages.look() == []
    pins = sorted(path.name for path in (root / "tools" / "requirements").glob("*.txt"))
    assert asked == [*pins, "--json"]
