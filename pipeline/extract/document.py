"""One document to its claims and rejected numerals: every sentence in turn, carrying on what the next one needs.

Everything that a single document can tell is found here; what only several can tell is left to `analyse/`.
"""

from pipeline.extract.capitals import as_written, without_capitals
from pipeline.extract.grammar import Grammar
from pipeline.extract.memory import Memory
from pipeline.extract.numerals.scan import find_numerals
from pipeline.extract.quantities.currencies import home_of
from pipeline.extract.screen.screen import screen_masks
from pipeline.extract.sentence import Context, read_sentence
from pipeline.extract.tables.tables import table_claims
from pipeline.extract.times.times import find_times
from pipeline.ingest.segment import segment
from pipeline.models import Claim, Document, Extraction, Rejection
from pipeline.values import replace
from schemas.vocabularies import Flag


def extract_document(document: Document, grammar: Grammar) -> Extraction:
    """Claims and rejected numerals of one document, each in order of `start`. Raises nothing for any text."""
    written = segment(document.text, grammar.segments, document.masks, document.titles)
    segments = without_capitals(written, grammar)
    home = home_of(document, grammar.measures.money)
    context = Context(document, segments, grammar, home, looks_ahead(document), is_budget(document))
    claims: list[Claim] = []
    rejected: list[Rejection] = screen_masks(
        document.text,
        segments,
        lambda text, start, end: find_numerals(text, start, end, grammar.numerals),
        lambda text, start, end: find_times(text, start, end, grammar.times),
        grammar.vetoes,
    )
    memory = Memory()
    for sentence in segments.sentences:
        reading = read_sentence(context, sentence, memory)
        claims.extend(reading.claims)
        rejected.extend(reading.rejected)
        memory = reading.memory
    if segments is not written:
        claims = [as_written(claim, segments, written) for claim in claims]
    if document.tables:
        claims.extend(table_claims(document, segments.sentences, grammar, home))
    return Extraction(settle_claims(claims, document), settle_rejected(rejected, claims), segments.sentences)


def looks_ahead(document: Document) -> bool:
    """Whether a document covers a time that ends after it was published: a plan, whose bullets are targets."""
    return bool(document.covers_end and document.published and document.covers_end > document.published)


def is_budget(document: Document) -> bool:
    """Whether a document's title says that it is a budget."""
    return "budget" in (document.title or "").lower().split()


def settle_claims(claims: list[Claim], document: Document) -> tuple[Claim, ...]:
    """The claims in order, `part_of` only where its parent is a claim, flags of the whole document added."""
    starts = {claim.start for claim in claims}
    extra = (Flag.INFERRED_DATE,) if "published" in document.inferred else ()
    settled = []
    for claim in sorted(claims, key=lambda claim: claim.start):
        parent = claim.part_of if claim.part_of in starts and claim.part_of != claim.start else None
        if parent != claim.part_of or extra:
            claim = replace(claim, part_of=parent, flags=claim.flags + extra)
        settled.append(claim)
    return tuple(settled)


def settle_rejected(rejected: list[Rejection], claims: list[Claim]) -> tuple[Rejection, ...]:
    """The rejected numerals in order, without those that a claim's span took in."""
    taken = sorted((claim.start, claim.end) for claim in claims)
    ordered = sorted(set(rejected), key=lambda row: (row.start, row.end))
    kept = []
    at = 0
    for row in ordered:
        while at < len(taken) and taken[at][1] <= row.start:
            at += 1
        if at < len(taken) and taken[at][0] < row.end:
            continue
        kept.append(row)
    return tuple(kept)
