"""Currency and unit symbols that may be glued to a figure (`RMB9.5`, `80km/h`) without making a code of it.

The symbols are those of the unit and currency rules, so that a unit which a user adds is known here too. What they mean
is left to `measures.py` and `currencies.py`.
"""

import re

from pipeline.deferred import deferred
from pipeline.extract.patterns.alternation import alternation
from pipeline.lexicon.measures import CurrencyRule, CurrencyRules, SharedCurrency, UnitRules
from pipeline.lexicon.numbers import NumberRules
from pipeline.values import value_class

_WINDOW = 14
_WEAK_LENGTH = 2


@value_class
class GluedPatterns:
    """Compiled symbols: those that end right before a figure and those that begin right behind one."""

    before: re.Pattern[str]
    after: re.Pattern[str]
    amount: re.Pattern[str]
    paid: re.Pattern[str]
    weak: frozenset[str]
    formulas: frozenset[str]


def compile_glued(numbers: NumberRules, units: UnitRules, currencies: CurrencyRules) -> GluedPatterns:
    """Compile the symbols of all currencies and units, and what else the number rules list."""
    entries: tuple[CurrencyRule | SharedCurrency, ...] = (*currencies.currencies, *currencies.shared)
    codes = {currency.code for currency in currencies.currencies}
    money = {symbol for entry in entries for symbol in entry.symbols} | codes
    measures = {symbol for unit in units.units for symbol in unit.symbols} | set(numbers.glued.units)
    wordlike = {currency.code for currency in currencies.currencies if currency.wordlike}
    short = {symbol for symbol in money if symbol.isalpha() and symbol.isascii() and len(symbol) <= _WEAK_LENGTH}
    return GluedPatterns(
        before=deferred(lambda: rf"(?<![^\W_])({alternation(money)})(\s?)\Z"),
        after=deferred(lambda: alternation(measures | {s for s in money if s[-1].isalnum()}, bounded=True)),
        amount=deferred(
            r"\d{1,3}(?:[,.\s]\d{3})+|\d+\.\d\d(?!\d)|\d+(?:\.\d+)?[\s-]?(?:[mMbBkK]|mn|bn|million|billion|trillion)\b"
        ),
        # "R530 a month", "from R90 to R110": a code has no rate and no upper end
        paid=deferred(
            r"\d{1,6}(?:\.\d{1,2})?\s(?:(?:an?|per|each|every)\s(?:day|week|month|year|hour|litre|kilogram|person|head)"
            r"|(?:to|and)\s[A-Z]\d{1,6}(?:\.\d{1,2})?\s?(?:m|bn|million|billion)\b)"
            r"|\d{2,6}\sto\s[A-Z]\d[\d,]"
        ),
        weak=frozenset((short | wordlike) - set(numbers.glued.sure_currencies)),
        formulas=frozenset(numbers.glued.formulas) | {form for form in measures if re.search(r"[A-Za-z₂]\d", form)},
    )


def money_before(text: str, at: int, start: int, patterns: GluedPatterns, *, blank: bool = False) -> bool:
    """Whether a currency symbol ends at `at` (with `blank`: or one blank before it), where a figure begins.

    One or two letters, and codes that are words, count only where the figure is plainly an amount ("R500 million").
    """
    found = patterns.before.search(text, max(start, at - _WINDOW), at)
    if found is None or (found[2] and not blank):
        return False
    if found[1] not in patterns.weak or patterns.amount.match(text, at) is not None:
        return True
    return patterns.paid.match(text, at) is not None or _upper_end(text, found.start(1), found[1])


def _upper_end(text: str, at: int, symbol: str) -> bool:
    """`R90 to R110`: the same symbol stands before the figure that this one is joined to."""
    before = re.search(r"(\w)\d[\d,]{1,9}\s(?:to|and)\s\Z", text[max(0, at - 20) : at])
    return before is not None and before[1] == symbol


def unit_behind(text: str, at: int, end: int, patterns: GluedPatterns) -> bool:
    """Whether a unit or currency symbol begins at `at`, where a figure ends."""
    return patterns.after.match(text, at, end) is not None
