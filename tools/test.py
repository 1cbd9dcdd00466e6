"""Run every test: python3 tools/test.py [pytest's own arguments]

Installs what the tests need (packages, and a browser where there is none), builds the site, and hands over to pytest.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tools.lib import browsers
from tools.lib import environment as env
from tools.lib.places import ROOT, TOOLS


def main() -> None:
    env.install("site")
    env.install("tests")
    places = {"CREDPOINTS_CHROMIUM": browsers.chromium(), "CREDPOINTS_FIREFOX": browsers.firefox()}
    env.run([env.in_venv("python"), TOOLS / "build.py"])
    python = env.in_venv("python")
    os.chdir(ROOT)
    sys.stdout.flush()
    os.execve(python, [str(python), "-m", "pytest", *sys.argv[1:]], {**os.environ, **places})


if __name__ == "__main__":
    try:
        main()
    except env.ToolError as error:
        sys.exit(f"test: {error}")
