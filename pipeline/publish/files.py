"""Tables as files: typed Parquet with the column descriptions in it, and CSV; the same frame gives the same bytes.

CSV is UTF-8 with `\\n` line ends, ISO dates, an empty field for null, and the items of a list joined by `;` (where an
item holds a `;` or a backslash, a backslash stands before it). A field that holds a comma, a quote or a line break is
quoted, with quotes doubled.
Reading the files back is left to `reading.py`, describing them to `codebook.py` and `datapackage.py`.
"""

import hashlib
import json
import re
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow
import pyarrow.parquet

from schemas.tables import TABLES, Column, TableInfo

NEEDS_QUOTES = re.compile(r'[",\r\n]')
LIST_SPECIAL = re.compile(r"[\\;]")
# What a spreadsheet runs as a formula (OWASP, "CSV Injection"); figures that are negative numbers are no text.
FORMULA = re.compile(r"[=+\-@\t\r]")
WHOLE_NUMBERS = 2.0**53  # below it a float holds every whole number


def write_tables(tables: Mapping[str, Iterable[pd.DataFrame]], folder: Path, *, excel_safe: bool = False) -> None:
    """Write each table into `folder` as `<name>.parquet` and `<name>.csv`, out of validated frames in order.

    `excel_safe` puts an apostrophe before the CSV cells of text that a spreadsheet would run as a formula.
    """
    for name, frames in tables.items():
        write_table(frames, name, folder, excel_safe=excel_safe)


def write_table(frames: Iterable[pd.DataFrame], name: str, folder: Path, *, excel_safe: bool = False) -> None:
    """Write the table `name` frame by frame, so that only one of them need be in memory; no frame gives an empty one.

    In Parquet each column has its title, description and meaning of null as metadata.
    """
    schema = arrow_table(empty(name), name).schema
    with (
        pyarrow.parquet.ParquetWriter(folder / f"{name}.parquet", schema, compression="zstd") as parquet,
        (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as csv,
    ):
        csv.write(f"{csv_line(column.name for column in _written(name))}\n")
        for frame in frames:
            parquet.write_table(arrow_table(frame, name))
            csv.write(csv_rows(frame, name, excel_safe=excel_safe))


def file_hash(path: Path) -> str:
    """SHA-256 of a file, in hexadecimal; a large one is read piece by piece."""
    with path.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()


def empty(name: str) -> pd.DataFrame:
    """The table `name` without a row."""
    return pd.DataFrame({column.name: pd.Series([], dtype=column.dtype) for column in TABLES[name].columns})


def arrow_table(frame: pd.DataFrame, name: str) -> Any:
    """The table `name` as an Arrow table that pandas reads back with the same dtypes."""
    table = pyarrow.Table.from_pandas(frame, schema=arrow_schema(TABLES[name]), preserve_index=False)
    return table.replace_schema_metadata(_readable_by_pandas(table.schema.metadata))


def parquet_bytes(table: Any) -> bytes:
    """An Arrow table as the bytes of a Parquet file."""
    sink = pyarrow.BufferOutputStream()
    pyarrow.parquet.write_table(table, sink, compression="zstd")
    return bytes(sink.getvalue())


def _readable_by_pandas(metadata: Mapping[bytes, bytes]) -> dict[bytes, bytes]:
    """The metadata by which `pandas.read_parquet` gives each column its dtype again, dates and `Int64` too.

    pandas cannot read back the name of its own list dtype and fails on the whole file: lists are declared as objects.
    """
    said = json.loads(metadata[b"pandas"])
    for column in said["columns"]:
        if column["numpy_type"].startswith("list<"):
            column["numpy_type"] = "object"
    return {**metadata, b"pandas": json.dumps(said).encode()}


def arrow_schema(table: TableInfo) -> Any:
    """The table's columns as an Arrow schema, with what is said about them in the fields' metadata."""
    return pyarrow.schema(
        [_arrow_field(column) for column in table.columns],
        metadata={"title": table.title, "description": table.description},
    )


def _arrow_field(column: Column) -> Any:
    types = {
        "string": pyarrow.string(),
        "integer": pyarrow.int64(),
        "number": pyarrow.float64(),
        "date": pyarrow.date32(),
        "list": pyarrow.list_(pyarrow.string()),
    }
    said = {"title": column.title, "description": column.description}
    if column.null is not None:
        said["null"] = column.null
    return pyarrow.field(column.name, types[column.type], nullable=column.null is not None, metadata=said)


def csv_rows(frame: pd.DataFrame, name: str, *, excel_safe: bool = False) -> str:
    """The rows of the table `name` as lines of its CSV file, without the columns that are in its Parquet file only."""
    written = _written(name)
    fields = [_csv_fields(frame[column.name], column) for column in written]
    if excel_safe:
        texts = [column.type in ("string", "list") for column in written]
        fields = [guarded(cells) if is_text else cells for cells, is_text in zip(fields, texts, strict=True)]
    return "".join(f"{csv_line(row)}\n" for row in zip(*fields, strict=True))


def _written(name: str) -> list[Column]:
    table = TABLES[name]
    return [column for column in table.columns if column.name not in table.parquet_only]


def guarded(cells: Iterable[str]) -> list[str]:
    """Cells with an apostrophe before what a spreadsheet would run as a formula."""
    return [f"'{cell}" if FORMULA.match(cell) else cell for cell in cells]


def csv_line(fields: Iterable[str]) -> str:
    """A line of CSV, without its end."""
    return ",".join(_quoted(field) for field in fields)


def _csv_fields(values: "pd.Series[Any]", column: Column) -> list[str]:
    written: dict[str, Callable[[Any], str]] = {
        "string": str,
        "integer": str,
        "number": number_text,
        "date": lambda day: str(day.isoformat()),
        "list": list_text,
    }
    write = written[column.type]
    present = values.notna()
    return [write(value) if there else "" for value, there in zip(values, present, strict=True)]


def number_text(value: float) -> str:
    """The shortest text that reads back as the same number; whole numbers without a point (`9500000000`)."""
    whole = value.is_integer() and abs(value) < WHOLE_NUMBERS
    return str(int(value)) if whole else repr(float(value))


def list_text(items: Iterable[str]) -> str:
    """The items of a list joined by `;`."""
    return ";".join(LIST_SPECIAL.sub(r"\\\g<0>", item) for item in items)


def _quoted(field: str) -> str:
    return '"' + field.replace('"', '""') + '"' if NEEDS_QUOTES.search(field) else field
