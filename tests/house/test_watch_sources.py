"""The weekly look after cited addresses: what it reads, what it reports, and that it never fails."""

from datetime import date
from email.message import Message
from typing import Any
from urllib.error import HTTPError, URLError

import pytest
import watch_sources


class Answer:
    def __init__(self, address: str) -> None:
        self.address = address

    def geturl(self) -> str:
        return self.address

    def __enter__(self) -> "Answer":
        return self

    def __exit__(self, *_: object) -> None:
        pass


def test_every_cited_address_is_asked_once() -> None:
    citing = watch_sources.cited()
    assert all(address.startswith(("http://", "https://")) and "#" not in address for address in citing)
    assert all(names for names in citing.values())


@pytest.mark.parametrize(
    ("code", "trouble"), [(404, "answers 404"), (410, "answers 410"), (500, "answers 500"), (403, ""), (429, "")]
)
def test_what_a_status_means(code: int, trouble: str) -> None:
    def opener(request: Any, timeout: float) -> Answer:
        raise HTTPError(request.full_url, code, "no", Message(), None)

    assert watch_sources.ask("https://law.example/x", opener, pause=0) == trouble


def test_an_outage_is_told_and_a_move_too() -> None:
    def unreachable(request: Any, timeout: float) -> Answer:
        raise URLError("no route")

    assert watch_sources.ask("https://law.example/x", unreachable, pause=0).startswith("cannot be reached")
    moved = watch_sources.ask(
        "https://law.example/x", lambda request, timeout: Answer("https://law.example/y"), pause=0
    )
    assert moved == "has moved to https://law.example/y"
    same = watch_sources.ask(
        "http://law.example/x", lambda request, timeout: Answer("https://www.law.example/x/#top"), pause=0
    )
    assert same == ""


def test_the_report_names_who_cites_and_what_is_old() -> None:
    address = "https://law.example/x"
    text = watch_sources.report({address: "answers 404"}, {address: ["mi", "mi-30"]}, [(date(2026, 1, 2), "mi")])
    assert "- <https://law.example/x> answers 404. Cited as mi, mi-30." in text
    assert "- `mi`: 2026-01-02" in text
    assert watch_sources.report({}, {}, []) == ""


def test_a_source_is_old_after_ninety_days() -> None:
    newest = max(day for day, _ in watch_sources.old(date(2100, 1, 1)))
    assert watch_sources.old(newest) == [
        (day, name) for day, name in watch_sources.old(newest) if (newest - day).days > 90
    ]
