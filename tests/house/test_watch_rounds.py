"""The weekly look at IRCC's feed of rounds: what it adds, and that a feed which does not fit changes nothing."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any
from urllib.error import URLError

import pytest
from feed import as_feed, entries, recorded_rows

from pycore.invitations.rounds_files import DIRECTORY, document, packaged_rounds
from pycore.invitations.rounds_loading import read_rounds
from pycore.law.loading import law
from tools.checks import watch_rounds
from tools.checks.watch_rounds import Misfit, main, update

TODAY = date(2026, 12, 1)
KINDS = tuple(packaged_rounds().kinds.values())
# A round after the last recorded one, as the feed would write it.
NEW = {
    "drawNumber": "448",
    "drawDate": "2026-10-14",
    "drawDateFull": "October 14, 2026",
    "drawName": "Canadian Experience Class",
    "drawSize": "1,500",
    "drawCRS": "517",
    "drawText2": "Canadian Experience Class",
    "drawDateTime": "October 14, 2026 at 14:03:21 UTC",
    "drawCutOff": "September 02, 2026 at 4:05:06 UTC",
    "drawDistributionAsOn": "October 11, 2026",
    "dd18": "230,001",
}

# The same, held before the one that it follows.
EARLY = {
    **NEW,
    "drawDate": "2026-09-14",
    "drawDateFull": "September 14, 2026",
    "drawDateTime": "September 14, 2026 at 14:03:21 UTC",
    "drawDistributionAsOn": "September 13, 2026",
}


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A copy of the data as they were when the feed was recorded: rounds added since are left out."""
    folder = tmp_path / "data"
    folder.mkdir()
    for path in DIRECTORY.iterdir():
        (folder / path.name).write_bytes(path.read_bytes())
    (folder / "rounds.csv").write_text(recorded_rows(), encoding="utf-8")
    return folder


def feed(*new: dict[str, str]) -> str:
    """The recorded feed with entries in front of it."""
    return as_feed([*new, *entries()])


def changed(number: str, **facts: Any) -> str:
    """The recorded feed with one entry changed; None takes a field out."""
    listed = entries()
    one = next(entry for entry in listed if entry["drawNumber"] == number)
    one.update(facts)
    for name in [name for name, value in facts.items() if value is None]:
        del one[name]
    return as_feed(listed)


def test_the_recorded_feed_adds_nothing(data: Path) -> None:
    before = (data / "rounds.csv").read_bytes()
    assert update(feed(), data, TODAY) == []
    assert (data / "rounds.csv").read_bytes() == before


def test_a_new_round_is_added_with_all_its_facts(data: Path) -> None:
    before = (data / "rounds.csv").read_text(encoding="utf-8")
    assert update(feed(NEW), data, TODAY) == ["round 448 of 2026-10-14: Canadian Experience Class, 517"]
    after = (data / "rounds.csv").read_text(encoding="utf-8")
    assert after == before + (
        "448,2026-10-14,cec,,Canadian Experience Class,cec,1500,517,2026-09-02T04:05:06Z,2026-10-14T14:03:21Z,"
        "2026-10-11,230001,rounds-feed,2026-12-01\n"
    )
    assert read_rounds(document(data), law().sources).rounds[-1].number == "448"
    assert update(feed(NEW), data, TODAY) == []
    assert sorted(path.name for path in data.iterdir()) == ["categories.toml", "kinds.toml", "rounds.csv"]


def test_several_new_rounds_come_in_any_order(data: Path) -> None:
    others = [
        {
            **NEW,
            "drawNumber": "449b",
            "drawName": "Provincial Nominee Program",
            "drawText2": "Provincial Nominee Program",
        },
        {**NEW, "drawNumber": "449a", "drawName": "Trades Occupations, 2026-Version 3", "drawText2": ""},
        NEW,
    ]
    assert [line.split(" of ")[0] for line in update(feed(*others), data, TODAY)] == [
        "round 448",
        "round 449a",
        "round 449b",
    ]


