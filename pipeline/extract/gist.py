"""What the words of a sentence alone tell: whether there can be a numeral, a time or a pattern in it, before any scan.

Most sentences of official prose hold none, and cutting them at their blanks is far cheaper than scanning them. What is
asked here may only err on the side of reading; what is read is left to `scan.py`, `times.py` and `vetoes.py`.
"""

import re
from collections.abc import Iterable, Sequence

from pipeline.deferred import deferred
from pipeline.lexicon.numbers import NumberRules
from pipeline.values import value_class

_RUN = re.compile(r"[^\W\d_]+")
_DIGIT = re.compile(r"\d")
# Letters that an expression in either case takes for an i or s, though lower case makes them none.
_ODD_LETTERS = "ıİſ"
_STOPS = ".,;:"
_PREFIX = 3  # letters of a word by which triggers are looked up
MOST_COLD = 1 << 16


@value_class
class Gist:
    """A sentence's words in lower case, the pieces between its blanks that are more than a word, and what is in them.

    `rest` is folded: in lower case, every digit a `0`.
    """

    words: set[str]
    rest: str
    digits: bool
    odd: bool  # letters whose lower case cannot be relied on


@value_class
class NumeralHints:
    """The words and signs of which a numeral without a digit has one."""

    words: frozenset[str]
    signs: re.Pattern[str]
    roman: re.Pattern[str]


@value_class
class TriggerIndex:
    """Which of several patterns may match, by their triggers: those that begin with a word, and all others."""

    by_prefix: dict[str, tuple[tuple[str, int], ...]]
    signs: tuple[tuple[str, int], ...]
    always: frozenset[int]  # those without triggers
    cold: set[str]  # words that were met and trigger nothing: most of those of a document


def gist_of(text: str, start: int, end: int) -> Gist:
    """The gist of `text[start:end]`."""
    sentence = text[start:end]
    words = set(sentence.lower().split())
    rest: list[str] = []
    for piece in [piece for piece in words if not piece.isalpha()]:
        bare = piece.rstrip(_STOPS)
        if bare.isalpha():
            words.add(bare)
        else:
            rest.append(piece)
            words.update(_RUN.findall(piece))
    odd = not sentence.isascii() and any(letter in sentence for letter in _ODD_LETTERS)
    if not rest:
        return Gist(words, "", False, odd)
    folded, digits = _DIGIT.subn("0", " ".join(rest))
    return Gist(words, folded, digits > 0, odd)


def fold(text: str) -> str:
    """A text as triggers are looked for in it: in lower case, every digit a `0`."""
    return _DIGIT.sub("0", text.lower())


def compile_hints(words: Iterable[str], numbers: NumberRules) -> NumeralHints:
    """The hints of all number `words`, which are in lower case."""
    first = {found[0] for word in words if (found := _RUN.match(word))}
    folded = {word + end for word in first for end in ("fold", "folds")}
    signs = "".join(map(re.escape, numbers.vulgar))
    return NumeralHints(
        frozenset(first | folded), deferred(f"[{signs}]"), deferred(r"[XVILC](?:(?<=[VX])|[XVILC])[XVILC]{0,6}")
    )


def may_hold_numeral(gist: Gist, text: str, start: int, end: int, hints: NumeralHints) -> bool:
    """Whether `text[start:end]`, whose gist is given, may hold a numeral."""
    return (
        gist.digits
        or gist.odd
        or not hints.words.isdisjoint(gist.words)
        or hints.signs.search(gist.rest) is not None
        or hints.roman.search(text, start, end) is not None
    )


def may_hold_time(gist: Gist, core: frozenset[str]) -> bool:
    """Whether a sentence may hold a date or length: one without a digit has one of the `core` words, in lower case."""
    return gist.digits or gist.odd or not core.isdisjoint(gist.words)


def index_triggers(triggers: Sequence[Sequence[str]]) -> TriggerIndex:
    """An index of the triggers of each pattern; of a trigger of several words the first must do.

    A word of the text may go on behind a trigger, but not behind one of less than three letters.
    """
    by_prefix: dict[str, list[tuple[str, int]]] = {}
    signs: list[tuple[str, int]] = []
    for order, each in enumerate(triggers):
        for trigger in each:
            first = trigger.split(" ", 1)[0]
            if first.isalpha():
                by_prefix.setdefault(first[:_PREFIX], []).append((first, order))
            else:
                signs.append((first, order))
    always = frozenset(order for order, each in enumerate(triggers) if not each)
    return TriggerIndex({prefix: tuple(words) for prefix, words in by_prefix.items()}, tuple(signs), always, set())


def triggered(gist: Gist, index: TriggerIndex) -> list[int]:
    """The places of the patterns that may match in a sentence, in order."""
    by_prefix, rest = index.by_prefix, gist.rest
    found = set(index.always)
    if rest:
        found.update([order for sign, order in index.signs if sign in rest])
    for word in gist.words.difference(index.cold):
        orders = [order for trigger, order in by_prefix.get(word[:_PREFIX], ()) if word.startswith(trigger)]
        if orders:
            found.update(orders)
        elif len(index.cold) < MOST_COLD:
            index.cold.add(word)
    return sorted(found)
