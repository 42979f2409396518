"""Files to documents: which files there are, and what became of each: read, skipped or failed.

In order of their names and one at a time, so that a large folder needs little memory. The manifest wins over what a
document says of itself; what was taken from the text is named in `inferred`.
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from importlib import import_module
from pathlib import Path
from types import MappingProxyType

from pipeline.ingest.dates import DocumentDatePatterns, compile_document_dates, infer_published
from pipeline.ingest.headings import fold, may_be_title
from pipeline.ingest.language import LanguagePatterns, compile_languages, detect_language
from pipeline.ingest.manifest import NAME, Manifest, ManifestRow
from pipeline.ingest.readers.decoded import Decoded, Facts, NotReadable
from pipeline.lexicon.segmentation import Segmentation
from pipeline.models import Document
from schemas.vocabularies import Outcome

ENGLISH = "en"
_COMPANIONS = frozenset({NAME, "reviews.csv"})


class FolderError(ValueError):
    """A folder or file list with nothing to read; the message says what and where."""


@dataclass(frozen=True, slots=True)
class Source:
    """A file to be read: its id (the name without its ending), its format and where it lies."""

    doc_id: str
    name: str  # as it is shown, with `/`; inside a folder it is relative to that
    path: Path
    format: str | None  # None: no reader for it


@dataclass(frozen=True, slots=True)
class ReadOutcome:
    """What became of a file. A document that failed has no text; `error` says why it failed or was skipped."""

    outcome: Outcome
    document: Document
    error: str | None = None


@dataclass(frozen=True, slots=True)
class ReadingPatterns:
    """What reading needs to know of the language, ready for use."""

    languages: LanguagePatterns
    dates: DocumentDatePatterns


_FORMATS: Mapping[str, str] = MappingProxyType(
    {
        ".txt": "text", ".text": "text", ".md": "markdown", ".markdown": "markdown",
        ".html": "html", ".htm": "html", ".xhtml": "html", ".mht": "mht", ".mhtml": "mht",
        ".pdf": "pdf", ".docx": "docx",
    }
)  # fmt: skip
# The modules and functions that read them: imported when the first such file comes, since most runs need only one.
_READERS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "text": ("pipeline.ingest.readers.text", "read_text"),
        "markdown": ("pipeline.ingest.readers.markdown", "read_markdown"),
        "html": ("pipeline.ingest.readers.html", "read_html"),
        "mht": ("pipeline.ingest.readers.mht", "read_mht"),
        "pdf": ("pipeline.ingest.readers.pdf", "read_pdf"),
        "docx": ("pipeline.ingest.readers.docx", "read_docx"),
    }
)


def compile_reading(rules: Segmentation) -> ReadingPatterns:
    """Make the rule file's languages and date words ready for `read_documents`."""
    return ReadingPatterns(compile_languages(rules.languages), compile_document_dates(rules.dates))


def list_sources(folder: Path) -> list[Source]:
    """Give the files of a folder and its subfolders in order of their names; hidden ones and tables of ours stay out.

    Raises `FolderError` where the folder is missing, is no folder, or holds no file.
    """
    if not folder.exists():
        raise FolderError(f"{folder}: there is no such folder")
    if not folder.is_dir():
        raise FolderError(f"{folder}: not a folder")
    try:
        files = [path for path in folder.rglob("*") if path.is_file()]
    except OSError as error:
        raise FolderError(f"{folder}: cannot be listed: {error.strerror}") from error
    names = {path.relative_to(folder).as_posix(): path for path in files}
    sources = [
        _source(name, names[name])
        for name in sorted(names)
        if name not in _COMPANIONS and not any(part.startswith(".") for part in name.split("/"))
    ]
    if not sources:
        raise FolderError(f"{folder}: no documents in it; put the files to be read there")
    return sources


def sources_of(paths: Iterable[Path]) -> list[Source]:
    """Give the files that were named one by one, in the order named."""
    return [_source(path.as_posix(), path, Path(path.name).stem) for path in paths]


