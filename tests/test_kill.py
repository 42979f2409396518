"""A build that is killed at any moment leaves one whole dataset, and the next build clears what was left beside it.

Only through the command line and what lies beside the output folder, as a user sees it.
"""

import random
import shutil
import time
from pathlib import Path

import pytest

from pipeline.dataset import load
from tests.conftest import SEEDS, start

MOMENTS = 20
TABLES = ("claims.parquet", "documents.parquet", "findings.parquet", "rejected.parquet", "series.parquet", "run.json")


def snapshot(out: Path) -> dict[str, bytes]:
    """The tables and the record of a dataset."""
    return {name: (out / name).read_bytes() for name in TABLES}


def finished(*arguments: object) -> int:
    """The exit status of a command that is left to end."""
    process = start(*arguments)
    _, errors = process.communicate(timeout=300)
    assert "Traceback" not in errors
    return process.returncode


@pytest.mark.slow
def test_killed_at_twenty_moments(built_documents: Path, tmp_path: Path) -> None:
    """Half of them anywhere in the run, half where it ends, since the old dataset makes room for the new one there."""
    old = snapshot(built_documents)
    began = time.monotonic()
    assert finished("build", SEEDS, "--out", tmp_path / "whole" / "out") == 0
    lasts = time.monotonic() - began
    new = snapshot(tmp_path / "whole" / "out")
    chance = random.Random(7)
    moments = [chance.uniform(0, 1.1) for _ in range(MOMENTS // 2)]
    moments += [chance.uniform(0.8, 1.05) for _ in range(MOMENTS - MOMENTS // 2)]
    found, left = [], set[str]()
    for number, share in enumerate(moments):
        place = tmp_path / str(number)
        out = Path(shutil.copytree(built_documents, place / "out"))
        process = start("build", SEEDS, "--out", out)
        time.sleep(share * lasts)
        process.kill()
        process.communicate(timeout=60)
        assert finished("check", out) in (0, 1)  # finishes or undoes a half-done swap, as every command does
        load(out)
        assert snapshot(out) in (old, new)
        found.append(snapshot(out) == new)
        left |= {path.name for path in place.iterdir()} - {"out"}
        if number % 5 == 0:
            assert finished("build", SEEDS, "--out", out) == 0
            assert snapshot(out) == new
            assert [path.name for path in place.iterdir()] == ["out"]
    assert not all(found), "no kill came before the end"
    assert left, "no kill came while the new dataset was written"
