"""A claim as a flat record of the guide's columns, and a document out of flat metadata: for programs and screens.

Shared by `stream.py` and `explain.py`; the validated tables are made in `frames.py`. Loads no pandas.
"""

from collections.abc import Mapping
from datetime import date
from operator import attrgetter

from pipeline.ingest.cells import no_date
from pipeline.models import Claim, Document

Cell = str | float | int | list[str] | None
Record = dict[str, Cell]

# The guide's columns in its order (sections 2 to 4), then what tells how the row was made.
COLUMNS = (
    "doc_id",
    "start",
    "end",
    "text",
    "kind",
    "value",
    "relation",
    "low",
    "high",
    "precision",
    "unit",
    "object",
    "object_head",
    "whole",
    "per",
    "change",
    "part_of",
    "time_text",
    "period_start",
    "period_end",
    "time_kind",
    "time_basis",
    "status",
    "actor",
    "subject",
    "attributed_to",
    "scope",
    "indicator",
    "topic",
    "section",
    "paragraph",
    "sentence",
    "context",
    "rules",
    "flags",
)
_OF_DOCUMENT = ("doc_id", "actor")
_AT_ACTOR = COLUMNS.index("actor") - 1
_read_claim = attrgetter(*(name for name in COLUMNS if name not in _OF_DOCUMENT))
TEXT_METADATA = ("title", "publisher", "actor", "about")
_MOST_SHOWN = 40  # characters of what is no date
DATE_METADATA = ("published", "covers_start", "covers_end")


class MetadataError(ValueError):
    """Metadata that cannot be used; the message says which and why."""


def claim_record(document: Document, claim: Claim) -> Record:
    """A claim as plain values: dates as ISO text, whole numbers without a decimal point, `part_of` a start offset."""
    cells: list[object] = list(_read_claim(claim))
    cells[_AT_ACTOR:_AT_ACTOR] = [document.actor]
    return {name: _cell(cell) for name, cell in zip(COLUMNS, [document.doc_id, *cells], strict=True)}


def document_of(doc_id: str, text: str, metadata: Mapping[str, object]) -> Document:
    """A document out of its text and flat, optional metadata (null or empty counts as absent). Raises MetadataError."""
    texts = {name: _text_metadata(name, metadata.get(name)) for name in TEXT_METADATA}
    dates = {name: _date_metadata(name, metadata.get(name)) for name in DATE_METADATA}
    start, end = dates["covers_start"], dates["covers_end"]
    if start and end and start > end:
        raise MetadataError(f"covers_start {start} is after covers_end {end}")
    return Document(
        doc_id=doc_id,
        text=text,
        title=texts["title"],
        publisher=texts["publisher"],
        actor=texts["actor"],
        about=texts["about"],
        published=dates["published"],
        covers_start=start,
        covers_end=end,
    )


def _text_metadata(name: str, given: object) -> str | None:
    if given is not None and not isinstance(given, str):
        raise MetadataError(f"{name} must be text, not {given!r:.40}")
    return given or None


def _date_metadata(name: str, given: object) -> date | None:
    text = _text_metadata(name, given)
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise MetadataError(f"{name}: {no_date(text[:_MOST_SHOWN])}") from None


def _cell(cell: object) -> Cell:
    if cell is None or type(cell) is str:
        return cell
    if isinstance(cell, str):
        return str(cell)  # a vocabulary's member as its plain text
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, tuple):
        return [str(part) for part in cell]
    if isinstance(cell, float):
        return int(cell) if cell.is_integer() else cell
    assert isinstance(cell, int)
    return cell
