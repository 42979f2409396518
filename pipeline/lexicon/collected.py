"""All rule files as one checked, frozen lexicon: words, mappings, vetoes and their examples.

Reading and checking only. The patterns compiled from it are the grammar's (`extract/grammar.py`).
"""

from dataclasses import dataclass
from functools import cache

from pipeline.lexicon.base import RuleFileError
from pipeline.lexicon.changes import Changes, load_changes
from pipeline.lexicon.countries import load_bodies, load_countries, load_groups
from pipeline.lexicon.hedges import HedgeRules, load_hedges
from pipeline.lexicon.indicators import Catalogue, load_catalogue
from pipeline.lexicon.joins import AgeRules, JoinRules, load_ages, load_joins
from pipeline.lexicon.measures import CurrencyRules, RateRules, UnitRules, load_currencies, load_rates, load_units
from pipeline.lexicon.numbers import NumberRules, load_numbers
from pipeline.lexicon.segmentation import Segmentation, load_segmentation
from pipeline.lexicon.status import StatusWords, load_status
from pipeline.lexicon.times import TimeRules, load_times
from pipeline.lexicon.verbs import VerbClasses, load_verbs
from pipeline.lexicon.vetoes import Vetoes, load_vetoes
from pipeline.lexicon.word_lists import Words
from pipeline.lexicon.words import load_words

__all__ = ["Lexicon", "RuleFileError", "load_lexicon"]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """One part for each family of rules."""

    segmentation: Segmentation
    numbers: NumberRules
    hedges: HedgeRules
    units: UnitRules
    currencies: CurrencyRules
    rates: RateRules
    joins: JoinRules
    ages: AgeRules
    times: TimeRules
    verbs: VerbClasses
    vetoes: Vetoes
    words: Words
    changes: Changes
    status: StatusWords
    countries: dict[str, str]
    groups: dict[str, str]
    bodies: dict[str, str]
    catalogue: Catalogue


@cache
def load_lexicon() -> Lexicon:
    """Read every rule file, once; raises `RuleFileError` with all mistakes of the file that has some."""
    return Lexicon(
        segmentation=load_segmentation(),
        numbers=load_numbers(),
        hedges=load_hedges(),
        units=load_units(),
        currencies=load_currencies(),
        rates=load_rates(),
        joins=load_joins(),
        ages=load_ages(),
        times=load_times(),
        verbs=load_verbs(),
        vetoes=load_vetoes(),
        words=load_words(),
        changes=load_changes(),
        status=load_status(),
        countries=load_countries(),
        groups=load_groups(),
        bodies=load_bodies(),
        catalogue=load_catalogue(),
    )
