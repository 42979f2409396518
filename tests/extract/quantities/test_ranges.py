"""Figures that are one, and figures that only stand beside each other."""

import pytest

from schemas.vocabularies import Relation
from tests.extract.reading import read, read_one


@pytest.mark.parametrize(
    ("text", "span", "low", "high", "unit"),
    [
        ("between 3 and 5 people", "3 and 5", 3, 5, "count"),
        ("from 3 to 5 people", "3 to 5", 3, 5, "count"),
        ("some 3-5 people", "3-5", 3, 5, "count"),
        ("some 3–5 people", "3–5", 3, 5, "count"),
        ("some 3 – 5 people", "3 – 5", 3, 5, "count"),
        ("$3-5 million in aid", "$3-5 million", 3e6, 5e6, "USD"),
        ("$3 to $5 million in aid", "$3 to $5 million", 3e6, 5e6, "USD"),
        ("$3 million to $5 million in aid", "$3 million to $5 million", 3e6, 5e6, "USD"),
        ("US$ 3–5 billion in aid", "US$ 3–5 billion", 3e9, 5e9, "USD"),
        ("$900,000 to $1 million in aid", "$900,000 to $1 million", 900_000, 1e6, "USD"),
        ("$1,000-$2,000 in aid", "$1,000-$2,000", 1000, 2000, "USD"),
        ("between 8 billion and 14 billion by then", "8 billion and 14 billion", 8e9, 14e9, "count"),
        ("400,000 to 500,000 Colombians", "400,000 to 500,000", 400_000, 500_000, "count"),
        ("ages 15 to 24", "15 to 24", 15, 24, "year"),
        ("women aged between 15 and 49", "15 and 49", 15, 49, "year"),
        ("30 or 40 people", "30 or 40", 30, 40, "count"),
        ("three or four countries", "three or four", 3, 4, "count"),
        ("5 or 6 per cent", "5 or 6 per cent", 5, 6, "percent"),
        ("between 5 and 6 per cent", "5 and 6 per cent", 5, 6, "percent"),
        ("20%-30% of it", "20%-30%", 20, 30, "percent"),
        ("20-30% of it", "20-30%", 20, 30, "percent"),
        ("rose by 5 to 10 per cent", "5 to 10 per cent", 5, 10, "percent"),
        ("5.1 ± 0.3", "5.1 ± 0.3", 4.8, 5.4, "count"),
        ("5.1 ± 0.3 percent", "5.1 ± 0.3 percent", 4.8, 5.4, "percent"),
        ("5.1% +/- 0.3%", "5.1% +/- 0.3%", 4.8, 5.4, "percent"),
        ("5.1 plus or minus 0.3", "5.1 plus or minus 0.3", 4.8, 5.4, "count"),
        ("the 18th-20th combined report", "18th-20th", 18, 20, "ordinal"),
        ("the 13th to 21st sessions", "13th to 21st", 13, 21, "ordinal"),
        ("the seventh to 14th sessions", "seventh to 14th", 7, 14, "ordinal"),
        ("two to three times as much", "two to three times", 2, 3, "times"),
        ("one to two weeks", "one to two weeks", 1, 2, "week"),
        ("a two- to three-year term", "two- to three-year", 2, 3, "year"),
        ("10- to 14-year-olds", "10- to 14", 10, 14, "year"),
        ("4 cents to 12 cents per head", "4 cents to 12 cents", 0.04, 0.12, "USD"),
    ],
)
def test_range(text: str, span: str, low: float, high: float, unit: str) -> None:
    quantity = read_one(text)
    assert text[quantity.start : quantity.end] == span
    assert quantity.relation == Relation.RANGE
    assert (quantity.low, quantity.high) == (pytest.approx(low), pytest.approx(high))
    assert quantity.value == pytest.approx((low + high) / 2)
    assert quantity.unit == unit


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("the 10th, 11th and 12th sessions", [10, 11, 12]),
        ("the fourth and fifth reports", [4, 5]),
        ("5, 10 or 15 people", [5, 10, 15]),
        ("It rose from 5 to 8.", [5, 8]),
        ("It increased from the current 30,000 to 150,000.", [30_000, 150_000]),
        ("The fee was raised from $3 million to $5 million.", [3e6, 5e6]),
        ("extending its term from three months to six months", [3, 6]),
        ("increased its staff by 30 to approximately 120", [30, 120]),
        ("between two countries and three companies", [2, 3]),
        ("the 5 – 6 – 7 plan", [5, 6, 7]),
        ("files 09-52592 and 5", [9, 52592, 5]),
        ("52 in 12 countries", [52, 12]),
        ("120 out of 193 Member States", [120, 193]),
        ("1 or 100 people", [1, 100]),
        ("16 to 12 voted", [16, 12]),
    ],
)
def test_no_range(text: str, values: list[float]) -> None:
    found = read(text)
    assert [quantity.value for quantity in found] == values
    assert all(quantity.relation != Relation.RANGE for quantity in found)


