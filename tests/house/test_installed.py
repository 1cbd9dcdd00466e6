"""What is installed with pip is the whole core: every module, and every file that one of them reads."""

import tomllib
from pathlib import Path


def test_every_file_of_the_core_is_installed(root: Path) -> None:
    told = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["setuptools"]
    packages, data = told["packages"], told["package-data"]
    installed = set()
    for package in packages:
        folder = root / package.replace(".", "/")
        for pattern in ("*.py", *data.get(package, [])):
            installed |= {path.relative_to(root).as_posix() for path in folder.glob(pattern)}
    core = {path.relative_to(root).as_posix() for path in (root / "pycore").rglob("*") if path.is_file()}
    assert {name for name in core if "__pycache__" not in name} - installed == set()
