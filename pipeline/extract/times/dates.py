"""Turns time expressions into intervals of days: calendar arithmetic only, both ends inclusive.

What an expression counts from (the document's date, the period it covers, the year and period stated last) comes in a
`Clock`; nothing here looks at today's date. Which expression governs which figure is decided in `periods.py`.
"""

from datetime import date

from pipeline.extract.times.calendar_days import (
    DAY,
    Interval,
    add_months,
    month_interval,
    season_interval,
    year_interval,
)
from pipeline.extract.times.clocks import Clock
from pipeline.extract.times.date_parts import take_part
from pipeline.extract.times.mentions import Anchor, Bound, DatePoint, Length, TimeMention
from pipeline.extract.times.near_dates import (
    SCHOOL_STARTS,
    around_now,
    covered_interval,
    document_interval,
    first_month,
    over_by_now,
    reporting_year,
    same_in_year,
    told_before,
)
from pipeline.extract.times.near_lengths import resolve_length, shift
from pipeline.lexicon.times import FiscalYear
from pipeline.values import replace
from schemas.vocabularies import TimeBasis

LEAP_YEAR = 366


def resolve(mention: TimeMention, clock: Clock) -> Interval | None:
    """The interval that a time expression covers; None where the words and the clock do not settle one."""
    if mention.length is not None and mention.points:
        return _counted_from(mention.points[0], mention.length, clock)
    if mention.length is not None:
        if clock.ahead and mention.preposition == "in" and mention.length.unit in ("day", "week"):
            return resolve_length(replace(mention.length, direction="hence"), clock)  # `in 26 days we shall meet`
        return resolve_length(mention.length, clock)
    if mention.bound is Bound.BEFORE and mention.points and mention.points[0].part == "end":
        mention = replace(mention, bound=Bound.UNTIL)  # `before the end of June`: its last day is still before
    if mention.bound is Bound.NOW:
        return Interval(None, clock.now, TimeBasis.DOCUMENT) if clock.now else None
    worded = any(point.grain == "period" and point.anchor is Anchor.CONTEXT for point in mention.points)
    if worded and mention.bound in (Bound.SINCE, Bound.UNTIL):
        return _beside_period(mention.bound, clock)
    if worded and clock.before is not None and mention.preposition in ("at", "on", "before", "after"):
        clock = replace(clock, before=None)  # `at that time` points to what was just said
    each = each_interval(mention, clock)
    if not each:
        return None
    first, last = each[0], each[-1]
    interval = _bounded(mention.bound, first, last, _weakest(each))
    backwards = interval.start is not None and interval.end is not None and interval.start > interval.end
    return None if backwards else interval


def _beside_period(bound: Bound, clock: Clock) -> Interval | None:
    """`since then`, `by then`: from the period told on, or up to its end; from the end of one that has no start (`By
    May 2019 …`) or is longer than a year.
    """
    told = clock.period
    if told is None:
        return None
    if bound is Bound.UNTIL:
        return Interval(None, told.end or told.start, TimeBasis.CONTEXT)
    long = told.start is not None and told.end is not None and (told.end - told.start).days > LEAP_YEAR
    return Interval(told.end if long or told.start is None else told.start, None, TimeBasis.CONTEXT)


def _counted_from(point: DatePoint, length: Length, clock: Clock) -> Interval | None:
    """The stretch that begins with a date (`over a three-year period starting in 1987`)."""
    first = _point_interval(point, clock, sharp=True)
    if first is None or first.start is None or first.end is None:
        return None
    if clock.period is not None and clock.period.basis is TimeBasis.DOCUMENT and length.direction == "counted_back":
        return Interval(shift(first.start, length, -1), first.start, TimeBasis.DOCUMENT)  # `as in the year before that`
    try:
        if length.direction == "counted_on":  # `in the five years after 2010`
            return Interval(first.end + DAY, shift(first.end + DAY, length, 1) - DAY, first.basis)
        if length.direction == "counted_back":  # `in the five years before 2010`
            return Interval(shift(first.start, length, -1), first.start - DAY, first.basis)
        return Interval(first.start, shift(first.start, length, 1) - DAY, first.basis)
    except (ValueError, OverflowError):
        return None


def each_interval(mention: TimeMention, clock: Clock) -> tuple[Interval, ...]:
    """One interval for each date of a list or range, in order; empty where one cannot be settled."""
    intervals = []
    sharp = mention.bound is not Bound.WITHIN
    for point in mention.points:
        interval = _point_interval(point, clock, sharp)
        if interval is None:
            return ()
        intervals.append(interval)
    if mention.bound in (Bound.RANGE, Bound.LIST):
        for i in range(len(intervals) - 2, -1, -1):
            if mention.bound is Bound.RANGE or intervals[i].basis is not TimeBasis.STATED:
                intervals[i] = _before(intervals[i], intervals[i + 1], mention.points[i])
    return tuple(intervals)


