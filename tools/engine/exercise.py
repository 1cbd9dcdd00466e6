"""Runs inside Pyodide while the site is built: put the core through its paces, and say what it stood on.

What it touches is what the page gets: the standard-library modules imported here are the ones packed, and the state left
behind here is the one that the memory snapshot freezes. Only modules that Pyodide or the core imports too may be imported here.
"""

import importlib
import json
import sys

ZIP = "/lib/python314.zip/"


def exercise(requests, imports):
    """Import what the core may import, answer every request, format one error. Returns the answers as text."""
    for name in imports:
        importlib.import_module(name)
    from pycore import answer  # not before what it may import, in the order of the plan

    answers = [answer(request) for request in requests]
    import traceback  # only for the error below, as Pyodide does when one occurs

    try:
        importlib.import_module("pycore.absent")
    except ImportError as error:
        "".join(traceback.format_exception(error))
    return answers


def library():
    """The files of the standard library's archive behind the modules imported so far, as paths inside it."""
    found = set()
    for module in list(sys.modules.values()):
        file = getattr(module, "__file__", None)
        if file and file.startswith(ZIP):
            found.add(file.removeprefix(ZIP))
    return sorted(found)


def freeze(folder):
    """Answer every request of plan.json in this folder. Returns JSON: the answers, and where in memory the core's `answer` and
    the last step are, which CPython gives as their ids.
    """
    with open(f"{folder}/plan.json") as file:  # noqa: PTH123 (pathlib is among what is let go of)
        plan = json.load(file)
    answers = exercise(plan["requests"], [])
    sys.modules["pycore.remember"].forget_persons()  # what was asked here, nobody asks again
    sys.modules["pycore.output.text"].forget_parts()
    return json.dumps(
        {"answers": answers, "answer": id(sys.modules["pycore"].answer), "last": id(last_step(plan, folder))}
    )


def last_step(plan, folder):
    """What is called when Pyodide's own scripts are done with: it lets go of all that the core does not need, and returns JSON:
    where in memory all types are.
    """
    import gc  # not needed before, and let go of again with all else

    import settle as settling  # the same

    sys.path.remove(folder)
    root, settle, forget, every = sys.modules["pycore"].answer, settling.settle, sys._clear_internal_caches, every_type
    collect, codes = gc.collect, every_code(gc.get_objects)

    def last():
        settle(root, plan)
        plan.clear()
        forget()
        for _ in range(3):
            collect()
        return f'{{"types": {sorted(map(id, every()))}, "codes": {sorted(map(id, codes()))}, "nothing": {id(b"")}}}'

    gc.last = last
    return last


def every_type():
    """Every type that there is, built in or not."""
    found, todo = {object}, [object]
    while todo:
        new = set(type.__subclasses__(todo.pop())) - found
        found |= new
        todo += new
    return found


def every_code(objects):
    """A function that gives all code that there is but this file's own, which is about to go."""
    here = every_code.__code__.co_filename.rpartition("/")[0]
    kind, function = type(every_code.__code__), type(every_code)

    def all_code():
        todo = [value.__code__ for value in objects() if isinstance(value, function)]
        found = {}
        while todo:
            code = todo.pop()
            if id(code) not in found:
                found[id(code)] = code
                todo += [value for value in code.co_consts if isinstance(value, kind)]
        return [code for code in found.values() if not code.co_filename.startswith(here)]

    return all_code
