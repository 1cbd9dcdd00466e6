"""Runs inside Pyodide while the site is built: put the core through its paces, and say what it stood on.

What it touches is what the page gets: the standard-library modules imported here are the ones packed, and the state left
behind here is the one that the memory snapshot freezes. Only modules that the core imports too may be imported here.
"""

import importlib
import json
import sys

ZIP = "/lib/python314.zip/"


def exercise(requests, imports):
    """Import what the core may import, answer every request, format one error. Returns the answers."""
    for name in imports:
        importlib.import_module(name)
    from pycore import answer

    answers = [json.loads(answer(json.dumps(request))) for request in requests]
    import traceback

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
