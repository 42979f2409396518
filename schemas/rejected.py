"""The rejected table: one row per numeral expression that is no claim, and why."""

from typing import ClassVar

import pandas as pd
import pandera.pandas as pa

from schemas.fields import Integer, Table, Text, column, words
from schemas.vocabularies import Reason


class Rejected(Table):
    """Nothing is dropped in silence: each numeral that did not become a claim, with the reason."""

    doc_id: Text = words("Document", "The document that the numeral stands in.")
    start: Integer = column("Start", "Offset of its first character in the document's text, from 0.", ge=0)
    end: Integer = column("End", "Offset after its last character.", gt=0)
    text: Text = words("Numeral", "The expression as it stands in the document, from `start` to `end`.")
    reason: Text = column(
        "Reason",
        "Why it is no claim, the first that fits: `layout` (markers, page numbers, captions), `date`, `identifier`"
        " (codes, article numbers), `name` (numbers in names), `denominator` (of a rate), `idiom` (`one another`),"
        " `vague` (`thousands of`), `garbled` (unreadable).",
        values=Reason,
    )
    rule: Text = words("Rule", "Id of the rule that rejected it.")
    context: Text = words("Context", "The whole sentence or line.")

    class Config:
        """What the table is called and holds."""

        name = "rejected"
        title = "Rejected numerals"
        description = "One row per numeral expression that is no claim, with the reason."
        unique: ClassVar = ["doc_id", "start", "end"]

    @pa.dataframe_check(name="text is as long as end - start", ignore_na=False)
    @classmethod
    def text_fits_span(cls, frame: pd.DataFrame) -> "pd.Series[bool]":
        """Whether the text has the length of its span."""
        return frame["text"].str.len() == frame["end"] - frame["start"]
