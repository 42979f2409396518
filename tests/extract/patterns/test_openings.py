"""Openings only save time: every form of a unit or currency is matched as it would be without them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.extract.grammar import load_grammar
from pipeline.extract.patterns.openings import Forms, match_form

MEASURES = load_grammar().measures
AFTER = sorted({*MEASURES.units, *MEASURES.money.names, *MEASURES.unit_symbols, *MEASURES.money.symbols})
JOINTS = st.sampled_from(["", " ", "  ", "    ", "-", " - ", "\n", "x", "."])
TAILS = st.sampled_from(["", " ", ".", "s", "²", "/", "2", "é"])


@pytest.mark.parametrize(
    "forms", [MEASURES.word_after, MEASURES.symbol_after, MEASURES.before], ids=["words", "signs", "before"]
)
@given(joint=JOINTS, form=st.sampled_from(AFTER), change=st.sampled_from([str, str.upper, str.title]), tail=TAILS)
def test_a_form_is_matched_with_its_openings_as_without(
    forms: Forms, joint: str, form: str, change: object, tail: str
) -> None:
    written = change(form) if callable(change) else form
    for text in (joint + written + tail, joint + written[::-1] + tail):
        assert bool(match_form(forms, text, 0, len(text))) == bool(forms.expression.match(text))
