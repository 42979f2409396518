"""Decides which numeral expressions are no claims, each with one reason and the rule that said so.

The reasons are tried in the guide's order, but the larger expression comes first: the year in `resolution 1373 (2001)`
is part of an identifier, no date. Where numerals stand, what is a time expression and what a denominator was found by
the stages before; what the surviving numerals say is left to the stages after.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from operator import attrgetter

from pipeline.extract.patterns.gist import Gist, gist_of
from pipeline.extract.screen.ordinals import OrdinalPatterns, compile_ordinals, judge_ordinal, shared_ends
from pipeline.extract.screen.vetoes import (
    SLASH,
    PatternSet,
    Verdict,
    VetoSet,
    ask,
    carry_on,
    compile_patterns,
    compile_vetoes_of,
    early_files,
    find_patterns,
    kinds_of,
    pattern_set,
)
from pipeline.extract.times.mentions import Role, TimeMention
from pipeline.lexicon.vetoes import Vetoes
from pipeline.models import Numeral, Rejection, Segments, Span
from pipeline.values import value_class
from schemas.vocabularies import Reason

TABLE_ROW = "layout.table-row"
MOST_ALONE = 12  # figures in a sentence without a word: with more it is no sentence

ReadNumerals = Callable[[str, int, int], Sequence[Numeral]]
ReadTimes = Callable[[str, int, int], Sequence[TimeMention]]

_WORD = re.compile(r"[^\W\d_]{2}")
_start = attrgetter("start")

# A marker that begins a masked line: `VII.`, `192.`, `(2)`. Roman figures are no numerals elsewhere.
_MARKER = re.compile(
    r"^[ \t]*(?P<marker>[(\[]?(?:[IVXLC]{1,7}|[ivxlc]{1,7}|\d{1,4})(?:[)\].:]{1,3},?|(?=\s*\Z))"
    r"|[⁰¹²³⁴-⁹]{1,3}(?=\s*\Z))",
    re.MULTILINE,
)


@value_class
class VetoPatterns:
    """The screen's rules, compiled."""

    patterns: PatternSet
    standing: PatternSet  # those of them that are rows by themselves, without a numeral
    early: VetoSet  # layout, identifiers, names: before dates and denominators
    late: VetoSet  # idioms and vague amounts
    codes: PatternSet  # what keeps its reason in masked text too
    ordinals: OrdinalPatterns


@value_class
class _Scene:
    """One sentence with everything that was found in it."""

    text: str
    bounds: tuple[int, int]
    numerals: Sequence[Numeral]
    nouns_at: Sequence[int]  # index of the numeral behind which each one's noun stands
    dates: Sequence[Rejection]
    denominators: Sequence[Span]
    patterns: VetoPatterns


def compile_vetoes(rules: Vetoes) -> VetoPatterns:
    """Compile the screen's rules."""
    early = early_files(rules)
    patterns = compile_patterns((*early, rules.idioms))
    return VetoPatterns(
        patterns=patterns,
        standing=pattern_set(pattern for pattern in patterns.patterns if pattern.always),
        early=compile_vetoes_of(early),
        late=compile_vetoes_of((rules.idioms,)),
        codes=compile_patterns((rules.identifiers,)),
        ordinals=compile_ordinals(rules.ordinals),
    )


def screen(
    segments: Segments,
    start: int,
    end: int,
    numerals: Sequence[Numeral],
    times: Sequence[TimeMention],
    denominators: Sequence[Span],
    gist: Gist,
    patterns: VetoPatterns,
) -> tuple[list[Numeral], list[Rejection]]:
    """The numerals of the sentence `start:end` that stay, and a row for every numeral expression that does not.

    Rows are sorted and disjoint; besides numerals they hold number words that no reader takes for a figure (`both`).
    """
    text = segments.masked
    dates = _date_rows(times)
    found = find_patterns(text, start, end, gist, patterns.patterns if numerals else patterns.standing)
    always = [row for row, by_itself in found if by_itself]
    if not numerals:
        return [], _with_extra((), [*always, *dates], ())
    scene = _Scene(text, (start, end), numerals, shared_ends(text, numerals), dates, denominators, patterns)
    stretches = [row for row, _ in found if not _inside(row, dates)]
    kept: list[Numeral] = []
    rows: list[Rejection] = []
    last: Verdict | None = None
    for index, numeral in enumerate(numerals):
        if rows and numeral.start < rows[-1].end:
            continue
        if taken := _overlapping(numeral, stretches):
            rows.append(taken)
            last = None
            continue
        last = (carry_on(text, scene.bounds, last, numeral) if last else None) or _judge(scene, index)
        if last is None or last.reason is None:
            kept.append(numeral)
        else:
            rows.append(Rejection(last.start, last.end, last.reason, last.rule))
    return kept, _with_extra(rows, [*always, *dates], kept)


def figures_alone(text: str, start: int, end: int, numerals: Sequence[Numeral]) -> bool:
    """Whether a sentence `start:end` is a row of figures without a word: of a table that lost its lines, or a bad scan.

    Nothing tells what such figures count, however much is asked of each. Letters (`m`, `e`) are no words.
    """
    return len(numerals) > MOST_ALONE and _WORD.search(text, start, end) is None


