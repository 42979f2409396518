"""Finds time expressions in a sentence: dates with their prepositions, ranges and lists of dates, durations.

Single dates come from `atoms.py`; they are joined by `joins.py`, given their preposition by `lead.py`,
and told apart from plain numbers by `roles.py`. What an expression means in the calendar is left to `dates.py`,
which figure it governs to `periods.py`.
"""

import re

from pipeline.extract.times.atoms import find_atoms
from pipeline.extract.times.brackets import dated_name
from pipeline.extract.times.elided import with_elided
from pipeline.extract.times.joins import between, join, merge, points_of
from pipeline.extract.times.lead import Lead, before_hedge, read_lead
from pipeline.extract.times.lengths import length_mention, runs_to, stretch_from
from pipeline.extract.times.mentions import Anchor, Atom, Bound, DatePoint, Role, TimeMention
from pipeline.extract.times.patterns import TimePatterns, compile_times
from pipeline.extract.times.roles import CLOSE_BRACKET, OPEN_BRACKET, Spot, read_role
from pipeline.values import replace

__all__ = ["Role", "TimeMention", "TimePatterns", "compile_times", "find_times"]

_RESPECTIVELY = re.compile(r"\s*(?:,\s*)?respectively\b")
_ONWARDS = re.compile(r"\s+(?:on|onwards?|forwards?)\b(?!\s+(?:the|a|an|this|that|these|its|his|their|our)\b)")
# Without `from` before it, `on` is mostly a preposition (`this afternoon on behalf of …`).
_ONWARDS_ALONE = re.compile(r"\s+(?:on(?=\s*(?:[,.;:)\]]|\Z))|onwards?\b|forwards?\b)")
_BRACKET_DAY = re.compile(r"\(\s*(?P<day>0?[1-9]|[12][0-9]|3[01])(?:st|nd|rd|th)?\s*\)")
# `MANILA, May 25 --`: the date of the document, not of what it tells.
_PLACE = re.compile(r"\s*(?:[A-Z][\w.’'-]*[\s,/(]+(?:(?:de|of|and)\s+)?){0,8}$")
_DATELINE_END = re.compile(r"\s*(?:[)]\s*)?(?:--|—|–|\s-\s)")
_RATIO = re.compile(r"\b(?:ratios?|odds)\b", re.IGNORECASE)
_AT_AN_HOUR = re.compile(r"\b(?:at|by|before|after|until|since)\s{1,3}\Z", re.IGNORECASE)
_STANDS_AT = re.compile(
    r"\b(?:ratios?|odds)\b[^.;:]{0,40}\b(?:stand|stood|remain|stay|is|was|are|were|still|set|fixed|kept|held|steady|put)\w{0,4}"
    r"\s{1,3}at\s{1,3}\Z",
    re.IGNORECASE,
)
LONGEST_RATIO = 80  # characters between the word and its figure
_EVENT_ENDS = r"(?=\s*(?:[,.;:)]|\Z)|\s+(?:in|of|on|by|the|and|that|has|have|had)\b)"
_EVENT_NAME = re.compile(
    r"(?:\s+[a-z][a-z-]+){1,2}(?=\s*(?:[,.;:)]|\Z)|\s+(?:in|of|on|by|the|and|that|has|have|had)\b)"
)
OLDEST_ALONE = 1800  # years that `on` may stand before (`up on 2021`)


def find_times(text: str, start: int, end: int, patterns: TimePatterns) -> list[TimeMention]:
    """Every time expression in text[start:end] (one sentence of masked text), in order and disjoint.

    Offsets are those of `text`. Lengths that are facts of their own come with role MEASURE: their numeral is a claim.
    """
    found = find_atoms(text, start, end, patterns.atoms)
    atoms = merge(
        text, [atom for atom in found if atom.rule != "date.clock" or not _is_ratio(text, start, atom)], patterns
    )
    mentions: list[TimeMention] = []
    i = 0
    while i < len(atoms):
        floor = mentions[-1].end if mentions else start
        lead = read_lead(text, floor, atoms[i], patterns)
        if atoms[i].rule == "duration.ago" and lead.start == atoms[i].start:
            lead = replace(lead, start=before_hedge(text, floor, atoms[i], patterns.rules.syntax.hedges))
        if _merely_now(atoms[i], lead, patterns):
            lead = Lead(atoms[i].start)  # `the world we live in today`
        group = join(text, atoms, i, lead, patterns)
        if not lead.preposition and mentions and len(group) == 1 and runs_to(text, mentions[-1], lead.start):
            inside = replace(lead, preposition=mentions[-1].preposition)  # `in the three years |1964 to 1966|`
            group = join(text, atoms, i, inside, patterns)
            lead = inside if len(group) > 1 or group[0].bound is Bound.RANGE else lead
        mention = _mention(Spot(text, start, end, tuple(group), lead), patterns)
        if mention is None or _on_no_day(mention):
            i += 1
            continue
        last = mentions[-1] if mentions else None
        if (named := dated_name(text, last.end if last else start, last, mention, patterns)) is not None:
            mention, instead = named
            if instead:
                mentions.pop()
        elif mentions and (stretch := stretch_from(text, mentions[-1], mention)) is not None:
            mentions[-1] = stretch
            i += len(group)
            continue
        mentions.append(mention)
        bracket = _BRACKET_DAY.match(text, mention.end + 1, end) if group[-1].rule == "date.now" else None
        if bracket:
            mentions.append(_bracketed_day(bracket))
        i += len(group)
    return with_elided(text, end, mentions)


