"""What the tests of reading and segmenting share: the rules made ready, and a short way to look at segments."""

from collections.abc import Callable

import pytest

from pipeline.ingest.folder import ReadingPatterns, compile_reading
from pipeline.ingest.patterns import SegmentPatterns, compile_segmentation
from pipeline.ingest.segment import segment
from pipeline.lexicon.segmentation import Segmentation, load_segmentation
from pipeline.models import Segments


@pytest.fixture(scope="session")
def rules() -> Segmentation:
    return load_segmentation()


@pytest.fixture(scope="session")
def patterns(rules: Segmentation) -> SegmentPatterns:
    return compile_segmentation(rules)


@pytest.fixture(scope="session")
def reading(rules: Segmentation) -> ReadingPatterns:
    return compile_reading(rules)


@pytest.fixture(scope="session")
def cut(patterns: SegmentPatterns) -> Callable[[str], Segments]:
    return lambda text: segment(text, patterns)


@pytest.fixture(scope="session")
def sentences(patterns: SegmentPatterns) -> Callable[[str], list[str]]:
    """The sentences of a text as the extractor sees them: masked, white space folded."""

    def show(text: str) -> list[str]:
        segments = segment(text, patterns)
        return [" ".join(segments.masked[s.start : s.end].split()) for s in segments.sentences]

    return show
