"""The denominator of a rate: `a day`, `per head`, `per 100,000 live births`, `for every thousand elderly people`.

`read_rate` reads one that begins at a given place (right beside a figure or behind its noun); `find_denominators` finds
the numerals that stand inside one and therefore are no claims. A denominator elsewhere in the clause (`each year`,
`annual`) is left to `frequency.py`, compound units (`km/h`) to `measures.py`.
"""

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from decimal import Decimal

from pipeline.deferred import deferred
from pipeline.extract.patterns.alternation import alternation
from pipeline.lexicon.classes import word_class
from pipeline.lexicon.measures import RateRules, UnitRules
from pipeline.models import Numeral, Span
from pipeline.values import value_class

LONGEST_NOUN = 3  # words of the thing counted that a denominator takes in


@value_class
class Rate:
    """A denominator: where it stands and what the `per` column holds."""

    start: int
    end: int
    per: str
    rule: str


@value_class
class RatePatterns:
    """The compiled words of denominators."""

    times: Mapping[str, str]
    units: Mapping[str, str]
    adverbs: Mapping[str, str]
    nouns: frozenset[str]
    not_before: frozenset[str]
    closing: frozenset[str]
    adverb: re.Pattern[str]
    unit: re.Pattern[str]


OPENING = re.compile(
    r"(?:\s{0,3}|[-‐‑])(?:"
    r"(?P<per>per(?:\s{1,3}|[-‐‑]))"
    r"|(?P<every>(?:(?:for|to|in|among|of|out\s{1,3}of)\s{1,3})?(?:every|each)\s{1,3}(?:additional\s{1,3})?)"
    r"|(?P<each>an?(?:\s{1,3}|[-‐‑]))"
    r"|(?P<slash>/\s?)"
    r")",
    re.IGNORECASE,
)
ANYWHERE = re.compile(r"(?<!\w)(?:per|(?:for\s{1,3}|to\s{1,3})?(?:every|each))(?=\s)", re.IGNORECASE)
BEFORE_NUMERAL = re.compile(r"(?<!\w)(?<!parts )(?<!part )(?P<opening>per|every|each)\s{1,3}\Z", re.IGNORECASE)
# "one in every five" is a share, not a rate.
SHARE_BEFORE = re.compile(r"(?<!\w)(?:in|out\s{1,3}of|of)\s{1,3}(?:every|each)\s{1,3}\Z", re.IGNORECASE)
MARK = re.compile(r"[.,;:()]")
LARGEST_SHARE = 100
# What a single letter behind a stroke stands for: `€5/t`, `5 m3/s`.
UNIT_LETTERS = {"s": "second", "h": "hour", "t": "metric_ton", "l": "liter", "L": "liter", "g": "gram", "m": "meter"}
LONGEST_COUNTED = 48  # `|one rural household| in every ten`
RANGE = re.compile(r"\s?[-–—]\s?|\s{1,3}(?:to|or)\s{1,3}", re.IGNORECASE)
WORD = re.compile(r"[A-Za-z][A-Za-z’'-]*")
FOLLOWING = re.compile(r"\s{1,3}([A-Za-z]+)(?:\s{1,3}([A-Za-z]+))?")
ADVERBS_ONLY = frozenset(("annually", "p.a.", "pa"))
BLANK = re.compile(r"\s{1,3}")
FUNCTION_WORDS = frozenset(
    "in on at by of for to from with and or but is are was were be been has have had who which that the a an as than"
    " during since after before if when while where between among through throughout it they we he she its"
    " their".split()
)
KINDS_OF_TIME = word_class("kinds_of_time")

AND_A_HALF = re.compile(r"\s{1,3}and\s{1,3}an?\s{1,3}(?:half|quarter)")


