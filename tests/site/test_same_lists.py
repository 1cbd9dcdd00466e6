"""What Python and the browser's code must both have is the same in both: signs, the people of the examples, the languages."""

from __future__ import annotations

import json
import re
import subprocess
from datetime import date
from pathlib import Path

import pytest
import yaml

from pycore.messages import words as messages
from tools.lib.editions import EDITIONS, LOCALES
from tools.pages import calculator
from tools.pages.render import ICONS, WORDS

TODAY = date(2026, 11, 23)
# A clock that stands still on the day that the profiles are compared for.
EXAMPLES = """
const Real = Date;
globalThis.Date = class extends Real { constructor(...parts) { super(...(parts.length ? parts : ["%sT12:00:00Z"])); } };
const { EXAMPLES } = await import(process.argv[1]);
console.log(JSON.stringify(Object.fromEntries(Object.entries(EXAMPLES).map(([name, make]) => [name, make()]))));
"""


def browser_file(root: Path, name: str) -> Path:
    [found] = (root / "site_js").rglob(name)
    return found


def test_every_edition_is_a_language_of_the_core_in_its_order() -> None:
    assert LOCALES == messages.LOCALES
    assert next(iter(EDITIONS.values())).folder == ""


@pytest.mark.parametrize("locale", LOCALES)
def test_an_edition_is_built_from_the_settings_of_its_language(root: Path, locale: str) -> None:
    settings = (root / EDITIONS[locale].config).read_text(encoding="utf-8")
    assert re.search(rf"^  language: {locale}$", settings, re.MULTILINE)
    assert re.search(rf"^docs_dir: docs/{locale}$", settings, re.MULTILINE)


def test_the_signs_of_the_pages_are_those_of_the_calculator(root: Path) -> None:
    text = browser_file(root, "dom.js").read_text(encoding="utf-8")
    drawn = dict(re.findall(r"""^ +"?([\w-]+)"?: "(M[^"]+)",$""", text, re.MULTILINE))
    assert {word: drawn[word] for word in WORDS} == ICONS


def test_the_examples_of_the_home_page_are_the_people_of_the_calculator(root: Path, node: Path) -> None:
    command = [
        node,
        "--input-type=module",
        "-e",
        EXAMPLES % TODAY.isoformat(),
        browser_file(root, "examples.js").as_uri(),
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    people = json.loads(done.stdout)
    for locale in LOCALES:
        home = (root / "docs" / locale / "index.md").read_text(encoding="utf-8").split("---\n")[1]
        for shown in yaml.safe_load(home)["examples"]:
            assert calculator.profile(shown["name"], TODAY) == {"as_of": TODAY.isoformat(), **people[shown["name"]]}
