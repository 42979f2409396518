"""The rule files of measures and money: what the entries of units.toml and currencies.toml may say.

A user's own entries go through the same models, so that a wrong one is named with its place. That a unit's name and
dimension are what pint says is checked by `check_units`, apart from loading, since it needs the registry.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Literal, Self

from pydantic import Field, model_validator

from pipeline.lexicon.base import RULES, Rule, RuleFileError, RuleModel, read_rules

if TYPE_CHECKING:
    from pipeline.units import BaseUnit


class UnitRule(Rule):
    """The surface forms of one unit, and where an ambiguous form counts."""

    id: str = Field(pattern=r"^unit\.\S+$")
    unit: str
    dimension: str
    form: Literal["share", "measure", "duration", "times"] = "measure"
    words: tuple[str, ...] = ()  # in any case, after a blank or a hyphen
    symbols: tuple[str, ...] = ()  # as written, with or without a blank before
    near: tuple[str, ...] = ()  # ambiguous: one of these words close by in the sentence
    not_before: tuple[str, ...] = ()  # ... and none of these right after
    digits: bool = False  # ... and only after a figure in digits
    singular_only: bool = False  # ... and only after "one" or a hyphen
    of_substance: bool = False  # ... and only before "of" and a substance, or with one of `near` close by
    not_of: tuple[str, ...] = ()  # words that are no substance ("pounds of aid")

    @model_validator(mode="after")
    def _has_forms(self) -> Self:
        if not self.words and not self.symbols:
            raise ValueError("an entry needs words or symbols that mean the unit")
        if any(not form.strip() for form in self.words + self.symbols):
            raise ValueError("a surface form is empty")
        return self

    @property
    def ambiguous(self) -> bool:
        """Whether the forms mean the unit in a fitting context only."""
        return bool(self.near or self.not_before or self.digits or self.singular_only or self.of_substance)


class OwnUnitRule(UnitRule):
    """A unit of a user's own file; one that is not known says what it is."""

    definition: str | None = None  # such as `25 kilogram`


class UnitRules(RuleModel):
    """units.toml, or a user's own file of units."""

    units: tuple[UnitRule, ...]

    @model_validator(mode="after")
    def _no_doubles(self) -> Self:
        _refuse_doubles("id", (rule.id for rule in self.units))
        plain = [rule for rule in self.units if not rule.ambiguous]
        _refuse_doubles("word", (word.lower() for rule in plain for word in rule.words))
        _refuse_doubles("symbol", (symbol for rule in plain for symbol in rule.symbols))
        return self


class Minor(RuleModel):
    """Parts of a currency unit: their names, and what one is worth in the unit."""

    names: tuple[str, ...] = Field(min_length=1)
    value: Decimal = Field(gt=0)


class CurrencyRule(Rule):
    """A currency: its code, names, symbols, minor units, and the countries whose own it is."""

    id: str = Field(pattern=r"^currency\.\S+$")
    code: str = Field(pattern=r"^[A-Z]{3}$")
    names: tuple[str, ...] = ()
    symbols: tuple[str, ...] = ()
    minors: tuple[Minor, ...] = ()
    countries: tuple[str, ...] = ()
    wordlike: bool = False  # the code is a word or initials too
    historic: bool = False
    former: str | None = Field(None, pattern=r"^[A-Z]{3}$")  # the code of the same name before `since`
    since: date | None = None

    @model_validator(mode="after")
    def _both_or_neither(self) -> Self:
        if (self.former is None) != (self.since is None):
            raise ValueError("former and since belong together")
        return self


class SharedCurrency(Rule):
    """Words and symbols that several currencies share."""

    id: str = Field(pattern=r"^currency\.shared\.\S+$")
    names: tuple[str, ...] = ()
    symbols: tuple[str, ...] = ()
    minors: tuple[Minor, ...] = ()
    default: str = Field(pattern=r"^[A-Z]{3}$")
    takers: tuple[str, ...]
    at_home: bool = False  # only a document that speaks at home takes its own