def compile_rates(rules: RateRules, units: UnitRules) -> RatePatterns:
    """The words of `rules`, and the unit words that a figure may be per."""
    named: dict[str, str] = {}
    for rule in units.units:
        if rule.form == "measure" and (not rule.ambiguous or rule.of_substance):
            named |= dict.fromkeys((*rule.words, *rule.symbols), rule.unit)
    return RatePatterns(
        times=rules.times,
        units=named,
        adverbs=rules.adverbs,
        nouns=frozenset(rules.each.nouns),
        not_before=frozenset(rules.each.not_before),
        closing=frozenset(rules.closing.nouns),
        adverb=deferred(rf"\s{{1,3}}({alternation(rules.adverbs)})(?!\w)", re.IGNORECASE),
        unit=deferred(rf"({alternation(named)})(?!\w)"),
    )


def read_rate(text: str, at: int, end: int, numerals: Sequence[Numeral], patterns: RatePatterns) -> Rate | None:
    """The denominator that begins at `at` (white space aside) within the sentence that ends at `end`, if one does.

    `numerals` are in order of `start`.
    """
    adverb = patterns.adverb.match(text, at, end)
    if adverb and not _is_adjective(text, adverb, end):
        return Rate(adverb.start(1), adverb.end(), patterns.adverbs[adverb[1].lower()], "rate.adverb")
    opening = OPENING.match(text, at, end)
    if not opening:
        return None
    start = opening.end() - len(text[at : opening.end()].lstrip(" \t\n\r\u00a0-‐‑"))
    inside = _numeral_at(opening.end(), numerals)
    if inside and (opening["per"] or opening["every"]) and inside.form in ("cardinal", "ordinal", "vague"):
        return _numbered(text, start, end, inside, opening, patterns)
    return _named(text, start, end, opening, patterns)


def _numeral_at(start: int, numerals: Sequence[Numeral]) -> Numeral | None:
    index = bisect_left(numerals, start, key=lambda numeral: numeral.start)
    return numerals[index] if index < len(numerals) and numerals[index].start == start else None


def _is_adjective(text: str, word: re.Match[str], end: int) -> bool:
    """`five yearly instalments`: the word belongs to a noun that follows."""
    following = FOLLOWING.match(text, word.end(), end)
    return bool(following and following[1].lower() not in FUNCTION_WORDS and word[1].lower() not in ADVERBS_ONLY)


def find_rates(text: str, start: int, end: int, numerals: Sequence[Numeral], patterns: RatePatterns) -> list[Rate]:
    """Every denominator in `text[start:end]` that opens with `per`, `every` or `each`, in order."""
    found = []
    for opening in ANYWHERE.finditer(text, start, end):
        rate = read_rate(text, opening.start(), end, numerals, patterns)
        if rate:
            found.append(rate)
    return found


def _numbered(
    text: str, start: int, end: int, inside: Numeral, opening: re.Match[str], patterns: RatePatterns
) -> Rate | None:
    if opening["every"] and inside.value == 1:
        return None  # "every one of them"
    noun, stop = _thing(text, inside.end, end, patterns)
    per = f"{_written(inside.value)} {noun}".strip()
    return Rate(start, stop, per, "rate.per" if opening["per"] else "rate.every")


def _written(value: Decimal) -> str:
    return str(int(value)) if value == value.to_integral_value() else format(value.normalize(), "f")


def _thing(text: str, at: int, end: int, patterns: RatePatterns) -> tuple[str, int]:
    """The noun after a denominator's number: words up to the first plural, and where it ends."""
    words: list[str] = []
    stop, closed = at, at
    for _ in range(LONGEST_NOUN):
        blank = BLANK.match(text, stop, end)
        word = WORD.match(text, blank.end(), end) if blank else None
        if not word or word[0].lower() in FUNCTION_WORDS:
            break
        words.append(word[0])
        stop = closed = word.end()
        if word[0].lower() in patterns.closing or word[0].lower() in patterns.times or re.search(r"[^s]s$", word[0]):
            return " ".join(words), closed
    if not words:
        return "", at
    first = text.index(words[0], at)
    return words[0], first + len(words[0])  # no plural came: only the word beside the number is sure


