"""Lines of a paragraph joined: whether a hyphen at a line's end parts a word for the line only, or belongs to it."""

import re
from collections.abc import Iterable

_HYPHENS = ("\ufffe", "-", "‐")
_WORD_END = re.compile(r"[^\W\d_]{1,40}(?:-[^\W\d_]{1,40}){0,4}-\Z")
_FIRST_WORD = re.compile(r"[^\W\d_]+")
_HYPHENED = re.compile(r"(?<![^\W\d_])[^\W\d_]+(?:-[^\W\d_]+)+")
# No word is parted behind these: what follows is a word of its own.
_FIRST_PARTS = frozenset(
    "well self non ex all half low high twenty thirty forty fifty sixty seventy eighty ninety".split()
)
_NUMBERS = frozenset("two three four five six seven eight nine".split())
_OF_NUMBERS = ("teen", "een", "ty", "th")


def hyphened_words(lines: Iterable[str]) -> frozenset[str]:
    """The words that stand with a hyphen inside a line: a hyphen at a line's end belongs to them, too."""
    return frozenset(word.casefold() for line in lines for word in _HYPHENED.findall(line))


def joined(before: str, marks: str, line: str, whole_words: frozenset[str]) -> str:
    """The words before, the marks between them and a line that goes on with them."""
    if not before:
        return marks + line
    if before.endswith(_HYPHENS):
        stem = before[:-1]
        kept = not stem[-1:].isalpha() or not line[:1].islower() or _belongs(stem, line, whole_words)
        return f"{stem}{'-' if kept else ''}{marks}{line}"
    return f"{before} {marks}{line}"


def _belongs(stem: str, line: str, whole_words: frozenset[str]) -> bool:
    end, rest = _WORD_END.search(f"{stem[-240:]}-"), _FIRST_WORD.match(line)
    if end is None or rest is None:
        return False
    first = end[0][:-1].casefold()
    counted = first in _NUMBERS and not rest[0].startswith(_OF_NUMBERS)  # `five-year`, not `four-teen`
    return first in _FIRST_PARTS or counted or f"{first}-{rest[0]}".casefold() in whole_words
