"""The safe swap of an output folder: a dataset is written beside the old one and takes its place whole.

Beside `data_out` a run writes `.data_out.new`; when that is complete, `data_out` is renamed to `.data_out.old`, the new
folder to `data_out`, and the old one is removed. What the user keeps in the folder goes along, but for the report,
which tells of the old tables. `.data_out.old` thus exists only inside a swap, and only after the
new folder was complete: that is all `settle` needs to finish or undo a swap that was killed. What is written is left
to the caller.
"""

import os
import shutil
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from pipeline.ingest.own import PROGRAM, RUN_RECORD, is_dataset

if sys.platform != "win32":
    import fcntl

REPORT = "report.html"  # made from the tables that are replaced
_LIVE_SWAP_SECONDS = 10.0  # how long to wait for a swap that another process is in the middle of
_LOOK_AGAIN_SECONDS = 0.02


class OutputError(Exception):
    """The output folder cannot be used; the message says which, why and what to do."""


def settle(out: Path) -> None:
    """Finish or undo a swap of `out` that was cut short, so that one whole dataset stands there.

    Does nothing where no swap was under way. Waits for a swap that another process is doing now. Raises `OutputError`
    where the folders cannot be renamed.
    """
    out = out.resolve()
    new, old = _beside(out)
    give_up = time.monotonic() + _LIVE_SWAP_SECONDS
    while old.exists() and not is_dataset(out) and _is_live(new) and time.monotonic() < give_up:
        time.sleep(_LOOK_AGAIN_SECONDS)
    _finish_or_undo(new, old, out)


@contextmanager
def replacing(out: Path) -> Iterator[Path]:
    """Give an empty folder beside `out` to write a dataset in; when the block ends well it takes the place of `out`.

    When the block raises, `out` is as it was. Raises `OutputError` before anything is written where `out` holds
    something other than a dataset of ours, cannot be written, or is being written by another run.
    """
    out = out.resolve()
    settle(out)
    _refuse_foreign(out)
    new, old = _beside(out)
    _refuse_busy(new, out)
    lock, swapped = None, False
    try:
        # Inside the block, so that an interrupt between making the folder and locking it leaves nothing behind.
        lock = _start_afresh(new, out)
        yield new
        if not is_dataset(new):
            raise OutputError(f"{out} was left as it was: the run wrote no {RUN_RECORD}.")
        try:
            _flush(new)
            _take_along(out, new)
            _swap(new, old, out)
        except OSError as error:
            raise unwritable(out, error) from error
        swapped = True
    finally:
        # An interrupt between the two renames ends here too: put one whole dataset in place before anything else.
        # A folder that another run holds by now is that run's.
        if not swapped and (lock is not None or not _is_live(new)):
            _finish_or_undo(new, old, out)
            shutil.rmtree(new, ignore_errors=True)
        _unlock(lock)


def unwritable(out: Path, error: OSError) -> OutputError:
    """The sentence for an output folder that the system will not let us write."""
    reason = error.strerror or str(error)
    return OutputError(f"The output folder {out} cannot be written: {reason}. Name another folder with --out.")


def _beside(out: Path) -> tuple[Path, Path]:
    return out.with_name(f".{out.name}.new"), out.with_name(f".{out.name}.old")


def _refuse_foreign(out: Path) -> None:
    if not out.name:
        raise OutputError(f"The output folder cannot be {out}. Name a folder with --out.")
    try:
        if not out.exists() or is_dataset(out) or (out.is_dir() and not any(out.iterdir())):
            return
    except OSError as error:
        raise unwritable(out, error) from error
    if not out.is_dir():
        raise OutputError(f"{out} is a file, not a folder. Name an output folder with --out.")
    raise OutputError(
        f"{out} holds files that are not a dataset of ours (it has no {RUN_RECORD} of {PROGRAM}), so it is not "
        "replaced. Name an empty or a new folder with --out."
    )


def _refuse_busy(new: Path, out: Path) -> None:
    if _is_live(new):
        raise _busy(out)


def _busy(out: Path) -> OutputError:
    return OutputError(f"Another run is writing {out} now. Wait until it ends or name another folder with --out.")


def _start_afresh(new: Path, out: Path) -> int | None:
    """An empty `new`, locked by this process; what a killed run left there is removed."""
    try:
        if new.exists():
            shutil.rmtree(new)
        new.mkdir(parents=True)
        return _lock(new)
    except (FileExistsError, BlockingIOError):
        raise _busy(out) from None
    except OSError as error:
        raise unwritable(out, error) from error


def _finish_or_undo(new: Path, old: Path, out: Path) -> None:
    give_up = time.monotonic() + _LIVE_SWAP_SECONDS
    while old.exists():
        if is_dataset(out):
            shutil.rmtree(old, ignore_errors=True)
            return
        try:
            _removed_as_empty(out)
            os.rename(new if is_dataset(new) else old, out)
        except OSError as error:
            # Another process may have settled it between our look and the rename: look again, but not for ever.
            if time.monotonic() > give_up or (out.exists() and not is_dataset(out)):
                raise OutputError(
                    f"A run was cut short while it replaced {out}, and the dataset cannot be put back: "
                    f"{error.strerror}. The last good one is {old}: rename it to {out.name}."
                ) from error
            time.sleep(_LOOK_AGAIN_SECONDS)


def _take_along(out: Path, new: Path) -> None:
    """Give `new` what stands in `out` and is none of the dataset's own files; nothing is copied where a link can be."""
    if not out.is_dir():
        return
    for entry in sorted(out.iterdir()):
        there = new / entry.name
        if entry.name == REPORT or there.exists():
            continue
        if entry.is_dir() and not entry.is_symlink():
            shutil.copytree(entry, there, symlinks=True, copy_function=_linked)
        else:
            _linked(str(entry), str(there))


def _linked(source: str, target: str) -> str:
    try:
        os.link(source, target, follow_symlinks=False)
    except OSError:  # a file system without links
        shutil.copy2(source, target, follow_symlinks=False)
    return target


def _swap(new: Path, old: Path, out: Path) -> None:
    if out.exists() and not _removed_as_empty(out):
        os.rename(out, old)
    os.rename(new, out)
    shutil.rmtree(old, ignore_errors=True)


def _removed_as_empty(folder: Path) -> bool:
    """Remove `folder` if it is an empty folder; whether it was one."""
    with suppress(OSError):
        folder.rmdir()
        return True
    return False


def _flush(folder: Path) -> None:
    """Make sure that the files are on the disk before they replace good ones."""
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            with path.open("rb+") as file:
                os.fsync(file.fileno())


def _lock(folder: Path) -> int | None:
    """Hold `folder` until the descriptor is closed or the process ends, however it ends.

    Raises `BlockingIOError` where another process holds it; null where the file system knows no locks.
    """
    if sys.platform == "win32":
        return None
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BaseException as error:
        os.close(descriptor)  # also where an interrupt follows the lock: nobody would know that we hold it
        if isinstance(error, OSError) and not isinstance(error, BlockingIOError):
            return None
        raise
    return descriptor


def _unlock(lock: int | None) -> None:
    if lock is not None:
        os.close(lock)


def _is_live(new: Path) -> bool:
    """Whether a running process is writing `new`."""
    try:
        _unlock(_lock(new))
    except BlockingIOError:
        return True
    except OSError:
        return False
    return False
