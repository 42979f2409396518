"""The whole run: read the documents, extract, lay out as tables, validate, write beside the old dataset, swap in.

A document that cannot be read or extracted is reported in the documents table and the others are still built; only
where none can be read, or where the folders cannot be used at all, nothing is written. Printing is left to the
commands.
"""

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path

import pandas as pd

from pipeline.analyse.across import AnalysisPatterns, load_analysis_patterns
from pipeline.analyse.reviews import NAME as REVIEWS
from pipeline.analyse.reviews import Review, read_reviews
from pipeline.analysed import analysed, texts_of
from pipeline.dataset import Dataset
from pipeline.extractor import Extractor, load_extractor
from pipeline.frames import (
    claims_frame,
    documents_frame,
    joined,
    rejected_frame,
    sound,
)
from pipeline.ingest.folder import ReadOutcome, compile_reading, read_documents
from pipeline.ingest.listing import Source, list_sources
from pipeline.ingest.manifest import NAME as MANIFEST
from pipeline.ingest.manifest import read_manifest
from pipeline.ingest.record_files import TEXT_COLUMN
from pipeline.lexicon.indicators import extended, load_catalogue
from pipeline.lexicon.segmentation import load_segmentation
from pipeline.lexicon.user import read_user_rules
from pipeline.models import Document
from pipeline.publish.dataset import write_dataset
from pipeline.publish.replace import OutputError, replacing, unwritable
from pipeline.records import document_of
from schemas.vocabularies import Outcome

Progress = Callable[[int, int], None]


class NothingReadError(ValueError):
    """Not one document could be read; the message says why for each."""


@dataclass(frozen=True, slots=True)
class Built:
    """What became of one document, and its part of the claims and rejected tables."""

    read: ReadOutcome
    claims: pd.DataFrame
    rejected: pd.DataFrame


def build(
    seeds: Path | str = "seeds",
    out: Path | str = "data_out",
    *,
    progress: Progress | None = None,
    tell: Callable[[str], None] | None = None,
    rules: Path | str | None = None,
    text_column: str = TEXT_COLUMN,
    excel_safe: bool = False,
    repair: bool = False,
) -> Dataset:
    """Build the dataset of the documents in `seeds` and put it in the place of `out`; returns its tables.

    `progress` is told after each document how many of how many are done, and `tell` what a person should hear of (a
    review that fits nothing any more). `rules` is a user's own rule file, `text_column` the column of the text in files
    of rows; `excel_safe` guards the CSV cells that a spreadsheet would run, `repair` mends mojibake. Raises
    `RuleFileError`, `FolderError`, `ManifestError` or `ReviewError` where the rules, the documents, the manifest or the
    reviews cannot be used, `NothingReadError` where no document can be read, `OutputError` where `out` cannot be
    replaced; `out` is then as it was.
    """
    folder = Path(seeds)
    sources = _outside(Path(out), folder, list_sources(folder, text_column))
    manifest = read_manifest(folder, (source.doc_id for source in sources))
    reviews = read_reviews(folder)
    own = Path(rules) if rules is not None else None
    extractor = load_extractor(own)
    with replacing(Path(out)) as new:
        reads = read_documents(sources, manifest, compile_reading(load_segmentation(), repair=repair), text_column)
        built, claims, rejected = _tables(list(_followed(_built(reads, extractor), len(sources), progress)))
        if all(one.read.outcome is Outcome.FAILED for one in built):
            reasons = "\n".join(f"  {one.read.error}" for one in built)
            raise NothingReadError(f"{folder}: none of the {len(built)} documents could be read:\n{reasons}")
        dataset, lost = _dataset([one.read for one in built], claims, rejected, reviews, _analysis_with(own))
        try:
            write_dataset(new, dataset.tables(), _input_hashes(folder, built, own), excel_safe=excel_safe)
        except OSError as error:
            raise unwritable(Path(out), error) from error
    if tell is not None:
        for line in lost:
            tell(line)
    return dataset


def extract_claims(
    text: str,
    *,
    title: str | None = None,
    publisher: str | None = None,
    actor: str | None = None,
    about: str | None = None,
    published: date | str | None = None,
    covers_start: date | str | None = None,
    covers_end: date | str | None = None,
    doc_id: str = "text",
) -> pd.DataFrame:
    """The claims of one text as a validated claims table.

    What is said about the text (who published it, when, what it covers) decides how its figures are dated and whose
    they are; dates are `datetime.date` or ISO text. Raises `pipeline.records.MetadataError` for a date that is none.
    """
    metadata = {
        "title": title,
        "publisher": publisher,
        "actor": actor,
        "about": about,
        "published": _iso(published),
        "covers_start": _iso(covers_start),
        "covers_end": _iso(covers_end),
    }
    document = document_of(doc_id, text, metadata)
    return claims_frame([document], [load_extractor()(document)])


