"""The claims table: one row per figure that a document states."""

import pandas as pd
import pandera.pandas as pa

from schemas.fields import (
    Date,
    Integer,
    Number,
    OptionalInteger,
    Table,
    Text,
    TextList,
    column,
    listing,
    number,
    words,
)
from schemas.vocabularies import Change, Flag, Kind, Relation, Status, TimeBasis, TimeKind

CLAIM_ID = r"^[0-9a-f]{12}-\d+$"
UNSTATED = "the text does not say"

# Which ends of its interval a relation closes, and that these are the value itself. A range is told apart below.
LOW_IS_VALUE = [Relation.EXACT.value, Relation.MORE_THAN.value, Relation.AT_LEAST.value]
HIGH_IS_VALUE = [Relation.EXACT.value, Relation.NEARLY.value, Relation.LESS_THAN.value, Relation.AT_MOST.value]


class Claims(Table):
    """The figures that the documents state, each with its unit, what it counts, when it holds and how it is meant."""

    claim_id: Text = words(
        "Claim",
        "Key of this table: the first 12 hexadecimal digits of the SHA-256 of the document's text, a hyphen, and"
        " `start`. The same text gives the same ids in every version.",
        str_matches=CLAIM_ID,
        unique=True,
    )
    doc_id: Text = words("Document", "The document that the figure stands in.")
    title: Text = words("Document title", "Title of the document.", null="not known")
    published: Date = column("Document date", "Date of publication of the document.", null="not known")
    start: Integer = column(
        "Start",
        "Offset of the figure's first character in the document's text, in code points from 0. The span covers the"
        " figure, its scale word and its currency, percent sign or physical unit, not hedges or counted nouns.",
        ge=0,
    )
    end: Integer = column("End", "Offset after the figure's last character.", gt=0)
    text: Text = words("Figure", "The figure as it stands in the document, from `start` to `end`.")
    kind: Text = column(
        "Kind",
        "`quantity`: how many, how much, how often. `ordinal`: which one in a numbered sequence.",
        values=Kind,
    )
    value: Number = number("Value", "The stated figure as a number, scale words applied; the midpoint of a range.")
    relation: Text = column(
        "Relation",
        "How the stated figure stands to the true one, by the words around it: `exact`; `approx` (about, some);"
        " `nearly` (nearly, almost); `more_than` (over); `at_least` (no fewer than); `less_than` (under);"
        " `at_most` (up to); `range` (3 to 5).",
        values=Relation,
    )
    low: Number = number(
        "Low",
        "Lower end of the interval that the words allow, in `unit`.",
        null="open: the words set no lower end (for `approx`, `nearly`, `less_than` and `at_most`)",
    )
    high: Number = number(
        "High",
        "Upper end of the interval that the words allow, in `unit`.",
        null="open: the words set no upper end (for `approx`, `more_than` and `at_least`)",
    )
    precision: Number = number(
        "Precision",
        "Size of the last digit that must be meant: 1000 for 36,000, 0.01 for $0.90, 1 for ordinals.",
        ge=0,
    )
    unit: Text = words(
        "Unit",
        "Unit of `value`: an ISO 4217 code for money, `percent`, `percentage_point`, a pint unit for measures, `year`"
        " to `hour` for ages and durations, `times` for multiples, `ratio`, `count` for counted things, `ordinal`.",
    )
    dimension: Text = words(
        "Dimension", "What the unit measures: `money`, `mass`, `share` (percent), `count`, `time`, `mass/area` ..."
    )
    value_base: Number = number(
        "Value in base units",
        "`value` in `unit_base`: SI for measures, seconds for times, 0.05 for 5 percent. Money stays in its currency;"
        " counts, multiples, ratios, ordinals and percentage points stay as they are.",
    )
    unit_base: Text = words("Base unit", "Unit of `value_base`.")
    object: Text = words("Object", "The thing counted or measured, as the text names it.", null=UNSTATED)
    object_head: Text = words("Object head", "Head noun of `object`: singular, lower case.", null=UNSTATED)
    whole: Text = words("Whole", "What a percentage or fraction is of.", null="no share, or its whole is not named")
    per: Text = words("Per", "Denominator of a rate, such as `year` or `1000 elderly people`.", null="not a rate")
    change: Text = column(
        "Change",
        "Set where the figure is the size of a change: `increase` or `decrease`.",
        null="a level or an amount, not the size of a change",
        values=Change,
    )
    part_of: OptionalInteger = column(
        "Part of",
        "`start` of the claim in the same document that this figure is a part of.",
        null="not stated to be a part of another figure",
        ge=0,
    )
    time_text: Text = words("Time words", "The words that give the time.", null="the document gives no words")
    period_start: Date = column("Period from", "First day of the period.", null="open: no start is stated or known")
    period_end: Date = column("Period to", "Last day of the period.", null="open: no end is stated or known")
    time_kind: Text = column(
        "Time kind",
        "`during`: the figure covers the whole period. `as_of`: it holds at the end of the period.",
        values=TimeKind,
    )
    time_basis: Text = column(
        "Time basis",
        "Where the period comes from: `stated` in the same sentence, `context` (an earlier sentence), `document` (the"
        " document's own dates).",
        values=TimeBasis,
    )
    status: Text = column(
        "Status",
        "`reported` as a fact; a `target` (planned, pledged, projected); a `norm` (a rule or a threshold).",
        values=Status,
    )
    actor: Text = words("Actor", "Country or organisation that speaks in the document.", null="not known")
    subject: Text = words("Subject", "Country or body that the figure is about.", null="not known")
    attributed_to: Text = words(
        "Attributed to", "Whose figure the document says it is.", null="the document gives it as its own"
    )
    scope: Text = words(
        "Scope",
        "What tells series of one indicator apart: a committee, a treaty, a partner.",
        null="nothing needs telling apart",
    )
    indicator: Text = words("Indicator", "The measurement in the catalogue of indicators.", null="none there fits")
    topic: Text = words("Topic", "Topic of the indicator.", null="no indicator fits")
    page: OptionalInteger = column("Page", "Page of the source file, from 1.", null="a format without pages", ge=1)
    section: Text = words("Section", "Headings that it stands under, joined by ` > `.", null="under no heading")
    paragraph: Integer = column("Paragraph", "Index of the paragraph in the document, from 0.", ge=0)
    sentence: Integer = column("Sentence", "Index of the sentence in the document, from 0.", ge=0)
    context: Text = words(
        "Context", "The whole sentence; for a figure in a table its row and column headers and the cell."
    )
    rules: TextList = listing("Rules", "Ids of the rules that made this row.")
    flags: TextList = listing(
        "Flags",
        "What an analyst may want to filter by: `inferred_date` (the document's date is not from the manifest),"
        " `default_currency` (a bare `$` or the like was read by default), `carried_period` (the period comes from an"
        " earlier sentence), `ocr` (scanning damage nearby), `paired` (the period was paired off from a list),"
        " `reviewed` (a person judged it in `reviews.csv`; `rules` tell a value that was set aside), `dropped` (that"
        " person took it out of series and findings).",
        items=Flag,
    )

    class Config:
        """What the table is called and holds."""

        name = "claims"
        title = "Claims"
        description = "One row per figure that a document states in running prose."

    @pa.dataframe_check(name="low <= value <= high", ignore_na=False)
    @classmethod
    def value_inside(cls, frame: pd.DataFrame) -> "pd.Series[bool]":
        """Whether the value lies in its interval; an open end holds everything."""
        return ~((frame["low"] > frame["value"]) | (frame["value"] > frame["high"]) | (frame["low"] > frame["high"]))

    @pa.dataframe_check(name="low and high are as the relation says", ignore_na=False)
    @classmethod
    def interval_of_relation(cls, frame: pd.DataFrame) -> "pd.Series[bool]":
        """Whether just those ends are closed that the relation closes, at the value itself but for a range."""
        is_range = frame["relation"] == Relation.RANGE.value
        low = _end(frame, "low", frame["relation"].isin(LOW_IS_VALUE))
        high = _end(frame, "high", frame["relation"].isin(HIGH_IS_VALUE))
        return (is_range & frame["low"].notna() & frame["high"].notna()) | (~is_range & low & high)

    @pa.dataframe_check(name="period_start <= period_end", ignore_na=False)
    @classmethod
    def period_in_order(cls, frame: pd.DataFrame) -> "pd.Series[bool]":
        """Whether the period ends after it starts; an open end is in order."""
        return ~(frame["period_start"] > frame["period_end"]).fillna(False).astype(bool)

    @pa.dataframe_check(name="text is as long as end - start", ignore_na=False)
    @classmethod
    def text_fits_span(cls, frame: pd.DataFrame) -> "pd.Series[bool]":
        """Whether the figure's text has the length of its span (what it says is compared with the document)."""
        return frame["text"].str.len() == frame["end"] - frame["start"]

    @pa.dataframe_check(name="claim_id ends with start", ignore_na=False)
    @classmethod
    def id_holds_start(cls, frame: pd.DataFrame) -> "pd.Series[bool]":
        """Whether the id names the place."""
        return frame["claim_id"].str.extract(r"(\d+)$", expand=False) == frame["start"].astype(str)

    @pa.dataframe_check(name="part_of names another claim of the document", ignore_na=False)
    @classmethod
    def parent_exists(cls, frame: pd.DataFrame) -> "pd.Series[bool]":
        """Whether each part has its whole in the same document, and is not its own."""
        places = set(zip(frame["doc_id"], frame["start"], strict=True))
        parents = zip(frame["doc_id"], frame["part_of"], frame["start"], strict=True)
        known = [parent is pd.NA or ((doc, parent) in places and parent != own) for doc, parent, own in parents]
        return pd.Series(known, index=frame.index, dtype=bool)

    @pa.dataframe_check(name="an ordinal has the unit ordinal, and only it", ignore_na=False)
    @classmethod
    def unit_of_kind(cls, frame: pd.DataFrame) -> "pd.Series[bool]":
        """Whether kind and unit agree."""
        return (frame["kind"] == Kind.ORDINAL.value) == (frame["unit"] == "ordinal")

    @pa.dataframe_check(name="indicator and topic are both there or both null", ignore_na=False)
    @classmethod
    def topic_of_indicator(cls, frame: pd.DataFrame) -> "pd.Series[bool]":
        """Whether a topic comes with an indicator."""
        return frame["indicator"].isna() == frame["topic"].isna()

    @pa.dataframe_check(name="a time that is stated or carried over has its words", ignore_na=False)
    @classmethod
    def words_of_time(cls, frame: pd.DataFrame) -> "pd.Series[bool]":
        """Whether a period that is not the document's own says which words give it."""
        return frame["time_text"].notna() | (frame["time_basis"] == TimeBasis.DOCUMENT.value)


def _end(frame: pd.DataFrame, name: str, closed: "pd.Series[bool]") -> "pd.Series[bool]":
    return (closed & (frame[name] == frame["value"])) | (~closed & frame[name].isna())
