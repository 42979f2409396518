"""The time for a text grows with its length, whatever stands in it.

Judged by processor time, as the ratio of a text to one a quarter as long: about 4 where the work is in proportion, 16
where each piece is compared with every other. The patterns of the rules by themselves are tried in
`test_linear_patterns.py`, the readers of files in `ingest/test_linear_readers.py`.
"""

from collections.abc import Callable

import pytest

from pipeline.extractor import Extractor, load_extractor
from pipeline.models import Document
from tests.adversarial import PIECES, adversarial
from tests.growth import MOST, growth


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return load_extractor()


def reading(extractor: Extractor) -> Callable[[str], object]:
    """What is measured: a whole text read."""
    return lambda text: extractor(Document("d", text, actor="China"))


@pytest.mark.parametrize("name", sorted(PIECES)[::3])
def test_short_texts(extractor: Extractor, name: str) -> None:
    assert growth(reading(extractor), adversarial(name, 500), adversarial(name, 2000)) < MOST


@pytest.mark.slow
@pytest.mark.parametrize("name", sorted(PIECES))
def test_long_texts(extractor: Extractor, name: str) -> None:
    assert growth(reading(extractor), adversarial(name, 25_000), adversarial(name, 100_000)) < MOST


OPENINGS = ("5", "In 2004", "on 5 May", "May 5", "$", "half", "the last", "five years", "5th", "between 5", "Article")
GAPS = (" ", "\t", "\u00a0", "-", ".", ",", " ,", "(", "'")


@pytest.mark.slow
@pytest.mark.parametrize("gap", GAPS)
@pytest.mark.parametrize("opening", OPENINGS)
def test_what_stands_behind_a_wide_gap(extractor: Extractor, opening: str, gap: str) -> None:
    short, long = (f"It said {opening}{gap * count}5 men came." for count in (2_000, 8_000))
    assert growth(reading(extractor), short, long) < MOST
