"""Blocks, cells and note marks written down as one text, with their offsets: what the HTML, DOCX and PDF readers share.

A paragraph is one line, a blank line parts it from the next, an item of a list opens with a bullet, a row of a table is
a line whose cells are parted by ` | `. White space is folded, but a no-break space between two characters stays: it may
group the digits of a number.
"""

import re

from pipeline.ingest.headings import LONGEST_TITLE
from pipeline.ingest.readers.decoded import Decoded, Facts, NotReadable
from pipeline.ingest.readers.grid import Grid
from pipeline.models import Cell, Span, Table, Title

BULLET = "• "
NOTE_RULE = "layout.note-mark"
TABLE_RULE = "layout.table"
_CELL_BREAK = " | "
_FOLDED = re.compile(r"[ \t\r\f\v]+")
_SPACES = re.compile(r"[ \u00a0\u3000]+")
_UNSEEN = re.compile("[\u200b\ufeff\u00ad\u2060]")
_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "ft", "ﬆ": "st"})
_SUPERSCRIPTS = str.maketrans("0123456789+-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻")
_NOTE = re.compile(r"[\s\[(]{0,4}(?:(?:foot|end)?note\s)?[\d*†‡§#,;\s①-⑳]{1,12}[\])\s]{0,4}\Z|[\[(]?[a-z][\])]?\Z")
# A mark whose end the author forgot runs to the end of its paragraph.
_NOTE_LEFT_OPEN = re.compile(r"(\d{1,2})(?=\s.{12})", re.DOTALL)
_POWER = re.compile(r"[-−–+]?\d{1,3}\Z")
_AFTER_UNIT = re.compile(r"(?:\b|\d|/)(?:[kcdmµn]?m|ft|in|yd|mi|s|sec)\Z")
_AFTER_TEN = re.compile(r"[×x*·]\s?10\Z")
_SMALL_TEN = re.compile(r"(?<![\d.,])10\Z")
_SENTENCES = re.compile(r"[a-z\d][.!?]\s+[A-Z]")
_FRACTION = re.compile(r"\s?[/⁄∕]\s?\d")

# Stand for the two ends of a note mark while a block is put together; documents cannot hold them (`clean`).
_OPEN, _CLOSE = "\ue0f0", "\ue0f1"
PAGE_MARK = "\ue0f2"  # stands in a block where a page begins
_MARKS = re.compile(f"[{_OPEN}{_CLOSE}{PAGE_MARK}]")


def clean(text: str) -> str:
    """The text without the characters that are used as marks here and those that nobody sees; ligatures as letters."""
    return _UNSEEN.sub("", _MARKS.sub("", text)).translate(_LIGATURES)


def raised(text: str, before: str, after: str = "") -> str:
    """How superscript `text` is written between `before` and `after`.

    As a power, as the upper part of a fraction, as it is (`18th`), or as the mark of a note. A note mark is set off by
    its own offsets (`Rendering.block`), so that it is never read as part of a figure.
    """
    content = text.strip()
    if not content:
        return text
    if content.isdecimal() and _FRACTION.match(after):
        return f" {content}" if before[-1:].isdecimal() else content
    if _POWER.match(content) and _takes_power(content, before):
        return content.replace("−", "-").replace("–", "-").translate(_SUPERSCRIPTS)
    if (left_open := _NOTE_LEFT_OPEN.match(content)) is not None:
        return f"{_OPEN}{left_open[1]}{_CLOSE}{content[left_open.end() :]}"
    return f"{_OPEN}{content}{_CLOSE}" if _NOTE.match(content) else text


def _takes_power(content: str, before: str) -> bool:
    if content in ("2", "3") and _AFTER_UNIT.search(before[-8:]):
        return True
    return _AFTER_TEN.search(before[-5:]) is not None or (
        content[0] in "-−–" and _SMALL_TEN.search(before[-5:]) is not None
    )


