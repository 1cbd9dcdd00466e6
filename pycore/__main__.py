"""The command line: profiles in as JSON, results out as JSON."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TextIO

from .boundary import parse_json, to_json
from .errors import CredpointsError, ProfileError
from .evaluation import evaluate
from .figures import figures
from .invitations.enough import rounds
from .messages.words import LOCALES
from .planning.compare import compare
from .planning.history import history
from .planning.levers import levers
from .planning.pairs import pairs
from .planning.plan import plan
from .planning.scenario import scenario
from .planning.swap import swap
from .planning.timeline import timeline
from .schools import schools

REFUSED = 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command. Returns 0; 2 where a profile or the arguments were refused; 1 where the output was cut off."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace" if stream is sys.stdin else "backslashreplace")
    options = _parser().parse_args(arguments)
    try:
        code: int = options.run(options)
        sys.stdout.flush()
        return code
    except ProfileError as error:
        _complain(error.problems)
        return REFUSED
    except (CredpointsError, OSError) as error:
        if isinstance(error, BrokenPipeError):
            sys.stderr.close()
            return 1
        _complain([{"path": "", "problem": str(error), "expected": ""}])
        return REFUSED
    except KeyboardInterrupt:
        return 130


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="credpoints",
        description="Which credential counts for which Express Entry points, by date, with reasons and sources.",
        epilog="FILE is a profile as JSON, or - for standard input. Exit status: 0 done, 2 refused (problems as JSON on standard error).",
    )
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    one = _command(commands, "evaluate", "the explained result of a profile", _evaluate, ["profile"])
    one.add_argument(
        "--jsonl",
        action="store_true",
        help="one profile a line in, one result a line out; bad lines go to standard error",
    )
    one.add_argument(
        "--brief",
        action="store_true",
        help="figures and answers alone, without sentences and sources; several times as fast",
    )
    _command(commands, "compare", "two profiles side by side, and their difference", _compare, ["before", "after"])
    _command(
        commands, "scenario", "what the reform proposed in 2026, which is not law, would do", _scenario, ["profile"]
    )
    _command(commands, "history", "the same facts under every rule set", _history, ["profile"])
    _command(commands, "levers", "what each of some hypothetical changes would give", _levers, ["profile"])
    _command(commands, "pairs", "two such changes that give more together than apart", _pairs, ["profile"])
    _command(
        commands, "plan", "a profile with the steps of a plan, and what they change", _plan, ["profile", "changes"]
    )
    _command(commands, "swap", "a couple's total with the roles of the two exchanged", _swap, ["profile"])
    _command(commands, "rounds", "points against the cut-offs of the last twelve months’ rounds", _rounds, ["profile"])
    ahead = _command(commands, "timeline", "the days ahead on which the points change, and why", _timeline, ["profile"])
    ahead.add_argument(
        "--changes", metavar="FILE", help="the steps of a plan as JSON; what is planned waits for its step"
    )
    ahead.add_argument(
        "--months", type=int, default=36, metavar="N", help="how far to look ahead, up to 120 (default: %(default)s)"
    )
    help_text = "which school in Canada a name means, and how it is recognized"
    named = commands.add_parser("schools", help=help_text, description=f"Print {help_text}, as JSON.")
    named.add_argument("text", metavar="TEXT", help="a name, short form or former name, in English or French")
    _in_a_language(named, _schools)
    return parser


def _command(
    commands: Any, name: str, help_text: str, run: Callable[[argparse.Namespace], int], files: Sequence[str]
) -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = commands.add_parser(
        name, help=help_text, description=f"Print {help_text}, as JSON."
    )
    for file in files:
        parser.add_argument(file, metavar="FILE", help="a profile as JSON, or - for standard input")
    parser.add_argument("--as-of", metavar="DATE", help="the day of the score, YYYY-MM-DD; over the profile's own")
    return _in_a_language(parser, run)


def _in_a_language(
    parser: argparse.ArgumentParser, run: Callable[[argparse.Namespace], int]
) -> argparse.ArgumentParser:
    parser.add_argument(
        "--locale", choices=LOCALES, default=LOCALES[0], help="language of the sentences (default: %(default)s)"
    )
    parser.set_defaults(run=run)
    return parser


def _evaluate(options: argparse.Namespace) -> int:
    if options.jsonl:
        from .batch import run_lines

        with _open(options.profile) as lines:
            return run_lines(lines, sys.stdout, sys.stderr, options.as_of, options.locale, options.brief)
    result = figures if options.brief else evaluate
    return _print(result(_profile(options.profile, options), options.locale))


def _compare(options: argparse.Namespace) -> int:
    return _print(compare(_profile(options.before, options), _profile(options.after, options), options.locale))


def _history(options: argparse.Namespace) -> int:
    return _print(history(_profile(options.profile, options), options.locale))


def _levers(options: argparse.Namespace) -> int:
    return _print(levers(_profile(options.profile, options), options.locale))


def _pairs(options: argparse.Namespace) -> int:
    return _print(pairs(_profile(options.profile, options), options.locale))


def _plan(options: argparse.Namespace) -> int:
    return _print(plan(_profile(options.profile, options), _changes(options), options.locale))


def _changes(options: argparse.Namespace) -> Any:
    if options.changes is None:
        return None
    with _open(options.changes) as stream:
        return parse_json(stream.read(), options.locale)


def _timeline(options: argparse.Namespace) -> int:
    found = timeline(_profile(options.profile, options), options.months, options.locale, changes=_changes(options))
    return _print(found)


def _scenario(options: argparse.Namespace) -> int:
    return _print(scenario(_profile(options.profile, options), options.locale))


def _swap(options: argparse.Namespace) -> int:
    return _print(swap(_profile(options.profile, options), options.locale))


def _rounds(options: argparse.Namespace) -> int:
    return _print(rounds(_profile(options.profile, options), options.locale))


def _schools(options: argparse.Namespace) -> int:
    return _print(schools(options.text, options.locale))


def _open(name: str) -> TextIO:
    return sys.stdin if name == "-" else Path(name).open(encoding="utf-8", errors="replace")


def _profile(name: str, options: argparse.Namespace) -> Any:
    with _open(name) as stream:
        profile = parse_json(stream.read(), options.locale)
    if options.as_of is not None and isinstance(profile, dict):
        profile["as_of"] = options.as_of
    return profile


def _print(result: Any) -> int:
    sys.stdout.write(to_json(result) + "\n")
    return 0


def _complain(problems: Any) -> None:
    sys.stderr.write(json.dumps({"problems": problems}, ensure_ascii=False, indent=1) + "\n")


if __name__ == "__main__":
    sys.exit(main())
