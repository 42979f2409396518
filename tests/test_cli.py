"""The command line: what it offers, how fast it answers, and with which exit status a command ends."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.cli import COMMANDS
from tests.conftest import ROOT, Claimline

HEAVY = "{'pandas', 'numpy', 'pint', 'pandera', 'pyarrow', 'pydantic'}"


def in_a_process(code: str, **environment: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        env={**os.environ, **environment},
    )


def loaded_by(arguments: list[str]) -> str:
    """Which of the heavy libraries a command line loads."""
    code = (
        "import sys, pipeline.cli\n"
        f"try: pipeline.cli.main({arguments!r})\n"
        "except SystemExit: pass\n"
        f"print(sorted({HEAVY} & set(sys.modules)))"
    )
    return in_a_process(code).stdout.splitlines()[-1]


def test_help_loads_nothing_heavy() -> None:
    assert loaded_by(["--help"]) == "[]"
    assert loaded_by([]) == "[]"


@pytest.mark.parametrize("command", [["explain", "It had 26 members."], ["extract", "--help"]])
def test_explain_and_extract_load_no_pandas(command: list[str]) -> None:
    assert not {"pandas", "pandera"} & set(json.loads(loaded_by(command).replace("'", '"')))


def test_help_names_every_command(claimline: Claimline) -> None:
    for arguments in (["--help"], []):
        done = claimline(*arguments)
        assert done.returncode == 0
        for command in COMMANDS:
            assert f"    {command.name}" in done.stdout
            assert command.does in done.stdout


@pytest.mark.parametrize("name", [command.name for command in COMMANDS])
def test_every_command_has_help_and_refuses_unknown_options(claimline: Claimline, name: str) -> None:
    done = claimline(name, "--help")
    assert done.returncode == 0
    assert done.stdout.startswith(f"usage: claimline {name} ")
    assert claimline(name, "--no-such-option").returncode == 2


def test_the_version_is_the_package_s(claimline: Claimline) -> None:
    done = claimline("--version")
    assert done.returncode == 0
    assert f'version = "{done.stdout.split()[1]}"' in (ROOT / "pyproject.toml").read_text()


def test_build_sums_up_what_it_built(claimline: Claimline, documents: Path, tmp_path: Path) -> None:
    done = claimline("build", documents, "--out", tmp_path / "out")
    assert done.returncode == 0
    assert not done.stderr
    assert "2 documents: 2 read, 0 skipped, 0 failed" in done.stdout
    assert "Rejected numerals by reason:" in done.stdout
    assert "686 million yuan" in done.stdout
    assert str(tmp_path / "out") in done.stdout


def test_the_summary_names_the_dataset_to_check(claimline: Claimline, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    said = "By the end of 2004, China had joined {} international human rights conventions. "
    (tmp_path / "in" / "a.txt").write_text(said.format(21) + said.format(25), encoding="utf-8")
    done = claimline("build", tmp_path / "in", "--out", tmp_path / "out")
    assert f"Read them with: claimline check {tmp_path / 'out'}\n" in done.stdout


def test_a_quiet_build_prints_nothing(claimline: Claimline, documents: Path, tmp_path: Path) -> None:
    done = claimline("build", documents, "--out", tmp_path / "out", "--quiet")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_a_skipped_document_is_one_line_and_no_failure(claimline: Claimline, documents: Path, tmp_path: Path) -> None:
    words = "Le gouvernement de la France a donné 26 millions de francs aux pays les plus pauvres dans la région. "
    (documents / "aide.txt").write_text(words * 10, encoding="utf-8")
    done = claimline("build", documents, "--out", tmp_path / "out")
    assert done.returncode == 0
    (line,) = done.stderr.splitlines()
    assert "aide.txt" in line
    assert "English" in line


def test_of_many_copies_the_first_are_told_one_by_one(claimline: Claimline, tmp_path: Path) -> None:
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(12):
        (folder / f"{number:02}.txt").write_text("In 2004 the fund gave 12 million yuan.\n", encoding="utf-8")
    (folder / "99.pdf").write_bytes(b"%PDF-1.4\nbroken")
    done = claimline("build", folder, "--out", tmp_path / "out", "--quiet")
    lines = done.stderr.splitlines()
    assert done.returncode == 1
    assert sum("has the same text as" in line for line in lines) == 5
    assert "claimline: skipped: 6 more copies of other documents; documents.csv names them (duplicate_of)" in lines
    assert any("99.pdf" in line for line in lines)


def test_diff_of_a_dataset_with_itself_and_with_none(
    claimline: Claimline, built_documents: Path, tmp_path: Path
) -> None:
    assert claimline("diff", built_documents, built_documents).returncode == 0
    done = claimline("diff", built_documents, tmp_path)
    assert done.returncode == 2
    assert str(tmp_path) in done.stderr


def test_a_terminal_that_cannot_show_a_character_gets_its_code(tmp_path: Path) -> None:
    (tmp_path / "text.txt").write_text("They gave 26 “grants” to 12 villages.\n", encoding="utf-8")
    code = f"import sys; sys.argv = ['claimline', 'extract', {str(tmp_path / 'text.txt')!r}]\n"
    code += "from pipeline.cli import entry; entry()"
    done = in_a_process(code, PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert done.returncode == 0, done.stderr
    assert "26" in done.stdout


def test_a_reader_that_has_seen_enough_is_no_fault(documents: Path) -> None:
    command = f"{sys.executable} -m pipeline.cli extract --format jsonl {documents}/aid.txt {documents}/treaties.txt"
    done = subprocess.run(
        ["bash", "-c", f"set -o pipefail; {command} | true"], cwd=ROOT, capture_output=True, text=True, timeout=60
    )
    assert done.returncode == 0
    assert not done.stderr
