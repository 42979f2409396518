"""What a run leaves for later ones in `__pycache__`, as Python does. What it is is left to the callers."""

import os
import sys
from contextlib import suppress
from pathlib import Path


def place_beside(path: Path) -> Path:
    """Where something made of the file at `path` is kept, for this interpreter."""
    return path.parent / "__pycache__" / f"{path.stem}.{sys.implementation.cache_tag}.pickle"


def write(place: Path, content: bytes) -> None:
    """Write a file whole or not at all; not where Python keeps no compiled modules, or the folder cannot be written."""
    if sys.dont_write_bytecode:
        return
    with suppress(OSError):
        place.parent.mkdir(exist_ok=True)
        beside = place.with_name(f"{place.name}.{os.getpid()}")
        beside.write_bytes(content)
        os.replace(beside, place)
