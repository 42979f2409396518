"""Finds single dates and lengths: `22 November 1967`, `mid-October 2017`, `2003/04`, `the past three years`.

One alternation of all shapes (`time_shapes.py`) scans the text once; each shape then has a small reader of its own.
Prepositions, ranges, lists and the question whether a bare number is a year are left to `times.py`.
"""

import re
from dataclasses import dataclass

from pipeline.extract.calendar_atoms import (
    read_century,
    read_clock,
    read_day,
    read_decade,
    read_fiscal,
    read_iso,
    read_month,
    read_month_year,
    read_quarter,
    read_season,
    read_slash,
    read_year,
    read_year_range,
)
from pipeline.extract.pointing_atoms import (
    read_ago,
    read_covered,
    read_deictic,
    read_now,
    read_past,
    read_span,
    read_weekday,
)
from pipeline.extract.time_groups import Reader
from pipeline.extract.time_mentions import Atom
from pipeline.extract.time_shapes import shapes
from pipeline.lexicon.times import TimeRules


@dataclass(frozen=True, slots=True)
class AtomPatterns:
    """The scanner, and each shape's own pattern by rule id (group names `k0`, `k1`, ... in order)."""

    scanner: re.Pattern[str]
    kinds: tuple[tuple[str, re.Pattern[str]], ...]
    rules: TimeRules


def compile_atoms(rules: TimeRules) -> AtomPatterns:
    """Build the scanner for single dates and lengths from the words of the rules."""
    kinds = tuple((rule, re.compile(pattern)) for rule, pattern in shapes(rules))
    union = "|".join(f"(?P<k{i}>{_unnamed(kind.pattern)})" for i, (_, kind) in enumerate(kinds))
    # Every shape begins at a word or figure: nothing else is tried elsewhere.
    return AtomPatterns(scanner=re.compile(rf"(?<![\w])(?=[\w’'])(?:{union})"), kinds=kinds, rules=rules)


def find_atoms(text: str, start: int, end: int, patterns: AtomPatterns) -> list[Atom]:
    """All single dates and lengths in text[start:end], in order, disjoint."""
    atoms = []
    position = start
    while found := patterns.scanner.search(text, position, end):
        atom = _read_at(text, found.start(), end, int((found.lastgroup or "k0")[1:]), patterns)
        if atom is not None:
            atoms.append(atom)
        position = max(atom.end if atom is not None else 0, found.start() + 1)
    return atoms


def _read_at(text: str, start: int, end: int, first: int, patterns: AtomPatterns) -> Atom | None:
    """The first kind, from the one that matched on, whose reader accepts what stands at `start`."""
    for rule, kind in patterns.kinds[first:]:
        match = kind.match(text, start, end)
        atom = _READERS[rule](rule, match, patterns.rules) if match else None
        if atom is not None:
            return atom
    return None


def _unnamed(pattern: str) -> str:
    return re.sub(r"\(\?P<\w+>", "(?:", pattern)


_READERS: dict[str, Reader] = {
    "date.clock": read_clock,
    "date.iso": read_iso,
    "date.slash": read_slash,
    "date.day-month-year": read_day,
    "date.month-day-year": read_day,
    "date.day-month": read_day,
    "date.month-day": read_day,
    "date.month-year": read_month_year,
    "date.quarter": read_quarter,
    "date.fiscal-year": read_fiscal,
    "date.year-range": read_year_range,
    "date.decade": read_decade,
    "date.century": read_century,
    "duration.ago": read_ago,
    "duration.past": read_past,
    "duration.span": read_span,
    "date.deictic": read_deictic,
    "date.covered": read_covered,
    "date.season": read_season,
    "date.weekday": read_weekday,
    "date.now": read_now,
    "date.month": read_month,
    "date.year": read_year,
}
