"""Checked rule files as Python keeps compiled modules: pickled in `__pycache__` beside them, read again while they fit.

Parsing and checking the rules takes a third of a short command. What is kept is named after the interpreter, holds for
the very files that it was made of (rules and the code that checks them), is as trusted as the modules beside it, and is
only ever a saving: where it is missing, damaged or cannot be written, the rules are read from their files.
"""

import pickle
from functools import cache
from pathlib import Path
from typing import Any

from pipeline.pycache import place_beside, write

State = tuple[Any, ...]
HERE = Path(__file__).resolve().parent


def state_of(path: Path) -> State:
    """What tells that a rule file, or the code that checks it, is another one than before."""
    return (*_stat(path), _code())


def read_kept(path: Path, kind: type) -> Any:
    """What the rule file at `path` became the last time, an instance of `kind`; null where that is not known."""
    try:
        state, value = pickle.loads(place_beside(path).read_bytes())
        return value if state == state_of(path) and type(value) is kind else None
    except Exception:  # a damaged pickle can raise anything, and the file itself is there to be read
        return None


def keep(path: Path, value: object) -> None:
    """Keep what the rule file at `path` became, where Python would keep a compiled module."""
    write(place_beside(path), pickle.dumps((state_of(path), value), protocol=pickle.HIGHEST_PROTOCOL))


@cache
def _code() -> State:
    return tuple(_stat(path) for path in sorted(HERE.glob("*.py")))


def _stat(path: Path) -> tuple[str, int, int]:
    found = path.stat()
    return path.name, found.st_mtime_ns, found.st_size
