"""What time expressions are counted from: the document's dates, and the year and period stated last.

Counting is left to `dates.py`, `near_dates.py` and `near_lengths.py`.
"""

from datetime import date

from pipeline.extract.times.calendar_days import Interval
from pipeline.lexicon.times import FiscalYear
from pipeline.values import value_class


@value_class
class Clock:
    """What dates are counted from."""

    published: date | None = None
    covers_start: date | None = None
    covers_end: date | None = None
    fiscal: FiscalYear | None = None
    year: int | None = None  # the year stated last
    period: Interval | None = None  # the period stated last
    before: Interval | None = None  # the last one of the paragraph before: only words that point to it reach so far
    stretch: Interval | None = None  # from the first to the last time of the move told last
    past: bool = True  # the sentence tells what is over: a date later in the year than the document is last year's
    ahead: bool = False  # the sentence looks forward: a bare length runs from the document's date on

    @property
    def now(self) -> date | None:
        """The document's own date."""
        return self.published or self.covers_end