def spread(mention: TimeMention, clock: Clock) -> tuple[Interval, ...]:
    """The dates that a list names or a range of years, months or quarters runs through, one interval each."""
    each = each_interval(mention, clock)
    if mention.bound is Bound.LIST or len(each) < 2:
        return each
    first, last = each[0], each[-1]
    grain = mention.points[0].grain
    if grain != mention.points[-1].grain or first.start is None or last.end is None:
        return ()
    if grain == "year":
        return tuple(year_interval(year, first.basis) for year in range(first.start.year, last.end.year + 1))
    if grain == "month":
        months = range(first.start.year * 12 + first.start.month - 1, last.end.year * 12 + last.end.month)
        return tuple(month_interval(month // 12, month % 12 + 1, first.basis) for month in months[:120])
    return ()


def _bounded(bound: Bound, first: Interval, last: Interval, basis: TimeBasis) -> Interval:
    if bound is Bound.UNTIL:
        return Interval(None, last.end, basis)
    if bound is Bound.BEFORE:
        return Interval(None, first.start - DAY if first.start else None, basis)
    if bound is Bound.SINCE:
        return Interval(first.start, None, basis)
    if bound is Bound.AFTER:
        return Interval(last.end + DAY if last.end else None, None, basis)
    return Interval(first.start, last.end, basis)


def _weakest(each: tuple[Interval, ...]) -> TimeBasis:
    if len(each) == 1:
        return each[0].basis
    bases = {interval.basis for interval in each}
    for basis in (TimeBasis.DOCUMENT, TimeBasis.CONTEXT):
        if basis in bases:
            return basis
    return TimeBasis.STATED


def _before(first: Interval, last: Interval, point: DatePoint) -> Interval:
    """The date before another moved a year back where its year was only inferred (`from October to March 2004`)."""
    if first.start and first.end and last.end and first.start > last.end and point.month is not None:
        return Interval(add_months(first.start, -12), add_months(first.end, -12), first.basis)
    return first


def _point_interval(point: DatePoint, clock: Clock, sharp: bool) -> Interval | None:
    whole = _whole_interval(point, clock)
    if whole is None or not point.part:
        return whole
    return over_by_now(point, take_part(point, whole, clock.now, sharp), clock)


def _whole_interval(point: DatePoint, clock: Clock) -> Interval | None:
    try:
        if point.anchor is Anchor.CALENDAR:
            return _calendar_interval(point, clock)
        if point.anchor is Anchor.DOCUMENT:
            return document_interval(point, clock)
        if point.anchor is Anchor.COVERED:
            return covered_interval(point, clock)
        return _context_interval(point, clock)
    except (ValueError, OverflowError):  # no such day (30 February), or outside the calendar
        return None


def _calendar_interval(point: DatePoint, clock: Clock) -> Interval | None:
    if point.grain == "fiscal_year":
        return _fiscal_interval(point, clock.fiscal)
    if point.grain == "academic_year" and point.year is not None:
        return Interval(date(point.year, SCHOOL_STARTS, 1), date(point.year + 1, SCHOOL_STARTS, 1) - DAY)
    if point.grain in ("decade", "century") and point.year is not None:
        length = 10 if point.grain == "decade" else 100
        return Interval(date(point.year, 1, 1), date(point.year + length - 1, 12, 31))
    if point.grain == "week":
        return _numbered_week(point, clock)
    year, basis = (point.year, TimeBasis.STATED) if point.year is not None else _year_for(point, clock)
    if year is None:
        return None
    if point.grain == "season" and point.month:
        return replace(season_interval(year, point.month, point.number), basis=basis)
    if point.month is None:
        return year_interval(year, basis)
    if point.day is None:
        return month_interval(year, point.month, basis)
    day = date(year, point.month, point.day)
    return Interval(day, day, basis)


def _numbered_week(point: DatePoint, clock: Clock) -> Interval | None:
    """`week 30`: from Monday to Sunday, of the year stated or that a date in that week would be taken for."""
    month = min(1 + (point.number - 1) * 7 // 31, 12)
    year, basis = (point.year, TimeBasis.STATED) if point.year else _year_for(replace(point, month=month), clock)
    if year is None:
        return None
    monday = date.fromisocalendar(year, point.number, 1)
    return Interval(monday, monday + 6 * DAY, basis)


def _year_for(point: DatePoint, clock: Clock) -> tuple[int | None, TimeBasis]:
    """The year of a date that names none: the one stated last, else the one the document covers, else its own."""
    if point.year_of is not None:
        return _worded_year(point, clock)
    if point.grain == "season" and not clock.past and not clock.ahead:
        return None, TimeBasis.DOCUMENT  # `in winter the lake freezes`: every winter
    now = clock.now
    month, day = point.month or first_month(point.part), point.day or 1
    if clock.ahead and now is not None and (clock.year is None or clock.year < now.year):
        return now.year + (0 if (month, day) >= (now.month, now.day if point.day else 1) else 1), TimeBasis.DOCUMENT
    first, last = clock.covers_start, clock.covers_end
    told_ahead = clock.year is not None and now is not None and clock.year > now.year and clock.past
    covered = first is None or last is None or (clock.year is not None and first.year <= clock.year <= last.year)
    if first is not None and last is not None and clock.year is not None and first.year < last.year:
        # `At 31 March 2022 90 were open. In |September| …`, of a year that began in April 2021
        covered = covered and (first.year, first.month) <= (clock.year, month) <= (last.year, last.month)
    if clock.year is not None and not told_ahead and covered:
        return clock.year, TimeBasis.CONTEXT
    if first is not None and last is not None:
        fitting = [y for y in range(last.year, first.year - 1, -1) if (y, month) <= (last.year, last.month)]
        return (fitting[0] if fitting else last.year), TimeBasis.DOCUMENT
    if now is None:
        return None, TimeBasis.DOCUMENT
    later = told_before(point, now, month, day)
    return (now.year - 1 if later and clock.past else now.year), TimeBasis.DOCUMENT


def _worded_year(point: DatePoint, clock: Clock) -> tuple[int | None, TimeBasis]:
    """The year of `in May last year` or `in May of that year`."""
    year = _whole_interval(DatePoint("year", point.year_of or Anchor.DOCUMENT, offset=point.offset), clock)
    return (year.start.year, year.basis) if year and year.start else (None, TimeBasis.DOCUMENT)


def _fiscal_interval(point: DatePoint, fiscal: FiscalYear | None) -> Interval:
    year = point.year or 1
    if fiscal is None or fiscal.month == 1:
        return Interval(date(year, 1, 1), date(point.last_year or year, 12, 31))
    first = year if point.last_year is not None or fiscal.named_by == "start" else year - 1
    start = date(first, fiscal.month, fiscal.day)
    return Interval(start, add_months(start, 12) - DAY)


def _context_interval(point: DatePoint, clock: Clock) -> Interval | None:
    period = _moved_period(point, clock)
    if period is None and (point.year is not None or point.year_of is not None):
        year, basis = (point.year, TimeBasis.STATED) if point.year is not None else _worded_year(point, clock)
        return same_in_year(year, basis, clock) if year is not None else None
    if point.grain == "period":
        if period is None and (clock.covers_start or clock.covers_end):  # `In this period`, in a report on one
            return Interval(clock.covers_start, clock.covers_end, TimeBasis.DOCUMENT)
        return replace(period, basis=TimeBasis.CONTEXT) if period else None
    day = (period.end or period.start) if period else None
    if point.grain in ("year", "fiscal_year"):
        if point.offset and (shifted := reporting_year(point, clock, period)) is not None:
            return shifted
        year = day.year if day else clock.year
        if year is not None:
            return year_interval(year + point.offset, TimeBasis.CONTEXT)
        if point.offset < 0:  # `the previous year`, with no year before it: the one before the year covered or current
            known = clock.covers_end or clock.published
            return year_interval(known.year + point.offset, TimeBasis.DOCUMENT) if known else None
        return None
    if day is None:
        return document_interval(point, clock) if point.offset < 0 else None
    long = period is not None and period.start is not None and period.end not in (None, period.start)
    if point.grain == "day" and long:
        return None  # `on the same day` after a year is no day of the calendar
    offset = 0 if point.year_of is not None else point.offset  # `in the same month of the previous year`
    interval = around_now(replace(point, month=None, day=None, offset=offset), day, clock)
    return replace(interval, basis=TimeBasis.CONTEXT) if interval else None


def _moved_period(point: DatePoint, clock: Clock) -> Interval | None:
    """The period stated last, or for `the same period in 2016` what it is in that year."""
    period = clock.period
    if point.year is None and not point.year_of and clock.stretch is not None:
        return clock.stretch  # `fell from 58 per cent in 2001 to 38 in 2017. |In the same period|, …`
    if period is None and point.grain == "period" and point.year is None and not point.year_of:
        return clock.before  # `From 2019 to 2023 it gave $4 million.\n\n|In this period|, …`
    year = point.year if point.year is not None else _worded_year(point, clock)[0] if point.year_of else None
    known = (period.end or period.start) if period else None
    if period is None or known is None or year is None:
        return period
    months = 12 * (year - known.year)
    start = add_months(period.start, months) if period.start else None
    return Interval(start, add_months(period.end, months) if period.end else None, period.basis)
