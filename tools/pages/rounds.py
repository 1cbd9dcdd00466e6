"""The rounds of invitations in the pages: by kind, one by one under the rules of their day, and the categories by version."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import groupby
from typing import Any, NamedTuple

from markupsafe import Markup

from pycore.dates import add_years
from pycore.invitations.rounds import Category, Round, Rounds
from pycore.invitations.rounds_files import packaged_rounds
from pycore.law.rules import Law
from pycore.wording.warnings import reported_change
from tools.pages.shelf import Shelf, Writer
from tools.pages.tables import html_table

NONE = "–"
UNTIED = "77"  # the first round for which a tie-breaking time was published
ALONE = "rounds-snapshot"  # found in one list, and nowhere else


class Held(NamedTuple):
    """The rules under which rounds were held: the start of their set, and of a later change whose text is not known."""

    since: date
    reported: date | None


def rounds_recorded(writer: Writer) -> str:
    """Which rounds are recorded, and until when."""
    shelf, held = writer.shelf, packaged_rounds()
    first, last = held.rounds[0], held.rounds[-1]
    writer.cite(dict.fromkeys(id for one in held.rounds for id in one.cite))
    count = shelf.words.write(len(held.rounds), "number")
    days = {"start": shelf.day(first.on), "end": shelf.day(last.on)}
    return shelf.text("rounds.recorded", count=count, first=first.number, last=last.number, **days)


def rounds_by_kind(writer: Writer) -> Markup:
    """Each kind of round: how many there were, the last one, and the lowest and highest cut-off of the last twelve months."""
    shelf, held = writer.shelf, packaged_rounds()
    end = held.rounds[-1].on
    before = add_years(end, -1) or end
    rows = []
    for kind, rounds in _by_kind(held):
        writer.cite(held.kinds[kind].cite)
        recent = [one.cutoff for one in rounds if one.on > before]
        last = rounds[-1]
        cells = [_kind(shelf, kind), str(len(rounds)), shelf.whole_day(last.on), str(last.cutoff)]
        rows.append([*cells, spread(shelf, recent)])
    since = {"start": shelf.day(before + timedelta(days=1)), "end": shelf.day(end)}
    head = [shelf.text(f"rounds.head.{name}") for name in ("kind", "count", "last", "last-cutoff", "recent")]
    return html_table(shelf, shelf.text("rounds.caption.kinds", **since), head, rows, "words")


def spread(shelf: Shelf, cutoffs: Sequence[int]) -> str:
    """The lowest and the highest of some cut-offs, or the only one, and how many rounds they are of."""
    if not cutoffs:
        return NONE
    low, high = min(cutoffs), max(cutoffs)
    same = "rounds.spread" if low < high else "rounds.one-cutoff"
    return shelf.text(same, low=low, high=high, count=len(cutoffs))


def rounds_table(writer: Writer) -> Markup:
    """Every round, the newest first, by year and by the rules of its day; a choice of one kind narrows it, without a script.

    A script draws its rows as a chart, with a line on each day on which other rules came into force.
    """
    shelf, held = writer.shelf, packaged_rounds()
    kinds = [(kind, _kind(shelf, kind), len(rounds)) for kind, rounds in _by_kind(held)]
    years = [
        (
            year,
            [(_rules(writer, rules), list(rows)) for rules, rows in groupby(ones, lambda one: _held(one, shelf.law))],
        )
        for year, ones in groupby(reversed(held.rounds), lambda one: one.on.year)
    ]
    changes = sorted({under.reported or under.since for under in (_held(one, shelf.law) for one in held.rounds)})
    row = {"kind": lambda one: _kind(shelf, one.kind, one.version), "tie": lambda one: _moment(shelf, one.tie_break)}
    names = ("number", "day", "kind", "invitations", "cutoff", "tie")
    head = [shelf.text(f"rounds.head.{name}") for name in names]
    return shelf.part(
        "rounds.html",
        kinds=kinds,
        count=len(held.rounds),
        changes=changes,
        years=years,
        head=head,
        **row,
        whole_day=shelf.whole_day,
    )


def rounds_gaps(writer: Writer) -> str:
    """What could not be found out about the rounds recorded, as a list."""
    shelf, held = writer.shelf, packaged_rounds()
    numbers = [one.number for one in held.rounds]
    tied = held.rounds[numbers.index(UNTIED) :]
    found = {
        "alone": [one.number for one in held.rounds if ALONE in one.cite],
        "untied": [one.number for one in tied if one.tie_break is None],
        "programs": [one.number for one in held.rounds if not one.programs],
        "pool": [one.number for one in held.rounds if one.pool_total is None],
    }
    last = held.rounds[-1]
    lines = [shelf.text("rounds.gap.end", day=shelf.day(last.on), number=last.number)]
    lines += [
        shelf.text(f"rounds.gap.{name}", numbers=_spans(shelf, some, numbers)) for name, some in found.items() if some
    ]
    return "\n".join(f"- {line}" for line in lines)


def round_categories(writer: Writer) -> Markup:
    """The categories by version: what each asked for, and its list of occupations with the day as of which it stands."""
    shelf, held = writer.shelf, packaged_rounds()
    order = list(held.kinds)
    shown = sorted(
        held.categories.values(), key=lambda one: (order.index(one.kind), one.version is None, one.version or "")
    )
    writer.cite(dict.fromkeys(id for one in shown for id in one.cite))
    facts = [(_kind(shelf, one.kind), _version(shelf, one), _asked(shelf, one), one) for one in shown]
    groups = [(name, [rest for _, *rest in some]) for name, some in groupby(facts, lambda one: one[0])]
    return shelf.part("categories.html", groups=groups, none=NONE)


def _by_kind(held: Rounds) -> Iterator[tuple[str, list[Round]]]:
    """The kinds of which there were rounds, in the order of the data."""
    for kind in held.kinds:
        if rounds := [one for one in held.rounds if one.kind == kind]:
            yield kind, rounds


def _kind(shelf: Shelf, kind: str, version: str | None = None) -> str:
    name = shelf.words.term("round-kind", kind)
    return name if version is None else shelf.text("rounds.version", name=name, version=version)


def _held(one: Round, law: Law) -> Held:
    rules = law.on(one.on)
    reported = rules.version("reported-change").start if reported_change(rules) else None
    return Held(rules.version("rule-set").start, reported)


def _rules(writer: Writer, held: Held) -> str:
    """Under which rules the rounds below were held."""
    writer.version("rule-set", held.since)
    shelf = writer.shelf
    if held.reported is None:
        return shelf.text("rounds.under", day=shelf.day(held.since))
    return shelf.text("rounds.under-reported", day=shelf.day(held.reported))


def _moment(shelf: Shelf, moment: str | None) -> str:
    """A moment in UTC as a cell has it; a year that was left out is said to be."""
    if moment is None:
        return NONE
    day, _, clock = moment.removesuffix("Z").partition("T")
    if not day.startswith("-"):
        return f"{shelf.whole_day(date.fromisoformat(day))}, {clock}"
    # A leap year, so that every day can be written; the year itself is cut off again.
    written = shelf.whole_day(date.fromisoformat(f"2000{day[1:]}")).removesuffix("\u00a02000")
    return f"{shelf.text('rounds.no-year', day=written)}, {clock}"


def _spans(shelf: Shelf, some: Iterable[str], every: list[str]) -> str:
    """Numbers of rounds, neighbours as from and to: 1 to 76, 208."""
    places = sorted(every.index(number) for number in some)
    spans = []
    for _, run in groupby(enumerate(places), lambda pair: pair[1] - pair[0]):
        ends = [every[place] for _, place in run]
        spans.append(ends[0] if len(ends) == 1 else shelf.text("rounds.span", first=ends[0], last=ends[-1]))
    return shelf.words.write(spans, "list")


def _version(shelf: Shelf, one: Category) -> str:
    return shelf.text("rounds.no-version") if one.version is None else one.version


def _asked(shelf: Shelf, one: Category) -> str:
    """What a version of a category asked for, in a line."""
    words = shelf.words
    facts: dict[str, Any]
    if one.language is not None:
        return shelf.text(
            "rounds.asked.language", language=words.term("language", one.language.of), level=one.language.level
        )
    if one.work is not None:
        facts = {"months": words.write(one.work.months, "months"), "years": words.write(one.work.within_years, "years")}
        text = shelf.text(f"rounds.asked.work-{one.work.where}", **facts)
        return text + shelf.text("rounds.asked.continuous" if one.work.continuous else "rounds.asked.not-continuous")
    assert one.service is not None
    assert one.level is not None
    facts = {"years": words.write(one.service.years, "years"), "offer": words.write(one.service.offer_years, "years")}
    return shelf.text("rounds.asked.service", level=words.term("level", one.level), **facts)
