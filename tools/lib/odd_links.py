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
