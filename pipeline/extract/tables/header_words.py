"""The words of a header, its unit put in brackets wherever in them it stands: `Cost, £m` as `Cost (£m)`.

So that what reads units and what reads names see one form of header. What the words in brackets mean is left to
`table_units.py`.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from pipeline.deferred import deferred
from pipeline.extract.grammar import Grammar
from pipeline.extract.quantities.currencies import Home
from pipeline.extract.tables.table_objects import NUMBERED, YEARS, is_participle
from pipeline.extract.tables.table_units import SIGNS, HeaderUnit, may_be_unit, stated_unit

_BREAK = deferred(r",\s|:\s|\s[-–—]\s")
_SQUARE = deferred(r"\[([^\[\]()]{1,60})\]")
_LAST_YEARS = deferred(rf"[\s,:–—-]{{1,3}}{YEARS.pattern}\Z")
_LAST_NOTE = deferred(r"\s{0,2}\(([^()]{0,80})\)\Z")  # `Cost, £m (provisional)`
_OF_HUNDRED = deferred(
    r"(?:%|per\s?cent(?:age)?)(?P<points>[\s-]points?)?\s(?:of\s(?:the\s)?)?(?P<rest>(?!(?:and|or|per|points?)\b|[\d(])\S.*)",
    re.IGNORECASE,
)
_OF = deferred(r"of\s(?:the\s)?", re.IGNORECASE)
_AFTER_IN = deferred(r"\s(?:in|as)\s(?:an?\s|the\s)?(?P<unit>[^()|:;]{1,60})\Z")
_NAMED = deferred(r"[A-Z]{2,3}|[A-Z]?[a-z]+")  # a row `EUR` or `Euro` is one of several, and no unit
_MOST_WORDS = 5
_SCALES = frozenset(("thousands", "millions", "billions"))
_LEAST_SCALE = 1000  # `Test, scores` are no twenties
_WORDS_TOO = frozenset(("in", "min"))  # symbols that are words


def bracketed(about: str, grammar: Grammar, home: Home, *, row: bool = False) -> str:
    """Headers or what is said of a table, with the unit of each part in brackets."""
    return " | ".join(_bracketed(part, grammar, home, row) for part in about.split(" | "))


@lru_cache(maxsize=1 << 10)
def _bracketed(words: str, grammar: Grammar, home: Home, row: bool) -> str:
    """One header with its unit in brackets; as it is where it has brackets already or states no unit."""
    words = _SQUARE.sub(r"(\1)", words).strip()
    if not words or (row and _NAMED.fullmatch(words)):
        return words
    note = _LAST_NOTE.search(words)
    bare, told = (words[: note.start()], words[note.start() :]) if note else (words, "")
    if "(" in bare or (note and stated_unit(note[1], grammar, home) is not None):
        return words
    number = NUMBERED.match(bare)
    bare = (bare[number.end() :] if number else bare).rstrip(" .:;")
    if not may_be_unit(bare, grammar):
        return words
    years = _LAST_YEARS.search(bare)
    bare, behind = (bare[: years.start()], bare[years.start() :]) if years else (bare, "")
    found = next(_found(bare, grammar, home), None)
    if found is None:
        return words
    name, unit = found
    return f"{name.strip()} ({unit}){behind}{told}".strip()


def _found(words: str, grammar: Grammar, home: Home) -> Iterator[tuple[str, str]]:
    """The words left and the unit, by each place where one may stand."""
    yield from _parted(words, grammar, home)
    after = _AFTER_IN.search(words)
    if after is not None and _is_unit(after["unit"], grammar, home):
        yield words[: after.start()], after["unit"]
    yield from _share(words)
    yield from _at_the_front(words, grammar, home)
    if _is_unit(words, grammar, home):
        yield _whole(words, grammar, home)
    yield from _at_the_end(words, grammar, home)


def _whole(words: str, grammar: Grammar, home: Home) -> tuple[str, str]:
    """`Million tonnes`, and `Million passengers`, where the words behind the scale are what is counted."""
    unit = stated_unit(words, grammar, home)
    scale, _, counted = words.partition(" ")
    return (_OF.sub("", counted, count=1), scale) if unit and unit.unit == "count" and counted else ("", words)


def _share(words: str) -> Iterator[tuple[str, str]]:
    """`% of roads`, `Percent paved`: the roads that are."""
    if (share := _OF_HUNDRED.match(words)) is not None:
        yield share["rest"], "percentage points" if share["points"] else "%"


def _parted(words: str, grammar: Grammar, home: Home) -> Iterator[tuple[str, str]]:
    """`Cost, £ million`, `Revenue - Ksh million`, `Roads, km, East`: a part of its own."""
    breaks = list(_BREAK.finditer(words))
    for at, one in enumerate(breaks):
        end = breaks[at + 1].start() if at + 1 < len(breaks) else len(words)
        unit = words[one.end() : end]
        if _is_unit(unit, grammar, home):
            yield words[: one.start()] + words[end:], unit


def _at_the_end(words: str, grammar: Grammar, home: Home) -> Iterator[tuple[str, str]]:
    """`Exports £ million`, `Paved km`: a unit that no name ends with."""
    parts = words.split()
    for size in range(min(3, len(parts) - 1), 0, -1):
        unit = " ".join(parts[-size:])
        marked = parts[-size][0] in SIGNS or unit[-1] in SIGNS or _is_symbol(unit) or unit.lower() in _SCALES
        stated = stated_unit(unit, grammar, home) if not parts[-size - 1][-1].isdigit() else None
        of_money = stated is not None and stated.form == "money" and stated.scale >= _LEAST_SCALE
        if stated is not None and (marked or of_money) and _is_unit(unit, grammar, home):
            yield " ".join(parts[:-size]), unit


def _at_the_front(words: str, grammar: Grammar, home: Home) -> Iterator[tuple[str, str]]:
    """`Tonnes exported`, `Kilometres of roads`: how much of what the words behind it name."""
    parts = words.split()
    for size in range(min(3, len(parts) - 1), 0, -1):
        unit, behind = " ".join(parts[:size]), parts[size].lower()
        if _is_unit(unit, grammar, home) and _names(stated_unit(unit, grammar, home), behind, grammar):
            yield _OF.sub("", " ".join(parts[size:]), count=1) if behind == "of" else " ".join(parts[size:]), unit


def _names(unit: HeaderUnit | None, behind: str, grammar: Grammar) -> bool:
    """Whether the word behind a unit goes on with what is measured: not `pounds of rice`, nor `US$ exchange rate`."""
    if unit is None or unit.unit == "count":
        return False
    return is_participle(behind, grammar) or (unit.form != "money" if behind == "of" else unit.scale >= _LEAST_SCALE)


def _is_unit(words: str, grammar: Grammar, home: Home) -> bool:
    """Whether words are a unit without brackets around them, too: no class (`Hepatitis B`), no noun (`Shift, day`)."""
    parts = words.split()
    if not parts or len(parts) > _MOST_WORDS or words.lower() in _WORDS_TOO or (len(words) == 1 and words not in SIGNS):
        return False
    unit = stated_unit(words, grammar, home)
    if unit is None or unit.form == "times":
        return False
    if unit.unit == "count":
        return (unit.scale >= _LEAST_SCALE and not words[0].isdecimal()) or words.startswith("000")
    return unit.form in ("money", "share") or _is_measure(words, parts)


def _is_measure(words: str, parts: list[str]) -> bool:
    """One noun alone is a unit in the plural only (`Roads, miles`, not `Materials, stone`)."""
    return len(parts) > 1 or not words.isalpha() or _is_symbol(words) or words.lower() == "feet" or words[-1] == "s"


def _is_symbol(words: str) -> bool:
    """Whether the last word is no word of English by its letters: `km`, `MWh`."""
    last = words.split()[-1]
    return len(last) > 1 and last[0].isalpha() and (last == "ha" or not set(last.lower()) & set("aeiou"))
