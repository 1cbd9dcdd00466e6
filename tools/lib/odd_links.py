"""Links, files and kept answers as nobody made them with the page: a seed gives the same ones each time."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from typing import Any

from tools.lib import malformed
from tools.lib.share import VERSION, pack, share_code

# The smallest that once broke the page, and their kind.
SMALLEST = (
    {"applicant": {"credentials": [None]}},
    {"applicant": {"work": {"periods": [None]}}},
    {"applicant": {"credentials": [{"country": "IN", "eca": {"phrases": [1]}}]}},
    {"applicant": {"credentials": [{}] * 5000}},
    {"applicant": {"credentials": {"0": {}}}},
    {"applicant": [], "partner": []},
    {"applicant": {"languages": [None, {"test": "constructor"}]}},
    {"applicant": {"languages": [{"language": "__proto__", "clb": None}]}},
    {"partner": {"credentials": [None], "languages": "none"}},
    {"__proto__": {"applicant": {}}, "constructor": 1},
    {"applicant": {"work": {"periods": [{"__proto__": {"country": "CA"}}]}}},
    {"applicant": {"credentials": [{"title": {"a": 1}, "kind": "toString", "country": "valueOf"}]}},
    {},
)
# Good plans, of which others are made; a profile to which they may belong; and the smallest that may break what keeps them.
PLANS: list[Any] = [
    {"name": "Online", "changes": [{"do": "complete", "place": 0}, {"do": "nomination"}]},
    {"name": "French", "changes": [{"do": "work", "where": "canada", "years": 1, "on": "2027-11-01"}]},
    {
        "name": "In person",
        "changes": [
            {"do": "credential", "on": "2028-04-30", "credential": {"country": "CA", "kind": "certificate"}},
            {
                "do": "language",
                "on": "2027-06-01",
                "language": {"language": "fr", "clb": {"listening": 7, "reading": 7}},
            },
        ],
    },
]
PLANNED: dict[str, Any] = {"applicant": {"age": 30, "credentials": [{"country": "CA", "planned": True}]}}
SMALLEST_PLANS: tuple[Any, ...] = (
    [],
    {},
    None,
    5,
    "x",
    [None],
    [[]],
    [{}],
    [{"changes": None}],
    [{"changes": [None]}],
    [{"changes": [{"do": "__proto__"}]}],
    [{"changes": [{"do": "complete", "place": -1}]}],
    [{"changes": [{"do": "complete", "place": 1e300}]}],
    [{"changes": [{"do": "complete", "place": 0, "who": "constructor"}]}],
    [{"changes": [{"do": "complete", "place": 0, "of": 5}]}],
    [{"name": {"a": 1}, "changes": [{"do": "nomination"}] * 5000}],
    [{"name": "x" * 5000, "changes": []}] * 50,
)
TEXTS = ("", "1.", "1.broken", "9.abc", "1.%%%", "1." + "A" * 70_000, ".", "1..", "🙂", "1.e30", "__proto__")
EXAMPLES = ("__proto__", "constructor", "", "toString", "no-such-example", "x" * 5000)


def profiles(count: int, seed: int) -> Iterator[Any]:
    """What a link or a file may hold: the smallest first, then good profiles with changes anywhere in them."""
    yield from SMALLEST[:count]
    chance = random.Random(seed)
    for _ in range(count - len(SMALLEST)):
        maker = chance.choice((malformed.mutated_profile, malformed.mutated_profile, malformed.random_profile))
        asked = json.loads(maker(chance))
        yield next((asked[name] for name in ("profile", "before", "after") if name in asked), None)


def links(count: int, seed: int) -> Iterator[str]:
    """Fragments: of every tenth the code itself is cut or changed, or what it unpacks to is no JSON."""
    yield from (f"#p={text}" for text in TEXTS)
    yield from (f"#example={name}" for name in EXAMPLES)
    chance = random.Random(seed)
    for number, profile in enumerate(profiles(count - len(TEXTS) - len(EXAMPLES), seed)):
        code = share_code(profile)
        if number % 10 == 9:
            at = chance.randrange(len(code))
            raw = malformed.mangled_text(chance).encode("utf-8", "surrogatepass")
            code = chance.choice(
                (code[:at], code[at:], f"{code[:at]}~{code[at + 1 :]}", f"{VERSION}.{pack(raw)}", code + code)
            )
        yield f"#p={code}"


def plans(count: int, seed: int) -> Iterator[Any]:
    """What stands for plans beside a profile: the smallest first, then good ones with changes anywhere in them."""
    yield from SMALLEST_PLANS[:count]
    chance = random.Random(seed + 3)
    for _ in range(count - len(SMALLEST_PLANS)):
        box = {"plans": json.loads(json.dumps(PLANS))}
        for _ in range(chance.randint(1, 5)):
            malformed.mutate(box, chance)
        yield box.get("plans")


def links_with_plans(count: int, seed: int) -> Iterator[str]:
    """Fragments of a good profile whose plans are odd; of every tenth the plans' own code is cut or changed."""
    chance = random.Random(seed + 4)
    profile = share_code(PLANNED)
    for number, one in enumerate(plans(count, seed)):
        code = share_code(one)
        if number % 10 == 9:
            at = chance.randrange(len(code))
            raw = malformed.mangled_text(chance).encode("utf-8", "surrogatepass")
            code = chance.choice((code[:at], f"{code[:at]}~{code[at + 1 :]}", f"{VERSION}.{pack(raw)}", code + code))
        yield f"#p={profile}&plans={code}"


def files_with_plans(count: int, seed: int) -> Iterator[str]:
    """Texts of files as the page saves them, whose plans are odd."""
    for one in plans(count, seed + 1):
        yield json.dumps({"v": int(VERSION), "profile": PLANNED, "plans": one})


def files(count: int, seed: int) -> Iterator[str]:
    """Texts of files."""
    chance = random.Random(seed + 1)
    for number, profile in enumerate(profiles(count, seed + 1)):
        yield malformed.mangled_text(chance) if number % 10 == 9 else json.dumps(profile)


def kept(drafts: list[Any], count: int, seed: int) -> Iterator[str]:
    """Good drafts with changes anywhere in them, as an older version of the page may have kept them."""
    chance = random.Random(seed + 2)
    for _ in range(count):
        box = {"draft": json.loads(json.dumps(chance.choice(drafts)))}
        for _ in range(chance.randint(1, 5)):
            malformed.mutate(box, chance)
        yield json.dumps(box["draft"])
