"""The lexicon compiled: every pattern that extraction uses, built once and handed to the stages."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pipeline.extract.indicators.indicators import IndicatorPatterns, compile_indicators
from pipeline.extract.numerals.scan import NumeralPatterns, compile_numerals
from pipeline.extract.patterns.gist import Telling
from pipeline.extract.periods.undated import TimeWords
from pipeline.extract.quantities.hedge_patterns import HedgePatterns, compile_hedges
from pipeline.extract.quantities.measured_numeral import MeasurePatterns
from pipeline.extract.quantities.measures import compile_measures
from pipeline.extract.scene.names import Names, compile_names
from pipeline.extract.screen.screen import VetoPatterns, compile_vetoes
from pipeline.extract.times.times import TimePatterns, compile_times
from pipeline.ingest.patterns import SegmentPatterns, compile_segmentation
from pipeline.lexicon.changes import Changes
from pipeline.lexicon.collected import Lexicon, load_lexicon
from pipeline.lexicon.status import StatusWords
from pipeline.lexicon.user import read_user_rules, with_user_rules
from pipeline.lexicon.word_lists import Words


@dataclass(frozen=True, slots=True, eq=False)  # a grammar is itself alone, so that what it says of a header is cached
class Grammar:
    """Compiled patterns and word classes, one part a stage."""

    segments: SegmentPatterns
    numerals: NumeralPatterns
    times: TimePatterns
    time_words: TimeWords
    vetoes: VetoPatterns
    measures: MeasurePatterns
    hedges: HedgePatterns
    words: Words
    changes: Changes
    status: StatusWords
    names: Names
    indicators: IndicatorPatterns
    telling: Telling


def build_grammar(lexicon: Lexicon) -> Grammar:
    """Compile a lexicon."""
    numerals = compile_numerals(lexicon.numbers, lexicon.units, lexicon.currencies)
    times, vetoes = compile_times(lexicon.times), compile_vetoes(lexicon.vetoes)
    return Grammar(
        segments=compile_segmentation(lexicon.segmentation),
        numerals=numerals,
        times=times,
        time_words=TimeWords(lexicon.times, lexicon.verbs),
        vetoes=vetoes,
        measures=compile_measures(lexicon.units, lexicon.currencies, lexicon.rates, lexicon.joins, lexicon.ages),
        hedges=compile_hedges(lexicon.hedges),
        words=lexicon.words,
        changes=lexicon.changes,
        status=lexicon.status,
        names=compile_names(lexicon.countries, lexicon.groups, lexicon.bodies),
        indicators=compile_indicators(
            lexicon.catalogue,
            lexicon.countries,
            lexicon.groups | lexicon.bodies,
            {rule.unit: rule.dimension for rule in lexicon.units.units},
        ),
        telling=Telling(
            numerals.hints.words | times.atoms.hints,
            numerals.hints.signs,
            (vetoes.patterns.index, vetoes.standing.index),
        ),
    )


def load_grammar(rules: Path | None = None) -> Grammar:
    """The grammar of the rule files in `pipeline/rules`, and of a user's own file; raises `RuleFileError`.

    The one without a user's file is compiled once; one with is made anew, since the file may have changed.
    """
    if rules is None:
        return _built_in()
    return build_grammar(with_user_rules(load_lexicon(), read_user_rules(rules)))


@cache
def _built_in() -> Grammar:
    return build_grammar(load_lexicon())
