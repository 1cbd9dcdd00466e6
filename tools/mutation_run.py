"""The part of tools/mutate.py that runs beside mutmut, in a copy of the project: python tools/mutation_run.py REQUEST

mutmut writes every changed form of every function of one module into it. pytest collects the tests once; then each
change is tried in a process of its own, forked after that: only the tests that reach the changed function, those first
that noticed a change of it before, until one fails. REQUEST is a JSON file: module, tests, skip, wanted (a list of
[function, changed lines], or null for all), result (the file to write).
"""

from __future__ import annotations

import ast
import difflib
import gc
import json
import os
import resource
import signal
import sys
import time
import traceback
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from _pytest.tmpdir import tmppath_result_key
from mutmut.mutation import trampoline
from mutmut.mutation.file_mutation import mutate_file_contents

SHOWN_EVERY = 100
LEAST_SECONDS = 20  # of the processor, for one change; what goes on longer has lost its way, which is noticed too
TIMES = 20
EVERY_RULES: list[Any] = []


def main() -> int:
    """Change the module, and try the changes within one session of pytest."""
    request = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    source = Path("pycore", *request["module"].split(".")).with_suffix(".py")
    changed = mutate_file_contents(str(source), source.read_text(encoding="utf-8"))
    source.write_text(changed.code, encoding="utf-8")
    changes = [
        {"name": name, "function": function_of(request["module"], name), "diff": diff}
        for name, diff in diffs(changed.code, changed.mutant_names).items()
    ]
    if request["wanted"] is not None:
        wanted = [tuple(one) for one in request["wanted"]]
        changes = [one for one in changes if (one["function"], one["diff"]) in wanted]
    trial = Trial(request["module"], changes)
    skipped = " and ".join(f"not {word}" for word in request["skip"])
    options = ["-q", "-s", "-p", "no:cacheprovider", "-W", "default", "-k", skipped, *request["tests"]]
    sys.path.insert(0, str(Path.cwd()))
    status = pytest.main(options, plugins=[trial])
    if status or not trial.done:
        print("the tests fail before anything is changed", flush=True)
        return 1
    Path(request["result"]).write_text(json.dumps(changes, indent=1), encoding="utf-8")
    return 0


def diffs(code: str, names: Any) -> dict[str, str]:
    """The changed lines of each changed form, against the function as it is."""
    lines = code.splitlines()
    bodies: dict[str, list[str]] = {}
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.FunctionDef) and "__mutmut_" in node.name:
            body = [line.strip() for line in lines[node.lineno - 1 : node.end_lineno]]
            own_name = node.name.partition("__mutmut_")[0].removeprefix("x_").rpartition("ǁ")[2]
            bodies[node.name] = [line.replace(node.name, own_name) for line in body]
    return {
        name: "\n".join(
            line
            for line in difflib.unified_diff(
                bodies[f"{name.partition('__mutmut_')[0]}__mutmut_orig"], bodies[name], n=0
            )
            if not line.startswith(("---", "+++", "@@"))
        )
        for name in names
    }


def function_of(module: str, name: str) -> str:
    """The function that a change is in, as module.function or module.Class.method."""
    function = name.partition("__mutmut_")[0].removeprefix("x").lstrip("ǁ").removeprefix("_" if name[1] == "_" else "")
    return f"{module}.{function.replace('ǁ', '.')}"


class Trial:
    """A plugin of pytest that tries changes instead of running the collected tests once."""

    def __init__(self, module: str, changes: list[dict[str, str]]) -> None:
        self.module, self.changes, self.done = module, changes, False

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        if session.testsfailed or not session.items:
            return True
        read_ahead()
        gc.freeze()  # what all processes share is not copied for each
        found = in_child(lambda: reached(session.items), None)
        if not isinstance(found, dict):
            print(session.items[found].nodeid if isinstance(found, int) else found, flush=True)
            return True
        places: dict[str, list[int]] = found["places"]
        seconds: list[float] = found["seconds"]
        quickest = sorted(range(len(seconds)), key=seconds.__getitem__)
        if (failed := in_child(tries(session.items, quickest, ""), None)) != "survived":
            print(f"in another order, with nothing changed, this fails: {failed}", flush=True)
            return True
        noticed: dict[str, dict[int, int]] = defaultdict(lambda: defaultdict(int))
        start = time.monotonic()
        for index, change in enumerate(self.changes, 1):
            function = change["name"].partition("__mutmut_")[0]
            before = noticed[function]
            tests = sorted(
                places.get(f"pycore.{self.module}.{function}", ()), key=lambda one: (-before[one], seconds[one])
            )
            limit = int(LEAST_SECONDS + TIMES * sum(seconds[one] for one in tests))
            outcome = in_child(tries(session.items, tests, f"pycore.{self.module}.{change['name']}"), limit)
            change["outcome"] = "no tests" if not tests else outcome if isinstance(outcome, str) else "killed"
            if isinstance(outcome, int):
                before[outcome] += 1
            if index % SHOWN_EVERY == 0 or index == len(self.changes):
                left = sum(one["outcome"] not in ("killed", "timeout") for one in self.changes[:index])
                took = time.monotonic() - start
                print(f"  {index} of {len(self.changes)}, {left} not noticed, {took:.0f} s", flush=True)
        self.done = True
        return True


