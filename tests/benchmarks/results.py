"""Run the benchmarks and write what they found to RESULTS.md, with the machine and the versions.

`make bench` runs all but the peer, `make bench-peers` the peer beside us, `--only` some. Where `make compiled` was run,
the compiled claimline is measured too. What was found is kept in `results.json`, so that one part can be renewed
without the others.
"""

import argparse
import json
import os
import platform
import subprocess
import sys
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from typing import Any

from pipeline.publish.readme import benchmarks
from pipeline.publish.record import LIBRARIES
from tests.benchmarks.frames import MEGABYTES, share_of_frames
from tests.benchmarks.scale import LARGE, MIDDLE, SHARED, SMALL, WORKERS, grown, worth_of_workers
from tests.benchmarks.start import start_ratios

HERE = Path(__file__).resolve().parent
KEPT = HERE / "results.json"
PAGE = HERE / "RESULTS.md"
PEER_PYTHON = HERE.parents[1] / ".venv-peers" / "bin" / "python"
COMPILED_PYTHON = HERE.parents[1] / ".venv-compiled" / "bin" / "python"
UN_CORPUS, UN_MEGABYTES = "10,953 files and 200 MB", 200.0
Row = tuple[str, str, str]  # what was measured, what was found, what is aimed at


def throughput(given: argparse.Namespace) -> list[Row]:
    """Text to rows in one process: as the sources stand, and compiled where that was made."""
    return [
        row
        for how, python in _ours().items()
        for corpus, found in _speeds(python, given.speeches).items()
        for row in (
            (f"{corpus}{how}: megabytes a second", f"{found['megabytes a second']:.2f}", ""),
            (f"{corpus}{how}: microseconds a numeral", f"{found['seconds'] / found['numerals'] * 1e6:.0f}", ""),
        )
    ]


def peers(given: argparse.Namespace) -> list[Row]:
    """The same texts through quantulum3, all measured now and in turns; the best of each."""
    least: dict[str, float] = {}
    for _ in range(given.rounds):
        for name, python in {**_ours(), "peer": str(PEER_PYTHON)}.items():
            more = ("--peer",) if name == "peer" else ()
            seconds = _speeds(python, None, *more)["seeds by paragraph"]["seconds"]
            least[name] = min(least.get(name, seconds), seconds)
    peer = least.pop("peer")
    return [
        (f"seeds by paragraph{how}: times as fast as quantulum3", f"{peer / seconds:.1f}", "20 or more")
        for how, seconds in least.items()
    ]


def frames(given: argparse.Namespace) -> list[Row]:
    """Tables beside extraction."""
    share = share_of_frames(given.speeches)
    return [(f"frames and validation over extraction, a batch of {MEGABYTES:g} MB", f"{share:.2f}", "below 0.15")]


def start(_: argparse.Namespace) -> list[Row]:
    """How soon commands answer."""
    aims = {"claimline --help": 0.15, "claimline explain": 0.5, "claimline build (the seeds)": 2.0}
    return [
        (f"{name}, over importing pandas, pandera, pint and pyarrow", f"{ratio:.2f}", f"below {aims[name]}")
        for name, ratio in start_ratios().items()
    ]


def scale(given: argparse.Namespace) -> list[Row]:
    """Linear in time, level in memory."""
    found = grown(given.speeches, {SMALL: max(given.rounds, 5), MIDDLE: 1, LARGE: given.rounds})
    sizes = ", ".join(f"{one.megabytes:.0f} MB at {size:g} MB" for size, one in found.by_size.items())
    return [
        (
            f"CPU time a megabyte at {LARGE:g} MB over that at {SMALL:g} MB (best of {given.rounds})",
            f"{found.cpu_ratio(LARGE, SMALL):.2f}",
            "within 1.3",
        ),
        (
            f"largest memory at {LARGE:g} MB over that at {MIDDLE:g} MB ({sizes})",
            f"{found.memory_ratio(LARGE, MIDDLE):.2f}",
            "within 1.3",
        ),
        (
            f"all speeches of the UN General Debate, {UN_CORPUS}, on one core (extrapolated from {MIDDLE:g} MB)",
            f"{found.by_size[MIDDLE].cpu_seconds / MIDDLE * UN_MEGABYTES / 60:.1f} minutes",
            "",
        ),
    ]


def cluster(given: argparse.Namespace) -> list[Row]:
    """A second core."""
    worth = worth_of_workers(given.speeches, SHARED)
    return [(f"{WORKERS} Dask workers over one process, {SHARED:g} MB, start excluded", f"{worth:.2f}", "1.5 or more")]


SECTIONS: dict[str, Callable[[argparse.Namespace], list[Row]]] = {
    section.__name__: section for section in (throughput, peers, frames, start, scale, cluster)
}
BY_DEFAULT = [name for name in SECTIONS if name != "peers"]


def main() -> None:
    """Run the sections asked for, keep what they found, write the page."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--speeches", type=Path)
    arguments.add_argument("--rounds", type=int, default=5)
    arguments.add_argument("--only", choices=SECTIONS, nargs="+", default=BY_DEFAULT)
    given = arguments.parse_args()
    kept: dict[str, Any] = json.loads(KEPT.read_text(encoding="utf-8")) if KEPT.is_file() else {}
    for name in given.only:
        kept[name] = {"on": _machine(), "rows": SECTIONS[name](given)}
        for row in kept[name]["rows"]:
            print(": ".join(filter(None, row[:2])), flush=True)
        KEPT.write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")
    PAGE.write_text(page_of(kept), encoding="utf-8")


def page_of(kept: dict[str, Any]) -> str:
    """The page: a table, and what each part was measured on."""
    machines: dict[str, list[str]] = {}
    for name, section in kept.items():
        machines.setdefault(section["on"], []).append(name)
    lines = [
        "# Benchmarks",
        "",
        "Written by `make bench` and `make bench-peers`; each ratio is of one run.",
        "",
        benchmarks(KEPT),
        "",
        *(f"Measured on {machine}: {', '.join(names)}." for machine, names in machines.items()),
        "",
    ]
    return "\n".join(lines)


def _ours() -> dict[str, str]:
    """The Python of each claimline to be measured, by what tells it from the plain one; no compiled one that is older
    than the sources.
    """
    found, made = {"": sys.executable}, COMPILED_PYTHON.parents[1] / ".made"
    files = (path for folder in ("pipeline", "schemas") for path in (HERE.parents[1] / folder).rglob("*"))
    newest = max(path.stat().st_mtime for path in files if path.is_file() and "__pycache__" not in path.parts)
    if made.is_file() and made.stat().st_mtime >= newest:
        found[", compiled"] = str(COMPILED_PYTHON)
    elif COMPILED_PYTHON.is_file():
        print("The compiled extractor is older than the sources and is not measured: make compiled.", file=sys.stderr)
    return found


def _speeds(python: str, speeches: Path | None, *more: str) -> dict[str, dict[str, float]]:
    script = ["-m", "tests.benchmarks.throughput"] if python == sys.executable else [str(HERE / "throughput.py")]
    given = [f"--speeches={speeches}"] if speeches is not None else []
    done = subprocess.run([python, *script, *given, *more], capture_output=True, text=True, check=True)
    found: dict[str, dict[str, float]] = json.loads(done.stdout)
    return found


def _machine() -> str:
    cores = os.cpu_count()
    libraries = ", ".join(f"{name} {version(name)}" for name in LIBRARIES)
    return (
        f"{platform.machine()} with {cores} cores, {platform.system()}, Python {platform.python_version()}, {libraries}"
    )


if __name__ == "__main__":
    main()
