"""Everything that finding time expressions needs, compiled once from the time rules."""

import re

from pipeline.deferred import deferred
from pipeline.extract.time_atoms import AtomPatterns, compile_atoms
from pipeline.extract.time_mentions import Bound
from pipeline.extract.time_shapes import DASH, alternation, either_case
from pipeline.lexicon.times import TimeRules
from pipeline.values import value_class

_LAST_WORD = re.compile(r"[A-Za-z]+")
PARTS = ("start", "mid", "end", "early", "late", "h1", "h2", "year_to", "half_to", "quarter_to", "week_of", "year_from")


@value_class
class TimePatterns:
    """The shapes of single dates, and the words around them that decide what they are."""

    atoms: AtomPatterns
    before: re.Pattern[str]  # preposition, part and filler words right before a date
    before_ends: frozenset[str]  # the words that these can end with
    bounds: dict[str, Bound]  # preposition -> how it bounds the time
    parts: dict[str, str]  # `the end of` -> the part of the date that it takes
    unit_after: re.Pattern[str]
    noun_after: re.Pattern[str]
    amount_before: re.Pattern[str]
    verb_after: re.Pattern[str]
    rules: TimeRules


def compile_times(rules: TimeRules) -> TimePatterns:
    """Build the patterns of time expressions from the rules."""
    prepositions = rules.prepositions
    bounds = dict.fromkeys(prepositions.in_, Bound.WITHIN)
    for words, bound in (
        (prepositions.until, Bound.UNTIL),
        (prepositions.before, Bound.BEFORE),
        (prepositions.since, Bound.SINCE),
        (prepositions.after, Bound.AFTER),
        (prepositions.between, Bound.RANGE),
    ):
        bounds |= dict.fromkeys(words, bound)
    parts = {word: name for name in PARTS for word in getattr(rules.parts, name)}
    fillers = alternation(either_case([*parts, *rules.parts.whole]))
    few = rf"[0-9]{{1,2}}|{alternation(rules.words.cardinals)}"
    months_to = rf"[Tt]he\s+(?P<stretch>{few})\s+months\s+(?:to|ended|ending|up\s+to|through)"
    before = (
        rf"(?:(?<![\w])(?P<preposition>{alternation(either_case(bounds))})\s+)?"
        rf"(?:(?:about|around|approximately|circa)\s+)?(?:(?P<filler>{months_to}|{fillers})(?:\s+|\s*{DASH}\s*))?"
        rf"(?:(?P<filler2>{fillers})\s+)?(?:(?P<from>from)\s+)?(?P<the>the\s+)?$"
    )
    plain = "about around approximately circa to ended ending through from the".split()
    last = [_LAST_WORD.findall(phrase)[-1] for phrase in either_case([*bounds, *parts, *rules.parts.whole])]
    syntax = rules.syntax
    return TimePatterns(
        atoms=compile_atoms(rules),
        before=deferred(before),
        before_ends=frozenset([*plain, *last]),
        bounds=bounds,
        parts=parts,
        unit_after=deferred(rf"\s*(?:{DASH}\s*)?(?:{alternation(syntax.units_after)})(?![\w])"),
        noun_after=deferred(rf"\s+(?:{alternation(syntax.nouns_after)})(?![\w])"),
        amount_before=deferred(rf"(?:(?<![\w])(?:{alternation(syntax.amount_before)})|[$£€¥₹]|\b[A-Z]{{2,3}})\s*$"),
        verb_after=deferred(rf"\s+(?:{alternation(syntax.verbs_after)})(?![\w])"),
        rules=rules,
    )
