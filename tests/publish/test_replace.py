"""The safe swap: whatever happens to a run, one whole dataset stands in the output folder."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from types import FrameType

import pytest

from pipeline.ingest.own import is_dataset
from pipeline.publish.replace import OutputError, replacing, settle

FILES = ("claims.csv", "documents.csv", "run.json")


def write_dataset(folder: Path, version: str) -> None:
    for name in FILES[:-1]:
        (folder / name).write_text(version * 1000, encoding="utf-8")
    (folder / "run.json").write_text(json.dumps({"program": "claimline", "version": version}), encoding="utf-8")


def put(out: Path, version: str) -> None:
    with replacing(out) as folder:
        write_dataset(folder, version)


def version_in(out: Path) -> str:
    """The version of the one whole dataset in `out`; fails on a mixture or a part."""
    version: str = json.loads((out / "run.json").read_text())["version"]
    assert sorted(path.name for path in out.iterdir()) == sorted(FILES)
    assert all((out / name).read_text() == version * 1000 for name in FILES[:-1])
    return version


def only(out: Path) -> None:
    """Nothing is left beside `out`."""
    assert [path.name for path in out.parent.iterdir()] == [out.name]


def test_a_new_folder_an_empty_folder_and_our_own_dataset_are_filled(tmp_path: Path) -> None:
    out = tmp_path / "deep" / "data_out"
    put(out, "1")
    assert version_in(out) == "1"
    put(out, "2")
    assert version_in(out) == "2"
    only(out)
    empty = tmp_path / "empty"
    empty.mkdir()
    put(empty, "3")
    assert version_in(empty) == "3"


@pytest.mark.parametrize("record", [None, "{}", "[]", "not json", '{"program": "another"}'])
def test_a_folder_of_another_kind_is_refused_and_untouched(tmp_path: Path, record: str | None) -> None:
    (tmp_path / "thesis.txt").write_text("years of work")
    if record is not None:
        (tmp_path / "run.json").write_text(record)
    with pytest.raises(OutputError, match="not replaced"), replacing(tmp_path):
        raise AssertionError("the folder was accepted")
    assert (tmp_path / "thesis.txt").read_text() == "years of work"


def test_a_file_in_place_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("a file")
    with pytest.raises(OutputError, match="is a file, not a folder"), replacing(tmp_path / "out"):
        raise AssertionError("the file was accepted")


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputError, match="cannot be written"), replacing(tmp_path / "file" / "out"):
        raise AssertionError("the place was accepted")


@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt, OSError])
def test_a_run_that_fails_leaves_the_last_dataset(tmp_path: Path, error: type[BaseException]) -> None:
    out = tmp_path / "out"
    put(out, "1")

    def fail() -> None:
        with replacing(out) as folder:
            write_dataset(folder, "2")
            raise error

    with pytest.raises(error):
        fail()
    assert version_in(out) == "1"
    only(out)


def interrupted_at(number: int, out: Path) -> bool:
    """Interrupt a run behind the so-maniest call into the system while it takes its folder; whether there was one."""
    left = number

    def look(frame: FrameType, event: str, called: object) -> None:
        nonlocal left
        if event == "c_return" and frame.f_code.co_name in ("_start_afresh", "_lock"):
            left -= 1
            if left == 0:
                raise KeyboardInterrupt

    sys.setprofile(look)
    try:
        put(out, "2")
    except KeyboardInterrupt:
        return True
    finally:
        sys.setprofile(None)
    return False


def test_an_interrupt_while_the_folder_is_taken_leaves_nothing(tmp_path: Path) -> None:
    out = tmp_path / "out"
    put(out, "1")
    number = 1
    while interrupted_at(number, out):
        assert version_in(out) == "1"
        only(out)
        number += 1
    assert number > 2, "no call was interrupted"
    assert version_in(out) == "2"


def test_a_dataset_without_its_record_does_not_replace(tmp_path: Path) -> None:
    out = tmp_path / "out"
    put(out, "1")
    with pytest.raises(OutputError, match=r"run\.json"), replacing(out) as folder:
        (folder / "claims.csv").write_text("")
    assert version_in(out) == "1"


def test_a_link_to_a_folder_stays_a_link(tmp_path: Path) -> None:
    real = tmp_path / "real"
    put(real, "1")
    link = tmp_path / "link"
    link.symlink_to(real, target_is_directory=True)
    put(link, "2")
    assert link.is_symlink()
    assert version_in(real) == "2"


def test_two_runs_at_once_do_not_mix(tmp_path: Path) -> None:
    out = tmp_path / "out"
    with replacing(out) as folder:
        write_dataset(folder, "1")
        with pytest.raises(OutputError, match="Another run"):
            put(out, "2")
    assert version_in(out) == "1"


def test_a_folder_made_by_somebody_else_in_the_gap_is_not_lost(tmp_path: Path) -> None:
    out = tmp_path / "out"
    put(out, "1")
    os.rename(out, tmp_path / ".out.old")
    out.mkdir()
    (out / "thesis.txt").write_text("years of work")
    with pytest.raises(OutputError, match="The last good one is"):
        settle(out)
    assert (out / "thesis.txt").exists()
    assert version_in(tmp_path / ".out.old") == "1"


# Killed for real: the child counts what it asks of the file system and ends itself, by a signal that no program can
# catch, just before the call of a given number. Number by number this visits every moment of a swap.
CHILD = """
import os, signal, sys
from pathlib import Path
from pipeline.publish.replace import replacing
files, moment, out = sys.argv[1].split(), int(sys.argv[2]), Path(sys.argv[3])
calls = 0
def count(event, arguments):
    global calls
    if event in {"open", "os.rename", "os.mkdir", "os.rmdir", "os.remove", "os.scandir", "shutil.rmtree"}:
        calls += 1
        if calls == moment:
            os.kill(os.getpid(), signal.SIGKILL)
sys.addaudithook(count)
with replacing(out) as folder:
    for name in files[:-1]:
        (folder / name).write_text("2" * 1000)
    (folder / files[-1]).write_text('{"program": "claimline", "version": "2"}')
"""


def killed_at(moment: int, out: Path) -> bool:
    """Replace the dataset in a process that is killed at the given call; whether it was still running by then."""
    command = [sys.executable, "-c", CHILD, " ".join(FILES), str(moment), str(out)]
    status = subprocess.run(command, timeout=60, stderr=subprocess.PIPE)
    assert status.returncode in (0, -signal.SIGKILL), status.stderr
    return status.returncode != 0


@pytest.mark.slow
@pytest.mark.parametrize("before", ["1", None], ids=["over a dataset", "where there was none"])
def test_killed_at_any_moment_one_whole_dataset_remains(tmp_path: Path, before: str | None) -> None:
    seen: list[str | None] = []
    for moment in range(1, 200):
        out = tmp_path / str(moment) / "out"
        if before:
            put(out, before)
        running = killed_at(moment, out)
        settle(out)
        seen.append(version_in(out) if is_dataset(out) else None)
        assert before is None or is_dataset(out)
        put(out, "3")
        assert version_in(out) == "3"
        only(out)
        if not running:
            break
    assert not running, "the child was never let through to its end"
    assert seen[0] == before
    assert seen[-1] == "2"
    # once the new dataset stands, no later moment brings the old one back
    assert seen == sorted(seen, key=lambda version: version == "2")
