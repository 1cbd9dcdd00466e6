"""What other checkers say: ruff, mypy, those of JavaScript and style sheets, and Node's own tests."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tools.site.generated import generate


def passes(command: list[str | Path], root: Path, **places: str) -> None:
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, env={**os.environ, **places}, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_ruff_has_nothing_to_say(root: Path) -> None:
    passes([sys.executable, "-m", "ruff", "check", "--quiet"], root)


def test_python_is_laid_out_as_ruff_lays_it_out(root: Path) -> None:
    passes([sys.executable, "-m", "ruff", "format", "--check"], root)


def test_mypy_accepts_every_type_of_the_core(root: Path) -> None:
    passes([sys.executable, "-m", "mypy", "--no-error-summary"], root)


# What checks the browser's code and the style sheets: the name of the npm package's program, and what it is told.
FORMATTED = ("site_js", "tests/js", "tools/**/*.mjs", "docs/theme/assets", "eslint.config.js")
OF_BROWSER_CODE = {
    "Prettier": ("prettier", "--log-level=warn", "--check", *FORMATTED),
    "ESLint": ("eslint", "."),
    "Stylelint": ("stylelint", "docs/theme/assets/*.css"),
    "TypeScript on the pages": ("tsc", "--project", "site_js/tsconfig.json"),
    "TypeScript on the workers": ("tsc", "--project", "site_js/tsconfig.worker.json"),
}


@pytest.fixture(scope="module")
def made(node: Path) -> None:
    """The modules and the types that the build makes of the core."""
    generate()


@pytest.mark.usefixtures("made")
@pytest.mark.parametrize("command", OF_BROWSER_CODE.values(), ids=OF_BROWSER_CODE)
def test_the_browser_code_passes(command: tuple[str, ...], root: Path, node: Path) -> None:
    program, *told = command
    passes([node, root / "node_modules" / ".bin" / program, *told], root)


@pytest.mark.usefixtures("made")
def test_the_browser_modules_pass_their_tests_in_node(root: Path, node: Path) -> None:
    files = sorted((root / "tests" / "js").glob("*.test.mjs"))
    passes([node, "--test", *files], root)
