"""Counts how much is right: detection, every column over the matched rows, whole rows, reasons of rejection.

Every score is a share of counted things and keeps both counts. Floors and printing are left to others.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from pipeline.evaluation.gold import SCORED_COLUMNS
from pipeline.evaluation.matching import Judged, Pair

# Mostly null, so that plain accuracy says little: these also have precision and recall over the rows that are not null.
NULLABLE_COLUMNS = ("per", "change", "part_of", "indicator")


@dataclass(frozen=True, slots=True)
class Score:
    """A share: `right` out of `of`."""

    right: int
    of: int

    @property
    def share(self) -> float | None:
        """The share, or null where there was nothing to get right."""
        return self.right / self.of if self.of else None


Scores = Mapping[str, Score]


def score(judged: Sequence[Judged]) -> Scores:
    """All scores of a set of judged documents by name, in the order in which they are printed.

    Names: detection_precision, detection_recall, detection_f1; span and every scored column; `<column>_precision` and
    `<column>_recall` for the columns that are mostly null; whole_row; rejected_reasons.
    """
    pairs = [pair for document in judged for pair in document.pairs]
    missed = sum(len(document.missed) for document in judged)
    spurious = sum(len(document.spurious) for document in judged)
    matched = len(pairs)
    scores = {
        "detection_precision": Score(matched, matched + spurious),
        "detection_recall": Score(matched, matched + missed),
        "detection_f1": Score(2 * matched, 2 * matched + missed + spurious),
        "span": Score(sum(_same_span(pair) for pair in pairs), matched),
    }
    scores |= {column: _accuracy(column, pairs) for column in SCORED_COLUMNS}
    for column in NULLABLE_COLUMNS:
        labelled = [pair for pair in pairs if column in pair.want.columns]
        scores[f"{column}_precision"] = _right(column, [p for p in labelled if p.got.columns[column] is not None])
        scores[f"{column}_recall"] = _right(column, [p for p in labelled if p.want.columns[column] is not None])
    scores["whole_row"] = Score(sum(pair.whole for pair in pairs), matched + missed)
    scores["rejected_reasons"] = _rejected_reasons(judged)
    return scores


def _same_span(pair: Pair) -> bool:
    return (pair.want.start, pair.want.end) == (pair.got.start, pair.got.end)


def _accuracy(column: str, pairs: Iterable[Pair]) -> Score:
    return _right(column, [pair for pair in pairs if column in pair.want.columns])


def _right(column: str, pairs: Sequence[Pair]) -> Score:
    return Score(sum(column not in pair.wrong for pair in pairs), len(pairs))


def _rejected_reasons(judged: Iterable[Judged]) -> Score:
    labels = [entry for document in judged for entry in document.nonclaims]
    right = sum(rejection is not None and rejection.reason == label.reason for label, rejection in labels)
    return Score(right, len(labels))
