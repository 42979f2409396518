"""What the reading of number words works on: the atoms of a stretch of text, and the number read so far.

The words around numbers that matter to them are compiled here too; how atoms
combine is `cardinals.py` and `fractions.py`.
"""

import re
from decimal import Decimal

from pipeline.deferred import deferred
from pipeline.extract.numerals.atoms import ONE, Atom, gap
from pipeline.lexicon.numbers import NumberRules
from pipeline.values import value_class

HUNDRED = Decimal(100)
JOINED = frozenset({"space", "-"})
LONGEST_CHAIN = 3


@value_class
class SpelledPatterns:
    """Compiled expressions for what stands around number words."""

    article: re.Pattern[str]
    another: re.Pattern[str]
    vague: re.Pattern[str]
    two: re.Pattern[str]
    negative: re.Pattern[str]
    between: re.Pattern[str]
    fraction_after: re.Pattern[str]
    half_word: re.Pattern[str]
    period_part: re.Pattern[str]
    fold: re.Pattern[str]
    count_of: re.Pattern[str]
    per_second: re.Pattern[str]


def compile_spelled(numbers: NumberRules) -> SpelledPatterns:
    """Compile the expressions for the surroundings of number words."""
    context = numbers.fraction_context
    return SpelledPatterns(
        article=deferred(r"(?<![^\W_])an?[\s-]{1,3}\Z", re.I),
        another=deferred(r"(?<![^\W_])(?:another|(?:a|the)\s(?:further|other|remaining))\s{1,3}\Z", re.I),
        vague=deferred(rf"(?<![^\W_])(?:{phrases(numbers.before_scale.vague)})[\s-]{{1,3}}\Z", re.I),
        two=deferred(rf"(?<![^\W_])(?:{phrases(numbers.before_scale.two)})\s{{1,3}}\Z", re.I),
        negative=deferred(rf"(?<![^\W_])(?:{phrases(numbers.before_scale.negative)})\s{{1,3}}\Z", re.I),
        between=deferred(r"\bbetween\s{1,3}(?:[$€£¥]|[A-Z]{2,3}\s?)?\Z", re.I),
        fraction_after=deferred(rf"\s*(?:[.,;:)\]\"”’–—]|\Z|\s(?:{phrases(context.after)})\b)"),
        half_word=deferred(rf"[\s-]{{1,3}}(?:{phrases(context.half_words)})\b", re.I),
        period_part=deferred(rf"\b(?:{phrases(context.period_parts)})[\s-]{{1,3}}\Z", re.I),
        fold=deferred(r"(?:[\s]?[-‐‑]\s?|\s)?folds?(?![^\W_])", re.I),
        count_of=deferred(r"\sof\b(?!\s{1,3}\d)"),
        per_second=deferred(
            r"\b(?:per|split|each|(?:\w{0,5}(?:met(?:re|er)|bit|byte)s?|miles?|feet|lit(?:re|er)s?) a)\s{1,3}\Z",
            re.I,
        ),
    )


@value_class
class Run:
    """The atoms of one stretch of text, with what is needed to read them."""

    text: str
    start: int
    end: int
    atoms: tuple[Atom, ...]
    patterns: SpelledPatterns

    def kind(self, index: int) -> str:
        """The kind of an atom, or "" past the last."""
        return self.atoms[index].kind if index < len(self.atoms) else ""

    def gap(self, index: int) -> str:
        """What stands between the atom and the one before it."""
        if not 0 < index < len(self.atoms):
            return "far"
        return gap(self.text, self.atoms[index - 1].end, self.atoms[index].start)


@value_class
class Reading:
    """A number read so far: its value and the index of the atom behind it."""

    value: Decimal
    precision: Decimal
    next: int
    scale: Decimal = ONE
    form: str = "cardinal"
    rule: str = "numeral.words"
    fraction: bool = False
    limit: Decimal = ONE  # the last scale word: a group that goes on the number must be below it


def phrases(phrases: tuple[str, ...]) -> str:
    """An alternation of phrases, longest first, any white space between their words."""
    ordered = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    return "|".join(r"\s{1,3}".join(map(re.escape, phrase.split())) for phrase in ordered)
