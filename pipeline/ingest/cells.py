"""How people write the cells of a table that was not made by a program: dates, and what parts the columns.

For the manifest, reviews, metadata and files of rows; what is meant by a date in a text is read elsewhere.
"""

import re
from collections.abc import Iterable
from datetime import date

ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_IN_PARTS = re.compile(r"(\d{1,4})[-/.](\d{1,2})[-/.](\d{1,4})")


def no_date(cell: str) -> str:
    """What is wrong with a cell that holds no date as we read them, and how to write one.

    >>> no_date("31/02/2020")
    "there is no such day as '31/02/2020'"
    """
    parts = _IN_PARTS.fullmatch(cell)
    if parts is not None and not _names_a_day(*map(int, parts.groups())):
        return f"there is no such day as {cell!r}"
    return f"{cell!r} is not written as a date: write YYYY-MM-DD, such as 2022-12-31"


def parted_by(first_line: str, known: Iterable[str]) -> str:
    """What parts the columns of a table: a comma, or what a spreadsheet of some countries writes in its place.

    A semicolon or tab only where a header line without any comma has a known column between them.
    """
    if "," not in first_line:
        columns = frozenset(known)
        for mark in (";", "\t"):
            cells = [cell.strip().strip('"') for cell in first_line.split(mark)]
            if len(cells) > 1 and not columns.isdisjoint(cells):
                return mark
    return ","


def _names_a_day(first: int, second: int, third: int) -> bool:
    """Whether three numbers are a day in one of the orders in which people write them."""
    return any(_is_day(*order) for order in ((first, second, third), (third, second, first), (third, first, second)))


def _is_day(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True
