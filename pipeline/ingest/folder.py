"""Files to documents: which files there are, and what became of each: read, skipped or failed.

In order of their names and one at a time, so that a large folder needs little memory. The manifest wins over what a
document says of itself; what was taken from the text is named in `inferred`.
"""

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from importlib import import_module
from itertools import groupby
from pathlib import PurePosixPath
from types import MappingProxyType

from pipeline.ingest.archives import ArchiveError, contents_of
from pipeline.ingest.dates import DocumentDatePatterns, compile_document_dates, infer_published
from pipeline.ingest.file_names import FileNamePatterns, compile_file_names, read_file_name
from pipeline.ingest.headings import fold, may_be_title
from pipeline.ingest.language import LanguagePatterns, compile_languages, detect_language
from pipeline.ingest.listing import ROW_FORMAT, Source
from pipeline.ingest.manifest import Manifest, ManifestRow, filled_in, row_of_record
from pipeline.ingest.readers.decoded import Decoded, Facts, NotReadable
from pipeline.ingest.record_files import TEXT_COLUMN, Record, RecordFileError, records_of
from pipeline.ingest.repair import repaired
from pipeline.lexicon.file_names import load_country_codes, load_file_names
from pipeline.lexicon.segmentation import Segmentation
from pipeline.models import Document
from schemas.vocabularies import Outcome

ENGLISH = "en"
_LONE_SURROGATES = re.compile("[\ud800-\udfff]")


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
    names: FileNamePatterns
    repair: bool = False  # whether mojibake is mended


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


def compile_reading(rules: Segmentation, *, repair: bool = False) -> ReadingPatterns:
    """Make the rules on languages, dates and file names ready for `read_documents`; `repair` mends mojibake."""
    names = compile_file_names(load_file_names(), load_country_codes())
    return ReadingPatterns(compile_languages(rules.languages), compile_document_dates(rules.dates), names, repair)


def read_documents(
    sources: Iterable[Source], manifest: Manifest, patterns: ReadingPatterns, text_column: str = TEXT_COLUMN
) -> Iterator[ReadOutcome]:
    """Read each source in turn; nothing that is wrong with one stops the others.

    A text that an earlier document had already is read all the same, with `duplicate_of` naming that one.
    """
    taken: dict[str, str] = {}  # doc_id to the name of its file
    seen: dict[bytes, str] = {}  # digest of a text to the first doc_id that had it
    for source, content in _opened(sources, text_column):
        if source.doc_id in taken and source.format is not None:
            error = f"{source.name}: {taken[source.doc_id]} has the same doc_id, {source.doc_id}; rename one of them"
            # doc_id is the key of the documents, so the second file goes by its whole name
            yield _failure(replace(source, doc_id=source.name), None, error)
            continue
        if source.format is not None:
            taken[source.doc_id] = source.name
        read = _read_opened(source, content, manifest.rows.get(source.doc_id), patterns)
        if read.outcome is not Outcome.FAILED and read.document.text:
            digest = hashlib.sha256(read.document.text.encode("utf-8", "surrogatepass")).digest()
            first = seen.setdefault(digest, source.doc_id)
            if first != source.doc_id:
                read = replace(read, document=replace(read.document, duplicate_of=first))
        yield read


Content = bytes | Record | str | None  # what was read, why it could not be, or null for a file that is still to be read


def _opened(sources: Iterable[Source], text_column: str) -> Iterator[tuple[Source, Content]]:
    """The sources with what they hold; an archive or a file of rows is gone through once for all that lie in it."""
    for path, together in groupby(sources, key=lambda source: source.path):
        group = list(together)
        if group[0].member is None and group[0].row is None:
            yield from ((source, None) for source in group)
            continue
        wanted = {source.member or source.row: source for source in group if not source.refused and source.format}
        yield from ((source, None) for source in group if source.refused or not source.format)
        try:
            if group[0].row is None:
                for name, data in contents_of(path, frozenset(str(key) for key in wanted)):
                    if name in wanted:
                        yield wanted.pop(name), data
            else:
                for record in records_of(path, text_column):
                    if record.row in wanted:
                        yield wanted.pop(record.row), record
        except (ArchiveError, RecordFileError) as error:
            yield from ((source, str(error)) for source in wanted.values())
            continue
        yield from ((source, "is no longer there") for source in wanted.values())


def _read_opened(source: Source, content: Content, row: ManifestRow | None, patterns: ReadingPatterns) -> ReadOutcome:
    if content is None:
        return read_source(source, row, patterns)
    if isinstance(content, str):
        return _failure(source, row, f"{source.name}: {content}")
    if isinstance(content, bytes):
        return read_content(source, source.format or "", content, row, patterns)
    said, mistakes = row_of_record(content.said)
    if content.text is None or mistakes:
        return _failure(source, row, f"{source.name}: {'; '.join(mistakes) or content.error}")
    text = _LONE_SURROGATES.sub("\ufffd", content.text)
    return read_content(source, "text", text.encode("utf-8"), filled_in(row, said), patterns)


def read_source(source: Source, row: ManifestRow | None, patterns: ReadingPatterns) -> ReadOutcome:
    """Read one file; the outcome says whether it could be, and is in English."""
    if source.refused is not None or source.format is None:
        error = f"{source.name}: {source.refused or 'no reader for files of this kind'}"
        if source.broken:
            return _failure(source, row, error)
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
    if patterns.repair:
        decoded = repaired(decoded)
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
    document = _with_inferred(document, source, decoded.facts, language, patterns)
    if language is not None and language != ENGLISH:
        error_text = f"{source.name}: not in English (its words look like {language})"
        return ReadOutcome(Outcome.SKIPPED, document, error_text)
    return ReadOutcome(Outcome.READ, document)


def _reader(file_format: str) -> Callable[[bytes], Decoded]:
    module, function = _READERS[file_format]
    reader: Callable[[bytes], Decoded] = getattr(import_module(module), function)
    return reader


def _format_of(source: Source) -> str:
    return "text" if source.format == ROW_FORMAT else source.format or "unknown"


def _described(source: Source, row: ManifestRow | None) -> Document:
    """A document without its text: what the manifest says, and where the file lies."""
    bare = Document(doc_id=source.doc_id, text="", path=source.name, format=_format_of(source))
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


def _with_inferred(
    document: Document, source: Source, facts: Facts, language: str | None, patterns: ReadingPatterns
) -> Document:
    """Fill in what the manifest left open and the file, its text or its name tells; `inferred` names it."""
    named = read_file_name(PurePosixPath(source.doc_id).name, patterns.names)
    told = {
        "title": facts.title or _first_title(document.text) or named.title,
        "publisher": facts.publisher,
        "actor": named.actor,
        "published": facts.published or infer_published(document.text, patterns.dates) or named.published,
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