def screen_row(numerals: Sequence[Numeral]) -> list[Rejection]:
    """A row for every numeral of a sentence of nothing but figures."""
    return [Rejection(numeral.start, numeral.end, Reason.LAYOUT, TABLE_ROW) for numeral in numerals]


def screen_masks(
    text: str, segments: Segments, read_numerals: ReadNumerals, read_times: ReadTimes, patterns: VetoPatterns
) -> list[Rejection]:
    """A row for every numeral expression in masked text: layout, but dates and identifiers keep their reason."""
    return [row for mask in segments.masks for row in _mask_rows(text, mask, read_numerals, read_times, patterns)]


def _mask_rows(
    text: str, mask: Span, read_numerals: ReadNumerals, read_times: ReadTimes, patterns: VetoPatterns
) -> list[Rejection]:
    if not any(character.isalnum() for character in text[mask.start : mask.end]):
        return []  # a dash or dot before an item: most masks
    rows = [
        row
        for row, _ in find_patterns(text, mask.start, mask.end, gist_of(text, mask.start, mask.end), patterns.codes)
        if any(character.isdigit() for character in text[row.start : row.end])
    ]
    rows = _with_extra(rows, _date_rows(read_times(text, mask.start, mask.end)), ())
    markers = [
        Rejection(mask.start + found.start("marker"), mask.start + found.end("marker"), Reason.LAYOUT, mask.rule)
        for found in _MARKER.finditer(text[mask.start : mask.end])
    ]
    rows = _with_extra(rows, markers, ())
    numerals = read_numerals(text, mask.start, mask.end)
    single = [_in_mask(text, mask, numeral, patterns) for numeral in numerals]
    return _with_extra(rows, single, ())


def _in_mask(text: str, mask: Span, numeral: Numeral, patterns: VetoPatterns) -> Rejection:
    verdict = ask(text, (mask.start, mask.end), numeral, numeral.end, patterns.early)
    page_of_pages = SLASH in kinds_of(text, numeral)
    if verdict is not None and verdict.reason is Reason.IDENTIFIER and not page_of_pages:
        return Rejection(verdict.start, verdict.end, verdict.reason, verdict.rule)
    return Rejection(numeral.start, numeral.end, Reason.LAYOUT, mask.rule)


def _judge(scene: _Scene, index: int) -> Verdict | None:
    """Why a numeral is no claim; None, or a verdict without a reason, where it is one."""
    text, bounds, patterns = scene.text, scene.bounds, scene.patterns
    numeral = scene.numerals[index]
    last = scene.nouns_at[index]
    behind = scene.numerals[last].end
    if verdict := ask(text, bounds, numeral, behind, patterns.early):
        return verdict
    for span in scene.denominators:
        if span.start <= numeral.start and numeral.end <= span.end:
            return Verdict(numeral.start, numeral.end, Reason.DENOMINATOR, span.rule)
    if date := _overlapping(numeral, scene.dates):
        return Verdict(date.start, date.end, date.reason, date.rule)
    if verdict := ask(text, bounds, numeral, behind, patterns.late):
        return verdict
    if numeral.form == "ordinal":
        following = scene.numerals[last + 1] if last + 1 < len(scene.numerals) else None
        return judge_ordinal(text, bounds[1], numeral, behind, following, patterns.ordinals)
    return None


def _date_rows(times: Sequence[TimeMention]) -> list[Rejection]:
    """The numeral expressions of time expressions, but for those whose length is a fact of its own."""
    if not times:
        return []
    rows = [
        Rejection(start, end, Reason.DATE, mention.rule)
        for mention in times
        if mention.role is not Role.MEASURE
        for start, end in mention.numeral_spans
    ]
    return _with_extra((), rows, ())


def _overlapping(numeral: Numeral, rows: Sequence[Rejection]) -> Rejection | None:
    """The first of the sorted, disjoint rows that shares a character with the numeral."""
    if not rows:
        return None
    at = bisect_right(rows, numeral.start, key=lambda row: row.end)
    return rows[at] if at < len(rows) and rows[at].start < numeral.end else None


def _inside(row: Rejection, rows: Sequence[Rejection]) -> bool:
    at = bisect_right(rows, row.start, key=lambda other: other.end)
    return at < len(rows) and rows[at].start <= row.start and row.end <= rows[at].end


def _with_extra(rows: Sequence[Rejection], extra: Sequence[Rejection], kept: Sequence[Numeral]) -> list[Rejection]:
    """The rows with those of `extra` that overlap neither a row nor a numeral that stays, nor each other; in order."""
    if not extra:
        return sorted(rows, key=_start) if len(rows) > 1 else list(rows)
    taken = sorted([(row.start, row.end) for row in rows] + [(numeral.start, numeral.end) for numeral in kept])
    added: list[Rejection] = []
    for row in sorted(extra, key=_start):
        at = bisect_right(taken, row.start, key=lambda bounds: bounds[1])
        free = at == len(taken) or taken[at][0] >= row.end
        if free and (not added or added[-1].end <= row.start):
            added.append(row)
    return sorted([*rows, *added], key=_start)
