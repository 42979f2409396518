"""The nouns of the pipeline: frozen values that the stages hand to each other.

Offsets are code points into `Document.text`, half open, and always cut exactly the stated text. How a value is found
is left to the stages in `ingest/` and `extract/`; how it is laid out as a table is left to `frames.py`.
"""

from datetime import date
from decimal import Decimal

from pipeline.values import value_class
from schemas.vocabularies import Change, Kind, Reason, Relation, Status, TimeBasis, TimeKind


@value_class
class Span:
    """A half-open stretch of a document's text, and the rule that found it."""

    start: int
    end: int
    rule: str = ""


@value_class
class Cell:
    """A cell of a table: its row and column, counted from 0, and where its text stands."""

    row: int
    column: int
    start: int
    end: int


@value_class
class Table:
    """A table in a document: where it stands, its cells in reading order, and how many of its rows are headers."""

    start: int
    end: int
    cells: tuple[Cell, ...]
    header_rows: int
    caption: str | None = None


@value_class
class Title:
    """A heading that the file itself marks as one; `rank` 0 is the title of the whole, 1 the highest beneath it."""

    start: int
    end: int
    rank: int


@value_class
class Document:
    """A document of record: its text exactly as decoded, and what is known about it."""

    doc_id: str
    text: str
    title: str | None = None
    publisher: str | None = None
    actor: str | None = None
    about: str | None = None
    published: date | None = None
    covers_start: date | None = None
    covers_end: date | None = None
    language: str | None = None
    source_url: str | None = None
    rights: str | None = None
    path: str | None = None
    format: str = "text"
    encoding: str | None = None
    sha256: str = ""
    inferred: tuple[str, ...] = ()
    duplicate_of: str | None = None
    # what a reader of a format other than plain text knows: stretches that are no prose, the offset at which each page
    # begins, the tables, the headings
    masks: tuple[Span, ...] = ()
    pages: tuple[int, ...] = ()
    tables: tuple[Table, ...] = ()
    titles: tuple[Title, ...] = ()


@value_class
class Sentence:
    """One sentence (or heading) of a document.

    `index` and `paragraph` count from 0 over the document; `section` is the heading path joined with " > ".
    A sentence may run across a masked stretch (a page break in the middle of it).
    """

    start: int
    end: int
    index: int
    paragraph: int
    section: str | None
    heading: bool = False  # a title or heading line, not running prose
    item: bool = False  # a list item or bullet


@value_class
class Segments:
    """A document's text divided up.

    `masked` is the text with every masked character replaced by a space (newlines kept), so that all offsets hold in
    it: the extractor reads `masked` only. `masks` are the stretches blanked (list markers, navigation, running heads,
    page numbers, captions, ...), sorted and disjoint, each with the rule that masked it.
    """

    masked: str
    sentences: tuple[Sentence, ...]
    masks: tuple[Span, ...]


@value_class
class Numeral:
    """Where a number stands and what it says, before any unit, range or hedge is read.

    `start:end` covers figure and scale word (`9.5 billion`, `Forty-\ntwo`, `half a million`, `two thirds`, `60th`).
    """

    start: int
    end: int
    value: Decimal  # scale applied; a fraction as its value (two thirds: 0.666...)
    precision: Decimal  # size of the last digit that must be meant (claim guide, section 2)
    form: str  # "cardinal", "ordinal", "fraction", "multiplicative" (twice, threefold) or "vague" (thousands)
    style: str  # "digits", "words", "mixed" or "roman"
    scale: Decimal  # what the scale word multiplied by (1 where there is none): shared by both ends of "$3-5 million"
    rule: str


@value_class
class Quantity:
    """A numeral expression read in full: figure, unit, range and hedge.

    `start:end` is the span of the claim (figure, scale word, currency or unit); `outer_start:outer_end` also covers its
    hedges and what else was used up in reading it (`more than 50 percent`, `500 or more`): grammar goes on outside it.
    """

    start: int
    end: int
    outer_start: int
    outer_end: int
    kind: Kind
    value: float
    low: float | None
    high: float | None
    relation: Relation
    precision: float
    unit: str  # canonical unit, "count", "ordinal", "times", "ratio", "percent", an ISO 4217 code or a pint unit
    # "count", "ordinal", "share" (fraction, percent), "money", "measure", "duration", "age", "times" or "ratio"
    form: str
    per: str | None  # the denominator where it stands right beside the figure (`a day`, `per 100,000 live births`)
    rules: tuple[str, ...]
    flags: tuple[str, ...] = ()


@value_class
class Period:
    """When a figure holds. Both dates inclusive; null where that end is open."""

    start: date | None
    end: date | None
    kind: TimeKind
    basis: TimeBasis
    text: str | None
    rules: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()


@value_class
class Rejection:
    """A numeral expression that is no claim, and why."""

    start: int
    end: int
    reason: Reason
    rule: str


@value_class
class Claim:
    """One row of the claims table, as far as a single document can tell it; columns as in `schemas/claims.py`."""

    start: int
    end: int
    text: str
    kind: Kind
    value: float
    relation: Relation
    low: float | None
    high: float | None
    precision: float
    unit: str
    object: str | None
    object_head: str | None
    whole: str | None
    per: str | None
    change: Change | None
    part_of: int | None  # start of the claim that this one is a part of
    time_text: str | None
    period_start: date | None
    period_end: date | None
    time_kind: TimeKind
    time_basis: TimeBasis
    status: Status
    subject: str | None
    attributed_to: str | None
    scope: str | None
    indicator: str | None
    topic: str | None
    section: str | None
    paragraph: int
    sentence: int
    context: str
    rules: tuple[str, ...]
    flags: tuple[str, ...]


@value_class
class Extraction:
    """What one document holds: its claims, its rejected numerals and its sentences, each in order of `start`."""

    claims: tuple[Claim, ...]
    rejected: tuple[Rejection, ...]
    sentences: tuple[Sentence, ...] = ()  # the contexts of the rejected; a claim has its own
