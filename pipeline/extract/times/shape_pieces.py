"""The pieces that the shapes of dates and lengths are put together from: numbers, months, units, hedges."""

import re
from collections.abc import Iterable

from pipeline.lexicon.times import TimeRules

DASH = "[-\u2010\u2011\u2012\u2013\u2014]"
DAY = r"(?:0?[1-9]|[12][0-9]|3[01])"
YEAR = r"(?:1[0-9]{3}|2[01][0-9]{2})"
EDGE = r"(?![\w])(?![.,:]\d)"  # ends a figure that is not part of a longer one
START = r"(?<![\w])"
LEFT = r"(?<![\w.,/$£€%-])"  # begins a figure that is not part of a longer one
SUFFIX = r"(?:st|nd|rd|th|ST|ND|RD|TH)?"
FISCAL = r"(?:[Ff]iscal|[Ff]inancial|[Bb]udget(?:ary)?|FISCAL)\s+(?:[Yy]ears?|YEAR)"
SCHOOL = r"(?:[Aa]cademic|[Ss]chool)\s+[Yy]ear"


Shape = tuple[
    str, str, str
]  # rule id, pattern, and what it may begin with: words, or classes of `openers` in capitals; `the>RANK` is two words


def alternation(words: Iterable[str]) -> str:
    """A regex that matches any of the words, longest first; spaces in a word match any white space."""
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in ordered)


def either_case(words: Iterable[str]) -> list[str]:
    """Each word as it is and with a capital."""
    return [form for word in words for form in (word, word[:1].upper() + word[1:])]


def number(rules: TimeRules) -> str:
    """A small cardinal in figures or words."""
    words = alternation(either_case(rules.words.cardinals))
    return rf"(?:[0-9]{{1,3}}|(?:{words})(?:(?:\s+|{DASH})(?:one|two|three|four|five|six|seven|eight|nine)(?![\w]))?)"


def month_piece(rules: TimeRules) -> str:
    """A month by its name."""
    return rf"(?P<month>{alternation(rules.words.months)})(?![\w])"


def part_piece() -> str:
    """Which part of a month or year: `early`, `mid-`, `the end`."""
    return rf"(?:(?P<part>early|mid|late|end|beginning|start|Early|Mid|Late|End)(?:\s*{DASH}\s*|\s+))?"


def ordinal(rules: TimeRules) -> str:
    """A rank in words or figures."""
    return rf"(?P<ordinal>{alternation(either_case(rules.words.ordinals))}|[0-9]{{1,2}}(?:st|nd|rd|th))"


def season_piece(rules: TimeRules) -> str:
    """A season."""
    return rf"(?P<season>{alternation(either_case(rules.words.seasons))})"


def a_date(rules: TimeRules) -> str:
    """A date that a stretch ends with (`the year to |30 June|`), no level (`rose over the year to |34 million|`)."""
    amount = r"\d|[.,]\d|\s*%|\s+(?:per|million|billion|(?!(?:was|is|as|has|its|this)\b)[a-z]+s\b)"
    day = rf"(?:{DAY}{SUFFIX}\s+(?:of\s+)?)?(?:{alternation(rules.words.months)})(?![\w])"
    return rf"(?:the\s+)?(?:end\s+of\s+|end-|mid-)?(?:{day}|{YEAR}(?!{amount})|FY|Q\d|{DAY}/|\d\d?:|\d\d?\s?[ap]\.?m)"


def count_piece(rules: TimeRules) -> str:
    """How many units: a number, a range of two, `several`, `half a`, `a quarter of a`."""
    vague = alternation(either_case(rules.words.indefinite))
    return (
        rf"(?:(?:(?P<low>{_no_tens(rules)}{number(rules)})(?:\s+(?:to|or)\s+|\s?{DASH}\s?))?(?P<count>{number(rules)})(?:\s?\([0-9]{{1,3}}\))?{_HALF}|(?P<indefinite>(?:[Aa]\s+)?(?:{vague})(?:\s+of)?)"
        r"|(?P<single>[Hh]alf\s+an?|(?:(?:[Aa]|[Tt]hree)\s+)?quarters?(?:\s+of\s+a)?(?=[\s-]centur)|[Aa]n?))"
    )


def _no_tens(rules: TimeRules) -> str:
    """Keeps the first half of `twenty-four` from being the low end of a range."""
    tens = alternation(either_case(word for word, value in rules.words.cardinals.items() if value >= 20))
    return rf"(?!(?:{tens}){DASH}[a-z])"


def unit_piece(rules: TimeRules) -> str:
    """A unit of time."""
    units = alternation([*rules.words.unit_months, *rules.words.unit_days])
    return rf"(?P<unit>{units}|centur)(?:ies|s)?(?![\w])"


def hedge_piece(rules: TimeRules) -> str:
    """A hedge that may stand before a length."""
    return rf"(?:(?:{alternation(rules.syntax.hedges)})\s+)?"


SPLIT_YEAR = rf"(?P<year>{YEAR})(?:\s?(?:{DASH}|/)\s?(?P<year2>{YEAR}|\d\d)(?!\d))?{EDGE}"  # `2018/19`
NAMED_YEAR = rf"(?P<year>{YEAR}){EDGE}"
MORE = r"(?P<more>\s+and\s+a\s+half)?"  # behind the unit: `a year and a half`
_HALF = r"(?P<half>\s+and\s+(?:a|one)\s+half)?"  # before it: `two and a half years`
