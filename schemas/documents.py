"""The documents table: one row per input file, also where it could not be read."""

import pandas as pd
import pandera.pandas as pa

from schemas.fields import Date, OptionalInteger, Table, Text, TextList, column, listing, words
from schemas.vocabularies import Outcome

# What a manifest may leave out and the reader may find for itself.
INFERABLE = ("title", "publisher", "actor", "about", "published", "covers_start", "covers_end", "language")


class Documents(Table):
    """The source documents, what is known about them, and what became of each."""

    doc_id: Text = words("Document", "Name of the document; the key of this table.", unique=True)
    title: Text = words("Title", "Title of the document.", null="not known")
    publisher: Text = words("Publisher", "Body that published the document.", null="not known")
    actor: Text = words(
        "Actor", "Country or organisation that speaks in the document or publishes it.", null="not known"
    )
    about: Text = words("About", "Country or body that the document is about.", null="not said; then it is the actor")
    published: Date = column("Published", "Date of publication.", null="not known")
    covers_start: Date = column("Coverage from", "First day that the document reports on.", null="no stated coverage")
    covers_end: Date = column("Coverage to", "Last day that the document reports on.", null="no stated coverage")
    language: Text = words("Language", "Language of the text (ISO 639 code).", null="not known")
    source_url: Text = words("Source", "Where the document was published on the web.", null="not known")
    rights: Text = words("Rights", "Licence or rights statement of the document.", null="not known")
    path: Text = words("File", "The file, relative to the folder of the documents.", null="not read from a file")
    format: Text = words("Format", "Form of the file, such as `text`.")
    encoding: Text = words(
        "Encoding",
        "Encoding that the file was decoded with; `repaired` behind it where `--repair` mended it.",
        null="not decoded",
    )
    sha256: Text = words(
        "SHA-256", "Hash of the file's bytes.", str_matches=r"^[0-9a-f]{64}$", null="no bytes were read"
    )
    chars: OptionalInteger = column("Characters", "Length of the text in code points.", null="not read", ge=0)
    inferred: TextList = listing(
        "Inferred", "Which columns of this row were not in the manifest but found in the document.", items=INFERABLE
    )
    duplicate_of: Text = words(
        "Duplicate of",
        "Document with the same text; its claims stand for both.",
        null="the first or only one with this text",
    )
    outcome: Text = column(
        "Outcome",
        "What became of the file: `read`; `skipped` (not in English, a duplicate); `failed` (could not be read).",
        values=Outcome,
    )
    error: Text = words("Error", "Why the file was skipped or failed, in a sentence.", null="it was read")
    text: Text = column(
        "Text",
        "The text of record, which all offsets count in. In the Parquet file only.",
        null="not read",
    )

    class Config:
        """What the table is called and holds."""

        name = "documents"
        title = "Documents"
        description = "One row per source document, with what is known about it and what became of it."

    @pa.dataframe_check(name="covers_start <= covers_end", ignore_na=False)
    @classmethod
    def coverage_in_order(cls, frame: pd.DataFrame) -> "pd.Series[bool]":
        """Whether the coverage ends after it starts; an open end is in order."""
        return ~(frame["covers_start"] > frame["covers_end"]).fillna(False).astype(bool)

    @pa.dataframe_check(name="what was read has its text, and chars counts it", ignore_na=False)
    @classmethod
    def text_where_read(cls, frame: pd.DataFrame) -> "pd.Series[bool]":
        """Whether each document that was read has a text of the stated length."""
        length = frame["text"].str.len().astype("Int64")
        read = frame["outcome"] == Outcome.READ.value
        return (~read | frame["text"].notna()) & (length == frame["chars"]).fillna(~read).astype(bool)
