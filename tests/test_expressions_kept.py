"""Expressions of kept code are those that `re.compile` makes, and what is kept is never in the way."""

import pickle
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline import expressions

PATTERNS = [
    r"a(?P<x>b|c)+",
    r"(?i:straße|[À-ÿ]+)\b",
    r"(?<!\w)\d{1,3}(?:,\d{3})*+",
    r"(?m)^\s*$",
    "[\U0001f600-\U0001f64f]",
]


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A place of its own to keep code, with nothing in it."""
    path = tmp_path / "__pycache__" / "expressions.pickle"
    monkeypatch.setattr(expressions, "place", lambda: path)
    monkeypatch.setattr(expressions, "_new", {})
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    expressions._kept.cache_clear()
    yield path
    expressions._kept.cache_clear()


@pytest.mark.parametrize("pattern", PATTERNS)
@given(text=st.text(st.sampled_from("abcÀé12,3 \nsStraßE😀"), max_size=20))
def test_an_expression_of_its_code_finds_the_same(pattern: str, text: str) -> None:
    ours, theirs = expressions.expression_of(pattern, expressions.code_of(pattern, 0)), re.compile(pattern)
    assert (ours.flags, ours.groups, ours.groupindex, ours.pattern) == (
        theirs.flags,
        theirs.groups,
        theirs.groupindex,
        theirs.pattern,
    )
    assert [(one.span(), one.groupdict()) for one in ours.finditer(text)] == [
        (one.span(), one.groupdict()) for one in theirs.finditer(text)
    ]


def test_what_is_kept_is_used_by_the_next_run(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert expressions.compiled("a+", 0).findall("aab") == ["aa"]
    expressions.keep()
    assert place.is_file()
    expressions._kept.cache_clear()
    monkeypatch.setattr(expressions, "code_of", None)  # another way to it is not needed any more
    assert expressions.compiled("a+", 0).findall("aab") == ["aa"]
    assert expressions._new == {}


@pytest.mark.parametrize("content", [b"", b"no pickle", pickle.dumps((("3.0", 1), {})), pickle.dumps(3)])
def test_what_is_damaged_or_for_another_engine_is_not_used(place: Path, content: bytes) -> None:
    place.parent.mkdir()
    place.write_bytes(content)
    assert expressions.compiled("a+", re.IGNORECASE).findall("aAb") == ["aA"]
    expressions.keep()
    assert expressions._read()


def test_code_that_is_none_is_compiled_anew(place: Path) -> None:
    place.parent.mkdir()
    wrong = {("a+", 0): (0, b"\xff\xff\xff\xff" * 4, 0, {}, ())}
    place.write_bytes(pickle.dumps((expressions._engine(), wrong)))
    assert expressions.compiled("a+", 0).findall("aab") == ["aa"]


def test_a_mistake_in_an_expression_is_told_as_ever() -> None:
    with pytest.raises(re.error, match="unterminated"):
        expressions.compiled("(", 0)


def test_nothing_is_kept_where_python_keeps_nothing(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    expressions.compiled("a+", 0)
    expressions.keep()
    assert not place.exists()
