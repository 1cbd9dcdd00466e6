"""What the dated versions of the rules brought: on each page for its own rules, and day by day for all of them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

from markupsafe import Markup

from pycore.law.rules import Parameter, Version
from tools.pages.shelf import Shelf, Writer
from tools.pages.tables import labelled, uncapitalized
from tools.pages.values import shown

HISTORY = "guide/history.md"


class Change(NamedTuple):
    """One line of a list of changes: the day that gives it its place, how the time is said, and what changed, as Markdown."""

    start: date
    when: str
    text: str


def change_list(writer: Writer, meta: Mapping[str, Any]) -> Markup:
    """How the rule changed: what the page says by hand, and the dated versions of the parameters it names, oldest first."""
    shelf = writer.shelf
    changes = []
    for by_hand in meta.get("changes") or ():
        writer.cite(by_hand.get("sources", ()))
        # `when` names the time where the day itself is not known; `day` then only gives the change its place.
        when = str(by_hand.get("when") or shelf.day(by_hand["day"]))
        changes.append(Change(by_hand["day"], when, Markup(str(by_hand["text"]).strip())))
    for name in meta.get("history") or ():
        for index, version in enumerate(shelf.parameter(name).versions):
            if index or version.in_force:
                changes.append(Change(version.start, shelf.day(version.start), _described(writer, name, index)))
    changes.sort(key=lambda change: change.start)
    whole = writer.link(HISTORY) if writer.path != HISTORY else ""
    return shelf.part("changes.md", changes=changes, whole=whole)


def law_changes(writer: Writer) -> Markup:
    """Everything that began, ended or moved in the score, by day, the newest first; conditions and points alike."""
    shelf = writer.shelf
    first = shelf.law.days_of_change[0]
    by_day: dict[date, list[str]] = {}
    for name, found in shelf.law.parameters.items():
        if shelf.rule_name(name) is None:
            continue
        for index, version in enumerate(found.versions):
            if _brings_something(version, found.versions[index - 1] if index else None, first):
                by_day.setdefault(version.start, []).append(_described(writer, name, index))
    return shelf.part("law_changes.md", days=sorted(by_day.items(), reverse=True))


def _brings_something(version: Version, before: Version | None, first: date) -> bool:
    """Whether a version is a change that a reader may look for: not the state of the first day, nor one with the same figures."""
    if before is None:
        return version.in_force and version.start > first
    if version.in_force and before.in_force:
        return version.data != before.data
    return version.in_force or before.in_force


def _described(writer: Writer, name: str, index: int) -> str:
    return writer.shelf.said(writer.shelf.rule(name), describe_version(writer, name, index))


def describe_version(writer: Writer, name: str, index: int) -> str:
    """What a version of a parameter brought: a new rule, its end, other figures, or another value."""
    shelf = writer.shelf
    found = shelf.parameter(name)
    version = found.versions[index]
    before = found.versions[index - 1] if index else None
    writer.cite(version.cite)
    if not version.in_force:
        return shelf.text("change.ended")
    if before is None or not before.in_force:
        # What is recorded from the first day of Express Entry may be older than that day.
        new = "first" if version.start == shelf.law.days_of_change[0] else "new"
        note = f" {shelf.text(f'change-note.{name}')}" if f"change-note.{name}" in shelf.texts else ""
        if found.shape == "value" and version.data["value"] is not True and _short(version.data["value"]):
            return shelf.text(f"change.{new}-value", value=shown(shelf, name, version.data["value"])) + note
        return shelf.text(f"change.{new}") + note
    if before.data == version.data:
        return shelf.text("change.confirmed")
    if found.shape == "value" and _short(version.data["value"]):
        old, new = (shown(shelf, name, state.data["value"]) for state in (before, version))
        return shelf.text("change.value", before=old, after=new)
    if found.shape in ("table", "grid") and (moved := _moved(shelf, found, before, version)):
        return shelf.text("change.figures", figures=moved)
    return shelf.text("change.other")


def _short(value: Any) -> bool:
    if isinstance(value, dict):
        return all(isinstance(inner, bool | int | float | date) for inner in value.values())
    return isinstance(value, bool | int | float)


def _moved(shelf: Shelf, found: Parameter, before: Version, after: Version) -> str:
    """The figures that moved, as row: before → after; empty where the rows themselves are others."""
    measure = found.form.get("measure") or found.form["row"]
    old, new = dict(labelled(shelf, measure, before)), dict(labelled(shelf, measure, after))
    if set(old) != set(new):
        return ""
    moved = []
    for label, row in new.items():
        if old[label] != row:
            moved.append(shelf.said(uncapitalized(label), f"{_figures(old[label])} → {_figures(row)}"))
    return "; ".join(moved)


def _figures(row: Any) -> str:
    """The figures of a row, one where both columns have the same."""
    return " / ".join(map(str, dict.fromkeys(row if isinstance(row, list) else [row])))