def in_child(work: Callable[[], Any], limit: int | None) -> Any:
    """What some work gives, done in a process of its own and without a word."""
    read, write = os.pipe()
    child = os.fork()
    if not child:
        silence = os.open(os.devnull, os.O_WRONLY)
        os.dup2(silence, 1)
        os.dup2(silence, 2)
        if limit:
            resource.setrlimit(resource.RLIMIT_CPU, (limit, limit + 5))
        with os.fdopen(write, "w") as out:
            try:
                out.write(json.dumps(work()))
            except BaseException:
                out.write(json.dumps(traceback.format_exc()))
        os._exit(0)
    os.close(write)
    with os.fdopen(read) as into:
        told = into.read()
    status = os.waitpid(child, 0)[1]
    if os.WIFSIGNALED(status) and os.WTERMSIG(status) in (signal.SIGXCPU, signal.SIGKILL):
        return "timeout"
    return json.loads(told) if told else "killed"  # it broke the process itself


def tries(items: list[pytest.Item], tests: list[int], name: str) -> Callable[[], int | str]:
    """Run tests with a change: the first that fails, or "survived"."""

    def work() -> int | str:
        trampoline.set_mutant_under_test(name)
        for failed, one in run(items, tests):
            if failed:
                return one
        return "survived"

    return work


def reached(items: list[pytest.Item]) -> dict[str, Any] | int:
    """Which tests reach which function, and how long each takes; the first that fails with nothing changed."""
    hits: set[str] = set()
    trampoline.record_trampoline_hit = lambda name, caller=None: hits.add(name)
    trampoline.set_mutant_under_test("stats")
    places: dict[str, list[int]] = defaultdict(list)
    seconds = []
    start = time.process_time()
    for failed, one in run(items, list(range(len(items)))):
        if failed:
            return one
        seconds.append(time.process_time() - start)
        for function in hits:
            places[function].append(one)
        hits.clear()
        start = time.process_time()
    return {"places": places, "seconds": seconds}


def run(items: list[pytest.Item], tests: list[int]) -> Iterator[tuple[bool, int]]:
    """Run tests one after the other, each as if it were the first, without what pytest tells about them: whether each failed."""
    for at, one in enumerate(tests):
        forget()
        item, after = items[one], items[tests[at + 1]] if at + 1 < len(tests) else None
        item.stash[tmppath_result_key] = {}  # pytest's own way of running would fill it
        failed = False
        try:
            item.session._setupstate.setup(item)
            item.runtest()
        except BaseException:
            failed = True
        item.session._setupstate.teardown_exact(after)
        yield failed, one


def forget() -> None:
    """Leave nothing of what was worked out before: it would hide a change, and that a test reaches it."""
    from pycore.law.rules import law

    for rules in (*EVERY_RULES, *law().resolved.values()):
        rules.memo.clear()
        rules.shown.clear()


def read_ahead() -> None:
    """Read once what no rule module has a part in: words, schemas, the law itself. From here on, keep sight of all rules."""
    from pycore import evaluate
    from pycore.law import rules

    resolve = rules._resolve

    def keep(*arguments: Any) -> Any:
        EVERY_RULES.append(resolve(*arguments))
        return EVERY_RULES[-1]

    rules._resolve = keep
    for locale in ("en", "fr"):
        evaluate({}, locale)


if __name__ == "__main__":
    sys.exit(main())
