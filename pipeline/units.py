"""Units of measure, with pint as the authority: the dimension of a unit and its value in base units.

There is one registry, built when it is first needed: pint's own definitions, the extra ones of
`rules/units.pint.txt`, and each currency as a dimension of its own, so that no sum across currencies can come out.
Every distinct unit is looked up once; what pint says of those of the rule files is kept beside them. A user's own units
are so much of a known one each. Which words of a text mean a unit is left to the rule files, and whether a currency
code exists to the currency table.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from pipeline.lexicon.base import damaged

EXTRA_DEFINITIONS = Path(__file__).resolve().parent / "rules" / "units.pint.txt"
BASE_UNITS = Path(__file__).resolve().parent / "rules" / "base_units.json"  # written by `base_units.py`

# A canonical unit name never is three capitals otherwise, so this is the form of an ISO 4217 code.
CURRENCY_CODE = re.compile(r"(?<![A-Za-z0-9_])[A-Z]{3}(?![A-Za-z0-9_])")

# Names joined by "*" and "/", each with a whole power: what a canonical unit is written with.
UNIT_FORM = re.compile(r"[A-Za-z]\w*(?:\*\*\d)?(?:[*/][A-Za-z]\w*(?:\*\*\d)?){0,5}")

# A user's own unit: its name, and what it is (`25 kilogram`).
OWN_NAME = re.compile(r"[a-z][a-z0-9_]*")
DEFINITION = re.compile(r"(\d{1,12}(?:\.\d{1,12})?) (\S+)")

# Names that pint has for something else (its decade is a step of a logarithmic scale), and what they are here.
OTHER_IN_PINT = {"decade": "ten_years"}

# The name of a dimension, and the coherent SI unit that its figures are put in. A dimension that is not listed is
# named from its parts ("mass/area"), and its figures are in the base units of those parts.
DIMENSIONS = {
    "share": "dimensionless",
    "percentage_point": "percentage_point",
    "time": "second",
    "length": "meter",
    "area": "meter**2",
    "volume": "meter**3",
    "mass": "kilogram",
    "co2_equivalent": "kilogram_CO2e",
    "temperature": "kelvin",
    "speed": "meter/second",
    "acceleration": "meter/second**2",
    "flow": "meter**3/second",
    "density": "kilogram/meter**3",
    "force": "newton",
    "energy": "joule",
    "power": "watt",
    "pressure": "pascal",
    "current": "ampere",
    "voltage": "volt",
    "charge": "coulomb",
    "resistance": "ohm",
    "frequency": "hertz",
    "radioactivity": "becquerel",
    "dose": "sievert",
    "amount_of_substance": "mole",
    "luminosity": "candela",
    "luminous_flux": "lumen",
    "illuminance": "lux",
    "angle": "radian",
    "rotation": "radian/second",
    "data": "bit",
    "containers": "twenty_foot_equivalent_unit",
    "gross_tonnage": "gross_tonnage",
    "medical_units": "international_unit",
    "vaccine_doses": "vaccine_dose",
}

# Figures whose unit is their dimension. A sound level is a logarithm, so that its base unit would say nothing.
AS_THEY_ARE = {"count": "count", "times": "times", "ratio": "ratio", "ordinal": "ordinal", "decibel": "sound_level"}


class UnknownUnitError(ValueError):
    """A unit that neither pint nor the extra definitions know."""


@dataclass(frozen=True, slots=True)
class BaseUnit:
    """How a unit is put into base units: `value * factor + offset` is in `unit`."""

    dimension: str
    unit: str
    factor: float
    offset: float = 0.0  # not 0 for a temperature scale only


@cache
def registry() -> Any:
    """The pint registry, with the extra units. Currencies join it as they are met (`parse_unit`)."""
    import pint

    units: Any = pint.UnitRegistry(on_redefinition="ignore")
    try:
        units.load_definitions(EXTRA_DEFINITIONS.read_text(encoding="utf-8").splitlines())
    except OSError as error:
        raise damaged(EXTRA_DEFINITIONS, f"cannot be read: {error.strerror}") from error
    except (ValueError, pint.PintError) as error:
        raise damaged(EXTRA_DEFINITIONS, f"cannot be read as definitions of pint: {error}") from error
    return units


@cache
def _define_currency(code: str) -> None:
    registry().define(f"{code} = [currency_{code}]")


def is_currency(unit: str) -> bool:
    """Whether `unit` has the form of an ISO 4217 code."""
    return CURRENCY_CODE.fullmatch(unit) is not None


@cache
def parse_unit(unit: str) -> Any:
    """`unit` as a pint unit; raises `UnknownUnitError` where it is none."""
    import pint

    if not UNIT_FORM.fullmatch(unit):
        raise UnknownUnitError(f"{unit!r} has not the form of a unit")
    for code in CURRENCY_CODE.findall(unit):
        _define_currency(code)
    try:
        return registry().parse_units(OTHER_IN_PINT.get(unit, unit))
    except (pint.PintError, AttributeError) as error:
        raise UnknownUnitError(f"{unit!r} is not a unit that is known here") from error


_OWN: dict[str, BaseUnit] = {}


def own_unit(name: str, definition: str) -> BaseUnit:
    """A user's own unit, so much of one that is known; raises `UnknownUnitError` that says why it can be none."""
    said = DEFINITION.fullmatch(definition)
    if said is None or float(said[1]) == 0:
        raise UnknownUnitError(
            f'{definition!r} is no definition; write a number and a known unit, such as "25 kilogram"'
        )
    if not OWN_NAME.fullmatch(name):
        raise UnknownUnitError(f"{name!r} is no name for a unit; write lower-case letters, digits and _")
    if is_known(name):
        raise UnknownUnitError(f"{name!r} is a unit already; leave the definition out, or take another name")
    base = known_unit(said[2])
    if base.dimension == "money" or base.offset:
        raise UnknownUnitError(f"{name!r} cannot be defined by {said[2]!r}; take a unit of a measure or count")
    return BaseUnit(base.dimension, base.unit, float(said[1]) * base.factor)


