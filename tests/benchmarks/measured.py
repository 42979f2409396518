"""Commands measured from outside: CPU seconds of a process and its children, and its largest memory."""

import os
import resource
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True)
class Measured:
    """What a command took; memory in megabytes, the largest of its process."""

    cpu_seconds: float
    wall_seconds: float
    megabytes: float


def measured(command: Sequence[str]) -> Measured:
    """Run a command to its end. Raises `CalledProcessError` where it fails."""
    begun = time.perf_counter()
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    assert process.stderr is not None
    errors = process.stderr.read()
    _, status, used = os.wait4(process.pid, 0)
    wall = time.perf_counter() - begun
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise subprocess.CalledProcessError(process.returncode, command, stderr=errors)
    return Measured(used.ru_utime + used.ru_stime, wall, _megabytes(used))


def python(*arguments: str) -> list[str]:
    """A command of this interpreter."""
    return [sys.executable, *arguments]


def build(documents: Path, out: Path, *more: str) -> list[str]:
    """The command that builds a dataset."""
    return python("-m", "pipeline.cli", "build", str(documents), "--out", str(out), "--quiet", *more)


def _megabytes(used: resource.struct_rusage) -> float:
    return used.ru_maxrss / (1e6 if sys.platform == "darwin" else 1e3)
