"""Lists and levels that name their unit or scale once, and the joints between figures."""

import pytest

from tests.extract.reading import read


def figures(text: str) -> list[tuple[float, str]]:
    return [(quantity.value, quantity.unit) for quantity in read(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They paid 10, 20 and 30 per cent.", [(10, "percent"), (20, "percent"), (30, "percent")]),
        ("They paid 10 and/or 20 per cent.", [(10, "percent"), (20, "percent")]),
        ("They walked 5, 10 or 15 kilometres.", [(5, "kilometer"), (10, "kilometer"), (15, "kilometer")]),
        ("They gave $20,000, 30,000 and 50,000 respectively.", [(20_000, "USD"), (30_000, "USD"), (50_000, "USD")]),
        ("It rose from 5 to 8 per cent.", [(5, "percent"), (8, "percent")]),
        ("It rose from 3 to 5 million tons.", [(3e6, "metric_ton"), (5e6, "metric_ton")]),
        ("It rose from 3 to 5 million.", [(3e6, "count"), (5e6, "count")]),
        ("It rose from 900 to 1.2 million tons.", [(900, "metric_ton"), (1.2e6, "metric_ton")]),
        ("It fell from 30 to 12 billion yuan.", [(30e9, "CNY"), (12e9, "CNY")]),
    ],
)
def test_the_unit_stands_once(text: str, expected: list[tuple[float, str]]) -> None:
    assert figures(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It has 12 schools and 30 per cent of the pupils.", [(12, "count"), (30, "percent")]),
        ("They gave $20,000 to 30 schools.", [(20_000, "USD"), (30, "count")]),
        ("There were 5 deaths, and 30 tons were lost.", [(5, "count"), (30, "metric_ton")]),
        ("They paid 5 dollars and 20 yuan.", [(5, "USD"), (20, "CNY")]),
    ],
)
def test_figures_with_nouns_or_units_of_their_own_share_nothing(text: str, expected: list[tuple[float, str]]) -> None:
    assert figures(text) == expected


def test_the_sharing_is_told() -> None:
    first, second = read("They paid 10 and 30 per cent.")
    assert "unit.shared" in first.rules
    assert "unit.shared" not in second.rules


@pytest.mark.parametrize("joint", ["to", "-", "–", " – ", "through", "up to"])
def test_the_scale_of_a_range_stands_once(joint: str) -> None:
    text = f"They gave $3{joint if joint.strip() in '-–' else f' {joint} '}5 million."
    (quantity,) = read(text)
    assert (quantity.low, quantity.high, quantity.unit) == (3e6, 5e6, "USD")
