"""Marks of items counted inside a sentence."""

import pytest

from pipeline.ingest.enumerators import find_enumerators


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("It will (i) build dams; (ii) plant trees; and (iii) hire staff.", ["(i)", "(ii)", "(iii)"]),
        ("The aims are (a) health and (b) schools.", ["(a)", "(b)"]),
        ("The aims are (1) health and (2) schools.", ["(1)", "(2)"]),
        ("The aims are (a) health. Much else is told in annex (b) as well.", []),
        ("Under section 5 (a) and section 6 (b) of the act", []),
        ("It has one (1) nurse and two (2) doctors.", []),
        ("The aim (ii) was missed.", []),
    ],
)
def test_marks_that_run_on(text: str, marks: list[str]) -> None:
    assert [text[span.start : span.end] for span in find_enumerators(text)] == marks
