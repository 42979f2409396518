"""Bad input of every kind: a sentence that says what, where and what to do, the right exit status, nothing lost."""

import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pandas as pd
import pytest

from pipeline.dataset import load
from pipeline.engines.part import Part
from pipeline.publish.replace import OutputError
from pipeline.run import build, build_folder
from tests.conftest import Claimline, start

# What a document can be that is none, with words that its error must hold.
BROKEN = {
    "empty.txt": (b"", "empty"),
    "blank.txt": (b" \n\t\n", "empty"),
    "picture.txt": (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)) * 8, "text"),
    "zeros.txt": (b"\x00" * 4096, "text"),
    "damaged.txt": (b"In 2004 \x81\x8d\x8f\x90\x9d 26 conventions \xff\xfe\xff were joined.\n" * 20, "encod"),
}


@pytest.fixture
def good(built_documents: Path, tmp_path: Path) -> Path:
    """The last good dataset, which no failure may touch."""
    return Path(shutil.copytree(built_documents, tmp_path / "out"))


def snapshot(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def only(folder: Path, *names: str) -> None:
    assert sorted(path.name for path in folder.iterdir()) == sorted(names)


@pytest.mark.parametrize("name", BROKEN)
def test_a_bad_document_is_reported_and_the_others_are_built(
    documents: Path, tmp_path: Path, claimline: Claimline, name: str
) -> None:
    content, said = BROKEN[name]
    (documents / name).write_bytes(content)
    done = claimline("build", documents, "--out", tmp_path / "out")
    assert done.returncode == 1, done.stderr
    (line,) = done.stderr.splitlines()
    assert name in line
    assert said in line.lower()
    table = pd.read_csv(tmp_path / "out" / "documents.csv").set_index("doc_id")
    assert table["outcome"].to_dict() == {"aid": "read", "treaties": "read", name.removesuffix(".txt"): "failed"}
    assert len(pd.read_csv(tmp_path / "out" / "claims.csv")) > 3


def test_when_every_document_is_bad_the_last_dataset_stays(documents: Path, good: Path, claimline: Claimline) -> None:
    before = snapshot(good)
    (documents / "documents.csv").unlink()
    for path in documents.glob("*.txt"):
        path.write_bytes(b"")
    done = claimline("build", documents, "--out", good)
    assert done.returncode == 2
    assert "aid.txt" in done.stderr
    assert "treaties.txt" in done.stderr
    assert snapshot(good) == before


def test_a_missing_folder(tmp_path: Path, good: Path, claimline: Claimline) -> None:
    before = snapshot(good)
    done = claimline("build", tmp_path / "nowhere", "--out", good)
    assert done.returncode == 2
    assert str(tmp_path / "nowhere") in done.stderr
    assert snapshot(good) == before


def test_an_empty_folder(tmp_path: Path, good: Path, claimline: Claimline) -> None:
    before = snapshot(good)
    (tmp_path / "nothing").mkdir()
    done = claimline("build", tmp_path / "nothing", "--out", good)
    assert done.returncode == 2
    assert str(tmp_path / "nothing") in done.stderr
    assert snapshot(good) == before


def test_a_file_in_place_of_a_folder(documents: Path, tmp_path: Path, claimline: Claimline) -> None:
    done = claimline("build", documents / "aid.txt", "--out", tmp_path / "out")
    assert done.returncode == 2
    assert "aid.txt" in done.stderr


def test_every_mistake_of_a_manifest_at_once_with_row_and_column(
    documents: Path, good: Path, claimline: Claimline
) -> None:
    before = snapshot(good)
    (documents / "documents.csv").write_text(
        "doc_id,title,published,covers_start,covers_end\n"
        "aid,Aid,31 January 2005,2004-01-01,2004-13-31\n"
        "gone,Not there,2005-01-31,,\n"
        "treaties,Treaties,2017-02-30,2004-12-31,2004-01-01\n",
        encoding="utf-8",
    )
    done = claimline("build", documents, "--out", good)
    assert done.returncode == 2
    for row, column in ((2, "published"), (2, "covers_end"), (3, "doc_id"), (4, "published"), (4, "covers_start")):
        assert any(f"row {row}" in line and column in line for line in done.stderr.splitlines()), (row, column)
    assert snapshot(good) == before


def test_a_manifest_that_is_no_table(documents: Path, good: Path, claimline: Claimline) -> None:
    before = snapshot(good)
    for content in (b"", b"\x00\x01\x02", b"title,published\nAid,2005-01-31\n", b"doc_id,doc_id\naid,aid\n"):
        (documents / "documents.csv").write_bytes(content)
        done = claimline("build", documents, "--out", good)
        assert done.returncode == 2, content
        assert "documents.csv" in done.stderr
    assert snapshot(good) == before


def test_an_output_that_cannot_be_written(documents: Path, claimline: Claimline) -> None:
    done = claimline("build", documents, "--out", documents / "aid.txt" / "out")
    assert done.returncode == 2
    assert "cannot be written" in done.stderr
    assert "--out" in done.stderr


def full_disk(*_: object, **__: object) -> None:
    raise OSError(28, "No space left on device")


@pytest.mark.parametrize("step", ["keep_part", "write_dataset", "clear_parts"])
def test_a_disk_that_fills_up_half_way(documents: Path, good: Path, monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    before = snapshot(good)
    monkeypatch.setattr(f"pipeline.run.{step}", full_disk)
    with pytest.raises(OutputError, match=r"cannot be written: No space left on device"):
        build(documents, good)
    assert snapshot(good) == before


def test_what_the_system_refuses_elsewhere_is_no_fault_of_the_output(documents: Path, good: Path) -> None:
    before = snapshot(good)

    def engine(*_: object) -> Iterator[Part]:
        raise OSError(104, "Connection reset by peer")
        yield

    with pytest.raises(OSError, match="Connection reset"):
        build_folder(documents, good, engine=engine)
    assert snapshot(good) == before


def test_an_output_folder_that_is_not_ours(documents: Path, tmp_path: Path, claimline: Claimline) -> None:
    thesis = tmp_path / "thesis"
    thesis.mkdir()
    (thesis / "chapter.txt").write_text("years of work")
    done = claimline("build", documents, "--out", thesis)
    assert done.returncode == 2
    assert "not replaced" in done.stderr
    only(thesis, "chapter.txt")
    only(tmp_path, "documents", "thesis")


@pytest.mark.parametrize("inside", [".", "2004"])
def test_documents_that_lie_in_the_output_folder(good: Path, claimline: Claimline, inside: str) -> None:
    (good / "2004").mkdir()
    (good / "2004" / "aid.txt").write_text("The fund gave 12 million dollars to Ghana.\n")
    before = sorted(good.rglob("*"))
    done = claimline("build", good / inside, "--out", good)
    assert done.returncode == 2
    assert "replaced as a whole" in done.stderr
    assert sorted(good.rglob("*")) == before


def test_an_output_folder_among_the_documents_is_not_read(documents: Path, claimline: Claimline) -> None:
    for _ in range(2):
        done = claimline("build", documents, "--out", documents / "data_out")
        assert done.returncode == 0
        assert "2 documents: 2 read, 0 skipped, 0 failed" in done.stdout
        assert not done.stderr


def test_a_dataset_among_the_documents_is_skipped_in_one_line(
    documents: Path, tmp_path: Path, claimline: Claimline
) -> None:
    inside = documents / "old" / "out"
    assert claimline("build", documents, "--out", inside).returncode == 0
    (inside / "kept.txt").write_text("The fund gave 12 million dollars to Ghana.\n")
    done = claimline("build", documents, "--out", tmp_path / "out")
    assert done.returncode == 0
    assert "3 documents: 2 read, 1 skipped, 0 failed" in done.stdout
    assert done.stderr == (
        "claimline: skipped: old/out/: holds a dataset that claimline built, whose files are no documents\n"
    )
    done = claimline("build", inside, "--out", tmp_path / "out2")
    assert done.returncode == 2
    assert "name the folder of its documents instead" in done.stderr


def test_wrong_arguments(claimline: Claimline) -> None:
    assert claimline("frobnicate").returncode == 2
    assert claimline("build", "--nonsense").returncode == 2


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["build", "docs", "--ot", "x"], "claimline build: error: there is no option --ot; did you mean --out?"),
        (["build", "docs", "--ot=x"], "claimline build: error: there is no option --ot; did you mean --out?"),
        (["build", "docs", "seeds"], "claimline build: error: 'seeds' is one argument too many"),
        (["check", "--fail", "error", "-x"], "claimline check: error: there is no option -x"),
        (["chekc", "out"], "claimline: error: there is no command 'chekc'; did you mean check?"),
        (["build", "--workers", "x"], "argument --workers: 'x' is no whole number from 1 on"),
        (["build", "--workers", "0"], "argument --workers: '0' is no whole number from 1 on"),
    ],
)
def test_a_mistyped_argument_is_told_with_the_usage_of_its_command(
    claimline: Claimline, arguments: list[str], said: str
) -> None:
    done = claimline(*arguments)
    assert (done.returncode, done.stdout) == (2, "")
    command = " build" if arguments[0] == "build" else " check" if arguments[0] == "check" else ""
    assert done.stderr.startswith(f"usage: claimline{command} [-h]")
    assert done.stderr.endswith(f"{said}\n")


