"""Characters on one height put together to runs, runs beside each other to lines, a line's parts to cells.

Small raised characters are superscripts. In which order lines are read is left to `pdf_page.py`.
"""

import statistics
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from pipeline.ingest.readers.pdf_characters import Character
from pipeline.ingest.readers.rendering import clean, raised

GAP = 1.6  # in sizes of type: a wider one parts two runs
_LEAST_SPACE = 0.12  # in sizes of type: a wider gap parts two words


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


@dataclass(eq=False)
class Run:
    """Characters on one height that follow each other; measured when the run is whole."""

    characters: list[Character]

    @cached_property
    def size(self) -> float:
        return max(one[5] for one in self.characters)

    @cached_property
    def left(self) -> float:
        return self.characters[0][1]

    @cached_property
    def right(self) -> float:
        return max(one[3] for one in self.characters)

    @cached_property
    def bottom(self) -> float:
        return min(one[2] for one in self.characters if one[5] >= 0.8 * self.size)

    @cached_property
    def top(self) -> float:
        return max(one[4] for one in self.characters if one[5] >= 0.8 * self.size)

    @cached_property
    def text(self) -> str:
        """Its text, without the rest of its line."""
        return _text([self], self.size, self.bottom)


def runs_of(characters: list[Character]) -> list[Run]:
    runs: list[Run] = []
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
            beside = -0.8 * width < left - last[3] < GAP * width
            overlap = min(top, last[4]) - max(bottom, last[2])
            if beside and overlap > 0.4 * min(top - bottom, last[4] - last[2]):
                runs[-1].characters.append(one)
                continue
        if not character.isspace():
            runs.append(Run([one]))
    return runs


def lines_of(runs: list[Run], column: int) -> list[PdfLine]:
    """The lines of these runs, from the top down."""
    return [line for row in rows_of(runs) if (line := _line(row, column)).text]


def rows_of(runs: list[Run]) -> list[list[Run]]:
    """Runs that stand beside each other on one height, from the left, from the top down."""
    rows: list[list[Run]] = []
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


def _line(row: list[Run], column: int) -> PdfLine:
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


def _cells(row: list[Run], size: float, bottom: float) -> Iterator[PdfCell]:
    """The parts of a line that wide gaps set apart; a raised mark belongs to what it stands behind."""
    parts: list[list[Run]] = []
    for run in row:
        if parts and run.left - max(one.right for one in parts[-1]) < GAP * size:
            parts[-1].append(run)
        else:
            parts.append([run])
    for part in parts:
        if text := _text(part, size, bottom):
            yield PdfCell(text, min(run.left for run in part), max(run.right for run in part))


def _text(row: list[Run], size: float, bottom: float) -> str:
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


def _tracking(row: list[Run]) -> float:
    """By how much the letters of a line are drawn apart: nothing in most lines, much in some headings."""
    gaps = [
        behind[1] - before[3]
        for run in row
        for before, behind in pairwise(run.characters)
        if not (before[0].isspace() or behind[0].isspace())
    ]
    return max(0.0, statistics.median(gaps)) if gaps else 0.0
