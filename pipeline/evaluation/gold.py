"""Labelled documents: reads `claims.jsonl`, `nonclaims.jsonl`, the manifest and the texts, and checks that they agree.

Offsets in the labels refer to the text exactly as decoded, so texts are read byte for byte here (no newline
translation). What the labels mean is said in the claim guide; comparing them with what was found is left to `matching`.
"""

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import date
from pathlib import Path

from pipeline.evaluation.checking import mistakes_in
from pipeline.ingest.cells import no_date
from pipeline.models import Claim, Document

Cell = str | float | int | None

_MOST_MISTAKES = 20  # lines of them
NUMERIC_COLUMNS = ("low", "high", "precision")
SCORED_COLUMNS = (
    "relation",
    "low",
    "high",
    "precision",
    "unit",
    "object",
    "object_head",
    "per",
    "change",
    "part_of",
    "time_text",
    "period_start",
    "period_end",
    "time_kind",
    "time_basis",
    "status",
    "indicator",
    "topic",
)


class GoldError(ValueError):
    """Labels, documents or other inputs of an evaluation that cannot be used; the message says what, where and why."""


@dataclass(frozen=True, slots=True)
class Row:
    """A claim as labelled or as found: where it stands and its columns as plain text, numbers and nulls."""

    doc_id: str
    start: int
    end: int
    text: str
    kind: str
    value: float
    columns: Mapping[str, Cell]
    rules: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """A name for the row that stays the same between two evaluations."""
        return f"{self.doc_id}:{self.start}-{self.end}"


@dataclass(frozen=True, slots=True)
class NonClaim:
    """A numeral expression labelled as no claim, and why."""

    doc_id: str
    start: int
    end: int
    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class LabelledDocument:
    """A document, its labelled claims and its labelled non-claims, each in order of `start`."""

    document: Document
    claims: tuple[Row, ...]
    nonclaims: tuple[NonClaim, ...]


def row_of_claim(doc_id: str, claim: Claim) -> Row:
    """The extractor's claim as a row that can be compared with a labelled one."""
    columns: dict[str, Cell] = {}
    for name in SCORED_COLUMNS:
        cell = getattr(claim, name)
        columns[name] = cell.isoformat() if isinstance(cell, date) else str(cell) if isinstance(cell, str) else cell
    return Row(doc_id, claim.start, claim.end, claim.text, str(claim.kind), claim.value, columns, claim.rules)


def read_gold(gold: Path, documents: Path, manifest: Path | None = None) -> tuple[LabelledDocument, ...]:
    """Read one labelled set: every document that is named in the labels (or in a manifest that lies beside them).

    `gold` is a folder with claims.jsonl and nonclaims.jsonl, or the claims file itself; `documents` the folder of the
    .txt files; `manifest` a .csv or .jsonl with their metadata (default: documents.csv or .jsonl in `documents` or
    beside the labels, if there is one). Raises GoldError.
    """
    claims_path = gold / "claims.jsonl" if gold.is_dir() else gold
    claims = [_gold_row(record) for record in _labels(claims_path, "claims")]
    nonclaims_path = claims_path.with_name("nonclaims.jsonl")
    nonclaims = [_nonclaim(record) for record in _labels(nonclaims_path, "rejected")] if nonclaims_path.exists() else []
    beside = _first_manifest(claims_path.parent)
    manifest = manifest or _first_manifest(documents) or beside
    metadata = read_manifest(manifest) if manifest else {}
    labelled = {row.doc_id for row in claims} | {row.doc_id for row in nonclaims}
    if beside is not None:
        labelled |= read_manifest(beside).keys()
    if not labelled:
        raise GoldError(f"{claims_path}: holds no labelled row")
    return tuple(
        _labelled_document(read_document(documents, doc_id, metadata.get(doc_id, {})), claims, nonclaims)
        for doc_id in sorted(labelled)
    )


def read_manifest(path: Path) -> dict[str, dict[str, str]]:
    """Metadata of the documents by `doc_id`, from a .csv or .jsonl file; empty cells are left out."""
    if path.suffix == ".jsonl":
        records: Iterable[Mapping[str, object]] = _read_jsonl(path)
    else:
        records = csv.DictReader(io.StringIO(_read_text(path)))
    table: dict[str, dict[str, str]] = {}
    for record in records:
        if not record.get("doc_id"):
            raise GoldError(f"{path}: a row has no doc_id")
        table[str(record["doc_id"])] = {key: str(cell) for key, cell in record.items() if cell}
    return table


