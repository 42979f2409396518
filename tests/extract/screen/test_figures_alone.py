"""A sentence of many figures without a word is a row of a table; with a word it is read as prose."""

import pytest

from pipeline.extract.screen.screen import MOST_ALONE, TABLE_ROW
from pipeline.extractor import Extractor, load_extractor
from pipeline.models import Document
from schemas.vocabularies import Reason

MANY = MOST_ALONE + 1


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return load_extractor()


@pytest.mark.parametrize("figure", ["½ ", "1, ", "$1 ", "1e5 ", "1% ", "1 1/2 ", "€5m ", "5 ± "])
def test_many_figures_without_a_word_are_layout(extractor: Extractor, figure: str) -> None:
    extraction = extractor(Document("d", figure * MANY))
    assert not extraction.claims
    assert len(extraction.rejected) >= MANY
    assert {(row.reason, row.rule) for row in extraction.rejected} == {(Reason.LAYOUT, TABLE_ROW)}


@pytest.mark.parametrize("text", ["$1, " * MOST_ALONE, "Sums of " + "$1, " * MANY, "5 men, " * MANY])
def test_few_figures_and_figures_with_words_are_claims(extractor: Extractor, text: str) -> None:
    assert len(extractor(Document("d", text)).claims) >= MOST_ALONE


def test_what_stands_before_such_a_row_is_still_known_behind_it(extractor: Extractor) -> None:
    claims = extractor(
        Document("d", f"The state trained 48 teachers in 2004. {'½ ' * MANY}. It hired 32 of them.")
    ).claims
    assert [(claim.text, claim.part_of) for claim in claims] == [("48", None), ("32", claims[0].start)]
