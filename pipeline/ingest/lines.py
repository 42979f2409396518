"""A text's lines, and how it was laid out: hard-wrapped or one line a paragraph.

Only what the lines themselves tell. Which of them are noise is left to `noise.py`, what they add up to to `blocks.py`.
"""

import re
from typing import NamedTuple

from pipeline.ingest.markers import BULLETS
from pipeline.values import value_class

FINAL = frozenset(".!?…。！？")
CLOSERS = "\"'”’»)]"
_ITEM_MARKS = frozenset("-–—·*" + BULLETS)
_SAMPLE = 4000  # lines that a document's layout is judged by
_NOTE_MARK = re.compile(r"(?:\^[/*\d]{1,4}|\[\d{1,3}\]|[⁰¹²³⁴-⁹]{1,3})\Z")


class Line(NamedTuple):
    """A line that is not blank. A tuple and no dataclass: there are millions of them.

    `start:end` cuts the stripped line; `gap` counts the blank lines before it, `page` says that a form
    feed stands before it.
    """

    start: int
    end: int
    text: str
    indent: int
    gap: int
    page: bool


@value_class
class Layout:
    """How a document breaks its lines."""

    wrapped: bool  # sentences run over line ends
    width: int  # the length of the longest wrapped lines
    room: int  # a line that would be shorter than this with the next word added was broken on purpose
    indents: bool  # paragraphs start with an indented line


def split_lines(text: str) -> list[Line]:
    """Give the lines of a text that are not blank, in order."""
    lines: list[Line] = []
    position, gap, page = 0, 0, False
    for raw in text.splitlines(keepends=True):
        content = raw.strip()
        if content:
            indent = 0 if raw[0] == content[0] else len(raw) - len(raw.lstrip())
            start = position + indent
            lines.append(Line(start, start + len(content), content, indent, gap, page))
            gap, page = 0, False
        else:
            gap += 1
        if raw[-1] == "\f":
            page = True
        position += len(raw)
    return lines


def is_finished(text: str, also: str = "") -> bool:
    """Tell whether a line or block ends as a sentence does, or in one of the characters `also` given."""
    if text[-1:].isalpha():
        return False
    tail = text[-12:].rstrip(CLOSERS)
    if text[-1] in "/^*]⁰¹²³⁴⁵⁶⁷⁸⁹":
        tail = _NOTE_MARK.sub("", text[-12:]).rstrip(CLOSERS)
    return tail[-1:] in FINAL or (tail[-1:] != "" and tail[-1] in also)


def read_layout(lines: list[Line]) -> Layout:
    """Judge from line ends how a document is laid out."""
    open_lengths: list[int] = []
    with_next_word: list[int] = []
    closed = indented = plain_indents = 0
    previous: Line | None = None
    for line in lines[:_SAMPLE]:
        listed = line.text[0] in _ITEM_MARKS and line.text[1:2].isspace()  # what opens an item was not wrapped
        if previous is not None and not line.gap and not listed:
            done = is_finished(previous.text, ":;")
            if done:
                closed += 1
            else:
                open_lengths.append(len(previous.text))
                with_next_word.append(_length_with_next_word(previous, line))
            if line.indent > previous.indent:
                indented += done
                plain_indents += not done
        previous = line
    width = _quantile(open_lengths, 0.9)
    wrapped = len(open_lengths) > closed / 2 and len(open_lengths) > 2 and not _mostly_longer(lines[:_SAMPLE], width)
    # Edges are ragged, the more so in type set with proportional letters: the lines that were wrapped say how much.
    room = max(min(_quantile(with_next_word[1:], 0.06), width), width * 4 // 5)
    return Layout(wrapped, width, room, indents=indented > 4 * plain_indents)


def _mostly_longer(lines: list[Line], width: int) -> bool:
    """Tell whether most of a text stands in lines that no wrapping at this width has left: whole paragraphs, with short
    titles and items between them that end without a stop.
    """
    lengths = [len(line.text) for line in lines]
    return sum(length for length in lengths if length > width * 1.5) * 2 > sum(lengths)


def ends_short(line: Line, following: Line, layout: Layout) -> bool:
    """Tell whether the next line's first word would have fitted: a line broken on purpose."""
    return _length_with_next_word(line, following) < layout.room


def _length_with_next_word(line: Line, following: Line) -> int:
    return len(line.text) + 1 + len(following.text[:40].split(None, 1)[0])


def _quantile(lengths: list[int], part: float) -> int:
    return sorted(lengths)[int(len(lengths) * part)] if lengths else 0
