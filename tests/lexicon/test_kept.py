"""What is kept of rule files: the same as what they say, and never in the way."""

import os
import pickle
import shutil
import sys
from pathlib import Path

import pytest

from pipeline.lexicon import base, kept
from pipeline.lexicon.base import RULES, read_rules
from pipeline.lexicon.hedges import HedgeRules
from pipeline.pycache import place_beside


@pytest.fixture
def rules(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The hedges in a rules folder of their own, with nothing kept."""
    monkeypatch.setattr(base, "RULES", tmp_path)
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    return Path(shutil.copy(RULES / "hedges.toml", tmp_path / "hedges.toml"))


def test_what_is_kept_is_what_the_file_says(rules: Path) -> None:
    first = read_rules(rules, HedgeRules)
    assert kept.read_kept(rules, HedgeRules) == first
    assert read_rules(rules, HedgeRules) == first


def test_another_file_is_read_anew(rules: Path) -> None:
    before = read_rules(rules, HedgeRules)
    rules.write_text(rules.read_text(encoding="utf-8").replace('"hedge.within"', '"hedge.inside"'), encoding="utf-8")
    after = read_rules(rules, HedgeRules)
    assert before != after
    assert kept.read_kept(rules, HedgeRules) == after


@pytest.mark.parametrize("content", [b"", b"no pickle", pickle.dumps(("other", None)), pickle.dumps(3)])
def test_what_is_damaged_is_not_used(rules: Path, content: bytes) -> None:
    whole = read_rules(rules, HedgeRules)
    place_beside(rules).write_bytes(content)
    assert kept.read_kept(rules, HedgeRules) is None
    assert read_rules(rules, HedgeRules) == whole


def test_a_folder_that_cannot_be_written_is_no_fault(rules: Path) -> None:
    (rules.parent / "__pycache__").write_text("a file where the folder would be", encoding="utf-8")
    assert read_rules(rules, HedgeRules)
    assert kept.read_kept(rules, HedgeRules) is None


def test_nothing_is_kept_where_python_keeps_nothing(rules: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    read_rules(rules, HedgeRules)
    assert os.listdir(rules.parent) == ["hedges.toml"]


def test_a_file_of_ones_own_is_never_kept(tmp_path: Path) -> None:
    own = Path(shutil.copy(RULES / "hedges.toml", tmp_path / "hedges.toml"))
    read_rules(own, HedgeRules)
    assert os.listdir(tmp_path) == ["hedges.toml"]
