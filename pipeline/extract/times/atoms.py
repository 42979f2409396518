"""Finds single dates and lengths: `22 November 1967`, `mid-October 2017`, `2003/04`, `the past three years`.

The text is read once, word by word; a shape (`shapes.py`) is tried where a word that may open it stands, and has a
small reader of its own.
Prepositions, ranges, lists and the question whether a bare number is a year are left to `times.py`.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from pipeline.deferred import deferred
from pipeline.extract.times.calendar_atoms import (
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
from pipeline.extract.times.groups import Reader
from pipeline.extract.times.mentions import Atom
from pipeline.extract.times.openers import WORD, core_words, opener, openers_of
from pipeline.extract.times.piece_shapes import piece_shapes
from pipeline.extract.times.pointing_atoms import (
    read_ago,
    read_covered,
    read_deictic,
    read_now,
    read_past,
    read_span,
    read_weekday,
)
from pipeline.extract.times.shape_pieces import Shape
from pipeline.extract.times.shapes import shapes
from pipeline.extract.times.week_atoms import read_week, week_shapes
from pipeline.lexicon.times import TimeRules

Kinds = tuple[tuple[str, re.Pattern[str]], ...]  # shapes: rule id and pattern, in order of precedence
Words = tuple[tuple[tuple[int, bool, str, Kinds, bool], ...], str, bool, bool]
LONGEST_KNOWN = 60  # characters between blanks that may be met again
MOST_KNOWN = 1 << 14
REACH = 16  # words from the first word of a date or length to its first figure or core word


@dataclass(frozen=True, slots=True, eq=False)  # one lexicon is itself alone, so that what it says of a word is cached
class AtomPatterns:
    """Each shape's pattern by rule id, under all that it may begin with, and the words that hint at any.

    A word under which more shapes stand together with the next one is among the `paired`.
    """

    openers: Mapping[str, Kinds]
    paired: frozenset[str]
    core: frozenset[str]
    hints: frozenset[str]  # the same in lower case
    rules: TimeRules


def every_shape(rules: TimeRules) -> list[Shape]:
    """The shapes of all single dates and lengths, in order of precedence."""
    return [*week_shapes(rules), *piece_shapes(rules), *shapes(rules)]


def compile_atoms(rules: TimeRules) -> AtomPatterns:
    """Build the patterns of single dates and lengths from the words of the rules."""
    kinds: list[tuple[str, re.Pattern[str]]] = []
    openers: dict[str, set[int]] = {}
    for order, (rule, pattern, spec) in enumerate(every_shape(rules)):
        kinds.append((rule, deferred(pattern)))
        for words in openers_of(spec, rules):
            openers.setdefault(words, set()).add(order)
    pairs = [words for words in openers if " " in words]
    for words in pairs:
        openers[words] |= openers.get(words.split()[0], set())
    found = {words: tuple(kinds[order] for order in sorted(orders)) for words, orders in openers.items()}
    core = core_words(rules)
    hints = frozenset(word.lower() for word in core)
    return AtomPatterns(found, frozenset(words.split()[0] for words in pairs), core, hints, rules)


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
    pieces = text[start:end].split()
    known = _known(patterns)
    found: list[tuple[int, int, Kinds]] = []  # piece, place in it, shapes
    left = -1  # words within which the next core word, seen from behind, still counts
    following = ""
    number = len(pieces)
    for piece in reversed(pieces):
        number -= 1
        words, first, telling, core = known.get(piece) or words_of(piece, patterns, known)
        if not telling or (left < 0 and not core):
            left -= len(words)
            following = first or following
            continue
        for begin, is_core, key, kinds, paired in words:
            left = REACH if is_core else left - 1
            if left >= 0:
                if paired:
                    kinds = patterns.openers.get(f"{key} {following}", kinds)
                if kinds:
                    found.append((number, begin, kinds))
            following = key
    return _placed(text, start, pieces, found)


def _placed(
    text: str, start: int, pieces: Sequence[str], found: list[tuple[int, int, Kinds]]
) -> list[tuple[int, Kinds]]:
    """What was found in the pieces from behind, in order and with its place in the text."""
    placed: list[tuple[int, Kinds]] = []
    at, passed = start, 0
    for number, begin, kinds in reversed(found):
        for piece in pieces[passed:number]:
            at = text.find(piece, at) + len(piece)
        passed = max(passed, number)
        placed.append((text.find(pieces[number], at) + begin, kinds))
    return placed


@lru_cache(maxsize=4)
def _known(patterns: AtomPatterns) -> dict[str, Words]:
    """The pieces between blanks that were met: documents use few words, so most are known already."""
    return {}


def words_of(piece: str, patterns: AtomPatterns, known: dict[str, Words]) -> Words:
    """The words of a piece of text between blanks, from the last to the first: where each begins, whether it is a core
    word or a figure, what it opens as, the shapes that may begin with it, and whether there are more with the next.

    Then what the first opens as, whether any of them opens something or is a core word, and whether one is. Keeps
    them with the pieces that are known.
    """
    words = []
    for match in WORD.finditer(piece):
        word = match.group()
        key = opener(word)
        core = word in patterns.core or word[0].isdigit() or word[-1].isdigit()
        words.append((match.start(), core, key, patterns.openers.get(key, ()), key in patterns.paired))
    cored = any(core for _, core, _, _, _ in words)
    telling = cored or any(kinds or paired for _, _, _, kinds, paired in words)
    found = tuple(reversed(words)), words[0][2] if words else "", telling, cored
    if len(piece) < LONGEST_KNOWN:
        if len(known) >= MOST_KNOWN:
            known.clear()  # other documents use other words
        known[piece] = found
    return found


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
