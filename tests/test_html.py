"""The built pages as the Nu Html Checker reads them: no error of ours, and of the theme's only those that are named here."""

import json
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest

THEME = "the theme writes it"
# What is left alone: a message, and why.
KNOWN = {
    r"^Attribute “autocomplete” is only allowed when the input type is": THEME,
    r"^Bad value “” for attribute “tabindex” on element “label”": THEME,
    r"^The “role” attribute must not be used on a “t[rdh]” element which has a “table” ancestor": (
        "a stacked table is no table to a browser, so that each part says what it is (tools/page_stack.py)"
    ),
}


def errors_of(folder: Path, root: Path) -> list[dict[str, Any]]:
    """The checker's errors in every page below a folder."""
    import environment

    jar = environment.node_modules() / "vnu-jar" / "build" / "dist" / "vnu.jar"
    options = ["--skip-non-html", "--errors-only", "--format", "json", "--stdout", "--exit-zero-always"]
    done = subprocess.run(
        [environment.find_java(), "-jar", jar, *options, folder], cwd=root, capture_output=True, text=True, check=True
    )
    return list(json.loads(done.stdout)["messages"])


def ours(errors: list[dict[str, Any]]) -> list[str]:
    """Those that nothing in KNOWN excuses, to read."""
    return [
        f"{error['url']}:{error['lastLine']}: {error['message']} … {error.get('extract', '').strip()}"
        for error in errors
        if not any(re.search(known, error["message"]) for known in KNOWN)
    ]


@pytest.fixture(scope="module")
def errors(site: Path, root: Path) -> list[dict[str, Any]]:
    return errors_of(site, root)


def test_no_page_has_an_error_of_ours(errors: list[dict[str, Any]]) -> None:
    assert not ours(errors), "\n".join(ours(errors))


@pytest.mark.parametrize("known", KNOWN)
def test_what_is_excused_is_still_there(errors: list[dict[str, Any]], known: str) -> None:
    assert any(re.search(known, error["message"]) for error in errors)


def test_the_checker_finds_what_it_is_there_for(tmp_path: Path, root: Path) -> None:
    body = '<div markdown="0"></div><label for="gone">Of nothing</label><p id="a"></p><p id="a"></p>'
    page = f'<!doctype html><html lang="en"><head><title>A page</title></head><body>{body}</body></html>'
    (tmp_path / "page.html").write_text(page, encoding="utf-8")
    said = "\n".join(ours(errors_of(tmp_path, root)))
    assert "“markdown” not allowed" in said
    assert "must be the ID of a non-hidden form control" in said
    assert "Duplicate ID “a”" in said