def read_documents(sources: Iterable[Source], manifest: Manifest, patterns: ReadingPatterns) -> Iterator[ReadOutcome]:
    """Read each source in turn; nothing that is wrong with one stops the others.

    A text that an earlier document had already is read all the same, with `duplicate_of` naming that one.
    """
    taken: dict[str, str] = {}  # doc_id to the name of its file
    seen: dict[bytes, str] = {}  # digest of a text to the first doc_id that had it
    for source in sources:
        if source.doc_id in taken and source.format is not None:
            error = f"{source.name}: {taken[source.doc_id]} has the same doc_id, {source.doc_id}; rename one of them"
            # doc_id is the key of the documents, so the second file goes by its whole name
            yield _failure(replace(source, doc_id=source.name), None, error)
            continue
        if source.format is not None:
            taken[source.doc_id] = source.name
        read = read_source(source, manifest.rows.get(source.doc_id), patterns)
        if read.outcome is not Outcome.FAILED and read.document.text:
            digest = hashlib.sha256(read.document.text.encode("utf-8", "surrogatepass")).digest()
            first = seen.setdefault(digest, source.doc_id)
            if first != source.doc_id:
                read = replace(read, document=replace(read.document, duplicate_of=first))
        yield read


def read_source(source: Source, row: ManifestRow | None, patterns: ReadingPatterns) -> ReadOutcome:
    """Read one file; the outcome says whether it could be, and is in English."""
    if source.format is None:
        error = f"{source.name}: no reader for files of this kind"
        return ReadOutcome(Outcome.SKIPPED, _described(source, row), error)
    try:
        data = source.path.read_bytes()
    except OSError as error:
        return _failure(source, row, f"{source.name}: cannot be read: {error.strerror}")
    return read_content(source, source.format, data, row, patterns)


def read_content(
    source: Source, file_format: str, data: bytes, row: ManifestRow | None, patterns: ReadingPatterns
) -> ReadOutcome:
    """Read what a file (or standard input) held, as a file of that format."""
    digest = hashlib.sha256(data).hexdigest()
    try:
        decoded = _reader(file_format)(data)
    except NotReadable as error:
        failed = _failure(source, row, f"{source.name}: {error}")
        return replace(failed, document=replace(failed.document, sha256=digest))
    document = replace(
        _described(source, row),
        text=decoded.text,
        encoding=decoded.encoding,
        sha256=digest,
        masks=decoded.masks,
        pages=decoded.pages,
        tables=decoded.tables,
    )
    language = detect_language(decoded.text, patterns.languages)
    document = _with_inferred(document, decoded.facts, language, patterns)
    if language is not None and language != ENGLISH:
        error_text = f"{source.name}: not in English (its words look like {language})"
        return ReadOutcome(Outcome.SKIPPED, document, error_text)
    return ReadOutcome(Outcome.READ, document)


def _reader(file_format: str) -> Callable[[bytes], Decoded]:
    module, function = _READERS[file_format]
    reader: Callable[[bytes], Decoded] = getattr(import_module(module), function)
    return reader


def _source(name: str, path: Path, doc_id: str | None = None) -> Source:
    file_format = _FORMATS.get(path.suffix.lower())
    stem = name.removesuffix(path.suffix) if file_format is not None else name
    return Source(doc_id if doc_id is not None else stem, name, path, file_format)


def _described(source: Source, row: ManifestRow | None) -> Document:
    """A document without its text: what the manifest says, and where the file lies."""
    bare = Document(doc_id=source.doc_id, text="", path=source.name, format=source.format or "unknown")
    if row is None:
        return bare
    return replace(
        bare,
        title=row.title,
        publisher=row.publisher,
        actor=row.actor,
        about=row.about,
        published=row.published,
        covers_start=row.covers_start,
        covers_end=row.covers_end,
        language=row.language,
        source_url=row.source_url,
        rights=row.rights,
    )


def _with_inferred(document: Document, facts: Facts, language: str | None, patterns: ReadingPatterns) -> Document:
    """Fill in what the manifest left open and the file or its text tells; `inferred` names it."""
    told = {
        "title": facts.title or _first_title(document.text),
        "publisher": facts.publisher,
        "published": facts.published or infer_published(document.text, patterns.dates),
        "language": language,
        "source_url": facts.source_url,
    }
    new = {name: value for name, value in told.items() if value is not None and getattr(document, name) is None}
    return replace(document, **new, inferred=tuple(new))  # type: ignore[arg-type]


def _first_title(text: str) -> str | None:
    """The first line that is not blank, where it is a title and stands alone."""
    lines = [line.strip() for line in text[:2000].lstrip().splitlines()]
    first, alone = lines[0], not any(lines[1:2])
    return fold(first) if alone and may_be_title(first) and not first[0].isdigit() else None


def _failure(source: Source, row: ManifestRow | None, error: str) -> ReadOutcome:
    return ReadOutcome(Outcome.FAILED, _described(source, row), error)
