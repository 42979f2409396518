"""What the scan for numerals must hold as a whole: offsets, order, codes kept whole, and linear time."""

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.extract.grammar import load_grammar
from pipeline.extract.numerals.scan import NumeralPatterns, find_numerals
from tests.growth import MOST, growth

ALL = load_grammar().numerals


@pytest.fixture(scope="module")
def patterns() -> NumeralPatterns:
    return ALL


def test_offsets_are_those_of_the_whole_text(patterns: NumeralPatterns) -> None:
    text = "In 2004 there were 36,000 people and two million more."
    found = find_numerals(text, 8, len(text), patterns)
    assert [text[n.start : n.end] for n in found] == ["36,000", "two million"]
    assert [n.value for n in found] == [Decimal(36000), Decimal(2_000_000)]


@pytest.mark.parametrize("code", ["G20", "COVID-19", "A/RES/60/1", "F-16", "5G", "H1N1", "A/70/PV.22", "PM2.5"])
def test_a_code_is_one_expression(patterns: NumeralPatterns, code: str) -> None:
    text = f"The text names {code} once more."
    found = [n for n in find_numerals(text, 0, len(text), patterns) if n.rule == "numeral.code"]
    assert [text[n.start : n.end] for n in found] == [code]


ODD = [
    "1",
    "1,234",
    "1 234 ",
    "1.2",
    "1/",
    "one and one and ",
    "million ",
    "a-1-",
    "a1",
    "-1",
    "two and a half ",
    "(1",
    "½",
]


@pytest.mark.parametrize("part", ODD)
def test_time_grows_in_step_with_the_text(patterns: NumeralPatterns, part: str) -> None:
    def scan(text: str) -> object:
        return find_numerals(text, 0, len(text), patterns)

    assert growth(scan, part * (1_500 // len(part)), part * (6_000 // len(part))) < MOST


def test_expressions_are_in_order_and_disjoint(patterns: NumeralPatterns) -> None:
    text = (
        "In 2004, 36,000 of 2.5 million (A/RES/60/1) took part; half a million, two thirds and G20 on 01/10/2015. " * 3
    )
    found = find_numerals(text, 0, len(text), patterns)
    assert len(found) == 24
    assert all(first.end <= second.start for first, second in pairwise(found))


@given(st.text(alphabet="019,. -/'½xethndofmaikrsABG$()\n", max_size=60))
def test_any_text_is_read_without_fault(text: str) -> None:
    found = find_numerals(text, 0, len(text), ALL)
    assert all(0 <= n.start < n.end <= len(text) for n in found)
    assert all(first.end <= second.start for first, second in pairwise(found))
    assert all(n.precision > 0 for n in found)


WORDS = """one two ten twenty hundred thousand million and a half third of 3 quarter fifth point - , 2.5 second
dozen fold minus per"""


@given(st.lists(st.sampled_from(WORDS.split()), max_size=14).map(" ".join))
def test_any_row_of_number_words_is_read_without_fault(text: str) -> None:
    found = find_numerals(text, 0, len(text), ALL)
    assert all(first.end <= second.start for first, second in pairwise(found))
