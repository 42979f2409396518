"""What must hold for every text whatever: spans in order, nothing lost, no crash, no more than linear time."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.ingest.patterns import SegmentPatterns
from pipeline.ingest.segment import segment
from tests.growth import MOST, growth

PIECES = [
    *" \n\f\t\xa0.!?。…,;:\"“”’'()[]-–•@²\u2028\x00𝒳",
    *(
        "The",
        "it rose",
        "\r\n",
        "...",
        "12",
        "14",
        "3.5",
        "1.",
        "(a)",
        "VII.",
        "I.",
        "No.",
        "U.S.",
        "Dec.",
        "$810 million",
    ),
    *("Contents", "Health", "[Photo/Agency]", "https://x.org/1", "^/", "Back to top", "A/PV.12", "15-29431 41/51"),
    *("Chapter II", "Home / A", "<  1 2 >", "Source:", "Building peace."),
]
TEXTS = st.one_of(st.text(max_size=300), st.lists(st.sampled_from(PIECES), max_size=60).map("".join))


@given(text=TEXTS)
@settings(deadline=None)
def test_spans_are_in_order_and_inside(text: str, patterns: SegmentPatterns) -> None:
    segments = segment(text, patterns)
    assert len(segments.masked) == len(text)
    position = 0
    for number, sentence in enumerate(segments.sentences):
        assert position <= sentence.start < sentence.end <= len(text)
        assert sentence.index == number
        shown = segments.masked[sentence.start : sentence.end]
        assert shown == shown.strip()
        position = sentence.end
    assert [s.paragraph for s in segments.sentences] == sorted(s.paragraph for s in segments.sentences)


@given(text=TEXTS)
@settings(deadline=None)
def test_masked_text_differs_only_inside_masks(text: str, patterns: SegmentPatterns) -> None:
    segments = segment(text, patterns)
    position = 0
    for mask in segments.masks:
        assert position <= mask.start < mask.end <= len(text)
        assert segments.masked[position : mask.start] == text[position : mask.start]
        assert set(segments.masked[mask.start : mask.end]) <= set(" \r\n")
        assert mask.rule.startswith("layout.")
        position = mask.end
    assert segments.masked[position:] == text[position:]


@given(text=TEXTS)
@settings(deadline=None)
def test_every_character_outside_masks_is_in_a_sentence(text: str, patterns: SegmentPatterns) -> None:
    segments = segment(text, patterns)
    covered = [False] * len(text)
    for sentence in segments.sentences:
        covered[sentence.start : sentence.end] = [True] * (sentence.end - sentence.start)
    assert all(seen or character.isspace() for seen, character in zip(covered, segments.masked, strict=True))


@given(text=TEXTS)
@settings(deadline=None)
def test_the_same_text_gives_the_same_segments(text: str, patterns: SegmentPatterns) -> None:
    assert segment(text, patterns) == segment(text, patterns)


HARD = [
    *("The year 2004 saw 3.5 million people. ", "a\n", "1\n", ".", '."', "( ", "1, ", "1. ", "Contents\n", "I. A\n"),
    *(
        "1 2 3 4 5 6 7 8 9\n",
        "www.a.",
        "a@",
        "<  1 2 3",
        "[Photo/",
        "....",
        " . ",
        "page ",
        "A/PV.",
        "15-29431 ",
        "Mr. A. B. ",
    ),
]


@pytest.mark.slow
@pytest.mark.parametrize("piece", HARD)
def test_time_grows_no_faster_than_the_text(piece: str, patterns: SegmentPatterns) -> None:
    def text(size: int) -> str:
        return piece * (size // len(piece))

    assert growth(lambda words: segment(words, patterns), text(25_000), text(100_000)) < MOST
