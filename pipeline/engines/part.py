"""One batch of documents to its part of every table: read, extract, lay out, validate, write as Parquet.

The same function for every engine. It touches no file, so that it can run on another machine, and depends on its batch
alone, so that a batch that is lost can be done again; what only several batches can tell (a text that occurs in two,
the series) is left to `run.py`.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from pipeline.analyse.across import AnalysisPatterns, load_analysis_patterns, standing_rows
from pipeline.analyse.families import followed_rows
from pipeline.analyse.figures import figures_of
from pipeline.analyse.findings.find import find_in_documents
from pipeline.analyse.findings.finding import Finding
from pipeline.analyse.reviews import Review
from pipeline.engines.batches import Batch
from pipeline.engines.clock import Clock
from pipeline.extractor import Extractor, load_extractor
from pipeline.frames import documents_frame, sound_frames
from pipeline.ingest.folder import (
    ReadingPatterns,
    ReadOutcome,
    compile_reading,
    digest_of,
    duplicates_marked,
    read_opened,
)
from pipeline.lexicon.base import InstallationError
from pipeline.lexicon.indicators import extended, load_catalogue
from pipeline.lexicon.segmentation import load_segmentation
from pipeline.lexicon.user import read_user_rules
from pipeline.models import Extraction
from pipeline.publish.files import arrow_table, parquet_bytes
from pipeline.reviewed import reviewed
from pipeline.units import BaseUnit, use_units
from pipeline.values import replace
from schemas.validation import validate_references
from schemas.vocabularies import Outcome


@dataclass(frozen=True, slots=True)
class OwnRules:
    """A user's own rule file: its name and what it holds, since another machine may not have it."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Task:
    """What is the same for every batch of a run: a user's own rules, whether mojibake is mended, the reviews."""

    rules: OwnRules | None = None
    repair: bool = False
    reviews: tuple[Review, ...] = ()


@dataclass(frozen=True, slots=True)
class Note:
    """What a run has to know of a document: its key, what became of it, and what names its text and its file."""

    doc_id: str
    path: str
    outcome: Outcome
    error: str | None
    duplicate_of: str | None  # in this batch
    text_digest: str | None  # null where there is no text
    sha256: str


@dataclass(frozen=True, slots=True)
class Part:
    """A batch's part of the tables as the bytes of Parquet files, by name, and what a run has to know of it.

    `tables` are the documents, claims and rejected tables and the `figures` that can be followed; `findings` is what
    single documents contradict, `reviewed` the rows of the reviews that fit a claim here, `seconds` what each stage
    took.
    """

    number: int
    tables: dict[str, bytes]
    notes: tuple[Note, ...]
    findings: tuple[Finding, ...]
    reviewed: frozenset[int]
    seconds: dict[str, float]


@dataclass(frozen=True, slots=True)
class Tools:
    """The rules, ready for use."""

    extractor: Extractor
    analysis: AnalysisPatterns
    units: Mapping[str, BaseUnit]  # that the user's own rules define


def tools_of(rules: OwnRules | None) -> Tools:
    """The built-in rules with a user's own; made once in a process. Raises `RuleFileError` with every mistake."""
    tools = _tools_of(rules)
    use_units(tools.units)  # other rules may have defined the same name in the meantime
    return tools


@cache
def _tools_of(rules: OwnRules | None) -> Tools:
    if rules is None:
        return Tools(load_extractor(), load_analysis_patterns(load_catalogue()), {})
    with TemporaryDirectory() as folder:
        path = Path(folder) / rules.name
        path.write_bytes(rules.content)
        own = read_user_rules(path)
        catalogue = extended(load_catalogue(), own.indicators, own.scopes, own.file)
        return Tools(load_extractor(path), load_analysis_patterns(catalogue), own.defined)


@cache
def _reading(repair: bool) -> ReadingPatterns:
    return compile_reading(load_segmentation(), repair=repair)


def part_of(batch: Batch, task: Task) -> Part:
    """Do all that can be done with one batch alone. Raises `ReviewError` where a review does not fit its row."""
    clock = Clock()
    with clock("load rules"):
        reading, tools = _reading(task.repair), tools_of(task.rules)
    with clock("read"):
        opened = zip(batch.sources, batch.manifest, strict=True)
        reads = list(duplicates_marked(read_opened(one, row, reading) for one, row in opened))
    with clock("extract"):
        reads, extractions = _extracted(reads, tools.extractor)
    with clock("frames and validation"):
        documents = [read.document for read in reads if read.document.doc_id in extractions]
        found = [extractions[document.doc_id] for document in documents]
        claims, rejected, faults = sound_frames(documents, found)
        reads = [_failed(read, faults.get(read.document.doc_id)) for read in reads]
        claims, fitting = reviewed(claims, task.reviews, tools.analysis.topics)
        outcomes = {read.document.doc_id: (read.outcome, read.error) for read in reads}
        described = documents_frame([read.document for read in reads], outcomes)
        frames = {"documents": described, "claims": claims, "rejected": rejected}
        validate_references(frames)
    with clock("analyse"):
        rows = standing_rows(claims)
        figures = figures_of(rows, tools.analysis.figures)
        texts = {document.doc_id: document.text for document in documents}
        findings = tuple(find_in_documents(figures, texts, tools.analysis.findings))
        followed = followed_rows(rows, figures, tools.analysis.figures.rules.auto)
    with clock("write"):
        tables = {name: parquet_bytes(arrow_table(frame, name)) for name, frame in frames.items()}
        tables["figures"] = parquet_bytes(followed)
    return Part(batch.number, tables, tuple(map(_note, reads)), findings, fitting, clock.seconds)


def _extracted(reads: Iterable[ReadOutcome], extractor: Extractor) -> tuple[list[ReadOutcome], dict[str, Extraction]]:
    """The documents with what became of them, and by doc_id what was found in those that are read."""
    after: list[ReadOutcome] = []
    found: dict[str, Extraction] = {}
    for read in reads:
        if read.outcome is Outcome.READ and read.document.duplicate_of is not None:
            said = same_text(read.document.path, read.document.duplicate_of)
            read = replace(read, outcome=Outcome.SKIPPED, error=said)
        if read.outcome is Outcome.READ:
            try:
                found[read.document.doc_id] = extractor(read.document)
            except InstallationError:
                raise  # it would be told of every document
            except Exception as error:
                # Whatever it is, it is one document's: the others are still built, and the table says which one failed.
                read = _failed(read, error)
        after.append(read)
    return after, found


def same_text(path: str | None, first: str) -> str:
    """Why a text that the document `first` had already is skipped: claims are named by their text."""
    return f"{path}: has the same text as {first}, whose claims stand for both"


def _failed(read: ReadOutcome, error: Exception | None) -> ReadOutcome:
    if error is None:
        return read
    said = " ".join(f"{type(error).__name__}: {error}".split())
    sentence = f"{read.document.path}: a fault of the program kept it from being extracted: {said}"
    return replace(read, outcome=Outcome.FAILED, error=sentence)


def _note(read: ReadOutcome) -> Note:
    document = read.document
    return Note(
        document.doc_id,
        document.path or "",
        read.outcome,
        read.error,
        document.duplicate_of,
        digest_of(document.text) if document.text else None,
        document.sha256,
    )
