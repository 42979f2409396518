"""What in a document is no prose: page furniture, navigation, contents lists, captions, links, footnote marks.

Finds it and names the rule; nothing is taken out. List markers and part numbers are found with the blocks they open or
close (`blocks.py`).
"""

import re
from collections import Counter
from typing import NamedTuple

from pipeline.ingest.lines import Line, is_finished
from pipeline.ingest.patterns import SegmentPatterns
from pipeline.models import Span

_LONGEST_NOISE_LINE = 450
_LONGEST_ENTRY = 160
_MOST_ENTRIES = 1000
_BARE_NUMBER = re.compile(r"(?:\d{1,4}|[ivxl]{1,7})\Z")
_FIGURE = re.compile(r"[(+-]?(?:\d(?:[\d.,]{0,20}\d)?%?|n\.?a\.?|-|–|—|\.\.\.?)\)?\Z")
_ENTRY_TAIL = re.compile(r"[\s.…]{1,200}\d{0,4}\Z")
_NOT_LETTERS = re.compile(r"[\W\d_]+")
_REPEATS = 3
# What a reader masks between the two halves of a sentence.
PAGE_FURNITURE = frozenset(("layout.running-head", "layout.page-number"))


class Noise(NamedTuple):
    """A line that is noise: its rule, and whether an unfinished sentence may go on behind it."""

    rule: str
    furniture: bool


def find_line_noise(lines: list[Line], patterns: SegmentPatterns) -> dict[int, Noise]:
    """Give the lines that are noise as a whole, by their index."""
    found: dict[int, Noise] = {}
    bare: list[int] = []
    for index, line in enumerate(lines):
        text = line.text
        if len(text) > _LONGEST_NOISE_LINE or (text[0].islower() and len(text) > 40):
            continue
        match = patterns.lines.match(text)
        if match is None and text[-1] in "]).":
            match = patterns.credits.match(text)
        if match is not None:
            found[index] = Noise(match[0], match[1] == "furniture")
        elif len(text) <= 7 and _BARE_NUMBER.match(text):
            bare.append(index)
        elif text[-1].isdigit() and _is_table_row(text, patterns):
            found[index] = Noise("layout.table-row", False)
        elif text[-1] in "….":
            if _is_cut_headline(lines, index):
                found[index] = Noise("layout.headline-truncated", False)
        elif len(text) < 30 and text.rstrip(": ").casefold() in patterns.contents:
            found[index] = Noise("layout.contents", False)
            found.update((entry, found[index]) for entry in _contents_entries(lines, index))
    for index in bare:
        if index not in found and _is_page_number(lines, index, found):
            found[index] = Noise("layout.bare-page-number", True)
    found.update(_repeated_lines(lines, found))
    return found


def find_given_noise(lines: list[Line], given: tuple[Span, ...]) -> dict[int, Noise]:
    """Give the lines that lie as a whole in stretches that a reader masked, which are in order."""
    found: dict[int, Noise] = {}
    at = 0
    for index, line in enumerate(lines):
        while at < len(given) and given[at].end < line.end:
            at += 1
        if at < len(given) and given[at].start <= line.start:
            found[index] = Noise(given[at].rule, given[at].rule in PAGE_FURNITURE)
    return found


def find_inline_noise(text: str, patterns: SegmentPatterns) -> list[Span]:
    """Give the links, addresses and footnote marks inside the text."""
    spans: list[Span] = []
    for pattern in patterns.inline:
        if pattern.may_match(text):
            spans += [Span(*found.span(pattern.group), pattern.rule) for found in pattern.regex.finditer(text)]
    return spans


def mask(text: str, spans: list[Span]) -> tuple[str, tuple[Span, ...]]:
    """Blank the spans (line breaks stay); also give them sorted and disjoint, the earlier and longer first."""
    if not spans:
        return text, ()
    pieces: list[str] = []
    kept: list[Span] = []
    position = 0
    for span in sorted(spans, key=lambda span: (span.start, -span.end, span.rule)):
        if span.start < position or span.start == span.end:
            continue
        pieces.append(text[position : span.start])
        pieces.append("".join(character if character in "\r\n" else " " for character in text[span.start : span.end]))
        kept.append(span)
        position = span.end
    pieces.append(text[position:])
    return "".join(pieces), tuple(kept)


def _contents_entries(lines: list[Line], heading: int) -> list[int]:
    """The lines of a contents list: short ones, until one comes again or prose begins."""
    entries: list[int] = []
    seen: set[str] = set()
    for index in range(heading + 1, min(len(lines), heading + _MOST_ENTRIES)):
        text = lines[index].text
        if len(text) > _LONGEST_ENTRY or (is_finished(text) and text[-3:] != "..."):
            # Prose. Nothing came again: the title right above the prose is the body's own.
            return entries[:-1]
        key = _NOT_LETTERS.sub(" ", _ENTRY_TAIL.sub("", text)).casefold()
        if key in seen:
            return entries
        seen.add(key)
        entries.append(index)
    return entries


def _is_cut_headline(lines: list[Line], index: int) -> bool:
    """A headline cut off with dots: the next line says it in full."""
    text = lines[index].text
    stem = text.rstrip(" .…")
    if len(stem) < 12 or not text.endswith(("…", "...")):
        return False
    return any(line.text.startswith(stem) for line in lines[index + 1 : index + 4])


def _is_table_row(text: str, patterns: SegmentPatterns) -> bool:
    """A line that ends in a row of figures, with a label before them and no word that prose would have."""
    words = text.split()
    figures = 0
    for word in reversed(words):
        if not _FIGURE.match(word):
            break
        figures += 1
    label = words[: len(words) - figures]
    return figures > 2 and len(label) <= 8 and not any(word.lower() in patterns.open_words for word in label[-1:])


def _is_page_number(lines: list[Line], index: int, found: dict[int, Noise]) -> bool:
    """A number alone on its line: set off, beside other furniture, or between a finished line and a new start."""
    line = lines[index]
    before = lines[index - 1] if index else None
    after = lines[index + 1] if index + 1 < len(lines) else None
    if before is None or after is None or line.gap or line.page or after.gap or after.page:
        return True
    if index - 1 in found or index + 1 in found:
        return True
    return is_finished(before.text) and not after.text[0].islower()


def _repeated_lines(lines: list[Line], found: dict[int, Noise]) -> dict[int, Noise]:
    """Short lines beside page breaks that come again and again: running heads."""
    furniture = {index for index, noise in found.items() if noise.furniture}
    beside = {near for index in furniture for near in (index - 1, index + 1)}
    beside.update(index + step for index, line in enumerate(lines) if line.page for step in (-1, 0))
    keys = {
        index: _NOT_LETTERS.sub(" ", lines[index].text).casefold()
        for index in sorted(beside)
        if 0 <= index < len(lines) and index not in found and len(lines[index].text) <= 80
    }
    if len(keys) < _REPEATS:
        return {}
    counts = Counter(keys.values())
    again = Noise("layout.repeated-line", True)
    return {index: again for index, key in keys.items() if counts[key] >= _REPEATS and len(key) > 3}
