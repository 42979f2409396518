"""The gist of a sentence only saves time: where it rules out numerals or times, the readers find none."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from pipeline.extract.grammar import load_grammar
from pipeline.extract.numerals.scan import find_numerals
from pipeline.extract.patterns import gist
from pipeline.extract.patterns.gist import gist_of, may_hold_numeral, may_hold_time, number_words, triggered
from pipeline.extract.screen import vetoes
from pipeline.extract.syntax import tokenizer
from pipeline.extract.times import atoms
from pipeline.extract.times.times import find_times

GRAMMAR = load_grammar()
ODDITIES = [
    "½",
    "one",
    "One-third",
    "threefold",
    "(twelve",
    "XIVth",
    "V ",
    "thouſand",
    "SİX",
    "in May",
    "today's",
    "_ten",
]
PIECES = st.one_of(
    st.sampled_from(ODDITIES),
    st.sampled_from(sorted(GRAMMAR.numerals.words)).flatmap(
        lambda word: st.sampled_from([word, word.title(), word.upper()])
    ),
    st.sampled_from(sorted(GRAMMAR.times.atoms.core)),
    st.text(max_size=6),
)


@given(st.lists(PIECES, max_size=5), st.sampled_from([" ", "-", ", ", "", "\n", "’"]))
def test_nothing_is_found_where_the_gist_rules_it_out(pieces: list[str], joint: str) -> None:
    text = joint.join(pieces)
    gist = gist_of(text, 0, len(text))
    if not may_hold_numeral(gist, text, 0, len(text), GRAMMAR.numerals.hints):
        assert not find_numerals(text, 0, len(text), GRAMMAR.numerals)
    words = number_words(gist, GRAMMAR.numerals.hints)
    found = find_numerals(text, 0, len(text), GRAMMAR.numerals, words)
    assert found == find_numerals(text, 0, len(text), GRAMMAR.numerals)
    if not may_hold_time(gist, GRAMMAR.times.atoms.hints):
        assert not find_times(text, 0, len(text), GRAMMAR.times)


def test_what_is_kept_of_words_and_figures_is_bounded() -> None:
    assert all(cached.cache_info().maxsize for cached in (vetoes._kinds, vetoes._concerned))
    words, tokens = {}, {}
    for number in range(tokenizer.MOST_KNOWN + 10):
        atoms.words_of(f"x{number}", GRAMMAR.times.atoms, words)
        tokenizer.tokens_of(f"x{number}", False, False, GRAMMAR.words, tokens)
    assert 0 < len(words) <= atoms.MOST_KNOWN
    assert 0 < len(tokens) <= tokenizer.MOST_KNOWN
    telling = replace(GRAMMAR.telling, dull=set(), sharp=set())
    for number in range(gist.MOST_KEPT + 10):
        telling.learn(f"qx{number:x}".translate(str.maketrans("0123456789", "ghijklmnop")), ())
    assert len(telling.dull) == gist.MOST_KEPT


@given(st.lists(PIECES, max_size=5), st.sampled_from([" ", "-", ", ", "\n", "’"]))
def test_what_is_left_out_tells_nothing(pieces: list[str], joint: str) -> None:
    text = joint.join(pieces)
    whole, numerals, times = gist_of(text, 0, len(text)), GRAMMAR.numerals.hints, GRAMMAR.times.atoms.hints
    for _ in range(2):  # with pieces that are new, and with the same when they are known
        left = gist_of(text, 0, len(text), GRAMMAR.telling)
        assert may_hold_numeral(left, text, 0, len(text), numerals) == may_hold_numeral(
            whole, text, 0, len(text), numerals
        )
        assert number_words(left, numerals) == number_words(whole, numerals)
        assert may_hold_time(left, times) == may_hold_time(whole, times)
        for index in GRAMMAR.telling.indexes:
            assert triggered(left, index, text, 0, len(text)) == triggered(whole, index, text, 0, len(text))
