"""The words that a date or length can begin with, and those without which a sentence holds none.

They keep the shapes of `shapes.py` from being tried at every word: a shape is only tried where a word of its own
stands, and only in sentences with a figure or a word of time. Supersets do no harm, words left out would.
"""

import re
from collections.abc import Iterable

from pipeline.extract.times.length_shapes import SPAN_PREPOSITIONS
from pipeline.extract.times.shape_pieces import either_case
from pipeline.lexicon.times import TimeRules

WORD = re.compile(r"\w+|[’'](?=\d)")
_DIGITS = "0123456789"
_PHRASES = ("POINTING", "COVERED", "NOW")  # of which the first two words tell
# How many digits a figure has; `x` where letters are behind them (`2nd`, `1990s`).
_FIGURES = {
    "DIGIT": ("0", "00", "000", "0000", "0x", "0000x"),
    "DAY": ("0", "00"),
    "FEW": ("0", "00", "000"),
    "YEAR": ("0000",),
    "NTH": ("0x",),
    "YEARS": ("0000x",),
}
_PIECES = ("quarter", "quarters", "half", "semester", "trimester", "third", "yearend", "midyear")
_UNITS = ("weekend", "biennium", "period", "centuries", "century", "decade", "day", "YEAR")


def opener(word: str) -> str:
    """What a word of the text counts as among the openers: lower case, zeros for figures, `q` for `Q1`."""
    first = word[0]
    if first.isdigit():
        letters = word.lstrip(_DIGITS)
        digits = len(word) - len(letters)
        return ("0" if digits < 3 else "0" * digits) + "x" if letters else "0" * digits
    return "'" if first in "’'" else word.lower().rstrip(_DIGITS)


def openers_of(spec: str, rules: TimeRules) -> frozenset[str]:
    """The openers that the third part of a shape stands for: words, or two words with a blank between them."""
    found: set[str] = set()
    for name in spec.split():
        first, _, second = name.partition(">")
        if second:
            seconds = _openers(second, rules)
            found |= {f"{opening} {following}" for opening in _openers(first, rules) for following in seconds}
        elif name in _PHRASES:
            found |= {" ".join(map(opener, WORD.findall(phrase)[:2])) for phrase in _class(name, rules)}
        else:
            found |= _openers(name, rules)
    return frozenset(found)


def _openers(name: str, rules: TimeRules) -> set[str]:
    if name in _FIGURES:
        return set(_FIGURES[name])
    return _first_words(_class(name, rules)) if name.isupper() else {name}


def _class(name: str, rules: TimeRules) -> Iterable[str]:
    words, pointing = rules.words, rules.deictic
    classes: dict[str, Iterable[str]] = {
        "MONTH": words.months,
        "WEEKDAY": words.weekdays,
        "SEASON": words.seasons,
        "ORDINAL": words.ordinals,
        "COUNT": [*words.cardinals, *words.indefinite, "a", "an", "half"],
        "PART": ["early", "mid", "late", "end", "beginning", "start", "pre", "post", *words.months, *words.seasons],
        "RANK": ["first", "second", "third", "fourth", "last", "final", "latter"],
        "PIECE": ["quarter", "half", "semester", "trimester", "third"],
        "ENDS": ["first", "last", "final", "opening", "closing"],
        "POINTING": [*pointing.this, *pointing.last, *pointing.next, *pointing.context],
        "COVERED": pointing.covered,
        "NOW": [*rules.now.words, *rules.now.days, *rules.now.opening],
        "SPAN": SPAN_PREPOSITIONS,
        "DECADE": words.decades,
        "HEDGE": rules.syntax.hedges,
        "UNIT": [unit + end for unit in (*words.unit_months, *words.unit_days, "centurie") for end in ("", "s")],
        "OWNER": ["a", "an", "the", "these", "those", "its", "their", "our"],
        "NEAR": "last past previous preceding next coming following forthcoming ensuing subsequent recent".split(),
        "FISCAL": ["fiscal", "financial", "budget", "budgetary"],
        "CLOCK": ["a", "p", "am", "pm", "o", "hours", "hrs", "gmt", "utc"],
    }
    return classes[name]


def _first_words(phrases: Iterable[str]) -> set[str]:
    return {opener(found.group()) for phrase in phrases if (found := WORD.match(phrase))}


def core_words(rules: TimeRules) -> frozenset[str]:
    """Words as they stand in text, one of which every date or length without a figure holds."""
    words = rules.words
    units = [*words.unit_months, *words.unit_days]
    last = [WORD.findall(phrase)[-1] for phrase in (*rules.now.words, *rules.now.days, *rules.now.opening)]
    covered = [WORD.findall(phrase)[-1] for phrase in rules.deictic.covered]
    plain = [
        *units,
        *(unit + "s" for unit in units),
        *words.seasons,
        *words.decades,
        *("then", "time", "date"),  # `since |then|`, `at that |time|`
        *("AM", "PM", "pm", "m", "clock"),  # `six p.m.`
        *last,
        *covered,
        *_PIECES,
        *_UNITS,
    ]
    named = [WORD.findall(name)[0] for name in (*words.months, *words.weekdays)]
    return frozenset([*either_case(plain), *named])
