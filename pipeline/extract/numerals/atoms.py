"""The atoms of numeral expressions: one figure or one number word, and what stands between two of them.

How atoms are found is `scan.py`; how digits are read `digits.py`; how atoms combine `spelled.py`.
"""

from decimal import Decimal

from pipeline.values import value_class

ONE = Decimal(1)
HALF = Decimal("0.5")
HYPHENS = "-‐‑\u00ad\ufffe"


@value_class
class Atom:
    """One figure or number word.

    `kind`: "unit" (0 to 9), "teen", "tens", "scale", "plural" (thousands), "ordinal", "scale-ordinal", "parts"
    (thirds), "fraction" (half, quarter), "ratio" (3/4, ½), "multiplicative", "figure",
    or "whole" (an expression by itself).
    """

    start: int
    end: int
    kind: str
    value: Decimal
    precision: Decimal = ONE
    scale: Decimal = ONE  # what a scale glued to a figure multiplied by
    form: str = "cardinal"
    rule: str = ""
    divisor: int = 0  # fractions: how many parts make the whole


def gap(text: str, start: int, end: int) -> str:
    """What joins two atoms: their gap with white space folded, in lower case; "far" where it is too long to join."""
    if end - start > 16:
        return "far"
    between = text[start:end]
    words = between.split()
    if not words:
        if between.count("\n") > 1:
            return "far"
        return "space" if between else "glued"
    joined = " ".join(words).lower()
    if joined in HYPHENS:
        return "-"
    return " ".join(joined.replace("-", " ").split()) if joined[0] == "-" else joined  # "two-and-a-half"


def whole_precision(value: Decimal) -> Decimal:
    """The size of the last digit of a whole number that must be meant: 36,000 has 1000, 150 has 10, 0 has 1."""
    if not value:
        return ONE
    digits = str(int(abs(value)))
    return Decimal(10) ** (len(digits) - len(digits.rstrip("0")))
