"""Tells the ordinals of numbered sequences (claims) from ranks, discourse markers, dates and figures of speech.

The noun phrase behind the ordinal decides, by the noun groups of `rules/ordinals.toml`. Names (`Third Committee`) have
been taken out before by `rules/names.toml`.
"""

import re
from collections.abc import Sequence

from pipeline.extract.numerals.spelled import AND_LAST
from pipeline.extract.screen.vetoes import CODE, Verdict
from pipeline.lexicon.vetoes import NounGroup, OrdinalRules
from pipeline.models import Numeral
from pipeline.values import value_class
from schemas.vocabularies import Reason

_JOINED = re.compile(
    r"\s*(?:,\s*(?:and|or|to)?|\band\b|\bor\b|\bto\b|\bthrough\b|&|[-–—])\s*(?:the\s+|its\s+)?", re.IGNORECASE
)
_COUNTING_OFF = re.compile(r",\s+(?:the|its|our|their)\s+")  # `|Second|, the 17th round was held`
_WORD = re.compile(r"[\s-]{0,8}(?P<quote>(?<=\s)[\"“‘'](?=[A-Z])|\()?(?P<word>[A-Za-z][\w'’.&/-]*)")
_COMPOUND = re.compile(r"[-‐‑]\s?[A-Za-z]+|\s+[Yy]ear\b")
_IN_PROSE = re.compile(r"\b[a-z]+\s\Z")
_ANOTHER = re.compile(r"\ban?\s\Z", re.IGNORECASE)
_BLANK = re.compile(r"\s*")
_LONGEST = 7  # words of a noun phrase that are looked at


@value_class
class OrdinalPatterns:
    """The noun groups, ready for look-up."""

    groups: dict[str, tuple[NounGroup, ...]]  # by noun, in the order of the rule file
    ranks: frozenset[str]
    ends: frozenset[str]
    rules: OrdinalRules


def compile_ordinals(rules: OrdinalRules) -> OrdinalPatterns:
    """Build the look-up of nouns."""
    groups: dict[str, tuple[NounGroup, ...]] = {}
    for group in rules.nouns:
        for noun in group.nouns:
            groups[noun] = (*groups.get(noun, ()), group)
    return OrdinalPatterns(groups, frozenset(rules.rank_words), frozenset(rules.phrase_ends), rules)


def shared_ends(text: str, numerals: Sequence[Numeral]) -> list[int]:
    """For each numeral the index of the last ordinal that shares its noun (`|fourth| and fifth reports`)."""
    last = list(range(len(numerals)))
    for index in range(len(numerals) - 2, -1, -1):
        numeral, following = numerals[index], numerals[index + 1]
        if numeral.form == following.form == "ordinal" and following.start - numeral.end <= 20:
            between = text[numeral.end : following.start]
            counting_off = text[numeral.start].isupper() and _COUNTING_OFF.fullmatch(between) is not None
            if _JOINED.fullmatch(between) and not counting_off:
                last[index] = last[index + 1]
    return last


def judge_ordinal(
    text: str, limit: int, numeral: Numeral, behind: int, following: Numeral | None, patterns: OrdinalPatterns
) -> Verdict | None:
    """Why an ordinal is no claim, read from the words from `behind` on; None where it is one."""
    rules = patterns.rules

    def no_claim(reason: Reason, rule: str) -> Verdict:
        return Verdict(numeral.start, numeral.end, reason, rule)

    if following is not None and _counts(following) and _beside(text, behind, following.start):
        compound = _COMPOUND.match(text, following.end, limit)
        if compound is None:
            return no_claim(Reason.IDIOM, rules.counted.id)
        behind = compound.end()  # `twelfth five-year plan`
    if last := AND_LAST.match(text, behind, limit):
        behind = last.end()  # `third and final tranche`
    words, quoted = _noun_phrase(text, behind, limit, patterns.ends)
    if not words:
        digits = numeral.style == "digits"
        return None if quoted or digits else no_claim(Reason.IDIOM, rules.bare.id)
    if quoted:
        return None
    if words[0].lower() in patterns.ranks:
        return no_claim(Reason.IDIOM, rules.ranks.id)
    found = [group for word in words if (group := _group_of(word, numeral, patterns)) is not None]
    if found:
        told = found[0]
        if told.yields and any(group.reason is None for group in found):
            return None
        return None if told.reason is None else no_claim(told.reason, told.id)
    if any(word.lower() in patterns.ranks for word in words[:2]):
        return no_claim(Reason.IDIOM, rules.ranks.id)
    # `held the First Symposium`, but not a headline in capitals throughout
    lead = text[max(0, numeral.start - 24) : numeral.start]
    titled = text[numeral.start].isupper() and words[0][0].isupper() and _IN_PROSE.search(lead) is not None
    if numeral.value == 1 and not titled:
        return no_claim(Reason.IDIOM, rules.unknown_first.id)
    if _ANOTHER.search(lead) and words[0].islower():
        return no_claim(Reason.IDIOM, rules.another.id)
    return None


def _group_of(word: str, numeral: Numeral, patterns: OrdinalPatterns) -> NounGroup | None:
    """The group that says what an ordinal before such a noun is."""
    known = patterns.groups.get(word.lower()) or patterns.groups.get(_singular(word.lower()), ())
    for group in known:
        if not (group.lower_case and word[0].isupper()) and (not group.values or numeral.value in group.values):
            return group
    return None


def _noun_phrase(text: str, start: int, limit: int, ends: frozenset[str]) -> tuple[list[str], bool]:
    """The words up to the end of the noun phrase, and whether it begins with a quotation mark."""
    words: list[str] = []
    position = start
    while len(words) < _LONGEST:
        found = _WORD.match(text, position, limit)
        if found is None:
            break
        if found["quote"] and found["quote"] != "(":
            return words, not words
        word = found["word"].rstrip(".'’")
        if word.lower() in ends:
            break
        words += [part for part in (word, *word.split("-")) if part] if "-" in word else [word]
        position = found.end()
        if found["word"][-1] == ".":
            break
    return words, False


def _counts(numeral: Numeral) -> bool:
    return numeral.form in ("cardinal", "vague") and numeral.rule != CODE


def _beside(text: str, start: int, end: int) -> bool:
    return end - start <= 8 and _BLANK.fullmatch(text, start, end) is not None


def _singular(word: str) -> str:
    word = word.removesuffix("'s").removesuffix("’s")
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith(("sses", "ches", "shes", "xes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) else word
