"""The values that time expressions are read into: where they stand and what they say, before any calendar.

`times.py` makes them, `dates.py` turns them into intervals, `periods.py` attaches them to figures.
"""

from enum import StrEnum

from pipeline.values import value_class


class Role(StrEnum):
    """What a time expression does in its sentence."""

    ADJUNCT = "adjunct"  # says when; may govern figures
    ATTRIBUTIVE = "attributive"  # a date that only names something (`the 2016 accord`); governs weakly
    DURATION = "duration"  # a length that only says when (`in the past three years`)
    MEASURE = "measure"  # a length that is a fact of its own (`for three years`): its numeral stays a claim
    CLOCK = "clock"  # a time of day; gives no period


class Bound(StrEnum):
    """How the words bound the period."""

    WITHIN = "within"  # in, during, on, or none
    UNTIL = "until"  # by, as of, until: the end only
    BEFORE = "before"  # before, prior to: ends just before
    SINCE = "since"  # since, from ... on: the start only
    AFTER = "after"  # after: starts just after
    RANGE = "range"  # from A to B
    LIST = "list"  # A and B, A, B and C
    NOW = "now"  # the document's own date


class Anchor(StrEnum):
    """What a date counts from."""

    CALENDAR = "calendar"
    DOCUMENT = "document"  # this year, last June, on Thursday
    COVERED = "covered"  # the year that a report covers
    CONTEXT = "context"  # the same year: the time stated last


@value_class
class DatePoint:
    """One date as written. Fields that the words leave open are None."""

    # day, week, month, quarter, half, season, year, fiscal_year, academic_year, decade, century, weekday, period
    grain: str
    anchor: Anchor = Anchor.CALENDAR
    year: int | None = None
    month: int | None = None
    day: int | None = None
    last_year: int | None = None  # of a fiscal or split year: 2004 in `2003/04`
    number: int = 0  # which quarter, half, weekday, century; how many months of `the first nine months of`
    offset: int = 0  # in grains, from the anchor
    year_of: Anchor | None = None  # where the year is told in words: `in May last year`, `in May of that year`
    part: str = ""  # start, mid, end, early, late, h1, h2, so_far, first, last (of the year)


@value_class
class Length:
    """A stretch of time without dates of its own."""

    count: float
    unit: str  # year, month, week, day, decade, ...
    # past, next, ago, hence, later, earlier, relative (`two years after X`), span, told (`these six years`); counted,
    # counted_on, counted_back (from, after or before a date)
    direction: str


@value_class
class TimeMention:
    """A time expression: `start:end` with its preposition (the `time_text`), `core_start:end` without."""

    start: int
    end: int
    core_start: int
    role: Role
    bound: Bound
    points: tuple[DatePoint, ...]
    length: Length | None
    numeral_spans: tuple[tuple[int, int], ...]  # each is one rejected numeral expression, unless role is MEASURE
    rule: str
    preposition: str = ""  # folded to lower case, single spaces
    distributive: bool = False  # `respectively` follows
    bracketed: bool = False  # stands alone in brackets: belongs to the words before it


@value_class
class Atom:
    """One date or length as it stands, without preposition or neighbours."""

    start: int
    end: int
    points: tuple[DatePoint, ...]
    length: Length | None
    numeral_spans: tuple[tuple[int, int], ...]
    rule: str
    licensed: bool  # a date by itself; otherwise only where syntax makes it one
    bound: Bound = Bound.WITHIN
