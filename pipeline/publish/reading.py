"""Reading a written dataset back: frames with the same values and dtypes that were written, from Parquet or from CSV.

Plain `pandas.read_csv` takes words such as `NA` for missing and turns whole numbers with gaps into floats; this does
not.
"""

import csv
import re
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow
import pyarrow.parquet

from schemas.tables import TABLES, Column

LIST_ITEM = re.compile(r"(?:[^\\;]|\\.)+", re.DOTALL)
ESCAPED = re.compile(r"\\(.)", re.DOTALL)


class DatasetError(ValueError):
    """A folder or file that does not hold the tables of a dataset; the message says which and what is wrong."""


def read_dataset(folder: Path | str) -> dict[str, pd.DataFrame]:
    """Every table in `folder` by name, from its Parquet file or, where that is missing, from its CSV file.

    A column that the file does not hold (the text of the documents in CSV) is null. Raises `DatasetError`.
    """
    return {name: read_table(Path(folder), name) for name in TABLES}


def read_table(folder: Path, name: str) -> pd.DataFrame:
    """One table of the dataset in `folder`; raises `DatasetError` where there is none or it is another one."""
    for suffix, read in ((".parquet", read_parquet), (".csv", read_csv)):
        path = folder / f"{name}{suffix}"
        if path.is_file():
            return read(path, name)
    raise DatasetError(f"{folder}: no {name}.parquet and no {name}.csv: this is not a folder that a build has written")


def read_parquet(path: Path, name: str) -> pd.DataFrame:
    """The table `name` from a Parquet file."""
    try:
        stored = pyarrow.parquet.read_table(path)
    except (OSError, pyarrow.ArrowException) as error:
        raise DatasetError(f"{path}: cannot be read as Parquet: {error}") from error
    frame: pd.DataFrame = stored.to_pandas()
    return _typed({str(column): frame[column] for column in frame}, len(frame), name, path)


def read_columns(folder: Path, name: str, columns: list[str]) -> list[dict[str, Any]]:
    """The rows of some columns of a table of the dataset in `folder`, as plain values."""
    rows: list[dict[str, Any]] = pyarrow.parquet.read_table(folder / f"{name}.parquet", columns=columns).to_pylist()
    return rows


def first_rows(folder: Path, name: str, most: int) -> pd.DataFrame:
    """The first rows of a table of the dataset in `folder`; the others are not read."""
    with pyarrow.parquet.ParquetFile(folder / f"{name}.parquet") as file:
        batch = next(file.iter_batches(batch_size=most), None)
    rows = batch.to_pandas() if batch is not None else pd.DataFrame()
    return _typed({str(column): rows[column] for column in rows}, len(rows), name, folder / f"{name}.parquet")


def read_csv(path: Path, name: str) -> pd.DataFrame:
    """The table `name` from a CSV file."""
    _lift_field_limit()
    with path.open(encoding="utf-8-sig", newline="") as lines:
        try:
            header, *rows = csv.reader(lines, strict=True)
        except (ValueError, csv.Error) as error:
            raise DatasetError(f"{path}: cannot be read as CSV: {error}") from error
    if any(len(row) != len(header) for row in rows):
        raise DatasetError(f"{path}: not every row has {len(header)} fields")
    known = {column.name: column for column in TABLES[name].columns}
    columns = {
        field: _parsed([row[at] for row in rows], known[field], path)
        for at, field in enumerate(header)
        if field in known
    }
    return _typed(columns, len(rows), name, path)


def _lift_field_limit() -> None:
    """A sentence of a damaged text may be longer than what the csv module takes for a field by default."""
    csv.field_size_limit(2**31 - 1)


def _typed(columns: Mapping[str, Any], length: int, name: str, path: Path) -> pd.DataFrame:
    table = TABLES[name]
    missing = [
        column.name for column in table.columns if column.name not in columns and column.name not in table.parquet_only
    ]
    if missing:
        raise DatasetError(f"{path}: the {name} table lacks the columns {', '.join(missing)}; build it again")
    return pd.DataFrame(
        {
            column.name: pd.Series(columns.get(column.name, [None] * length), dtype=column.dtype)
            for column in table.columns
        }
    )


def _parsed(fields: list[str], column: Column, path: Path) -> list[Any]:
    readers: dict[str, Callable[[str], Any]] = {
        "string": str,
        "integer": int,
        "number": float,
        "date": date.fromisoformat,
        "list": list_items,
    }
    read = readers[column.type]
    empty: Callable[[], Any] = list if column.type == "list" else lambda: None
    try:
        return [read(field) if field else empty() for field in fields]
    except ValueError as error:
        raise DatasetError(f"{path}: column {column.name}: {error}") from error


def list_items(field: str) -> list[str]:
    """The items of a list that are joined by `;` in a CSV field; no item is empty."""
    return [ESCAPED.sub(r"\1", item) for item in LIST_ITEM.findall(field)]