def test_what_was_not_found_before_is_filled_in(data: Path) -> None:
    found = {
        "drawText2": "Canadian Experience Class",
        "drawDateTime": "September 29, 2026 at 13:11:12 UTC",
        "drawCutOff": "August 1, 2026 at 01:02:03 UTC",
        "drawDistributionAsOn": "September 27, 2026",
        "dd18": "229,904",
    }
    said = update(changed("446", **found), data, TODAY)
    assert [line.split(" is now ")[0] for line in said] == [
        f"round 446: {name}" for name in ("programs", "tie_break", "drawn_at", "pool_on", "pool_total")
    ]
    row = next(one for one in document(data)["rounds"] if one["number"] == "446")
    assert (row["tie_break"], row["pool_total"], row["verified"]) == ("2026-08-01T01:02:03Z", 229904, "2026-12-01")


# Feeds that do not fit, and what must be named.
DAMAGED: list[tuple[str, Callable[[], str], str]] = [
    ("nothing at all", lambda: "", "not JSON"),
    ("a page of HTML", lambda: "<!doctype html><title>Error 520</title>", "not JSON"),
    ("half a feed", lambda: feed(NEW)[:50_000], "not JSON"),
    ("a list alone", lambda: json.dumps(entries()), "not JSON"),
    ("rounds that are no list", lambda: as_feed({"447": {}}), "no rounds"),
    ("no rounds", lambda: as_feed([]), "no rounds"),
    ("an entry that is no object", lambda: as_feed(["447"]), "no number"),
    ("a number that is a number", lambda: changed("447", drawNumber=447), "no number"),
    ("a number with a blank", lambda: changed("447", drawNumber="447 "), "447"),
    ("a renamed field", lambda: changed("447", drawCRS=None, drawScore="476"), "drawCRS"),
    ("a size that is a number", lambda: changed("447", drawSize=3500), "drawSize"),
    ("a comma out of place", lambda: feed({**NEW, "drawSize": "15,00"}), "15,00"),
    ("a decimal point", lambda: feed({**NEW, "drawCRS": "517.5"}), "517.5"),
    ("no cut-off", lambda: feed({**NEW, "drawCRS": ""}), "round 448"),
    ("a cut-off of nothing", lambda: feed({**NEW, "drawCRS": "0"}), "round 448"),
    ("a day that is not", lambda: feed({**NEW, "drawDate": "2026-10-32"}), "round 448"),
    ("a day in French", lambda: feed({**NEW, "drawDateFull": "14 octobre 2026"}), "14 octobre"),
    ("two days", lambda: feed({**NEW, "drawDateFull": "October 15, 2026"}), "drawDateFull"),
    ("a new name", lambda: feed({**NEW, "drawName": "Space Occupations, 2026-Version 1"}), "Space"),
    ("a category without its version", lambda: feed({**NEW, "drawName": "Trades Occupations"}), "Trades"),
    ("another program", lambda: feed({**NEW, "drawText2": "Canadian Experience Class and Rural Pilot"}), "Rural"),
    ("a program that the kind does not invite", lambda: feed({**NEW, "drawText2": "Provincial Nominee Program"}), "448"),
    ("a moment without its time", lambda: feed({**NEW, "drawCutOff": "September 02, 2026"}), "no moment"),
    ("an hour that may be meant in two ways", lambda: feed({**NEW, "drawCutOff": "September 02, 2026 at 4:05:06 PM UTC"}), "two ways"),
    ("a 25th hour", lambda: feed({**NEW, "drawCutOff": "September 02, 2026 at 25:05:06 UTC"}), "round 448"),
    ("another zone", lambda: feed({**NEW, "drawCutOff": "September 02, 2026 at 14:05:06 EST"}), "no moment"),
    ("a month that is not", lambda: feed({**NEW, "drawCutOff": "Septembre 02, 2026 at 14:05:06 UTC"}), "Septembre"),
    ("a new round without a year in its tie-break", lambda: feed({**NEW, "drawCutOff": "September 02 at 14:05:06 UTC"}), "tie-break"),
    ("a tie-break after the round", lambda: feed({**NEW, "drawCutOff": "November 02, 2026 at 14:05:06 UTC"}), "tie-break"),
    ("a new round drawn on another day", lambda: feed({**NEW, "drawDateTime": "October 4, 2026 at 14:03:21 UTC"}), "drawn at"),
    ("a new round without the time of the draw", lambda: feed({**NEW, "drawDateTime": ""}), "drawn at"),
    ("a pool after the round", lambda: feed({**NEW, "drawDistributionAsOn": "October 20, 2026"}), "pool"),
    ("a pool without its day", lambda: feed({**NEW, "drawDistributionAsOn": ""}), "round 448"),
    ("a round that is still to come", lambda: feed({**NEW, "drawDate": "2026-12-09", "drawDateFull": "December 9, 2026"}), "to come"),
    ("a round before the last", lambda: feed(EARLY), "before round 447"),
    ("a gap", lambda: feed({**NEW, "drawNumber": "449"}), "does not follow"),
    ("a number twice", lambda: feed(NEW, NEW), "twice"),
    ("an older feed", lambda: as_feed(entries()[3:]), "not in the feed"),
    ("a round left out", lambda: as_feed([one for one in entries() if one["drawNumber"] != "200"]), "200"),
    ("another cut-off than recorded", lambda: changed("300", drawCRS="999"), "round 300: cutoff"),
    ("another day than recorded", lambda: changed("300", drawDate="2024-07-01", drawDateFull="July 1, 2024"), "round 300"),
    ("another size than recorded", lambda: changed("300", drawSize="1"), "round 300: invitations"),
    ("another kind than recorded", lambda: changed("300", drawName="General"), "round 300"),
    ("a tie-break that has gone", lambda: changed("300", drawCutOff=""), "round 300: tie_break"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "named"), [one[1:] for one in DAMAGED], ids=[one[0] for one in DAMAGED])
