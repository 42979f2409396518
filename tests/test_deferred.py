"""Expressions are compiled when they are first used: that each of them can be is checked here, not at every start."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass

import pytest

from pipeline.deferred import deferred
from pipeline.extract.grammar import load_grammar
from pipeline.lexicon.base import InstallationError


def expressions(node: object) -> Iterator[re.Pattern[str]]:
    """Every expression of a grammar."""
    if isinstance(node, type(deferred("")) | re.Pattern):
        yield node
    elif is_dataclass(node):
        for field in fields(node):
            yield from expressions(getattr(node, field.name))
    elif isinstance(node, Mapping):
        for value in node.values():
            yield from expressions(value)
    elif isinstance(node, tuple | list):
        for value in node:
            yield from expressions(value)


def test_every_expression_of_the_rules_compiles() -> None:
    found = list(expressions(load_grammar()))
    assert len(found) > 700
    for expression in found:
        expression.search("")


def test_an_expression_is_compiled_on_its_first_use() -> None:
    with pytest.raises(InstallationError, match="unterminated") as caught:
        deferred("(").search("")
    assert isinstance(caught.value.__cause__, re.error)
    assert deferred("(?i)b+").findall("aBb") == ["Bb"]
    with pytest.raises(AttributeError):
        _ = deferred("a").nothing  # type: ignore[attr-defined]
