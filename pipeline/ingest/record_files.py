"""Files of which every row is a document: JSON Lines, CSV and Parquet with a column of text.

The other columns that a manifest has (`title`, `published`, ...) are the document's metadata; `doc_id` or `id` names
it, else its row does, as a spreadsheet counts rows: the header of a CSV file is row 1, and a row of JSON Lines is its
line. Rows are read one after the other, never all at once.
"""

import csv
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.ingest.cells import parted_by

SUFFIXES = (".jsonl", ".ndjson", ".csv", ".parquet")
TEXT_COLUMN = "text"
TEXT_COLUMN_HELP = "the column of the text in JSON Lines, CSV and Parquet files (default: text)"
_ROWS_AT_ONCE = 256


class RecordFileError(ValueError):
    """A file of rows that cannot be used; the message says why."""


@dataclass(frozen=True, slots=True)
class Record:
    """One row: its number as a spreadsheet counts, what it says beside the text, and the text.

    `error` says why it is no document.
    """

    row: int
    said: dict[str, str]
    text: str | None
    error: str | None = None


def is_record_file(path: Path) -> bool:
    """Whether a file's name says that it holds rows."""
    return path.suffix.lower() in SUFFIXES


def records_of(path: Path, text_column: str) -> Iterator[Record]:
    """The rows of a file, in order. Raises `RecordFileError` where it is no such file or lacks the column of text."""
    suffix = path.suffix.lower()
    try:
        rows: Iterator[tuple[int, dict[str, Any] | None]]
        if suffix == ".parquet":
            rows = _parquet_rows(path, text_column)
        elif suffix == ".csv":
            rows = _csv_rows(path, text_column)
        else:
            rows = _json_rows(path)
        for number, row in rows:
            if row is None:
                yield Record(number, {}, None, "not a JSON object in UTF-8")
            else:
                yield _record(number, row, text_column)
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise RecordFileError(f"cannot be read as a file of rows: {reason}") from error


def _record(number: int, row: dict[str, Any], text_column: str) -> Record:
    text = row.get(text_column)
    said = {
        name: str(value).strip()
        for name, value in row.items()
        if name != text_column and value is not None and value == value and isinstance(name, str)
    }
    if not isinstance(text, str):
        return Record(number, said, None, f"no text in {text_column!r}")
    return Record(number, said, text)


def _json_rows(path: Path) -> Iterator[tuple[int, dict[str, Any] | None]]:
    with path.open("rb") as lines:
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            try:
                row = json.loads(line.decode("utf-8-sig"))
            except (ValueError, RecursionError):
                row = None
            yield number, row if isinstance(row, dict) else None


def _csv_rows(path: Path, text_column: str) -> Iterator[tuple[int, dict[str, Any]]]:
    csv.field_size_limit(2**31 - 1)
    with path.open(encoding="utf-8-sig", newline="") as lines:
        mark = parted_by(lines.readline().rstrip("\r\n"), [text_column])
        lines.seek(0)
        rows = csv.reader(lines, delimiter=mark)
        header = next(rows, [])
        _require(text_column, header)
        for number, cells in enumerate(rows, 2):
            if cells:
                yield number, dict(zip(header, cells, strict=False))


def _parquet_rows(path: Path, text_column: str) -> Iterator[tuple[int, dict[str, Any]]]:
    import pyarrow
    import pyarrow.parquet

    try:
        with pyarrow.parquet.ParquetFile(path) as file:
            _require(text_column, file.schema_arrow.names)
            number = 1  # there is no header among them
            for batch in file.iter_batches(batch_size=_ROWS_AT_ONCE):
                for row in batch.to_pylist():
                    yield number, row
                    number += 1
    except pyarrow.ArrowException as error:
        raise RecordFileError("not a Parquet file that can be read") from error


def _require(text_column: str, names: Any) -> None:
    if text_column not in names:
        raise RecordFileError(
            f"no column {text_column!r} that would hold documents (it has {', '.join(map(str, names)) or 'none'}); "
            "name the column of the text with --text-column"
        )
