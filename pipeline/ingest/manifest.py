"""The manifest, `documents.csv`: what is known about each document, checked as a whole before anything is read.

Every mistake is listed at once, with its row and column as a spreadsheet counts them. Which files there are is told by
`folder.py`; what a file itself says is left to the readers.
"""

import csv
import io
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path, PurePosixPath

import tomli

from pipeline.ingest.cells import ISO_DATE, no_date, parted_by

NAME = "documents.csv"
TOML_NAME = "documents.toml"
COLUMNS = tuple(
    "doc_id title publisher actor about published covers_start covers_end language source_url rights".split()
)
_DATES = ("published", "covers_start", "covers_end")
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")


class ManifestError(ValueError):
    """A manifest that cannot be used; the message lists every mistake, one a line."""


@dataclass(frozen=True, slots=True)
class ManifestRow:
    """What the manifest says about one document; None where it says nothing."""

    doc_id: str
    title: str | None = None
    publisher: str | None = None
    actor: str | None = None
    about: str | None = None
    published: date | None = None
    covers_start: date | None = None
    covers_end: date | None = None
    language: str | None = None
    source_url: str | None = None
    rights: str | None = None


@dataclass(frozen=True, slots=True)
class Manifest:
    """The rows of a manifest by `doc_id`; empty where there is no manifest."""

    rows: Mapping[str, ManifestRow] = field(default_factory=dict)

    def row_for(self, doc_id: str, shared: str | None = None) -> ManifestRow | None:
        """The row of a document; of one whose id keeps its ending, also that of the name that it shares with others."""
        own = self.rows.get(doc_id)
        return self.rows.get(shared) if own is None and shared is not None else own


def read_manifest(folder: Path, doc_ids: Iterable[str]) -> Manifest:
    """Read and check `documents.csv` of a folder, against the `doc_ids` of the files that are there.

    Gives an empty manifest where there is no such file; raises `ManifestError` with all mistakes at once.
    """
    path = folder / NAME
    if (folder / TOML_NAME).is_file():
        if path.is_file():
            raise ManifestError(f"{folder}: has both {NAME} and {TOML_NAME}; keep one of them")
        return _read_toml(folder / TOML_NAME, frozenset(doc_ids))
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        return Manifest()
    except UnicodeDecodeError as error:
        raise ManifestError(f"{path}: not UTF-8 (byte {error.start}); save it as UTF-8") from error
    except OSError as error:
        raise ManifestError(f"{path}: cannot be read: {error.strerror}") from error
    return parse_manifest(text, str(path), frozenset(doc_ids))


def _read_toml(path: Path, doc_ids: frozenset[str]) -> Manifest:
    """The manifest as TOML: a list `[[documents]]` with the columns as keys."""
    try:
        content = tomli.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise ManifestError(f"{path}: cannot be read: {error.strerror}") from error
    except (UnicodeDecodeError, tomli.TOMLDecodeError) as error:
        raise ManifestError(f"{path}: cannot be read as TOML: {error}") from error
    entries = content.get("documents")
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries) or len(content) > 1:
        raise ManifestError(f"{path}: must hold a list [[documents]] and nothing else")
    buffer = io.StringIO()
    writer = csv.DictWriter(buffer, list(dict.fromkeys(["doc_id", *(key for entry in entries for key in entry)])))
    writer.writeheader()
    writer.writerows(entries)
    return parse_manifest(buffer.getvalue(), str(path), doc_ids)


def row_of_record(said: Mapping[str, str]) -> tuple[ManifestRow, list[str]]:
    """What a row of a file of rows says of its document, and what is wrong with it; unknown columns are left out."""
    known = {name: said[name][:10] if name in _DATES else said[name] for name in COLUMNS if said.get(name)}
    return _read_row(list(known), list(known.values()))


def filled_in(row: ManifestRow | None, other: ManifestRow) -> ManifestRow:
    """A manifest's row, what it leaves open taken from the other."""
    if row is None:
        return other
    return ManifestRow(*(getattr(row, name) or getattr(other, name) for name in COLUMNS))


