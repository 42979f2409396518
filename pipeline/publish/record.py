"""The run record, `run.json`: what a dataset was made of and with. It says nothing of when or where.

A folder that holds one is a dataset of ours, which a later build may replace (`replace.py`).
"""

import json
import platform
from collections import Counter
from collections.abc import Mapping
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

import pyarrow.parquet

from pipeline.ingest.own import PROGRAM, RUN_RECORD
from schemas.tables import TABLES

LIBRARIES = ("pandas", "pandera", "pint", "pyarrow", "pydantic")


def write_record(folder: Path, inputs: Mapping[str, str]) -> None:
    """Write the record of a run into `folder`; arguments as for `run_record`."""
    text = json.dumps(run_record(folder, inputs), indent=2, ensure_ascii=False)
    (folder / RUN_RECORD).write_bytes(f"{text}\n".encode())


def run_record(folder: Path, inputs: Mapping[str, str]) -> dict[str, Any]:
    """Versions, input hashes and the counts of the tables in `folder`.

    `inputs` has the SHA-256 of each input file by its name.
    """
    return {
        "program": PROGRAM,
        "version": _version(PROGRAM),
        "python": platform.python_version(),
        "libraries": {name: _version(name) for name in LIBRARIES},
        "inputs": dict(sorted(inputs.items())),
        "rows": {name: pyarrow.parquet.read_metadata(folder / f"{name}.parquet").num_rows for name in TABLES},
        "documents": counts(folder, "documents", "outcome"),
        "claims": counts(folder, "claims", "kind"),
        "rejected": counts(folder, "rejected", "reason"),
    }


def counts(folder: Path, name: str, column: str) -> dict[str, int]:
    """How often each value of a column (or item of its lists) stands in a table in `folder`, in the values' order."""
    with pyarrow.parquet.ParquetFile(folder / f"{name}.parquet") as file:
        found: Counter[str] = Counter()
        for batch in file.iter_batches(columns=[column]):
            cells = batch.column(0)
            if pyarrow.types.is_list(cells.type):
                cells = cells.flatten()
            found.update({one["values"]: one["counts"] for one in cells.value_counts().to_pylist()})
    return dict(sorted(found.items()))


def _version(distribution: str) -> str | None:
    """The installed version; none for a program that runs out of a folder it was not installed from."""
    try:
        return version(distribution)
    except PackageNotFoundError:
        return None