def use_units(units: Mapping[str, BaseUnit]) -> None:
    """Let these be units too, from now on and in this process."""
    _OWN.update(units)


def is_known(unit: str) -> bool:
    """Whether `unit` is one without a user's definition."""
    try:
        known_unit(unit)
    except UnknownUnitError:
        return False
    return True


def base_unit(unit: str) -> BaseUnit:
    """The dimension of `unit`, its base unit and the way there; raises `UnknownUnitError`.

    A percentage becomes a dimensionless share and a physical measure SI; money stays in its currency, and counts,
    multiples, ratios, ordinals and percentage points stay what they are.
    """
    return _OWN.get(unit) or known_unit(unit)


@cache
def known_unit(unit: str) -> BaseUnit:
    """The same, of the units that need no user's definition."""
    if unit in AS_THEY_ARE:
        return BaseUnit(AS_THEY_ARE[unit], unit, 1.0)
    if is_currency(unit):
        return BaseUnit("money", unit, 1.0)
    return _kept().get(unit) or converted(unit)


@cache
def _kept() -> dict[str, BaseUnit]:
    """What pint said of the units of the rule files: making its registry takes longer than a small run."""
    try:
        return {unit: BaseUnit(*said) for unit, said in json.loads(BASE_UNITS.read_text(encoding="utf-8")).items()}
    except OSError as error:
        raise damaged(BASE_UNITS, f"cannot be read: {error.strerror}") from error
    except (ValueError, TypeError, AttributeError) as error:
        raise damaged(BASE_UNITS, f"is not what the program wrote there: {error}") from error


def converted(unit: str) -> BaseUnit:
    """What pint says of a unit, as `base_unit`."""
    parsed = parse_unit(unit)
    quantity = registry().Quantity
    base = _written(quantity(1.0, parsed).to_base_units().units)
    name, base = _named_dimensions().get(base, (None, base))
    zero, one = (float(quantity(value, parsed).to(base).magnitude) for value in (0.0, 1.0))
    return BaseUnit(name or _composed_dimension(unit), base, one - zero, zero)


@cache
def _named_dimensions() -> dict[str, tuple[str, str]]:
    """Base units as pint writes them, to the dimension's name and the unit's own name."""
    quantity = registry().Quantity
    return {
        _written(quantity(1.0, unit).to_base_units().units): (name, unit)
        for name, unit in DIMENSIONS.items()
        if unit not in AS_THEY_ARE
    }


def _written(units: Any) -> str:
    return str(units).replace(" ", "")


def _composed_dimension(unit: str) -> str:
    if is_currency(unit):
        return "money"
    parts = unit.split("/")
    if len(parts) > 1:
        return "/".join(base_unit(part.strip()).dimension for part in parts)
    return str(parse_unit(unit).dimensionality).replace(" ", "")


def dimension_of(unit: str) -> str:
    """The name of the dimension of `unit` (`mass`, `money`, `share`, `mass/area`); raises `UnknownUnitError`."""
    return base_unit(unit).dimension


def to_base(value: float, unit: str, *, difference: bool = False) -> tuple[float, str]:
    """`value` in base units, and that unit's name: 12.7 `metric_ton` is 12 700 `kilogram`, 5 `percent` 0.05.

    `difference` says that the value is the size of a change: 2 degrees more are 2 kelvin, not 275.15.
    Raises `UnknownUnitError`.
    """
    base = base_unit(unit)
    converted = value * base.factor + (0.0 if difference else base.offset)
    # 15 digits are what a float holds for sure: 7 percent is 0.07, not 0.07000000000000001.
    return float(f"{converted:.15g}"), base.unit
