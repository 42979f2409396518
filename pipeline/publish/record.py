"""The run record, `run.json`: what a dataset was made of and with. It says nothing of when or where.

A folder that holds one is a dataset of ours, which a later build may replace (`replace.py`).
"""

import json
import platform
from collections.abc import Mapping
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

import pandas as pd

from pipeline.publish.replace import PROGRAM, RUN_RECORD

LIBRARIES = ("pandas", "pandera", "pint", "pyarrow", "pydantic")


def write_record(folder: Path, tables: Mapping[str, pd.DataFrame], inputs: Mapping[str, str]) -> None:
    """Write the record of a run into `folder`; arguments as for `run_record`."""
    text = json.dumps(run_record(tables, inputs), indent=2, ensure_ascii=False)
    (folder / RUN_RECORD).write_bytes(f"{text}\n".encode())


def run_record(tables: Mapping[str, pd.DataFrame], inputs: Mapping[str, str]) -> dict[str, Any]:
    """Versions, input hashes and counts. `inputs` has the SHA-256 of each input file by its name."""
    return {
        "program": PROGRAM,
        "version": _version(PROGRAM),
        "python": platform.python_version(),
        "libraries": {name: _version(name) for name in LIBRARIES},
        "inputs": dict(sorted(inputs.items())),
        "rows": {name: len(frame) for name, frame in tables.items()},
        "documents": _counts(tables, "documents", "outcome"),
        "claims": _counts(tables, "claims", "kind"),
        "rejected": _counts(tables, "rejected", "reason"),
    }


def _version(distribution: str) -> str | None:
    """The installed version; none for a program that runs out of a folder it was not installed from."""
    try:
        return version(distribution)
    except PackageNotFoundError:
        return None


def _counts(tables: Mapping[str, pd.DataFrame], name: str, column: str) -> dict[str, int]:
    if name not in tables:
        return {}
    return {str(value): int(count) for value, count in tables[name].groupby(column).size().sort_index().items()}