class Rendering:
    """A text that grows block by block."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._length = 0
        self._masks: list[Span] = []
        self._tables: list[Table] = []
        self._titles: list[Title] = []
        self._pages: list[int] = []

    def block(self, text: str, *, item: bool = False, rank: int | None = None, mask: str | None = None) -> None:
        """Add a paragraph, item or heading (of a `rank`); `mask` is the rule by which it is no prose."""
        folded = fold(text)
        if not _MARKS.sub("", folded).strip():
            return
        self._begin()
        start = self._length
        if item:
            self._write(BULLET)
        self._write_noted(folded)
        if mask is not None:
            self._masks = [span for span in self._masks if span.start < start]
            self._masks.append(Span(start, self._length, mask))
        elif rank is not None and may_be_heading(folded):
            self._titles.append(Title(start, self._length, rank))

    def table(self, rows: Grid, header_rows: int, caption: str | None, *, mask: str | None = None) -> None:
        """Add a table, row by row; rows without text are left out, and a null cell goes on with the one above it."""
        rows = [[None if cell is None else fold(cell).replace("\n", " ") for cell in row] for row in rows]
        rows = [row for row in rows if any(row)]
        if not rows:
            return
        self._begin()
        start = self._length
        cells: list[Cell] = []
        above: dict[int, Cell] = {}
        for number, row in enumerate(rows):
            if number:
                self._write("\n")
            for column, cell in enumerate(row):
                if column:
                    self._write(_CELL_BREAK)
                at, over = self._length, above.get(column)
                if cell is None and over is not None:
                    cells.append(Cell(number, column, over.start, over.end))
                else:
                    cells.append(Cell(number, column, at, self._write_noted(cell or "")))
                above[column] = cells[-1]
        # Rows are no prose; the notes in them go with them.
        self._masks = [span for span in self._masks if span.start < start]
        self._masks.append(Span(start, self._length, mask or TABLE_RULE))
        if mask is None:
            self._tables.append(Table(start, self._length, tuple(cells), min(header_rows, len(rows)), caption))

    def decoded(self, encoding: str, facts: Facts) -> Decoded:
        """The whole. Raises `NotReadable` where there is no text."""
        text = "".join(self._pieces)
        if not text or text.isspace():
            raise NotReadable("the file holds no text")
        masks = tuple(sorted(self._masks, key=lambda span: (span.start, -span.end)))
        return Decoded(text, encoding, masks, tuple(self._pages), tuple(self._tables), tuple(self._titles), facts)

    def _begin(self) -> None:
        if self._pieces:
            self._write("\n\n")

    def _write(self, text: str) -> None:
        for number, part in enumerate(text.split(PAGE_MARK)):
            if number:
                self._pages.append(self._length)
            self._pieces.append(part)
            self._length += len(part)

    def _write_noted(self, text: str) -> int:
        """Write text with its note marks set off; the end of what is no note mark."""
        end = self._length
        for number, part in enumerate(text.split(_OPEN)):
            note, close, rest = part.partition(_CLOSE) if number else ("", "", part)
            if close:
                start = self._length
                self._write(note.translate(_SUPERSCRIPTS))
                self._masks.append(Span(start, self._length, NOTE_RULE))
            self._write(rest if close else note + rest)
            if rest.strip() or not close:
                end = self._length
        return end


def may_be_heading(text: str) -> bool:
    """Whether what a file marks as a heading can be one: paragraphs of text are marked so, too, for their numbers."""
    return len(text) <= LONGEST_TITLE and _SENTENCES.search(text) is None


def fold(text: str) -> str:
    """White space folded line by line, empty lines left out."""
    lines = (_FOLDED.sub(" ", _SPACES.sub(_narrow, line)).strip(" \u00a0\u3000") for line in text.split("\n"))
    return "\n".join(line for line in lines if line)


def _narrow(run: re.Match[str]) -> str:
    """A run of spaces as one, where any but a plain space is in it; a single no-break space stays."""
    spaces = run[0]
    return " " if "\u3000" in spaces or ("\u00a0" in spaces and len(spaces) > 1) else spaces
