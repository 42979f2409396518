"""Sentences without an end are cut, and all others are left alone."""

import pytest

from pipeline.extractor import load_extractor
from pipeline.ingest.long_sentences import MOST_ATOMS, MOST_FIGURES, within_bounds
from pipeline.models import Document
from tests.growth import MOST, growth


def pieces(text: str) -> list[str]:
    return [text[start:end] for start, end in within_bounds(text, 0, len(text))]


def test_a_sentence_within_bounds_is_left_alone() -> None:
    text = "In 2004 it gave 686 million yuan, 12,000 tents; and more. " * 20
    assert pieces(text) == [text]


def test_a_list_of_figures_is_cut_behind_a_pause() -> None:
    text = "they gave " + "5 tents and 1,250 beds, " * 80 + "in all"
    parts = pieces(text)
    assert len(parts) == 2
    assert all(part.endswith(("beds,", "in all")) for part in parts)
    assert " ".join(parts) == text
    assert parts[0].count("5 tents") * 2 <= MOST_FIGURES


def test_words_without_a_pause_are_cut_between_words() -> None:
    text = "word " * (2 * MOST_ATOMS)
    parts = pieces(text.strip())
    assert [part.count("word") for part in parts] == [MOST_ATOMS, MOST_ATOMS]


def test_a_figure_is_never_cut() -> None:
    parts = pieces("1,234,567 " * 250)
    assert set(" ".join(parts).split()) == {"1,234,567"}


@pytest.mark.slow
@pytest.mark.parametrize(
    "piece", ["1,", "½", "$5 ", "3:1 ", "of which 5 ", "5 million ", "from 5 to ", "(5) ", "1\n", "a;"]
)
def test_the_time_for_text_without_an_end_grows_with_its_length_only(piece: str) -> None:
    extractor = load_extractor()

    assert growth(lambda text: extractor(Document("d", text)), (piece * 1000)[:1000], (piece * 4000)[:4000]) < MOST
