"""Read IRCC's feed of rounds, and add what is new: python3 -m tools.checks.watch_rounds [--feed FILE] [--report FILE]

A feed that fits adds its new rounds to pycore/invitations/data/rounds.csv and fills what was not found before; one that does not
fit changes nothing, and what does not fit is printed as Markdown. Exit status: 0 the data are as the feed, 3 it does not fit, 4 it
cannot be read. A scheduled workflow puts new rounds into a pull request, and the report into one issue.
"""

from __future__ import annotations

import argparse
import csv
import io
import json
import re
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.request import Request, urlopen

from pycore.errors import RulesError
from pycore.invitations.rounds import Kind, named
from pycore.invitations.rounds_files import COLUMNS, DIRECTORY, document, write_row
from pycore.invitations.rounds_loading import number_of, read_rounds
from pycore.law.loading import law

FEED = "https://www.canada.ca/content/dam/ircc/documents/json/ee_rounds_123_en.json"
SOURCE = "rounds-feed"
AGENT = "Mozilla/5.0 (compatible; Credpoints rounds)"
PATIENCE = 60  # seconds for one try
TRIES = 3
DOES_NOT_FIT, CANNOT_BE_READ = 3, 4  # not 1, which is a fault of ours

PROGRAMS = {
    "federal skilled worker": "fsw",
    "canadian experience class": "cec",
    "federal skilled trades": "fst",
    "provincial nominee": "pnp",
}
# What may be filled in later; anything else that differs from what is recorded is a contradiction.
LATER = ("programs", "tie_break", "drawn_at", "pool_on", "pool_total")
SPELLED = ("name", "cite", "verified")
AROUND = timedelta(days=1)  # a round in the evening is held on the next day in UTC

MONTHS = "January February March April May June July August September October November December".split()
DAY = re.compile(r"(?P<month>[A-Z][a-z]+) (?P<day>\d\d?)(?:st|nd|rd|th)?(?:[,.]? ?(?P<year>\d{4}))?")
TIME = re.compile(r"(?P<hour>\d\d?):(?P<minute>\d\d):(?P<second>\d\d)(?: (?P<half>AM|PM))?(?: UTC)?")
BETWEEN = re.compile(r",?(?: at)? ?(?P<again>\d{4}-\d\d-\d\d )?(?=\d\d?:)")
WHOLE = re.compile(r"\d{1,3}(,\d{3})*|\d+")


class Misfit(ValueError):
    """Something in the feed that is not as it always was."""


def read_feed(text: str, kinds: Sequence[Kind], today: date) -> list[dict[str, Any]]:
    """The rounds of a feed in the form of our own document, the oldest first. Raises Misfit for the first thing that does not fit."""
    try:
        entries = json.loads(text)["rounds"]
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise Misfit(f"the feed is not JSON with a list of rounds ({type(error).__name__})") from None
    if not isinstance(entries, list) or not entries:
        raise Misfit("the feed lists no rounds")
    rows = [_row(entry, kinds, today) for entry in entries]
    rows.sort(key=lambda row: number_of(row["number"]))
    return rows


def _row(entry: Any, kinds: Sequence[Kind], today: date) -> dict[str, Any]:
    number = entry.get("drawNumber") if isinstance(entry, dict) else None
    if not isinstance(number, str):
        raise Misfit("an entry has no number")
    where = f"round {number[:9]}"
    try:
        number_of(number)
        field = _fields(entry)
        on = date.fromisoformat(field("drawDate"))
        if _day(field("drawDateFull")) != on.isoformat():
            raise Misfit(f"drawDate is {on} and drawDateFull {field('drawDateFull')!r}")
        kind = named(field("drawName"), kinds)
        if kind is None:
            raise Misfit(f"no kind of round is known as {field('drawName')!r}")
        total = _whole(field("dd18")) or None  # the feed writes 0 where it has no distribution
        return {
            "number": number,
            "on": on.isoformat(),
            "kind": kind[0],
            "version": kind[1],
            "name": field("drawName"),
            "programs": _programs(field("drawText2")),
            "invitations": _whole(field("drawSize")),
            "cutoff": _whole(field("drawCRS")),
            "tie_break": _instant(field("drawCutOff")),
            "drawn_at": _instant(field("drawDateTime")),
            "pool_on": _day(field("drawDistributionAsOn")) if total else None,
            "pool_total": total,
            "cite": [SOURCE],
            "verified": today.isoformat(),
        }
    except (Misfit, RulesError, ValueError) as error:
        raise Misfit(f"{where}: {error}") from None


