"""Applies the screen's rules to one place: what stretches of a sentence a pattern takes, what a veto says of a numeral.

Everything is compiled once from `lexicon/vetoes.py`. The order of the steps and the rows that come out of them are
left to `screen.py`, the nouns behind ordinals to `ordinals.py`.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from pipeline.deferred import deferred
from pipeline.extract.patterns.gist import Gist, TriggerIndex, index_triggers, triggered
from pipeline.lexicon.vetoes import Pattern, Vetoes, VetoFile, beginnings, endings, expand
from pipeline.models import Numeral, Rejection
from pipeline.values import value_class
from schemas.vocabularies import Reason

NEAR = 32  # characters beside a numeral within which the `ends` and `starts` of vetoes stand
SLASH = "slash"
CODE = "numeral.code"
# What the numeral reader found to be no plain amount is known to vetoes by these names alone.
_SIGNS = {
    CODE: "code",
    "numeral.slash": SLASH,
    "numeral.date-like": "date-like",
    "numeral.decade": "decade",
    "numeral.year-words": "year-words",
    "numeral.half-of-period": "half-of-period",
    "numeral.adverb": "adverb",
    "numeral.ones": "ones",
}

_YEAR = re.compile(r"1[4-9]\d\d|20\d\d|21\d\d")
_JOIN = re.compile(r"\s*(?:,\s*(?:and|or)?|\band\b|\bor\b|\bto\b|\bthrough\b|&|[-–—])\s*\(?", re.IGNORECASE)
_CLOSING = re.compile(r"\b(?:and|or)\b|&", re.IGNORECASE)
# What may follow the last number of `Phase 1 and 2`, but not a number that counts something.
_NO_NOUN = re.compile(r"\s*(?:[,.;:)\]]|\Z|(?:of|in|on|is|are|was|were|will|have|has|to|which|that|and|or)\b)")
_TIGHT_JOIN = re.compile(r"\s*(?:\bto\b|\bthrough\b|[-–—])\s*\(?", re.IGNORECASE)
_PLURAL = re.compile(r"(?:\w[a-z]{2}s\.?|\bpp\.|\barts\.|\bcc\.|\b[SM]DGs)\s*(?:nos?\.?\s*)?\Z", re.IGNORECASE)


@value_class
class CompiledPattern:
    """A pattern ready to be searched for."""

    rule: str
    reason: Reason
    expression: re.Pattern[str]
    group: str | int  # the part of a match that it takes
    always: bool
    triggers: tuple[str, ...]


@value_class
class PatternSet:
    """The patterns that are searched for together, in order."""

    patterns: tuple[CompiledPattern, ...]
    index: TriggerIndex


@value_class
class CompiledVeto:
    """A veto ready to be asked about a numeral; without a reason it keeps it."""

    rule: str
    reason: Reason | None
    kinds: frozenset[str]
    figure: re.Pattern[str] | None
    before: re.Pattern[str] | None
    after: re.Pattern[str] | None
    ends: tuple[str, ...]  # one of them is there where `before` fits
    starts: tuple[str, ...]  # ... and where `after` does
    chain: bool
    reach: int
    tails: frozenset[str]  # the last two characters of all `ends`: what has none of them need not be compared with each


@dataclass(frozen=True, slots=True, eq=False)  # a set is itself alone, so that what it says of a figure is cached
class VetoSet:
    """The vetoes that are asked together, in order."""

    vetoes: tuple[CompiledVeto, ...]


@value_class
class Verdict:
    """What a veto said: the expression's bounds, the rule, and the reason (None: the numeral is kept)."""

    start: int
    end: int
    reason: Reason | None
    rule: str
    chain: CompiledVeto | None = None  # the veto that the numerals joined on fall under too
    plural: bool = False
    closed: bool = False  # its list has had its `and`: a comma ends it


