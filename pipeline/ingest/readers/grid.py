"""The cells of a table before it is written down: whether they hold data, and which of the rows are headers.

What the readers of pages, Word documents and PDF share. What a header means for a figure is left to
`extract/tables.py`.
"""

import re

# Rows of cells. A null cell goes on with the one above it; a cell that spans columns is followed by empty ones.
Grid = list[list[str | None]]

LONGEST_CELL = 160
_FIGURE = re.compile(r"[(~≈<>≤≥+−–-]{0,2}\s?[^\W\d_]{0,3}[$€£¥₹]?\s?\d")
_ENUMERATOR = re.compile(r"[(]?\d{1,3}[.)]\Z")
_YEAR = re.compile(r"(?:FY\s?)?(?:1[89]|20)\d\d(?:\s?[-–/]\s?(?:\d{2}|\d{4}))?\W{0,3}(?:\([^()]{1,60}\))?\W{0,3}\Z")
_MOST_LETTERS = 20
_WORDS_OF_SENTENCE = 8
_MOST_HEADER_ROWS = 4


def holds_data(rows: Grid) -> bool:
    """Whether a table holds figures under headers; one that only lays out prose is read as prose."""
    if len(rows) < 2 or max(len(row) for row in rows) < 2:
        return False
    cells = [cell for row in rows for cell in row if cell]
    lengths = sorted(map(len, cells))
    if not lengths or lengths[-1] > 4 * LONGEST_CELL or lengths[len(lengths) * 9 // 10] > LONGEST_CELL:
        return False
    figures = sum(_is_figure(cell) for row in rows for cell in row[1:] if cell)
    sentences = sum(len(cell.split()) >= _WORDS_OF_SENTENCE and cell.rstrip()[-1:] in ".;!?" for cell in cells)
    return figures > 0 and figures >= sentences


def header_rows(rows: Grid, marked: int) -> int:
    """How many rows head the table, of which `marked` are marked as headers by the file.

    A title over the whole width belongs to them, and so do rows of years beneath a header that spans them.
    """
    title = 0
    while title < len(rows) - 2 and _is_title(rows[title]):
        title += 1
    count = max(marked, title)
    if count == title and not _opens_with_data(rows[title]):
        count += 1
    while count < min(len(rows) - 1, title + _MOST_HEADER_ROWS) and count > title and _goes_on(rows[count]):
        count += 1
    return count


def _is_title(row: list[str | None]) -> bool:
    return len(row) > 1 and bool(row[0]) and not any(row[1:])


def _opens_with_data(row: list[str | None]) -> bool:
    """A first row that has a figure already, which is no year, is no header."""
    return bool(row[0]) and any(_is_figure(cell) and not _YEAR.match(cell.strip()) for cell in row[1:] if cell)


def _goes_on(row: list[str | None]) -> bool:
    filled = [cell.strip() for cell in row[1:] if cell]
    return not row[0] and bool(filled) and all(_YEAR.match(cell) or not _is_figure(cell) for cell in filled)


def looks_like_figure(words: str) -> bool:
    """Whether the words of a cell begin with a figure and have few letters."""
    letters = sum(character.isalpha() for character in words)
    return letters <= _MOST_LETTERS and _FIGURE.match(words) is not None


def _is_figure(cell: str) -> bool:
    cell = cell.strip()
    return looks_like_figure(cell) and not _ENUMERATOR.match(cell)
