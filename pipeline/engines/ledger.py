"""What a run knows of its documents while their parts come in: their outcomes, and which have a text that came before.

A batch tells the copies within it; that a text occurred in an earlier batch is told here, and the rows of such a
document are taken out again.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import pandas as pd

from pipeline.engines.part import Note, Part, same_text
from schemas.vocabularies import Outcome


@dataclass(frozen=True, slots=True)
class Copy:
    """A document whose text came in an earlier batch: the document that had it, and what the table says of this."""

    first: str
    outcome: Outcome
    error: str | None


@dataclass(slots=True)
class Ledger:
    """Adds up the notes of parts, in their order."""

    errors: list[str] = field(default_factory=list)  # of the documents that failed
    documents: int = 0
    hashes: dict[str, str] = field(default_factory=dict)  # SHA-256 of each file that could be read, by its name
    reviewed: set[int] = field(default_factory=set)  # rows of the reviews that fit a claim
    copies: dict[str, Copy] = field(default_factory=dict)  # by doc_id
    _first: dict[str, str] = field(default_factory=dict)  # digest of a text to the document that had it first

    def add(self, part: Part) -> None:
        """Take in what a part tells."""
        self.reviewed |= part.reviewed
        for note in part.notes:
            self._add_note(note)

    def _add_note(self, note: Note) -> None:
        self.documents += 1
        if note.outcome is Outcome.FAILED:
            self.errors.append(note.error or note.path)
        if note.sha256:
            self.hashes[note.path] = note.sha256
        if note.text_digest is None:
            return
        first = self._first.setdefault(note.text_digest, note.doc_id)
        if first not in (note.doc_id, note.duplicate_of):
            self.copies[note.doc_id] = _copy(note, first)


def _copy(note: Note, first: str) -> Copy:
    own_reason = note.outcome is Outcome.SKIPPED and note.duplicate_of is None
    if own_reason:
        return Copy(first, note.outcome, note.error)
    return Copy(first, Outcome.SKIPPED, same_text(note.path, first))


def without_copies(frame: pd.DataFrame, copies: Mapping[str, Copy]) -> pd.DataFrame:
    """The rows of the documents that are no copies."""
    lost = frame["doc_id"].isin(list(copies))
    return frame[~lost].reset_index(drop=True) if lost.any() else frame


def with_copies_marked(documents: pd.DataFrame, copies: Mapping[str, Copy]) -> pd.DataFrame:
    """A documents table that says of the copies whose text they have."""
    found = _places(documents["doc_id"], copies)
    if not found:
        return documents
    marked = documents.copy()
    for at, copy in found:
        marked.loc[at, ["duplicate_of", "outcome", "error"]] = [copy.first, copy.outcome.value, copy.error]
    return marked


def _places(doc_ids: Iterable[str], copies: Mapping[str, Copy]) -> list[tuple[int, Copy]]:
    return [(at, copies[doc_id]) for at, doc_id in enumerate(doc_ids) if doc_id in copies]
