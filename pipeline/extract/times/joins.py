"""Joins single dates: `Monday, 3 October`, `in May last year`, `from 1990 to August 2017`, `May and December 2000`."""

import re
from itertools import pairwise

from pipeline.extract.times.lead import Lead, fold, last_word
from pipeline.extract.times.mentions import Anchor, Atom, Bound, DatePoint
from pipeline.extract.times.patterns import TimePatterns
from pipeline.extract.times.shape_pieces import DASH
from pipeline.values import replace

YEARS = frozenset({"date.year", "date.year-range", "date.fiscal-year"})
MOST_DATES = 12  # in one list
WIDEST_GAP = 40  # characters between two dates of a list

_WEEKDAY_GAP = re.compile(r"(?:\s*,)?\s+(?:the\s+)?")
_CLOCK_GAP = re.compile(r"(?:\s+(?:local\s+time|GMT|UTC))?(?:\s*,)?\s+(?:on\s+)?(?:the\s+)?")
_YEAR_GAP = re.compile(r"(?:\s*,)?\s+(?:of\s+|in\s+)?")
_RANGE = re.compile(
    rf"\s*(?:{DASH}|\b(?:and\s+up\s+to|up\s+to|up\s+until|through\s+to|to|until|till|through)\b)\s*(?:the\s+)?"
)
_LIST = re.compile(
    r"\s*(?:,\s*(?:and\s+|or\s+)?|\band\s+(?:in\s+|on\s+|again\s+in\s+)?|\bor\s+(?:in\s+)?|&\s*)(?:the\s+)?"
    r"(?:early\s+in\s+)?"
)
_PLAIN_TO = re.compile(r"\s*to\s*(?:the\s+)?")
_LIST_END = re.compile(r"\s*(?:,\s*)?(?:and|or|&)\s+(?:in\s+|on\s+)?")
_COMMA = re.compile(r"\s*,\s*")
_ENDED_GAP = re.compile(r"\s+(?:ended|ending|to)\s+(?:the\s+)?(?:end\s+of\s+|end-)?")
_NOW_IN = re.compile(r"\s+(?:in|during)\s+(?:the\s+)?")
SO_FAR = frozenset({"so far", "to date", "thus far", "until now", "up to now"})
STRETCHES = frozenset({"year", "month", "quarter", "fiscal_year", "academic_year", "season", "decade", "week"})
OPENERS = frozenset({"from", "between", "for", "during", "in", "over", "since", "of", ""})  # before `A to B`
COMPARABLE = frozenset(
    {
        "day",
        "week",
        "month",
        "year",
        "fiscal_year",
        "academic_year",
        "decade",
        "century",
        "quarter",
        "weekday",
        "season",
    }
)


def merge(text: str, atoms: list[Atom], patterns: TimePatterns) -> list[Atom]:
    """The atoms with weekdays and times of day taken into the date behind (`Monday, 3 October`, `5 p.m. on 9 October`),
    worded years into the date before, and years given the noun that they name (`the 2019-2023 |period|`).
    """
    merged: list[Atom] = []
    for plain in atoms:
        atom = _with_noun(text, plain, patterns)
        joined = _merge_two(text, merged[-1], atom, patterns) if merged else None
        if joined is not None:
            merged[-1] = joined
        else:
            merged.append(atom)
    return merged


def _with_noun(text: str, atom: Atom, patterns: TimePatterns) -> Atom:
    if atom.rule not in YEARS:
        return atom
    noun = patterns.stretch_noun.match(text, atom.end)
    return replace(atom, end=noun.end(), licensed=True) if noun else atom


