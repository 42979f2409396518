"""A sentence straight to its quantities, as the tests of numbers and units need it: no screen, no grammar."""

from pipeline.extract.grammar import load_grammar
from pipeline.extract.numerals.scan import NumeralPatterns, find_numerals
from pipeline.extract.quantities.currencies import Home
from pipeline.extract.quantities.hedge_patterns import HedgePatterns
from pipeline.extract.quantities.measured_numeral import MeasurePatterns
from pipeline.extract.quantities.quantities import read_quantities
from pipeline.extract.quantities.rates import find_denominators
from pipeline.models import Quantity

NOWHERE = Home()


def numeral_patterns() -> NumeralPatterns:
    """The built-in number rules, compiled."""
    return load_grammar().numerals


def measure_patterns() -> MeasurePatterns:
    """The built-in units, currencies and rates, compiled."""
    return load_grammar().measures


def hedge_patterns() -> HedgePatterns:
    """The built-in hedges, compiled."""
    return load_grammar().hedges


def read(text: str, home: Home = NOWHERE) -> list[Quantity]:
    """The quantities of one sentence; the numerals of denominators are taken out, nothing else is screened."""
    numerals = find_numerals(text, 0, len(text), numeral_patterns())
    inside = {(s.start, s.end) for s in find_denominators(text, 0, len(text), numerals, measure_patterns().rates)}
    kept = [numeral for numeral in numerals if (numeral.start, numeral.end) not in inside]
    below = [numeral for numeral in numerals if (numeral.start, numeral.end) in inside]
    return read_quantities(text, 0, len(text), kept, sorted(inside), measure_patterns(), hedge_patterns(), home, below)


def read_one(text: str, home: Home = NOWHERE) -> Quantity:
    """The only quantity of a sentence."""
    quantities = read(text, home)
    assert len(quantities) == 1, [text[quantity.start : quantity.end] for quantity in quantities]
    return quantities[0]
