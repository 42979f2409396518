"""Rows to validated frames: what the stages found, laid out as the tables that `schemas/` describes.

Columns are gathered as lists and each frame is made once, with the dtypes of its schema, so that a column of nulls has
the same type as a full one. A frame holds the rows of one batch of documents, in their order. Nothing is computed here
but the columns that come of other columns: ids, base units, and what a claim takes from its document.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from operator import itemgetter
from typing import Any

import pandas as pd

from pipeline.ingest.folder import digest_of
from pipeline.lexicon.base import InstallationError
from pipeline.models import Claim, Document, Extraction, Rejection, Sentence
from pipeline.units import dimension_of, to_base
from pipeline.values import names_of
from schemas.tables import TABLES
from schemas.validation import validate
from schemas.vocabularies import Outcome

CONTEXT_MARGIN = 80  # characters shown on both sides of a numeral that stands in no sentence


def frame_of(name: str, rows: Iterable[Mapping[str, Any]]) -> pd.DataFrame:
    """The validated table `name` of rows that each have every column, in the table's own order."""
    return validate(laid_out(name, rows), name)


def laid_out(name: str, rows: Iterable[Mapping[str, Any]]) -> pd.DataFrame:
    """The same, not yet validated."""
    table = TABLES[name]
    names = [column.name for column in table.columns]
    cells = list(zip(*map(itemgetter(*names), rows), strict=True)) or [()] * len(names)
    columns = {
        column.name: pd.Series(list(of_column), dtype=column.dtype)
        for column, of_column in zip(table.columns, cells, strict=True)
    }
    return in_order(pd.DataFrame(columns), name)


def in_order(frame: pd.DataFrame, name: str) -> pd.DataFrame:
    """The rows in the order of the table, numbered from 0; a table without an order keeps the one it has."""
    order = list(TABLES[name].order)
    return (frame.sort_values(order, kind="stable") if order else frame).reset_index(drop=True)


def documents_frame(
    documents: Iterable[Document], outcomes: Mapping[str, tuple[Outcome, str | None]] | None = None
) -> pd.DataFrame:
    """The documents table. `outcomes` has, by doc_id, what became of a file that was not simply read, and why."""
    known = outcomes or {}
    return frame_of(
        "documents",
        (_document_row(document, *known.get(document.doc_id, (Outcome.READ, None))) for document in documents),
    )


def sound_frames(
    documents: Sequence[Document], extractions: Sequence[Extraction]
) -> tuple[pd.DataFrame, pd.DataFrame, dict[str, Exception]]:
    """The claims and rejected tables of documents, and by doc_id what is wrong with those that have no sound rows.

    Those are left out of the tables. Checking costs about the same for ten rows and for thousands: all documents are
    checked together, and each by itself only where that is not sound. Raises `TableError` where documents are sound
    each but not together (a key that occurs in two).
    """
    try:
        return claims_frame(documents, extractions), rejected_frame(documents, extractions), {}
    except Exception:  # whatever it is, it is one document's
        pairs = list(zip(documents, extractions, strict=True))
    faults = {document.doc_id: fault for document, one in pairs if (fault := _fault(document, one)) is not None}
    kept = [(document, one) for document, one in pairs if document.doc_id not in faults]
    left, found = [document for document, _ in kept], [one for _, one in kept]
    return claims_frame(left, found), rejected_frame(left, found), faults


def _fault(document: Document, extraction: Extraction) -> Exception | None:
    try:
        claims_frame([document], [extraction])
        rejected_frame([document], [extraction])
    except InstallationError:
        raise
    except Exception as error:
        return error
    return None


def claims_frame(documents: Sequence[Document], extractions: Sequence[Extraction]) -> pd.DataFrame:
    """The validated claims table of documents and what was found in each, in step."""
    return frame_of(
        "claims",
        (
            row
            for document, extraction in zip(documents, extractions, strict=True)
            for row in claim_rows(document, extraction.claims)
        ),
    )


def rejected_frame(documents: Sequence[Document], extractions: Sequence[Extraction]) -> pd.DataFrame:
    """The validated rejected table of documents and what was found in each, in step.

    The context of a numeral is its sentence; outside any sentence (in masked stretches) it is the line around it.
    """
    return frame_of(
        "rejected",
        (
            row
            for document, extraction in zip(documents, extractions, strict=True)
            for row in rejected_rows(document, extraction.rejected, extraction.sentences)
        ),
    )


def series_frame(rows: Iterable[Mapping[str, Any]] = ()) -> pd.DataFrame:
    """The series table of its rows."""
    return frame_of("series", rows)


def findings_frame(rows: Iterable[Mapping[str, Any]] = ()) -> pd.DataFrame:
    """The findings table of its rows."""
    return frame_of("findings", rows)


def claim_rows(document: Document, claims: Iterable[Claim]) -> Iterator[dict[str, Any]]:
    """The claims of one document as rows: every column of the table."""
    digest = digest_of(document.text)
    own = names_of(Claim)
    for claim in claims:
        row = {name: getattr(claim, name) for name in own}
        in_base, base_name = to_base(claim.value, claim.unit, difference=claim.change is not None)
        yield row | {
            "claim_id": claim_id(digest, claim.start),
            "doc_id": document.doc_id,
            "title": document.title or None,
            "published": document.published,
            "actor": document.actor or None,
            "dimension": dimension_of(claim.unit),
            "value_base": in_base,
            "unit_base": base_name,
            "page": bisect_right(document.pages, claim.start) or None,
            "rules": list(claim.rules),
            "flags": list(claim.flags),
        }


def rejected_rows(
    document: Document, rejections: Iterable[Rejection], sentences: Sequence[Sentence] = ()
) -> Iterator[dict[str, Any]]:
    """The rejected numerals of one document as rows. `sentences` are in order of their place."""
    starts = [sentence.start for sentence in sentences]
    for rejection in rejections:
        at = bisect_right(starts, rejection.start) - 1
        inside = at >= 0 and rejection.end <= sentences[at].end
        first, last = (sentences[at].start, sentences[at].end) if inside else _line_around(document.text, rejection)
        yield {
            "doc_id": document.doc_id,
            "start": rejection.start,
            "end": rejection.end,
            "text": document.text[rejection.start : rejection.end],
            "reason": rejection.reason,
            "rule": rejection.rule,
            "context": document.text[first:last],
        }


def claim_id(text_digest: str, start: int) -> str:
    """The id of the claim at `start` in the text with that digest."""
    return f"{text_digest[:12]}-{start}"


def _document_row(document: Document, outcome: Outcome, error: str | None) -> dict[str, Any]:
    row = {name: getattr(document, name) or None for name in names_of(Document)}
    failed = outcome is Outcome.FAILED
    return row | {
        "text": None if failed else document.text,
        "chars": None if failed else len(document.text),
        "inferred": list(document.inferred),
        "outcome": outcome,
        "error": error,
    }


def _line_around(text: str, span: Rejection) -> tuple[int, int]:
    """The line or lines that a span stands in, cut where they run on far, without white space at the edges."""
    first = max(text.rfind("\n", 0, span.start) + 1, span.start - CONTEXT_MARGIN)
    line_end = text.find("\n", span.end)
    last = min(len(text) if line_end < 0 else line_end, span.end + CONTEXT_MARGIN)
    stretch = text[first:last]
    return first + len(stretch) - len(stretch.lstrip()), last - len(stretch) + len(stretch.rstrip())
