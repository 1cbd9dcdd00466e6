"""The built pages as the Nu Html Checker reads them: no error of ours, and of the theme's only those that are named."""

import re
from pathlib import Path
from typing import Any

import pytest
from html_checker import KNOWN, errors_of, ours


@pytest.fixture(scope="module")
def errors(site: Path) -> list[dict[str, Any]]:
    return errors_of(site)


def test_no_page_has_an_error_of_ours(errors: list[dict[str, Any]]) -> None:
    assert not ours(errors), "\n".join(ours(errors))


@pytest.mark.parametrize("known", KNOWN)
def test_what_is_excused_is_still_there(errors: list[dict[str, Any]], known: str) -> None:
    assert any(re.search(known, error["message"]) for error in errors)


def test_the_checker_finds_what_it_is_there_for(tmp_path: Path) -> None:
    body = '<div markdown="0"></div><label for="gone">Of nothing</label><p id="a"></p><p id="a"></p>'
    page = f'<!doctype html><html lang="en"><head><title>A page</title></head><body>{body}</body></html>'
    (tmp_path / "page.html").write_text(page, encoding="utf-8")
    said = "\n".join(ours(errors_of(tmp_path)))
    assert "“markdown” not allowed" in said
    assert "must be the ID of a non-hidden form control" in said
    assert "Duplicate ID “a”" in said
