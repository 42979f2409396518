"""Which bare figures are ages, form by form, and what only looks like one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.extract.reading import read, read_one

# What stands around a bare figure that makes it an age in years.
AROUND = [
    ("A ", "-year-old girl was found."),
    ("A girl of ", " years of age was found."),
    ("Minors under the age of ", " may not work."),
    ("Children under ", " may not work."),
    ("People aged ", " and over are exempt."),
    ("The minimum age for marriage is ", "."),
    ("The average life expectancy was ", "."),
]


@pytest.mark.parametrize(("before", "after"), AROUND)
@given(age=st.integers(2, 99))
def test_every_age_is_read_in_every_form(before: str, after: str, age: int) -> None:
    quantity = read_one(f"{before}{age}{after}")
    assert (quantity.value, quantity.unit, quantity.form) == (age, "year", "age")
    assert (quantity.start, quantity.end) == (len(before), len(before) + len(str(age)))


@pytest.mark.parametrize("unit", ["month", "week", "day"])
def test_an_age_may_be_in_other_units(unit: str) -> None:
    assert read_one(f"A 6-{unit}-old child was found.").unit == unit


@pytest.mark.parametrize(
    "text",
    ["Under 40 countries signed.", "The report is 12 years late.", "Over 30 women were trained.", "It has 16 pages."],
)
def test_other_figures_are_no_ages(text: str) -> None:
    assert [quantity.form for quantity in read(text) if quantity.form == "age"] == []
