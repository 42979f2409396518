"""Which found row stands for which labelled row, and in which columns the two differ.

A found and a labelled row match where their spans overlap, their kind is the same and their values agree to 1e-6;
one to one, best overlap first. Counting is left to `scores`, showing to `listing`.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.evaluation.gold import (
    NUMERIC_COLUMNS,
    SCORED_COLUMNS,
    Cell,
    LabelledDocument,
    NonClaim,
    Row,
    row_of_claim,
)
from pipeline.models import Document, Extraction, Rejection

# A whole row is right if all of these are (and the value, which every match has).
WHOLE_ROW_COLUMNS = ("relation", "unit", "object_head", "change", "status", "period_start", "period_end")
# Quotes, case and white space do not count in these.
_FOLDED_COLUMNS = ("object", "time_text")
_IGNORED_CHARACTERS = re.compile("[\\s\"'`´«»„‟“”‘’‚‛‹›＂＇]+")


@dataclass(frozen=True, slots=True)
class Pair:
    """A labelled row, the found row that stands for it, and the scored columns in which they differ."""

    want: Row
    got: Row
    wrong: tuple[str, ...]

    @property
    def whole(self) -> bool:
        """Whether everything that makes a row right as a whole is right."""
        return not set(self.wrong).intersection(WHOLE_ROW_COLUMNS)


@dataclass(frozen=True, slots=True)
class Judged:
    """One document: its pairs, what was missed, what is spurious, every non-claim with the rejection found."""

    document: Document
    pairs: tuple[Pair, ...]
    missed: tuple[Row, ...]
    spurious: tuple[Row, ...]
    nonclaims: tuple[tuple[NonClaim, Rejection | None], ...]
    rejected: tuple[Rejection, ...]
    found: tuple[Row, ...]


def judge(labelled: LabelledDocument, extraction: Extraction) -> Judged:
    """Compare what was extracted from one document with its labels."""
    found = tuple(row_of_claim(labelled.document.doc_id, claim) for claim in extraction.claims)
    matches = match_rows(labelled.claims, found)
    pairs = tuple(
        Pair(labelled.claims[i], found[j], wrong_columns(labelled.claims[i], found[j])) for i, j in sorted(matches)
    )
    matched_gold, matched_found = {i for i, _ in matches}, {j for _, j in matches}
    return Judged(
        document=labelled.document,
        pairs=pairs,
        missed=tuple(row for i, row in enumerate(labelled.claims) if i not in matched_gold),
        spurious=tuple(row for j, row in enumerate(found) if j not in matched_found),
        nonclaims=tuple((label, _rejection_for(label, extraction.rejected)) for label in labelled.nonclaims),
        rejected=extraction.rejected,
        found=found,
    )


def match_rows(gold: Sequence[Row], found: Sequence[Row]) -> list[tuple[int, int]]:
    """Pairs of indexes (labelled, found) of one document's rows: one to one, best overlap first."""
    candidates = []
    for i, want in enumerate(gold):
        for j, got in enumerate(found):
            overlap = shared_length(want, got)
            if overlap > 0 and want.kind == got.kind and same_number(want.value, got.value):
                union = (want.end - want.start) + (got.end - got.start) - overlap
                candidates.append((-overlap / union, i, j))
    pairs: list[tuple[int, int]] = []
    used_gold: set[int] = set()
    used_found: set[int] = set()
    for _, i, j in sorted(candidates):
        if i not in used_gold and j not in used_found:
            pairs.append((i, j))
            used_gold.add(i)
            used_found.add(j)
    return pairs


def wrong_columns(want: Row, got: Row) -> tuple[str, ...]:
    """The labelled columns whose cells differ, in the order of the table."""
    return tuple(
        name
        for name in SCORED_COLUMNS
        if name in want.columns and not same_cell(name, want.columns[name], got.columns.get(name))
    )


def same_cell(column: str, want: Cell, got: Cell) -> bool:
    """Whether two cells of a column say the same."""
    if want is None or got is None:
        return want is got
    if column in NUMERIC_COLUMNS:
        return same_number(float(want), float(got))
    if column in _FOLDED_COLUMNS:
        return fold(str(want)) == fold(str(got))
    return want == got


def same_number(want: float, got: float) -> bool:
    """Whether two numbers agree to one part in a million."""
    return abs(want - got) <= 1e-6 * max(abs(want), abs(got))


def fold(text: str) -> str:
    """A text without what does not count in `object` and `time_text`: quotes, case and white space."""
    return _IGNORED_CHARACTERS.sub("", text).casefold()


def shared_length(one: Row | NonClaim | Rejection, other: Row | NonClaim | Rejection) -> int:
    """How many characters two spans share; 0 or less where they are apart."""
    return min(one.end, other.end) - max(one.start, other.start)


def _rejection_for(label: NonClaim, rejected: Sequence[Rejection]) -> Rejection | None:
    """The rejection that covers a labelled non-claim: one with the labelled reason, else the one that shares most."""
    overlapping = [rejection for rejection in rejected if shared_length(label, rejection) > 0]
    same_reason = [rejection for rejection in overlapping if rejection.reason == label.reason]
    return max(same_reason or overlapping, key=lambda rejection: shared_length(label, rejection), default=None)
