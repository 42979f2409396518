"""What the words of a sentence alone tell: whether there can be a numeral, a time or a pattern in it, before any scan.

Most sentences of official prose hold none, and cutting them at their blanks is far cheaper than scanning them. What is
asked here may only err on the side of reading; what is read is left to `scan.py`, `times.py` and `vetoes.py`.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from pipeline.deferred import deferred
from pipeline.lexicon.numbers import NumberRules
from pipeline.values import value_class

_RUN = re.compile(r"[^\W\d_]+")
_DIGIT = re.compile(r"\d")
_FOLDED = {ord(digit): "0" for digit in "0123456789"} | {ord("\n"): " ", ord("\t"): " "}
# Letters that an expression in either case takes for an i or s, though lower case makes them none.
_ODD_LETTERS = "ıİſ"
_STOPS = ".,;:"
_PREFIX = 3  # letters of a word by which triggers are looked up
MOST_KEPT = 1 << 16


@value_class
class Gist:
    """A sentence's words in lower case, the pieces between its blanks that are more than a word, and what is in them.

    `rest` is folded: in lower case, every digit a `0`. Words and pieces that tell nothing may be left out.
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
    starts: re.Pattern[str]  # a character that a numeral without a number word may begin with
    plain_starts: re.Pattern[str]  # the same in ASCII


# How a trigger begins, the place of its pattern, and the whole trigger where its beginning does not tell all of it.
Trigger = tuple[str, int, str]


@value_class
class TriggerIndex:
    """Which of several patterns may match, by their triggers: those that begin with a word, and all others."""

    by_prefix: dict[str, tuple["Trigger", ...]]
    signs: dict[str, tuple["Trigger", ...]]  # by their first character
    always: frozenset[int]  # those without triggers


@dataclass(frozen=True, slots=True, eq=False)
class Telling:
    """What the gist is asked for, and which of the pieces met so far tell something of it: most of them do not."""

    words: frozenset[str]
    signs: re.Pattern[str]
    indexes: tuple[TriggerIndex, ...]
    dull: set[str] = field(default_factory=set)
    sharp: set[str] = field(default_factory=set)

    def learn(self, piece: str, runs: Sequence[str]) -> None:
        """Judge a piece between blanks, with its words, that was not met before."""
        kept = self.sharp if self._tells(piece, runs) else self.dull
        if len(kept) < MOST_KEPT:
            kept.add(piece)

    def _tells(self, piece: str, runs: Sequence[str]) -> bool:
        folded = fold(piece)
        return (
            "0" in folded
            or not self.words.isdisjoint(runs)
            or self.signs.search(piece) is not None
            or any(sign in folded for index in self.indexes for each in index.signs.values() for sign, _, _ in each)
            or any(_begun(word, index) for index in self.indexes for word in (piece, *runs))
        )


def gist_of(text: str, start: int, end: int, telling: Telling | None = None) -> Gist:
    """The gist of `text[start:end]`, with `telling` without what tells nothing."""
    sentence = text[start:end]
    words = set(sentence.lower().split())
    if telling is not None:
        words = words - telling.dull  # not in place, which would first gather those that are to go
    rest: list[str] = []
    for piece in list(words):
        runs: Sequence[str] = (piece,)
        if not piece.isalpha():
            bare = piece.rstrip(_STOPS)
            if bare.isalpha():
                runs = (bare,)
            else:
                rest.append(piece)
                runs = _RUN.findall(piece)
            words.update(runs)
        if telling is not None and piece not in telling.sharp:
            telling.learn(piece, runs)
    odd = not sentence.isascii() and any(letter in sentence for letter in _ODD_LETTERS)
    if not rest:
        return Gist(words, "", False, odd)
    folded = fold(" ".join(rest))
    return Gist(words, folded, "0" in folded, odd)


def fold(text: str) -> str:
    """A text as triggers are looked for in it: in lower case, every digit a `0`, white space a blank."""
    low = text.lower()
    return low.translate(_FOLDED) if low.isascii() else _DIGIT.sub("0", low).replace("\n", " ").replace("\t", " ")


def compile_hints(words: Iterable[str], numbers: NumberRules) -> NumeralHints:
    """The hints of all number `words`, which are in lower case."""
    first = {found[0] for word in words if (found := _RUN.match(word))}
    folded = {word + end for word in first for end in ("fold", "folds")}
    signs = "".join(map(re.escape, numbers.vulgar))
    return NumeralHints(
        frozenset(first | folded),
        deferred(f"[{signs}]"),
        deferred(r"[XVILC](?:(?<=[VX])|[XVILC])[XVILC]{0,6}"),
        deferred(rf"[\d.XVILC{signs}]"),
        re.compile("[0-9.XVILC]"),
    )


def number_words(gist: Gist, hints: NumeralHints) -> set[str] | None:
    """The words of a sentence that may be numbers; None where its letters cannot be relied on."""
    return None if gist.odd else gist.words & hints.words


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
    """An index of the triggers of each pattern; those of several words are looked up by the first.

    A word of the text may go on behind a trigger, but not behind one of less than three letters.
    """
    by_prefix: dict[str, list[Trigger]] = {}
    signs: dict[str, list[Trigger]] = {}
    for order, each in enumerate(triggers):
        for trigger in each:
            first = trigger.split(" ", 1)[0]
            if (bare := first.rstrip(_STOPS)).isalpha():
                first = bare  # `f. supp`: the gist has words without the stops behind them
            group = by_prefix.setdefault(first[:_PREFIX], []) if first.isalpha() else signs.setdefault(first[0], [])
            group.append((first, order, "" if first == trigger else trigger))
    always = frozenset(order for order, each in enumerate(triggers) if not each)
    return TriggerIndex(
        {prefix: tuple(each) for prefix, each in by_prefix.items()},
        {first: tuple(each) for first, each in signs.items()},
        always,
    )


def triggered(gist: Gist, index: TriggerIndex, text: str, start: int, end: int) -> list[int]:
    """The places of the patterns that may match in `text[start:end]`, whose gist is given, in order."""
    rest = gist.rest
    begun: list[Trigger] = []
    if rest:
        for first in index.signs.keys() & set(rest):
            begun += [trigger for trigger in index.signs[first] if trigger[0] in rest]
    for word in gist.words:
        if word[:_PREFIX] in index.by_prefix:
            begun += _begun(word, index)
    found = set(index.always)
    folded = ""
    for _, order, whole in begun:
        if whole and not folded:
            folded = fold(text[start:end])
        if whole in folded:
            found.add(order)
    return sorted(found)


def _begun(word: str, index: TriggerIndex) -> list[Trigger]:
    """The triggers that a word begins."""
    return [trigger for trigger in index.by_prefix.get(word[:_PREFIX], ()) if word.startswith(trigger[0])]
