"""The bundled script is kept beside the module, and bundled anew where what is kept is not it."""

import pickle
import sys
from pathlib import Path

import pytest

from pipeline.publish.report import embedder as module
from pipeline.publish.report.embedder import SNIPPET, embedder


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder in which the script is kept."""
    monkeypatch.setattr(module, "place_beside", lambda _: tmp_path / "kept.pickle")
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    return tmp_path / "kept.pickle"


def test_what_is_kept_is_what_was_bundled(place: Path) -> None:
    bundled = embedder()
    assert SNIPPET.split()[0] in bundled
    made_by, kept = pickle.loads(place.read_bytes())
    assert kept == bundled == embedder()
    place.write_bytes(pickle.dumps((made_by, "another")))
    assert embedder() == "another"  # it was read, not bundled again
    place.write_bytes(pickle.dumps((("0", SNIPPET), "of another version")))
    assert embedder() == bundled


def test_a_damaged_file_is_bundled_anew(place: Path) -> None:
    place.write_bytes(b"no pickle")
    bundled = embedder()
    assert bundled == pickle.loads(place.read_bytes())[1]
