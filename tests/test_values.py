"""Values: equal by their fields, hashable, without room for anything else; copies leave the original alone."""

import pytest

from pipeline.models import Span
from pipeline.values import replace


def test_a_copy_changes_only_the_named_fields() -> None:
    span = Span(1, 2, "rule")
    assert replace(span, end=3) == Span(1, 3, "rule")
    assert span == Span(1, 2, "rule")
    assert len({span, Span(1, 2, "rule"), replace(span, end=3)}) == 2


def test_a_copy_takes_no_field_that_the_value_has_not() -> None:
    with pytest.raises(AttributeError):
        replace(Span(1, 2), stop=3)  # type: ignore[call-arg]
