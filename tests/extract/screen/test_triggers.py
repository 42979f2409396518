"""Triggers only save time: whatever a pattern of the screen matches holds one of its triggers."""

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.extract.grammar import load_grammar
from pipeline.extract.patterns.gist import gist_of, index_triggers, triggered
from pipeline.extract.screen.vetoes import CompiledPattern, CompiledVeto, beginning_behind, ending_before

# The triggers of `2-1 win` stand behind what the pattern takes: no text can be made of the expression alone.
PATTERNS = [
    pattern
    for pattern in load_grammar().vetoes.patterns.patterns
    if pattern.triggers and pattern.rule != "veto.identifier.score-before"
]
VETOES = [veto for each in (load_grammar().vetoes.early, load_grammar().vetoes.late) for veto in each.vetoes]
LATIN = st.characters(max_codepoint=0xFF)


@pytest.mark.parametrize("pattern", PATTERNS, ids=[pattern.rule for pattern in PATTERNS])
@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_a_match_holds_a_trigger(pattern: CompiledPattern, data: st.DataObject) -> None:
    expression = re.compile(pattern.expression.pattern, pattern.expression.flags)
    text = data.draw(st.from_regex(expression, fullmatch=True, alphabet=LATIN))
    text, index = re.sub(r"\s+", " ", text), index_triggers([pattern.triggers])
    assert triggered(gist_of(text, 0, len(text)), index, text, 0, len(text)) == [0], text


@pytest.mark.parametrize("veto", [veto for veto in VETOES if veto.ends], ids=lambda veto: veto.rule)
@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_what_stands_before_ends_as_said(veto: CompiledVeto, data: st.DataObject) -> None:
    assert veto.before is not None
    expression = re.compile(veto.before.pattern, veto.before.flags)
    text = data.draw(st.from_regex(expression, fullmatch=True, alphabet=LATIN))
    assert ending_before(text, 0, len(text)).endswith(veto.ends), text


@pytest.mark.parametrize("veto", [veto for veto in VETOES if veto.starts], ids=lambda veto: veto.rule)
@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_what_stands_behind_begins_as_said(veto: CompiledVeto, data: st.DataObject) -> None:
    assert veto.after is not None
    expression = re.compile(veto.after.pattern, veto.after.flags)
    text = data.draw(st.from_regex(expression, fullmatch=True, alphabet=LATIN))
    assert beginning_behind(text, 0, len(text)).startswith(veto.starts), text
