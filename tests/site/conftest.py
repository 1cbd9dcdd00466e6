"""What pages are written from, in each language, as on a day on which the rules were just verified."""

from __future__ import annotations

from datetime import date

import pytest

from tools.lib.places import ROOT
from tools.pages.shelf import Shelf, Writer

TODAY = date(2026, 11, 24)


@pytest.fixture(scope="module", params=("en", "fr"))
def shelf(request: pytest.FixtureRequest) -> Shelf:
    return Shelf.read(request.param, ROOT / "docs" / request.param, TODAY)


@pytest.fixture
def writer(shelf: Shelf) -> Writer:
    return Writer(shelf, "guide/here.md")
