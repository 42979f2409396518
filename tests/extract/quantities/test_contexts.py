"""Forms that mean their unit in a fitting context only, and the round trip of every plain form of a unit."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.lexicon.measures import load_units
from tests.extract.reading import read, read_one

UNITS = load_units().units
PLAIN_WORDS = sorted({(word, rule.unit) for rule in UNITS if not rule.ambiguous for word in rule.words})
AMBIGUOUS = [rule for rule in UNITS if rule.ambiguous]


@given(
    form=st.sampled_from(PLAIN_WORDS),
    figure=st.integers(2, 999_999) | st.decimals("0.01", "9999.99", places=2),
    hyphen=st.booleans(),
)
def test_a_figure_and_a_unit_are_read_back(form: tuple[str, str], figure: object, hyphen: bool) -> None:
    word, unit = form
    joint = "-" if hyphen and word.isalpha() else " "
    quantities = [q for q in read(f"It was {figure:,}{joint}{word} then.") if q.unit == unit]
    assert len(quantities) == 1
    quantity = quantities[0]
    if unit != "count":
        assert quantity.end > quantity.start


@given(figure=st.integers(2, 999_999))
def test_the_value_does_not_depend_on_how_the_figure_is_grouped(figure: int) -> None:
    assert read_one(f"It was {figure:,} kilometres.").value == read_one(f"It was {figure} kilometres.").value == figure


@pytest.mark.parametrize("rule", [rule for rule in AMBIGUOUS if rule.near], ids=lambda rule: rule.id)
def test_an_ambiguous_form_needs_its_context(rule) -> None:  # type: ignore[no-untyped-def]
    form = (rule.words or rule.symbols)[-1]
    assert rule.unit not in [quantity.unit for quantity in read(f"They had 7 {form} xyz.") if rule.id in quantity.rules]
