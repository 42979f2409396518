"""What a figure may be, by its words and its rounding."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.analyse.intervals import Interval, compile_scale_words, meet, possible
from pipeline.lexicon.analysis import load_analysis
from pipeline.lexicon.numbers import load_numbers
from schemas.vocabularies import Relation

RULES = load_analysis().rounding
SCALE = compile_scale_words(load_numbers())


def interval(text: str, value: float, precision: float, relation: str = "exact", unit: str = "count") -> Interval:
    scaled = SCALE.search(text) is not None
    return possible(value, Relation(relation), value, value, precision, unit=unit, scaled=scaled, rules=RULES)


@pytest.mark.parametrize(
    ("text", "value", "precision", "low", "high"),
    [
        ("36,000", 36000, 1000, 35500, 36500),
        ("9.5 billion", 9.5e9, 1e8, 9.45e9, 9.55e9),
        ("Two million", 2e6, 1e6, 1.5e6, 2.5e6),
        ("3,453", 3453, 1, 3453, 3453),
        ("26", 26, 1, 26, 26),
        ("40", 40, 10, 40, 40),
        ("100", 100, 100, 100, 100),
        ("3,450", 3450, 10, 3450, 3450),
        ("3,400", 3400, 100, 3350, 3450),
        ("$3m", 3e6, 1e6, 2.5e6, 3.5e6),
    ],
)
def test_counts_are_exact_unless_written_as_rounded(
    text: str, value: float, precision: float, low: float, high: float
) -> None:
    assert interval(text, value, precision) == Interval(low, high)


def test_measures_are_as_exact_as_their_last_digit() -> None:
    assert interval("12.7 tons", 12.7, 0.1, unit="metric_ton") == Interval(12.7 - 0.05, 12.7 + 0.05)
    assert interval("50 percent", 50, 10, unit="percent") == Interval(49.5, 50.5)


def test_ordinals_are_exact() -> None:
    assert interval("1,000th", 1000, 1, unit="ordinal") == Interval(1000, 1000)


def test_hedges_widen() -> None:
    assert interval("50", 50, 10, "approx") == Interval(40, 60)
    assert interval("5,000", 5000, 1000, "approx") == Interval(4000, 6000)
    assert interval("453", 453, 1, "approx") == Interval(453 - 45.3, 453 + 45.3)
    assert interval("80", 80, 10, "nearly") == Interval(72, 80)
    assert interval("90", 90, 10, "more_than") == Interval(90, math.inf)
    assert interval("90", 90, 10, "at_most") == Interval(-math.inf, 90)


def test_a_range_keeps_its_ends() -> None:
    assert possible(4, Relation.RANGE, 3, 5, 1, unit="count", scaled=False, rules=RULES) == Interval(3, 5)


@given(st.floats(-1e9, 1e9), st.sampled_from(list(Relation)), st.sampled_from([0.1, 1.0, 10.0, 1e3]), st.booleans())
def test_the_value_is_always_possible(value: float, relation: Relation, precision: float, scaled: bool) -> None:
    found = possible(value, relation, value, value, precision, unit="count", scaled=scaled, rules=RULES)
    assert found.low <= value <= found.high


def test_figures_meet_where_both_can_be_true() -> None:
    assert meet(Interval(1, 3), Interval(3, 4))
    assert not meet(Interval(1, 3), Interval(3.5, 4))
    assert meet(Interval(-math.inf, 3), Interval(1, math.inf))


@pytest.mark.parametrize("text", ["RMB9.5 billion", "half a million", "$3m", "2 crore", "4.5bn", "3\nmillion"])
def test_scale_words_are_seen(text: str) -> None:
    assert SCALE.search(text)


@pytest.mark.parametrize("text", ["12.7 tons", "36,000", "twenty-six", "40 km", "$20,000"])
def test_other_figures_have_no_scale_word(text: str) -> None:
    assert not SCALE.search(text)