def _fields(entry: Mapping[str, Any]) -> Callable[[str], str]:
    """Reads a field of an entry as text, its blanks made single."""

    def field(name: str) -> str:
        value = entry.get(name)
        if not isinstance(value, str):
            raise Misfit(f"{name} is not text")
        return " ".join(value.split())

    return field


def _whole(text: str) -> int:
    """A whole number, with commas between thousands or without."""
    if not WHOLE.fullmatch(text):
        raise Misfit(f"{text[:20]!r} is no whole number")
    return int(text.replace(",", ""))


def _programs(text: str) -> list[str]:
    """The programs that a sentence names, in the order of ours."""
    rest = text.casefold()
    found = [(name, code) for name, code in PROGRAMS.items() if name in rest]
    for name, _ in found:
        rest = rest.replace(name, "")
    if set(re.findall(r"\w+", rest)) - {"program", "and"}:
        raise Misfit(f"not only programs are named: {text[:80]!r}")
    return [code for _, code in found]


def _day(text: str) -> str:
    """A day such as "August 7, 2026", as YYYY-MM-DD."""
    match = DAY.fullmatch(text)
    if match is None or match["year"] is None:
        raise Misfit(f"{text[:40]!r} is no day")
    return _date(match).isoformat()


def _date(match: re.Match[str]) -> date:
    if match["month"] not in MONTHS:
        raise Misfit(f"{match['month']!r} is no month")
    return date(int(match["year"] or "2000"), MONTHS.index(match["month"]) + 1, int(match["day"]))


def _instant(text: str) -> str | None:
    """A moment such as "August 7, 2026 at 10:08:20 UTC", as in ISO 8601; None for an empty text, two hyphens for a year left out.

    Every moment is in UTC and on a clock of 24 hours, also where the feed leaves that out or adds AM or PM to it.
    """
    if not text:
        return None
    day = DAY.match(text)
    between = day and BETWEEN.match(text, day.end())
    clock = between and TIME.fullmatch(text, between.end())
    if not day or not between or not clock:
        raise Misfit(f"{text[:60]!r} is no moment")
    on, hour = _date(day), int(clock["hour"])
    if between["again"] and between["again"].strip() != on.isoformat():
        raise Misfit(f"{text[:60]!r} names two days")
    if clock["half"] and (hour == 12 or (clock["half"] == "PM" and hour < 12)):
        raise Misfit(f"{text[:60]!r} may be meant in two ways")
    moment = datetime(on.year, on.month, on.day, hour, int(clock["minute"]), int(clock["second"]))  # noqa: DTZ001
    written = f"{moment.isoformat()}Z"
    return written if day["year"] else f"-{written[4:]}"


def merged(
    known: Mapping[str, Any], feed: Sequence[Mapping[str, Any]], today: date
) -> tuple[dict[str, Any], list[str]]:
    """Our document with what the feed adds, and a line for each addition. Raises Misfit where the feed contradicts what is recorded."""
    ours = {one["number"]: one for one in known["rounds"]}
    theirs = {one["number"]: one for one in feed}
    if len(theirs) < len(feed):
        raise Misfit("a number of a round stands twice")
    if lost := [number for number in ours if number not in theirs]:
        raise Misfit(f"{len(lost)} recorded rounds are not in the feed, among them {lost[-1]}")
    rounds, said = [], []
    for one in feed:
        before = ours.get(one["number"])
        if before is None:
            _check_new(one, today)
            rounds.append(dict(one))
            said.append(f"round {one['number']} of {one['on']}: {one['name']}, {one['cutoff']}")
            continue
        row, filled = _filled(before, one)
        rounds.append(row)
        said += [f"round {one['number']}: {name} is now {row[name]!r}" for name in filled]
    return {**known, "rounds": rounds}, said


