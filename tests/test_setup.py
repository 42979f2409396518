"""What a newcomer relies on before any code runs: the lock, the packaging and the citation file are in step."""

import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")


def test_every_dependency_is_locked_with_a_hash() -> None:
    locked = dict(re.findall(r"^([a-z0-9-]+)==\S+.*\n((?:    --hash.*\n)+)", LOCK, re.MULTILINE))
    extras = PROJECT["optional-dependencies"]
    for requirement in [*PROJECT["dependencies"], *(one for extra in extras.values() for one in extra)]:
        name = re.match(r"[A-Za-z0-9-]+", requirement)
        assert name is not None
        if name[0] == PROJECT["name"]:  # an extra that takes in others, which are looked at themselves
            continue
        assert "sha256:" in locked.get(name[0], ""), f"{name[0]} is not in requirements.lock: run make lock"


def test_the_lock_names_no_host_and_no_folder() -> None:
    assert "://" not in LOCK
    assert not re.search(r"^-|@ file", LOCK, re.MULTILINE)


def test_the_citation_file_is_in_step() -> None:
    citation = (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    fields = dict(re.findall(r"^([a-z-]+): *(.*)$", citation, re.MULTILINE))
    assert {"cff-version", "message", "title", "authors", "license", "version"} <= fields.keys()
    assert fields["version"] == PROJECT["version"]
    assert fields["license"] == PROJECT["license"]


@pytest.mark.slow
def test_the_wheel_holds_the_rules(tmp_path: Path) -> None:
    build = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(tmp_path)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True, timeout=120)
    (wheel,) = tmp_path.glob("*.whl")
    held = set(zipfile.ZipFile(wheel).namelist())
    for path in [*(ROOT / "pipeline" / "rules").glob("*.*"), *(ROOT / "schemas").glob("*.py")]:
        assert path.relative_to(ROOT).as_posix() in held
    assert not any("__pycache__" in name for name in held)
    assert not any(name.startswith(("tests/", "seeds/")) for name in held)
