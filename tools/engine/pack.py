"""Runs inside Pyodide while the site is built: archives of sources in, archives of byte-code out, by pyodide-build.

Both archives are stored, not deflated: the build compresses each as a whole, which is smaller and is undone by the browser.
"""

import gzip
import sys
import zipfile
from pathlib import Path

from pyodide_build.cli.py_compile import main as py_compile

STOCK = "/lib/python314.zip"
EPOCH = (1980, 1, 1, 0, 0, 0)


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
