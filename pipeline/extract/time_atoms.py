"""Finds single dates and lengths: `22 November 1967`, `mid-October 2017`, `2003/04`, `the past three years`.

The text is read once, word by word; a shape (`time_shapes.py`) is tried where a word that may open it stands, and has a
small reader of its own.
Prepositions, ranges, lists and the question whether a bare number is a year are left to `times.py`.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from pipeline.deferred import deferred
from pipeline.extract.calendar_atoms import (
    read_academic,
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
from pipeline.extract.piece_shapes import piece_shapes
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
from pipeline.extract.time_openers import WORD, after_the, core_words, opener, openers_of
from pipeline.extract.time_shapes import Shape, shapes
from pipeline.extract.week_atoms import read_week, week_shapes
from pipeline.lexicon.times import TimeRules

Kinds = tuple[tuple[str, re.Pattern[str]], ...]  # shapes: rule id and pattern, in order of precedence
REACH = 16  # words from the first word of a date or length to its first figure or core word


@dataclass(frozen=True, slots=True, eq=False)  # one lexicon is itself alone, so that what it says of a word is cached
class AtomPatterns:
    """Each shape's pattern by rule id, under every word that it may begin with, and the words that hint at any."""

    openers: Mapping[str, Kinds]
    core: frozenset[str]
    hints: frozenset[str]  # the same in lower case
    after_the: frozenset[str]
    rules: TimeRules


def every_shape(rules: TimeRules) -> list[Shape]:
    """The shapes of all single dates and lengths, in order of precedence."""
    return [*week_shapes(rules), *piece_shapes(rules), *shapes(rules)]


def compile_atoms(rules: TimeRules) -> AtomPatterns:
    """Build the patterns of single dates and lengths from the words of the rules."""
    openers: dict[str, list[tuple[str, re.Pattern[str]]]] = {}
    for rule, pattern, spec in every_shape(rules):
        kind = (rule, deferred(pattern))
        for word in openers_of(spec, rules):
            openers.setdefault(word, []).append(kind)
    core = core_words(rules)
    hints = frozenset(word.lower() for word in core)
    return AtomPatterns({word: tuple(kinds) for word, kinds in openers.items()}, core, hints, after_the(rules), rules)


def find_atoms(text: str, start: int, end: int, patterns: AtomPatterns) -> list[Atom]:
    """All single dates and lengths in text[start:end], in order, disjoint."""
    atoms = []
    position = start
    for at, kinds in _candidates(text, start, end, patterns):
        if at < position:
            continue
        atom = _read_at(text, at, end, kinds, patterns.rules)
        if atom is not None:
            atoms.append(atom)
            position = atom.end
    return atoms


def _candidates(text: str, start: int, end: int, patterns: AtomPatterns) -> list[tuple[int, Kinds]]:
    """Where a word stands that may open a date or length, with its shapes, if a core word follows within reach."""
    found: list[tuple[int, Kinds]] = []
    left = -1  # words within which the next core word, seen from behind, still counts
    following = ""
    for match in reversed(list(WORD.finditer(text, start, end))):
        word = match.group()
        left -= 1
        core, key, kinds = _known(word, patterns)
        if core:
            left = REACH
        if left >= 0:
            if kinds and (key != "the" or following in patterns.after_the):
                found.append((match.start(), kinds))
            following = key
    found.reverse()
    return found


@lru_cache(maxsize=1 << 14)
def _known(word: str, patterns: AtomPatterns) -> tuple[bool, str, Kinds]:
    """Whether a word of the text is a core word or a figure, what it opens as, and the shapes that may begin with it.

    Documents use few words, so most are known already.
    """
    key = opener(word)
    core = word in patterns.core or word[0].isdigit() or word[-1].isdigit()
    return core, key, patterns.openers.get(key, ())


def _read_at(text: str, start: int, end: int, kinds: Kinds, rules: TimeRules) -> Atom | None:
    """The first kind whose reader accepts what stands at `start`."""
    for rule, kind in kinds:
        match = kind.match(text, start, end)
        atom = _READERS[rule](rule, match, rules) if match else None
        if atom is not None:
            return atom
    return None


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
    "date.week": read_week,
    "date.academic-year": read_academic,
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
