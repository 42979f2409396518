"""The series table: the claims that are followed over time, in time order, ready to pivot and plot."""

import pandas as pd
import pandera.pandas as pa

from schemas.claims import CLAIM_ID
from schemas.fields import Date, Number, OptionalInteger, Table, Text, column, number, words
from schemas.vocabularies import Relation, Status


class Series(Table):
    """One row per claim that belongs to an indicator, or that other documents make of the same thing."""

    series_id: Text = words(
        "Series",
        "The series that the figure belongs to: one indicator, subject, scope and unit, joined by `:`. Sizes of"
        " changes, rates and figures that are no reports have series of their own (`...:increase`, `...:per year`,"
        " `...:target`). `auto:` stands before the object of claims that no indicator takes, where several documents"
        " make them.",
    )
    indicator: Text = words("Indicator", "The measurement in the catalogue of indicators.", null="an `auto:` series")
    topic: Text = words("Topic", "Topic of the indicator.", null="an `auto:` series")
    subject: Text = words("Subject", "Country or body that the figure is about.", null="not known")
    scope: Text = words("Scope", "What tells series of one indicator apart.", null="nothing needs telling apart")
    actor: Text = words("Actor", "Country or organisation that speaks in the document.", null="not known")
    attributed_to: Text = words(
        "Attributed to", "Whose figure the document says it is.", null="the document gives it as its own"
    )
    period_start: Date = column("Period from", "First day of the period.", null="open: no start is stated or known")
    period_end: Date = column("Period to", "Last day of the period.", null="open: no end is stated or known")
    date: Date = column(
        "Date",
        "Where the figure stands on a time axis: the end of its period, else the document's date of publication.",
        null="neither is known",
    )
    year: OptionalInteger = column("Year", "Year of `date`.", null="no date is known")
    value: Number = number("Value", "The stated figure; the midpoint of a range.")
    possible_low: Number = number(
        "Possible low",
        "The least that the figure may be, by its words and its rounding: 35,500 for `36,000`.",
        null="no lower end",
    )
    possible_high: Number = number(
        "Possible high", "The most that the figure may be, by its words and its rounding.", null="no upper end"
    )
    relation: Text = column("Relation", "How the stated figure stands to the true one.", values=Relation)
    unit: Text = words("Unit", "Unit of the values.")
    status: Text = column("Status", "`reported`, a `target` or a `norm`.", values=Status)
    doc_id: Text = words("Document", "The document that states the figure.")
    claim_id: Text = words("Claim", "The claim; the key of this table.", str_matches=CLAIM_ID, unique=True)

    class Config:
        """What the table is called and holds."""

        name = "series"
        title = "Series"
        description = (
            "One row per claim that belongs to an indicator, or to a thing that several documents count, in time order"
            " within its series."
        )

    @pa.dataframe_check(name="period_start <= period_end", ignore_na=False)
    @classmethod
    def period_in_order(cls, frame: pd.DataFrame) -> "pd.Series[bool]":
        """Whether the period ends after it starts; an open end is in order."""
        return ~(frame["period_start"] > frame["period_end"]).fillna(False).astype(bool)

    @pa.dataframe_check(name="possible_low <= possible_high", ignore_na=False)
    @classmethod
    def interval_in_order(cls, frame: pd.DataFrame) -> "pd.Series[bool]":
        """Whether the interval is one; an open end holds everything."""
        return ~(frame["possible_low"] > frame["possible_high"])

    @pa.dataframe_check(name="year is the year of date", ignore_na=False)
    @classmethod
    def year_of_date(cls, frame: pd.DataFrame) -> "pd.Series[bool]":
        """Whether date and year agree."""
        years = pd.to_datetime(frame["date"]).dt.year.astype("Int64")
        return (years == frame["year"]).fillna(years.isna() & frame["year"].isna()).astype(bool)
