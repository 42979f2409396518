"""The unit registry: dimensions, base values, currencies apart."""

import json
import math

import pint
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline import units
from pipeline.base_units import base_units
from pipeline.units import UnknownUnitError, base_unit, dimension_of, parse_unit, registry, to_base

BASES = [
    (12.7, "metric_ton", 12_700.0, "kilogram", "mass"),
    (7.0, "percent", 0.07, "dimensionless", "share"),
    (3.0, "per_mille", 0.003, "dimensionless", "share"),
    (6.4, "percentage_point", 6.4, "percentage_point", "percentage_point"),
    (25.0, "basis_point", 0.25, "percentage_point", "percentage_point"),
    (26.0, "count", 26.0, "count", "count"),
    (3.5, "times", 3.5, "times", "times"),
    (3.0, "ratio", 3.0, "ratio", "ratio"),
    (60.0, "ordinal", 60.0, "ordinal", "ordinal"),
    (1.0, "year", 31_557_600.0, "second", "time"),
    (2.0, "month", 5_259_600.0, "second", "time"),
    (5.0, "day", 432_000.0, "second", "time"),
    (1.0, "hour", 3_600.0, "second", "time"),
    (9.5e9, "CNY", 9.5e9, "CNY", "money"),
    (80.0, "kilometer/hour", 22.2222222222222, "meter/second", "speed"),
    (3.0, "mu", 2_000.0, "meter**2", "area"),
    (4.0, "kilometer**2", 4e6, "meter**2", "area"),
    (2.0, "jin", 1.0, "kilogram", "mass"),
    (5.0, "quintal", 500.0, "kilogram", "mass"),
    (1.0, "barrel", 0.158987294928, "meter**3", "volume"),
    (1.0, "tonne_of_coal_equivalent", 29_307_600_000.0, "joule", "energy"),
    (2.0, "metric_ton_CO2e", 2_000.0, "kilogram_CO2e", "co2_equivalent"),
    (5.0, "megawatt", 5e6, "watt", "power"),
    (37.0, "degree_Celsius", 310.15, "kelvin", "temperature"),
    (1.0, "byte", 8.0, "bit", "data"),
    (4.0, "metric_ton/hectare", 0.4, "kilogram/meter**2", "mass/area"),
    (62.0, "decibel", 62.0, "decibel", "sound_level"),
]


@pytest.mark.parametrize(("value", "unit", "base", "base_name", "dimension"), BASES)
def test_a_value_in_base_units(value: float, unit: str, base: float, base_name: str, dimension: str) -> None:
    assert to_base(value, unit) == (base, base_name)
    assert dimension_of(unit) == dimension


def test_what_is_kept_is_what_pint_says() -> None:
    kept = json.loads(units.BASE_UNITS.read_text(encoding="utf-8"))
    assert len(kept) > 100
    assert kept == base_units()


@pytest.mark.parametrize("code", ["CNY", "USD", "XDR"])
def test_a_currency_is_what_pint_would_say(code: str) -> None:
    assert base_unit(code) == units.converted(code)


@pytest.mark.parametrize(("name", "reference"), units.DIMENSIONS.items())
def test_every_named_dimension_has_its_reference_unit(name: str, reference: str) -> None:
    assert dimension_of(reference) == name
    assert to_base(1.0, reference) == (1.0, reference)


def test_every_extra_unit_parses() -> None:
    lines = units.EXTRA_DEFINITIONS.read_text(encoding="utf-8").splitlines()
    names = [line.split("=")[0].strip() for line in lines if "=" in line and not line.startswith(("#", "@"))]
    assert len(names) > 30
    for name in names:
        assert base_unit(name).factor > 0, name


def test_emissions_coal_and_oil_are_no_plain_mass_or_volume() -> None:
    assert dimension_of("megatonne_CO2e") == "co2_equivalent"
    assert dimension_of("barrel_of_oil_equivalent") == "energy"


def test_a_change_of_temperature_has_no_offset() -> None:
    assert to_base(2.0, "degree_Celsius", difference=True) == (2.0, "kelvin")
    assert to_base(2.0, "metric_ton", difference=True) == (2000.0, "kilogram")


def test_currencies_do_not_add_up() -> None:
    yuan, dollars = (registry().Quantity(1.0, parse_unit(code)) for code in ("CNY", "USD"))
    with pytest.raises(pint.DimensionalityError):
        yuan + dollars
    assert to_base(3.0, "USD/barrel")[1] == "USD/meter**3"
    assert dimension_of("USD/barrel") == "money/volume"


@pytest.mark.parametrize("unit", ["", "3", "person", "tons of", "kilo meter (", "1e9", "US$", "__class__", "a" * 5000])
def test_what_is_no_unit_is_refused(unit: str) -> None:
    with pytest.raises(UnknownUnitError):
        base_unit(unit)


def test_there_is_one_registry() -> None:
    assert registry() is registry()


@given(st.floats(-1e15, 1e15), st.sampled_from([case[1] for case in BASES]))
def test_base_values_agree_with_pint(value: float, unit: str) -> None:
    base, name = to_base(value, unit)
    there = registry().Quantity(value, parse_unit(unit)).to(parse_unit(name)).magnitude
    assert math.isclose(base, there, rel_tol=1e-12, abs_tol=1e-9)
