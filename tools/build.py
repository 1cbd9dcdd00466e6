"""Build the site: python3 tools/build.py

Everything is made from the sources and from pinned packages, into site/. What has not changed is not made again.
"""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tools.engine import make as engine
from tools.lib import environment as env
from tools.lib.editions import LOCALES
from tools.lib.places import ROOT, SITE
from tools.pages import make as pages
from tools.site.assembly import assemble


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--engine-only", action="store_true", help="make build/engine and stop")
    options = arguments.parse_args()
    env.install("site")
    packed = engine.make_engine(Path(os.environ.get("CREDPOINTS_CORE", ROOT / "pycore")))
    finish = engine.start_compressing(packed)
    if options.engine_only:
        finish()
        return
    built = {locale: pages.make_pages(locale) for locale in LOCALES}
    finish()
    assemble(packed, built)
    env.say(f"the site is in {SITE.relative_to(ROOT)}/")


if __name__ == "__main__":
    try:
        main()
    except env.ToolError as error:
        sys.exit(f"build: {error}")
