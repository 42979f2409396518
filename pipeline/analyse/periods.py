"""How the periods of two figures lie to each other: which is later, which lies inside which, which are the same."""

from datetime import date

from pipeline.analyse.figures import Figure
from schemas.vocabularies import TimeBasis, TimeKind

YEAR_DAYS = 366


def moment(figure: Figure) -> tuple[date, date] | None:
    """Between which dates the moment lies that a total or level holds at; None where nothing is known.

    A level in a named year holds some time in it; a total over a longer stretch holds at its end.
    """
    end = figure.day
    if end is None:
        return None
    start = figure.period_start
    if start is None or figure.period_end is None or (end - start).days > YEAR_DAYS:
        return end, end
    return start, end


def later(one: Figure, other: Figure) -> bool:
    """Whether `other` surely holds at a later date than `one`."""
    first, second = moment(one), moment(other)
    if first is None or second is None:
        return False
    return first[1] <= second[0] and first[1] < second[1]


def lasting(figure: Figure) -> bool:
    """Whether a figure is given for a stretch of more than a year, or since a date."""
    if figure.period_start is None:
        return False
    return figure.period_end is None or (figure.period_end - figure.period_start).days > YEAR_DAYS


def window(figure: Figure) -> tuple[date, date] | None:
    """The stretch that a flow covers, where both ends are given in the text."""
    if figure.time_kind is not TimeKind.DURING or figure.period_start is None or figure.period_end is None:
        return None
    if figure.time_basis is TimeBasis.DOCUMENT:
        return None
    return figure.period_start, figure.period_end


def inside(inner: tuple[date, date], outer: tuple[date, date]) -> bool:
    """Whether one stretch lies inside another, longer one."""
    return outer[0] <= inner[0] and inner[1] <= outer[1] and inner != outer


def years_between(first: date, second: date) -> float:
    """Years from one date to another."""
    return (second - first).days / 365.25
