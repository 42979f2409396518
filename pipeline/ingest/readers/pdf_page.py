"""The lines of a PDF page in the order in which they are read.

A page with a gutter that lines do not cross is read column by column between the lines that do; so is a box or a
narrow column of prose beside the text, and each of three columns.
"""

import math
from collections import Counter
from dataclasses import replace
from itertools import pairwise
from typing import Any

from pipeline.ingest.readers.grid import looks_like_figure
from pipeline.ingest.readers.pdf_characters import upright
from pipeline.ingest.readers.pdf_lines import GAP, PdfLine, Run, lines_of, rows_of, runs_of

_MOST_CROSSING = 0.12
_FEWEST_ROWS = 3
_FEWEST_BESIDE = 2  # lines of a box that stand at the height of one beside it
_MOST_STRIPS = 8
_WORDS_OF_PROSE = 3
_ENDS = ".!?:;"


def page_lines(page: Any) -> list[PdfLine]:
    """The lines of a page in reading order; none for a page without text."""
    characters, turned = upright(page)
    return [*_upright_lines(runs_of(characters)), *map(_turned, turned)]


def _turned(text: str) -> PdfLine:
    return PdfLine(text, 0, 0, 0, 0, 1, 0, (), turned=True)


def _upright_lines(runs: list[Run]) -> list[PdfLine]:
    across = _rows_across(rows_of(runs))
    gutter = _gutter([run for run in runs if id(run) not in across])
    if gutter is None:
        parts = _side_by_side(runs)
        return lines_of(runs, 0) if parts is None else _parts_read(*parts)
    lines: list[PdfLine] = []
    band: list[Run] = []
    whole: list[Run] = []  # runs that stand over both columns, and the rows of tables that do
    for run in sorted(runs, key=lambda run: -run.top):
        if id(run) in across or run.left < gutter < run.right:
            lines += _columns(band, gutter)
            band = []
            whole.append(run)
        else:
            lines += lines_of(whole, 0)
            whole = []
            band.append(run)
    return lines + lines_of(whole, 0) + _columns(band, gutter)


def _columns(band: list[Run], gutter: float) -> list[PdfLine]:
    left = [run for run in band if run.right <= gutter]
    right = [run for run in band if run.right > gutter]
    return lines_of(left, 1) + lines_of(right, 2)


def _gutter(runs: list[Run]) -> float | None:
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


def _rows_across(rows: list[list[Run]]) -> set[int]:
    """The runs, by `id`, of tables: rows that follow each other, each broken into parts that are mostly figures.

    Two columns of prose are broken once, and not by figures.
    """
    found: set[int] = set()
    stretch: list[list[Run]] = []
    for row in [*rows, []]:
        if row and _is_figures(row):
            stretch.append(row)
            continue
        if len(stretch) >= _FEWEST_ROWS:
            found.update(id(run) for one in stretch for run in one)
        stretch = []
    return found


def _is_figures(row: list[Run]) -> bool:
    parts = 1 + sum(behind.left - before.right >= GAP * before.size for before, behind in pairwise(row))
    texts = [run.text for run in row[1:]]
    figures = sum(looks_like_figure(text) or not any(map(str.isalnum, text)) for text in texts)
    return parts > 2 and 2 * figures >= len(texts)


def _side_by_side(runs: list[Run]) -> tuple[list[Run], list[Run], list[Run], list[Run]] | None:
    """What stands above, left of, right of and below a strip that parts prose from prose; null without one."""
    rows = rows_of(runs)
    strips = Counter(
        math.floor(behind.left) - 1
        for row in rows
        for before, behind in pairwise(row)
        if behind.left - before.right >= GAP * before.size
    )
    best: tuple[int, int, float] | None = None  # first row, behind the last, place
    for strip, count in sorted(strips.most_common(_MOST_STRIPS)):
        if count < _FEWEST_BESIDE:
            continue
        place, first = float(strip), 0
        for at in range(len(rows) + 1):
            if at < len(rows) and not any(run.left < place < run.right for run in rows[at]):
                continue
            for top, behind in ((first, at), _shared(rows, first, at, place)):
                if (best is None or behind - top > best[1] - best[0]) and _are_columns(rows[top:behind], place):
                    best = (top, behind, place)
            first = at + 1
    if best is None:
        return None
    first, behind, place = best
    within = [run for row in rows[first:behind] for run in row]
    return (
        [run for row in rows[:first] for run in row],
        [run for run in within if run.right <= place],
        [run for run in within if run.right > place],
        [run for row in rows[behind:] for run in row],
    )


def _shared(rows: list[list[Run]], first: int, behind: int, place: float) -> tuple[int, int]:
    """The rows among these from the first to the last that have text on the right: what is left may hold a chart."""
    on_right = [at for at in range(first, behind) if any(run.right > place for run in rows[at])]
    return (on_right[0], on_right[-1] + 1) if on_right else (first, first)


def _are_columns(rows: list[list[Run]], place: float) -> bool:
    """Whether both sides of a place are lines of prose."""
    sides: tuple[list[str], list[str]] = ([], [])
    for row in rows:
        for run in row:
            sides[run.right > place].append(run.text)
    return all(
        len(texts) >= _FEWEST_ROWS
        and sum(len(text.split()) for text in texts) >= _WORDS_OF_PROSE * len(texts)
        and 4 * sum(looks_like_figure(text) and len(text.split()) <= _WORDS_OF_PROSE for text in texts) <= len(texts)
        for texts in sides
    )


def _parts_read(above: list[Run], left: list[Run], right: list[Run], below: list[Run]) -> list[PdfLine]:
    """Above, left, right, below; what stands to the right comes first where the text on the left goes on below."""
    on_left = [replace(line, column=4 * line.column + 3) for line in _upright_lines(left)]
    on_right = [replace(line, column=4 * line.column + 4) for line in _upright_lines(right)]
    goes_on = bool(below) and bool(on_left) and on_left[-1].text[-1:] not in _ENDS
    sides = [*on_right, *on_left] if goes_on else [*on_left, *on_right]
    return [*(_upright_lines(above) if above else ()), *sides, *(_upright_lines(below) if below else ())]
