"""Stretches of real sentences, cut and put together anywhere, are read without an error, as bare bullets are."""

import random
import tomllib
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.extractor import load_extractor
from pipeline.models import Document

ROOT = Path(__file__).resolve().parents[2]
EXTRACT = load_extractor()
FILES = [*sorted((ROOT / "seeds").glob("*.txt")), *sorted((ROOT / "tests" / "gold").glob("*/docs/*.txt"))]
WORDS = [word for path in FILES for word in path.read_text(encoding="utf-8").split()]
FIGURES = (
    "20",
    "3 per cent",
    "$3 million",
    "half",
    "doubled",
    "from 20",
    "to 12 tons",
    "53rd week",
    "of 2021",
    "each billion",
)


def read(text: str) -> None:
    extraction = EXTRACT(Document("d", text, published=date(2022, 5, 6), actor="Kenya", about="Kenya"))
    for claim in extraction.claims:
        assert text[claim.start : claim.end] == claim.text


@pytest.mark.parametrize(
    "text",
    [
        "In the 53rd week of 2021, 12 people died.",
        "In the 99th week of 2020 and the 0th week of 2021, 12 people died.",
        "Doubled from 20 in 2019.",
        "20 tons from 12 tons in 2019.",
        "Half on $3 million.",
        "Ksh 4.9 each billion",
        "300 vehicles were donated by",
        "Aid worth $20 million was provided by the",
        "They spend half of income",
    ],
)
def test_bare_pieces(text: str) -> None:
    read(text)


@pytest.mark.parametrize(
    "piece", ["of the part ", "of part ", "and the part of the whole ", "of the 3 part ", "$5 ($6) "]
)
@pytest.mark.parametrize("text", ["40 per cent {}was lost.", "The cost {}was 40 dollars."])
def test_deep_nesting(piece: str, text: str) -> None:
    read(text.format(piece * 400))


@pytest.mark.slow
def test_all_beginnings_and_ends_of_the_cases() -> None:
    for case in tomllib.loads((ROOT / "tests" / "extract" / "grammar_cases.toml").read_text(encoding="utf-8"))["case"]:
        words = case["text"].split(" ")
        for k in range(1, len(words) + 1):
            read(" ".join(words[:k]))
            read(" ".join(words[-k:]))


@settings(max_examples=400, deadline=None)
@given(st.integers(0, len(WORDS) - 1), st.integers(1, 9), st.integers(0, 2**32))
def test_any_stretch_of_words(first: int, length: int, seed: int) -> None:
    chance = random.Random(seed)
    words = WORDS[first : first + length]
    for _ in range(chance.randrange(3)):
        words.insert(chance.randrange(len(words) + 1), chance.choice(FIGURES))
    if chance.random() < 0.3:
        chance.shuffle(words)
    read(" ".join(words))