def _outside(out: Path, folder: Path, sources: list[Source]) -> list[Source]:
    """The sources that are not files of the last dataset. Raises `OutputError` where the swap would take documents."""
    place = out.resolve()
    if folder.resolve().is_relative_to(place):
        raise OutputError(
            f"The documents in {folder} lie in the output folder {out}, which is replaced as a whole. "
            "Name another folder with --out."
        )
    return [source for source in sources if not source.path.resolve().is_relative_to(place)]


def _built(reads: Iterable[ReadOutcome], extractor: Extractor) -> Iterable[Built]:
    nothing = claims_frame([], [], check=False), rejected_frame([], [], check=False)
    for read in reads:
        if read.outcome is Outcome.READ and read.document.duplicate_of is not None:
            read = _skipped_as_duplicate(read)
        if read.outcome is not Outcome.READ:
            yield Built(read, *nothing)
            continue
        try:
            yield Built(read, *_tables_of(read.document, extractor))
        except Exception as error:
            # Whatever it is, it is one document's: the others are still built, and the table says which one failed.
            yield Built(_failed(read, error), *nothing)


def _tables_of(document: Document, extractor: Extractor) -> tuple[pd.DataFrame, pd.DataFrame]:
    extraction = extractor(document)
    return claims_frame([document], [extraction], check=False), rejected_frame([document], [extraction], check=False)


def _tables(built: list[Built]) -> tuple[list[Built], pd.DataFrame, pd.DataFrame]:
    """The claims and rejected tables of all, with the documents failed whose rows break the rules of their table."""
    claims, of_claims = sound("claims", [one.claims for one in built])
    rejected, of_rejected = sound("rejected", [one.rejected for one in built])
    errors = [in_claims or in_rejected for in_claims, in_rejected in zip(of_claims, of_rejected, strict=True)]
    if not any(errors):
        return built, claims, rejected
    left = [
        replace(one, read=_failed(one.read, error), claims=one.claims.head(0), rejected=one.rejected.head(0))
        if error
        else one
        for one, error in zip(built, errors, strict=True)
    ]
    return left, joined("claims", [one.claims for one in left]), joined("rejected", [one.rejected for one in left])


def _skipped_as_duplicate(read: ReadOutcome) -> ReadOutcome:
    """Claims are named by their text, so a text gives its claims once."""
    said = f"{read.document.path}: has the same text as {read.document.duplicate_of}, whose claims stand for both"
    return replace(read, outcome=Outcome.SKIPPED, error=said)


def _failed(read: ReadOutcome, error: Exception) -> ReadOutcome:
    said = " ".join(f"{type(error).__name__}: {error}".split())
    sentence = f"{read.document.path}: a fault of the program kept it from being extracted: {said}"
    return replace(read, outcome=Outcome.FAILED, error=sentence)


def _followed(built: Iterable[Built], total: int, progress: Progress | None) -> Iterable[Built]:
    for done, one in enumerate(built, 1):
        if progress is not None:
            progress(done, total)
        yield one


@cache
def _analysis() -> AnalysisPatterns:
    return load_analysis_patterns(load_catalogue())


def _analysis_with(rules: Path | None) -> AnalysisPatterns:
    """The rules of the analysis, with the indicators of a user's own file."""
    if rules is None:
        return _analysis()
    own = read_user_rules(rules)
    return load_analysis_patterns(extended(load_catalogue(), own.indicators, own.scopes, own.file))


def _dataset(
    reads: Sequence[ReadOutcome],
    claims: pd.DataFrame,
    rejected: pd.DataFrame,
    reviews: Sequence[Review],
    patterns: AnalysisPatterns,
) -> tuple[Dataset, tuple[str, ...]]:
    """The dataset, and a line for each review that fits nothing in it."""
    outcomes = {read.document.doc_id: (read.outcome, read.error) for read in reads}
    documents = documents_frame([read.document for read in reads], outcomes)
    across = analysed(claims, texts_of(documents), reviews, patterns)
    return Dataset(documents, across.claims, rejected, across.series, across.findings), across.unmatched


def _input_hashes(folder: Path, built: Iterable[Built], rules: Path | None) -> Mapping[str, str]:
    """SHA-256 of every input file that could be read, the manifest, the reviews and a user's own rules too."""
    hashes = {one.read.document.path or "": one.read.document.sha256 for one in built if one.read.document.sha256}
    for name in (MANIFEST, REVIEWS):
        if (folder / name).is_file():
            hashes[name] = hashlib.sha256((folder / name).read_bytes()).hexdigest()
    if rules is not None:
        hashes[rules.name] = hashlib.sha256(rules.read_bytes()).hexdigest()
    return hashes


def _iso(day: date | str | None) -> str | None:
    return day.isoformat() if isinstance(day, date) else day
