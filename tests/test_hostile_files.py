"""Files that are no documents, or that change while they are read: each a line and a row, never a hang or traceback."""

import hashlib
import os
import random
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path

import pandas as pd
import pytest

from tests.conftest import ROOT, Claimline, start
from tests.ingest.hostile_markup import word_file

SENTENCE = "In 2004 the fund gave 12 million dollars to 18 of the countries that had joined it.\n"


def outcomes(out: Path) -> dict[str, str]:
    """What became of each document of a dataset."""
    return dict(pd.read_csv(out / "documents.csv").set_index("doc_id")["outcome"])


SPECIAL = ("socket", "device", "folder")


def failing(line: str) -> None:
    """A failure is told in one line, without a traceback."""
    assert "Traceback" not in line
    assert len(line.splitlines()) == 1, line


@pytest.mark.parametrize("kind", ["fifo", *(pytest.param(kind, marks=pytest.mark.slow) for kind in SPECIAL)])
def test_what_is_no_file_is_not_opened(documents: Path, tmp_path: Path, kind: str) -> None:
    """A pipe would be waited for without end, a device has none: neither is a document, so nobody is told."""
    odd = documents / "odd.txt"
    listener = socket.socket(socket.AF_UNIX)
    if kind == "fifo":
        os.mkfifo(odd)
    elif kind == "socket":
        listener.bind(os.path.relpath(odd))
    elif kind == "device":
        odd.symlink_to("/dev/zero")
    else:
        odd.mkdir()
    process = start("build", documents, "--out", tmp_path / "out")
    _, errors = process.communicate(timeout=60)
    listener.close()
    assert process.returncode == 0, errors
    assert outcomes(tmp_path / "out") == {"aid": "read", "treaties": "read"}


def test_a_file_that_the_system_will_not_read(documents: Path, tmp_path: Path, claimline: Claimline) -> None:
    """Its memory is a file of every process on Linux that is there, but fails when it is read from the beginning."""
    (documents / "odd.txt").symlink_to("/proc/self/mem")
    done = claimline("build", documents, "--out", tmp_path / "out")
    assert done.returncode == 1
    failing(done.stderr)
    assert "odd.txt: cannot be read" in done.stderr
    table = pd.read_csv(tmp_path / "out" / "documents.csv").set_index("doc_id")
    assert table.loc["odd", "outcome"] == "failed"
    assert "cannot be read" in table.loc["odd", "error"]
    assert outcomes(tmp_path / "out")["aid"] == "read"


# The administrator may read all files; Linux lets a process give up that right, and all others, for good.
WITHOUT_RIGHTS = """
import ctypes, sys
from pipeline.cli import main
header, nothing = (ctypes.c_uint32 * 2)(0x20080522, 0), (ctypes.c_uint32 * 6)()
assert ctypes.CDLL(None).capset(header, nothing) == 0
sys.exit(main(sys.argv[1:]))
"""


def test_a_file_without_the_right_to_read_it(documents: Path, tmp_path: Path) -> None:
    (documents / "secret.txt").write_text(SENTENCE, encoding="utf-8")
    (documents / "secret.txt").chmod(0)
    command = [sys.executable, "-c", WITHOUT_RIGHTS, "build", str(documents), "--out", str(tmp_path / "out")]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 1, done.stderr
    failing(done.stderr)
    assert "secret.txt: cannot be read: Permission denied" in done.stderr
    assert outcomes(tmp_path / "out") == {"aid": "read", "secret": "failed", "treaties": "read"}


def test_a_folder_without_the_right_to_list_it(documents: Path, tmp_path: Path) -> None:
    closed = documents / "closed"
    closed.mkdir()
    (closed / "secret.txt").write_text(SENTENCE, encoding="utf-8")
    closed.chmod(0)
    command = [sys.executable, "-c", WITHOUT_RIGHTS, "build", str(documents), "--out", str(tmp_path / "out")]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False)
    closed.chmod(0o700)
    assert done.returncode == 1, done.stderr
    failing(done.stderr)
    assert "closed: cannot be listed: Permission denied" in done.stderr
    assert outcomes(tmp_path / "out") == {"aid": "read", "closed": "failed", "treaties": "read"}


