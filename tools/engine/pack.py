"""Runs inside Pyodide while the site is built: archives of sources in, archives of byte-code out, by pyodide-build.

Both archives are stored, not deflated: the build compresses each as a whole, which is smaller and is undone by the browser.
"""

import ast
import gzip
import sys
import zipfile
from pathlib import Path

from pyodide_build.cli.py_compile import main as py_compile

STOCK = "/lib/python314.zip"
EPOCH = (1980, 1, 1, 0, 0, 0)
# What the interpreter looks for, and Pyodide until its memory is taken.
ALWAYS = (
    "_pyodide._base _pyodide._importhook _pyodide.jsbind pyodide pyodide._state pyodide.common pyodide.ffi "
    "codecs encodings.aliases encodings.utf_8 importlib.abc importlib.util io os traceback zipimport"
).split()
# What classes are defined and data files are read with: nothing looks into these once that is done.
FOR_DEFINING = set(
    "_colorize _opcode_metadata _pyodide._core_docs annotationlib bz2 compression compression._common "
    "compression._common._streams compression.zstd compression.zstd._zstdfile dis fnmatch glob inspect lzma ntpath opcode pathlib "
    "pathlib._os shutil site tomllib tomllib._parser tomllib._re typing".split()
)


def pack(library, core, out):
    """Write stdlib.zip.gz and core.zip.gz into `out`; returns the number of files in each."""
    with zipfile.ZipFile(STOCK) as stock:
        stdlib = {name: stock.read(name) for name in library}
    tree = {name: (Path("/mnt/core") / name).read_bytes() for name in core}
    return {name: _archive(Path(out, f"{name}.zip"), files) for name, files in {"stdlib": stdlib, "core": tree}.items()}


def _archive(path, files):
    _write(path, files)
    py_compile([str(path), "--compression-level", "0", "--silent"], standalone_mode=False)
    path.with_name(path.name + ".old").unlink(missing_ok=True)
    with zipfile.ZipFile(path) as compiled:
        members = {name: compiled.read(name) for name in compiled.namelist()}
    missing = [name for name in files if name not in members and name + "c" not in members]
    if missing:
        sys.exit(f"{path.name}: not packed: {missing}")
    _write(path, members)
    compress(path)
    return len(members)


def _write(path, files):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        for name in sorted(files):
            archive.writestr(zipfile.ZipInfo(name, EPOCH), files[name])


def compress(path):
    """Write a gzip file beside this one: by Pyodide's zlib, so that the bytes are the same on every machine."""
    path.with_name(path.name + ".gz").write_bytes(gzip.compress(path.read_bytes(), 9, mtime=0))


def needed(imports):
    """Every module that the core's imports lead to, by the import statements outside functions, but for those for defining."""
    with zipfile.ZipFile(STOCK) as stock:
        sources = {name: stock.read(name) for name in stock.namelist() if name.endswith(".py")}
    seen = set()
    todo = [*imports, *ALWAYS]
    while todo:
        name = todo.pop()
        if name in seen:
            continue
        seen.add(name)
        file = _file(name, sources)
        todo += [name.rpartition(".")[0]] if "." in name else []
        if file and name != "pyodide":  # its own start imports all of Pyodide, for scripts and packages
            todo += _imports(name, file.endswith("__init__.py"), sources[file], sources)
    return sorted(seen - FOR_DEFINING)


def _file(name, sources):
    path = name.replace(".", "/")
    return next((file for file in (f"{path}/__init__.py", f"{path}.py") if file in sources), None)


def _imports(name, is_package, source, sources):
    package = name.split(".") if is_package else name.split(".")[:-1]
    for node in _outside_functions(ast.parse(source).body):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) - node.level + 1] if node.level else []
            base = ".".join([*above, node.module] if node.module else above)
            yield base
            yield from (f"{base}.{alias.name}" for alias in node.names if _file(f"{base}.{alias.name}", sources))


def _outside_functions(nodes):
    for node in nodes:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            continue
        yield node
        yield from _outside_functions(ast.iter_child_nodes(node))
