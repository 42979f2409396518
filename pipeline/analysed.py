"""The tables that only several documents make: reviewed claims, series and findings, out of the claims of all.

What is found and how is left to `analyse/`; when it is run, to `run.py`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from pipeline.analyse.across import AnalysisPatterns, analyse
from pipeline.analyse.figures import plain_rows
from pipeline.analyse.reviews import Review, ReviewError, review_claims, review_findings, unmatched
from pipeline.frames import findings_frame, frame_of, series_frame
from pipeline.units import to_base
from schemas.validation import TableError


@dataclass(frozen=True, slots=True, eq=False)
class Analysed:
    """The claims as the reviews leave them, the tables made from them, and a line for each review that fits nothing."""

    claims: pd.DataFrame
    series: pd.DataFrame
    findings: pd.DataFrame
    unmatched: tuple[str, ...]


def analysed(
    claims: pd.DataFrame, texts: Mapping[str, str], reviews: Sequence[Review], patterns: AnalysisPatterns
) -> Analysed:
    """Apply the reviews, build the series, find what does not go together. `texts` are the documents' texts by name.

    Raises `ReviewError` where a value that a review sets does not fit the rest of its row.
    """
    claims, lost_claims = _reviewed(claims, reviews, patterns)
    series, findings = analyse(claims, texts, patterns)
    judged, lost_findings = review_findings(findings, reviews)
    lost = tuple(unmatched([*lost_claims, *lost_findings]))
    return Analysed(claims, series_frame(series), findings_frame(judged), lost)


def texts_of(documents: pd.DataFrame) -> dict[str, str]:
    """The texts of a documents table by the documents' names, those of failed documents left out."""
    return {doc_id: text for doc_id, text in zip(documents["doc_id"], documents["text"], strict=True) if text == text}


def _reviewed(
    claims: pd.DataFrame, reviews: Sequence[Review], patterns: AnalysisPatterns
) -> tuple[pd.DataFrame, list[Review]]:
    of_claims = [review for review in reviews if review.claim_id]
    if not of_claims:
        return claims, []
    rows, lost = review_claims(plain_rows(claims), of_claims, patterns.topics)
    for row in rows:
        row["value_base"], row["unit_base"] = to_base(row["value"], row["unit"], difference=row["change"] is not None)
    try:
        return frame_of("claims", rows), lost
    except TableError as error:
        raise ReviewError(f"reviews.csv: a value that was set does not fit its row.\n{error}") from error