def read_document(folder: Path, doc_id: str, metadata: Mapping[str, str]) -> Document:
    """The document `doc_id`.txt of a folder with its metadata. Raises GoldError where a date is malformed."""
    path = folder / f"{doc_id}.txt"
    return Document(
        doc_id=doc_id,
        text=_read_text(path),
        title=metadata.get("title"),
        publisher=metadata.get("publisher"),
        actor=metadata.get("actor"),
        about=metadata.get("about"),
        published=_date(doc_id, "published", metadata),
        covers_start=_date(doc_id, "covers_start", metadata),
        covers_end=_date(doc_id, "covers_end", metadata),
        language=metadata.get("language"),
        path=str(path),
    )


def _date(doc_id: str, name: str, metadata: Mapping[str, str]) -> date | None:
    if name not in metadata:
        return None
    try:
        return date.fromisoformat(metadata[name])
    except ValueError:
        raise GoldError(f"{doc_id}: {name}: {no_date(metadata[name])}") from None


def _labelled_document(document: Document, claims: Iterable[Row], nonclaims: Iterable[NonClaim]) -> LabelledDocument:
    doc_id = document.doc_id
    own_claims = tuple(sorted((row for row in claims if row.doc_id == doc_id), key=_position))
    own_nonclaims = tuple(sorted((row for row in nonclaims if row.doc_id == doc_id), key=_position))
    rows: tuple[Row | NonClaim, ...] = (*own_claims, *own_nonclaims)
    for row in rows:
        held = document.text[row.start : row.end]
        if held != row.text:
            raise GoldError(
                f"{doc_id}: a label says {row.text!r} at {row.start}, but the document holds {held!r} there"
            )
    return LabelledDocument(document, own_claims, own_nonclaims)


def _position(row: Row | NonClaim) -> tuple[int, int]:
    return row.start, row.end


def _gold_row(record: Mapping[str, object]) -> Row:
    try:
        columns = {name: record[name] for name in SCORED_COLUMNS if name in record}
        return Row(
            doc_id=str(record["doc_id"]),
            start=int(str(record["start"])),
            end=int(str(record["end"])),
            text=str(record["text"]),
            kind=str(record["kind"]),
            value=float(str(record["value"])),
            columns=columns,  # type: ignore[arg-type]  # JSON scalars
        )
    except (KeyError, ValueError) as error:
        raise GoldError(f"a labelled claim lacks or misstates {error}: {dict(record)}") from error


def _nonclaim(record: Mapping[str, object]) -> NonClaim:
    try:
        return NonClaim(**{field.name: record[field.name] for field in fields(NonClaim)})  # type: ignore[arg-type]
    except KeyError as error:
        raise GoldError(f"a labelled non-claim lacks {error}: {dict(record)}") from error


def _labels(path: Path, table: str) -> Iterator[dict[str, object]]:
    """The labelled rows of a file. Raises GoldError with every column and cell that the table could not have."""
    records = list(_numbered(path))
    mistakes = [
        f"{path}: line {number}: {mistake}" for number, record in records for mistake in mistakes_in(record, table)
    ]
    if mistakes:
        left = len(mistakes) - _MOST_MISTAKES
        more = [f"… and {left} more mistakes of this kind"] if left > 0 else []
        raise GoldError("\n".join([*mistakes[:_MOST_MISTAKES], *more]))
    return (record for _, record in records)


def _first_manifest(folder: Path) -> Path | None:
    candidates = (folder / "documents.csv", folder / "documents.jsonl")
    return next((path for path in candidates if path.exists()), None)


def _read_jsonl(path: Path) -> list[dict[str, object]]:
    return [record for _, record in _numbered(path)]


def _numbered(path: Path) -> Iterator[tuple[int, dict[str, object]]]:
    """The JSON objects of a file, each with its line."""
    # not splitlines(): a JSON string may hold a line separator such as U+2028
    for number, line in enumerate(_read_text(path).split("\n"), start=1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
        except json.JSONDecodeError as error:
            raise GoldError(f"{path}: line {number} is not JSON: {error}") from error
        if not isinstance(record, dict):
            raise GoldError(f"{path}: line {number} is not a JSON object")
        yield number, record


def _read_text(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise GoldError(f"{path}: cannot be read: {error.strerror or error}") from error
    except UnicodeDecodeError as error:
        raise GoldError(f"{path}: is not UTF-8 text: {error}") from error
