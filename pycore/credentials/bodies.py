"""The designated bodies that assess foreign credentials, known by their initials and by their full names. IRPR 75(4)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any
from unicodedata import normalize

from ..law.rules import Rules
from ..profile.facts import Eca
from ..remember import by_rules

INITIALS = re.compile(r"\s*\([^)]*\)\s*$")
ARTICLES = frozenset(("the", "le", "la", "les", "l"))


def body_of(eca: Eca, rules: Rules) -> Mapping[str, Any] | None:
    """The body of the official list that issued the report; None for any other, or none named."""
    if eca.organization is None:
        return None
    return _bodies(rules).get(folded(eca.organization))


@by_rules
def _bodies(rules: Rules) -> Mapping[str, Mapping[str, Any]]:
    """The bodies of the list by each of their names."""
    return {folded(name): record for record in rules.records("eca-bodies") for name in (record["id"], *record["names"])}


def folded(name: str) -> str:
    """A name by its letters and digits alone: without accents, case, punctuation, a leading article or initials behind it."""
    plain = normalize("NFKD", INITIALS.sub("", name)).casefold()
    words = ["".join(filter(str.isalnum, word)) for word in plain.replace("’", " ").replace("'", " ").split()]
    kept = [word for word in words if word]
    return "".join(kept[1:] if kept and kept[0] in ARTICLES else kept)
