"""Documents and datasets on object storage, with fsspec's file systems in memory and on the disk."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from pipeline.dataset import load
from pipeline.ingest.listing import FolderError
from pipeline.publish.reading import DatasetError
from pipeline.publish.remote import documents_at, place_of
from pipeline.publish.replace import OutputError
from pipeline.run import NothingReadError, build
from tests.conftest import Claimline


@pytest.fixture(params=["memory", pytest.param("file", marks=pytest.mark.slow)])
def storage(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The URL of an empty folder."""
    import fsspec

    url = f"memory://{tmp_path.name}" if request.param == "memory" else f"file://{tmp_path}/remote"
    yield url
    system, root = fsspec.url_to_fs(url)
    if system.exists(root):
        system.rm(root, recursive=True)


def system_of(url: str) -> tuple[Any, str]:
    import fsspec

    system, root = fsspec.url_to_fs(url)
    return system, root.rstrip("/")


@pytest.fixture
def remote_documents(storage: str, documents: Path) -> str:
    system, root = system_of(storage)
    system.put(f"{documents}/", f"{root}/in/", recursive=True)
    return f"{storage}/in"


def test_a_dataset_goes_there_and_back(
    storage: str, remote_documents: str, documents: Path, tmp_path: Path, claimline: Claimline
) -> None:
    out = f"{storage}/out"
    done = claimline("build", remote_documents, "--out", out)
    assert (done.returncode, done.stderr) == (0, "")
    assert f"The dataset is in {out} " in done.stdout
    local = build(documents, tmp_path / "local")
    for name, frame in load(out).tables().items():
        pd.testing.assert_frame_equal(frame, local.tables()[name])
    assert claimline("check", out).returncode == 0
    assert claimline("diff", out, tmp_path / "local").returncode == 0


def test_a_dataset_among_the_documents_is_not_read(remote_documents: str, tmp_path: Path, claimline: Claimline) -> None:
    for _ in range(2):
        done = claimline("build", remote_documents, "--out", f"{remote_documents}/out")
        assert (done.returncode, done.stderr) == (0, "")
        assert "2 documents: 2 read, 0 skipped, 0 failed" in done.stdout
    done = claimline("build", remote_documents, "--out", tmp_path / "local")
    assert "3 documents: 2 read, 1 skipped, 0 failed" in done.stdout
    assert "skipped: out/: holds a dataset" in done.stderr


def test_the_record_names_every_file_with_its_hash_and_another_build_takes_its_place(
    storage: str, remote_documents: str, documents: Path
) -> None:
    out = f"{storage}/out"
    build(remote_documents, out)
    system, root = system_of(out)
    first = json.loads(system.cat_file(f"{root}/run.json"))
    assert {Path(file["path"]).name for file in first["files"].values()} == set(first["files"])
    assert {"claims.parquet", "claims.csv", "codebook.md", "datapackage.json"} <= set(first["files"])
    (documents / "more.txt").write_text("It had 26 members in 2004.\n", encoding="utf-8")
    build(documents, out)
    second = json.loads(system.cat_file(f"{root}/run.json"))
    there = {path.removeprefix("/").removeprefix(root.removeprefix("/")).strip("/") for path in system.find(root)}
    assert there == {"run.json", *(file["path"] for file in second["files"].values())}
    assert first["files"]["claims.csv"]["path"] != second["files"]["claims.csv"]["path"]


def test_what_a_killed_run_left_is_not_read(storage: str, documents: Path) -> None:
    out = f"{storage}/out"
    before = build(documents, out)
    system, root = system_of(out)
    system.makedirs(f"{root}/0123456789abcdef", exist_ok=True)
    system.pipe_file(f"{root}/0123456789abcdef/claims.parquet", b"half of it")
    system.pipe_file(f"{root}/claims.parquet", b"not named by the record")
    pd.testing.assert_frame_equal(load(out).claims, before.claims)


def test_a_file_that_is_not_the_one_named_is_refused(storage: str, documents: Path) -> None:
    out = f"{storage}/out"
    build(documents, out)
    system, root = system_of(out)
    record = json.loads(system.cat_file(f"{root}/run.json"))
    system.pipe_file(f"{root}/{record['files']['claims.parquet']['path']}", b"other bytes")
    with pytest.raises(DatasetError, match=r"claims\.parquet is not the file that run\.json names"):
        load(out)


def test_a_run_that_fails_leaves_the_dataset_that_is_there(storage: str, documents: Path) -> None:
    out = f"{storage}/out"
    before = build(documents, out)
    for path in documents.glob("*.txt"):
        path.write_bytes(b"\0")
    with pytest.raises(NothingReadError):
        build(documents, out)
    pd.testing.assert_frame_equal(load(out).claims, before.claims)


def test_a_folder_of_other_files_is_not_replaced(storage: str, documents: Path) -> None:
    system, root = system_of(storage)
    system.makedirs(f"{root}/mine", exist_ok=True)
    system.pipe_file(f"{root}/mine/thesis.txt", b"mine")
    with pytest.raises(OutputError, match="not a dataset of ours"):
        build(documents, f"{storage}/mine")
    assert system.cat_file(f"{root}/mine/thesis.txt") == b"mine"


def test_a_key_leads_nowhere_but_into_the_folder(tmp_path: Path) -> None:
    system, root = system_of(f"memory://{tmp_path.name}/keys")
    system.pipe_file(f"{root}/aid.txt", b"In 2004 the fund gave 12 million yuan.")
    system.store[f"{root}/../../escaped.txt"] = system.store[f"{root}/aid.txt"]
    with documents_at(f"memory://{tmp_path.name}/keys") as folder:
        assert [path.name for path in folder.rglob("*")] == ["aid.txt"]
        assert not list(folder.parent.parent.glob("escaped.txt"))


def test_what_is_not_there_is_told(storage: str, tmp_path: Path) -> None:
    with pytest.raises(FolderError, match="there is no such folder"):
        build(f"{storage}/nowhere", tmp_path / "out")
    with pytest.raises(DatasetError, match="there is no dataset here"):
        load(f"{storage}/nowhere")


@pytest.mark.parametrize("url", ["nonsense://bucket/folder", "s3://bucket/folder"])
def test_a_storage_that_cannot_be_used_is_told_without_a_traceback(
    url: str, documents: Path, claimline: Claimline
) -> None:
    done = claimline("build", documents, "--out", url)
    assert done.returncode == 2
    assert done.stderr.startswith(f"claimline: {url}: cannot be used: ")
    assert len(done.stderr.splitlines()) == 1


def test_a_url_stays_as_it_is_written_and_a_path_is_a_path() -> None:
    assert place_of("s3://bucket//a") == "s3://bucket//a"
    assert place_of("a/b") == Path("a/b")
