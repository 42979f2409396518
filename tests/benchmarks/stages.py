"""Each stage and the whole by pytest-benchmark: `make bench-stages`, and `make bench-compare BASE=COMMIT`.

Not collected by `make test`: it measures and asserts nothing but that something was found.
"""

from pathlib import Path
from typing import Any

import pytest

from pipeline.analyse.across import analyse, load_analysis_patterns
from pipeline.extract.grammar import load_grammar
from pipeline.extract.numerals.scan import find_numerals
from pipeline.extract.times.times import find_times
from pipeline.extractor import load_extractor
from pipeline.frames import claims_frame, documents_frame, rejected_frame
from pipeline.ingest.folder import compile_reading, read_content
from pipeline.ingest.listing import Source
from pipeline.ingest.segment import segment
from pipeline.lexicon.indicators import load_catalogue
from pipeline.lexicon.segmentation import load_segmentation
from pipeline.models import Document
from pipeline.publish.files import write_tables
from tests.benchmarks.corpus import texts_of


@pytest.fixture(scope="module")
def documents() -> list[Document]:
    return [Document(name, text) for name, text in texts_of(None)]


def test_read(benchmark: Any, documents: list[Document]) -> None:
    patterns = compile_reading(load_segmentation())
    contents = [(Source(one.doc_id, one.doc_id, Path(one.doc_id), "text"), one.text.encode()) for one in documents]
    reads = benchmark(lambda: [read_content(source, "text", data, None, patterns) for source, data in contents])
    assert reads


def test_segment(benchmark: Any, documents: list[Document]) -> None:
    rules = load_grammar().segments
    assert benchmark(lambda: [segment(one.text, rules, ()) for one in documents])


def test_find_numerals(benchmark: Any, documents: list[Document]) -> None:
    rules = load_grammar().numerals
    assert benchmark(lambda: [find_numerals(one.text, 0, len(one.text), rules) for one in documents])


def test_find_times(benchmark: Any, documents: list[Document]) -> None:
    rules = load_grammar().times
    assert benchmark(lambda: [find_times(one.text, 0, len(one.text), rules) for one in documents])


def test_extract(benchmark: Any, documents: list[Document]) -> None:
    extractor = load_extractor()
    assert benchmark(lambda: [extractor(one) for one in documents])


def test_frames_and_validation(benchmark: Any, documents: list[Document]) -> None:
    found = [load_extractor()(one) for one in documents]
    assert benchmark(lambda: (claims_frame(documents, found), rejected_frame(documents, found)))


def test_analyse(benchmark: Any, documents: list[Document]) -> None:
    claims = claims_frame(documents, [load_extractor()(one) for one in documents])
    patterns = load_analysis_patterns(load_catalogue())
    texts = {one.doc_id: one.text for one in documents}
    assert benchmark(lambda: analyse(claims, texts, patterns))


def test_publish(benchmark: Any, documents: list[Document], tmp_path: Path) -> None:
    found = [load_extractor()(one) for one in documents]
    tables = {"documents": [documents_frame(documents)], "claims": [claims_frame(documents, found)]}
    benchmark(lambda: write_tables(tables, tmp_path))
    assert (tmp_path / "claims.csv").stat().st_size
