"""A user's own rule file (`--rules my.toml`): indicators, families of names, units and currencies added to the lexicon.

The file has the tables of the built-in ones (`[[indicators]]`, `[[scopes]]`, `[[units]]`, `[[currencies]]`). An entry
with the id or name of a built-in one takes its place; any other is added, indicators before the built-in ones. Every
mistake is told at once, with the file and the entry.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from difflib import get_close_matches
from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError

from pipeline.lexicon.base import Rule, RuleFileError, RuleModel, mistakes_of, read_toml
from pipeline.lexicon.collected import Lexicon
from pipeline.lexicon.indicators import UNIT_CLASSES, Indicator, Scope, extended
from pipeline.lexicon.measures import (
    CurrencyRule,
    CurrencyRules,
    OwnUnitRule,
    UnitRules,
    load_currencies,
    load_units,
    own_units,
)
from pipeline.units import BaseUnit, use_units

TABLES: Mapping[str, type[RuleModel]] = {
    "indicators": Indicator,
    "scopes": Scope,
    "units": OwnUnitRule,
    "currencies": CurrencyRule,
}

# The tables whose entries name what an indicator may have among its units, and the key that has the name.
OWN_NAMES = (("units", "unit"), ("units", "dimension"), ("currencies", "code"), ("currencies", "former"))


@dataclass(frozen=True, slots=True)
class UserRules:
    """The entries of a user's file."""

    file: str
    indicators: tuple[Indicator, ...]
    scopes: tuple[Scope, ...]
    units: tuple[OwnUnitRule, ...]
    currencies: tuple[CurrencyRule, ...]
    defined: Mapping[str, BaseUnit]  # the units that the file defines


def read_user_rules(path: Path) -> UserRules:
    """The entries of the file at `path`. Raises `RuleFileError` that lists every mistake in them."""
    content = read_toml(path)
    file = path.name
    mistakes = [
        f"{file}: {name}: no table of rules; those are {', '.join(TABLES)}" for name in content if name not in TABLES
    ]
    read: dict[str, list[Any]] = {}
    for name, model in TABLES.items():
        entries = content.get(name, [])
        if not isinstance(entries, list):
            mistakes.append(f"{file}: {name}: write every entry under [[{name}]]")
            continue
        read[name] = []
        for at, entry in enumerate(entries):
            try:
                read[name].append(model.model_validate(entry))
            except ValidationError as error:
                mistakes += in_table(mistakes_of(error, entry, file), file, name, at, entry)
        keys = Counter(entry.get("id") or entry.get("name") for entry in entries if isinstance(entry, dict))
        mistakes += [f"{file}: {name}: {key} stands {times} times" for key, times in keys.items() if key and times > 1]
    defined, wrong = own_units(read.get("units", ()), file)
    mistakes += [*wrong, *_unknown_units(read.get("indicators", ()), content, file)]
    if mistakes:
        raise RuleFileError("\n".join(mistakes))
    return UserRules(file, **{name: tuple(entries) for name, entries in read.items()}, defined=defined)


def _unknown_units(indicators: Iterable[Indicator], content: Mapping[str, Any], file: str) -> Iterator[str]:
    """A line for each unit of an indicator that no claim can have; entries of units count even where they are wrong."""
    own = [(content.get(table), key) for table, key in OWN_NAMES]
    known = {
        *UNIT_CLASSES,
        *(name for rule in load_units().units for name in (rule.unit, rule.dimension)),
        *(code for rule in load_currencies().currencies for code in (rule.code, rule.former)),
        *(entry.get(key) for entries, key in own for entry in entries or () if isinstance(entry, dict)),
    }
    for indicator in indicators:
        places = [
            ("units", indicator.units),
            *((f"when.{at}.units", way.units) for at, way in enumerate(indicator.when)),
        ]
        for place, units in places:
            for unit in units:
                if unit not in known:
                    near = get_close_matches(unit, sorted(map(str, known)), 1)
                    advice = f"; did you mean {near[0]!r}?" if near else ""
                    yield f"{file}: indicators: {indicator.id}: {place}: {unit!r} is no unit or class of units{advice}"


def in_table(lines: Iterable[str], file: str, table: str, at: int, entry: object) -> list[str]:
    """The mistakes of one entry, with its table and its id, name or number in it."""
    name = (entry.get("id") or entry.get("name")) if isinstance(entry, dict) else None
    return [line.replace(f"{file}: ", f"{file}: {table}: {name or f'entry {at + 1}'}: ", 1) for line in lines]


def with_user_rules(lexicon: Lexicon, rules: UserRules) -> Lexicon:
    """The lexicon with a user's entries. Raises `RuleFileError` where they do not fit the built-in ones."""
    use_units(rules.defined)
    try:
        units = UnitRules(units=joined(lexicon.units.units, rules.units))
        currencies = lexicon.currencies.model_dump() | {
            "currencies": [rule.model_dump() for rule in joined(lexicon.currencies.currencies, rules.currencies)]
        }
        return replace(
            lexicon,
            catalogue=extended(lexicon.catalogue, rules.indicators, rules.scopes, rules.file),
            units=units,
            currencies=CurrencyRules.model_validate(currencies),
        )
    except ValidationError as error:
        raise RuleFileError("\n".join(mistakes_of(error, {}, rules.file))) from error


Entry = TypeVar("Entry", bound=Rule)


def joined(built_in: Iterable[Entry], own: Iterable[Entry]) -> tuple[Entry, ...]:
    """The entries, those of the user in the place of built-in ones with the same id."""
    mine: dict[str, Entry] = {entry.id: entry for entry in own}
    kept: list[Entry] = [mine.pop(entry.id, entry) for entry in built_in]
    return (*kept, *mine.values())
