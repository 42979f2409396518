"""How a build grows with its corpus: CPU time and memory at several sizes, and what a second worker is worth.

Run by itself with sizes of your own: `python -m tests.benchmarks.scale --speeches DIR --small 2 --large 200`.
"""

import argparse
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.benchmarks.corpus import texts_of, write_corpus
from tests.benchmarks.measured import Measured, build, measured

SMALL, MIDDLE, LARGE = 2.0, 20.0, 200.0
SHARED = 50.0
WORKERS = 2


@dataclass(frozen=True, slots=True)
class Grown:
    """What builds of corpora of several megabytes took, the least CPU time of their rounds."""

    by_size: dict[float, Measured]
    start: float  # CPU seconds of a build of one small document

    def cpu_ratio(self, large: float, small: float) -> float:
        """CPU time for each megabyte at the large size over that at the small one, both without the start."""
        return self._by_megabyte(large) / self._by_megabyte(small)

    def _by_megabyte(self, size: float) -> float:
        return (self.by_size[size].cpu_seconds - self.start) / size

    def memory_ratio(self, large: float, small: float) -> float:
        """The largest memory at the large size over that at the small one."""
        return self.by_size[large].megabytes / self.by_size[small].megabytes


def grown(speeches: Path | None, sizes: dict[float, int]) -> Grown:
    """Build corpora of these sizes in turns, each as often as it says."""
    texts = texts_of(speeches)
    found: dict[float, Measured] = {}
    start = float("inf")
    with TemporaryDirectory() as folder:
        tiny = one_sentence(Path(folder))
        corpora = {size: write_corpus(Path(folder) / f"{size:g}", texts, size) for size in sizes}
        for turn in range(max(sizes.values())):
            start = min(start, measured(build(tiny, Path(folder) / "out")).cpu_seconds)
            for size, rounds in sizes.items():
                if turn < rounds:
                    one = measured(build(corpora[size], Path(folder) / "out"))
                    before = found.get(size, one)
                    found[size] = min(one, before, key=lambda each: each.cpu_seconds)
    return Grown(found, start)


def one_sentence(place: Path) -> Path:
    """A folder with one document of one sentence, whose build is all start."""
    folder = place / "tiny"
    folder.mkdir()
    (folder / "one.txt").write_text("In 2004 the fund gave 12 million yuan to 5 villages.\n", encoding="utf-8")
    return folder


def worth_of_workers(speeches: Path | None, megabytes: float) -> float:
    """Wall time of a build in one process over that of one by two workers, the start of either taken off.

    The start is what a build of one small document takes.
    """
    with TemporaryDirectory() as folder:
        place = Path(folder)
        corpus = write_corpus(place / "corpus", texts_of(speeches), megabytes)
        tiny = one_sentence(place)
        dask = ("--engine", "dask", "--workers", str(WORKERS))
        seconds = [
            measured(build(corpus, place / "out", *more)).wall_seconds
            - measured(build(tiny, place / "out", *more)).wall_seconds
            for more in ((), dask)
        ]
    return seconds[0] / seconds[1]


def main() -> None:
    """Print the ratios for the sizes asked for."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--speeches", type=Path)
    arguments.add_argument("--small", type=float, default=SMALL)
    arguments.add_argument("--large", type=float, default=LARGE)
    arguments.add_argument("--rounds", type=int, default=1)
    given = arguments.parse_args()
    found = grown(given.speeches, {given.small: given.rounds, given.large: given.rounds})
    for size, one in found.by_size.items():
        print(f"{size:g} MB: {one.cpu_seconds:.1f} CPU seconds, {one.megabytes:.0f} MB of memory")
    print(f"CPU a megabyte: {found.cpu_ratio(given.large, given.small):.2f}")
    print(f"Memory: {found.memory_ratio(given.large, given.small):.2f}")


if __name__ == "__main__":
    main()
