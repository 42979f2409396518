"""Money whose currency stands before the figure, with what may follow behind it, and the sign of an amount.

Currencies behind the figure are read with the units in `behind_numeral.py`.
"""

import re

from pipeline.extract.patterns.openings import match_form
from pipeline.extract.quantities.behind_numeral import amounts_to_money, money_form_after, unit_after
from pipeline.extract.quantities.contexts import REACH, Around, has_amount
from pipeline.extract.quantities.currencies import (
    MoneyForm,
    symbol_before,
)
from pipeline.extract.quantities.measured_numeral import Measured, MeasurePatterns, fold, fold_symbol
from pipeline.models import Numeral
from pipeline.values import replace

# A noun that the figure before it counts.
COUNTED = re.compile(
    r"\s{1,3}(?!(?:of|in|on|for|to|is|was|were|are|from|and|or|by|per|an?|as|at|worth|has|have|had|with|which|that|will|during"
    r"|this|last|each|every|under|over|between|after|before|since|than|the|into|annually|monthly|daily)(?!\w))[A-Za-z]{2}",
    re.IGNORECASE,
)
# A minus sign before a currency; a hyphen only where words lead up to an amount.
SIGN = re.compile(
    r"(?:(?<![\w)])−|(?:\A|[($€£]|(?<!\w)(?:of|was|were|is|are|by|to|from|at|between|and|or|about|around|than|below|above"
    r"|reached|averaged|stood at|recorded|reported|registered|posted|showed|shows)\s{1,3})[-–]"
    r"|(?<!\w)(?:of|was|were|is|are|to|at|from|a|an|averaged|reached)\s{1,3}(?:minus|negative)\s{1,3})\Z",
    re.IGNORECASE,
)
WORDED = re.compile(r"(?<=\s)[A-Za-z]+\s{1,3}\Z")


def money_before(numeral: Numeral, around: Around, patterns: MeasurePatterns) -> tuple[MoneyForm, int, int] | None:
    """The form of money that ends right before `numeral`."""
    window = around.text[max(around.left, numeral.start - REACH // 2) : numeral.start][::-1]
    found = match_form(patterns.before, window, 0, len(window))
    if not found:
        return None
    start, end = numeral.start - found.end(), numeral.end
    if symbol := found.group(1):
        written = symbol[::-1]
        form = symbol_before(patterns.money, fold_symbol(written))
        glued = around.text[
            numeral.start - 1
        ].isalpha()  # a letter glued to a figure that the scan did not take for a code
        if form and form.factor == 1 and (glued or amounts_to_money(form, numeral, around.home)):
            word = form.needs_amount and form.code == written.strip()  # "TOP 100 companies", "ALL 193 members"
            return (
                None
                if word and numeral.scale == 1 and COUNTED.match(around.text, end, around.end)
                else (form, start, end)
            )
        return None
    form = patterns.money.names.get(fold(found.group(2)[::-1]))
    # "paid in dollars 2 years later": a name before the figure needs an amount and no unit after it.
    usable = form and form.factor == 1 and not form.needs_amount  # "they won 2 million votes"
    if form and usable and has_amount(numeral) and not unit_after(numeral, numeral.end, around, patterns):
        return form, start, end
    return None


def with_money_after(money: Measured, around: Around, patterns: MeasurePatterns) -> Measured:
    """`$5 million USD`, `Rs.500/-`, `$5 million dollars`: what stands after adds to the span, and may name the unit."""
    after = money_form_after(money.figure, money.end, around, patterns)
    if not after or after[0].factor != 1:
        return money
    form, end = after
    if form.code and form.code != money.unit:
        named = not any(rule.startswith("currency.shared") for rule in money.rules)
        if named:
            return money
        return replace(money, end=end, unit=form.code, rules=(*money.rules, form.id), flags=(), suffixed=True)
    return replace(money, end=end, suffixed=True)


def with_sign(money: Measured, around: Around) -> Measured:
    """`money` as a negative amount where a minus sign stands before its currency (`-$5 million`)."""
    if money.value <= 0 or not SIGN.search(around.text, max(around.left, money.start - 24), money.start):
        return money
    figure = replace(money.figure, value=-money.figure.value)
    word = WORDED.search(around.text, max(around.left, money.start - 12), money.start)  # `minus $5 million`
    start = word.start() if word else money.start - 1
    return replace(money, start=start, figure=figure, value=-money.value, prefixed=True)
