"""The one function that crosses into the page: JSON text in, JSON text out, and nothing else ever escapes."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

from .errors import ProfileError
from .evaluation import evaluate
from .invitations.enough import rounds
from .messages.words import LOCALES, words
from .output.text import as_text, words_for_text
from .planning.compare import compare
from .planning.history import history
from .planning.levers import levers
from .planning.pairs import pairs
from .planning.plan import plan
from .planning.scenario import scenario
from .planning.swap import swap
from .planning.timeline import timeline
from .profile.schema import SHOWN
from .schools import schools

VERSION = 1
MOST_CHARACTERS = 1_000_000

_Function = Callable[..., Any]
# Each function with the arguments that stand beside `do`.
FUNCTIONS: Mapping[str, tuple[_Function, tuple[str, ...]]] = {
    "evaluate": (evaluate, ("profile",)),
    "compare": (compare, ("before", "after")),
    "history": (history, ("profile",)),
    "scenario": (scenario, ("profile",)),
    "timeline": (timeline, ("profile", "months", "changes")),
    "levers": (levers, ("profile",)),
    "pairs": (pairs, ("profile",)),
    "plan": (plan, ("profile", "changes")),
    "swap": (swap, ("profile",)),
    "rounds": (rounds, ("profile", "data")),
    "schools": (schools, ("text", "directory")),
}
OPTIONAL = frozenset(("months", "changes", "data", "directory"))


def answer(text: str) -> str:
    """Answer one request, {"v": 1, "do": name, "locale": language, …arguments}, with {"ok": true, "result"} or {"ok": false, "problems"}.

    Never raises. A defect of ours is a problem too, with the place in the code and none of the person's facts.
    """
    locale = LOCALES[0]
    try:
        request = parse_json(text, locale)
        locale = _locale(request)
        function, names = _function(request, locale)
        given = {name: request.get(name, {}) for name in names if name in request or name not in OPTIONAL}
        result = function(**given, locale=words_for_text(locale))
        return to_json({"ok": True, "result": result})
    except ProfileError as error:
        return to_json({"ok": False, "problems": error.problems})
    except Exception as error:  # the boundary: the page must be told, whatever it is
        return to_json({"ok": False, "problems": [_defect(error)]})


def parse_json(text: str, locale: str) -> Any:
    """Read JSON strictly. Raises ProfileError for text that is too long, nested too deep, not JSON, or that names a field twice."""
    if len(text) > MOST_CHARACTERS:
        raise _refusal("too-large", {"found": len(text), "most": MOST_CHARACTERS}, locale)
    try:
        return json.loads(text, object_pairs_hook=_once_each(locale))
    except ProfileError:
        raise
    except (ValueError, RecursionError) as error:
        detail = type(error).__name__ if isinstance(error, RecursionError) else str(error).partition(":")[0]
        raise _refusal("not-json", {"detail": detail}, locale) from None


def _once_each(locale: str) -> Callable[[list[tuple[str, Any]]], dict[str, Any]]:
    """What makes a JSON object of its pairs, and refuses two values for one name: nobody can say which is meant."""

    def made(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found = dict(pairs)
        if len(found) != len(pairs):
            seen: set[str] = set()
            for name, _ in pairs:
                if name in seen:
                    raise _refusal("named-twice", {"field": _brief(name)}, locale)
                seen.add(name)
        return found

    return made


def to_json(value: Any) -> str:
    """The one way a result is written, so that the page and the command line give the same bytes."""
    return as_text(value)


def _locale(request: Any) -> str:
    if not isinstance(request, dict):
        raise _refusal("request", {"detail": type(request).__name__}, LOCALES[0])
    wanted = request.get("locale", LOCALES[0])
    for locale in LOCALES:
        if wanted == locale:
            return locale
    raise _refusal("request", {"detail": "locale"}, LOCALES[0])


def _function(request: Mapping[str, Any], locale: str) -> tuple[_Function, tuple[str, ...]]:
    if request.get("v") != VERSION or type(request["v"]) is not int:
        raise _refusal("request", {"detail": "v"}, locale)
    name = request.get("do")
    if not isinstance(name, str) or name not in FUNCTIONS:
        raise _refusal("request", {"detail": "do"}, locale)
    unknown = sorted(set(request) - {"v", "do", "locale", *FUNCTIONS[name][1]})
    if unknown:
        raise _refusal("request", {"detail": _brief(", ".join(unknown))}, locale)
    return FUNCTIONS[name]


def _brief(text: str) -> str:
    return text[:SHOWN].encode("utf-8", "replace").decode()


def _refusal(code: str, facts: Mapping[str, Any], locale: str) -> ProfileError:
    book = words(locale)
    return ProfileError(
        [{"path": "", "problem": book.say(f"problem.{code}", facts), "expected": book.say(f"expected.{code}", facts)}]
    )


def _defect(error: Exception) -> dict[str, str]:
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    place = "" if trace is None else f"{trace.tb_frame.f_code.co_filename.rpartition('/')[2]}:{trace.tb_lineno}"
    return {"path": "", "problem": f"{type(error).__name__} {place}", "expected": ""}
