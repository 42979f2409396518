"""What several tests share: the command line as users run it, a folder of documents to break, the built seeds."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.dataset import Dataset

ROOT = Path(__file__).resolve().parent.parent
SEEDS = ROOT / "seeds"

Claimline = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture(scope="session")
def claimline() -> Claimline:
    """Runs the command line in a process of its own, in another folder's own right; never with a traceback."""

    def run(*arguments: object, **rest: object) -> "subprocess.CompletedProcess[str]":
        command = [sys.executable, "-m", "pipeline.cli", *map(str, arguments)]
        environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
        done = subprocess.run(command, capture_output=True, text=True, timeout=110, env=environment, **rest)  # type: ignore[call-overload]
        assert "Traceback" not in done.stderr, done.stderr
        return done  # type: ignore[no-any-return]

    return run


@pytest.fixture
def documents(tmp_path: Path) -> Path:
    """A folder of two sound documents with a manifest."""
    folder = tmp_path / "documents"
    folder.mkdir()
    (folder / "aid.txt").write_text(
        "In 2004 the Government of China gave 686 million yuan of aid to other countries. "
        "It sent 36,000 tons of grain and 12 medical teams.\n",
        encoding="utf-8",
    )
    (folder / "treaties.txt").write_text(
        "By the end of 2016 China had joined 26 international human rights conventions. "
        "The 60th session of the Commission was held in Geneva in 2004.\n",
        encoding="utf-8",
    )
    (folder / "documents.csv").write_text(
        "doc_id,title,publisher,actor,about,published,covers_start,covers_end,language,source_url,rights\n"
        "aid,Aid in 2004,Ministry,China,China,2005-01-31,2004-01-01,2004-12-31,en,,\n"
        "treaties,Treaties,Ministry,China,China,2017-01-31,,,en,,\n",
        encoding="utf-8",
    )
    return folder


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Dataset, Path]:
    """The seeds built once: the dataset and its folder."""
    from pipeline import build

    out = tmp_path_factory.mktemp("built") / "data_out"
    return build(SEEDS, out), out
