"""A sentence straight to its quantities, as the tests of numbers and units need it: no screen, no grammar."""

from functools import cache

from pipeline.extract.currencies import Home
from pipeline.extract.measures import MeasurePatterns, compile_measures
from pipeline.extract.quantities import read_quantities
from pipeline.extract.rates import find_denominators
from pipeline.extract.relations import HedgePatterns, compile_hedges
from pipeline.extract.scan import NumeralPatterns, compile_numerals, find_numerals
from pipeline.lexicon.hedges import load_hedges
from pipeline.lexicon.joins import load_ages, load_joins
from pipeline.lexicon.measures import load_currencies, load_rates, load_units
from pipeline.lexicon.numbers import load_numbers
from pipeline.models import Quantity

NOWHERE = Home()


@cache
def numeral_patterns() -> NumeralPatterns:
    """The built-in number rules, compiled."""
    return compile_numerals(load_numbers(), load_units(), load_currencies())


@cache
def measure_patterns() -> MeasurePatterns:
    """The built-in units, currencies and rates, compiled."""
    return compile_measures(load_units(), load_currencies(), load_rates(), load_joins(), load_ages())


@cache
def hedge_patterns() -> HedgePatterns:
    """The built-in hedges, compiled."""
    return compile_hedges(load_hedges())


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
