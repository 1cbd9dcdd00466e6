"""What the workflow uploads and the host then serves: the site as its archive holds it."""

import tarfile
from pathlib import Path


def packed(site: Path, archive: Path) -> Path:
    """The archive that actions/upload-pages-artifact makes of a folder: links followed, names that start with a dot left out."""

    def kept(one: tarfile.TarInfo) -> tarfile.TarInfo | None:
        return None if Path(one.name).name.startswith(".") else one

    with tarfile.open(archive, "w", dereference=True) as file:
        for path in sorted(site.iterdir()):
            file.add(path, arcname=path.name, filter=kept)
    return archive


def unpacked(archive: Path, folder: Path) -> Path:
    """The folder that the host serves. The host refuses links, and whatever not everybody may read."""
    with tarfile.open(archive) as file:
        members = file.getmembers()
        refused = [one.name for one in members if not (one.isfile() or one.isdir()) or one.mode & 0o444 != 0o444]
        assert not refused, refused
        file.extractall(folder, filter="data")
    return folder
