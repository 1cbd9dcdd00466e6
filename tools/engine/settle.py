"""Runs inside Pyodide while the site is built: let go of everything in the interpreter that the core cannot reach any more.

What stays is what one function leads to. A module's or a class's dictionary leads only to what some code that stays names: code can
reach an entry in no other way but by a computed name, and then it is missing with an error, never with another answer.
"""

import builtins
import gc
import sys
import types

# What a class says of itself to tools that read classes. Documentation among it: no code that stays may name it, see `settle`.
TOLD = {
    "__annotate__",
    "__annotate_func__",
    "__annotations__",
    "__annotations_cache__",
    "__doc__",
    "__firstlineno__",
    "__orig_bases__",
    "__static_attributes__",
}
# What C itself imports by name: `date.today()` does, to know what time it is; dates, to find what they share; the reader of JSON, to
# say what is wrong.
IMPORTED_BY_C = {"_datetime": set(), "json": set(), "json.decoder": {"JSONDecodeError"}, "time": {"time"}}
# What the rules and the words are read with, and classes are made with, all of which is done: code that comes back to it after all
# finds no such name.
DONE_WITH = {"annotationlib", "dataclasses", "enum", "importlib", "pathlib", "re", "tomllib", "typing"}
METHODS = (
    types.FunctionType,
    types.BuiltinFunctionType,
    types.MethodDescriptorType,
    types.ClassMethodDescriptorType,
    classmethod,
    staticmethod,
)

MADE = (type, types.FunctionType, types.BuiltinFunctionType)


class Kept:
    """What can be reached from the roots, as code names it."""

    def __init__(self, roots, plan):
        self.opcodes = plan["opcodes"]
        self.static = plan["static"]  # objects below this address are C's own
        self.objects = {}
        self.modules = {id(vars(module)): module for module in every_module()}
        self.read = {}  # of each dictionary of globals, the names that its functions load
        self.named = set()  # attributes, and texts that may be names
        self.classes = {}
        self.spread(roots)

    def spread(self, todo):
        before = None
        while todo or before != self.size():
            before = self.size()
            while todo:
                thing = todo.pop()
                if id(thing) not in self.objects:
                    self.objects[id(thing)] = thing
                    todo += self.led_to(thing)
            for place in self.read.keys() | self.modules.keys():
                held = self.objects[place] if place in self.objects else vars(self.modules[place])
                todo += [value for key, value in held.items() if self.found(place, key, value)]
            for place in self.classes:
                todo += [value for key, value in self.objects[place].items() if self.stays(key, value)]
            todo = [thing for thing in todo if id(thing) not in self.objects]

    def size(self):
        return len(self.objects), len(self.named), sum(map(len, self.read.values()))

    def led_to(self, thing):
        if isinstance(thing, types.CodeType):
            self.look_into(thing)
            return [value for value in thing.co_consts if not isinstance(value, str)]
        if isinstance(thing, types.FunctionType):
            self.read.setdefault(id(thing.__globals__), set()).update(self.loaded(thing.__code__))
            self.read.setdefault(id(thing.__builtins__), set()).update(self.loaded(thing.__code__))
            self.objects.setdefault(id(thing.__globals__), thing.__globals__)
            self.objects.setdefault(id(thing.__builtins__), thing.__builtins__)
            own = [thing.__code__, thing.__defaults__, thing.__kwdefaults__, thing.__closure__]
            return [type(thing), *own, *vars(thing).values()]
        if isinstance(thing, type):
            held = gc.get_referents(thing.__dict__)[0]
            self.objects[id(held)] = held
            self.classes[id(held)] = thing
            return [type(thing), *thing.__mro__, *(value for value in gc.get_referents(thing) if value is not held)]
        if isinstance(thing, types.ModuleType):
            return [type(thing)]
        if isinstance(thing, str):
            return [type(thing)]
        if type(thing).__name__ in ("attrgetter", "methodcaller"):
            self.named.update(
                part for text in thing.__reduce__()[1] if isinstance(text, str) for part in text.split(".")
            )
        return [type(thing), *(value for value in gc.get_referents(thing) if id(value) not in self.modules)]

    def look_into(self, code):
        for value in code.co_consts:
            for text in value if isinstance(value, (tuple, frozenset)) else (value,):
                if isinstance(text, str):
                    self.named.add(text)
        only_loaded = self.loaded(code, inner=False)
        self.named.update(name for name in code.co_names if name not in only_loaded)
        self.named.update(self.attributes(code))

    def loaded(self, code, inner=True):
        """The names that this code, and the code in it, loads from its globals."""
        found = set(self.arguments(code, self.opcodes["LOAD_GLOBAL"]))
        if inner:
            for value in code.co_consts:
                if isinstance(value, types.CodeType):
                    found |= self.loaded(value)
                    found.update(value.co_names if value.co_flags & 2 == 0 else ())  # a class's body: it loads by name
        return found

    def attributes(self, code):
        return self.arguments(code, self.opcodes["LOAD_ATTR"])

    def arguments(self, code, wanted):
        extended = 0
        units = code.co_code
        for at in range(0, len(units), 2):
            argument = extended | units[at + 1]
            if units[at] == self.opcodes["EXTENDED_ARG"]:
                extended = argument << 8
                continue
            extended = 0
            if units[at] == wanted:
                yield code.co_names[argument >> 1]

    def found(self, place, key, value):
        """Whether code finds an entry of a module."""
        named = "__name__" if isinstance(value, types.ModuleType) else "__module__" if isinstance(value, MADE) else ""
        home = getattr(value, named, None) if named else None
        if isinstance(home, str) and home.partition(".")[0] in DONE_WITH:
            return False
        return key in self.read.get(place, ()) or (key in self.named and id(self.modules.get(place)) in self.objects)

    def stays(self, key, value):
        """Whether an entry of a class stays: what is no method, what C looks for, and what is named."""
        if key in TOLD:
            return False
        if not isinstance(value, METHODS) or not isinstance(key, str):
            return True
        return key[:2] == key[-2:] == "__" or id(key) < self.static or key in self.named


