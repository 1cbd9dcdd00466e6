"""The Nu Html Checker, and what of its errors is not ours to mend."""

import json
import re
import subprocess
from pathlib import Path
from typing import Any

from tools.lib import environment

THEME = "the theme writes it"
# What is left alone: a message, and why.
KNOWN = {
    r"^Attribute “autocomplete” is only allowed when the input type is": THEME,
    r"^Bad value “” for attribute “tabindex” on element “label”": THEME,
    r"^The “role” attribute must not be used on a “t[rdh]” element which has a “table” ancestor": (
        "a stacked table is no table to a browser, so that each part says what it is (tools/pages/processors.py)"
    ),
}
# The same, of what scripts put into the page.
KNOWN_DRAWN = {r"^Element “div” not allowed as child of element “summary”": "the theme's list of search results"}


def errors_of(folder: Path) -> list[dict[str, Any]]:
    """The checker's errors in every page below a folder."""
    jar = environment.node_modules() / "vnu-jar" / "build" / "dist" / "vnu.jar"
    options = ["--skip-non-html", "--errors-only", "--format", "json", "--stdout", "--exit-zero-always"]
    command = [environment.find_java(), "-jar", jar, *options, folder]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return list(json.loads(done.stdout)["messages"])


def ours(errors: list[dict[str, Any]], known: dict[str, str] = KNOWN) -> list[str]:
    """Those that nothing known excuses, to read."""
    return [
        f"{error['url']}:{error['lastLine']}: {error['message']} … {error.get('extract', '').strip()}"
        for error in errors
        if not any(re.search(message, error["message"]) for message in known)
    ]
