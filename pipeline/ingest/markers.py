"""List and section markers at the start of a line: `VII.`, `192.`, `2.1`, `(a)`, `-`.

Only what the marker looks like and how its number runs; whether the line before allows one is judged in `blocks.py`.
"""

import re
from dataclasses import dataclass

_MARKER = re.compile(
    r"""
      (?P<number>\d{1,3})(?:\.,?(?=[\s"“‘(\[]|[A-Z][a-z]|\Z)|\)(?=\s))
    | (?P<deep>\d{1,2}(?:\.\d{1,2}){1,4}\.?)(?=\s{1,9}(?!(?:Million|Billion|Trillion|Per\s?[Cc]ent|Percent)\b)[A-Z])
    | (?P<roman>X{0,3}(?:IX|IV|VI{0,3}|I{1,3}|X))[.)](?=\s(?!\s?[A-Z]\.)|[A-Z][a-z]|\Z)
    | (?P<letter>[A-Z])\.(?=\s{1,9}[A-Z][a-z])
    | (?P<paren>\((?:\d{1,3}|[a-z]|[ivx]{1,5}|[A-Z])\)|[a-z]\))(?=\s)
    | (?P<bullet>[-–—](?=\s|[A-Z"“‘])|[•·▪●○◦►➢§*](?!\*))
    """,
    re.VERBOSE,
)
_FIRST = frozenset("0123456789(-–—•·▪●○◦►➢§*")


@dataclass(frozen=True, slots=True)
class Marker:
    """What stands before a list item, a numbered paragraph or a section title."""

    length: int
    kind: str  # "number", "roman", "letter", "paren" or "bullet"
    number: int  # of a plain number, else -1
    depth: int  # parts of `2.1.3`


def read_marker(line: str) -> Marker | None:
    """Give the marker that a line starts with, if any."""
    first = line[0]
    if first not in _FIRST and line[1:2] not in ".)IVX":
        return None
    found = _MARKER.match(line)
    if found is None:
        return None
    kind = found.lastgroup or ""
    if kind == "deep":
        return Marker(found.end(), "number", -1, found.group().strip(".").count(".") + 1)
    return Marker(found.end(), kind, int(found["number"]) if kind == "number" else -1, 1)
