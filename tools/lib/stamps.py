"""What is up to date: hashes over files and over what is to be served, and stamps that remember them."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from tools.lib.places import ROOT

SHORT = 12  # letters of a hash in the name of a file


def digest(paths: Iterable[Path], *words: str) -> str:
    """One hash over the names and bytes of files (folders count with all they hold) and over some words."""
    total = hashlib.sha256("\0".join(words).encode())
    for path in sorted(set(_files(paths))):
        name = path.relative_to(ROOT) if path.is_relative_to(ROOT) else path
        total.update(f"\0{name}\0".encode())
        total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()


def _files(paths: Iterable[Path]) -> Iterable[Path]:
    for path in paths:
        if path.is_dir():
            yield from (p for p in path.rglob("*") if p.is_file() and "__pycache__" not in p.parts)
        elif path.exists():
            yield path


def once(stamp: Path, key: str, work: Callable[[], None], *, needs: Iterable[Path] = ()) -> bool:
    """Do `work` unless the stamp holds this key and all that is needed is there. Says whether it was done."""
    if stamp.is_file() and stamp.read_text() == key and all(path.exists() for path in needs):
        return False
    stamp.unlink(missing_ok=True)
    work()
    stamp.parent.mkdir(parents=True, exist_ok=True)
    stamp.write_text(key)
    return True


def short(content: bytes) -> str:
    """What a served file is named by."""
    return hashlib.sha256(content).hexdigest()[:SHORT]


def short_of_all(files: Mapping[str, bytes]) -> str:
    """What a served folder is named by: the names and bytes of its files."""
    total = hashlib.sha256()
    for name, content in sorted(files.items()):
        total.update(f"{name}\0{hashlib.sha256(content).hexdigest()}\0".encode())
    return total.hexdigest()[:SHORT]
