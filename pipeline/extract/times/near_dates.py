"""Days counted from the document's own date, or from the period that it covers: `last May`, `this quarter`.

Dates of the calendar and those completed from earlier sentences are left to `dates.py`.
"""

from datetime import date, timedelta

from pipeline.extract.times.calendar_days import (
    DAY,
    Interval,
    add_months,
    month_interval,
    season_interval,
    year_interval,
)
from pipeline.extract.times.clocks import Clock
from pipeline.extract.times.mentions import Anchor, DatePoint
from pipeline.lexicon.times import FiscalYear
from pipeline.values import replace
from schemas.vocabularies import TimeBasis

SLACK = 31  # days that a document may be younger than its date says
SATURDAY = 5
SCHOOL_STARTS = 9  # the month in which a school year begins


def document_interval(point: DatePoint, clock: Clock) -> Interval | None:
    now = clock.now
    if now is None:
        return None
    interval = around_now(point, now, clock)
    return replace(interval, basis=TimeBasis.DOCUMENT) if interval else None


def around_now(point: DatePoint, now: date, clock: Clock) -> Interval | None:
    """The year, month, week ... that lies `offset` of its kind from a day."""
    offset, grain = point.offset, point.grain
    if grain == "year":
        return year_interval(now.year + offset)
    if grain == "day":
        day = add_months(now.replace(day=1), offset).replace(day=point.day) if point.day else now + offset * DAY
        return Interval(day, day)
    if grain == "weekday":
        return _weekday_interval(point, now, clock.ahead)
    if grain in ("week", "weekend"):
        monday = now - now.weekday() * DAY + 7 * offset * DAY
        if point.number and not clock.ahead and now.weekday() < SATURDAY:
            monday -= 7 * DAY
        return Interval(monday + (5 * DAY if grain == "weekend" else 0 * DAY), monday + 6 * DAY)
    if grain == "month":
        return _named_or_near_month(point, now)
    if grain == "season" and point.month:
        return _near_season(point, now)
    if grain == "quarter":
        first = add_months(date(now.year, (now.month - 1) // 3 * 3 + 1, 1), 3 * offset)
        return Interval(first, add_months(first, 3) - DAY)
    if grain == "fiscal_year":
        return _near_fiscal_year(now, offset, clock.fiscal)
    if grain == "academic_year":
        first = date(now.year + offset - (0 if now.month >= SCHOOL_STARTS else 1), SCHOOL_STARTS, 1)
        return Interval(first, add_months(first, 12) - DAY)
    if grain in ("decade", "biennium"):
        years = 10 if grain == "decade" else 2
        if offset == 0 and grain == "decade" and point.part == "end":
            return Interval(date((now.year - 1) // 10 * 10 + 1, 1, 1), date((now.year - 1) // 10 * 10 + 10, 12, 31))
        if offset == 0:
            return Interval(date(now.year // years * years, 1, 1), date(now.year // years * years + years - 1, 12, 31))
        far = add_months(now, 12 * years * offset)
        return Interval(min(now, far), max(now, far))
    if grain == "century":
        first_year = (now.year - 1) // 100 * 100 + 1 + 100 * offset
        return Interval(date(first_year, 1, 1), date(first_year + 99, 12, 31))
    return None


def _weekday_interval(point: DatePoint, now: date, ahead: bool) -> Interval:
    back = (now.weekday() - point.number) % 7
    if point.offset < 0:
        day = now - (back or 7) * DAY
    elif point.offset > 0 or (ahead and back):
        day = now + (7 - back) * DAY
    else:
        day = now - back * DAY
    return Interval(day, day)


def _named_or_near_month(point: DatePoint, now: date) -> Interval:
    if point.month is None:
        near = add_months(now.replace(day=1), point.offset)
        return month_interval(near.year, near.month)
    year = now.year
    if point.offset < 0 and point.month >= now.month:
        year -= 1
    elif point.offset > 0 and point.month <= now.month:
        year += 1
    return month_interval(year, point.month)


def _near_season(point: DatePoint, now: date) -> Interval:
    first = point.month or 1
    year = now.year
    interval = season_interval(year, first, point.number)
    if point.offset < 0 and interval.end and interval.end >= now:
        return season_interval(year - 1, first, point.number)
    if point.offset > 0 and interval.start and interval.start <= now:
        return season_interval(year + 1, first, point.number)
    return interval


def _near_fiscal_year(now: date, offset: int, fiscal: FiscalYear | None) -> Interval:
    if fiscal is None or fiscal.month == 1:
        return year_interval(now.year + offset)
    begun = (now.month, now.day) >= (fiscal.month, fiscal.day)
    start = date(now.year + offset - (0 if begun else 1), fiscal.month, fiscal.day)
    return Interval(start, add_months(start, 12) - DAY)


def told_before(point: DatePoint, now: date, month: int, day: int) -> bool:
    """Whether what is over cannot have been in this year's run of a date that names none."""
    first = date(now.year, month, day)
    last = first
    if ":" in point.part and point.grain == "year":
        last = add_months(first, 12 // int(point.part.split(":")[2])) - DAY  # a quarter is told when it is over
    elif point.grain == "season":
        last = season_interval(now.year, month, point.number).end or first
    if point.grain == "month" and not point.part:
        return first > now  # a month told in the past has begun at least
    # A date just ahead is more likely near a rough date of publication than nearly a year old.
    return last > now + timedelta(days=SLACK)


def first_month(part: str) -> int:
    """The month that `quarter:4:4` begins with; 1 for the whole year."""
    if ":" not in part:
        return 1
    _, rank, many = part.split(":")
    return (int(rank) - 1) * (12 // int(many)) + 1


SHORT = 190  # days that a document covers, below which `the year` is not what it covers


def covered_interval(point: DatePoint, clock: Clock) -> Interval | None:
    first, last = clock.covers_start, clock.covers_end
    if point.offset:
        return _covered_before(point.offset, first, last)
    if point.grain == "year" and first is not None and last is not None and (last - first).days < SHORT:
        return replace(year_interval(last.year), basis=TimeBasis.DOCUMENT)  # a bulletin on a month of it
    if clock.covers_start is not None or clock.covers_end is not None:
        return Interval(clock.covers_start, clock.covers_end, TimeBasis.DOCUMENT)
    if clock.published is None or point.grain == "period":
        return None
    if point.grain == "fiscal_year":
        return document_interval(point, clock)
    told = clock.period.end if clock.period else None
    if told is not None and not clock.ahead and told <= clock.published:
        return replace(year_interval(told.year), basis=TimeBasis.CONTEXT)  # `In 2016 … 400 were open at year-end`
    return replace(year_interval(clock.published.year), basis=TimeBasis.DOCUMENT)


def _covered_before(offset: int, first: date | None, last: date | None) -> Interval | None:
    """The stretch of whole months as long as the one that a document covers, and before it."""
    if first is None or last is None:
        return None
    after = last + DAY
    months = (after.year - first.year) * 12 + after.month - first.month
    if not months or add_months(first, months) != after:
        return None
    first = add_months(first, months * offset)
    return Interval(first, add_months(first, months) - DAY, TimeBasis.DOCUMENT)


def over_by_now(point: DatePoint, interval: Interval, clock: Clock) -> Interval:
    """A part of the year that is told as over before it ends, a year back (`At year-end there were 300`, `In the second
    half of the year it fell`).
    """
    known = point.anchor is Anchor.COVERED and point.grain == "year" and clock.covers_end is None
    if not known or not clock.past or interval.basis is not TimeBasis.DOCUMENT or clock.now is None:
        return interval
    if interval.start is None or interval.end is None or interval.end <= clock.now + SLACK * DAY:
        return interval
    return replace(interval, start=add_months(interval.start, -12), end=add_months(interval.end + DAY, -12) - DAY)


def same_in_year(year: int, basis: TimeBasis, clock: Clock) -> Interval:
    """`in the same period last year` where none was told: what the document covers, in that year, else all of it."""
    first, last = clock.covers_start, clock.covers_end
    if first is None or last is None:
        return year_interval(year, basis)
    months = 12 * (year - last.year)
    return Interval(add_months(first, months), add_months(last + DAY, months) - DAY, basis)


def reporting_year(point: DatePoint, clock: Clock, period: Interval | None) -> Interval | None:
    """`the previous year` counted from a year of twelve months that is none of the calendar, told or reported on."""
    told = period is not None and period.start is not None
    start, end = (period.start, period.end) if told and period is not None else (clock.covers_start, clock.covers_end)
    if start is None or end is None or (start.month, start.day) == (1, 1) or end != add_months(start, 12) - DAY:
        return None
    first = add_months(start, 12 * point.offset)
    basis = period.basis if told and period is not None else TimeBasis.DOCUMENT
    return Interval(first, add_months(first, 12) - DAY, basis)
