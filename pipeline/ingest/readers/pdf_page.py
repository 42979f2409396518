"""A PDF page's characters put together to lines, in the order in which they are read.

Characters that follow each other on one height make a run, runs beside each other a line; a page with a gutter that
lines do not cross is read column by column between the lines that do. Small raised characters are superscripts.
"""

import statistics
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from pipeline.ingest.readers.grid import looks_like_figure
from pipeline.ingest.readers.pdf_characters import Character, upright
from pipeline.ingest.readers.rendering import clean, raised

_GAP = 1.6  # in sizes of type: a wider one parts two runs
_MOST_CROSSING = 0.12
_LEAST_SPACE = 0.12  # in sizes of type: a wider gap parts two words
_FEWEST_ROWS = 3


@dataclass(frozen=True, slots=True)
class PdfCell:
    """A part of a line that stands apart from the rest, and where it begins and ends."""

    text: str
    left: float
    right: float


@dataclass(frozen=True, slots=True)
class PdfLine:
    """A line of a page: its text, its box in points from the lower left, its size of type, its column, its parts."""

    text: str
    left: float
    bottom: float
    right: float
    top: float
    size: float
    column: int
    cells: tuple[PdfCell, ...]
    turned: bool = False  # it stands in another direction than the page's text: a label at its edge, a watermark


@dataclass(slots=True)
class _Run:
    """Characters on one height that follow each other."""

    characters: list[Character]

    @property
    def size(self) -> float:
        return max(one[5] for one in self.characters)

    @property
    def left(self) -> float:
        return self.characters[0][1]

    @property
    def right(self) -> float:
        return max(one[3] for one in self.characters)

    @property
    def bottom(self) -> float:
        return min(one[2] for one in self.characters if one[5] >= 0.8 * self.size)

    @property
    def top(self) -> float:
        return max(one[4] for one in self.characters if one[5] >= 0.8 * self.size)


def page_lines(page: Any) -> list[PdfLine]:
    """The lines of a page in reading order; none for a page without text."""
    characters, turned = upright(page)
    return [*_upright_lines(_runs(characters)), *map(_turned, turned)]


def _turned(text: str) -> PdfLine:
    return PdfLine(text, 0, 0, 0, 0, 1, 0, (), turned=True)


def _upright_lines(runs: list[_Run]) -> list[PdfLine]:
    across = _rows_across(_rows(runs))
    gutter = _gutter([run for run in runs if id(run) not in across])
    if gutter is None:
        return _lines(runs, 0)
    lines: list[PdfLine] = []
    band: list[_Run] = []
    whole: list[_Run] = []  # runs that stand over both columns, and the rows of tables that do
    for run in sorted(runs, key=lambda run: -run.top):
        if id(run) in across or run.left < gutter < run.right:
            lines += _columns(band, gutter)
            band = []
            whole.append(run)
        else:
            lines += _lines(whole, 0)
            whole = []
            band.append(run)
    return lines + _lines(whole, 0) + _columns(band, gutter)


def _columns(band: list[_Run], gutter: float) -> list[PdfLine]:
    left = [run for run in band if run.right <= gutter]
    right = [run for run in band if run.right > gutter]
    return _lines(left, 1) + _lines(right, 2)


def _runs(characters: list[Character]) -> list[_Run]:
    runs: list[_Run] = []
    for one in characters:
        character, left, bottom, _, top, size = one
        if character.isspace() and top - bottom < 0.2 * size:
            # Made up by pdfium, without a box: words drawn apart.
            if runs:
                _, _, low, right, high, of_last = runs[-1].characters[-1]
                runs[-1].characters.append((" ", right, low, right, high, of_last))
            continue
        if runs:
            last = runs[-1].characters[-1]
            width = max(size, last[5])
            beside = -0.8 * width < left - last[3] < _GAP * width
            overlap = min(top, last[4]) - max(bottom, last[2])
            if beside and overlap > 0.4 * min(top - bottom, last[4] - last[2]):
                runs[-1].characters.append(one)
                continue
        if not character.isspace():
            runs.append(_Run([one]))
    return runs


def _gutter(runs: list[_Run]) -> float | None:
    """The middle of a gutter that few lines cross, with text on both sides; null for a page of one column."""
    if len(runs) < 8:
        return None
    low, high = min(run.left for run in runs), max(run.right for run in runs)
    best: tuple[int, float] | None = None
    for step in range(35, 66):
        at = low + (high - low) * step / 100
        crossing = sum(run.left < at < run.right for run in runs)
        distance = abs(step - 50)
        if best is None or (crossing, distance) < best:
            best, place = (crossing, distance), at
    assert best is not None
    if best[0] > _MOST_CROSSING * len(runs):
        return None
    left = sum(run.right <= place for run in runs)
    right = sum(run.left >= place for run in runs)
    wide = [run.right - run.left for run in runs if not run.left < place < run.right]
    # A table has two sides, too: the lines of a column fill it.
    filled = sum(width > 0.3 * (high - low) for width in wide)
    return place if min(left, right) >= 3 and filled >= 0.5 * len(wide) else None


