"""Documents inside `.zip` and `.tar.gz` files: which members there are, and the bytes of one, within limits.

Nothing is ever unpacked to the disk, so a member's name can lead nowhere; one that tries to is refused all the same,
as are a member that is too large and an archive that would grow beyond measure.
"""

import tarfile
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from lzma import LZMAError
from pathlib import Path, PurePosixPath
from struct import error as StructError
from zlib import error as ZlibError

SUFFIXES = (".zip", ".tar.gz", ".tgz", ".tar")
MOST_MEMBERS = 100_000
LARGEST_MEMBER = 200_000_000
MOST_UNPACKED = 4_000_000_000
_MOST_GROWTH = 1000  # text packs to a tenth; a bomb to a thousandth and less
_BROKEN = (
    zipfile.BadZipFile,
    tarfile.TarError,
    ZlibError,
    LZMAError,
    EOFError,
    NotImplementedError,
    UnicodeError,
    StructError,
)


class ArchiveError(ValueError):
    """An archive or member that is not read; the message says why."""


@dataclass(frozen=True, slots=True)
class Member:
    """A file inside an archive, and why it is not read, where it is not."""

    name: str
    refused: str | None = None


def is_archive(path: Path) -> bool:
    """Whether a file's name says that it is an archive."""
    return path.name.lower().endswith(SUFFIXES)


def members_of(path: Path) -> list[Member]:
    """The files in an archive, in its own order; raises `ArchiveError` where it cannot be opened or is a bomb."""
    try:
        found = list(_zip_members(path) if path.name.lower().endswith(".zip") else _tar_members(path))
    except _BROKEN as error:
        raise ArchiveError("not an archive that can be read, or one that is damaged or cut short") from error
    except OSError as error:
        raise ArchiveError(f"cannot be read: {error.strerror or 'damaged'}") from error
    return found


def contents_of(path: Path, wanted: frozenset[str]) -> Iterator[tuple[str, bytes]]:
    """The bytes of the wanted members, in the archive's order, one at a time; raises `ArchiveError`."""
    try:
        if path.name.lower().endswith(".zip"):
            with zipfile.ZipFile(path) as archive:
                for info in archive.infolist():
                    if info.filename in wanted:
                        if info.flag_bits & 1:
                            raise ArchiveError("locked with a password; pack it again without one")
                        yield info.filename, archive.read(info)
        else:
            with tarfile.open(path) as packed:
                for entry in packed:
                    if entry.name in wanted and (file := packed.extractfile(entry)) is not None:
                        yield entry.name, file.read()
    except _BROKEN as error:
        raise ArchiveError("damaged or cut short") from error
    except OSError as error:
        raise ArchiveError(f"cannot be read: {error.strerror or 'damaged'}") from error


def _zip_members(path: Path) -> Iterator[Member]:
    with zipfile.ZipFile(path) as archive:
        infos = archive.infolist()
        _refuse_bomb(len(infos), sum(info.file_size for info in infos), path.stat().st_size)
        for info in infos:
            if not info.filename:
                yield Member("(no name)", "it has no name")
            elif not info.is_dir():
                yield Member(info.filename, _refusal(info.filename, info.file_size))


def _tar_members(path: Path) -> Iterator[Member]:
    count = total = 0
    with tarfile.open(path) as archive:
        for entry in archive:
            count, total = count + 1, total + entry.size
            _refuse_bomb(count, total, path.stat().st_size)
            if entry.isfile():
                yield Member(entry.name, _refusal(entry.name, entry.size))
            elif not entry.isdir():
                yield Member(entry.name, "a link or device, not a file")


def _refuse_bomb(members: int, unpacked: int, packed: int) -> None:
    if members > MOST_MEMBERS:
        raise ArchiveError(f"holds more than {MOST_MEMBERS:,} files; unpack it and build from the folder")
    if unpacked > MOST_UNPACKED or (unpacked > LARGEST_MEMBER and unpacked > _MOST_GROWTH * max(packed, 1)):
        raise ArchiveError("would grow beyond measure when unpacked, as archives made to do harm do; it is not opened")


def _refusal(name: str, size: int) -> str | None:
    parts = PurePosixPath(name.replace("\\", "/")).parts
    if name.startswith(("/", "\\")) or ".." in parts or (parts and parts[0].endswith(":")):
        return "its name leads out of the archive"
    if size > LARGEST_MEMBER:
        return f"larger than {LARGEST_MEMBER // 1_000_000} MB"
    return None
