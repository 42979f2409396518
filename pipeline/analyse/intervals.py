"""What a figure may be, by its words and its rounding; and whether two figures can both be true.

What the words alone allow is in the claims table (`low`, `high`); here rounding is added to it.
"""

import math
import re
from dataclasses import dataclass

from pipeline.extract.patterns.alternation import alternation
from pipeline.lexicon.analysis import Rounding
from pipeline.lexicon.numbers import NumberRules
from schemas.vocabularies import Relation

WHOLE_UNITS = frozenset({"count", "ordinal"})


@dataclass(frozen=True, slots=True)
class Interval:
    """From `low` to `high`, both included; an end that is open is infinite."""

    low: float
    high: float


def meet(one: Interval, other: Interval) -> bool:
    """Whether two figures can be the same."""
    return one.low <= other.high and other.low <= one.high


def compile_scale_words(rules: NumberRules) -> re.Pattern[str]:
    """A pattern that finds a scale word in the text of a figure (`9.5 billion`, `$3m`)."""
    words = [word for scale in rules.scales for word in (*scale.words, *scale.plurals, *scale.short)]
    letters = "".join(sorted(letter for letter in rules.letters if len(letter) == 1))
    return re.compile(rf"(?<![a-z])(?i:{alternation(words)})(?![a-z])|\d(?:[{letters}]|MM)(?![a-zA-Z])")


def possible(
    value: float,
    relation: Relation,
    low: float | None,
    high: float | None,
    precision: float,
    *,
    unit: str,
    scaled: bool,
    rules: Rounding,
) -> Interval:
    """The interval that a stated figure leaves open. `scaled` says that it is written with a scale word."""
    half = rounding(value, precision, unit=unit, scaled=scaled, rules=rules)
    match relation:
        case Relation.APPROX:
            width = max(abs(value) * rules.approx, precision)
            return Interval(value - width, value + width)
        case Relation.NEARLY:
            return Interval(min(value * rules.nearly, value), max(value * rules.nearly, value))
        case Relation.MORE_THAN | Relation.AT_LEAST:
            return Interval(value, math.inf)
        case Relation.LESS_THAN | Relation.AT_MOST:
            return Interval(-math.inf, value)
        case Relation.RANGE:
            return Interval((value if low is None else low) - half, (value if high is None else high) + half)
    return Interval(value - half, value + half)


def rounding(value: float, precision: float, *, unit: str, scaled: bool, rules: Rounding) -> float:
    """How far the true figure may lie from a written one that has no hedge.

    Half the last digit that must be meant, where the figure is written as a rounded one; other counts are exact, and
    other measures and percentages are as exact as their last digit.
    """
    if unit == "ordinal" or precision <= 0:
        return 0.0
    if scaled or (abs(value) >= rules.from_value and precision >= 10**rules.trailing_zeros):
        return precision / 2 if precision > 1 or unit not in WHOLE_UNITS else 0.0
    return 0.0 if unit in WHOLE_UNITS else min(precision, 1.0) / 2
