"""Words are cut and kept one by one between the blanks: nothing may be cut otherwise than in the whole text."""

from hypothesis import example, given
from hypothesis import strategies as st

from pipeline.extract.grammar import load_grammar
from pipeline.extract.syntax.tokenizer import WORD, tokenize

WORDS = load_grammar().words
PIECES = [
    "It's",
    "that’s",
    "I've",
    "high-",
    "level",
    "the",
    "small-",
    "and",
    "medium-sized",
    "—",
    "--",
    "____",
    "U.N.",
    "1,000",
]
PIECES += ["(the", "state-of-the-art", "'90s", "their'", "a.m.", "and/or", "R&D", "x_y", '"so"', "per", "cent."]


@given(
    st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=5)), max_size=8), st.sampled_from([" ", "\n", "  "])
)
@example(["Form", "____", "was", "signed", "by", "all"], " ")
def test_tokens_are_those_of_the_whole_text(pieces: list[str], blank: str) -> None:
    text = blank.join(pieces)
    tokens = tokenize(text, 0, len(text), [], [], WORDS)
    assert list(zip(tokens.start, tokens.end, strict=True)) == [match.span() for match in WORD.finditer(text)]
    assert len(tokens.tag) == len(tokens.word) == len(tokens.lemma) == len(tokens.ref) == len(tokens.tags)
