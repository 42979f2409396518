"""What times counted from the document's date say where that date is not known (`The share is 64 per cent |today|`).

The words still govern their figure, which must not take the date of another beside it; of the period only the ends
that no day changes are kept (`from |2010| until now`).
"""

from collections.abc import Callable
from datetime import date

from pipeline.extract.times.calendar_days import Interval
from pipeline.extract.times.clocks import Clock
from pipeline.extract.times.dates import resolve
from pipeline.extract.times.mentions import TimeMention
from pipeline.values import replace
from schemas.vocabularies import TimeBasis

# Two days far ahead that share no month, year, decade or century: what comes out alike by both is settled without them.
_SOME_DAYS = (date(2788, 6, 15), date(2999, 9, 28))


def on_any_day(resolved: Callable[[Clock], Interval | None], clock: Clock) -> tuple[Interval, Interval] | None:
    """A time as it would be on some day, and as far as it is known without one; None where it needs no day, or one does
    not settle it.
    """
    if clock.now is not None:
        return None
    first, second = (resolved(replace(clock, published=day)) for day in _SOME_DAYS)
    if first is None or second is None:
        return None
    start = first.start if first.start == second.start else None
    end = first.end if first.end == second.end else None
    return first, Interval(start, end, TimeBasis.DOCUMENT)


def needs_day(mention: TimeMention, clock: Clock) -> bool:
    """Whether a time that is not settled would be if the document's date were known."""
    return on_any_day(lambda on: resolve(mention, on), clock) is not None
