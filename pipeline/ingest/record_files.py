"""Files of which every row is a document: JSON Lines, CSV and Parquet with a column of text.

The other columns that a manifest has (`title`, `published`, ...) are the document's metadata; `doc_id` or `id` names
it, else its row does. Rows are read one after the other, never all at once.
"""

import csv
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

SUFFIXES = (".jsonl", ".ndjson", ".csv", ".parquet")
TEXT_COLUMN = "text"
TEXT_COLUMN_HELP = "the column of the text in JSON Lines, CSV and Parquet files (default: text)"
_ROWS_AT_ONCE = 256


class RecordFileError(ValueError):
    """A file of rows that cannot be used; the message says why."""


@dataclass(frozen=True, slots=True)
class Record:
    """One row: its number from 0, what it says beside the text, and the text; `error` where it is no document."""

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
        rows: Iterator[dict[str, Any] | Record]
        if suffix == ".parquet":
            rows = _parquet_rows(path, text_column)
        elif suffix == ".csv":
            rows = _csv_rows(path, text_column)
        else:
            rows = _json_rows(path)
        for number, row in enumerate(rows):
            yield row if isinstance(row, Record) else _record(number, row, text_column)
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


def _json_rows(path: Path) -> Iterator[dict[str, Any] | Record]:
    with path.open("rb") as lines:
        number = 0
        for line in lines:
            if not line.strip():
                continue
            try:
                row = json.loads(line.decode("utf-8-sig"))
            except (ValueError, RecursionError):
                row = None
            if isinstance(row, dict):
                yield row
            else:
                yield Record(number, {}, None, "not a JSON object in UTF-8")
            number += 1


def _csv_rows(path: Path, text_column: str) -> Iterator[dict[str, Any] | Record]:
    csv.field_size_limit(2**31 - 1)
    with path.open(encoding="utf-8-sig", newline="") as lines:
        reader = csv.DictReader(lines)
        _require(text_column, reader.fieldnames or ())
        yield from reader


def _parquet_rows(path: Path, text_column: str) -> Iterator[dict[str, Any] | Record]:
    import pyarrow
    import pyarrow.parquet

    try:
        with pyarrow.parquet.ParquetFile(path) as file:
            _require(text_column, file.schema_arrow.names)
            for batch in file.iter_batches(batch_size=_ROWS_AT_ONCE):
                yield from batch.to_pylist()
    except pyarrow.ArrowException as error:
        raise RecordFileError("not a Parquet file that can be read") from error


def _require(text_column: str, names: Any) -> None:
    if text_column not in names:
        raise RecordFileError(
            f"no column {text_column!r} that would hold documents (it has {', '.join(map(str, names)) or 'none'}); "
            "name the column of the text with --text-column"
        )
