"""A page that is used for long holds no more than before: memory, nodes and listeners stay within bounds."""

import json
import os
from pathlib import Path

import pytest
import soak
from check_form import opened, settled
from playwright.sync_api import Page

from tools.lib import samples

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(os.environ.get("CREDPOINTS_BROWSER") == "firefox", reason="it tells nothing of its memory"),
]


def bounded(lots: list[soak.Held]) -> None:
    """After the first lot, all that is made once is made: what comes then is let go of again."""
    first, last = lots[0], lots[-1]
    assert last.heap < first.heap * 1.25 + 1, lots
    assert last.nodes < first.nodes * 1.25 + 500, lots
    assert last.listeners < first.listeners * 1.25 + 200, lots
    assert last.worker <= first.worker * 1.25, lots


def test_two_hundred_edits_leave_nothing_behind(page: Page, base_url: str) -> None:
    bounded([one._replace(times=[]) for one in soak.edits(page, base_url, 200, 5)])


def test_ten_starts_and_stops_leave_nothing_behind(page: Page, base_url: str, site: Path) -> None:
    app = json.loads((site / "build.json").read_text())["app"]
    question = {"v": 1, "do": "evaluate", "locale": "en", "profile": next(iter(samples.edits(1)))}
    lots = [one._replace(times=[]) for one in soak.starts(page, base_url, app, question, 10, 5)]
    bounded(lots)
    assert lots[-1].process < lots[1].process + 120, lots  # each start has an interpreter of 30 and more


# Of each question that is answered by radio buttons: the names that these have.
NAMES = """() => [...document.querySelectorAll("#form .cp-picks")].map((picks) =>
    [...new Set([...picks.querySelectorAll("input[type=radio]")].map(({ name }) => name))])"""


def test_what_is_drawn_anew_in_a_place_has_the_names_that_it_had(page: Page, base_url: str) -> None:
    """Chromium holds what belongs to a group of radio buttons for as long as the page is there, whether or not one is left of it."""
    opened(page, base_url, "#example=online-year")
    settled(page)
    add = page.locator("#section-credentials .cp-cardlist > .cp-actions .cp-button--add")
    cards = page.locator("#section-credentials .cp-card")
    seen = []
    for _ in range(3):
        count = cards.count()
        add.click()
        settled(page)
        names = page.evaluate(NAMES)
        assert all(len(own) == 1 for own in names), names
        assert len({own[0] for own in names}) == len(names) > 20, names  # no two questions are one group
        seen.append(sorted(own[0] for own in names))
        cards.last.locator(".cp-card__buttons button").last.click()
        settled(page)
        assert cards.count() == count
    assert seen[0] == seen[1] == seen[2]
