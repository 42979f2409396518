"""What is wrong with a labelled row before it is compared: columns and values that no claim could have.

Such a label would count as a mistake of the extractor, without a word. Whether a row fits its text is left to `gold`.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from difflib import get_close_matches
from functools import cache

from pipeline.ingest.cells import ISO_DATE, no_date
from pipeline.lexicon.indicators import load_catalogue
from pipeline.units import UnknownUnitError, base_unit
from schemas.tables import TABLES, Column

_NUMBERS = ("integer", "number")


def mistakes_in(record: Mapping[str, object], table: str) -> Iterator[str]:
    """A line for each column of a labelled row that the table has not, and for each cell that it could not have."""
    columns = _columns(table)
    for name, cell in record.items():
        column = columns.get(name)
        if column is None:
            yield f"there is no column {name!r}{_near(name, columns)}"
        elif (wrong := _wrong(column, cell)) is not None:
            yield f"column {name}: {wrong}"


@cache
def _columns(table: str) -> dict[str, Column]:
    return {column.name: column for column in TABLES[table].columns}


def _wrong(column: Column, cell: object) -> str | None:
    if cell is None:
        return None if column.null is not None else "is never null; leave it out where it is not labelled"
    if column.type in _NUMBERS:
        is_number = isinstance(cell, int | float) and not isinstance(cell, bool)
        return None if is_number else f"{cell!r} is no number"
    if column.type == "list":
        return None  # not compared
    if not isinstance(cell, str):
        return f"{cell!r} is no text"
    if column.values:
        return None if cell in column.values else f"{cell!r} is none of {', '.join(column.values)}"
    if column.type == "date":
        return None if ISO_DATE.fullmatch(cell) and _is_day(cell) else no_date(cell)
    if column.name == "unit":
        return _wrong_unit(cell)
    known = _catalogue().get(column.name)
    if known is not None and cell not in known:
        return f"there is no {column.name} {cell!r}{_near(cell, known)}"
    return None


def _is_day(cell: str) -> bool:
    try:
        date.fromisoformat(cell)
    except ValueError:
        return False
    return True


def _wrong_unit(unit: str) -> str | None:
    try:
        base_unit(unit.replace(" ", ""))  # white space is not compared
    except UnknownUnitError as error:
        return str(error)
    return None


@cache
def _catalogue() -> dict[str, frozenset[str]]:
    indicators = load_catalogue().indicators
    return {
        "indicator": frozenset(entry.name for entry in indicators),
        "topic": frozenset(entry.topic for entry in indicators),
    }


def _near(given: str, known: Mapping[str, object] | frozenset[str]) -> str:
    near = get_close_matches(given, sorted(known), 1)
    return f"; did you mean {near[0]!r}?" if near else ""