def _merge_two(text: str, before: Atom, atom: Atom, patterns: TimePatterns) -> Atom | None:
    if (earlier := _same_earlier(text, before, atom)) is not None:
        return earlier
    if not atom.points:
        return None
    if before.rule == "date.clock":
        return _with_clock(text, before, atom, patterns)
    if not before.points:
        return None
    if (counted := _until_now(text, before, atom)) is not None:
        return counted
    first, year = before.points[0], atom.points[0]
    dated = year.grain == "day" and year.anchor is Anchor.CALENDAR
    if dated and before.rule == "date.weekday" and _WEEKDAY_GAP.fullmatch(text, before.end, atom.start):
        return replace(atom, start=before.start, numeral_spans=(*before.numeral_spans, *atom.numeral_spans))
    same = first.anchor is Anchor.CONTEXT and before.rule == "date.deictic" and first.grain != "year"
    if same and year.year and _ENDED_GAP.fullmatch(text, before.end, atom.start):
        point = replace(first, year=year.year)  # `in the same period ended March 2023`
        return replace(before, end=atom.end, points=(point,), numeral_spans=atom.numeral_spans, licensed=True)
    if year.grain != "year" or year.part or not _YEAR_GAP.fullmatch(text, before.end, atom.start):
        return None
    yearless = first.grain in ("day", "month") and before.points[-1].year is None
    if yearless and first.anchor is Anchor.CALENDAR and atom.rule == "date.deictic":
        points = tuple(replace(point, year_of=year.anchor, offset=year.offset) for point in before.points)
        return replace(before, end=atom.end, points=points, licensed=True)
    repeated = before.rule == "date.deictic" and first.anchor is Anchor.CONTEXT and first.grain != "year"
    if repeated and atom.rule in ("date.year", "date.deictic"):  # `in the same period in 2016`
        anchor = None if year.anchor is Anchor.CALENDAR else year.anchor
        point = replace(first, year=year.year, year_of=anchor, offset=year.offset)
        return replace(before, end=atom.end, points=(point,), numeral_spans=atom.numeral_spans, licensed=True)
    return None


def _same_earlier(text: str, before: Atom, atom: Atom) -> Atom | None:
    """`in the same period |a year earlier|`, as one."""
    length = atom.length
    if length is None or length.direction != "earlier" or length.unit != "year" or before.rule != "date.deictic":
        return None
    first = before.points[0]
    if first.anchor is not Anchor.CONTEXT or first.offset or first.grain == "year" or length.count != int(length.count):
        return None
    if not _YEAR_GAP.fullmatch(text, before.end, atom.start):
        return None
    point = replace(first, year_of=Anchor.CONTEXT, offset=-int(length.count))
    return replace(before, end=atom.end, points=(point,), numeral_spans=atom.numeral_spans, licensed=True)


def _until_now(text: str, before: Atom, atom: Atom) -> Atom | None:
    """A stretch and the words for its part until now, as one (`in 2021 |so far|`, `|to date| in 2021`)."""
    gap = text[before.end : atom.start]
    if atom.rule == "date.now" and not gap.strip() and len(before.points) == 1:
        whole, words = before.points[0], text[atom.start : atom.end]
    elif (
        before.rule == "date.now"
        and len(atom.points) == 1
        and (
            _NOW_IN.fullmatch(gap) or (not gap.strip() and atom.rule == "date.deictic")  # `to date this year`
        )
    ):
        whole, words = atom.points[0], text[before.start : before.end]
    else:
        return None
    if fold(words) not in SO_FAR or whole.part or whole.grain not in STRETCHES:
        return None
    spans = (*before.numeral_spans, *atom.numeral_spans)
    rule = "date.deictic" if whole.anchor is Anchor.COVERED else atom.rule if before.rule == "date.now" else before.rule
    return Atom(before.start, atom.end, (replace(whole, part="so_far"),), None, spans, rule, True)


def _with_clock(text: str, clock: Atom, atom: Atom, patterns: TimePatterns) -> Atom | None:
    """A day with the time of day before it, if a preposition opens the two (`as of |5 p.m. on 9 October|`)."""
    day = atom.points[0].grain in ("day", "weekday") and len(atom.points) == 1
    if not day or not _CLOCK_GAP.fullmatch(text, clock.end, atom.start):
        return None
    if last_word(text[max(0, clock.start - WIDEST_GAP) : clock.start]) not in patterns.before_ends:
        return None
    return replace(atom, start=clock.start, numeral_spans=(*clock.numeral_spans, *atom.numeral_spans))