def many_documents(folder: Path, count: int) -> None:
    """Enough different documents that a run takes a while."""
    for number in range(count):
        sentences = (f"In 2004 the fund gave {number} million yuan to {i + 2} villages.\n\n" for i in range(200))
        (folder / f"more-{number:03}.txt").write_text("".join(sentences), encoding="utf-8")


def wait_for(path: Path, process: "subprocess.Popen[str]") -> None:
    until = time.monotonic() + 60
    while not path.exists() and process.poll() is None and time.monotonic() < until:
        time.sleep(0.005)
    assert path.exists(), "the run never began to write"


@pytest.mark.parametrize("inherited", [signal.default_int_handler, signal.SIG_IGN], ids=["terminal", "background"])
def test_an_interrupt_half_way(
    documents: Path, good: Path, tmp_path: Path, request: pytest.FixtureRequest, inherited: signal.Handlers
) -> None:
    request.addfinalizer(partial(signal.signal, signal.SIGINT, signal.signal(signal.SIGINT, inherited)))
    before = snapshot(good)
    many_documents(documents, 40)
    process = start("build", documents, "--out", good)
    wait_for(tmp_path / ".out.new", process)
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=60)
    assert process.returncode == 130, errors
    assert "Traceback" not in errors
    assert "interrupted" in errors
    assert snapshot(good) == before
    only(tmp_path, "documents", "out")


