"""Makes the search wait: pages start a small worker, which fetches the theme's own and the index when somebody searches.

The theme's bundle fetches search_index.json and starts the worker that a page's settings name, on every page. So that file
keeps its settings alone, and the settings name site_js/search-later.js, in a folder named by what it holds.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

from tools.lib.environment import ToolError
from tools.lib.places import ROOT
from tools.lib.stamps import short_of_all

SETTINGS = b'id="__config"'
ADDRESS = re.compile(rb'(?<="search": ")([^"]*?)(assets/javascripts/workers/search\.[\w.]+\.js)(?=")')
LUNR = Path("assets/javascripts/lunr/min")


def place_search(pages: Path) -> list[Path]:
    """Rearrange one language's pages, in place; returns the files that a search fetches."""
    addresses = {page: workers_of(page) for page in sorted(pages.rglob("*.html"))}
    names = {name for found in addresses.values() for name in found}
    if len(names) != 1:
        raise ToolError(f"{pages.name}: one worker of the theme was expected, not {sorted(names)}")
    files = parts(pages, names.pop())
    folder = f"search/{short_of_all(files)}"
    for name, content in files.items():
        (pages / folder / name).parent.mkdir(parents=True, exist_ok=True)
        (pages / folder / name).write_bytes(content)
    for page, found in addresses.items():
        if found:
            page.write_bytes(ADDRESS.sub(rb"\g<1>" + f"{folder}/workers/search-later.js".encode(), page.read_bytes()))
    return [pages / folder / name for name in sorted(files)]


def workers_of(page: Path) -> list[str]:
    """The search worker that a page's settings name; none where a page has no settings."""
    content = page.read_bytes()
    found = [name.decode() for _, name in ADDRESS.findall(content)]
    if len(found) != content.count(SETTINGS):
        raise ToolError(f"{page}: the theme's settings do not name its search worker as they did")
    return found


def parts(pages: Path, worker: str) -> dict[str, bytes]:
    """What a search fetches, by its place in the folder; the whole index is taken out of search_index.json."""
    small = pages / "search" / "search_index.json"
    whole = small.read_bytes()
    index = json.loads(whole)
    small.write_text(json.dumps({**index, "docs": []}), encoding="utf-8")
    files = {
        "workers/search-later.js": (ROOT / "site_js" / "search-later.js").read_bytes(),
        "workers/theme.js": (pages / worker).read_bytes(),
        "index.json": whole,
    }
    languages = [code for code in index["config"]["lang"] if code != "en"]
    scripts = ["lunr.stemmer.support.min.js"] if languages else []
    # The theme's worker asks for these at ../lunr, which is beside the folder of the worker that the page started.
    for name in [*scripts, *(f"lunr.{code}.min.js" for code in languages)]:
        files[f"lunr/min/{name}"] = (pages / LUNR / name).read_bytes()
    return files
