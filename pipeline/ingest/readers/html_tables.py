"""The tables of a page that hold data, as a grid: cells that span rows and columns, headers, caption; lists of facts.

A table that only lays out the page, or prose, is none of them. What a table of data is, is told by `grid.py`.
"""

import re
from typing import Any

from lxml import etree

from pipeline.ingest.readers.grid import Grid, header_rows, holds_data, looks_like_figure
from pipeline.ingest.readers.html_inline import is_raised
from pipeline.ingest.readers.rendering import clean, raised

CELLS = frozenset(("td", "th"))
_MOST_COLUMNS = 60
_MOST_ROWS = 20_000
_FEWEST_FACTS = 2
_YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")
_BREAKS = frozenset("br div p li ul ol dl dt dd h1 h2 h3 h4 h5 h6 center blockquote pre td th".split())


def data_rows(table: Any) -> Grid | None:
    """The cells of a table or list of facts that holds data; null for one that only lays out the page."""
    if table.tag == "dl":
        return _facts(table)
    if table.find(".//table") is not None:
        return None
    rows = [row for row in _rows(table) if row]
    if len(rows) < 2 or len(rows) > _MOST_ROWS or max(len(row) for row in rows) < 2:
        return None
    grid = _grid(rows)
    return grid if holds_data(grid) else None


def _facts(terms: Any) -> Grid | None:
    """A list of terms (`Staff`) with their figures (`34`) as rows; null where it holds prose or dates."""
    if any(element.tag in ("table", "dl") for element in terms.iterdescendants()):
        return None
    rows: Grid = []
    for element in terms.iter("dt", "dd"):
        parent = element.getparent()
        if parent is not terms and parent.getparent() is not terms:
            return None
        text = cell_text(element).strip()
        if element.tag == "dt":
            rows.append([text, ""])
        elif rows and not rows[-1][1]:
            rows[-1][1] = text
        else:
            return None
        if len(rows) > _MOST_ROWS:
            return None
    figures = [row for row in rows if looks_like_figure(row[1] or "") and not _YEAR.search(row[1] or "")]
    return rows if len(figures) >= _FEWEST_FACTS and 2 * len(figures) >= len(rows) and holds_data(rows) else None


def headers_of(table: Any, grid: Grid) -> int:
    """How many of the rows are headers."""
    marked = 0
    for row, texts in zip((row for row in table.iter("tr") if _cells(row)), grid, strict=False):
        in_head = row.getparent() is not None and row.getparent().tag == "thead"
        if not (in_head or all(cell.tag == "th" for cell in _cells(row))) and any(texts[1:]):
            break
        marked += 1
    return header_rows(grid, min(marked, len(grid) - 1))


def caption_of(table: Any) -> str | None:
    """What the page writes over the table as its caption."""
    caption = table.find("caption")
    return " ".join(cell_text(caption).split()) or None if caption is not None else None


def cell_text(cell: Any) -> str:
    """The text of a cell, its note marks set off."""
    words: list[str] = []
    inside: Any = None  # the superscript that the walk is in, and where in the words it began
    begun = 0
    for event, element in etree.iterwalk(cell, events=("start", "end")):
        if event == "start":
            if element.tag in _BREAKS and element is not cell:
                words.append(" ")
            if inside is None and is_raised(element):
                inside, begun = element, len(words)
            words.append(clean(element.text or ""))
            continue
        if element is inside:
            written = "".join(words[begun:])
            del words[begun:]
            words.append(raised(written, "".join(words[-3:]), following(element)))
            inside = None
        if element is not cell:
            words.append(" " if element.tag in _BREAKS else "")
            words.append(clean(element.tail or ""))
    return " ".join("".join(words).split("\n"))


def following(element: Any) -> str:
    """The characters that stand right behind an element."""
    follows, after = element.tail or "", element.getnext()
    return (follows if after is None else follows[:8] + (after.text or ""))[:8]


def _rows(table: Any) -> list[list[Any]]:
    return [_cells(row) for row in table.iter("tr")]


def _cells(row: Any) -> list[Any]:
    return [cell for cell in row.iterchildren() if cell.tag in CELLS][:_MOST_COLUMNS]


def _grid(rows: list[list[Any]]) -> Grid:
    """Every cell in its column; what a cell above spans is null, what one to the left spans is empty."""
    grid: Grid = []
    below: dict[int, int] = {}  # columns that a cell above spans, and for how many more rows
    for cells in rows:
        row: list[str | None] = []
        for cell in cells:
            _pass_spanned(row, below)
            if len(row) >= _MOST_COLUMNS:
                break
            deep, wide = _span(cell, "rowspan"), min(_span(cell, "colspan"), _MOST_COLUMNS - len(row))
            for step in range(wide):
                if deep > 1:
                    below[len(row)] = deep - 1
                row.append("" if step else cell_text(cell))
        _pass_spanned(row, below)
        grid.append(row)
    return grid


def _pass_spanned(row: list[str | None], below: dict[int, int]) -> None:
    while below.get(len(row), 0) > 0 and len(row) < _MOST_COLUMNS:
        below[len(row)] -= 1
        row.append(None)


def _span(cell: Any, name: str) -> int:
    span = (cell.get(name) or "").strip()
    return max(1, min(int(span), 1000)) if span.isdecimal() and len(span) < 6 else 1
