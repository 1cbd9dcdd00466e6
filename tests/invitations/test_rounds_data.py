"""The rounds as data: every row is the source's, and the loader refuses whatever is not exactly its form."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from feed import as_feed, entries

from pycore.errors import RulesError
from pycore.invitations.rounds import named
from pycore.invitations.rounds_files import DIRECTORY, document, packaged_rounds
from pycore.invitations.rounds_loading import read_rounds
from pycore.law.loading import law
from tools.checks.watch_rounds import read_feed

HELD = packaged_rounds()
SOURCES = law().sources
BY_NUMBER = {one.number: one for one in HELD.rounds}
RECORDED = read_feed(as_feed(entries()), tuple(HELD.kinds.values()), date(2026, 11, 26))
ROWS = {one["number"]: one for one in document()["rounds"]}
FACTS = ("on", "kind", "version", "name", "invitations", "cutoff")
# What was not found for the last rounds recorded, and may be filled in since.
FOUND_LATER = ("programs", "tie_break", "drawn_at", "pool_on", "pool_total")


def test_the_recorded_feed_has_every_round_to_447() -> None:
    assert [one["number"] for one in RECORDED[:90]] == [str(number) for number in range(1, 91)]
    assert [one["number"] for one in RECORDED[90:93]] == ["91a", "91b", "92"]
    assert (len(RECORDED), RECORDED[-1]["number"], RECORDED[-1]["on"]) == (448, "447", "2026-10-01")


@pytest.mark.parametrize("source", RECORDED, ids=lambda one: one["number"])
def test_a_row_is_the_source_s(source: dict[str, Any]) -> None:
    ours = ROWS[source["number"]]
    assert {name: ours[name] for name in FACTS} == {name: source[name] for name in FACTS}
    for name in FOUND_LATER:
        assert ours[name] == source[name] or source[name] in (None, []), name


def test_the_odd_rows_are_read_as_they_were_published() -> None:
    assert (BY_NUMBER["91a"].kind, BY_NUMBER["91b"].kind, BY_NUMBER["91b"].cutoff) == ("fst", "pnp", 902)
    assert BY_NUMBER["208"].tie_break == "--10-07T16:38:21Z"  # no year
    assert BY_NUMBER["270"].tie_break == "2023-09-30T04:22:17Z"  # "AM"
    assert BY_NUMBER["210"].tie_break == "2021-06-22T20:19:59Z"  # "PM"
    assert BY_NUMBER["322"].tie_break == "2024-03-02T01:58:34Z"  # "March 02."
    assert BY_NUMBER["432"].tie_break == "2026-07-03T21:35:13Z"  # "July 3rd 2026"
    assert BY_NUMBER["333"].drawn_at == "2025-01-23T15:30:04Z"  # the day twice
    assert BY_NUMBER["357"].drawn_at == "2025-07-12T16:27:45Z"  # a slip of ten days
    assert (BY_NUMBER["176"].invitations, BY_NUMBER["176"].cutoff) == (27332, 75)
    assert BY_NUMBER["1"].pool_total is None
    assert all(BY_NUMBER[str(number)].tie_break is None for number in range(1, 77))


@pytest.mark.parametrize(
    ("last", "kind", "version", "cutoff"),
    [
        ("1", "general", None, 886),
        ("294", "general", None, 529),
        ("430", "military", "2026-1", None),
        ("434", "transport", "2026-2", 470),
        ("441", "healthcare", "2026-3", 475),
        ("447", "trades", "2026-3", 476),
    ],
)
def test_kind_and_version(last: str, kind: str, version: str | None, cutoff: int | None) -> None:
    one = BY_NUMBER[last]
    assert (one.kind, one.version) == (kind, version)
    assert cutoff in (None, one.cutoff)


def test_the_rule_set_of_a_round_goes_by_its_day() -> None:
    """The last round before the change of March 2025, and the first after it."""
    starts = [law().on(BY_NUMBER[number].on).version("rule-set").start.isoformat() for number in ("341", "342")]
    assert starts == ["2020-10-20", "2025-03-25"]


def test_every_category_of_a_round_is_told_or_said_to_be_unknown() -> None:
    """A list is only used for the version that it was on the page for."""
    for (kind, version), category in HELD.categories.items():
        assert HELD.kinds[kind].basis == "category"
        if category.occupations is not None:
            assert category.seen == date(2026, 8, 14)
            assert version is None or version.startswith("2026-")
    listed = {kind: len(one.occupations) for (kind, _), one in HELD.categories.items() if one.occupations}
    assert listed == {
        "healthcare": 37,
        "stem": 11,
        "trades": 25,
        "education": 5,
        "transport": 4,
        "physicians": 3,
        "senior-managers": 4,
        "researchers": 2,
        "military": 3,
    }


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Canadian Experience Class", ("cec", None)),
        ("canadian experience class", ("cec", None)),
        ("Trade occupations (Version 2)", ("trades", "2")),
        ("Trades Occupations, 2026-Version 3", ("trades", "2026-3")),
        ("French-Language proficiency 2026-Version 2", ("french", "2026-2")),
        ("French language proficiency", None),
        ("Canadian Experience Class, 2026-Version 1", None),
        ("Space occupations, 2027-Version 1", None),
        ("", None),
    ],
)
def test_what_the_name_of_a_round_says(name: str, expected: tuple[str, str | None] | None) -> None:
    assert named(name, HELD.kinds.values()) == expected


# What is refused: a change to the published document, and what the message names.
def _last(**facts: Any) -> Callable[[dict[str, Any]], object]:
    return lambda whole: whole["rounds"][-1].update(facts)


def _without(part: str, key: str) -> Callable[[dict[str, Any]], object]:
    return lambda whole: whole[part][-1].pop(key)


REFUSED: list[tuple[str, Callable[[dict[str, Any]], object], tuple[str, ...]]] = [
    ("an unknown key of the whole", lambda whole: whole.update(more=1), ("rounds", "more")),
    ("no kinds", lambda whole: whole.pop("kinds"), ("kinds",)),
    ("no rounds", lambda whole: whole.update(rounds=[]), ("rounds",)),
    ("rounds that are no list", lambda whole: whole.update(rounds={}), ("rounds",)),
    ("an unknown key of a round", _last(odds=1), ("round 447", "odds")),
    ("a round that is no table", lambda whole: whole["rounds"].append(7), ("rounds[448]",)),
    ("no citation", _without("rounds", "cite"), ("round 447", "cite")),
    ("a citation that does not resolve", _last(cite=["nobody"]), ("round 447", "cite", "nobody")),
    ("a citation twice", _last(cite=["rounds-feed", "rounds-feed"]), ("cite", "once")),
    ("no day of verifying", _without("rounds", "verified"), ("round 447", "verified")),
    ("a number that is a number", _last(number=447), ("number",)),
    ("a number with a sign", _last(number="+447"), ("number",)),
    ("a number twice", _last(number="446"), ("round 446", "follow")),
    ("a gap", _last(number="448"), ("round 448", "446")),
    ("a letter out of place", _last(number="447b"), ("447b", "follow")),
    ("a day that is not", _last(on="2026-02-30"), ("round 447", "on")),
    ("a day before the round before", _last(on="2026-01-01"), ("round 447", "446")),
    ("an unknown kind", _last(kind="space"), ("round 447",)),
    ("another kind than the name says", _last(kind="cec", version=None), ("round 447", "kind")),
    ("another version than the name says", _last(version="2026-2"), ("round 447", "2026-2")),
    ("no version of a category", _last(version=None), ("round 447",)),
    ("a name with a blank at its end", _last(name="Canadian Experience Class "), ("name",)),
    ("programs of another kind", _last(programs=["pnp"]), ("programs",)),
    ("an unknown program", _last(programs=["rnip"]), ("programs", "rnip")),
    ("a size with a comma", _last(invitations="3,500"), ("invitations",)),
    ("a size that is true", _last(invitations=True), ("invitations",)),
    ("a size of nobody", _last(invitations=0), ("invitations",)),
    ("half a point", _last(cutoff=475.5), ("cutoff",)),
    ("a tie-break without a zone", _last(tie_break="2026-09-01T23:05:13"), ("tie_break",)),
    ("a tie-break on no day", _last(tie_break="2026-02-30T23:05:13Z"), ("tie_break",)),
    ("a tie-break in the 25th hour", _last(tie_break="2026-02-28T25:05:13Z"), ("tie_break",)),
    ("a tie-break on no day of any year", _last(tie_break="--02-30T23:05:13Z"), ("tie_break",)),
    ("a pool without its day", _last(pool_on=None), ("pool_on",)),
    ("a kind twice", lambda whole: whole["kinds"].append(whole["kinds"][0]), ("kinds", "twice")),
    ("an unknown basis", lambda whole: whole["kinds"][0].update(basis="luck"), ("basis", "luck")),
    ("an unknown key of a kind", lambda whole: whole["kinds"][0].update(note="x"), ("kinds[0]", "note")),
    ("a category twice", lambda whole: whole["categories"].append(whole["categories"][0]), ("twice",)),
    ("a category of no kind", lambda whole: whole["categories"][0].update(kind="cec"), ("categories[0]", "cec")),
    ("a category that asks nothing", lambda whole: whole["categories"][0].pop("language"), ("categories[0]",)),
    (
        "a category that asks two things",
        lambda whole: whole["categories"][0].update(service={"years": 1, "offer_years": 1}),
        ("categories[0]",),
    ),
    ("half an experience", lambda whole: whole["categories"][2]["work"].pop("months"), ("work", "months")),
    ("an unknown place", lambda whole: whole["categories"][2]["work"].update(where="moon"), ("where", "moon")),
    ("a list without its day", lambda whole: whole["categories"][4].pop("seen"), ("categories[4]", "seen")),
    (
        "a list that does not rise",
        lambda whole: whole["categories"][4]["occupations"].reverse(),
        ("categories[4]", "rise"),
    ),
    (
        "an occupation of four digits",
        lambda whole: whole["categories"][4].update(occupations=["3110"]),
        ("categories[4]", "occupations"),
    ),
    ("neither version nor day", lambda whole: whole["categories"][2].pop("version"), ("categories[2]",)),
]


@pytest.mark.parametrize(("change", "named_in_it"), [one[1:] for one in REFUSED], ids=[one[0] for one in REFUSED])
def test_the_loader_refuses(change: Callable[[dict[str, Any]], object], named_in_it: tuple[str, ...]) -> None:
    whole = json.loads(json.dumps(document()))
    change(whole)
    with pytest.raises(RulesError) as caught:
        read_rounds(whole, SOURCES)
    for part in named_in_it:
        assert part in str(caught.value)


@pytest.mark.parametrize(
    "whole", [None, [], "rounds", 1, {"rounds": None}, {"kinds": [], "categories": [], "rounds": [1]}]
)
def test_what_is_no_document_is_refused(whole: Any) -> None:
    with pytest.raises(RulesError):
        read_rounds(whole, SOURCES)


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("rounds.csv", "number,on,", "number,day,"),
        ("rounds.csv", "1,2015-01-31,", "1,2015-01-31,,"),
        ("rounds.csv", ",779,886,", ',7"79,886,'),
        ("rounds.csv", ",779,886,", ",779.0,886,"),
        ("kinds.toml", "[[kind]]", "[[kynd]]"),
        ("kinds.toml", 'basis = "general"', "basis = general"),
        ("categories.toml", "months = 12", 'months = "12"'),
    ],
)
def test_a_damaged_file_is_refused(tmp_path: Any, name: str, old: str, new: str) -> None:
    for path in DIRECTORY.iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    text = (tmp_path / name).read_text(encoding="utf-8")
    assert old in text
    (tmp_path / name).write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(RulesError):
        read_rounds(document(tmp_path), SOURCES)
    (tmp_path / name).unlink()
    with pytest.raises(RulesError):
        document(tmp_path)
