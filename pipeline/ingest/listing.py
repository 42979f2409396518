"""Which documents a folder holds: its files, the members of its archives, the rows of its files of rows.

In order of their names, members and rows in their own order. Walking the folder is left to `walk.py`, reading what it
holds to `folder.py`.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from types import MappingProxyType

from pipeline.ingest.archives import SUFFIXES as ARCHIVE_SUFFIXES
from pipeline.ingest.archives import ArchiveError, is_archive, members_of
from pipeline.ingest.manifest import NAME, TOML_NAME
from pipeline.ingest.own import is_dataset
from pipeline.ingest.record_files import TEXT_COLUMN, RecordFileError, is_record_file, records_of
from pipeline.ingest.walk import Found, files_below

FORMATS: Mapping[str, str] = MappingProxyType(
    {
        ".txt": "text", ".text": "text", ".md": "markdown", ".markdown": "markdown",
        ".html": "html", ".htm": "html", ".xhtml": "html", ".mht": "mht", ".mhtml": "mht",
        ".pdf": "pdf", ".docx": "docx",
    }
)  # fmt: skip
ROW_FORMAT = "row"
_COMPANIONS = frozenset({NAME, TOML_NAME, "reviews.csv"})
_DEEPEST = 200  # characters of a doc_id taken from a row
_MOST_NAMED = 4  # documents that a sentence names
_ROW = ", row "


class FolderError(ValueError):
    """A folder or file list with nothing to read; the message says what and where."""


@dataclass(frozen=True, slots=True)
class Source:
    """A document to be read: its id, its format and where it lies.

    `member` names a file inside the archive `path`, `row` is the row of the file of rows `path`. `refused` says
    why it is not read, where the listing knows already; `broken` that this is a failure and no choice. `shared` is the
    id without the ending, where other files have the same and `doc_id` has the ending (`roads.docx`, `roads.pdf`).
    """

    doc_id: str
    name: str  # as it is shown, with `/`; inside a folder it is relative to that
    path: Path
    format: str | None  # None: no reader for it
    member: str | None = None
    row: int | None = None
    refused: str | None = None
    broken: bool = False
    shared: str | None = None


def list_sources(folder: Path, text_column: str = TEXT_COLUMN) -> list[Source]:
    """Give the documents of a folder and its subfolders in order of their names; hidden files and our own stay out.

    Raises `FolderError` where the folder is missing, is no folder, is a dataset of ours, or holds no file.
    """
    if not folder.exists():
        raise FolderError(f"{folder}: there is no such folder")
    if not folder.is_dir():
        raise FolderError(f"{folder}: not a folder")
    if is_dataset(folder):
        raise FolderError(f"{folder}: holds a dataset that claimline built; name the folder of its documents instead")
    try:
        files = [file for file in files_below(folder) if file.name not in _COMPANIONS]
    except OSError as error:
        raise FolderError(f"{folder}: cannot be listed: {error.strerror}") from error
    sources = [source for file in files for source in _sources_at(file, text_column)]
    if not sources:
        raise FolderError(f"{folder}: no documents in it; put the files to be read there")
    return list(_told_apart(sources))


def sources_of(paths: Iterable[Path], text_column: str = TEXT_COLUMN) -> list[Source]:
    """Give the documents in files that were named one by one, in the order named."""
    found: list[Source] = []
    for path in paths:
        own = list(_sources_in(path.as_posix(), path, text_column))
        found += [replace(own[0], doc_id=path.stem)] if len(own) == 1 else own
    return list(_told_apart(found))


def ids_of(sources: Iterable[Source]) -> Iterator[str]:
    """The ids by which a manifest may name the documents: their own, and those that several share."""
    for source in sources:
        yield source.doc_id
        if source.shared is not None:
            yield source.shared


def endings_told(sources: Iterable[Source]) -> str | None:
    """The sentence on the documents whose `doc_id` keeps its ending; null where there are none."""
    ids = [source.doc_id for source in sources if source.shared is not None]
    if not ids:
        return None
    listed = ", ".join(ids[:_MOST_NAMED]) + (", …" if len(ids) > _MOST_NAMED else "")
    return f"{len(ids)} documents share their name with another, so that their doc_id keeps its ending: {listed}"


def _told_apart(sources: Iterable[Source]) -> Iterator[Source]:
    """The sources with one id each: files that differ in their ending alone keep it, each of them.

    It goes by the names alone, so that a file that is damaged or mended changes no id. Of two rows of one file with
    one id the second fails.
    """
    found = list(sources)
    alike = True
    while alike:
        files: dict[str, set[str]] = {}
        for source in found:
            files.setdefault(source.doc_id, set()).add(_file_of(source))
        alike = False
        for at, source in enumerate(found):
            if source.shared is None and len(files[source.doc_id]) > 1 and (whole := _whole(source)) != source.doc_id:
                found[at] = replace(source, doc_id=whole, shared=source.doc_id)
                alike = True
    taken: dict[str, str] = {}  # doc_id to the name of its file
    for source in found:
        first = taken.get(source.doc_id)
        if first is not None:
            said = f"{first} has the same doc_id, {source.doc_id}; give one of them another"
            own = source.name
            while own in taken:
                own += " (again)"
            source = replace(source, doc_id=own, refused=said, broken=True)
        taken[source.doc_id] = source.name
        yield source


def _file_of(source: Source) -> str:
    return source.name if source.row is None else source.name.rpartition(_ROW)[0]


def _whole(source: Source) -> str:
    """The id of a source with the ending of its file: `roads.pdf` for `roads`, `talks.csv/a` for `talks/a`."""
    file = _file_of(source)
    if source.row is None:
        return file
    stem = file.removesuffix(PurePosixPath(file).suffix)
    return f"{file}{source.doc_id.removeprefix(stem)}" if source.doc_id.startswith(f"{stem}/") else file


def _sources_at(file: Found, text_column: str) -> Iterator[Source]:
    if file.refused is None:
        yield from _sources_in(file.name, file.path, text_column)
    else:
        yield replace(_source(file.name, file.path, refused=file.refused), broken=not file.is_dataset)


def _sources_in(name: str, path: Path, text_column: str) -> Iterator[Source]:
    if is_archive(path):
        yield from _members(name, path)
    elif is_record_file(path):
        yield from _rows(name, path, text_column)
    else:
        yield _source(name, path)


def _source(name: str, path: Path, member: str | None = None, refused: str | None = None) -> Source:
    suffix = PurePosixPath(name).suffix
    file_format = FORMATS.get(suffix.lower())
    return Source(name.removesuffix(suffix) if file_format else name, name, path, file_format, member, refused=refused)


def _members(name: str, path: Path) -> Iterator[Source]:
    suffix = next(one for one in ARCHIVE_SUFFIXES if name.lower().endswith(one))
    try:
        members = members_of(path)
    except ArchiveError as error:
        yield Source(name, name, path, None, refused=str(error), broken=True)
        return
    seen: set[str] = set()
    for member in members:
        if member.name in seen:
            shown = f"{name}/{member.name} (again)"
            yield Source(shown, shown, path, None, refused="the archive holds two files of this name", broken=True)
            continue
        seen.add(member.name)
        parts = PurePosixPath(member.name).parts
        if any(part.startswith(".") and part != ".." for part in parts) or "__MACOSX" in parts:
            continue
        nested = is_archive(Path(member.name)) or is_record_file(Path(member.name))
        refused = member.refused or ("inside an archive only documents are read" if nested else None)
        source = _source(f"{name}/{member.name.lstrip('/')}", path, member.name, refused)
        yield replace(
            source, doc_id=source.doc_id.replace(name, name[: -len(suffix)], 1), broken=member.refused is not None
        )


def _rows(name: str, path: Path, text_column: str) -> Iterator[Source]:
    stem = name[: -len(PurePosixPath(name).suffix)]
    try:
        for record in records_of(path, text_column):
            said = record.said.get("doc_id") or record.said.get("id") or f"{record.row}"
            shown = f"{name}{_ROW}{record.row}"
            yield Source(f"{stem}/{said[:_DEEPEST]}", shown, path, ROW_FORMAT, row=record.row)
    except RecordFileError as error:
        yield Source(name, name, path, None, refused=str(error))