def every_module():
    return [thing for thing in gc.get_objects() if isinstance(thing, types.ModuleType)]


def every_class():
    return [thing for thing in gc.get_objects() if isinstance(thing, type)]


def settle(root, plan):
    """Take out of every module and every class what is not kept, and the modules from where imports look for them."""
    found_by_name = sys.modules
    stay = {name: found_by_name[name] for name in IMPORTED_BY_C}
    kept = Kept(
        [root, *(vars(stay[name])[entry] for name, entries in IMPORTED_BY_C.items() for entry in entries)], plan
    )
    stay_at = {id(vars(module)): name for name, module in stay.items()}
    documented = [gc.get_referents(kind.__dict__)[0] for kind in every_class()]
    drop = [(held, "__doc__") for held in documented if isinstance(held.get("__doc__"), str)]
    for place, module in kept.modules.items():
        if module.__dict__ is globals() or module is builtins:
            continue
        for name, value in vars(module).items():
            by_c = name in IMPORTED_BY_C.get(stay_at.get(place), ())
            if (
                name != "__builtins__" and not by_c and not kept.found(place, name, value)
            ):  # which C looks into when it imports
                drop.append((vars(module), name))
    for place in kept.classes:
        held = kept.objects[place]
        drop += [(held, name) for name, value in held.items() if not kept.stays(name, value)]
    for thing in kept.objects.values():
        if isinstance(thing, types.FunctionType):
            del thing.__annotations__  # which goes through an entry of functions' own class that goes below
            thing.__qualname__ = thing.__name__
    documented.clear()
    del module, value, held, thing
    for held, name in drop:
        if name == "__doc__":
            held[name] = None
        else:
            held.pop(name, None)
    found_by_name.clear()
    found_by_name.update(stay)
    globals().clear()