@pytest.mark.slow
def test_a_line_of_fifty_megabytes(documents: Path, tmp_path: Path) -> None:
    """Without a figure in it, since each figure is a row: what is tried is that nothing but memory grows with it."""
    (documents / "long.txt").write_text("men and women " * 3_571_428, encoding="utf-8")
    process = start("build", documents, "--out", tmp_path / "out")
    _, errors = process.communicate(timeout=600)
    assert process.returncode in (0, 1), errors
    assert "Traceback" not in errors
    assert outcomes(tmp_path / "out")["aid"] == "read"


ODD = {
    "zero": "The fund gave 12 million\x00 dollars to 18 countries.\n",
    "bidi": "The fund gave \u202e000,12\u202c dollars and \u2067 18 \u2069 boats to the country.\n",
    "marks": "The fund gave 1\u03012\u0301 dollars and \ufeff18\u200b boats to the country.\n",
}


@pytest.mark.parametrize("name", ODD)
def test_odd_characters(documents: Path, tmp_path: Path, claimline: Claimline, name: str) -> None:
    (documents / f"{name}.txt").write_text(ODD[name], encoding="utf-8")
    done = claimline("build", documents, "--out", tmp_path / "out")
    found = outcomes(tmp_path / "out")
    assert found["aid"] == "read"
    assert found[name] == ("failed" if name == "zero" else "read")
    assert done.returncode == (1 if name == "zero" else 0)


def test_a_word_document_with_entities(documents: Path, tmp_path: Path, claimline: Claimline) -> None:
    secret = tmp_path / "secret"
    secret.write_text("sesame", encoding="utf-8")
    entities = "".join(f'<!ENTITY e{n + 1} "{f"&e{n};" * 10}">' for n in range(9))
    head = f'<!DOCTYPE x [<!ENTITY e0 "ha"><!ENTITY f SYSTEM "{secret.as_uri()}">{entities}]>'
    (documents / "bomb.docx").write_bytes(
        word_file("<w:p><w:r><w:t>Here &e9; and &f; are 18 boats.</w:t></w:r></w:p>", head)
    )
    done = claimline("build", documents, "--out", tmp_path / "out")
    assert "Traceback" not in done.stderr
    assert outcomes(tmp_path / "out")["aid"] == "read"
    written = b"".join(path.read_bytes() for path in (tmp_path / "out").glob("*.csv"))
    assert b"sesame" not in written
    assert b"hahaha" not in written


def test_a_file_that_grows_while_it_is_read(documents: Path, tmp_path: Path) -> None:
    """One whole document, and the digest that of the bytes that it was made of."""
    grown = documents / "grown.txt"
    grown.write_text(SENTENCE * 20, encoding="utf-8")
    stop = threading.Event()

    def grow() -> None:
        with grown.open("a", encoding="utf-8") as file:
            while not stop.is_set():
                file.write(SENTENCE)
                file.flush()
                time.sleep(0.02)

    writer = threading.Thread(target=grow)
    process = start("build", documents, "--out", tmp_path / "out")
    writer.start()
    _, errors = process.communicate(timeout=120)
    stop.set()
    writer.join()
    assert process.returncode == 0, errors
    table = pd.read_parquet(tmp_path / "out" / "documents.parquet").set_index("doc_id")
    text = table.loc["grown", "text"]
    assert table.loc["grown", "sha256"] == hashlib.sha256(text.encode()).hexdigest()
    assert grown.read_text(encoding="utf-8").startswith(text)


@pytest.mark.slow
def test_files_that_come_and_go_while_they_are_read(documents: Path, tmp_path: Path) -> None:
    """A document is read whole, or told to be missing; the others are built either way."""
    names = [documents / f"gone-{number}.txt" for number in range(20)]
    stop, chance = threading.Event(), random.Random(4)

    def come_and_go() -> None:
        while not stop.is_set():
            path = chance.choice(names)
            if path.exists():
                path.unlink()
            else:
                path.write_text(f"{path.stem}: {SENTENCE}", encoding="utf-8")

    for path in names:
        path.write_text(f"{path.stem}: {SENTENCE}", encoding="utf-8")
    mover = threading.Thread(target=come_and_go)
    process = start("build", documents, "--out", tmp_path / "out")
    mover.start()
    _, errors = process.communicate(timeout=120)
    stop.set()
    mover.join()
    assert process.returncode in (0, 1), errors
    assert "Traceback" not in errors
    found = outcomes(tmp_path / "out")
    assert (found["aid"], found["treaties"]) == ("read", "read")