def join(text: str, atoms: list[Atom], i: int, lead: Lead, patterns: TimePatterns) -> list[Atom]:
    """The atoms from `i` on that form one range or list of dates."""
    group = [atoms[i]]
    if not _joinable(atoms[i]):
        return group
    for atom in atoms[i + 1 : i + MOST_DATES]:
        kind = between(text, group[-1], atom, lead, patterns) if _joinable(atom) else None
        if kind is None or (kind is Bound.RANGE and len(group) > 1):
            break
        opens_list = len(group) == 1 and kind is Bound.LIST and text[group[0].end] == ","
        if opens_list and not _list_closes(text, atoms[i : i + MOST_DATES]):
            break
        group.append(atom)
        if kind is Bound.RANGE:
            break
    return group


def _joinable(atom: Atom) -> bool:
    return bool(atom.points) and atom.bound is Bound.WITHIN


def _list_closes(text: str, atoms: list[Atom]) -> bool:
    """Whether `A, B` goes on to `and C`: a comma alone does not make a list of two dates."""
    for left, right in pairwise(atoms):
        if _LIST_END.fullmatch(text, left.end, right.start):
            return True
        if not _COMMA.fullmatch(text, left.end, right.start):
            return False
    return False


def between(text: str, left: Atom, right: Atom, lead: Lead, patterns: TimePatterns) -> Bound | None:
    """Whether the words between two dates make them a RANGE or a LIST; None where they do neither."""
    if right.start - left.end > WIDEST_GAP:
        return None
    if any(point.anchor is Anchor.CONTEXT for point in right.points):
        return None  # `by 2030 — the same year that the goals end`
    gap = text[left.end : right.start]
    if gap.strip() == "/" and left.points[-1].grain == right.points[0].grain == "month":
        return Bound.RANGE  # `in March/April 2019`
    found = _RANGE.match(gap)
    if found and found.end() and _only_part_words(gap[found.end() :], patterns):
        plain = _PLAIN_TO.fullmatch(found.group()) and lead.preposition != "from"
        fits = lead.preposition in OPENERS and _same_kind(left, right)
        return None if plain and not fits else Bound.RANGE
    found = _LIST.match(gap)
    if found and found.end() and _only_part_words(gap[found.end() :], patterns):
        if lead.preposition == "between" and "and" in found.group():
            return Bound.RANGE
        return Bound.LIST if _same_kind(left, right) else None
    return None


def _only_part_words(words: str, patterns: TimePatterns) -> bool:
    folded = fold(words)
    return folded in ("", "the") or folded.rstrip("-") in patterns.parts or folded in patterns.rules.parts.whole


def _same_kind(left: Atom, right: Atom) -> bool:
    first, last = left.points[0], right.points[-1]
    if first.anchor is not last.anchor and Anchor.CALENDAR in (first.anchor, last.anchor):
        return False
    return first.grain in COMPARABLE and last.grain in COMPARABLE


def points_of(text: str, group: list[Atom], lead: Lead, patterns: TimePatterns) -> tuple[DatePoint, ...]:
    """The dates of a group; years are shared over it (`May and December 2000`, `from October 2003 to January`)."""
    points: list[DatePoint] = []
    for index, atom in enumerate(group):
        part = lead.part if index == 0 else _part_between(text, group[index - 1], atom, patterns)
        own = atom.points
        if part and not own[0].part:
            own = (replace(own[0], part=part), *own[1:])
        points.extend(own)
    later = next((point.year for point in reversed(points) if point.year is not None), None)
    shared: list[DatePoint] = []
    for point in reversed(points):
        if point.anchor is Anchor.CALENDAR and point.year is None and point.year_of is None and later is not None:
            point = replace(point, year=later)
        elif point.year is not None:
            later = point.year
        shared.append(point)
    return tuple(reversed(shared))


def _part_between(text: str, left: Atom, right: Atom, patterns: TimePatterns) -> str:
    gap = fold(text[left.end : right.start]).rstrip("-")
    if not gap.endswith(patterns.part_endings):
        return ""
    found = [word for word in patterns.parts if gap == word or gap.endswith(" " + word)]
    return patterns.parts[max(found, key=len)] if found else ""
