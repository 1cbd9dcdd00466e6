"""What the decision guide knows without the engine is what the core says today, at every point of every path."""

from __future__ import annotations

import gzip
import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from pycore import evaluate
from tools.lib.editions import LOCALES
from tools.lib.places import BUILD
from tools.site import guide_paths

MOST = 60_000  # bytes, packed
COUNTRIES = ("FR", "US", "PH", "NG", "GB", "BR", "CN")


def built(name: str) -> bytes:
    """A module of the guide as the build makes it, before it is joined into the one that asks."""
    return (BUILD / "app" / "guide" / name).read_bytes()


def value(module: bytes) -> Any:
    return json.loads(module.decode().partition(" = ")[2].rstrip().removesuffix(";"))


@pytest.fixture(scope="module")
def paths(site: Path) -> dict[str, Any]:
    found: dict[str, Any] = value(built("paths.js"))
    return found


@pytest.fixture(scope="module")
def points(paths: dict[str, Any]) -> list[tuple[list[Any], dict[str, Any], list[str]]]:
    """Every point with the profile that the page makes of the answers, and what the core misses there."""
    return list(walk(paths["start"]))


def walk(start: list[Any]) -> Iterator[tuple[list[Any], dict[str, Any], list[str]]]:
    todo: list[guide_paths.Point] = [(start, [], None, {})]
    while todo:
        questions = guide_paths.questions_after([(answers, missing) for _, answers, missing, _ in todo])
        further: list[guide_paths.Point] = []
        for (node, _, _, _), question in zip(todo, questions, strict=True):
            assert (question and question["id"]) == (node[2] if isinstance(node[2], str) else None)
            after = node[3] if len(node) > 3 else {}
            for one in question["after"] if question else []:
                reached = after.get(json.dumps(one["answers"][-1]["value"]))
                if reached is None:
                    continue  # refused, and asked again by the engine
                [credential] = evaluate(one["profile"])["credentials"]
                yield reached, one["profile"], credential
                further.append((reached, one["answers"], credential["missing"], one["profile"]))
        todo = further


def words_of(credential: dict[str, Any]) -> list[str]:
    judged = credential["when_completed"] or credential
    return [judged[use]["word"] if judged[use]["applies"] else "not-applicable" for use in guide_paths.USES]


def test_every_point_says_what_the_core_says_today(points: list[tuple[list[Any], dict[str, Any], Any]]) -> None:
    assert len(points) > 1000
    for node, profile, credential in points:
        assert node[:2] == words_of(credential), profile


@pytest.mark.parametrize("locale", LOCALES)
def test_every_end_has_the_core_s_own_sentences(
    site: Path, points: list[tuple[list[Any], dict[str, Any], Any]], locale: str
) -> None:
    held = value(built(f"ends/{locale}.js"))

    def whole(part: Any) -> Any:
        if isinstance(part, list):
            return [whole(one) for one in part]
        if not isinstance(part, dict):
            return part
        return whole(held["shared"][part["$"]]) if "$" in part else {name: whole(one) for name, one in part.items()}

    ends = [(node[2], profile) for node, profile, _ in points if isinstance(node[2], int)]
    assert sorted(number for number, _ in ends) == list(range(len(held["ends"])))
    for number, profile in ends:
        [credential] = evaluate(profile, locale=locale)["credentials"]
        assert whole(held["ends"][number]) == {name: credential[name] for name in guide_paths.SHOWN}, profile


def test_one_country_stands_for_every_other(points: list[tuple[list[Any], dict[str, Any], Any]]) -> None:
    chosen = random.Random(7)
    abroad = [point for point in points if point[1]["applicant"]["credentials"][0].get("country") == "IN"]
    assert len(abroad) > 100
    for node, profile, credential in abroad:
        [own] = profile["applicant"]["credentials"]
        elsewhere = {
            "applicant": {**profile["applicant"], "credentials": [{**own, "country": chosen.choice(COUNTRIES)}]}
        }
        [other] = evaluate(elsewhere)["credentials"]
        assert (node[:2], credential["missing"]) == (words_of(other), other["missing"]), elsewhere
        if isinstance(node[2], int):
            assert {name: other[name] for name in guide_paths.SHOWN} == {
                name: credential[name] for name in guide_paths.SHOWN
            }, elsewhere


def test_all_of_it_is_small(site: Path) -> None:
    names = ["paths.js", *(f"ends/{locale}.js" for locale in LOCALES)]
    assert sum(len(gzip.compress(built(name), 9)) for name in names) <= MOST
