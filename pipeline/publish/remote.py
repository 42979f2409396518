"""Folders on object storage (`s3://bucket/folder` and what else fsspec knows): documents from there, datasets there.

Files are brought to a temporary folder to be read, and put in place when a dataset is complete. There are no renames on
object storage: a dataset's files go under a name made of their content, and `run.json`, written last, names them with
their hashes. Readers trust nothing else, so that they see the last good dataset or the new one, whole. Loads fsspec
only where a URL is given.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from pipeline.ingest.listing import FolderError
from pipeline.ingest.own import PROGRAM, RUN_RECORD, is_run_record
from pipeline.publish.files import file_hash
from pipeline.publish.reading import DatasetError
from pipeline.publish.replace import OutputError

FILES = "files"  # the key of run.json that names the files of a dataset on object storage
_ID_DIGITS = 16


def is_url(place: Path | str) -> bool:
    """Whether a place is on object storage and not on this machine's disk."""
    return isinstance(place, str) and "://" in place


def place_of(given: str) -> Path | str:
    """What a person wrote for a folder: a path, or a URL as it is."""
    return given if is_url(given) else Path(given)


@contextmanager
def documents_at(place: Path | str, out: Path | str | None = None) -> Iterator[Path]:
    """A folder on this disk with the documents of a place. Raises `FolderError` where a URL cannot be read.

    Of datasets of ours among them only the run record is brought, which tells the listing what they are, and nothing
    of the one in `out`.
    """
    if not is_url(place):
        yield Path(place)
        return
    with TemporaryDirectory() as temporary:
        folder = Path(temporary) / (Path(str(place)).name or "documents")
        with _told(FolderError, place):
            system, root = _opened(str(place))
            if not system.isdir(root):
                raise FolderError(f"{place}: there is no such folder")
            names = [path[len(root) :].strip("/") for path in system.find(root)]
            own = _datasets_among(names, system, root)
            without = _below(out, root)
            for name in names:
                if without is not None and name.startswith(without):
                    continue
                if any(name.startswith(f"{home}/") and name != f"{home}/{RUN_RECORD}" for home in own):
                    continue
                if ".." not in name.split("/"):  # a key may be called anything, and must lead nowhere else here
                    (folder / name).parent.mkdir(parents=True, exist_ok=True)
                    system.get_file(f"{root}/{name}", str(folder / name))
        yield folder


@contextmanager
def dataset_for(place: Path | str) -> Iterator[Path]:
    """A folder on this disk to build the dataset of a place in; it is put there when the block ends well.

    Raises `OutputError` where a URL cannot be written, or holds files that are no dataset of ours.
    """
    if not is_url(place):
        yield Path(place)
        return
    with _told(OutputError, place):
        system, root = _opened(str(place))
        before = _record(system, root)
        if before is None and system.exists(root) and system.find(root):
            raise OutputError(
                f"{place} holds files that are not a dataset of ours (it has no {RUN_RECORD} of {PROGRAM}), so it is "
                "not replaced. Name an empty or a new folder with --out."
            )
    with TemporaryDirectory() as temporary:
        folder = Path(temporary) / "dataset"
        yield folder
        with _told(OutputError, place):
            _put(folder, system, root, before)


@contextmanager
def dataset_at(place: Path | str) -> Iterator[Path]:
    """A folder on this disk with the dataset of a place.

    Raises `DatasetError` where a URL holds none, or files other than those that its `run.json` names.
    """
    if not is_url(place):
        yield Path(place)
        return
    with TemporaryDirectory() as temporary:
        folder = Path(temporary)
        with _told(DatasetError, place):
            system, root = _opened(str(place))
            record = _record(system, root)
            if record is None:
                raise DatasetError(f"{place}: there is no dataset here (it has no {RUN_RECORD} of ours)")
            for name, file in record[FILES].items():
                local = folder / Path(name).name
                system.get_file(f"{root}/{file['path']}", str(local))
                if file_hash(local) != file["sha256"]:
                    raise DatasetError(f"{place}: {file['path']} is not the file that {RUN_RECORD} names; build again")
            (folder / RUN_RECORD).write_text(json.dumps(record), encoding="utf-8")
        yield folder


def _datasets_among(names: Iterable[str], system: Any, root: str) -> list[str]:
    """The folders among files that hold a dataset of ours, by their names."""
    records = [name for name in names if name.endswith(f"/{RUN_RECORD}")]
    return [name.removesuffix(f"/{RUN_RECORD}") for name in records if is_run_record(system.cat_file(f"{root}/{name}"))]


def _below(out: Path | str | None, root: str) -> str | None:
    """How the names of the files in `out` begin where that lies below a remote folder; null where it does not."""
    if out is None or not is_url(out):
        return None
    place = _opened(str(out))[1]
    return f"{place[len(root) :].strip('/')}/" if place.startswith(f"{root}/") else None


def _put(folder: Path, system: Any, root: str, before: dict[str, Any] | None) -> None:
    """Put the files of a complete dataset in place, the record last, and take those of the one before away."""
    record = json.loads((folder / RUN_RECORD).read_text(encoding="utf-8"))
    hashes = {path.name: file_hash(path) for path in sorted(folder.iterdir()) if path.name != RUN_RECORD}
    home = hashlib.sha256(json.dumps([record, hashes]).encode()).hexdigest()[:_ID_DIGITS]
    system.makedirs(f"{root}/{home}", exist_ok=True)
    for name in hashes:
        system.put_file(str(folder / name), f"{root}/{home}/{name}")
    record[FILES] = {name: {"path": f"{home}/{name}", "sha256": digest} for name, digest in hashes.items()}
    system.pipe_file(f"{root}/{RUN_RECORD}", f"{json.dumps(record, indent=2, ensure_ascii=False)}\n".encode())
    for old in _homes(before) - {home}:
        system.rm(f"{root}/{old}", recursive=True)


def _homes(record: dict[str, Any] | None) -> set[str]:
    return {Path(file["path"]).parts[0] for file in record[FILES].values()} if record else set()


def _record(system: Any, root: str) -> dict[str, Any] | None:
    """The run record of a dataset of ours, with the names of its files; null where there is none."""
    try:
        record = json.loads(system.cat_file(f"{root}/{RUN_RECORD}"))
    except (FileNotFoundError, ValueError):
        return None
    ours = isinstance(record, dict) and record.get("program") == PROGRAM and isinstance(record.get(FILES), dict)
    return record if ours else None


def _opened(url: str) -> tuple[Any, str]:
    """The file system of a URL, and the path in it."""
    import fsspec

    system, root = fsspec.url_to_fs(url)
    return system, root.rstrip("/")


@contextmanager
def _told(error: type[Exception], place: Path | str) -> Iterator[None]:
    """What fails on a remote place, as an error for the user."""
    try:
        yield
    except error:
        raise
    except ModuleNotFoundError as missing:
        raise error(f"{place}: needs {missing.name}: install claimline with its extra `remote`") from missing
    except (OSError, ImportError, ValueError) as fault:
        reason = " ".join(str(fault).split()) or type(fault).__name__
        raise error(f"{place}: cannot be used: {reason}") from fault