def test_both_levels_of_a_change_have_the_unit() -> None:
    low, high = read("It rose from 5 to 8 per cent.")
    assert (low.value, low.unit) == (5, "percent")
    assert (high.value, high.unit) == (8, "percent")
    low, high = read("It rose from $3 to $5 million.")
    assert (low.value, high.value) == (3e6, 5e6)


@pytest.mark.parametrize(
    ("text", "value", "precision"),
    [
        ("1 in 5 children", 20, 20),
        ("one in three women", 33.333333, 33.333333),
        ("nine out of ten", 90, 10),
        ("one out of every three", 33.333333, 33.333333),
        ("one in every 12 households", 8.333333, 8.333333),
        ("one in 100 births", 1, 1),
    ],
)
def test_share_of_a_number(text: str, value: float, precision: float) -> None:
    quantity = read_one(text)
    assert (quantity.value, quantity.unit, quantity.precision) == (value, "percent", precision)
    assert quantity.relation == Relation.EXACT


@pytest.mark.parametrize(
    ("text", "span", "value"),
    [
        ("a ratio of 3:1", "3:1", 3),
        ("a ratio of 3 to 1", "3 to 1", 3),
        ("a three-to-one majority", "three-to-one", 3),
        ("at 1:4 then", "1:4", 0.25),
    ],
)
def test_ratio(text: str, span: str, value: float) -> None:
    quantity = read_one(text)
    assert (text[quantity.start : quantity.end], quantity.value, quantity.unit) == (span, value, "ratio")


def test_an_interrupted_range_is_four_rows() -> None:
    found = read("between 200 pesos ($12) and 400 pesos ($24)")
    assert [(quantity.value, quantity.relation) for quantity in found] == [
        (200, Relation.AT_LEAST),
        (12, Relation.AT_LEAST),
        (400, Relation.AT_MOST),
        (24, Relation.AT_MOST),
    ]


def test_ends_in_units_of_their_own_are_two_bounds() -> None:
    low, high = read("a term of six months to two years")
    assert (low.low, low.high, low.unit) == (6, None, "month")
    assert (high.low, high.high, high.unit) == (None, 2, "year")


def test_a_list_names_its_unit_once() -> None:
    text = "10, 20 and 30 per cent"
    found = read(text)
    assert [quantity.unit for quantity in found] == ["percent"] * 3
    assert [text[quantity.start : quantity.end] for quantity in found] == ["10", "20", "30 per cent"]
    assert [quantity.unit for quantity in read("$20,000, 30,000 and 50,000.")] == ["USD"] * 3
    assert [quantity.unit for quantity in read("$5 million and 30 vehicles")] == ["USD", "count"]


def test_a_long_run_of_figures_stays_linear() -> None:
    found = read("1-2 and " * 2000)
    assert len(found) == 2000