class CurrencyRules(RuleModel):
    """currencies.toml, or a user's own file of currencies."""

    currencies: tuple[CurrencyRule, ...] = ()
    shared: tuple[SharedCurrency, ...] = ()
    needs_amount: tuple[str, ...] = ()
    forums: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _no_doubles(self) -> Self:
        entries: tuple[CurrencyRule | SharedCurrency, ...] = self.currencies + self.shared
        _refuse_doubles("id", (rule.id for rule in entries))
        _refuse_doubles("name", (name.lower() for rule in entries for name in {*rule.names}))
        _refuse_doubles("symbol", (symbol for rule in entries for symbol in rule.symbols))
        _refuse_doubles("country", (country for rule in self.currencies for country in rule.countries))
        return self


class EachRules(RuleModel):
    """What a bare "a" makes a rate of (`50 cents a litre`), and what shows that it does not (`a year ago`)."""

    nouns: tuple[str, ...]
    not_before: tuple[str, ...]


class ClosingRules(RuleModel):
    """Nouns without a plural ending that close the thing counted."""

    nouns: tuple[str, ...]


class RateRules(RuleModel):
    """rates.toml: the words of denominators."""

    times: dict[str, str]
    each: EachRules
    adverbs: dict[str, str]
    closing: ClosingRules
    rules: tuple[Rule, ...]


def _refuse_doubles(what: str, values: Iterable[str]) -> None:
    doubles = sorted(value for value, times in Counter(values).items() if times > 1)
    if doubles:
        raise ValueError(f"the same {what} stands twice: {', '.join(doubles)}")


def load_units(path: Path | None = None) -> UnitRules:
    """The unit rules of `path`, or the built-in ones; raises `RuleFileError` with all mistakes."""
    return read_rules(path or RULES / "units.toml", UnitRules)


def load_currencies(path: Path | None = None) -> CurrencyRules:
    """The currency rules of `path`, or the built-in ones; raises `RuleFileError` with all mistakes."""
    return read_rules(path or RULES / "currencies.toml", CurrencyRules)


def load_rates(path: Path | None = None) -> RateRules:
    """The words of denominators; raises `RuleFileError` with all mistakes."""
    return read_rules(path or RULES / "rates.toml", RateRules)


def check_units(rules: UnitRules, source: str = "units.toml") -> None:
    """Raise `RuleFileError` that lists every unit which pint does not know, or whose dimension is another one."""
    mistakes = list(unit_mistakes(rules.units, source, {}, "define it in units.pint.txt"))
    if mistakes:
        raise RuleFileError("\n".join(mistakes))


def own_units(rules: Iterable[OwnUnitRule], source: str) -> tuple[dict[str, "BaseUnit"], list[str]]:
    """The units that a user's entries define, and a line for every mistake in what they say of units."""
    from pipeline.units import UnknownUnitError, own_unit

    entries, defined, mistakes = tuple(rules), dict[str, "BaseUnit"](), list[str]()
    for rule in entries:
        if rule.definition is None:
            continue
        try:
            unit = own_unit(rule.unit, rule.definition)
        except UnknownUnitError as error:
            mistakes.append(f"{source}: {rule.id}: definition: {error}")
            continue
        if defined.setdefault(rule.unit, unit) != unit:
            mistakes.append(f"{source}: {rule.id}: definition: {rule.unit!r} is defined as something else above")
    said = [rule for rule in entries if rule.definition is None or rule.unit in defined]
    return defined, mistakes + list(unit_mistakes(said, source, defined, 'say what it is: definition = "25 kilogram"'))


def unit_mistakes(
    rules: Iterable[UnitRule], source: str, defined: Mapping[str, "BaseUnit"], advice: str
) -> Iterator[str]:
    """A line for each unit that is neither known nor `defined`, with advice, or whose dimension is another one."""
    from pipeline.units import UnknownUnitError, known_unit

    for rule in rules:
        try:
            dimension = (defined.get(rule.unit) or known_unit(rule.unit)).dimension
        except UnknownUnitError as error:
            yield f"{source}: {rule.id}: {error}; {advice}"
            continue
        if dimension != rule.dimension:
            yield f"{source}: {rule.id}: {rule.unit} is of dimension {dimension}, not {rule.dimension}"
