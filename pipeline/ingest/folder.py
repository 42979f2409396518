"""What files hold to documents, and what became of each: read, skipped or failed.

One at a time, so that a large folder needs little memory. The manifest wins over what a document says of itself; what
was taken from the text is named in `inferred`. Which files there are is left to `listing.py`, their bytes to
`opening.py`.
"""

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import PurePosixPath
from types import MappingProxyType

from pipeline.ingest.dates import DocumentDatePatterns, compile_document_dates, infer_published, opening_date
from pipeline.ingest.file_names import FileNamePatterns, compile_file_names, read_file_name
from pipeline.ingest.headings import fold, may_be_title
from pipeline.ingest.language import ENGLISH, LanguagePatterns, compile_languages, detect_language
from pipeline.ingest.listing import ROW_FORMAT, Source
from pipeline.ingest.manifest import Manifest, ManifestRow, filled_in, row_of_record
from pipeline.ingest.opening import Opened, opened
from pipeline.ingest.readers.decoded import Decoded, Facts, NotReadable
from pipeline.ingest.record_files import TEXT_COLUMN
from pipeline.ingest.repair import repaired
from pipeline.lexicon.file_names import load_country_codes, load_file_names
from pipeline.lexicon.segmentation import Segmentation
from pipeline.models import Document
from pipeline.values import replace
from schemas.vocabularies import Outcome

UNKNOWN_KIND = (
    "no reader for files of this kind; save it as text, HTML, PDF, Word (.docx) or Markdown, and scanned pages with "
    "their text"
)
UNKNOWN_FORMAT = "unknown"  # of what there is no reader for
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
    reads = (
        read_opened(one, manifest.row_for(one.source.doc_id, one.source.shared), patterns)
        for one in opened(sources, text_column)
    )
    return duplicates_marked(reads)


def duplicates_marked(reads: Iterable[ReadOutcome]) -> Iterator[ReadOutcome]:
    """The outcomes, with `duplicate_of` naming the first of the documents that have one text."""
    seen: dict[str, str] = {}  # digest of a text to the first doc_id that had it
    for read in reads:
        if read.outcome is not Outcome.FAILED and read.document.text:
            doc_id = read.document.doc_id
            first = seen.setdefault(digest_of(read.document.text), doc_id)
            if first != doc_id:
                read = replace(read, document=replace(read.document, duplicate_of=first))
        yield read


def digest_of(text: str) -> str:
    """SHA-256 of a document's text, in hexadecimal."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def read_opened(one: Opened, row: ManifestRow | None, patterns: ReadingPatterns) -> ReadOutcome:
    """Read what a source holds; the outcome says whether it could be, and is in English."""
    source, content = one.source, one.content
    if content is None:
        error = f"{source.name}: {source.refused or UNKNOWN_KIND}"
        if source.broken:
            return _failure(source, row, error)
        return ReadOutcome(Outcome.SKIPPED, _described(source, row), error)
    if isinstance(content, str):
        return _failure(source, row, f"{source.name}: {content}")
    if isinstance(content, bytes):
        return read_content(source, source.format or "", content, row, patterns)
    said, mistakes = row_of_record(content.said)
    if content.text is None or mistakes:
        return _failure(source, row, f"{source.name}: {'; '.join(mistakes) or content.error}")
    if not content.text.strip():
        return _failure(source, row, f"{source.name}: the row's text is empty")
    text = _LONE_SURROGATES.sub("\ufffd", content.text)
    return read_content(source, "text", text.encode("utf-8"), filled_in(row, said), patterns)


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
        titles=decoded.titles,
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
    return "text" if source.format == ROW_FORMAT else source.format or UNKNOWN_FORMAT


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
    named = read_file_name(PurePosixPath(source.shared or source.doc_id).name, patterns.names)
    told = {
        "title": facts.title or _first_title(document.text, patterns) or named.title,
        "publisher": facts.publisher,
        "actor": facts.actor or named.actor,
        "published": facts.published or infer_published(document.text, patterns.dates) or named.published,
        "covers_start": facts.covers_start,
        "covers_end": facts.covers_end,
        "language": language,
        "source_url": facts.source_url,
    }
    new = {name: value for name, value in told.items() if value is not None and getattr(document, name) is None}
    return replace(document, **new, inferred=tuple(new))  # type: ignore[arg-type]


def _first_title(text: str, patterns: ReadingPatterns) -> str | None:
    """The first line that is not blank, where it is a title and stands alone or over a line that says the date."""
    lines = [line.strip() for line in text[:2000].lstrip().splitlines()]
    first, alone = lines[0], not any(lines[1:2]) or opening_date(lines[1], patterns.dates) is not None
    return fold(first) if alone and may_be_title(first) and not first[0].isdigit() else None


def _failure(source: Source, row: ManifestRow | None, error: str) -> ReadOutcome:
    return ReadOutcome(Outcome.FAILED, _described(source, row), error)
