"""Which folders hold a dataset of ours: known by their run record, replaced whole, never read as documents.

What the record says and when it is written is left to `publish/`.
"""

import json
from pathlib import Path

RUN_RECORD = "run.json"
PROGRAM = "claimline"


def is_dataset(folder: Path) -> bool:
    """Whether `folder` holds a run record that this program wrote."""
    record = folder / RUN_RECORD
    try:
        return record.is_file() and is_run_record(record.read_bytes())
    except OSError:
        return False


def is_run_record(content: bytes) -> bool:
    """Whether what a file of that name holds was written by this program."""
    try:
        record = json.loads(content)
    except (ValueError, RecursionError):
        return False
    return isinstance(record, dict) and record.get("program") == PROGRAM
