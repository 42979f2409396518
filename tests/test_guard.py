"""Nothing in a document makes the program open a connection, read another file, start a program or write elsewhere.

The command runs in a process of its own with an audit hook of the interpreter, which no code in it can take out. What
the libraries written in C do is not audited: a real site waits for them, and a secret must not come out.
"""

import json
import os
import socket
import subprocess
import sys
import threading
from pathlib import Path

import pandas as pd
import pytest

from tests.conftest import ROOT
from tests.hostile_documents import write_hostile_documents

SECRET = "sesame-1f0c9b"
WATCHED = """
import os, sys
log = os.open(sys.argv[1], os.O_WRONLY | os.O_CREAT | os.O_APPEND)
import json
WRITES = ("os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.link", "os.symlink", "os.truncate", "os.chmod")
STARTS = ("subprocess.Popen", "os.system", "os.exec", "os.posix_spawn", "os.startfile", "webbrowser.open")
def watch(event, arguments):
    if event == "open":
        path, mode, flags = arguments
        if isinstance(path, int):
            return
        writes = bool(flags & (os.O_WRONLY | os.O_RDWR)) if isinstance(flags, int) else mode not in (None, "r", "rb")
        row = ["write" if writes else "read", os.fsdecode(path)]
    elif event in WRITES:
        row = ["write", *(os.fsdecode(a) for a in arguments if isinstance(a, (str, bytes)))]
    elif event.startswith("socket.") or event in STARTS:
        row = ["refused", event, repr(arguments)]
    else:
        return
    os.write(log, json.dumps(row).encode() + b"\\n")
from pipeline.cli import main
sys.addaudithook(watch)
sys.exit(main(sys.argv[2:]))
"""


class Site(threading.Thread):
    """Waits at a port of this machine and counts who comes."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port = self.listener.getsockname()[1]
        self.visits = 0

    def run(self) -> None:
        while True:
            try:
                visitor, _ = self.listener.accept()
            except OSError:
                return
            self.visits += 1
            visitor.close()


@pytest.fixture(scope="module")
def watched(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[list[str]], int]:
    """The folder, what the build of the hostile documents did, and how many came to the site."""
    folder = tmp_path_factory.mktemp("guard")
    (folder / "secret").write_text(f"{SECRET} gave 99 million dollars in 2004.\n", encoding="utf-8")
    (folder / "temp").mkdir()
    site = Site()
    site.start()
    write_hostile_documents(folder / "documents", folder / "secret", f"http://127.0.0.1:{site.port}/")
    log = folder / "log"
    done = subprocess.run(
        [sys.executable, "-c", WATCHED, str(log), "build", str(folder / "documents"), "--out", str(folder / "out")],
        cwd=ROOT, env={**os.environ, "TMPDIR": str(folder / "temp")}, capture_output=True, text=True, timeout=120,
        check=False,
    )  # fmt: skip
    site.listener.close()
    assert done.returncode == 1, done.stderr
    assert "Traceback" not in done.stderr
    return folder, [json.loads(line) for line in log.read_text(encoding="utf-8").splitlines()], site.visits


def within(path: str, *places: Path) -> bool:
    """Whether a path lies in one of the places, whatever links and dots it has."""
    real = Path(ROOT, path).resolve()
    return any(real == place.resolve() or place.resolve() in real.parents for place in places)


def test_no_connection_and_no_program(watched: tuple[Path, list[list[str]], int]) -> None:
    _, events, visits = watched
    assert [row for row in events if row[0] == "refused"] == []
    assert visits == 0


def test_only_the_documents_and_the_program_are_read(watched: tuple[Path, list[list[str]], int]) -> None:
    folder, events, _ = watched
    program = [Path(place) for place in {sys.prefix, sys.base_prefix, *(path for path in sys.path if path)}]
    system = [Path(place) for place in ("/usr", "/lib", "/lib64", "/sys", "/proc", "/dev/null", "/etc/localtime")]
    own = [ROOT, folder / "documents", folder / "out", folder / ".out.new", folder / ".out.old", folder / "temp"]
    read = [row[1] for row in events if row[0] == "read"]
    assert any(within(path, folder / "documents") for path in read), "the hook saw nothing"
    assert [path for path in read if not within(path, *own, *program, *system)] == []


def test_only_the_output_folder_is_written(watched: tuple[Path, list[list[str]], int]) -> None:
    folder, events, _ = watched
    written = [path for row in events if row[0] == "write" for path in row[1:]]
    places = (folder / "out", folder / ".out.new", folder / ".out.old", folder / "temp", Path("/dev/null"))
    foreign = [path for path in written if not within(path, *places) and "__pycache__" not in path]
    assert written
    assert foreign == []
    assert sorted(path.name for path in folder.iterdir()) == ["documents", "log", "out", "secret", "temp"]
    assert not any((folder / "temp").iterdir())


def test_the_secret_does_not_come_out(watched: tuple[Path, list[list[str]], int]) -> None:
    folder, _, _ = watched
    for path in (folder / "out").rglob("*"):
        if path.suffix == ".parquet":
            table = pd.read_parquet(path)
            assert SECRET not in "".join(str(value) for column in table for value in table[column])
        elif path.is_file():
            assert SECRET not in path.read_text(encoding="utf-8")


def test_every_format_was_tried(watched: tuple[Path, list[list[str]], int]) -> None:
    folder, _, _ = watched
    documents = pd.read_csv(folder / "out" / "documents.csv")
    assert set(documents["format"]) >= {"html", "mht", "markdown", "pdf", "text"}
    errors = documents.set_index("path")["error"].dropna()
    assert errors.str.contains("leads out of the archive").sum() == 4
    assert errors.str.contains("a link or device").sum() == 3