@pytest.mark.slow
def test_killed_at_any_time_of_a_run_there_is_a_whole_dataset(documents: Path, good: Path, tmp_path: Path) -> None:
    old = snapshot(good)
    many_documents(documents, 1)
    whole = tmp_path / "whole" / "out"
    process = start("build", documents, "--out", whole)
    wait_for(whole.with_name(".out.new"), process)
    began = time.monotonic()
    process.communicate(timeout=60)
    lasts = time.monotonic() - began
    new = snapshot(whole)
    for share in (0.0, 0.3, 0.6, 0.8, 0.9, 1.0):
        out = Path(shutil.copytree(good, tmp_path / str(share) / "out"))
        process = start("build", documents, "--out", out)
        wait_for(out.with_name(".out.new"), process)
        time.sleep(share * lasts)
        process.kill()
        process.communicate(timeout=60)
        load(out)
        assert snapshot(out) in (old, new)
    build(documents, out)
    assert snapshot(out) == new
    only(out.parent, "out")


def test_a_bad_input_ends_a_real_process_without_a_traceback(documents: Path) -> None:
    process = start("build", documents / "nowhere", "--out", documents / "out")
    printed, errors = process.communicate(timeout=60)
    assert process.returncode == 2
    assert not printed
    assert errors.startswith("claimline: ")
    assert len(errors.splitlines()) == 1
