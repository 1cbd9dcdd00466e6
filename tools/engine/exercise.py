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
    """Answer every request of plan.json in this folder, then let go of all that is not needed.

    Returns JSON: the answers, and where in memory the core's `answer` and all types are, which CPython gives as their ids.
    """
    sys.path.remove(folder)
    with open(f"{folder}/plan.json") as file:  # noqa: PTH123 (pathlib is among what is let go of)
        plan = json.load(file)
    answers = exercise(plan["requests"], [])
    places = {"answer": id(sys.modules["pycore"].answer), "types": sorted(map(id, every_type()))}
    said = json.dumps({"answers": answers, **places})
    settle(plan["needed"])
    return said


def every_type():
    """Every type that there is, built in or not."""
    found, todo = {object}, [object]
    while todo:
        new = set(type.__subclasses__(todo.pop())) - found
        found |= new
        todo += new
    return found


def settle(needed):
    """Let go of all that a restored interpreter has no use for: modules that neither the core nor Pyodide itself needs.

    Nothing can be run from here on but what the core already holds. What Pyodide goes on using until its memory is taken stays:
    the JavaScript objects that it numbers, and two modules that it looks into.
    """
    # What is imported here is let go of again, and no page ever asks for it.
    import gc
    import linecache
    import types

    needed = set(needed)
    kept = ("pycore", "pyodide_js", "js", __name__)
    del sys.modules[__name__]
    drop = [
        name
        for name, module in sys.modules.items()
        if getattr(module, "__file__", None) and name not in needed and name.split(".")[0] not in kept
    ]
    loader = sys.modules["pyodide._package_loader"]
    small = types.ModuleType("pyodide._package_loader")
    small.SITE_PACKAGES, small.DSO_DIR = loader.SITE_PACKAGES, loader.DSO_DIR
    small.init_loaded_packages = type(None)  # called at the start; there are none
    modules = [sys.modules.pop(name) for name in drop]
    sys.modules["pyodide._package_loader"] = small
    sys.modules["pyodide.code"] = types.ModuleType("pyodide.code")
    sys.numbered_by_pyodide = [
        value for module in modules for value in vars(module).values() if type(value).__name__.startswith("Js")
    ]
    for module in modules:
        vars(module).get("_handlerList", []).clear()  # logging's: its handlers would call back into what is gone
    for module in modules:
        vars(module).clear()
    modules.clear()
    del module, loader, small
    linecache.clearcache()
    sys._clear_internal_caches()
    for _ in range(3):
        gc.collect()
    return sorted(drop)