def compile_patterns(files: Sequence[VetoFile]) -> PatternSet:
    """The patterns of several rule files, in order."""
    return pattern_set(_pattern(rule, file) for file in files for rule in file.pattern)


def pattern_set(patterns: Iterable[CompiledPattern]) -> PatternSet:
    """Patterns with the index of their triggers."""
    ordered = tuple(patterns)
    return PatternSet(ordered, index_triggers([pattern.triggers for pattern in ordered]))


def _pattern(rule: Pattern, file: VetoFile) -> CompiledPattern:
    expression = _compile(rule.pattern, file)
    group = "figure" if "(?P<figure>" in rule.pattern else 0
    return CompiledPattern(rule.id, rule.reason, expression, group, rule.always, rule.triggers)


def compile_vetoes_of(files: Sequence[VetoFile]) -> VetoSet:
    """The vetoes of several rule files, in order."""
    vetoes = (
        CompiledVeto(
            rule=veto.id,
            reason=veto.reason,
            kinds=frozenset(veto.kinds),
            figure=_compile(veto.figure, file) if veto.figure else None,
            before=_compile(f"(?:{veto.before})\\Z", file) if veto.before else None,
            after=_compile(veto.after, file) if veto.after else None,
            ends=endings(veto, file.words),
            starts=beginnings(veto, file.words),
            chain=veto.chain,
            reach=veto.reach,
            tails=frozenset(words[-2:] for words in endings(veto, file.words)),
        )
        for file in files
        for veto in file.veto
    )
    return VetoSet(tuple(vetoes))


def early_files(rules: Vetoes) -> tuple[VetoFile, ...]:
    """The rule files that are asked before dates and denominators."""
    return rules.layout, rules.identifiers, rules.names


def kinds_of(text: str, numeral: Numeral) -> frozenset[str]:
    """What a veto may call a numeral: its form, its style, its word; or what sort of sign it is."""
    return _kinds(numeral.rule, numeral.form, numeral.style, numeral.value == 1, text[numeral.start : numeral.end])


# Documents use the same figures again and again.
@lru_cache(maxsize=1 << 12)
def _kinds(rule: str, form: str, style: str, one: bool, figure: str) -> frozenset[str]:
    if sign := _SIGNS.get(rule):
        return frozenset({sign})
    kinds = {form, style, figure.lower()}
    if form == "ordinal" and one:
        kinds.add("first")
    if _YEAR.fullmatch(figure):
        kinds.add("year")
    return frozenset(kinds)


@lru_cache(maxsize=1 << 12)
def _concerned(vetoes: VetoSet, kinds: frozenset[str], figure: str) -> tuple[CompiledVeto, ...]:
    """The vetoes that a numeral of these kinds may fall under by its figure alone."""
    return tuple(
        veto
        for veto in vetoes.vetoes
        if veto.kinds & kinds and (veto.figure is None or veto.figure.fullmatch(figure) is not None)
    )


def find_patterns(text: str, start: int, end: int, gist: Gist, patterns: PatternSet) -> list[tuple[Rejection, bool]]:
    """The stretches in `text[start:end]` that patterns take, in order and disjoint, and if each is a row by itself.

    Of two that overlap the one that begins first wins, then the longer, then the one whose rule stands first.
    """
    found: list[tuple[int, int, int, CompiledPattern]] = []
    for order in triggered(gist, patterns.index, text, start, end):
        pattern = patterns.patterns[order]
        group = pattern.group
        for match in pattern.expression.finditer(text, start, end):
            found.append((match.start(group), -match.end(group), order, pattern))
    if len(found) > 1:
        found.sort(key=lambda item: item[:3])
    rows: list[tuple[Rejection, bool]] = []
    for begin, minus_end, _, pattern in found:
        if not rows or begin >= rows[-1][0].end:
            rows.append((Rejection(begin, -minus_end, pattern.reason, pattern.rule), pattern.always))
    return rows


