"""What the scan for numerals must hold as a whole: offsets, order, codes kept whole, and linear time."""

from decimal import Decimal

import pytest

from pipeline.extract.scan import NumeralPatterns, compile_numerals, find_numerals
from pipeline.lexicon.numbers import load_numbers


@pytest.fixture(scope="module")
def patterns() -> NumeralPatterns:
    return compile_numerals(load_numbers())


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