def _lines(runs: list[_Run], column: int) -> list[PdfLine]:
    """The lines of these runs, from the top down."""
    return [line for row in _rows(runs) if (line := _line(row, column)).text]


def _rows(runs: list[_Run]) -> list[list[_Run]]:
    """Runs that stand beside each other on one height, from the left, from the top down."""
    rows: list[list[_Run]] = []
    for run in sorted(runs, key=lambda run: (-run.top, run.left)):
        for row in reversed(rows[-3:]):
            tall = max(row, key=lambda one: one.size)
            overlap = min(run.top, tall.top) - max(run.bottom, tall.bottom)
            if overlap > 0.5 * min(run.top - run.bottom, tall.top - tall.bottom):
                row.append(run)
                break
        else:
            rows.append([run])
    return [sorted(row, key=lambda run: run.left) for row in rows]


def _rows_across(rows: list[list[_Run]]) -> set[int]:
    """The runs, by `id`, of tables: rows that follow each other, each broken into parts that are mostly figures.

    Two columns of prose are broken once, and not by figures.
    """
    found: set[int] = set()
    stretch: list[list[_Run]] = []
    for row in [*rows, []]:
        if row and _is_figures(row):
            stretch.append(row)
            continue
        if len(stretch) >= _FEWEST_ROWS:
            found.update(id(run) for one in stretch for run in one)
        stretch = []
    return found


def _is_figures(row: list[_Run]) -> bool:
    parts = 1 + sum(behind.left - before.right >= _GAP * before.size for before, behind in pairwise(row))
    texts = ["".join(one[0] for one in run.characters).strip() for run in row[1:]]
    figures = sum(looks_like_figure(text) or not any(map(str.isalnum, text)) for text in texts)
    return parts > 2 and 2 * figures >= len(texts)


def _line(row: list[_Run], column: int) -> PdfLine:
    size = statistics.median_high(one[5] for run in row for one in run.characters if not one[0].isspace())
    main = [one for run in row for one in run.characters if one[5] >= 0.8 * size]
    bottom = sorted(one[2] for one in main)[len(main) // 2]
    return PdfLine(
        _text(row, size, bottom),
        min(run.left for run in row),
        bottom,
        max(run.right for run in row),
        max(run.top for run in row),
        size,
        column,
        tuple(_cells(row, size, bottom)),
    )


def _cells(row: list[_Run], size: float, bottom: float) -> Iterator[PdfCell]:
    """The parts of a line that wide gaps set apart; a raised mark belongs to what it stands behind."""
    parts: list[list[_Run]] = []
    for run in row:
        if parts and run.left - max(one.right for one in parts[-1]) < _GAP * size:
            parts[-1].append(run)
        else:
            parts.append([run])
    for part in parts:
        if text := _text(part, size, bottom):
            yield PdfCell(text, min(run.left for run in part), max(run.right for run in part))


def _text(row: list[_Run], size: float, bottom: float) -> str:
    """The text of runs that stand beside each other, what is small and raised written as superscript."""
    words: list[str] = []
    raised_text = ""
    last_right: float | None = None
    least = _LEAST_SPACE * size + _tracking(row)
    for run in row:
        for character, left, low, right, _, own in run.characters:
            spaced = last_right is not None and left - last_right > least and not character.isspace()
            is_raised = own < 0.8 * size and low > bottom + 0.12 * size and not character.isspace()
            if raised_text and (not is_raised or spaced):
                words.append(raised(raised_text, "".join(words[-12:])))
                raised_text = ""
            if spaced:
                words.append(" ")
            if is_raised:
                raised_text += character
            else:
                words.append(clean(character))
            last_right = right
    if raised_text:
        words.append(raised(raised_text, "".join(words[-12:])))
    return " ".join("".join(words).split())


def _tracking(row: list[_Run]) -> float:
    """By how much the letters of a line are drawn apart: nothing in most lines, much in some headings."""
    gaps = [
        behind[1] - before[3]
        for run in row
        for before, behind in pairwise(run.characters)
        if not (before[0].isspace() or behind[0].isspace())
    ]
    return max(0.0, statistics.median(gaps)) if gaps else 0.0