def test_a_feed_that_does_not_fit_changes_nothing(data: Path, text: Callable[[], str], named: str) -> None:
    before = {path.name: path.read_bytes() for path in data.iterdir()}
    with pytest.raises(Misfit) as caught:
        update(text(), data, TODAY)
    assert named in str(caught.value)
    assert {path.name: path.read_bytes() for path in data.iterdir()} == before


def test_deep_nesting_is_no_crash(data: Path) -> None:
    with pytest.raises(Misfit):
        update('{"rounds":' + "[" * 100_000, data, TODAY)


def test_the_command_says_by_its_status_what_happened(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, report, news = tmp_path / "feed.json", tmp_path / "report.md", tmp_path / "news.md"
    arguments = ["--feed", str(file), "--report", str(report), "--news", str(news), "--data", str(data)]
    assert main(arguments) == 4
    assert "cannot be read" in report.read_text(encoding="utf-8")
    file.write_bytes(b"\xff\xfe\x00")
    assert main(arguments) == 4
    file.write_text("\ufeff" + feed({**NEW, "drawCRS": "?"}), encoding="utf-8")
    assert main(arguments) == 3
    said = report.read_text(encoding="utf-8")
    assert said.startswith("The feed of rounds does not fit: round 448: ")
    assert watch_rounds.FEED in said
    assert not news.exists()
    file.write_text("\ufeff" + feed(NEW), encoding="utf-8")
    assert main(arguments) == 0
    assert report.read_text(encoding="utf-8") == ""
    assert news.read_text(encoding="utf-8") == "- round 448 of 2026-10-14: Canadian Experience Class, 517\n"
    assert main(arguments) == 0
    assert news.read_text(encoding="utf-8") == ""
    assert "as the feed" in capsys.readouterr().out
    with pytest.raises(SystemExit) as ended:
        main(["--wrong"])
    assert ended.value.code == 2


class Answer:
    """What an address answers."""

    def __init__(self, content: bytes) -> None:
        self.content = content

    def read(self) -> bytes:
        return self.content

    def __enter__(self) -> Answer:
        return self

    def __exit__(self, *_: object) -> None:
        pass


def test_an_address_is_asked_three_times() -> None:
    tries = []

    def opener(request: Any, timeout: float) -> Answer:
        tries.append(request.full_url)
        if len(tries) < 3:
            raise URLError("reset")
        return Answer(b"\xef\xbb\xbf{}")

    assert watch_rounds.fetch(watch_rounds.FEED, opener, pause=0) == "{}"
    assert tries == [watch_rounds.FEED] * 3

    def closed(request: Any, timeout: float) -> Answer:
        raise ConnectionResetError

    with pytest.raises(OSError):
        watch_rounds.fetch(watch_rounds.FEED, closed, pause=0)
