"""Where sentences end inside a block.

A stop ends a sentence unless the words around it say otherwise: abbreviations, initials, figures, a small letter behind
it. The words are data (`rules/segmentation.toml`); blocks and headings are left to the other modules here.
"""

import re
from collections.abc import Iterator

from pipeline.ingest.long_sentences import within_bounds
from pipeline.ingest.patterns import SegmentPatterns

_STOP = re.compile(
    # the stop, what closes with it (`"?".`), white space, what opens behind it
    r"""([.!?…。！？](?:[.!?…。！？]|\s\.){0,99})((?:["”’')\]»]{1,9}\.?)?)(\s*)(["“‘'(\[«¿¡]{0,9})"""
)
_INITIALS = re.compile(r"(?:[A-Z]\.-?){0,6}[A-Z]\Z")
_LETTERED = re.compile(r"[IVXLC]{1,6}\b|[B-HJ-Z]\b(?!\s[a-z])")  # `Vol. II`, `sect. B`
_NEXT_WORD = re.compile(r"[^\W\d_]{1,20}")


def split_sentences(masked: str, start: int, end: int, patterns: SegmentPatterns) -> Iterator[tuple[int, int]]:
    """Give the spans of the sentences in `masked[start:end]`, in order; no white space may stand at its edges.

    What runs on for too long is cut.
    """
    for sentence in _between_stops(masked, start, end, patterns):
        yield from within_bounds(masked, *sentence)


def _between_stops(masked: str, start: int, end: int, patterns: SegmentPatterns) -> Iterator[tuple[int, int]]:
    begin = start
    for stop in _STOP.finditer(masked, start, end):
        following = stop.end()
        if following < end and _ends(masked, stop, following, begin, patterns):
            yield begin, stop.end(2)
            begin = stop.end(3)
    if begin < end:
        yield begin, end


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """Give the span without the white space at its edges."""
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), end - (len(piece) - len(piece.rstrip()))


def _ends(text: str, stop: re.Match[str], following: int, begin: int, patterns: SegmentPatterns) -> bool:
    mark, close, gap, opening = stop.groups()
    first = text[following]
    if mark[-1] in "。！？":
        return True
    if first.islower():
        return False
    if mark != "." or close[-1:] == ".":
        return bool(gap or close) and (first.isupper() or mark[0] in "!?")
    if opening[:1] in ("(", "[") and not first.isupper():
        return False  # a reference in brackets goes with its sentence
    word = _word_before(text, stop.start(), begin, patterns.longest_abbreviation)
    if not gap and not close:
        return _ends_glued(text, following, word, patterns)
    if first.isdigit() or first == "+":
        return _ends_before_digit(word, patterns)
    if word in patterns.measures and _behind_figure(text, stop.start() - len(word), begin):
        return first.isupper()
    return _ends_before_word(text, following, word, patterns)


def _word_before(text: str, stop: int, begin: int, longest: int) -> str:
    """The word that a stop closes, or what is no longer than the longest abbreviation of it."""
    before = text[max(begin, stop - longest - 1) : stop]
    words = before.rsplit(None, 1)
    return words[-1].lstrip("\"'“‘([") if words and not before[-1].isspace() else ""


def _behind_figure(text: str, at: int, begin: int) -> bool:
    """Whether the word at `at` stands behind a figure in digits."""
    return text[max(begin, at - 4) : at].rstrip()[-1:].isdigit()


def _ends_glued(text: str, following: int, word: str, patterns: SegmentPatterns) -> bool:
    """A stop with no space behind it (`20 percent.In 2005`): the next word must look like the start of a sentence."""
    second = text[following + 1 : following + 2]
    if not text[following].isupper() or not (second.islower() or second.isspace()):
        return False
    if word in patterns.never or word in patterns.before_starter or _INITIALS.match(word):
        return False
    return word[-1:].islower() or word[-1:].isdigit()


def _ends_before_digit(word: str, patterns: SegmentPatterns) -> bool:
    # The last part of a document symbol is an abbreviation, too: `A/9001/Add. 1`.
    if word in patterns.never or word[word.rfind("/") + 1 :] in patterns.before_number:
        return False
    if word in patterns.before_starter or _INITIALS.match(word):
        return word == "etc"
    return word != "0"  # `0. 7 per cent`: a decimal pulled apart


def _ends_before_word(text: str, following: int, word: str, patterns: SegmentPatterns) -> bool:
    if word in patterns.never:
        return False
    if word in patterns.before_number:
        return not _LETTERED.match(text, following)
    if word in patterns.before_starter or _INITIALS.match(word):
        found = _NEXT_WORD.match(text, following)
        return found is not None and found.group() in patterns.starters
    return True
