"""What the hosted service runs: current actions, each by the hash of its commit, and as few rights as each job can do with."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

USES = re.compile(r"\buses: (?P<action>[\w./-]+)@(?P<hash>[0-9a-f]{40}) # v(?P<version>\d+\.\d+\.\d+)$", re.MULTILINE)
# The first version of each action that runs on Node 24 (a composite one: all that it calls): the hosted runners have no older Node.
ON_NODE_24 = {
    "actions/checkout": 5,
    "actions/configure-pages": 6,
    "actions/deploy-pages": 5,
    "actions/setup-node": 5,
    "actions/setup-python": 6,
    "actions/upload-pages-artifact": 5,
}


@pytest.fixture
def workflows(root: Path) -> dict[str, str]:
    return {path.name: path.read_text(encoding="utf-8") for path in (root / ".github" / "workflows").iterdir()}


def audit(folder: Path) -> subprocess.CompletedProcess[str]:
    """What zizmor says of a folder, with the strictest eyes it has and without the network."""
    command = [Path(sys.executable).with_name("zizmor"), "--offline", "--strict-collection", "--persona", "auditor"]
    return subprocess.run([*command, "--no-progress", folder], capture_output=True, text=True, check=False)


def test_zizmor_has_nothing_to_say(root: Path) -> None:
    done = audit(root / ".github")
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize(
    ("fault", "before", "after"),
    [
        ("artipacked", r"persist-credentials: false", "persist-credentials: true"),
        ("unpinned-uses", r"@[0-9a-f]{40} # v", "@v"),
        ("excessive-permissions", r"permissions: \{\}", "permissions: write-all"),
        ("template-injection", r'"tools.checks.\$TOOL"', "${{ github.head_ref }}"),
        ("validation schema", r"runs-on:", "runs-onn:"),
    ],
)
def test_zizmor_sees_what_it_is_there_for(root: Path, tmp_path: Path, fault: str, before: str, after: str) -> None:
    text = (root / ".github" / "workflows" / "weekly.yml").read_text(encoding="utf-8")
    spoilt = re.sub(before, after, text)
    assert spoilt != text
    folder = tmp_path / ".github" / "workflows"
    folder.mkdir(parents=True)
    (folder / "weekly.yml").write_text(spoilt, encoding="utf-8")
    done = audit(tmp_path)
    assert done.returncode and fault in done.stdout + done.stderr


def test_every_action_is_pinned_and_runs_on_node_24(workflows: dict[str, str]) -> None:
    pins: dict[str, set[tuple[str, str]]] = {}
    for name, text in workflows.items():
        found = list(USES.finditer(text))
        assert len(found) == text.count("uses:"), f"{name}: an action without a full hash and its version"
        for one in found:
            pins.setdefault(one["action"], set()).add((one["hash"], one["version"]))
            assert int(one["version"].split(".")[0]) >= ON_NODE_24[one["action"]], one[0]
    assert all(len(same) == 1 for same in pins.values()), "one action, two versions"
    assert set(pins) == set(ON_NODE_24)


def test_what_is_uploaded_is_the_folder_that_the_tests_saw(workflows: dict[str, str], site: Path) -> None:
    steps = workflows["site.yml"].partition("upload-pages-artifact")
    assert "run: python3 tools/test.py" in steps[0]
    assert re.search(rf"^ +path: {site.name}$", steps[2], re.MULTILINE)


def test_every_kind_of_pin_is_kept_current(root: Path) -> None:
    text = (root / ".github" / "dependabot.yml").read_text(encoding="utf-8")
    found = dict(re.findall(r"package-ecosystem: (\S+)\n +directory: /(\S*)", text))
    assert set(found) == {"github-actions", "pip", "npm"}
    assert (root / found["npm"] / "package-lock.json").is_file()
    assert {path.with_suffix(".in").is_file() for path in (root / found["pip"]).glob("*.txt")} == {True}