def ask(text: str, bounds: tuple[int, int], numeral: Numeral, behind: int, vetoes: VetoSet) -> Verdict | None:
    """The first veto that fits a numeral of the sentence `bounds`; None where none does.

    `behind` is where the words after it are read from: behind all ordinals that share its noun.
    """
    end = bounds[1]
    ending = ending_before(text, bounds[0], numeral.start)
    beginning = beginning_behind(text, behind, end)
    tails = (ending[-2:], ending[-1:])
    for veto in _concerned(vetoes, kinds_of(text, numeral), text[numeral.start : numeral.end]):
        if veto.ends and (veto.tails.isdisjoint(tails) or not ending.endswith(veto.ends)):
            continue
        if veto.starts and not beginning.startswith(veto.starts):
            continue
        after = None
        if veto.after is not None and (after := veto.after.match(text, behind, end)) is None:
            continue
        if verdict := _judge(text, bounds[0], numeral, veto, after):
            return verdict
    return None


def ending_before(text: str, start: int, at: int) -> str:
    """The end of what stands before `at`, in lower case, as the `ends` of a veto are written."""
    return text[max(start, at - NEAR) : at].rstrip().lower()


def beginning_behind(text: str, at: int, end: int) -> str:
    """The beginning of what stands behind `at`, in lower case, as the `starts` of a veto are written."""
    found = text[at : min(at + NEAR, end)].lower()
    return " " + found.lstrip() if found[:1].isspace() else found


def carry_on(text: str, bounds: tuple[int, int], verdict: Verdict, numeral: Numeral) -> Verdict | None:
    """The verdict on a numeral that is joined on to the expression of `verdict` (`articles 3, 4 and 5`), if it is."""
    veto = verdict.chain
    if veto is None or not veto.kinds & kinds_of(text, numeral):
        return None
    between = text[verdict.end : numeral.start]
    if len(between) > 12 or not _JOIN.fullmatch(between):
        return None
    if veto.figure and not veto.figure.fullmatch(text, numeral.start, numeral.end):
        return None
    behind = veto.after.match(text, numeral.end, bounds[1]) if veto.after else None
    tail = _group_end(behind, "tail")
    if verdict.closed and "," in between:
        return None
    if veto.after and behind is None and veto.reason is not Reason.IDENTIFIER:
        return None
    joined = _CLOSING.search(between) is not None
    alone = joined and _NO_NOUN.match(text, numeral.end, bounds[1]) is not None
    if not (verdict.plural or tail is not None or alone or _TIGHT_JOIN.fullmatch(between)):
        return None
    closed = verdict.closed or joined
    return Verdict(numeral.start, tail or numeral.end, veto.reason, veto.rule, veto, verdict.plural, closed)


def _judge(text: str, first: int, numeral: Numeral, veto: CompiledVeto, after: re.Match[str] | None) -> Verdict | None:
    """The verdict of a veto whose words behind the numeral are there, if those before it are."""
    before = None
    if veto.before:
        floor = max(first, numeral.start - veto.reach)
        # \A must mean the sentence's start, so the window is cut out only where it begins there
        if floor == first:
            before = veto.before.search(text[floor : numeral.start])
            offset = floor
        else:
            before = veto.before.search(text, floor, numeral.start)
            offset = 0
        if before is None:
            return None
    start, end = numeral.start, _group_end(after, "tail") or numeral.end
    plural = False
    if before is not None:
        if "head" in before.re.groupindex and before["head"] is not None:
            start = before.start("head") + offset
        plural = _PLURAL.search(before[0]) is not None
    return Verdict(start, end, veto.reason, veto.rule, veto if veto.chain else None, plural)


def _group_end(match: re.Match[str] | None, name: str) -> int | None:
    if match is None or name not in match.re.groupindex or match[name] is None:
        return None
    return match.end(name)


def _compile(source: str, file: VetoFile) -> re.Pattern[str]:
    return deferred(expand(source, file.words), re.IGNORECASE)
