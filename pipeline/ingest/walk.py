"""Which files lie in a folder and below it: linked folders are followed, once each, and what cannot be listed is told.

A folder that holds a dataset of ours is told too, and nothing in it is read: its tables are no documents.

What the files are is left to `listing.py`.
"""

import errno
import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from pipeline.ingest.own import is_dataset


@dataclass(frozen=True, slots=True)
class Found:
    """A file below a folder, by the way to it with `/`; `refused` says why it, or a folder, cannot be read.

    A folder with a dataset of ours is one too: it is not to be read, which is no failure.
    """

    name: str
    path: Path
    refused: str | None = None
    is_dataset: bool = False


def files_below(folder: Path) -> list[Found]:
    """The files of a folder and of the folders in it, in order of their names; hidden ones stay out.

    A folder that is reached by two ways is read by the one without a link. Pipes, sockets and devices are no files.
    Raises `OSError` where the folder itself cannot be listed.
    """
    found: list[Found] = []
    seen = set(folder.resolve().parents)
    waiting = [folder]
    while waiting:
        top = waiting.pop(0)
        if top != folder and top.resolve() in seen:
            continue  # a link back up, or to what was read
        lost: list[OSError] = []
        for place, folders, names in os.walk(top, onerror=lost.append):
            real = Path(place).resolve()
            if real in seen:
                folders.clear()
                continue
            seen.add(real)
            if is_dataset(real):
                folders.clear()
                own = _found(folder, Path(place), "holds a dataset that claimline built, whose files are no documents")
                found.append(replace(own, name=f"{own.name}/", is_dataset=True))
                continue
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            waiting += [Path(place, name) for name in folders if Path(place, name).is_symlink()]
            found += _read(folder, (Path(place, name) for name in names if not name.startswith(".")))
        for error in lost:
            if Path(error.filename) == folder:
                raise error
            found.append(_found(folder, Path(error.filename), f"cannot be listed: {error.strerror}"))
    return sorted(found, key=lambda one: one.name)


def _read(folder: Path, paths: Iterator[Path]) -> Iterator[Found]:
    for path in paths:
        try:
            mode = path.stat().st_mode
        except OSError as error:
            yield _found(folder, path, _reason(path, error))
            continue
        if stat.S_ISREG(mode):
            yield _found(folder, path)


def _found(folder: Path, path: Path, refused: str | None = None) -> Found:
    return Found(path.relative_to(folder).as_posix(), path, refused)


def _reason(path: Path, error: OSError) -> str:
    if error.errno == errno.ELOOP:
        return "a link that leads back to itself"
    if isinstance(error, FileNotFoundError) and path.is_symlink():
        return "a link to a file that is not there"
    return f"cannot be read: {error.strerror}"
