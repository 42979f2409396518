"""Where sentences end inside a block.

A stop ends a sentence unless the words around it say otherwise: abbreviations, initials, figures, a small letter behind
it. The words are data (`rules/segmentation.toml`); blocks and headings are left to the other modules here.
"""

import re
from collections.abc import Iterator

from pipeline.ingest.patterns import SegmentPatterns

_STOP = re.compile(
    r"""(?P<stop>[.!?…。！？](?:[.!?…。！？]|\s\.){0,99})(?P<close>["”’')\]»]{0,9})(?P<gap>\s*)(?P<open>["“‘'(\[«¿¡]{0,9})"""
)
_INITIALS = re.compile(r"(?:[A-Z]\.-?){0,6}[A-Z]\Z")
_ROMAN_NUMBER = re.compile(r"[IVXLC]{1,6}\b")
_NEXT_WORD = re.compile(r"[^\W\d_]{1,20}")


def split_sentences(masked: str, start: int, end: int, patterns: SegmentPatterns) -> Iterator[tuple[int, int]]:
    """Give the spans of the sentences in `masked[start:end]`, in order, without the white space around them."""
    begin = start
    for stop in _STOP.finditer(masked, start, end):
        if stop.end() < end and _ends(masked, stop, begin, end, patterns):
            cut = stop.end("close")
            first, last = trim(masked, begin, cut)
            if first < last:
                yield first, last
            begin = cut
    first, last = trim(masked, begin, end)
    if first < last:
        yield first, last


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """Give the span without the white space at its edges."""
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), end - (len(piece) - len(piece.rstrip()))


def _ends(text: str, stop: re.Match[str], begin: int, end: int, patterns: SegmentPatterns) -> bool:
    mark, following = stop["stop"], text[stop.end()]
    if mark[-1] in "。！？":
        return True
    if following.islower():
        return False
    spaced = bool(stop["gap"] or stop["close"])
    if mark != ".":
        return spaced and (following.isupper() or mark[0] in "!?")
    if stop["open"][:1] in ("(", "[") and not following.isupper():
        return False  # a reference in brackets goes with its sentence
    word = _word_before(text, stop.start(), begin, patterns.longest_abbreviation)
    if not spaced:
        return _ends_glued(text, stop, word, patterns)
    if following.isdigit():
        return _ends_before_digit(word, patterns)
    return _ends_before_word(text, stop.end(), word, patterns)


def _word_before(text: str, stop: int, begin: int, longest: int) -> str:
    """The word that a stop closes, or what is no longer than the longest abbreviation of it."""
    words = text[max(begin, stop - longest - 1) : stop].split()
    return words[-1].lstrip("\"'“‘([") if words and not text[stop - 1].isspace() else ""


def _ends_glued(text: str, stop: re.Match[str], word: str, patterns: SegmentPatterns) -> bool:
    """A stop with no space behind it (`20 percent.In 2005`): the next word must look like the start of a sentence."""
    following = text[stop.end() : stop.end() + 2]
    if not following[:1].isupper() or not (following[1:].islower() or following[1:].isspace()):
        return False
    if word in patterns.never or word in patterns.before_starter or _INITIALS.match(word):
        return False
    return word[-1:].islower() or word[-1:].isdigit()


def _ends_before_digit(word: str, patterns: SegmentPatterns) -> bool:
    if word in patterns.never or word in patterns.before_number:
        return False
    if word in patterns.before_starter or _INITIALS.match(word):
        return word == "etc"
    return word != "0"  # `0. 7 per cent`: a decimal pulled apart


def _ends_before_word(text: str, following: int, word: str, patterns: SegmentPatterns) -> bool:
    if word in patterns.never:
        return False
    if word in patterns.before_number:
        return not _ROMAN_NUMBER.match(text, following)
    if word in patterns.before_starter or _INITIALS.match(word):
        found = _NEXT_WORD.match(text, following)
        return found is not None and found.group() in patterns.starters
    return True
