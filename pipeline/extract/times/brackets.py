"""Dates in brackets that say when a named time was: `Between weeks 30 and 41 (|22 July to 13 October|)`, `During the
campaign (|3-9 February 2023|)`.

Other dates in brackets belong to the figure before them, which is left to `attach.py`.
"""

import re

from pipeline.extract.times.lead import fold
from pipeline.extract.times.mentions import Anchor, Bound, DatePoint, Role, TimeMention
from pipeline.extract.times.patterns import TimePatterns
from pipeline.extract.times.roles import CLOSE_BRACKET, PLAN_BRACKET, SPLIT_YEARS
from pipeline.values import replace

_OPENS = re.compile(r"\s*\(\s*")
LONGEST_NAME = 80  # characters of a time's name before the bracket


def dated_name(
    text: str, floor: int, before: TimeMention | None, mention: TimeMention, patterns: TimePatterns
) -> tuple[TimeMention, bool] | None:
    """A named time with its dates in brackets, and whether it takes the place of the time before; None for others.

    `floor` is where the sentence begins, or the time before ends.
    """
    if not mention.bracketed or mention.role is not Role.ADJUNCT or not mention.points:
        return None
    close = CLOSE_BRACKET.match(text, mention.end)
    if close is None:
        return None
    if before is not None and _OPENS.fullmatch(text, before.end, mention.start):
        joined = _joined(before, mention, close.end())
        return (joined, True) if joined else None
    window = max(floor, mention.start - LONGEST_NAME)
    named = patterns.named_stretch.search(text[window : mention.start])
    counted = patterns.rules.words.ordinals.keys() | patterns.rules.words.cardinals.keys()
    if named is None or not counted.isdisjoint(fold(named.group()).split()):
        # `during the |fourth| round (May 2023)`: a figure of its own; `Under the second Plan (2014-2018), |9| schools`
        plan = mention.rule in SPLIT_YEARS and PLAN_BRACKET.search(text, window, mention.start) is not None
        return (replace(mention, bracketed=False), False) if plan else None
    start = window + named.start()
    preposition = fold(named.group().split(None, 1)[0])
    return replace(mention, start=start, end=close.end(), preposition=preposition, bracketed=False), False


def _joined(before: TimeMention, mention: TimeMention, end: int) -> TimeMention | None:
    """The time before with the dates of the brackets, if these are of days or months or give it its year."""
    if before.role not in (Role.ADJUNCT, Role.DURATION) or before.bound in (Bound.NOW, Bound.SINCE):
        return None
    first, own = mention.points[0], before.points
    spans = (*before.numeral_spans, *mention.numeral_spans)
    if first.grain == "year" and len(own) == len(mention.points) == 1 and _lacks_year(own[0]):
        dated = replace(own[0], year=first.year)  # `In May (2019)`
        return replace(before, end=end, points=(dated,), numeral_spans=spans)
    if first.grain not in ("day", "month") or any(point.grain in ("day", "month") for point in own):
        return None
    years = [point.year for point in own if point.grain != "fiscal_year" and point.year is not None]
    points = tuple(replace(p, year=years[-1]) if years and _lacks_year(p) else p for p in mention.points)
    bound = mention.bound if before.bound in (Bound.WITHIN, Bound.RANGE, Bound.LIST) else before.bound
    return replace(
        before,
        end=end,
        points=points,
        length=None,
        bound=bound,
        numeral_spans=spans,
        role=Role.ADJUNCT,
        rule=mention.rule,
    )


def _lacks_year(point: DatePoint) -> bool:
    return point.anchor is Anchor.CALENDAR and point.year is None and point.year_of is None
