"""Triggers only save time: whatever a pattern of the screen matches holds one of its triggers."""

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.extract.gist import fold, gist_of, index_triggers, triggered
from pipeline.extract.grammar import load_grammar
from pipeline.extract.vetoes import CompiledPattern, may_match

# The triggers of `2-1 win` stand behind what the pattern takes: no text can be made of the expression alone.
PATTERNS = [
    pattern
    for pattern in load_grammar().vetoes.patterns.patterns
    if pattern.triggers and pattern.rule != "veto.identifier.score-before"
]
LATIN = st.characters(max_codepoint=0xFF)


@pytest.mark.parametrize("pattern", PATTERNS, ids=[pattern.rule for pattern in PATTERNS])
@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_a_match_holds_a_trigger(pattern: CompiledPattern, data: st.DataObject) -> None:
    expression = re.compile(pattern.expression.pattern, pattern.expression.flags)
    text = data.draw(st.from_regex(expression, fullmatch=True, alphabet=LATIN))
    assert may_match(fold(re.sub(r"\s+", " ", text)), pattern.triggers), text
    assert triggered(gist_of(text, 0, len(text)), index_triggers([pattern.triggers])) == [0], text
