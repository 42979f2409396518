"""The cells of a document's tables to claims: unit from header or caption, object from row and column, year from both.

A table that has been read by a reader is masked in the text, so that its rows are no prose; what this module does not
take for a figure stays among the rejected numerals. Reading the figure itself is left to `quantities.py`, the unit of a
header to `table_units.py`, what a cell counts to `table_objects.py`, a year to `times.py` and `dates.py`. Indicators
are not linked here: their cues are those of sentences.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from datetime import date

from pipeline.deferred import deferred
from pipeline.extract.grammar import Grammar
from pipeline.extract.numerals.scan import find_numerals
from pipeline.extract.periods.memory import TimeMemory
from pipeline.extract.periods.periods import document_clock
from pipeline.extract.quantities.currencies import Home
from pipeline.extract.quantities.quantities import read_quantities
from pipeline.extract.tables.header_words import bracketed
from pipeline.extract.tables.table_objects import ONLY_YEARS, YEARS, as_change, counted_in, last_year, says_change
from pipeline.extract.tables.table_units import fits, header_unit, may_fit, scale_for
from pipeline.extract.times.calendar_days import Interval
from pipeline.extract.times.clocks import Clock
from pipeline.extract.times.dates import resolve
from pipeline.extract.times.times import find_times
from pipeline.ingest.lines import is_finished
from pipeline.ingest.readers.grid import looks_like_figure
from pipeline.models import Cell, Claim, Document, Quantity, Sentence, Table
from pipeline.values import replace, value_class
from schemas.vocabularies import Kind, Status, TimeBasis, TimeKind

RULE = "table.cell"
_YEAR_COLUMN = deferred(r"\byears?\b", re.IGNORECASE)
_ONLY_WHEN = deferred(rf"(?:Q[1-4]|H[12]|totals?)(?:\s{YEARS.pattern})?|{ONLY_YEARS.pattern}", re.IGNORECASE)
_UNIT_COLUMN = deferred(r"\W*units?(?:\sof\smeasure(?:ment)?)?\W*", re.IGNORECASE)
_AHEAD = deferred(
    r"\b(?:targets?|plan(?:ned)?|proj(?:ected|ections?)?|forecasts?|budget(?:ed)?|estimates?|goals?|(?:proposed|expected)(?=\W*(?:\Z|\d)))\b",
    re.IGNORECASE,
)
_CLASS = deferred(
    r"\d+\s?(?:[-–]|to\s)\s?\d+\b|\d+\s?\+|\d+\s(?:years\s)?(?:and|or)\s(?:more|over|above|older)", re.IGNORECASE
)
_INTRODUCES = deferred(r"\b(?:tables?|following|below|follows|shows?|shown|here)\b", re.IGNORECASE)
_DONE = deferred(r"\b(?:actuals?|realised|realized|outturn|achieved)\b", re.IGNORECASE)
_SIGNS = frozenset("-−–")
_LEAD = 200


@value_class
class _Place:
    """A cell with its headers, and what is said of the whole table."""

    cell: Cell
    row: str
    column: str
    beside: str  # the last of the years that head columns, where the cell tells of a change
    corner: str  # what stands above the labels of the rows
    about: str  # caption and the line before the table, the nearest last


def table_claims(document: Document, sentences: Sequence[Sentence], grammar: Grammar, home: Home) -> Iterator[Claim]:
    """The claims of every table of a document, in order of `start`."""
    clock = document_clock(document, TimeMemory(), -1, grammar.time_words.times)
    starts = [sentence.start for sentence in sentences]
    for table in document.tables:
        before = bisect_right(starts, table.start)
        anchor = sentences[before - 1] if before else None
        for place in _places(document.text, table, anchor):
            if (quantity := _figure(document.text, place, grammar, home)) is not None:
                yield _claim(document, place, quantity, anchor, grammar, clock, home)


def _places(text: str, table: Table, anchor: Sentence | None) -> Iterator[_Place]:
    """The cells beneath the headers that may hold figures."""
    about = f"{table.caption or ''} | {_lead(text, table, anchor)}"
    rows: dict[int, list[Cell]] = {}
    for cell in table.cells:
        rows.setdefault(cell.row, []).append(cell)
    heads = [rows[row] for row in sorted(rows) if row < table.header_rows]
    titles = [_title(text, cells) for cells in heads]
    about = " | ".join([about, *filter(None, titles)])
    headers = _column_headers(text, [cells for cells, title in zip(heads, titles, strict=True) if not title])
    body = [cells for row, cells in sorted(rows.items()) if row >= table.header_rows]
    years, classes = _year_columns(text, body, headers), _of_classes(text, body)
    corner = "" if classes else headers.get(0, "")
    units = {column for column, words in headers.items() if _UNIT_COLUMN.fullmatch(words)}
    seen: set[int] = set()  # a cell that spans rows comes once for each of them
    group = ""  # a row with nothing but a label heads the rows beneath it
    for row in sorted(rows):
        if row < table.header_rows:
            continue
        cells = rows[row]
        filled = [cell for cell in cells if cell.start < cell.end]
        if len(filled) == 1 and len(cells) > 1 and not looks_like_figure(text[filled[0].start : filled[0].end]):
            group = text[filled[0].start : filled[0].end]
            continue
        label, labelled = "", True
        unit = next((f"({text[one.start : one.end]})" for one in filled if one.column in units), "")
        for cell in cells:
            if cell.column in units:
                continue
            words = text[cell.start : cell.end]
            dates = ONLY_YEARS.fullmatch(words) and cell.column in years
            if labelled and (dates or (classes and not cell.column) or not looks_like_figure(words)):
                # The nearest label first: it names the thing, those to its left say whose it is.
                label = f"{words}, {label}" if words and label else words or label
            elif looks_like_figure(words):
                labelled = False
                if cell.start in seen:
                    continue
                seen.add(cell.start)
                column = headers.get(cell.column, "")
                row_label = f"{label} {unit}".strip()
                beside = last_year(headers.values()) if says_change(column) else ""
                yield _Place(cell, row_label, column, beside, corner, f"{about} | {group}" if group else about)


def _lead(text: str, table: Table, anchor: Sentence | None) -> str:
    """The words straight before a table that introduce it: not those of a paragraph that ends there."""
    if anchor is None or table.start - anchor.end >= 8:
        return ""
    words = text[anchor.start : anchor.end]
    introduces = anchor.heading or not is_finished(words) or _INTRODUCES.search(words) is not None
    return words[-_LEAD:] if introduces and not (table.caption and not anchor.heading) else ""


def _year_columns(text: str, body: Sequence[Sequence[Cell]], headers: dict[int, str]) -> set[int]:
    """The columns whose years say of when the rows are: the first, and any that is headed so or holds nothing else."""
    found: dict[int, list[bool]] = {}
    for cell in (cell for cells in body for cell in cells if cell.start < cell.end):
        found.setdefault(cell.column, []).append(ONLY_YEARS.fullmatch(text, cell.start, cell.end) is not None)
    return {0} | {
        column
        for column, years in found.items()
        if all(years) and (len(years) > 2 or _YEAR_COLUMN.search(headers.get(column, "")))
    }


def _of_classes(text: str, body: Sequence[Sequence[Cell]]) -> bool:
    """Whether the first column names classes by their bounds (`15-24 years`, `65 and over`) and holds no figures."""
    first = [text[one.start : one.end] for cells in body for one in cells if not one.column and one.start < one.end]
    numbered = [words for words in first if looks_like_figure(words)]
    return len(numbered) > 1 and all(_CLASS.match(words) for words in numbered)


def _title(text: str, cells: Sequence[Cell]) -> str:
    """The words of a row that has nothing but its first cell: they are said of the whole table."""
    filled = [cell for cell in cells if cell.start < cell.end]
    return text[filled[0].start : filled[0].end] if len(cells) > 1 and filled == list(cells[:1]) else ""


def _column_headers(text: str, rows: Sequence[Sequence[Cell]]) -> dict[int, str]:
    """The words above each column; an empty cell goes on with the header to its left, in all rows but the last."""
    columns: dict[int, str] = {}
    for number, row in enumerate(rows):
        spanning = ""
        for cell in row:
            words = text[cell.start : cell.end]
            if not words and number + 1 < len(rows) and cell.column:
                words = spanning
            spanning = words
            if words and columns.get(cell.column) != words:
                columns[cell.column] = f"{columns[cell.column]} {words}" if cell.column in columns else words
    return columns


def _figure(text: str, place: _Place, grammar: Grammar, home: Home) -> Quantity | None:
    """The one figure that a cell holds; null where it holds none, or several."""
    start, end = place.cell.start, place.cell.end
    numerals = [one for one in find_numerals(text, start, end, grammar.numerals) if one.form != "ordinal"]
    if not numerals:
        return None
    found = read_quantities(text, start, end, numerals, [], grammar.measures, grammar.hedges, home)
    if len(found) != 1 or found[0].kind is not Kind.QUANTITY:
        return None
    before, behind = text[start : found[0].start].strip(), text[found[0].end : end].strip()
    if any(character.isdigit() for character in before + behind):
        return None
    negative = found[0].value > 0 and (before in _SIGNS or (before.endswith("(") and behind.startswith(")")))
    return _negative(found[0], text, start, end) if negative else found[0]


def _negative(quantity: Quantity, text: str, start: int, end: int) -> Quantity:
    """`-2.1` and `(2.1)`: in a cell, a dash or brackets make a figure negative, and belong to it."""
    low, high = quantity.low, quantity.high
    return replace(
        quantity,
        start=start + len(text[start:end]) - len(text[start:end].lstrip()),
        end=max(quantity.end, text.find(")", quantity.end, end) + 1),
        value=-quantity.value,
        low=None if high is None else -high,
        high=None if low is None else -low,
    )


def _claim(
    document: Document,
    place: _Place,
    quantity: Quantity,
    anchor: Sentence | None,
    grammar: Grammar,
    clock: Clock,
    home: Home,
) -> Claim:
    column, about = bracketed(place.column, grammar, home), bracketed(place.about, grammar, home)
    row, corner = bracketed(place.row, grammar, home, row=True), _corner(place, grammar, home)
    headers = (column, row, corner, *reversed(about.split(" | ")))
    stated = header_unit(headers, grammar, home) if may_fit(quantity) else None
    unit = stated if stated and fits(stated, quantity, document.text) else None
    scale = scale_for(unit, quantity, document.text) if unit else 1.0
    told, interval = _time(place, grammar, clock)
    period_start, period_end = (interval.start, interval.end) if interval else (None, document.published)
    form = unit.form if unit and quantity.unit == "count" else quantity.form
    thing, head = counted_in((row, column, about), grammar)
    quantity, change = as_change(quantity, (place.column, place.row))
    return Claim(
        start=quantity.start,
        end=quantity.end,
        text=document.text[quantity.start : quantity.end],
        kind=Kind.QUANTITY,
        value=quantity.value * scale,
        relation=quantity.relation,
        low=None if quantity.low is None else quantity.low * scale,
        high=None if quantity.high is None else quantity.high * scale,
        # A figure in a table is written out to the digit that is meant: `12,000` thousand is no rounder than `12,345`.
        precision=_digit(quantity, document.text) * scale,
        unit=unit.unit if unit and quantity.unit == "count" else quantity.unit,
        object=thing,
        object_head=head,
        whole=None,
        per=quantity.per or (unit.per if unit else None),
        change=change,
        part_of=None,
        time_text=told,
        period_start=period_start,
        period_end=period_end,
        time_kind=TimeKind.DURING if form == "money" and interval else TimeKind.AS_OF,
        time_basis=interval.basis if interval else TimeBasis.DOCUMENT,
        status=_status(place, document, period_start),
        subject=document.about or document.actor,
        attributed_to=None,
        scope=None,
        indicator=None,
        topic=None,
        section=anchor.section if anchor else None,
        paragraph=anchor.paragraph if anchor else 0,
        sentence=anchor.index if anchor else 0,
        context=_context(document.text, place),
        rules=tuple(dict.fromkeys((RULE, *quantity.rules, *(("table.unit-of-header",) if unit else ())))),
        flags=quantity.flags,
    )


def _corner(place: _Place, grammar: Grammar, home: Home) -> str:
    """What stands above the labels: said of the columns of years, and of all where it is but `US$ million` or `%`."""
    corner = bracketed(place.corner, grammar, home)
    if _ONLY_WHEN.fullmatch(place.column):
        return corner
    unit = header_unit((corner,), grammar, home) if corner.startswith("(") else None
    return corner if unit and unit.form in ("money", "share") else ""


def _digit(quantity: Quantity, text: str) -> float:
    """The size of the last digit written."""
    written = text[quantity.start : quantity.end]
    return min(quantity.precision, 1.0) if re.fullmatch(r"[\d,. '\u00a0\u2009]+", written) else quantity.precision


def _time(place: _Place, grammar: Grammar, clock: Clock) -> tuple[str | None, Interval | None]:
    """The year that a header states, the column's before the row's before the caption's."""
    for words in (place.column, place.row, place.beside, place.about):
        years = list(YEARS.finditer(words))
        if len(years) != 1:
            continue
        written = f"in {years[0][0]}"
        mentions = find_times(written, 0, len(written), grammar.times)
        interval = resolve(mentions[0], clock) if len(mentions) == 1 else None
        if interval is not None:
            return years[0][0], Interval(interval.start, interval.end, TimeBasis.STATED)
    return None, None


def _status(place: _Place, document: Document, start: date | None) -> Status:
    ahead = document.published is not None and start is not None and start > document.published
    told = _AHEAD.search(place.column) or (_AHEAD.search(place.row) and not _DONE.search(place.column))
    return Status.TARGET if ahead or told else Status.REPORTED


def _context(text: str, place: _Place) -> str:
    headers = " | ".join(one for one in (place.row, place.column) if one)
    return (
        f"{headers}: {text[place.cell.start : place.cell.end]}" if headers else text[place.cell.start : place.cell.end]
    )
