"""How far a length of time reaches: from the document's own date, the period told last, or the one that it covers.

Single days are in `near_dates.py`, lengths counted from a date in `dates.py`.
"""

from datetime import date, timedelta

from pipeline.extract.times.calendar_days import DAY, Interval, add_months, month_interval, year_interval
from pipeline.extract.times.clocks import Clock
from pipeline.extract.times.mentions import Length
from pipeline.values import replace
from schemas.vocabularies import TimeBasis

YEAR_AND_A_BIT = 400  # days
YEARS = {"year": 1, "decade": 10, "century": 100}  # units that reach far back


def resolve_length(length: Length, clock: Clock) -> Interval | None:
    now = clock.now
    if length.direction in ("later", "earlier"):
        return _from_context(length, clock)
    if (told := _beside_told(length, clock)) is not None:
        return told
    if length.unit in YEARS and length.count > 1 and (covered := _as_long_as_covered(length, clock)) is not None:
        return covered
    if now is None or length.direction == "relative":
        return None
    direction = {"before_told": "past", "after_told": "next"}.get(length.direction, length.direction)
    if direction in ("span", "told"):
        direction = "next" if clock.ahead else "past"
    if not length.count:  # `in recent years`: no start is stated
        return (
            Interval(now, None, TimeBasis.DOCUMENT)
            if direction in ("next", "time")
            else Interval(None, now, TimeBasis.DOCUMENT)
        )
    if length.unit in YEARS and now.year - length.count * YEARS[length.unit] < 1000 and direction in ("past", "ago"):
        return None  # `two thousand years ago`, further back than the calendar of dates goes
    try:
        if direction == "past":
            return Interval(shift(now, length, -1), now, TimeBasis.DOCUMENT)
        if direction == "next":
            return Interval(now, shift(now, length, 1), TimeBasis.DOCUMENT)
        if direction == "time":  # `in ten years' time`
            return Interval(shift(now, length, 1), shift(now, length, 1), TimeBasis.DOCUMENT)
        return _unit_around(shift(now, length, -1 if direction == "ago" else 1), length.unit)
    except (ValueError, OverflowError):
        return None


def _as_long_as_covered(length: Length, clock: Clock) -> Interval | None:
    """The years that a document covers, where a length is as long (`over five years`, in a plan for five years); up to
    now or from now on only where they end or begin within a year of it.
    """
    first, last, now = clock.covers_start, clock.covers_end, clock.now
    if first is None or last is None or length.direction not in ("span", "told", "past", "next"):
        return None
    if shift(first, length, 1) - DAY != last:
        return None
    edge = {"past": last, "next": first}.get(length.direction, now)
    near = now is None or edge is None or abs((now - edge).days) <= YEAR_AND_A_BIT
    return Interval(first, last, TimeBasis.DOCUMENT) if near else None


def _beside_told(length: Length, clock: Clock) -> Interval | None:
    """`in the previous five years`, `in the following two years`: up to the period told, or from it on."""
    told = clock.period or (clock.before if length.direction == "told" else None)
    if told is None or not length.count:
        return None
    if length.direction == "told":
        known = told.start is not None and told.end is not None
        return replace(told, basis=TimeBasis.CONTEXT) if known else None
    try:
        if length.direction == "before_told" and told.start is not None:
            return Interval(shift(told.start, length, -1), told.start - DAY, TimeBasis.CONTEXT)
        if length.direction == "after_told" and told.end is not None and clock.now and told.end < clock.now:
            return Interval(told.end + DAY, shift(told.end + DAY, length, 1) - DAY, TimeBasis.CONTEXT)
    except (ValueError, OverflowError):
        pass
    return None


def shift(day: date, length: Length, sign: int) -> date:
    """A day moved by a length, forward (1) or back (-1)."""
    months = {"year": 12, "month": 1, "decade": 120, "century": 1200, "quarter": 3, "semester": 6, "biennium": 24}
    days = {"day": 1, "week": 7, "fortnight": 14, "weekend": 2}
    if length.unit == "hour":
        return day + timedelta(days=sign * -(-round(length.count) // 24))
    if length.unit in days:
        return day + timedelta(days=round(sign * length.count * days[length.unit]))
    return add_months(day, round(sign * length.count * months.get(length.unit, 0)))


def _unit_around(day: date, unit: str) -> Interval:
    """`three years ago` is that year, `two months ago` that month, `a week ago` that day."""
    if unit in ("year", "decade", "century", "biennium", "quinquennium"):
        return replace(year_interval(day.year), basis=TimeBasis.DOCUMENT)
    if unit in ("month", "quarter", "semester"):
        return replace(month_interval(day.year, day.month), basis=TimeBasis.DOCUMENT)
    return Interval(day, day, TimeBasis.DOCUMENT)


def _from_context(length: Length, clock: Clock) -> Interval | None:
    known = clock.period
    if known and known.start and known.end and length.direction == "earlier" and length.unit == "year":
        # `6 per cent a year earlier`: the same stretch of an earlier year.
        return Interval(shift(known.start, length, -1), shift(known.end, length, -1), TimeBasis.CONTEXT)
    if known and known.end and not known.start and length.direction == "earlier" and length.unit in ("year", "month"):
        return Interval(None, shift(known.end, length, -1), TimeBasis.CONTEXT)  # `As of 31 May … a year earlier`
    day = (known.start or known.end) if known else None
    if day is None:
        own = clock.covers_end or clock.published
        if own is None or length.direction != "earlier" or length.unit not in ("year", "month"):
            return None
        return _unit_around(shift(own, length, -1), length.unit)  # before the year that the document is about
    moved = shift(day, length, 1 if length.direction == "later" else -1)
    return replace(_unit_around(moved, length.unit), basis=TimeBasis.CONTEXT)
