"""One commit gives one site: built again in another folder, in another time zone and language, it is the same to the byte."""

import hashlib
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tools.site.identity import identity

OTHER = {
    "TZ": "Pacific/Kiritimati",
    "LANG": "fr_CA.UTF-8",
    "LC_ALL": "fr_CA.UTF-8",
    "PYTHONHASHSEED": "7",
    "COLUMNS": "70",
}
# What tools look for in the folders above.
STRAY = {"tsconfig.json": '{"compilerOptions": {"alwaysStrict": true}}', "package.json": '{"sideEffects": false}'}
MADE = {"site", "build", "node_modules", ".git"}  # at the top


def copy_of(root: Path, folder: Path) -> Path:
    """The sources in another folder, of the same commit; what is only installed is lent."""
    folder.mkdir()
    for one in root.iterdir():
        if one.name in MADE or one.name.startswith(".venv"):
            continue
        if one.is_dir():
            shutil.copytree(one, folder / one.name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(one, folder)
    shutil.copytree(root / "build" / "pyodide-packages", folder / "build" / "pyodide-packages")
    for lent in (".venv", "node_modules", "build/pyodide-packages.stamp"):
        (folder / lent).symlink_to(root / lent)
    command = ["git", "rev-parse", "--absolute-git-dir"]
    if (root / ".git").exists():
        found = subprocess.run(command, cwd=root, capture_output=True, text=True, check=True).stdout
        (folder / ".git").write_text(f"gitdir: {found}", encoding="utf-8")
    return folder


def bytes_of(site: Path) -> dict[str, str]:
    files = (path for path in site.rglob("*") if path.is_file())
    return {path.relative_to(site).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def test_another_folder_and_time_zone_give_the_same_bytes(root: Path, site: Path, tmp_path: Path) -> None:
    told = json.loads((site / "build.json").read_text(encoding="utf-8"))["site"]
    if told != identity(root).plain():
        pytest.fail("the site is of another commit than the sources: run python3 tools/build.py first")
    other = copy_of(root, tmp_path / "a copy of it, elsewhere")
    for name, settings in STRAY.items():
        (tmp_path / name).write_text(settings, encoding="utf-8")
    command = [sys.executable, "tools/build.py"]
    done = subprocess.run(command, cwd=other, env={**os.environ, **OTHER}, capture_output=True, text=True, check=False)
    assert done.returncode == 0, (done.stdout + done.stderr)[-2000:]
    assert "in Pyodide" in done.stdout, "the engine was not built again"
    first, again = bytes_of(site), bytes_of(other / "site")
    assert set(first) == set(again)
    assert [name for name in first if first[name] != again[name]] == []
