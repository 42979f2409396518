"""Keeps what pint says of every unit of the rule files, `rules/base_units.json`: `make units` after a change of units.

A small run then need not make pint's registry, which takes longer than the run. A test asks pint again for each.
"""

import json
from dataclasses import astuple

from pipeline.lexicon.measures import load_units
from pipeline.units import AS_THEY_ARE, BASE_UNITS, converted


def base_units() -> dict[str, list[str | float]]:
    """Dimension, base unit, factor and offset of each unit of the built-in rules, by pint."""
    names = sorted({rule.unit for rule in load_units().units} - AS_THEY_ARE.keys())
    return {name: list(astuple(converted(name))) for name in names}


def main() -> None:
    """Write the file, a line a unit."""
    lines = ",\n".join(f"{json.dumps(name)}: {json.dumps(said)}" for name, said in base_units().items())
    BASE_UNITS.write_text(f"{{\n{lines}\n}}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
