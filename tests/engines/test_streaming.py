"""A build in many batches is the build in one: the same tables, copies told across batches, series across batches."""

import json
from pathlib import Path

import pandas as pd
import pyarrow
import pytest

from pipeline.analyse.families import groups, recurring
from pipeline.analyse.series import family_order
from pipeline.dataset import Dataset, load
from pipeline.engines.clock import Clock, profile_of
from pipeline.run import build_folder
from tests.conftest import SEEDS, Claimline
from tests.engines.making import mixed_documents


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return mixed_documents(tmp_path_factory.mktemp("mixed") / "documents", 9)


@pytest.fixture(scope="module")
def whole(folder: Path) -> Dataset:
    out = folder.parent / "whole"
    build_folder(folder, out)
    return load(out)


@pytest.fixture(scope="module")
def pieces(folder: Path) -> Path:
    """The dataset of the folder, each document in a batch of its own."""
    out = folder.parent / "pieces" / "out"
    build_folder(folder, out, batch_bytes=1)
    return out


def test_the_tables_do_not_depend_on_the_batches(pieces: Path, whole: Dataset) -> None:
    for name, frame in load(pieces).tables().items():
        pd.testing.assert_frame_equal(frame, whole.tables()[name])
    assert [path.name for path in pieces.parent.iterdir()] == ["out"]
    assert not (pieces / "parts").exists()


@pytest.mark.parametrize("batch_bytes", [pytest.param(400, marks=pytest.mark.slow), 3000])
def test_nor_on_their_size(folder: Path, whole: Dataset, tmp_path: Path, batch_bytes: int) -> None:
    build_folder(folder, tmp_path / "out", batch_bytes=batch_bytes)
    for name, frame in load(tmp_path / "out").tables().items():
        pd.testing.assert_frame_equal(frame, whole.tables()[name])


def test_the_seeds_in_batches_of_one_give_the_same_findings(built: tuple[Dataset, Path], tmp_path: Path) -> None:
    dataset, _ = built
    build_folder(SEEDS, tmp_path / "out", batch_bytes=1)
    for name, frame in load(tmp_path / "out").tables().items():
        pd.testing.assert_frame_equal(frame, dataset.tables()[name])


def test_copies_are_told_wherever_they_lie(pieces: Path) -> None:
    dataset = load(pieces)
    documents = dataset.documents.set_index("doc_id")
    for copy in ("zz-copy", "zz-copy-again"):
        assert documents.loc[copy, ["outcome", "duplicate_of"]].tolist() == ["skipped", "year-001"]
        assert "same text as year-001" in documents.loc[copy, "error"]
        assert copy not in {*dataset.claims["doc_id"], *dataset.rejected["doc_id"], *dataset.series["doc_id"]}
    assert documents.loc["french", "outcome"] == "skipped"
    assert pd.isna(documents.loc["french", "duplicate_of"])


def test_families_that_stand_in_one_document_only_are_not_followed() -> None:
    def table(*rows: tuple[str, str]) -> pyarrow.Table:
        return pyarrow.table({"family": [family for family, _ in rows], "doc_id": [name for _, name in rows]})

    batches = [
        table(("aid", "a"), ("auto:ship", "a"), ("auto:ship", "a")),
        table(("auto:boat", "b"), ("auto:ship", "b")),
    ]
    assert recurring(batches, 2) == {"aid": 1, "auto:ship": 3}
    assert recurring(batches, 3) == {"aid": 1}


def test_groups_keep_the_order_of_the_series_and_their_size() -> None:
    families = {"auto:a b": 3, "auto:a": 4, "aid": 5, "auto:c": 9}
    found = list(groups(families, most=8))
    assert [family for group in found for family in group] == sorted(families, key=family_order)
    assert all(len(group) == 1 or sum(families[family] for family in group) <= 8 for group in found)


def test_a_profile_has_the_share_of_every_stage(documents: Path, tmp_path: Path, claimline: Claimline) -> None:
    file = tmp_path / "profile.json"
    assert claimline("build", documents, "--out", tmp_path / "out", "--profile", file).returncode == 0
    profile = json.loads(file.read_text(encoding="utf-8"))
    assert {"read", "extract", "frames and validation", "publish"} <= set(profile)
    assert sum(stage["share"] for stage in profile.values()) == pytest.approx(1, abs=1e-4)
    assert "profile.json" not in {path.name for path in (tmp_path / "out").iterdir()}


def test_a_clock_adds_up() -> None:
    clock = Clock()
    clock.add({"read": 1.0})
    clock.add({"read": 2.0, "write": 1.0})
    assert profile_of(clock) == {
        "read": {"seconds": 3.0, "share": 0.75},
        "write": {"seconds": 1.0, "share": 0.25},
    }


def test_a_profile_that_cannot_be_written_is_told(documents: Path, tmp_path: Path, claimline: Claimline) -> None:
    done = claimline("build", documents, "--out", tmp_path / "out", "--profile", tmp_path / "no" / "profile.json")
    assert done.returncode == 2
    assert "the profile cannot be written" in done.stderr
