"""Whose fiscal year a date such as `2022/23` is counted in: the one that the document reports on, or a country's."""

from functools import lru_cache
from typing import Literal

from pipeline.extract.times.calendar_days import DAY, add_months
from pipeline.lexicon.times import FiscalYear, TimeRules
from pipeline.models import Document

LAST_DAY = 28  # of every month


def fiscal_year(document: Document, rules: TimeRules) -> FiscalYear | None:
    """The fiscal year of the document: that of the twelve months that it covers, where they are none of the calendar,
    else of the country that it is about.
    """
    countries = (document.about, document.actor)
    own = next((rules.fiscal[country] for country in countries if country and country in rules.fiscal), None)
    return _covered(document, own.named_by if own is not None else "end") or own


def fiscal_year_of(subject: str | None, document: Document, rules: TimeRules) -> FiscalYear | None:
    """The fiscal year that a figure of a country is counted in (`|The United States| gave $3 million for fiscal year
    2023`, in a report on another country).
    """
    of_document = fiscal_year(document, rules)
    if subject is None or subject == document.about or subject not in rules.fiscal:
        return of_document
    reports = subject == document.actor and _covered(document, "end") is not None
    return of_document if reports else rules.fiscal[subject]


def _covered(document: Document, named_by: Literal["start", "end"]) -> FiscalYear | None:
    """The year that a document covers, where it is one of twelve months that begin with another month than January."""
    first, last = document.covers_start, document.covers_end
    if first is None or last is None or (first.month, first.day) == (1, 1) or first.day > LAST_DAY:
        return None
    return _year_from(first.month, first.day, named_by) if add_months(first, 12) == last + DAY else None


@lru_cache
def _year_from(month: int, day: int, named_by: Literal["start", "end"]) -> FiscalYear:
    return FiscalYear(month=month, day=day, named_by=named_by)
