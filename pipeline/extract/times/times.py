"""Finds time expressions in a sentence: dates with their prepositions, ranges and lists of dates, durations.

Single dates come from `atoms.py`; they are joined by `joins.py`, given their preposition by `lead.py`,
and told apart from plain numbers by `roles.py`. What an expression means in the calendar is left to `dates.py`,
which figure it governs to `periods.py`.
"""

import re

from pipeline.extract.times.atoms import find_atoms
from pipeline.extract.times.brackets import dated_name
from pipeline.extract.times.joins import between, join, merge, points_of
from pipeline.extract.times.lead import Lead, before_hedge, read_lead
from pipeline.extract.times.mentions import Anchor, Atom, Bound, DatePoint, Length, Role, TimeMention
from pipeline.extract.times.patterns import TimePatterns, compile_times
from pipeline.extract.times.roles import CLOSE_BRACKET, OPEN_BRACKET, Spot, read_role
from pipeline.values import replace

__all__ = ["Role", "TimeMention", "TimePatterns", "compile_times", "find_times"]

_RESPECTIVELY = re.compile(r"\s*(?:,\s*)?respectively\b")
_ONWARDS = re.compile(r"\s+(?:on|onwards?|forwards?)\b(?!\s+(?:the|a|an|this|that|these|its|his|their|our)\b)")
# Without `from` before it, `on` is mostly a preposition (`this afternoon on behalf of …`).
_ONWARDS_ALONE = re.compile(r"\s+(?:on(?=\s*(?:[,.;:)\]]|\Z))|onwards?\b|forwards?\b)")
_BRACKET_DAY = re.compile(r"\(\s*(?P<day>0?[1-9]|[12][0-9]|3[01])(?:st|nd|rd|th)?\s*\)")
_NEGATED = re.compile(r"\b(?:not|never|no|nor|n[’']t|first|last|only)\b[^.;:]{0,80}$", re.IGNORECASE)
_ALLOWED = re.compile(r"\b(?:may|can|cannot|could|must|shall|should)\s[^.;:,]{0,80}$", re.IGNORECASE)
_BOUND_TO = re.compile(r"\b(?:must|shall|required\s+to|obliged\s+to|has\s+to|have\s+to)\s[^.;:,]{0,80}$", re.IGNORECASE)
_NTH_TIME = re.compile(r"\b(?:time|times|the\s+only)\s+$")
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
_A_QUARTER = re.compile(r"\ba\s+quarter\b", re.IGNORECASE)
_DEFINITE = re.compile(r"\b(?:the|these|those|its|his|her|their|our)\b", re.IGNORECASE)
# `in the first six weeks`, `during the five years of the plan`
_INSIDE = re.compile(r"\w+\s+\w+\s+(?:first|opening|final|closing)\b", re.IGNORECASE)
_WHOLE_OF = re.compile(r"(?:in|over|during|throughout|across)\s+(?:the|its|their|our)\s", re.IGNORECASE)
_ROWS = (" consecutive ", " successive ", " straight ")
_OF_NOUN = re.compile(r"\s+of\s+(?!the\s+year)")
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
        mention = _mention(Spot(text, start, end, tuple(group), lead), patterns)
        if mention is None or _on_no_day(mention):
            i += 1
            continue
        last = mentions[-1] if mentions else None
        if (named := dated_name(text, last.end if last else start, last, mention, patterns)) is not None:
            mention, instead = named
            if instead:
                mentions.pop()
        elif mentions and (stretch := _stretch_from(text, mentions[-1], mention)) is not None:
            mentions[-1] = stretch
            i += len(group)
            continue
        mentions.append(mention)
        bracket = _BRACKET_DAY.match(text, mention.end + 1, end) if group[-1].rule == "date.now" else None
        if bracket:
            mentions.append(_bracketed_day(bracket))
        i += len(group)
    return mentions


