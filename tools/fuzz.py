"""Throw malformed requests at the core's one boundary: python3 tools/fuzz.py [--count N] [--seed S]

Every input goes through `pycore.answer`. It must come back as the listed shape: a result, or problems with a path, and
never an error of ours. Exit status: 0 nothing escaped, 1 something did (each is printed with the seed that repeats it).
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from time import monotonic
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from pycore.boundary import FUNCTIONS, answer

MOST_SHOWN = 20
DEFECT = re.compile(r"\w+ (\w+\.py:\d+)?")
LEVEL = {"listening": 9, "reading": 8, "writing": 7, "speaking": 10}

FULL: dict[str, Any] = {
    "as_of": "2026-11-23",
    "rules_on": "2025-03-25",
    "applicant": {
        "birth_date": "1996-02-29",
        "credentials": [
            {
                "title": "Bachelor of Arts",
                "institution_name": "State University",
                "country": "US",
                "kind": "bachelors",
                "program_years": 4,
                "completed_on": "2019-05-15",
                "eca": {"organization": "WES", "issued_on": "2025-06-01", "outcome": "three-year"},
            },
            {
                "country": "IN",
                "for_occupation": True,
                "professional_field": "medicine",
                "eca": {
                    "organization": "mcc ",
                    "issued_on": "2024-02-29",
                    "phrases": ["Doctor of Medicine degree", "two years of study", "Bachelor’s degree (four years)"],
                    "purpose": "immigration",
                },
            },
            {
                "title": "Online certificate",
                "country": "CA",
                "kind": "certificate",
                "program_years": 0.3,
                "institution": "public",
                "taught_in": "CA",
                "completed_on": "2026-04-30",
                "study_from": "2021-05-01",
                "study_to": "2026-04-30",
                "distance_share": 1,
                "distance_share_in_canada": 0.6,
                "language_study_share": 0.5,
                "months_in_canada": 0,
                "full_time_months": 7.9,
                "return_scholarship": False,
                "for_credit": False,
                "credits": 12,
                "hours": 120,
            },
            {"country": "CA", "kind": "professional", "planned": True},
            {"country": "FR", "honorary": True, "left_unfinished": True, "eca": None},
        ],
        "languages": [
            {"language": "en", "taken_on": "2026-03-01", "clb": LEVEL},
            {"test": "tef-canada", "taken_on": "2026-03-01", **dict.fromkeys(LEVEL, 300)},
            {"test": "ielts-general", **dict.fromkeys(LEVEL, 6.5)},
        ],
        "work": {"canadian_years": 1, "foreign_years": 3.5, "primary_continuous_years": 1},
        "certificate_of_qualification": True,
        "studied_in_canada_two_years": False,
        "occupation": {"noc": "31102", "needs_licence": True, "wage_tier": "1.5"},
    },
    "partner": {
        "accompanying": True,
        "canadian": False,
        "age": 31,
        "credentials": [{"country": "CA", "kind": "secondary", "completed_on": "2010-06-30", "institution": "public"}],
        "languages": [{"test": "tcf-canada", "taken_on": "2025-12-01", **dict.fromkeys(LEVEL, 10)}],
        "work": {"periods": [{"country": "CA", "from": "2020-01-01", "to": "2023-06-30", "hours_per_week": 20}]},
    },
    "sibling_in_canada": True,
    "provincial_nomination": False,
    "job_offer": "other",
    "arranged_employment": False,
    "relative_in_canada": True,
    "settlement_funds": True,
    "outside_quebec": True,
}
SMALL: dict[str, Any] = {"as_of": "2026-11-23", "applicant": {"age": 29}, "partner": None}

DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
DAYS = ("0001-01-01", "0004-02-29", "1900-01-01", "2014-12-31", "2015-01-01", "2016-11-18", "2020-02-29", "2021-06-01")
DAYS += ("2026-11-03", "2027-01-01", "2400-02-29", "9996-02-29", "9999-12-31")
STRINGS = (
    *("CA", "US", "en", "fr", "WES", "PEBC", "CACB", "general", "other", "major-group-00", "2"),
    *("none", "secondary", "one-year", "two-or-more", "second-only", "unlisted"),
    *("bachelors", "masters", "professional", "doctorate", "trade", "licence", "law"),
    *("public", "private-degree", "private-quebec-vocational", "private-other"),
    *("31102", "31120", "21200", "72310", "62200", "63200", "00012"),
    *("celpip-general", "pte-core", "tcf-canada"),
)

SCALARS: tuple[Any, ...] = (
    None,
    True,
    False,
    0,
    -1,
    1,
    0.5,
    -0.0,
    1e308,
    5e-324,
    10**20,
    -(10**400),
    10**4200,
    float("nan"),
    float("inf"),
    float("-inf"),
    "",
    " ",
    "CA",
    "CA\n",
    "ca",
    "none",
    "fr",
    "0000-01-01",
    "0001-01-01",
    "9999-12-31",
    "2026-02-30",
    "2024-02-29",
    "2026-W10-1",
    "2026-11-23T00:00:00Z",
    "20261123",
    "٢٠٢٦-١١-٢٣",
    "\u0000",
    "\ud800",
    "a\udfffb",
    "\u202e",
    "💥" * 40,
    "{}",
    "{level:level}",
    "__class__",
    "<img src=x onerror=alert(1)>",
    "x" * 600,
)


def inputs(count: int, seed: int) -> Iterator[str]:
    """`count` request texts, most of them malformed; the same ones for the same seed."""
    chance = random.Random(seed)
    makers: tuple[tuple[Callable[[random.Random], str], int], ...] = (
        (mutated_profile, 60),
        (random_profile, 15),
        (mangled_text, 10),
        (odd_request, 10),
        (odd_json, 4),
        (outsized, 1),
    )
    weighted = [maker for maker, weight in makers for _ in range(weight)]
    for _ in range(count):
        yield chance.choice(weighted)(chance)


def mutated_profile(chance: random.Random) -> str:
    """A valid profile with one to five changes anywhere in it."""
    profile = json.loads(json.dumps(chance.choice((FULL, FULL, SMALL))))
    box = {"profile": profile}
    for _ in range(chance.randint(1, 5)):
        mutate(box, chance)
    return request(box["profile"], chance)


def mutate(box: Any, chance: random.Random) -> None:
    """Change one place: replace, remove, add, repeat, or put a piece of the profile where it does not belong."""
    places = list(_places(box))
    parent, key = chance.choice(places)
    how = chance.randrange(8)
    if how < 2:
        parent[key] = odd_value(chance)
    elif how < 4:
        parent[key] = like_value(parent[key], chance)
    elif how == 4 and parent is not box:
        del parent[key]
    elif how == 5:
        other, name = chance.choice(places)
        parent[key] = json.loads(json.dumps(other[name]))
    elif how == 6 and isinstance(parent[key], list):
        parent[key] = parent[key] * chance.choice((2, 15, 50))
    elif isinstance(parent[key], dict):
        parent[key][chance.choice(("unknown", "", "a/b~c", "\udc80", "x" * 200, "age", "__proto__"))] = odd_value(
            chance
        )
    elif isinstance(parent[key], list):
        parent[key].append(odd_value(chance))


def _places(value: Any) -> Iterator[tuple[Any, Any]]:
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, item in items:
        yield value, key
        yield from _places(item)


def odd_value(chance: random.Random) -> Any:
    """A scalar of any type, or a small container of them."""
    kind = chance.randrange(10)
    if kind < 7:
        return chance.choice(SCALARS)
    if kind == 7:
        return [odd_value(chance) for _ in range(chance.randrange(3))]
    if kind == 8:
        return {str(chance.choice(SCALARS))[:20] if chance.random() < 0.5 else "age": odd_value(chance)}
    return chance.uniform(-5, 1000)


def like_value(value: Any, chance: random.Random) -> Any:
    """Another value of the same type, often an extreme one: what the schema lets through, and the rules must bear."""
    if isinstance(value, bool):
        return not value
    if isinstance(value, (int, float)):
        return chance.choice((0, 0.5, 1, 1.0, 2.5, 3, 8, 12, 20, 60, 130, 240, 900, 1e-300, 0.1 + 0.2))
    if isinstance(value, str) and DAY.fullmatch(value):
        return chance.choice(DAYS)
    if isinstance(value, str):
        return chance.choice(STRINGS)
    return value


def random_profile(chance: random.Random) -> str:
    """Fields of the schema with values that may or may not belong to them."""
    return request(_random_object(chance, FULL, 0), chance)


def _random_object(chance: random.Random, like: Any, depth: int) -> Any:
    if chance.random() < 0.005:
        return odd_value(chance)
    if isinstance(like, dict):
        kept = [key for key in like if chance.random() < 0.5]
        return {key: _random_object(chance, like[key], depth + 1) for key in kept}
    if isinstance(like, list):
        return [_random_object(chance, chance.choice(like), depth + 1) for _ in range(chance.randrange(4))]
    return like_value(like, chance) if chance.random() < 0.98 else chance.choice(SCALARS)


def mangled_text(chance: random.Random) -> str:
    """A good request cut, doubled, or with characters changed, so that it may be no JSON at all."""
    text = request(FULL, chance)
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(len(text) + 1)
        how = chance.randrange(5)
        if how == 0:
            text = text[:at]
        elif how == 1:
            text = text[:at] + chance.choice('{}[]",:\\0e-+.\x00\ud800é\u2028') + text[at + 1 :]
        elif how == 2:
            text = text[:at] + chance.choice(("NaN", "-Infinity", "1e999", "\\ud800", "\\u0000", "nul")) + text[at:]
        elif how == 3:
            text = text[at:]
        else:
            end = at + chance.randrange(30)
            text = text[:end] + text[at:]
    return text


def odd_request(chance: random.Random) -> str:
    """The envelope itself is wrong: version, verb, language, arguments."""
    envelope: Any = {"v": 1, "do": "evaluate", "locale": "en", "profile": SMALL}
    for _ in range(chance.randint(1, 3)):
        key = chance.choice(("v", "do", "locale", "profile", "before", "after", "extra", "months"))
        if chance.random() < 0.3:
            envelope.pop(key, None)
        else:
            envelope[key] = odd_value(chance)
    if chance.random() < 0.1:
        envelope = chance.choice(([envelope], [], "evaluate", 1, None, True))
    return json.dumps(envelope)


def odd_json(chance: random.Random) -> str:
    """Any JSON, or nearly."""
    return json.dumps(odd_value(chance), ensure_ascii=chance.random() < 0.5)


def outsized(chance: random.Random) -> str:
    """Very deep, very long, or very many."""
    size = chance.choice((100, 2_000, 100_000))
    kind = chance.randrange(6)
    if kind == 0:
        return "[" * size + "]" * chance.choice((0, size))
    if kind == 1:
        return '{"profile":' * size + "1" + "}" * size
    if kind == 2:
        return request({"applicant": {"credentials": [{"title": "x" * size * 9}]}}, chance)
    if kind == 3:
        return request({"applicant": {"credentials": [{}] * (size // 50)}}, chance)
    if kind == 4:
        return request({f"field{i}": i for i in range(size // 50)}, chance)
    return '{"v":1,"do":"evaluate","profile":{"applicant":{"age":' + "9" * size + "}}}"


def request(profile: Any, chance: random.Random) -> str:
    """A well-formed envelope around a profile."""
    do = "evaluate" if chance.random() < 0.95 else chance.choice(sorted(FUNCTIONS))
    names = FUNCTIONS[do][1]
    arguments: dict[str, Any] = {name: profile for name in names if name in ("profile", "before", "after")}
    for name in names:
        if name not in arguments and chance.random() < 0.5:
            arguments[name] = chance.choice((0, 1, 3, 12, odd_value(chance)))
    envelope = {"v": 1, "do": do, "locale": chance.choice(("en", "fr")), **arguments}
    return json.dumps(envelope, ensure_ascii=chance.random() < 0.5)


def fault(text: str) -> str | None:
    """What is wrong with the answer to a text; None where it has the listed shape."""
    try:
        reply = answer(text)
    except BaseException as error:  # nothing at all may escape
        if isinstance(error, KeyboardInterrupt):
            raise
        return f"raised {type(error).__name__}: {error}"
    try:
        reply.encode("utf-8")
        found = json.loads(reply, parse_constant=_no_constant)
    except ValueError as error:
        return f"the answer is no JSON: {error}"
    if not isinstance(found, dict) or found.get("ok") not in (True, False):
        return "the answer has no ok"
    if found["ok"]:
        return None if set(found) == {"ok", "result"} else f"the answer has {sorted(found)}"
    problems = found.get("problems")
    if set(found) != {"ok", "problems"} or not isinstance(problems, list) or not problems:
        return "a refusal without problems"
    for problem in problems:
        if set(problem) != {"path", "problem", "expected"} or not all(
            isinstance(part, str) for part in problem.values()
        ):
            return f"a problem in another shape: {problem}"
        if problem["path"] and not problem["path"].startswith("/"):
            return f"a path that is no JSON Pointer: {problem['path']!r}"
        if not problem["problem"] or DEFECT.fullmatch(problem["problem"]):
            return f"a defect: {problem['problem']}"
    return None


def _no_constant(name: str) -> None:
    raise ValueError(f"{name} is not JSON")


def main() -> int:
    """Run the command. 1 where anything escaped."""
    parser = argparse.ArgumentParser(description="Throw malformed requests at pycore.answer.")
    parser.add_argument("--count", type=int, default=100_000, help="how many (default: %(default)s)")
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(2**32), help="repeat a run")
    options = parser.parse_args()
    start = last = monotonic()
    escaped = 0
    for number, text in enumerate(inputs(options.count, options.seed), start=1):
        wrong = fault(text)
        if wrong is not None:
            escaped += 1
            if escaped <= MOST_SHOWN:
                print(f"\rinput {number} of seed {options.seed}: {wrong}\n  {text[:300]!r}")
        if sys.stderr.isatty() and monotonic() - last > 0.5:
            last = monotonic()
            sys.stderr.write(f"\r{number:,} of {options.count:,}, {escaped} escaped")
            sys.stderr.flush()
    if sys.stderr.isatty():
        sys.stderr.write("\r\x1b[K")
    print(f"seed {options.seed}: {options.count:,} inputs in {monotonic() - start:.0f} s, {escaped} escaped")
    return 1 if escaped else 0


if __name__ == "__main__":
    sys.exit(main())
