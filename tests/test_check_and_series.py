"""`claimline check` and `claimline series` on the seeds: what they print and with which status they end."""

import re
import shlex
import shutil
from pathlib import Path

import pytest

from pipeline.dataset import Dataset
from tests.conftest import Claimline

Built = tuple[Dataset, Path]


def test_the_seeds_contradict_each_other_in_one_place(built: Built) -> None:
    findings = built[0].findings
    errors = findings[findings["severity"] == "error"]
    assert list(errors["message"]) == [
        "Human rights treaties joined (China): 27 in Progress in China's Human Rights in 2012, chapter VI (May 2013)"
        " but 26 in New Progress in the Legal Protection of Human Rights in China, chapter VI (December 2017); a total"
        " of human rights treaties joined should not fall."
    ]
    assert list(errors["figures"].iloc[0]) == ["27", "26"]
    assert list(findings["severity"]) == sorted(findings["severity"], key=["error", "warning", "notice"].index)


def test_check_prints_findings_with_their_sentences(claimline: Claimline, built: Built) -> None:
    done = claimline("check", built[1])
    assert done.returncode == 0
    assert "error: Human rights treaties joined (China): 27 in" in done.stdout
    assert "China has joined 27 international human rights conventions" in done.stdout
    assert "China has acceded to 26 international human rights conventions" in done.stdout
    assert "1 error" in done.stdout.splitlines()[-1]


def test_two_figures_of_one_sentence_print_it_once(claimline: Claimline, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    sentence = "In 2015, 20 countries signed the convention, 27 of which ratified it."
    (tmp_path / "in" / "un.txt").write_text(f"{sentence} It has 44 articles.", encoding="utf-8")
    assert claimline("build", tmp_path / "in", "--out", tmp_path / "out").returncode == 0
    printed = claimline("check", tmp_path / "out").stdout
    assert "part_exceeds_whole" in printed
    (line,) = (line for line in printed.splitlines() if line.startswith("  > "))
    assert re.fullmatch(rf"  > un, \w+-9 and \w+-45: {sentence}", line)


@pytest.mark.parametrize(("limit", "status"), [("error", 1), ("warning", 1), ("notice", 1)])
def test_fail_on_sets_the_exit_status(claimline: Claimline, built: Built, limit: str, status: int) -> None:
    assert claimline("check", built[1], "--fail-on", limit).returncode == status


def test_without_findings_nothing_fails(claimline: Claimline, built_documents: Path) -> None:
    done = claimline("check", built_documents, "--fail-on", "notice")
    assert (done.returncode, done.stdout) == (0, "Findings: 0 errors, 0 warnings, 0 notices.\n")


def test_build_ends_with_the_count(claimline: Claimline, documents: Path, tmp_path: Path) -> None:
    done = claimline("build", documents, "--out", tmp_path / "out")
    assert "Findings: 0 errors, 0 warnings, 0 notices." in done.stdout


def test_series_lists_and_prints(claimline: Claimline, built: Built) -> None:
    listed = claimline("series", "--dir", built[1])
    assert listed.returncode == 0
    (line,) = (
        line for line in listed.stdout.splitlines() if line.startswith("human_rights_treaties_joined:China:count")
    )
    assert line.split()[1:] == ["4", "4", "2001", "2017"]
    printed = claimline("series", "human_rights_treaties_joined", "--dir", built[1])
    assert [line.split()[1] for line in printed.stdout.splitlines()[2:] if line] == ["18", "21", "27", "26"]


def test_a_series_by_years_and_documents(claimline: Claimline, built: Built) -> None:
    done = claimline("series", "human_rights_treaties_joined:China:count", "--wide", "--dir", built[1])
    name, header, *rows = (line.split() for line in done.stdout.splitlines() if line)
    assert name == ["human_rights_treaties_joined:China:count"]
    assert [column[:3] for column in header[1:]] == ["001", "000", "002", "003"]
    assert rows == [["2001", "18"], ["2005", "21"], ["2013", "27"], ["2017", "26"]]


def test_a_series_that_is_not_there(claimline: Claimline, built: Built) -> None:
    done = claimline("series", "unicorns", "--dir", built[1])
    assert done.returncode == 2
    assert "unicorns" in done.stderr
    assert f"claimline series --dir {built[1]}" in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_series_takes_its_folder_as_check_does(claimline: Claimline, built: Built) -> None:
    assert claimline("series", built[1]).stdout == claimline("series", "--dir", built[1]).stdout != ""
    name = "human_rights_treaties_joined"
    assert claimline("series", name, built[1]).stdout == claimline("series", name, "--dir", built[1]).stdout != ""


def test_an_indicator_may_be_named_with_the_id_of_its_rule(claimline: Claimline, built: Built, tmp_path: Path) -> None:
    name = "human_rights_treaties_joined"
    for options in ([], ["--wide"]):
        printed = claimline("series", f"indicator.{name}", built[1], *options)
        assert (printed.returncode, printed.stdout) == (0, claimline("series", name, built[1], *options).stdout)
    chart = tmp_path / "chart.html"
    assert claimline("series", f"indicator.{name}", built[1], "--chart", chart).returncode == 0
    assert "Human rights treaties joined" in chart.read_text(encoding="utf-8")
    assert claimline("indicators", f"indicator.{name}").stdout == claimline("indicators", name).stdout != ""


def test_documents_in_place_of_a_dataset_can_be_built_as_told(
    claimline: Claimline, documents: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    told = claimline("check", documents).stderr
    command = shlex.split(told.strip().partition("claimline build ")[2])
    assert claimline("build", *command).returncode == 0
    assert claimline("check", command[-1]).returncode == 0


def test_no_dataset_is_one_sentence(claimline: Claimline, tmp_path: Path) -> None:
    for command in (["check", tmp_path], ["series", "--dir", tmp_path]):
        done = claimline(*command)
        assert (done.returncode, done.stdout) == (2, "")
        assert str(tmp_path) in done.stderr


def test_a_folder_that_does_not_exist_is_told_as_such(claimline: Claimline, built: Built, tmp_path: Path) -> None:
    nothing = tmp_path / "nothing"
    commands = (
        ["check", nothing],
        ["series", "--dir", nothing],
        ["series", "human_rights_treaties_joined", nothing],
        ["report", nothing],
        ["diff", built[1], nothing],
        ["diff", nothing, built[1]],
    )
    for command in commands:
        done = claimline(*command)
        assert (done.returncode, done.stdout) == (2, "")
        assert f"{nothing}: " in done.stderr
        assert "this folder does not exist" in done.stderr


def test_the_codebook_explains_every_kind_of_finding(built: Built) -> None:
    page = (built[1] / "codebook.md").read_text(encoding="utf-8")
    for kind in ("fell", "conflict", "scale_slip", "target_met"):
        assert f"| `{kind}` |" in page


def test_check_reads_a_dataset_without_parquet(claimline: Claimline, built: Built, tmp_path: Path) -> None:
    copy = shutil.copytree(built[1], tmp_path / "copy")
    for path in copy.glob("*.parquet"):
        path.unlink()
    assert claimline("check", copy, "--fail-on", "error").returncode == 1
