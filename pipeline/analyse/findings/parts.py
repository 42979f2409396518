"""Wholes and their parts: parts greater than the whole, complete parts with another sum, shares over 100 percent."""

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from pipeline.analyse.figures import Figure, content_words
from pipeline.analyse.findings.finding import Finding, gap_between, lowered, weighed
from pipeline.analyse.findings.messages import amount, folded, named, source, stated, thing, two_sides
from pipeline.analyse.intervals import Interval, meet
from pipeline.analyse.periods import moment
from pipeline.analyse.series import Series
from pipeline.extract.patterns.alternation import alternation
from pipeline.lexicon.analysis import AnalysisRules, Parts, Shares
from schemas.finding_kinds import FindingKind
from schemas.vocabularies import Kind, Relation, Severity, Status

NOT_ADDED = frozenset({"percent", "ordinal", "ratio", "times", "percentage_point"})
NEVER_MORE = "a part is never more than its whole"
FARTHEST_CUE = 120  # characters between a total and its first part


@dataclass(frozen=True, slots=True)
class PartPatterns:
    """Words that tell whether a text names all the parts of a total."""

    complete: re.Pattern[str]
    incomplete: re.Pattern[str]
    singulars: dict[str, str]


def compile_parts(rules: Parts, singulars: dict[str, str]) -> PartPatterns:
    """Make the rule file's words ready."""
    complete, incomplete = (
        re.compile(rf"\b(?i:{alternation(words)})\b") for words in (rules.complete, rules.incomplete)
    )
    return PartPatterns(complete, incomplete, singulars)


def parts_findings(
    figures: Iterable[Figure], texts: Mapping[str, str], patterns: PartPatterns, shares: Shares
) -> Iterator[Finding]:
    """What is wrong between the figures of each document and those that its text calls their parts."""
    by_place: dict[tuple[str, int], Figure] = {}
    children: dict[tuple[str, int], list[Figure]] = defaultdict(list)
    every = list(figures)
    for figure in every:
        by_place[figure.doc_id, figure.start] = figure
        if figure.part_of is not None:
            children[figure.doc_id, figure.part_of].append(figure)
        yield from _share_out_of_range(figure, shares, patterns)
    for place, parts in children.items():
        whole = by_place.get(place)
        if whole is not None:
            yield from (_too_great(whole, part) for part in parts if _exceeds(whole, part))
            yield from _sum(whole, parts, texts.get(whole.doc_id) or "", patterns)


def wider_counts(series: Iterable[Series], rules: AnalysisRules) -> Iterator[Finding]:
    """Figures of an indicator that counts some of what another one counts, and is greater at the same date."""
    by_name: dict[tuple[str, ...], list[Series]] = defaultdict(list)
    for one in series:
        lead = one.figures[0]
        if lead.indicator and lead.status is Status.REPORTED and lead.change is None and lead.per is None:
            by_name[lead.indicator, lead.subject or "", lead.unit].append(one)
    for pair in rules.within:
        for name, members in by_name.items():
            if name[0] == pair.part:
                for narrow in members:
                    for wide in by_name.get((pair.whole, *name[1:]), ()):
                        yield from _across(narrow, wide)


def _across(narrow: Series, wide: Series) -> Iterator[Finding]:
    by_moment = defaultdict(list)
    for figure in wide.figures:
        by_moment[moment(figure)].append(figure)
    for part in narrow.figures:
        whole = next((one for one in by_moment[moment(part)] if part.possible.low > one.possible.high), None)
        if whole is not None and whole.part_of != part.start:
            severity = weighed(Severity.WARNING, (whole, part), narrow)
            message = f"{named(wide, whole)}: {stated(whole)}, but of them {stated(part)}; {NEVER_MORE}."
            gap = gap_between(whole.value, part.value)
            yield Finding(FindingKind.PART_EXCEEDS_WHOLE, severity, (whole, part), message, gap, narrow.series_id)


def _exceeds(whole: Figure, part: Figure) -> bool:
    same = whole.unit == part.unit and whole.unit not in NOT_ADDED and whole.kind is part.kind is Kind.QUANTITY
    return same and part.change is whole.change and part.per == whole.per and part.possible.low > whole.possible.high


def _too_great(whole: Figure, part: Figure) -> Finding:
    severity = weighed(Severity.ERROR, (whole, part))
    if whole.sentence != part.sentence:
        severity = lowered(severity, 1)
    message = f"{named(None, whole)}: {two_sides(whole, part, 'but of them')}; {NEVER_MORE}."
    gap = gap_between(whole.value, part.value)
    return Finding(FindingKind.PART_EXCEEDS_WHOLE, severity, (whole, part), message, gap)


def _sum(whole: Figure, parts: list[Figure], text: str, patterns: PartPatterns) -> Iterator[Finding]:
    """Parts of one sentence that the text presents as all there are, and that do not make up the whole."""
    beside = sorted((part for part in parts if part.sentence == whole.sentence), key=lambda part: part.start)
    if len(beside) < 2 or whole.relation in (Relation.APPROX, Relation.NEARLY):
        return
    between = text[whole.end : beside[0].start]
    if len(between) > FARTHEST_CUE or not patterns.complete.search(between) or patterns.incomplete.search(between):
        return
    if all(part.unit == "percent" for part in beside):
        target = Interval(100.0, 100.0)
    elif all(part.unit == whole.unit for part in beside) and whole.unit not in NOT_ADDED:
        target = whole.possible
    else:
        return
    total = Interval(math.fsum(part.possible.low for part in beside), math.fsum(part.possible.high for part in beside))
    if meet(total, target):
        return
    added = math.fsum(part.value for part in beside)
    listed = " and ".join(amount(part) for part in beside)
    wanted = "100 percent" if target.low == target.high == 100.0 and whole.unit != "percent" else amount(whole)
    message = (
        f"{thing(whole)}: {stated(whole)}, but its parts there, {listed}, add up to {added:,.10g} and not to {wanted}."
    )
    gap = gap_between(added, 100.0 if wanted == "100 percent" else whole.value)
    yield Finding(
        FindingKind.PARTS_DO_NOT_SUM, weighed(Severity.WARNING, (whole, *beside)), (whole, *beside), message, gap
    )


def _share_out_of_range(figure: Figure, rules: Shares, patterns: PartPatterns) -> Iterator[Finding]:
    """A share over 100 percent, where nothing says that its whole may be exceeded."""
    if figure.unit != "percent" or figure.change is not None or figure.per or figure.status is Status.NORM:
        return
    over = figure.possible.low > 100 or (figure.relation is Relation.MORE_THAN and figure.value >= 100)
    if not over and figure.possible.high >= 0:
        return
    whole = content_words(figure.whole, patterns.singulars, ())
    if figure.whole is None or _open(whole, rules.open_wholes) or _open(figure.words, rules.open_objects):
        return
    severity = weighed(Severity.ERROR if figure.part_of is not None else Severity.WARNING, (figure,))
    message = (
        f"{thing(figure)}{_whose(figure)}: {amount(figure)} of {folded(figure.whole)} in {source(figure)};"
        " a share lies between none and 100 percent."
    )
    limit = 100.0 if figure.value > 0 else 0.0
    yield Finding(FindingKind.PERCENT_OUT_OF_RANGE, severity, (figure,), message, gap_between(figure.value, limit))


def _whose(figure: Figure) -> str:
    return f" ({figure.subject})" if figure.subject else ""


def _open(words: Iterable[str], known: frozenset[str]) -> bool:
    return any(word.lower() in known for word in words)
