"""A rule file that is missing or broken is told once, as a fault of the installation and not of the documents.

The program is run from a copy of itself, whose rule files are then damaged one by one.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

BROKEN_EXPRESSION = (r"(?P<mark>\d{1,2})(?=", r"(?P<mark>\d{1,2}(?=")  # looked for wherever a full stop stands


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a copy of the program."""
    place = tmp_path_factory.mktemp("installed")
    for name in ("pipeline", "schemas"):
        shutil.copytree(ROOT / name, place / name)
    return place


def build(installed: Path, documents: Path, out: Path) -> tuple[int, str]:
    """The exit status of a run of the copy and what it says."""
    command = [sys.executable, "-m", "pipeline.cli", "build", str(documents), "--out", str(out), "--quiet"]
    done = subprocess.run(
        command,
        cwd=installed,
        env={**os.environ, "PYTHONPATH": str(installed)},
        capture_output=True,
        text=True,
        timeout=100,
    )
    return done.returncode, done.stderr


def damage(path: Path, how: str) -> None:
    if how == "missing":
        path.unlink()
    elif how == "cut":
        path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    else:
        path.write_text(path.read_text(encoding="utf-8").replace(*BROKEN_EXPRESSION), encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "how"),
    [
        ("ages.toml", "missing"),
        ("classes.toml", "missing"),
        pytest.param("hedges.toml", "cut", marks=pytest.mark.slow),
        pytest.param("base_units.json", "missing", marks=pytest.mark.slow),
        pytest.param("base_units.json", "cut", marks=pytest.mark.slow),
        ("segmentation.toml", "expression"),
    ],
)
def test_a_damaged_rule_file_is_told_once(
    installed: Path, documents: Path, tmp_path: Path, name: str, how: str
) -> None:
    rules = installed / "pipeline" / "rules"
    whole = (rules / name).read_bytes()
    damage(rules / name, how)
    assert not (rules / name).exists() or (rules / name).read_bytes() != whole
    try:
        status, said = build(installed, documents, tmp_path / "out")
    finally:
        (rules / name).write_bytes(whole)
    assert status == 2
    assert len(said.splitlines()) == 1
    assert "The installation of claimline is damaged" in said
    assert str(rules if how == "expression" else rules / name) in said
    assert "Install claimline again." in said
    assert not (tmp_path / "out").exists()


@pytest.mark.slow
def test_the_whole_copy_builds(installed: Path, documents: Path, tmp_path: Path) -> None:
    assert build(installed, documents, tmp_path / "out") == (0, "")
