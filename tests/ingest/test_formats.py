"""The seed documents in every format give the claims that their plain text gives."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from pipeline.extract.grammar import load_grammar
from pipeline.extractor import load_extractor
from pipeline.ingest.folder import compile_reading, read_content, read_documents
from pipeline.ingest.listing import Source, list_sources
from pipeline.ingest.manifest import read_manifest
from pipeline.lexicon.segmentation import load_segmentation
from pipeline.models import Claim, Document
from schemas.vocabularies import Outcome
from tests.ingest import making
from tests.ingest.making import Part

SEEDS = Path(__file__).resolve().parents[2] / "seeds"
SOURCES = list_sources(SEEDS)
Row = tuple[object, ...]


def row(claim: Claim) -> Row:
    return claim.value, claim.relation, claim.unit, claim.object_head, claim.period_start, claim.period_end


def read_as(source: Source, file_format: str, data: bytes) -> Document:
    manifest = read_manifest(SEEDS, [one.doc_id for one in SOURCES])
    read = read_content(source, file_format, data, manifest.rows[source.doc_id], compile_reading(load_segmentation()))
    assert read.outcome is Outcome.READ, read.error
    return read.document


def plain(source: Source) -> Document:
    manifest = read_manifest(SEEDS, [one.doc_id for one in SOURCES])
    (read,) = read_documents([source], manifest, compile_reading(load_segmentation()))
    return read.document


def one_column(parts: Sequence[Part]) -> bytes:
    return making.as_pdf(parts)


def two_columns(parts: Sequence[Part]) -> bytes:
    return making.as_pdf(parts, columns=2)


def written(file_format: str, make: Callable[[Sequence[Part]], bytes], share: float, *, slow: bool = False) -> Any:
    """A format, how a file of it is made, and the share of the claims that it must give."""
    return pytest.param(file_format, make, share, id=make.__name__, marks=[pytest.mark.slow] if slow else [])


@pytest.mark.parametrize(
    ("file_format", "make", "share"),
    [
        written("html", making.as_html, 1.0),
        written("html", making.as_broken_html, 1.0, slow=True),
        written("markdown", making.as_markdown, 1.0),
        written("docx", making.as_docx, 1.0),
        written("pdf", one_column, 0.98, slow=True),
        written("pdf", two_columns, 0.98, slow=True),
    ],
)
def test_the_seeds_in_another_format_give_the_same_claims(
    file_format: str, make: Callable[[Sequence[Part]], bytes], share: float
) -> None:
    extractor = load_extractor()
    expected = found = 0
    unlike: list[Row] = []
    for source in SOURCES:
        text = plain(source)
        wanted = [row(claim) for claim in extractor(text).claims]
        parts = making.parts_of(text, load_grammar(None).segments)
        document = read_as(source, file_format, make(parts))
        given = [row(claim) for claim in extractor(document).claims]
        missing = list(wanted)
        for one in given:
            if one in missing:
                missing.remove(one)
            else:
                unlike.append(("too much", source.doc_id[:3], *one))
        unlike += [("missing", source.doc_id[:3], *one) for one in missing]
        expected += len(wanted)
        found += len(wanted) - len(missing)
    assert found >= share * expected, (found, expected, unlike)
    assert sum(one[0] == "too much" for one in unlike) <= (1 - share) * expected, unlike
