"""Compiled regular expressions as Python keeps compiled modules: their code in `__pycache__`, read again by later runs.

Compiling the expressions that a few documents need takes longer than reading the documents. What is kept is the code
that `re` makes of an expression, with the interpreter and the version of the engine that it is for; `_sre` checks every
word of it before it runs. These are internals of CPython: where they are others, or what is kept is damaged or cannot
be written, expressions are compiled by `re.compile`, and nothing else changes.
"""

import _sre  # type: ignore[import-not-found]
import atexit
import pickle
import re
import sys
from array import array
from functools import cache
from pathlib import Path
from typing import Any

from pipeline.pycache import place_beside, write

MOST_KEPT = 20_000
Key = tuple[str, int]
Code = tuple[int, bytes, int, dict[str, int], tuple[str | None, ...]]

_new: dict[Key, Code] = {}  # made in this process, and not kept yet


def place() -> Path:
    """Where the code of expressions is kept."""
    return place_beside(Path(__file__).resolve())


def compiled(pattern: str, flags: int) -> re.Pattern[str]:
    """The same as `re.compile`."""
    key = pattern, flags
    try:
        code = _kept().get(key) or _new.get(key)
        if code is None:
            code = _new[key] = code_of(pattern, flags)
        return expression_of(pattern, code)
    except re.error:
        raise
    except Exception:  # whatever it is, it is no fault of the expression
        return re.compile(pattern, flags)


def code_of(pattern: str, flags: int) -> Code:
    """What `re` makes of an expression: flags, code, number of groups, names of groups both ways."""
    internal: Any = re
    parsed = internal._parser.parse(pattern, flags)
    code = internal._compiler._code(parsed, flags)
    names: dict[str, int] = parsed.state.groupdict
    by_number: list[str | None] = [None] * parsed.state.groups
    for name, number in names.items():
        by_number[number] = name
    return flags | parsed.state.flags, array("I", code).tobytes(), parsed.state.groups - 1, names, tuple(by_number)


def expression_of(pattern: str, code: Code) -> re.Pattern[str]:
    """The expression of its code."""
    flags, words, groups, names, by_number = code
    found: re.Pattern[str] = _sre.compile(pattern, flags, array("I", words).tolist(), groups, names, by_number)
    return found


def keep() -> None:
    """Keep what this process compiled, where Python would keep a compiled module."""
    if not _new:
        return
    known = {**_read(), **_new}
    write(place(), pickle.dumps((_engine(), dict(list(known.items())[-MOST_KEPT:]))))
    _new.clear()


@cache
def _kept() -> dict[Key, Code]:
    atexit.register(keep)
    return _read()


def _read() -> dict[Key, Code]:
    try:
        engine, known = pickle.loads(place().read_bytes())
        return known if engine == _engine() and isinstance(known, dict) else {}
    except Exception:  # a damaged pickle can raise anything
        return {}


def _engine() -> tuple[str, int]:
    return sys.version, int(_sre.MAGIC)
