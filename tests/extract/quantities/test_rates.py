"""Denominators right beside a figure, and the numerals inside them."""

import pytest

from pipeline.extract.numerals.scan import find_numerals
from pipeline.extract.quantities.rates import find_denominators, find_rates
from tests.extract.reading import measure_patterns, numeral_patterns, read


@pytest.mark.parametrize(
    ("text", "per"),
    [
        ("one hour a day", "day"),
        ("$500 a year", "year"),
        ("13 cents per head", "head"),
        ("$40 per month", "month"),
        ("$15/hour", "hour"),
        ("Rs. 200/- per day", "day"),
        ("7 per cent per annum", "year"),
        ("7 per cent annually", "year"),
        ("5 kg per capita", "capita"),
        ("$300 billion each year", "year"),
        ("$1.25 billion every day", "day"),
        ("$50 per barrel", "barrel"),
        ("50 cents a litre", "liter"),
        ("Rs. 80 per kilogram", "kilogram"),
        ("$400 per tonne", "metric_ton"),
        ("twice a week", "week"),
        ("once every five years", "5 years"),
        ("It is doubling every 40 years", "40 years"),
        ("one for every thousand elderly people", "1000 elderly people"),
        ("3 per 100,000 live births", "100000 live births"),
        ("3 per 1,000 inhabitants in 5", "1000 inhabitants"),
        ("$20 per calendar month", "month"),
        ("the $500,000-a-year grant", "year"),
        ("2.5 cents a kilometre", "kilometer"),
    ],
)
def test_rate_beside_a_figure(text: str, per: str) -> None:
    assert read(text)[0].per == per


@pytest.mark.parametrize(
    "text",
    [
        "$500 a year ago",
        "one day a year later",
        "5 per cent of it",
        "five yearly instalments",
        "twice every time",
        "a 14-year-old each year",
        "the 60th session every year",
        "80 km per hour",
    ],
)
def test_no_rate(text: str) -> None:
    assert read(text)[0].per is None


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("one for every thousand people", ["thousand"]),
        ("doubling every 40 years", ["40"]),
        ("50 deaths per 100,000 live births", ["100,000"]),
        ("drought every three to four years", ["three", "four"]),
        ("every second year", ["second"]),
        ("each five years", ["five"]),
        ("each 5 of them", []),
        ("every one of them", []),
        ("one in every five", []),
        ("5 per cent", []),
        ("400 parts per million", []),
    ],
)
def test_numerals_inside_a_denominator(text: str, inside: list[str]) -> None:
    numerals = find_numerals(text, 0, len(text), numeral_patterns())
    found = find_denominators(text, 0, len(text), numerals, measure_patterns().rates)
    assert [text[span.start : span.end] for span in found] == inside


def test_rates_away_from_the_figure_can_be_asked_for() -> None:
    text = "77 cases of rape per day, 3 for every thousand old people and 5 each week"
    numerals = find_numerals(text, 0, len(text), numeral_patterns())
    found = find_rates(text, 0, len(text), numerals, measure_patterns().rates)
    assert [(rate.per, text[rate.start : rate.end]) for rate in found] == [
        ("day", "per day"),
        ("1000 old people", "for every thousand old people"),
        ("week", "each week"),
    ]
