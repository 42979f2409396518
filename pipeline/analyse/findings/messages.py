"""The sentence of a finding: plain words that name the figures, the documents and the dates."""

from datetime import date

from pipeline.analyse.figures import Figure
from pipeline.analyse.series import Series
from schemas.vocabularies import Flag, Relation, TimeBasis

HEDGES = {
    Relation.APPROX: "about ",
    Relation.NEARLY: "nearly ",
    Relation.MORE_THAN: "more than ",
    Relation.AT_LEAST: "at least ",
    Relation.LESS_THAN: "less than ",
    Relation.AT_MOST: "at most ",
}
MONTHS = "January February March April May June July August September October November December".split()


def named(series: Series | None, figure: Figure) -> str:
    """What is measured, whose it is and what tells it apart: `Peacekeepers deployed (Ghana)`."""
    label = series.measurement.label if series is not None and series.measurement else thing(figure)
    known = [part for part in (figure.subject, figure.scope) if part]
    return f"{label} ({'; '.join(known)})" if known else label


def thing(figure: Figure) -> str:
    """The counted thing as a heading."""
    name = folded(figure.object or figure.head or "Figures")
    return name[:1].upper() + name[1:]


def stated(figure: Figure) -> str:
    """A figure with its hedge, its period where the text gives one, its document and that one's date."""
    return f"{amount(figure)}{for_period(figure)} in {source(figure)}"


def amount(figure: Figure) -> str:
    """The figure as written, its hedge before it, its denominator behind it; after a review the value that counts."""
    per = f" per {folded(figure.per)}" if figure.per else ""
    reviewed = f" (after review {figure.value:,.12g})" if Flag.REVIEWED.value in figure.flags else ""
    return f"{HEDGES.get(figure.relation, '')}{folded(figure.text)}{per}{reviewed}"


def source(figure: Figure) -> str:
    """The document and its date."""
    when = f" ({month_of(figure.published)})" if figure.published else ""
    return f"{folded(figure.title)}{when}"


def two_sides(first: Figure, second: Figure, between: str) -> str:
    """Both figures with their documents; the document is named once where it is the same."""
    if first.doc_id == second.doc_id:
        one, other = (f"{amount(figure)}{for_period(figure)}" for figure in (first, second))
        return f"{one} {between} {other}, both in {source(first)}"
    return f"{stated(first)} {between} {stated(second)}"


def for_period(figure: Figure) -> str:
    """` for 2016`, ` from 2014 to October 2017`, ` by March 2005`; nothing where the document gives no words for it."""
    if figure.time_basis is TimeBasis.DOCUMENT or figure.period_end is None:
        return f" since {month_of(figure.period_start)}" if figure.period_start and not figure.period_end else ""
    if figure.period_start is None:
        return f" by {ending(figure.period_end)}"
    return f" {span(figure.period_start, figure.period_end)}"


def span(start: date, end: date) -> str:
    """A period in words."""
    whole_years = (start.month, start.day, end.month, end.day) == (1, 1, 12, 31)
    if whole_years:
        return f"for {start.year}" if start.year == end.year else f"from {start.year} to {end.year}"
    if (start.year, start.month) == (end.year, end.month):
        return f"for {month_of(start)}"
    return f"from {month_of(start)} to {month_of(end)}"


def ending(end: date) -> str:
    """A closing date in words."""
    return f"the end of {end.year}" if (end.month, end.day) == (12, 31) else month_of(end)


def month_of(day: date) -> str:
    """`May 2013`."""
    return f"{MONTHS[day.month - 1]} {day.year}"


def folded(text: str) -> str:
    """Text with its white space folded."""
    return " ".join(text.split())
