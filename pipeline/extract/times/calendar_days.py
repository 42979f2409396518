"""Days, months and years as intervals with both ends in them, and moving a day by months."""

import calendar
from datetime import date, timedelta

from pipeline.values import value_class
from schemas.vocabularies import TimeBasis

DAY = timedelta(days=1)


@value_class
class Interval:
    """From `start` to `end`, either open where it is None, and what it was counted from."""

    start: date | None
    end: date | None
    basis: TimeBasis = TimeBasis.STATED


def add_months(day: date, months: int) -> date:
    """The same day so many months on (or back), the month's last day where it has none such."""
    index = day.year * 12 + day.month - 1 + months
    year, month = min(max(index // 12, 1), 9999), index % 12 + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def year_interval(year: int, basis: TimeBasis = TimeBasis.STATED) -> Interval:
    return Interval(date(year, 1, 1), date(year, 12, 31), basis)


def month_interval(year: int, month: int, basis: TimeBasis = TimeBasis.STATED) -> Interval:
    return Interval(date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]), basis)


def season_interval(year: int, first: int, last: int) -> Interval:
    end = month_interval(year + 1 if last < first else year, last).end
    return Interval(date(year, first, 1), end)
