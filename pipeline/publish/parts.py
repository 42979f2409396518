"""The parts of the tables on disk, while a run goes on: a Parquet file for each batch and table.

They lie in a folder of their own that is gone when the dataset is complete; what is in them is left to `engines/`.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow.parquet

from pipeline.publish.reading import read_parquet


def keep_part(folder: Path, number: int, tables: Mapping[str, bytes]) -> None:
    """Write the files of one batch into `folder`."""
    for name, content in tables.items():
        _path(folder, name, number).write_bytes(content)


def clear_parts(folder: Path) -> None:
    """Remove `folder` with all that is kept there."""
    for path in folder.iterdir():
        path.unlink()
    folder.rmdir()


def frames_in(folder: Path, name: str) -> Iterator[pd.DataFrame]:
    """The frames of a table that are kept in `folder`, in the order of the batches."""
    for path in _paths(folder, name):
        yield read_parquet(path, name)


def arrow_tables_in(folder: Path, name: str, columns: list[str] | None = None) -> Iterator[Any]:
    """What is kept in `folder` under a name as Arrow tables, in the order of the batches."""
    for path in _paths(folder, name):
        yield pyarrow.parquet.read_table(path, columns=columns)


def _paths(folder: Path, name: str) -> list[Path]:
    return sorted(folder.glob(f"{name}-*.parquet"))


def _path(folder: Path, name: str, number: int) -> Path:
    return folder / f"{name}-{number:08}.parquet"
