"""Progress: a bar on a terminal, plain lines elsewhere, nothing with --quiet."""

import os
import pty
import re
import subprocess
import sys
import termios
from pathlib import Path

import pytest

from pipeline.commands.progress import lines
from tests.conftest import ROOT, Claimline


def test_a_line_has_count_rate_and_time_left(capsys: pytest.CaptureFixture[str]) -> None:
    progress = lines(seconds_between=0.0)
    progress(250, 1000)
    said = capsys.readouterr().err
    assert re.fullmatch(r"claimline: 250 of 1,000 documents, [\d,.]+ a second, about (\d+ min )?\d+ s left\n", said)


def test_lines_are_far_apart_and_the_end_is_left_to_the_summary(capsys: pytest.CaptureFixture[str]) -> None:
    progress = lines(seconds_between=3600.0)
    for done in range(1, 100):
        progress(done, 100)
    lines(seconds_between=0.0)(100, 100)
    assert capsys.readouterr().err == ""


def test_a_short_run_into_a_file_says_nothing_of_its_progress(
    documents: Path, tmp_path: Path, claimline: Claimline
) -> None:
    assert claimline("build", documents, "--out", tmp_path / "out").stderr == ""


@pytest.mark.parametrize("quiet", [False, True], ids=["shown", "quiet"])
def test_a_bar_on_a_terminal(documents: Path, tmp_path: Path, quiet: bool) -> None:
    ours, theirs = pty.openpty()
    termios.tcsetwinsize(theirs, (24, 100))
    command = [sys.executable, "-m", "pipeline.cli", "build", str(documents), "--out", str(tmp_path / "out")]
    process = subprocess.Popen(
        [*command, *(["--quiet"] if quiet else [])], cwd=ROOT, stdout=subprocess.DEVNULL, stderr=theirs
    )
    os.close(theirs)
    shown = _all_from(ours)
    assert process.wait(timeout=60) == 0
    assert ("documents/s" in shown) is not quiet
    assert "Traceback" not in shown


def _all_from(terminal: int) -> str:
    """What is written to a terminal until its other side is closed."""
    held = b""
    while True:
        try:
            more = os.read(terminal, 4096)
        except OSError:  # how Linux tells that nobody writes there any more
            more = b""
        if not more:
            os.close(terminal)
            return held.decode(errors="replace")
        held += more
