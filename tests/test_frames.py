"""Rows to frames: ids, base values, order, dtypes, contexts."""

import hashlib
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline import frames
from pipeline.models import Claim, Document, Extraction, Rejection, Sentence
from schemas.tables import TABLES
from schemas.validation import TableError
from schemas.vocabularies import Outcome, Reason


def test_a_claim_has_an_id_of_text_and_place(document: Document, extraction: Extraction) -> None:
    frame = frames.claims_frame([document], [extraction])
    digest = hashlib.sha256(document.text.encode()).hexdigest()
    assert frame["claim_id"][0] == f"{digest[:12]}-{document.text.index('12.7')}"


def test_a_claim_takes_base_values_and_document(document: Document, extraction: Extraction) -> None:
    tons, share, *_ = frames.claims_frame([document], [extraction]).to_dict("records")
    assert (tons["value_base"], tons["unit_base"], tons["dimension"]) == (12_700.0, "kilogram", "mass")
    assert (share["value_base"], share["unit_base"], share["dimension"]) == (0.5, "dimensionless", "share")
    assert (tons["title"], tons["actor"], tons["published"]) == ("Port, 2015", "Utopia", date(2015, 3, 1))
    assert list(tons["flags"]) == ["ocr", "paired"]


def test_an_unknown_unit_is_refused(document: Document, make_claim: Callable[..., Claim]) -> None:
    strange = make_claim(document, "70", unit="parsnips")
    with pytest.raises(ValueError, match="parsnips"):
        frames.claims_frame([document], [Extraction((strange,), ())])


def test_rows_come_in_the_order_of_their_documents(document: Document, extraction: Extraction) -> None:
    other = Document("a", document.text + " 7", published=None)
    rows = frames.claims_frame([document, other], [extraction, extraction])
    assert rows["doc_id"].drop_duplicates().tolist() == [document.doc_id, "a"]
    assert rows["start"].tolist() == [claim.start for claim in extraction.claims] * 2


def test_the_faults_of_a_document_are_its_own(document: Document, extraction: Extraction) -> None:
    wrong = replace(extraction.claims[0], low=99.0)
    strange = replace(extraction.claims[0], unit="parsnips")
    others = [replace(document, doc_id=name, text=document.text + name) for name in ("b", "c")]
    found = [extraction, Extraction((wrong,), ()), Extraction((strange,), ())]
    claims, rejected, faults = frames.sound_frames([document, *others], found)
    assert claims.equals(frames.claims_frame([document], [extraction]))
    assert rejected.equals(frames.rejected_frame([document], [extraction]))
    assert "low <= value <= high" in str(faults["b"])
    assert "parsnips" in str(faults["c"])
    assert set(faults) == {"b", "c"}


def test_documents_that_do_not_go_together_are_refused(document: Document, extraction: Extraction) -> None:
    with pytest.raises(TableError, match="is unique"):
        frames.sound_frames([document, document], [extraction, extraction])


def test_the_same_text_twice_is_refused(document: Document, extraction: Extraction) -> None:
    copy = replace(document, doc_id="copy")
    with pytest.raises(TableError, match="is unique"):
        frames.claims_frame([document, copy], [extraction, extraction])


@pytest.mark.parametrize("name", TABLES)
def test_an_empty_table_has_the_dtypes_of_a_full_one(name: str, tables: dict[str, pd.DataFrame]) -> None:
    assert frames.frame_of(name, ()).dtypes.equals(tables[name].dtypes)


def test_a_document_that_failed_has_no_text() -> None:
    documents = [Document("a", "Ten ships."), Document("b", ""), Document("c", "Zehn Schiffe.")]
    outcomes = {
        "b": (Outcome.FAILED, "the file is empty"),
        "c": (Outcome.SKIPPED, "the text is not in English"),
    }
    frame = frames.documents_frame(documents, outcomes).set_index("doc_id")
    assert frame["outcome"].tolist() == ["read", "failed", "skipped"]
    assert frame["text"].isna().tolist() == [False, True, False]
    assert frame["chars"].tolist() == [10, pd.NA, 13]
    assert frame["error"].tolist()[1:] == ["the file is empty", "the text is not in English"]


def test_a_rejected_numeral_has_its_sentence_or_its_line() -> None:
    document = Document("a", "See page\n12 here. Then Article 14\nfollows.\n\n - 3 -\n")
    places = {words: document.text.index(words) for words in ("12", "14", "3")}
    rejected = tuple(Rejection(at, at + len(words), Reason.LAYOUT, "r") for words, at in places.items())
    sentences = (Sentence(0, 17, 0, 0, None), Sentence(18, 42, 1, 0, None))
    frame = frames.rejected_frame([document], [Extraction((), rejected, sentences)])
    assert frame["context"].tolist() == ["See page\n12 here.", "Then Article 14\nfollows.", "- 3 -"]
    lines = frames.rejected_frame([document], [Extraction((), rejected)])
    assert lines["context"].tolist() == ["12 here. Then Article 14", "12 here. Then Article 14", "- 3 -"]


@given(
    words=st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=30),
    before=st.text(st.characters(exclude_categories=["Cs"]), max_size=200),
    after=st.text(st.characters(exclude_categories=["Cs"]), max_size=200),
)
def test_the_line_around_a_numeral_holds_it(words: str, before: str, after: str) -> None:
    document = Document("a", f"{before}[{words}]{after}")
    span = Rejection(len(before), len(before) + len(words) + 2, Reason.GARBLED, "r")
    (row,) = frames.rejected_rows(document, [span])
    assert row["text"] in row["context"]
    assert len(row["context"]) <= len(words) + 2 + 2 * frames.CONTEXT_MARGIN