def _named(text: str, start: int, end: int, opening: re.Match[str], patterns: RatePatterns) -> Rate | None:
    at = opening.end()
    word = WORD.match(text, at, end)
    if not word:
        return None
    first = word[0].lower()
    if opening["slash"] and word[0] in UNIT_LETTERS and text[word.end() : word.end() + 1] not in ("2", "3", "²", "³"):
        return Rate(start, word.end(), UNIT_LETTERS[word[0]], "rate.slash")
    rule = next(f"rate.{name}" for name in ("per", "every", "each", "slash") if opening[name])
    if first in KINDS_OF_TIME:
        following = FOLLOWING.match(text, word.end(), end)
        if following and following[1].lower() in patterns.times:
            return Rate(start, following.end(), patterns.times[following[1].lower()], rule)
    if first in patterns.times:
        return (
            None
            if _is_time(text, word, opening, end, patterns)
            else Rate(start, word.end(), patterns.times[first], rule)
        )
    unit = patterns.unit.match(text, at, end)
    if unit and (not opening["each"] or first in patterns.nouns):
        return Rate(start, unit.end(), patterns.units[unit[1]], rule)
    if opening["per"] and first not in FUNCTION_WORDS and first not in ("cent", "centum", "se", "mille", "mil"):
        return Rate(start, word.end(), first, rule)
    if (opening["each"] or opening["slash"]) and first in patterns.nouns:
        return Rate(start, word.end(), first, rule)
    return None


def _is_time(text: str, word: re.Match[str], opening: re.Match[str], end: int, patterns: RatePatterns) -> bool:
    """`a year ago`, `a day after`: a time, not a rate; `a year and a half` a length."""
    if AND_A_HALF.match(text, word.end(), end):
        return True
    if not opening["each"]:
        return False
    following = FOLLOWING.match(text, word.end(), end)
    if not following:
        return False
    first, second = following[1].lower(), (following[2] or "").lower()
    return first in patterns.not_before or f"{first} {second}" in patterns.not_before


def find_denominators(
    text: str, start: int, end: int, numerals: Sequence[Numeral], patterns: RatePatterns
) -> list[Span]:
    """The numerals of the sentence `text[start:end]` that are a rate's denominator (`every |40| years`)."""
    found: list[Span] = []
    ranging = False  # `from 30 per 1,000 to 12 per 1,000` has no range below it
    for numeral in numerals:
        if ranging and RANGE.fullmatch(text[found[-1].end : numeral.start]):  # "every three to |four| years"
            found.append(Span(numeral.start, numeral.end, "denominator.number"))
            continue
        window = text[max(start, numeral.start - 24) : numeral.start]
        opening = BEFORE_NUMERAL.search(window)
        if not opening or numeral.form not in ("cardinal", "ordinal", "vague"):
            continue
        if numeral.value <= LARGEST_SHARE and _is_share(text, numeral, numerals):
            continue
        word = opening["opening"].lower()
        if word != "per" and numeral.value == 1:
            continue
        if word == "each" and not _counts_time(text, numeral, end, patterns):
            continue
        found.append(Span(numeral.start, numeral.end, "denominator.number"))
        ranging = word != "per"
    return found


def _is_share(text: str, numeral: Numeral, numerals: Sequence[Numeral]) -> bool:
    """Whether a figure before `of every` makes a share of it; `of every 100 births, 7 …` is a rate."""
    share = SHARE_BEFORE.search(text[max(0, numeral.start - 24) : numeral.start])
    index = bisect_left(numerals, numeral.start, key=lambda other: other.start) - 1
    if share is None or index < 0:
        return False
    between = text[numerals[index].end : numeral.start - len(share[0])]
    return len(between) <= LONGEST_COUNTED and MARK.search(between) is None


def _counts_time(text: str, numeral: Numeral, end: int, patterns: RatePatterns) -> bool:
    noun, _ = _thing(text, numeral.end, end, patterns)
    return noun.lower() in patterns.times
