"""What stands in two languages of the house, Python's and the browser's, is one list: made from the other, or tested here against it."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest
from profiles import SCORES

from pycore.messages.words import words
from tools.lib.editions import LOCALES
from tools.lib.samples import TESTS, offered
from tools.pages.render import ICONS
from tools.site.generated import SHARED, generate

# What the browser's modules say, as JSON; the guide's own words lie beside those of the form.
READ = """
import { SIGNS } from "./site_js/page/dom.js";
const words = {};
for (const locale of ["en", "fr"]) {
  const [form, guide] = await Promise.all(["form", "guide"].map((name) => import(`./site_js/words/${locale}/${name}.js`)));
  words[locale] = { ...form.WORDS, ...guide.WORDS };
}
console.log(JSON.stringify({ signs: SIGNS, words }));
"""
# Texts that mean two things and only happen to be alike.
ALIKE = {
    "grid.factor.education",  # "Education": a factor of the grid, where the core names a requirement
    "program.fsw",  # the three programs, where the core names kinds of rounds
    "program.cec",
    "program.fst",
    "report.grid",  # the grid by its name, where the core names what a program requires
    "factor.french",  # "French": the points for it, where the core names the language
}


@pytest.fixture(scope="module")
def browser(root: Path, node: Path) -> dict[str, Any]:
    """The signs and the words of the browser's code."""
    generate()
    command = [node, "--input-type=module", "--eval", READ]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=True)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def test_no_text_of_the_core_is_written_again_for_the_browser(root: Path, browser: dict[str, Any]) -> None:
    """A text that the core has in both languages is taken from it, by tools/site/generated.py."""
    own = {locale: browser["words"][locale] for locale in LOCALES}
    written = {key for locale in LOCALES for key in taken(root, locale)}
    core = {tuple(words(locale).sources[key] for locale in LOCALES): key for key in words("en").sources}
    for key in own["en"].keys() - written - ALIKE:
        text = tuple(own[locale][key] for locale in LOCALES)
        assert text not in core, f"site_js/words: {key!r} says what the core's message {core[text]!r} says: {text[0]!r}"


def test_what_is_taken_from_the_core_is_said_nowhere_else(root: Path, browser: dict[str, Any]) -> None:
    for locale in LOCALES:
        for key, text in taken(root, locale).items():
            assert browser["words"][locale][key] == text, f"site_js/words/{locale}: {key!r} is written again"
        assert set(SHARED) <= taken(root, locale).keys()


def taken(root: Path, locale: str) -> dict[str, str]:
    """The words that the browser has from the core."""
    text = (root / "site_js" / "words" / locale / "law.js").read_text(encoding="utf-8")
    found: dict[str, str] = json.loads(text[text.index("{") : text.rindex("}") + 1])
    return found


def test_the_signs_beside_verdicts_are_drawn_alike_by_the_build_and_in_the_page(browser: dict[str, Any]) -> None:
    for name, path in ICONS.items():
        assert browser["signs"].get(name) == path, f"the sign {name!r}: tools/pages/render.py, site_js/page/dom.js"


@pytest.mark.parametrize(
    ("place", "listed"),
    [("tests/support/profiles.py, SCORES", SCORES), ("tools/lib/samples.py, TESTS", TESTS)],
    ids=["profiles", "samples"],
)
def test_what_profiles_are_drawn_from_knows_every_language_test(place: str, listed: dict[str, Any]) -> None:
    missing = set(offered("language_result", "test")) ^ set(listed)
    assert not missing, f"{place}: {sorted(missing)}"
