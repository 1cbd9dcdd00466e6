"""What all tests share: where things are, and the tools' own way of finding Node.js."""

import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "tools"), str(ROOT / "tests" / "support")]


@pytest.fixture(scope="session")
def root() -> Path:
    """The top folder of the repository."""
    return ROOT


@pytest.fixture(scope="session")
def site(root: Path) -> Path:
    """The built site. The tests do not build it: tools/test.py does, before it starts them."""
    folder = root / "site"
    if not (folder / "build.json").is_file():
        pytest.fail("the site is not built: run python3 tools/build.py first, or python3 tools/test.py for everything")
    return folder


@pytest.fixture(scope="session")
def node() -> Path:
    """Node.js, as the build finds it."""
    import environment

    return environment.find_node()
