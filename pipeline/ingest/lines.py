"""A text's lines, and how it was laid out: hard-wrapped or one line a paragraph.

Only what the lines themselves tell. Which of them are noise is left to `noise.py`, what they add up to to `blocks.py`.
"""

from dataclasses import dataclass
from typing import NamedTuple

FINAL = frozenset(".!?…。！？")
CLOSERS = "\"'”’»)]"
_SHORT_OF_WIDTH = 0.85  # ragged right edges: a line this much shorter than the widest had room for another word


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


@dataclass(frozen=True, slots=True)
class Layout:
    """How a document breaks its lines."""

    wrapped: bool  # sentences run over line ends
    width: int  # the length that lines are wrapped at
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
    last = text[-1:]
    if last.isalnum():
        return False
    last = text[-12:].rstrip(CLOSERS)[-1:]
    return bool(last) and (last in FINAL or last in also)


def read_layout(lines: list[Line]) -> Layout:
    """Judge from line ends how a document is laid out."""
    open_lengths: list[int] = []
    closed = indented = plain_indents = 0
    previous: Line | None = None
    for line in lines:
        if previous is not None and not line.gap:
            done = is_finished(previous.text, ":;")
            if done:
                closed += 1
            else:
                open_lengths.append(len(previous.text))
            if line.indent > previous.indent:
                indented += done
                plain_indents += not done
        previous = line
    wrapped = len(open_lengths) > closed / 2 and len(open_lengths) > 2
    open_lengths.sort()
    width = open_lengths[len(open_lengths) * 9 // 10] if open_lengths else 0
    return Layout(wrapped, width, indents=indented > 4 * plain_indents)


def ends_short(line: Line, following: Line, layout: Layout) -> bool:
    """Tell whether the next line's first word would have fitted: a line broken on purpose."""
    first_word = following.text[:40].split(None, 1)[0]
    return len(line.text) + 1 + len(first_word) <= _SHORT_OF_WIDTH * layout.width
