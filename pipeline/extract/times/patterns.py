"""Everything that finding time expressions needs, compiled once from the time rules."""

import re

from pipeline.deferred import deferred
from pipeline.extract.times.atoms import AtomPatterns, compile_atoms
from pipeline.extract.times.mentions import Bound
from pipeline.extract.times.shape_pieces import DASH, alternation, either_case
from pipeline.lexicon.times import TimeRules
from pipeline.values import value_class

_WORD = re.compile(r"[A-Za-z]+")
PARTS = "start mid end early late h1 h2 decade_to year_to half_to quarter_to month_to week_to week_of year_from".split()
# A word between years and their noun (`the 2018/19 |marketing| season`), but not `in 2019 |the| season`.
_ITS_WORD = r"(?:\s+(?!(?:the|an?|this|that|its|their|our|his|her|each|every|no|for|as|with|in|of|and|or|by)\s)[a-z]+)?"


@value_class
class TimePatterns:
    """The shapes of single dates, and the words around them that decide what they are."""

    atoms: AtomPatterns
    before: re.Pattern[str]  # preposition, part and filler words right before a date
    before_starts: frozenset[str]  # the words that these can begin with
    before_words: frozenset[str]  # all words of which these are made
    before_ends: frozenset[str]  # the words that these can end with
    bounds: dict[str, Bound]  # preposition -> how it bounds the time
    part_endings: tuple[str, ...]
    parts: dict[str, str]  # `the end of` -> the part of the date that it takes
    unit_after: re.Pattern[str]
    noun_after: re.Pattern[str]
    amount_before: re.Pattern[str]
    verb_after: re.Pattern[str]
    witness_after: re.Pattern[str]  # `saw` behind a time that is its subject
    named_stretch: re.Pattern[str]  # `during the campaign (` right before a date
    stretch_noun: re.Pattern[str]  # `period` behind the years that it is of
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
    units = "hours|days|weeks|months|quarters|years|decades"
    # `in |the three months to| June`, `over |five years to| 2019`
    led = r"(?:[Tt]he\s+|(?<=[Oo]ver\s)|(?<=[Ii]n\s)|(?<=uring\s))"
    months_to = rf"{led}(?P<stretch>{few})\s+(?P<unit>{units})\s+(?:to|ended|ending|up\s+to|through)"
    before = (
        rf"(?:(?<![\w])(?P<preposition>{alternation(either_case(bounds))})\s+)?"
        rf"(?:(?:about|around|approximately|circa)\s+)?(?:(?P<filler>{months_to}|{fillers})(?:\s+|\s*{DASH}\s*))?"
        rf"(?:(?P<filler2>{fillers})\s+)?(?:(?P<from>from)\s+)?(?P<the>the\s+)?$"
    )
    plain = "about around approximately circa to ended ending through from the".split()
    phrases = [_WORD.findall(phrase) for phrase in either_case([*bounds, *parts, *rules.parts.whole])]
    few_words = [word for cardinal in rules.words.cardinals for word in _WORD.findall(cardinal)]
    syntax = rules.syntax
    return TimePatterns(
        atoms=compile_atoms(rules),
        before=deferred(before),
        before_starts=frozenset([*plain, "The", *(words[0] for words in phrases)]),
        before_words=frozenset(
            [*plain, "The", *units.split("|"), *(word for words in phrases for word in words), *few_words]
        ),
        before_ends=frozenset([*plain, *(words[-1] for words in phrases)]),
        bounds=bounds,
        part_endings=tuple(parts),
        parts=parts,
        unit_after=deferred(rf"\s*(?:{DASH}\s*)?(?:{alternation(syntax.units_after)})(?![\w])"),
        noun_after=deferred(rf"\s+(?:{alternation(syntax.nouns_after)})(?![\w])"),
        amount_before=deferred(rf"(?:(?<![\w])(?:{alternation(syntax.amount_before)})|[$£€¥₹]|\b[A-Z]{{2,3}})\s*$"),
        named_stretch=deferred(
            r"\b(?:[Dd]uring|[Tt]hroughout)\s+(?:[A-Za-z’'-]+\s+){1,6}\(\s*\Z"
            r"|\b(?:[Ii]n|[Oo]ver|[Ff]or|[Aa]cross|[Ww]ithin)\s+(?:[A-Za-z’'-]+\s+){1,4}"
            rf"(?:{alternation(syntax.stretch_nouns)})\s+\(\s*\Z"
        ),
        stretch_noun=deferred(rf"{_ITS_WORD}\s+(?:{alternation(syntax.stretch_nouns)})(?![\w])"),
        witness_after=deferred(rf"\s+(?:{alternation(syntax.witness_verbs)})(?![\w])"),
        verb_after=deferred(rf"\s+(?:{alternation(syntax.verbs_after)})(?![\w])"),
        rules=rules,
    )