def _is_ratio(text: str, start: int, atom: Atom) -> bool:
    """Whether what looks like a time of day is a ratio, by the words before it (`a pupil-teacher ratio of 1:40`)."""
    bare = text[atom.end - 3 : atom.end - 2] == ":"
    first = max(start, atom.start - LONGEST_RATIO)
    if not bare or _RATIO.search(text, first, atom.start) is None:
        return False
    # `the ratio was published at 12:30`, but `at a ratio of 1:40`, `the ratio stood at 1:40`
    hour = _AT_AN_HOUR.search(text, first, atom.start) is not None
    return not hour or _STANDS_AT.search(text, first, atom.start) is not None


def _on_no_day(mention: TimeMention) -> bool:
    """Whether `on` stands before a number that is hardly a year without a month (`call us on 1424`)."""
    if mention.preposition != "on" or len(mention.points) != 1:
        return False
    point = mention.points[0]
    old = point.year is not None and point.year < OLDEST_ALONE
    return old and point.grain == "year" and point.anchor is Anchor.CALENDAR and not point.part


def _merely_now(atom: Atom, lead: Lead, patterns: TimePatterns) -> bool:
    return atom.rule == "date.now" and patterns.bounds.get(lead.preposition, Bound.WITHIN) is Bound.WITHIN


def _mention(spot: Spot, patterns: TimePatterns) -> TimeMention | None:
    if spot.first.length is not None:
        return length_mention(spot, spot.first.length)
    if not spot.first.points:  # times of day, `the third decade of`: no period
        role = Role.CLOCK if spot.first.rule == "date.clock" else Role.ATTRIBUTIVE
        return _made(spot, role, Bound.WITHIN, spot.first.start, spot.first.end)
    read = read_role(spot, patterns)
    if read is None:
        return None
    attributive = read is Role.ATTRIBUTIVE
    bound, stop = _bound(spot, patterns)
    if attributive and bound is Bound.SINCE and (event := _since_event(spot)):
        return _made(spot, Role.ADJUNCT, bound, spot.lead.start, event, spot.first.points)
    if _dateline(spot):
        return _made(spot, Role.CLOCK, Bound.WITHIN, spot.first.start, spot.last.end)
    if attributive:
        stop = spot.last.end
        bound = bound if bound in (Bound.LIST, Bound.RANGE) else Bound.WITHIN
    start = spot.first.start if attributive else spot.lead.start
    return _made(spot, read, bound, start, stop, points_of(spot.text, list(spot.group), spot.lead, patterns))


def _since_event(spot: Spot) -> int:
    """Where an event that a year names ends behind `since` (`Since the 2010 |earthquake| 90 were built`)."""
    years = len(spot.group) == 1 and spot.first.rule == "date.year" and spot.lead.articled
    if not years or not spot.lead.preposition.endswith("since"):
        return 0
    event = _EVENT_NAME.match(spot.text, spot.last.end, spot.end)
    return event.end() if event else 0


def _dateline(spot: Spot) -> bool:
    """Whether a date opens the text with at most a place before it and a dash behind."""
    last = spot.last.points[-1]
    if spot.lead.preposition or last.grain != "day" or last.anchor is not Anchor.CALENDAR:
        return False
    if not _DATELINE_END.match(spot.text, spot.last.end, spot.end):
        return False
    return spot.first.start - spot.start < 80 and _PLACE.fullmatch(spot.text, spot.start, spot.first.start) is not None


def _bound(spot: Spot, patterns: TimePatterns) -> tuple[Bound, int]:
    """How the words bound the dates, and where the expression ends."""
    first, lead, stop = spot.first, spot.lead, spot.last.end
    bound = patterns.bounds.get(lead.preposition, Bound.WITHIN)
    if first.bound is Bound.NOW:
        return Bound.NOW, stop
    if len(spot.group) > 1:
        return between(spot.text, spot.group[0], spot.group[1], lead, patterns) or Bound.LIST, stop
    if first.bound is not Bound.WITHIN:  # `6 to 14 August` is a range of its own
        return (first.bound if bound in (Bound.WITHIN, Bound.RANGE, Bound.SINCE) else bound), stop
    if lead.preposition == "between":
        return Bound.WITHIN, stop
    if lead.preposition:
        onwards = _ONWARDS.match(spot.text, stop, spot.end)
    else:
        onwards = _ONWARDS_ALONE.match(spot.text, stop, spot.end)
    if onwards and lead.preposition in ("from", "since", "as from", ""):
        return Bound.SINCE, onwards.end()
    return bound, stop


def _made(
    spot: Spot, role: Role, bound: Bound, start: int, stop: int, points: tuple[DatePoint, ...] = ()
) -> TimeMention:
    text, lead = spot.text, spot.lead
    opened = OPEN_BRACKET.search(text[max(spot.start, lead.start - 3) : lead.start])
    spans = tuple(span for atom in spot.group for span in atom.numeral_spans)
    return TimeMention(
        start=start,
        end=stop,
        core_start=spot.first.start,
        role=role,
        bound=bound,
        points=points,
        length=None,
        numeral_spans=(lead.numeral, *spans) if lead.numeral else spans,
        rule=spot.first.rule,
        preposition=lead.preposition,
        distributive=_RESPECTIVELY.match(text, stop, spot.end) is not None,
        bracketed=opened is not None and CLOSE_BRACKET.match(text, stop, spot.end) is not None,
    )


def _bracketed_day(match: re.Match[str]) -> TimeMention:
    """`today (07)`: the day of the month after a word for the day."""
    span = match.span("day")
    return TimeMention(
        start=span[0],
        end=span[1],
        core_start=span[0],
        role=Role.ATTRIBUTIVE,
        bound=Bound.WITHIN,
        points=(DatePoint("day", Anchor.DOCUMENT, day=int(match["day"])),),
        length=None,
        numeral_spans=(span,),
        rule="date.day-in-brackets",
        bracketed=True,
    )
