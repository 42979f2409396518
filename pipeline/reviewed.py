"""The claims of a batch of documents as an analyst's reviews leave them. What a review is is left to `reviews.py`."""

from collections.abc import Mapping, Sequence

import pandas as pd

from pipeline.analyse.figures import plain_rows
from pipeline.analyse.reviews import Review, ReviewError, review_claims
from pipeline.frames import frame_of
from pipeline.units import dimension_of, to_base
from schemas.validation import TableError


def reviewed(
    claims: pd.DataFrame, reviews: Sequence[Review], topics: Mapping[str, str]
) -> tuple[pd.DataFrame, frozenset[int]]:
    """A claims table with the reviews of claims applied, and the rows (in `reviews.csv`) of those that fit one.

    `topics` has the topic of each indicator. Raises `ReviewError` where a value that a review sets does not fit the
    rest of its row.
    """
    ids = set(claims["claim_id"])
    fitting = [review for review in reviews if review.claim_id in ids]
    if not fitting:
        return claims, frozenset()
    rows, _ = review_claims(plain_rows(claims), fitting, topics)
    for row in rows:
        row["dimension"] = dimension_of(row["unit"])
        row["value_base"], row["unit_base"] = to_base(row["value"], row["unit"], difference=row["change"] is not None)
    try:
        return frame_of("claims", rows), frozenset(review.row for review in fitting)
    except TableError as error:
        raise ReviewError(f"reviews.csv: a value that was set does not fit its row.\n{error}") from error