def _check_new(one: Mapping[str, Any], today: date) -> None:
    """What is asked of a new round beside its form; old ones have slips of their own, which are kept as they were published."""
    on, where = date.fromisoformat(one["on"]), f"round {one['number']}"
    if on > today:
        raise Misfit(f"{where}: {on} is still to come")
    if one["drawn_at"] is None or not on <= date.fromisoformat(one["drawn_at"][:10]) <= on + AROUND:
        raise Misfit(f"{where}: held on {on}, and drawn at {one['drawn_at']}")
    if one["tie_break"] and (one["tie_break"].startswith("--") or one["tie_break"] > one["drawn_at"]):
        raise Misfit(f"{where}: drawn at {one['drawn_at']}, and its tie-break is {one['tie_break']}")
    if one["pool_on"] and one["pool_on"] > one["on"]:
        raise Misfit(f"{where}: held on {on}, and its pool is of {one['pool_on']}")


def _filled(before: Mapping[str, Any], now: Mapping[str, Any]) -> tuple[dict[str, Any], list[str]]:
    """A recorded round with what was not found before filled in, and which fields those are."""
    filled = [name for name in LATER if before[name] in (None, []) and now[name] not in (None, [])]
    for name in COLUMNS:
        if name not in filled and name not in SPELLED and before[name] != now[name]:
            raise Misfit(
                f"round {now['number']}: {name} is recorded as {before[name]!r}, and the feed has {now[name]!r}"
            )
    return ({**now} if filled else dict(before)), filled


def as_csv(rounds: Sequence[Mapping[str, Any]]) -> str:
    """The lines of rounds.csv."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(map(write_row, rounds))
    return text.getvalue()


def update(text: str, directory: Path, today: date) -> list[str]:
    """Bring rounds.csv up to a feed; returns a line for each addition. Raises Misfit, and has then changed nothing."""
    known = document(directory)
    kinds = tuple(read_rounds(known, law().sources).kinds.values())
    wanted, said = merged(known, read_feed(text, kinds, today), today)
    try:
        read_rounds(wanted, law().sources)
    except RulesError as error:
        raise Misfit(str(error)) from None
    if said:
        path = directory / "rounds.csv"
        path.with_suffix(".new").write_text(as_csv(wanted["rounds"]), encoding="utf-8", newline="")
        path.with_suffix(".new").replace(path)
    return said


def fetch(address: str, opener: Callable[..., Any] = urlopen, pause: float = 20) -> str:
    """The text at an address. Raises OSError after some tries, UnicodeDecodeError for anything but UTF-8."""
    for attempt in range(TRIES):
        try:
            with opener(Request(address, headers={"User-Agent": AGENT}), timeout=PATIENCE) as response:
                return str(response.read().decode("utf-8-sig"))
        except (URLError, OSError):
            if attempt + 1 == TRIES:
                raise
            time.sleep(pause * (attempt + 1))
    raise OSError(address)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the check once. Returns the exit status."""
    parser = argparse.ArgumentParser(description=str(__doc__).splitlines()[0])
    parser.add_argument("--feed", metavar="FILE", help=f"read this file instead of {FEED}")
    parser.add_argument("--report", type=Path, metavar="FILE", help="write what does not fit here as well")
    parser.add_argument("--news", type=Path, metavar="FILE", help="write what was added here as well")
    parser.add_argument("--data", type=Path, default=DIRECTORY, metavar="FOLDER", help="the data to bring up to date")
    options = parser.parse_args(arguments)
    try:
        text = Path(options.feed).read_text(encoding="utf-8-sig") if options.feed else fetch(FEED)
        said = update(text, options.data, date.today())
    except Misfit as error:
        return _refuse(f"The feed of rounds does not fit: {error}.", options.report, DOES_NOT_FIT)
    except (OSError, UnicodeDecodeError) as error:
        return _refuse(f"The feed of rounds cannot be read: {error}.", options.report, CANNOT_BE_READ)
    _write(options.report, "")
    _write(options.news, "".join(f"- {line}\n" for line in said))
    print("\n".join(said) or "The data are as the feed.")
    return 0


def _refuse(trouble: str, report: Path | None, status: int) -> int:
    print(trouble, file=sys.stderr)
    _write(report, f"{trouble}\n\nNothing was changed. The feed: <{FEED}>\n")
    return status


def _write(path: Path | None, text: str) -> None:
    if path:
        path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
