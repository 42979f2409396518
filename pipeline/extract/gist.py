"""What the words of a sentence alone tell: whether there can be a numeral or a time in it, before any is read.

Most sentences of official prose hold neither, and cutting them at their blanks is far cheaper than a scan. What is
asked here may only err on the side of reading; what is read is left to `scan.py` and `times.py`.
"""

import re
from collections.abc import Iterable

from pipeline.lexicon.numbers import NumberRules
from pipeline.values import value_class

_RUN = re.compile(r"[^\W\d_]+")
_FIGURE = re.compile(r"\d")
# Letters that an expression in either case takes for an i or s, though lower case makes them none.
_ODD_LETTERS = "ıİſ"


@value_class
class Gist:
    """The words of a sentence as written and in lower case, what else stands in it, and whether a digit does."""

    words: set[str]
    lower: set[str]
    rest: str  # what is not made of letters alone
    digits: bool
    odd: bool  # letters whose lower case cannot be relied on


@value_class
class NumeralHints:
    """The words and signs of which a numeral without a digit has one."""

    words: frozenset[str]
    signs: re.Pattern[str]
    roman: re.Pattern[str]


def compile_hints(words: Iterable[str], numbers: NumberRules) -> NumeralHints:
    """The hints of all number `words`, which are in lower case."""
    first = {found[0] for word in words if (found := _RUN.match(word))}
    folded = {word + end for word in first for end in ("fold", "folds")}
    signs = "".join(map(re.escape, numbers.vulgar))
    return NumeralHints(
        frozenset(first | folded), re.compile(f"[{signs}]"), re.compile(r"[XVILC](?:(?<=[VX])|[XVILC])[XVILC]{0,6}")
    )


def gist_of(text: str, start: int, end: int) -> Gist:
    """The gist of `text[start:end]`."""
    sentence = text[start:end]
    words, lower = set(sentence.split()), set(sentence.lower().split())
    rest = " ".join([word for word in words if not word.isalpha()])
    if rest:
        words.update(_RUN.findall(rest))
        lower.update(_RUN.findall(rest.lower()))
    odd = not sentence.isascii() and any(letter in sentence for letter in _ODD_LETTERS)
    return Gist(words, lower, rest, _FIGURE.search(rest) is not None, odd)


def may_hold_numeral(gist: Gist, text: str, start: int, end: int, hints: NumeralHints) -> bool:
    """Whether `text[start:end]`, whose gist is given, may hold a numeral."""
    return (
        gist.digits
        or gist.odd
        or not hints.words.isdisjoint(gist.lower)
        or hints.signs.search(gist.rest) is not None
        or hints.roman.search(text, start, end) is not None
    )


def may_hold_time(gist: Gist, core: frozenset[str]) -> bool:
    """Whether a sentence may hold a date or length: `core` are the words of which one without a digit has one."""
    return gist.digits or not core.isdisjoint(gist.words)
