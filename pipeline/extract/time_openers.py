"""The words that a date or length can begin with, and those without which a sentence holds none.

They keep the shapes of `time_shapes.py` from being tried at every word: a shape is only tried where a word of its own
stands, and only in sentences with a figure or a word of time. Supersets do no harm, words left out would.
"""

import re
from collections.abc import Iterable

from pipeline.extract.time_shapes import SPAN_PREPOSITIONS, either_case
from pipeline.lexicon.times import TimeRules

WORD = re.compile(r"\w+|[’'](?=\d)")
DIGIT = "0"  # stands for any word that begins with a digit
_PIECES = ("quarter", "quarters", "half", "semester", "trimester", "third", "yearend", "midyear")
_UNITS = ("weekend", "biennium", "period", "centuries", "century", "decade", "day", "YEAR")


def opener(word: str) -> str:
    """What a word of the text counts as among the openers: lower case, `0` for figures, `q` for `Q1`."""
    first = word[0]
    if first.isdigit():
        return DIGIT
    return "'" if first in "’'" else word.lower().rstrip("0123456789")


def openers_of(spec: str, rules: TimeRules) -> frozenset[str]:
    """The openers that the third part of a shape stands for."""
    found: set[str] = set()
    for name in spec.split():
        if name == "DIGIT":
            found.add(DIGIT)
        elif name.isupper():
            found |= _first_words(_class(name, rules))
        else:
            found.add(name)
    return frozenset(found)


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
        "POINTING": [*pointing.this, *pointing.last, *pointing.next, *pointing.context],
        "COVERED": pointing.covered,
        "NOW": [*rules.now.words, *rules.now.days, *rules.now.opening],
        "SPAN": SPAN_PREPOSITIONS,
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
        "then",  # `since |then|`
        *last,
        *covered,
        *_PIECES,
        *_UNITS,
    ]
    named = [WORD.findall(name)[0] for name in (*words.months, *words.weekdays)]
    return frozenset([*either_case(plain), *named])


def after_the(rules: TimeRules) -> frozenset[str]:
    """The openers that may stand behind `the` where it begins a date or length, as it does most."""
    classes = ("RANK", "ORDINAL", "PART", "COUNT")
    phrases = (*_class("POINTING", rules), *_class("COVERED", rules))
    second = [found[1] for phrase in phrases if len(found := WORD.findall(phrase)) > 1 and found[0] == "the"]
    plain = """last past previous preceding next coming following forthcoming ensuing recent
    month week quarter decade century year yearend mid midyear"""
    hedges = rules.syntax.hedges
    known = _first_words([*second, *plain.split(), *hedges, *rules.words.decades, *rules.words.seasons])
    return frozenset({DIGIT, "'"} | known | {word for name in classes for word in _first_words(_class(name, rules))})
