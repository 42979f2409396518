"""The rows of a table on a PDF page: lines that follow each other, each broken by wide gaps at the same places.

Told by what stands in them, as in every other format (`grid.py`). A line that is broken nowhere and ends before the
second column is a row with a label only; any other ends the table. What cannot be told for sure stays prose.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.ingest.readers.grid import Grid, holds_data, looks_like_figure
from pipeline.ingest.readers.pdf_lines import PdfCell, PdfLine

_FEWEST_ROWS = 3
_WORDS_OF_PROSE = 5
_HEAD_YEAR = re.compile(r"(?:FY\s?)?(?:1[89]|20)\d\d\b")
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
    spanning = _spanning_headers(rows, columns)
    for row in rows[spanning is not None :]:
        texts: list[str | None] = [""] * len(columns)
        for cell in row.cells:
            place = _column(cell, columns)
            if texts[place]:
                return None
            texts[place] = cell.text
        grid.append(texts)
    full = sum(len(row.cells) > len(columns) // 2 for row in rows)
    if 2 * full < len(grid) or _is_prose(grid) or not holds_data(grid):
        return None
    return [*([spanning] if spanning is not None else []), *_whole_labels(grid)]


def _spanning_headers(rows: Sequence[PdfLine], columns: Sequence[PdfCell]) -> list[str | None] | None:
    """A first row whose words stand over the middle of several columns, each put over the first of them.

    Null where there is none: the row beneath, which heads its columns one by one, must hold more cells.
    """
    first, second = rows[0].cells, rows[1].cells if len(rows) > 1 else ()
    above = [cell for cell in first if _column(cell, columns)]
    below = [column for column in range(1, len(columns)) if any(_column(cell, columns) == column for cell in second)]
    headed = [cell.text for cell in second if _column(cell, columns)]
    if not above or len(below) < 2 * len(above) or any(looks_like_figure(cell.text) for cell in above):
        return None
    if any(looks_like_figure(text) and not _HEAD_YEAR.match(text) for text in headed):
        return None
    texts: list[str | None] = [""] * len(columns)
    texts[0] = " ".join(cell.text for cell in first if not _column(cell, columns))
    taken: set[int] = set()
    for column in below:
        middle = columns[column].left + columns[column].right
        nearest = min(range(len(above)), key=lambda at: abs(above[at].left + above[at].right - middle))
        if nearest not in taken:
            taken.add(nearest)
            texts[column] = above[nearest].text
    return texts


def _is_prose(grid: Grid) -> bool:
    """Whether the cells are lines of prose that stand side by side."""
    cells = [cell for row in grid for cell in row[1:] if cell]
    return 3 * sum(len(cell.split()) >= _WORDS_OF_PROSE for cell in cells) > len(cells)


def _whole_labels(grid: Grid) -> Grid:
    """The rows with labels that were broken into two lines put together; the other row of the two is left empty.

    The second line begins with a small letter, or the first ends with a word that leaves it open.
    """
    joined: Grid = []
    last = -1  # the last row that is not empty
    for row in grid:
        above, label = joined[last] if last >= 0 else [""], row[0] or ""
        open_ended = (above[0] or "").endswith((" and", " of", " for", " the", " other", ","))
        broken = bool(above[0]) and bool(label) and (label[0].islower() or open_ended)
        if broken and any(above[1:]) != any(row[1:]):
            whole = f"{above[0]} {label}"
            if any(above[1:]):
                joined[last] = [whole, *above[1:]]
                joined.append([""] * len(row))
                continue
            joined[last] = [""] * len(row)
            row = [whole, *row[1:]]
        joined.append(row)
        last = len(joined) - 1
    return joined


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
