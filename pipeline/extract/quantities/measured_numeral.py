"""A numeral with the currency, percent sign or unit beside it, and the patterns that find these.

The values only: what stands beside a numeral is read by `measures.py`.
"""

import re
from collections.abc import Mapping
from decimal import Decimal

from pipeline.extract.numerals.atoms import ONE
from pipeline.extract.numerals.joints import JointPatterns
from pipeline.extract.patterns.openings import Forms
from pipeline.extract.quantities.ages import AgePatterns
from pipeline.extract.quantities.currencies import (
    MoneyForms,
)
from pipeline.extract.quantities.rates import RatePatterns
from pipeline.lexicon.measures import UnitRule
from pipeline.models import Numeral
from pipeline.values import value_class

HUNDRED = Decimal(100)


@value_class
class Measured:
    """A numeral with what stands right beside it."""

    start: int
    end: int
    figure: Numeral
    value: Decimal
    precision: Decimal
    unit: str
    form: str  # as in `models.Quantity`
    rules: tuple[str, ...]
    flags: tuple[str, ...] = ()
    factor: Decimal = ONE  # what the unit multiplied the figure by (0.01 for cents)
    low: Decimal | None = None
    high: Decimal | None = None
    bound: str | None = None  # "at_least" or "at_most", set by a range that is interrupted
    prefixed: bool = False
    suffixed: bool = False
    outer_start: int | None = None  # where words that show an age begin and end
    outer_end: int | None = None


@value_class
class MeasurePatterns:
    """The compiled surface forms of units and money."""

    money: MoneyForms
    units: Mapping[str, tuple[UnitRule, ...]]  # words folded to lower case
    unit_symbols: Mapping[str, tuple[UnitRule, ...]]
    word_after: Forms
    symbol_after: Forms
    before: Forms  # matched against text read backwards
    numbered: re.Pattern[str]  # forms with a number in themselves: `km^2`, `parts per million`
    rates: RatePatterns
    joints: JointPatterns
    ages: AgePatterns


def fold(form: str) -> str:
    """A form of words as its key: lower case, white space folded."""
    return re.sub(r"\s+", " ", form).lower()


def unmeasured(numeral: Numeral) -> Measured:
    """`numeral` with nothing beside it: a count, an ordinal, a multiple or a share of the whole."""
    rules = (numeral.rule,)
    if numeral.form == "fraction" and numeral.value <= 1:
        share = (numeral.value * HUNDRED, numeral.precision * HUNDRED)
        return Measured(numeral.start, numeral.end, numeral, *share, "percent", "share", rules)
    units = {"ordinal": ("ordinal", "ordinal"), "multiplicative": ("times", "times")}
    unit, form = units.get(numeral.form, ("count", "count"))
    return Measured(numeral.start, numeral.end, numeral, numeral.value, numeral.precision, unit, form, rules)


def rounded(value: Decimal, figure: Numeral) -> Decimal:
    """`value`, with an endless fraction cut after six places."""
    return round(value, 6) if figure.form == "fraction" else value


def fold_symbol(symbol: str) -> str:
    """A symbol as its key: white space folded, case kept."""
    return re.sub(r"\s+", " ", symbol)


def stands_apart(found: re.Match[str], numeral: Numeral) -> bool:
    """A word may touch only a figure in digits: `10km`, not `tenkm`."""
    return found.start(1) > found.start() or numeral.style in ("digits", "mixed")