def parse_manifest(text: str, name: str, doc_ids: frozenset[str]) -> Manifest:
    """Check a manifest's text against the files that are there; raises `ManifestError` with all mistakes at once."""
    try:
        mark = parted_by(text.partition("\n")[0], COLUMNS)
        records = list(csv.reader(io.StringIO(text, newline=""), delimiter=mark, strict=True))
    except csv.Error as error:
        raise ManifestError(f"{name}: not a CSV table: {error}") from error
    if not records:
        raise ManifestError(f"{name}: empty; the first row must name the columns: {', '.join(COLUMNS)}")
    header = [cell.strip() for cell in records[0]]
    mistakes = _header_mistakes(header)
    if mistakes:
        raise ManifestError("\n".join(f"{name}: row 1: {mistake}" for mistake in mistakes))
    rows: dict[str, ManifestRow] = {}
    first_row: dict[str, int] = {}
    for number, cells in enumerate(records[1:], 2):
        if not any(cell.strip() for cell in cells):
            continue
        row, found = _read_row(header, cells)
        found += _identity_mistakes(row.doc_id, doc_ids, first_row)
        mistakes += [f"{name}: row {number}, {mistake}" for mistake in found]
        first_row.setdefault(row.doc_id, number)
        rows[row.doc_id] = row
    if mistakes:
        raise ManifestError("\n".join(mistakes))
    return Manifest(rows)


def _header_mistakes(header: list[str]) -> list[str]:
    known = ", ".join(COLUMNS)
    mistakes = [f"unknown column {column!r}; known are {known}" for column in header if column not in COLUMNS]
    mistakes += [f"column {column} stands there twice" for column in COLUMNS if header.count(column) > 1]
    if "doc_id" not in header:
        mistakes.append("column doc_id is missing")
    return mistakes


def _read_row(header: list[str], cells: list[str]) -> tuple[ManifestRow, list[str]]:
    mistakes: list[str] = []
    if len(cells) != len(header):
        column = min(len(cells), len(header)) + 1
        mistakes.append(f"column {column}: {len(cells)} cells where the header has {len(header)}")
    texts = {column: cell.strip() or None for column, cell in zip(header, cells, strict=False)}
    dates = {column: _read_date(column, texts.get(column), mistakes) for column in _DATES}
    start, end = dates["covers_start"], dates["covers_end"]
    if start is not None and end is not None and start > end:
        mistakes.append(f"column covers_end: {end} lies before covers_start, {start}")
    language = texts.get("language")
    if language is not None and not _LANGUAGE.fullmatch(language):
        mistakes.append(f"column language: {language!r} is no language code such as en")
    row = ManifestRow(
        doc_id=texts.get("doc_id") or "",
        title=texts.get("title"),
        publisher=texts.get("publisher"),
        actor=texts.get("actor"),
        about=texts.get("about"),
        published=dates["published"],
        covers_start=start,
        covers_end=end,
        language=language,
        source_url=texts.get("source_url"),
        rights=texts.get("rights"),
    )
    return row, mistakes


def _read_date(column: str, cell: str | None, mistakes: list[str]) -> date | None:
    if cell is None:
        return None
    try:
        if ISO_DATE.fullmatch(cell):
            return date.fromisoformat(cell)
    except ValueError:
        pass
    mistakes.append(f"column {column}: {no_date(cell)}")
    return None


def _identity_mistakes(doc_id: str, doc_ids: frozenset[str], first_row: Mapping[str, int]) -> list[str]:
    if not doc_id:
        return ["column doc_id: empty"]
    if doc_id in first_row:
        return [f"column doc_id: {doc_id!r} stands already in row {first_row[doc_id]}"]
    if doc_id not in doc_ids:
        bare = doc_id.removesuffix(PurePosixPath(doc_id).suffix)
        advice = f"; an id is the file's name without its ending: {bare!r}" if bare in doc_ids else ""
        return [f"column doc_id: there is no file for {doc_id!r}{advice}"]
    return []
