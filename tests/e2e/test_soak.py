"""A page that is used for long holds no more than before: memory, nodes and listeners stay within bounds."""

import json
import os
from pathlib import Path

import pytest
import soak
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
