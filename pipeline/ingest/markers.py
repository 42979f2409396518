"""List and section markers at the start of a line: `VII.`, `192.`, `2.1`, `(a)`, `-`; also such as scanning damaged.

Only what the marker looks like and how its number runs; whether the line before allows one is judged in `blocks.py`.
"""

import re

from pipeline.ingest.patterns import SegmentPatterns
from pipeline.values import value_class

_MARKER = re.compile(
    r"""
      (?P<number>\d{1,3})(?:\.,?(?=[\s"“‘(\[]|[A-Z][a-z]|\Z)|\)(?=\s))
    | (?P<deep>\d{1,2}(?:\.\d{1,2}){1,4}\.?)(?=\s{1,9}(?!(?:Million|Billion|Trillion|Per\s?[Cc]ent|Percent)\b)[A-Z])
    | (?P<roman>X{0,3}(?:IX|IV|VI{0,3}|I{1,3}|X))[.)](?=\s(?!\s?[A-Z]\.)|[A-Z][a-z]|\Z)
    | (?P<letter>[A-Z])\.(?=\s{1,9}[A-Z][a-z])
    | (?P<paren>\((?:\d{1,3}|[a-z]|[ivx]{1,5}|[A-Z])\)(?=\s)|[a-z]\)(?=\s)|[a-h]\.(?=\s[A-Z]))
    | (?P<bullet>[-–—](?=\s|[A-Z"“‘])|[•·▪●○◦►➢§*](?!\*))
    """,
    re.VERBOSE,
)
# What scanning makes of `57.` and `30.`, where the paragraphs are numbered: `.57.`, `57..`, `57,`, `5?.`, `3O.`, `l7.`
_EXPECTED = re.compile(r"""["'.(]{0,2}(?P<number>\d{1,3})\s?[.,;:!?*–-]{0,3}(?=\s{1,9}["“]?[A-Z])""")
_MOST_LOST = 3  # paragraph numbers in a row that scanning may have lost
_GARBLED = re.compile(r"""["'.(]{0,2}(?=[lIiOoSBA?!]{0,3}\d)[\dlIiOoSBA?!]{1,4}\s?\.{1,2}(?=\s{1,3}["“]?[A-Z])""")
_LONGEST_NAMED = 200
BULLETS = "•▪●○◦►➢"  # what is nothing but a bullet; a dash may also stand in a sentence
_FIRST = frozenset("0123456789(-–—·§*" + BULLETS)


@value_class
class Marker:
    """What stands before a list item, a numbered paragraph or a section title."""

    length: int
    kind: str  # "named" (`Chapter II`), "number", "roman", "letter", "paren" or "bullet"
    number: int  # of a plain number, else -1
    depth: int  # parts of `2.1.3`


def read_marker(line: str, patterns: SegmentPatterns) -> Marker | None:
    """Give the marker that a line starts with, if any."""
    first = line[0]
    if first not in _FIRST and line[1:2] not in ".)IVX":
        named = patterns.named_marker.match(line) if first.isupper() and len(line) <= _LONGEST_NAMED else None
        return Marker(named.end(), "named", -1, 1) if named else None
    found = _MARKER.match(line)
    if found is None:
        return None
    kind = found.lastgroup or ""
    if kind == "deep":
        return Marker(found.end(), "number", -1, found.group().strip(".").count(".") + 1)
    return Marker(found.end(), kind, int(found["number"]) if kind == "number" else -1, 1)


def read_damaged_marker(line: str, expected: int) -> Marker | None:
    """Give the marker at the start of a line where the paragraphs are numbered and `expected` is the next number."""
    found = _EXPECTED.match(line)
    if found is not None and expected <= (number := int(found["number"])) <= expected + _MOST_LOST:
        return Marker(found.end(), "number", number, 1)
    found = _GARBLED.match(line)
    return Marker(found.end(), "number", expected, 1) if found is not None else None
