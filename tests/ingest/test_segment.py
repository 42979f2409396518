"""Sentences, headings and masks of whole small documents."""

import pytest

from pipeline.ingest.patterns import SegmentPatterns, compile_segmentation
from pipeline.ingest.segment import segment
from pipeline.lexicon.segmentation import load_segmentation


@pytest.fixture(scope="module")
def patterns() -> SegmentPatterns:
    return compile_segmentation(load_segmentation())


def sentences(text: str, patterns: SegmentPatterns) -> list[str]:
    segments = segment(text, patterns)
    return [" ".join(segments.masked[s.start : s.end].split()) for s in segments.sentences]


def test_a_small_document(patterns: SegmentPatterns) -> None:
    assert sentences("It came on Dec. 15. It has 3.5 million people.In 2005 it grew.", patterns) == [
        "It came on Dec. 15.",
        "It has 3.5 million people.",
        "In 2005 it grew.",
    ]
