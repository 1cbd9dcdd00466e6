"""Pictures drawn from the data when the site is built: the line of rule sets, and what gave points when."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from markupsafe import Markup

from pycore.law.rules import Parameter, Version
from tools.pages.shelf import Shelf, Writer
from tools.pages.tables import additional, span
from tools.pages.values import pair

# Of the line, on its own grid: from mark to mark, and the room to its left, above and below it.
STEP, LEFT, TOP, BELOW = 58, 14, 20, 46
YEARS = 3  # from one year on the axis to the next
ALWAYS = ("education", "canadian-study")  # what the spans show beside the additional points


class Mark(NamedTuple):
    """A day on the line of rule sets."""

    start: date
    kind: str
    label: str


class Bar(NamedTuple):
    """One version of a factor on the axis, in percent of its length: the most it gives, and the same with its days, in words."""

    left: float
    width: float
    most: int
    said: str


class Axis(NamedTuple):
    """Years from the first to the last, as far as anything is shown."""

    first: int
    last: int

    def place(self, day: date) -> float:
        """Where a day is, in percent of the whole length."""
        begin = date(self.first, 1, 1)
        return round(100 * (day - begin).days / (date(self.last, 1, 1) - begin).days, 2)


def history_line(writer: Writer) -> Markup:
    """The rule sets since the first as a line of dated points, with the same in words under it."""
    shelf = writer.shelf
    law = shelf.law
    marks = [
        Mark(version.start, "set", _label(shelf, version, "set")) for version in law.parameters["rule-set"].versions
    ]
    relief = next(version for version in law.parameters["study-relief"].versions if version.in_force)
    marks.append(Mark(relief.start, "relief", shelf.text("line.relief")))
    if reported := _reported(shelf):
        marks.append(Mark(reported.start, "reported", _label(shelf, reported, "reported")))
    return shelf.part("history_line.html", marks=sorted(marks), step=STEP, left=LEFT, top=TOP, below=BELOW)


def _label(shelf: Shelf, version: Version, kind: str) -> str:
    """What the data say of a version; where they say nothing, what it is."""
    return version.label[shelf.locale] if version.label else shelf.text(f"line.{kind}")


def _reported(shelf: Shelf) -> Version | None:
    return next((version for version in shelf.law.parameters["reported-change"].versions if version.in_force), None)


def points_through_time(writer: Writer) -> Markup:
    """The level of education and every factor that ever gave additional points, each as a bar from its first day to its last.

    The bars are text in boxes, so that they are as large as the text beside them on every screen, and can be read out.
    """
    shelf = writer.shelf
    sets = shelf.law.parameters["rule-set"].versions
    names = dict.fromkeys((*ALWAYS, *(factor for version in sets for factor in additional(version))))
    shown = [shelf.law.parameters[name] for name in names]
    reported = _reported(shelf)
    latest = max(
        *(start for found in shown for start in found.starts), *([reported.start] if reported else ()), shelf.verified
    )
    axis = Axis(sets[0].start.year, latest.year + 1)
    return shelf.part(
        "spans.html",
        rows=[(shelf.rule(found.name), _bars(shelf, found, axis)) for found in shown],
        years=[(axis.place(date(year, 1, 1)), year) for year in range(axis.first, axis.last, YEARS)],
        reported=reported,
        mark=axis.place(reported.start) if reported else None,
    )


def _bars(shelf: Shelf, found: Parameter, axis: Axis) -> list[Bar]:
    """The versions of a factor in force: the most that each gives, and from when until when."""
    bars = []
    for index, version in enumerate(found.versions):
        if version.in_force:
            left, most = axis.place(version.start), pair(version.data["max"])[0]
            right = axis.place(found.starts[index + 1]) if index + 1 < len(found.starts) else 100
            said = shelf.text("spans-most", points=shelf.words.write(most, "points"), span=span(shelf, found, index))
            bars.append(Bar(left, round(right - left, 2), most, said))
    return bars
