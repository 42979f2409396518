"""The rows of a table on a PDF page: lines that follow each other, each broken by wide gaps at the same places.

Told by what stands in them, as in every other format (`grid.py`). A line that is broken nowhere and ends before the
second column is a row with a label only; any other ends the table. What cannot be told for sure stays prose.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.ingest.readers.grid import Grid, holds_data
from pipeline.ingest.readers.pdf_page import PdfCell, PdfLine

_FEWEST_ROWS = 3
_PAGE = re.compile(r"\d{1,3}")
_TITLE = re.compile(r"[^\W\d_]{3}")


@dataclass(frozen=True, slots=True)
class PdfTable:
    """Where a table stands in the lines of a page, and its cells."""

    first: int
    behind: int
    grid: Grid


def tables_of(lines: Sequence[PdfLine]) -> list[PdfTable]:
    """The tables among the lines of a page, in order."""
    found: list[PdfTable] = []
    at = 0
    while at < len(lines):
        behind = _end_of_rows(lines, at)
        rows = lines[at:behind]
        enough = sum(len(row.cells) > 1 for row in rows) >= _FEWEST_ROWS
        if enough and (grid := _grid(rows)) is not None:
            found.append(PdfTable(at, behind, grid))
        at = max(behind, at + 1)
    return found


def _end_of_rows(lines: Sequence[PdfLine], first: int) -> int:
    """The line behind the rows that begin at `first`; `first` itself where no row begins there."""
    behind = first
    second = 1e9  # where the second column begins
    for at in range(first, len(lines)):
        line = lines[at]
        if line.column != lines[first].column:
            break
        if len(line.cells) > 1:
            second = min(second, line.cells[1].left)
            behind = at + 1
        elif behind == first or line.right >= second:
            break
    return behind


def _grid(rows: Sequence[PdfLine]) -> Grid | None:
    """The cells of the rows by columns; null where two cells of a row fall into one, or most rows have few cells."""
    columns = max((row.cells for row in rows), key=len)
    grid: Grid = []
    for row in rows:
        texts: list[str | None] = [""] * len(columns)
        for cell in row.cells:
            place = _column(cell, columns)
            if texts[place]:
                return None
            texts[place] = cell.text
        grid.append(texts)
    full = sum(len(row.cells) > len(columns) // 2 for row in rows)
    return grid if 2 * full >= len(grid) and holds_data(grid) else None


def _column(cell: PdfCell, columns: Sequence[PdfCell]) -> int:
    """The column that a cell overlaps most, else the nearest."""
    return max(
        range(len(columns)),
        key=lambda at: min(cell.right, columns[at].right) - max(cell.left, columns[at].left),
    )


def is_contents(grid: Grid) -> bool:
    """Whether rows are a list of contents: titles, and the numbers of pages that only grow."""
    last = [(row[-1] or "").strip() for row in grid]
    if last[0].casefold() in ("page", "pages", ""):
        last = last[1:]
    numbers = [int(text) for text in last if _PAGE.fullmatch(text)]
    titles = sum(_TITLE.search(text) is not None for row in grid for text in row[:-1] if text)
    return (
        len(numbers) >= _FEWEST_ROWS
        and len(numbers) == sum(map(bool, last))
        and numbers == sorted(numbers)
        and titles >= len(numbers)
        and not any(_PAGE.fullmatch(text or "") for row in grid for text in row[1:-1])
    )