def _stretch_from(text: str, before: TimeMention, mention: TimeMention) -> TimeMention | None:
    """A length and the date behind that it is counted from, as one (`over a three-year period |starting in 1987|`)."""
    length = before.length
    if (
        length is None
        or length.direction not in ("span", "next")
        or before.role is not Role.DURATION
        or not length.count
    ):
        return None
    counted = mention.bound is Bound.SINCE and len(mention.points) == 1 and mention.role is Role.ADJUNCT
    if not counted or "since" in mention.preposition or text[before.end : mention.start].strip():
        return None
    spans = (*before.numeral_spans, *mention.numeral_spans)
    length = replace(length, direction="counted")
    return replace(
        before, end=mention.end, length=length, points=mention.points, numeral_spans=spans, rule="duration.from"
    )


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
        return _length_mention(spot, spot.first.length)
    if not spot.first.points:  # times of day, `the third decade of`: no period
        role = Role.CLOCK if spot.first.rule == "date.clock" else Role.ATTRIBUTIVE
        return _made(spot, role, Bound.WITHIN, spot.first.start, spot.first.end)
    read = read_role(spot, patterns)
    if read is None:
        return None
    attributive = read is Role.ATTRIBUTIVE
    bound, stop = _bound(spot, patterns)
    if _dateline(spot):
        return _made(spot, Role.CLOCK, Bound.WITHIN, spot.first.start, spot.last.end)
    if attributive:
        stop = spot.last.end
        bound = bound if bound in (Bound.LIST, Bound.RANGE) else Bound.WITHIN
    start = spot.first.start if attributive else spot.lead.start
    return _made(spot, read, bound, start, stop, points_of(spot.text, list(spot.group), spot.lead, patterns))


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


def _length_mention(spot: Spot, length: Length) -> TimeMention | None:
    """A length of time: one that says when, or a fact of its own (`for three years`)."""
    text, atom, lead = spot.text, spot.first, spot.lead
    start, preposition = (lead.start, lead.preposition) if lead.preposition != "of" else (atom.start, "of")
    role = Role.DURATION
    if _NTH_TIME.search(text[max(spot.start, atom.start - 12) : atom.start]):
        role = Role.ATTRIBUTIVE  # `for the second time in nine months`
    if length.direction == "span":
        start, preposition = atom.start, text[atom.start : atom.end].split(None, 1)[0].lower()
        of_noun = _OF_NOUN.match(text, atom.end, spot.end) is not None
        if _INSIDE.match(text, atom.start, atom.end) or (of_noun and _WHOLE_OF.match(text, atom.start, atom.end)):
            role = Role.ATTRIBUTIVE  # counted from what it is a part of, whose dates are not told
        elif preposition == "over" and (of_noun or _A_QUARTER.search(text, atom.start, atom.end)):
            return None  # `over 20 years of experience`, `rose by over a quarter`
        if role is Role.DURATION and _is_fact(spot, length, preposition, of_noun):
            role = Role.MEASURE
    return TimeMention(
        start=start,
        end=atom.end,
        core_start=atom.start,
        role=role,
        bound=Bound.SINCE if preposition == "since" else Bound.WITHIN,
        points=(),
        length=length,
        numeral_spans=atom.numeral_spans,
        rule="duration.for" if role is Role.MEASURE else atom.rule,
        preposition=preposition,
    )


def _is_stretch(words: str) -> bool:
    """Whether a length behind `for` says when: at the head of its sentence in a row of years, or as a named period."""
    folded = " ".join(words.split())
    in_a_row = folded.startswith("For ") and any(word in folded for word in _ROWS)
    return in_a_row or (" the " in folded and folded.endswith(" period"))


def _is_fact(spot: Spot, length: Length, preposition: str, of_noun: bool) -> bool:
    """Whether a length behind its preposition tells how long and not when."""
    if preposition == "for" and _is_stretch(spot.text[spot.first.start : spot.first.end]):
        return False  # `For five consecutive years, …`, `for the three-year period`
    if preposition == "for":
        # `not seen for seven years` says since when; `may not work for 90 days` how long.
        lead = spot.text[max(spot.start, spot.first.start - 100) : spot.first.start]
        return not _NEGATED.search(lead) or _ALLOWED.search(lead) is not None
    if preposition in ("after", "following") and of_noun:
        return True  # `after 20 years of war`
    if preposition in ("during", "throughout") and of_noun:
        return not _DEFINITE.search(spot.text, spot.first.start, spot.first.end)  # `during three days of protests`
    if length.unit in ("hour", "minute"):
        return preposition in ("after", "within", "in")
    bound = _BOUND_TO.search(spot.text[max(spot.start, spot.first.start - 100) : spot.first.start]) is not None
    return preposition == "within" and (length.unit in ("day", "week") or bound)


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
